"""Checks an ID token: signature, issuer, audience, time, nonce. Pure; nothing of it is believed before all fit."""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from joserfc import jwt
from joserfc.errors import BadSignatureError, JoseError
from joserfc.jwk import ECKey, JWKRegistry, OKPKey, RSAKey
from joserfc.jws import JWSRegistry

from server.oidc.faults import Fault, ProviderError

LEEWAY_S = 60
"""How far the clocks of provider and server may be apart."""

LONGEST = 32_000
"""Characters of a token."""

_SUBJECT_CHARACTERS = 255
_RSA_LETTERS = 2048 // 8 * 4 // 3
"""Letters of a modulus of 2048 bits in base64url."""

_MOST_KEYS = 50

PublicKey = RSAKey | ECKey | OKPKey


@dataclass(frozen=True, slots=True)
class Expected:
    """What the token of one sign-in must say."""

    issuer: str
    client: str
    nonce: str
    algorithms: Sequence[str]


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom a provider vouches for. `email` is empty unless the provider says that it checked it; `label` is what it
    calls this person, for them to know the account again. `name` and `zone` are as they came, or empty."""

    issuer: str
    subject: str
    email: str
    label: str
    name: str
    zone: str


def read_keys(document: Mapping[str, Any]) -> tuple[PublicKey, ...]:
    """The keys of a JWK set that sign; what cannot be read, is too short or shared is left out."""
    found = document.get("keys")
    if not isinstance(found, list):
        raise ProviderError(Fault.NO_KEYS)
    keys = tuple(key for one in found[:_MOST_KEYS] if (key := _read_key(one)) is not None)
    if not keys:
        raise ProviderError(Fault.NO_KEYS)
    return keys


def _read_key(found: object) -> PublicKey | None:
    if not isinstance(found, dict) or found.get("use", "sig") != "sig" or "d" in found:
        return None
    modulus = found.get("n")
    if isinstance(modulus, str) and len(modulus) < _RSA_LETTERS:
        return None
    try:
        key = JWKRegistry.import_key(found)
    except (JoseError, ValueError, KeyError, TypeError):
        return None
    return key if isinstance(key, RSAKey | ECKey | OKPKey) else None


def check_token(
    token: str, keys: Iterable[PublicKey], expected: Expected, *, now_ms: int
) -> dict[str, Any]:
    """The claims of `token`; raises `ProviderError`."""
    claims = _signed(token, keys, expected.algorithms)
    if claims.get("iss") != expected.issuer:
        raise ProviderError(Fault.WRONG_ISSUER)
    _check_audience(claims, expected.client)
    _check_time(claims, now_ms // 1000)
    nonce = claims.get("nonce")
    if not isinstance(nonce, str) or not hmac.compare_digest(
        nonce.encode("utf-8", "surrogatepass"), expected.nonce.encode()
    ):
        raise ProviderError(Fault.WRONG_NONCE)
    return claims


def identity_of(claims: Mapping[str, Any]) -> Identity:
    """Whom the claims of a checked token are about; raises `ProviderError`."""
    subject = claims.get("sub")
    if (
        not isinstance(subject, str)
        or not 0 < len(subject) <= _SUBJECT_CHARACTERS
        or any(not " " <= letter <= "~" for letter in subject)
    ):
        raise ProviderError(Fault.NO_SUBJECT)
    email = _text(claims, "email").strip().lower()
    # Some providers write the boolean as a word.
    said = claims.get("email_verified")
    verified = said is True or said == "true"
    label = email or _text(claims, "preferred_username") or _text(claims, "name") or subject
    return Identity(
        issuer=str(claims["iss"]),
        subject=subject,
        email=email if verified else "",
        label="".join(letter for letter in label if letter.isprintable())[:100],
        name=_text(claims, "name"),
        zone=_text(claims, "zoneinfo"),
    )


def _text(claims: Mapping[str, Any], name: str) -> str:
    value = claims.get(name)
    return value if isinstance(value, str) and len(value) <= _SUBJECT_CHARACTERS else ""


def _signed(token: str, keys: Iterable[PublicKey], algorithms: Sequence[str]) -> dict[str, Any]:
    header = _header(token)
    algorithm = header.get("alg")
    if not isinstance(algorithm, str) or algorithm not in algorithms:
        raise ProviderError(Fault.WRONG_ALGORITHM)
    kind = header.get("typ")
    if isinstance(kind, str) and kind.lower().endswith("+jwt"):
        # An access token or a message of signing out, signed by the same key.
        raise ProviderError(Fault.BAD_TOKEN)
    name = header.get("kid")
    fitting = [key for key in keys if name is None or key.kid == name]
    fitting = [key for key in fitting if _signs(key, algorithm)]
    if not fitting:
        raise ProviderError(Fault.UNKNOWN_KEY)
    for key in fitting:
        registry = JWSRegistry(algorithms=[algorithm], strict_check_header=False)
        try:
            return dict(jwt.decode(token, key, registry=registry).claims)
        except BadSignatureError:
            continue
        except (JoseError, ValueError, TypeError, RecursionError) as error:
            raise ProviderError(Fault.BAD_TOKEN, type(error).__name__) from error
    raise ProviderError(Fault.BAD_SIGNATURE)


def _signs(key: PublicKey, algorithm: str) -> bool:
    said = key.get("alg")
    if said is not None and said != algorithm:
        return False
    if isinstance(key, RSAKey):
        return algorithm[:2] in ("RS", "PS")
    if isinstance(key, ECKey):
        curve = {"ES256": "P-256", "ES384": "P-384", "ES512": "P-521"}.get(algorithm)
        return curve is not None and key.get("crv") == curve
    return algorithm in ("EdDSA", "Ed25519") and key.get("crv") == "Ed25519"


def _header(token: str) -> dict[str, Any]:
    first, _, rest = token.partition(".")
    if len(token) > LONGEST or rest.count(".") != 1:
        raise ProviderError(Fault.BAD_TOKEN)
    try:
        header = json.loads(base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise ProviderError(Fault.BAD_TOKEN) from error
    if not isinstance(header, dict):
        raise ProviderError(Fault.BAD_TOKEN)
    return header


def _check_audience(claims: Mapping[str, Any], client: str) -> None:
    audience = claims.get("aud")
    meant = audience if isinstance(audience, list) else [audience]
    if client not in meant:
        raise ProviderError(Fault.WRONG_AUDIENCE)
    party = claims.get("azp")
    if party != client and (party is not None or len(meant) > 1):
        # Meant for several, and not made for us: another of them may have handed it on.
        raise ProviderError(Fault.WRONG_AUDIENCE)


def _check_time(claims: Mapping[str, Any], now_s: int) -> None:
    ends, begins = _number(claims, "exp"), _number(claims, "nbf")
    if ends is None or _number(claims, "iat") is None:
        raise ProviderError(Fault.BAD_TOKEN)
    if now_s >= ends + LEEWAY_S:
        raise ProviderError(Fault.EXPIRED)
    if begins is not None and now_s < begins - LEEWAY_S:
        raise ProviderError(Fault.NOT_YET)


def _number(claims: Mapping[str, Any], name: str) -> float | None:
    value = claims.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ProviderError(Fault.BAD_TOKEN)
    if isinstance(value, float) and not math.isfinite(value):
        # Not a number is before no instant and after none: a token with it would never end.
        raise ProviderError(Fault.BAD_TOKEN)
    return value
