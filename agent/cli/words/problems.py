"""What the command line says of every problem, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from agent.cli.words.shades import SHADES
from agent.cli.words.units import duration
from agent.client import Problem, ProblemCode
from agent.core.problems import ENROLMENT

_P = ProblemCode
KEPT: Final = "Nothing is lost: it is kept here and goes up later."
UNCHANGED: Final = "Nothing was changed here: try again with the same code."
"""What `{kept}` stands for: usually, and while enrolling."""
PROBLEMS: Final[Mapping[ProblemCode, tuple[str, str]]] = {
    _P.ALREADY_ENROLLED: (
        "This device is enrolled already.",
        "Nothing was changed. See: hourproof status",
    ),
    _P.NOT_ENROLLED: (
        "This device is not enrolled.",
        "Sign it in through the browser: hourproof enrol --browser URL, or with a one-time code from your employer: "
        "hourproof enrol --server URL --code CODE",
    ),
    _P.NO_CONTRACT: (
        "No contract is chosen.",
        "Name one: hourproof start CONTRACT. Which there are: hourproof contracts",
    ),
    _P.UNKNOWN_CONTRACT: (
        "There is no contract {contract} for you.",
        "See which there are: hourproof contracts",
    ),
    _P.CONSENT_MISSING: (
        "You have not agreed to what this contract captures.",
        "Read it and decide: hourproof agree {contract}",
    ),
    _P.CONSENT_NOT_SIGNED: (
        "Your consent could not be signed yet. Until it is, nothing is captured.",
        "It is kept and is tried again by itself. What is in the way: hourproof status",
    ),
    _P.POLICY_CHANGED: (
        "What this contract captures has changed.",
        "Read it again and decide: hourproof agree {contract}",
    ),
    _P.MEMO_TOO_LONG: (
        "The memo is too long ({characters} characters).",
        "Shorten it to {limit}. The old memo still holds.",
    ),
    _P.MEMO_MISSING: (
        "This contract asks for a memo.",
        "Say what you are working on: hourproof start --memo TEXT",
    ),
    _P.UNKNOWN_SEGMENT: (
        "There is no such segment on this machine.",
        "It may have been deleted. Nothing was changed.",
    ),
    _P.ALREADY_SEALED: (
        "The segment is signed already.",
        "It can no longer be dropped without a trace; take it back: hourproof redact SEGMENT --all",
    ),
    _P.ALREADY_REDACTED: (
        "That was taken back before.",
        "Nothing was changed; what was removed stays removed.",
    ),
    _P.NOTHING_TO_REDACT: (
        "The segment has nothing of that kind.",
        "Nothing was changed. To take all of it back: hourproof redact SEGMENT --all",
    ),
    _P.PICTURE_NOT_HERE: (
        "The full picture is not on this machine any more.",
        "Save it from its page in your diary and name the file with --picture, or remove it whole: "
        "--item picture",
    ),
    _P.REGION_OUTSIDE: (
        "A region does not lie within the picture of {width} by {height} pixels, or there are more than 64.",
        "Nothing was changed. Give X,Y,WIDTH,HEIGHT in pixels of the full picture, and --monitor if there "
        "are several.",
    ),
    _P.APP_NAME_INVALID: (
        "That is no name of an app, or {most} are excluded already.",
        "Give a name of at most {limit} characters, as xprop WM_CLASS shows it when you click the app’s window. "
        "Nothing was changed.",
    ),
    _P.APP_NOT_EXCLUDED: (
        "{app} is not excluded.",
        "Nothing was changed. See: hourproof exclude list",
    ),
    _P.BLUR_OUTSIDE: (
        "Pictures cannot be blurred by {radius} pixels.",
        "Give a number from 0 to {limit}. Nothing was changed.",
    ),
    _P.WEEK_NOT_SEALED: (
        "Some time of that week is not signed yet.",
        "Stop the clock, wait for reviews to end, and close the week again.",
    ),
    _P.WEEK_NOT_DELIVERED: (
        "You use several devices, and the server does not have everything of this one yet.",
        "Run: hourproof upload, then close the week again.",
    ),
    _P.WEEK_EMPTY: ("Nothing was ever tracked on this contract.", "There is nothing to close."),
    _P.MINUTES_DIFFER: (
        "The server counts fewer minutes of that week ({told}) than this device ({own}).",
        "The week was not closed. Show your employer: hourproof status",
    ),
    _P.NO_IDLE_TIME: (
        "There is no idle time to decide about.",
        "It is asked about for ten minutes after you are back; then it is dropped.",
    ),
    _P.IDLE_NOT_ALLOWED: (
        "This contract does not let idle time be kept.",
        "It was dropped. Ask your employer, or claim it: hourproof manual add",
    ),
    _P.NOT_CLOCKED_IN: (
        "The clock is not running.",
        "There is nothing to pause. Start it: hourproof start",
    ),
    _P.MANUAL_NOT_ALLOWED: (
        "This contract does not allow time without evidence.",
        "Nothing was claimed. Ask your employer.",
    ),
    _P.MANUAL_IN_FUTURE: (
        "That time is not over yet.",
        "Nothing was claimed. Claim it when it has passed.",
    ),
    _P.MANUAL_TOO_LONG: (
        "More than 24 hours cannot be claimed at once.",
        "Nothing was claimed. Claim each stretch of work by itself.",
    ),
    _P.MANUAL_TOO_LATE: (
        "That week can no longer be changed: it was open until {at}.",
        "Nothing was claimed. Ask your employer how to settle it.",
    ),
    _P.MANUAL_OVERLAPS: (
        "Some of that time is tracked already: {at} to {until}.",
        "Nothing was claimed. Claim what lies before or after it.",
    ),
    _P.MANUAL_CLAIMED: (
        "Some of that time is claimed already: {at} to {until}.",
        "Nothing was claimed. See: hourproof manual list",
    ),
    _P.UNKNOWN_CLAIM: (
        "There is no one claim {claim} on this device.",
        "Nothing was changed. See: hourproof manual list",
    ),
    _P.NOBODY_WAITS: (
        "No new device of yours waits with the code {code}.",
        "Compare it with what that device shows, and leave it running: it waits while its command runs.",
    ),
    _P.UNKNOWN_DEVICE: (
        "There is no other device {device} of yours that could be ended.",
        "Nothing was changed. See: hourproof devices",
    ),
    _P.NOT_VOUCHED: (
        "This device did not ask for a voucher, or was started anew since.",
        "Begin again: hourproof enrol --vouched. Nothing was changed, and the code still works.",
    ),
    _P.SIGN_IN_DECLINED: (
        "The sign-in was declined in the browser.",
        "Nothing was enrolled. If that was a mistake, begin again: hourproof enrol --browser URL",
    ),
    _P.SIGN_IN_NOT_ASKED: (
        "This device waits for no sign-in.",
        "Begin: hourproof enrol --browser URL. Nothing was changed.",
    ),
    _P.NOTHING_TO_EXPORT: (
        "Nothing of that contract can be exported yet.",
        "A bundle is made of what has a receipt: hourproof status tells what waits.",
    ),
    _P.NOTHING_TO_SALVAGE: (
        "No spool was set aside in {path}.",
        "There is nothing to salvage; name a file if it lies elsewhere: hourproof salvage FILE",
    ),
    _P.AGENT_RUNNING: (
        "An agent is running already for this data folder.",
        "Use it, or end it first: hourproof quit. Nothing was changed.",
    ),
    _P.AGENT_NOT_RUNNING: (
        "No agent is running for this data folder.",
        "Start the app, or: hourproof run. With HOURPROOF_HOME or --home, use the same for both.",
    ),
    _P.BAD_REQUEST: ("That was not understood: {reason}.", "Nothing was changed."),
    _P.SETTING_INVALID: (
        "{key} cannot be set to that.",
        "Nothing was changed. See what there is: hourproof settings",
    ),
    _P.AUTOSTART_FAILED: (
        "Starting with the session cannot be changed ({reason}).",
        "Nothing was changed. Add or remove the app in the settings of your desktop.",
    ),
    _P.SERVER_ADDRESS_INVALID: (
        "{url} is not a server address.",
        "It looks like https://time.example.com. {kept}",
    ),
    _P.SERVER_UNREACHABLE: (
        "The server {url} cannot be reached.",
        "Check the network and the address. {kept}",
    ),
    _P.SERVER_NOT_HOURPROOF: (
        "What answers at {url} is not an Hourproof server.",
        "Check the address; a sign-in page of the network may be in between. {kept}",
    ),
    _P.SERVER_TOO_OLD: (
        "The server is too old for this version of Hourproof.",
        "Ask its operator to update it. {kept}",
    ),
    _P.SERVER_TOO_NEW: (
        "The server is too new for this version of Hourproof.",
        "Update Hourproof on this machine. {kept}",
    ),
    _P.SERVER_REFUSED: (
        "The server refused what was sent.",
        "It is kept here and tried again. If it stays refused, show your employer: hourproof doctor",
    ),
    _P.SERVER_FAILED: (
        "The server cannot answer just now.",
        "It is tried again by itself. {kept}",
    ),
    _P.CODE_INVALID: (
        "The server does not know this code.",
        "Check each letter, or ask your employer for a new one-time code.",
    ),
    _P.CODE_EXPIRED: ("The code has expired.", "Ask your employer for a new one-time code."),
    _P.DEVICE_REVOKED: (
        "The server does not accept this device any more.",
        "Ask your employer. What was tracked is kept here.",
    ),
    _P.RECEIPT_INVALID: (
        "A receipt of the server does not check out, so uploading has stopped.",
        "Everything is kept here as evidence. Show your employer: hourproof doctor",
    ),
    _P.STREAM_REUSED: (
        "The server holds other segments under this device's numbers.",
        "A copy of this machine may be in use. What was tracked is kept, and new segments go on.",
    ),
    _P.CLOCK_OFF: (
        "This machine's clock differs from the server's by {difference}.",
        "Set it right. Nothing is lost: segments carry the server's time meanwhile.",
    ),
    _P.DISK_FULL: (
        "There is no room left at {path}.",
        "Free some space. The clock does not run meanwhile; what was tracked before is kept.",
    ),
    _P.DISK_LOW: ("There is little room left at {path}.", "Free some space before it runs out."),
    _P.SPOOL_NEAR_QUOTA: (
        "What waits to be uploaded fills {used_mb} of {quota_mb} MB: {days_left} days are left at this rate.",
        "Connect to the network so that it can go up, or raise quota_megabytes in the settings. After that no more "
        "pictures are taken; time and counts go on.",
    ),
    _P.CONNECTION_METERED: (
        "Uploads wait: the system calls this connection metered.",
        "They go on over another one, or at once with: hourproof upload. Nothing is lost.",
    ),
    _P.DATA_FOLDER_UNWRITABLE: (
        "{path} cannot be used: {reason}.",
        "Make it yours and writable, or name another folder with --home.",
    ),
    _P.FILES_EXPOSED: (
        "Others on this machine can get at {path} ({count} in all).",
        "Close them to others: chmod -R go-rwx on the data folder. The agent does it for its folders when "
        "it starts.",
    ),
    _P.CONTRACTS_CORRUPT: (
        "The kept list of contracts was damaged.",
        "It is kept unchanged at {path} and is fetched anew from the server. Nothing is lost.",
    ),
    _P.SETTINGS_CORRUPT: (
        "The settings could not be read whole.",
        "The file as it was: {path}. Check that you are enrolled: hourproof status",
    ),
    _P.SETTINGS_TOO_NEW: (
        "The settings were written by a newer version of Hourproof: {path}.",
        "Update Hourproof. The file was left as it is.",
    ),
    _P.JOURNAL_CORRUPT: (
        "The journal of segments that are not signed yet was damaged.",
        "It is kept unchanged at {path}, and a new one was begun. Show your employer: hourproof doctor",
    ),
    _P.SPOOL_CORRUPT: (
        "The file of segments that wait to be uploaded was damaged.",
        "It is kept unchanged at {path}, and a new one was begun. Put back what is whole in it: end the agent "
        "with hourproof quit, then: hourproof salvage",
    ),
    _P.DATABASE_TOO_NEW: (
        "{path} was written by a newer version of Hourproof.",
        "Update Hourproof. The file was left as it is.",
    ),
    _P.KEYRING_MISSING: (
        "No keyring answers, and keys are never kept in plain files ({reason}).",
        "Start one, such as GNOME Keyring or KWallet, and try again. What was tracked waits.",
    ),
    _P.KEYRING_LOCKED: (
        "The keyring is locked ({reason}).",
        "Unlock it and try again. What was tracked waits.",
    ),
    _P.KEY_LOST: (
        "The keyring no longer holds this device's key.",
        "Unlock or restore the keyring of this user. What was tracked is kept.",
    ),
    _P.NO_DISPLAY: (
        "There is no display to capture.",
        "Start it inside a desktop session, or set DISPLAY.",
    ),
    _P.SCREEN_UNAVAILABLE: (
        "The screen cannot be captured here ({reason}).",
        "Time is tracked without pictures, and the diary says why.",
    ),
    _P.INPUT_UNAVAILABLE: (
        "Input cannot be counted here ({reason}).",
        "Activity is shown as unknown, never as zero.",
    ),
    _P.IDLE_UNAVAILABLE: (
        "Idle time cannot be measured here ({reason}).",
        "Stop the clock yourself when you leave.",
    ),
    _P.SESSION_UNAVAILABLE: (
        "Lock, sleep and log-out cannot be heard here ({reason}).",
        "Tracking ends by idle time and by the clocks alone.",
    ),
    _P.WINDOW_UNAVAILABLE: (
        "The window in front cannot be read here ({reason}).",
        "Segments say so instead.",
    ),
    _P.PICTURE_MISSING: (
        "A picture file is missing or was changed.",
        "Its segment goes up without it. Put the file back, or take the picture back: hourproof redact",
    ),
}
"""What is wrong, and what to do. `{name}` is a detail of the problem."""


def problem_text(problem: Problem) -> str:
    """What is wrong and what to do, with the details in place."""
    what, then = next(
        (SHADES[shade] for shade in problem.shades if shade in SHADES), PROBLEMS[problem.code]
    )
    enrolling = problem.details.get("during") == ENROLMENT
    kept = UNCHANGED if enrolling else KEPT
    details = _Details(
        {
            **problem.details,
            "kept": kept,
            "difference": _difference(problem.details),
            "at": _moment(problem.details.get("at_ms", "")),
            "until": _moment(problem.details.get("until_ms", "")),
        }
    )
    return f"{what.format_map(details)} {then.format_map(details)}"


def _difference(details: Mapping[str, str]) -> str:
    """How far two clocks are apart."""
    digits = details.get("offset_s", "").lstrip("-")
    if not digits.isdecimal():
        return "more than two minutes"
    return duration(round(int(digits) / 60))


def _moment(at_ms: str) -> str:
    """A minute in this machine's own zone, which is named."""
    if not at_ms.isdecimal():
        return "-"
    at = datetime.fromtimestamp(int(at_ms) / 1000, UTC).astimezone()
    return f"{at:%Y-%m-%d %H:%M} {at.tzname()}"


class _Details(dict[str, str]):
    """The details of a problem; one that is missing becomes a dash and the sentence stays whole."""

    def __missing__(self, key: str) -> str:
        return "-"
