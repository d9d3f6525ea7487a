"""Pages of an organization: its members and invitations, its devices, its log, and leaving it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from server.access.doors import NOTHING, Doors
from server.access.organizations import Place
from server.access.rules import Deed
from server.accounts.events import OPERATOR
from server.accounts.gate import Gate, caller_of
from server.accounts.refusals import TooManyAttemptsError
from server.accounts.service import Viewer
from server.context import Core
from server.members import audit
from server.members.invitations import MESSAGE_CHARACTERS, Invitations, Sent
from server.members.refusals import MemberRefusedError, Refusal
from server.members.service import Member, Members
from server.problems import Code, Problem
from server.web import member_words as words
from server.web.render import Pages, slow_down
from wire.records import PersonId

_Text = Annotated[str, Form(max_length=1000)]
_Message = Annotated[str, Form(max_length=20_000)]
_Seal = Annotated[str, Form(max_length=64)]

_FIELDS: Mapping[Refusal, str] = {
    Refusal.NO_ADDRESS: "email",
    Refusal.IS_MEMBER: "email",
    Refusal.IS_INVITED: "email",
    Refusal.NO_ROLE: "role",
    Refusal.BAD_MESSAGE: "message",
}
"""Beside which field of the invitation a refusal stands."""


def router(
    core: Core, members: Members, invitations: Invitations, doors: Doors, gate: Gate, pages: Pages
) -> APIRouter:
    """Routes `/organizations` and below."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(core, members, invitations, doors, gate, pages)
    one = "/organizations/{organization}"
    for path, handler, method in (
        ("/organizations", handlers.organizations, "GET"),
        (one + "/members", handlers.members, "GET"),
        (one + "/members", handlers.invite, "POST"),
        (one + "/invitations/{invitation}", handlers.change_invitation, "POST"),
        (one + "/members/{person}", handlers.member, "GET"),
        (one + "/members/{person}", handlers.change_member, "POST"),
        (one + "/leave", handlers.leave, "GET"),
        (one + "/leave", handlers.left, "POST"),
        (one + "/log", handlers.log, "GET"),
        (one + "/devices", handlers.devices, "GET"),
    ):
        routes.add_api_route(path, handler, methods=[method], response_model=None)
    return routes


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads."""

    def __init__(
        self,
        core: Core,
        members: Members,
        invitations: Invitations,
        doors: Doors,
        gate: Gate,
        pages: Pages,
    ) -> None:
        self._core = core
        self._members = members
        self._invitations = invitations
        self._doors = doors
        self._gate = gate
        self._pages = pages

    def organizations(self, request: Request) -> Response:
        """Where the viewer is a member, and the way out."""
        viewer, places = self._doors.all_places(request)
        return self._organizations(viewer, places)

    def members(self, request: Request, organization: str) -> Response:
        """Who is in it, and who is invited."""
        viewer, place = self._doors.enter(request, organization, Deed.SEE_MEMBERS)
        return self._list(request, viewer, place)

    def invite(
        self,
        request: Request,
        organization: str,
        email: _Text = "",
        role: _Text = "",
        message: _Message = "",
        seal: _Seal = "",
    ) -> Response:
        """Invite an address."""
        viewer, place = self._doors.enter(request, organization, Deed.INVITE)
        typed = {"email": email, "role": role, "message": message}
        if not self._sealed(request, place, seal):
            return self._list(request, viewer, place, typed=typed, notice=words.SEND_AGAIN)
        try:
            sent = self._invitations.invite(
                viewer, place, email=email, role=role, message=message, caller=caller_of(request)
            )
        except MemberRefusedError as refused:
            wrong = {_FIELDS[refused.refusal]: words.REFUSALS[refused.refusal]}
            return self._list(request, viewer, place, typed=typed, wrong=wrong, status=422)
        except TooManyAttemptsError as refused:
            return self._slow(request, viewer, place, refused, typed=typed)
        return self._list(request, viewer, place, sent=sent)

    def change_invitation(
        self,
        request: Request,
        organization: str,
        invitation: str,
        act: Annotated[Literal["resend", "withdraw"], Form()],
        seal: _Seal = "",
    ) -> Response:
        """Make a new link, or take the invitation back."""
        viewer, place = self._doors.enter(request, organization, Deed.INVITE)
        if not self._sealed(request, place, seal):
            return self._list(request, viewer, place, notice=words.SEND_AGAIN)
        caller = caller_of(request)
        try:
            if act == "resend":
                sent = self._invitations.resend(viewer, place, invitation, caller)
                return self._list(request, viewer, place, sent=sent)
            email = self._invitations.withdraw(viewer, place, invitation, caller)
        except MemberRefusedError as refused:
            notice = words.REFUSALS[refused.refusal]
            return self._list(request, viewer, place, notice=notice, status=409)
        except TooManyAttemptsError as refused:
            return self._slow(request, viewer, place, refused)
        return self._list(request, viewer, place, notice=words.WITHDRAWN.format(email=email))

    def member(self, request: Request, organization: str, person: str) -> Response:
        """One member, with what their owner may change."""
        viewer, place = self._doors.enter(request, organization, Deed.MANAGE_MEMBERS)
        return self._one(request, viewer, place, self._found(place, person))

    def change_member(
        self,
        request: Request,
        organization: str,
        person: str,
        act: Annotated[Literal["role", "remove"], Form()],
        role: _Text = "",
        seal: _Seal = "",
    ) -> Response:
        """Give another role, or end the membership."""
        viewer, place = self._doors.enter(request, organization, Deed.MANAGE_MEMBERS)
        member = self._found(place, person)
        if not self._sealed(request, place, seal):
            return self._one(request, viewer, place, member, role=role, notice=words.SEND_AGAIN)
        caller = caller_of(request)
        try:
            if act == "role":
                given = self._members.change_role(viewer, place, member.person, role, caller)
                notice = words.ROLE_KEPT.format(name=member.name, role=words.ROLES[given])
            else:
                name = self._members.remove(viewer, place, member.person, caller)
                notice = words.REMOVED.format(name=name)
        except MemberRefusedError as refused:
            error = words.REFUSALS[refused.refusal]
            return self._one(request, viewer, place, member, role=role, error=error, status=409)
        if member.person == viewer.person:
            # What was open a moment ago may be closed now.
            return RedirectResponse("/organizations", status_code=303)
        return self._list(request, viewer, place, notice=notice)

    def leave(self, request: Request, organization: str) -> Response:
        """What leaving would mean."""
        viewer, place = self._doors.enter(request, organization, Deed.LEAVE)
        return self._leave(request, viewer, place)

    def left(self, request: Request, organization: str, seal: _Seal = "") -> Response:
        """Leave."""
        viewer, place = self._doors.enter(request, organization, Deed.LEAVE)
        if not self._sealed(request, place, seal):
            return self._leave(request, viewer, place, notice=words.SEND_AGAIN)
        try:
            self._members.leave(viewer, place, caller_of(request))
        except MemberRefusedError as refused:
            notice = words.REFUSALS[refused.refusal]
            return self._leave(request, viewer, place, notice=notice, status=409)
        _, places = self._doors.all_places(request)
        return self._organizations(
            viewer, places, notice=words.LEFT.format(organization=place.name)
        )

    def _organizations(
        self, viewer: Viewer, places: tuple[Place, ...], *, notice: str = ""
    ) -> Response:
        values = {
            "viewer": viewer,
            "places": places,
            "waiting": self._doors.waiting(viewer),
            "notice": notice,
        }
        return self._pages.answer("organizations.html", values)

    def log(self, request: Request, organization: str, older: str = "") -> Response:
        """What was done about members."""
        viewer, place = self._doors.enter(request, organization, Deed.READ_AUDIT_LOG)
        found = audit.page_of(self._core, place.organization, older_than=older)
        values = {"entries": found.entries, "older": found.older, "further": bool(older)}
        values |= {"OPERATOR": OPERATOR}
        return self._answer("organization_log.html", viewer, place, "log", values)

    def devices(self, request: Request, organization: str) -> Response:
        """Which devices may send."""
        viewer, place = self._doors.enter(request, organization, Deed.SEE_DEVICES)
        values = {"devices": self._members.devices(place)}
        return self._answer("organization_devices.html", viewer, place, "devices", values)

    def _found(self, place: Place, person: str) -> Member:
        member = self._members.one(place, PersonId(person))
        if member is None:
            raise Problem(Code.NOT_FOUND, NOTHING)
        return member

    def _slow(
        self,
        request: Request,
        viewer: Viewer,
        place: Place,
        refused: TooManyAttemptsError,
        *,
        typed: Mapping[str, str] | None = None,
    ) -> Response:
        notice = words.too_many_invitations(refused.wait_s)
        answer = self._list(request, viewer, place, typed=typed, notice=notice, status=429)
        return slow_down(answer, refused.wait_s)

    def _list(
        self,
        request: Request,
        viewer: Viewer,
        place: Place,
        *,
        typed: Mapping[str, str] | None = None,
        wrong: Mapping[str, str] | None = None,
        notice: str = "",
        sent: Sent | None = None,
        status: int = 200,
    ) -> Response:
        if sent is not None:
            told = words.LETTER_SENT if sent.link is None else words.LINK_MADE
            notice = told.format(email=sent.email)
        values = {
            "members": self._members.of(place),
            "invitations": self._invitations.of(place) if place.may(Deed.INVITE) else (),
            "may_invite": place.may(Deed.INVITE),
            "may_manage": place.may(Deed.MANAGE_MEMBERS),
            "sends": self._invitations.sends,
            "typed": typed or {"email": "", "role": "", "message": ""},
            "wrong": {"email": "", "role": "", "message": "", **(wrong or {})},
            "longest": MESSAGE_CHARACTERS,
            "notice": notice,
            "link": sent.link if sent else None,
            "seal": self._seal(request, place),
        }
        return self._answer("members.html", viewer, place, "members", values, status=status)

    def _one(
        self,
        request: Request,
        viewer: Viewer,
        place: Place,
        member: Member,
        *,
        role: str = "",
        notice: str = "",
        error: str = "",
        status: int = 200,
    ) -> Response:
        values = {
            "member": member,
            "chosen": role or member.role,
            "notice": notice,
            "error": error,
            "seal": self._seal(request, place),
        }
        return self._answer("member.html", viewer, place, "members", values, status=status)

    def _leave(
        self, request: Request, viewer: Viewer, place: Place, *, notice: str = "", status: int = 200
    ) -> Response:
        member = self._found(place, viewer.person)
        values = {"member": member, "notice": notice, "seal": self._seal(request, place)}
        return self._answer(
            "organization_leave.html", viewer, place, "leave", values, status=status
        )

    def _seal(self, request: Request, place: Place) -> str:
        return self._gate.seal(request, f"organization {place.organization}")

    def _sealed(self, request: Request, place: Place, seal: str) -> bool:
        return self._gate.sealed(request, f"organization {place.organization}", seal)

    def _answer(
        self,
        template: str,
        viewer: Viewer,
        place: Place,
        section: str,
        values: Mapping[str, object],
        *,
        status: int = 200,
    ) -> Response:
        shared = {
            "viewer": viewer,
            "place": place,
            "section": section,
            "zone": viewer.zone,
            "zone_name": viewer.zone_name,
        }
        return self._pages.answer(template, {**shared, **values}, status=status)
