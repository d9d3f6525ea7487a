"""What each verb of `hourproof-server` does; every one returns its exit code."""

from __future__ import annotations

import argparse
import errno
import json
import logging
import shutil
import signal
import socket
from contextlib import suppress
from dataclasses import asdict
from types import FrameType
from typing import Any, NoReturn

import uvicorn
from sqlalchemy import func, select

from server.accounts.models import Membership, Person, Role
from server.check import check as check_stored
from server.clock import SystemClock
from server.demo import Demo, SignIn, ensure_demo
from server.devices.models import Device
from server.devices.service import new_code
from server.evidence.models import Statement
from server.export.command import ExportError
from server.export.command import export as write_bundle
from server.memory import settle
from server.oidc.reach import Reach
from server.organizations.models import Organization
from server.outgoing import OutgoingError, check_address
from server.prepare import begun, prepare
from server.serving import Server
from server.settings import Settings, database_url, public_url
from server.smtp import MailServer, MailServerError, mail_server
from server.succession import put_back
from server.version import VERSION
from server.web import words
from server.wiring import open_core, running
from server.witness.asking import WitnessAddress, WitnessError

OK, REFUSED, USAGE, PORT, FOLDER, DATABASE, DISK, DAMAGE, MISTAKE = 0, 1, 2, 3, 4, 5, 6, 7, 70


class RefusedError(Exception):
    """A sentence for the operator and the exit code that goes with it."""

    def __init__(self, code: int, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def settings_of(chosen: argparse.Namespace, **more: Any) -> Settings:  # noqa: ANN401 - fields of Settings
    return Settings(
        data=chosen.data.resolve(),
        blobs_url=chosen.blobs,
        database_url=None if chosen.database is None else database_url(chosen.database),
        **more,
    )


def serve(chosen: argparse.Namespace) -> int:
    """Serve until a signal says to stop."""
    if not 0 <= chosen.port <= 65_535:
        raise RefusedError(USAGE, f"{chosen.port} is no port: give 0 to 65535.")
    with _listening(chosen.host, chosen.port) as listener:
        port = listener.getsockname()[1]
        address = f"http://{_in_address(chosen.host)}:{port}"
        settings = settings_of(
            chosen,
            host=chosen.host,
            port=port,
            public_url=public_url(chosen.public_url or address),
            witnesses=_witnesses(chosen.witness),
            timestamps=_timestamps(chosen.timestamps),
            mail=_mail(chosen),
            providers=Reach(chosen.identity_providers),
            webhooks=Reach(chosen.webhooks),
        )
        logging.basicConfig(
            level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
        )
        logging.getLogger("alembic").setLevel(logging.WARNING)
        # What it says of its start and its end under this name reads like a fault; we say both ourselves.
        logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
        done = prepare(settings, SystemClock())
        if done.backup is not None:
            print(f"Database brought from {done.before} to {done.after}; copy: {done.backup}")
        # uvicorn sends the signal that ended it once more when it has stopped; it must not end us
        # before what has arrived is on the disk.
        signal.signal(signal.SIGTERM, _interrupt)
        with suppress(KeyboardInterrupt), running(open_core(settings)) as app:
            settle()
            print(f"Hourproof {VERSION} listens on {address}, data in {settings.data}", flush=True)
            Server(
                uvicorn.Config(
                    app,
                    lifespan="off",
                    log_config=None,
                    access_log=False,
                    server_header=False,
                    timeout_graceful_shutdown=20,
                ),
                app.state.closing,
            ).run(sockets=[listener])
        print("Stopped: everything that was received is on the disk.", flush=True)
    return OK


def _witnesses(told: list[list[str]]) -> tuple[tuple[str, str], ...]:
    try:
        return tuple((found.url, found.vkey) for found in (WitnessAddress(*one) for one in told))
    except WitnessError as error:
        raise RefusedError(USAGE, f"--witness: {error}") from error


def _timestamps(told: str | None) -> str | None:
    try:
        return None if told is None else check_address(told)
    except OutgoingError as error:
        raise RefusedError(USAGE, f"--timestamps: {error}") from error


def _mail(chosen: argparse.Namespace) -> MailServer | None:
    if chosen.smtp is None:
        if chosen.mail_from or chosen.smtp_password_file:
            raise RefusedError(USAGE, "--mail-from and --smtp-password-file go with --smtp.")
        return None
    try:
        password = ""
        if chosen.smtp_password_file is not None:
            lines = chosen.smtp_password_file.read_text(encoding="utf-8").splitlines()
            password = lines[0] if lines else ""
        return mail_server(chosen.smtp, sender=chosen.mail_from or "", password=password)
    except MailServerError as error:
        raise RefusedError(USAGE, f"--smtp: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise RefusedError(USAGE, f"--smtp-password-file: it cannot be read ({error}).") from error


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _listening(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
        try:
            if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
                # Windows, where SO_REUSEADDR would share the port with a running server.
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            else:
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(2048)
        except OSError:
            listener.close()
            raise
    except OSError as error:
        raise RefusedError(
            PORT,
            f"Cannot listen on {host} port {port}: {error.strerror or error}. {_advice(error)}",
        ) from error
    return listener


def _advice(error: OSError) -> str:
    """What to do where listening fails with `error`."""
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return "Give an address of this machine as --host."
    if error.errno == errno.EACCES:
        return "Ports below 1024 need special rights: give another --port."
    return "Stop what uses it, or give another --port."


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def migrate(chosen: argparse.Namespace) -> int:
    """Bring the database up to date."""
    done = prepare(settings_of(chosen), SystemClock())
    if done.before == done.after:
        print(f"The database is up to date ({done.after}).")
    else:
        print(f"The database is at {done.after} now (before: {done.before or 'none'}).")
    if done.backup is not None:
        print(f"Copy of what it was: {done.backup}")
    return OK


def demo(chosen: argparse.Namespace) -> int:
    """Make the demo organization, or tell of it again."""
    if chosen.idle_minutes is not None and not 1 <= chosen.idle_minutes <= 120:
        raise RefusedError(USAGE, "--idle-minutes: give 1 to 120.")
    more = {"public_url": public_url(chosen.public_url)} if chosen.public_url else {}
    settings = settings_of(chosen, **more)
    prepare(settings, SystemClock())
    core = open_core(settings)
    try:
        demo = ensure_demo(
            core,
            segment_minutes=chosen.segment_minutes,
            idle_minutes=chosen.idle_minutes,
            with_code=chosen.new_code,
        )
    finally:
        core.database.close()
    if chosen.json:
        print(json.dumps(_demo_document(demo), indent=2))
        return OK
    print(f"Organization  {demo.organization_name} ({demo.organization})")
    for what, who in (("Employer", demo.employer), ("Contractor", demo.contractor)):
        print(f"{what:<12}  {who.name}: {who.email}    password  {who.password}")
    print(f"Contract      {demo.contract_title} ({demo.contract})")
    if demo.code is not None:
        print(f"Device code   {demo.code}")
    else:
        print(f"Device code   make one: hourproof-server code --data {chosen.data}")
    return OK


def _demo_document(demo: Demo) -> dict[str, Any]:
    def told(who: SignIn) -> dict[str, str]:
        return {"id": who.person, **{k: v for k, v in asdict(who).items() if k != "person"}}

    return {
        "organization": {"id": demo.organization, "name": demo.organization_name},
        "employer": told(demo.employer),
        "contractor": told(demo.contractor),
        "contract": {"id": demo.contract, "title": demo.contract_title},
        "code": demo.code,
    }


def code(chosen: argparse.Namespace) -> int:
    """Print a new one-time code."""
    if not 1 <= chosen.hours <= 8_760:
        raise RefusedError(USAGE, "--hours: give 1 to 8760.")
    settings = settings_of(chosen)
    prepare(settings, SystemClock())
    core = open_core(settings)
    query = (
        select(Membership.organization, Membership.person, Person.email)
        .join(Person, Person.person == Membership.person)
        .join(Organization, Organization.organization == Membership.organization)
        .where(Membership.role == str(Role.CONTRACTOR), Membership.left_ms.is_(None))
        # Whoever is in several organizations is in one that has been succeeded by the last.
        .order_by(Person.email, Organization.created_ms.desc())
    )
    if chosen.email:
        query = query.where(Person.email == chosen.email.strip().lower())
    try:
        with core.database.writing() as session:
            found = session.execute(query).all()
            if not found:
                who = f"named {chosen.email}" if chosen.email else "here"
                raise RefusedError(REFUSED, f"There is no contractor {who}.")
            if len({row.email for row in found}) > 1:
                emails = ", ".join(row.email for row in found)
                raise RefusedError(REFUSED, f"Say whose device with --email: {emails}.")
            code = new_code(
                session,
                found[0].organization,
                found[0].person,
                clock=core.clock,
                rng=core.rng,
                life_ms=chosen.hours * 3_600_000,
            )
    finally:
        core.database.close()
    print(code)
    return OK


def existing(chosen: argparse.Namespace) -> Settings:
    """The settings for a verb that only looks: it must not begin a database where somebody mistyped."""
    settings = settings_of(chosen)
    try:
        found = begun(settings)
    except OSError as error:
        raise RefusedError(
            FOLDER,
            f"{settings.data} cannot be read: {error.strerror or error}. Check --data and who owns it.",
        ) from error
    if not found:
        raise RefusedError(
            FOLDER,
            f"There is no Hourproof database in {settings.data}. Check --data; nothing was made there."
            if settings.database_url is None
            else f"There is no Hourproof database at --database, or no folder {settings.data}. Check both; nothing was "
            "made there.",
        )
    return settings


def doctor(chosen: argparse.Namespace) -> int:
    """Tell how the server is set up."""
    settings = existing(chosen)
    done = prepare(settings, SystemClock())
    core = open_core(settings)
    try:
        with core.database.reading() as session:
            found = {
                "version": VERSION,
                "data": str(settings.data),
                "free_bytes": shutil.disk_usage(settings.data).free,
                **core.database.described(session),
                "tables": done.after,
                "pictures": settings.blobs_url or str(settings.blobs),
                "organizations": session.scalar(select(func.count()).select_from(Organization)),
                "people": session.scalar(select(func.count()).select_from(Person)),
                "devices": session.scalar(select(func.count()).select_from(Device)),
                "statements": session.scalar(select(func.count()).select_from(Statement)),
                "put_back": ", ".join(put_back(core)) or "none",
                "time_ms": core.clock.now_ms(),
            }
    finally:
        core.database.close()
    _tell(found, as_json=chosen.json)
    if not chosen.json and found["put_back"] != "none":
        print(
            "The database was put back from a backup: the logs of these organizations take nothing "
            "new until hourproof-server recover or new-origin."
        )
    return OK


def export(chosen: argparse.Namespace) -> int:
    """Write a bundle. It only reads: a server may run on the same folder."""
    settings = existing(chosen)
    prepare(settings, SystemClock())
    core = open_core(settings)
    try:
        print(write_bundle(core, chosen))
    except ExportError as error:
        raise RefusedError(REFUSED, str(error)) from error
    finally:
        core.database.close()
    return OK


def check(chosen: argparse.Namespace) -> int:
    """Read everything that is stored and tell what is damaged."""
    settings = existing(chosen)
    prepare(settings, SystemClock())
    core = open_core(settings)
    try:
        checked = check_stored(core)
    finally:
        core.database.close()
    found = asdict(checked)
    if not chosen.json:
        for damage in checked.damages:
            print(f"DAMAGE {damage.kind}: {damage.where}")
        for picture in checked.left_over:
            print(f"left over, harmless: {picture}")
        found |= {"damages": len(checked.damages), "left_over": len(checked.left_over)}
    _tell(found, as_json=chosen.json)
    return DAMAGE if checked.damages else OK


def _tell(found: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(found, indent=2))
        return
    for name, value in found.items():
        if name == "free_bytes":
            print(f"{'free':<14} {value / 1e9:.1f} GB")
        elif name == "time_ms":
            print(f"{'time':<14} {words.iso(value)}")
        else:
            print(f"{name.replace('_', ' '):<14} {value}")
