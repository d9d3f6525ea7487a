"""A server over HTTP in this process with one enrolled sender, and a way to ask what it has stored."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from server.check import check
from server.devices.service import new_code
from server.evidence.models import ItemRow, SegmentRow, Statement
from server.log.models import LogEntry
from tests.support.evidence import SLOT_START_MS
from tests.support.sender import Sender
from tests.support.site import Member, Site
from wire.records import ContractId, OrganizationId

NOW_MS = SLOT_START_MS + 30 * 24 * 3_600_000
"""A month after the first slot of `tests.support.evidence`."""


@dataclass(slots=True)
class Room:
    """One organization, one contractor, one contract, one device."""

    site: Site
    organization: OrganizationId
    member: Member
    contract: ContractId
    sender: Sender

    def code(self, **more: int) -> str:
        """A fresh one-time code of the contractor."""
        with self.site.core.database.writing() as session:
            return new_code(
                session,
                self.organization,
                self.member.person,
                clock=self.site.clock,
                rng=self.site.rng,
                **more,
            )

    def second_sender(self) -> Sender:
        """Another device of the same contractor."""
        return Sender.enrol(self.site.http, self.code(), self.contract)

    def stored(self) -> dict[str, int]:
        """How much there is of everything, the log's ticks included, and files of pictures."""
        with self.site.core.database.reading() as session:
            counts = {
                table.__tablename__: session.scalar(select(func.count()).select_from(table)) or 0
                for table in (Statement, SegmentRow, ItemRow, LogEntry)
            }
        folder = self.site.settings.blobs
        return counts | {"pictures": sum(1 for path in folder.rglob("*") if path.is_file())}

    def refused(self, body: bytes, *, status: int, code: str, **headers: str) -> dict[str, Any]:
        """Send `body`, expect this problem, and see that nothing at all was stored."""
        before = self.stored()
        answer = self.sender.post(body, **headers)
        problem: dict[str, Any] = answer.json()
        assert (answer.status_code, problem.get("type")) == (
            status,
            f"urn:hourproof:problem:{code}",
        ), problem
        assert answer.headers["content-type"] == "application/problem+json"
        assert problem["status"] == status
        assert problem["detail"].endswith(".")
        after = self.stored()
        # Files of what was erased earlier go whenever the server gets to it.
        assert after.pop("pictures") <= before.pop("pictures")
        assert after == before
        return problem

    def whole(self) -> None:
        """Everything that is stored must be whole."""
        assert check(self.site.core).damages == ()


@contextmanager
def ingest_room(folder: Path, *, database_url: str | None = None) -> Iterator[Room]:
    """A running server whose data lies in `folder`, and in the PostgreSQL database `database_url` if given."""
    with Site(folder, now_ms=NOW_MS, database_url=database_url) as site:
        organization = site.organization()
        member = site.person("Casey Contractor", organization=organization)
        contract = site.contract(organization, member)
        room = Room(site, organization, member, contract, None)  # type: ignore[arg-type]  # next line
        room.sender = room.second_sender()
        yield room
