"""`/notifications`: what somebody was told; `/account/notifications`: how they want to be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from server.access.doors import NOTHING
from server.accounts.gate import Gate
from server.accounts.service import Viewer
from server.context import Core
from server.inbox.service import Inbox
from server.notices.models import Kind, Mailed
from server.notices.telling import USUAL, Choice
from server.problems import Code, Problem
from server.web import account_words, notice_words
from server.web.render import Pages

PATH = "/notifications"
SETTINGS = "/account/notifications"
_LIST = "notifications"
_CHOICES = "notification-choices"

_Text = Annotated[str, Form(max_length=1000)]
_Seal = Annotated[str, Form(max_length=64)]
_Several = Annotated[list[str], Form(max_length=64)]

CHOSEN: tuple[Kind, ...] = tuple(kind for kind in Kind if kind is not Kind.SECURITY)
"""The kinds that a person chooses for."""


def router(core: Core, inbox: Inbox, gate: Gate, pages: Pages, *, sends: bool) -> APIRouter:
    """The pages, for whoever is signed in; `sends`: this server sends letters."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(core, inbox, gate, pages, sends=sends)
    for path, handler, method in (
        (PATH, handlers.listed, "GET"),
        (PATH, handlers.read, "POST"),
        (PATH + "/{notice}", handlers.open, "GET"),
        (SETTINGS, handlers.choices, "GET"),
        (SETTINGS, handlers.choose, "POST"),
    ):
        routes.add_api_route(path, handler, methods=[method], response_model=None)
    return routes


class _Handlers:
    """FastAPI runs them on its worker threads."""

    def __init__(self, core: Core, inbox: Inbox, gate: Gate, pages: Pages, *, sends: bool) -> None:
        self._core = core
        self._inbox = inbox
        self._gate = gate
        self._pages = pages
        self._sends = sends

    def listed(self, request: Request, older: str = "", done: str = "") -> Response:
        """The newest, or older ones."""
        viewer = self._gate.signed_in(request)
        notice = notice_words.ALL_READ if done else ""
        return self._listed(request, viewer, older=older, notice=notice)

    def read(
        self,
        request: Request,
        act: _Text = "",
        notice: _Text = "",
        until: _Text = "",
        seal: _Seal = "",
    ) -> Response:
        """Mark one, or all that the page showed, as read."""
        viewer = self._gate.signed_in(request)
        if not self._gate.sealed(request, _LIST, seal):
            return self._listed(request, viewer, notice=account_words.SEND_AGAIN)
        if act == "one":
            self._inbox.read(viewer, notice)
            return RedirectResponse(PATH, status_code=303)
        if act == "all" and until.isascii() and until.isdigit() and len(until) < 16:
            self._inbox.read_all(viewer, until_ms=int(until))
            return RedirectResponse(f"{PATH}?done=1", status_code=303)
        return self._listed(request, viewer)

    def open(self, request: Request, notice: str) -> Response:
        """To the page that it is about."""
        viewer = self._gate.signed_in(request)
        page = self._inbox.open(viewer, notice)
        if page is None:
            raise Problem(Code.NOT_FOUND, NOTHING)
        return RedirectResponse(page, status_code=303, headers={"Cache-Control": "no-store"})

    def choices(self, request: Request, done: str = "") -> Response:
        """How the viewer is told of each kind."""
        viewer = self._gate.signed_in(request)
        choices = {
            kind: (choice.shown, choice.mailed.value)
            for kind, choice in self._inbox.choices(viewer.person).items()
        }
        notice = notice_words.CHOICES_KEPT if done else ""
        return self._choices(request, viewer, choices, notice=notice)

    def choose(
        self,
        request: Request,
        shown: _Several = [],  # noqa: B006 - FastAPI copies it
        comments: _Text = "",
        offers: _Text = "",
        contracts: _Text = "",
        members: _Text = "",
        webhooks: _Text = "",
        seal: _Seal = "",
    ) -> Response:
        """Keep how the viewer wants to be told."""
        viewer = self._gate.oneself(request)
        mailed = {
            Kind.COMMENTS: comments,
            Kind.OFFERS: offers,
            Kind.CONTRACTS: contracts,
            Kind.MEMBERS: members,
            Kind.WEBHOOKS: webhooks,
        }
        typed: dict[Kind, tuple[bool, str]] = {
            kind: (kind in shown, mailed[kind]) for kind in CHOSEN
        }
        if not self._gate.sealed(request, _CHOICES, seal):
            return self._choices(request, viewer, typed, notice=account_words.SEND_AGAIN)
        wrong = [kind for kind in CHOSEN if mailed[kind] not in tuple(Mailed)]
        if wrong:
            return self._choices(request, viewer, typed, wrong=wrong, status=422)
        self._inbox.choose(
            viewer.person,
            {kind: Choice(on, Mailed(when)) for kind, (on, when) in typed.items()},
        )
        return RedirectResponse(f"{SETTINGS}?done=1", status_code=303)

    def _listed(
        self, request: Request, viewer: Viewer, *, older: str = "", notice: str = ""
    ) -> Response:
        listed = self._inbox.listed(viewer, older)
        values = {
            "listed": listed,
            "until": max((one.made_ms for one in listed.told), default=0),
            "further": bool(older),
            "notice": notice,
            "seal": self._gate.seal(request, _LIST),
        }
        return self._answer("notifications.html", viewer, values)

    def _choices(
        self,
        request: Request,
        viewer: Viewer,
        chosen: Mapping[Kind, tuple[bool, str]],
        *,
        wrong: Sequence[Kind] = (),
        notice: str = "",
        status: int = 200,
    ) -> Response:
        values = {
            "section": "notifications",
            "kinds": CHOSEN,
            "chosen": {**chosen, Kind.SECURITY: (USUAL.shown, USUAL.mailed.value)},
            "times": tuple(Mailed),
            "wrong": frozenset(wrong),
            "sends": self._sends,
            "own": viewer.through is None,
            "notice": notice,
            "seal": self._gate.seal(request, _CHOICES),
        }
        return self._answer("account_notifications.html", viewer, values, status=status)

    def _answer(
        self, template: str, viewer: Viewer, values: Mapping[str, object], *, status: int = 200
    ) -> Response:
        shared = {
            "viewer": viewer,
            "zone": viewer.zone,
            "zone_name": viewer.zone_name,
            "now_ms": self._core.clock.now_ms(),
        }
        return self._pages.answer(template, {**shared, **values}, status=status)
