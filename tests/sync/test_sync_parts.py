"""A large batch goes in parts, and what arrived stays: on a slow line that breaks, and before servers that lie."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from sync.records import UploadState
from sync.transport import Request, Response, TransportError, TransportFailure
from sync.uploader import PART_BYTES, WHOLE_BYTES
from tests.support.evidence import evidence, screenshot
from tests.support.sync_rig import DAY_MS, Rig

BYTES_PER_S = 8_000
"""64 kbit/s."""
HOLDS_MS = 60_000
AWAY_MS = 5_000


@pytest.fixture
def rig(tmp_path):
    rig = Rig(tmp_path)
    yield rig
    rig.spool.close()


def seal_large(rig, size=4_000_000, number=0):
    """A segment whose one picture has `size` bytes that nothing can make smaller."""
    picture, thumbnail = random.Random(number).randbytes(size), b"thumbnail %d" % number
    segment = evidence(number)
    shot = screenshot(0, taken_ms=segment.start_ms + 1_234, blobs=(picture, thumbnail))
    kept = [item for item in segment.items if type(item) is not type(shot)]
    for blob in (picture, thumbnail):
        rig.pictures.put(blob)
    return rig.seal(replace(segment, items=(kept[0], shot, *kept[1:])), with_pictures=False)


class SlowLine:
    """Carries so many bytes a second, and breaks every minute in the middle of whatever is on its way."""

    def __init__(self, rig) -> None:
        self._rig = rig
        self._up_ms = rig.clock.now_ms
        self.sent = 0
        self.breaks = 0
        self.longest_ms = 0

    def send(self, request: Request) -> Response:
        clock = self._rig.clock
        takes_ms = 200 + len(request.body) * 1000 // BYTES_PER_S
        self.longest_ms = max(self.longest_ms, takes_ms)
        if clock.now_ms >= self._up_ms + HOLDS_MS:
            self._up_ms = clock.now_ms
        breaks_ms = self._up_ms + HOLDS_MS
        if clock.now_ms + takes_ms > breaks_ms:
            clock.now_ms = breaks_ms + AWAY_MS
            self._up_ms = clock.now_ms
            self.breaks += 1
            raise TransportError(TransportFailure.BROKEN, "the line broke")
        clock.now_ms += takes_ms
        self.sent += len(request.body)
        return self._rig.server.send(request)


def test_a_picture_of_4_megabytes_gets_through_a_line_that_breaks_every_minute(rig):
    line = SlowLine(rig)
    rig.uploader = rig.uploader_over(line)
    begun_ms = rig.clock.now_ms
    seal_large(rig)
    rig.run(until_ms=begun_ms + DAY_MS)
    assert rig.arrived()
    assert line.breaks >= 7
    assert line.sent < 4_000_000 * 1.2, "little was sent twice"
    assert line.longest_ms < HOLDS_MS, "no single request needs longer than the line holds"
    assert rig.clock.now_ms - begun_ms < 3 * 3_600_000
    assert rig.spool.tally().waiting == 0


def test_without_parts_it_would_never_get_through(rig):
    """What the test above is for."""
    line = SlowLine(rig)
    rig.server.takes_parts = False
    rig.uploader = rig.uploader_over(line)
    seal_large(rig)
    rig.run(until_ms=rig.clock.now_ms + DAY_MS)
    assert rig.arrived() == []
    assert rig.spool.tally().waiting == 1
    assert rig.spool.tally().refused == 0, "a bad line is no fault of the statement"


def test_a_restart_goes_on_where_the_server_is(rig):
    seal_large(rig, 1_000_000)
    rig.pump()
    while not rig.server.parts or max(map(len, rig.server.parts.values())) < 500_000:
        due_ms = rig.pump()
        rig.clock.now_ms = max(rig.clock.now_ms, due_ms)
    rig.restart()
    counted = CountedBytes(rig)
    rig.uploader = rig.uploader_over(counted)
    rig.run()
    assert rig.arrived()
    assert counted.sent < 600_000


class CountedBytes:
    def __init__(self, rig) -> None:
        self._rig = rig
        self.sent = self.requests = 0

    def send(self, request: Request) -> Response:
        self.sent += len(request.body)
        self.requests += 1
        return self._rig.server.send(request)


def test_a_small_batch_goes_in_one(rig):
    counted = CountedBytes(rig)
    rig.uploader = rig.uploader_over(counted)
    seal_large(rig, WHOLE_BYTES - 20_000)
    rig.run()
    assert rig.arrived()
    assert (counted.requests, rig.server.parts) == (1, {})


def test_an_older_server_gets_it_whole(rig):
    rig.server.takes_parts = False
    seal_large(rig, 1_000_000)
    rig.run()
    assert rig.arrived()


def test_other_streams_are_not_held_up_for_ever(rig):
    from tests.support.sync_rig import OTHER_CONTRACT

    line = SlowLine(rig)
    rig.uploader = rig.uploader_over(line)
    seal_large(rig)
    rig.seal(replace(evidence(1), contract=OTHER_CONTRACT))
    rig.run(until_ms=rig.clock.now_ms + DAY_MS)
    assert {contract for contract, *_ in rig.arrived()} == {evidence().contract, OTHER_CONTRACT}


class Meddler:
    """Changes what the server says of parts."""

    def __init__(self, rig, change) -> None:
        self._rig = rig
        self._change = change
        self.requests = 0

    def send(self, request: Request) -> Response:
        self.requests += 1
        answer = self._rig.server.send(request)
        return self._change(request, answer) if "/parts/" in request.url else answer


@pytest.mark.parametrize(
    "at", [b'{"at": 0}', b'{"at": -5}', b'{"at": "x"}', b"{}", b'{"at": 1e3}', b"<html>", b"[]"]
)
def test_a_server_that_lies_about_parts_is_not_hammered(rig, at):
    def lie(request, answer):
        return replace(answer, body=at)

    meddler = Meddler(rig, lie)
    rig.uploader = rig.uploader_over(meddler)
    seal_large(rig, 1_000_000)
    rig.run(until_ms=rig.clock.now_ms + DAY_MS)
    assert rig.arrived() == []
    assert meddler.requests < 500, (
        "about one in a quarter of an hour, each with a question before it"
    )
    assert rig.uploader.status().problems


def test_a_server_that_claims_too_much_is_asked_again(rig):
    claims = [10**9, 10**9]

    def lie(request, answer):
        return replace(answer, body=b'{"at": %d}' % claims.pop()) if claims else answer

    rig.uploader = rig.uploader_over(Meddler(rig, lie))
    segment = seal_large(rig, 1_000_000)
    rig.run(until_ms=rig.clock.now_ms + DAY_MS)
    (state,) = rig.spool.states(segment.contract, start_ms=0, end_ms=2**52)
    assert state.state in (UploadState.RECEIPTED, UploadState.REFUSED)


def test_parts_are_small_enough_for_a_modem_and_a_minute():
    assert PART_BYTES / BYTES_PER_S < 10
