"""Comments and questions on segments: who reads and writes what, bad input, two windows, letters, and what is left."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from zoneinfo import ZoneInfo

import httpx
import pytest
from sqlalchemy import select

from server.comments.models import CommentBefore, CommentRow
from server.comments.service import CHARACTERS, EDIT_MS, LIMITS
from server.mail.models import Letter
from server.smtp import mail_server
from server.vault import Vault
from server.web import words
from tests.support.mailbox import mailbox
from tests.support.site import Member, Site
from tests.support.studio import HOUR_MS, MIDNIGHT_MS, Studio, studio
from wire.records import MINUTE_MS


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    with studio(tmp_path_factory.mktemp("comments") / "data") as running:
        yield running


@pytest.fixture
def firm(made):
    """A contract of its own with two segments, and nobody who has written too much."""
    made.site.clock.forward(16 * MINUTE_MS)
    contract = made.site.contract(made.organization, made.contractor, title="Chart redesign")
    places = {}
    for number, name in enumerate(("first", "second")):
        start_ms = MIDNIGHT_MS + 8 * HOUR_MS + number * 10 * MINUTE_MS
        places[name] = made.machine.track(contract, start_ms, start_ms + 10 * MINUTE_MS)
    return replace(made, contract=contract, places=places)


@pytest.fixture(scope="module")
def owner(made):
    return made.site.signed_in(made.owner)


@pytest.fixture(scope="module")
def contractor(made):
    return made.site.signed_in(made.contractor)


@pytest.fixture(scope="module")
def reviewer(made):
    return made.site.signed_in(made.reviewer)


def at(firm: Studio, zone: str) -> str:
    """Now, as a page of somebody in `zone` writes it."""
    return words.day_and_clock(firm.site.clock.now_ms(), ZoneInfo(zone))


def unread(firm: Studio, browser: httpx.Client) -> str:
    """What the list of contracts says about this one."""
    found = re.search(
        rf"/contracts/{firm.contract}/comments\">([^<]+)", browser.get("/contracts").text
    )
    return found[1] if found else ""


def text_of(html: str) -> str:
    words = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))
    return re.sub(r" ([:;,.])", r"\1", words)


def address(firm: Studio, name: str = "first") -> str:
    stream, seq = firm.places[name]
    return f"/contracts/{firm.contract}/segments/{stream}/{seq}/comments"


def fields(page: str) -> dict[str, str]:
    """The hidden fields of the page's last form: that of a new comment, or of one that is changed."""
    form = page.rsplit('class="stack comment-form"', 1)[1].split("</form>")[0]
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form.split("<textarea")[0]))


def send(
    firm: Studio, browser: httpx.Client, name: str = "first", *, edit: int = 0, **data: str
) -> httpx.Response:
    """Fill in the form of the page as it is now."""
    page = browser.get(address(firm, name), params={"edit": edit} if edit else None)
    filled = {**fields(page.text), "act": "edit" if edit else "write", **data}
    return browser.post(address(firm, name), data=filled, headers={"Origin": firm.site.url})


def written(firm: Studio) -> list[CommentRow]:
    with firm.site.core.database.reading() as rows:
        mine = select(CommentRow).where(CommentRow.contract == firm.contract)
        return list(rows.scalars(mine.order_by(CommentRow.number)))


def test_both_sides_write_and_read_on_the_segment(firm, owner, contractor):
    answer = send(firm, owner, text="Which chart is this?\r\nI cannot tell.", question="yes")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"{address(firm)}#comment-1",
    )
    page = contractor.get(firm.address("first")).text
    assert "Which chart is this?\nI cannot tell." in page
    asked = f"Ada Birch {at(firm, 'Asia/Manila')} Question, waits for an answer"
    assert asked in text_of(page)
    send(firm, contractor, text="The one of the harbour.")
    page = text_of(owner.get(firm.address("first")).text)
    assert "waits for an answer" not in page
    assert "Question" in page
    assert f"Maya Santos {at(firm, 'Europe/Berlin')} The one of the harbour." in page
    assert "Nobody has written on this segment yet." in text_of(
        owner.get(firm.address("second")).text
    )


def test_a_sign_in_through_the_employer_reads_and_writes_nothing_in_the_contractors_name(
    firm, contractor, owner
):
    send(firm, contractor, text="In my own words")
    ways = {
        name: firm.site.signed_in_through(member, firm.organization)
        for name, member in (("contractor", firm.contractor), ("owner", firm.owner))
    }
    for page in (address(firm), firm.address("first")):
        text = ways["contractor"].get(page).text
        assert "In my own words" in text
        assert "in your own name, sign in with your own password or passkey" in text
        assert "<textarea" not in text
        assert 'value="delete"' not in text
    # A form of an own window does not help.
    form = fields(contractor.get(address(firm)).text)
    for act in ({"act": "write", "text": "Not mine"}, {"act": "delete", "number": "1"}):
        answer = ways["contractor"].post(
            address(firm), data={**form, **act}, headers={"Origin": firm.site.url}
        )
        assert answer.status_code == 403
    assert [(row.text, row.deleted_ms) for row in written(firm)] == [("In my own words", None)]
    # Those who are members for the employer are vouched for by it.
    assert send(firm, ways["owner"], text="Thank you").status_code == 303


def test_what_one_has_not_seen_is_counted_until_one_sees_it(firm, owner, contractor, reviewer):
    send(firm, owner, text="One")
    send(firm, owner, text="Two")
    send(firm, owner, "second", text="Three")
    assert (unread(firm, contractor), unread(firm, owner)) == ("3 new comments", "")
    day = text_of(contractor.get(firm.day).text)
    assert "2 comments, 2 new" in day
    assert "1 comment, 1 new" in day
    week = text_of(contractor.get(f"/contracts/{firm.contract}/diary/week/2026-03-09").text)
    assert "3 comments, 3 new" in week
    listed = text_of(contractor.get(f"/contracts/{firm.contract}/comments").text)
    assert listed.index("Three") < listed.index("Two")
    assert "One" not in listed
    contractor.get(firm.address("first"))
    assert unread(firm, contractor) == "1 new comment"
    assert "2 new" not in text_of(contractor.get(firm.day).text)
    contractor.get(address(firm, "second"))
    assert unread(firm, contractor) == ""
    # Others of the employer's side have their own count.
    assert unread(firm, reviewer) == "3 new comments"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Write something first."),
        (" \n\t ", "Write something first."),
        ("x" * (CHARACTERS + 1), "Take at most 2,000 characters"),
        ("money\u202eyenom", "without invisible marks"),
        ("bell\x07", "without invisible marks"),
        ("zero\u200bwidth", "without invisible marks"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_the_field_with_what_was_typed(firm, owner, text, said):
    answer = send(firm, owner, text=text, question="yes")
    assert answer.status_code == 422
    assert said in answer.text
    [typed] = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", answer.text, re.S)
    assert unescape(typed).strip() == text.strip()
    assert 'aria-describedby="text-error"' in answer.text
    assert " checked" in answer.text
    assert written(firm) == []


def test_html_stays_text_and_templates_stay_words(firm, owner, contractor):
    nasty = "<script>alert(1)</script> {{ 7 * 7 }} =1+1 \N{GRINNING FACE}"
    send(firm, owner, text=nasty)
    for page in (address(firm), firm.address("first"), f"/contracts/{firm.contract}/comments"):
        found = contractor.get(page).text
        assert "<script>alert" not in found
        assert nasty in unescape(found)


def test_sending_the_form_twice_writes_once(firm, owner):
    form = {**fields(owner.get(address(firm)).text), "act": "write", "text": "Once"}
    for _ in range(2):
        answer = owner.post(address(firm), data=form, headers={"Origin": firm.site.url})
        assert answer.headers["location"].endswith("#comment-1")
    assert [one.text for one in written(firm)] == ["Once"]


def test_an_own_comment_can_be_changed_for_some_minutes_and_says_so(firm, owner, contractor):
    send(firm, owner, text="Nice chrat")
    firm.site.clock.forward(EDIT_MS)
    assert send(firm, owner, edit=1, text="Nice chart").status_code == 303
    page = text_of(contractor.get(address(firm)).text)
    assert "Nice chart Changed" in page
    assert "Nice chrat" in page
    assert "?edit=1" not in contractor.get(address(firm)).text
    firm.site.clock.forward(1)
    assert "?edit=1" not in owner.get(address(firm)).text
    form = {**fields(owner.get(address(firm)).text), "act": "edit", "number": "1", "version": "2"}
    late = owner.post(
        address(firm), data={**form, "text": "Other"}, headers={"Origin": firm.site.url}
    )
    assert late.status_code == 409
    assert "older than 15 minutes" in late.text
    assert "Other" in late.text
    assert [one.text for one in written(firm)] == ["Nice chart"]


def test_a_change_in_another_window_is_not_lost(firm, owner):
    send(firm, owner, text="First")
    stale = {
        **fields(owner.get(address(firm), params={"edit": 1}).text),
        "act": "edit",
        "text": "Mine",
    }
    send(firm, owner, edit=1, text="Theirs")
    answer = owner.post(address(firm), data=stale, headers={"Origin": firm.site.url})
    assert answer.status_code == 409
    assert "changed in another window" in answer.text
    assert "Theirs" in answer.text
    assert "Mine" in answer.text
    again = {**fields(answer.text), "act": "edit", "text": "Mine"}
    answer = owner.post(address(firm), data=again, headers={"Origin": firm.site.url})
    assert answer.status_code == 303
    assert [one.text for one in written(firm)] == ["Mine"]
    page = text_of(owner.get(address(firm)).text)
    assert page.index("First") < page.index("Theirs")


def test_deleting_takes_every_word_and_leaves_a_mark(firm, owner, contractor):
    send(firm, owner, text="Regretted words")
    send(firm, owner, edit=1, text="Regretted too")
    form = {**fields(owner.get(address(firm)).text), "act": "delete", "number": "1"}
    answer = owner.post(address(firm), data=form, headers={"Origin": firm.site.url})
    assert answer.status_code == 303
    page = text_of(contractor.get(address(firm)).text)
    assert f"Ada Birch deleted what stood here, {at(firm, 'Asia/Manila')}" in page
    assert "Regretted" not in page
    assert unread(firm, contractor) == ""
    with firm.site.core.database.reading() as rows:
        before = select(CommentBefore).where(CommentBefore.contract == firm.contract)
        assert rows.scalars(before).all() == []
    assert [one.text for one in written(firm)] == [""]
    for act in ("delete", "edit"):
        again = owner.post(
            address(firm),
            data={**form, "act": act, "version": "2", "text": "x"},
            headers={"Origin": firm.site.url},
        )
        assert again.status_code == 409
        assert "not there any more" in again.text


@pytest.mark.parametrize("act", ["edit", "delete"])
def test_nobody_changes_what_others_wrote(firm, owner, contractor, reviewer, act):
    send(firm, owner, text="Mine")
    for browser in (contractor, reviewer):
        form = {
            **fields(browser.get(address(firm)).text),
            "act": act,
            "number": "1",
            "version": "1",
            "text": "Yours",
        }
        answer = browser.post(address(firm), data=form, headers={"Origin": firm.site.url})
        assert answer.status_code == 409
    # Nor their own by way of another segment.
    form = {**fields(owner.get(address(firm)).text), "act": act, "number": "1", "version": "1"}
    answer = owner.post(
        address(firm, "second"), data={**form, "text": "Else"}, headers={"Origin": firm.site.url}
    )
    assert answer.status_code == 409
    [one] = written(firm)
    assert (one.text, one.deleted_ms) == ("Mine", None)


def test_a_page_made_before_a_new_sign_in_keeps_what_was_typed(firm, owner):
    form = fields(owner.get(address(firm)).text)
    again = firm.site.signed_in(firm.owner)
    answer = again.post(
        address(firm),
        data={**form, "act": "write", "text": "Kept words"},
        headers={"Origin": firm.site.url},
    )
    assert answer.status_code == 200
    assert "Nothing was written" in answer.text
    assert "Kept words" in answer.text
    assert written(firm) == []


@pytest.mark.parametrize(
    "data",
    [
        {"act": "paint"},
        {"act": "edit", "number": "-1"},
        {"act": "edit", "number": "x"},
        {"act": "edit", "number": str(2**70)},
        {"act": "write", "text": "x" * 20_001},
        {},
    ],
)
def test_nonsense_in_the_form_is_refused_in_words(firm, owner, data):
    answer = owner.post(address(firm), data=data, headers={"Origin": firm.site.url})
    assert answer.status_code == 400
    assert "<h1>" in answer.text


def test_on_what_is_no_segment_of_the_contract_nothing_is_written(firm, owner):
    other = firm.site.contract(firm.organization, firm.contractor, title="Another")
    form = {**fields(owner.get(address(firm)).text), "act": "write", "text": "Where?"}
    stream, seq = firm.places["first"]
    for path in (
        f"/contracts/{other}/segments/{stream}/{seq}/comments",
        f"/contracts/{firm.contract}/segments/{stream}/99/comments",
        f"/contracts/{firm.contract}/segments/none/{seq}/comments",
    ):
        assert owner.get(path).status_code == 404
        sent = owner.post(path, data=form, headers={"Origin": firm.site.url})
        # The seal of another contract's page changes nothing either.
        assert sent.status_code == 404
    assert written(firm) == []


def test_many_comments_have_to_wait_and_keep_what_was_typed(firm, owner):
    for number in range(LIMITS["pair"]):
        assert send(firm, owner, text=f"Number {number}").status_code == 303
    answer = send(firm, owner, text="One too many")
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert "One too many" in answer.text
    assert len(written(firm)) == LIMITS["pair"]
    firm.site.clock.forward(15 * MINUTE_MS)
    assert send(firm, owner, text="Later").status_code == 303


def test_a_contract_without_comments_says_how_to_begin(firm, owner, contractor):
    for browser in (owner, contractor):
        page = text_of(browser.get(f"/contracts/{firm.contract}/comments").text)
        assert "Nothing was written yet" in page


def test_comments_are_in_no_export_and_no_statement(firm, owner):
    export = f"/contracts/{firm.contract}/export"
    before = owner.get(f"{export}/bundle").content
    send(firm, owner, text="Never part of the evidence")
    for rest in ("bundle", "looks"):
        assert b"Never part" not in owner.get(f"{export}/{rest}").content
    assert before


@pytest.fixture
def posted(tmp_path):
    """A firm with a mail server, two owners, a contractor and one segment."""
    with mailbox() as box:
        mail = mail_server(f"smtp://127.0.0.1:{box.port}", sender="hours@example.com")
        with Site(tmp_path / "data", now_ms=MIDNIGHT_MS + 20 * HOUR_MS, mail=mail) as site:
            organization = site.organization("Northwind Atlas")
            members = {
                name: site.person(name, organization=organization, role=role)
                for name, role in (
                    ("Olga Owner", "owner"),
                    ("Mark Manager", "manager"),
                    ("Rita Reviewer", "reviewer"),
                    ("Finn Finance", "finance"),
                    ("Maya Santos", "contractor"),
                )
            }
            maya = members["Maya Santos"]
            contract = site.contract(organization, maya)
            start_ms = MIDNIGHT_MS + 8 * HOUR_MS
            stream, seq = site.machine(organization, maya).track(
                contract, start_ms, start_ms + 10 * MINUTE_MS, memo="A secret memo"
            )
            page = f"/contracts/{contract}/segments/{stream}/{seq}/comments"
            yield site, members, page


def letters(site: Site) -> list[str]:
    with site.core.database.reading() as rows:
        return sorted(rows.scalars(select(Letter.address)))


def write(site: Site, member: Member, page: str, text: str) -> httpx.Client:
    browser = site.signed_in(member)
    form = {**fields(browser.get(page).text), "act": "write", "text": text}
    answer = browser.post(page, data=form, headers={"Origin": site.url})
    assert answer.status_code == 303, answer.text
    return browser


def test_the_other_side_gets_one_letter_until_it_has_read(posted):
    site, members, page = posted
    mark, olga, rita, maya = (
        members[name].email
        for name in ("Mark Manager", "Olga Owner", "Rita Reviewer", "Maya Santos")
    )
    write(site, members["Maya Santos"], page, "May I take Friday off?")
    assert letters(site) == sorted([mark, olga])
    write(site, members["Maya Santos"], page, "Or Monday?")
    assert letters(site) == sorted([mark, olga])
    write(site, members["Rita Reviewer"], page, "Yes")
    assert letters(site) == sorted([mark, olga, maya])
    # From now on the one who takes part is told, and not everybody.
    write(site, members["Maya Santos"], page, "Thanks")
    assert letters(site) == sorted([mark, olga, maya, rita])
    site.signed_in(members["Rita Reviewer"]).get(page)
    write(site, members["Maya Santos"], page, "By the way")
    assert letters(site) == sorted([mark, olga, maya, rita, rita])


def test_letters_hold_a_link_and_nothing_that_was_written_or_recorded(posted):
    site, members, page = posted
    write(site, members["Olga Owner"], page, "Words of the comment")
    with site.core.database.reading() as rows:
        [letter] = rows.scalars(select(Letter)).all()
    said = Vault(site.settings.keys, site.rng).open(letter.sealed, whose=letter.letter).decode()
    assert page in said
    assert "Olga Owner wrote to you about a segment" in said
    assert "Words of the comment" not in said
    assert "secret memo" not in said


def call(firm: Studio, method: str, rest: str = "", **more: object) -> httpx.Response:
    headers = {"Authorization": f"Bearer {firm.machine.token}"}
    return firm.site.http.request(method, f"/api/v1/comments{rest}", headers=headers, **more)


def test_a_device_reads_writes_changes_and_deletes_for_its_owner(firm, owner):
    send(firm, owner, text="Which chart?", question="yes")
    stream, seq = firm.places["first"]
    where = {"contract": firm.contract, "stream": stream, "seq": seq}
    span = {
        "contract": firm.contract,
        "start_ms": MIDNIGHT_MS,
        "end_ms": MIDNIGHT_MS + 24 * HOUR_MS,
    }
    told = call(firm, "GET", params=span).json()
    assert told["unread"] == 1
    [one] = told["comments"]
    assert (one["who"], one["text"], one["waits"], one["own"]) == (
        "Ada Birch",
        "Which chart?",
        True,
        False,
    )
    new = {**where, "text": "The harbor", "once": "a" * 32}
    for _ in range(2):
        answer = call(firm, "POST", json=new)
        assert (answer.status_code, answer.json()["number"]) == (201, 2)
    edited = {**where, "text": "The harbour", "version": 1}
    assert call(firm, "PUT", "/2", json=edited).status_code == 200
    assert call(firm, "PUT", "/2", json={**edited, "text": "Another"}).json()["refusal"] == "stale"
    assert call(firm, "PUT", "/1", json=edited).status_code == 404
    told = call(firm, "GET", params=span).json()["comments"]
    assert [(c["text"], c["version"], c["own"], c["waits"]) for c in told] == [
        ("Which chart?", 1, False, False),
        ("The harbour", 2, True, False),
    ]
    assert call(firm, "DELETE", "/2", params=where).status_code == 200
    assert call(firm, "DELETE", "/2", params=where).status_code == 404
    assert call(firm, "DELETE", "/1", params=where).status_code == 404
    told = call(firm, "GET", params=span).json()["comments"]
    assert [(c["text"], c["waits"]) for c in told] == [("Which chart?", True), ("", False)]


def test_the_api_refuses_nonsense_and_nothing_is_written(firm):
    stream, seq = firm.places["first"]
    good = {
        "contract": firm.contract,
        "stream": stream,
        "seq": seq,
        "text": "Words",
        "once": "b" * 32,
    }
    for changed, status in (
        ({"text": ""}, 400),
        ({"text": "x" * (CHARACTERS + 1)}, 400),
        ({"text": "a\u202eb"}, 400),
        ({"text": 7}, 400),
        ({"once": "short"}, 400),
        ({"seq": 99}, 404),
        ({"seq": -1}, 400),
        ({"stream": "none"}, 404),
        ({"contract": "none"}, 404),
    ):
        answer = call(firm, "POST", json={**good, **changed})
        assert answer.status_code == status, (changed, answer.text)
        assert answer.headers["content-type"] == "application/problem+json"
    for span in ((5, 5), (9, 5), (0, 36 * 24 * HOUR_MS)):
        asked = {"contract": firm.contract, "start_ms": span[0], "end_ms": span[1]}
        assert call(firm, "GET", params=asked).status_code == 400
    assert written(firm) == []
