"""What outlives the program and is small: the enrolment and the choices, in a TOML file people can
read.

The file is never overwritten without a trace: one that cannot be read is set aside and reported,
and the version before each change stays beside it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

import tomli_w

from agent.core.app_settings import AppSettings
from agent.core.privacy import Privacy
from agent.core.problems import Problem, ProblemCode
from agent.core.reminders import Reminders
from agent.plain import PlainError, from_plain, to_plain
from agent.store.errors import StoreError, disk_problem
from agent.store.files import free_name, remove_parts, set_aside, write_atomically
from agent.store.network import Network, Storage
from wire.records import ContractId, DeviceId, Feature, OrganizationId, PersonId, Sha256

Table = Mapping[str, Any]
Upgrade = Callable[[Table], Table]

VERSION: Final = 1
UPGRADES: Final[Mapping[int, Upgrade]] = {}
"""From which version, and the pure function that makes the next one of it."""

MEMOS_KEPT: Final = 10


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Who this device is to which server, and the log whose receipts it trusts (`log_key`: C2SP
    vkey).
    """

    server_url: str
    device: DeviceId
    device_name: str
    person: PersonId
    person_name: str
    organization: OrganizationId
    organization_name: str
    log_origin: str
    log_key: str
    log_checkpoint: str
    enrolled_ms: int


@dataclass(frozen=True, slots=True)
class Consent:
    """That the contractor agreed to exactly this policy of this contract at `at_ms` (UTC)."""

    contract: ContractId
    policy: Sha256
    at_ms: int
    features: tuple[Feature, ...] | None = None
    """What the policy took; None where a version wrote it that did not sign consents."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything in the file.

    `memos` are those of a version that kept them here; `agent.store.memos` has them now.
    """

    enrolment: Enrolment | None = None
    contract: ContractId | None = None
    memos: Mapping[ContractId, tuple[str, ...]] = field(default_factory=dict)
    consents: tuple[Consent, ...] = ()
    privacy: Privacy = field(default_factory=Privacy)
    network: Network = field(default_factory=Network)
    storage: Storage = field(default_factory=Storage)
    reminders: Reminders = field(default_factory=Reminders)
    app: AppSettings = field(default_factory=AppSettings)
    camera: str | None = field(default=None, metadata={"most_characters": 200})
    """Which camera takes photos, as the system names it; None: the first that gives a picture."""
    server: str | None = field(default=None, metadata={"most_characters": 500})
    """The address that the first run offers, for whoever prepares machines; None: it asks."""


_TABLES: Final[Mapping[str, type[Any]]] = {
    "enrolment": Enrolment,
    "privacy": Privacy,
    "network": Network,
    "storage": Storage,
    "reminders": Reminders,
    "app": AppSettings,
}
"""The tables of the file whose unknown keys are kept apart."""


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """What was read, and what was wrong with the file, if anything."""

    settings: Settings
    problem: Problem | None


class SettingsFile:
    """Loads and saves the settings at `path`. One thread at a time; errors are `StoreError`."""

    def __init__(
        self, path: Path, *, version: int = VERSION, upgrades: Mapping[int, Upgrade] = UPGRADES
    ) -> None:
        self._path = path
        self._version = version
        self._upgrades = upgrades

    @property
    def previous(self) -> Path:
        """The file as it was before the last change."""
        return self._path.with_name(f"{self._path.name}.previous")

    def load(self) -> LoadedSettings:
        """Read the file; a missing one is the defaults.

        A file that cannot be read is renamed to `settings.toml.corrupt-<n>`, and the version
        before it is taken; one with unknown keys is copied to such a name, and the rest of it
        taken. Both are told in `problem` (SETTINGS_CORRUPT). Raises `StoreError` SETTINGS_TOO_NEW,
        and leaves the file alone, or what the disk says.
        """
        try:
            remove_parts(self._path.parent)
            data = self._path.read_bytes()
        except FileNotFoundError:
            return LoadedSettings(Settings(), None)
        except OSError as error:
            raise StoreError(disk_problem(error, self._path)) from error
        try:
            settings, unknown = self._decode(data)
        except _Unreadable as unreadable:
            return self._recover(unreadable)
        if not unknown:
            return LoadedSettings(settings, None)
        kept = self._keep_copy(data)
        return LoadedSettings(
            settings, self._corrupt(kept, keys=", ".join(unknown), why="unknown-keys")
        )

    def look(self) -> LoadedSettings:
        """As `load`, without touching the disk: `path` in the problem is the damaged file itself."""
        try:
            settings, unknown = self._decode(self._path.read_bytes())
        except FileNotFoundError:
            return LoadedSettings(Settings(), None)
        except OSError as error:
            raise StoreError(disk_problem(error, self._path)) from error
        except _Unreadable as unreadable:
            details = {"path": str(self._path), "reason": str(unreadable), "why": "looked-at"}
            return LoadedSettings(Settings(), Problem(ProblemCode.SETTINGS_CORRUPT, details))
        if not unknown:
            return LoadedSettings(settings, None)
        details = {"path": str(self._path), "keys": ", ".join(unknown), "why": "looked-at"}
        return LoadedSettings(settings, Problem(ProblemCode.SETTINGS_CORRUPT, details))

    def save(self, settings: Settings) -> None:
        """Replace the file; durable when this returns, and after an error the old one is as it
        was.
        """
        try:
            if self._path.exists():
                write_atomically(self.previous, self._path.read_bytes())
            write_atomically(self._path, encode(settings, version=self._version))
        except OSError as error:
            raise StoreError(disk_problem(error, self._path)) from error

    def _decode(self, data: bytes) -> tuple[Settings, tuple[str, ...]]:
        """The settings in `data` and the names of unknown keys. Raises `_Unreadable`,
        `StoreError`.
        """
        try:
            table = tomllib.loads(data.decode("utf-8"))
        except (ValueError, RecursionError) as error:
            raise _Unreadable(str(error)) from error
        found = table.pop("version", None)
        if not isinstance(found, int) or isinstance(found, bool) or found < 1:
            raise _Unreadable("no version")
        if found > self._version:
            details = {"path": str(self._path), "found": str(found), "known": str(self._version)}
            raise StoreError(Problem(ProblemCode.SETTINGS_TOO_NEW, details))
        return decode(upgrade(table, found=found, wanted=self._version, upgrades=self._upgrades))

    def _recover(self, unreadable: _Unreadable) -> LoadedSettings:
        """Set the file aside and take the one before it, if that can be read."""
        try:
            kept = set_aside(self._path)
        except OSError as error:
            raise StoreError(disk_problem(error, self._path)) from error
        settings = self._load_previous()
        problem = self._corrupt(
            kept,
            reason=str(unreadable),
            restored="no" if settings is None else str(self.previous),
            why="begun-anew" if settings is None else "restored",
        )
        if settings is None:
            return LoadedSettings(Settings(), problem)
        self.save(settings)
        return LoadedSettings(settings, problem)

    def _load_previous(self) -> Settings | None:
        try:
            return self._decode(self.previous.read_bytes())[0]
        except (OSError, _Unreadable):
            return None

    def _keep_copy(self, data: bytes) -> Path:
        """Keep the file as it is beside itself, once, however often it is read."""
        try:
            for kept in self._path.parent.glob(f"{self._path.name}.corrupt-*"):
                if kept.read_bytes() == data:
                    return kept
            kept = free_name(self._path)
            write_atomically(kept, data)
        except OSError as error:
            raise StoreError(disk_problem(error, self._path)) from error
        return kept

    def _corrupt(self, kept: Path, **details: str) -> Problem:
        where = {"path": str(kept), "kept_at": str(kept)}
        return Problem(ProblemCode.SETTINGS_CORRUPT, {**where, **details})


class _Unreadable(Exception):
    """The bytes are no settings; the text says why."""


def encode(settings: Settings, *, version: int = VERSION) -> bytes:
    """The file's bytes for `settings`."""
    return tomli_w.dumps({"version": version, **to_plain(settings)}).encode("utf-8")


def decode(table: Table) -> tuple[Settings, tuple[str, ...]]:
    """The settings in a table of the present version, and the names of keys that mean nothing.

    Raises `_Unreadable` naming the key whose value is wrong.
    """
    known, unknown = _sort_out(table, Settings, "")
    for name, record in _TABLES.items():
        if isinstance(known.get(name), Mapping):
            known[name], more = _sort_out(known[name], record, f"{name}.")
            unknown += more
    filled = {"memos": {}, "consents": [], **known}
    try:
        return from_plain(Settings, filled), unknown
    except (PlainError, ValueError) as error:
        raise _Unreadable(str(error)) from error


def upgrade(table: Table, *, found: int, wanted: int, upgrades: Mapping[int, Upgrade]) -> Table:
    """`table` of version `found` as one of version `wanted`."""
    for version in range(found, wanted):
        table = upgrades[version](table)
    return table


def _sort_out(
    table: Table, record: type[Any], prefix: str
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The part of `table` that `record` has fields for, and the full names of the other keys."""
    names = {field.name for field in fields(record)}
    known = {key: value for key, value in table.items() if key in names}
    return known, tuple(f"{prefix}{key}" for key in table if key not in names)
