"""Segments are built, written, read and linked without loss, and only as the format allows."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.evidence import (
    CONTRACT,
    DEVICE,
    NO_ANCHOR,
    ORIGIN,
    SLOT_MS,
    SLOT_START_MS,
    STREAM,
    blobs_of,
    evidence,
    idle_items,
    image,
    salt,
    screenshot,
    segment_of,
    with_item,
)
from wire import fields, items, statement
from wire.batch import Batch
from wire.chain import Link, check_link, link_of
from wire.envelope import open_envelope, pae, parse, seal, sha256_of
from wire.problems import WireCode, WireError
from wire.records import (
    SEGMENT_MINUTES,
    Absence,
    Activity,
    Anchor,
    ItemKind,
    Memo,
    Reason,
    Sha256,
    Signals,
    Webcam,
    Window,
    minutes_touched,
)
from wire.statement import ZERO_SHA256, decode_segment, encode_segment
from wire.text import clean_text, is_clean
from wire.verification import verify_upload

any_text = st.text(max_size=600)


@st.composite
def spans(draw):
    """A slot on the grid and a span within it."""
    slot_ms = draw(st.sampled_from(SEGMENT_MINUTES)) * 60_000
    slot_start = draw(st.integers(SLOT_START_MS // slot_ms, SLOT_START_MS // slot_ms + 9_999))
    start = draw(st.integers(0, slot_ms - 1))
    end = draw(st.integers(start + 1, slot_ms))
    return slot_start * slot_ms, slot_ms, start, end


PHOTO = (b"picture", b"thumbnail")


def photos(start_ms, end_ms):
    """No webcam item, a reason for none, or a photo."""
    picture, thumbnail = (image(data, width=640, height=480) for data in PHOTO)
    taken = st.integers(start_ms, end_ms - 1)
    photo = st.builds(Webcam, taken, st.just("image/jpeg"), st.just(picture), st.just(thumbnail))
    absent = st.builds(Absence, st.just(ItemKind.WEBCAM), st.sampled_from(Reason))
    return st.lists(photo | absent, max_size=1)


def signals(minutes):
    """No signals item, a reason for none, or signals."""
    injected = st.tuples(*[st.integers(0, 5_000)] * minutes)
    moved = st.none() | st.tuples(*[st.integers(0, 1)] * minutes)
    absent = st.builds(Absence, st.just(ItemKind.SIGNALS), st.sampled_from(Reason))
    return st.lists(st.builds(Signals, injected, moved) | absent, max_size=1)


@given(spans(), st.text(min_size=1, max_size=600).filter(lambda memo: clean_text(memo, 500)))
def test_a_span_that_is_kept_as_idle_can_be_sealed_and_is_accepted(span, memo):
    slot_start, slot_ms, start, end = span
    start_ms, end_ms = slot_start + start, slot_start + end
    minutes = minutes_touched(start_ms=start_ms, end_ms=end_ms)
    told = replace(
        evidence(items=idle_items()),
        slot_start_ms=slot_start,
        slot_ms=slot_ms,
        start_ms=start_ms,
        end_ms=end_ms,
        minutes=minutes,
        idle=True,
    )
    nothing = (0,) * minutes
    told = with_item(with_item(told, 0, Activity(nothing, nothing, nothing)), 3, Memo(memo))
    segment, disclosures = segment_of(told)
    payload = encode_segment(segment)
    assert decode_segment(payload) == segment
    assert segment.idle
    batch = Batch(seal(payload, DEVICE), disclosures, ())
    found = verify_upload(batch, public=DEVICE.public, log=ORIGIN, contracts={CONTRACT})
    assert found.segment.idle


@given(spans(), any_text, any_text, any_text | st.none(), st.integers(0, 2), st.data())
def test_whatever_happened_can_be_sealed_and_is_accepted(span, memo, app, title, monitors, data):
    slot_start, slot_ms, start, end = span
    start_ms, end_ms = slot_start + start, slot_start + end
    minutes = minutes_touched(start_ms=start_ms, end_ms=end_ms)
    counts = st.tuples(*[st.integers(0, 5_000)] * minutes)
    shots = [
        screenshot(index, taken_ms=data.draw(st.integers(start_ms, end_ms - 1)), blobs=blobs)
        for index, blobs in enumerate([blobs_of(0, 0), blobs_of(1, 0)][:monitors])
    ]
    told = replace(
        evidence(),
        slot_start_ms=slot_start,
        slot_ms=slot_ms,
        start_ms=start_ms,
        end_ms=end_ms,
        minutes=minutes,
        items=(
            Activity(data.draw(counts), data.draw(counts), data.draw(counts)),
            *(shots or [Absence(ItemKind.SCREENSHOT, data.draw(st.sampled_from(Reason)))]),
            *data.draw(photos(start_ms, end_ms)),
            Window(app, title),
            Memo(memo),
            *data.draw(signals(minutes)),
        ),
    )
    segment, disclosures = segment_of(told)
    payload = encode_segment(segment)
    assert decode_segment(payload) == segment
    batch = Batch(
        envelope=seal(payload, DEVICE),
        disclosures=disclosures,
        blobs=tuple(blob for index in range(monitors) for blob in blobs_of(index, 0))
        + PHOTO * any(isinstance(item, Webcam) for item in told.items),
    )
    found = verify_upload(batch, public=DEVICE.public, log=ORIGIN, contracts={CONTRACT})
    assert found.segment == segment
    assert found.items == tuple(items.cleaned(item) for item in told.items)
    assert found.items[0] == told.items[0]


def test_the_largest_statement_fits():
    told = evidence()
    name = "\U0001f600" * 64
    shots = [screenshot(n, taken_ms=told.start_ms, blobs=blobs_of(n, 0)) for n in range(13)]
    told = replace(
        told,
        items=(told.items[0], *shots, Window("a" * 200, "\U0001f600" * 500), Memo("\u4e2d" * 500)),
        agent=replace(told.agent, name=name, version=name, os=name),
        clock=replace(told.clock, boot=name, jumps_ms=(-(2**53 - 1),) * 64),
    )
    segment, disclosures = segment_of(told)
    assert len(segment.items) == items.MAX_ITEMS
    payload = encode_segment(segment)
    assert len(payload) < 8_192
    assert max(len(text) for text in disclosures) < items.MAX_DISCLOSURE_BYTES
    assert parse(seal(payload, DEVICE)).payload == payload


def test_envelope_overhead_fits_its_limit():
    empty = seal(b"", DEVICE)
    assert len(empty) < 300
    full = seal(b"x" * 65_536, DEVICE)
    assert parse(full).payload == b"x" * 65_536
    assert open_envelope(full, DEVICE.public) == b"x" * 65_536


def test_pae_as_in_the_dsse_specification():
    assert pae("http://example.com/HelloWorld", b"hello world") == (
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )


def refused(code, told, **changes):
    """Building from `told` fails with `code`; `changes` go to `build_segment`."""
    how = {
        "log": ORIGIN,
        "stream": STREAM,
        "seq": 0,
        "prev": ZERO_SHA256,
        "anchor": NO_ANCHOR,
        "made_ms": told.end_ms,
        "salts": [salt(index) for index in range(len(told.items))],
    } | changes
    with pytest.raises(WireError) as caught:
        encode_segment(statement.build_segment(told, **how)[0])
    assert caught.value.code is code


def test_nothing_is_signed_that_would_be_refused():
    told = evidence()
    bad = WireCode.BAD_VALUE
    refused(bad, replace(told, end_ms=told.end_ms + 1))
    refused(bad, replace(told, minutes=11))
    refused(bad, with_item(told, 0, Activity((1,) * 9, (1,) * 10, (1,) * 10)))
    refused(bad, with_item(told, 0, Activity((-1,) * 10, (1,) * 10, (1,) * 10)))
    refused(bad, told, stream="short")
    refused(bad, told, seq=1)
    refused(bad, told, prev="1" * 64)
    refused(bad, told, anchor=Anchor(0, Sha256("1" * 64)))
    refused(bad, told, log="a b")
    refused(bad, told, made_ms=2**60)
    refused(bad, told, salts=[salt(1)] * 5)
    refused(bad, told, salts=[salt(1)])
    refused(bad, told, salts=[bytes([n]) for n in range(5)])
    refused(bad, replace(told, agent=replace(told.agent, senses=told.agent.senses[::-1])))
    refused(
        WireCode.MISSING_FIELD, replace(told, agent=replace(told.agent, senses=(("idle", "x11"),)))
    )
    refused(bad, replace(told, clock=replace(told.clock, offset_ms=2**53)))
    refused(WireCode.ITEM_MISMATCH, with_item(told, 4, told.items[3]))
    refused(WireCode.ITEM_MISMATCH, replace(told, idle=True))
    for signs in (Signals((0,) * 9, None), Signals((0,) * 10, (2,) * 10)):
        refused(bad, replace(told, items=(*told.items, signs)))


def test_made_is_never_before_the_end():
    told = evidence()
    segment, _ = statement.build_segment(
        told,
        log=ORIGIN,
        stream=STREAM,
        seq=0,
        prev=ZERO_SHA256,
        anchor=NO_ANCHOR,
        made_ms=told.end_ms - 5_000,
        salts=[salt(index) for index in range(5)],
    )
    assert segment.made_ms == told.end_ms
    decode_segment(encode_segment(segment))


@pytest.mark.parametrize("kind", ItemKind)
@pytest.mark.parametrize("reason", Reason)
def test_every_absence_round(kind, reason):
    item = Absence(kind, reason)
    disclosure = items.disclose(item, salt(1))
    commitment = items.commitment(disclosure)
    assert items.open_disclosure(disclosure, commitment=commitment, minutes=1) == item
    with pytest.raises(WireError) as caught:
        items.open_disclosure(disclosure, commitment=commitment[::-1], minutes=1)
    assert caught.value.code is WireCode.COMMITMENT_MISMATCH


def test_commitment_as_in_rfc_9901():
    """Its example of a claim in section 4.2.1 and the digest of it; ours differ only in the bytes inside."""
    disclosure = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"
    assert items.commitment(disclosure) == "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"


def test_reasons_for_webcam_and_signals_may_stand_beside_the_rest():
    told = evidence()
    kinds = (ItemKind.WEBCAM, ItemKind.SIGNALS)
    none = tuple(Absence(kind, Reason.CONTRACT_TAKES_NONE) for kind in kinds)
    told = replace(told, items=told.items + none)
    segment, disclosures = segment_of(told)
    assert statement.read_items(segment, disclosures) == told.items


def test_the_first_and_the_last_instant():
    for start_ms in (fields.EARLIEST_MS, fields.LATEST_MS - SLOT_MS):
        told = replace(
            evidence(),
            slot_start_ms=start_ms,
            start_ms=start_ms,
            end_ms=start_ms + SLOT_MS,
            items=(
                evidence().items[0],
                Absence(ItemKind.SCREENSHOT, Reason.CAPTURE_FAILED),
                *evidence().items[3:],
            ),
        )
        segment, _ = statement.build_segment(
            told,
            log=ORIGIN,
            stream=STREAM,
            seq=0,
            prev=ZERO_SHA256,
            anchor=NO_ANCHOR,
            made_ms=told.end_ms,
            salts=[salt(index) for index in range(4)],
        )
        assert decode_segment(encode_segment(segment)) == segment


def test_a_salt_hides_what_could_be_guessed():
    one = items.disclose(Memo("call"), salt(1))
    other = items.disclose(Memo("call"), salt(2))
    assert items.commitment(one) != items.commitment(other)


def test_disclosures_of_odd_texts_are_refused_like_others():
    with pytest.raises(WireError):
        items.open_disclosure("\ud800", commitment=items.commitment("\ud800"), minutes=1)


@given(any_text, st.integers(0, 500))
def test_cleaned_text_is_clean_and_clean_text_stays(text, limit):
    cleaned = clean_text(text, limit)
    assert is_clean(cleaned, limit)
    assert clean_text(cleaned.strip(), limit) == cleaned.strip()


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("two\nlines\r\nand\ttab", "two lines and tab"),
        ("bell\x07 and nul\x00", "bell and nul"),
        ("invoice\u202etxt.exe", "invoicetxt.exe"),
        ("\u2066isolated\u2069 \u200fmarks\u200e", "isolated marks"),
        ("a\u2028b\u2029c", "a b c"),
        ("half \ud83d pair", "half  pair"),
        ("\ufeffmark", "mark"),
        ("family 👨‍👩‍👧 stays", "family 👨‍👩‍👧 stays"),
        ("עברית ועוד", "עברית ועוד"),
        ("  edges  ", "edges"),
    ],
)
def test_cleaning(text, cleaned):
    assert clean_text(text, 100) == cleaned


def chain_of(count):
    """Segments that follow each other, with the link that each is to the next."""
    prev, links = ZERO_SHA256, []
    for number in range(count):
        segment, _ = segment_of(evidence(number), seq=number, prev=prev)
        prev = sha256_of(encode_segment(segment))
        links.append((segment, link_of(segment, prev)))
    return links


def test_chain():
    previous = None
    for segment, link in chain_of(4):
        check_link(previous, segment)
        previous = link


def test_breaks_and_overlaps_in_a_chain():
    (first, link), (second, _), (third, _) = chain_of(3)
    touching = replace(second, start_ms=first.end_ms)
    check_link(link, touching)
    table = [
        (None, second, WireCode.WRONG_SEQ),
        (None, replace(first, prev=Sha256("1" * 64)), WireCode.WRONG_PREV),
        (link, first, WireCode.WRONG_SEQ),
        (link, third, WireCode.WRONG_SEQ),
        (link, replace(third, seq=1), WireCode.WRONG_PREV),
        (link, replace(second, start_ms=first.end_ms - 1), WireCode.SPAN_OVERLAP),
        (link, replace(second, stream="other"), WireCode.WRONG_STREAM),
        (link, replace(second, contract="other"), WireCode.WRONG_CONTRACT),
    ]
    for previous, segment, code in table:
        with pytest.raises(WireError) as caught:
            check_link(previous, segment)
        assert caught.value.code is code


def test_two_spans_of_one_slot_may_follow_each_other():
    morning = replace(evidence(), end_ms=SLOT_START_MS + 90_000, minutes=2)
    morning = replace(
        morning,
        items=(
            Activity((1, 2), (0, 0), (0, 0)),
            Absence(ItemKind.SCREENSHOT, Reason.ENDED_BEFORE_MOMENT),
            Absence(ItemKind.WINDOW, Reason.ENDED_BEFORE_MOMENT),
            Memo(""),
        ),
    )
    first, _ = segment_of(morning)
    prev = sha256_of(encode_segment(first))
    later = replace(morning, start_ms=SLOT_START_MS + 95_000, end_ms=SLOT_START_MS + 125_000)
    second, _ = segment_of(later, seq=1, prev=prev)
    assert second.minutes_touched == 2
    check_link(link_of(first, prev), second)


def test_links_are_made_of_what_the_next_one_needs():
    segment, link = chain_of(1)[0]
    assert link == Link(
        contract=CONTRACT,
        stream=STREAM,
        seq=0,
        payload_sha256=sha256_of(encode_segment(segment)),
        anchor_size=0,
        end_ms=SLOT_START_MS + SLOT_MS,
    )


def test_stream_and_salt_sizes_are_told():
    assert (fields.STREAM_BYTES, items.SALT_BYTES) == (16, 16)
