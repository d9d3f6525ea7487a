"""`/account/tokens`: list personal access tokens, make one, revoke one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from server.accounts.gate import Gate, caller_of
from server.accounts.passkeys import Passkeys
from server.accounts.profile import NAME_CHARACTERS
from server.accounts.refusals import TooManyAttemptsError, WrongPasswordError
from server.accounts.service import Accounts, Viewer
from server.clock import new_id
from server.context import Core
from server.tokens.models import Scope
from server.tokens.service import LIVES, TokenRefusedError, Tokens
from server.web import account_words, token_words
from server.web.render import Pages, slow_down
from server.web.words import too_many_attempts

PATH = "/account/tokens"
_FORM = "tokens"
_USUAL_DAYS = "90"

_Text = Annotated[str, Form(max_length=1000)]
_Secret = Annotated[str, Form(max_length=4000)]
_Seal = Annotated[str, Form(max_length=64)]
_Several = Annotated[list[str], Form(max_length=64)]


@dataclass(frozen=True, slots=True)
class _Typed:
    """What stands in the form for a new token."""

    name: str = ""
    scopes: Sequence[str] = ()
    days: str = _USUAL_DAYS
    form: str = ""


def router(
    core: Core, tokens: Tokens, accounts: Accounts, passkeys: Passkeys, gate: Gate, pages: Pages
) -> APIRouter:
    """The page, for whoever is signed in."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(core, tokens, accounts, passkeys, gate, pages)
    routes.add_api_route(PATH, handlers.show, methods=["GET"], response_model=None)
    routes.add_api_route(PATH, handlers.act, methods=["POST"], response_model=None)
    return routes


class _Handlers:
    """FastAPI runs them on its worker threads."""

    def __init__(
        self,
        core: Core,
        tokens: Tokens,
        accounts: Accounts,
        passkeys: Passkeys,
        gate: Gate,
        pages: Pages,
    ) -> None:
        self._core = core
        self._tokens = tokens
        self._accounts = accounts
        self._passkeys = passkeys
        self._gate = gate
        self._pages = pages

    def show(self, request: Request, done: str = "", revoke: str = "") -> Response:
        """All of them; `revoke` names one to ask about."""
        viewer = self._gate.signed_in(request)
        notice = token_words.REVOKED if done == "revoked" else ""
        return self._overview(request, viewer, notice=notice, revoke=revoke)

    def act(
        self,
        request: Request,
        act: _Text = "",
        name: _Text = "",
        scope: _Several = [],  # noqa: B006 - FastAPI copies it
        days: _Text = "",
        form: _Text = "",
        token: _Text = "",
        password: _Secret = "",
        seal: _Seal = "",
    ) -> Response:
        """Make a token, which is shown in the answer and never again, or revoke one."""
        viewer = self._gate.oneself(request)
        typed = _Typed(name, scope, days, form)
        if not self._gate.sealed(request, _FORM, seal):
            # Another sign-in's form: a new name for it, since whether it was sent is not known to this one.
            typed = _Typed(name, scope, days or _USUAL_DAYS)
            return self._overview(request, viewer, typed, notice=account_words.SEND_AGAIN)
        if act == "make":
            return self._make(request, viewer, typed, password)
        if act == "revoke":
            # A second press, or a name of somebody else's: either way it is none of this account's.
            self._tokens.revoke(viewer, token, caller_of(request))
            return RedirectResponse(f"{PATH}?done=revoked", status_code=303)
        return self._overview(request, viewer)

    def _make(self, request: Request, viewer: Viewer, typed: _Typed, password: str) -> Response:
        caller = caller_of(request)
        try:
            if not self._passkeys.is_recent(viewer):
                self._accounts.check_password(viewer.person, password, caller)
            secret = self._tokens.make(
                viewer,
                form=typed.form,
                name=typed.name,
                scopes=typed.scopes,
                days=typed.days,
                caller=caller,
            )
        except WrongPasswordError:
            wrong = {"password": account_words.WRONG_PASSWORD}
            return self._overview(request, viewer, typed, wrong=wrong, status=422)
        except TooManyAttemptsError as slowed:
            wrong = {"password": too_many_attempts(slowed.wait_s)}
            answer = self._overview(request, viewer, typed, wrong=wrong, status=429)
            return slow_down(answer, slowed.wait_s)
        except TokenRefusedError as refused:
            wrong = {token_words.FIELDS[one]: token_words.REFUSED[one] for one in refused.refusals}
            if "form" in wrong:
                typed = _Typed(typed.name, typed.scopes, typed.days)
            return self._overview(request, viewer, typed, wrong=wrong, status=422)
        return self._answer(
            "account_token_made.html",
            viewer,
            {"secret": secret, "name": " ".join(typed.name.split()), "url": self._url()},
        )

    def _overview(
        self,
        request: Request,
        viewer: Viewer,
        typed: _Typed | None = None,
        *,
        notice: str = "",
        wrong: Mapping[str, str] | None = None,
        revoke: str = "",
        status: int = 200,
    ) -> Response:
        kept = self._tokens.of(viewer)
        typed = typed or _Typed()
        values = {
            "kept": kept,
            "revoking": next((one for one in kept if one.token == revoke), None),
            "recent": self._passkeys.is_recent(viewer),
            "longest": NAME_CHARACTERS,
            "typed": typed,
            "form": typed.form or new_id(self._core.rng),
            "choices": tuple(Scope),
            "lives": LIVES,
            "notice": notice,
            "wrong": {
                **dict.fromkeys(("form", "name", "scope", "days", "password"), ""),
                **(wrong or {}),
            },
            "now_ms": self._core.clock.now_ms(),
            "seal": self._gate.seal(request, _FORM),
        }
        return self._answer("account_tokens.html", viewer, values, status=status)

    def _answer(
        self, template: str, viewer: Viewer, values: Mapping[str, object], *, status: int = 200
    ) -> Response:
        shared = {
            "viewer": viewer,
            "section": "tokens",
            "zone": viewer.zone,
            "zone_name": viewer.zone_name,
        }
        return self._pages.answer(template, {**shared, **values}, status=status)

    def _url(self) -> str:
        return self._core.settings.public_url
