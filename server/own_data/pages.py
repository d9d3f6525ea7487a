"""`/account/data`: what the server holds about whoever is signed in, and a file of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from server.access.contracts import contracts_for
from server.access.rules import Act
from server.accounts.gate import Gate, caller_of
from server.accounts.passkeys import Passkeys
from server.accounts.refusals import TooManyAttemptsError, WrongPasswordError
from server.accounts.service import Accounts, Viewer
from server.context import Core
from server.own_data.gather import WhatIsHeld
from server.web import account_words
from server.web.render import Pages, slow_down
from server.web.words import too_many_attempts

PATH = "/account/data"
_FORM = "data"

_Secret = Annotated[str, Form(max_length=4000)]
_Seal = Annotated[str, Form(max_length=64)]


def router(
    core: Core,
    held: WhatIsHeld,
    accounts: Accounts,
    passkeys: Passkeys,
    gate: Gate,
    pages: Pages,
) -> APIRouter:
    """The page and the file, for whoever is signed in by a sign-in of their own."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(core, held, accounts, passkeys, gate, pages)
    routes.add_api_route(PATH, handlers.show, methods=["GET"], response_model=None)
    routes.add_api_route(PATH, handlers.take, methods=["POST"], response_model=None)
    return routes


class _Handlers:
    """FastAPI runs them on its worker threads."""

    def __init__(
        self,
        core: Core,
        held: WhatIsHeld,
        accounts: Accounts,
        passkeys: Passkeys,
        gate: Gate,
        pages: Pages,
    ) -> None:
        self._core = core
        self._held = held
        self._accounts = accounts
        self._passkeys = passkeys
        self._gate = gate
        self._pages = pages

    def show(self, request: Request) -> Response:
        """How much there is of what."""
        return self._page(request, self._gate.oneself(request))

    def take(self, request: Request, password: _Secret = "", seal: _Seal = "") -> Response:
        """The file. The password is asked for: a browser left open is not to give everything away at once."""
        viewer = self._gate.oneself(request)
        if not self._gate.sealed(request, _FORM, seal):
            return self._page(request, viewer, notice=account_words.SEND_AGAIN)
        caller = caller_of(request)
        try:
            if not self._passkeys.is_recent(viewer):
                self._accounts.check_password(viewer.person, password, caller)
        except WrongPasswordError:
            return self._page(request, viewer, error=account_words.WRONG_PASSWORD, status=422)
        except TooManyAttemptsError as refused:
            error = too_many_attempts(refused.wait_s)
            answer = self._page(request, viewer, error=error, status=429)
            return slow_down(answer, refused.wait_s)
        data = self._held.take(viewer, caller)
        day = datetime.fromtimestamp(data.made_ms / 1000, UTC).date().isoformat()
        return Response(
            json.dumps(data.as_json(), ensure_ascii=False, indent=1) + "\n",
            media_type="application/json",
            headers={
                "Content-Disposition": f'attachment; filename="hourproof-{day}.json"',
                "Cache-Control": "no-store",
            },
        )

    def _page(
        self,
        request: Request,
        viewer: Viewer,
        *,
        error: str = "",
        notice: str = "",
        status: int = 200,
    ) -> Response:
        with self._core.database.reading() as rows:
            found = contracts_for(rows, viewer.person, Act.EXPORT)
        values: Mapping[str, object] = {
            "viewer": viewer,
            "section": "data",
            "counts": self._held.counts(viewer),
            "contracts": [one for one in found if one.viewer_is_contractor],
            "recent": self._passkeys.is_recent(viewer),
            "error": error,
            "notice": notice,
            "seal": self._gate.seal(request, _FORM),
        }
        return self._pages.answer("account_data.html", values, status=status)
