"""`/api/v1/vouchers`: a new device asks its owner's other devices to vouch for it, and one of them does."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Header
from pydantic import BaseModel, Field

from server.clock import Clock
from server.devices.api import Voucher
from server.devices.service import DeviceIdentity, Devices
from server.devices.vouching import Vouchers
from server.problems import Code, Problem, responses
from wire import keys
from wire.enrolment import CODE_CHARACTERS, NAME_CHARACTERS, authorisation_message
from wire.records import KeyId


class Request(BaseModel):
    """What a new device will say when it joins."""

    code: str = Field(min_length=1, max_length=CODE_CHARACTERS)
    name: str = Field(min_length=1, max_length=NAME_CHARACTERS)
    public_key: str = Field(max_length=200, description="as in an enrolment")
    proof: str = Field(max_length=200, description="as in an enrolment")


class Answer(BaseModel):
    """What another device said to it: null as long as none did."""

    authoriser: Voucher | None
    time_ms: int


class WaitingDevice(BaseModel):
    """A device that asks: check it by what its owner sees on it, then sign exactly this."""

    keyid: str
    code: str
    name: str
    public_key: str


class WaitingDevices(BaseModel):
    """Who asks the devices of this owner."""

    waiting: list[WaitingDevice]
    time_ms: int


class Signature(BaseModel):
    """That the calling device vouches."""

    sig: str = Field(
        max_length=200, description="base64 of its signature over the enrolment (wire/SPEC.md)"
    )


class Vouched(BaseModel):
    """It is kept until the new device asks again."""

    time_ms: int


def router(
    devices: Devices,
    vouchers: Vouchers,
    clock: Clock,
    authenticate: Callable[[str | None], DeviceIdentity],
) -> APIRouter:
    """The routes of vouchers."""
    routes = APIRouter(prefix="/api/v1", tags=["devices"])

    @routes.post(
        "/vouchers",
        responses=responses(
            Code.BAD_REQUEST,
            Code.CODE_INVALID,
            Code.CODE_USED,
            Code.CODE_EXPIRED,
            Code.LOW_ORDER_KEY,
            Code.BAD_PROOF,
            Code.BUSY,
        ),
    )
    def ask(body: Request) -> Answer:
        """Ask, or ask again, for a voucher. The one-time code is not used up."""
        found = vouchers.ask(
            code=body.code, name=body.name, public_key=body.public_key, proof=body.proof
        )
        voucher = None
        if found is not None:
            voucher = Voucher(keyid=found.keyid, sig=base64.b64encode(found.sig).decode())
        return Answer(authoriser=voucher, time_ms=clock.now_ms())

    @routes.get("/vouchers", responses=responses(Code.NOT_SIGNED_IN, Code.DEVICE_REVOKED))
    def waiting(authorization: Annotated[str | None, Header()] = None) -> WaitingDevices:
        """The new devices of the caller's owner that ask for a voucher."""
        caller = authenticate(authorization)
        return WaitingDevices(
            waiting=[
                WaitingDevice(
                    keyid=keys.key_id(keys.load_spki(one.public_spki)),
                    code=one.code,
                    name=one.name,
                    public_key=base64.b64encode(one.public_spki).decode(),
                )
                for one in vouchers.waiting(caller.organization, caller.person)
            ],
            time_ms=clock.now_ms(),
        )

    @routes.put(
        "/vouchers/{keyid}",
        responses=responses(
            Code.BAD_REQUEST,
            Code.NOT_SIGNED_IN,
            Code.DEVICE_REVOKED,
            Code.NOT_FOUND,
            Code.BAD_AUTHORISATION,
        ),
    )
    def vouch(
        keyid: str, body: Signature, authorization: Annotated[str | None, Header()] = None
    ) -> Vouched:
        """Vouch for the new device with this key."""
        caller = authenticate(authorization)
        mine = vouchers.waiting(caller.organization, caller.person)
        for one in mine:
            if keys.key_id(keys.load_spki(one.public_spki)) == keyid:
                message = authorisation_message(one.code, one.name, one.public_spki)
                voucher = devices.vouched(caller, body.sig, message)
                vouchers.vouch(
                    caller.organization, caller.person, waiting=KeyId(keyid), voucher=voucher
                )
                return Vouched(time_ms=clock.now_ms())
        raise Problem(Code.NOT_FOUND, "No such device waits. Let it ask again.")

    return routes
