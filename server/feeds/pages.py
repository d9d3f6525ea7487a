"""`/account/calendar`: list secret calendar addresses, make one, revoke one; `/calendar/SECRET.ics`: what they show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Form, Request, Response
from fastapi.responses import RedirectResponse

from server.accounts.gate import Gate, caller_of
from server.accounts.passkeys import Passkeys
from server.accounts.refusals import TooManyAttemptsError, WrongPasswordError
from server.accounts.service import Accounts, Viewer
from server.clock import new_id
from server.context import Core
from server.feeds.ical import CONTENT_TYPE
from server.feeds.service import OWN, FeedRefusedError, Feeds, Refusal
from server.problems import Code, Problem
from server.web import account_words, feed_words
from server.web.render import Pages, slow_down
from server.web.words import too_many_attempts

PATH = "/account/calendar"
_FORM = "calendar"

_Text = Annotated[str, Form(max_length=1000)]
_Secret = Annotated[str, Form(max_length=4000)]
_Seal = Annotated[str, Form(max_length=64)]


def router(
    core: Core, feeds: Feeds, accounts: Accounts, passkeys: Passkeys, gate: Gate, pages: Pages
) -> APIRouter:
    """The page, for whoever is signed in, and the calendars, for whoever has their address."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(core, feeds, accounts, passkeys, gate, pages)
    routes.add_api_route(PATH, handlers.show, methods=["GET"], response_model=None)
    routes.add_api_route(PATH, handlers.act, methods=["POST"], response_model=None)
    routes.add_api_route(
        "/calendar/{secret}.ics", handlers.calendar, methods=["GET"], response_model=None
    )
    return routes


class _Handlers:
    """FastAPI runs them on its worker threads."""

    def __init__(
        self,
        core: Core,
        feeds: Feeds,
        accounts: Accounts,
        passkeys: Passkeys,
        gate: Gate,
        pages: Pages,
    ) -> None:
        self._core = core
        self._feeds = feeds
        self._accounts = accounts
        self._passkeys = passkeys
        self._gate = gate
        self._pages = pages

    def calendar(self, request: Request, later: BackgroundTasks, secret: str) -> Response:
        """The calendar; no cookie is looked at. Raises `not-found` and `too-many-attempts`."""
        known = request.headers.get("if-none-match", "")
        try:
            answer = self._feeds.answer(secret, caller_of(request), known, later=later.add_task)
        except TooManyAttemptsError as slowed:
            return slow_down(Response(status_code=429), slowed.wait_s)
        if answer is None:
            raise Problem(Code.NOT_FOUND, "There is no such calendar.")
        headers = {"ETag": answer.etag, "Cache-Control": "private, no-cache"}
        if answer.body is None:
            return Response(status_code=304, headers=headers)
        return Response(answer.body, media_type=CONTENT_TYPE, headers=headers)

    def show(self, request: Request, done: str = "", revoke: str = "") -> Response:
        """All of them; `revoke` names one to ask about."""
        viewer = self._gate.signed_in(request)
        notice = feed_words.REVOKED if done == "revoked" else ""
        return self._overview(request, viewer, notice=notice, revoke=revoke)

    def act(
        self,
        request: Request,
        act: _Text = "",
        shows: _Text = "",
        form: _Text = "",
        feed: _Text = "",
        password: _Secret = "",
        seal: _Seal = "",
    ) -> Response:
        """Make an address, which is shown in the answer and never again, or revoke one."""
        viewer = self._gate.oneself(request)
        if not self._gate.sealed(request, _FORM, seal):
            # Another sign-in's form: whether it was sent is not known to this one.
            return self._overview(request, viewer, shows=shows, notice=account_words.SEND_AGAIN)
        if act == "make":
            return self._make(request, viewer, shows=shows, form=form, password=password)
        if act == "revoke":
            # A second press, or a name of somebody else's: either way it is none of this account's.
            self._feeds.revoke(viewer, feed, caller_of(request))
            return RedirectResponse(f"{PATH}?done=revoked", status_code=303)
        return self._overview(request, viewer)

    def _make(
        self, request: Request, viewer: Viewer, *, shows: str, form: str, password: str
    ) -> Response:
        caller = caller_of(request)
        try:
            if not self._passkeys.is_recent(viewer):
                self._accounts.check_password(viewer.person, password, caller)
            path = self._feeds.make(viewer, form=form, shows=shows, caller=caller)
        except WrongPasswordError:
            wrong = {"password": account_words.WRONG_PASSWORD}
            return self._overview(request, viewer, shows=shows, form=form, wrong=wrong, status=422)
        except TooManyAttemptsError as slowed:
            wrong = {"password": too_many_attempts(slowed.wait_s)}
            answer = self._overview(
                request, viewer, shows=shows, form=form, wrong=wrong, status=429
            )
            return slow_down(answer, slowed.wait_s)
        except FeedRefusedError as refused:
            field = "shows" if refused.refusal is Refusal.NO_CHOICE else "form"
            wrong = {field: feed_words.REFUSED[refused.refusal]}
            kept = form if field == "shows" else ""
            return self._overview(request, viewer, shows=shows, form=kept, wrong=wrong, status=422)
        url = self._core.settings.public_url + path
        return self._answer("account_calendar_made.html", viewer, {"url": url})

    def _overview(
        self,
        request: Request,
        viewer: Viewer,
        *,
        shows: str = OWN,
        form: str = "",
        notice: str = "",
        wrong: Mapping[str, str] | None = None,
        revoke: str = "",
        status: int = 200,
    ) -> Response:
        kept = self._feeds.of(viewer)
        values = {
            "kept": kept,
            "revoking": next((one for one in kept if one.feed == revoke), None),
            "recent": self._passkeys.is_recent(viewer),
            "places": self._feeds.places(viewer),
            "OWN": OWN,
            "shows": shows,
            "form": form or new_id(self._core.rng),
            "notice": notice,
            "wrong": {**dict.fromkeys(("form", "shows", "password"), ""), **(wrong or {})},
            "seal": self._gate.seal(request, _FORM),
        }
        return self._answer("account_calendar.html", viewer, values, status=status)

    def _answer(
        self, template: str, viewer: Viewer, values: Mapping[str, object], *, status: int = 200
    ) -> Response:
        shared = {
            "viewer": viewer,
            "section": "calendar",
            "zone": viewer.zone,
            "zone_name": viewer.zone_name,
        }
        return self._pages.answer(template, {**shared, **values}, status=status)
