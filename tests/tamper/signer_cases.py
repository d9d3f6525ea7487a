"""Step V9: who signs, with which signature, and what bytes."""

import hashlib
from base64 import b64decode
from collections.abc import Callable
from typing import Any

from tests.tamper.cases import STRANGER, Cases, impostor
from tests.tamper.forms import ORDER, Key, b64, pae
from tests.tamper.maker import STATEMENT, Plot, Story
from tests.tamper.world import ONE, POLICY, THREE, TWO, at, consent

CASES = Cases()
add = CASES.adder("V9")


def payload(code: str, name: str, words: str, change: Callable[[bytes], bytes]) -> None:
    """A case that changes the bytes of a statement before they are signed."""
    add(
        code,
        f"payload-{name}",
        f"{words}; signed by the device",
        lambda plot: plot.on("payload", "manual-1", change),
    )


# who signs


def signer(code: str, of: str, name: str, words: str, key: Key) -> None:
    add(code, f"{of}-{name}", f"{of}: {words}", lambda plot: plot.signers.update({of: key}))


signer("unknown-key", "manual-1", "by-a-key-never-enrolled", "it is signed by a stranger", STRANGER)
signer("unknown-key", "close-2", "by-the-server", "it is signed by the statement key", STATEMENT)
signer(
    "unknown-key",
    "seg-1",
    "by-a-later-device",
    "it is signed by a device that is enrolled later",
    TWO,
)
signer(
    "wrong-stream",
    "manual-1",
    "by-the-other-device",
    "it is signed by the contractor's other device",
    TWO,
)
signer(
    "revoked-key",
    "close-2",
    "by-the-revoked-device",
    "it is signed by a device that was revoked",
    THREE,
)


@CASES.case("V9", "unknown-key")
def before_enrolment(plot: Plot) -> None:
    """A stream of a device begins before the device is enrolled"""

    def early(story: Story) -> None:
        story.devices["E"] = TWO
        consent(story, "consent-0", "E", POLICY, at(11))

    plot.first("device-2", early)


@CASES.case("V9", "revoked-key")
def after_revocation(plot: Plot) -> None:
    """A device signs on after it was revoked"""
    plot.then("revoke-3", lambda story: consent(story, "consent-3", "C", POLICY, at(13, day=1)))


@CASES.case("V9", "revoked-key")
def new_stream_after_revocation(plot: Plot) -> None:
    """A device that was revoked begins another stream"""

    def more(story: Story) -> None:
        story.devices["D"] = THREE
        consent(story, "consent-3", "D", POLICY, at(13, day=1))

    plot.then("revoke-3", more)


def signature(
    name: str, words: str, change: Callable[[bytes, bytes], bytes], *, of: str = "manual-1"
) -> None:
    """A case of a signature that must not hold, as Wycheproof lists them; the envelope is logged with it."""

    def edit(envelope: dict[str, Any]) -> None:
        one = envelope["signatures"][0]
        signed = pae(envelope["payloadType"], b64decode(envelope["payload"]))
        one["sig"] = b64(change(b64decode(one["sig"]), signed))

    add("bad-signature", f"signature-{name}", words, lambda plot: plot.on("envelope", of, edit))


def s_plus(times: int) -> Callable[[bytes, bytes], bytes]:
    def change(sig: bytes, signed: bytes) -> bytes:
        return sig[:32] + (int.from_bytes(sig[32:], "little") + times * ORDER).to_bytes(
            32, "little"
        )

    return change


P = 2**255 - 19
for statement in ("seg-1", "manual-1", "redact-1", "close-2"):
    add(
        "bad-signature",
        f"{statement}-impostor",
        "signed by a stranger under the device's name",
        lambda plot, statement=statement: plot.on("envelope", statement, impostor),
    )
signature("malleated", "the group order added to S", s_plus(1))
signature("malleated-far", "the group order added to S until the top bits are set", s_plus(14))
signature("s-zero", "S is 0", lambda sig, signed: sig[:32] + bytes(32))
signature(
    "s-order", "S is the group order", lambda sig, signed: sig[:32] + ORDER.to_bytes(32, "little")
)
signature("s-all-ones", "every bit of S set", lambda sig, signed: sig[:32] + b"\xff" * 32)
signature(
    "s-top-bit", "the top bit of S set", lambda sig, signed: sig[:63] + bytes([sig[63] | 0x80])
)
signature("r-zero", "R is 0", lambda sig, signed: bytes(32) + sig[32:])
signature("r-no-point", "R is no point", lambda sig, signed: bytes([2]) + bytes(31) + sig[32:])
signature(
    "r-sign",
    "the sign of R turned",
    lambda sig, signed: sig[:31] + bytes([sig[31] ^ 0x80]) + sig[32:],
)
signature(
    "r-plus-p",
    "R is the identity in its other spelling, the equation holds",
    lambda sig, signed: ONE.sign_with_identity_r(signed, (P + 1).to_bytes(32, "little")),
)
signature(
    "r-minus-zero",
    "R is the identity with the sign of minus zero, the equation holds",
    lambda sig, signed: ONE.sign_with_identity_r(signed, bytes([1]) + bytes(30) + bytes([0x80])),
)
signature("swapped", "R and S swapped", lambda sig, signed: sig[32:] + sig[:32])
signature("reversed", "its bytes the other way round", lambda sig, signed: sig[::-1])
signature("all-zero", "zeros", lambda sig, signed: bytes(64))
signature("all-ones", "every bit set", lambda sig, signed: b"\xff" * 64)
signature(
    "identity",
    "the one that fits every message under a weak key",
    lambda sig, signed: bytes([1]) + bytes(63),
)
signature(
    "bare",
    "the payload signed without its encoding",
    lambda sig, signed: ONE.sign(signed.split(b" ", 4)[4]),
)
signature(
    "prehashed",
    "the hash of the message signed",
    lambda sig, signed: ONE.sign(hashlib.sha512(signed).digest()),
)
signature(
    "other-message",
    "that of another statement",
    lambda sig, signed: ONE.sign(signed.replace(b"30", b"31")),
)
signature("empty-message", "that of nothing", lambda sig, signed: ONE.sign(b""))
for bit in (0, 100, 255, 256, 400, 507):
    signature(
        f"bit-{bit}",
        f"bit {bit} turned",
        lambda sig, signed, bit=bit: (int.from_bytes(sig, "little") ^ 1 << bit).to_bytes(
            64, "little"
        ),
    )

# the payload

payload("not-canonical", "spaced", "white space", lambda data: data.replace(b'":', b'": ', 1))
payload("not-canonical", "line", "a line break at the end", lambda data: data + b"\n")
payload(
    "not-canonical",
    "twice",
    "minutes twice",
    lambda data: data.replace(b'"minutes":30', b'"minutes":30,"minutes":30'),
)
payload(
    "not-canonical",
    "twice-other",
    "minutes twice, 10 and 30",
    lambda data: data.replace(b'"minutes":30', b'"minutes":10,"minutes":30'),
)
payload(
    "not-canonical",
    "escaped",
    "a needless escape",
    lambda data: data.replace(b'"manual"', b'"m\\u0061nual"'),
)
payload(
    "not-canonical",
    "minus-zero",
    "minutes is -0",
    lambda data: data.replace(b'"minutes":30', b'"minutes":-0'),
)
payload(
    "not-json",
    "float",
    "minutes is 30.0",
    lambda data: data.replace(b'"minutes":30', b'"minutes":30.0'),
)
payload(
    "not-json",
    "exponent",
    "minutes is 3e1",
    lambda data: data.replace(b'"minutes":30', b'"minutes":3e1'),
)
payload(
    "not-json",
    "nan",
    "minutes is NaN",
    lambda data: data.replace(b'"minutes":30', b'"minutes":NaN'),
)
payload(
    "not-json",
    "infinity",
    "minutes is Infinity",
    lambda data: data.replace(b'"minutes":30', b'"minutes":Infinity'),
)
payload(
    "bad-value",
    "big",
    "minutes is 2^53",
    lambda data: data.replace(b'"minutes":30', b'"minutes":9007199254740992'),
)
payload("not-json", "latin1", "not UTF-8", lambda data: data.replace(b'"manual"', b'"m\xe4nual"'))
payload(
    "not-json",
    "overlong",
    "a slash in two bytes",
    lambda data: data.replace(b'"manual"', b'"manual\xc0\xaf"'),
)
payload("not-json", "bom", "a byte order mark", lambda data: b"\xef\xbb\xbf" + data)
payload("not-json", "two", "two statements", lambda data: data + data)
payload("not-json", "empty", "nothing", lambda data: b"")
payload("not-json", "cut", "the last byte cut", lambda data: data[:-1])
payload("not-json", "comment", "a comment", lambda data: data.replace(b"{", b"{/**/", 1))
payload(
    "bad-value",
    "surrogate",
    "half a surrogate pair",
    lambda data: data.replace(b'"manual"', b'"\\ud800"'),
)
payload("too-deep", "deep", "nine arrays in each other", lambda data: b"[" * 9 + b"]" * 9)
payload("too-deep", "abyss", "40,000 arrays opened and none closed", lambda data: b"[" * 40_000)
payload(
    "too-large",
    "large",
    "65,537 bytes",
    lambda data: data[:-1] + b" " * (65_537 - len(data)) + b"}",
)
payload("bad-value", "list", "a list", lambda data: b"[]")
payload(
    "not-canonical",
    "unsorted",
    "its members the other way round",
    lambda data: data.replace(b'"type":"manual","v":1', b'"v":1,"type":"manual"'),
)
