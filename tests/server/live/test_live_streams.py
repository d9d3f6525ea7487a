"""Streams of changes over HTTP: what they tell, to whom, for how long, and that nothing waits for them."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from server.access.contracts import contract_for
from server.access.rules import Act
from server.accounts.models import Membership, Role
from server.comments.service import Comments
from server.contracts import changes, life
from server.contracts.models import ContractRow
from server.contracts.service import DEFAULT_POLICY
from server.live.stream import Watched, events
from server.live.watcher import EACH, Watcher
from server.mail.outbox import Outbox
from server.problems import Code, Problem
from server.retention.expire import expire_due
from server.vault import Vault
from tests.support.deeds import Deeds
from tests.support.life import MONDAY_MS
from tests.support.site import AS_BROWSER, PATIENCE_S, Member, Site
from wire.records import MINUTE_MS, ContractId, OrganizationId, PersonId

NINE_MS = MONDAY_MS + 9 * 60 * MINUTE_MS
DAY_MS = 24 * 60 * MINUTE_MS


@dataclass(frozen=True, slots=True)
class Firm:
    """Two contractors and a reviewer."""

    site: Site
    organization: OrganizationId
    reviewer: Member
    desk: Deeds
    other: Deeds

    @property
    def live(self) -> str:
        """The stream of the first contract."""
        return f"/contracts/{self.desk.contract}/live"

    @property
    def team(self) -> str:
        """That of both."""
        return f"/organizations/{self.organization}/team/live"

    @property
    def newest(self) -> int:
        """The newest change."""
        return changes.newest(self.site.core.database)


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    with Site(tmp_path / "data", now_ms=NINE_MS) as site:
        organization = site.organization()
        reviewer = site.person("Rui Costa", organization=organization, role=Role.REVIEWER)

        def deeds(name: str) -> Deeds:
            who = site.person(name, organization=organization)
            made = Deeds(site.machine(organization, who), site.contract(organization, who))
            made.agree(DEFAULT_POLICY)
            made.clock_in()
            return made

        yield Firm(site, organization, reviewer, deeds("Maya Santos"), deeds("Ada Birch"))


class Listener:
    """Reads a stream until an event, or its end."""

    def __init__(self, answer: httpx.Response) -> None:
        assert answer.status_code == 200, answer.read()
        self.answer = answer
        self._lines = answer.iter_lines()

    def event(self) -> dict[str, object] | None:
        """The next event with its id; None at the end of the stream."""
        told: dict[str, str] = {}
        for line in self._lines:
            name, _, value = line.partition(": ")
            if name in ("id", "event", "data"):
                told[name] = value
            if not line and told:
                assert told["event"] == "changed"
                return {"id": int(told["id"]), **json.loads(told["data"])}
        return None


def listening(stack: ExitStack, browser: httpx.Client, path: str, **headers: str) -> Listener:
    """A stream that is open as long as the stack."""
    return Listener(stack.enter_context(browser.stream("GET", path, headers=headers)))


def test_a_change_is_told_with_nothing_of_what_it_is(firm: Firm) -> None:
    with ExitStack() as stack:
        browser = firm.site.signed_in(firm.reviewer)
        stream = listening(stack, browser, f"{firm.live}?since={firm.newest}")
        headers = stream.answer.headers
        assert headers["content-type"] == "text/event-stream; charset=utf-8"
        assert headers["cache-control"] == "no-store"
        assert headers["x-accel-buffering"] == "no"
        firm.other.track(NINE_MS, memo="Not theirs")
        firm.desk.track(firm.site.clock.now_ms(), memo="Secret plans")
        told = stream.event()
        # Nothing of the other contract came before it.
        assert told == {
            "id": firm.newest,
            "contract": firm.desk.contract,
            "version": firm.newest,
        }


def test_what_was_missed_is_told_first(firm: Firm) -> None:
    browser = firm.site.signed_in(firm.reviewer)
    before = firm.newest
    firm.desk.track(NINE_MS)
    after = firm.newest
    for path, headers in (
        (f"{firm.live}?since={before}", {}),
        # A browser that comes back names what it saw last; the address is of when the page was loaded.
        (f"{firm.live}?since={after}", {"Last-Event-ID": str(before)}),
        # Never reached: of a database that was put back from a backup.
        (f"{firm.live}?since={after + 9}", {}),
        (f"{firm.live}?since={before}", {"Last-Event-ID": "nonsense"}),
    ):
        with ExitStack() as stack:
            told = listening(stack, browser, path, **headers).event()
            assert told is not None
            assert told["version"] == after


def test_the_team_is_told_of_each_of_its_contracts(firm: Firm) -> None:
    with ExitStack() as stack:
        browser = firm.site.signed_in(firm.reviewer)
        stream = listening(stack, browser, f"{firm.team}?since={firm.newest}")
        elsewhere = firm.site.organization("Other Firm")
        who = firm.site.person("Else Where", organization=elsewhere)
        stranger = Deeds(firm.site.machine(elsewhere, who), firm.site.contract(elsewhere, who))
        stranger.clock_in()
        firm.other.track(NINE_MS)
        told = stream.event()
        assert told is not None
        assert told["contract"] == firm.other.contract
        firm.desk.track(firm.site.clock.now_ms())
        told = stream.event()
        assert told is not None
        assert told["contract"] == firm.desk.contract


def sign_out(firm: Firm, browser: httpx.Client) -> None:
    """End the sign-in from elsewhere."""
    with firm.site.core.database.writes() as writes:
        writes.run("DELETE FROM sessions WHERE person = ?", [(firm.reviewer.person,)])


def leave(firm: Firm, browser: httpx.Client) -> None:
    """Take the role away."""
    with firm.site.core.database.writing() as rows:
        row = rows.get_one(Membership, (firm.organization, firm.reviewer.person))
        row.role = Role.FINANCE


@pytest.mark.parametrize("lose", [sign_out, leave])
@pytest.mark.parametrize("which", ["live", "team"])
def test_who_loses_the_right_is_told_nothing_more(firm: Firm, lose, which: str) -> None:
    with ExitStack() as stack:
        browser = firm.site.signed_in(firm.reviewer)
        stream = listening(stack, browser, f"{getattr(firm, which)}?since={firm.newest}")
        lose(firm, browser)
        firm.desk.track(NINE_MS)
        assert stream.event() is None
        answer = browser.get(getattr(firm, which), headers={"Accept": "text/event-stream"})
        assert answer.status_code in (401, 404)


def test_one_person_has_so_many_streams_and_others_theirs(firm: Firm) -> None:
    browser = firm.site.signed_in(firm.reviewer)
    owner = firm.site.person("Olga Owner", organization=firm.organization, role=Role.OWNER)
    with ExitStack() as stack:
        for _ in range(EACH):
            listening(stack, browser, firm.live)
        refused = browser.get(firm.live, headers={"Accept": "text/event-stream"})
        assert refused.status_code == 503
        assert refused.headers["retry-after"] == "60"
        assert "too many pages" in refused.text
        listening(stack, firm.site.signed_in(owner), firm.live)
    # Those that were closed count no more, once the server has noticed.
    for _ in range(1000):
        with browser.stream("GET", firm.live) as answer:
            if answer.status_code == 200:
                return
    raise AssertionError("closed streams still count")


@pytest.mark.parametrize("query", ["?since=-1", "?since=x", f"?since={2**60}"])
def test_addresses_that_make_no_sense_are_refused(firm: Firm, query: str) -> None:
    browser = firm.site.signed_in(firm.reviewer)
    assert browser.get(firm.live + query).status_code == 400


def test_a_server_that_stops_does_not_wait_for_streams(tmp_path: Path) -> None:
    """uvicorn would wait for them for ever: `serving` gives it no limit."""
    with ExitStack() as stack, httpx.Client(timeout=PATIENCE_S) as http:
        site = Site(tmp_path / "data", now_ms=NINE_MS)
        site.__enter__()
        owner = site.person("Olga Owner")
        firm = site.organization()
        with site.core.database.writing() as rows:
            rows.add(
                Membership(
                    organization=firm, person=owner.person, role=Role.OWNER, created_ms=NINE_MS
                )
            )
        http.cookies.update(site.signed_in(owner).cookies)
        path = f"{site.url}/organizations/{firm}/team/live"
        stream = Listener(stack.enter_context(http.stream("GET", path, headers=AS_BROWSER)))
        stopping = threading.Thread(target=site.__exit__, daemon=True)
        stopping.start()
        assert stream.event() is None
        stopping.join(PATIENCE_S)
        assert not stopping.is_alive()


def test_each_deed_is_a_change_of_its_contract_alone(firm: Firm) -> None:
    database = firm.site.core.database
    owner = firm.site.person("Olga Owner", organization=firm.organization, role=Role.OWNER)
    contract = firm.desk.contract

    def stop() -> None:
        with database.writing() as rows:
            row = rows.get_one(ContractRow, (firm.organization, contract))
            life.pause(rows, firm.site.core, row, owner.person, reason="")

    def expire() -> None:
        firm.site.clock.forward(400 * DAY_MS)
        assert expire_due(firm.site.core) == 1

    target = firm.desk.track(NINE_MS, without=(2,))
    for deed in (
        lambda: firm.desk.complete(target),
        lambda: firm.desk.redact(target, [1], minutes=10),
        lambda: firm.desk.reword(target, "Other words"),
        lambda: firm.desk.claim(NINE_MS, NINE_MS + MINUTE_MS, "A call"),
        firm.desk.clock_out,
        stop,
        expire,
    ):
        before = firm.newest
        deed()
        told = changes.since(database, before)
        assert [(one.contract, one.version) for one in told] == [(contract, before + 1)], deed


def test_so_is_what_is_written_on_a_segment(firm: Firm) -> None:
    target, site, reviewer = firm.desk.track(NINE_MS), firm.site, firm.reviewer.person
    comments = Comments(
        site.core, Outbox(site.core, Vault(site.settings.keys, site.rng), sends=False)
    )
    with site.core.database.reading() as rows:
        view = contract_for(rows, reviewer, Act.COMMENT, contract=firm.desk.contract)
    assert view is not None
    place = (target.stream, target.seq)

    def write() -> None:
        comments.write(view, reviewer, place, text="Which?", question=True, once="a" * 32)

    def edit() -> None:
        comments.edit(view, reviewer, place, number=1, version=1, text="Which chart?")

    def take_back() -> None:
        comments.delete(view, reviewer, place, number=1)

    for deed, told in ((write, 1), (write, 0), (edit, 1), (edit, 0), (take_back, 1)):
        before = firm.newest
        deed()
        assert len(changes.since(site.core.database, before)) == told, deed


def test_what_is_undone_was_no_change(firm: Firm) -> None:
    before, database = firm.newest, firm.site.core.database
    with pytest.raises(RuntimeError), database.writes() as writes:  # noqa: PT012 - all is the point
        changes.bump(writes, firm.organization, [firm.desk.contract])
        raise RuntimeError
    assert firm.newest == before


class Rights:
    """What the viewer may see, until they may not."""

    def __init__(self, *answers: frozenset[ContractId]) -> None:
        self.answers = list(answers)

    def __call__(self) -> Watched:
        if not self.answers:
            raise Problem(Code.NOT_FOUND, "gone")
        return Watched(OrganizationId("f" * 16), self.answers.pop(0))


def test_rights_are_asked_again_while_nothing_happens(firm: Firm) -> None:
    nothing: frozenset[ContractId] = frozenset()

    async def read() -> list[str]:
        watcher = Watcher(firm.site.core.database)
        waits = watcher.subscribe(PersonId("p"))
        told = events(
            firm.site.core.database, waits, Rights(nothing, nothing), since=0, heartbeat_s=0.001
        )
        return [text async for text in told]

    assert asyncio.run(read()) == ["retry: 5000\n\n", ": still here\n\n", ": still here\n\n"]


def test_who_comes_when_the_server_stops_is_told_nothing(firm: Firm) -> None:
    async def read() -> list[str]:
        watcher = Watcher(firm.site.core.database)
        watcher.end_streams()
        waits = watcher.subscribe(PersonId("p"))
        told = events(firm.site.core.database, waits, Rights(), since=0, heartbeat_s=60.0)
        return [text async for text in told]

    assert asyncio.run(read()) == ["retry: 5000\n\n"]
