"""Reads storyboards and plays them: once on the pure core, once on the whole agent in memory.

A storyboard is a text file: a title, the contracts, then lines `time  action | expectation | …`. Times are
agent time of Monday 2026-01-12, UTC, and may be left out; an action `-` does nothing. See
`tests/storyboards/README.md` for all words.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from agent.core.commands import Watching
from agent.core.events import (
    Agree,
    Choose,
    ClockStepped,
    ContractsChanged,
    Delete,
    DiscardIdle,
    EditMemo,
    Event,
    HoldReview,
    Keep,
    KeepIdle,
    LockAsked,
    PauseClock,
    Redact,
    ScreenLocked,
    ScreenUnlocked,
    SessionEnding,
    SetMemo,
    Shutdown,
    Slept,
    Start,
    Stop,
    Suspending,
)
from agent.core.model import Mode, State
from agent.core.moment import Moments
from agent.core.problems import Problem, ProblemCode
from agent.core.tracked import Part
from tests.support.agent_stage import Stage, known, spans_of
from tests.support.agent_world import MONDAY_MS, MemoryJournal, World, a_contract
from tests.support.any_event import any_event
from wire.moment import moment_ms
from wire.records import Contract, ItemKind, RedactReason, SegmentId

FOLDER = Path(__file__).resolve().parents[1] / "storyboards"
ITEMS = {
    "picture": ItemKind.SCREENSHOT,
    "window": ItemKind.WINDOW,
    "memo": ItemKind.MEMO,
    "activity": ItemKind.ACTIVITY,
}
UNITS_MS = {"s": 1_000, "m": 60_000, "h": 3_600_000}


class MomentAt:
    """Puts every moment at this percentage of the span, whatever the seed; ids and seeds count up.

    Without a percentage the moments are the real ones.
    """

    def __init__(self, percent: int | None) -> None:
        self._percent = percent
        self._ids = 0
        self.moment: Moments = moment_ms if percent is None else self._at

    def _at(self, _seed: bytes, /, *, contract: str, start_ms: int, slot_end_ms: int) -> int:
        return start_ms + (slot_end_ms - start_ms) * (self._percent or 0) // 100

    def token_hex(self, size: int) -> str:
        self._ids += 1
        return f"{self._ids:0{size * 2}x}"


@dataclass(frozen=True)
class Line:
    """One line of a story."""

    number: int
    at_ms: int | None
    action: str
    expectations: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """A parsed file."""

    name: str
    contracts: dict[str, Contract]
    moment: int | None
    begins_ms: int
    lines: tuple[Line, ...]
    machine_only: bool = False
    """It tells of single events, which only the pure machine can be given."""


def instant(text: str) -> int:
    """`HH:MM:SS`, or `+1 HH:MM:SS` for the day after, in milliseconds."""
    days, _, clock = text.rpartition(" ")
    hours, minutes, seconds = (int(part) for part in clock.split(":"))
    return MONDAY_MS + (int(days or 0) * 86_400 + hours * 3600 + minutes * 60 + seconds) * 1000


def duration(text: str) -> int:
    """`90s`, `10m`, `-1h` in milliseconds."""
    return int(text[:-1]) * UNITS_MS[text[-1]]


def stories() -> list[Path]:
    """All files."""
    return sorted(FOLDER.glob("*.txt"))


def read(path: Path) -> Story:
    """Parse one file."""
    contracts: dict[str, Contract] = {}
    moment, begins_ms = 50, instant("10:00:00")
    machine_only = False
    lines: list[Line] = []
    text = path.read_text(encoding="utf-8").splitlines()
    for number, raw in enumerate(text[1:], start=2):
        line = raw.split("#", 1)[0].rstrip()
        if not line:
            continue
        words = line.split()
        if words[0] == "contract":
            contracts[words[1]] = _contract(words[1], words[2:])
        elif words[0] == "moment":
            moment = int(words[1])
        elif words == ["machine", "only"]:
            machine_only = True
        elif words[0] == "begins":
            begins_ms = instant(words[1])
        else:
            lines.append(_line(number, line))
    return Story(path.stem, contracts, moment, begins_ms, tuple(lines), machine_only)


def _line(number: int, line: str) -> Line:
    said, *expectations = (part.strip() for part in line.split("|"))
    at_ms = None
    words = said.split()
    if words and words[0].count(":") == 2:
        at_ms, words = instant(words[0]), words[1:]
    return Line(number, at_ms, " ".join(words) or "-", tuple(expectations))


def _contract(name: str, options: list[str]) -> Contract:
    given = dict(option.split("=") for option in options)
    made = a_contract(
        name * 16,
        segment_minutes=int(given.pop("segment", "10")),
        idle_minutes=None if given.get("idle") == "never" else int(given.get("idle", "10")),
        review_delay_s=int(given.pop("review", "60")),
        memo_required=given.pop("memo", "") == "required",
        screenshots=given.pop("screenshots", "yes") == "yes",
        version=int(given.pop("policy", "1")),
    )
    given.pop("idle", None)
    limit = given.pop("limit", None)
    made = replace(
        made,
        idle_keep=given.pop("keep-idle", "no") == "yes",
        auto_resume=given.pop("resume", "auto") == "auto",
    )
    assert not given, given
    return made if limit is None else replace(made, weekly_limit_minutes=int(limit))


class Player(Protocol):
    """What a story is played on."""

    now_ms: int

    def go_to(self, now_ms: int) -> None: ...
    def act(self, verb: str, words: list[str]) -> str | None: ...
    def state(self) -> State: ...
    def seen(self, what: str) -> object: ...


def play(story: Story, player: Player) -> None:
    """Play every line and check what it expects."""
    typing_ms: int | None = None
    for line in story.lines:
        where = f"{story.name}.txt:{line.number}: {line.action}"
        if line.at_ms is not None:
            while typing_ms is not None and player.now_ms + typing_ms < line.at_ms:
                player.go_to(player.now_ms + typing_ms)
                player.act("input", [])
            player.go_to(line.at_ms)
        verb, *words = line.action.split()
        refused: str | None = None
        if verb == "typing":
            typing_ms = duration(words[0])
            player.act("input", [])
        elif verb == "still":
            typing_ms = None
        elif verb != "-":
            refused = player.act(verb, words)
        said_refused = False
        for expectation in line.expectations:
            what, *rest = expectation.split()
            said_refused = said_refused or what == "refused"
            actual = refused if what == "refused" else _actual(player, what)
            wanted = _wanted(what, rest)
            assert actual == wanted, f"{where}: {what}: expected {wanted}, got {actual}"
        assert said_refused or refused is None, f"{where}: refused: {refused}"


def _wanted(what: str, rest: list[str]) -> object:
    if what in {mode.value for mode in Mode}:
        return what
    if what == "tracked":
        spans = [] if rest == ["nothing"] else rest
        return [f"{start}-{end}" for start, end in (span.split("-") for span in spans)]
    if what == "keys":
        return [int(word) for word in rest]
    if what in {"sealed", "waiting", "idle-minutes", "asked", "captures", "pictures"}:
        return int(rest[0])
    return " ".join(rest)


def _actual(player: Player, what: str) -> object:
    state = player.state()
    if what in {mode.value for mode in Mode}:
        return state.mode.value
    if what == "waiting":
        return len(state.waiting)
    if what == "memo":
        return state.memo
    if what == "asked":
        return 0 if state.question is None else state.question.minutes
    if what == "idle-minutes":
        rows = (*state.waiting, *state.sealed)
        return sum(len(one.counts) for one in rows if one.idle)
    if what in {"keys", "missing"}:
        last = state.open or (state.waiting or state.sealed)[-1]
        if what == "keys":
            return [minute.keys for minute in last.counts]
        return str(last.no_screenshot)
    if what == "tracked":
        spans = player.seen("spans")
        assert isinstance(spans, list)
        return [f"{clock(start)}-{clock(end)}" for start, end in spans]
    return player.seen(what)


def clock(at_ms: int) -> str:
    """`HH:MM:SS` of Monday, later days counted on in hours."""
    seconds = (at_ms - MONDAY_MS) // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _verb(story: Story, state: State, verb: str, words: list[str], now_ms: int) -> Event | None:
    """The event of a contractor's verb, or of a thing that senses will tell later."""
    name = story.contracts[words[0]].contract if verb in {"choose", "agree"} else None
    match verb:
        case "start":
            return Start(now_ms=now_ms)
        case "stop":
            return Stop(now_ms=now_ms)
        case "pause":
            until_ms = now_ms + duration(words[0]) if words else None
            return PauseClock(now_ms=now_ms, until_ms=until_ms)
        case "quit":
            return Shutdown(now_ms=now_ms)
        case "memo":
            return SetMemo(now_ms=now_ms, memo=" ".join(words))
        case "choose":
            assert name is not None
            return Choose(now_ms=now_ms, contract=name)
        case "agree":
            policy = next(one.policy for one in state.contracts if one.contract.contract == name)
            assert name is not None
            return Agree(now_ms=now_ms, contract=name, policy=policy)
        case "keep" | "hold" | "delete":
            segment = _target(state, words)
            kind = {"keep": Keep, "hold": HoldReview, "delete": Delete}[verb]
            return kind(now_ms=now_ms, segment=segment)
        case "redact":
            return Redact(
                now_ms=now_ms,
                segment=_target(state, words[1:]),
                removed=(Part(ITEMS[words[0]]),),
                blackened=(),
                reason=RedactReason.PRIVACY,
            )
        case "edit-memo":
            return EditMemo(now_ms=now_ms, segment=_target(state, []), memo=" ".join(words))
        case "keep-idle":
            return KeepIdle(now_ms=now_ms, memo=" ".join(words))
        case "discard-idle":
            return DiscardIdle(now_ms=now_ms)
        case "lock-asked":
            return LockAsked(now_ms=now_ms)
        case "log-out":
            return SessionEnding(now_ms=now_ms)
        case "lock":
            return ScreenLocked(now_ms=now_ms)
        case "unlock":
            return ScreenUnlocked(now_ms=now_ms)
        case "suspending":
            return Suspending(now_ms=now_ms)
    return None


def _target(state: State, words: list[str]) -> SegmentId:
    if words == ["sealed"]:
        return state.sealed[-1].segment
    if words == ["open"]:
        assert state.open is not None
        return state.open.segment
    assert state.latest is not None
    return state.latest.segment.segment


class CorePlayer:
    """Plays on the pure machine."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._kept: Stage | None = None
        at = MomentAt(story.moment)
        self._stage = Stage(
            tuple(story.contracts.values()), now_ms=story.begins_ms, rng=at, moment=at.moment
        )

    @property
    def now_ms(self) -> int:
        return self._stage.now_ms

    def go_to(self, now_ms: int) -> None:
        self._back()
        self._stage.go_to(now_ms)

    def _back(self) -> None:
        """To where it was before `once`."""
        if self._kept is not None:
            self._stage, self._kept = self._kept, None

    def _once(self, name: str) -> str | None:
        """One event, and nothing that time would bring after it."""
        self._kept, self._stage = self._stage, deepcopy(self._stage)
        stage = self._stage
        known_now = tuple(known(one) for one in stage.contracts)
        stage.refused = None
        stage.feed(any_event(name, stage.state, stage.now_ms, known_now))
        return stage.refused

    def state(self) -> State:
        return self._stage.state

    def seen(self, what: str) -> object:
        stage = self._stage
        match what:
            case "spans":
                return stage.spans
            case "told":
                return stage.notices[-1].code.value if stage.notices else ""
            case "sealed":
                return len(stage.disk.sealed)
            case "evidence":
                return list(stage.disk.sealed.values())
            case "statements":
                return list(stage.disk.statements.values())
            case "journal":
                return dict(stage.disk.segments)
            case "session":
                return stage.disk.session
            case "picture-names":
                return set(stage.disk.pictures)
            case "captures":
                return len(stage.shots)
            case "pictures":
                return len(stage.disk.pictures)
            case "counting":
                return "yes" if stage.watching is Watching.COUNTS else "no"
        raise AssertionError(what)

    def act(self, verb: str, words: list[str]) -> str | None:
        self._back()
        if verb == "once":
            return self._once(words[0])
        stage, now_ms = self._stage, self._stage.now_ms
        event = _verb(self._story, stage.state, verb, words, now_ms)
        if event is not None:
            return stage.tell(event)
        match verb:
            case "input":
                stage.input(int(words[0]) if words else 1)
            case "sleep":
                stage.now_ms += duration(words[0])
                stage.feed(Slept(now_ms=stage.now_ms, good_ms=now_ms))
                stage.look()
            case "clock":
                by_ms = duration(words[0])
                stage.look()
                stage.now_ms += by_ms
                stage.set_by_ms += by_ms
                stage.last_input_ms += by_ms
                stage.feed(
                    ClockStepped(now_ms=stage.now_ms, good_ms=now_ms, step_ms=by_ms, shift_ms=by_ms)
                )
                stage.look()
            case "crash":
                stage.now_ms += duration(words[0])
                if words[1:] == ["reboot"]:
                    stage.boot += "+"
                stage.enrolled = words[1:] != ["unenrolled"]
                stage.restart()
            case "told-contract":
                changed = _contract(words[0], words[1:])
                self._story.contracts[words[0]] = changed
                stage.contracts = tuple(self._story.contracts.values())
                contracts = tuple(known(one) for one in stage.contracts)
                stage.tell(ContractsChanged(now_ms=now_ms, contracts=contracts))
            case "told-gone":
                left = [one for name, one in self._story.contracts.items() if name != words[0]]
                contracts = tuple(known(one) for one in left)
                stage.tell(ContractsChanged(now_ms=now_ms, contracts=contracts))
            case "disk":
                stage.disk.full = words == ["full"]
            case "spool":
                stage.disk.spool_full = words == ["full"]
            case _:
                raise AssertionError(verb)
        return None


class AgentPlayer:
    """Plays on the whole agent with ports in memory, or with the journal that is given."""

    def __init__(self, story: Story, journal: MemoryJournal | None = None) -> None:
        self._story = story
        self._journal = journal if journal is not None else MemoryJournal()
        at = MomentAt(story.moment)
        self._world = World(
            contracts=tuple(story.contracts.values()),
            start_ms=story.begins_ms,
            rng=at,
            moment=at.moment,
            journal=self._journal,
        )
        self._captures: set[SegmentId] = set()
        self._notices: list[str] = []

    @property
    def now_ms(self) -> int:
        return self._world.agent._keeper.now_ms()

    def go_to(self, now_ms: int) -> None:
        self._world.pass_time(now_ms - self.now_ms)
        self._remember()

    def state(self) -> State:
        return self._world.agent._engine.state

    def seen(self, what: str) -> object:
        world, state = self._world, self.state()
        match what:
            case "spans":
                return spans_of(self._journal.segments.values(), state, self.now_ms)
            case "told":
                self._remember()
                notices = world.shown.notices
                return notices[-1].code.value if notices else ""
            case "sealed":
                return len(world.outbox.sealed)
            case "evidence":
                return list(world.outbox.sealed.values())
            case "statements":
                return list(world.outbox.statements.values())
            case "journal":
                return dict(self._journal.segments)
            case "session":
                return self._journal.session
            case "picture-names":
                return set(world.pictures.files)
            case "captures":
                return len(self._captures)
            case "pictures":
                return len(world.pictures.files)
            case "counting":
                return "yes" if world.agent._sensing._counter is not None else "no"
        raise AssertionError(what)

    def act(self, verb: str, words: list[str]) -> str | None:
        refused = self._act(verb, words)
        self._remember()
        return refused

    def _act(self, verb: str, words: list[str]) -> str | None:
        world = self._world
        event = _verb(self._story, self.state(), verb, words, self.now_ms)
        if event is not None:
            problem = world.agent._engine.verb(lambda now_ms: replace(event, now_ms=now_ms))
            world.settle()
            return None if problem is None else problem.code.value
        match verb:
            case "input":
                world.desktop.type_keys(int(words[0]) if words else 1)
            case "sleep":
                world.sleep(duration(words[0]))
            case "clock":
                world.clock.step_wall(duration(words[0]))
            case "crash":
                world.clock.pass_ms(duration(words[0]))
                world.desktop.be_idle(duration(words[0]))
                if words[1:] == ["reboot"]:
                    world.clock.reboot()
                world.build()
            case "told-contract":
                self._story.contracts[words[0]] = _contract(words[0], words[1:])
                world.directory.told = tuple(self._story.contracts.values())
                world.do(lambda agent: agent.refresh())
            case "disk":
                full = Problem(ProblemCode.DISK_FULL)
                self._journal.trouble = full if words == ["full"] else None
                return None
            case "spool":
                full = Problem(ProblemCode.DISK_FULL)
                world.outbox.trouble = full if words == ["full"] else None
                return None
            case _:
                raise AssertionError(verb)
        world.settle()
        return None

    def _remember(self) -> None:
        latest = self.state().latest
        if latest is not None and latest.segment.moment_ms is not None:
            self._captures.add(latest.segment.segment)
