"""Offers for tests whose matter is not how they are made."""

from __future__ import annotations

from server.access.contracts import ContractView, contract_for
from server.access.organizations import place_of
from server.access.rules import Act, Deed
from server.accounts.events import Caller
from server.accounts.service import Viewer
from server.hiring.limits import ContractLimits
from server.hiring.offers import Offers
from server.hiring.rates import ContractRates
from server.hiring.sides import Sides
from server.mail.outbox import Outbox
from server.members.invitations import Invitations
from server.terms.terms import FRESH, USUAL, fields_of_policy, parse
from server.vault import Vault
from tests.support.site import Member, Site
from wire.records import ContractId, OrganizationId

TYPED = {**FRESH, **fields_of_policy(USUAL), "title": "Harbour maps", "rate": "45.50", "email": ""}
"""The form of an offer as somebody fills it in who leaves the rest as it comes."""


def offer_of(
    site: Site, organization: OrganizationId, contractor: Member, *, by: Member, **typed: str
) -> str:
    """An offer to `contractor` that waits for an answer."""
    core = site.core
    outbox = Outbox(core, Vault(site.settings.keys, core.rng), sends=False)
    offers = Offers(core, outbox, Invitations(core, outbox))
    with core.database.reading() as rows:
        place = place_of(rows, by.person, Deed.HIRE, organization=organization)
    assert place is not None
    return offers.make(
        Viewer(by.person, by.name, by.email, "UTC", ""),
        place,
        to=contractor.person,
        email="",
        terms=parse(TYPED | typed, now_ms=site.clock.now_ms()),
        form=offers.form(),
        caller=Caller("", ""),
    ).offer


class Terms:
    """Changes the terms of a contract that runs, as `by` would on its pages."""

    def __init__(self, site: Site, contract: str, by: Member) -> None:
        core = site.core
        outbox = Outbox(core, Vault(site.settings.keys, core.rng), sends=False)
        self._limits = ContractLimits(Sides(core, outbox))
        self._rates = ContractRates(Sides(core, outbox))
        self._viewer = Viewer(by.person, by.name, by.email, "UTC", "")
        with core.database.reading() as rows:
            view = contract_for(rows, by.person, Act.CHANGE_TERMS, contract=ContractId(contract))
        assert view is not None
        self._view: ContractView = view

    def limit(self, minutes: int | None, *, reason: str = "") -> None:
        """Change the weekly limit."""
        now = self._limits.standing(self._view)
        self._limits.change(
            self._viewer, self._view, minutes, seen=now.seen, week_ms=now.week_ms, reason=reason
        )

    def rate(self, minor: int, *, weeks: int = 0, reason: str = "") -> None:
        """Raise the rate, or offer less, from so many weeks after the coming Monday on."""
        now = self._rates.standing(self._view)
        self._rates.change(
            self._viewer,
            self._view,
            minor,
            from_ms=now.mondays[weeks],
            seen=now.seen,
            reason=reason,
        )
