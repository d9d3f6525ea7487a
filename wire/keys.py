"""Ed25519 keys that are safe to trust, their names, and signing and checking with them."""

from __future__ import annotations

import hashlib
from typing import Final, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from wire.problems import WireCode, WireError
from wire.records import KeyId

SIGNATURE_BYTES = 64
KEY_BYTES = 32

# RFC 8410: the only DER SubjectPublicKeyInfo that an Ed25519 key has, up to the key itself.
_SPKI_PREFIX: Final = bytes.fromhex("302a300506032b6570032100")

_P: Final = 2**255 - 19
_D: Final = -121665 * pow(121666, -1, _P) % _P
# The y coordinates of the eight points whose order divides 8; both signs of x share a y.
_ORDER_8_Y: Final = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_LOW_ORDER_Y: Final = frozenset({0, 1, _P - 1, _ORDER_8_Y, _P - _ORDER_8_Y})


class Signer(Protocol):
    """Whatever holds a private key: memory, a keyring, a token. May be called from any thread."""

    @property
    def key_id(self) -> KeyId:
        """The name of the key that signs."""

    def sign(self, message: bytes) -> bytes:
        """64 bytes of Ed25519 over `message`."""


class SoftwareSigner:
    """A signer whose private key lies in this process's memory."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.public = private.public_key()
        self._key_id = key_id(self.public)

    @property
    def key_id(self) -> KeyId:
        """The name of the key that signs."""
        return self._key_id

    def sign(self, message: bytes) -> bytes:
        """64 bytes of Ed25519 over `message`."""
        return self._private.sign(message)


def raw(public: Ed25519PublicKey) -> bytes:
    """The 32 bytes of `public`."""
    return public.public_bytes_raw()


def refuse_weak(data: bytes, where: str = "key") -> None:
    """Raise `WireError` for 32 bytes that are not canonically encoded, or a point of small order.

    The library takes any 32 bytes, and under a key of small order some signatures verify for every
    message: proof of possession does not notice, so it is refused here, before any use.
    """
    if len(data) != KEY_BYTES:
        raise WireError(WireCode.BAD_KEY, where, f"{len(data)} bytes instead of {KEY_BYTES}")
    y = _y(data)
    if y >= _P:
        raise WireError(WireCode.BAD_KEY, where, "not canonically encoded")
    if y in _LOW_ORDER_Y:
        raise WireError(WireCode.LOW_ORDER_KEY, where)


def load_raw(data: bytes, where: str = "key") -> Ed25519PublicKey:
    """The key behind 32 bytes, if it is no weak one and a point of the curve; else `WireError`."""
    refuse_weak(data, where)
    if not _on_curve(_y(data)):
        raise WireError(WireCode.BAD_KEY, where, "not a point of the curve")
    return Ed25519PublicKey.from_public_bytes(data)


def _y(data: bytes) -> int:
    """The y coordinate of an encoded point; the highest bit is the sign of x."""
    return int.from_bytes(data, "little") & (2**255 - 1)


def _on_curve(y: int) -> bool:
    """Whether x exists with -x² + y² = 1 + d·x²·y²; x is not 0 for the `y` that come here."""
    x2 = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    return pow(x2, (_P - 1) // 2, _P) == 1


def spki(public: Ed25519PublicKey) -> bytes:
    """The DER SubjectPublicKeyInfo of `public`."""
    return _SPKI_PREFIX + raw(public)


def load_spki(der: bytes, where: str = "key") -> Ed25519PublicKey:
    """The key behind a DER SubjectPublicKeyInfo; refuses everything that `load_raw` refuses."""
    if not der.startswith(_SPKI_PREFIX):
        raise WireError(WireCode.BAD_KEY, where, "not an Ed25519 SubjectPublicKeyInfo")
    return load_raw(der.removeprefix(_SPKI_PREFIX), where)


def key_id(public: Ed25519PublicKey) -> KeyId:
    """The name of `public`: hex SHA-256 of its SubjectPublicKeyInfo."""
    return KeyId(hashlib.sha256(spki(public)).hexdigest())


def verify(
    public: Ed25519PublicKey, signature: bytes, message: bytes, *, where: str = "signature"
) -> None:
    """Raise `WireError` unless `signature` is `public`'s over `message`; malleated ones are refused."""
    try:
        public.verify(signature, message)
    except InvalidSignature as error:
        raise WireError(WireCode.BAD_SIGNATURE, where) from error
