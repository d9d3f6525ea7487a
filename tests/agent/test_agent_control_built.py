"""The whole agent, built as it is shipped, against a server and a desktop in memory, over its local socket."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from agent.client import ClientError, ClockState, ItemKind, ProblemCode, Redaction, SyncState
from agent.control.server import MAX_CALLERS
from agent.core.intervals import week_start
from agent.core.problems import Trouble
from agent.store.secrets import SecretName
from agent.wiring import build
from agent.wiring.problems import CODES
from capture.fake.senses import senses_of
from sync.address import ServerAddress
from sync.errors import SyncCode
from sync.key import DeviceKey
from sync.transport import Transport
from tests.support.built_agent import (
    AT_ONCE,
    CONTRACT,
    URL,
    World,
    agree,
    enrol,
    received,
    refused,
    traces_of,
    tracked_once,
    wait_for,
)
from wire.contractor import Close, Consent, Redact, Reveal, Session
from wire.contracts import policy_sha256
from wire.moment import check_moment, seed_sha256
from wire.statement import Segment


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "home")


@pytest.fixture
def running(world: World) -> Iterator[World]:
    with world.build():
        yield world


def test_work_is_tracked_sealed_and_delivered(running: World) -> None:
    door = running.door
    assert door.snapshot().state is ClockState.SIGNED_OUT
    assert refused(door.start) is ProblemCode.NOT_ENROLLED
    enrol(running)
    door.choose_contract(contract=CONTRACT.contract)
    assert refused(door.start) is ProblemCode.CONSENT_MISSING
    agree(running)
    door.set_memo(memo="writing")
    door.start()
    assert door.snapshot().state is ClockState.CLOCKED_IN
    wait_for(lambda: door.snapshot().session_ms > 0)  # a span of no length is no segment
    door.stop()
    wait_for(lambda: len(running.server.received) == 4)
    wait_for(lambda: door.snapshot().sync.state is SyncState.DELIVERED)
    order = [one.statement.type for one in running.server.received]
    assert order == ["consent", "session", "segment", "reveal"]
    consent, session, segment, reveal = (one.statement for one in running.server.received)
    assert isinstance(consent, Consent)
    assert isinstance(session, Session)
    assert isinstance(segment, Segment)
    assert isinstance(reveal, Reveal)
    assert segment.contract == CONTRACT.contract
    assert segment.agent.senses[0][0] == "idle"
    assert consent.policy_sha256 == policy_sha256(CONTRACT.policy)
    assert consent.features == ("activity", "screenshots", "window")
    assert session.started_ms == segment.start_ms
    assert (reveal.session, seed_sha256(reveal.seed)) == (session.seq, session.seed_sha256)
    check_moment(segment, running.server.received[2].items, seed=reveal.seed)
    (shown,) = door.consents()
    assert (shown.policy_sha256, shown.delivered) == (consent.policy_sha256, True)


def test_what_is_taken_back_reaches_the_server_and_is_nowhere_here(running: World) -> None:
    door = running.door
    segment = tracked_once(running, "writing about Zanzibar")
    place = f"{segment.stream}/{segment.seq}"
    door.edit_memo(segment=place, memo="writing about Timbuktu")
    wait_for(lambda: len(received(running, "memo")) == 1)
    spool = running.home / "spool.sqlite"
    assert not any(trace in spool.read_bytes() for trace in traces_of(b"Timbuktu")), "sealed"
    door.redact(redaction=Redaction(segment=place, items=(ItemKind.MEMO,)))
    wait_for(lambda: len(received(running, "redact")) == 1)
    (redact,) = received(running, "redact")
    assert isinstance(redact, Redact)
    assert (redact.removed, redact.minutes) == ((len(segment.items) - 1,), segment.minutes)
    assert refused(partial(door.edit_memo, segment=place, memo="x")) is ProblemCode.ALREADY_REDACTED
    kept = [path for path in running.home.rglob("*.sqlite*") if path.is_file()]
    assert {path.name for path in kept} >= {"journal.sqlite", "spool.sqlite"}
    for path in kept:
        for word in (b"Timbuktu", b"Zanzibar"):
            assert not any(trace in path.read_bytes() for trace in traces_of(word)), path

    door.redact(redaction=Redaction(segment=place, everything=True))
    wait_for(lambda: len(received(running, "redact")) == 2)
    *_, last = received(running, "redact")
    assert isinstance(last, Redact)
    assert last.minutes == 0
    whole = Redaction(segment=place, everything=True)
    assert refused(partial(door.redact, redaction=whole)) is ProblemCode.ALREADY_REDACTED
    assert door.snapshot().week_minutes == 0


def test_a_week_is_closed_at_what_this_device_and_the_server_count(running: World) -> None:
    segment = tracked_once(running, "writing")
    week_start_ms = week_start(segment.slot_start_ms)
    closed = running.door.close_week(contract=CONTRACT.contract, week_start_ms=week_start_ms)
    assert closed.minutes == segment.minutes
    wait_for(lambda: len(received(running, "close")) == 1)
    (close,) = received(running, "close")
    assert isinstance(close, Close)
    assert (close.minutes, close.manual_minutes, close.week_start_ms) == (
        segment.minutes,
        0,
        week_start_ms,
    )
    assert [(head.stream, head.seq) for head in close.heads] == [(close.stream, close.seq - 1)]
    with pytest.raises(ClientError) as error:
        running.door.close_week(contract=CONTRACT.contract, week_start_ms=week_start_ms + 1)
    assert error.value.problem.code is ProblemCode.BAD_REQUEST


def test_nothing_is_left_when_the_agent_ends(world: World) -> None:
    before = set(threading.enumerate())
    with world.build():
        enrol(world)
    wait_for(lambda: set(threading.enumerate()) <= before)
    assert refused(world.door.snapshot) is ProblemCode.AGENT_NOT_RUNNING
    assert [path.name for path in (world.home / "run").iterdir()] == ["agent.lock"]
    with world.build():
        assert world.door.snapshot().person == "Ana"


def test_shutdown_over_the_socket_tells_the_program(world: World) -> None:
    with world.build() as agent:
        world.door.shutdown()
        assert agent.ended.wait(10)


def test_a_second_agent_is_refused(running: World) -> None:
    with pytest.raises(Trouble) as error:
        running.build()
    assert error.value.problem.code is ProblemCode.AGENT_RUNNING
    assert error.value.problem.details["path"] == str(running.home / "run")
    assert running.door.snapshot().state is ClockState.SIGNED_OUT


def test_an_agent_that_was_never_started_can_be_closed(world: World) -> None:
    agent = world.build()
    agent.close()
    agent.close()
    world.build().close()


def test_a_bad_enrolment_leaves_everything_as_it_was(running: World) -> None:
    door = running.door
    assert refused(lambda: enrol(running, "wrong")) is ProblemCode.CODE_INVALID
    assert refused(lambda: enrol(running, "late")) is ProblemCode.CODE_EXPIRED
    running.server.product = "something else"
    assert refused(lambda: enrol(running)) is ProblemCode.SERVER_NOT_HOURPROOF
    running.server.product = "hourproof"
    running.server.offline = True
    assert refused(lambda: enrol(running)) is ProblemCode.SERVER_UNREACHABLE
    running.server.offline = False
    running.server.api = 2
    assert refused(lambda: enrol(running)) is ProblemCode.SERVER_TOO_NEW
    running.server.api = 1
    with pytest.raises(ClientError) as error:
        door.enrol(server_url="ftp://x", code="good", device_name="Desk")
    assert error.value.problem.code is ProblemCode.SERVER_ADDRESS_INVALID
    assert running.secrets.kept == {}
    assert not (running.home / "settings.toml").exists()
    assert door.snapshot().state is ClockState.SIGNED_OUT
    enrol(running)
    assert refused(lambda: enrol(running)) is ProblemCode.ALREADY_ENROLLED


def test_a_locked_keyring_does_not_use_up_the_code(running: World) -> None:
    running.secrets.locked = True
    assert refused(lambda: enrol(running)) is ProblemCode.KEYRING_LOCKED
    running.secrets.locked = False
    enrol(running)
    assert running.server.codes["good"] == "code-used"


def test_a_lost_device_key_is_said(world: World) -> None:
    with world.build():
        enrol(world)
    world.secrets.delete(SecretName.DEVICE_KEY)
    with world.build():
        wait_for(lambda: _has(world, ProblemCode.KEY_LOST))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("settings.toml", ProblemCode.SETTINGS_CORRUPT),
        ("journal.sqlite", ProblemCode.JOURNAL_CORRUPT),
        ("spool.sqlite", ProblemCode.SPOOL_CORRUPT),
    ],
)
def test_a_corrupt_file_is_kept_and_the_agent_goes_on(
    world: World, name: str, code: ProblemCode
) -> None:
    with world.build():
        enrol(world)
        agree(world)
    (world.home / name).write_bytes(b"garbage " * 1000)
    with world.build():
        problems = {problem.code: problem for problem in world.door.snapshot().problems}
        kept = Path(problems[code].details["kept_at"])
        assert kept.read_bytes() == b"garbage " * 1000
        # Still enrolled, and what is tracked now arrives.
        door = world.door
        if code is ProblemCode.SETTINGS_CORRUPT:
            agree(world)
        door.choose_contract(contract=CONTRACT.contract)
        door.start()
        wait_for(lambda: door.snapshot().session_ms > 0)  # a span of no length is no segment
        door.stop()
        wait_for(lambda: len(received(world, "reveal")) == 1)
        assert len(received(world, "segment")) == 1


def test_settings_damaged_right_after_enrolment_do_not_sign_out(world: World) -> None:
    with world.build():
        enrol(world)
    (world.home / "settings.toml").write_bytes(b"")
    with world.build():
        assert world.door.snapshot().person == "Ana"
        assert _has(world, ProblemCode.SETTINGS_CORRUPT)


def test_the_log_says_what_happened_and_holds_no_secret(world: World) -> None:
    with world.build():
        enrol(world)
    text = (world.home / "agent.log").read_text()
    assert "clocked" in text or "ready" in text
    assert not any(secret in text for secret in world.secrets.kept.values())


def test_a_new_policy_reaches_the_contractor(running: World) -> None:
    enrol(running)
    agree(running)
    changed = replace(CONTRACT, policy=replace(CONTRACT.policy, version=2, webcam=True))
    running.server.contracts = [changed]
    running.door.refresh()
    (contract,) = running.door.snapshot().contracts
    assert contract.policy.webcam
    assert not contract.agreed


def test_the_secrets_are_the_key_and_the_token(running: World) -> None:
    enrol(running)
    key = DeviceKey.from_secret(base64.b64decode(running.secrets.kept[SecretName.DEVICE_KEY]))
    (token,) = running.server.devices
    assert running.secrets.kept[SecretName.TOKEN] == token
    written = [path.read_bytes() for path in running.home.rglob("*") if path.is_file()]
    for secret in (token.encode(), key.to_secret(), base64.b64encode(key.to_secret())):
        assert not any(secret in data for data in written)


def test_every_trouble_of_sync_has_a_code() -> None:
    assert set(SyncCode) - set(CODES) == {SyncCode.EVIDENCE_INVALID}


def _has(world: World, code: ProblemCode) -> bool:
    return code in {problem.code for problem in world.door.snapshot().problems}


def test_an_address_is_parsed_once(world: World) -> None:
    asked: list[ServerAddress] = []

    def make(address: ServerAddress) -> Transport:
        asked.append(address)
        return world.transport

    agent = build(
        home=world.home,
        environment={},
        senses=senses_of(world.desktop),
        transport=make,
        secrets=world.secrets,
        schedule=AT_ONCE,
    )
    with agent:
        world.door.enrol(server_url=" diary.example/ ", code="good", device_name="Desk")
        assert world.door.snapshot().server_url == URL
    assert {address.base for address in asked} == {URL}


def test_watching_tells_each_change_until_the_agent_ends(world: World) -> None:
    with world.build():
        enrol(world)
        changes = world.door.watch()
        first = next(changes)
        assert first == replace(world.door.snapshot(), now_ms=first.now_ms)
        world.door.choose_contract(contract=CONTRACT.contract)
        shown = next(one for one in changes if one.contract == CONTRACT.contract)
        assert shown.state is ClockState.CONSENT_NEEDED
        agree(world)
        assert next(one for one in changes if one.state is ClockState.CLOCKED_OUT)
    assert all(one.contract == CONTRACT.contract for one in changes), "and then it ends"
    with pytest.raises(ClientError) as refused:
        next(world.door.watch())
    assert refused.value.problem.code is ProblemCode.AGENT_NOT_RUNNING


def test_a_watcher_that_hangs_up_frees_its_place(world: World) -> None:
    with world.build():
        for _ in range(MAX_CALLERS + 4):
            # All places may be taken until those that hung up are noticed.
            wait_for(lambda: _watched(world))


def _watched(world: World) -> bool:
    """Whether a watcher is let in; it hangs up at once."""
    changes = world.door.watch()
    seen = next(changes, None)
    changes.close()
    return seen is not None
