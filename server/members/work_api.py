"""`/api/v1/work/organizations`: a person's programs read who is in their organizations."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from server.access.rules import Deed
from server.access.token_doors import TokenDoors
from server.accounts.models import Role
from server.clock import Clock
from server.members.service import Members
from server.problems import Code, responses
from wire.records import OrganizationId, PersonId


class WorkOrganization(BaseModel):
    """An organization in which the token's owner sees members; `role` is the owner's."""

    organization: OrganizationId
    name: str
    role: Role


class WorkOrganizations(BaseModel):
    """By name."""

    organizations: list[WorkOrganization]
    time_ms: int


class WorkMember(BaseModel):
    """Somebody in an organization."""

    person: PersonId
    name: str
    email: str
    role: Role
    since_ms: int
    running: list[str] = Field(description="the titles of their contracts that run")


class WorkMembers(BaseModel):
    """By role and name."""

    members: list[WorkMember]
    time_ms: int


def router(members: Members, doors: TokenDoors, clock: Clock) -> APIRouter:
    """The routes about members. They take the scope `members`."""
    routes = APIRouter(prefix="/api/v1/work/organizations", tags=["work"])

    @routes.get("", responses=responses(Code.NOT_SIGNED_IN, Code.INSUFFICIENT_SCOPE, Code.BUSY))
    def organizations(request: Request, response: Response) -> WorkOrganizations:
        """The organizations whose members the token's owner sees."""
        _, found = doors.all_places(request, Deed.SEE_MEMBERS)
        response.headers["Cache-Control"] = "no-store"
        return WorkOrganizations(
            organizations=[
                WorkOrganization(organization=place.organization, name=place.name, role=place.role)
                for place in found
            ],
            time_ms=clock.now_ms(),
        )

    @routes.get(
        "/{organization}/members",
        responses=responses(Code.NOT_SIGNED_IN, Code.INSUFFICIENT_SCOPE, Code.NOT_FOUND, Code.BUSY),
    )
    def of_organization(request: Request, response: Response, organization: str) -> WorkMembers:
        """Who is in it, with which role."""
        _, place = doors.enter(request, organization, Deed.SEE_MEMBERS)
        response.headers["Cache-Control"] = "no-store"
        return WorkMembers(
            members=[
                WorkMember(
                    person=one.person,
                    name=one.name,
                    email=one.email,
                    role=one.role,
                    since_ms=one.since_ms,
                    running=list(one.running),
                )
                for one in members.of(place)
            ],
            time_ms=clock.now_ms(),
        )

    return routes
