"""ID tokens that do not hold: each is right but for one thing, and each is refused for that very reason."""

from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from server.oidc.discovery import ALGORITHMS
from server.oidc.faults import Fault, ProviderError
from server.oidc.tokens import LEEWAY_S, Expected, check_token, identity_of, read_keys

NOW_S = 1_773_172_800
KEY = ECKey.generate_key("P-256", {"kid": "k1"})
EXPECTED = Expected("https://login.example.com", "hourproof", "n-1", ALGORITHMS)
RIGHT = {
    "iss": EXPECTED.issuer,
    "aud": EXPECTED.client,
    "sub": "person-7",
    "nonce": EXPECTED.nonce,
    "iat": NOW_S,
    "exp": NOW_S + 300,
}


def signed(claims=RIGHT, key=KEY, algorithm="ES256", **header) -> str:
    said = {"alg": algorithm, "kid": key.kid, **header}
    said = {name: value for name, value in said.items() if value is not None}
    return jwt.encode(said, claims, key, algorithms=[algorithm], default_type=None)


def shown(*keys):
    return read_keys({"keys": [key.as_dict(private=False) for key in keys]})


def check(token: str, keys=None, expected=EXPECTED):
    return check_token(token, keys or shown(KEY), expected, now_ms=NOW_S * 1000)


def fault(token: str, keys=None, expected=EXPECTED) -> Fault:
    with pytest.raises(ProviderError) as caught:
        check(token, keys, expected)
    return caught.value.fault


def part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def test_a_right_token_says_who_it_is():
    claims = check(signed({**RIGHT, "email": "Ada@Example.com", "email_verified": True}))
    found = identity_of(claims)
    assert (found.issuer, found.subject, found.email) == (
        EXPECTED.issuer,
        "person-7",
        "ada@example.com",
    )


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [
        (RSAKey.generate_key(2048, {"kid": "r"}), "RS256"),
        (RSAKey.generate_key(2048, {"kid": "r"}), "PS256"),
        (ECKey.generate_key("P-384", {"kid": "e"}), "ES384"),
        (OKPKey.generate_key("Ed25519", {"kid": "o"}), "Ed25519"),
    ],
    ids=["RS256", "PS256", "ES384", "Ed25519"],
)
def test_the_algorithms_of_real_providers_are_read(key, algorithm):
    assert check(signed(key=key, algorithm=algorithm), shown(key))["sub"] == "person-7"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"iss": "https://evil.example"}, Fault.WRONG_ISSUER),
        ({"iss": EXPECTED.issuer + "/"}, Fault.WRONG_ISSUER),
        ({"iss": None}, Fault.WRONG_ISSUER),
        ({"aud": "another client"}, Fault.WRONG_AUDIENCE),
        ({"aud": ["another client"]}, Fault.WRONG_AUDIENCE),
        ({"aud": []}, Fault.WRONG_AUDIENCE),
        ({"aud": None}, Fault.WRONG_AUDIENCE),
        ({"aud": {"hourproof": 1}}, Fault.WRONG_AUDIENCE),
        ({"aud": ["hourproof", "another"]}, Fault.WRONG_AUDIENCE),
        ({"azp": "another"}, Fault.WRONG_AUDIENCE),
        ({"exp": NOW_S - LEEWAY_S}, Fault.EXPIRED),
        ({"exp": None}, Fault.BAD_TOKEN),
        ({"exp": "tomorrow"}, Fault.BAD_TOKEN),
        ({"exp": True}, Fault.BAD_TOKEN),
        ({"exp": float("nan")}, Fault.BAD_TOKEN),
        ({"exp": float("inf")}, Fault.BAD_TOKEN),
        ({"iat": None}, Fault.BAD_TOKEN),
        ({"nbf": NOW_S + LEEWAY_S + 1}, Fault.NOT_YET),
        ({"nonce": "n-2"}, Fault.WRONG_NONCE),
        ({"nonce": None}, Fault.WRONG_NONCE),
        ({"nonce": ["n-1"]}, Fault.WRONG_NONCE),
        ({"nonce": "ń"}, Fault.WRONG_NONCE),
    ],
    ids=str,
)
def test_a_wrong_claim_is_refused_for_itself(changed, expected):
    claims = {name: value for name, value in {**RIGHT, **changed}.items() if value is not None}
    assert fault(signed(claims)) is expected


def test_a_token_for_several_is_taken_when_it_was_made_for_us():
    claims = {**RIGHT, "aud": ["another", "hourproof"], "azp": "hourproof"}
    assert check(signed(claims))["sub"] == "person-7"


def test_clocks_may_be_a_little_apart():
    claims = {**RIGHT, "exp": NOW_S - LEEWAY_S + 1, "nbf": NOW_S + LEEWAY_S}
    assert check(signed(claims))["sub"] == "person-7"


@pytest.mark.parametrize("name", ["none", "None", "NONE", ""])
def test_an_unsigned_token_is_refused(name):
    assert fault(f"{part({'alg': name})}.{part(RIGHT)}.") is Fault.WRONG_ALGORITHM
    assert fault(f"{part({})}.{part(RIGHT)}.") is Fault.WRONG_ALGORITHM


def test_a_public_key_is_no_shared_secret():
    """The old trick: HMAC with the published key as the secret."""
    for secret in (KEY.as_pem(private=False), json.dumps(KEY.as_dict(private=False)).encode()):
        key = OctKey.import_key(base64.b64encode(secret), {"kid": "k1"})
        token = jwt.encode({"alg": "HS256", "kid": "k1"}, RIGHT, key, algorithms=["HS256"])
        assert fault(token) is Fault.WRONG_ALGORITHM


def test_an_algorithm_that_the_provider_does_not_name_is_refused():
    expected = Expected(EXPECTED.issuer, EXPECTED.client, EXPECTED.nonce, ("RS256",))
    assert fault(signed(), expected=expected) is Fault.WRONG_ALGORITHM


def test_another_key_is_refused():
    other = ECKey.generate_key("P-256", {"kid": "k1"})
    unknown = ECKey.generate_key("P-256", {"kid": "k2"})
    assert fault(signed(key=other)) is Fault.BAD_SIGNATURE
    assert fault(signed(key=unknown)) is Fault.UNKNOWN_KEY
    # A key that comes with the token itself is nobody's.
    brought = signed(key=unknown, jwk=unknown.as_dict(private=False))
    assert fault(brought) is Fault.UNKNOWN_KEY


def test_without_a_key_id_each_fitting_key_is_tried():
    first = ECKey.generate_key("P-256")
    token = signed(key=KEY, kid=None)
    assert check(token, shown(first, KEY))["sub"] == "person-7"
    assert fault(token, shown(first)) is Fault.BAD_SIGNATURE


def test_what_was_signed_is_not_changed():
    head, claims, signature = signed().split(".")
    forged = part({**RIGHT, "sub": "the owner"})
    assert fault(f"{head}.{forged}.{signature}") is Fault.BAD_SIGNATURE
    assert fault(f"{head}.{claims}.{signature[:-4]}AAAA") is Fault.BAD_SIGNATURE
    assert fault(f"{head}.{claims}") is Fault.BAD_TOKEN


@pytest.mark.parametrize("kind", ["at+jwt", "logout+jwt", "AT+JWT"])
def test_a_token_of_another_kind_is_refused(kind):
    assert fault(signed(typ=kind)) is Fault.BAD_TOKEN


def test_a_critical_header_that_nobody_knows_is_refused():
    head, claims, signature = signed().split(".")
    crit = part({"alg": "ES256", "kid": "k1", "crit": ["x-odd"], "x-odd": 1})
    assert fault(f"{crit}.{claims}.{signature}") in (Fault.BAD_TOKEN, Fault.BAD_SIGNATURE)
    assert head != crit


@given(st.text(max_size=300) | st.from_regex(r"[\w-]*\.[\w-]*\.[\w-]*", fullmatch=True))
def test_nonsense_is_refused_and_nothing_else(text):
    with pytest.raises(ProviderError):
        check(text)


def test_weak_shared_and_private_keys_are_left_out():
    with pytest.warns():  # the library tells of the length as well
        short = RSAKey.generate_key(1024).as_dict(private=False)
    shared = OctKey.generate_key(256).as_dict()
    private = ECKey.generate_key("P-256").as_dict(private=True)
    sealing = {**ECKey.generate_key("P-256").as_dict(private=False), "use": "enc"}
    useless = [short, shared, private, sealing, {"kty": "EC"}, {"kty": "??"}, 7, {}]
    with pytest.raises(ProviderError) as caught:
        read_keys({"keys": useless})
    assert caught.value.fault is Fault.NO_KEYS
    assert len(read_keys({"keys": [*useless, KEY.as_dict(private=False)]})) == 1
    for nonsense in ({}, {"keys": "none"}, {"keys": None}):
        with pytest.raises(ProviderError):
            read_keys(nonsense)


@pytest.mark.parametrize(
    ("verified", "expected"),
    [
        (True, "a@b.example"),
        ("true", "a@b.example"),
        (False, ""),
        ("false", ""),
        (None, ""),
        (1, ""),
    ],
    ids=str,
)
def test_only_an_address_that_was_checked_counts(verified, expected):
    claims = {**RIGHT, "email": "A@b.example", "email_verified": verified}
    assert identity_of(claims).email == expected


@pytest.mark.parametrize("subject", ["", "x" * 256, "a\nb", "ä", 7, None])
def test_a_subject_must_be_one(subject):
    with pytest.raises(ProviderError) as caught:
        identity_of({**RIGHT, "sub": subject})
    assert caught.value.fault is Fault.NO_SUBJECT
