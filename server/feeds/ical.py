"""Writes a calendar as RFC 5545 says: pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

CONTENT_TYPE = "text/calendar; charset=utf-8"
_OCTETS = 75
"""Of a line without its end; longer ones are folded."""
_ENDS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n"})
_KEPT = "\n\t\u200d\u200c"
"""Of what has no shape of its own: the ends of lines, and the joiners that letters and emoji are written with."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event; instants in UTC milliseconds. `uid` stays the same as long as it is the same event."""

    uid: str
    start_ms: int
    end_ms: int
    stamp_ms: int
    summary: str
    description: str
    url: str


def calendar(name: str, entries: Iterable[Entry]) -> bytes:
    """A calendar that is published: nobody is invited, and no time of anybody is blocked by it."""
    return b"".join(folded(line) for line in _lines(name, entries))


def _lines(name: str, entries: Iterable[Entry]) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Hourproof//Worked time//EN"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{text(name)}"
    yield "REFRESH-INTERVAL;VALUE=DURATION:PT1H"
    yield "X-PUBLISHED-TTL:PT1H"
    for entry in entries:
        yield "BEGIN:VEVENT"
        yield f"UID:{text(entry.uid)}"
        yield f"DTSTAMP:{instant(entry.stamp_ms)}"
        yield f"DTSTART:{instant(entry.start_ms)}"
        yield f"DTEND:{instant(entry.end_ms)}"
        yield f"SUMMARY:{text(entry.summary)}"
        yield f"DESCRIPTION:{text(entry.description)}"
        yield f"URL:{entry.url}"
        yield "CLASS:PRIVATE"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def text(said: str) -> str:
    """`said` as a value of type TEXT, on one line, without marks that end it, hide it or turn what is read."""
    plain = said.replace("\r\n", "\n").replace("\r", "\n").translate(_ENDS)
    seen = "".join(
        one
        for one in plain
        if one in _KEPT or unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    for mark in ("\\", ";", ","):
        seen = seen.replace(mark, f"\\{mark}")
    return seen.replace("\n", "\\n")


def folded(line: str) -> bytes:
    """`line` with its end, cut into pieces of at most 75 octets, never within a letter."""
    pieces, piece = [], b""
    most = _OCTETS
    for letter in line:
        octets = letter.encode("utf-8")
        if len(piece) + len(octets) > most:
            pieces.append(piece)
            # The space that says that the line goes on counts too.
            piece, most = b"", _OCTETS - 1
        piece += octets
    pieces.append(piece)
    return b"\r\n ".join(pieces) + b"\r\n"


def instant(at_ms: int) -> str:
    """As a DATE-TIME in UTC, of whole seconds."""
    return datetime.fromtimestamp(at_ms // 1000, UTC).strftime("%Y%m%dT%H%M%SZ")
