"""`/device`: a signed-in person types the code that a device shows, sees who asks, and allows or declines it."""

from __future__ import annotations

import hashlib
import hmac
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request, Response

from server.accounts.gate import Gate, caller_of
from server.accounts.service import Viewer
from server.clock import Clock
from server.device_grant.models import Decision
from server.device_grant.service import (
    DeviceSignIns,
    TooManyGuessesError,
    UnknownCodeError,
    Waiting,
    letters_of,
)
from server.web import words
from server.web.render import Pages, slow_down
from wire.records import OrganizationId

_Typed = Annotated[str, Form(max_length=64)]


def router(sign_ins: DeviceSignIns, gate: Gate, pages: Pages, clock: Clock) -> APIRouter:
    """Routes `/device` and `/device/decision`."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(sign_ins, gate, pages, clock)
    for path, handler, method in (
        ("/device", handlers.show, "GET"),
        ("/device", handlers.look_up, "POST"),
        ("/device/decision", handlers.decide, "POST"),
    ):
        routes.add_api_route(path, handler, methods=[method], response_model=None)
    return routes


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads."""

    def __init__(self, sign_ins: DeviceSignIns, gate: Gate, pages: Pages, clock: Clock) -> None:
        self._sign_ins = sign_ins
        self._gate = gate
        self._pages = pages
        self._clock = clock

    def show(self, request: Request, user_code: str = "") -> Response:
        """The field for the code, or what it stands for; nothing is decided by opening an address."""
        viewer = self._gate.signed_in(request)
        typed = user_code[:64]
        return self._found(request, viewer, typed) if typed else self._field(viewer)

    def look_up(self, request: Request, user_code: _Typed = "") -> Response:
        """What the code stands for."""
        return self._found(request, self._gate.signed_in(request), user_code)

    def decide(
        self,
        request: Request,
        decision: Annotated[Literal["allow", "decline"], Form()],
        user_code: _Typed = "",
        seal: Annotated[str, Form(max_length=64)] = "",
        organization: Annotated[str, Form(max_length=64)] = "",
    ) -> Response:
        """Allow or decline, for a form that `_found` made for this very browser and code."""
        viewer = self._gate.oneself(request)
        if not hmac.compare_digest(seal.encode(), self._seal(request, user_code).encode()):
            # Signed in anew meanwhile, or a form of nobody's making: show it once more and decide nothing.
            return self._found(request, viewer, user_code)
        chosen = OrganizationId(organization) if organization else None
        allow = decision == "allow"
        try:
            if allow and chosen is None:
                waiting = self._look(request, viewer, user_code)
                if waiting.decision is Decision.WAITING:
                    return self._confirm(
                        request, viewer, waiting, error=words.CHOOSE_WORKPLACE, status=422
                    )
            shown = self._sign_ins.decide(
                user_code,
                person=viewer.person,
                allow=allow,
                organization=chosen,
                caller=caller_of(request),
            )
        except UnknownCodeError:
            return self._field(viewer, user_code, words.UNKNOWN_DEVICE_CODE, status=422)
        except TooManyGuessesError as refused:
            return self._slow_down(viewer, user_code, refused)
        return self._decided(viewer, shown)

    def _found(self, request: Request, viewer: Viewer, typed: str) -> Response:
        if not letters_of(typed):
            return self._field(viewer, typed, words.NO_DEVICE_CODE, status=422)
        try:
            waiting = self._look(request, viewer, typed)
        except UnknownCodeError:
            return self._field(viewer, typed, words.UNKNOWN_DEVICE_CODE, status=422)
        except TooManyGuessesError as refused:
            return self._slow_down(viewer, typed, refused)
        if waiting.decision is Decision.WAITING:
            return self._confirm(request, viewer, waiting)
        return self._decided(viewer, waiting)

    def _look(self, request: Request, viewer: Viewer, typed: str) -> Waiting:
        return self._sign_ins.find(typed, person=viewer.person, address=_address(request))

    def _slow_down(self, viewer: Viewer, typed: str, refused: TooManyGuessesError) -> Response:
        error = words.too_many_guesses(refused.wait_s)
        return slow_down(self._field(viewer, typed, error, status=429), refused.wait_s)

    def _field(
        self,
        viewer: Viewer,
        typed: str = "",
        error: str = "",
        *,
        status: int = 200,
    ) -> Response:
        values = {"viewer": viewer, "typed": typed, "error": error}
        return self._pages.answer("device_code.html", values, status=status)

    def _confirm(
        self,
        request: Request,
        viewer: Viewer,
        waiting: Waiting,
        *,
        error: str = "",
        status: int = 200,
    ) -> Response:
        here = _address(request)
        values = {
            "viewer": viewer,
            "waiting": waiting,
            "workplaces": self._sign_ins.workplaces(viewer.person),
            "seal": self._seal(request, waiting.user_code),
            "here": here,
            "zone": viewer.zone,
            "zone_name": viewer.zone_name,
            "now_ms": self._clock.now_ms(),
            "error": error,
        }
        return self._pages.answer("device_confirm.html", values, status=status)

    def _decided(self, viewer: Viewer, waiting: Waiting) -> Response:
        values = {
            "viewer": viewer,
            "waiting": waiting,
            "allowed": waiting.decision is Decision.ALLOWED,
        }
        return self._pages.answer("device_decided.html", values)

    def _seal(self, request: Request, typed: str) -> str:
        """What only this browser's page for this code can know: its cookie never leaves it."""
        cookie = (self._gate.token(request) or "").encode("utf-8", "surrogatepass")
        said = f"device sign-in\n{letters_of(typed)}".encode()
        return hmac.new(cookie, said, hashlib.sha256).hexdigest()


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
