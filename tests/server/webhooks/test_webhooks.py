"""Webhooks: set up by owners, signed, tried again, given up, sent again, rotated; to a real receiver."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re

import httpx
import pytest
from sqlalchemy import delete, select

from server.accounts.models import Role
from server.hooks.models import Delivery, DeliveryTry, Event, Webhook
from server.mail.outbox import Outbox
from server.members.models import MemberEvent
from server.notices.models import NoticeRow, What
from server.oidc.reach import Reach
from server.smtp import mail_server
from server.vault import Vault
from server.web import webhook_words
from server.webhooks.courier import GIVEN_UP_MS, KEPT_MS, TRY_AGAIN_MS, Courier
from server.webhooks.service import CHOSEN, MOST, OLD_MS, Refusal
from server.webhooks.signing import secret_text, signed_headers
from tests.server.members.test_members_pages import HERE, post
from tests.support.mailbox import mailbox
from tests.support.receiver import Receiver, Taken, receiver
from tests.support.site import Site
from tests.support.studio import MIDNIGHT_MS
from tests.support.waiting import wait_until


@pytest.fixture(scope="module")
def box():
    with mailbox() as made:
        yield made


@pytest.fixture(scope="module")
def site(tmp_path_factory, box):
    mail = mail_server(f"smtp://127.0.0.1:{box.port}", sender="hours@example.com")
    folder = tmp_path_factory.mktemp("webhooks") / "data"
    with Site(folder, now_ms=MIDNIGHT_MS, mail=mail, webhooks=Reach.LOOPBACK) as made:
        yield made


@pytest.fixture(scope="module")
def firm(site):
    return site.organization("Northwind Atlas")


@pytest.fixture(scope="module")
def olga(site, firm):
    return site.person("Olga Owner", organization=firm, role=Role.OWNER)


@pytest.fixture
def owner(site, firm, olga):
    with site.core.database.writing() as rows:
        for table in (DeliveryTry, Delivery, Webhook, NoticeRow):
            rows.execute(delete(table))
    return site.signed_in(olga)


@pytest.fixture
def taking():
    with receiver() as made:
        yield made


def page(firm) -> str:
    return f"/organizations/{firm}/webhooks"


def make(owner: httpx.Client, firm, url: str, *events: str, form: str = "ab" * 8) -> bytes:
    """A webhook; the key of its secret."""
    answer = post(owner, page(firm), form=form, url=url, event=list(events or CHOSEN))
    assert answer.status_code == 200, answer.text
    return _key(answer)


def _key(answer: httpx.Response) -> bytes:
    found = re.search(r'class="key">whsec_([^<]+)<', answer.text)
    assert found is not None, answer.text
    return base64.b64decode(found[1])


def act(owner: httpx.Client, firm, act: str, form: str = "ab" * 8, **more: str) -> httpx.Response:
    here = f"{page(firm)}/{form}"
    version = re.search(r'name="version" value="(\d+)"', owner.get(here).text)
    assert version is not None
    return post(owner, here, act=act, **{"version": version[1], **more})


def come(taking: Receiver, count: int) -> Taken:
    """The newest of `count` requests."""
    wait_until(lambda: len(taking.taken) >= count, "a delivery")
    assert len(taking.taken) == count
    return taking.taken[-1]


def settled(site: Site, tries: int) -> Delivery:
    """The one delivery, once it was tried so often and that is written down."""

    def one() -> Delivery:
        with site.core.database.reading() as rows:
            return rows.scalars(select(Delivery)).one()

    wait_until(lambda: one().tries == tries, "a try to be written down")
    return one()


def signatures(taken: Taken, *keys: bytes) -> list[str]:
    message = (
        f"{taken.headers['webhook-id']}.{taken.headers['webhook-timestamp']}.".encode() + taken.body
    )
    return [
        "v1," + base64.b64encode(hmac.new(key, message, hashlib.sha256).digest()).decode()
        for key in keys
    ]


def test_the_signature_is_that_of_the_standards_own_example():
    """As its reference libraries test themselves."""
    key = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    headers = signed_headers(
        [key],
        ident="msg_p5jXN8AQM9LWM0D4loKWxJek",
        at_ms=1_614_265_330_000,
        body=b'{"test": 2432232314}',
    )
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert secret_text(key) == "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def test_an_event_is_told_once_signed_and_in_order(site, firm, owner, taking):
    key = make(owner, firm, taking.url, Event.MEMBER_LEFT, Event.MEMBER_JOINED)
    leaver = site.person("Lea Ver", organization=firm)
    left = post(site.signed_in(leaver), f"/organizations/{firm}/leave")
    assert left.status_code == 200
    taken = come(taking, 1)
    assert taken.headers["webhook-signature"].split(" ") == signatures(taken, key)
    assert taken.headers["content-type"] == "application/json"
    assert "cookie" not in taken.headers
    told = json.loads(taken.body)
    assert told == {
        "type": "member.left",
        "timestamp": told["timestamp"],
        "number": 1,
        "organization": firm,
        "data": {"by": leaver.person, "person": leaver.person},
    }
    assert abs(int(taken.headers["webhook-timestamp"]) - site.clock.now_ms() // 1000) <= 1
    row = settled(site, 1)
    assert row.due_ms is None
    assert row.done_ms is not None
    assert post(owner, f"{page(firm)}/{'ab' * 8}", act="test").status_code == 303
    assert json.loads(come(taking, 2).body)["number"] == 2
    shown = owner.get(f"{page(firm)}/{'ab' * 8}").text
    assert "answered 204" in shown
    assert "Somebody left" in shown


def test_what_was_not_chosen_and_what_is_elsewhere_is_not_told(site, firm, owner, taking):
    make(owner, firm, taking.url, Event.MEMBER_JOINED)
    other = site.organization("Other Firm")
    for organization in (firm, other):
        leaver = site.person(f"Leaver {organization}", organization=organization)
        assert post(site.signed_in(leaver), f"/organizations/{organization}/leave").status_code in (
            200,
            303,
        )
    with site.core.database.reading() as rows:
        assert rows.scalars(select(Delivery)).all() == []
    # Nor does an owner elsewhere reach it, whatever they call it.
    theirs = site.signed_in(site.person("Other Owner", organization=other, role=Role.OWNER))
    here = f"/organizations/{other}/webhooks/{'ab' * 8}"
    assert theirs.get(here).status_code == 404
    answer = post(theirs, here, f"/organizations/{other}/webhooks", act="test")
    assert answer.status_code in (404, 409)
    with site.core.database.reading() as rows:
        assert rows.scalars(select(Delivery)).all() == []


def test_what_fails_is_tried_again_with_growing_waits_under_one_name(site, firm, owner, taking):
    make(owner, firm, taking.url)
    taking.answer = 500
    assert post(owner, f"{page(firm)}/{'ab' * 8}", act="test").status_code == 303
    come(taking, 1)
    for number, wait_ms in enumerate(TRY_AGAIN_MS[:3], 1):
        row = settled(site, number)
        assert row.due_ms == site.clock.now_ms() + wait_ms
        site.clock.forward(wait_ms)
        come(taking, number + 1)
    assert list(TRY_AGAIN_MS) == sorted(TRY_AGAIN_MS)
    settled(site, 4)
    taking.answer = 200
    site.clock.forward(TRY_AGAIN_MS[3])
    come(taking, 5)
    assert settled(site, 5).done_ms is not None
    assert len({one.headers["webhook-id"] for one in taking.taken}) == 1
    assert len({one.body for one in taking.taken}) == 1
    assert len({one.headers["webhook-timestamp"] for one in taking.taken}) == 5
    with site.core.database.reading() as rows:
        assert rows.scalars(select(Webhook)).one().failing_ms is None


def test_a_redirect_is_not_followed_and_private_addresses_are_not_gone_to(
    site, firm, owner, taking
):
    make(owner, firm, taking.url)
    with receiver() as secret:
        taking.answer, taking.location = 307, secret.url
        assert post(owner, f"{page(firm)}/{'ab' * 8}", act="test").status_code == 303
        come(taking, 1)
        row = settled(site, 1)
        assert secret.taken == []
    shown = owner.get(f"{page(firm)}/{'ab' * 8}").text
    assert webhook_words.FAULTS["redirects"] in shown
    assert row.done_ms is None
    # The address is looked at when it is gone to, whatever was registered.
    with site.core.database.writing() as rows:
        rows.scalars(select(Webhook)).one().url = "https://169.254.169.254/latest"
    site.clock.forward(TRY_AGAIN_MS[0])
    settled(site, 2)
    assert webhook_words.FAULTS["not-public"] in owner.get(f"{page(firm)}/{'ab' * 8}").text


def test_lasting_failure_turns_it_off_and_tells_the_owners(site, firm, olga, owner, taking, box):
    make(owner, firm, taking.url)
    taking.answer = 503
    assert post(owner, f"{page(firm)}/{'ab' * 8}", act="test").status_code == 303
    settled(site, 1)
    site.clock.forward(GIVEN_UP_MS)
    settled(site, 2)

    def off() -> bool:
        with site.core.database.reading() as rows:
            return rows.scalars(select(Webhook)).one().disabled_ms is not None

    wait_until(off, "the webhook to be turned off")
    with site.core.database.reading() as rows:
        assert rows.scalars(select(Delivery)).one().due_ms is None
        notice = rows.scalars(select(NoticeRow)).one()
        assert notice.what == What.WEBHOOK_DISABLED
    said = f"The webhook to {taking.url} was turned off: nothing was taken there"
    box.until(lambda: said in [str(letter["Subject"]) for letter in list(box.letters)])
    # Nothing goes until an owner turns it on; what happened meanwhile is not sent.
    owner = site.signed_in(olga)
    assert act(owner, firm, "test").status_code == 409
    taking.answer = 200
    assert act(owner, firm, "on").status_code == 303
    assert act(owner, firm, "test").status_code == 303
    come(taking, 3)


def test_gone_means_gone(site, firm, owner, taking):
    make(owner, firm, taking.url)
    taking.answer = 410
    assert post(owner, f"{page(firm)}/{'ab' * 8}", act="test").status_code == 303
    settled(site, 1)
    with site.core.database.reading() as rows:
        assert rows.scalars(select(Webhook)).one().disabled_ms is not None


def test_sending_again_keeps_the_name(site, firm, owner, taking):
    make(owner, firm, taking.url)
    assert post(owner, f"{page(firm)}/{'ab' * 8}", act="test").status_code == 303
    come(taking, 1)
    settled(site, 1)
    assert act(owner, firm, "again", number="1").status_code == 303
    come(taking, 2)
    assert taking.taken[0].headers["webhook-id"] == taking.taken[1].headers["webhook-id"]
    assert taking.taken[0].body == taking.taken[1].body
    for nonsense in ("", "0", "-1", "one", "9" * 30, "٣"):
        assert act(owner, firm, "again", number=nonsense).status_code == 409


def test_two_secrets_sign_for_a_day(site, firm, owner, taking):
    old = make(owner, firm, taking.url)
    new = _key(act(owner, firm, "rotate"))
    assert old != new
    assert act(owner, firm, "test").status_code == 303
    taken = come(taking, 1)
    assert taken.headers["webhook-signature"].split(" ") == signatures(taken, new, old)
    site.clock.forward(OLD_MS)
    assert act(owner, firm, "test").status_code == 303
    taken = come(taking, 2)
    assert taken.headers["webhook-signature"].split(" ") == signatures(taken, new)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "hours.example.com",
        "http://hooks.example.com/",
        "https://user:word@hooks.example.com/",
        "https://hooks.example.com/#part",
        "https://hooks.example.com/\r\nX: 1",
        "https://hooks.example.com/\u202e",
        "ftp://hooks.example.com/",
        "https://" + "a" * 600,
    ],
)
def test_an_address_that_cannot_work_is_refused_beside_the_field(firm, owner, url):
    answer = post(owner, page(firm), form="ab" * 8, url=url, event="contract.ended")
    assert answer.status_code == 422
    assert 'id="url-error"' in answer.text
    assert 'value="contract.ended" checked' in answer.text
    assert "There is none yet" in answer.text


def test_events_and_forms_are_checked_and_nothing_is_lost(site, firm, owner):
    url = "https://hooks.example.com/hours"
    for events in ([], ["webhook.test"], ["contract.ended", "nothing"]):
        answer = post(owner, page(firm), form="ab" * 8, url=url, event=events)
        assert answer.status_code == 422
        assert 'id="events-error"' in answer.text
        assert url in answer.text
    unsealed = {"form": "ab" * 8, "url": url, "event": "contract.ended"}
    assert owner.post(page(firm), data=unsealed, headers=HERE).status_code == 200
    assert "There is none yet" in owner.get(page(firm)).text
    for number in range(MOST):
        make(owner, firm, url, form=f"{number:016x}")
    for form, refusal in (("f" * 16, Refusal.TOO_MANY), ("0" * 16, Refusal.MADE_ALREADY)):
        answer = post(owner, page(firm), form=form, url=url, event="contract.ended")
        assert answer.status_code == 422
        assert webhook_words.REFUSED[refusal] in answer.text
    # Two windows: the older page changes nothing, and says how it is now.
    assert (
        act(owner, firm, "change", form="0" * 16, url=url + "2", event="offer.made").status_code
        == 303
    )
    stale = act(
        owner, firm, "change", form="0" * 16, url=url + "3", event="offer.made", version="1"
    )
    assert stale.status_code == 409
    assert webhook_words.REFUSED[Refusal.STALE] in stale.text
    with site.core.database.reading() as rows:
        assert rows.get_one(Webhook, (firm, "0" * 16)).url == url + "2"
    assert act(owner, firm, "remove", form="0" * 16).status_code == 303
    assert owner.get(f"{page(firm)}/{'0' * 16}").status_code == 404
    with site.core.database.reading() as rows:
        acts = {row.act for row in rows.scalars(select(MemberEvent))}
    assert {"webhook-set", "webhook-removed"} <= acts
    assert "Removed the webhook to" in owner.get(f"/organizations/{firm}/log").text


def test_the_secret_is_not_in_the_database(site, firm, owner):
    key = make(owner, firm, "https://hooks.example.com/hours")
    assert key not in site.settings.database.read_bytes()
    assert base64.b64encode(key) not in site.settings.database.read_bytes()
    assert secret_text(key) not in owner.get(f"{page(firm)}/{'ab' * 8}").text


def test_what_is_long_done_is_forgotten(site, firm, owner, taking):
    make(owner, firm, taking.url)
    assert act(owner, firm, "test").status_code == 303
    settled(site, 1)
    site.clock.forward(KEPT_MS + 1)
    vault = Vault(site.settings.keys, site.core.rng)
    Courier(site.core, vault, Outbox(site.core, vault, sends=False)).clear()
    with site.core.database.reading() as rows:
        assert rows.scalars(select(Delivery)).all() == []
        assert rows.scalars(select(DeliveryTry)).all() == []


def test_every_event_has_words():
    assert set(webhook_words.EVENTS) == set(Event)
    assert set(webhook_words.REFUSED) == set(Refusal)
