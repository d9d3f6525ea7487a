"""What the server holds about a person, as a file for that person: complete, without secrets, and about nobody else."""

from __future__ import annotations

import json
import re

import pytest
from sqlalchemy import select

import server.wiring  # noqa: F401 - so that every table is known
from server.accounts.events import Act
from server.accounts.models import AccountEvent, Person, Role
from server.accounts.passkeys import RECENT_MS
from server.own_data.gather import FORMAT
from server.own_data.holdings import HOLDINGS, NOT_TOLD
from server.storage.base import Base
from server.web import account_words, own_data_words
from tests.server.members.test_members_pages import HERE, post
from tests.support.site import PASSWORD
from tests.support.studio import Studio, studio

PAGE = "/account/data"
SECRET_NAMES = ("secret", "token_sha256", "code_sha256", "password", "sealed", "enrolment_sha256")


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    with studio(tmp_path_factory.mktemp("own-data") / "data") as made:
        yield made


def taken(firm: Studio, member) -> dict:
    answer = post(firm.site.signed_in(member), PAGE, password=PASSWORD)
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"] == (
        'attachment; filename="hourproof-2026-03-10.json"'
    )
    return json.loads(answer.text)


def test_every_table_is_told_or_left_out_for_a_reason():
    told = {one.table.__tablename__ for one in HOLDINGS}
    assert told | set(NOT_TOLD) == set(Base.metadata.tables)
    assert not told & set(NOT_TOLD)


def test_a_table_that_names_a_person_is_told_unless_it_is_evidence_or_of_a_moment():
    left_out = {
        table.name: NOT_TOLD[table.name]
        for table in Base.metadata.tables.values()
        if table.name in NOT_TOLD and "person" in table.columns
    }
    assert all("evidence" in why or "minutes" in why for why in left_out.values()), left_out


def test_no_secret_is_told():
    for one in HOLDINGS:
        columns = {column.name for column in one.table.__table__.columns}
        assert one.without <= columns, one.name
        told = columns - one.without
        assert not [name for name in told if any(part in name for part in SECRET_NAMES)], one.name


def test_every_holding_has_words_and_no_words_are_without_one():
    worded = [name for some in own_data_words.HELD.values() for name in some]
    assert sorted(worded) == sorted(one.name for one in HOLDINGS)


def test_the_file_holds_all_that_is_theirs(firm):
    comment = f"/contracts/{firm.contract}/segments/{{}}/{{}}/comments".format(
        *firm.places["first"]
    )
    browser = firm.site.signed_in(firm.contractor)
    assert post(browser, comment, act="write", text="Mine to say").status_code == 303
    data = taken(firm, firm.contractor)
    assert (data["format"], data["version"]) == (FORMAT, 1)
    assert data["person"] == firm.contractor.person
    held = data["held"]
    assert list(held) == [one.name for one in HOLDINGS]
    (account,) = held["account"]
    assert account["email"] == firm.contractor.email
    assert account["zone"] == "Asia/Manila"
    assert account["created"].endswith("+00:00")
    assert [one["contract"] for one in held["contracts"]] == [firm.contract]
    assert [one["text"] for one in held["comments"]] == ["Mine to say"]
    assert len(held["devices"]) == 1
    assert held["contract_policies"]
    # The clock stands still: what happened in one millisecond has no order.
    assert Act.DATA_TAKEN in [one["act"] for one in held["account_history"]]
    assert held["sign_ins"]


def test_the_page_counts_what_the_file_holds(firm):
    browser = firm.site.signed_in(firm.contractor)
    held = post(browser, PAGE, password=PASSWORD).json()["held"]
    figures = re.findall(r'<dd class="figure(?: muted)?">(\w+)</dd>', browser.get(PAGE).text)
    shown = [name for some in own_data_words.HELD.values() for name in some]
    assert dict(zip(shown, figures, strict=True)) == {
        name: str(len(rows)) if rows else "none" for name, rows in held.items()
    }


def test_nobody_else_is_in_it_and_no_secret(firm):
    with firm.site.core.database.reading() as rows:
        hashes = set(rows.scalars(select(Person.password_hash)))
    for member in (firm.contractor, firm.reviewer, firm.colleague, firm.stranger):
        text = json.dumps(taken(firm, member), ensure_ascii=False)
        others = {firm.owner, firm.reviewer, firm.colleague, firm.stranger} - {member}
        assert member.email in text
        assert not [one.email for one in others if one.email in text]
        assert not [one for one in hashes if one in text]
    assert firm.contract not in json.dumps(taken(firm, firm.stranger))


def test_the_account_keeps_that_it_was_taken(firm):
    somebody = firm.site.person("Some Body", organization=firm.organization, role=Role.FINANCE)
    taken(firm, somebody)
    with firm.site.core.database.reading() as rows:
        acts = rows.scalars(select(AccountEvent.act).where(AccountEvent.person == somebody.person))
        assert list(acts).count(Act.DATA_TAKEN) == 1
    history = firm.site.signed_in(somebody).get("/account/history").text
    assert account_words.ACTS[Act.DATA_TAKEN] in history


def test_without_the_password_nothing_is_given(firm):
    somebody = firm.site.person("Any Body", organization=firm.organization)
    browser = firm.site.signed_in(somebody)
    firm.site.clock.forward(RECENT_MS)
    for password in ("", "not it", "x" * 4001, "\x00\x01", "<b>"):
        answer = post(browser, PAGE, password=password)
        assert answer.status_code in (400, 422)
        assert "hourproof-own-data" not in answer.text
        assert "attachment" not in answer.headers.get("content-disposition", "")
    right = post(browser, PAGE, password=PASSWORD)
    assert right.json()["format"] == FORMAT
    assert right.json()["person"] == somebody.person


def test_a_form_of_another_sign_in_gives_nothing(firm):
    browser = firm.site.signed_in(firm.reviewer)
    answer = browser.post(PAGE, data={"seal": "0" * 64, "password": PASSWORD}, headers=HERE)
    assert answer.status_code == 200
    assert account_words.SEND_AGAIN in answer.text


def test_who_signed_in_through_an_organization_takes_nothing(firm):
    browser = firm.site.signed_in_through(firm.contractor, firm.organization)
    answer = browser.get(PAGE)
    assert "What this server holds about you" not in answer.text
    assert browser.post(PAGE, data={"password": PASSWORD}, headers=HERE).status_code != 200
