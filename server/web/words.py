"""Every word and number format of the browser pages that is not in a template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from types import MappingProxyType

from wire.records import Reason

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

NO_PICTURE: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.SCREEN_LOCKED: "the screen was locked",
        Reason.PERMISSION_MISSING: "the system had not allowed screen pictures",
        Reason.PORTAL_REFUSED: "the desktop refused the picture",
        Reason.CAPTURE_FAILED: "taking the picture failed",
        Reason.EXCLUDED_APP: "an excluded app was in front",
        Reason.CONTRACT_TAKES_NONE: "this contract takes none",
        Reason.ENDED_BEFORE_MOMENT: "the clock was stopped before its random moment",
        Reason.DISCARDED_WITH_IDLE: "its moment lay in time that was discarded as idle",
        Reason.NOT_AVAILABLE: "this desktop offers no way to take one",
        Reason.INTERRUPTED: "the app was interrupted",
        Reason.CAMERA_MISSING: "there was no camera",
        Reason.CAMERA_BUSY: "another program had the camera",
        Reason.CAMERA_FAILED: "the camera failed",
        Reason.NOT_AGREED: "the contractor had not agreed to it",
        Reason.NO_ROOM: "what waited to be uploaded filled its share of the disk",
        Reason.KEPT_AS_IDLE: "the time was kept as idle",
        Reason.SCREEN_DARK: "the screen was off, or its screensaver was on",
    }
)

NOT_KNOWN: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.SCREEN_LOCKED: "the screen was locked",
        Reason.PERMISSION_MISSING: "the system had not given permission",
        Reason.PORTAL_REFUSED: "the desktop refused it",
        Reason.CAPTURE_FAILED: "reading it failed",
        Reason.EXCLUDED_APP: "an app that the contractor excluded was in front",
        Reason.CONTRACT_TAKES_NONE: "this contract does not record it",
        Reason.ENDED_BEFORE_MOMENT: "the clock was stopped before the moment came",
        Reason.DISCARDED_WITH_IDLE: "it lay in time that was discarded as idle",
        Reason.NOT_AVAILABLE: "this desktop offers no way to know",
        Reason.INTERRUPTED: "the app was interrupted before it was written down",
        Reason.CAMERA_MISSING: "there was no camera",
        Reason.CAMERA_BUSY: "another program had the camera",
        Reason.CAMERA_FAILED: "the camera failed",
        Reason.NOT_AGREED: "the contractor had not agreed to it",
        Reason.NO_ROOM: "what waited to be uploaded filled its share of the disk",
        Reason.KEPT_AS_IDLE: "the time was kept as idle",
        Reason.SCREEN_DARK: "the screen was off, or its screensaver was on",
    }
)

NO_PHOTO: Mapping[Reason, str] = MappingProxyType(
    {
        **NOT_KNOWN,
        Reason.PERMISSION_MISSING: "the system had not allowed the camera",
        Reason.CAPTURE_FAILED: "taking it failed, or came too late",
        Reason.CONTRACT_TAKES_NONE: "this contract takes none",
        Reason.NOT_AVAILABLE: "nothing that takes photos was installed",
    }
)

STATES: Mapping[str, str] = MappingProxyType(
    {
        "tracked": "Tracked",
        "redacted": "Redacted",
        "removed": "Removed",
        "idle": "Idle",
        "over-limit": "Over limit",
    }
)

STATES_MEAN: Mapping[str, str] = MappingProxyType(
    {
        "tracked": "the clock was running, and what it recorded was signed on the contractor’s machine.",
        "redacted": "the contractor has taken part of it back, or blacked it out. The rest is as it was signed.",
        "removed": "the contractor has taken all of it back. Only the signed statement, without content, is left.",
        "idle": "there was no input, and the contractor kept the time. The memo says what it was.",
        "over-limit": "some of it lies beyond the week’s limit as it is now, and is not billed.",
    }
)

MARKS_MEAN: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "manual": (
            "Manual",
            "time without evidence, always beside the sums and never in them.",
        ),
        "late": (
            "Late",
            "it arrived after the contractor had closed the week; the next close counts it.",
        ),
        "bars": (
            "Small bars",
            "one bar is one minute of keys, clicks and scrolls together, on the same scale every day: a full bar "
            "is 250 or more, a thin line is none, a space was not tracked.",
        ),
        "unknown": (
            "Activity unknown",
            "that desktop offers no way to count. It does not mean that nothing was done.",
        ),
        "picture": (
            "Picture",
            "one of each monitor per segment, at a moment that nobody can foresee. Where there is none, the reason "
            "stands in its place.",
        ),
        "monitors": ("Number on the picture", "how many monitors there are pictures of."),
        "photo": ("Photo in the corner", "the webcam’s, taken with the picture."),
        "memo": (
            "Band above",
            "the memo. It reaches over all segments beside each other that have the same one.",
        ),
    }
)
"""What the other marks of a card are called and mean; the app's own diary says the same to the contractor."""

FATES: Mapping[str, str] = MappingProxyType(
    {
        "removed": "the contractor took it back",
        "expired": "it has expired: it was kept as long as the policy says",
        "awaited": "it has not arrived here",
        "lost": "this server had it and has lost it",
    }
)
"""Why something that was committed to is not there: four reasons that are never mixed."""

FATE: Mapping[str, str] = MappingProxyType(
    {"removed": "removed", "expired": "expired", "awaited": "not arrived", "lost": "missing"}
)
"""The same in a word."""

TROUBLES: Mapping[str, str] = MappingProxyType(
    {
        "missing": "A part is missing",
        "broken": "Does not verify",
        "forged": "Does not verify",
    }
)

CHECKS: Mapping[str, str] = MappingProxyType(
    {
        "signed": "The contractor’s device signed exactly these bytes with its own key.",
        "well-formed": "The statement is complete, and each value lies within its bounds.",
        "meant-for-here": "It was made for this log and this contract, and for no other.",
        "items": "Counts, app and memo are the ones that the signed statement commits to.",
        "pictures": "The pictures are, byte for byte, the ones that it commits to.",
        "chain": "It follows the statement before it: none was cut out, and no time is claimed twice.",
        "checkpoint": "The log’s key signed the checkpoint that this page was checked against.",
        "included": "That checkpoint covers this very statement, at the place named in the receipt.",
        "complete": "The receipt says that every part of it was received, and none is gone without a reason.",
    }
)

OUTCOMES: Mapping[str, str] = MappingProxyType(
    {"passed": "Checked", "failed": "Failed", "unable": "Not checked"}
)

SPANS: Mapping[str, str] = MappingProxyType({"day": "Day", "week": "Week", "month": "Month"})
WEEKDAYS = tuple(name[:3] for name in _WEEKDAYS)

ZONES: Mapping[str, str] = MappingProxyType({"mine": "Mine", "theirs": "Theirs", "utc": "UTC"})

SENSES: Mapping[str, str] = MappingProxyType(
    {"idle": "idle time", "input": "input", "screen": "screen", "window": "window"}
)

SIGN_IN_REFUSED = (
    "E-mail address and password do not belong together. Check both and try again; "
    "capital letters matter in the password."
)

MISTAKE = "This is a mistake of the server, not yours. Nothing that was stored is lost. Try again."

PROBLEMS: Mapping[int, tuple[str, str, str]] = MappingProxyType(
    {
        400: (
            "This address does not make sense",
            "Something in it is not formed as this page expects, such as a date.",
            "Go back and follow a link, or begin with your contracts. Nothing was changed.",
        ),
        403: (
            "This is not open to you",
            "You are signed in, but this needs rights that you do not have here.",
            "Ask an owner or manager of the organization. Nothing was changed.",
        ),
        404: (
            "There is nothing here for you",
            "The address may be mistyped, or it belongs to a contract that you are not part of.",
            "Work diaries are open to the contractor and the employer of the contract only.",
        ),
        500: (
            "The server made a mistake",
            "It is written down for whoever runs this server. Nothing that was stored is lost.",
            "Try again in a moment; if it happens again, tell them when it happened.",
        ),
        503: (
            "The server is busy",
            "It could not answer in time.",
            "Load the page again in a moment. Nothing is lost.",
        ),
    }
)

DOES_NOT_SHOW = (
    "This shows who stated what, and when, and that nothing was changed or dropped since. "
    "It does not show that the work was good, or that the person at the keyboard was the contractor."
)


def too_many_attempts(wait_s: int) -> str:
    """What stands beside the field when guessing is slowed down."""
    minutes = -(-wait_s // 60)
    return f"Too many attempts. Try again in {count(minutes, 'minute')}; your account is unharmed."


UNKNOWN_DEVICE_CODE = (
    "No device waits with this code. Compare each letter; a code works once, for 15 minutes. "
    "If it is older, begin again on the device."
)
NO_DEVICE_CODE = "Enter the eight letters that the device shows."
CHOOSE_WORKPLACE = "Choose for whom the device is to track time."


def too_many_guesses(wait_s: int) -> str:
    """What stands beside the field after many codes that did not fit."""
    minutes = -(-wait_s // 60)
    return f"Too many codes that did not fit. Try again in {count(minutes, 'minute')}."


def ago(instant_ms: int, now_ms: int) -> str:
    """How long since: `just now`, `4 minutes ago`."""
    minutes = max(0, now_ms - instant_ms) // 60_000
    return "just now" if not minutes else f"{count(minutes, 'minute')} ago"


def duration(minutes: int) -> str:
    """Minutes as hours and minutes: 460 is `7:40`."""
    return f"{minutes // 60}:{minutes % 60:02}"


def clock(instant_ms: int, zone: tzinfo) -> str:
    """The time of day: `09:10`."""
    return f"{_local(instant_ms, zone):%H:%M}"


def clock_seconds(instant_ms: int, zone: tzinfo) -> str:
    """The time of day to the second: `09:10:32`."""
    return f"{_local(instant_ms, zone):%H:%M:%S}"


def stamp(instant_ms: int, zone: tzinfo) -> str:
    """Date and time to the second: `22 November 2026, 09:10:32`."""
    local = _local(instant_ms, zone)
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}, {local:%H:%M:%S}"


def iso(instant_ms: int) -> str:
    """For machines: `2026-11-22T09:10:32.123Z`."""
    return _local(instant_ms, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def offset(instant_ms: int, zone: tzinfo) -> str:
    """How far `zone` is from UTC then: `UTC+5:30`, `UTC`."""
    between = _local(instant_ms, zone).utcoffset()
    minutes = 0 if between is None else int(between.total_seconds()) // 60
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "\N{MINUS SIGN}"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def day_name(day: date) -> str:
    """`Monday 22 November 2026`."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """`Mon 9 March`."""
    return f"{_WEEKDAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1]}"


def short_day_at(instant_ms: int, zone: tzinfo) -> str:
    """The day that it is in `zone` then: `Mon 9 March`."""
    return short_day(_local(instant_ms, zone).date())


def week_name(monday: date) -> str:
    """From Monday to Sunday: `9–15 March 2026`, `30 March – 5 April 2026`."""
    sunday = monday + timedelta(days=6)
    last = f"{sunday.day} {_MONTHS[sunday.month - 1]} {sunday.year}"
    if monday.month == sunday.month:
        return f"{monday.day}–{last}"
    year = "" if monday.year == sunday.year else f" {monday.year}"
    return f"{monday.day} {_MONTHS[monday.month - 1]}{year} – {last}"


def month_name(day: date) -> str:
    """`March 2026`."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def day_and_clock(instant_ms: int, zone: tzinfo) -> str:
    """A moment in the words of somebody who tells of it: `Tuesday 10 March 2026, 14:05`."""
    return f"{day_name(_local(instant_ms, zone).date())}, {clock(instant_ms, zone)}"


def span(start_ms: int, end_ms: int, zone: tzinfo) -> str:
    """From to: `09:00–09:10`; with seconds where it does not begin and end on whole minutes."""
    whole = start_ms % 60_000 == 0 and end_ms % 60_000 == 0
    show = clock if whole else clock_seconds
    return f"{show(start_ms, zone)}–{show(end_ms, zone)}"


def short_span(start_ms: int, end_ms: int, zone: tzinfo) -> str:
    """From to for narrow places: `09:03–09:10`, or `09:03:05–09:03:40` within one minute."""
    ends = (short_edge(instant_ms, start_ms, end_ms, zone) for instant_ms in (start_ms, end_ms))
    return "–".join(ends)


def short_edge(instant_ms: int, start_ms: int, end_ms: int, zone: tzinfo) -> str:
    """One end of a span in minutes; in seconds where both ends would read the same."""
    same = clock(start_ms, zone) == clock(end_ms, zone) and start_ms // 60_000 == end_ms // 60_000
    return (clock_seconds if same else clock)(instant_ms, zone)


def each(minutes: int) -> str:
    """What follows “each”: `minute`, `10 minutes`."""
    return "minute" if minutes == 1 else f"{minutes} minutes"


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 segment`, `2 segments`, `0 segments`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def size(number: int) -> str:
    """Bytes for people: `812 bytes`, `147 KB`, `2.1 MB`."""
    if number < 1000:
        return count(number, "byte")
    if number < 1_000_000:
        return f"{number / 1000:.0f} KB"
    return f"{number / 1_000_000:.1f} MB"


def per_minute(inputs: Sequence[int | None]) -> str:
    """Inputs of each minute in a row, for a tooltip: `12, 0, –, 41`."""
    return ", ".join("–" if number is None else str(number) for number in inputs)


def _local(instant_ms: int, zone: tzinfo) -> datetime:
    # Whole milliseconds: a float of seconds would round some of them.
    seconds, rest = divmod(instant_ms, 1000)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest * 1000).astimezone(zone)
