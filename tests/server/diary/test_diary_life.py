"""What becomes of evidence stands on the pages, in words and shapes: taken back, blacked out, claimed, late."""

from __future__ import annotations

import re
from html import unescape

import pytest
from sqlalchemy import select, update

from server.authority.models import AuthorityStatement
from server.authority.orders import order_revoke
from server.contracts.service import DEFAULT_POLICY
from server.devices.models import Device
from server.evidence.models import LaterItem, SegmentRow, Statement
from server.log.models import LogEntry
from tests.support.deeds import Deeds
from tests.support.life import life

DAY = "diary/2026-03-09"


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    with life(tmp_path_factory.mktemp("life") / "data") as made:
        yield made


@pytest.fixture(scope="module")
def owner(lived):
    return lived.site.signed_in(lived.owner)


def text_of(html: str) -> str:
    """What a person reads: no tags, single spaces, none before a mark."""
    words = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))
    return re.sub(r" ([:;,.])", r"\1", words)


def cards(html: str) -> dict[str, str]:
    """The card of each segment by the time on it."""
    found = re.findall(r'<li class="card.*?</li>', html, re.DOTALL)
    return {re.search(r"\d\d:\d\d", text_of(card))[0]: card for card in found}


def test_the_day_tells_each_state_in_a_word_and_a_shape(lived, owner):
    page = owner.get(lived.path(DAY)).text
    card = cards(page)
    assert len(card) == 13
    for time, state, words in (
        ("09:00", "tracked", ()),
        ("09:10", "redacted", ("Redacted", "No picture: the contractor took it back")),
        ("09:20", "removed", ("Removed", "activity removed")),
        ("09:30", "tracked", ()),
        ("09:40", "redacted", ("Redacted",)),
        ("09:50", "redacted", ("Redacted",)),
        ("10:00", "tracked", ("A part is missing",)),
        ("14:40", "tracked", ("the clock was stopped before its random moment",)),
        ("15:00", "tracked late", ("Late",)),
    ):
        assert f'class="card state-{state}"' in card[time], time
        for word in words:
            assert word in text_of(card[time]), time
    # A shape of its own for each, so that nobody has to tell colours apart.
    marks = {
        re.search(r'<svg class="mark state-\w+".*?</svg>', card[t], re.DOTALL)[0] for t in card
    }
    assert len(marks) == 3


def test_sums_hold_what_counts_and_claims_stand_beside_them(lived, owner):
    text = text_of(owner.get(lived.path(DAY)).text)
    # 9 to 10: 10 + 10 + 0 + 10 + 10 + 4, then 10, then 45 on the laptop and ten that came late.
    assert "Day 1:49 Claimed 0:45 Week 1:49 of 40:00" in text
    assert "Claimed, not tracked 12:00–12:45 0:45 A call away from the machine" in text
    assert "closed this week on 16 March 2026, 12:00:00: 1:39 tracked and 0:45 claimed" in text
    assert "1 of 13 segments not whole" in text
    assert "Better words" in text


def test_a_day_with_a_claim_alone_is_not_called_empty(lived, owner):
    site = lived.site
    contract = site.contract(lived.organization, lived.contractor, title="Calls only")
    made = Deeds(lived.desk.machine, contract)
    start_ms = site.clock.now_ms() - 3_600_000
    made.claim(start_ms, start_ms + 1_800_000, "A workshop <b>on site</b>")
    page = owner.get(f"/contracts/{contract}/diary/2026-03-16").text
    text = text_of(page)
    assert "Nothing was recorded" not in text
    assert "Claimed 0:30" in text
    assert "Nothing to check" in text
    assert "<b>on site</b>" not in page
    assert "A workshop <b>on site</b>" in unescape(page)


@pytest.mark.parametrize(
    ("name", "sentences"),
    [
        (
            "no picture",
            (
                "No picture: the contractor took it back.",
                "took back a picture, to keep something private",
                "All checks hold.",
            ),
        ),
        (
            "removed",
            (
                "Removed, 0 minutes of the 10 signed at first",
                "took back the input counts, a picture, app and title and the memo and claims 0 minutes"
                " instead of 10",
                "Not shown: the contractor took it back.",
                "App the contractor took it back",
                "All checks hold.",
            ),
        ),
        (
            "reworded",
            (
                "Memo Better words (changed by the contractor later)",
                "put another memo in the place of the first.",
                "All checks hold.",
            ),
        ),
        (
            "blacked out",
            (
                "1 part of it blacked out by the contractor",
                "blacked out part of 1 picture, to keep something private.",
                "All checks hold.",
            ),
        ),
        ("less time", ("claims 4 minutes instead of 10", "4 minutes of the 10 signed at first")),
        ("not arrived", ("App it has not arrived here", "Does not hold: The receipt says")),
        ("late", ("Late: arrived after the week was closed", "All checks hold.")),
        ("whole", ("All checks hold.",)),
    ],
)
def test_the_detail_says_what_happened_and_checks_it(lived, owner, name, sentences):
    page = owner.get(lived.address(name))
    assert page.status_code == 200
    text = text_of(page.text)
    for sentence in sentences:
        assert sentence in text, sentence
    changed = name in ("no picture", "removed", "reworded", "blacked out", "less time")
    assert ("What Maya Santos changed later" in text) == changed


def test_what_has_not_arrived_is_told_of_nothing_else(lived, owner):
    text = text_of(owner.get(lived.address("not arrived")).text)
    assert text.count("has not arrived") == 1
    assert "No picture" not in text
    assert "Activity unknown" not in text


def test_the_blacked_out_picture_is_the_one_that_is_shown(lived, owner):
    target = lived.said["blacked out"]
    base = lived.path(f"segments/{target.stream}/{target.seq}")
    assert owner.get(f"{base}/pictures/0").status_code == 200
    taken_back = lived.said["no picture"]
    gone = lived.path(f"segments/{taken_back.stream}/{taken_back.seq}")
    assert owner.get(f"{gone}/pictures/0").status_code == 404


def test_what_was_agreed_is_shown_to_both_sides_and_checked(lived, owner):
    for browser in (owner, lived.site.signed_in(lived.contractor)):
        page = browser.get(lived.path("consents"))
        text = text_of(page.text)
        assert page.status_code == 200
        assert "In force since 9 March 2026, 08:00:00" in text
        assert "Screen pictures One of each monitor, at a random moment in each 10 minutes" in text
        assert (
            "Agreed 9 March 2026, 08:30:00: input counts, screen pictures, the window in front."
            in text
        )
        assert "Put before them 9 March 2026, 08:29:40, signed on Desk by the window" in text
        assert "checked just now: entry" in text


def test_both_sides_see_which_machines_sign(lived, owner):
    text = text_of(owner.get(lived.path("consents")).text)
    assert (
        "Desk by the window, Debian 12: enrolled 9 March 2026, 08:00:00, vouched for by this server"
        " alone." in text
    )
    assert "Laptop, Debian 12: enrolled" in text
    assert "does not verify" not in text


@pytest.fixture
def tampered(tmp_path):
    """One whose evidence may be damaged."""
    with life(tmp_path / "data") as made:
        yield made, made.site.signed_in(made.owner)


def test_a_replacement_that_nobody_signed_is_told(tampered):
    lived, owner = tampered
    with lived.site.core.database.writing() as rows:
        rows.execute(update(LaterItem).values(commitment="A" * 43))
    text = text_of(owner.get(lived.address("blacked out")).text)
    assert "Does not hold: 9 March 2026" in text
    assert "this server had it and has lost it" in text


def test_a_consent_that_was_changed_is_told(tampered):
    lived, owner = tampered
    with lived.site.core.database.writing() as rows:
        statement = rows.get_one(Statement, (lived.organization, lived.desk.stream, 0))
        statement.envelope = statement.envelope.replace(b"payload", b"daploap", 1)
    page = owner.get(lived.path("consents"))
    assert page.status_code == 200
    assert "This answer does not verify." in text_of(page.text)


def test_a_revoked_machine_and_one_that_nobody_enrolled_are_told(tampered):
    lived, owner = tampered
    core, now_ms = lived.site.core, lived.site.clock.now_ms()
    key_id = lived.laptop.machine.signer.key_id
    with core.database.writing() as rows:
        device = rows.scalars(select(Device).where(Device.key_id == key_id)).one()
        order_revoke(
            rows,
            lived.organization,
            device.person,
            key_id=key_id,
            lost_since_ms=now_ms - 3_600_000,
            now_ms=now_ms,
        )
    lived.desk.agree(DEFAULT_POLICY)  # what comes next is stated after it
    text = text_of(owner.get(lived.path("consents")).text)
    assert "Revoked 16 March 2026, 12:00:00; in other hands since 16 March 2026, 11:00:00." in text
    with core.database.writing() as rows:
        rows.execute(
            update(AuthorityStatement)
            .where(AuthorityStatement.type == "device", AuthorityStatement.seq == 0)
            .values(envelope_sha256="0" * 64)
        )
    text = text_of(owner.get(lived.path("consents")).text)
    assert text.count("This enrolment does not verify.") == 1


def test_a_log_that_was_changed_fails_the_day_that_it_holds(tampered):
    lived, owner = tampered
    target = lived.said["whole"]
    with lived.site.core.database.writing() as rows:
        statement = rows.get_one(Statement, (lived.organization, target.stream, target.seq))
        entry = rows.get_one(LogEntry, (lived.organization, statement.log_position))
        entry.entry = entry.entry.replace(b'"recv_ms":17', b'"recv_ms":18')
    page = owner.get(lived.path(DAY)).text
    assert "1 of 13 segments not as signed" in text_of(page)
    assert "Does not verify" in text_of(cards(page)["09:00"])
    assert "Does not verify" not in text_of(cards(page)["09:30"])


@pytest.mark.parametrize(
    ("name", "time", "values"),
    [
        ("short", "14:40", {"claimed": 10, "minutes": 10}),
        ("less time", "09:50", {"minutes": 10}),
        ("less time", "09:50", {"minutes": 3}),
        ("removed", "09:20", {"minutes": 10}),
        ("whole", "09:00", {"minutes": 9}),
    ],
)
def test_a_row_that_says_something_else_than_was_signed_is_told(tampered, name, time, values):
    lived, owner = tampered
    target = lived.said[name]
    with lived.site.core.database.writing() as rows:
        rows.execute(
            update(SegmentRow)
            .where(SegmentRow.stream == target.stream, SegmentRow.seq == target.seq)
            .values(**values)
        )
    page = owner.get(lived.path(DAY)).text
    assert "Does not verify" in text_of(cards(page)[time])
    assert "1 of 13 segments not as signed" in text_of(page)
