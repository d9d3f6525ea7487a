"""What is wrong and what to do about it, in words: every problem that the app can show.

`{name}` stands for a detail of the problem; one that is missing is replaced by a word that keeps the
sentence whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from agent.client import Problem, ProblemCode
from ui import messages
from ui.tongue import tr, tr_count


@dataclass(frozen=True, slots=True)
class Words:
    """What is wrong, and what to do (with what was not lost)."""

    title: str
    hint: str
    until: str = ""
    """What holds until it is mended; stands after the hint."""


_P = ProblemCode
KEPT_ALL = "Nothing is lost: everything is kept here and goes up later."
UNCHANGED = "Nothing was changed: try again with the same code."
"""What `{kept}` stands for: usually, and while enrolling."""
UNCHANGED_YET = "Nothing was changed: try again."
"""The same while signing in through the browser, where nobody has a code yet."""

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
        _P.CONSENT_NOT_SIGNED: Words(
            "Your consent could not be signed yet",
            "It is kept and is tried again by itself. Until it is signed nothing is captured. "
            "Problems says what is in the way.",
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
            "It can no longer be dropped without a trace. Take it back in your diary, with Redact or Delete.",
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
        _P.APP_NAME_INVALID: Words(
            "That is no name of an app",
            "Give a name of at most {limit} characters; {most} apps can be excluded. Nothing was changed.",
        ),
        _P.APP_NOT_EXCLUDED: Words("{app} is not excluded", "Nothing was changed."),
        _P.BLUR_OUTSIDE: Words(
            "Pictures cannot be blurred by that much",
            "Give a number of pixels from 0 to {limit}. Nothing was changed.",
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
        _P.NO_IDLE_TIME: Words(
            "There is no idle time to decide about",
            "You are asked for ten minutes after you are back; then it is dropped.",
        ),
        _P.IDLE_NOT_ALLOWED: Words(
            "This contract does not let idle time be kept", "It was dropped. Ask your employer."
        ),
        _P.NOT_CLOCKED_IN: Words(
            "The clock is not running", "There is nothing to pause. Start it first."
        ),
        _P.MANUAL_NOT_ALLOWED: Words(
            "This contract does not allow time without evidence",
            "Nothing was claimed. Ask your employer.",
        ),
        _P.MANUAL_IN_FUTURE: Words(
            "That time is not over yet", "Nothing was claimed. Claim it when it has passed."
        ),
        _P.MANUAL_TOO_LONG: Words(
            "More than 24 hours cannot be claimed at once",
            "Nothing was claimed. Claim each stretch of work by itself.",
        ),
        _P.MANUAL_TOO_LATE: Words(
            "That week can no longer be changed",
            "It was open until Monday, 12:00 UTC, after it. Nothing was claimed.",
        ),
        _P.MANUAL_OVERLAPS: Words(
            "Some of that time is tracked already",
            "Nothing was claimed. Claim what lies before or after it.",
        ),
        _P.MANUAL_CLAIMED: Words(
            "Some of that time is claimed already",
            "Nothing was claimed. Claim what lies before or after it.",
        ),
        _P.UNKNOWN_CLAIM: Words("That claim was not made on this device", "Nothing was changed."),
        _P.NOBODY_WAITS: Words(
            "No new device of yours waits with that code",
            "Compare it with what the new device shows. Nothing was changed.",
        ),
        _P.UNKNOWN_DEVICE: Words(
            "This is no device of yours that could be ended",
            "It was ended already, or it is this one. Nothing was changed.",
        ),
        _P.NOT_VOUCHED: Words(
            "No device has vouched for this one", "Begin again. The one-time code still works."
        ),
        _P.SIGN_IN_DECLINED: Words(
            "The sign-in was declined",
            "Somebody chose Decline in the browser. Nothing was set up. Begin again if that was a mistake.",
        ),
        _P.SIGN_IN_NOT_ASKED: Words("No sign-in is waiting", "Begin again. Nothing was changed."),
        _P.NOTHING_TO_SALVAGE: Words(
            "No damaged store was set aside", "There is nothing to salvage."
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
        _P.SETTING_INVALID: Words("That cannot be set", "Nothing was changed. Try another value."),
        _P.AUTOSTART_FAILED: Words(
            "This could not be changed",
            "The system says: {reason}. Add or remove Hourproof in the settings of your desktop.",
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
            "It is not an Hourproof server, or a sign-in page of this network is in between. Check the "
            "address {url} with your employer. {kept}",
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
            "It was ended by you on another device or by your employer, or the server had to begin a new log. "
            "What is not uploaded yet is kept here. Ask your employer; with a new code this device can be enrolled "
            "anew.",
        ),
        _P.RECEIPT_INVALID: Words(
            "A receipt of the server does not check out",
            "The server’s log is not the one that this device knows: it was put back from an old copy, or somebody "
            "changed it. Uploading has stopped and everything is kept as evidence. Save the evidence, then show "
            "your employer the diagnostics.",
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
            "{used_mb} of {quota_mb} MB are used: {days_left} days are left at this rate. Go online, so that it can be "
            "delivered. After that no more pictures are taken; time and counts go on.",
        ),
        _P.CONNECTION_METERED: Words(
            "Uploads wait for a connection that is not metered",
            "Upload now sends what waits all the same. Nothing is lost.",
        ),
        _P.DATA_FOLDER_UNWRITABLE: Words(
            "The data folder cannot be written",
            "Make {path} writable for you, or start with --home and another folder: {reason}.",
        ),
        _P.FILES_EXPOSED: Words(
            "Others on this computer can read files of Hourproof",
            "Close the data folder to others; {path} is one of the files.",
        ),
        _P.CONTRACTS_CORRUPT: Words(
            "The kept list of contracts was damaged",
            "It was set aside at {path} and is fetched anew. Nothing is lost.",
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
        _P.SESSION_UNAVAILABLE: Words(
            "Lock, sleep and log-out cannot be heard here",
            "Tracking ends by idle time and by the clocks alone.",
        ),
        _P.PICTURE_MISSING: Words(
            "A picture is missing from this computer",
            "Its file was removed before upload. The diary says so in its place.",
        ),
    }
)

_SENSES = {
    "screen-unavailable": (
        "The screen cannot be captured here",
        "Until then time is tracked without pictures, and the diary says why.",
    ),
    "input-unavailable": (
        "Input cannot be counted here",
        "Until then activity is shown as unknown in the diary, never as zero.",
    ),
    "idle-unavailable": (
        "This desktop does not tell how long you are away",
        "Until then stop the clock yourself when you leave.",
    ),
    "window-unavailable": (
        "This desktop does not tell which app is in front",
        "Until then the diary leaves it out.",
    ),
    "session-unavailable": (
        "Lock, sleep and log-out cannot be heard here",
        "Until then tracking ends by idle time and by the clocks alone.",
    ),
}
_OBSTACLES = {
    "wayland-session": (
        "This is a Wayland session, in which apps cannot see each other: choose the session with X11 "
        "or Xorg at the sign-in screen."
    ),
    "permission-missing": "Allow it for Hourproof in the system’s privacy settings, then start the app again.",
    "extension-missing": "The X server lacks what is needed for it: use a usual one, such as Xorg.",
    "library-missing": "A library of the system is missing: install the X libraries.",
    "not-this-system": "Hourproof has no way to do it on this system yet.",
    "bus-missing": "No systemd-logind answers on the system’s message bus: start it, then start the app again.",
    "session-unknown": (
        "The system does not know which session this is: start the app from a desktop session."
    ),
}
SENSE_SHADES: Mapping[str, Words] = MappingProxyType(
    {
        f"{sense}/{obstacle}": Words(title, mend, until)
        for sense, (title, until) in _SENSES.items()
        for obstacle, mend in _OBSTACLES.items()
    }
)
"""For each sense what keeps it from working, and how to mend it."""

PROBLEM_SHADES: Mapping[str, Words] = MappingProxyType(
    {
        "no-display/lost": Words(
            "The display is gone",
            "Nothing can be captured or counted. When the desktop is back, everything goes on by itself.",
        ),
        "memo-missing/idle": Words(
            "Idle time can be kept only with a memo", "Say in a word what it was."
        ),
        "memo-missing/idle-edit": Words(
            "Idle time that was kept needs a memo",
            "Nothing was changed. Say in a word what it was.",
        ),
        "memo-missing/edit": Words(
            "This contract needs a memo", "Write what was done. The old memo still holds."
        ),
        "memo-missing/manual": Words(
            "Time without evidence needs a reason", "Nothing was claimed. Write what you did."
        ),
        "memo-too-long/manual": Words(
            "The reason is too long", "Shorten it to {limit} characters. Nothing was claimed."
        ),
        "code-expired/sign-in-expired": Words(
            "The sign-in was not confirmed in time",
            "Begin again for a new code. Nothing was changed.",
        ),
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
            "A server without https may answer at {url}, or its certificate is not trusted: check the "
            "address, and the clock of this computer. {kept}",
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
        "spool-near-quota/reached": Words(
            "No more pictures are taken",
            "What waits to be uploaded fills its {quota_mb} MB. Time and counts go on, and the diary says why there is "
            "no picture. Go online, so that it can be delivered.",
        ),
        "setting-invalid/no-certificates": Words(
            "This file holds no certificates",
            "Choose a file in PEM form; {path} is none. What was set before still holds.",
        ),
        "setting-invalid/number": Words("This is not a number", "Nothing was changed."),
        "setting-invalid/range": Words("This number is out of range", "Nothing was changed."),
        "setting-invalid/text": Words(
            "This text is empty, too long, or holds signs that cannot be seen",
            "Nothing was changed.",
        ),
        "key-lost/proxy-password": Words(
            "The keyring has no password for the proxy",
            "Put it there with: hourproof proxy-password. {kept}",
        ),
        "server-unreachable/ca-file-unusable": Words(
            "The file of certificates to trust cannot be used",
            "Set ca_file in the settings to a PEM file, or take it out. {kept}",
        ),
        "key-lost/store-key": Words(
            "The key of this device’s data is gone",
            "Bring the keyring of this user back, from a backup if need be: then everything is there again. If it "
            "is gone for good, run “hourproof set-aside” and enrol anew. Nothing was changed.",
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
        **SENSE_SHADES,
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
        "app": "That app",
        "most": "100",
        "used_mb": "many",
        "quota_mb": "all",
        "days_left": "few",
        "name": "its name",
        "kept": KEPT_ALL,
    }
)


def fill(text: str, details: Mapping[str, str]) -> str:
    """`text` in the chosen language, with its `{names}` replaced; a missing detail becomes a word that keeps
    it readable."""
    stand_ins = {name: tr(word) for name, word in _STAND_INS.items() if name not in details}
    return tr(text).format_map({**stand_ins, **details})


def problem_words(problem: Problem) -> Words:
    """Title and hint of one problem in the chosen language, with its details in place."""
    words = next(
        (PROBLEM_SHADES[shade] for shade in problem.shades if shade in PROBLEM_SHADES),
        PROBLEMS[problem.code],
    )
    enrolling = problem.details.get("during") == "enrolment"
    kept = {"kept": tr(UNCHANGED)} if enrolling else {}
    details = {**problem.details, **_in_words(problem.details), **kept}
    hint = fill(words.hint, details)
    return Words(fill(words.title, details), f"{hint} {tr(words.until)}" if words.until else hint)


def _in_words(details: Mapping[str, str]) -> dict[str, str]:
    """Details that are numbers, as words."""
    digits = details.get("offset_s", "").lstrip("-")
    if not digits.isdecimal():
        return {}
    apart = round(int(digits) / 60)
    if apart < 120:
        return {"difference": tr_count(messages.MINUTES, apart)}
    return {"difference": tr_count(messages.HOURS, round(apart / 60))}
