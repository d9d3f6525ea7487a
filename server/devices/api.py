"""`POST /api/v1/devices`: a machine joins with a one-time code and the proof that it holds its key."""

from __future__ import annotations

import logging
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from server.context import Core
from server.devices.service import Devices
from server.log.service import Logs
from server.problems import Code, Problem, responses
from server.storage.errors import StorageError
from wire.enrolment import CODE_CHARACTERS, NAME_CHARACTERS

_LOG = logging.getLogger(__name__)

PATIENCE_S = 30.0
"""How long an enrolment waits for the log's thread."""


class Voucher(BaseModel):
    """A device of the same person that vouches for the new one."""

    keyid: str = Field(max_length=64, description="SHA-256 hex of its SubjectPublicKeyInfo")
    sig: str = Field(
        max_length=200, description="base64 of its signature over the enrolment (wire/SPEC.md)"
    )


class Enrolment(BaseModel):
    """What a device says when it joins."""

    code: str = Field(min_length=1, max_length=CODE_CHARACTERS, examples=["K7QF-2M9X-A1B2-C3D4"])
    name: str = Field(min_length=1, max_length=NAME_CHARACTERS, examples=["ada-laptop"])
    public_key: str = Field(
        max_length=200, description="base64 of the Ed25519 key's DER SubjectPublicKeyInfo"
    )
    proof: str = Field(
        max_length=200,
        description="base64 of the key's signature over the enrolment message (wire/SPEC.md)",
    )
    os: str = Field(default="", max_length=100)
    authoriser: Voucher | None = None


class Named(BaseModel):
    """An id and the name that goes with it."""

    id: str
    name: str


class Log(BaseModel):
    """The log that will hold the device's statements: remember its key, trust no other."""

    origin: str
    key: str = Field(description="C2SP vkey")
    checkpoint: str = Field(description="C2SP signed note of the newest checkpoint")


class EnrolledDevice(BaseModel):
    """The device is enrolled. `token` is told this once."""

    device: str
    token: str
    person: Named
    organization: Named
    log: Log
    time_ms: int


def router(core: Core, devices: Devices, logs: Logs[Any]) -> APIRouter:
    """The routes of devices."""
    routes = APIRouter(prefix="/api/v1", tags=["devices"])

    @routes.post(
        "/devices",
        status_code=201,
        responses=responses(
            Code.BAD_REQUEST,
            Code.CODE_INVALID,
            Code.CODE_USED,
            Code.KEY_KNOWN,
            Code.CODE_EXPIRED,
            Code.TOO_LARGE,
            Code.LOW_ORDER_KEY,
            Code.BAD_PROOF,
            Code.BAD_AUTHORISATION,
            Code.RESTORED,
            Code.BUSY,
            Code.DISK_FULL,
        ),
    )
    def enrol(body: Enrolment) -> EnrolledDevice:
        """Enrol a device with a one-time code."""
        logs.of(devices.organization_of(body.code)).admit(0)
        voucher = body.authoriser
        enrolled = devices.enrol(
            code=body.code,
            name=body.name,
            public_key=body.public_key,
            proof=body.proof,
            os=body.os,
            authoriser=None if voucher is None else (voucher.keyid, voucher.sig),
        )
        log = logs.of(enrolled.organization)
        try:
            log.settle().result(timeout=PATIENCE_S)
        except (Problem, StorageError, TimeoutError):
            # The device is enrolled: that will stand in the log before anything that it sends.
            _LOG.exception("device %s is not in the log yet", enrolled.device)
        head = log.head
        return EnrolledDevice(
            device=enrolled.device,
            token=enrolled.token,
            person=Named(id=enrolled.person, name=enrolled.person_name),
            organization=Named(id=enrolled.organization, name=enrolled.organization_name),
            log=Log(
                origin=enrolled.log_origin,
                key=head.vkey,
                checkpoint=head.note,
            ),
            time_ms=core.clock.now_ms(),
        )

    return routes
