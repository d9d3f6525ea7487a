"""What a personal access token is let do: what it was made for, of that which its owner may do at that moment."""

from __future__ import annotations

from fastapi import Request
from sqlalchemy.orm import Session

from server.access.contracts import ContractView, contract_for, contracts_for
from server.access.doors import NOTHING
from server.access.organizations import Place, place_of, places_of
from server.access.rules import Act, Deed, scopes_for
from server.access.ways import Way, open_ones, way_to, ways
from server.accounts.gate import caller_of
from server.problems import Code, OtherSignInNeeded, Problem
from server.storage.database import Database
from server.tokens.models import Scope
from server.tokens.service import Bearer, Tokens
from wire.records import ContractId, OrganizationId


class TokenDoors:
    """Like `Doors`, for programs: the header `Authorization` counts and no cookie does. Reads the database."""

    def __init__(self, tokens: Tokens, database: Database) -> None:
        self._tokens = tokens
        self._database = database

    def bearer(self, request: Request) -> Bearer:
        """Whose token it is. Raises `not-signed-in`."""
        return self._tokens.bearer(request.headers.get("authorization"), caller_of(request))

    def open(self, request: Request, contract: str, act: Act) -> tuple[Bearer, ContractView]:
        """Whose token it is, and the contract.

        Raises `not-signed-in`; `insufficient-scope` before anything is looked up; and `not-found` for a contract
        with which the owner may not do `act` as for one that does not exist.
        """
        bearer = self._within(request, act)
        with self._database.reading() as rows:
            view = contract_for(rows, bearer.person, act, contract=ContractId(contract))
            if view is None:
                raise Problem(Code.NOT_FOUND, NOTHING)
            _check_way(rows, bearer, view.organization, own=view.viewer_is_contractor)
        return bearer, view

    def all_open(self, request: Request, act: Act) -> tuple[Bearer, tuple[ContractView, ...]]:
        """Whose token it is, and every contract with which the owner may do `act`, by title."""
        bearer = self._within(request, act)
        with self._database.reading() as rows:
            found = contracts_for(rows, bearer.person, act)
            return bearer, open_ones(rows, bearer.person, found, through=None)

    def also_open(self, bearer: Bearer, act: Act) -> frozenset[ContractId]:
        """The contracts with which a token that was let in for something else may do `act` as well; none where it was
        not made for that."""
        if not bearer.scopes.intersection(scopes_for(act)):
            return frozenset()
        with self._database.reading() as rows:
            found = contracts_for(rows, bearer.person, act)
            shown = open_ones(rows, bearer.person, found, through=None)
        return frozenset(view.contract for view in shown)

    def check(self, bearer: Bearer, what: Act | Deed) -> None:
        """Raise `insufficient-scope` where the token was not made for it."""
        wanted = scopes_for(what)
        if not bearer.scopes.intersection(wanted):
            raise _not_within(wanted)

    def enter(self, request: Request, organization: str, deed: Deed) -> tuple[Bearer, Place]:
        """Whose token it is, and the organization; raises as `open` does."""
        bearer = self._within(request, deed)
        with self._database.reading() as rows:
            place = place_of(rows, bearer.person, deed, organization=OrganizationId(organization))
            if place is None:
                raise Problem(Code.NOT_FOUND, NOTHING)
            _check_way(rows, bearer, place.organization, own=False)
        return bearer, place

    def all_places(self, request: Request, deed: Deed) -> tuple[Bearer, tuple[Place, ...]]:
        """Whose token it is, and every organization in which the owner may do `deed`, by name."""
        bearer = self._within(request, deed)
        with self._database.reading() as rows:
            found = [place for place in places_of(rows, bearer.person) if place.may(deed)]
            by_organization = ways(
                rows, bearer.person, (place.organization for place in found), through=None
            )
        return bearer, tuple(
            place for place in found if by_organization[place.organization] is Way.OPEN
        )

    def _within(self, request: Request, what: Act | Deed) -> Bearer:
        bearer = self.bearer(request)
        self.check(bearer, what)
        return bearer


def _check_way(rows: Session, bearer: Bearer, organization: OrganizationId, *, own: bool) -> None:
    """A token is its owner's own way: it opens nothing that takes an organization's own sign-in."""
    if way_to(rows, bearer.person, organization, through=None, own=own) is not Way.OPEN:
        raise OtherSignInNeeded(organization)


def _not_within(wanted: tuple[Scope, ...]) -> Problem:
    named = " ".join(wanted)
    return Problem(
        Code.INSUFFICIENT_SCOPE,
        f"This takes a token with the scope {named}.",
        extras={"scope": named},
        headers={
            "WWW-Authenticate": 'Bearer realm="Hourproof", error="insufficient_scope", '
            f'scope="{named}"'
        },
    )
