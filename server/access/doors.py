"""What a browser is let do with a contract or in an organization: every page about one asks here, and says what it
does."""

from __future__ import annotations

from fastapi import Request
from sqlalchemy.orm import Session

from server.access.contracts import ContractView, contract_for, contracts_for
from server.access.offers import OfferView, offer_for, offers_for
from server.access.organizations import Place, place_of, places_of
from server.access.rules import Act, Deed, takes_oneself
from server.access.ways import Shut, Way, open_ones, waiting, way_to, ways
from server.accounts.gate import Gate
from server.accounts.service import Viewer
from server.problems import Code, OtherSignInNeeded, Problem
from server.storage.database import Database
from wire.records import ContractId, OrganizationId

NOTHING = "Nothing here is open to you."


class Doors:
    """Reads the database: not for the event loop's thread."""

    def __init__(self, gate: Gate, database: Database) -> None:
        self._gate = gate
        self._database = database

    def open(self, request: Request, contract: str, act: Act) -> tuple[Viewer, ContractView]:
        """Who is looking, and the contract.

        Raises `not-signed-in`; `not-found` for a contract with which they may not do `act` as for one that does not
        exist; and `OtherSignInNeeded`.
        """
        viewer = self._gate.signed_in(request)
        with self._database.reading() as rows:
            view = contract_for(rows, viewer.person, act, contract=ContractId(contract))
            if view is None:
                raise Problem(Code.NOT_FOUND, NOTHING)
            self._check_way(rows, viewer, view.organization, own=view.viewer_is_contractor)
        self._check_word(viewer, act, own=view.viewer_is_contractor)
        return viewer, view

    def all_open(self, request: Request, act: Act) -> tuple[Viewer, tuple[ContractView, ...]]:
        """Who is looking, and every contract with which they may do `act`, by title. Raises `not-signed-in`."""
        viewer = self._gate.signed_in(request)
        with self._database.reading() as rows:
            found = contracts_for(rows, viewer.person, act)
            return viewer, open_ones(rows, viewer.person, found, through=viewer.through)

    def may(self, viewer: Viewer, view: ContractView, act: Act) -> bool:
        """Whether `viewer`, who was let in to the contract, may do `act` with it as well."""
        with self._database.reading() as rows:
            return contract_for(rows, viewer.person, act, contract=view.contract) is not None

    def open_offer(self, request: Request, offer: str, act: Act) -> tuple[Viewer, OfferView]:
        """Who is looking, and the offer. Raises as `open` does."""
        viewer = self._gate.signed_in(request)
        with self._database.reading() as rows:
            view = offer_for(rows, viewer.person, act, offer=ContractId(offer))
            if view is None:
                raise Problem(Code.NOT_FOUND, NOTHING)
            self._check_way(rows, viewer, view.organization, own=view.viewer_is_contractor)
        self._check_word(viewer, act, own=view.viewer_is_contractor)
        return viewer, view

    def own_offers(self, request: Request) -> tuple[OfferView, ...]:
        """Every offer to whoever is looking, the newest first. Raises `not-signed-in`."""
        viewer = self._gate.signed_in(request)
        with self._database.reading() as rows:
            found = offers_for(rows, viewer.person, Act.READ_OFFER, own=True)
            return open_ones(rows, viewer.person, found, through=viewer.through)

    def offers_of(self, viewer: Viewer, place: Place) -> tuple[OfferView, ...]:
        """Every offer of a place that `viewer` was let into and may read, the newest first."""
        with self._database.reading() as rows:
            return offers_for(rows, viewer.person, Act.READ_OFFER, organization=place.organization)

    def contracts_of(self, viewer: Viewer, place: Place, act: Act) -> tuple[ContractView, ...]:
        """Every contract of a place that `viewer` was let into with which they may do `act`, by title."""
        with self._database.reading() as rows:
            return contracts_for(rows, viewer.person, act, organization=place.organization)

    def enter(self, request: Request, organization: str, deed: Deed) -> tuple[Viewer, Place]:
        """Who is looking, and the organization with their role in it.

        Raises `not-signed-in`, and `not-found` for an organization in which they may not do `deed` as for one
        that does not exist.
        """
        viewer = self._gate.signed_in(request)
        with self._database.reading() as rows:
            place = place_of(rows, viewer.person, deed, organization=OrganizationId(organization))
            if place is None:
                raise Problem(Code.NOT_FOUND, NOTHING)
            # Nobody is kept in an organization by the way out.
            self._check_way(rows, viewer, place.organization, own=deed is Deed.LEAVE)
        return viewer, place

    def all_places(self, request: Request) -> tuple[Viewer, tuple[Place, ...]]:
        """Who is looking, and every organization that they are in, by name. Raises `not-signed-in`."""
        viewer = self._gate.signed_in(request)
        with self._database.reading() as rows:
            found = places_of(rows, viewer.person)
            by_organization = ways(
                rows,
                viewer.person,
                (place.organization for place in found),
                through=viewer.through,
            )
        return viewer, tuple(
            place for place in found if by_organization[place.organization] is Way.OPEN
        )

    def waiting(self, viewer: Viewer) -> tuple[Shut, ...]:
        """The viewer's organizations that open by their own sign-in only and are not open now, by name."""
        with self._database.reading() as rows:
            return waiting(rows, viewer)

    def _check_way(
        self, rows: Session, viewer: Viewer, organization: OrganizationId, *, own: bool
    ) -> None:
        """Called with what the viewer may do something with: nobody else is told of another way."""
        found = way_to(rows, viewer.person, organization, through=viewer.through, own=own)
        if found is Way.OWN_NEEDED:
            raise OtherSignInNeeded(organization)
        if found is Way.SHUT:
            raise Problem(Code.NOT_FOUND, NOTHING)

    def _check_word(self, viewer: Viewer, act: Act, *, own: bool) -> None:
        if takes_oneself(act, own=own, through=viewer.through):
            raise OtherSignInNeeded(None)
