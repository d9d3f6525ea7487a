"""Calendars as RFC 5545 says, read back by rules written a second time."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from server.feeds.ical import Entry, calendar, folded, text


def entry(summary: str, description: str = "") -> Entry:
    return Entry(
        uid="stream-1@hours.example",
        start_ms=1_773_133_200_000,
        end_ms=1_773_136_800_999,
        stamp_ms=1_773_136_800_000,
        summary=summary,
        description=description,
        url="https://hours.example/contracts/1/diary/2026-03-10",
    )


def read(body: bytes) -> list[tuple[str, str]]:
    """Names and unescaped values of all lines; section 3.1 and 3.3.11."""
    assert body.endswith(b"\r\n")
    raw = body.split(b"\r\n")[:-1]
    lines: list[bytes] = []
    for line in raw:
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode("utf-8")  # no letter is cut
        if line.startswith(b" "):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    made = []
    for line in lines:
        name, colon, value = line.decode("utf-8").partition(":")
        assert colon
        plain, rest = "", iter(value)
        for letter in rest:
            if letter == "\\":
                escaped = next(rest)
                assert escaped in "\\;,n"
                plain += "\n" if escaped == "n" else escaped
            else:
                plain += letter
        made.append((name, plain))
    return made


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_what_was_typed_comes_back_without_what_hides_or_turns(typed):
    lines = dict(read(calendar("Work", [entry(typed, typed)])))
    shown = lines["SUMMARY"]
    assert shown == lines["DESCRIPTION"]
    for letter in shown:
        assert letter in "\n\t\u200c\u200d" or unicodedata.category(letter)[0] != "C"
    seen = [letter for letter in typed if unicodedata.category(letter)[0] not in "CZ"]
    assert [letter for letter in shown if unicodedata.category(letter)[0] not in "CZ"] == seen


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=400))
def test_lines_are_folded_between_letters(line):
    pieces = folded(line).split(b"\r\n")
    assert pieces[-1] == b""
    assert all(len(piece) <= 75 for piece in pieces)
    assert b"".join([pieces[0], *(piece[1:] for piece in pieces[1:-1])]).decode() == line


def test_nothing_that_is_typed_ends_a_line_or_begins_another():
    evil = (
        "Drawing\r\nATTACH:https://evil.example\nEND:VEVENT\u2028BEGIN:VALARM\x85X\x0bY\x00\u202eZ"
    )
    lines = read(calendar(evil, [entry(evil)]))
    names = [name for name, _ in lines]
    assert names.count("END") == 2
    assert "ATTACH" not in names
    assert dict(lines)["SUMMARY"] == (
        "Drawing\nATTACH:https://evil.example\nEND:VEVENT\nBEGIN:VALARM\nX\nYZ"
    )


def test_a_calendar_has_what_the_standard_asks_for():
    lines = read(calendar("Work", [entry("Drawing; tables, C:\\maps")]))
    assert lines[:3] == [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//Hourproof//Worked time//EN"),
    ]
    assert lines[-2:] == [("END", "VEVENT"), ("END", "VCALENDAR")]
    said = dict(lines)
    assert said["DTSTART"] == "20260310T090000Z"
    # Whole seconds.
    assert said["DTEND"] == "20260310T100000Z"
    assert said["SUMMARY"] == "Drawing; tables, C:\\maps"
    assert text("a;b,c\\d") == "a\\;b\\,c\\\\d"
    assert said["TRANSP"] == "TRANSPARENT"
    assert read(calendar("Empty", []))[-1] == ("END", "VCALENDAR")
