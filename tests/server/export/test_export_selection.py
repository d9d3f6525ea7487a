"""A period's bundle holds what holds for it, wherever that was said: the session before it, each answer to a policy."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from server.contracts.service import DEFAULT_POLICY, change_policy
from server.export.period import Period
from server.export.selection import Place, select
from tests.support.deeds import Deeds, clocked_in
from tests.support.life import HOUR_MS, MONDAY_MS
from tests.support.site import Member, Site
from wire.bundle.findings import FindingKind
from wire.bundle.report import Report
from wire.bundle.verify import verify
from wire.records import MINUTE_MS, ContractId, Feature, OrganizationId, Policy

DAY_MS = 24 * HOUR_MS


class Firm:
    """A contractor with two machines at 08:00 of the Monday; nothing has been said yet."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.organization: OrganizationId = site.organization()
        self.contractor: Member = site.person("Maya Santos", organization=self.organization)
        self.contract: ContractId = site.contract(self.organization, self.contractor)
        self.desk = Deeds(site.machine(self.organization, self.contractor), self.contract)
        self.laptop = Deeds(
            site.machine(self.organization, self.contractor, name="Laptop"), self.contract
        )

    def until(self, instant_ms: int) -> None:
        """Let time pass."""
        self.site.clock.forward(instant_ms - self.site.clock.now_ms())

    def new_policy(self, policy: Policy) -> None:
        """Put another policy in force now."""
        with self.site.core.database.writing() as rows:
            change_policy(
                rows,
                self.organization,
                self.contract,
                policy,
                now_ms=self.site.clock.now_ms(),
            )

    def places(self, period: Period | None) -> list[Place]:
        """What is chosen for a period."""
        return select(
            self.site.core.database,
            organization=self.organization,
            person=self.contractor.person,
            contract=self.contract,
            period=period,
            size=10**6,
        )

    def first(self, deeds: Deeds, period: Period) -> int:
        """Where the stream of `deeds` begins in the bundle of a period."""
        return min(place.seq for place in self.places(period) if place.chain == deeds.stream)

    def findings(self, query: str) -> set[FindingKind]:
        """What is found in a bundle; nothing must be broken."""
        return {finding.kind for finding in self.report(query).findings}

    def report(self, query: str = "") -> Report:
        """What the verifier says of a bundle; nothing must be broken."""
        browser = self.site.signed_in(self.contractor)
        base = f"/contracts/{self.contract}/export"
        vkey = browser.get(f"{base}/trust").text.splitlines()[3]
        data = browser.get(f"{base}/bundle{query}").content
        report = verify(io.BytesIO(data), vkeys=[vkey])
        assert report.error is None, report.error
        return report


@pytest.fixture
def firm(tmp_path):
    with Site(tmp_path / "data", now_ms=MONDAY_MS + 8 * HOUR_MS) as site:
        yield Firm(site)


def day(number: int) -> Period:
    """A whole day after the Monday."""
    return Period(MONDAY_MS + number * DAY_MS, MONDAY_MS + (number + 1) * DAY_MS)


def test_a_session_over_midnight_is_given_with_the_day_that_it_reaches_into(firm):
    desk, laptop = firm.desk, firm.laptop
    desk.agree(DEFAULT_POLICY)
    # Another answer on another machine: nothing of the desk's is needed for its consent.
    firm.until(MONDAY_MS + 20 * HOUR_MS)
    laptop.agree(DEFAULT_POLICY)
    with clocked_in(desk, MONDAY_MS + 23 * HOUR_MS + 20 * MINUTE_MS):
        session = desk.session
        for minutes in (40, 30, 20, 10, 0):
            after = desk.track(MONDAY_MS + DAY_MS - minutes * MINUTE_MS)
    assert firm.first(desk, day(1)) == session == after.seq - 5
    assert firm.first(laptop, day(1)) == 0
    kinds = firm.findings("?from=2026-03-10&to=2026-03-10")
    assert FindingKind.NO_SESSION not in kinds
    assert FindingKind.BEGINS_LATE in kinds


def test_a_machine_that_has_not_heard_of_a_policy_is_shown_with_the_answer_that_held_for_it(firm):
    desk, laptop = firm.desk, firm.laptop
    desk.agree(DEFAULT_POLICY)
    firm.until(MONDAY_MS + 9 * HOUR_MS)
    firm.new_policy(replace(DEFAULT_POLICY, version=2, screenshots=False))
    laptop.agree(
        replace(DEFAULT_POLICY, version=2, screenshots=False), (Feature.ACTIVITY, Feature.WINDOW)
    )
    # The desk still goes by the first: pictures of the Monday and, an hour short of a day later, of the Tuesday.
    for start_ms in (MONDAY_MS + 10 * HOUR_MS, MONDAY_MS + DAY_MS + 8 * HOUR_MS):
        with clocked_in(desk, start_ms):
            desk.track(start_ms)
    assert firm.first(desk, day(1)) == 0
    assert firm.findings("?from=2026-03-10&to=2026-03-10") >= {FindingKind.WITHHELD}


def test_answers_that_nothing_needs_any_more_are_left_behind(firm):
    desk, laptop = firm.desk, firm.laptop
    desk.agree(DEFAULT_POLICY)
    firm.until(MONDAY_MS + 9 * HOUR_MS)
    second = replace(DEFAULT_POLICY, version=2, retention_days=100)
    firm.new_policy(second)
    laptop.agree(second)
    for number in (0, 3):
        with clocked_in(desk, MONDAY_MS + number * DAY_MS + 10 * HOUR_MS):
            session = desk.session
            desk.track(MONDAY_MS + number * DAY_MS + 10 * HOUR_MS)
    # At the latest with the session; the statement before it shows that nothing of the day stood there.
    assert 0 < session - 1 <= firm.first(desk, day(3)) <= session
    assert FindingKind.BEGINS_LATE in firm.findings("?from=2026-03-12&to=2026-03-12")


def test_an_answer_of_that_very_day_on_another_machine_is_given(firm):
    desk, laptop = firm.desk, firm.laptop
    desk.agree(DEFAULT_POLICY)
    firm.until(MONDAY_MS + DAY_MS + 9 * HOUR_MS)
    with clocked_in(desk, MONDAY_MS + DAY_MS + 10 * HOUR_MS):
        desk.track(MONDAY_MS + DAY_MS + 10 * HOUR_MS)
        laptop.agree(DEFAULT_POLICY)
        laptop.claim(MONDAY_MS, MONDAY_MS + HOUR_MS, "Of the day before")
        desk.track(MONDAY_MS + DAY_MS + 10 * HOUR_MS + 20 * MINUTE_MS)
    assert firm.first(laptop, day(1)) == 0


def test_what_was_changed_or_claimed_later_is_given_too(firm):
    desk, laptop = firm.desk, firm.laptop
    desk.agree(DEFAULT_POLICY)
    with clocked_in(desk, MONDAY_MS + 9 * HOUR_MS):
        target = desk.track(MONDAY_MS + 9 * HOUR_MS)
    firm.until(MONDAY_MS + 3 * DAY_MS)
    changed = laptop.redact(target, [1], minutes=10)
    laptop.claim(MONDAY_MS + HOUR_MS, MONDAY_MS + 2 * HOUR_MS, "A call")
    claimed = laptop.claim(MONDAY_MS + DAY_MS + HOUR_MS, MONDAY_MS + DAY_MS + 2 * HOUR_MS, "More")
    newest = laptop.agree(DEFAULT_POLICY)
    assert firm.first(laptop, day(0)) <= changed.seq
    assert firm.first(laptop, day(1)) <= claimed.seq
    # A day after all that was said: only the ends of the streams, by which all before them is fixed.
    assert firm.first(laptop, day(4)) == newest.seq
    assert FindingKind.REMOVED in firm.findings("?to=2026-03-09")


def test_a_close_is_given_with_each_day_of_its_week(firm):
    desk, laptop = firm.desk, firm.laptop
    desk.agree(DEFAULT_POLICY)
    firm.until(MONDAY_MS + 2 * DAY_MS)
    laptop.agree(DEFAULT_POLICY)
    # Closed on the Wednesday: nothing comes after it.
    close = laptop.close(MONDAY_MS, minutes=0, manual=0, others=desk.heads)
    newest = laptop.agree(DEFAULT_POLICY)
    for number in (3, 6):
        assert firm.first(laptop, day(number)) == close.seq
    assert firm.first(laptop, day(7)) == newest.seq


def test_without_a_period_every_stream_is_whole(firm):
    firm.desk.agree(DEFAULT_POLICY)
    firm.laptop.agree(DEFAULT_POLICY)
    firm.laptop.agree(DEFAULT_POLICY, ())
    places = firm.places(None)
    assert [place.seq for place in places if place.chain == firm.laptop.stream] == [0, 1]
    assert places == sorted(places)
    assert {place.chain.partition("/")[0] for place in places if place.by_server} == {
        "organization",
        "person",
        "contract",
    }


def test_time_claimed_for_a_day_before_the_contract_was_made_counts_in_what_is_whole(firm):
    firm.desk.agree(DEFAULT_POLICY)
    firm.desk.claim(MONDAY_MS - 2 * HOUR_MS, MONDAY_MS - HOUR_MS, "A call on the evening before")
    counts = firm.report().counts
    assert counts is not None
    assert counts.manual_minutes == 60
