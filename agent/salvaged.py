"""What a command is told of a spool that was salvaged."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lost:
    """Statements of a stream that are nowhere in the file: from `first` to `last`, both with."""

    stream: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SalvagedFile:
    """What became of one file that had been set aside; the numbers count statements but `items_lost`."""

    file: str
    kept_at: str
    """Where it lies now: it gets another name once everything whole in it was put back."""
    found: int
    put_back: int
    delivered: int
    """Of those put back, how many had their receipt."""
    known: int
    """Were there already."""
    stranded: int
    """Whole, but after a gap, so that no server takes them."""
    foreign: int
    """Not signed by this device."""
    items_lost: int
    """Counts, pictures, windows or memos of statements put back that are lost."""
    lost: tuple[Lost, ...]
