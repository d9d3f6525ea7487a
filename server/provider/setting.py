"""Setting an organization's identity provider up, requiring it, and taking it away."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session as Rows

from server.access.organizations import Place
from server.accounts import events
from server.accounts.attempts import Attempts
from server.accounts.events import Act, Caller
from server.accounts.linked import end_links
from server.accounts.models import IdentityLink, Membership, Person, Role
from server.accounts.refusals import TooManyAttemptsError
from server.accounts.service import Viewer
from server.clock import new_id
from server.context import Core
from server.members import audit
from server.members.audit import MemberAct
from server.oidc.client import Providers
from server.oidc.discovery import clean_issuer
from server.oidc.faults import Fault, ProviderError
from server.organizations.models import IdentityProvider, ProviderDomain, provider_secret_of
from server.provider.refusals import NotTriedError, SettingsRefusedError, StaleError, Wrong
from server.vault import Vault
from wire.records import OrganizationId

CLIENT_CHARACTERS = 255
SECRET_CHARACTERS = 1000
MOST_DOMAINS = 10
LIMITS = {"pair": 20, "address": 40, "email": 40}
"""Addresses that may be tried in the window of `attempts`: nobody scans a network from here."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as it came; `version` is that of the settings it was made of, empty for none."""

    issuer: str = ""
    client: str = ""
    secret: str = ""
    domains: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Provider:
    """What is set up. `linked` people can sign in by it. The secret is shown to nobody."""

    issuer: str
    client: str
    domains: tuple[str, ...]
    required: bool
    version: str
    changed_ms: int
    linked: int


class ProviderSettings:
    """Safe from any thread. The door has found that the viewer may do it in the place."""

    def __init__(self, core: Core, vault: Vault, providers: Providers) -> None:
        self._core = core
        self._vault = vault
        self._providers = providers
        self._attempts = Attempts(LIMITS)

    @property
    def back(self) -> str:
        """The address that the provider must know."""
        return f"{self._core.settings.public_url}/sign-in/organization/back"

    def of(self, place: Place) -> Provider | None:
        """What is set up, or None."""
        with self._core.database.reading() as rows:
            row = rows.get(IdentityProvider, place.organization)
            if row is None:
                return None
            domains = rows.scalars(
                select(ProviderDomain.domain)
                .where(ProviderDomain.organization == place.organization)
                .order_by(ProviderDomain.domain)
            ).all()
            return Provider(
                issuer=row.issuer,
                client=row.client,
                domains=tuple(domains),
                required=row.required,
                version=row.version,
                changed_ms=row.changed_ms,
                linked=_linked(rows, place.organization),
            )

    def save(self, viewer: Viewer, place: Place, typed: Typed, caller: Caller) -> None:
        """Ask the provider, then keep what was typed; an empty secret leaves the one that there is.

        Takes up to some seconds. Raises `SettingsRefusedError`, `StaleError` and `TooManyAttemptsError`.
        """
        client, secret = typed.client.strip(), typed.secret.strip()
        wrong = _wrong(client, secret)
        domains = _domains(typed.domains)
        with self._core.database.reading() as rows:
            row = _current(rows, place, typed.version)
            unknown = set(domains) - _domains_of_owners(rows, place.organization)
            kept = None if row is None else (row.issuer, row.client)
        if any(not _is_domain(one) for one in domains):
            wrong["domains"] = Wrong.BAD_DOMAIN
        elif len(domains) > MOST_DOMAINS:
            wrong["domains"] = Wrong.TOO_MANY_DOMAINS
        elif unknown:
            wrong["domains"] = Wrong.DOMAIN_NOT_YOURS
        issuer = self._discover(place, typed.issuer, wrong, caller)
        # A secret goes to nobody but whom it was typed for.
        if not secret and "secret" not in wrong and (issuer and kept != (issuer, client)):
            wrong["secret"] = Wrong.SECRET_NEEDED
        if wrong or issuer is None:
            raise SettingsRefusedError(wrong)
        with self._core.database.writing() as rows:
            self._keep(rows, viewer, place, typed, (issuer, client, secret, domains), caller)

    def _discover(
        self, place: Place, typed: str, wrong: dict[str, Wrong | Fault], caller: Caller
    ) -> str | None:
        try:
            issuer = clean_issuer(typed, self._providers.reach)
            attempt = self._attempts.begin(
                email=place.organization,
                address=caller.address,
                mono_ms=self._core.clock.mono_ms(),
            )
            if isinstance(attempt, int):
                raise TooManyAttemptsError(attempt)
            return self._providers.discover(issuer).issuer
        except ProviderError as error:
            wrong["issuer"] = error.fault
            return None

    def _keep(
        self,
        rows: Rows,
        viewer: Viewer,
        place: Place,
        typed: Typed,
        clean: tuple[str, str, str, tuple[str, ...]],
        caller: Caller,
    ) -> None:
        issuer, client, secret, domains = clean
        row = _current(rows, place, typed.version)
        if row is None:
            row = IdentityProvider(
                organization=place.organization,
                issuer=issuer,
                client=client,
                sealed_secret=b"",
                required=False,
                version="",
                changed_ms=0,
            )
            rows.add(row)
        elif row.issuer != issuer:
            # Other people altogether: nobody of before is taken for one of them.
            self._end_all(rows, place, caller)
            row.required = False
        row.issuer, row.client = issuer, client
        if secret:
            row.sealed_secret = self._vault.seal(
                secret.encode("ascii"), whose=provider_secret_of(place.organization, issuer)
            )
        row.version, row.changed_ms = new_id(self._core.rng), self._core.clock.now_ms()
        rows.flush()
        rows.execute(
            delete(ProviderDomain).where(ProviderDomain.organization == place.organization)
        )
        rows.add_all(ProviderDomain(organization=place.organization, domain=one) for one in domains)
        self._note(rows, viewer, place, MemberAct.PROVIDER_SET, row, caller)

    def require(
        self, viewer: Viewer, place: Place, *, on: bool, version: str, caller: Caller
    ) -> None:
        """Let members in by the provider only, or in any way again. Raises `StaleError` and `NotTriedError`."""
        with self._core.database.writing() as rows:
            row = _current(rows, place, version)
            if row is None:
                raise StaleError
            if row.required == on:
                return
            if on and not _linked(rows, place.organization):
                raise NotTriedError
            row.required, row.version = on, new_id(self._core.rng)
            act = MemberAct.PROVIDER_REQUIRED if on else MemberAct.PROVIDER_OPTIONAL
            self._note(rows, viewer, place, act, row, caller)

    def remove(self, viewer: Viewer, place: Place, *, version: str, caller: Caller) -> None:
        """Take the provider away, with every link and sign-in that came by it. Raises `StaleError`."""
        with self._core.database.writing() as rows:
            row = _current(rows, place, version)
            if row is None:
                raise StaleError
            self._end_all(rows, place, caller)
            self._note(rows, viewer, place, MemberAct.PROVIDER_REMOVED, row, caller)
            rows.execute(
                delete(ProviderDomain).where(ProviderDomain.organization == place.organization)
            )
            rows.delete(row)

    def _end_all(self, rows: Rows, place: Place, caller: Caller) -> None:
        for person in end_links(rows, place.organization):
            events.record(
                rows, self._core, person, Act.PROVIDER_UNLINKED, caller, detail=place.name
            )

    def _note(
        self,
        rows: Rows,
        viewer: Viewer,
        place: Place,
        act: MemberAct,
        row: IdentityProvider,
        caller: Caller,
    ) -> None:
        audit.record(
            rows,
            self._core,
            place.organization,
            viewer.person,
            act,
            caller,
            subject=row.issuer,
        )


def _current(rows: Rows, place: Place, version: str) -> IdentityProvider | None:
    row = rows.get(IdentityProvider, place.organization)
    if ("" if row is None else row.version) != version:
        raise StaleError
    return row


def _linked(rows: Rows, organization: OrganizationId) -> int:
    return (
        rows.scalar(
            select(func.count())
            .select_from(IdentityLink)
            .where(IdentityLink.organization == organization)
        )
        or 0
    )


def _wrong(client: str, secret: str) -> dict[str, Wrong | Fault]:
    wrong: dict[str, Wrong | Fault] = {}
    if not 0 < len(client) <= CLIENT_CHARACTERS or not _is_plain(client):
        wrong["client"] = Wrong.BAD_CLIENT
    if len(secret) > SECRET_CHARACTERS or not _is_plain(secret):
        wrong["secret"] = Wrong.BAD_SECRET
    return wrong


def _is_plain(text: str) -> bool:
    return all("!" <= letter <= "~" for letter in text)


def _domains(text: str) -> tuple[str, ...]:
    parts = text.replace(",", " ").replace(";", " ").lower().split()
    return tuple(dict.fromkeys(part.removeprefix("@") for part in parts))


def _is_domain(text: str) -> bool:
    labels = text.split(".")
    return (
        len(labels) > 1
        and len(text) <= 253
        and text.isascii()
        and all(one and one.replace("-", "").isalnum() for one in labels)
    )


def _domains_of_owners(rows: Rows, organization: OrganizationId) -> set[str]:
    """The domains of the confirmed addresses of its owners: none but they are theirs to name."""
    found = rows.scalars(
        select(Person.email)
        .join(Membership, Membership.person == Person.person)
        .where(
            Membership.organization == organization,
            Membership.role == Role.OWNER,
            Membership.left_ms.is_(None),
            Person.email_confirmed_ms.is_not(None),
        )
    )
    return {email.rpartition("@")[2] for email in found}
