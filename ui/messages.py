"""Every fixed word that the app shows: one place, in English, ready to be translated.

Codes and states come in, words come out. `{name}` stands for a detail of the problem or notice; a
detail that is missing is replaced by a word that keeps the sentence whole. `&` marks the letter
that reaches a control with Alt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from agent.client import ClockState, NoticeCode, Problem, ProblemCode, SyncState, Tracking


@dataclass(frozen=True, slots=True)
class Words:
    """What is wrong, and what to do (with what was not lost)."""

    title: str
    hint: str


_P = ProblemCode
KEPT_ALL = "Nothing is lost: everything is kept here and goes up later."
UNCHANGED = "Nothing was changed: try again with the same code."
"""What `{kept}` stands for: usually, and while enrolling."""

PROBLEMS: Mapping[ProblemCode, Words] = MappingProxyType(
    {
        _P.ALREADY_ENROLLED: Words(
            "This device is enrolled already",
            "It stays with the server it knows; nothing was changed.",
        ),
        _P.NOT_ENROLLED: Words(
            "This device is not enrolled yet",
            "Enter the address of your server and the one-time code from your employer.",
        ),
        _P.NO_CONTRACT: Words("No contract is chosen", "Choose a contract, then start the clock."),
        _P.UNKNOWN_CONTRACT: Words(
            "That contract is not yours any more",
            "Choose another one. Time tracked on it so far is kept.",
        ),
        _P.CONSENT_MISSING: Words(
            "You have not agreed to this contract’s captures yet",
            "Read what is captured, then agree or decline. Until then nothing is captured.",
        ),
        _P.POLICY_CHANGED: Words(
            "What this contract captures has changed",
            "Read the new version before you agree. Until then nothing is captured.",
        ),
        _P.MEMO_TOO_LONG: Words(
            "The memo is too long", "Shorten it to {limit} characters. The old memo still holds."
        ),
        _P.MEMO_MISSING: Words(
            "This contract needs a memo", "Write what you are working on, then start again."
        ),
        _P.UNKNOWN_SEGMENT: Words(
            "That segment is gone", "It was deleted or uploaded already. Nothing was changed."
        ),
        _P.ALREADY_SEALED: Words(
            "That segment is signed already",
            "It can no longer be dropped without a trace. Take it back on the command line, with hourproof redact.",
        ),
        _P.ALREADY_REDACTED: Words(
            "That was taken back before", "Nothing was changed; what was removed stays removed."
        ),
        _P.NOTHING_TO_REDACT: Words(
            "The segment has nothing of that kind", "Look at it again. Nothing was changed."
        ),
        _P.PICTURE_NOT_HERE: Words(
            "The full picture is not on this machine any more",
            "Save it from its page in your diary first, or remove the picture as a whole.",
        ),
        _P.REGION_OUTSIDE: Words(
            "That part does not lie within the picture",
            "Measure in pixels of the full picture. Nothing was changed.",
        ),
        _P.WEEK_NOT_SEALED: Words(
            "Some time of that week is not signed yet",
            "Stop the clock and wait for reviews to end, then close the week again.",
        ),
        _P.WEEK_NOT_DELIVERED: Words(
            "Not everything is uploaded yet",
            "With several devices a week is closed after all of this one’s time is there. Upload, then try again.",
        ),
        _P.WEEK_EMPTY: Words(
            "Nothing was ever tracked on this contract", "There is nothing to close."
        ),
        _P.MINUTES_DIFFER: Words(
            "The server counts less than this device",
            "The week was not closed. Show your employer what this device says and what the diary says.",
        ),
        _P.NOTHING_TO_EXPORT: Words(
            "Nothing of that contract can be exported yet",
            "A bundle is made of what has a receipt. Wait until the uploads are delivered.",
        ),
        _P.AGENT_RUNNING: Words(
            "Hourproof is running already",
            "Look for its icon in the tray, or end it with: hourproof quit. Nothing was changed.",
        ),
        _P.AGENT_NOT_RUNNING: Words("Hourproof is not running", "Start it, then try again."),
        _P.BAD_REQUEST: Words(
            "That could not be understood", "Check what you entered. Nothing was changed."
        ),
        _P.SERVER_ADDRESS_INVALID: Words(
            "This is not a server address", "It looks like https://time.example.com. {kept}"
        ),
        _P.SERVER_UNREACHABLE: Words(
            "The server cannot be reached",
            "Check the network and the address {url}. {kept}",
        ),
        _P.SERVER_NOT_HOURPROOF: Words(
            "Another program answers at this address",
            "It is not an Hourproof server. Check the address {url} with your employer. {kept}",
        ),
        _P.SERVER_TOO_OLD: Words(
            "The server is older than this app", "Ask its operator to update it. {kept}"
        ),
        _P.SERVER_TOO_NEW: Words("This app is too old for the server", "Update the app. {kept}"),
        _P.SERVER_REFUSED: Words(
            "The server refused a segment",
            "It and those after it are kept here. Copy the diagnostics and send them to support.",
        ),
        _P.SERVER_FAILED: Words(
            "The server has trouble of its own", "It is tried again by itself. {kept}"
        ),
        _P.CODE_INVALID: Words(
            "The server does not know this code",
            "Check each letter, or ask your employer for a new code.",
        ),
        _P.CODE_EXPIRED: Words(
            "This code has expired", "Ask your employer for a new one and enter it here."
        ),
        _P.DEVICE_REVOKED: Words(
            "This device may not upload any more",
            "Its enrolment was ended on the server. What is not uploaded yet is kept here; ask "
            "your employer.",
        ),
        _P.RECEIPT_INVALID: Words(
            "A receipt of the server does not check out",
            "Uploading has stopped and everything is kept as evidence. Copy the diagnostics and "
            "send them to support.",
        ),
        _P.STREAM_REUSED: Words(
            "The server holds another version of a segment",
            "Uploading has stopped and everything is kept. This happens when the data folder is "
            "copied or restored from a backup.",
        ),
        _P.CLOCK_OFF: Words(
            "The clock of this computer is wrong",
            "It differs from the server’s by {difference}. Set it right; your segments "
            "carry the server’s time meanwhile.",
        ),
        _P.DISK_FULL: Words(
            "The disk is full",
            "Free some space at {path}, then start the clock again. What was tracked before is kept.",
        ),
        _P.DISK_LOW: Words(
            "The disk is nearly full", "Free some space soon, or tracking will have to pause."
        ),
        _P.SPOOL_NEAR_QUOTA: Words(
            "Much is waiting to be uploaded",
            "The room for it is nearly used up. Go online, so that it can be delivered.",
        ),
        _P.DATA_FOLDER_UNWRITABLE: Words(
            "The data folder cannot be written",
            "Make {path} writable for you, or start with --home and another folder: {reason}.",
        ),
        _P.SETTINGS_CORRUPT: Words(
            "The settings file could not be read",
            "It was set aside at {path} and begun anew. Your tracked time is stored elsewhere "
            "and is safe.",
        ),
        _P.SETTINGS_TOO_NEW: Words(
            "The settings are from a newer version", "Update the app. Nothing was changed."
        ),
        _P.JOURNAL_CORRUPT: Words(
            "The journal of this computer is damaged",
            "It was set aside untouched at {path}, and a new one was begun. Copy the diagnostics "
            "and send them to support.",
        ),
        _P.SPOOL_CORRUPT: Words(
            "The store of segments is damaged",
            "It was set aside untouched at {path}, and a new one was begun. Copy the diagnostics "
            "and send them to support.",
        ),
        _P.DATABASE_TOO_NEW: Words(
            "The data is from a newer version", "Update the app. Nothing was changed."
        ),
        _P.KEYRING_MISSING: Words(
            "There is no keyring to keep this device’s key",
            "Install or start one (GNOME Keyring or KWallet), then start again. What was tracked waits.",
        ),
        _P.KEYRING_LOCKED: Words(
            "The keyring is locked",
            "Unlock it when the system asks, then try again. What was tracked waits.",
        ),
        _P.KEY_LOST: Words(
            "The key of this device is gone",
            "It is no longer in the keyring. Ask for a new code and enrol this device again; "
            "what is uploaded stays valid.",
        ),
        _P.NO_DISPLAY: Words(
            "There is no desktop to show the app on",
            "Log in to a graphical session, or use: hourproof run",
        ),
        _P.SCREEN_UNAVAILABLE: Words(
            "The screen cannot be captured here",
            "Time is tracked without pictures, and the diary says why.",
        ),
        _P.INPUT_UNAVAILABLE: Words(
            "Input cannot be counted here",
            "Activity is shown as unknown in the diary, never as zero.",
        ),
        _P.IDLE_UNAVAILABLE: Words(
            "This desktop does not tell how long you are away",
            "Stop the clock yourself when you leave.",
        ),
        _P.WINDOW_UNAVAILABLE: Words(
            "This desktop does not tell which app is in front", "The diary leaves it out."
        ),
        _P.PICTURE_MISSING: Words(
            "A picture is missing from this computer",
            "Its file was removed before upload. The diary says so in its place.",
        ),
    }
)

PROBLEM_SHADES: Mapping[str, Words] = MappingProxyType(
    {
        "server-address-invalid/empty": Words(
            "No server address was entered", "It looks like https://time.example.com."
        ),
        "server-address-invalid/http": Words(
            "This address goes without encryption",
            "Begin it with https:// instead; http is for a server on this very computer. {kept}",
        ),
        "server-address-invalid/user-info": Words(
            "This address has a name or password in it",
            "Leave out what stands before the @. {kept}",
        ),
        "server-address-invalid/query": Words(
            "This address has a ? or # in it", "Leave out everything from there on. {kept}"
        ),
        "server-address-invalid/port": Words(
            "This address has an impossible port",
            "A port is a number from 1 to 65535; most servers need none. {kept}",
        ),
        "server-unreachable/server-tls": Words(
            "No secure connection could be made",
            "A server without https may answer at {url}, or its certificate is not trusted: check "
            "the address. {kept}",
        ),
        "server-unreachable/server-timeout": Words(
            "The server takes too long to answer", "Try again in a while. {kept}"
        ),
        "server-unreachable/proxy-failed": Words(
            "The proxy on the way to the server does not work",
            "Check the proxy in the network settings of this computer. {kept}",
        ),
        "server-not-hourproof/server-redirected": Words(
            "This address leads on to another one",
            "Enter the address where it ends; a sign-in page of the network may be in between. {kept}",
        ),
        "server-failed/server-disk-full": Words(
            "The server has no room left", "Tell whoever runs it. {kept}"
        ),
        "server-failed/server-restored": Words(
            "The server was put back from a backup",
            "Everything is kept here. Tell whoever runs the server; uploads go on once it is recovered.",
        ),
        "server-failed/enrolment": Words(
            "The server has trouble of its own", "Try again in a while. {kept}"
        ),
        "server-refused/enrolment": Words(
            "The server refused to enrol this device", "Tell whoever runs it. {kept}"
        ),
        "code-invalid/code-used": Words(
            "This code was used before",
            "Each code enrols one device: ask your employer for a new one.",
        ),
        "bad-request/name-invalid": Words(
            "The name of this device cannot be used", "Give 1 to 64 letters on one line. {kept}"
        ),
        "clock-off/from-the-future": Words(
            "The clock of this computer is ahead of the server’s",
            "Set it right. What was tracked is kept and goes up by itself.",
        ),
        "disk-full/enrolment": Words("The disk is full", "Free some space at {path}. {kept}"),
        "data-folder-unwritable/disk-failed": Words(
            "The disk failed while it was written",
            "Check the disk that holds {path}, then start the app again. What was written before is "
            "kept.",
        ),
        "settings-corrupt/restored": Words(
            "The settings file was damaged",
            "Those from before the last change are used. The damaged file is kept at {path}.",
        ),
        "settings-corrupt/begun-anew": Words(
            "The settings file was damaged",
            "New settings were begun: enrol this device again. The damaged file is kept at {path}, "
            "and so is what was tracked.",
        ),
        "settings-corrupt/unknown-keys": Words(
            "The settings have entries that mean nothing",
            "They were passed over. The file as it was is kept at {path}.",
        ),
    }
)
"""Words that fit better than those of the code alone, by `Problem.shades`."""

_STAND_INS: Mapping[str, str] = MappingProxyType(
    {
        "url": "you entered",
        "path": "its place",
        "limit": "500",
        "difference": "more than two minutes",
        "away": "some time",
        "contract": "this contract",
        "reason": "the system refused",
        "kept": KEPT_ALL,
    }
)

NOTICES: Mapping[NoticeCode, str] = MappingProxyType(
    {
        NoticeCode.RECOVERED_AND_CONTINUED: (
            "Hourproof had ended unexpectedly. Your time up to then is kept, and the clock runs on."
        ),
        NoticeCode.RECOVERED_AND_STOPPED: (
            "Hourproof had ended unexpectedly. Your time up to then is kept. You are clocked out."
        ),
        NoticeCode.STOPPED_AFTER_SLEEP: (
            "The computer slept, so you were clocked out at the moment it fell asleep."
        ),
        NoticeCode.CLOCK_STEPPED: (
            "The clock of this computer jumped. Time was tracked up to the last good moment."
        ),
        NoticeCode.IDLE_DISCARDED: (
            "No input for {away}: that time was dropped, and nothing was tracked until you were back."
        ),
        NoticeCode.LIMIT_NEAR: "You have used 90 % of this week’s limit.",
        NoticeCode.LIMIT_REACHED: (
            "This week’s limit is reached. Time from now on is marked over limit and not billed."
        ),
        NoticeCode.SEGMENT_DELETED: (
            "A segment was deleted with its pictures, counts and minutes. It was never uploaded."
        ),
    }
)
DELETED_OPEN = (
    "The segment was deleted with its pictures, counts and minutes. It was never uploaded. "
    "Nothing more is tracked until {time}."
)
"""In place of `SEGMENT_DELETED` where it was the segment under way."""

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "screen-locked": "the screen was locked",
        "permission-missing": "the system did not permit it",
        "portal-refused": "the desktop refused it",
        "capture-failed": "taking it failed",
        "excluded-app": "an excluded app was in front",
        "contract-takes-none": "this contract takes none",
        "ended-before-moment": "the clock stopped before its moment",
        "discarded-with-idle": "its moment lay in time away",
        "not-available": "this desktop does not offer it",
        "interrupted": "the app was interrupted",
    }
)

STATES: Mapping[ClockState, str] = MappingProxyType(
    {
        ClockState.SIGNED_OUT: "Not enrolled. Nothing is captured.",
        ClockState.READY: "Choose a contract. Nothing is captured.",
        ClockState.CLOCKED_OUT: "Clocked out. Nothing is captured.",
        ClockState.CONSENT_NEEDED: "Your agreement is needed. Nothing is captured.",
        ClockState.CLOCKED_IN: "Clocked in",
        ClockState.STOPPING: "Writing everything down…",
    }
)

STATE_NO_CONTRACTS = "No contract yet. Nothing is captured."

TRACKING: Mapping[Tracking, str] = MappingProxyType(
    {
        Tracking.CAPTURING: "Clocked in. Your time is tracked.",
        Tracking.AWAY: "Paused while you are away. It goes on when you are back.",
        Tracking.LOCKED: "Paused while the screen is locked.",
        Tracking.PAUSED: "Paused. It goes on when you use the computer.",
    }
)
PAUSED_UNTIL = "Paused. It goes on by itself at {time}."

SYNC: Mapping[SyncState, tuple[str, str]] = MappingProxyType(
    {
        SyncState.DELIVERED: ("Everything is delivered.", "Everything is delivered."),
        SyncState.WAITING: (
            "{count} segment waits for its upload.",
            "{count} segments wait for their upload.",
        ),
        SyncState.UPLOADING: ("Uploading {count} segment…", "Uploading {count} segments…"),
        SyncState.OFFLINE: (
            "Offline. {count} segment is kept here and goes up when you are back.",
            "Offline. {count} segments are kept here and go up when you are back.",
        ),
        SyncState.REFUSED: (
            "The server refused a segment. {count} is kept here.",
            "The server refused a segment. {count} are kept here.",
        ),
        SyncState.HALTED: (
            "Uploading has stopped: a receipt does not check out. Everything is kept.",
            "Uploading has stopped: a receipt does not check out. Everything is kept.",
        ),
    }
)
"""One and many."""
OFFLINE_EMPTY = "Offline. Nothing waits; you can go on working."
NOTHING_YET = "Nothing to deliver yet."
LAST_RECEIPT = "Last receipt at {time}."

# the clock
APP = "Hourproof"
START = "&Start"
STOP = "&Stop"
READ_CONSENT = "&Read and agree…"
STOPPING = "Stopping…"
CONTRACT = "&Contract"
CONTRACT_PLACEHOLDER = "Choose a contract"
SEEN_BY = "Seen by you and {employer}."
MEMO = "&Memo"
MEMO_PLACEHOLDER = "What are you working on?"
SESSION = "This session"
TODAY = "Today"
WEEK = "This week"
OF_LIMIT = "of {limit}"
LEFT = "{left} left this week"
OVER_LIMIT = "{over} over the limit"
NO_LIMIT = "no limit"
MINUTES = ("{count} minute", "{count} minutes")
EACH_MINUTES = ("minute", "{count} minutes")
"""One and many; `EACH_MINUTES` follows “each”."""
HOURS = "{count} hours"
NO_CONTRACTS_TITLE = "No contract yet"
NO_CONTRACTS = (
    "Your contracts appear here as soon as {organization} adds you to one. You will see exactly "
    "what it captures before anything starts."
)
LOOK_AGAIN = "&Look again"
NEVER_WHILE_OUT = "Nothing is captured while you are clocked out."

# the last capture
LAST_CAPTURE = "Last capture"
CAPTURED_AT = "Captured at {time}"
CAPTURED_AGO = "Captured at {time}, {age}"
NO_PICTURE = "No picture: {reason}."
KEPT_IN = "Kept in {left}, unless you delete it."
WAITS_FOR_UPLOAD = "Kept. It goes up with its segment."
KEPT = "Kept."
DELETED = "Deleted, with its minutes."
NO_CAPTURE = (
    "Your screen is captured once at a random moment in each {minutes} while the clock runs."
)
KEEP = "&Keep"
DELETE = "&Delete…"
DELETE_ASK = "Delete this segment, {span}, with its pictures, counts and minutes?"
SPAN = "{start}–{end}"
DELETE_YES = "&Delete"
DELETE_NO = "&Back"
SHOW_PICTURE = "Show the picture"
PICTURE_OF = "Screen {index} of {count}"
PICTURE_GONE = "The picture is no longer on this computer."
PICTURE_KEYS = "Esc closes · ← → screens"
PREVIEW = "Capture preview"
JUST_NOW = "just now"
MINUTES_AGO = "{count} min ago"
HOURS_AGO = "{count} h ago"

# enrolling
ENROL_TITLE = "Enrol this device"
ENROL_INTRO = (
    "Your employer gives you the server’s address and a one-time code. This computer then makes "
    "its own key; no password is needed. Nothing is captured before you agree to it."
)
SERVER_ADDRESS = "Server &address"
ONE_TIME_CODE = "One-time &code"
DEVICE_NAME = "&Name of this device"
ENROL = "&Enrol"
ENROLLING = "Making a key and enrolling…"
SERVER_EMPTY = "Enter the address your employer gave you."
CODE_EMPTY = "Enter the one-time code."
NAME_EMPTY = "Give this device a name, so that you can tell it from others."

# windows and menus
MENU = "Menu"
SHOW_WINDOW = "Sho&w Hourproof"
SWITCH_CONTRACT = "Switch &contract"
EDIT_MEMO = "&Memo…"
DIARY = "&Diary in the browser"
CONSENT_MENU = "What is &captured…"
PROBLEMS_MENU = "&Problems…"
UPLOAD_NOW = "&Upload now"
REFRESH = "&Fetch contracts again"
QUIT = "&Quit"
QUIT_ASK = "Clock out and quit?"
QUIT_DETAIL = "You are clocked in. Your time up to now is kept and delivered at the next start."
QUIT_YES = "Clock &out and quit"
QUIT_NO = "&Keep running"
NO_TRAY = "This desktop has no tray: keep this window open. Closing it quits Hourproof."
DISMISS = "&OK"
DISMISS_NEXT = "OK"
CLOSE = "&Close"

# problems
PROBLEMS_TITLE = "Problems"
PROBLEMS_NONE = "Nothing is wrong."
PROBLEM_MORE = ("{title}", "{title}, and {more} more.")
SHOW_PROBLEMS = "&Problems"
COPY = "Copy &diagnostics"
COPIED = "Copied"
DIAGNOSTICS = "Diagnostics"
TRY_AGAIN = "&Try again"

# consent
CONSENT_TITLE = "What is captured on {contract}"
CONSENT_INTRO = (
    "{employer} asks for the following while your clock runs on this contract. Nothing is "
    "captured before you agree, and never while you are clocked out."
)
CONSENT_COLUMNS = ("What", "When", "Who sees it", "Kept for")
CONSENT_NEVER_TITLE = "Never captured"
CONSENT_SCREEN = (
    "A picture of each screen",
    "Once in each {minutes}, at a random moment while the clock runs. {review}",
)
CONSENT_REVIEW = "You see it first and can delete it for {seconds} seconds."
CONSENT_NO_REVIEW = "You can delete it until its segment is uploaded."
CONSENT_WEBCAM = (
    "A photo from the webcam",
    "With each picture of the screen. Your diary lets you delete it alone.",
)
CONSENT_COUNTS = (
    "How many key presses, clicks and scrolls",
    "Per minute while the clock runs. Numbers only, never which keys.",
)
CONSENT_APP = ("The app in front", "At the moment of the picture: its name, not its title.")
CONSENT_TITLE_ROW = ("The app in front and its title", "At the moment of the picture.")
CONSENT_MEMO = ("Your memo", "As you write it, for the time you are clocked in.")
CONSENT_TIMES = (
    "When you clock in and out, on which device, system and monitors",
    "While the clock runs. {idle}",
)
CONSENT_IDLE = "After {minutes} without input the time away is dropped, with what it held."
CONSENT_NO_IDLE = "Time without input counts too; stop the clock when you leave."
CONSENT_WHO = "You, those at {employer} who review this contract, and whoever runs the server."
CONSENT_KEPT = "{days} days, then erased on the server. Your own copies stay on this computer."
CONSENT_KEPT_TIMES = "For good: the record of times is never cut."
CONSENT_NEVER = (
    "which keys you press, and what you copy",
    "sound and video",
    "the files on your disk, and the history of your browser",
    "anything while you are clocked out",
    "anything started from afar: nobody but the clock can trigger a capture",
)
CONSENT_NEVER_WEBCAM = "photos from the webcam"
CONSENT_NEVER_SCREEN = "pictures of your screen"
CONSENT_NEVER_WINDOW = "which app is in front"
AGREE = "I &agree"
DECLINE = "&Decline"
AGREED = "You agreed to this version on this device."
NOT_AGREED = "If you decline, nothing is captured and the clock does not start on this contract."

# failures
STARTUP_TITLE = "Hourproof cannot start"
BUG_TITLE = "Something went wrong in Hourproof itself"
BUG_HINT = "This is our mistake. What was tracked is kept. Copy the diagnostics for support."

# the command line
CLI_DESCRIPTION = "The Hourproof tray app: clock in, see what is captured, be paid."
CLI_MINIMIZED = "start in the tray without opening the window"
CLI_HOME = "keep everything in this folder instead of the usual ones"
CLI_SHOWN = "hourproof-app: running already; its window is shown."
CLI_ERROR = "hourproof-app: {title}. {hint}"


def fill(text: str, details: Mapping[str, str]) -> str:
    """`text` with its `{names}` replaced; a missing detail becomes a word that keeps it readable."""
    return text.format_map({**_STAND_INS, **details})


def minutes(count: int) -> str:
    """`1 minute`, `7 minutes`."""
    return MINUTES[count != 1].format(count=count)


def each_minutes(count: int) -> str:
    """What follows “each”: `minute`, `10 minutes`."""
    return EACH_MINUTES[count != 1].format(count=count)


def problem_words(problem: Problem) -> Words:
    """Title and hint of one problem with its details in place."""
    words = next(
        (PROBLEM_SHADES[shade] for shade in problem.shades if shade in PROBLEM_SHADES),
        PROBLEMS[problem.code],
    )
    enrolling = {"kept": UNCHANGED} if problem.details.get("during") == "enrolment" else {}
    details = {**problem.details, **_in_words(problem.details), **enrolling}
    return Words(fill(words.title, details), fill(words.hint, details))


def _in_words(details: Mapping[str, str]) -> dict[str, str]:
    """Details that are numbers, as words."""
    digits = details.get("offset_s", "").lstrip("-")
    if not digits.isdecimal():
        return {}
    apart = round(int(digits) / 60)
    if apart < 120:
        return {"difference": minutes(apart)}
    return {"difference": HOURS.format(count=round(apart / 60))}
