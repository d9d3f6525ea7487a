"""`/api/v1/devices`: a device asks for the devices of its owner, and ends another one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Header
from pydantic import BaseModel, Field
from sqlalchemy import select

from server.context import Core
from server.devices.models import Device
from server.devices.service import DeviceIdentity, revoke
from server.log.service import Logs
from server.problems import Code, Problem, responses
from wire.keys import key_id
from wire.records import DeviceId

PATIENCE_S = 30.0
"""How long a request waits for the log's thread."""

_SEEN = (
    "SELECT streams.device, max(statements.recv_ms) FROM streams"
    " JOIN statements USING (organization, stream, seq)"
    " JOIN devices USING (organization, device)"
    " WHERE streams.organization = ? AND devices.person = ? GROUP BY streams.device"
)


class OwnDevice(BaseModel):
    """A device of the caller's owner. What the log says of it is in `/api/v1/authority`."""

    keyid: str = Field(description="SHA-256 hex of its SubjectPublicKeyInfo")
    name: str
    os: str
    seen_ms: int | None = Field(description="when its last statement came; null: none did")


class OwnDevices(BaseModel):
    """All devices that may send, the oldest first."""

    devices: list[OwnDevice]
    time_ms: int


class Ending(BaseModel):
    """Why a device is ended."""

    lost_since_ms: int | None = Field(
        default=None, ge=0, lt=2**53, description="since when it was in other hands, if it was"
    )


class Ended(BaseModel):
    """Nothing more is taken from it, and the log says so."""

    time_ms: int


def router(
    core: Core, authenticate: Callable[[str | None], DeviceIdentity], logs: Logs[Any]
) -> APIRouter:
    """The routes of a person's own devices."""
    routes = APIRouter(prefix="/api/v1", tags=["devices"])

    @routes.get("/devices", responses=responses(Code.NOT_SIGNED_IN, Code.DEVICE_REVOKED))
    def own(authorization: Annotated[str | None, Header()] = None) -> OwnDevices:
        """The devices of the caller's owner, and when each was heard of last."""
        caller = authenticate(authorization)
        rows = core.database.select(_SEEN, caller.organization, caller.person)
        seen: dict[DeviceId, int] = dict(rows)
        with core.database.reading() as session:
            found = session.scalars(
                select(Device)
                .where(
                    Device.organization == caller.organization,
                    Device.person == caller.person,
                    Device.revoked_ms.is_(None),
                )
                .order_by(Device.created_ms, Device.device)
            ).all()
            told = [
                OwnDevice(keyid=row.key_id, name=row.name, os=row.os, seen_ms=seen.get(row.device))
                for row in found
            ]
        return OwnDevices(devices=told, time_ms=core.clock.now_ms())

    @routes.post(
        "/devices/{keyid}/end",
        responses=responses(
            Code.BAD_REQUEST,
            Code.NOT_SIGNED_IN,
            Code.DEVICE_REVOKED,
            Code.NOT_FOUND,
            Code.RESTORED,
            Code.BUSY,
            Code.DISK_FULL,
        ),
    )
    def end(
        keyid: str, body: Ending, authorization: Annotated[str | None, Header()] = None
    ) -> Ended:
        """Take nothing more from another device of the caller's owner. Once: what is ended stays so."""
        caller = authenticate(authorization)
        if keyid == key_id(caller.public_key):
            raise Problem(Code.BAD_REQUEST, "A device cannot end itself. Use another one.")
        now_ms = core.clock.now_ms()
        if body.lost_since_ms is not None and body.lost_since_ms > now_ms:
            raise Problem(Code.BAD_REQUEST, "lost_since_ms has not come yet.")
        log = logs.of(caller.organization)
        log.admit(0)
        with core.database.writing() as session:
            row = session.scalar(
                select(Device).where(
                    Device.organization == caller.organization,
                    Device.person == caller.person,
                    Device.key_id == keyid,
                )
            )
            if row is None:
                raise Problem(Code.NOT_FOUND, "You have no device with this key.")
            if row.revoked_ms is None:
                revoke(session, row, lost_since_ms=body.lost_since_ms, now_ms=now_ms)
        log.settle().result(timeout=PATIENCE_S)
        return Ended(time_ms=core.clock.now_ms())

    return routes
