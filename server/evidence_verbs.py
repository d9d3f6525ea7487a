"""The verbs of `hourproof-server` that are about what was received: expiry, and devices that may send no more."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.accounts.models import Person
from server.clock import SystemClock
from server.devices.models import Device
from server.devices.service import revoke as revoke_device
from server.offline import carried_out, opened
from server.prepare import prepare
from server.retention.expire import expire_due
from server.settings import Settings
from server.verbs import OK, REFUSED, USAGE, RefusedError, existing
from server.web import words

Verb = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]

_LEFT = "SELECT (SELECT count(*) FROM erasures), (SELECT count(*) FROM authority_orders)"


def add_evidence_verbs(verb: Verb) -> None:
    """Add them to the command line; `verb` makes a parser for one."""
    verb(
        "expire",
        expire,
        "erase what is older than the policies let it be kept; a server does so daily",
    )

    listed = verb("devices", devices, "list the devices that have been enrolled")
    listed.add_argument("--json", action="store_true", help="for programs")

    revoked = verb("revoke", revoke, "take nothing more from a device, such as a lost one")
    revoked.add_argument(
        "device", metavar="DEVICE", help="its id, as `devices` lists it, or its name"
    )
    revoked.add_argument(
        "--lost-since",
        metavar="TIME",
        help="since when its key was in other hands, such as 2026-03-01T18:00Z",
    )


def expire(chosen: argparse.Namespace) -> int:
    """Erase what has been kept for long enough."""
    settings = _settings(chosen)
    with opened(settings) as core:
        count = expire_due(core)
    _finish(settings)
    print(f"Erased: the items of {count} segments. What they claim stays, and so does the proof.")
    return OK


def devices(chosen: argparse.Namespace) -> int:
    """Tell of all devices."""
    with opened(_settings(chosen)) as core, core.database.reading() as session:
        found = session.execute(
            select(Device, Person.email)
            .join(Person, Person.person == Device.person)
            .order_by(Person.email, Device.created_ms, Device.device)
        ).all()
    if chosen.json:
        print(json.dumps([_document(row, email) for row, email in found], indent=2))
        return OK
    for row, email in found:
        state = "" if row.revoked_ms is None else f"  revoked {words.iso(row.revoked_ms)}"
        print(f"{row.device}  {email}  {row.name}  since {words.iso(row.created_ms)}{state}")
    return OK


def _document(row: Device, email: str) -> dict[str, Any]:
    return {
        "device": row.device,
        "email": email,
        "name": row.name,
        "os": row.os,
        "key_id": row.key_id,
        "enrolled_ms": row.created_ms,
        "revoked_ms": row.revoked_ms,
        "lost_since_ms": row.lost_since_ms,
    }


def revoke(chosen: argparse.Namespace) -> int:
    """Revoke a device and have that stated in the log."""
    settings = _settings(chosen)
    now_ms = SystemClock().now_ms()
    lost_since_ms = None if chosen.lost_since is None else _instant(chosen.lost_since, now_ms)
    with opened(settings) as core, core.database.writing() as session:
        row = _device(session, chosen.device)
        revoke_device(session, row, lost_since_ms=lost_since_ms, now_ms=now_ms)
        name, device = row.name, row.device
    _finish(settings)
    print(f"{name} ({device}) may not send any more, and the log says so.")
    return OK


def _device(session: Session, wanted: str) -> Device:
    found = session.scalars(
        select(Device).where((Device.device == wanted) | (Device.name == wanted))
    ).all()
    if not found:
        raise RefusedError(REFUSED, f"There is no device {wanted}: see hourproof-server devices.")
    still = [row for row in found if row.revoked_ms is None]
    if not still:
        raise RefusedError(REFUSED, f"{wanted} has been revoked already.")
    if len(still) > 1:
        ids = ", ".join(row.device for row in still)
        raise RefusedError(REFUSED, f"Several devices have this name. Give an id: {ids}.")
    return still[0]


def _instant(text: str, now_ms: int) -> int:
    """The UTC milliseconds of an ISO 8601 time with its zone, which must have been."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise RefusedError(USAGE, f"--lost-since: {text} is no time like 2026-03-01T18:00Z.")
    instant_ms = int(found.timestamp() * 1000)
    if instant_ms > now_ms:
        raise RefusedError(USAGE, f"--lost-since: {text} has not come yet.")
    return instant_ms


def _settings(chosen: argparse.Namespace) -> Settings:
    settings = existing(chosen)
    prepare(settings, SystemClock())
    return settings


def _finish(settings: Settings) -> None:
    """Have what was begun finished: files deleted, statements in the log."""
    if not carried_out(settings, lambda core: core.database.select(_LEFT) == [(0, 0)]):
        raise RefusedError(
            REFUSED,
            "It is done in the database, but not everything has followed yet: files are still there, or "
            "the log does not say so. Look at the server's log, and run this again.",
        )
