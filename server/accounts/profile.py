"""A person's name and time zone, as they set them."""

from __future__ import annotations

import unicodedata
import zoneinfo
from enum import StrEnum
from functools import cache

from server.accounts import events
from server.accounts.events import Act, Caller
from server.accounts.models import Person
from server.context import Core
from wire.records import PersonId

NAME_CHARACTERS = 100


class ProfileField(StrEnum):
    """Which field of the form cannot be kept."""

    NAME = "name"
    ZONE = "zone"


def clean_name(typed: str) -> str | None:
    """`typed` without spaces around it; None for a name that is empty, too long, or changes how others' text reads."""
    name = unicodedata.normalize("NFC", " ".join(typed.split()))
    if not name or len(name) > NAME_CHARACTERS:
        return None
    # Control characters, invisible marks (those that turn the direction of text are among them), half characters.
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") for character in name):
        return None
    return name


@cache
def zones() -> tuple[str, ...]:
    """The IANA names to choose from."""
    return tuple(sorted(zoneinfo.available_timezones() - {"localtime", "Factory"}))


class Profiles:
    """Safe from any thread."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def change(
        self, person: PersonId, *, name: str, zone: str, caller: Caller
    ) -> tuple[ProfileField, ...]:
        """Store name and zone, or nothing; returns the fields that cannot be kept as they are."""
        clean = clean_name(name)
        wrong = (
            *((ProfileField.NAME,) if clean is None else ()),
            *((ProfileField.ZONE,) if zone not in zones() else ()),
        )
        if wrong or clean is None:
            return wrong
        with self._core.database.writing() as rows:
            row = rows.get_one(Person, person)
            if (row.name, row.zone) != (clean, zone):
                row.name, row.zone = clean, zone
                events.record(rows, self._core, person, Act.PROFILE_CHANGED, caller)
        return ()
