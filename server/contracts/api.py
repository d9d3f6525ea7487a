"""`GET /api/v1/contracts`: what a device may track time for, and by which rules."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header
from pydantic import BaseModel

from server.context import Core
from server.contracts import service
from server.devices.service import Devices
from server.problems import Code, responses
from wire.contracts import contract_to_json


class Contracts(BaseModel):
    """Contracts as `wire.contracts` writes them."""

    contracts: list[dict[str, Any]]
    time_ms: int


def router(core: Core, devices: Devices) -> APIRouter:
    """The routes of contracts."""
    routes = APIRouter(prefix="/api/v1", tags=["contracts"])

    @routes.get(
        "/contracts",
        responses=responses(Code.NOT_SIGNED_IN, Code.DEVICE_REVOKED, Code.BUSY),
    )
    def contracts(authorization: Annotated[str | None, Header()] = None) -> Contracts:
        """The contracts of the device's owner, with policy and the minutes of this week."""
        device = devices.authenticate(authorization)
        now_ms = core.clock.now_ms()
        with core.database.reading() as session:
            found = service.of_person(session, device.organization, device.person, now_ms=now_ms)
        return Contracts(
            contracts=[dict(contract_to_json(contract)) for contract in found], time_ms=now_ms
        )

    return routes
