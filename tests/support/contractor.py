"""What a seeded contractor does at a seat: works, rests, answers, takes back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from agent.client import ClientError, ManualClaim, Redaction
from agent.core.events import (
    Agree,
    Choose,
    Delete,
    DiscardIdle,
    Keep,
    KeepIdle,
    PauseClock,
    SetMemo,
    Start,
)
from agent.core.model import Mode
from tests.support.agent_world import MINUTE_MS
from tests.support.seat import Seat
from wire.contracts import policy_sha256
from wire.records import ContractId, ItemKind, RedactReason

PARTS = (ItemKind.SCREENSHOT, ItemKind.WINDOW, ItemKind.MEMO, ItemKind.ACTIVITY)


class Contractor:
    """Sits at `seat` and does one thing after another, drawn by lot."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.random = seat.random

    def choices(self) -> list[tuple[int, Callable[[], None]]]:
        """What may be done with any contract, each with its weight."""
        return [
            (18, self.work),
            (7, self.rest),
            (30, self.clock_in),
            (4, self.seat.clock_out),
            (2, self.pause),
            (2, self.answer),
            (3, self.switch),
            (2, self.memo),
            (2, self.keep),
            (5, self.delete),
            (5, self.redact),
            (3, self.edit_memo),
        ]

    def wide_choices(self) -> list[tuple[int, Callable[[], None]]]:
        """What may be done besides where contracts are of all kinds."""
        return [
            (4, self.answer),
            (5, self.go_and_come_back),
            (3, self.claim),
            (2, self.take_back),
        ]

    def work(self) -> None:
        """Type for a while."""
        by_ms = self.random.randrange(1_000, 6 * MINUTE_MS)
        every_ms = self.random.randrange(2_000, 50_000)
        self.seat.guarded(
            f"work {by_ms} ms, typing every {every_ms}",
            lambda: self.seat.machine.pass_time(by_ms, typing_ms=every_ms),
        )

    def rest(self) -> None:
        """Touch nothing for a while."""
        by_ms = self.random.randrange(1_000, 8 * MINUTE_MS)
        self.seat.guarded(f"rest {by_ms} ms", lambda: self.seat.machine.pass_time(by_ms))

    def clock_in(self) -> None:
        """Start."""
        if self.seat.machine.state.mode is not Mode.CLOCKED_OUT:
            if self.seat.machine.state.session is not None:
                self.seat.guarded("start again", self._go_on)
            self.work()
            return

        def start() -> None:
            truth, before_ms = self.seat.truth, self.seat.truth.input_ms
            truth.set(on=True)
            self.seat.touched()
            if self.seat.do(Start) is not None:
                truth.untouched(before_ms)
                truth.set(on=False)

        self.seat.guarded("start", start)

    def _go_on(self) -> None:
        if self.seat.truth.held:
            self.seat.truth.set(held=False)
            self.seat.touched()
        self.seat.do(Start)

    def pause(self) -> None:
        """Pause by hand, until the next Start."""

        def pause() -> None:
            if self.seat.do(PauseClock) is None:
                self.seat.truth.set(held=True)
                self.seat.touched()

        if self.seat.machine.state.session is not None:
            self.seat.guarded("pause", pause)

    def answer(self) -> None:
        """Say that the time away was not worked, or keep it, which not every contract allows."""
        discard = partial(self.seat.guarded, "idle discard", lambda: self.seat.do(DiscardIdle))
        keep = partial(
            self.seat.guarded,
            "idle keep",
            lambda: self.seat.do(lambda now_ms: KeepIdle(now_ms, "Reading")),
        )
        answers = [discard, keep]
        if self.seat.storm.wide:
            self.random.shuffle(answers)
        for one in answers:
            one()

    def go_and_come_back(self) -> None:
        """Rest for longer than any contract allows, work, and answer for it, mostly."""
        by_ms = self.random.randrange(4 * MINUTE_MS, 20 * MINUTE_MS)
        self.seat.guarded(f"away {by_ms} ms", lambda: self.seat.machine.pass_time(by_ms))
        self.work()
        if self.random.random() < 0.7:
            self.answer()

    def claim(self) -> None:
        """Claim a few minutes of the last hours without evidence."""
        contract = self.random.choice(self.seat.storm.contracts).contract
        ago_ms = self.random.randrange(10, 300) * MINUTE_MS
        start_ms = (self.seat.machine.now_ms - ago_ms) // MINUTE_MS * MINUTE_MS
        end_ms = start_ms + self.random.randrange(1, 20) * MINUTE_MS
        asked = ManualClaim(contract=contract, start_ms=start_ms, end_ms=end_ms, memo="A call")

        def claim() -> None:
            self.seat.book.asked.add((start_ms, end_ms))
            running = self.seat.machine.running
            assert running is not None
            with suppress(ClientError):
                view = running.agent.claim_time(claim=asked)
                self.seat.book.claimed[view.manual] = (start_ms, end_ms)
            self.seat.machine.turn()

        self.seat.guarded(f"claim {(end_ms - start_ms) // MINUTE_MS} min {ago_ms} ms ago", claim)

    def take_back(self) -> None:
        """Take one of the claims back."""
        if not self.seat.book.claimed:
            return
        name = self.random.choice(list(self.seat.book.claimed))

        def take_back() -> None:
            running = self.seat.machine.running
            assert running is not None
            with suppress(ClientError):
                running.agent.take_back_time(manual=name, reason=RedactReason.MISTAKE)
            self.seat.machine.turn()

        self.seat.guarded(f"take claim {name[:6]} back", take_back)

    def switch(self) -> None:
        """Choose a contract, also while clocked in."""
        contract = self.random.choice(self.seat.storm.contracts).contract

        def choose() -> None:
            before = self.seat.machine.state.chosen
            refused = self.seat.do(lambda now_ms: Choose(now_ms, contract))
            if refused is None and before != contract:
                self.seat.touched()

        self.seat.guarded(f"choose {contract[0]}", choose)

    def memo(self) -> None:
        """Say what is being done."""
        text = self.random.choice(["Drawing", "Reading", "Proofs \u202e x"])
        self.seat.guarded(
            f"memo {text!a}", lambda: self.seat.do(lambda now_ms: SetMemo(now_ms, text))
        )

    def keep(self) -> None:
        """End the review of the last capture."""
        latest = self.seat.machine.state.latest
        if latest is not None:
            name = latest.segment.segment
            self.seat.guarded("keep", lambda: self.seat.do(lambda now_ms: Keep(now_ms, name)))

    def delete(self) -> None:
        """Delete a segment that is not sealed: the open one or any that waits."""
        state = self.seat.machine.state
        rows = [*state.waiting, *([] if state.open is None else [state.open])]
        if not rows:
            return
        row = self.random.choice(rows)

        def delete() -> None:
            self.seat.deleting = row.segment
            refused = self.seat.machine.engine.verb(lambda now_ms: Delete(now_ms, row.segment))
            self.seat.deleting = None
            if refused is None:
                self.seat.book.rows.setdefault(row.segment, row)
                self.seat.book.delete(row.segment)
            self.seat.machine.turn()

        self.seat.guarded(f"delete {row.segment[:6]} ({row.phase})", delete)

    def redact(self) -> None:
        """Take something of any segment back, or all of it, before or after sealing."""
        name = self.seat.any_segment()
        if name is None:
            return
        everything = self.random.random() < 0.3
        kind = self.random.choice((*PARTS, ItemKind.WEBCAM) if self.seat.storm.wide else PARTS)
        asked = Redaction(
            segment=name,
            everything=everything,
            items=() if everything else (kind,),
            monitor=None,
            regions=(),
            reason=RedactReason.PRIVACY,
        )

        def redact() -> None:
            row = self.seat.book.rows[name]
            unsealed = self.seat.machine.engine.unsealed(name) is not None
            self.seat.deleting = self.seat.book.deleting = name if unsealed and everything else None
            if everything:
                self.seat.book.asked_back.add(name)
            refused = self.seat.machine.change(lambda changes: changes.redact(asked))
            self.seat.deleting = self.seat.book.deleting = None
            if refused is not None:
                return
            # It may have been sealed between the look and the deed: then a statement takes it back.
            sealed = self.seat.machine.basis.ledger.segment(name) is not None
            if everything and unsealed and not sealed:
                self.seat.book.rows.setdefault(name, row)
                self.seat.book.delete(name)
            elif everything:
                self.seat.book.taken_back.add(name)
            if everything or kind in (ItemKind.SCREENSHOT, ItemKind.WEBCAM):
                photos = () if row.webcam is None else (row.webcam,)
                shown = photos if kind is ItemKind.WEBCAM else row.screenshots
                shown = (*row.screenshots, *photos) if everything else shown
                files = (file for one in shown for file in (one.picture, one.thumbnail))
                self.seat.book.erased |= {file.sha256 for file in files}
            if kind is ItemKind.WINDOW and row.window is not None and row.window.title:
                self.seat.book.redacted.add(row.window.title)

        self.seat.guarded(f"redact {'all' if everything else kind} of {name[:6]}", redact)

    def edit_memo(self) -> None:
        """Change the memo of any segment, before or after sealing."""
        name = self.seat.any_segment()
        if name is not None:
            self.seat.guarded(
                f"edit memo of {name[:6]}",
                lambda: self.seat.machine.change(
                    lambda changes: changes.edit_memo(name, "Thinking")
                ),
            )

    def agree(self, contract: ContractId) -> None:
        """Agree to the policy as it was told."""
        known = self.seat.machine.state.known(contract)
        if known is not None:
            policy = policy_sha256(known.contract.policy)
            self.seat.guarded(
                f"agree {contract[0]}",
                lambda: self.seat.do(lambda now_ms: Agree(now_ms, contract, policy)),
            )
