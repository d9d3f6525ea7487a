"""Reads who is at work now: a few questions to the database for a whole page, however many people there are."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select, text, tuple_
from sqlalchemy.orm import Session

from server.access.contracts import ContractView
from server.context import Core
from server.contracts import changes
from server.contracts.life import runs
from server.contracts.models import ContractRow
from server.diary.day import Card, card_of, week_start
from server.diary.opening import open_items, recorded
from server.diary.recorded import Recorded
from server.diary.service import Week
from server.evidence.models import ItemRow, LaterItem, SegmentRow
from server.evidence.service import tracked_minutes_of
from server.team.presence import Heard, Presence, Standing, due_after_ms, standing_of
from wire.contractor import WEEK_MS
from wire.records import ContractId, OrganizationId

SHOWN = 48
"""Contracts on one page."""

_HEARD = text(
    # By device: a stream that was given up may hold a session for ever that its successor has ended.
    "WITH heard AS (SELECT streams.contract, streams.device, max(statements.recv_ms) AS recv_ms,"
    # CROSS JOIN keeps SQLite from beginning with all statements or segments that there are.
    " devices.revoked_ms IS NULL AS sends FROM streams"
    " CROSS JOIN devices USING (organization, device)"
    " CROSS JOIN statements USING (organization, stream, seq)"
    " WHERE streams.organization = :organization"
    " AND streams.contract IN (SELECT value FROM json_each(:contracts))"
    " GROUP BY streams.contract, streams.device, devices.revoked_ms)"
    " SELECT heard.contract, heard.recv_ms, newest.started_ms FROM heard"
    " LEFT JOIN tracked_sessions AS newest ON heard.sends AND newest.organization = :organization"
    " AND newest.ended_ms IS NULL AND (newest.stream, newest.seq) = ("
    "SELECT tracked_sessions.stream, tracked_sessions.seq FROM tracked_sessions"
    " JOIN streams USING (organization, stream) WHERE tracked_sessions.organization = :organization"
    " AND tracked_sessions.contract = heard.contract AND streams.device = heard.device"
    " ORDER BY tracked_sessions.started_ms DESC, tracked_sessions.ended_ms IS NULL LIMIT 1)"
)
_NEWEST = text(
    "SELECT contract, start_ms, stream, seq FROM (SELECT value FROM json_each(:contracts)) AS named"
    " CROSS JOIN segments ON organization = :organization AND contract = named.value"
    " AND start_ms = (SELECT max(newest.start_ms) FROM segments AS newest"
    " WHERE newest.organization = :organization AND newest.contract = named.value)"
)
_LATE = text(
    "SELECT contract, count(*) AS segments FROM segments WHERE organization = :organization"
    " AND contract IN (SELECT value FROM json_each(:contracts)) AND start_ms >= :from_ms AND late"
    " GROUP BY contract"
)

_Key = tuple[ContractId, int, str, int]


@dataclass(frozen=True, slots=True)
class Mate:
    """A contract with how its contractor stands to it now."""

    view: ContractView
    standing: Standing


@dataclass(frozen=True, slots=True)
class Place:
    """What the room shows of one contract: the newest segment, if there is one, the hours of this week, and how many
    segments of the last two weeks came after their week was closed."""

    mate: Mate
    last: Card | None
    week: Week
    late: int


@dataclass(frozen=True, slots=True)
class Room:
    """One page of the room. `numbers` counts all that the name was found in by their presence, `found` those of them in
    the state asked for; `page` counts from 1."""

    places: tuple[Place, ...]
    numbers: Mapping[Presence, int]
    found: int
    page: int
    pages: int
    now_ms: int
    since: int
    """The newest change that is in it."""

    @property
    def first(self) -> int:
        """Which of `found` stands first on this page, from 1."""
        return (self.page - 1) * SHOWN + 1

    @property
    def everybody(self) -> int:
        """All that the name was found in."""
        return sum(self.numbers.values())


class Team:
    """Read-only. Call from any thread but the event loop's."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def room(
        self,
        organization: OrganizationId,
        views: Sequence[ContractView],
        *,
        name: str,
        presence: Presence | None,
        page: int,
    ) -> Room:
        """Page number `page`, or the last one there is, of the running ones among `views`, all of `organization`,
        whose contractor or title has `name` in it, and who stand as `presence` says."""
        now_ms = self._core.clock.now_ms()
        since = changes.newest(self._core.database)
        with self._core.database.reading() as rows:
            mates = _mates(rows, organization, [one for one in views if _named(one, name)], now_ms)
            numbers = Counter(one.standing.presence for one in mates)
            chosen = [one for one in mates if presence in (None, one.standing.presence)]
            pages = max(1, -(-len(chosen) // SHOWN))
            page = min(page, pages)
            here = in_order(chosen)[(page - 1) * SHOWN : page * SHOWN]
            places = _places(rows, organization, here, now_ms)
        return Room(places, numbers, len(chosen), page, pages, now_ms, since)


def in_order(mates: Iterable[Mate]) -> list[Mate]:
    """Who is clocked in first, longest first; then who is silent and who is out, by when they were heard of last."""

    def rank(one: Mate) -> tuple[int, int, str, str, str]:
        standing = one.standing
        group = list(Presence).index(standing.presence)
        at = standing.since_ms if standing.presence is Presence.IN else -(standing.heard_ms or 0)
        name = one.view.contractor.casefold(), one.view.title, one.view.contract
        return group, at or 0, *name

    return sorted(mates, key=rank)


def _named(view: ContractView, name: str) -> bool:
    wanted = name.casefold()
    return wanted in view.contractor.casefold() or wanted in view.title.casefold()


def _mates(
    rows: Session, organization: OrganizationId, views: Sequence[ContractView], now_ms: int
) -> list[Mate]:
    """The running ones."""
    idle = {
        row.contract: row.idle_minutes
        for row in rows.execute(
            select(ContractRow.contract, ContractRow.idle_minutes).where(
                ContractRow.organization == organization, runs(now_ms)
            )
        )
    }
    running = [view for view in views if view.contract in idle]
    heard: dict[ContractId, list[Heard]] = defaultdict(list)
    asked = _asked(organization, [view.contract for view in running])
    for contract, recv_ms, started_ms in rows.execute(_HEARD, asked):
        heard[contract].append(Heard(recv_ms, started_ms))
    made = []
    for view in running:
        due_ms = due_after_ms(
            segment_minutes=view.segment_minutes, idle_minutes=idle[view.contract]
        )
        told = heard[view.contract]
        made.append(Mate(view, standing_of(told, now_ms=now_ms, due_after_ms=due_ms)))
    return made


def _places(
    rows: Session, organization: OrganizationId, mates: Sequence[Mate], now_ms: int
) -> tuple[Place, ...]:
    contracts = [mate.view.contract for mate in mates]
    monday_ms = week_start(now_ms)
    minutes = tracked_minutes_of(
        rows, organization, contracts, from_ms=monday_ms, to_ms=monday_ms + WEEK_MS
    )
    asked = _asked(organization, contracts)
    found = rows.execute(_LATE, asked | {"from_ms": monday_ms - WEEK_MS})
    late = {row.contract: row.segments for row in found}
    newest = _newest(rows, organization, contracts)
    return tuple(
        Place(
            mate,
            newest.get(mate.view.contract),
            Week(minutes[mate.view.contract], mate.view.limits.of_week(monday_ms), None),
            late.get(mate.view.contract, 0),
        )
        for mate in mates
    )


def _newest(
    rows: Session, organization: OrganizationId, contracts: Collection[ContractId]
) -> dict[ContractId, Card]:
    """The newest segment of each, as it is now: what is not as it was committed to is marked and not shown."""
    keys = [tuple(row) for row in rows.execute(_NEWEST, _asked(organization, contracts))]
    if not keys:
        return {}
    items: dict[_Key, list[ItemRow]] = defaultdict(list)
    place = tuple_(ItemRow.contract, ItemRow.start_ms, ItemRow.stream, ItemRow.seq)
    for item in rows.scalars(
        select(ItemRow)
        .where(ItemRow.organization == organization, place.in_(keys))
        .order_by(ItemRow.item)
    ):
        items[item.contract, item.start_ms, item.stream, item.seq].append(item)
    later: dict[_Key, list[LaterItem]] = defaultdict(list)
    at = tuple_(LaterItem.contract, LaterItem.target_start_ms)
    for one in rows.scalars(
        select(LaterItem).where(
            LaterItem.organization == organization, at.in_([key[:2] for key in keys])
        )
    ):
        if one.target_stream is not None and one.target_seq is not None:
            key = (one.contract, one.target_start_ms, one.target_stream, one.target_seq)
            later[key].append(one)
    spot = tuple_(SegmentRow.contract, SegmentRow.start_ms, SegmentRow.stream, SegmentRow.seq)
    segments = rows.scalars(
        select(SegmentRow)
        .where(SegmentRow.organization == organization, spot.in_(keys))
        # Of several that begin at once the one that came last.
        .order_by(SegmentRow.position)
    )
    made = {}
    for row in segments:
        whole = (row.contract, row.start_ms, row.stream, row.seq)
        made[row.contract] = _card(recorded(row, open_items(row, items[whole], later[whole])))
    return made


def _card(segment: Recorded) -> Card:
    return card_of(segment, counted=segment.minutes)


def _asked(organization: OrganizationId, contracts: Collection[ContractId]) -> dict[str, str | int]:
    return {"organization": organization, "contracts": json.dumps(list(contracts))}
