"""Whatever a device can say is sealed, accepted and read back as it was meant; anything else is refused."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.evidence import (
    CONTRACT,
    DEVICE,
    NO_ANCHOR,
    ORIGIN,
    SLOT_START_MS,
    STREAM,
    blobs_of,
    evidence,
    image,
    salt,
    screenshot,
)
from tests.support.story import tell
from wire import canonical, fields, items
from wire.authority import decode_authority, encode_authority
from wire.batch import Batch, decode_batch, encode_batch
from wire.contractor import (
    FIRST_MONDAY_MS,
    MAX_HEADS,
    MAX_WEEK_MINUTES,
    WEEK_MS,
    Close,
    decode_statement,
    encode_statement,
)
from wire.drafts import (
    CloseDraft,
    ConsentDraft,
    ManualDraft,
    MemoDraft,
    RedactDraft,
    RevealDraft,
    SessionDraft,
    build,
    items_of,
)
from wire.envelope import seal
from wire.fields import to_base64url
from wire.head import ZERO_SHA256, Place
from wire.problems import WireCode, WireError
from wire.records import (
    Absence,
    Anchor,
    Feature,
    ItemKind,
    Memo,
    Reason,
    RedactReason,
    Region,
    Sha256,
    StreamHead,
    StreamId,
    Target,
    minutes_touched,
)
from wire.statement import Segment
from wire.verification import verify_upload

NOW_MS = SLOT_START_MS + 30 * 86_400_000
STORY = tell()

hashes = st.binary(min_size=31, max_size=31).map(lambda data: Sha256("1f" + data.hex()))
streams = st.binary(min_size=16, max_size=16).map(lambda data: StreamId(to_base64url(data)))
numbers = st.integers(0, 2**53 - 1)
instants = st.integers(fields.EARLIEST_MS, NOW_MS)
texts = st.text(max_size=600)
targets = st.builds(Target, stream=streams, seq=numbers, sha256=hashes)


@st.composite
def places(draw, made_ms=NOW_MS):
    seq = draw(st.just(0) | st.integers(1, 2**53 - 1))
    size = draw(numbers)
    return Place(
        log=ORIGIN,
        contract=CONTRACT,
        stream=StreamId("B" + draw(streams)[1:]),
        seq=seq,
        prev=draw(hashes) if seq else ZERO_SHA256,
        anchor=Anchor(size, draw(hashes)) if size else NO_ANCHOR,
        made_ms=made_ms,
    )


@st.composite
def regions(draw, width=1920, height=1080):
    x, y = draw(st.integers(0, width - 1)), draw(st.integers(0, height - 1))
    return Region(x, y, draw(st.integers(1, width - x)), draw(st.integers(1, height - y)))


@st.composite
def blackened(draw):
    shot = screenshot(draw(st.integers(0, 15)), taken_ms=draw(instants), blobs=blobs_of(0, 0))
    rectangles = st.lists(regions(), min_size=1, max_size=64, unique=True)
    return replace(shot, regions=tuple(draw(rectangles)))


@st.composite
def redactions(draw):
    indexes = draw(st.lists(st.integers(0, 15), unique=True))
    cut = draw(st.integers(0, len(indexes)))
    return RedactDraft(
        target=draw(targets),
        removed=tuple(indexes[:cut]),
        replaced=tuple((index, draw(blackened())) for index in indexes[cut:]),
        minutes=draw(st.integers(0, 31)),
        reason=draw(st.sampled_from(RedactReason)),
    )


@st.composite
def manuals(draw):
    start_ms = draw(st.integers(fields.EARLIEST_MS, NOW_MS - 1))
    end_ms = draw(st.integers(start_ms + 1, min(NOW_MS, start_ms + 86_400_000)))
    most = minutes_touched(start_ms=start_ms, end_ms=end_ms)
    memo = Memo(draw(texts.filter(lambda text: items.cleaned(Memo(text)).text)))
    return ManualDraft(
        start_ms=start_ms, end_ms=end_ms, minutes=draw(st.integers(1, most)), memo=memo
    )


weeks = st.integers(fields.EARLIEST_MS // WEEK_MS + 1, NOW_MS // WEEK_MS).map(
    lambda number: FIRST_MONDAY_MS + number * WEEK_MS
)
heads = st.lists(
    st.builds(
        StreamHead,
        stream=streams.map(lambda stream: StreamId("A" + stream[1:])),
        seq=numbers,
        sha256=hashes,
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda newest: newest.stream,
).map(tuple)
drafts = st.one_of(
    redactions(),
    st.builds(MemoDraft, target=targets, memo=st.builds(Memo, texts)),
    manuals(),
    st.builds(
        ConsentDraft,
        policy_sha256=hashes,
        features=st.lists(st.sampled_from(Feature), unique=True).map(tuple),
        shown_ms=instants,
    ),
    st.builds(SessionDraft, started_ms=instants, seed_sha256=hashes),
    st.builds(
        CloseDraft,
        week_start_ms=weeks,
        heads=heads,
        minutes=st.integers(0, MAX_WEEK_MINUTES),
        manual_minutes=numbers,
    ),
)


def salts_for(draft):
    return [salt(index) for index in range(len(items_of(draft)))]


@given(places(), drafts, st.data())
def test_whatever_is_said_is_accepted_and_means_the_same(place, draft, data):
    statement, disclosures = build(draft, place, salts=salts_for(draft))
    payload = encode_statement(statement)
    assert decode_statement(payload) == statement
    assert (statement.stream, statement.seq, statement.prev) == (
        place.stream,
        place.seq,
        place.prev,
    )
    told = [items.cleaned(item) for item in items_of(draft)]
    sent = [data.draw(st.booleans()) for _ in disclosures]
    batch = Batch(
        envelope=seal(payload, DEVICE),
        disclosures=tuple(
            text if here else None for text, here in zip(disclosures, sent, strict=True)
        ),
        blobs=tuple(
            blob
            for item, here in zip(told, sent, strict=True)
            if here
            for blob in (blobs_of(0, 0) if hasattr(item, "picture") else ())
        ),
    )
    assert decode_batch(encode_batch(batch)) == batch
    found = verify_upload(batch, public=DEVICE.public, log=ORIGIN, contracts={CONTRACT})
    assert found.statement == statement
    assert found.items == tuple(
        item if here else None for item, here in zip(told, sent, strict=True)
    )
    assert found.have == sum(here << index for index, here in enumerate(sent))
    if not isinstance(statement, Segment):
        with pytest.raises(WireError):
            _ = found.segment


@given(places(), st.binary(min_size=32, max_size=32), instants)
def test_a_reveal_comes_after_its_session(place, seed, ended_ms):
    draft = RevealDraft(session=3, seed=seed, ended_ms=ended_ms)
    if place.seq <= 3:
        with pytest.raises(WireError):
            encode_statement(build(draft, place, salts=[])[0])
        place = replace(place, seq=4, prev=Sha256("1" * 64))
    statement, _ = build(draft, place, salts=[])
    assert decode_statement(encode_statement(statement)) == statement


@given(st.sets(st.integers(0, 4)))
def test_a_segment_may_be_sent_in_parts(sent):
    told = evidence()
    place = Place(log=ORIGIN, contract=CONTRACT, stream=STREAM, seq=0, prev=ZERO_SHA256,
                  anchor=NO_ANCHOR, made_ms=told.end_ms)  # fmt: skip
    statement, disclosures = build(told, place, salts=salts_for(told))
    batch = Batch(
        seal(encode_statement(statement), DEVICE),
        tuple(text if index in sent else None for index, text in enumerate(disclosures)),
        tuple(blob for index in (1, 2) if index in sent for blob in blobs_of(index - 1, 0)),
    )
    found = verify_upload(batch, public=DEVICE.public, log=ORIGIN, contracts={CONTRACT})
    assert found.have == sum(1 << index for index in sent)
    assert [item is not None for item in found.items] == [index in sent for index in range(5)]
    assert found.segment == statement


def test_parts_of_a_segment_must_leave_room_for_what_is_wanting():
    """With one item unknown, two kinds cannot both be that one."""
    activity, first, _, window, memo = evidence().items
    webcam = Absence(ItemKind.WEBCAM, Reason.NOT_AVAILABLE)
    start_ms, end_ms = evidence().start_ms, evidence().end_ms

    def together(*told):
        items.check_together(told, start_ms=start_ms, end_ms=end_ms)

    together(activity, first, window, None)
    together(activity, None, window, None)
    together(None, None, None, None)
    together(None, first, window, memo, webcam, None)
    for wanting in (
        (activity, window, memo, webcam),
        (activity, first, webcam, None),
        (activity, webcam, window, None),
        (None, None, None),
        (window, window, None, None, None),
        (first, first, activity, None, None),
        (webcam, webcam, None, None, None, None),
    ):
        with pytest.raises(WireError) as caught:
            together(*wanting)
        assert caught.value.code is WireCode.ITEM_MISMATCH


def test_made_is_never_before_what_is_told():
    place = Place(log=ORIGIN, contract=CONTRACT, stream=STREAM, seq=1, prev=Sha256("1" * 64),
                  anchor=NO_ANCHOR, made_ms=SLOT_START_MS)  # fmt: skip
    later_ms = SLOT_START_MS + 5_000
    for draft in (
        ManualDraft(start_ms=SLOT_START_MS, end_ms=later_ms, minutes=1, memo=Memo("call")),
        ConsentDraft(policy_sha256=Sha256("2" * 64), features=(), shown_ms=later_ms),
        SessionDraft(started_ms=later_ms, seed_sha256=Sha256("2" * 64)),
        RevealDraft(session=0, seed=bytes(32), ended_ms=later_ms),
    ):
        statement, _ = build(draft, place, salts=salts_for(draft))
        assert statement.made_ms == later_ms
        encode_statement(statement)


def test_a_close_names_the_statement_before_it_in_its_own_stream():
    other = StreamHead(StreamId("A" * 22), 7, Sha256("3" * 64))
    stale = StreamHead(STREAM, 1, Sha256("4" * 64))
    draft = CloseDraft(
        week_start_ms=FIRST_MONDAY_MS + 2_900 * WEEK_MS,
        heads=(stale, other),
        minutes=0,
        manual_minutes=0,
    )
    place = Place(log=ORIGIN, contract=CONTRACT, stream=STREAM, seq=5, prev=Sha256("1" * 64),
                  anchor=NO_ANCHOR, made_ms=NOW_MS)  # fmt: skip
    statement, _ = build(draft, place, salts=[])
    assert isinstance(statement, Close)
    own = StreamHead(STREAM, 4, place.prev)
    assert statement.heads == tuple(sorted((own, other), key=lambda newest: newest.stream))
    first, _ = build(draft, replace(place, seq=0, prev=ZERO_SHA256), salts=[])
    assert isinstance(first, Close)
    assert first.heads == (other,)


def refused(code, draft, **changes):
    place = Place(log=ORIGIN, contract=CONTRACT, stream=STREAM, seq=2, prev=Sha256("1" * 64),
                  anchor=NO_ANCHOR, made_ms=NOW_MS)  # fmt: skip
    salts = changes.pop("salts", salts_for(draft))
    with pytest.raises(WireError) as caught:
        encode_statement(build(draft, replace(place, **changes), salts=salts)[0])
    assert caught.value.code is code


def test_nothing_is_signed_that_would_be_refused():
    bad, target = WireCode.BAD_VALUE, Target(STREAM, 0, Sha256("5" * 64))
    memo = MemoDraft(target=target, memo=Memo("call"))
    refused(bad, memo, salts=[])
    refused(bad, memo, salts=[b"short"])
    refused(bad, memo, seq=0)
    refused(bad, memo, log="a b")
    refused(bad, evidence(), contract="c0ffee0000000002")
    shot = screenshot(0, taken_ms=SLOT_START_MS, blobs=blobs_of(0, 0))
    redact = RedactDraft(target=target, minutes=1, reason=RedactReason.OTHER)
    refused(WireCode.ITEM_MISMATCH, replace(redact, replaced=((1, shot),)))
    black = replace(shot, regions=(Region(0, 0, 1, 1),))
    refused(bad, replace(redact, removed=(1,), replaced=((1, black),)))
    refused(bad, replace(redact, replaced=((1, black), (2, black))), salts=[salt(1)] * 2)
    refused(bad, replace(redact, removed=(1, 1)))
    refused(bad, replace(redact, removed=(16,)))
    refused(bad, replace(redact, minutes=-1))
    outside = replace(shot, regions=(Region(1919, 0, 2, 1),))
    refused(bad, replace(redact, replaced=((1, outside),)))
    wide = replace(shot, picture=image(b"x", width=2, height=1), regions=(Region(0, 0, 2, 2),))
    refused(bad, replace(redact, replaced=((1, wide),)))
    manual = ManualDraft(start_ms=SLOT_START_MS, end_ms=SLOT_START_MS + 1, minutes=1, memo=Memo(""))
    refused(WireCode.ITEM_MISMATCH, manual)
    refused(WireCode.ITEM_MISMATCH, replace(manual, memo=Memo("\u200f\n")))
    week = FIRST_MONDAY_MS + 2_900 * WEEK_MS
    close = CloseDraft(week_start_ms=week, heads=(), minutes=0, manual_minutes=0)
    refused(bad, close, seq=0, prev=ZERO_SHA256)
    refused(bad, replace(close, week_start_ms=week + 1))
    streams_ = [StreamId(to_base64url(n.to_bytes(16, "big"))) for n in range(MAX_HEADS)]
    many = tuple(StreamHead(stream, 0, Sha256("6" * 64)) for stream in streams_)
    refused(bad, replace(close, heads=many))


def test_the_largest_statements_fit():
    streams_ = [StreamId(to_base64url(bytes(15) + bytes([n]))) for n in range(MAX_HEADS)]
    close = CloseDraft(
        week_start_ms=FIRST_MONDAY_MS + 2_900 * WEEK_MS,
        heads=tuple(StreamHead(stream, 2**53 - 1, Sha256("f" * 64)) for stream in streams_),
        minutes=MAX_WEEK_MINUTES,
        manual_minutes=2**53 - 1,
    )
    place = Place(log="o" * 200, contract=CONTRACT, stream=streams_[0], seq=2**53 - 1,
                  prev=Sha256("1" * 64), anchor=Anchor(2**53 - 1, Sha256("2" * 64)),
                  made_ms=NOW_MS)  # fmt: skip
    assert len(encode_statement(build(close, place, salts=[])[0])) < 40_000
    shot = screenshot(15, taken_ms=NOW_MS, blobs=blobs_of(0, 0))
    big = replace(
        shot,
        picture=replace(shot.picture, bytes=4_000_000, width=32_768, height=32_768),
        regions=tuple(Region(32_000 + n, 32_000 + n, 704, 704) for n in range(64)),
    )
    assert len(items.disclose(big, salt(0))) < items.MAX_DISCLOSURE_BYTES


PAYLOADS = [told.payload for told in STORY.told.values()]
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(max_size=8)
    | st.sampled_from(["", "0" * 64, "A" * 22, "screenshots", "privacy", "log", "memo", "expire"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=5,
)


def paths_of(value, at=()):
    """Every place in a JSON value."""
    yield at
    if isinstance(value, dict | list):
        for name, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from paths_of(child, (*at, name))


@given(st.sampled_from(PAYLOADS), st.data())
def test_an_edited_statement_is_refused_or_is_another_one(payload, data):
    """Whatever is put wherever: a `WireError`, or a statement that encodes to exactly these bytes."""
    value = json.loads(payload)
    path = data.draw(st.sampled_from(list(paths_of(value))[1:]))
    inner = value
    for name in path[:-1]:
        inner = inner[name]
    match data.draw(st.sampled_from(["put", "drop", "copy"])):
        case "put":
            inner[path[-1]] = data.draw(values)
        case "drop":
            del inner[path[-1]]
        case "copy" if isinstance(inner, list):
            inner.append(inner[path[-1]])
        case _:
            inner["copy"] = inner[path[-1]]
    try:
        other = canonical.encode(value)
    except WireError:
        return
    for decode, encode in (
        (decode_statement, encode_statement),
        (decode_authority, encode_authority),
    ):
        try:
            statement = decode(other)
        except WireError:
            continue
        assert encode(statement) == other


@given(st.sampled_from(PAYLOADS), st.integers(0), st.binary(min_size=1, max_size=3))
def test_edited_bytes_are_refused_or_are_another_statement(payload, at, junk):
    at %= len(payload)
    other = payload[:at] + junk + payload[at + len(junk) :]
    for decode, encode in (
        (decode_statement, encode_statement),
        (decode_authority, encode_authority),
    ):
        try:
            statement = decode(other)
        except WireError:
            continue
        assert encode(statement) == other


@given(st.binary(max_size=64) | st.text(max_size=64).map(lambda text: text.encode()))
def test_anything_else_is_refused(junk):
    for decode in (decode_statement, decode_authority):
        with pytest.raises(WireError):
            decode(junk)


def test_the_families_do_not_read_each_other():
    for told in STORY.told.values():
        mine, other = (decode_statement, decode_authority)
        if not told.by_device:
            mine, other = other, mine
        mine(told.payload)
        with pytest.raises(WireError) as caught:
            other(told.payload)
        assert caught.value.code is WireCode.UNKNOWN_TYPE
