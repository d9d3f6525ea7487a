"""The device's own key: made here, kept by the caller in the operating system's keyring, never written by `sync`."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from wire import keys
from wire.enrolment import enrolment_message
from wire.keys import SoftwareSigner
from wire.records import KeyId

SECRET_BYTES = 32


class DeviceKey:
    """An Ed25519 key pair and what the device does with it."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.signer = SoftwareSigner(private)

    @classmethod
    def generate(cls) -> DeviceKey:
        """A new key, from the generator of the cryptographic library (OpenSSL's, seeded by the system)."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_secret(cls, secret: bytes) -> DeviceKey:
        """The key of `to_secret`, or the one that 32 random bytes make. Raises `ValueError` for another length."""
        if len(secret) != SECRET_BYTES:
            raise ValueError(f"a device key has {SECRET_BYTES} secret bytes, not {len(secret)}")
        return cls(Ed25519PrivateKey.from_private_bytes(secret))

    def to_secret(self) -> bytes:
        """The 32 bytes for the secret store. Whoever has them can sign as this device."""
        return self._private.private_bytes_raw()

    @property
    def key_id(self) -> KeyId:
        """The public name of the key."""
        return self.signer.key_id

    @property
    def public_spki(self) -> bytes:
        """The public half, as DER SubjectPublicKeyInfo."""
        return keys.spki(self.signer.public)

    def prove(self, *, code: str, name: str) -> bytes:
        """The signature that shows at enrolment with `code` that this device holds the key."""
        return self.signer.sign(enrolment_message(code, name, self.public_spki))

    def __repr__(self) -> str:
        return f"DeviceKey({self.key_id})"
