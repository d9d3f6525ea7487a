"""Signing in, or linking an account, by an organization's identity provider: there, and back once."""

from __future__ import annotations

import base64
import hashlib
import hmac
import logging
from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session as Rows

from server.accounts import events
from server.accounts.attempts import Attempts
from server.accounts.events import Act, Caller
from server.accounts.models import IdentityLink, IdentityRequest, Membership, Person
from server.accounts.refusals import TooManyAttemptsError
from server.accounts.service import Accounts, Viewer
from server.clock import new_id
from server.context import Core
from server.mail.outbox import Outbox
from server.members import audit
from server.members.audit import MemberAct
from server.oidc.client import Asked, Client, Providers, authorization_address
from server.oidc.faults import Fault, ProviderError
from server.oidc.tokens import Identity
from server.organizations.models import (
    IdentityProvider,
    Organization,
    ProviderDomain,
    provider_secret_of,
)
from server.provider.refusals import Refusal, ThroughRefusedError
from server.vault import Vault
from wire.records import OrganizationId, PersonId

LASTS_MS = 10 * 60_000
"""How long a person may take at the provider."""

LIMITS = {"pair": 30, "address": 60, "email": 10_000}
"""Ways that may be begun in the window of `attempts`, from one place."""

_MOST_FOUND = 10
_TOKEN_BYTES = 32
_LOG = logging.getLogger(__name__)

_UNAVAILABLE = frozenset(
    {
        *(Fault.UNREACHABLE, Fault.NOT_TRUSTED, Fault.TOO_SLOW, Fault.TOO_LARGE, Fault.REDIRECTS),
        *(Fault.BAD_STATUS, Fault.NO_DOCUMENT, Fault.NO_HOST, Fault.NOT_PUBLIC, Fault.NO_KEYS),
        *(Fault.CLIENT_REFUSED, Fault.NOT_HTTPS, Fault.BAD_ENDPOINT),
    }
)
"""The person can do nothing about these but try again or tell an owner."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An organization with a sign-in of its own, at the provider `host`."""

    organization: OrganizationId
    name: str
    host: str


@dataclass(frozen=True, slots=True)
class Departure:
    """Where the browser goes on."""

    choice: Choice
    address: str


@dataclass(frozen=True, slots=True)
class Return:
    """What came of it: `token` of a sign-in, or None where an account was linked; the browser goes on to `goal`."""

    token: str | None
    goal: str


class Through:
    """Safe from any thread; `depart` and `come_back` take up to some seconds."""

    def __init__(
        self, core: Core, vault: Vault, providers: Providers, accounts: Accounts, outbox: Outbox
    ) -> None:
        self._core = core
        self._vault = vault
        self._providers = providers
        self._accounts = accounts
        self._outbox = outbox
        self._attempts = Attempts(LIMITS)

    def new_browser(self) -> str:
        """A fresh secret for a browser's cookie."""
        random = self._core.rng.token_bytes(_TOKEN_BYTES)
        return base64.urlsafe_b64encode(random).decode("ascii").rstrip("=")

    def find(self, typed: str, caller: Caller) -> tuple[Choice, ...]:
        """The organizations that `typed` may mean: an address's domain, or a whole name. Raises `TooManyAttemptsError`.

        It says nothing of people: any address of a domain gets the same answer.
        """
        self._count(caller)
        wanted = typed.strip()
        domain = wanted.rpartition("@")[2].lower()
        named = func.lower(Organization.name) == wanted.lower()
        of_domain = select(ProviderDomain.organization).where(ProviderDomain.domain == domain)
        with self._core.database.reading() as rows:
            found = rows.execute(
                select(Organization, IdentityProvider.issuer)
                .join(IdentityProvider, IdentityProvider.organization == Organization.organization)
                .where(or_(named, Organization.organization.in_(of_domain)))
                .order_by(Organization.name, Organization.organization)
                .limit(_MOST_FOUND)
            ).all()
        return tuple(_choice(row, issuer) for row, issuer in found)

    def choice(self, organization: str) -> Choice | None:
        """The organization of that id, if it has a sign-in of its own."""
        with self._core.database.reading() as rows:
            found = rows.get(IdentityProvider, OrganizationId(organization))
            if found is None:
                return None
            return _choice(rows.get_one(Organization, found.organization), found.issuer)

    def of_person(self, viewer: Viewer) -> tuple[Choice, ...]:
        """The viewer's organizations with a sign-in of their own that is not linked to this account."""
        linked = select(IdentityLink.organization).where(IdentityLink.person == viewer.person)
        with self._core.database.reading() as rows:
            found = rows.execute(
                select(Organization, IdentityProvider.issuer)
                .join(IdentityProvider, IdentityProvider.organization == Organization.organization)
                .join(Membership, Membership.organization == Organization.organization)
                .where(
                    Membership.person == viewer.person,
                    Membership.left_ms.is_(None),
                    Organization.organization.not_in(linked),
                )
                .order_by(Organization.name, Organization.organization)
            ).all()
        return tuple(_choice(row, issuer) for row, issuer in found)

    def depart(
        self,
        organization: str,
        *,
        browser: str,
        goal: str,
        caller: Caller,
        person: PersonId | None = None,
    ) -> Departure:
        """Prepare the way to the provider for a browser with the cookie `browser`; `person` wants to link an account.

        Raises `ThroughRefusedError` and `TooManyAttemptsError`.
        """
        self._count(caller)
        with self._core.database.reading() as rows:
            row = rows.get(IdentityProvider, OrganizationId(organization))
            if row is None:
                raise ThroughRefusedError(Refusal.OVER)
            found = rows.get_one(Organization, row.organization)
            choice = _choice(found, row.issuer)
            issuer, client, version = row.issuer, row.client, row.version
        try:
            metadata = self._providers.metadata(issuer)
        except ProviderError as error:
            raise self._told(error, choice.name) from error
        state = self.new_browser()
        now_ms = self._core.clock.now_ms()
        with self._core.database.writing() as rows:
            rows.execute(delete(IdentityRequest).where(IdentityRequest.expires_ms <= now_ms))
            rows.add(
                IdentityRequest(
                    state_sha256=_digest(state),
                    browser_sha256=_digest(browser),
                    organization=choice.organization,
                    version=version,
                    person=person,
                    goal=goal,
                    expires_ms=now_ms + LASTS_MS,
                )
            )
        asked = self._asked(browser, state)
        return Departure(choice, authorization_address(metadata, client, state, asked))

    def come_back(
        self,
        *,
        state: str,
        code: str,
        error: str,
        issuer: str | None,
        browser: str | None,
        viewer: Viewer | None,
        caller: Caller,
    ) -> Return:
        """Take what the provider sent the browser back with. Raises `ThroughRefusedError`."""
        request = self._take(state, browser)
        with self._core.database.reading() as rows:
            row = rows.get(IdentityProvider, request.organization)
            name = rows.get_one(Organization, request.organization).name
            if row is None or row.version != request.version:
                raise ThroughRefusedError(Refusal.OVER, name)
            known = row.issuer
            client = Client(row.client, self._secret(row))
        identity = self._redeem(known, client, state, code, error, issuer, browser or "", name)
        if request.person is not None:
            if viewer is None or viewer.person != request.person or viewer.through is not None:
                raise ThroughRefusedError(Refusal.OTHER_VIEWER, name)
            with self._core.database.writing() as rows:
                self._link_own(rows, request.organization, name, viewer.person, identity, caller)
            return Return(None, request.goal)
        with self._core.database.writing() as rows:
            person = self._person(rows, request.organization, name, identity, caller)
            token = self._accounts.begin_through(
                rows, person, caller, organization=request.organization, name=name
            )
        return Return(token, request.goal)

    def _take(self, state: str, browser: str | None) -> IdentityRequest:
        """What was asked with `state`, which works once and in the browser that asked only."""
        if not state or not browser:
            raise ThroughRefusedError(Refusal.OVER)
        mine = (
            IdentityRequest.state_sha256 == _digest(state),
            IdentityRequest.browser_sha256 == _digest(browser),
        )
        with self._core.database.writing() as rows:
            request = rows.scalar(select(IdentityRequest).where(*mine))
            if request is None:
                raise ThroughRefusedError(Refusal.OVER)
            rows.execute(delete(IdentityRequest).where(*mine))
            rows.expunge(request)
        if self._core.clock.now_ms() >= request.expires_ms:
            raise ThroughRefusedError(Refusal.OVER)
        return request

    def _redeem(
        self,
        known: str,
        client: Client,
        state: str,
        code: str,
        error: str,
        issuer: str | None,
        browser: str,
        name: str,
    ) -> Identity:
        try:
            metadata = self._providers.metadata(known)
            if (issuer is None and metadata.names_itself) or issuer not in (None, known):
                # The answer is of another provider than the one that was asked.
                raise ThroughRefusedError(Refusal.OTHER_PROVIDER, name)
            if error:
                cancelled = error == "access_denied"
                refusal = Refusal.CANCELLED if cancelled else Refusal.PROVIDER_REFUSED
                raise ThroughRefusedError(refusal, name)
            if not code:
                raise ThroughRefusedError(Refusal.PROVIDER_REFUSED, name)
            return self._providers.redeem(metadata, client, code, self._asked(browser, state))
        except ProviderError as failed:
            raise self._told(failed, name) from failed

    def _person(
        self,
        rows: Rows,
        organization: OrganizationId,
        name: str,
        identity: Identity,
        caller: Caller,
    ) -> PersonId:
        """Whose account it is: that of the link, or at the first time of the member with that confirmed address."""
        link = rows.get(IdentityLink, (organization, identity.issuer, identity.subject))
        if link is not None:
            link.used_ms, link.label = self._core.clock.now_ms(), identity.label
            return link.person
        person = rows.scalar(
            select(Person.person)
            .join(Membership, Membership.person == Person.person)
            .where(
                Membership.organization == organization,
                Membership.left_ms.is_(None),
                Person.email == identity.email,
                Person.email_confirmed_ms.is_not(None),
            )
        )
        if not identity.email or person is None:
            raise ThroughRefusedError(Refusal.NOT_LINKED, name)
        self._link(rows, organization, name, person, identity, caller)
        return person

    def _link_own(
        self,
        rows: Rows,
        organization: OrganizationId,
        name: str,
        person: PersonId,
        identity: Identity,
        caller: Caller,
    ) -> None:
        member = rows.get(Membership, (organization, person))
        if member is None or member.left_ms is not None:
            raise ThroughRefusedError(Refusal.OVER, name)
        link = rows.get(IdentityLink, (organization, identity.issuer, identity.subject))
        if link is None:
            self._link(rows, organization, name, person, identity, caller)
        elif link.person != person:
            raise ThroughRefusedError(Refusal.OTHER_LINKED, name)

    def _link(
        self,
        rows: Rows,
        organization: OrganizationId,
        name: str,
        person: PersonId,
        identity: Identity,
        caller: Caller,
    ) -> None:
        other = rows.scalar(
            select(IdentityLink.link).where(
                IdentityLink.organization == organization, IdentityLink.person == person
            )
        )
        if other is not None:
            # An address may have been given to somebody else at the provider: whoever had it before keeps the account.
            raise ThroughRefusedError(Refusal.OTHER_LINKED, name)
        now_ms = self._core.clock.now_ms()
        rows.add(
            IdentityLink(
                organization=organization,
                issuer=identity.issuer,
                subject=identity.subject,
                link=new_id(self._core.rng),
                person=person,
                label=identity.label,
                made_ms=now_ms,
                used_ms=now_ms,
            )
        )
        rows.flush()
        events.record_and_tell(
            rows, self._core, self._outbox, person, Act.PROVIDER_LINKED, caller, detail=name
        )
        audit.record(
            rows,
            self._core,
            organization,
            person,
            MemberAct.PROVIDER_LINKED,
            caller,
            subject=identity.label,
        )

    def _secret(self, row: IdentityProvider) -> str:
        whose = provider_secret_of(row.organization, row.issuer)
        return self._vault.open(row.sealed_secret, whose=whose).decode("ascii")

    def _asked(self, browser: str, state: str) -> Asked:
        """Nonce and verifier come of the browser's cookie and the state: the database holds neither."""
        return Asked(
            nonce=_derived(browser, state, "nonce"),
            verifier=_derived(browser, state, "verifier"),
            back=f"{self._core.settings.public_url}/sign-in/organization/back",
        )

    def _count(self, caller: Caller) -> None:
        attempt = self._attempts.begin(
            email="", address=caller.address, mono_ms=self._core.clock.mono_ms()
        )
        if isinstance(attempt, int):
            raise TooManyAttemptsError(attempt)

    def _told(self, error: ProviderError, name: str) -> ThroughRefusedError:
        _LOG.warning("the sign-in of %r failed: %s", name, error)
        unavailable = error.fault in _UNAVAILABLE
        return ThroughRefusedError(
            Refusal.UNAVAILABLE if unavailable else Refusal.NOT_BELIEVED, name
        )


def _choice(organization: Organization, issuer: str) -> Choice:
    return Choice(organization.organization, organization.name, urlsplit(issuer).netloc)


def _derived(browser: str, state: str, what: str) -> str:
    key = browser.encode("utf-8", "surrogatepass")
    said = f"{what}\n{state}".encode("utf-8", "surrogatepass")
    made = hmac.new(key, said, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made).decode("ascii").rstrip("=")


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
