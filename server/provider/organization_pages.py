"""`/organizations/…/sign-in`: where an owner sets up the organization's own identity provider."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from server.access.doors import Doors
from server.access.organizations import Place
from server.access.rules import Deed
from server.accounts.gate import Gate, caller_of
from server.accounts.refusals import TooManyAttemptsError
from server.accounts.service import Viewer
from server.oidc.faults import Fault
from server.provider.refusals import NotTriedError, SettingsRefusedError, StaleError
from server.provider.setting import (
    CLIENT_CHARACTERS,
    SECRET_CHARACTERS,
    ProviderSettings,
    Typed,
)
from server.web import member_words
from server.web import provider_words as words
from server.web.render import Pages, slow_down

_Text = Annotated[str, Form(max_length=4000)]
_Short = Annotated[str, Form(max_length=64)]


def router(settings: ProviderSettings, doors: Doors, gate: Gate, pages: Pages) -> APIRouter:
    """The routes of the page."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(settings, doors, gate, pages)
    path = "/organizations/{organization}/sign-in"
    routes.add_api_route(path, handlers.show, methods=["GET"], response_model=None)
    routes.add_api_route(path, handlers.change, methods=["POST"], response_model=None)
    return routes


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads."""

    def __init__(self, settings: ProviderSettings, doors: Doors, gate: Gate, pages: Pages) -> None:
        self._settings = settings
        self._doors = doors
        self._gate = gate
        self._pages = pages

    def show(self, request: Request, organization: str) -> Response:
        """What is set up."""
        viewer, place = self._doors.enter(request, organization, Deed.MANAGE_SIGN_IN)
        return self._page(request, viewer, place)

    def change(
        self,
        request: Request,
        organization: str,
        act: _Short = "",
        issuer: _Text = "",
        client: _Text = "",
        client_secret: _Text = "",
        domains: _Text = "",
        version: _Short = "",
        seal: _Short = "",
    ) -> Response:
        """Keep what was typed, require the sign-in or not, or take it away."""
        viewer, place = self._doors.enter(request, organization, Deed.MANAGE_SIGN_IN)
        typed = Typed(issuer, client, client_secret, domains, version)
        shown = typed if act == "save" else None
        if not self._gate.sealed(request, _form(place), seal):
            return self._page(request, viewer, place, typed=shown, notice=member_words.SEND_AGAIN)
        caller = caller_of(request)
        try:
            if act == "save":
                self._settings.save(viewer, place, typed, caller)
                notice = words.SAVED
            elif act == "remove":
                self._settings.remove(viewer, place, version=version, caller=caller)
                notice = words.REMOVED
            elif act not in ("require", "free"):
                notice = ""
            else:
                on = act == "require"
                self._settings.require(viewer, place, on=on, version=version, caller=caller)
                notice = words.REQUIRED if on else words.OPTIONAL
        except StaleError:
            return self._page(request, viewer, place, typed=shown, notice=words.STALE, status=409)
        except NotTriedError:
            return self._page(request, viewer, place, error=words.NOT_TRIED, status=409)
        except SettingsRefusedError as refused:
            wrong = {
                name: words.FAULTS[why] if isinstance(why, Fault) else words.WRONG[why]
                for name, why in refused.fields.items()
            }
            return self._page(request, viewer, place, typed=typed, wrong=wrong, status=422)
        except TooManyAttemptsError as refused:
            wrong = {"issuer": words.too_many_tries(refused.wait_s)}
            slowed = self._page(request, viewer, place, typed=typed, wrong=wrong, status=429)
            return slow_down(slowed, refused.wait_s)
        return self._page(request, viewer, place, notice=notice)

    def _page(
        self,
        request: Request,
        viewer: Viewer,
        place: Place,
        *,
        typed: Typed | None = None,
        wrong: Mapping[str, str] | None = None,
        notice: str = "",
        error: str = "",
        status: int = 200,
    ) -> Response:
        provider = self._settings.of(place)
        if typed is None and provider is not None:
            typed = Typed(provider.issuer, provider.client, "", " ".join(provider.domains))
        values = {
            "viewer": viewer,
            "place": place,
            "section": "sign-in",
            "zone": viewer.zone,
            "zone_name": viewer.zone_name,
            "provider": provider,
            "typed": typed or Typed(),
            "version": "" if provider is None else provider.version,
            "wrong": {"issuer": "", "client": "", "secret": "", "domains": "", **(wrong or {})},
            "notice": notice,
            "error": error,
            "back": self._settings.back,
            "link": f"/sign-in/organization?of={place.organization}",
            "longest_client": CLIENT_CHARACTERS,
            "longest_secret": SECRET_CHARACTERS,
            "seal": self._gate.seal(request, _form(place)),
        }
        return self._pages.answer("organization_sign_in.html", values, status=status)


def _form(place: Place) -> str:
    return f"sign-in of organization {place.organization}"
