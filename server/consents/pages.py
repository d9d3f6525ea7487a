"""The page of what was agreed when, the same for both sides of a contract."""

from __future__ import annotations

from itertools import pairwise

from fastapi import APIRouter, Request, Response

from server.access.doors import Doors
from server.access.rules import Act
from server.consents.service import Agreement, Consents
from server.diary.links import Links, ZoneChoice
from server.web.evidence_words import PolicyRow, policy_rows
from server.web.render import Pages


def router(consents: Consents, doors: Doors, pages: Pages) -> APIRouter:
    """The route `/contracts/{contract}/consents`."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/contracts/{contract}/consents", response_model=None)
    def page(request: Request, contract: str) -> Response:
        viewer, view = doors.open(request, contract, Act.READ_CONSENTS)
        agreements = consents.agreements(view)
        before = dict(pairwise(agreements))

        def rows(agreement: Agreement) -> tuple[PolicyRow, ...]:
            old = before.get(agreement)
            return policy_rows(
                agreement.policy,
                agreement.segment_minutes,
                None if old is None else (old.policy, old.segment_minutes),
            )

        return pages.answer(
            "consents.html",
            {
                "viewer": viewer,
                "view": view,
                "links": Links(view.contract, ZoneChoice.MINE),
                "agreements": agreements,
                "policy_rows": rows,
                "machines": consents.machines(view),
                "zone": viewer.zone,
                "zone_name": viewer.zone_name,
            },
        )

    return routes
