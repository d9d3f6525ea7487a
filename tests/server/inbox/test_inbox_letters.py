"""Letters at once, gathered by day or week in the person's time zone, or not at all; by a real mail server."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from server.accounts.models import Membership, Role
from server.inbox.gathering import LINES, Gathering, last_edge_ms
from server.inbox.service import Inbox
from server.mail.models import Letter
from server.mail.outbox import Outbox
from server.notices.models import Kind, Mailed, NoticeRow, What
from server.notices.telling import Choice, Notice, Recipient, tell
from server.smtp import mail_server
from server.vault import Vault
from tests.support.mailbox import mailbox
from tests.support.site import Member, Site

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
NOON_MS = int(datetime(2026, 3, 11, 12, tzinfo=UTC).timestamp()) * 1000
"""A Wednesday."""


@pytest.fixture
def box():
    with mailbox() as made:
        yield made


@pytest.fixture
def site(tmp_path, box):
    mail = mail_server(f"smtp://127.0.0.1:{box.port}", sender="hours@example.com")
    with Site(tmp_path / "data", now_ms=NOON_MS, mail=mail) as made:
        yield made


def outbox_of(site: Site) -> Outbox:
    return Outbox(site.core, Vault(site.settings.keys, site.core.rng), sends=True)


def say(site: Site, to: Member, title: str = "Chart redesign", **more) -> None:
    notice = Notice(What.PAUSED, by="Ada Birch", about=title, path="/contracts/7", **more)
    with site.core.database.writing() as rows:
        tell(rows, site.core, outbox_of(site), Recipient(to.person, to.email), notice)


def choose(site: Site, member: Member, mailed: Mailed, *, shown: bool = True) -> None:
    Inbox(site.core).choose(member.person, {Kind.CONTRACTS: Choice(shown, mailed)})


def gather(site: Site) -> list[str]:
    """What the server puts into the outbox now, as after a restart; letters by address."""
    before = set(letters(site))
    Gathering(site.core, outbox_of(site)).post_due()
    return sorted(address for name, address in letters(site).items() if name not in before)


def letters(site: Site) -> dict[str, str]:
    with site.core.database.reading() as rows:
        return {row.letter: row.address for row in rows.scalars(select(Letter))}


@pytest.mark.parametrize(
    ("zone", "mailed", "now", "edge"),
    [
        ("UTC", Mailed.DAILY, "2026-03-11T12:00", "2026-03-11T08:00"),
        ("UTC", Mailed.DAILY, "2026-03-11T08:00", "2026-03-11T08:00"),
        ("UTC", Mailed.DAILY, "2026-03-11T07:59", "2026-03-10T08:00"),
        ("UTC", Mailed.WEEKLY, "2026-03-11T12:00", "2026-03-09T08:00"),
        ("UTC", Mailed.WEEKLY, "2026-03-09T07:59", "2026-03-02T08:00"),
        ("Asia/Manila", Mailed.DAILY, "2026-03-11T12:00", "2026-03-11T00:00"),
        ("Pacific/Kiritimati", Mailed.WEEKLY, "2026-03-08T18:00", "2026-03-08T18:00"),
        ("Pacific/Pago_Pago", Mailed.WEEKLY, "2026-03-09T18:59", "2026-03-02T19:00"),
        # The clocks of Berlin went forward on 29 March.
        ("Europe/Berlin", Mailed.DAILY, "2026-03-29T06:00", "2026-03-29T06:00"),
        ("Europe/Berlin", Mailed.DAILY, "2026-03-29T05:59", "2026-03-28T07:00"),
    ],
)
def test_letters_are_due_at_eight_in_the_morning_of_the_person(zone, mailed, now, edge):
    def ms(text: str) -> int:
        return int(datetime.fromisoformat(f"{text}:00+00:00").timestamp()) * 1000

    assert last_edge_ms(ms(now), ZoneInfo(zone), mailed) == ms(edge)


def test_at_once_by_a_letter_of_its_own(site, box):
    maya = site.person("Maya Santos")
    say(site, maya)
    (letter,) = box.wait(1)
    assert letter["Subject"] == "Ada Birch paused the contract Chart redesign"
    assert f"{site.settings.public_url}/contracts/7" in letter.get_content()


def test_one_letter_gathers_a_day_and_comes_once(site, box):
    maya = site.person("Maya Santos", zone="Europe/Berlin")
    choose(site, maya, Mailed.DAILY)
    for title in ("First", "Second"):
        say(site, maya, title)
        site.clock.forward(HOUR_MS)
    assert gather(site) == []
    site.clock.forward(17 * HOUR_MS)  # to 07:00 UTC: eight in Berlin
    (letter,) = box.wait(1)
    assert letter["Subject"] == "2 notifications from Hourproof"
    text = letter.get_content()
    assert text.index("First") < text.index("Second")
    assert f"{site.settings.public_url}/account/notifications" in text
    assert gather(site) == []
    site.clock.forward(DAY_MS)
    assert gather(site) == []


def test_days_without_a_server_make_one_letter(site, box):
    """Nothing is told twice however often it is restarted, and nothing is left out."""
    maya = site.person("Maya Santos")
    with site.core.database.writing() as rows:
        rows.execute(NoticeRow.__table__.delete())
    choose(site, maya, Mailed.DAILY, shown=False)
    say(site, maya, "Before the power cut")
    site.clock.forward(9 * DAY_MS)
    box.wait(1)
    say(site, maya, "After it")
    for _ in range(3):
        assert gather(site) == []
    assert len(letters(site)) == 1


def test_weekly_waits_for_monday_and_leaves_out_what_was_read_or_closed(site, box):
    firm = site.organization()
    maya = site.person("Maya Santos", organization=firm, role=Role.MANAGER)
    choose(site, maya, Mailed.WEEKLY)
    for title in ("Read", "Kept"):
        say(site, maya, title)
    say(site, maya, "Closed", organization=firm)
    with site.core.database.writing() as rows:
        rows.get_one(Membership, (firm, maya.person)).left_ms = 1
        row = rows.scalars(select(NoticeRow).where(NoticeRow.about == "Read")).one()
        row.read_ms = 1
    site.clock.forward(4 * DAY_MS)  # Sunday noon
    assert gather(site) == []
    site.clock.forward(20 * HOUR_MS)  # Monday, 8:00
    (letter,) = box.wait(1)
    assert letter["Subject"] == "1 notification from Hourproof"
    assert "Kept" in letter.get_content()
    assert "Read" not in letter.get_content()
    assert "Closed" not in letter.get_content()


def test_what_waits_follows_another_choice(site, box):
    maya, bo, cy = (site.person(name) for name in ("Maya Santos", "Bo Dahl", "Cy Lane"))
    for member, then in ((maya, Mailed.WEEKLY), (bo, Mailed.OFF), (cy, Mailed.AT_ONCE)):
        choose(site, member, Mailed.DAILY)
        say(site, member)
        choose(site, member, then)
    site.clock.forward(DAY_MS)
    (letter,) = box.wait(1)
    assert letter["To"] == cy.email
    site.clock.forward(6 * DAY_MS)
    assert box.wait(2)[1]["To"] == maya.email
    with site.core.database.reading() as rows:
        assert rows.scalars(select(NoticeRow).where(NoticeRow.waits.is_not(None))).all() == []


def test_a_long_letter_says_how_many_more_there_are(site, box):
    maya = site.person("Maya Santos")
    choose(site, maya, Mailed.DAILY)
    for number in range(LINES + 2):
        say(site, maya, f"Work {number}.")
    site.clock.forward(DAY_MS)
    (letter,) = box.wait(1)
    assert letter["Subject"] == f"{LINES + 2} notifications from Hourproof"
    assert letter.get_content().count("paused the contract") == LINES
    assert "And 2 more" in letter.get_content()
