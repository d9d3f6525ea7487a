"""What the consent page and the problems page say, decided without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from agent.client import ContractView, Problem, ProblemCode, Snapshot
from ui import messages


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


def refusal(problem: Problem, *, enrolled: bool = True) -> str:
    """A refusal as one sentence or two; before enrolment there is nothing that could be kept."""
    words = messages.problem_words(problem)
    text = f"{words.title}. {words.hint}"
    return text if enrolled else text.removesuffix(messages.KEPT_ALL).rstrip()


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
    who = messages.CONSENT_WHO.format(employer=contract.employer)
    kept = messages.CONSENT_KEPT.format(days=policy.retention_days)
    review = (
        messages.CONSENT_REVIEW.format(seconds=policy.review_delay_s)
        if policy.review_delay_s
        else messages.CONSENT_NO_REVIEW
    )
    idle = (
        messages.CONSENT_NO_IDLE
        if contract.idle_minutes is None
        else messages.CONSENT_IDLE.format(minutes=messages.minutes(contract.idle_minutes))
    )
    rows: list[tuple[str, ...]] = []
    never = list(messages.CONSENT_NEVER)
    if policy.screenshots:
        what, when = messages.CONSENT_SCREEN
        each = messages.each_minutes(contract.segment_minutes)
        when = when.format(minutes=each, review=review)
        rows.append((what, when, who, kept))
    else:
        never.append(messages.CONSENT_NEVER_SCREEN)
    if policy.webcam:
        rows.append((*messages.CONSENT_WEBCAM, who, kept))
    else:
        never.append(messages.CONSENT_NEVER_WEBCAM)
    rows.append((*messages.CONSENT_COUNTS, who, kept))
    if policy.window == "title":
        rows.append((*messages.CONSENT_TITLE_ROW, who, kept))
    elif policy.window == "app":
        rows.append((*messages.CONSENT_APP, who, kept))
    else:
        never.append(messages.CONSENT_NEVER_WINDOW)
    rows.append((*messages.CONSENT_MEMO, who, kept))
    what, when = messages.CONSENT_TIMES
    rows.append((what, when.format(idle=idle), who, messages.CONSENT_KEPT_TIMES))
    return Consent(
        contract=contract.contract,
        policy_sha256=policy.sha256,
        title=messages.CONSENT_TITLE.format(contract=contract.title),
        intro=messages.CONSENT_INTRO.format(employer=contract.employer),
        columns=messages.CONSENT_COLUMNS,
        rows=tuple(rows),
        never=tuple(never),
        agreed=contract.agreed,
        footer=messages.AGREED if contract.agreed else messages.NOT_AGREED,
    )


def problem_diagnostics(problem: Problem) -> list[str]:
    """One problem as lines for support: its code and its details, in order of name."""
    details = sorted(problem.details.items())
    return [f"problem: {problem.code.value}", *(f"  {name}: {value}" for name, value in details)]


def diagnostics(snapshot: Snapshot, version: str) -> str:
    """What support needs to know, as plain lines. Holds no memo, picture, count, key or token."""
    sync = snapshot.sync
    lines = [
        f"hourproof: {version}",
        f"state: {snapshot.state.value}",
        f"tracking: {snapshot.tracking.value if snapshot.tracking else 'none'}",
        f"now_ms: {snapshot.now_ms}",
        f"server: {snapshot.server_url}",
        f"device: {snapshot.device}",
        f"contract: {snapshot.contract or 'none'}",
        f"sync: {sync.state.value}, waiting {sync.waiting}, receipted {sync.receipted}",
        f"last_receipt_ms: {sync.last_receipt_ms}",
        f"next_try_ms: {sync.next_try_ms}",
    ]
    for problem in snapshot.problems:
        lines += problem_diagnostics(problem)
    return "\n".join(lines) + "\n"
