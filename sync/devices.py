"""The devices of this device's owner, as the organization has stated them in its log."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sync.spool_file import SpoolFile, query
from wire import envelope
from wire.authority import DeviceStatement, Revoke, decode_authority, subject_of_person
from wire.keys import key_id, load_spki
from wire.records import KeyId, PersonId


@dataclass(frozen=True, slots=True)
class StatedDevice:
    """One device; instants are UTC, `entry` is where in the log its enrolment stands."""

    key: KeyId
    name: str
    entry: int
    since_ms: int
    authoriser: KeyId | None
    """The device that vouched for it; None: the server alone did."""
    ended_ms: int | None = None
    lost_since_ms: int | None = None


def stated_devices(file: SpoolFile, *, origin: str, person: PersonId) -> tuple[StatedDevice, ...]:
    """Every device of `person` that the log `origin` names, in its order; those that ended too.

    Each statement was checked when it came. Any thread; raises `SyncError`.
    """
    with file.reading() as db:
        rows = query(
            db,
            "SELECT entry, envelope FROM authority WHERE origin = ? AND subject = ? ORDER BY entry",
            (origin, subject_of_person(person)),
        )
    found: dict[KeyId, StatedDevice] = {}
    for entry, sealed in rows:
        said = decode_authority(envelope.parse(sealed).payload)
        if isinstance(said, DeviceStatement):
            key = key_id(load_spki(said.key))
            authoriser = None if said.authoriser is None else said.authoriser.keyid
            found[key] = StatedDevice(key, said.name, entry, said.made_ms, authoriser)
        elif isinstance(said, Revoke) and said.keyid in found:
            found[said.keyid] = replace(
                found[said.keyid], ended_ms=said.made_ms, lost_since_ms=said.lost_since_ms
            )
    return tuple(found.values())
