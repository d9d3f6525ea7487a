"""What the command line says of a contractor's own diary, and of time that is claimed without evidence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from typing import Final

from agent.cli.words.units import duration
from agent.client import DiaryEntry, DiaryPage, EntryState, Look, ManualView
from wire.counting import counted_minutes

MANUAL_ADD: Final = "Claim time without evidence. It is always shown apart from what was tracked."
SPAN_WHAT: Final = "a span is FROM..TO, such as 09:00..10:30 or yesterday 14:00..+1h30m"
SPAN_EMPTY: Final = "that span ends before it begins"
SPAN_TWICE: Final = "the clocks showed that time twice that day; give it in UTC, with --utc"
SPAN_NEVER: Final = "the clocks skipped that time that day"
DIARY_WHAT: Final = "DAY is today, yesterday, a weekday, YYYY-MM-DD, or week"
DIARY_EMPTY: Final = "Nothing was tracked on this device then."
DIARY_TRACKED: Final = "Tracked {tracked}"
DIARY_CLAIMED: Final = "Claimed without evidence, not tracked:"
ENTRY_STATES: Final[Mapping[EntryState, str]] = {
    EntryState.OPEN: "running",
    EntryState.HELD: "held here",
    EntryState.SIGNED: "signed",
    EntryState.REFUSED: "refused",
    EntryState.RECEIPTED: "receipted",
}
LOOKED: Final = "    seen by {who}, {at}"
LOOKS_ELSEWHERE: Final = "Of what another device of yours tracked:"
NO_LOOKS: Final = "Nobody but you has opened any of it."
NO_CLAIMS: Final = "You have not claimed any time without evidence on this device."
CLAIM_TAKEN_BACK: Final = (
    "Taken back. It counts no more, and its reason is erased here, and elsewhere when this is uploaded; "
    "that it was claimed and taken back stays visible."
)


def claimed_text(claim: ManualView, title: str, zone: tzinfo | None) -> str:
    """What was just claimed."""
    lines = [f"Claimed {duration(claim.minutes)} on {title}: {span(claim, zone)}"]
    if span(claim, zone) != span(claim, UTC):
        lines.append(f"  in UTC  {span(claim, UTC)}")
    lines += [
        f"  why     {claim.memo}",
        f"  id      {claim.manual[:8]}",
        "It is signed and shown as claimed, apart from what was tracked.",
    ]
    return "\n".join(lines)


def claims_text(
    claims: tuple[ManualView, ...], titles: Mapping[str, str], zone: tzinfo | None
) -> str:
    """What was claimed without evidence, one to a line."""
    if not claims:
        return NO_CLAIMS
    return "\n".join(
        f"{one.manual[:8]}  {span(one, zone)}  {duration(one.minutes)}  "
        f"{titles.get(one.contract, one.contract)}: "
        f"{'taken back' if one.taken_back else one.memo}"
        f"{'' if one.delivered else ' (not delivered yet)'}"
        for one in claims
    )


def diary_text(
    page: DiaryPage,
    titles: Mapping[str, str],
    zone: tzinfo | None,
    looks: tuple[Look, ...] | None = None,
) -> str:
    """The segments of some days, with who looked at each if that was asked, and apart from them what was claimed."""
    lines: list[str] = []
    for entry in page.entries:
        lines.append(_entry_line(entry, titles, zone))
        lines += [_look_line(one, zone) for one in looks or () if one.segment == entry.segment]
    if page.entries:
        lines.append(DIARY_TRACKED.format(tracked=duration(_tracked_minutes(page))))
    else:
        lines.append(DIARY_EMPTY)
    if page.claims:
        lines += ["", DIARY_CLAIMED, claims_text(page.claims, titles, zone)]
    if looks is not None:
        here = {one.segment for one in page.entries}
        away = [one for one in looks if one.segment not in here]
        if away:
            lines += ["", LOOKS_ELSEWHERE]
            lines += [f"{_look_line(one, zone)}  [{one.segment}]" for one in away]
        if not looks:
            lines += ["", NO_LOOKS]
    return "\n".join(lines)


def _look_line(look: Look, zone: tzinfo | None) -> str:
    at = datetime.fromtimestamp(look.looked_ms / 1000, UTC).astimezone(zone)
    return LOOKED.format(who=look.who, at=f"{at:%A %Y-%m-%d %H:%M}")


def _tracked_minutes(page: DiaryPage) -> int:
    """As the server counts them: of each contract a minute once, whatever claims it."""
    contracts = {one.contract for one in page.entries}
    return sum(
        minutes
        for contract in contracts
        for minutes in counted_minutes(
            (one.start_ms, one.end_ms, one.minutes)
            for one in page.entries
            if one.contract == contract
        )
    )


def _entry_line(entry: DiaryEntry, titles: Mapping[str, str], zone: tzinfo | None) -> str:
    start, end = (
        datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone)
        for at_ms in (entry.start_ms, entry.end_ms)
    )
    counts = "input ?"
    if entry.keys is not None and entry.clicks is not None and entry.scrolls is not None:
        counts = f"{entry.keys} keys, {entry.clicks} clicks, {entry.scrolls} scrolls"
    said = "taken back" if not entry.minutes else entry.memo or "-"
    pictures = "1 picture" if entry.pictures == 1 else f"{entry.pictures} pictures"
    return (
        f"{start:%Y-%m-%d %H:%M}-{end:%H:%M}  "
        f"{ENTRY_STATES[entry.state]:<9}  {counts}, {pictures}  "
        f"{titles.get(entry.contract, entry.contract)}: {said}{' (idle)' if entry.idle else ''}"
        f"  [{entry.segment}]"
    )


def span(claim: ManualView, zone: tzinfo | None) -> str:
    """From when to when, in `zone` (None: this machine's own), which is named."""
    start, end = (
        datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone)
        for at_ms in (claim.start_ms, claim.end_ms)
    )
    day = "" if start.date() == end.date() else f"{end:%Y-%m-%d} "
    return f"{start:%Y-%m-%d %H:%M} to {day}{end:%H:%M} {end.tzname()}"
