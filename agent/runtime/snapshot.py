"""Builds what front ends see out of the machine's state; decides nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from agent.client import (
    CaptureView,
    ConsentView,
    ContractView,
    IdlePrompt,
    Notice,
    PolicyView,
    Problem,
    ProblemSpan,
    ReviewState,
    Snapshot,
    SyncState,
    SyncView,
)
from agent.core.events import KnownContract
from agent.core.model import Latest, Mode, State, clock_state, tracking
from agent.core.sealing import under_review
from agent.core.tracked import Phase
from agent.runtime.entries import photo_view, picture_view
from agent.runtime.ports import Identity, OutboxStatus, SealedConsent


@dataclass(frozen=True, slots=True)
class Facts:
    """What a snapshot shows beside the state."""

    identity: Identity | None
    outbox: OutboxStatus
    today_minutes: int
    week_minutes: int
    problems: tuple[Problem, ...]
    notices: tuple[Notice, ...]
    problem_spans: tuple[ProblemSpan, ...] = ()


def build(state: State, facts: Facts, *, now_ms: int) -> Snapshot:
    """The snapshot at `now_ms`."""
    identity = facts.identity
    known = state.known(state.chosen)
    session = state.session
    return Snapshot(
        now_ms=now_ms,
        state=clock_state(state.mode),
        tracking=tracking(state.mode),
        server_url=identity.server_url if identity is not None else "",
        person=identity.person_name if identity is not None else "",
        organization=identity.organization_name if identity is not None else "",
        device=identity.device_name if identity is not None else "",
        contracts=tuple(_contract(state, one) for one in state.contracts),
        contract=state.chosen,
        memo=state.memo,
        recent_memos=state.memos.get(state.chosen, ()) if state.chosen is not None else (),
        session_started_ms=session.started_ms if session is not None else None,
        session_ms=session_ms(state, now_ms),
        today_minutes=facts.today_minutes,
        week_minutes=facts.week_minutes,
        week_limit_minutes=known.contract.weekly_limit_minutes if known is not None else None,
        capture=_capture(state.latest, now_ms=now_ms),
        sync=_sync(facts.outbox, held=len(state.waiting)),
        problems=facts.problems,
        problem_spans=facts.problem_spans,
        notices=facts.notices,
        paused_by_hand=state.pause is not None and state.pause.by_hand,
        resumes_ms=state.pause.until_ms if state.pause is not None else None,
        idle=_idle(state),
    )


def consent(signed: SealedConsent) -> ConsentView:
    """One consent as front ends see it."""
    given = signed.consent
    return ConsentView(
        contract=given.contract,
        policy_sha256=given.policy_sha256,
        features=tuple(feature.value for feature in given.features),
        shown_ms=given.shown_ms,
        made_ms=signed.made_ms,
        delivered=signed.delivered,
    )


def session_ms(state: State, now_ms: int) -> int:
    """Tracked in this session up to `now_ms`."""
    if state.session is None:
        return 0
    running = 0
    if state.mode is Mode.CAPTURING and state.open is not None:
        running = max(0, now_ms - state.open.start_ms)
    return state.session.done_ms + running


def at_rest(snapshot: Snapshot) -> Snapshot:
    """The snapshot without what changes by the mere passing of time, for comparing."""
    return replace(snapshot, now_ms=0, session_ms=0)


def _idle(state: State) -> IdlePrompt | None:
    asked = state.question
    known = None if asked is None else state.known(asked.contract)
    if asked is None or known is None:
        return None
    return IdlePrompt(
        contract=asked.contract,
        from_ms=asked.from_ms,
        until_ms=asked.until_ms,
        minutes=asked.minutes,
        may_keep=known.contract.idle_keep,
        answer_by_ms=asked.answer_by_ms,
    )


def _contract(state: State, known: KnownContract) -> ContractView:
    contract, policy = known.contract, known.contract.policy
    return ContractView(
        contract=contract.contract,
        title=contract.title,
        employer=contract.employer,
        segment_minutes=contract.segment_minutes,
        idle_minutes=contract.idle_minutes,
        weekly_limit_minutes=contract.weekly_limit_minutes,
        policy=PolicyView(
            sha256=known.policy,
            version=policy.version,
            screenshots=policy.screenshots,
            webcam=policy.webcam,
            window=policy.window.value,
            review_delay_s=policy.review_delay_s,
            retention_days=policy.retention_days,
            signals=policy.signals,
            monitors=policy.monitors.value,
            blur=policy.blur,
        ),
        agreed=state.agreed(known),
        memo_required=contract.memo_required,
        idle_keep=contract.idle_keep,
        auto_resume=contract.auto_resume,
        manual_allowed=contract.manual_allowed,
        redaction_keeps_time=contract.redaction_keeps_time,
    )


def _capture(latest: Latest | None, *, now_ms: int) -> CaptureView | None:
    taken_ms = latest.segment.moment_ms if latest is not None else None
    if latest is None or taken_ms is None:
        return None
    segment = latest.segment
    until_ms = segment.review_until_ms
    if latest.deleted:
        review = ReviewState.DELETED
    elif under_review(segment, now_ms):
        review = ReviewState.OPEN
    else:
        review = ReviewState.KEPT
    freed = segment.phase is Phase.DELIVERED
    pictures = () if latest.deleted else segment.kept_screenshots
    return CaptureView(
        segment=segment.segment,
        taken_ms=taken_ms,
        review_until_ms=taken_ms if until_ms is None else until_ms,
        review=review,
        slot_start_ms=segment.slot_start_ms,
        slot_ms=segment.slot_ms,
        pictures=tuple(picture_view(shot, freed=freed) for shot in pictures),
        reason=segment.no_screenshot.value if segment.no_screenshot is not None else None,
        photo=None if latest.deleted else photo_view(segment.kept_webcam, freed=freed),
        no_photo=segment.no_webcam.value if segment.no_webcam is not None else None,
    )


def _sync(status: OutboxStatus, *, held: int) -> SyncView:
    """Not everything is delivered while an ended segment is not even sealed."""
    only_held = status.state is SyncState.DELIVERED and held
    return SyncView(
        state=SyncState.WAITING if only_held else status.state,
        waiting=status.waiting + held,
        held=held,
        receipted=status.receipted,
        last_receipt_ms=status.last_receipt_ms,
        next_try_ms=status.next_try_ms,
    )
