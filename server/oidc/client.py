"""Speaks with identity providers: what they are, where a browser is sent, and what its code is worth."""

from __future__ import annotations

import base64
import hashlib
import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from urllib.parse import quote, urlencode, urlsplit

from server.clock import Clock
from server.oidc.discovery import Metadata, document_address, json_object, read_document
from server.oidc.faults import Fault, ProviderError
from server.oidc.fetch import Answer, fetch
from server.oidc.reach import Reach
from server.oidc.tokens import (
    Expected,
    Identity,
    PublicKey,
    check_token,
    identity_of,
    read_keys,
)

FRESH_MS = 3_600_000
"""How long a document and its keys are believed without asking again."""

KEYS_AGAIN_MS = 10_000
"""How soon keys are asked for again when a token names one that is not among them."""

SCOPE = "openid email profile"
_MOST_KEPT = 500
_What = TypeVar("_What")
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Client:
    """What this server is at a provider."""

    ident: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """What belongs to one sign-in of one browser; nothing of it is in the address that came back but the state."""

    nonce: str
    verifier: str = field(repr=False)
    back: str = ""
    """Where the provider sends the browser."""


@dataclass(frozen=True, slots=True)
class _Kept(Generic[_What]):
    what: _What
    mono_ms: int


class Providers:
    """Keeps documents and keys for an hour, in memory. Safe from any thread; its methods take up to some seconds."""

    def __init__(self, clock: Clock, reach: Reach) -> None:
        self._clock = clock
        self._reach = reach
        self._lock = threading.Lock()
        self._documents: dict[str, _Kept[Metadata]] = {}
        self._keys: dict[str, _Kept[tuple[PublicKey, ...]]] = {}

    @property
    def reach(self) -> Reach:
        """How far it goes."""
        return self._reach

    def discover(self, issuer: str) -> Metadata:
        """Ask now, for the document and the keys; raises `ProviderError`."""
        found = read_document(issuer, self._get(document_address(issuer)), self._reach)
        keys = self._fetch_keys(found)
        self._keep(self._documents, found.issuer, found)
        self._keep(self._keys, found.keys, keys)
        return found

    def metadata(self, issuer: str) -> Metadata:
        """The document of `issuer`, kept or asked for; raises `ProviderError`."""
        with self._lock:
            kept = self._documents.get(issuer)
        if kept is not None and self._clock.mono_ms() < kept.mono_ms + FRESH_MS:
            return kept.what
        found = read_document(issuer, self._get(document_address(issuer)), self._reach)
        if found.issuer != issuer:
            raise ProviderError(Fault.OTHER_ISSUER)
        self._keep(self._documents, issuer, found)
        return found

    def redeem(self, metadata: Metadata, client: Client, code: str, asked: Asked) -> Identity:
        """Whom the code is for; raises `ProviderError`. A code is of use once."""
        answer = self._token(metadata, client, code, asked)
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise ProviderError(Fault.NO_TOKEN)
        expected = Expected(metadata.issuer, client.ident, asked.nonce, metadata.algorithms)
        claims = self._check(metadata, token, expected)
        identity = identity_of(claims)
        access = answer.get("access_token")
        if not identity.email and metadata.userinfo is not None and isinstance(access, str):
            more = self._userinfo(metadata.userinfo, access)
            if more.get("sub") != identity.subject:
                raise ProviderError(Fault.OTHER_SUBJECT)
            # What is signed counts more than what is not.
            identity = identity_of({**more, **claims})
        return identity

    def _check(self, metadata: Metadata, token: str, expected: Expected) -> dict[str, Any]:
        keys = self._keys_of(metadata)
        now_ms = self._clock.now_ms()
        try:
            return check_token(token, keys, expected, now_ms=now_ms)
        except ProviderError as error:
            if error.fault not in (Fault.UNKNOWN_KEY, Fault.BAD_SIGNATURE):
                raise
            newer = self._newer_keys(metadata)
            if newer is None:
                raise
        return check_token(token, newer, expected, now_ms=now_ms)

    def _keys_of(self, metadata: Metadata) -> tuple[PublicKey, ...]:
        with self._lock:
            kept = self._keys.get(metadata.keys)
        if kept is not None and self._clock.mono_ms() < kept.mono_ms + FRESH_MS:
            return kept.what
        keys = self._fetch_keys(metadata)
        self._keep(self._keys, metadata.keys, keys)
        return keys

    def _newer_keys(self, metadata: Metadata) -> tuple[PublicKey, ...] | None:
        """The provider may have turned its keys; tokens of nobody's making cannot have us ask all the time."""
        with self._lock:
            kept = self._keys.get(metadata.keys)
            if kept is not None and self._clock.mono_ms() < kept.mono_ms + KEYS_AGAIN_MS:
                return None
        keys = self._fetch_keys(metadata)
        self._keep(self._keys, metadata.keys, keys)
        return keys

    def _fetch_keys(self, metadata: Metadata) -> tuple[PublicKey, ...]:
        return read_keys(json_object(self._get(metadata.keys), Fault.NO_KEYS))

    def _token(self, metadata: Metadata, client: Client, code: str, asked: Asked) -> dict[str, Any]:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": asked.back,
            "code_verifier": asked.verifier,
        }
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        if metadata.basic:
            pair = f"{quote(client.ident, safe='')}:{quote(client.secret, safe='')}"
            headers["Authorization"] = "Basic " + base64.b64encode(pair.encode()).decode("ascii")
        else:
            form |= {"client_id": client.ident, "client_secret": client.secret}
        answer = fetch(metadata.token, self._reach, data=urlencode(form).encode(), headers=headers)
        if answer.status != 200:
            raise _refused(answer)
        return json_object(answer.body, Fault.NO_TOKEN)

    def _userinfo(self, url: str, access: str) -> dict[str, Any]:
        if not access or any(not "!" <= letter <= "~" for letter in access):
            raise ProviderError(Fault.NO_TOKEN)
        answer = fetch(url, self._reach, headers={"Authorization": f"Bearer {access}"})
        if answer.status != 200:
            raise ProviderError(Fault.BAD_STATUS, str(answer.status))
        return json_object(answer.body, Fault.NO_TOKEN)

    def _get(self, url: str) -> bytes:
        answer = fetch(url, self._reach)
        if answer.status != 200:
            raise ProviderError(Fault.BAD_STATUS, str(answer.status))
        return answer.body

    def _keep(self, kept: dict[str, _Kept[_What]], key: str, what: _What) -> None:
        with self._lock:
            if len(kept) >= _MOST_KEPT:
                kept.clear()
            kept[key] = _Kept(what, self._clock.mono_ms())


def authorization_address(metadata: Metadata, client: str, state: str, asked: Asked) -> str:
    """Where the browser is sent."""
    digest = hashlib.sha256(asked.verifier.encode("ascii")).digest()
    query = {
        "response_type": "code",
        "client_id": client,
        "redirect_uri": asked.back,
        "scope": SCOPE,
        "state": state,
        "nonce": asked.nonce,
        "code_challenge": base64.urlsafe_b64encode(digest).decode("ascii").rstrip("="),
        "code_challenge_method": "S256",
    }
    parts = urlsplit(metadata.authorization)
    # A provider's own parameters stay; one that we set ourselves is not sent twice.
    joined = "&".join(one for one in (_without(parts.query, query), urlencode(query)) if one)
    return parts._replace(query=joined).geturl()


def _without(query: str, ours: Mapping[str, str]) -> str:
    return "&".join(one for one in query.split("&") if one and one.partition("=")[0] not in ours)


def _refused(answer: Answer) -> ProviderError:
    try:
        said = json_object(answer.body, Fault.BAD_STATUS).get("error")
    except ProviderError:
        said = None
    _LOG.info("an identity provider answered %s to a code: %r", answer.status, str(said)[:60])
    if said in ("invalid_client", "unauthorized_client") or answer.status == 401:
        return ProviderError(Fault.CLIENT_REFUSED)
    if said == "invalid_grant":
        return ProviderError(Fault.CODE_REFUSED)
    return ProviderError(Fault.BAD_STATUS, str(answer.status))
