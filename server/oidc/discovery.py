"""What a provider says of itself: read from its discovery document, and checked before anything is sent to it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from server.oidc.faults import Fault, ProviderError
from server.oidc.reach import Reach, check_url

WELL_KNOWN = "/.well-known/openid-configuration"

ALGORITHMS = (
    *("ES256", "ES384", "ES512", "Ed25519", "EdDSA"),
    *("PS256", "PS384", "PS512", "RS256", "RS384", "RS512"),
)
"""Signatures that are believed: those by a key pair. None with a shared secret, and never `none`."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """A provider. `basic`: the client's secret goes into the header of the request for a token, else into its form.
    `names_itself`: it says in its answers who it is (RFC 9207)."""

    issuer: str
    authorization: str
    token: str
    keys: str
    userinfo: str | None
    algorithms: tuple[str, ...]
    basic: bool
    names_itself: bool


def clean_issuer(text: str, reach: Reach) -> str:
    """What a person typed as the issuer's address; the address of its document will do too. Raises `ProviderError`."""
    issuer = text.strip().removesuffix(WELL_KNOWN)
    parts = check_url(issuer, reach)
    if parts.query or "?" in issuer:
        raise ProviderError(Fault.BAD_ADDRESS)
    return issuer


def document_address(issuer: str) -> str:
    """Where the document of `issuer` lies."""
    return issuer.rstrip("/") + WELL_KNOWN


def read_document(issuer: str, body: bytes, reach: Reach) -> Metadata:
    """The document found for `issuer`; raises `ProviderError`. A slash at the issuer's end may be missing in what was
    asked for: the document's own spelling counts from then on."""
    document = json_object(body, Fault.NO_DOCUMENT)
    said = document.get("issuer")
    if not isinstance(said, str) or said.rstrip("/") != issuer.rstrip("/"):
        raise ProviderError(Fault.OTHER_ISSUER)
    if "code" not in _texts(document, "response_types_supported", ("code",)):
        raise ProviderError(Fault.NO_CODE_FLOW)
    offered = _texts(document, "id_token_signing_alg_values_supported", ("RS256",))
    algorithms = tuple(name for name in ALGORITHMS if name in offered)
    if not algorithms:
        raise ProviderError(Fault.NO_ALGORITHM)
    ways = _texts(document, "token_endpoint_auth_methods_supported", ("client_secret_basic",))
    if not {"client_secret_basic", "client_secret_post"} & set(ways):
        raise ProviderError(Fault.NO_CLIENT_SECRET)
    return Metadata(
        issuer=said,
        authorization=_endpoint(document, "authorization_endpoint", reach),
        token=_endpoint(document, "token_endpoint", reach),
        keys=_endpoint(document, "jwks_uri", reach),
        userinfo=(
            _endpoint(document, "userinfo_endpoint", reach)
            if document.get("userinfo_endpoint") is not None
            else None
        ),
        algorithms=algorithms,
        basic="client_secret_basic" in ways,
        names_itself=document.get("authorization_response_iss_parameter_supported") is True,
    )


def json_object(body: bytes, fault: Fault) -> dict[str, Any]:
    """`body` as a JSON object; raises `ProviderError` with `fault`."""
    try:
        document = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ProviderError(fault) from error
    if not isinstance(document, dict):
        raise ProviderError(fault)
    return document


def _endpoint(document: dict[str, Any], name: str, reach: Reach) -> str:
    url = document.get(name)
    if not isinstance(url, str):
        raise ProviderError(Fault.BAD_ENDPOINT, name)
    try:
        check_url(url, reach)
    except ProviderError as error:
        raise ProviderError(Fault.BAD_ENDPOINT, name) from error
    return url


def _texts(document: dict[str, Any], name: str, missing: tuple[str, ...]) -> tuple[str, ...]:
    found = document.get(name)
    if found is None:
        return missing
    if not isinstance(found, list):
        raise ProviderError(Fault.NO_DOCUMENT, name)
    return tuple(one for one in found if isinstance(one, str))
