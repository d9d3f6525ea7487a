"""`/invitation`: what the link of an invitation opens; accepting with an account, or signing up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from server.accounts.gate import Gate, caller_of
from server.accounts.password_rules import SHORTEST
from server.accounts.profile import NAME_CHARACTERS, zones
from server.accounts.refusals import WeakPasswordError
from server.accounts.service import Viewer
from server.members.joining import BadProfileError, Invited, Joining
from server.members.refusals import InvitationOverError, OtherAddressError
from server.web import account_words
from server.web.member_words import SEND_AGAIN
from server.web.render import Pages

_FORM = "invitation"
_Text = Annotated[str, Form(max_length=1000)]
_Secret = Annotated[str, Form(max_length=4000)]


def router(joining: Joining, gate: Gate, pages: Pages) -> APIRouter:
    """The routes `/invitation`."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(joining, gate, pages)
    routes.add_api_route("/invitation", handlers.look, methods=["GET"], response_model=None)
    routes.add_api_route("/invitation", handlers.answer, methods=["POST"], response_model=None)
    return routes


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads. Opening a link changes nothing by itself."""

    def __init__(self, joining: Joining, gate: Gate, pages: Pages) -> None:
        self._joining = joining
        self._gate = gate
        self._pages = pages

    def look(self, request: Request, token: str = "") -> Response:
        """What one is invited to, and what to do about it."""
        return self._show(request, token[:200])

    def answer(
        self,
        request: Request,
        token: _Text = "",
        name: _Text = "",
        zone: _Text = "",
        new_password: _Secret = "",
        seal: Annotated[str, Form(max_length=64)] = "",
    ) -> Response:
        """Accept as whoever is signed in, else sign up."""
        viewer = self._gate.viewer(request)
        try:
            if viewer is not None:
                return self._accept(request, viewer, token, seal)
            invited = self._joining.look(token)
            if invited.known:
                return self._show(request, token)
            return self._sign_up(request, token, name, zone, new_password)
        except InvitationOverError:
            return self._over(viewer)

    def _accept(self, request: Request, viewer: Viewer, token: str, seal: str) -> Response:
        if not self._gate.sealed(request, _FORM, seal):
            return self._show(request, token, notice=SEND_AGAIN)
        self._gate.oneself(request)
        try:
            self._joining.accept(token, viewer, caller_of(request))
        except OtherAddressError:
            return self._show(request, token)
        return RedirectResponse("/organizations", status_code=303)

    def _sign_up(
        self, request: Request, token: str, name: str, zone: str, new_password: str
    ) -> Response:
        typed = {"name": name, "zone": zone}
        try:
            session = self._joining.sign_up(
                token, name=name, zone=zone, password=new_password, caller=caller_of(request)
            )
        except BadProfileError as refused:
            wrong = {field.value: account_words.PROFILE_WRONG[field] for field in refused.fields}
            return self._show(request, token, typed=typed, wrong=wrong, status=422)
        except WeakPasswordError as refused:
            wrong = {"password": account_words.WEAK[refused.weakness]}
            return self._show(request, token, typed=typed, wrong=wrong, status=422)
        response = RedirectResponse("/organizations", status_code=303)
        self._gate.remember(response, session)
        return response

    def _show(
        self,
        request: Request,
        token: str,
        *,
        typed: Mapping[str, str] | None = None,
        wrong: Mapping[str, str] | None = None,
        notice: str = "",
        status: int = 200,
    ) -> Response:
        viewer = self._gate.viewer(request)
        try:
            invited = self._joining.look(token)
        except InvitationOverError:
            return self._over(viewer)
        values = {
            "viewer": viewer,
            "token": token,
            "invited": invited,
            "fits": _fits(viewer, invited),
            "back": quote(f"/invitation?token={quote(token, safe='')}", safe="/"),
            "typed": typed or {"name": "", "zone": ""},
            "wrong": {"name": "", "zone": "", "password": "", **(wrong or {})},
            "zones": zones(),
            "longest": NAME_CHARACTERS,
            "shortest": SHORTEST,
            "notice": notice,
            "seal": self._gate.seal(request, _FORM),
        }
        return self._pages.answer("invitation.html", values, status=status)

    def _over(self, viewer: Viewer | None) -> Response:
        return self._pages.answer("invitation_over.html", {"viewer": viewer}, status=404)


def _fits(viewer: Viewer | None, invited: Invited) -> bool:
    return viewer is not None and viewer.email == invited.email
