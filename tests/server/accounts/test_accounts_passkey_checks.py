"""What is read of a passkey's answer: every refusal with an answer that is bent in one place, and noise."""

from __future__ import annotations

import json
import random

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from fido2.cose import ES256, ES384, CoseKey

from server.accounts.passkey_checks import (
    MOST_CHARACTERS,
    PasskeyRefusedError,
    Refusal,
    Site,
    check_new,
    check_use,
    from_base64url,
    read,
    site_of,
    to_base64url,
    went_back,
)
from server.web import account_words
from tests.support.passkey import PRESENT, VERIFIED, Authenticator, elliptic

SITE = Site(origin="https://hours.example.com", name="hours.example.com")
PERSON = "0123456789abcdef"
CHALLENGE = to_base64url(b"c" * 32)
RIGHT = Authenticator(origin=SITE.origin, name=SITE.name, person=PERSON)


def made(authenticator: Authenticator = RIGHT) -> bytes:
    return check_new(read(authenticator.make(CHALLENGE)), SITE).public_key


def use(told: str, *, public_key: bytes | None = None) -> int:
    return check_use(read(told), SITE, public_key=public_key or made(), person=PERSON)


@pytest.mark.parametrize(
    "key",
    [elliptic(), ed25519.Ed25519PrivateKey.generate(), rsa.generate_private_key(65537, 2048)],
    ids=["ES256", "EdDSA", "RS256"],
)
def test_each_kind_of_key_is_made_and_used(key):
    mine = RIGHT.bent(key=key, counter=7)
    told = read(mine.make(CHALLENGE))
    assert told.challenge == b"c" * 32
    new = check_new(told, SITE)
    assert (new.credential_id, new.counter) == (mine.credential_id, 7)
    assert use(mine.bent(counter=8).use(CHALLENGE), public_key=new.public_key) == 8


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"origin": "https://hours.example.com.evil.example"}, Refusal.WRONG_ORIGIN),
        ({"origin": "http://hours.example.com"}, Refusal.WRONG_ORIGIN),
        ({"origin": "https://hours.example.com:8443"}, Refusal.WRONG_ORIGIN),
        ({"origin": ""}, Refusal.WRONG_ORIGIN),
        ({"framed": True}, Refusal.WRONG_ORIGIN),
        ({"name": "evil.example"}, Refusal.WRONG_SITE),
        ({"name": "example.com"}, Refusal.WRONG_SITE),
        ({"flags": VERIFIED}, Refusal.NOT_PRESENT),
        ({"flags": PRESENT}, Refusal.NOT_VERIFIED),
        ({"flags": 0}, Refusal.NOT_PRESENT),
        ({"kind": "webauthn.nothing"}, Refusal.WRONG_KIND),
        ({"type": "password"}, Refusal.UNREADABLE),
        ({"credential_id": b""}, Refusal.UNREADABLE),
        ({"credential_id": b"i" * 1024}, Refusal.UNREADABLE),
    ],
)
def test_what_is_bent_is_refused_when_made_and_when_used(changes, refusal):
    bent = RIGHT.bent(**changes)
    with pytest.raises(PasskeyRefusedError) as new:
        made(bent)
    assert new.value.refusal is refusal
    with pytest.raises(PasskeyRefusedError) as used:
        use(bent.use(CHALLENGE))
    assert used.value.refusal is refusal


def test_making_is_not_using():
    with pytest.raises(PasskeyRefusedError, match="wrong-kind"):
        use(RIGHT.bent(kind="webauthn.create").use(CHALLENGE))
    with pytest.raises(PasskeyRefusedError, match="wrong-kind"):
        made(RIGHT.bent(kind="webauthn.get"))


def test_only_the_key_that_was_kept_signs():
    for bent in (
        RIGHT.bent(key=elliptic(2)).use(CHALLENGE),
        RIGHT.use(CHALLENGE, signed=b"something else"),
        RIGHT.use(CHALLENGE, signed=b""),
    ):
        with pytest.raises(PasskeyRefusedError, match="bad-signature"):
            use(bent)
    said = json.loads(RIGHT.use(CHALLENGE))
    for signature in ("", "AA", to_base64url(bytes(72))):
        said["response"]["signature"] = signature
        with pytest.raises(PasskeyRefusedError, match="bad-signature"):
            use(json.dumps(said))


@pytest.mark.parametrize("handle", [None, "", to_base64url(b"fedcba9876543210")])
def test_the_person_named_is_the_person_of_the_passkey(handle):
    said = json.loads(RIGHT.use(CHALLENGE))
    said["response"]["userHandle"] = handle
    with pytest.raises(PasskeyRefusedError, match="unknown"):
        use(json.dumps(said))


def test_the_id_beside_is_the_id_within():
    said = json.loads(RIGHT.make(CHALLENGE))
    said["rawId"] = to_base64url(b"another one")
    with pytest.raises(PasskeyRefusedError, match="unreadable"):
        check_new(read(json.dumps(said)), SITE)


@pytest.mark.parametrize(
    ("cose", "refusal"),
    [
        (
            ES384.from_cryptography_key(ec.generate_private_key(ec.SECP384R1()).public_key()),
            Refusal.ALGORITHM,
        ),
        (CoseKey({1: 2, 3: -65_535}), Refusal.ALGORITHM),
        (CoseKey({1: 2, 3: -7}), Refusal.UNREADABLE),
        (ES256({1: 2, 3: -7, -1: 1, -2: b"\1" * 32, -3: b"\2" * 32}), Refusal.UNREADABLE),
        (ES256({1: 2, 3: -7, -1: 2, -2: b"\1" * 32, -3: b"\2" * 32}), Refusal.UNREADABLE),
        (CoseKey({1: 3, 3: -257, -1: b"\xff" * 2000, -2: b"\1\0\1"}), Refusal.ALGORITHM),
        (CoseKey({1: 1, 3: -8, -1: 6, -2: b"short"}), Refusal.UNREADABLE),
    ],
)
def test_a_key_that_checks_no_signatures_is_not_kept(cose, refusal):
    with pytest.raises(PasskeyRefusedError) as refused:
        made(RIGHT.bent(cose=cose))
    assert refused.value.refusal is refusal


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "{}",
        "[]",
        '"' * 9,
        "x" * (MOST_CHARACTERS + 1),
        "[" * 20_000,
        "\ud800",
        '{"rawId":"AA","type":"public-key","response":{"clientDataJSON":"AA"}}',
        '{"rawId":"A","type":"public-key","response":{"clientDataJSON":"e30"}}',
        '{"rawId":"é","type":"public-key","response":{"clientDataJSON":"e30"}}',
        '{"rawId":["AA"],"type":"public-key","response":{"clientDataJSON":"e30"}}',
    ],
)
def test_what_no_browser_says_is_unreadable(text):
    with pytest.raises(PasskeyRefusedError, match="unreadable"):
        read(text)


def test_noise_in_any_place_is_refused_and_nothing_else():
    """Bytes are changed, cut off and put in: each ends in a refusal, or in what is just as good."""
    noise = random.Random(11)
    key = made()
    for _ in range(1500):
        making = noise.random() < 0.6
        said = json.loads(RIGHT.make(CHALLENGE) if making else RIGHT.use(CHALLENGE))
        part = "attestationObject" if making else noise.choice(["authenticatorData", "signature"])
        plain = bytearray(from_base64url(said["response"][part]))
        at = noise.randrange(len(plain))
        change = noise.randrange(3)
        if change == 0:
            plain[at] ^= 1 << noise.randrange(8)
        elif change == 1:
            del plain[at:]
        else:
            plain[at:at] = noise.randbytes(noise.randrange(1, 6))
        said["response"][part] = to_base64url(bytes(plain))
        try:
            told = read(json.dumps(said))
            if making:
                check_new(told, SITE)
            else:
                check_use(told, SITE, public_key=key, person=PERSON)
        except PasskeyRefusedError:
            continue
        assert making, "a changed use was taken"


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://hours.example.com", Site("https://hours.example.com", "hours.example.com")),
        ("https://Hours.Example.com:443", Site("https://hours.example.com", "hours.example.com")),
        (
            "https://hours.example.com:8443",
            Site("https://hours.example.com:8443", "hours.example.com"),
        ),
        ("http://localhost:8765", Site("http://localhost:8765", "localhost")),
        ("http://a.localhost", Site("http://a.localhost", "a.localhost")),
        ("http://hours.example.com", None),
        ("http://127.0.0.1:8765", None),
        ("https://192.0.2.7", None),
        ("https://[2001:db8::1]:8443", None),
        ("http://notlocalhost", None),
    ],
)
def test_passkeys_are_for_addresses_that_browsers_keep_them_for(address, site):
    assert site_of(address) == site


@pytest.mark.parametrize(
    ("before", "now", "back"),
    [(0, 0, False), (0, 1, False), (1, 2, False), (1, 1, True), (2, 1, True), (1, 0, True)],
)
def test_a_counter_that_does_not_go_on_is_seen(before, now, back):
    assert went_back(before, now) is back


def test_every_refusal_has_words():
    assert set(account_words.PASSKEY_REFUSED) == {refusal.value for refusal in Refusal}
