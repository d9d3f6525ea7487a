"""What the server states of itself is checked before it is kept; a new key of the log is followed, a wrong one not."""

from __future__ import annotations

import base64
import json
from dataclasses import replace

import pytest

from sync.errors import SyncCode, SyncError
from sync.fake import RETRY_AFTER_S, Fault
from sync.records import SyncState
from sync.transport import Request, Response, TransportError, TransportFailure
from tests.support.evidence import CONTRACT, ORIGIN, SLOT_MS
from tests.support.sync_rig import Rig, key_of, told
from wire.authority import Genesis, PolicyStatement, decode_authority
from wire.envelope import parse, seal


@pytest.fixture
def rig(tmp_path):
    rig = Rig(tmp_path, authority=True)
    yield rig
    rig.spool.close()


def kept(rig):
    """Every statement of the server that is kept, in the order of the log."""
    with rig.spool.file.reading() as db:
        rows = db.execute("SELECT envelope FROM authority ORDER BY entry").fetchall()
    return [decode_authority(parse(sealed).payload) for (sealed,) in rows]


class Tampering:
    """Changes the answers about authority on their way."""

    def __init__(self, rig, change) -> None:
        self.rig = rig
        self.change = change

    def send(self, request: Request) -> Response:
        answer = self.rig.server.send(request)
        if "/authority" not in request.url:
            return answer
        content = json.loads(answer.body)
        self.change(content)
        return Response(answer.status, answer.headers, json.dumps(content).encode())


def learn(rig, change=None):
    uploader = rig.uploader if change is None else rig.uploader_over(Tampering(rig, change))
    uploader.learn()


def test_what_the_server_states_is_kept_with_its_proofs(rig):
    rig.seal(told(0))
    rig.run()
    assert kept(rig) == []
    learn(rig)
    first, *rest = kept(rig)
    assert isinstance(first, Genesis)
    assert [type(one) for one in rest][:2] == [PolicyStatement] * 2
    assert len(rest) == 3
    rig.server.state_policies()
    learn(rig)
    learn(rig)
    assert len(kept(rig)) == 6
    with rig.spool.file.reading() as db:
        sizes = [row[0] for row in db.execute("SELECT size FROM checkpoints ORDER BY size")]
        links = db.execute("SELECT old_size, new_size FROM continuations ORDER BY 1").fetchall()
    assert sizes == [4, 5, 7]
    assert links == [(4, 5), (5, 7)]


def test_anchors_may_be_checkpoints_that_came_with_statements(rig):
    rig.server.state_policies()
    learn(rig)
    rig.seal(told(0))
    rig.run()
    assert rig.server.received[0].statement.anchor.size == 6


def other_signature(content):
    stated = content["statements"][1]
    sealed = parse(base64.b64decode(stated["envelope"]))
    stated["envelope"] = base64.b64encode(seal(sealed.payload, key_of("thief").signer)).decode()


def without(index):
    def change(content):
        del content["statements"][index]

    return change


def swapped(content):
    content["statements"][1:3] = reversed(content["statements"][1:3])


def two_receipts_swapped(content):
    one, other = content["statements"][1:3]
    one["receipt"], other["receipt"] = other["receipt"], one["receipt"]


@pytest.mark.parametrize("change", [without(0), lambda content: content["statements"].reverse()])
def test_statements_that_do_not_hold_are_not_kept(rig, change):
    with pytest.raises(SyncError) as refusal:
        learn(rig, change)
    assert refusal.value.code is SyncCode.SERVER_FAILED
    assert refusal.value.details["of"] == "authority"
    assert kept(rig) == []
    assert rig.spool.log(ORIGIN).halt is None


def test_a_statement_that_is_withheld_breaks_its_chain(rig):
    rig.server.state_policies()
    with pytest.raises(SyncError) as refusal:
        learn(rig, without(1))  # the first policy of a contract that has a second
    assert refusal.value.code is SyncCode.SERVER_FAILED


@pytest.mark.parametrize("change", [other_signature, two_receipts_swapped])
def test_a_proof_that_does_not_hold_halts_the_log(rig, change):
    with pytest.raises(SyncError) as refusal:
        learn(rig, change)
    assert refusal.value.code is SyncCode.RECEIPT_INVALID
    assert rig.spool.log(ORIGIN).halt.code == "receipt-other-envelope"
    assert kept(rig) == []
    learn(rig)  # says nothing to a log that is halted
    assert kept(rig) == []
    assert rig.uploader.status().state is SyncState.HALTED


def test_a_head_that_does_not_continue_what_is_known_halts_the_log(rig):
    rig.seal(told(0))
    rig.run()

    def no_proof(content):
        content["consistency"] = []

    rig.server.state_policies()
    with pytest.raises(SyncError):
        learn(rig, no_proof)
    assert rig.spool.log(ORIGIN).halt.code == "receipt-forked"


# -- new keys of the log


def test_a_new_key_of_the_log_is_followed_without_a_word(rig):
    rig.seal(told(0))
    rig.run()
    rig.server.rotate(key_of("log 2"))
    rig.seal(told(1))
    rig.run()
    assert rig.uploader.status().state is SyncState.DELIVERED
    log = rig.spool.log(ORIGIN)
    assert [after for after, _ in log.rotations] == [6]
    assert log.vkey_for(6) == log.vkey == rig.server.vkey
    assert log.vkey_for(7) == log.rotations[0][1] != log.vkey
    rig.server.rotate(key_of("log 3"))
    rig.restart()
    learn(rig)
    rig.seal(told(2))
    rig.run()
    learn(rig)
    assert [after for after, _ in rig.spool.log(ORIGIN).rotations] == [6, 8]
    assert len(rig.server.received) == 3
    # The enrolment still names the first key.
    note = rig.server.checkpoint_note(0)
    rig.spool.know_log(
        origin=ORIGIN, vkey=rig.server.vkey, checkpoint=log.checkpoint, note=note, verified_ms=0
    )


def test_a_rotation_under_the_newest_known_checkpoint_is_heard_twice(rig):
    rig.server.rotate(key_of("log 2"))
    learn(rig)  # the head is the last checkpoint under the first key
    assert rig.spool.log(ORIGIN).checkpoint.size == 5
    learn(rig)
    rig.seal(told(0))
    rig.run()
    assert rig.uploader.status().state is SyncState.DELIVERED


def test_a_rotation_that_nobody_stated_is_refused(rig):
    rig.server.rotate(key_of("log 2"))

    def unsaid(content):
        del content["statements"][-1]

    with pytest.raises(SyncError) as refusal:
        learn(rig, unsaid)
    assert refusal.value.code is SyncCode.SERVER_FAILED
    assert rig.spool.log(ORIGIN).rotations == ()


def test_new_keys_that_cannot_be_asked_for_now_halt_nothing(rig):
    rig.seal(told(0))
    rig.run()
    rig.server.rotate(key_of("log 2"))

    class Deaf:
        def send(self, request: Request) -> Response:
            if "/authority" in request.url:
                raise TransportError(TransportFailure.UNREACHABLE, "test")
            return rig.server.send(request)

    rig.seal(told(1))
    rig.uploader = rig.uploader_over(Deaf())
    rig.uploader.upload_now()
    rig.pump()
    assert rig.uploader.status().state is SyncState.OFFLINE
    assert rig.spool.log(ORIGIN).halt is None
    rig.restart()
    rig.run()
    assert rig.uploader.status().state is SyncState.DELIVERED


def test_a_server_that_will_not_say_its_keys_is_halted(rig):
    class Mute:
        def send(self, request: Request) -> Response:
            if "/authority" in request.url:
                return Response(404, {"content-type": "text/plain"}, b"not found")
            return rig.server.send(request)

    rig.seal(told(0))
    rig.server.faults.append(Fault.WRONG_KEY)
    rig.uploader = rig.uploader_over(Mute())
    rig.run()
    assert rig.spool.log(ORIGIN).halt.code == "receipt-signature"


# -- a server that was put back from a backup


def test_a_server_that_lost_its_tail_is_shown_what_it_signed(rig):
    for number in range(3):
        rig.seal(told(number))
        rig.run()
    rig.server.restore(5)
    rig.seal(told(3))
    rig.uploader.upload_now()
    due_ms = rig.pump()
    (problem,) = rig.uploader.status().problems
    assert problem.code is SyncCode.SERVER_RESTORED
    assert rig.server.restored
    assert RETRY_AFTER_S * 1000 <= due_ms - rig.clock.now_ms <= RETRY_AFTER_S * 1000 + 5_000
    # Nothing is marked as refused, no stream is closed, nothing is freed.
    assert rig.spool.tally().refused == 0
    (state,) = {one.stream for one in rig.spool.states(CONTRACT, start_ms=0, end_ms=2**52)}
    rig.run(until_ms=rig.clock.now_ms + SLOT_MS)
    rig.seal(told(4))
    assert {one.stream for one in rig.spool.states(CONTRACT, start_ms=0, end_ms=2**52)} == {state}
    assert rig.spool.log(ORIGIN).halt is None


def test_a_checkpoint_that_is_unknown_for_a_moment_only_is_waited_for(rig):
    class Lagging:
        """Answers from a copy that is behind, once."""

        behind = True

        def send(self, request: Request) -> Response:
            if "/statements" in request.url and self.behind:
                self.behind = False
                body = json.dumps({"type": "urn:hourproof:problem:checkpoint-unknown"})
                return Response(409, {"content-type": "application/problem+json"}, body.encode())
            return rig.server.send(request)

    rig.seal(told(0))
    rig.uploader = rig.uploader_over(Lagging())
    rig.uploader.upload_now()
    rig.pump()
    assert [one.code for one in rig.uploader.status().problems] == [SyncCode.CHECKPOINT_UNKNOWN]
    rig.run()
    assert rig.uploader.status().state is SyncState.DELIVERED


def test_a_log_is_the_same_with_one_more_key(rig):
    log = rig.spool.log(ORIGIN)
    assert log.rotated(after=5, vkey="x") == replace(log, rotations=((5, "x"),))


# -- in parts


def asked(rig):
    """The queries about authority that were sent, with a transport that notes them."""
    queries = []

    class Noting:
        def send(self, request: Request) -> Response:
            if "/authority" in request.url:
                queries.append(request.url.partition("?")[2])
            return rig.server.send(request)

    return queries, rig.uploader_over(Noting())


def test_what_is_here_is_not_asked_for_again(rig):
    queries, uploader = asked(rig)
    uploader.learn()
    assert len(kept(rig)) == 4
    rig.server.state_policies()
    uploader.learn()
    uploader.learn()
    assert queries == ["known=4&since=0", "known=4&since=4", "known=6&since=6"]
    assert len(kept(rig)) == 6


def test_what_is_too_much_for_one_answer_comes_in_several(rig):
    for _ in range(3):
        rig.server.state_policies()
    rig.server.rotate(key_of("new log"))
    rig.server.state_policies()
    rig.server.page = 2
    queries, uploader = asked(rig)
    uploader.learn()
    # Two of eleven each time, and from the first on the new key of the log.
    assert [query.partition("since=")[2] for query in queries] == ["0", "3", "5", "7", "9", "12"]
    assert len(kept(rig)) == 13
    with rig.spool.file.reading() as db:
        assert [row[0] for row in db.execute("SELECT after FROM rotations")] == [11]
    rig.seal(told(0))
    rig.run()
    assert rig.uploader.status().state is SyncState.DELIVERED


def test_what_was_said_before_is_asked_for_when_the_rest_does_not_follow(rig):
    learn(rig)
    with rig.spool.file.writing() as db:
        # As after an enrolment for another person of the same organization: some of what concerns them came before.
        db.execute("DELETE FROM authority WHERE entry = 2")
    rig.server.state_policies()
    queries, uploader = asked(rig)
    uploader.learn()
    assert [query.partition("since=")[2] for query in queries] == ["4", "0"]
    assert len(kept(rig)) == 6


@pytest.mark.parametrize("place", [0, 4])
def test_a_server_that_leads_nowhere_is_not_followed(rig, place):
    learn(rig)
    rig.server.state_policies()
    with pytest.raises(SyncError) as refusal:
        learn(rig, lambda content: content.update(next=place))
    assert refusal.value.code is SyncCode.SERVER_FAILED
