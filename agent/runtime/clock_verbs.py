"""The verbs of front ends that are one event for the clock's state machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from agent.client import ClientError
from agent.core.events import (
    Agree,
    Choose,
    Delete,
    DiscardIdle,
    Event,
    HoldReview,
    Keep,
    KeepIdle,
    PauseClock,
    SetMemo,
    Start,
    Stop,
    Withdraw,
)
from agent.core.problems import Problem, ProblemCode
from wire.records import MINUTE_MS, ContractId, SegmentId, Sha256

LONGEST_PAUSE_MINUTES: Final = 24 * 60


class ClockVerbs:
    """A part of `agent.client.AgentClient`. Any thread but the control thread; raises `ClientError` when refused."""

    def __init__(self, verb: Callable[[Callable[[int], Event]], None]) -> None:
        """`verb` makes the event of the instant (UTC milliseconds) and returns when it was carried out."""
        self._verb = verb

    def choose_contract(self, *, contract: str) -> None:
        """Choose the contract that Start will use; while clocked in, switch to it."""
        self._verb(lambda now_ms: Choose(now_ms=now_ms, contract=ContractId(contract)))

    def agree(self, *, contract: str, policy_sha256: str) -> None:
        """Record that the contractor agreed to exactly this policy."""
        known, policy = ContractId(contract), Sha256(policy_sha256)
        self._verb(lambda now_ms: Agree(now_ms=now_ms, contract=known, policy=policy))

    def pause(self) -> None:
        """Stay clocked in and track nothing until `start`."""
        self._verb(lambda now_ms: PauseClock(now_ms=now_ms))

    def pause_for(self, *, minutes: int) -> None:
        """Stay clocked in and track nothing until `start`, or until so many minutes have passed."""
        if not 1 <= minutes <= LONGEST_PAUSE_MINUTES:
            details = {"reason": f"a pause of {minutes} minutes"}
            raise ClientError(Problem(ProblemCode.BAD_REQUEST, details))
        length_ms = minutes * MINUTE_MS
        self._verb(lambda now_ms: PauseClock(now_ms=now_ms, until_ms=now_ms + length_ms))

    def withdraw(self, *, contract: str) -> None:
        """Withdraw what was agreed to; what runs on that contract stops."""
        self._verb(lambda now_ms: Withdraw(now_ms=now_ms, contract=ContractId(contract)))

    def set_memo(self, *, memo: str) -> None:
        """Say what is being worked on."""
        self._verb(lambda now_ms: SetMemo(now_ms=now_ms, memo=memo))

    def start(self) -> None:
        """Clock in."""
        self._verb(lambda now_ms: Start(now_ms=now_ms))

    def stop(self) -> None:
        """Clock out."""
        self._verb(lambda now_ms: Stop(now_ms=now_ms))

    def keep_idle(self, *, memo: str) -> None:
        """Keep the idle time that is asked about."""
        self._verb(lambda now_ms: KeepIdle(now_ms=now_ms, memo=memo))

    def discard_idle(self) -> None:
        """Drop the idle time that is asked about."""
        self._verb(lambda now_ms: DiscardIdle(now_ms=now_ms))

    def keep(self, *, segment: str) -> None:
        """End the review of a capture."""
        self._verb(lambda now_ms: Keep(now_ms=now_ms, segment=SegmentId(segment)))

    def hold_review(self, *, segment: str) -> None:
        """Let a segment wait a little longer before it is sealed."""
        self._verb(lambda now_ms: HoldReview(now_ms=now_ms, segment=SegmentId(segment)))

    def delete(self, *, segment: str) -> None:
        """Drop a segment that was not sealed."""
        self._verb(lambda now_ms: Delete(now_ms=now_ms, segment=SegmentId(segment)))
