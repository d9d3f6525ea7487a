"""The closes of weeks that this device has signed, read back from its spool."""

from __future__ import annotations

from dataclasses import dataclass

from sync.spool_file import SpoolFile, query
from wire import envelope
from wire.contractor import Close, decode_statement
from wire.records import ContractId


@dataclass(frozen=True, slots=True)
class NewestClose:
    """A close: minutes that it says, when it was signed (UTC), and how far its upload has come."""

    minutes: int
    manual_minutes: int
    made_ms: int
    delivered: bool
    refused: bool


def newest_close(
    file: SpoolFile, contract: ContractId, *, week_start_ms: int, origin: str
) -> NewestClose | None:
    """The newest close of a week that this device has signed for the log `origin`. Raises `SyncError`."""
    with file.reading() as db:
        rows = query(
            db,
            "SELECT envelope, state FROM statements JOIN streams USING (stream)"
            " WHERE type = 'close' AND statements.contract = ? AND origin = ?"
            " ORDER BY number DESC",
            (contract, origin),
        )
    for sealed, state in rows:
        said = decode_statement(envelope.parse(sealed).payload)
        if isinstance(said, Close) and said.week_start_ms == week_start_ms:
            return NewestClose(
                minutes=said.minutes,
                manual_minutes=said.manual_minutes,
                made_ms=said.made_ms,
                delivered=state == "receipted",
                refused=state == "refused",
            )
    return None
