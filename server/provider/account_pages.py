"""`/account/linked`: the organizations through which a person can sign in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from server.accounts.gate import Gate, caller_of
from server.accounts.linked import Links
from server.accounts.passkeys import Passkeys
from server.accounts.refusals import TooManyAttemptsError, WrongPasswordError
from server.accounts.service import Accounts, Viewer
from server.provider.refusals import ThroughRefusedError
from server.provider.sign_in_pages import departed
from server.provider.signing_in import Through
from server.web import account_words
from server.web import provider_words as words
from server.web.render import Pages, slow_down
from server.web.words import too_many_attempts

PATH = "/account/linked"
_FORM = "linked"
_DONE = {"linked": words.LINKED, "removed": words.UNLINKED}
_Short = Annotated[str, Form(max_length=64)]


def router(
    accounts: Accounts,
    passkeys: Passkeys,
    links: Links,
    through: Through,
    gate: Gate,
    pages: Pages,
) -> APIRouter:
    """The routes, for whoever is signed in."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(accounts, passkeys, links, through, gate, pages)
    routes.add_api_route(PATH, handlers.show, methods=["GET"], response_model=None)
    routes.add_api_route(PATH, handlers.act, methods=["POST"], response_model=None)
    return routes


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads."""

    def __init__(
        self,
        accounts: Accounts,
        passkeys: Passkeys,
        links: Links,
        through: Through,
        gate: Gate,
        pages: Pages,
    ) -> None:
        self._accounts = accounts
        self._passkeys = passkeys
        self._links = links
        self._through = through
        self._gate = gate
        self._pages = pages

    def show(self, request: Request, done: str = "") -> Response:
        """All of them, and those that there could be."""
        viewer = self._gate.signed_in(request)
        return self._page(request, viewer, notice=_DONE.get(done, ""))

    def act(
        self,
        request: Request,
        act: _Short = "",
        link: _Short = "",
        organization: _Short = "",
        password: Annotated[str, Form(max_length=4000)] = "",
        seal: _Short = "",
    ) -> Response:
        """Set out to link, or remove a link."""
        viewer = self._gate.oneself(request)
        if not self._gate.sealed(request, _FORM, seal):
            return self._page(request, viewer, notice=account_words.SEND_AGAIN)
        caller = caller_of(request)
        if act == "remove":
            # A second press, or a name of somebody else's: either way it is none of this account's.
            self._links.remove(viewer, link, caller)
            return RedirectResponse(f"{PATH}?done=removed", status_code=303)
        mine = self._through.of_person(viewer) if act == "link" else ()
        chosen = next((one for one in mine if one.organization == organization), None)
        if chosen is None:
            return self._page(request, viewer)
        try:
            if not self._passkeys.is_recent(viewer):
                self._accounts.check_password(viewer.person, password, caller)
            browser = self._gate.provider_token(request) or self._through.new_browser()
            departure = self._through.depart(
                chosen.organization,
                browser=browser,
                goal=f"{PATH}?done=linked",
                caller=caller,
                person=viewer.person,
            )
        except WrongPasswordError:
            error = account_words.WRONG_PASSWORD
            return self._page(request, viewer, error=error, at=organization, status=422)
        except ThroughRefusedError as refused:
            error = words.REFUSALS[refused.refusal]
            return self._page(request, viewer, error=error, at=organization, status=503)
        except TooManyAttemptsError as refused:
            error = too_many_attempts(refused.wait_s)
            slowed = self._page(request, viewer, error=error, at=organization, status=429)
            return slow_down(slowed, refused.wait_s)
        return departed(self._gate, self._pages, departure, browser)

    def _page(
        self,
        request: Request,
        viewer: Viewer,
        *,
        notice: str = "",
        error: str = "",
        at: str = "",
        status: int = 200,
    ) -> Response:
        values = {
            "viewer": viewer,
            "section": "linked",
            "zone": viewer.zone,
            "zone_name": viewer.zone_name,
            "links": self._links.of(viewer),
            "choices": self._through.of_person(viewer) if viewer.through is None else (),
            "recent": self._passkeys.is_recent(viewer),
            "notice": notice,
            "error": error,
            "at": at,
            "seal": self._gate.seal(request, _FORM),
        }
        return self._pages.answer("account_linked.html", values, status=status)
