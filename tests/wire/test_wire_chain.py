"""Streams of every type of statement, and chains about subjects, have no gaps and never run back."""

from dataclasses import replace

import pytest

from tests.support.evidence import CONTRACT, ORIGIN
from tests.support.story import PERSON, tell
from wire.authority import PolicyStatement, subject_of_contract
from wire.chain import (
    Link,
    SubjectLink,
    check_link,
    check_subject_link,
    follow,
    link_after,
    link_of,
    place_after,
    subject_link_after,
)
from wire.envelope import sha256_of
from wire.head import ZERO_SHA256
from wire.problems import WireCode, WireError
from wire.records import PersonId, Sha256
from wire.statement import Segment

STORY = tell()
BY_DEVICE = [told for told in STORY.told.values() if told.by_device]
BY_SERVER = [told for told in STORY.told.values() if not told.by_device]
STREAM = BY_DEVICE[0].statement.stream
OWN = [told for told in BY_DEVICE if told.statement.stream == STREAM]


def refused(code, do):
    with pytest.raises(WireError) as caught:
        do()
    assert caught.value.code is code


def test_every_type_has_its_place_in_a_stream():
    link, end_ms = None, None
    for told in OWN:
        link = follow(link, told.statement, sha256_of(told.payload))
        if isinstance(told.statement, Segment):
            end_ms = told.statement.end_ms
        assert link == Link(
            contract=CONTRACT,
            stream=STREAM,
            seq=told.statement.seq,
            payload_sha256=sha256_of(told.payload),
            anchor_size=told.statement.anchor.size,
            end_ms=end_ms,
        )
    assert {told.statement.type for told in OWN} >= {"consent", "session", "memo", "close"}


@pytest.mark.parametrize("number", range(1, len(OWN)))
def test_nothing_can_be_cut_spliced_or_put_elsewhere(number: int):
    before, told = OWN[number - 1], OWN[number]
    link = link_after(None, before.statement, sha256_of(before.payload))
    statement = told.statement
    check_link(link, statement)
    refused(WireCode.WRONG_SEQ, lambda: check_link(None, statement))
    refused(WireCode.WRONG_SEQ, lambda: check_link(link, before.statement))
    refused(WireCode.WRONG_SEQ, lambda: check_link(link, replace(statement, seq=number + 1)))
    other = Sha256("9" * 64)
    refused(WireCode.WRONG_PREV, lambda: check_link(link, replace(statement, prev=other)))
    refused(WireCode.WRONG_STREAM, lambda: check_link(replace(link, stream="x"), statement))
    refused(WireCode.WRONG_CONTRACT, lambda: check_link(replace(link, contract="x"), statement))
    ahead = replace(link, anchor_size=statement.anchor.size + 1)
    refused(WireCode.ANCHOR_RAN_BACK, lambda: check_link(ahead, statement))


def test_a_segment_overlaps_the_last_one_whatever_stands_between():
    first, second = (STORY.told[name] for name in ("segment-next", "memo"))
    link = link_of(first.statement, sha256_of(first.payload))
    link = follow(link, second.statement, sha256_of(second.payload))
    again = replace(
        first.statement,
        seq=link.seq + 1,
        prev=link.payload_sha256,
        anchor=second.statement.anchor,
    )
    refused(WireCode.SPAN_OVERLAP, lambda: check_link(link, again))
    check_link(link, replace(again, start_ms=first.statement.end_ms))
    check_link(replace(link, end_ms=None), again)


def test_every_subject_has_its_chain():
    links: dict[str, SubjectLink] = {}
    for told in BY_SERVER:
        before = links.get(told.statement.subject)
        check_subject_link(before, told.statement)
        after = subject_link_after(before, told.statement, sha256_of(told.payload))
        links[after.subject] = after
        if before is None:
            continue
        statement = told.statement
        refused(WireCode.WRONG_SEQ, lambda s=statement: check_subject_link(None, s))
        for code, other in (
            (WireCode.WRONG_LOG, replace(before, log="elsewhere.example")),
            (WireCode.WRONG_SUBJECT, replace(before, subject="person/0000000000000000")),
            (WireCode.WRONG_SEQ, replace(before, seq=before.seq + 1)),
            (WireCode.WRONG_PREV, replace(before, payload_sha256=Sha256("9" * 64))),
        ):
            refused(code, lambda s=statement, o=other: check_subject_link(o, s))
    assert len(links) == 3
    assert links[subject_of_contract(CONTRACT)].person == PERSON


def test_a_contract_keeps_its_contractor_through_other_statements():
    policy, expire = (STORY.told[name] for name in ("policy", "expire"))
    assert isinstance(policy.statement, PolicyStatement)
    link = subject_link_after(None, policy.statement, sha256_of(policy.payload))
    link = subject_link_after(link, expire.statement, sha256_of(expire.payload))
    next_one = replace(policy.statement, seq=2, prev=link.payload_sha256)
    check_subject_link(link, next_one)
    other = replace(next_one, person=PersonId("b" * 16))
    refused(WireCode.WRONG_SUBJECT, lambda: check_subject_link(link, other))


def test_where_the_next_statement_stands():
    subject = subject_of_contract(CONTRACT)
    first = place_after(None, log=ORIGIN, subject=subject, made_ms=1)
    assert (first.seq, first.prev, first.subject) == (0, ZERO_SHA256, subject)
    link = SubjectLink(log=ORIGIN, subject=subject, seq=4, payload_sha256=Sha256("9" * 64))
    second = place_after(link, log=ORIGIN, subject=subject, made_ms=1)
    assert (second.seq, second.prev) == (5, link.payload_sha256)
