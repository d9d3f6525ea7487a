"""No letter is lost: it waits through refusals and restarts, is forgotten once sent, and given up only for good."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy import select

from server.mail.models import Letter
from server.mail.outbox import KEPT_MS, TRY_AGAIN_MS, Outbox
from server.smtp import mail_server
from server.vault import Vault
from tests.support.mailbox import mailbox
from tests.support.site import Site

NOW_MS = 1_773_172_800_000
SECRET = "the-secret-link"


@pytest.fixture
def box():
    with mailbox() as made:
        yield made


@pytest.fixture
def server(box):
    return mail_server(f"smtp://127.0.0.1:{box.port}", sender="hours@example.com")


@pytest.fixture
def site(tmp_path, server):
    with Site(tmp_path / "data", now_ms=NOW_MS, mail=server) as running:
        yield running


def outbox(site: Site) -> Outbox:
    return Outbox(site.core, Vault(site.settings.keys, site.rng), sends=True)


def put(site: Site, to: str = "ada@example.com", *, goes: bool = True) -> None:
    with site.core.database.writing() as rows:
        outbox(site).put(rows, to, subject="Something", text=f"Look: {SECRET}\n", goes=goes)


def rows_of(site: Site) -> list[Letter]:
    with site.core.database.reading() as rows:
        return list(rows.scalars(select(Letter).order_by(Letter.made_ms)))


def test_what_was_sent_is_forgotten_but_for_having_been_sent(site, box):
    put(site)
    (letter,) = box.wait(1)
    assert SECRET in letter.get_content()
    box.until(lambda: rows_of(site)[0].sent_ms is not None)
    (row,) = rows_of(site)
    assert (row.sealed, row.due_ms, row.tries, row.trouble) == (b"", None, 1, "")
    site.clock.forward(KEPT_MS + 1)
    outbox(site).clear()
    assert rows_of(site) == []


def test_what_waits_cannot_be_read_in_the_database(site, box):
    box.answer = "450 later"
    put(site)
    box.until(lambda: rows_of(site)[0].tries == 1)
    stored = b"".join(path.read_bytes() for path in site.settings.data.glob("hourproof.db*"))
    assert SECRET.encode() not in stored
    assert b"ada@example.com" in stored


def test_a_letter_is_tried_again_later_and_later_and_arrives(site, box, caplog):
    box.answer = "450 later"
    with caplog.at_level(logging.WARNING):
        put(site)
        for number, pause_ms in enumerate(TRY_AGAIN_MS[:3], start=1):
            box.until(lambda: rows_of(site)[0].tries == number)  # noqa: B023 - called at once
            (row,) = rows_of(site)
            assert row.due_ms == site.clock.now_ms() + pause_ms
            assert "450" in row.trouble
            site.clock.forward(pause_ms)
        box.until(lambda: rows_of(site)[0].tries == 4)
        box.answer = "250 taken"
        site.clock.forward(TRY_AGAIN_MS[3])
        box.wait(1)
    assert "ada@example.com" not in caplog.text
    assert SECRET not in caplog.text


def test_a_letter_is_given_up_after_days_or_at_once_when_it_never_can_be(site, box):
    box.answer = "450 later"
    put(site)
    for number in range(1, len(TRY_AGAIN_MS) + 2):
        box.until(lambda: rows_of(site)[0].tries == number)  # noqa: B023 - called at once
        site.clock.forward(max(TRY_AGAIN_MS))
    (row,) = rows_of(site)
    assert (row.due_ms, row.sealed, row.sent_ms) == (None, b"", None)
    box.answer = "550 no such user"
    put(site, "nobody@example.com")
    box.until(lambda: rows_of(site)[1].tries == 1)
    assert rows_of(site)[1].due_ms is None
    assert box.letters == []


def test_one_letter_that_is_refused_holds_up_no_other(site, box):
    box.answer = "550 no such user"
    put(site, "nobody@example.com")
    box.until(lambda: rows_of(site)[0].tries == 1)
    box.answer = "250 taken"
    put(site)
    assert box.wait(1)[0]["To"] == "ada@example.com"


def test_what_waited_at_the_end_is_sent_at_the_next_start(tmp_path, server, box):
    box.answer = "450 later"
    with Site(tmp_path / "data", now_ms=NOW_MS, mail=server) as site:
        put(site)
        box.until(lambda: rows_of(site)[0].tries == 1)
    box.answer = "250 taken"
    with Site(tmp_path / "data", now_ms=NOW_MS + TRY_AGAIN_MS[0], mail=server):
        assert SECRET in box.wait(1)[0].get_content()


def test_a_letter_of_a_transaction_that_fails_is_not_sent(site, box):
    def fail() -> None:
        with site.core.database.writing() as rows:
            outbox(site).put(rows, "a@example.com", subject="No", text="no")
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    put(site)
    assert box.wait(1)[0]["Subject"] == "Something"


def test_what_does_not_go_costs_a_row_and_is_never_sent(site, box):
    put(site, goes=False)
    put(site)
    box.wait(1)
    assert rows_of(site)[0].due_ms is None or rows_of(site)[1].due_ms is None


def test_with_the_key_lost_letters_are_given_up_and_later_ones_go(tmp_path, server, box):
    box.answer = "450 later"
    with Site(tmp_path / "data", now_ms=NOW_MS, mail=server) as site:
        put(site)
        box.until(lambda: rows_of(site)[0].tries == 1)
    (tmp_path / "data" / "keys" / "accounts.key").write_bytes(b"x" * 32)
    box.answer = "250 taken"
    with Site(tmp_path / "data", now_ms=NOW_MS + TRY_AGAIN_MS[0], mail=server) as site:
        site.rng.token_bytes(4096)  # other names than before
        put(site, "bo@example.com")
        assert box.wait(1)[0]["To"] == "bo@example.com"
        box.until(lambda: rows_of(site)[0].due_ms is None)
        assert rows_of(site)[0].trouble == "cannot be opened"


def test_without_a_mail_server_nothing_is_kept(tmp_path):
    with Site(tmp_path / "data", now_ms=NOW_MS) as site:
        silent = Outbox(site.core, Vault(site.settings.keys, site.rng), sends=False)
        with site.core.database.writing() as rows:
            silent.put(rows, "a@example.com", subject="No", text="no")
        assert rows_of(site) == []
