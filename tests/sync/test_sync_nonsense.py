"""Whatever a server answers about itself and about weeks, nothing but a known trouble comes of it."""

from __future__ import annotations

import copy
import json
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.errors import SyncError
from sync.transport import Request, Response
from tests.support.evidence import CONTRACT, ORIGIN, SLOT_START_MS
from tests.support.sync_rig import Rig, TurnedClock, api_of, key_of, told

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=30),
    st.sampled_from(["", "0" * 64, "AAAA", "c2sp.org/tlog-proof@v1", "\ud800", "1e400"]),
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)


class Saying:
    """Answers everything with one body."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def send(self, request: Request) -> Response:
        return Response(200, {"content-type": "application/json"}, self.body)


def ask(body: bytes) -> None:
    """Ask both questions; only a `SyncError` may come of it."""
    api = api_of(Saying(body), TurnedClock())
    for question in (
        lambda: api.authority(known=0),
        lambda: api.week(CONTRACT, week_start_ms=SLOT_START_MS),
        lambda: api.upload(b"", known=0),
    ):
        try:
            question()
        except SyncError:
            continue


@given(ANYTHING)
@settings(max_examples=300, deadline=None)
def test_any_json_is_an_answer_or_a_known_trouble(value):
    ask(json.dumps(value).encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_a_known_trouble(body):
    ask(body)


def places(value, path=()):
    """Every place in a JSON value."""
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from places(value[key], (*path, key))
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, (*path, index))


def changed(value, path, new):
    """`value` with what is at `path` exchanged."""
    if not path:
        return new
    value = copy.copy(value)
    value[path[0]] = changed(value[path[0]], path[1:], new)
    return value


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A rig and a good answer about authority, in which the log has a new key."""
    rig = Rig(tmp_path_factory.mktemp("nonsense"), authority=True)
    rig.seal(told(0))
    rig.run()
    rig.server.rotate(key_of("log 2"))
    rig.server.state_policies()
    known = rig.spool.log(ORIGIN).checkpoint.size
    yield rig, {**rig.server.authority(known), "time_ms": rig.clock.now_ms}
    rig.spool.close()


@given(data=st.data())
@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_good_answer_with_anything_in_some_place_is_a_known_trouble(good, data):
    rig, answer = good
    where = data.draw(st.sampled_from(sorted(places(answer), key=repr)))
    body = json.dumps(changed(answer, where, data.draw(ANYTHING)))
    learn(rig, body.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("seed", range(8))
def test_a_good_answer_with_other_characters_teaches_nothing_false(good, seed):
    """Random edits of the base64 and the texts: what is learnt, if anything, is what was stated."""
    rig, answer = good
    chance = random.Random(seed)
    for _ in range(60):
        texts = [path for path in places(answer) if isinstance(at(answer, path), str)]
        path = chance.choice(texts)
        text = at(answer, path)
        spot = chance.randrange(len(text))
        other = chance.choice("Aa1+/=\n —é")
        if other == text[spot]:
            continue
        edited = changed(answer, path, text[:spot] + other + text[spot + 1 :])
        assert not learn(rig, json.dumps(edited).encode()), path
    assert learn(rig, json.dumps(answer).encode())


def at(value, path):
    for step in path:
        value = value[step]
    return value


def learn(rig, body: bytes) -> bool:
    """Let the device hear this, and forget it again; whether it believed it."""
    uploader = rig.uploader_over(Saying(body))
    try:
        uploader.learn()
        return kept(rig) > 0
    except SyncError:
        assert kept(rig) == 0
        return False
    finally:
        with rig.spool.file.writing() as db:
            db.execute("UPDATE logs SET halted_ms = NULL, halted_code = NULL")
            db.execute("DELETE FROM authority; DELETE FROM rotations")
            db.execute("DELETE FROM continuations WHERE old_size >= 5")
            db.execute("DELETE FROM checkpoints WHERE size > 5")


def kept(rig) -> int:
    with rig.spool.file.reading() as db:
        return db.execute("SELECT count(*) FROM authority").get
