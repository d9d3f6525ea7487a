"""The words of the diary window and its dialogs; see `ui.messages` for how they are written and shown."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from agent.client import EntryState, Ground, ItemKind, RedactReason, Verdict
from agent.exported import Soundness
from ui.tongue import Counted

TITLE = "Work diary"

# where and when
BACK_IN_TIME = "Earlier"
ON_IN_TIME = "Later"
TODAY = "&Today"
DATE = "Date"
SHOWN = "Shown"
PERIODS = ("Day", "Week", "Month", "Year")
CONTRACT = "Contract"
ALL_CONTRACTS = "All contracts"
MORE = "More"
ADD_MANUAL = "&Add manual time…"
EXPORT = "&Export…"
VERIFY = "Check an e&xport…"
IN_BROWSER = "Open in the &browser"
READ_AGAIN = "Read agai&n"
SELECT_ALL = "Choose a&ll"
GO_TO_DAY = "Go &to a day"
LEGEND = "&How to read this page"
LOADING = "Reading your diary…"
LOADING_MORE = "Reading… {date}"
CANNOT_READ = "The diary cannot be read now. {why}"

# totals
TRACKED_DAY = "Tracked {tracked}"
MANUAL_DAY = "Manual {manual}"
WEEK_TOTAL = "Week {tracked}"
WEEK_LIMIT = "Week {tracked} of {limit}"
HOLDS_DAY = "Would hold {held}"
SEGMENTS = Counted("{count} segment", "{count} segments")
ZONE = "Times are those of this computer; a week runs from Monday 00:00 UTC."

# states of a card, as the employer sees them
STATES: Mapping[str, str] = MappingProxyType(
    {
        "tracked": "Tracked",
        "redacted": "Redacted",
        "removed": "Removed",
        "idle": "Idle",
        "over-limit": "Over limit",
        "manual": "Manual",
    }
)
MANUAL = "Manual"
TAKEN_BACK = "Taken back"

ENTRY_STATES: Mapping[EntryState, str] = MappingProxyType(
    {
        EntryState.OPEN: "Being tracked",
        EntryState.HELD: "Kept here, not signed yet",
        EntryState.SIGNED: "Signed, waits for its upload",
        EntryState.REFUSED: "Refused by the server, kept here",
        EntryState.RECEIPTED: "Received, with a receipt",
    }
)
CLAIM_WAITS = "Signed, waits for its upload"
CLAIM_DELIVERED = "Received, with a receipt"

# a card
NO_PICTURE = "No picture: {reason}."
PICTURES_TAKEN_BACK = "Pictures taken back."
PICTURE_LATER = "Its picture comes at a random moment."
PICTURE_GONE = "The picture is no longer on this computer."
ALL_REMOVED = "You took all of it back."
INPUT_UNKNOWN = "Activity unknown"
NO_MEMO = "No memo"
ACTIVITY_OF = "Activity {tenths} of 10"
PICTURES = Counted("{count} picture", "{count} pictures")
PHOTO = "with a photo"
CARD_SPOKEN = "{span}, {state}, {minutes}. {memo}. {activity}. {pictures}. {holds}. {upload}."
CLAIM_SPOKEN = "{span}, manual time, {minutes}. {memo}. {upload}."
DAY_SPOKEN = "{day}: tracked {tracked}, manual {manual}"

# would this hold?
HOLDS_TITLE = "Would this hold?"
VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.HOLDS: "Yes",
        Verdict.NOT_YET: "Not yet",
        Verdict.PARTLY: "In part",
        Verdict.FAILS: "No",
    }
)
CARD_VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.HOLDS: "Counts",
        Verdict.NOT_YET: "Pending",
        Verdict.PARTLY: "Counts in part",
        Verdict.FAILS: "Does not count",
    }
)
HOLDS_FOR: Mapping[Verdict, Counted] = MappingProxyType(
    {
        Verdict.HOLDS: Counted(
            "Yes. {count} minute counts towards billing.",
            "Yes. {count} minutes count towards billing.",
        ),
        Verdict.NOT_YET: Counted(
            "Not yet. Nothing speaks against it; {count} minute would count.",
            "Not yet. Nothing speaks against it; {count} minutes would count.",
        ),
        Verdict.PARTLY: Counted(
            "In part. {count} minute counts towards billing.",
            "In part. {count} minutes count towards billing.",
        ),
        Verdict.FAILS: Counted("No, as it stands now.", "No, as it stands now."),
    }
)
HOLDS_UNKNOWN = "This contract is no longer known here, so it cannot be told."
HOLDS_AS_FAR = (
    "As far as this device knows: work of other devices and objections are on the server."
)
GROUNDS: Mapping[Ground, str] = MappingProxyType(
    {
        Ground.AGREED: "You had agreed to what is captured.",
        Ground.NOT_AGREED: "No agreement of yours held when it began.",
        Ground.TAKEN_BACK: "You took all of it back, so nothing of it counts.",
        Ground.COUNTED_BEFORE: "All its minutes are counted already, of a segment before it.",
        Ground.PARTLY_COUNTED_BEFORE: "Some of its minutes are counted already, of a segment before it.",
        Ground.NO_LIMIT: "This contract has no weekly limit.",
        Ground.WITHIN_LIMIT: "It is within the weekly limit.",
        Ground.PARTLY_OVER_LIMIT: "Some of its minutes are over the weekly limit and are not billed.",
        Ground.OVER_LIMIT: "It is over the weekly limit and is not billed.",
        Ground.MEMO_PRESENT: "It has a memo.",
        Ground.MEMO_NOT_NEEDED: "It has no memo, and this contract needs none.",
        Ground.MEMO_MISSING: "It has no memo, and this contract needs one. Write one.",
        Ground.PICTURES_PRESENT: "Its picture is there.",
        Ground.PICTURES_NOT_ASKED: "This contract takes no pictures.",
        Ground.PICTURES_AWAITED: "Its picture comes at a random moment.",
        Ground.PICTURES_LAWFULLY_ABSENT: "It has no picture, for a reason that is foreseen: {reason}.",
        Ground.PICTURES_MISSING: "It has no picture: {reason}. Your employer can object to that.",
        Ground.PICTURES_REDACTED: "You took pictures back; this contract lets the time stay.",
        Ground.PICTURES_TAKEN_BACK: "You took pictures back; this contract does not let the time stay.",
        Ground.PICTURES_BLACKENED: "You blacked out parts of its pictures; this contract lets the time stay.",
        Ground.BLACKENING_NOT_ALLOWED: (
            "You blacked out parts of its pictures; this contract does not let the time stay."
        ),
        Ground.IDLE_ALLOWED: "There was no input; this contract lets idle time be kept.",
        Ground.IDLE_NOT_ALLOWED: "There was no input, and this contract does not let idle time be kept.",
        Ground.RECEIPTED: "The server has it, and its receipt was checked.",
        Ground.STILL_TRACKED: "It is still being tracked.",
        Ground.UNDER_REVIEW: "It is not signed yet: you can still delete it without a trace.",
        Ground.NOT_RECEIPTED: "It is signed and waits for the server’s receipt.",
        Ground.REFUSED: "The server does not take it. It is kept here.",
    }
)
REASON_UNKNOWN = "nothing was written down"

# the detail
DETAIL = "Details"
CLOSE_DETAIL = "&Back to the diary"
NOTHING_CHOSEN = "Choose a segment to see all that is recorded of it."
SEVERAL_CHOSEN = Counted("{count} segment chosen", "{count} segments chosen")
SHOW_PICTURE = "Show the picture of monitor {monitor}"
SHOW_PHOTO = "Show the photo"
PER_MINUTE = "Input per minute"
MINUTE_COLUMNS = ("Minute", "Keys", "Clicks", "Scrolls")
NO_COUNTS = "Input could not be counted: {reason}."
COUNTS_TAKEN_BACK = "You took the counts back."
FACTS = "What is recorded"
FACT_MEMO = "Memo"
FACT_CONTRACT = "Contract"
FACT_TIME = "Time"
FACT_MINUTES = "Minutes"
FACT_APP = "App"
FACT_WINDOW = "Title"
FACT_DEVICE = "Device"
FACT_TAKEN = "Picture taken"
FACT_UPLOAD = "Upload"
FACT_RECEIPT = "Receipt"
FACT_BACK = "Taken back"
FACT_REASON = "Reason"
FACT_MADE = "Added"
NO_PHOTO = "No photo: {reason}."
TIMES = "{start}–{end}"
NOT_YET_RECEIPT = "None yet"
LOOKS_TITLE = "Who looked"
LOOKS_NONE = "Nobody has looked at it yet."
LOOKS_ASK = "Asking the server…"
LOOKS_OFFLINE = "Offline: who looked is known on the server. It is asked again when you are back."
LOOKS_FAILED = "Who looked cannot be told now. {why}"
LOOKS_NOT_SENT = "It is only on this computer: nobody else can have looked."
LOOK_LINE = "{who}, {when}"
EDIT_MEMO = "Edit &memo…"
REDACT = "&Redact…"
BLACK_OUT = "Black out re&gions…"
DELETE = "&Delete…"
TAKE_BACK = "Ta&ke back…"

# changing the memo
MEMO_TITLE = Counted("Memo of {count} segment", "Memo of {count} segments")
MEMO_LABEL = "&Memo"
MEMO_MIXED = "They have different memos. What you write replaces each of them."
MEMO_SIGNED = (
    "What is signed already keeps its first memo beside the new one, for both sides to see."
)
MEMO_LEFT = Counted("{count} character left", "{count} characters left")
MEMO_OVER = Counted("{count} character too many", "{count} characters too many")
MEMO_CLEANED = (
    "Signs that cannot be seen, and those that turn the direction of writing, are left out."
)
MEMO_EMPTY = "Nothing is written: the memo is emptied."
MEMO_NOT_CHANGED = Counted("{count} segment was not changed.", "{count} segments were not changed.")
SAVE = "&Save"
CANCEL = "&Cancel"

# redacting
REDACT_TITLE = "Redact {span}"
REDACT_MANY = Counted("Redact {count} segment", "Redact {count} segments")
REDACT_WHAT = "What to take back"
REDACT_WHY = "Wh&y"
REDACT_YES = "&Take it back"
REDACT_NOTHING = "Choose at least one thing to take back."
REDACT_NOT_DONE = Counted(
    "Of {count} segment nothing was taken back.", "Of {count} segments nothing was taken back."
)
REDACT_KEEPS = "The time stays. Where it was uploaded already, the server erases it and keeps that it was there."
REDACT_LOSES = "This contract does not let the time stay when something is taken back."
REDACT_UNSENT = "It is not uploaded yet: what you take back never leaves this computer."
ITEMS: Mapping[ItemKind, str] = MappingProxyType(
    {
        ItemKind.SCREENSHOT: "Pictures of the screen",
        ItemKind.WEBCAM: "Photo from the webcam",
        ItemKind.WINDOW: "App and title",
        ItemKind.MEMO: "Memo",
        ItemKind.ACTIVITY: "Counts of input",
        ItemKind.SIGNALS: "Signs of how input was made",
    }
)
ONE_MONITOR = "Picture of monitor {monitor}"
REASONS: Mapping[RedactReason, str] = MappingProxyType(
    {
        RedactReason.PRIVACY: "Private",
        RedactReason.MISTAKE: "By mistake",
        RedactReason.NOT_WORK: "Not work",
        RedactReason.OTHER: "Another reason",
    }
)

# deleting
DELETE_ONE = "Delete {span} with its pictures, counts and minutes?"
DELETE_MANY = Counted(
    "Delete {count} segment with its pictures, counts and minutes?",
    "Delete {count} segments with their pictures, counts and minutes?",
)
DELETE_UNSENT = "What is not signed yet is deleted at once and never leaves this computer. This cannot be undone."
DELETE_SENT = (
    "What is signed is taken back by a statement that both sides see; its time counts no more. "
    "You can undo it for {seconds} seconds, then no more."
)
DELETE_YES = "&Delete"
DELETE_NO = "&Keep"
DELETING = Counted("{count} segment is being deleted.", "{count} segments are being deleted.")
CLAIM_GOES = "The manual time is being taken back."
UNDO = "&Undo"
CLAIM_ASK = "Take back the manual time {span}?"
CLAIM_ASK_DETAIL = "It counts no more and its reason is erased. You can undo it for {seconds} seconds, then no more."

# manual time
MANUAL_TITLE = "Add manual time"
MANUAL_INTRO = (
    "Time without evidence. It is always shown apart, and your employer decides about it."
)
MANUAL_CONTRACT = "C&ontract"
MANUAL_DAY_FIELD = "&Day"
MANUAL_FROM = "&From"
MANUAL_TO = "&To"
MANUAL_WHY = "&Reason"
MANUAL_WHY_HINT = "What you did: a meeting, a call…"
MANUAL_ADD = "&Add"
MANUAL_NONE = "None of your contracts allows manual time."
NO_SUCH_TIME = "The clocks go forward then: {time} does not exist on this day. Nothing was added."
TWICE = "The clocks go back then: {time} comes twice on this day, and the first is meant."
ENDS_BEFORE = (
    "The end must come after the beginning. 00:00 as the end is midnight; "
    "add what comes after it to the next day."
)
MANUAL_LENGTH = "{time} in all"
MANUAL_TRACKED_AT = "It is tracked: {span}."
MANUAL_CLAIMED_AT = "It is claimed: {span}."
REASON_NEEDED = "Write a reason: it stands in place of evidence."

# export and check
EXPORT_TITLE = "Export your work diary"
EXPORT_INTRO = (
    "A file with everything that was receipted, signed and sealed. Anybody can check it without "
    "this computer and without the server."
)
EXPORT_WHAT = "C&ontract"
EXPORT_PERIOD = "&Period"
EXPORT_ALL = "Everything"
EXPORT_SHOWN = "What is shown: {first} to {last} (UTC days)"
EXPORT_PICTURES = "With the pictures that are on this computer"
EXPORT_FILE = "&File"
EXPORT_CHOOSE = "C&hoose…"
EXPORT_START = "&Export"
EXPORT_STOP = "Ca&ncel"
EXPORT_NO_FILE = "Choose where to write it."
EXPORT_NONE = "There is no contract to export yet."
EXPORT_THERE = "A file of this name is there already. Replace it, or give another name."
EXPORT_REPLACE = "&Replace it"
EXPORT_IS_FOLDER = "This is a folder. Give the file a name in it."
EXPORT_NO_FOLDER = "There is no folder {folder}. Choose one that is there."
EXPORT_NOT_WRITTEN = "Nothing can be written to {folder}: {error}. Choose another folder."
EXPORT_NO_ROOM = "There is no room left at {folder}. Free some space, or choose another folder. No file was written."
EXPORT_FILTER = "Work diary (*.hpb)"
EXPORT_RUNS = "{size} written…"
EXPORT_DONE = Counted(
    "Done: {count} statement in {size}. The file is {file}.",
    "Done: {count} statements in {size}. The file is {file}.",
)
EXPORT_LEFT_OUT = Counted(
    "{count} has no receipt yet and is not in it.",
    "{count} have no receipt yet and are not in it.",
)
EXPORT_FULL = "With all pictures."
EXPORT_SMALL = "With small pictures; full ones are kept here only until they are delivered."
EXPORT_WITHOUT = "Without pictures."
EXPORT_STOPPED = "Stopped. No file was written."
EXPORT_NOTHING = "Nothing has a receipt yet, so there is nothing to export."
OPEN_FOLDER = "Open the fo&lder"
CHECK_IT = "Check &it"
VERIFY_TITLE = "Check an export"
VERIFY_INTRO = (
    "Checks signatures, chains, receipts and pictures of a file, offline, by the key of your log."
)
VERIFY_START = "Chec&k"
VERIFY_RUNS = "Checking… {percent} %"
VERIFY_STOPPED = "Stopped before the end: nothing can be said."
VERIFY_FILE = "&File to check"
VERIFY_DETAILS = "Details for support"
VERIFIED: Mapping[Soundness, str] = MappingProxyType(
    {
        Soundness.INTACT: "It is whole: everything in it holds and nothing is missing.",
        Soundness.BROKEN: "It does not hold: something in it was changed, or does not belong together.",
        Soundness.INCOMPLETE: "What is there holds, but something is missing.",
        Soundness.NOT_A_BUNDLE: "This is not an export of a work diary, or it was cut off.",
    }
)
VERIFIED_TIME = "{tracked} tracked and {manual} manual, in {segments}."
VERIFY_NO_FILE = "Choose the file to check."
VERIFY_IS_FOLDER = "This is a folder. Choose a file in it."
VERIFY_GONE = "There is no file of this name."
FILE_UNREADABLE = "The file cannot be read: {error}."

# empty states
EMPTY_DAY = "Nothing was tracked on this day."
EMPTY_PERIOD = "Nothing was tracked in this time."
EMPTY_TODAY = (
    "Nothing is tracked yet today. Press Start in the main window: each part of an hour then appears "
    "here as a card, with what was captured and whether it would be billed."
)
EMPTY_FUTURE = "This day is still to come."
EMPTY_HINT = (
    "You can add time without evidence, if your contract allows it. What another computer tracked is "
    "in the diary in the browser."
)
EMPTY_CONTRACT = "Nothing was tracked for {contract} in this time."
EMPTY_CONTRACT_HINT = "Choose “All contracts” to see the rest."
NO_CONTRACT = (
    "You have no contract now. When you are hired it appears in the main window, and what you track on it appears "
    "here."
)
NOT_ENROLLED = "Your diary begins when this device is enrolled and you first press Start."
KEYS = "Arrows walk · Enter shows details · F2 memo · Del deletes · Alt+← → days · F1 explains the marks"
