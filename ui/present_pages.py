"""What the consent page and the problems page say, decided without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum

from agent.client import ContractView, Problem, ProblemCode, Snapshot
from agent.discreet import HOME_ONLY
from ui import formats, messages
from ui.present_capture import Tone
from ui.problem_words import KEPT_ALL, UNCHANGED, UNCHANGED_YET, problem_words
from ui.tongue import tr, tr_all, tr_count


class Field(StrEnum):
    """The places beside which an error can stand."""

    SERVER = "server"
    CODE = "code"
    MEMO = "memo"
    CONTRACT = "contract"
    FORM = "form"


_FIELDS = {
    ProblemCode.SERVER_ADDRESS_INVALID: Field.SERVER,
    ProblemCode.SERVER_UNREACHABLE: Field.SERVER,
    ProblemCode.SERVER_NOT_HOURPROOF: Field.SERVER,
    ProblemCode.SERVER_TOO_OLD: Field.SERVER,
    ProblemCode.SERVER_TOO_NEW: Field.SERVER,
    ProblemCode.CODE_INVALID: Field.CODE,
    ProblemCode.CODE_EXPIRED: Field.CODE,
    ProblemCode.MEMO_TOO_LONG: Field.MEMO,
    ProblemCode.MEMO_MISSING: Field.MEMO,
    ProblemCode.NO_CONTRACT: Field.CONTRACT,
    ProblemCode.UNKNOWN_CONTRACT: Field.CONTRACT,
}


def field_of(problem: Problem) -> Field:
    """Beside which field a refusal is shown."""
    return _FIELDS.get(problem.code, Field.FORM)


def refusal(problem: Problem, *, enrolled: bool = True, by_code: bool = True) -> str:
    """A refusal as one sentence or two; before enrolment there is nothing that could be kept.

    `by_code`: whether a one-time code is what one enrols with, and could use again.
    """
    words = problem_words(problem)
    text = f"{words.title}. {words.hint}"
    if not by_code and text.endswith(tr(UNCHANGED)):
        text = text.removesuffix(tr(UNCHANGED)) + tr(UNCHANGED_YET)
    return text if enrolled else text.removesuffix(tr(KEPT_ALL)).rstrip()


@dataclass(frozen=True, slots=True)
class Consent:
    """The consent page of one contract; `rows` have as many cells as `columns`."""

    contract: str
    policy_sha256: str
    title: str
    intro: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    never: tuple[str, ...]
    agreed: bool
    footer: str


def consent(contract: ContractView) -> Consent:
    """What is captured on `contract`, when, who sees it, how long it is kept, and what never is."""
    policy = contract.policy
    who = tr(messages.CONSENT_WHO).format(employer=contract.employer)
    kept = tr_count(messages.CONSENT_KEPT, policy.retention_days)
    review = (
        tr_count(messages.CONSENT_REVIEW, policy.review_delay_s)
        if policy.review_delay_s
        else tr(messages.CONSENT_NO_REVIEW)
    )
    idle = tr(messages.CONSENT_NO_IDLE)
    if contract.idle_minutes is not None:
        away = tr(messages.CONSENT_IDLE_KEEP) if contract.idle_keep else tr(messages.CONSENT_IDLE)
        idle = away.format(minutes=tr_count(messages.MINUTES, contract.idle_minutes))
    rows: list[tuple[str, ...]] = []
    never = list(tr_all(messages.CONSENT_NEVER))
    if policy.screenshots:
        active_only = policy.monitors == "active"
        what, when = (
            tr_all(messages.CONSENT_ACTIVE_SCREEN)
            if active_only
            else tr_all(messages.CONSENT_SCREEN)
        )
        each = tr_count(messages.EACH_MINUTES, contract.segment_minutes)
        blur = tr(messages.CONSENT_BLUR).format(pixels=tr_count(messages.PIXELS, policy.blur))
        when = when.format(minutes=each, blur=blur if policy.blur else "", review=review)
        rows.append((what, when, who, kept))
    else:
        never.append(tr(messages.CONSENT_NEVER_SCREEN))
    if policy.webcam:
        rows.append((*tr_all(messages.CONSENT_WEBCAM), who, kept))
    else:
        never.append(tr(messages.CONSENT_NEVER_WEBCAM))
    rows.append((*tr_all(messages.CONSENT_COUNTS), who, kept))
    if policy.signals:
        rows.append((*tr_all(messages.CONSENT_SIGNALS), who, kept))
    else:
        never.append(tr(messages.CONSENT_NEVER_SIGNALS))
    if policy.window == "title":
        rows.append((*tr_all(messages.CONSENT_TITLE_ROW), who, kept))
    elif policy.window == "app":
        rows.append((*tr_all(messages.CONSENT_APP), who, kept))
    else:
        never.append(tr(messages.CONSENT_NEVER_WINDOW))
    rows.append((*tr_all(messages.CONSENT_MEMO), who, kept))
    what, when = tr_all(messages.CONSENT_TIMES)
    rows.append((what, when.format(idle=idle), who, tr(messages.CONSENT_KEPT_TIMES)))
    return Consent(
        contract=contract.contract,
        policy_sha256=policy.sha256,
        title=tr(messages.CONSENT_TITLE).format(contract=contract.title),
        intro=tr(messages.CONSENT_INTRO).format(employer=contract.employer),
        columns=tr_all(messages.CONSENT_COLUMNS),
        rows=tuple(rows),
        never=tuple(never),
        agreed=contract.agreed,
        footer=tr(messages.AGREED) if contract.agreed else tr(messages.NOT_AGREED),
    )


class Answer(StrEnum):
    """What a problem can be answered with, the safest first."""

    SAVE_EVIDENCE = "save-evidence"
    ENROL_ANEW = "enrol-anew"


_ANSWERS = {
    ProblemCode.DEVICE_REVOKED: (Answer.SAVE_EVIDENCE, Answer.ENROL_ANEW),
    ProblemCode.RECEIPT_INVALID: (Answer.SAVE_EVIDENCE, Answer.ENROL_ANEW),
    ProblemCode.STREAM_REUSED: (Answer.SAVE_EVIDENCE,),
}


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One entry of the problems page; a bad tone: it still stands."""

    title: str
    hint: str
    when: str
    tone: Tone
    answers: tuple[Answer, ...] = ()


def answer_words(answer: Answer) -> str:
    """What its button says."""
    return tr(messages.SAVE_EVIDENCE if answer is Answer.SAVE_EVIDENCE else messages.ENROL_ANEW)


def problem_lines(snapshot: Snapshot, zone: tzinfo | None = None) -> tuple[ProblemLine, ...]:
    """What is wrong, since when, and what was wrong before; what is over needs no advice."""
    spans = {span.problem.code: span for span in snapshot.problem_spans if span.until_ms is None}
    lines = []
    for problem in snapshot.problems:
        words, span = problem_words(problem), spans.get(problem.code)
        when = (
            ""
            if span is None
            else tr(messages.PROBLEM_SINCE).format(since=_when(span.since_ms, zone))
        )
        answers = _ANSWERS.get(problem.code, ())
        lines.append(ProblemLine(words.title, words.hint, when, Tone.BAD, answers))
    for span in snapshot.problem_spans:
        if span.until_ms is not None:
            since, until = _when(span.since_ms, zone), _when(span.until_ms, zone)
            when = tr(messages.PROBLEM_OVER).format(since=since, until=until)
            title = problem_words(span.problem).title
            lines.append(ProblemLine(title, "", when, Tone.PLAIN))
    return tuple(lines)


def _when(at_ms: int, zone: tzinfo | None) -> str:
    return f"{formats.local_date(at_ms, zone)} {formats.local_time(at_ms, zone)}"


def problem_diagnostics(problem: Problem) -> list[str]:
    """One problem as lines for support: its code and those details that tell nothing of the person."""
    details = HOME_ONLY.details(problem).items()
    return [f"problem: {problem.code.value}", *(f"  {name}: {value}" for name, value in details)]


def diagnostics(snapshot: Snapshot, version: str) -> str:
    """What a snapshot tells support, as plain lines. Holds no memo, name, picture, count, key or token."""
    sync = snapshot.sync
    lines = [
        f"hourproof: {version}",
        f"state: {snapshot.state.value}",
        f"tracking: {snapshot.tracking.value if snapshot.tracking else 'none'}",
        f"now_ms: {snapshot.now_ms}",
        f"sync: {sync.state.value}, waiting {sync.waiting}, receipted {sync.receipted}",
        f"last_receipt_ms: {sync.last_receipt_ms}",
        f"next_try_ms: {sync.next_try_ms}",
    ]
    for problem in snapshot.problems:
        lines += problem_diagnostics(problem)
    return "\n".join(lines) + "\n"
