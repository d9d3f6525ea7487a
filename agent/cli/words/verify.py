"""What `hourproof verify` says: at most twelve lines that a lawyer understands, the last of what they do not show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

from agent.cli.words.units import duration
from wire.bundle.findings import MISSING, NOT_COVERED, Finding, FindingKind
from wire.bundle.manifest import MadeBy, Withheld
from wire.bundle.report import INCOMPLETE, INTACT, IS_WEAK, NOT_A_BUNDLE, Report
from wire.problems import WireCode, WireError

_K = FindingKind
_C = WireCode

DOES_NOT_SHOW: Final = (
    "What this does not show: that the work was real or good, that the person named did it, what was never signed, "
    "or that another party was not shown another log."
)

VERDICTS: Final = {
    INTACT: "INTACT: everything in this file is as it was signed and logged, and nothing is missing.",
    INCOMPLETE: "INCOMPLETE: what is in this file is as it was signed and logged, but not everything is there.",
    IS_WEAK: "WEAK: everything holds and nothing is missing, but some of it is worth less than --strict asks for.",
}
NO_BUNDLE: Final = (
    "NOT A BUNDLE: this file is no export of a work diary, or it was cut off or packed again."
)
BROKEN: Final = "BROKEN: this file is not as it was signed and logged. Do not rely on any of it."
NOT_ASKED_FOR: Final = (
    "REFUSED: this is not what was asked for. Whether the file is whole was not looked at."
)
_NOT_ASKED_FOR: Final = (_C.UNKNOWN_LOG, _C.WRONG_CONTRACT, _C.UNKNOWN_VERSION)
"""What says that in step V2."""

STEPS: Final = {
    "V1": "the archive and the names in it",
    "V2": "what the file says it is",
    "V3": "the form of every line",
    "V4": "the log's signatures",
    "V5": "the log's tree",
    "V6": "the order of the log",
    "V7": "the envelopes",
    "V8": "what the server states of keys, devices and policies",
    "V9": "the contractor's signatures and the chains of statements",
    "V10": "what each statement says of the log before it",
    "V11": "the times",
    "V12": "what was committed to",
    "V13": "what was taken back or has expired",
    "V14": "that nothing of that is left",
    "V15": "the pictures",
    "V16": "consent",
    "V17": "the moments of the pictures",
    "V18": "the weekly closes",
    "V19": "that every part was looked at",
}
"""What was being checked."""

CODES: Final = {
    _C.TOO_LARGE: "something is larger than it may be",
    _C.TOO_DEEP: "something is nested deeper than it may be",
    _C.NOT_JSON: "something cannot be read",
    _C.NOT_CANONICAL: "something is not written in its one right form",
    _C.MISSING_FIELD: "a field is missing",
    _C.UNKNOWN_FIELD: "there is a field that does not belong there",
    _C.BAD_VALUE: "a value cannot stand where it stands",
    _C.UNKNOWN_VERSION: "it is of a version that this program does not know: update it",
    _C.UNKNOWN_TYPE: "it is of a kind that this program does not know: update it",
    _C.WRONG_PAYLOAD_TYPE: "an envelope does not hold a statement",
    _C.WRONG_LOG: "something is meant for another log",
    _C.WRONG_CONTRACT: "it is about another contract",
    _C.BAD_KEY: "a key is not a key",
    _C.LOW_ORDER_KEY: "a key is one under which anybody can sign",
    _C.WRONG_KEY: "it is signed by a key that may not sign it",
    _C.UNKNOWN_KEY: "it is signed by a device that the contractor had not enrolled",
    _C.REVOKED_KEY: "it is signed by a device that had been revoked",
    _C.BAD_PROOF_OF_POSSESSION: "a device was enrolled without showing that it holds its key",
    _C.BAD_AUTHORISATION: "a device was enrolled without the device that is said to have vouched for it",
    _C.BAD_SIGNATURE: "a signature does not fit what is signed",
    _C.WRONG_STREAM: "a statement stands in the chain of another device",
    _C.WRONG_SEQ: "a statement is missing from a chain, or stands there twice",
    _C.WRONG_PREV: "a statement does not follow the one before it",
    _C.SPAN_OVERLAP: "two statements of one device claim the same time",
    _C.ANCHOR_RAN_BACK: "a statement knows less of the log than the one before it",
    _C.WRONG_SUBJECT: "a statement of the server is about somebody else",
    _C.NOT_GENESIS: "the log does not begin as it must",
    _C.COMMITMENT_MISMATCH: "something that is shown is not what was signed",
    _C.ITEM_MISMATCH: "the parts of a statement contradict each other",
    _C.BLOB_MISMATCH: "a picture is not the one that was signed",
    _C.WRONG_TARGET: "a statement speaks of another one that is not there or does not allow it",
    _C.ADDS_TIME: "time was added by what may only take it back",
    _C.SEED_MISMATCH: "what was said to choose the moments is not what was promised",
    _C.MOMENT_MISMATCH: "a picture was not taken at its moment",
    _C.CLOSE_TOTAL: "a weekly close bills more than counts, or less than it did before",
    _C.NO_CONSENT: "something was captured that the contractor had not agreed to",
    _C.BAD_NOTE: "a checkpoint of the log cannot be read",
    _C.BAD_PROOF: "the log does not lead to what it promised",
    _C.LOG_ROLLED_BACK: "the log is shorter than it was known to be",
    _C.LOG_FORKED: "the log shows another history than the one that is known",
    _C.LOG_ORDER: "the log is not in the order of time, or the statements are not in its order",
    _C.ENTRY_UNKNOWN: "the log speaks of a statement that is not there",
    _C.ENTRY_MISSING: "a statement does not stand in the log",
    _C.BAD_HAVE: "the log contradicts itself on what was received",
    _C.BAD_ANCHOR: "a statement cites a log that never was",
    _C.TIME_BEFORE_ANCHOR: "a statement claims a time before what it cites",
    _C.TIME_AFTER_RECEIPT: "a statement claims a time after it was received",
    _C.BAD_ARCHIVE: "the archive is damaged or was changed",
    _C.BAD_NAME: "the archive holds something that does not belong there, or in another order",
    _C.NOT_A_BUNDLE: "it does not say that it is an export of a work diary",
    _C.UNKNOWN_LOG: "it is of a log of which no key is trusted",
    _C.TWICE: "something is there twice",
    _C.REMOVED_STILL_PRESENT: "something that was taken back or has expired is still there",
    _C.UNREFERENCED: "there is a file that nothing speaks of",
}
"""What is wrong, for every code that a verification can end with."""

FINDINGS: Final = {
    _K.REMOVED: (
        "{count} item taken back by the contractor",
        "{count} items taken back by the contractor",
    ),
    _K.EXPIRED: (
        "{count} item erased after the agreed time",
        "{count} items erased after the agreed time",
    ),
    _K.WITHHELD: (
        "{count} left out by the maker of this file",
        "{count} left out by the maker of this file",
    ),
    _K.SERVER_LOST: (
        "{count} item that the server had received",
        "{count} items that the server had received",
    ),
    _K.NEVER_RECEIVED: (
        "{count} item that the server never received",
        "{count} items that the server never received",
    ),
    _K.STREAM_NOT_GIVEN: (
        "the work of another device, which a close bills",
        "the work of other devices, which {count} closes bill",
    ),
    _K.KNOWN_NOT_COVERED: (
        "a known checkpoint could not be compared",
        "{count} known checkpoints could not be compared",
    ),
    _K.PERIOD_NOT_COVERED: (
        "the file does not show all of the period",
        "the file does not show all of the period",
    ),
    _K.TARGET_NOT_GIVEN: (
        "{count} change of something that is not in the file",
        "{count} changes of something that is not in the file",
    ),
    _K.BEGINS_LATE: (
        "{count} device whose earlier work is not in the file",
        "{count} devices whose earlier work is not in the file",
    ),
    _K.LATE: (
        "{count} segment that came after the close of its week",
        "{count} segments that came after the close of their week",
    ),
    _K.DELAYED: (
        "{count} segment received over half an hour later",
        "{count} segments received over half an hour later",
    ),
    _K.OFFLINE: (
        "{count} segment received over a day later",
        "{count} segments received over a day later",
    ),
    _K.CLOCK_STEPPED: (
        "{count} segment during which the clock was set",
        "{count} segments during which the clock was set",
    ),
    _K.DUPLICATE_MINUTES: (
        "{count} segment with minutes that counted before",
        "{count} segments with minutes that counted before",
    ),
    _K.LOST_DEVICE: (
        "{count} statement by a device in other hands",
        "{count} statements by devices in other hands",
    ),
    _K.FIRST_DEVICE: (
        "{count} first device, which only the server could vouch for",
        "{count} first devices, which only the server could vouch for",
    ),
    _K.SERVER_AUTHORISED: (
        "{count} further device that only the server vouches for",
        "{count} further devices that only the server vouches for",
    ),
    _K.UNREVEALED: (
        "{count} session whose moments cannot be checked",
        "{count} sessions whose moments cannot be checked",
    ),
    _K.NO_SESSION: (
        "{count} segment with pictures outside any session",
        "{count} segments with pictures outside any session",
    ),
    _K.UNCLOSED: ("{count} week that was not closed", "{count} weeks that were not closed"),
    _K.OVER_CLOSE: ("{count} segment that no close bills", "{count} segments that no close bills"),
    _K.NO_WITNESS: (
        "no witness signed the newest checkpoint",
        "no witness signed the newest checkpoint",
    ),
}
"""For one, and for more."""

_GONE: Final = (_K.REMOVED, _K.EXPIRED, _K.WITHHELD)
_ARRIVED: Final = (_K.LATE, _K.DELAYED, _K.OFFLINE, _K.CLOCK_STEPPED)
_NOT_GIVEN: Final = (_K.TARGET_NOT_GIVEN, _K.BEGINS_LATE)
_SECTIONS: Final = (
    ("Missing: {}.", tuple(kind for kind in FindingKind if kind in MISSING)),
    ("Not answered: {}.", tuple(kind for kind in FindingKind if kind in NOT_COVERED)),
    ("Erased or left out, as signed or stated: {}.", _GONE),
    ("Not shown here: {}.", _NOT_GIVEN),
    ("Arrival: {}.", _ARRIVED),
)
MAX_TOLD: Final = 200
"""Of a place or a detail no more characters are told."""
_MAKERS: Final = {MadeBy.SERVER: "the server", MadeBy.AGENT: "the contractor's machine"}
_PARTS: Final = {
    Withheld.OUTSIDE: "what lies outside the period",
    Withheld.PICTURES: "full pictures",
    Withheld.THUMBNAILS: "thumbnails",
}

CHECKING: Final = "Checking: {percent} %"
TRUST_UNREADABLE: Final = "{path} holds no key: it needs one line like NAME+HASH+KEY for each log"
TRUST_BAD: Final = "{path}, line {line}: that is not the key of a log"
KNOWN_BAD: Final = "{path} is neither a checkpoint nor a receipt"
FILE_UNREADABLE: Final = "{path} cannot be read: {error}"
PERIOD_BAD: Final = "give two days, both included, such as 2026-01-05..2026-02-01"
CONTRACT_BAD: Final = "a contract is named by 16 hex digits"
WITNESS_BAD: Final = "that is not the key of a witness"

DESCRIPTION: Final = """\
Check an export of a work diary (.hpb) offline, against keys that you have from elsewhere.

FILE of --trust has one key of a log to a line, as `hourproof trust` prints it on a machine that is enrolled;
the key that is trusted is never taken from the bundle."""
EPILOG: Final = """\
exit codes:
  0   intact: everything holds and nothing is missing
  1   broken: the step, the code and the place are told
  2   it holds, but something is missing or not covered
  3   with --strict: it holds, but some of it is weak
  64  wrong usage
  65  not a bundle
"""


def report_text(report: Report, *, strict: bool) -> str:
    """The report as lines; the first is the verdict, the last says what it does not show. All times are UTC."""
    lines = [] if report.error is None else _broken(report.error, report.exit_code(strict=strict))
    if report.error is None:
        lines.append(VERDICTS[report.exit_code(strict=strict)])
    lines += _about(report)
    if report.error is None:
        lines += _totals(report)
        lines += _found(report.findings)
    return "\n".join((*lines, DOES_NOT_SHOW))


def _broken(error: WireError, exit_code: int) -> list[str]:
    detail = f" [{_harmless(error.detail)}]" if error.detail else ""
    verdict = NO_BUNDLE if exit_code == NOT_A_BUNDLE else BROKEN
    if error.step == "V2" and error.code in _NOT_ASKED_FOR:
        verdict = NOT_ASKED_FOR
    said = CODES.get(error.code, "it does not hold")
    return [
        verdict,
        f"Step {error.step}, {STEPS[error.step]}: {said} ({error.code}).",
        f"Place: {_place(error.where)}{detail}",
    ]


def _place(where: str) -> str:
    match = re.match(r"statements/(\d+)(?:/|$)", where)
    told = _harmless(where)
    return f"statement {int(match[1]) + 1} of the file ({told})" if match else told


def _harmless(text: str) -> str:
    """`text`, in which a bundle may have words of its own, as printable ASCII on one line."""
    told = text.encode("unicode_escape").decode("ascii")
    return told if len(told) <= MAX_TOLD else f"{told[:MAX_TOLD]}..."


def _about(report: Report) -> list[str]:
    manifest = report.manifest
    if manifest is None:
        return []
    last_day = manifest.to_ms - 1
    left_out = ", ".join(_PARTS[part] for part in sorted(manifest.withheld))
    return [
        f"It says: contract {manifest.contract}, {_day(manifest.from_ms)} to {_day(last_day)}, made by "
        f"{_MAKERS[manifest.made_by]} at {_minute(manifest.made_ms)}"
        + (f" without {left_out}." if left_out else ".")
    ]


def _totals(report: Report) -> list[str]:
    counts, head = report.counts, report.head
    if counts is None or head is None or report.head_ms is None:
        return []
    idle = f" (of it idle {counts.idle_minutes} min)" if counts.idle_minutes else ""
    return [
        f"{duration(counts.tracked_minutes)} tracked{idle}, each minute counted once; "
        f"{duration(counts.manual_minutes)} claimed without evidence. "
        f"{_number(counts.segments, 'segment')}, {_number(counts.streams, 'device')}, "
        f"{_number(counts.closes, 'weekly close')}, {_number(counts.files, 'file')}.",
        f'All of it stands in the log "{head.origin}" of {head.size} entries, the newest of these received at '
        f"{_minute(report.head_ms)}.",
    ]


def _found(findings: Sequence[Finding]) -> Iterable[str]:
    by_kind = {finding.kind: finding for finding in findings}
    for sentence, kinds in _SECTIONS:
        told = [_finding(by_kind.pop(kind)) for kind in kinds if kind in by_kind]
        if told:
            yield sentence.format("; ".join(told))
    if by_kind:
        yield f"Worth knowing: {'; '.join(_finding(finding) for finding in by_kind.values())}."


def _finding(finding: Finding) -> str:
    one, more = FINDINGS[finding.kind]
    return (one if finding.count == 1 else more).format(count=finding.count)


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _day(instant_ms: int) -> str:
    return datetime.fromtimestamp(instant_ms / 1000, UTC).strftime("%Y-%m-%d")


def _minute(instant_ms: int) -> str:
    return datetime.fromtimestamp(instant_ms / 1000, UTC).strftime("%Y-%m-%d %H:%M UTC")
