"""`/api/v1/device_authorization` and `/api/v1/token`: the two addresses of RFC 8628."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse

from server.context import Core
from server.device_grant.service import ENROLMENT_MS, INTERVAL_S, LIFE_MS, DeviceSignIns, TokenError
from server.problems import Code, responses
from wire import fields
from wire.enrolment import NAME_CHARACTERS
from wire.problems import WireError

CLIENT_ID: Final = "hourproof-agent"
GRANT_TYPE: Final = "urn:ietf:params:oauth:grant-type:device_code"
TOKEN_TYPE: Final = "urn:hourproof:enrolment-code"  # noqa: S105 - a name, not a secret
_FORM: Final = "application/x-www-form-urlencoded"
_MOST_FIELDS: Final = 20

SAYS: Final[Mapping[TokenError, str]] = {
    TokenError.PENDING: "Nobody has allowed or declined it yet. Ask again after the interval.",
    TokenError.SLOW_DOWN: "Asked too soon. Add five seconds to the interval, now and from now on.",
    TokenError.DECLINED: "The person declined.",
    TokenError.EXPIRED: "Nobody allowed it in time. Ask for new codes.",
    TokenError.INVALID: "No such device code, or what it was for has been done.",
}
"""For whoever reads the answer of a program; programs go by the code."""


async def _form(request: Request) -> dict[str, str] | str:
    """The fields of the form, those without a value left out; a text says why it is none (RFC 6749, 3.2)."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        return f"Send it as {_FORM}."
    try:
        told = (await request.body()).decode("ascii")
        fields = parse_qsl(
            told, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict"
        )
    except ValueError:
        return "The form cannot be read."
    if len({name for name, _ in fields}) != len(fields):
        return "A field is there twice."
    return {name: value for name, value in fields if value}


Form = Annotated[dict[str, str] | str, Depends(_form)]


def _described(*names: str) -> dict[str, Any]:
    """What OpenAPI says of a form."""
    texts = {name: {"type": "string"} for name in names}
    schema = {"type": "object", "required": list(names), "properties": texts}
    return {"requestBody": {"required": True, "content": {_FORM: {"schema": schema}}}}


def router(core: Core, sign_ins: DeviceSignIns) -> APIRouter:
    """The two routes. Their errors are OAuth's, not problem documents: that is what its clients read."""
    routes = APIRouter(prefix="/api/v1", tags=["devices"])

    @routes.post(
        "/device_authorization",
        response_model=None,
        responses=responses(Code.BUSY, Code.DISK_FULL),
        openapi_extra=_described("client_id", "device_name"),
    )
    def ask(request: Request, form: Form) -> JSONResponse:
        """Ask for a code that a person confirms in a browser. `device_name` is what the person is shown."""
        if isinstance(form, str):
            return _error("invalid_request", form)
        refused = _client(form)
        if refused is not None:
            return refused
        name = form.get("device_name", "")
        try:
            fields.text(name, "device_name", low=1, high=NAME_CHARACTERS)
        except WireError as refused:
            return _error("invalid_request", f"{refused}.")
        asked = sign_ins.ask(name=name, address=request.client.host if request.client else "")
        page = f"{core.settings.public_url}/device"
        return _answer(
            200,
            device_code=asked.device_code,
            user_code=asked.user_code,
            verification_uri=page,
            verification_uri_complete=f"{page}?user_code={asked.user_code}",
            expires_in=LIFE_MS // 1000,
            interval=INTERVAL_S,
            time_ms=core.clock.now_ms(),
        )

    @routes.post(
        "/token",
        response_model=None,
        responses=responses(Code.BUSY, Code.DISK_FULL),
        openapi_extra=_described("grant_type", "device_code", "client_id"),
    )
    def token(form: Form) -> JSONResponse:
        """What the person said: a one-time code with which the device enrols (`POST /api/v1/devices`)."""
        if isinstance(form, str):
            return _error("invalid_request", form)
        if "grant_type" not in form:
            return _error("invalid_request", "grant_type is missing.")
        if form["grant_type"] != GRANT_TYPE:
            return _error("unsupported_grant_type", f"grant_type: only {GRANT_TYPE}.")
        refused = _client(form)
        if refused is not None:
            return refused
        if "device_code" not in form:
            return _error("invalid_request", "device_code is missing.")
        told = sign_ins.poll(form["device_code"])
        if isinstance(told, TokenError):
            return _error(told, SAYS[told])
        return _answer(
            200,
            access_token=told,
            token_type=TOKEN_TYPE,
            expires_in=ENROLMENT_MS // 1000,
            time_ms=core.clock.now_ms(),
        )

    return routes


def _client(form: Mapping[str, str]) -> JSONResponse | None:
    if "client_id" not in form:
        return _error("invalid_request", "client_id is missing.")
    if form["client_id"] != CLIENT_ID:
        return _error("invalid_client", f"client_id: only {CLIENT_ID}.")
    return None


def _error(code: str, why: str) -> JSONResponse:
    return _answer(400, error=str(code), error_description=why)


def _answer(status: int, **members: object) -> JSONResponse:
    """No cache may keep what holds a secret (RFC 6749, 5.1)."""
    headers = {"Cache-Control": "no-store", "Pragma": "no-cache"}
    return JSONResponse(members, status_code=status, headers=headers)
