"""Everything that the pages can show, on one server: the world in which the gallery's pages are opened."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.orm import Session

from server.accounts.events import Act
from server.accounts.models import IdentityLink, Membership, Passkey, Role
from server.contracts import life as life_of
from server.contracts.models import ContractRate, ContractRow
from server.hooks.models import Delivery, DeliveryTry, Webhook
from server.mail.outbox import Outbox
from server.notices.models import NoticeRow, What
from server.notices.telling import Notice, Recipient, tell
from server.oidc.reach import Reach
from server.organizations.models import IdentityProvider
from server.smtp import mail_server
from server.vault import Vault
from server.webhooks.service import CHOSEN
from tests.server.diary.test_diary_webcam import photo_of
from tests.support import evidence
from tests.support.hiring import Terms, offer_of
from tests.support.identity_provider import provider
from tests.support.life import MONDAY, Life, life
from tests.support.mailbox import Mailbox, mailbox
from tests.support.site import (
    AS_BROWSER,
    CHART_WINDOW,
    Machine,
    Member,
    Site,
    desktop_shots,
    typing,
    workday,
)
from wire.records import (
    MINUTE_MS,
    Absence,
    ContractId,
    Feature,
    ItemKind,
    Memo,
    OrganizationId,
    Reason,
    StreamId,
)

TODAY = date(2026, 3, 16)
TODAY_MS = int(datetime(2026, 3, 16, tzinfo=UTC).timestamp()) * 1000
HOUR_MS = 60 * MINUTE_MS
LONG_NAME = "Wilhelmina Featherstonehaugh-Cholmondeley-Warrington of the Northern Provinces"
LONG_FIRM = "Northwind Atlas of the harbour, the islands and everything around them, Limited"
LONG_TITLE = (
    "Redrawing of all charts, tables and mapsofeverything for the yearly report of the board"
)
LONG_MEMO = (
    "Comparing the numbers of the second table with the printed proofs, page by page, line by line"
)
HERE = {"Sec-Fetch-Site": "same-origin", **AS_BROWSER}


@dataclass(slots=True)
class World:
    """Who and what there is. `names` fills the addresses of pages, `places` names segments of interest."""

    life: Life
    box: Mailbox
    quiet: Site
    """A second server, which sends no letters."""
    people: dict[str, Member]
    names: dict[str, str]
    places: dict[str, tuple[date, StreamId, int]]
    _cookies: dict[str, dict[str, str]] = field(default_factory=dict)
    _count: Iterator[int] = field(default_factory=itertools.count)

    @property
    def site(self) -> Site:
        """The server that nearly all pages are of."""
        return self.life.site

    def address(self, path: str, segment: str = "") -> str:
        """`path` with its names filled in; those of a segment are its own."""
        names = dict(self.names)
        if segment:
            day, stream, seq = self.places[segment]
            names |= {"day": day.isoformat(), "stream": stream, "seq": str(seq)}
        return path.format(**names)

    def cookies(self, who: str) -> dict[str, str]:
        """Of a browser in which somebody has signed in; nobody has none, and "new" is somebody new each time."""
        if not who:
            return {}
        if who == "new":
            return dict(self.site.signed_in(self.somebody()).cookies)
        if who not in self._cookies:
            self._cookies[who] = dict(self.site.signed_in(self.people[who]).cookies)
        return self._cookies[who]

    def somebody(self, *, site: Site | None = None, named: str = "Noor New") -> Member:
        """Somebody new, in no organization."""
        return (site or self.site).person(f"{named} {next(self._count)}")

    def invited(self, email: str, role: Role = Role.REVIEWER, message: str = "") -> str:
        """The link in the letter to `email`."""
        path = f"/organizations/{self.life.organization}/members"
        owner = self.site.signed_in(self.people["owner"])
        seal = re.search(r'name="seal" value="(\w+)"', owner.get(path).text)
        assert seal is not None
        form = {"seal": seal[1], "email": email, "role": role.value, "message": message}
        answer = owner.post(path, data=form, headers=HERE)
        assert answer.status_code in (200, 303), answer.text
        return self.letter_link(email)

    def letter_link(self, email: str) -> str:
        """The address, without the server's, in the newest letter to `email`."""
        self.box.until(lambda: any(email in str(one["To"]) for one in list(self.box.letters)))
        letter = [one for one in list(self.box.letters) if email in str(one["To"])][-1]
        found = re.search(r"https?://[^/\s]+(/\S+)", letter.get_content())
        assert found is not None
        return found[1]

    def device_code(self) -> str:
        """The code of a device with a long name that waits to be allowed."""
        name = "A laptop " + "with a long name " * 3
        form = {"client_id": "hourproof-agent", "device_name": name}
        answer = self.site.http.post("/api/v1/device_authorization", data=form)
        return str(answer.raise_for_status().json()["user_code"])


@contextmanager
def page_world(folder: Path) -> Iterator[World]:
    """It stands at Monday, 16 March 2026, 12:00 UTC, until a test moves it."""
    with (
        mailbox() as box,
        TemporaryDirectory() as other,
        provider(lambda: TODAY_MS // 1000) as work,
    ):
        mail = mail_server(f"smtp://127.0.0.1:{box.port}", sender="hours@example.com")
        with (
            life(folder, mail=mail, named=True, providers=Reach.LOOPBACK) as lived,
            Site(Path(other) / "data", now_ms=lived.site.clock.now_ms()) as quiet,
        ):
            yield _filled(lived, box, quiet, work.url)


def _filled(lived: Life, box: Mailbox, quiet: Site, issuer: str) -> World:
    site, firm = lived.site, lived.organization
    second = site.organization(LONG_FIRM)
    people = {"owner": lived.owner, "contractor": lived.contractor}
    for role in (Role.MANAGER, Role.REVIEWER, Role.FINANCE, Role.ADMINISTRATOR):
        people[role.value] = site.person(
            f"{role.value.title()} Moreno", organization=firm, role=role
        )
    people["long"] = site.person(LONG_NAME, organization=firm, role=Role.OWNER)
    people["loner"] = site.person("Lone Wolf")
    people["juggler"] = site.person("Juggling Both", organization=firm)
    people["only owner"] = site.person("Only Owner", organization=second, role=Role.OWNER)
    third = site.organization(LONG_NAME)
    people["linked"] = site.person("Linked Lin", organization=third, role=Role.REVIEWER)
    people["linked owner"] = site.person("Linked Owner", organization=third, role=Role.OWNER)
    people["passkeys"] = site.person("Kay Fob")
    people["quiet owner"] = quiet.person(
        "Quiet Owner", organization=quiet.organization("Quiet Firm"), role=Role.OWNER
    )
    with site.core.database.writing() as rows:
        for name in ("juggler", "long"):
            rows.add(
                Membership(
                    organization=second,
                    person=people[name].person,
                    role=Role.CONTRACTOR,
                    created_ms=site.clock.now_ms(),
                )
            )
        _set_up(rows, third, people["linked"], issuer)
        for number, (name, went_back) in enumerate((("Phone", None), ("Key " * 15, TODAY_MS))):
            rows.add(_passkey(people["passkeys"], number, name.strip(), went_back))
    names = {
        "organization": str(firm),
        "second": str(second),
        "third": str(third),
        "required": str(
            site.contract(third, site.person("Cora There", organization=third), title="Not now")
        ),
        "person": str(people["reviewer"].person),
        "contract": str(lived.contract),
        "day": MONDAY.isoformat(),
        "month": f"{MONDAY:%Y-%m}",
        "empty day": TODAY.isoformat(),
        "contractor": str(lived.contractor.person),
        "only owner": str(people["only owner"].person),
        "quiet": _organization_of(quiet, people["quiet owner"]),
    }
    places = {name: (MONDAY, target.stream, target.seq) for name, target in lived.said.items()}
    names["nothing"] = str(site.contract(firm, people["juggler"], title="Nothing recorded yet"))
    for key, segment_minutes in (("busy", 10), ("minutes", 1)):
        contract = site.contract(
            firm,
            lived.contractor,
            title=LONG_TITLE,
            segment_minutes=segment_minutes,
            weekly_limit_minutes=170,
        )
        names[key] = str(contract)
        work = _busy if key == "busy" else _each_minute
        places |= work(lived.desk.machine, contract)
    names |= _hiring(site, firm, people)
    names |= _webhooks(site, second, people["only owner"])
    people["told"] = site.person("Tola Told", organization=firm)
    _tell(site, people["told"])
    return World(lived, box, quiet, people, names, places)


def _hiring(site: Site, firm: OrganizationId, people: dict[str, Member]) -> dict[str, str]:
    """Offers that wait, and a contract that is paused and one that has ended."""
    terms = {"title": LONG_TITLE, "message": LONG_MEMO, "webcam": "yes", "starts": "2026-03-23"}
    names = {
        key: offer_of(site, firm, people["contractor"], by=people["owner"], **terms)
        for key in ("offer", "offer to accept", "offer to decline")
    }
    stopped = {"paused": life_of.pause, "ended": life_of.end}
    for key, stop in stopped.items():
        contract = site.contract(firm, people["juggler"], title=f"{key.title()} work")
        names[key] = str(contract)
        with site.core.database.writing() as rows:
            row = rows.get_one(ContractRow, (firm, contract))
            stop(rows, site.core, row, people["owner"].person, reason=LONG_MEMO)
    names["changed"] = str(site.contract(firm, people["juggler"], title="Work that changes"))
    changed = Terms(site, names["changed"], people["owner"])
    changed.limit(50 * 60, reason="The harbour grew")
    changed.limit(20 * 60, reason=LONG_MEMO)
    with site.core.database.writing() as rows:
        rows.add(
            ContractRate(
                organization=firm,
                contract=names["changed"],
                from_ms=TODAY_MS,
                set_ms=TODAY_MS,
                minor=4550,
                currency="EUR",
                set_by=people["owner"].person,
            )
        )
    changed.rate(5000)
    changed.rate(4000, weeks=1, reason=LONG_MEMO)
    return names


def _tell(site: Site, member: Member) -> None:
    """Something of each kind, some of it read."""
    outbox = Outbox(site.core, Vault(site.settings.keys, site.core.rng), sends=False)
    notices = (
        Notice(What.ACCOUNT, about=Act.PASSKEY_ADDED, path="/account/history"),
        Notice(What.ASKED, by=LONG_NAME, about=LONG_TITLE, path="/contracts"),
        Notice(What.OFFERED, by="Ada Birch", about="Harbour maps", path="/contracts"),
        Notice(What.INVITED, by="Ada Birch", about=LONG_FIRM),
    )
    with site.core.database.writing() as rows:
        for notice in notices:
            tell(rows, site.core, outbox, Recipient(member.person, member.email), notice)
        rows.flush()
        read = rows.query(NoticeRow).filter_by(person=member.person, what=What.OFFERED).one()
        read.read_ms = TODAY_MS


def _webhooks(site: Site, firm: OrganizationId, owner: Member) -> dict[str, str]:
    """One that works, with deliveries of each state, and one that was given up."""
    names = {"webhook": "ab" * 8, "webhook off": "cd" * 8}
    with site.core.database.writing() as rows:
        for name, webhook in names.items():
            off = name == "webhook off"
            rows.add(
                Webhook(
                    organization=firm,
                    webhook=webhook,
                    url="https://hooks.example.com/" + ("very-long-" * 12 if off else "hours"),
                    events=" ".join(CHOSEN[:5]),
                    sealed=b"",
                    old_until_ms=None if off else TODAY_MS + 24 * HOUR_MS,
                    made_ms=TODAY_MS,
                    made_by=owner.person,
                    version=1,
                    newest=3,
                    failing_ms=TODAY_MS if off else None,
                    disabled_ms=TODAY_MS + HOUR_MS if off else None,
                )
            )
            rows.flush()
            for number, (status, fault) in enumerate(((204, ""), (500, ""), (None, "too-slow")), 1):
                rows.add(
                    Delivery(
                        organization=firm,
                        webhook=webhook,
                        number=number,
                        ident=f"msg_{number:032x}",
                        event=CHOSEN[number],
                        body="{}",
                        made_ms=TODAY_MS,
                        # Far off: it waits in the picture, and goes nowhere.
                        due_ms=TODAY_MS + 10_000 * HOUR_MS if number == 2 and not off else None,
                        tries=1,
                        done_ms=TODAY_MS if status == 204 else None,
                    )
                )
                rows.flush()
                rows.add(
                    DeliveryTry(
                        organization=firm,
                        webhook=webhook,
                        number=number,
                        at_ms=TODAY_MS + 1000,
                        tried="1",
                        status=status,
                        fault=fault,
                    )
                )
    return names


def _set_up(rows: Session, organization: OrganizationId, member: Member, issuer: str) -> None:
    """An own sign-in that members must use, and an account that is linked to it."""
    rows.add(
        IdentityProvider(
            organization=organization,
            issuer=issuer,
            client="hourproof",
            sealed_secret=b"never asked for",
            required=True,
            version="1",
            changed_ms=TODAY_MS,
        )
    )
    rows.add(
        IdentityLink(
            organization=organization,
            issuer=issuer,
            subject="7",
            link="link",
            person=member.person,
            label="linked.lin@" + "long." * 12 + "example.com",
            made_ms=TODAY_MS,
            used_ms=None,
        )
    )


def _organization_of(site: Site, member: Member) -> str:
    with site.core.database.reading() as rows:
        found = rows.query(Membership).filter(Membership.person == member.person).one()
        return str(OrganizationId(found.organization))


def _passkey(member: Member, number: int, name: str, went_back_ms: int | None) -> Passkey:
    return Passkey(
        credential=f"credential {number}",
        passkey=f"{number:032x}",
        person=member.person,
        name=name,
        public_key=b"no key",
        counter=0,
        made_ms=TODAY_MS - HOUR_MS,
        used_ms=None if number else TODAY_MS,
        went_back_ms=went_back_ms,
        removed_ms=None,
    )


def _busy(machine: Machine, contract: ContractId) -> dict[str, tuple[date, StreamId, int]]:
    """A morning with long memos that goes over the limit, with idle time, a webcam and no pictures in it."""
    machine.agree(contract, *Feature, at_ms=TODAY_MS)
    morning = [(TODAY_MS + 6 * HOUR_MS, TODAY_MS + 8 * HOUR_MS + 20 * MINUTE_MS)]
    workday(machine, contract, morning, memos=[LONG_MEMO, "Mail", ""])
    places: dict[str, tuple[date, StreamId, int]] = {}

    def at(number: int) -> int:
        return TODAY_MS + 9 * HOUR_MS + number * 10 * MINUTE_MS

    idle = machine.track(contract, at(0), at(1), items=evidence.idle_items(), idle=True)
    places["idle"] = (TODAY, *idle)
    photo, files = photo_of(at(1) + 3_000)
    shots, blobs = desktop_shots(taken_ms=at(1) + 1_000, monitors=3)
    shown = machine.track(
        contract,
        at(1),
        at(2),
        items=[typing(at(1), at(2)), *shots, CHART_WINDOW, Memo(LONG_MEMO), photo],
        pictures=blobs | files,
    )
    places["webcam"] = (TODAY, *shown)
    unknown = machine.track(
        contract,
        at(2),
        at(3),
        items=[
            Absence(ItemKind.ACTIVITY, Reason.NOT_AVAILABLE),
            Absence(ItemKind.SCREENSHOT, Reason.SCREEN_LOCKED),
            Absence(ItemKind.WINDOW, Reason.NOT_AVAILABLE),
            Memo(text=""),
        ],
    )
    places["unknown"] = (TODAY, *unknown)
    over = machine.track(contract, at(3), at(4), memo="Past the limit")
    places["over the limit"] = (TODAY, *over)
    return places


def _each_minute(machine: Machine, contract: ContractId) -> dict[str, tuple[date, StreamId, int]]:
    """Segments of one minute."""
    machine.agree(contract, *Feature, at_ms=TODAY_MS)
    for minute in range(12):
        start_ms = TODAY_MS + 10 * HOUR_MS + minute * MINUTE_MS
        placed = machine.track(contract, start_ms, start_ms + MINUTE_MS, slot_minutes=1)
    return {"one minute": (TODAY, *placed)}
