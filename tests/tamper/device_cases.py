"""Step V8: what is wrong with the enrolment of devices, and with keys."""

from tests.tamper.cases import STRANGER, Cases
from tests.tamper.forms import (
    AUTHORISATION_TYPE,
    ENROLMENT_TYPE,
    SPKI_HEAD,
    Key,
    b64,
    canonical,
    pae,
)
from tests.tamper.maker import (
    STATEMENT,
    Plot,
)
from tests.tamper.world import ONE, THREE, TWO, at

CASES = Cases()
add = CASES.adder("V8")
body = CASES.bodies("V8")
P = 2**255 - 19
LOW_ORDER = (
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
)
"""Every canonical spelling of a key whose order divides 8."""
IDENTITY_SIGNATURE = bytes([1]) + bytes(63)
"""Under the key that is the identity this signature fits every message."""


def message(of: str, key: Key) -> bytes:
    return canonical({"code": f"CODE-{of}", "name": f"machine {of}", "public_key": key.spki.hex()})


PROOF = pae(ENROLMENT_TYPE, message("device-2", TWO))
WORD = pae(AUTHORISATION_TYPE, message("device-2", TWO))
body(
    "bad-proof-of-possession",
    "device-2",
    "proof-by-another",
    "the proof is by another key",
    proof=b64(STRANGER.sign(PROOF)),
)
body(
    "bad-proof-of-possession",
    "device-2",
    "proof-of-another-code",
    "the proof is of another code",
    code="CODE-device-9",
)
body(
    "bad-proof-of-possession",
    "device-2",
    "proof-of-another-name",
    "the proof is of another name",
    name="machine device-9",
)
body(
    "bad-proof-of-possession",
    "device-2",
    "proof-bare",
    "the message is signed without its encoding",
    proof=b64(TWO.sign(message("device-2", TWO))),
)
body(
    "bad-proof-of-possession",
    "device-2",
    "proof-of-authorisation",
    "the proof is an authorisation",
    proof=b64(TWO.sign(WORD)),
)
body(
    "bad-proof-of-possession", "device-2", "proof-zero", "the proof is zeros", proof=b64(bytes(64))
)
body(
    "bad-proof-of-possession",
    "device-2",
    "key-of-another",
    "the key of somebody else",
    key=b64(STRANGER.spki),
)
add(
    "missing-field",
    "device-2-proof-missing",
    "device-2: no proof of possession",
    lambda plot: plot.without("device-2", "proof"),
)
add(
    "bad-value",
    "device-2-proof-null",
    "device-2: a null for a proof",
    lambda plot: plot.body("device-2", proof=None),
)


def authoriser(name: str, words: str, key: Key, signed: bytes) -> None:
    told = {"keyid": key.keyid, "sig": b64(signed)}
    body("bad-authorisation", "device-2", f"authorisation-{name}", words, authoriser=told)


authoriser("forged", "the authoriser's signature is by another", ONE, STRANGER.sign(WORD))
authoriser(
    "by-a-stranger", "a key that was never enrolled authorises it", STRANGER, STRANGER.sign(WORD)
)
authoriser("by-itself", "it authorises itself", TWO, TWO.sign(WORD))
authoriser(
    "by-a-later-device", "a device that is enrolled later authorises it", THREE, THREE.sign(WORD)
)
authoriser("is-a-proof", "the authoriser signed an enrolment", ONE, ONE.sign(PROOF))
authoriser(
    "of-another-device",
    "it is that of another device",
    ONE,
    ONE.sign(pae(AUTHORISATION_TYPE, message("device-3", THREE))),
)
authoriser("by-the-server", "the statement key authorises it", STATEMENT, STATEMENT.sign(WORD))
authoriser("zero", "zeros", ONE, bytes(64))


@CASES.case("V8", "bad-authorisation")
def authorised_by_a_revoked_device(plot: Plot) -> None:
    """A device that was revoked before authorises a new one"""
    plot.then(
        "revoke-3",
        lambda story: story.device("device-4", Key("four"), at(13, day=1), authoriser=THREE),
    )


@CASES.case("V8", "twice")
def enrolled_twice(plot: Plot) -> None:
    """A key is enrolled again"""
    plot.then(
        "device-2", lambda story: story.device("device-1-again", ONE, at(12, 1), authoriser=None)
    )


@CASES.case("V8", "twice")
def enrolled_again_after_revocation(plot: Plot) -> None:
    """A key is enrolled again after it was revoked"""
    plot.then(
        "revoke-3",
        lambda story: story.device("device-3-again", THREE, at(13, day=1), authoriser=ONE),
    )


def weak(code: str, name: str, words: str, spki: bytes) -> None:
    """A case of a key that must not be taken for a device.

    What it ought to have signed carries the signature that fits every message under the weakest of them.
    """
    shown = canonical(
        {"code": "CODE-device-2", "name": "machine device-2", "public_key": spki.hex()}
    )
    told = {"keyid": ONE.keyid, "sig": b64(ONE.sign(pae(AUTHORISATION_TYPE, shown)))}
    body(
        code,
        "device-2",
        f"key-{name}",
        words,
        key=b64(spki),
        proof=b64(IDENTITY_SIGNATURE),
        authoriser=told,
    )


for number, hexed in enumerate(LOW_ORDER):
    weak(
        "low-order-key",
        f"low-order-{number}",
        "a key of small order",
        SPKI_HEAD + bytes.fromhex(hexed),
    )
for above in range(19):
    for sign in (0, 1):
        raw = ((P + above) | sign << 255).to_bytes(32, "little")
        weak(
            "bad-key",
            f"not-canonical-{above}-{sign}",
            "a key that is spelt another way",
            SPKI_HEAD + raw,
        )
weak("bad-key", "off-curve", "no point of the curve", SPKI_HEAD + bytes([2]) + bytes(31))
weak(
    "bad-key",
    "x25519",
    "a key for another use",
    SPKI_HEAD.replace(b"\x65\x70", b"\x65\x6e") + ONE.raw,
)
weak("bad-key", "long", "a byte too many", TWO.spki + b"\0")
weak("bad-key", "short", "a byte too few", TWO.spki[:-1])
weak("bad-key", "bare", "only the 32 bytes", TWO.raw)
for kind, role in (("genesis", "statement_key"), ("rotate-2", "key")):
    weakest = b64(SPKI_HEAD + bytes.fromhex(LOW_ORDER[0]))
    body(
        "low-order-key", kind, "low-order", "the statement key is of small order", **{role: weakest}
    )
    spelt = b64(SPKI_HEAD + (P + 1).to_bytes(32, "little"))
    body(
        "bad-key",
        kind,
        "key-not-canonical",
        "the statement key is spelt another way",
        **{role: spelt},
    )
