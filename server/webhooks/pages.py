"""`/organizations/ID/webhooks`: the webhooks of an organization, and each with the log of its deliveries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from server.access.doors import NOTHING, Doors
from server.access.organizations import Place
from server.access.rules import Deed
from server.accounts.gate import Gate, caller_of
from server.accounts.service import Viewer
from server.clock import new_id
from server.context import Core
from server.problems import Code, Problem
from server.web import member_words
from server.web import webhook_words as words
from server.web.render import Pages
from server.webhooks.service import CHOSEN, Refusal, WebhookRefusedError, Webhooks

_Text = Annotated[str, Form(max_length=2000)]
_Short = Annotated[str, Form(max_length=64)]
_Several = Annotated[list[str], Form(max_length=64)]

_DONE: Mapping[str, str] = {
    "change": words.KEPT,
    "on": words.SWITCHED_ON,
    "off": words.SWITCHED_OFF,
    "test": words.TESTED,
    "again": words.SENT_AGAIN,
    "remove": words.REMOVED,
}


def router(core: Core, webhooks: Webhooks, doors: Doors, gate: Gate, pages: Pages) -> APIRouter:
    """The pages, for owners."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(core, webhooks, doors, gate, pages)
    base = "/organizations/{organization}/webhooks"
    for path, handler, method in (
        (base, handlers.listed, "GET"),
        (base, handlers.make, "POST"),
        (base + "/{webhook}", handlers.one, "GET"),
        (base + "/{webhook}", handlers.change, "POST"),
    ):
        routes.add_api_route(path, handler, methods=[method], response_model=None)
    return routes


class _Handlers:
    """FastAPI runs them on its worker threads."""

    def __init__(
        self, core: Core, webhooks: Webhooks, doors: Doors, gate: Gate, pages: Pages
    ) -> None:
        self._core = core
        self._webhooks = webhooks
        self._doors = doors
        self._gate = gate
        self._pages = pages

    def listed(self, request: Request, organization: str, done: str = "") -> Response:
        """All of them, and the form for another one."""
        viewer, place = self._doors.enter(request, organization, Deed.MANAGE_WEBHOOKS)
        return self._list(request, viewer, place, notice=_DONE.get(done, ""))

    def make(
        self,
        request: Request,
        organization: str,
        url: _Text = "",
        event: _Several = [],  # noqa: B006 - FastAPI copies it
        form: _Short = "",
        seal: _Short = "",
    ) -> Response:
        """Register an address; its secret is shown in the answer and never again."""
        viewer, place = self._doors.enter(request, organization, Deed.MANAGE_WEBHOOKS)
        typed = {"url": url, "events": tuple(event), "form": form}
        if not self._gate.sealed(request, _form(place), seal):
            typed["form"] = ""
            return self._list(request, viewer, place, typed, notice=member_words.SEND_AGAIN)
        try:
            secret = self._webhooks.make(
                viewer, place, form=form, url=url, events=event, caller=caller_of(request)
            )
        except WebhookRefusedError as refused:
            if refused.refusal is Refusal.MADE_ALREADY:
                typed["form"] = ""
            return self._list(request, viewer, place, typed, wrong=_wrong(refused), status=422)
        return self._made(viewer, place, form, secret)

    def one(
        self, request: Request, organization: str, webhook: str, done: str = "", ask: str = ""
    ) -> Response:
        """One with its log; `ask` is `remove` to ask about that."""
        viewer, place = self._doors.enter(request, organization, Deed.MANAGE_WEBHOOKS)
        return self._show(
            request, viewer, place, webhook, notice=_DONE.get(done, ""), removing=ask == "remove"
        )

    def change(
        self,
        request: Request,
        organization: str,
        webhook: str,
        act: _Short = "",
        url: _Text = "",
        event: _Several = [],  # noqa: B006 - FastAPI copies it
        number: _Short = "",
        version: _Short = "",
        seal: _Short = "",
    ) -> Response:
        """Change, switch or remove it, make another secret, or send something."""
        viewer, place = self._doors.enter(request, organization, Deed.MANAGE_WEBHOOKS)
        typed = {"url": url, "events": tuple(event)} if act == "change" else None
        if not self._gate.sealed(request, _form(place), seal):
            notice = member_words.SEND_AGAIN
            return self._show(request, viewer, place, webhook, typed=typed, notice=notice)
        caller, seen = caller_of(request), _whole(version)
        does: Mapping[str, Callable[[], None]] = {
            "change": lambda: self._webhooks.change(
                viewer, place, webhook, version=seen, url=url, events=event, caller=caller
            ),
            "on": lambda: self._webhooks.switch(
                viewer, place, webhook, on=True, version=seen, caller=caller
            ),
            "off": lambda: self._webhooks.switch(
                viewer, place, webhook, on=False, version=seen, caller=caller
            ),
            "remove": lambda: self._webhooks.remove(
                viewer, place, webhook, version=seen, caller=caller
            ),
            "test": lambda: self._webhooks.test(place, webhook),
            "again": lambda: self._webhooks.send_again(place, webhook, _whole(number)),
        }
        try:
            if act == "rotate":
                secret = self._webhooks.rotate(viewer, place, webhook, version=seen, caller=caller)
                return self._made(viewer, place, webhook, secret)
            if act not in does:
                return self._show(request, viewer, place, webhook)
            does[act]()
        except WebhookRefusedError as refused:
            status = 422 if typed and refused.refusal is not Refusal.STALE else 409
            return self._show(
                request, viewer, place, webhook, typed=typed, wrong=_wrong(refused), status=status
            )
        base = f"/organizations/{place.organization}/webhooks"
        back = base if act == "remove" else f"{base}/{webhook}"
        return RedirectResponse(f"{back}?done={act}", status_code=303)

    def _list(
        self,
        request: Request,
        viewer: Viewer,
        place: Place,
        typed: Mapping[str, object] | None = None,
        *,
        wrong: Mapping[str, str] | None = None,
        notice: str = "",
        status: int = 200,
    ) -> Response:
        typed = typed or {"url": "", "events": (), "form": ""}
        values = {
            "kept": self._webhooks.of(place),
            "typed": typed,
            "form": typed["form"] or new_id(self._core.rng),
            "wrong": {"url": "", "events": "", "form": "", **(wrong or {})},
            "notice": notice,
            "seal": self._gate.seal(request, _form(place)),
        }
        return self._answer("webhooks.html", viewer, place, values, status=status)

    def _show(
        self,
        request: Request,
        viewer: Viewer,
        place: Place,
        webhook: str,
        *,
        typed: Mapping[str, object] | None = None,
        wrong: Mapping[str, str] | None = None,
        notice: str = "",
        removing: bool = False,
        status: int = 200,
    ) -> Response:
        one = self._webhooks.one(place, webhook)
        if one is None:
            raise Problem(Code.NOT_FOUND, NOTHING)
        values = {
            "one": one,
            "removing": removing,
            "log": self._webhooks.log(place, webhook),
            "typed": typed or {"url": one.url, "events": one.events},
            "wrong": {"url": "", "events": "", "form": "", **(wrong or {})},
            "notice": notice,
            "seal": self._gate.seal(request, _form(place)),
        }
        return self._answer("webhook.html", viewer, place, values, status=status)

    def _made(self, viewer: Viewer, place: Place, webhook: str, secret: str) -> Response:
        values = {"webhook": webhook, "secret": secret}
        return self._answer("webhook_made.html", viewer, place, values)

    def _answer(
        self,
        template: str,
        viewer: Viewer,
        place: Place,
        values: Mapping[str, object],
        *,
        status: int = 200,
    ) -> Response:
        shared = {
            "viewer": viewer,
            "place": place,
            "section": "webhooks",
            "zone": viewer.zone,
            "zone_name": viewer.zone_name,
            "choices": CHOSEN,
        }
        return self._pages.answer(template, {**shared, **values}, status=status)


def _form(place: Place) -> str:
    return f"webhooks of organization {place.organization}"


def _whole(text: str) -> int:
    """The number that a form brought; -1 for anything else, which is the number of nothing."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else -1


def _wrong(refused: WebhookRefusedError) -> Mapping[str, str]:
    if refused.fault is not None:
        return {"url": words.FAULTS[refused.fault]}
    refusal = refused.refusal or Refusal.STALE
    return {"events" if refusal is Refusal.NO_EVENTS else "form": words.REFUSED[refusal]}
