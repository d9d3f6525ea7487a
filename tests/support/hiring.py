"""Offers for tests whose matter is not how they are made."""

from __future__ import annotations

from server.access.organizations import place_of
from server.access.rules import Deed
from server.accounts.events import Caller
from server.accounts.service import Viewer
from server.hiring.offers import Offers
from server.mail.outbox import Outbox
from server.members.invitations import Invitations
from server.terms.terms import FRESH, USUAL, fields_of_policy, parse
from server.vault import Vault
from tests.support.site import Member, Site
from wire.records import OrganizationId

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
