"""Keys that are safe to trust: RFC 8032's own vectors, small orders, odd encodings, malleated signatures."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from tests.support.evidence import DEVICE
from tests.wire.bad import ORDER, D, P, low_order_keys, non_canonical_keys
from wire.envelope import Envelope, check_key
from wire.keys import SoftwareSigner, key_id, load_raw, load_spki, raw, refuse_weak, spki, verify
from wire.problems import WireCode, WireError
from wire.records import KeyId, Sha256

RFC_8032 = [  # section 7.1: secret key, public key, message, signature
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e3970"
        "1cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613"
        "d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760"
        "984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]


@pytest.mark.parametrize(("secret", "public", "message", "signature"), RFC_8032)
def test_rfc_8032(secret, public, message, signature):
    signer = SoftwareSigner(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret)))
    assert raw(signer.public).hex() == public
    assert signer.sign(bytes.fromhex(message)).hex() == signature
    known = load_raw(bytes.fromhex(public))
    verify(known, bytes.fromhex(signature), bytes.fromhex(message))
    with pytest.raises(WireError) as caught:
        verify(known, bytes.fromhex(signature), b"another message")
    assert caught.value.code is WireCode.BAD_SIGNATURE


@pytest.mark.parametrize(("secret", "public", "message", "signature"), RFC_8032)
def test_malleated_signatures_are_refused(secret, public, message, signature):
    """S + k·L signs the same message for whoever does not insist on S < L."""
    made = bytes.fromhex(signature)
    scalar = int.from_bytes(made[32:], "little")
    more = 0
    while (scalar := scalar + ORDER) < 2**256:
        more += 1
        other = made[:32] + scalar.to_bytes(32, "little")
        with pytest.raises(WireError) as caught:
            verify(load_raw(bytes.fromhex(public)), other, bytes.fromhex(message))
        assert caught.value.code is WireCode.BAD_SIGNATURE
    assert more >= 14


@pytest.mark.parametrize("size", [0, 63, 65])
def test_signatures_of_other_lengths_are_refused(size):
    with pytest.raises(WireError):
        verify(DEVICE.public, bytes(size), b"")


def add(one, other):
    """The sum of two points of the curve, in affine coordinates (RFC 8032, 5.1.4, written out)."""
    (x1, y1), (x2, y2) = one, other
    product = D * x1 * x2 * y1 * y2
    x3 = (x1 * y2 + x2 * y1) * pow(1 + product, -1, P)
    y3 = (y1 * y2 + x1 * x2) * pow(1 - product, -1, P)
    return x3 % P, y3 % P


def point(data):
    """The point that 32 bytes encode; a y beyond p is taken modulo p, as careless readers do."""
    number = int.from_bytes(data, "little")
    y, sign = number % 2**255 % P, number >> 255
    x2 = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if x * x % P != x2:
        x = x * pow(2, (P - 1) // 4, P) % P
    if x * x % P != x2:
        return None
    return (P - x if x % 2 != sign else x) % P, y


def order_divides_8(data):
    found = point(data)
    if found is None:
        return False
    for _ in range(3):
        found = add(found, found)
    return found == (0, 1)


def test_the_list_of_small_orders_is_complete_and_right():
    canonical = low_order_keys()
    assert len(set(canonical)) == 10
    assert all(order_divides_8(data) for data in canonical)
    assert len({point(data) for data in canonical}) == 8
    # Of the encodings beyond p, y = p and y = p + 1 are of small order as well.
    beyond = [data for data in non_canonical_keys() if order_divides_8(data)]
    assert len(beyond) == 4
    assert not order_divides_8(raw(DEVICE.public))


@pytest.mark.parametrize("data", low_order_keys(), ids=bytes.hex)
def test_small_order_is_refused(data):
    for load in (load_raw, refuse_weak, lambda key: load_spki(spki(DEVICE.public)[:12] + key)):
        with pytest.raises(WireError) as caught:
            load(data)
        assert caught.value.code is WireCode.LOW_ORDER_KEY


def test_the_library_alone_would_accept_a_small_order():
    """The reason for the list: under the neutral element one signature fits every message."""
    neutral = (1).to_bytes(32, "little")
    careless = Ed25519PublicKey.from_public_bytes(neutral)
    signature = neutral + bytes(32)
    verify(careless, signature, b"any message")
    verify(careless, signature, b"any other message")
    envelope = Envelope(b"", "", KeyId(key_id(careless)), signature, Sha256(""))
    with pytest.raises(WireError) as caught:
        check_key(envelope, careless)
    assert caught.value.code is WireCode.LOW_ORDER_KEY


@pytest.mark.parametrize("data", non_canonical_keys(), ids=bytes.hex)
def test_other_encodings_are_refused(data):
    with pytest.raises(WireError) as caught:
        load_raw(data)
    assert caught.value.code is WireCode.BAD_KEY


@given(st.binary(min_size=32, max_size=32))
def test_keys_are_points_of_the_curve(data):
    number = int.from_bytes(data, "little") % 2**255
    good = number < P and point(data) is not None and not order_divides_8(data)
    try:
        assert raw(load_raw(data)) == data
        assert good
    except WireError:
        assert not good


def test_spki_is_that_of_the_library():
    der = DEVICE.public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert spki(DEVICE.public) == der
    assert raw(load_spki(der)) == raw(DEVICE.public)
    assert DEVICE.key_id == key_id(DEVICE.public)


@pytest.mark.parametrize(
    "change", [lambda d: d[:-1], lambda d: d + b"\0", lambda d: b"", lambda d: d[1:]]
)
def test_other_der_is_refused(change):
    with pytest.raises(WireError) as caught:
        load_spki(change(spki(DEVICE.public)), "device")
    assert (caught.value.code, caught.value.where) == (WireCode.BAD_KEY, "device")
