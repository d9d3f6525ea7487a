"""A seeded contractor who does anything at any time, and an account of what may have been tracked meanwhile.

The driver speaks the language of the storyboards, so what it did can be read, and kept as a story.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import pairwise

from agent.core.model import CLOCKED_IN, Mode
from agent.core.recovery import CONTINUE_WITHIN_MS
from agent.core.tracked import TrackedSegment
from tests.support.agent_world import MINUTE_MS
from tests.support.sealed_chain import chains_of, check_sessions
from tests.support.storyboard import MomentAt, Player, Story, clock
from wire.records import Policy, Screenshot, SegmentId

SLACK_MS = 10_000
"""Ticks come every five seconds: what happens is seen that much later at most, and once more for the next."""

Span = tuple[int, int]


@dataclass
class Account:
    """What is known to be true, by nobody's word but the driver's own."""

    allowed: list[Span] = field(default_factory=list)
    """When the clock was running on an unlocked, waking machine."""
    idle: list[Span] = field(default_factory=list)
    """Stretches without input, longer than the idle time, that no span may reach into."""


class Driver:
    """Plays `steps` random actions and checks after each that nothing impossible was tracked."""

    def __init__(
        self, story: Story, player: Player, seed: int, *, gentle: bool, rough: bool = False
    ) -> None:
        """`gentle`: only what loses no time: no sleep, no steps of the clock, no full disk, no deletion.

        `rough`: of all that far more than of anything else.
        """
        self.rough = rough
        self.player = player
        self.random = random.Random(seed)
        self.gentle = gentle
        self.story = story
        self.told: list[str] = []
        self.account = Account()
        self.on = False
        self.locked = False
        self.disk_full = False
        self.since_ms: int | None = None
        self.input_ms: int | None = None
        self.crashes = 0
        self.exempt: set[Span] = set()
        self.versions = dict.fromkeys(story.contracts, 1)
        self.policies: list[Policy] = [one.policy for one in story.contracts.values()]

    def run(self, steps: int) -> None:
        """Play, then stop, wait for all reviews and check everything once more."""
        names = list(self.story.contracts)
        for name in names:
            self._say(f"choose {name}")
            self._say(f"agree {name}")
        for _ in range(steps):
            self._one()
            self._check()
        if self.disk_full:
            self._say("disk good")
            self.disk_full = False
        self._say("spool good")
        if self.player.state().mode in CLOCKED_IN:
            self._off()
            self._say("stop")
        self._pass(3 * MINUTE_MS, None)
        self._check()
        assert not self.player.state().waiting, "something was never sealed"
        self._check_sealed()

    # The contractor

    def _one(self) -> None:
        rough = (
            []
            if self.gentle
            else [
                (6 if self.rough else 3, self._sleep),
                (10 if self.rough else 2, self._clock),
                (10 if self.rough else 2, self._disk),
                (6 if self.rough else 2, self._spool),
                (3, self._delete),
                (4, self._redact),
                (2, self._edit_memo),
                (2, self._policy),
                (4, self._lock),
            ]
        )
        choices = [
            (20, self._work),
            (8, self._rest),
            (6, self._start),
            (4, self._stop),
            (3, self._choose),
            (3, self._memo),
            (2, self._keep),
            (12 if self.rough else 4, self._crash),
            *rough,
        ]
        weights = [weight for weight, _ in choices]
        (chosen,) = self.random.choices([do for _, do in choices], weights)
        chosen()

    def _work(self) -> None:
        self._pass(
            self.random.randrange(1_000, 25 * MINUTE_MS), self.random.randrange(2_000, 90_000)
        )

    def _rest(self) -> None:
        self._pass(self.random.randrange(1_000, 20 * MINUTE_MS), None)

    def _start(self) -> None:
        if self.player.state().mode is not Mode.CLOCKED_OUT:
            return
        if self._say("start") is None:
            self.on = True
            self._touched()
            self._open()

    def _stop(self) -> None:
        if self.on:
            self._off()
            self._say("stop")

    def _choose(self) -> None:
        name = self.random.choice(list(self.story.contracts))
        before = self.player.state().chosen
        if self._say(f"choose {name}") is None and self.player.state().chosen != before:
            self._touched()

    def _memo(self) -> None:
        self._say(f"memo {self.random.choice(['Drawing', 'Reading', 'Proofs ‮ x'])}")

    def _keep(self) -> None:
        if self.player.state().latest is not None:
            self._say("keep")

    def _delete(self) -> None:
        if self.player.state().latest is not None:
            self._say("delete")

    def _redact(self) -> None:
        if self.player.state().latest is not None:
            self._say(f"redact {self.random.choice(['picture', 'window', 'memo', 'activity'])}")

    def _edit_memo(self) -> None:
        if self.player.state().latest is not None:
            self._say("edit-memo Thinking")

    def _lock(self) -> None:
        self._close()
        self.locked = not self.locked
        if self.locked:
            self._say("lock")
        else:
            if self.on:
                self._touched()
            self._say("unlock")
            self._open()

    def _sleep(self) -> None:
        self._close()
        self._say(f"sleep {self.random.randrange(5, 20_000)}s")
        self._open()

    def _clock(self) -> None:
        self._close()
        by_s = self.random.choice([-7200, -600, -20, 20, 600, 7200])
        self._break_idle()
        self._say(f"clock {by_s}s")
        if by_s < 0:
            # The same instants come again: what was tracked the first time is not judged by the second.
            spans = self.player.seen("spans")
            assert isinstance(spans, list)
            self.exempt.update(spans)
            self.account.idle.clear()
        self._open()
        if self.on:
            self.input_ms = self.player.now_ms

    def _disk(self) -> None:
        self.disk_full = not self.disk_full
        self._say("disk full" if self.disk_full else "disk good")

    def _spool(self) -> None:
        self._say(self.random.choice(["spool full", "spool good"]))

    def _policy(self) -> None:
        name = self.random.choice(list(self.story.contracts))
        self.versions[name] += 1
        session = self.player.state().session
        hits = session is not None and session.contract == self.story.contracts[name].contract
        idle = self.story.contracts[name].idle_minutes or "never"
        version = self.versions[name]
        self._say(f"told-contract {name} review=5 segment=5 idle={idle} policy={version}")
        self.policies.append(self.story.contracts[name].policy)
        if hits:
            self._off()
        if not self.disk_full:
            self._say(f"agree {name}")

    def _crash(self) -> None:
        """After it the machine is as before: what was written down is there, and nothing else was made up."""
        if self.disk_full or self.player.state().storage_retry_ms is not None:
            return  # what the disk says of the clock is not what the contractor was told last
        self.crashes += 1
        seconds = self.random.choice([1, 30, 200, 299, 301, 4_000])
        reboot = self.random.random() < 0.3
        before = self.player.seen("journal")
        session = self.player.seen("session")
        assert isinstance(before, dict)
        self._close()
        was_locked, self.locked = self.locked, False
        if was_locked and self.on:
            self._touched()
        crashed_ms = self.player.now_ms
        self._say(f"crash {seconds}s{' reboot' if reboot else ''}")
        now_ms = self.player.now_ms
        running = self.player.state().session is not None
        if running:
            assert self.on
            assert not reboot
            assert seconds * 1000 < CONTINUE_WITHIN_MS
        self._check_kept(before, session, now_ms)
        if self.on and not running:
            self._break_idle(at_ms=crashed_ms)
        self.on = running
        self._open()

    # What is true meanwhile

    def _pass(self, by_ms: int, typing_ms: int | None) -> None:
        until_ms = self.player.now_ms + by_ms
        self.told.append(f"{clock(self.player.now_ms)}  # {by_ms} ms, typing every {typing_ms}")
        while self.player.now_ms < until_ms:
            step_ms = by_ms if typing_ms is None else typing_ms
            if self.disk_full and typing_ms is None:
                step_ms = SLACK_MS // 2  # to see when the clock stops
            self.player.go_to(min(until_ms, self.player.now_ms + step_ms))
            self._notice_full_disk()
            if typing_ms is not None:
                self.player.act("input", [])
                self._touched()
        self._notice_full_disk()

    def _say(self, action: str) -> str | None:
        self.told.append(f"{clock(self.player.now_ms)}  {action}")
        verb, *words = action.split()
        refused = self.player.act(verb, words)
        self._notice_full_disk()
        return refused

    def _notice_full_disk(self) -> None:
        """A full disk stops the clock at some instant of the machine's choice; only then is it believed."""
        if self.disk_full and self.on and self.player.state().session is None:
            self._off()

    def _open(self) -> None:
        if self.on and not self.locked and self.since_ms is None:
            self.since_ms = self.player.now_ms

    def _close(self) -> None:
        if self.since_ms is not None:
            self.account.allowed.append((self.since_ms, self.player.now_ms))
            self.since_ms = None

    def _off(self) -> None:
        self._close()
        self._break_idle()
        self.on = False

    def _touched(self) -> None:
        self._break_idle(stretch=True)
        self.input_ms = self.player.now_ms if self.on else None

    def _break_idle(self, *, stretch: bool = False, at_ms: int | None = None) -> None:
        """The stretch without input ends here; `stretch`: by input, so that idle time reaches up to it."""
        if self.input_ms is not None and self.on:
            now_ms = self.player.now_ms if at_ms is None else at_ms
            idle_ms = self._idle_ms()
            if idle_ms is not None and now_ms - self.input_ms >= idle_ms + SLACK_MS:
                self.account.idle.append((self.input_ms + SLACK_MS, now_ms))
        if not stretch:
            self.input_ms = None

    def _idle_ms(self) -> int | None:
        found = {one.idle_minutes for one in self.story.contracts.values()}
        assert len(found) == 1, "the account knows one idle time only"
        (minutes,) = found
        return None if minutes is None else minutes * MINUTE_MS

    # Checks

    def _check(self) -> None:
        state = self.player.state()
        assert (state.session is not None) == self.on == (state.mode in CLOCKED_IN)
        assert (state.open is not None) == (state.mode is Mode.CAPTURING)
        assert (state.pause is not None) == (state.mode is Mode.PAUSED)
        assert (self.player.seen("counting") == "yes") == (state.mode is Mode.CAPTURING)
        spans = self.player.seen("spans")
        assert isinstance(spans, list)
        for (_, end), (start, _) in pairwise(spans):
            assert end <= start, f"tracked twice: {clock(start)}"
        allowed = list(self.account.allowed)
        if self.since_ms is not None:
            allowed.append((self.since_ms, self.player.now_ms))
        for span in set(spans) - self.exempt:
            assert _inside(span, allowed), f"never true: {clock(span[0])}-{clock(span[1])}"
            for start, end in self.account.idle:
                apart = span[1] <= start or span[0] >= end
                assert apart, f"tracked while away: {clock(span[0])}-{clock(span[1])}"
        self._check_moments(allowed)

    def _check_moments(self, allowed: list[Span]) -> None:
        journal = self.player.seen("journal")
        assert isinstance(journal, dict)
        for one in journal.values():
            assert isinstance(one, TrackedSegment)
            for shot in one.screenshots:
                moment = (shot.taken_ms, shot.taken_ms + 1)
                assert _inside(moment, [(a, b + 1) for a, b in allowed]), "a picture out of time"

    def _check_kept(
        self, before: dict[SegmentId, TrackedSegment], session: object, now_ms: int
    ) -> None:
        """What was written down before the crash is there, but for what idle time takes back."""
        after = self.player.seen("journal")
        assert isinstance(after, dict)
        last_ms = getattr(session, "last_input_ms", None)
        for name, old in before.items():
            if old.end_ms == old.start_ms:
                continue
            new = after.get(name)
            kept_to = new.end_ms if new is not None else old.start_ms
            if kept_to == old.end_ms:
                continue
            idle_ms = self._idle_ms()
            assert idle_ms is not None, f"lost: {old}"
            assert last_ms is not None, f"lost: {old}"
            there_ms = last_ms - old.moved_ms
            assert (now_ms - last_ms >= idle_ms and kept_to >= min(there_ms, old.end_ms)) or (
                new is None and old.start_ms >= there_ms
            ), f"lost: {old}"

    def _check_sealed(self) -> None:
        """Everything sealed makes chains that a server would take, and the pictures are exactly theirs."""
        state = self.player.state()
        assert not state.seeds, "a session was never revealed"
        assert not state.unsigned, "a consent was never sealed"
        statements = self.player.seen("statements")
        assert isinstance(statements, list)
        chains = chains_of(statements, policies=self.policies)
        for chain in chains:
            check_sessions(chain, moment=MomentAt(self.story.moment).moment)
        needed = {
            file.sha256
            for chain in chains
            for segment in chain.segments
            for index, item in enumerate(chain.items[segment.seq])
            if isinstance(item, Screenshot)
            and index not in chain.gone.get(segment.seq, frozenset())
            for file in (item.picture, item.thumbnail)
        }
        assert self.player.seen("picture-names") == needed


def _inside(span: Span, allowed: list[Span]) -> bool:
    """Whether `span` lies in one of `allowed`, neighbours taken together."""
    reach = span[0]
    for start, end in sorted(allowed):
        if start <= reach < end:
            reach = end
    return reach >= span[1]
