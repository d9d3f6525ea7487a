"""The page of what was agreed when, the same for both sides of a contract."""

from __future__ import annotations

from itertools import pairwise

from fastapi import APIRouter, Request, Response

from server.accounts.gate import Gate
from server.consents.service import Agreement, Consents
from server.diary.links import Links, ZoneChoice
from server.problems import Code, Problem
from server.web.evidence_words import PolicyRow, policy_rows
from server.web.render import Pages
from wire.records import ContractId


def router(consents: Consents, gate: Gate, pages: Pages) -> APIRouter:
    """The route `/contracts/{contract}/consents`."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/contracts/{contract}/consents", response_model=None)
    def page(request: Request, contract: str) -> Response:
        viewer = gate.signed_in(request)
        view = consents.contract(viewer.person, ContractId(contract))
        if view is None:
            raise Problem(Code.NOT_FOUND, "Nothing here is open to you.")
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
