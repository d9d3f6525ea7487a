"""The verbs of `hourproof-server` that are about the log itself: its keys, and going on after a loss."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from server.authority.orders import order_rotate
from server.clock import SystemClock
from server.context import Core
from server.log.keys import add_key
from server.offline import carried_out, opened
from server.organizations.models import Organization
from server.prepare import prepare
from server.recovered_authority import RecoveryError
from server.recovery import recover as recover_log
from server.settings import Settings, public_url
from server.storage.lock import FolderLock
from server.succession import succeed
from server.verbs import OK, REFUSED, RefusedError, existing
from wire.authority import Role
from wire.fields import to_base64std
from wire.keys import spki
from wire.note import vkey
from wire.records import OrganizationId

Verb = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]

_GENESIS = "SELECT seq FROM authority_statements WHERE organization = ? AND type = 'genesis'"


def add_log_verbs(verb: Verb) -> None:
    """Add them to the command line; `verb` makes a parser for one."""
    turned = verb("rotate", rotate, "give a log, or its statements, a new key from now on")
    turned.add_argument("role", choices=[role.value for role in Role], help="which key")
    _of_organization(turned)

    again = verb(
        "recover",
        recover,
        "rebuild the end of a log that a backup does not have, from bundles of its devices",
    )
    again.add_argument(
        "bundles", nargs="+", type=Path, metavar="BUNDLE", help="what `hourproof export` wrote"
    )
    _of_organization(again)

    anew = verb(
        "new-origin", new_origin, "begin a new log for an organization whose old one cannot go on"
    )
    _of_organization(anew)
    anew.add_argument(
        "--public-url", metavar="URL", help="whose host names the new log (default: as before)"
    )


def _of_organization(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--organization", metavar="ID", help="which, where there is more than one")


def rotate(chosen: argparse.Namespace) -> int:
    """Make a new key and have it stated in the log."""
    settings = existing(chosen)
    prepare(settings, SystemClock())
    _carry_out(settings)
    role = Role(chosen.role)
    with opened(settings) as core:
        row = _organization(core, chosen.organization)
        if not core.database.select(_GENESIS, row.organization):
            raise RefusedError(
                REFUSED,
                "The log was begun by a release that could not do this. Begin a new one: "
                "hourproof-server new-origin.",
            )
        signer = add_key(settings.keys, row.organization, role.value, rng=core.rng)
        key = (
            vkey(row.log_origin, signer.public)
            if role is Role.LOG
            else to_base64std(spki(signer.public))
        )
        with core.database.writing() as session:
            order_rotate(session, row.organization, role=role, key=key, now_ms=core.clock.now_ms())
    _carry_out(settings)
    print(f"The {role} key of {row.name} is now {key}")
    print(
        f"Keep its file with your backups: {settings.keys}. The files of older keys "
        "sign nothing any more; remove them when every backup that needs them is gone."
    )
    return OK


def recover(chosen: argparse.Namespace) -> int:
    """Rebuild the end of the log and tell what came back."""
    settings = existing(chosen)
    prepare(settings, SystemClock())
    lock = FolderLock(settings.data)
    try:
        with opened(settings) as core:
            core.database.lead()
            row = _organization(core, chosen.organization)
            made = recover_log(core, row.organization, chosen.bundles)
    except RecoveryError as error:
        raise RefusedError(REFUSED, str(error)) from error
    except OSError as error:
        raise RefusedError(REFUSED, f"{error.filename}: {error.strerror}.") from error
    finally:
        lock.close()
    print(f"Log            {made.before} entries before, {made.after} now, as it was signed")
    print(f"Came back      {made.statements} statements, {made.files} files")
    print(f"Not known      {made.after - made.before - made.entries} entries that no bundle has")
    print("Machines that were enrolled after the backup have to be enrolled once more.")
    return OK


def new_origin(chosen: argparse.Namespace) -> int:
    """Begin a new log and tell what everybody has to do."""
    settings = existing(chosen)
    host = None
    if chosen.public_url:
        host = Settings(data=settings.data, public_url=public_url(chosen.public_url)).public_host
    prepare(settings, SystemClock())
    lock = FolderLock(settings.data)
    try:
        with opened(settings) as core:
            core.database.lead()
            row = _organization(core, chosen.organization)
            made = succeed(core, row.organization, public_host=host)
    finally:
        lock.close()
    _carry_out(settings, of=made.organization)
    print(f"New log        {made.origin}")
    print(f"Its key        {made.vkey}")
    print(f"It succeeds    {made.previous.origin}, {made.previous.size} entries")
    print(f"Organization   {row.name} ({made.organization}); the old one stays to be read")
    print("Each machine has to be enrolled once more, with a code for each contractor:")
    for email, code in made.codes.items():
        print(f"  {email}  {code}")
    return OK


def _organization(core: Core, wanted: str | None) -> Organization:
    """The one that is meant."""
    with core.database.reading() as session:
        rows = session.scalars(select(Organization).order_by(Organization.created_ms)).all()
    if wanted is not None:
        rows = [row for row in rows if row.organization == wanted]
        if not rows:
            raise RefusedError(REFUSED, f"There is no organization {wanted}.")
    if not rows:
        raise RefusedError(REFUSED, "There is no organization yet.")
    if len(rows) > 1:
        listed = ", ".join(f"{row.organization} ({row.name})" for row in rows)
        raise RefusedError(REFUSED, f"Say which with --organization: {listed}.")
    return rows[0]


def _carry_out(settings: Settings, *, of: OrganizationId | None = None) -> None:
    """Have what was ordered put into the logs."""

    def done(core: Core) -> bool:
        waiting = core.database.select("SELECT DISTINCT organization FROM authority_orders")
        return not waiting or (of is not None and (of,) not in waiting)

    if not carried_out(settings, done):
        raise RefusedError(
            REFUSED,
            "What was ordered is not in the log yet. If the database was put back from a backup, recover "
            "the log first: hourproof-server recover.",
        )
