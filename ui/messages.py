"""The words of the app's windows, menus and notices: constants in English, which are the keys of their translations.

What shows one calls `tr(messages.NAME)` at that moment (`ui.tongue`), `tr_count` for a `Counted` text, then
`.format(...)` for its `{names}`. `&` marks the letter that reaches a control with Alt. Words of a large
window live in a module of their own, named `*_words`; `ui.catalogue` knows them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from agent.client import ClockState, NoticeCode, SyncState, Tracking
from ui.tongue import Counted

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
        NoticeCode.IDLE_KEPT: "{away} without input were kept, marked as idle.",
        NoticeCode.START_AGAIN: (
            "You were away, so you are clocked out. Press Start when you go on."
        ),
        NoticeCode.STOPPED_AT_LOG_OUT: "You logged out, so you were clocked out at that moment.",
        NoticeCode.NOT_CLOCKED_IN: (
            "This computer has been in use for {away}, and you are not clocked in. Only you see this."
        ),
        NoticeCode.LONG_SESSION: "You have been tracking for {away}.",
        NoticeCode.LIMIT_NEAR: "You have used 90 % of this week’s limit.",
        NoticeCode.LIMIT_REACHED: (
            "This week’s limit is reached. Time from now on is marked over limit and not billed."
        ),
        NoticeCode.SEGMENT_DELETED: (
            "A segment was deleted with its pictures, counts and minutes. It was never uploaded."
        ),
        NoticeCode.DEVICE_ADDED: (
            "A new device was added to your account: {name}. If that was not you, end it under Settings, Devices, "
            "and tell your employer."
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
        "camera-missing": "there is no camera",
        "camera-busy": "another program has the camera",
        "camera-failed": "the camera failed",
        "not-agreed": "you have not agreed to it",
        "no-room": "what waits to be uploaded fills its share of the disk",
        "kept-as-idle": "you kept this time as idle",
        "screen-dark": "the screen was off, or its screensaver was on",
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

PAUSED_BY_HAND = "Paused by you. It goes on when you say so."
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
GO_ON = "&Go on"
PAUSE_FOR = "P&ause for"
PAUSE_OPEN = "Until I go on"

SYNC: Mapping[SyncState, Counted] = MappingProxyType(
    {
        SyncState.DELIVERED: Counted("Everything is delivered.", "Everything is delivered."),
        SyncState.WAITING: Counted(
            "{count} segment waits for its upload.",
            "{count} segments wait for their upload.",
        ),
        SyncState.UPLOADING: Counted("Uploading {count} segment…", "Uploading {count} segments…"),
        SyncState.OFFLINE: Counted(
            "Offline. {count} segment is kept here and goes up when you are back.",
            "Offline. {count} segments are kept here and go up when you are back.",
        ),
        SyncState.REFUSED: Counted(
            "The server refused a segment. {count} is kept here.",
            "The server refused a segment. {count} are kept here.",
        ),
        SyncState.HALTED: Counted(
            "Uploading has stopped: a receipt does not check out. Everything is kept.",
            "Uploading has stopped: a receipt does not check out. Everything is kept.",
        ),
    }
)
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
MINUTES = Counted("{count} minute", "{count} minutes")
EACH_MINUTES = Counted("minute", "{count} minutes")
"""`EACH_MINUTES` follows “each”."""
HOURS = Counted("{count} hour", "{count} hours")
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
NO_PHOTO = "No photo: {reason}."
REMOVE_PHOTO = "Remove &photo"
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
PICTURE_OF = "Picture {index} of {count}"
PICTURE_GONE = "The picture is no longer on this computer."
PICTURE_KEYS = "Esc closes · ← → pictures"
PREVIEW = "Capture preview"
DELETED_SOON = Counted("Deleted in {count} second.", "Deleted in {count} seconds.")
UNDO_DELETE = "&Undo"
JUST_NOW = "just now"
MINUTES_AGO = Counted("{count} min ago", "{count} min ago")
HOURS_AGO = Counted("{count} h ago", "{count} h ago")

# idle time
IDLE_HEADING = "No input for {minutes}"
IDLE_KEEPABLE = (
    "{span}. Keep it if you were working, with a word on what it was: it is marked as idle. "
    "Without an answer it is dropped at {time}."
)
IDLE_DROPPED = "{span}. This contract does not let idle time be kept: it was dropped."
IDLE_MEMO = "What it was: reading, a call…"
IDLE_KEEP = "Kee&p as idle"
IDLE_DROP = "D&rop it"
IDLE_NOTED = "&OK"
IDLE_STOP = "Drop and clock o&ut"

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
SWITCH_CONTRACT = "Switch con&tract"
EDIT_MEMO = "&Memo…"
DIARY = "&Diary…"
CONSENT_MENU = "What is &captured…"
PROBLEMS_MENU = "&Problems…"
SETTINGS_MENU = "S&ettings…"
UPLOAD_NOW = "&Upload now"
REFRESH = "&Fetch contracts again"
QUIT = "&Quit"
QUIT_ASK = "Clock out and quit?"
QUIT_DETAIL = "You are clocked in. Your time up to now is kept and delivered at the next start."
QUIT_YES = "Clock &out and quit"
QUIT_NO = "&Keep running"
NO_TRAY = (
    "This desktop has no tray: closed, this window stays in the task bar. Quit by the menu above."
)
DISMISS = "&OK"
DISMISS_NEXT = "OK"
CLOSE = "&Close"

# problems
PROBLEMS_TITLE = "Problems"
PROBLEMS_NONE = "Nothing is wrong."
PROBLEM_SINCE = "Since {since}."
PROBLEM_OVER = "From {since} to {until}; over now."
PROBLEM_MORE = Counted("{title}, and {count} more.", "{title}, and {count} more.")
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
    "Once in each {minutes}, at a random moment while the clock runs.{blur} {review}",
)
CONSENT_ACTIVE_SCREEN = (
    "A picture of the screen with the window in front",
    "Once in each {minutes}, at a random moment while the clock runs.{blur} {review}",
)
CONSENT_BLUR = " Blurred by {pixels} before it is stored."
PIXELS = Counted("{count} pixel", "{count} pixels")
CONSENT_SIGNALS = (
    "How much of the input programs made",
    "Per minute while the clock runs, and whether a keyboard or mouse saw any input.",
)
CONSENT_REVIEW = Counted(
    "You see it first and can delete it for {count} second.",
    "You see it first and can delete it for {count} seconds.",
)
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
CONSENT_IDLE_KEEP = (
    "After {minutes} without input the time away is dropped, unless you say what it was and keep it, "
    "marked as idle."
)
CONSENT_NO_IDLE = "Time without input counts too; stop the clock when you leave."
CONSENT_WHO = "You, those at {employer} who review this contract, and whoever runs the server."
CONSENT_KEPT = Counted(
    "{count} day, then erased on the server. Your own copies stay on this computer.",
    "{count} days, then erased on the server. Your own copies stay on this computer.",
)
CONSENT_KEPT_TIMES = "For good: the record of times is never cut."
CONSENT_NEVER = (
    "which keys you press, and what you copy",
    "sound and video",
    "the files on your disk, and the history of your browser",
    "anything while you are clocked out",
    "anything started from afar: nobody but the clock can trigger a capture",
)
CONSENT_NEVER_WEBCAM = "photos from the webcam"
CONSENT_NEVER_SIGNALS = "whether your input came from your hands or from a program"
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

# what a problem can be answered with
SAVE_EVIDENCE = "&Save the evidence…"
ENROL_ANEW = "&Enrol this device anew…"
ANEW_ASK = "Enrol this device anew?"
ANEW_DETAIL = (
    "You need a new code from your employer, or a sign-in. Everything that this device has now, also what is not "
    "uploaded yet, is moved unchanged into a folder beside its data and is not sent any more. Save the evidence "
    "first. Hourproof then starts over with its first page."
)
ANEW_YES = "&Set aside and enrol anew"
ANEW_NO = "&Leave it as it is"
