"""`/account/passkeys`: list passkeys, add one, remove one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from server.accounts.gate import Gate, caller_of
from server.accounts.passkey_checks import PasskeyRefusedError, Refusal
from server.accounts.passkeys import Passkeys
from server.accounts.profile import NAME_CHARACTERS
from server.accounts.refusals import TooManyAttemptsError, WrongPasswordError
from server.accounts.service import Accounts, Viewer
from server.web import account_words as words
from server.web.render import Pages, slow_down, told_script
from server.web.words import too_many_attempts

PATH = "/account/passkeys"
_FORM = "passkeys"
_DONE: Mapping[str, str] = {"added": words.PASSKEY_ADDED, "removed": words.PASSKEY_REMOVED}

_Text = Annotated[str, Form(max_length=1000)]
_Secret = Annotated[str, Form(max_length=4000)]
_Seal = Annotated[str, Form(max_length=64)]


def router(accounts: Accounts, passkeys: Passkeys, gate: Gate, pages: Pages) -> APIRouter:
    """The page and what its script asks, for whoever is signed in."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(accounts, passkeys, gate, pages)
    routes.add_api_route(PATH, handlers.show, methods=["GET"], response_model=None)
    routes.add_api_route(PATH, handlers.act, methods=["POST"], response_model=None)
    routes.add_api_route(f"{PATH}/options", handlers.ask, methods=["POST"], response_model=None)
    return routes


class _Handlers:
    """FastAPI runs them on its worker threads."""

    def __init__(self, accounts: Accounts, passkeys: Passkeys, gate: Gate, pages: Pages) -> None:
        self._accounts = accounts
        self._passkeys = passkeys
        self._gate = gate
        self._pages = pages

    def show(self, request: Request, done: str = "", remove: str = "") -> Response:
        """All of them; `remove` names one to ask about."""
        viewer = self._gate.signed_in(request)
        return self._overview(request, viewer, notice=_DONE.get(done, ""), remove=remove)

    def ask(
        self, request: Request, name: _Text = "", password: _Secret = "", seal: _Seal = ""
    ) -> Response:
        """What the browser needs to make one, for the script. The password is checked here, before anything is made."""
        viewer = self._gate.oneself(request)
        if not self._gate.sealed(request, _FORM, seal):
            return told_script({"error": words.SEND_AGAIN_HERE}, 422)
        try:
            self._prove(request, viewer, password)
            asked = self._passkeys.ask_new(
                viewer, name, browser=self._gate.token(request) or "", caller=caller_of(request)
            )
        except WrongPasswordError:
            return told_script({"error": words.WRONG_PASSWORD}, 422)
        except PasskeyRefusedError as refused:
            return told_script({"error": words.PASSKEY_REFUSED[refused.refusal]}, 422)
        except TooManyAttemptsError as slowed:
            answer = told_script({"error": too_many_attempts(slowed.wait_s)}, 429)
            return slow_down(answer, slowed.wait_s)
        return told_script({"publicKey": asked})

    def act(
        self,
        request: Request,
        act: _Text = "",
        name: _Text = "",
        passkey: _Text = "",
        password: _Secret = "",
        credential: Annotated[str, Form()] = "",
        seal: _Seal = "",
    ) -> Response:
        """Keep what the browser made, or remove one."""
        viewer = self._gate.oneself(request)
        if not self._gate.sealed(request, _FORM, seal):
            return self._overview(request, viewer, notice=words.SEND_AGAIN, name=name)
        if act == "add":
            return self._add(request, viewer, name, credential)
        if act == "remove":
            return self._remove(request, viewer, passkey, password)
        return self._overview(request, viewer)

    def _add(self, request: Request, viewer: Viewer, name: str, credential: str) -> Response:
        """Only who gave password or recent sign-in has a challenge that can be answered."""
        try:
            self._passkeys.add(
                viewer,
                name,
                credential,
                browser=self._gate.token(request) or "",
                caller=caller_of(request),
            )
        except PasskeyRefusedError as refused:
            error = words.PASSKEY_REFUSED[refused.refusal]
            return self._overview(request, viewer, error=error, at="add", name=name, status=422)
        return RedirectResponse(f"{PATH}?done=added", status_code=303)

    def _remove(self, request: Request, viewer: Viewer, passkey: str, password: str) -> Response:
        try:
            self._prove(request, viewer, password)
        except WrongPasswordError:
            error = words.WRONG_PASSWORD
            return self._overview(
                request, viewer, error=error, at="remove", remove=passkey, status=422
            )
        except TooManyAttemptsError as refused:
            error = too_many_attempts(refused.wait_s)
            slowed = self._overview(
                request, viewer, error=error, at="remove", remove=passkey, status=429
            )
            return slow_down(slowed, refused.wait_s)
        # A second press, or a name of somebody else's: either way it is none of this account's.
        self._passkeys.remove(viewer, passkey, caller_of(request))
        return RedirectResponse(f"{PATH}?done=removed", status_code=303)

    def _prove(self, request: Request, viewer: Viewer, password: str) -> None:
        if not self._passkeys.is_recent(viewer):
            self._accounts.check_password(viewer.person, password, caller_of(request))

    def _overview(
        self,
        request: Request,
        viewer: Viewer,
        *,
        notice: str = "",
        error: str = "",
        at: str = "",
        remove: str = "",
        name: str = "",
        status: int = 200,
    ) -> Response:
        kept = self._passkeys.of(viewer)
        values = {
            "viewer": viewer,
            "section": "passkeys",
            "zone": viewer.zone,
            "zone_name": viewer.zone_name,
            "kept": kept,
            "removing": next((one for one in kept if one.passkey == remove), None),
            "recent": self._passkeys.is_recent(viewer),
            "longest": NAME_CHARACTERS,
            "name": name,
            "notice": notice,
            "error": error,
            "at": at,
            "no_address": words.PASSKEY_REFUSED[Refusal.NO_ADDRESS],
            "seal": self._gate.seal(request, _FORM),
        }
        return self._pages.answer("account_passkeys.html", values, status=status)
