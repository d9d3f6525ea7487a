"""Every word of the command line but its `--help`: problems, the status, contracts, what `doctor` found."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from agent.client import (
    ClockState,
    ConsentView,
    ContractView,
    NoticeCode,
    Problem,
    ProblemCode,
    Snapshot,
    SyncState,
    Tracking,
)
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
        "Ask your employer for a one-time code, then: hourproof enrol --server URL --code CODE",
    ),
    _P.NO_CONTRACT: ("No contract is chosen.", "Name one: hourproof start CONTRACT"),
    _P.UNKNOWN_CONTRACT: (
        "There is no contract {contract} for you.",
        "See which there are: hourproof contracts",
    ),
    _P.CONSENT_MISSING: (
        "You have not agreed to what this contract captures.",
        "Read it and decide: hourproof agree {contract}",
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
    _P.NOTHING_TO_EXPORT: (
        "Nothing of that contract can be exported yet.",
        "A bundle is made of what has a receipt: hourproof status tells what waits.",
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
        "What waits to be uploaded has nearly filled its share of the disk.",
        "Connect to the network so that it can go up.",
    ),
    _P.DATA_FOLDER_UNWRITABLE: (
        "{path} cannot be used: {reason}.",
        "Make it yours and writable, or name another folder with --home.",
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
        "It is kept unchanged at {path}, and a new one was begun. Show your employer: hourproof doctor",
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

_LOOKED_AT: Final = (
    "When the agent starts, it sets the file aside and begins a new one; nothing is deleted."
)

SHADES: Final[Mapping[str, tuple[str, str]]] = {
    "server-address-invalid/empty": (
        "No server address was given.",
        "It looks like https://time.example.com. {kept}",
    ),
    "server-address-invalid/http": (
        "{url} goes without encryption; that works for a server on this machine only.",
        "Begin the address with https:// instead. {kept}",
    ),
    "server-address-invalid/user-info": (
        "{url} has a name or password in it.",
        "Leave out what stands before the @. {kept}",
    ),
    "server-address-invalid/query": (
        "{url} has a ? or # in it.",
        "Leave out everything from there on. {kept}",
    ),
    "server-address-invalid/port": (
        "{url} has an impossible port.",
        "A port is a number from 1 to 65535; most servers need none. {kept}",
    ),
    "server-unreachable/server-tls": (
        "No secure connection to {url} could be made.",
        "A server without https may answer there, or its certificate is not trusted: check the "
        "address. {kept}",
    ),
    "server-unreachable/server-timeout": (
        "The server {url} takes too long to answer.",
        "Try again in a while. {kept}",
    ),
    "server-unreachable/proxy-failed": (
        "The proxy on the way to {url} does not work.",
        "Check the variables HTTPS_PROXY and NO_PROXY. {kept}",
    ),
    "server-not-hourproof/server-redirected": (
        "{url} leads on to another address.",
        "Use the address where it ends; a sign-in page of the network may be in between. {kept}",
    ),
    "server-failed/server-disk-full": (
        "The server has no room left.",
        "Tell whoever runs it. {kept}",
    ),
    "server-failed/enrolment": (
        "The server cannot answer just now.",
        "Try again in a while. {kept}",
    ),
    "server-refused/too-large": (
        "A segment is larger than the server takes.",
        "It is kept here and later ones wait behind it. Show your employer: hourproof doctor",
    ),
    "server-refused/enrolment": (
        "The server refused to enrol this device.",
        "Tell whoever runs it. {kept}",
    ),
    "code-invalid/code-used": (
        "The code was used before.",
        "Each code enrols one device: ask your employer for a new one.",
    ),
    "bad-request/name-invalid": (
        "The name of this device cannot be used.",
        "Give 1 to 64 letters on one line with --name. {kept}",
    ),
    "picture-not-here/unreadable": (
        "The file with the picture cannot be read ({reason}).",
        "Nothing was changed. Check the path given with --picture.",
    ),
    "picture-not-here/another": (
        "The file is not the very picture that was signed.",
        "Nothing was changed. Save it again from its page in your diary, without opening it in an editor.",
    ),
    "clock-off/from-the-future": (
        "This machine's clock is ahead of the server's.",
        "Set it right. What was tracked is kept and goes up by itself.",
    ),
    "disk-full/enrolment": (
        "There is no room left at {path}.",
        "Free some space. {kept}",
    ),
    "data-folder-unwritable/disk-failed": (
        "The disk failed while {path} was written ({reason}).",
        "Check the disk, then start the agent again; it writes nothing more there until then. "
        "What was written before is kept.",
    ),
    "settings-corrupt/restored": (
        "The settings file was damaged; those from before the last change are used.",
        "The damaged file is kept unchanged at {path}. Look whether all is right: hourproof contracts",
    ),
    "settings-corrupt/begun-anew": (
        "The settings file was damaged, and new settings were begun.",
        "The damaged file is kept unchanged at {path}. Enrol this device again with a new code; what "
        "was tracked is kept.",
    ),
    "server-failed/server-restored": (
        "The server was put back from a backup and has lost a part of its log.",
        "Everything is kept here. Tell whoever runs the server; uploads go on once it is recovered.",
    ),
    "nothing-to-export/log": (
        "Nothing is known of the server's log here.",
        "The file of what was sealed is new or was set aside; see: hourproof doctor",
    ),
    "nothing-to-export/authority": (
        "What the server states of itself was never fetched, and without it nothing can be checked.",
        "Let the agent reach the server once: hourproof run",
    ),
    "nothing-to-export/proofs": (
        "The proofs that are kept here do not fit together ({detail}).",
        "Have the server's export made instead, and keep this data folder as it is.",
    ),
    "settings-corrupt/unknown-keys": (
        "The settings have entries that mean nothing: {keys}.",
        "They were passed over. The file as it was: {path}",
    ),
    "settings-corrupt/looked-at": (
        "The settings file {path} is damaged.",
        "When the agent starts, it sets the file aside and uses the one before it; nothing is deleted.",
    ),
    "journal-corrupt/looked-at": ("The journal {path} is damaged ({reason}).", _LOOKED_AT),
    "spool-corrupt/looked-at": (
        "The file of segments that wait to be uploaded is damaged: {path} ({reason}).",
        _LOOKED_AT,
    ),
}
"""Words that fit better than those of the code alone, by `Problem.shades`."""

STATES: Final[Mapping[ClockState, str]] = {
    ClockState.SIGNED_OUT: "Not enrolled.",
    ClockState.READY: "Ready. No contract is chosen.",
    ClockState.CLOCKED_OUT: "Clocked out.",
    ClockState.CONSENT_NEEDED: "Clocked out. What the contract captures needs your agreement.",
    ClockState.CLOCKED_IN: "Clocked in",
    ClockState.STOPPING: "Stopping.",
}
TRACKING: Final[Mapping[Tracking, str]] = {
    Tracking.CAPTURING: "tracking.",
    Tracking.AWAY: "away: not tracked until the next input.",
    Tracking.LOCKED: "locked: not tracked.",
    Tracking.PAUSED: "paused: not tracked until the next input.",
}
SYNC: Final[Mapping[SyncState, str]] = {
    SyncState.DELIVERED: "Everything is delivered",
    SyncState.WAITING: "Waiting to be uploaded",
    SyncState.UPLOADING: "Uploading",
    SyncState.OFFLINE: "Offline; everything is kept",
    SyncState.REFUSED: "The server refused something; it is kept",
    SyncState.HALTED: "Uploading has stopped; everything is kept",
}
NOTHING_YET: Final = "Nothing to deliver yet"
NOTICES: Final[Mapping[NoticeCode, str]] = {
    NoticeCode.RECOVERED_AND_CONTINUED: "The last run ended suddenly; the clock goes on.",
    NoticeCode.RECOVERED_AND_STOPPED: "The last run ended suddenly; the clock was stopped then.",
    NoticeCode.STOPPED_AFTER_SLEEP: "The machine slept; that time is not tracked.",
    NoticeCode.CLOCK_STEPPED: "The machine's clock was set.",
    NoticeCode.IDLE_DISCARDED: "Time without input was not tracked.",
    NoticeCode.LIMIT_NEAR: "The weekly limit is near.",
    NoticeCode.LIMIT_REACHED: "The weekly limit is reached; more is not billed.",
    NoticeCode.SEGMENT_DELETED: "A segment was deleted.",
}
FINDINGS: Final[Mapping[str, str]] = {
    "data-folder": "data folder",
    "settings": "settings",
    "journal": "journal",
    "spool": "spool",
    "keyring": "keyring",
    "server": "server",
    "clock": "clock",
    "screen": "screen",
    "input": "input counts",
    "idle": "idle time",
    "window": "active window",
}
WINDOWS: Final[Mapping[str, str]] = {
    "none": "not recorded",
    "app": "the program's name",
    "title": "the program's name and the window's title",
}

ENROLLED: Final = "Enrolled with {url}."
ENROLLED_AS: Final = "Enrolled with {url} as {person}, {organization}."
AGREED: Final = "Agreed. Recorded for exactly this version of the policy."
DECLINED: Final = "Not agreed. Nothing is captured on this contract."
ASK_AGREE: Final = "Do you agree? [y/N] "
NO_CONTRACTS: Final = "There are no contracts for you yet."
NO_CAPTURE: Final = "nothing was captured yet"
RUNNING: Final = "Running for {path}. End it with Ctrl-C or: hourproof quit"
REDACT_WHAT: Final = "name either --all, or one or more of --item and --region"
REDACT_BOTH: Final = "a picture is either removed or blacked out in part"
REGION_WHAT: Final = "a region is X,Y,WIDTH,HEIGHT in whole pixels"
REDACTED: Final = (
    "Taken back. It is erased here, and elsewhere when this is uploaded; "
    "that it was taken back stays visible."
)
MEMO_EDITED: Final = "The memo was changed."
WEEK_WHAT: Final = "WEEK is a day as YYYY-MM-DD, or last, or this"
CLOSED: Final = (
    "Closed the week of {week} on {title}: {tracked} tracked, {claimed} claimed without evidence. "
    "What arrives later counts when you close it again."
)
NO_CONSENTS: Final = "You have not agreed to anything on this device yet."
BUG: Final = "This is a fault of ours ({error}). Nothing was lost. The details are in {path}"
INTERRUPTED: Final = "Interrupted. What was asked may have been carried out; see: hourproof status"


def problem_text(problem: Problem) -> str:
    """What is wrong and what to do, with the details in place."""
    what, then = next(
        (SHADES[shade] for shade in problem.shades if shade in SHADES), PROBLEMS[problem.code]
    )
    enrolling = problem.details.get("during") == ENROLMENT
    kept = UNCHANGED if enrolling else KEPT
    details = _Details(
        {**problem.details, "kept": kept, "difference": _difference(problem.details)}
    )
    return f"{what.format_map(details)} {then.format_map(details)}"


def status_text(snapshot: Snapshot) -> str:
    """The state for a person to read."""
    lines = [_state_line(snapshot)]
    if snapshot.person:
        lines.append(f"Device   {snapshot.device}, {snapshot.person}, {snapshot.server_url}")
    chosen = next((c for c in snapshot.contracts if c.contract == snapshot.contract), None)
    if chosen is not None:
        lines.append(f"Contract {chosen.contract}  {chosen.title}, {chosen.employer}")
        lines.append(f"Memo     {snapshot.memo or '-'}")
        limit = snapshot.week_limit_minutes
        of_limit = "" if limit is None else f" of {duration(limit)}"
        lines.append(
            f"Tracked  {duration(snapshot.session_ms // 60_000)} in this session, "
            f"{duration(snapshot.today_minutes)} today, "
            f"{duration(snapshot.week_minutes)}{of_limit} this week"
        )
    if snapshot.capture is not None:
        capture = snapshot.capture
        lines.append(f"Capture  {capture.segment} at {instant(capture.taken_ms)}")
    sync = snapshot.sync
    nothing = sync.state is SyncState.DELIVERED and not sync.receipted
    uploads = NOTHING_YET if nothing else SYNC[sync.state]
    lines.append(f"Uploads  {uploads}: {sync.waiting} waiting, {sync.receipted} receipted")
    lines += [f"Notice   {NOTICES[one.code]} ({instant(one.at_ms)})" for one in snapshot.notices]
    lines += [f"Problem  {problem_text(problem)}" for problem in snapshot.problems]
    return "\n".join(lines)


def contracts_text(snapshot: Snapshot) -> str:
    """The contracts, one to a line."""
    if not snapshot.contracts:
        return NO_CONTRACTS
    return "\n".join(
        f"{'*' if one.contract == snapshot.contract else ' '} {one.contract}  {one.title}, "
        f"{one.employer}{'' if one.agreed else '  (not agreed yet)'}"
        for one in snapshot.contracts
    )


def policy_text(contract: ContractView) -> str:
    """What a contract captures, to agree or not to."""
    policy = contract.policy
    idle = "never"
    if contract.idle_minutes is not None:
        unit = "minute" if contract.idle_minutes == 1 else "minutes"
        idle = f"after {contract.idle_minutes} {unit}"
    lines = [
        f"{contract.title}, {contract.employer}: while you are clocked in, and only then,",
        f"  screenshots    {_screenshots(contract)}",
        f"  webcam         {'one photo with each screenshot' if policy.webcam else 'never'}",
        f"  active window  {WINDOWS.get(policy.window, policy.window)}",
        "  input          counts of keystrokes, clicks and scrolls per minute; never which keys",
        f"  idle time      discarded {idle}",
        "  device         its name and system, and its monitors' size and place",
        f"  kept           {policy.retention_days} days, then erased on the server; your own copies stay here",
        "  seen by        you, the employer's reviewers, and whoever runs the server",
        f"  policy         version {policy.version}, {policy.sha256}",
    ]
    return "\n".join(lines)


def consents_text(consents: tuple[ConsentView, ...], contracts: tuple[ContractView, ...]) -> str:
    """What was agreed to, oldest first."""
    if not consents:
        return NO_CONSENTS
    titles = {one.contract: one.title for one in contracts}
    return "\n".join(
        f"{instant(one.shown_ms)}  {titles.get(one.contract, one.contract)}: "
        f"{', '.join(one.features) or 'withdrawn'}; policy {one.policy_sha256[:16]}"
        f"{'' if one.delivered else ' (not delivered yet)'}"
        for one in consents
    )


def finding_text(what: str, details: Mapping[str, str], problem: Problem | None) -> str:
    """One line of `doctor`."""
    label = f"{FINDINGS.get(what, what):<14}"
    if problem is not None:
        return f"{label} PROBLEM  {problem_text(problem)}"
    known = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in details.items())
    return f"{label} ok       {known}".rstrip()


def duration(minutes: int) -> str:
    """Hours and minutes."""
    return f"{minutes // 60}:{minutes % 60:02d} h"


def instant(at_ms: int) -> str:
    """A time of day in UTC."""
    return datetime.fromtimestamp(at_ms / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def _difference(details: Mapping[str, str]) -> str:
    """How far two clocks are apart."""
    digits = details.get("offset_s", "").lstrip("-")
    if not digits.isdecimal():
        return "more than two minutes"
    return duration(round(int(digits) / 60))


def _state_line(snapshot: Snapshot) -> str:
    state = STATES[snapshot.state]
    if snapshot.tracking is None:
        return state
    if snapshot.tracking is Tracking.PAUSED and snapshot.resumes_ms is not None:
        return f"{state}, paused: not tracked until {instant(snapshot.resumes_ms)}."
    return f"{state}, {TRACKING[snapshot.tracking]}"


def _screenshots(contract: ContractView) -> str:
    policy = contract.policy
    if not policy.screenshots:
        return "never"
    review = f"; you can delete it for {policy.review_delay_s} s" if policy.review_delay_s else ""
    minutes = contract.segment_minutes
    each = "each minute" if minutes == 1 else f"each {minutes} minutes"
    return f"one at a random moment of {each}{review}"


class _Details(dict[str, str]):
    """The details of a problem; one that is missing becomes a dash and the sentence stays whole."""

    def __missing__(self, key: str) -> str:
        return "-"
