"""Who is in an organization: roles, removal and leaving. A membership that ends takes running contracts with it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session as Rows

from server.access.organizations import Place
from server.access.rules import MAY_GIVE
from server.accounts.events import Caller
from server.accounts.linked import end_links
from server.accounts.models import Membership, Person, Role
from server.accounts.service import Viewer
from server.context import Core
from server.contracts import life, offered
from server.contracts.models import ContractRow
from server.devices.models import Device, EnrolmentCode
from server.mail.outbox import Outbox
from server.members import audit
from server.members.audit import MemberAct
from server.members.invitations import withdraw_of_inviter
from server.members.refusals import MemberRefusedError, Refusal
from server.notices.models import What
from server.notices.telling import Notice, Recipient, tell
from wire.records import OrganizationId, PersonId


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in an organization, with the titles of their contracts that run."""

    person: PersonId
    name: str
    email: str
    role: Role
    since_ms: int
    running: tuple[str, ...]
    last_owner: bool


@dataclass(frozen=True, slots=True)
class ListedDevice:
    """A device that was enrolled for a member, and when it was ended, if it was."""

    name: str
    os: str
    owner: str
    enrolled_ms: int
    ended_ms: int | None


class Members:
    """Safe from any thread. The door has found that the viewer may do it in the place."""

    def __init__(self, core: Core, outbox: Outbox) -> None:
        self._core = core
        self._outbox = outbox

    def of(self, place: Place) -> tuple[Member, ...]:
        """Everybody who is in it, by role and name."""
        with self._core.database.reading() as rows:
            return _members(rows, place.organization)

    def one(self, place: Place, person: PersonId) -> Member | None:
        """A member, or None."""
        return next((one for one in self.of(place) if one.person == person), None)

    def change_role(
        self, viewer: Viewer, place: Place, person: PersonId, role: str, caller: Caller
    ) -> Role:
        """Give a member another role; their contracts go on. Raises `MemberRefusedError`."""
        given = next((one for one in place.gives if one == role), None)
        if given is None:
            raise MemberRefusedError(Refusal.NO_ROLE)
        with self._core.database.writing() as rows:
            member = _member(rows, place.organization, person)
            old = Role(member.role)
            if old is given:
                return given
            _keep_an_owner(rows, member)
            member.role = given
            if not set(MAY_GIVE.get(old, ())) <= set(MAY_GIVE.get(given, ())):
                withdraw_of_inviter(rows, member, now_ms=self._core.clock.now_ms())
            audit.record(
                rows,
                self._core,
                place.organization,
                viewer.person,
                MemberAct.ROLE_CHANGED,
                caller,
                subject=rows.get_one(Person, person).name,
                detail=f"{old} {given}",
                about=person,
            )
            self._tell(rows, viewer, place, What.ROLE_CHANGED, person)
        return given

    def remove(self, viewer: Viewer, place: Place, person: PersonId, caller: Caller) -> str:
        """End somebody's membership; returns their name. Raises `MemberRefusedError`."""
        return self._end(viewer, place, person, MemberAct.REMOVED, caller)

    def leave(self, viewer: Viewer, place: Place, caller: Caller) -> None:
        """End one's own membership. Raises `MemberRefusedError`."""
        self._end(viewer, place, viewer.person, MemberAct.LEFT, caller)

    def devices(self, place: Place) -> tuple[ListedDevice, ...]:
        """Every device of the organization, the newest first."""
        with self._core.database.reading() as rows:
            found = rows.execute(
                select(Device, Person.name)
                .join(Person, Person.person == Device.person)
                .where(Device.organization == place.organization)
                .order_by(Device.created_ms.desc(), Device.device)
            ).all()
        return tuple(
            ListedDevice(row.name, row.os, owner, row.created_ms, row.revoked_ms)
            for row, owner in found
        )

    def _end(
        self, viewer: Viewer, place: Place, person: PersonId, act: MemberAct, caller: Caller
    ) -> str:
        now_ms = self._core.clock.now_ms()
        with self._core.database.writing() as rows:
            member = _member(rows, place.organization, person)
            _keep_an_owner(rows, member)
            member.left_ms = now_ms
            _end_contracts(rows, self._core, member, by=viewer.person, now_ms=now_ms)
            withdraw_of_inviter(rows, member, now_ms=now_ms)
            offered.withdraw_all(rows, self._core, place.organization, person, by=viewer.person)
            end_links(rows, member.organization, member.person)
            name = rows.get_one(Person, person).name
            audit.record(
                rows,
                self._core,
                place.organization,
                viewer.person,
                act,
                caller,
                subject=name,
                detail=member.role,
                about=person,
            )
            if act is MemberAct.REMOVED:
                self._tell(rows, viewer, place, What.REMOVED, person)
            else:
                for owner in _owners(rows, place.organization):
                    self._tell(rows, viewer, place, What.LEFT, owner)
        return name

    def _tell(self, rows: Rows, viewer: Viewer, place: Place, what: What, person: PersonId) -> None:
        """Tell `person` what the viewer did; not the viewer."""
        if person == viewer.person:
            return
        left = what is What.LEFT
        notice = Notice(
            what,
            by=viewer.name,
            about=place.name,
            path=f"/organizations/{place.organization}/members" if left else "/organizations",
            organization=place.organization,
            own=not left,
        )
        to = Recipient(person, rows.get_one(Person, person).email)
        tell(rows, self._core, self._outbox, to, notice)


def _owners(rows: Rows, organization: OrganizationId) -> tuple[PersonId, ...]:
    return tuple(
        rows.scalars(
            select(Membership.person)
            .where(
                Membership.organization == organization,
                Membership.role == Role.OWNER,
                Membership.left_ms.is_(None),
            )
            .order_by(Membership.person)
        )
    )


def _members(rows: Rows, organization: OrganizationId) -> tuple[Member, ...]:
    running: dict[PersonId, list[str]] = {}
    for contract in rows.execute(
        select(ContractRow.person, ContractRow.title)
        .where(ContractRow.organization == organization, ContractRow.ended_ms.is_(None))
        .order_by(ContractRow.title, ContractRow.contract)
    ):
        running.setdefault(contract.person, []).append(contract.title)
    found = rows.execute(
        select(Membership, Person)
        .join(Person, Person.person == Membership.person)
        .where(Membership.organization == organization, Membership.left_ms.is_(None))
    ).all()
    owners = sum(member.role == Role.OWNER for member, _ in found)
    order = list(Role)
    return tuple(
        sorted(
            (
                Member(
                    person=person.person,
                    name=person.name,
                    email=person.email,
                    role=Role(member.role),
                    since_ms=member.created_ms,
                    running=tuple(running.get(person.person, ())),
                    last_owner=member.role == Role.OWNER and owners == 1,
                )
                for member, person in found
            ),
            key=lambda one: (order.index(one.role), one.name.casefold(), one.person),
        )
    )


def _member(rows: Rows, organization: OrganizationId, person: PersonId) -> Membership:
    member = rows.get(Membership, (organization, person))
    if member is None or member.left_ms is not None:
        raise MemberRefusedError(Refusal.OVER)
    return member


def _keep_an_owner(rows: Rows, member: Membership) -> None:
    """Raise unless somebody who may do everything is left without `member`."""
    if member.role != Role.OWNER:
        return
    others = rows.scalar(
        select(func.count())
        .select_from(Membership)
        .where(
            Membership.organization == member.organization,
            Membership.role == Role.OWNER,
            Membership.left_ms.is_(None),
            Membership.person != member.person,
        )
    )
    if not others:
        raise MemberRefusedError(Refusal.LAST_OWNER)


def _end_contracts(
    rows: Rows, core: Core, member: Membership, *, by: PersonId, now_ms: int
) -> None:
    """No device is told of the contracts any more, and none is enrolled; what was tracked before still comes in."""
    life.end_all(rows, core, member.organization, member.person, by=by)
    rows.execute(
        update(EnrolmentCode)
        .where(
            EnrolmentCode.organization == member.organization,
            EnrolmentCode.person == member.person,
            EnrolmentCode.used_ms.is_(None),
            EnrolmentCode.expires_ms > now_ms,
        )
        .values(expires_ms=now_ms)
    )
