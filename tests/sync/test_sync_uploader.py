"""The uploader against the server in memory: order, faults, receipts, and when pictures are freed."""

from __future__ import annotations

import contextlib
import json
import random
from dataclasses import replace

import pytest

from sync.errors import SyncCode, SyncError
from sync.fake import BAD_RECEIPTS, RETRY_AFTER_S, FakeDevice, Fault
from sync.records import DeviceIdentity, SyncState, UploadState
from sync.transport import Request, Response
from sync.uploader import MOST_REFUSED_AT_FIRST, Uploader
from tests.support.evidence import CONTRACT, ORIGIN, SLOT_MS, SLOT_START_MS
from tests.support.sync_rig import (
    DAY_MS,
    DEVICE_ID,
    OTHER_CONTRACT,
    TOKEN,
    Rig,
    key_of,
    pictures_of,
    told,
)
from wire.receipt import decode_entry
from wire.records import DeviceId


@pytest.fixture
def rig(tmp_path):
    rig = Rig(tmp_path)
    yield rig
    rig.spool.close()


def codes(rig):
    return [problem.code for problem in rig.uploader.status().problems]


def test_a_segment_goes_up_within_the_jitter_and_frees_its_full_pictures_only(rig):
    segment = rig.seal(told(0))
    full, thumbnails = pictures_of(segment)
    sealed_ms = rig.clock.now_ms
    due_ms = rig.pump()
    assert sealed_ms <= due_ms <= sealed_ms + 60_000
    assert rig.uploader.status().state is SyncState.WAITING
    assert rig.uploader.status().tally.waiting_bytes == sum(
        len(data) for data in rig.pictures.files.values()
    )
    rig.run()
    assert rig.arrived() == [(CONTRACT, 0, segment.start_ms)]
    assert set(rig.pictures.removed) == full
    assert set(rig.pictures.files) == thumbnails
    status = rig.uploader.status()
    assert status.state is SyncState.DELIVERED
    assert (status.tally.waiting, status.tally.receipted, status.tally.waiting_bytes) == (0, 1, 0)
    assert status.tally.last_receipt_ms == rig.clock.now_ms
    assert status.next_try_ms is None
    assert status.problems == ()
    assert rig.spool.receipt(segment.segment).startswith("c2sp.org/tlog-proof@v1\n")
    assert rig.spool.whereabouts([segment.segment]) == {segment.segment: UploadState.RECEIPTED}


def test_jitter_spreads_agents(tmp_path):
    dues = set()
    for seed in range(12):
        folder = tmp_path / str(seed)
        folder.mkdir()
        rig = Rig(folder, seed=seed)
        rig.seal(told(0))
        dues.add(rig.pump() - rig.clock.now_ms)
        rig.spool.close()
    assert len(dues) == 12
    assert max(dues) - min(dues) > 20_000


def test_upload_now_does_not_wait_for_the_jitter(rig):
    rig.seal(told(0))
    assert rig.pump() > rig.clock.now_ms
    rig.uploader.upload_now()
    rig.pump()
    assert len(rig.server.received) == 1


def test_a_down_server_is_caught_up_with_in_order_after_50_segments(rig):
    rig.server.offline = True
    for number in range(50):
        rig.run(until_ms=rig.clock.now_ms + SLOT_MS)
        rig.seal(told(number))
        rig.seal(told(number, contract=OTHER_CONTRACT))
    assert rig.uploader.status().state is SyncState.OFFLINE
    assert codes(rig) == [SyncCode.SERVER_UNREACHABLE]
    assert rig.uploader.status().tally.waiting == 100
    assert rig.pictures.removed == []
    rig.server.offline = False
    rig.run()
    for contract in (CONTRACT, OTHER_CONTRACT):
        seqs = [seq for other, seq, _ in rig.arrived() if other == contract]
        assert seqs == list(range(50))
    assert rig.uploader.status().state is SyncState.DELIVERED
    assert len(rig.pictures.removed) == 100  # two monitors, the same on both contracts


def test_back_off_doubles_up_to_a_quarter_of_an_hour_and_days_later_it_still_arrives(rig):
    rig.server.offline = True
    rig.seal(told(0))
    waits = []
    rig.uploader.upload_now()
    for _ in range(14):
        due_ms = rig.pump()
        waits.append(due_ms - rig.clock.now_ms)
        rig.clock.now_ms = due_ms
    assert 2_500 <= waits[0] <= 5_000
    assert all(wait <= 900_000 for wait in waits)
    assert all(wait >= 450_000 for wait in waits[9:])
    assert len(set(waits[9:])) > 1
    rig.clock.now_ms += 9 * DAY_MS
    rig.server.offline = False
    rig.run()
    assert len(rig.server.received) == 1


def test_a_success_ends_the_back_off(rig):
    rig.seal(told(0))
    rig.server.faults.extend([Fault.OFFLINE] * 8)
    rig.run()
    rig.seal(told(1))
    rig.server.faults.append(Fault.OFFLINE)
    rig.uploader.upload_now()
    assert rig.pump() - rig.clock.now_ms <= 5_000


@pytest.mark.parametrize("fault", [Fault.BUSY, Fault.BUSY_UNTIL])
def test_retry_after_is_waited_for_even_when_hurried(rig, fault):
    rig.seal(told(0))
    rig.server.faults.append(fault)
    rig.uploader.upload_now()
    due_ms = rig.pump()
    wait_ms = due_ms - rig.clock.now_ms
    assert RETRY_AFTER_S * 1000 - 1000 <= wait_ms <= RETRY_AFTER_S * 1000 + 5_000
    rig.uploader.upload_now()
    assert rig.pump() == due_ms
    assert rig.server.received == []
    assert codes(rig) == [SyncCode.SERVER_BUSY]
    rig.run()
    assert len(rig.server.received) == 1


def test_an_endless_retry_after_is_not_believed(rig):
    class Endless:
        def send(self, request: Request) -> Response:
            return Response(503, {"retry-after": "99999999"}, b"")

    rig.seal(told(0))
    uploader = rig.uploader_over(Endless())
    uploader.upload_now()
    assert uploader.pump(rig.clock.now_ms) <= rig.clock.now_ms + 3_605_000


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault.OFFLINE, SyncCode.SERVER_UNREACHABLE),
        (Fault.TIMEOUT, SyncCode.SERVER_TIMEOUT),
        (Fault.LOST_ANSWER, SyncCode.SERVER_TIMEOUT),
        (Fault.FAILED, SyncCode.SERVER_FAILED),
        (Fault.DISK_FULL, SyncCode.SERVER_DISK_FULL),
        (Fault.PAGE, SyncCode.SERVER_NOT_HOURPROOF),
        (Fault.TRUNCATED, SyncCode.SERVER_FAILED),
    ],
)
def test_passing_troubles_lose_and_double_nothing(rig, fault, code):
    for number in range(3):
        rig.seal(told(number))
    rig.server.faults.extend([fault, fault])
    rig.uploader.upload_now()
    rig.pump()
    assert codes(rig) == [code]
    assert rig.uploader.status().state is SyncState.OFFLINE
    assert rig.pictures.removed == []
    rig.run()
    assert [seq for _, seq, _ in rig.arrived()] == [0, 1, 2]
    assert codes(rig) == []


def test_a_repeated_request_arrives_once(rig):
    rig.seal(told(0))
    rig.server.faults.append(Fault.TWICE)
    rig.run()
    assert len(rig.server.received) == 1
    assert rig.uploader.status().tally.receipted == 1


def test_a_lost_answer_followed_by_another_stream_is_no_step_back(rig):
    rig.seal(told(0))
    rig.seal(told(0, contract=OTHER_CONTRACT))
    rig.server.faults.append(Fault.LOST_ANSWER)
    rig.run()
    assert len(rig.server.received) == 2
    assert rig.uploader.status().state is SyncState.DELIVERED


@pytest.mark.parametrize("fault", BAD_RECEIPTS)
def test_a_bad_receipt_stops_everything_and_keeps_everything(rig, fault):
    for number in range(3):
        rig.seal(told(number))
    rig.run()
    rig.seal(told(3))
    last = rig.seal(told(4))
    freed = list(rig.pictures.removed)
    rig.server.faults.append(fault)
    rig.run()
    status = rig.uploader.status()
    assert status.state is SyncState.HALTED
    assert status.problems[0].code is SyncCode.RECEIPT_INVALID
    assert status.problems[0].details["reason"].startswith("receipt-")
    assert status.tally.waiting == 2
    assert rig.pictures.removed == freed
    exchanged = len(rig.server.received)
    rig.restart()
    rig.uploader.upload_now()
    assert rig.pump() is None
    assert len(rig.server.received) == exchanged
    assert rig.uploader.status().state is SyncState.HALTED
    # Work goes on being sealed and kept.
    rig.seal(told(5))
    assert rig.uploader.status().tally.waiting == 3
    assert rig.spool.log(ORIGIN).halt.answer
    assert last.segment in rig.spool.whereabouts([last.segment])


def test_the_first_reason_of_a_halt_stays(rig):
    rig.seal(told(0))
    rig.server.faults.append(Fault.GARBLED)
    rig.run()
    before = rig.spool.log(ORIGIN).halt
    rig.spool.halt(ORIGIN, replace(before, code="receipt-forked"))
    assert rig.spool.log(ORIGIN).halt == before


def test_a_refused_statement_holds_up_its_own_stream_only(rig):
    rig.seal(told(0))
    rig.run()
    rig.seal(told(1))
    rig.seal(told(2))
    rig.seal(told(1, contract=OTHER_CONTRACT))
    rig.server.faults.append(Fault.REFUSED)
    rig.run(until_ms=rig.clock.now_ms + SLOT_MS)
    assert sorted(rig.arrived()) == [
        (CONTRACT, 0, told(0).start_ms),
        (CONTRACT, 0, told(2).start_ms),
        (OTHER_CONTRACT, 0, told(1).start_ms),
    ]
    assert rig.uploader.status().state is SyncState.REFUSED
    assert codes(rig) == [SyncCode.STATEMENT_REFUSED]
    states = rig.spool.states(CONTRACT, start_ms=SLOT_START_MS, end_ms=SLOT_START_MS + DAY_MS)
    assert [(one.state, one.behind) for one in states] == [
        (UploadState.RECEIPTED, False),
        (UploadState.REFUSED, False),
        (UploadState.RECEIPTED, False),
    ]
    assert states[1].problem.details["step"] == "I5"
    # The next segment follows in the new stream.
    rig.seal(told(3))
    rig.run(until_ms=rig.clock.now_ms + SLOT_MS)
    assert rig.arrived()[-1] == (CONTRACT, 1, told(3).start_ms)
    # Hours later the server takes it after all.
    rig.run()
    assert rig.uploader.status().state is SyncState.DELIVERED
    assert len(rig.server.received) == 5


def test_a_stream_refused_from_the_start_is_not_begun_anew_for_ever(rig):
    rig.server.contracts = []
    for number in range(5):
        rig.seal(told(number))
        rig.run(until_ms=rig.clock.now_ms + SLOT_MS)
    states = rig.spool.states(CONTRACT, start_ms=0, end_ms=SLOT_START_MS + DAY_MS)
    assert len({one.stream for one in states}) == MOST_REFUSED_AT_FIRST + 1
    assert set(codes(rig)) == {SyncCode.STATEMENT_REFUSED}
    assert states[-1].behind


def test_a_refused_statement_is_tried_again_seldom(rig):
    rig.server.contracts = []
    rig.seal(told(0))
    rig.uploader.upload_now()
    waits = []
    for _ in range(9):
        due_ms = rig.pump()
        waits.append(due_ms - rig.clock.now_ms)
        rig.clock.now_ms = due_ms
    assert all(1_800_000 <= wait <= DAY_MS for wait in waits)
    assert waits[-1] >= DAY_MS // 2


def test_a_server_that_lost_a_stream_never_makes_us_fork(rig):
    first = rig.seal(told(0))
    rig.run()
    stream = rig.spool.states(CONTRACT, start_ms=0, end_ms=SLOT_START_MS + DAY_MS)[0].stream
    rig.server.forget(stream)
    rig.seal(told(1))
    rig.run(until_ms=rig.clock.now_ms + SLOT_MS)
    assert codes(rig) == [SyncCode.OUT_OF_ORDER]
    assert rig.uploader.status().problems[0].details["expected_seq"] == "0"
    rig.seal(told(2))
    rig.run(until_ms=rig.clock.now_ms + SLOT_MS)
    assert rig.arrived() == [(CONTRACT, 0, first.start_ms), (CONTRACT, 0, told(2).start_ms)]
    assert rig.uploader.status().tally.refused == 1


def test_a_cloned_disk_opens_a_new_stream(rig, tmp_path):
    rig.seal(told(0))
    rig.run()
    # The same file, restored from before: signs another statement with the same seq.
    rig.spool.close()
    (tmp_path / "clone").mkdir()
    clone = Rig(tmp_path / "clone", clock=rig.clock)
    clone.spool.close()
    (clone.folder / "spool.sqlite").write_bytes((rig.folder / "spool.sqlite").read_bytes())
    rig.open()
    rig.seal(told(1))
    rig.run()
    clone.server = rig.server
    clone.open()
    clone.seal(told(2))
    clone.run(until_ms=rig.clock.now_ms + SLOT_MS)
    assert codes(clone) == [SyncCode.STREAM_REUSED]
    clone.seal(told(3))
    clone.run(until_ms=rig.clock.now_ms + SLOT_MS)
    assert rig.arrived()[-1] == (CONTRACT, 0, told(3).start_ms)
    assert clone.uploader.status().tally.refused == 1
    clone.spool.close()


def masks(rig):
    """`have` of every log entry, in order."""
    return [decode_entry(entry).have for entry in rig.server._log.entries]


def test_a_missing_picture_does_not_hold_up_its_statement_and_follows_later(rig):
    bad = rig.seal(told(0))
    full, _ = pictures_of(bad)
    lost = bad.items[1].picture.sha256
    kept = rig.pictures.files.pop(lost)
    rig.seal(told(1))
    rig.run(until_ms=rig.clock.now_ms + SLOT_MS)
    assert [seq for _, seq, _ in rig.arrived()] == [0, 1]
    assert masks(rig) == [0b11101, 0b11111]
    assert codes(rig) == [SyncCode.PICTURE_MISSING]
    status = rig.uploader.status()
    assert status.problems[0].details["picture"] == lost
    assert status.problems[0].details["segment"] == bad.segment
    assert (status.state, status.tally.receipted) == (SyncState.DELIVERED, 2)
    # Its thumbnail waits for it; the other screenshot's picture is free.
    assert bad.items[1].thumbnail.sha256 in rig.spool.needed()
    assert full - {lost} <= set(rig.pictures.removed)
    rig.restart()
    rig.run(until_ms=rig.clock.now_ms + DAY_MS)
    assert masks(rig) == [0b11101, 0b11111]
    # Restored from a backup, it goes up by itself, alone.
    rig.pictures.files[lost] = kept
    rig.run()
    assert masks(rig) == [0b11101, 0b11111, 0b11111]
    assert codes(rig) == []
    assert lost in rig.pictures.removed
    assert rig.uploader.status().next_try_ms is None


def test_an_altered_picture_is_not_sent(rig):
    bad = rig.seal(told(0))
    altered = bad.items[2].picture.sha256
    whole = rig.pictures.files[altered]
    rig.pictures.files[altered] += b"x"
    rig.run(until_ms=rig.clock.now_ms + SLOT_MS)
    assert codes(rig) == [SyncCode.PICTURE_ALTERED]
    assert masks(rig) == [0b11011]
    assert altered not in rig.pictures.removed
    rig.pictures.files[altered] = whole
    rig.run()
    assert masks(rig) == [0b11011, 0b11111]
    assert codes(rig) == []


def test_what_a_lost_answer_had_received_may_be_in_a_later_receipt(rig):
    bad = rig.seal(told(0))
    rig.server.faults.append(Fault.LOST_ANSWER)
    rig.uploader.upload_now()
    rig.pump()
    rig.pictures.files.pop(bad.items[1].picture.sha256)
    rig.restart()
    rig.run()
    assert masks(rig) == [0b11111]
    assert codes(rig) == []
    assert rig.uploader.status().state is SyncState.DELIVERED


def test_a_receipt_of_more_than_was_ever_sent_halts(rig):
    class Generous:
        """Logs an item that nobody sent."""

        def send(self, request: Request) -> Response:
            rig.server.more_received = 0b00010
            return rig.server.send(request)

    bad = rig.seal(told(0))
    rig.pictures.files.pop(bad.items[1].picture.sha256)
    rig.uploader = rig.uploader_over(Generous())
    rig.run()
    assert rig.uploader.status().state is SyncState.HALTED
    assert rig.spool.log(ORIGIN).halt.code == "receipt-have"


def test_what_the_server_has_erased_is_not_sent_for_ever(rig):
    bad = rig.seal(told(0))
    lost = bad.items[1].picture.sha256
    kept = rig.pictures.files.pop(lost)
    rig.run(until_ms=rig.clock.now_ms + SLOT_MS)
    rig.server.erased.add((rig.server.received[0].statement.stream, 0, 1))
    rig.pictures.files[lost] = kept
    rig.run()
    assert masks(rig) == [0b11101]
    assert rig.uploader.status().next_try_ms is None
    assert codes(rig) == []


def test_a_picture_that_another_waiting_statement_names_is_not_freed(rig):
    first = rig.seal(told(0))
    second = told(1)
    full, _ = pictures_of(first)
    rig.seal(replace(second, items=_with_pictures_of(first, second)), with_pictures=False)
    rig.uploader.upload_now()
    rig.pump()
    assert len(rig.server.received) == 1
    assert rig.pictures.removed == []
    rig.run()
    assert len(rig.server.received) == 2
    assert set(rig.pictures.removed) == full


def fill(rig):
    """Let the file not grow, and use up what is free inside."""
    with rig.spool.file.reading() as db:
        db.execute("CREATE TABLE filler (x BLOB)")
        db.pragma("max_page_count", db.pragma("page_count"))
        size = 4000
        while size > 10:
            with contextlib.suppress(SyncError), rig.spool.file.writing():
                db.execute("INSERT INTO filler VALUES (zeroblob(?))", (size,))
                continue
            size //= 2


def _with_pictures_of(first, second):
    """The items of `second` with the images of `first`: the screen stood still."""
    return tuple(
        replace(item, picture=old.picture, thumbnail=old.thumbnail)
        if hasattr(item, "picture")
        else item
        for item, old in zip(second.items, first.items, strict=True)
    )


def test_a_full_picture_that_is_somewhere_a_thumbnail_is_kept(rig):
    first = told(0)
    rig.seal(
        replace(
            first,
            items=tuple(
                replace(item, picture=item.thumbnail) if hasattr(item, "picture") else item
                for item in first.items
            ),
        )
    )
    rig.run()
    assert len(rig.server.received) == 1
    assert rig.pictures.removed == []


def test_a_picture_that_cannot_be_removed_is_said_and_tried_again(rig):
    segment = rig.seal(told(0))
    full, _ = pictures_of(segment)
    rig.pictures.unremovable = {sorted(full)[0]}
    rig.run()
    assert codes(rig) == [SyncCode.FOLDER_UNWRITABLE]
    assert rig.uploader.status().state is SyncState.DELIVERED
    rig.pictures.unremovable = set()
    rig.pump()
    assert codes(rig) == []
    assert set(rig.pictures.removed) == full


def test_a_statement_from_the_future_waits_without_being_refused(rig):
    segment = rig.seal(told(0))
    rig.clock.now_ms = segment.start_ms  # the server's clock is ours here
    rig.uploader.upload_now()
    rig.pump()
    assert codes(rig) == [SyncCode.FROM_THE_FUTURE]
    assert rig.uploader.status().tally.refused == 0
    rig.run()
    assert len(rig.server.received) == 1
    assert codes(rig) == []


def test_a_revoked_device_keeps_everything(rig):
    rig.seal(told(0))
    rig.server.devices[TOKEN].revoked = True
    rig.uploader.upload_now()
    rig.pump()
    assert codes(rig) == [SyncCode.DEVICE_REVOKED]
    assert rig.uploader.status().state is SyncState.REFUSED
    assert rig.uploader.status().tally.waiting == 1
    rig.server.devices[TOKEN].revoked = False
    rig.run()
    assert len(rig.server.received) == 1


def test_statements_of_an_earlier_key_are_listed_and_new_ones_go_up(rig):
    rig.seal(told(0))
    rig.server.devices[TOKEN] = FakeDevice(
        DeviceId("de71ce0000000002"), key_of("new").signer.public
    )
    rig.identity = DeviceIdentity(DeviceId("de71ce0000000002"), ORIGIN, key_of("new").signer)
    rig.restart()
    assert rig.pump() is None
    assert codes(rig) == [SyncCode.OTHER_DEVICE]
    rig.seal(told(1))
    rig.run()
    assert rig.arrived() == [(CONTRACT, 0, told(1).start_ms)]
    assert rig.uploader.status().tally.refused == 1


def test_one_statement_that_fells_the_server_does_not_hold_up_other_streams(rig):
    class Allergic:
        """Answers 500 to one contract."""

        def __init__(self, inner) -> None:
            self.inner = inner

        def send(self, request: Request) -> Response:
            before = len(self.inner.received)
            answer = self.inner.send(request)
            if len(self.inner.received) > before:
                newest = self.inner.received[-1].segment
                if newest.contract == CONTRACT:
                    return Response(500, {}, b"")
            elif answer.status == 200:
                return Response(500, {}, b"")
            return answer

    rig.seal(told(0))
    for number in range(5):
        rig.seal(told(number, contract=OTHER_CONTRACT))
    uploader = rig.uploader_over(Allergic(rig.server))
    rig.uploader = uploader
    rig.run(until_ms=rig.clock.now_ms + 120_000)
    assert rig.spool.tally().receipted == 5


def test_a_clock_set_back_by_days_does_not_stop_uploads(rig):
    rig.server.offline = True
    rig.seal(told(0))
    rig.run(until_ms=rig.clock.now_ms + 3_600_000)
    rig.server.offline = False
    due_ms = rig.pump()
    wait_ms = due_ms - rig.clock.now_ms
    rig.clock.now_ms -= 3_000_000
    assert rig.pump() - rig.clock.now_ms == wait_ms


def test_a_full_disk_while_storing_a_receipt_frees_nothing_and_recovers(rig):
    segments = [rig.seal(told(number)) for number in range(20)]
    fill(rig)
    rig.uploader.upload_now()
    while not codes(rig):
        rig.clock.now_ms = rig.pump()
    assert codes(rig) == [SyncCode.DISK_FULL]
    stored = rig.uploader.status().tally.receipted
    assert 0 < stored < len(rig.server.received)
    assert set(rig.pictures.removed) == full_pictures(segments[:stored])
    with pytest.raises(SyncError) as refusal:
        rig.seal(told(20))
    assert refusal.value.code is SyncCode.DISK_FULL
    with rig.spool.file.reading() as db:
        db.pragma("max_page_count", 1_000_000)
    rig.seal(told(20))
    rig.run()
    assert set(rig.pictures.removed) == full_pictures([*segments, told(20)])
    assert [seq for _, seq, _ in rig.arrived()] == list(range(21))


def full_pictures(segments):
    return {picture for segment in segments for picture in pictures_of(segment)[0]}


def test_without_a_known_log_nothing_is_due(rig):
    identity = DeviceIdentity(DEVICE_ID, "another.example/log", key_of("device").signer)
    uploader = Uploader(rig.spool, rig.uploader._api, rig.pictures, identity=identity, rng=rig.rng)
    assert uploader.pump(rig.clock.now_ms) is None
    assert uploader.status().state is SyncState.DELIVERED


def test_status_says_uploading_while_an_exchange_runs(rig):
    seen = []

    class Watching:
        def send(self, request: Request) -> Response:
            seen.append(uploader.status().state)
            return rig.server.send(request)

    rig.seal(told(0))
    uploader = rig.uploader_over(Watching())
    uploader.upload_now()
    uploader.pump(rig.clock.now_ms)
    assert seen == [SyncState.UPLOADING]
    assert uploader.status().state is SyncState.DELIVERED


@pytest.mark.parametrize("seed", range(40))
def test_one_changed_character_anywhere_in_a_receipt_frees_nothing(rig, seed):
    chance = random.Random(seed)

    class Meddling:
        def send(self, request: Request) -> Response:
            answer = rig.server.send(request)
            content = json.loads(answer.body)
            if "receipt" not in content:  # it asks for new keys of the log
                return answer
            receipt = content["receipt"]
            at = chance.randrange(len(receipt))
            other = chance.choice([c for c in "Aa1+/=\n \x00é" if c != receipt[at]])
            content["receipt"] = receipt[:at] + other + receipt[at + 1 :]
            return Response(answer.status, answer.headers, json.dumps(content).encode())

    rig.seal(told(0))
    rig.run()
    rig.seal(told(1))
    freed = list(rig.pictures.removed)
    rig.uploader = rig.uploader_over(Meddling())
    rig.run()
    assert rig.uploader.status().state is SyncState.HALTED
    assert rig.uploader.status().tally.waiting == 1
    assert rig.pictures.removed == freed
