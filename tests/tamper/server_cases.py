"""Step V8: what is wrong with the server's statements, apart from devices."""

from base64 import b64decode
from collections.abc import Callable
from typing import Any

from tests.tamper.cases import STRANGER, Cases, Edit, impostor
from tests.tamper.device_cases import IDENTITY_SIGNATURE
from tests.tamper.forms import (
    ORDER,
    Key,
    b64,
    vkey,
)
from tests.tamper.maker import (
    CONTRACT_SUBJECT,
    NEW_LOG,
    NEW_STATEMENT,
    ORGANIZATION_SUBJECT,
    ORIGIN,
    PERSON,
    PERSON_SUBJECT,
    STATEMENT,
    ZEROS,
    Plot,
    Story,
)
from tests.tamper.world import DAY, ONE, POLICY, TWO, at

CASES = Cases()
add = CASES.adder("V8")
body = CASES.bodies("V8")


def signer(code: str, of: str, name: str, words: str, key: Key) -> None:
    add(code, f"{of}-{name}", f"{of}: {words}", lambda plot: plot.signers.update({of: key}))


def signature(of: str, name: str, words: str, change: Callable[[bytes], bytes]) -> None:
    """A case that changes the bytes of a server's statement's signature before it is logged."""

    def edit(envelope: dict[str, Any]) -> None:
        one = envelope["signatures"][0]
        one["sig"] = b64(change(b64decode(one["sig"])))

    add(
        "bad-signature",
        f"{of}-signature-{name}",
        f"{of}: {words}",
        lambda plot: plot.on("envelope", of, edit),
    )


# genesis

add(
    "not-genesis",
    "genesis-second",
    "a tick before the genesis",
    lambda plot: plot.first("genesis", lambda story: story.tick("tick-0", at(6))),
)
add(
    "not-genesis",
    "genesis-not-given",
    "the exporter leaves the genesis out",
    lambda plot: plot.omitted.add("genesis"),
)
add(
    "not-genesis",
    "genesis-twice",
    "a second genesis in the chain",
    lambda plot: plot.first("rotate-1", second_genesis),
)
body(
    "wrong-key",
    "genesis",
    "of-another-log-key",
    "it names a log key that is not the trusted one",
    log_key=vkey(ORIGIN, STRANGER),
)
body("wrong-subject", "genesis", "of-a-person", "it is about a person", subject=PERSON_SUBJECT)
body(
    "bad-key",
    "genesis",
    "log-key-hash",
    "the hash of the log key is another",
    log_key=vkey(ORIGIN, NEW_LOG).replace("+", "+0", 1),
)
body("bad-value", "genesis", "previous-text", "its predecessor is a text", previous="none")
signer(
    "wrong-key", "genesis", "by-another", "it is signed by a key that it does not name", STRANGER
)


def second_genesis(story: Story) -> None:
    members = {
        "statement_key": b64(STATEMENT.spki),
        "log_key": vkey(ORIGIN, NEW_LOG),
        "previous": None,
    }
    story.server("genesis-2", ORGANIZATION_SUBJECT, "genesis", at(19), **members)


def device_of_another(story: Story) -> None:
    plot = story.plot
    plot.body("device-9", subject="person/bbbb000000000002", seq=0, prev=ZEROS)
    story.device("device-9", STRANGER, at(7, 3), authoriser=None)
    story.heads[PERSON_SUBJECT] = story.made["device-1"]


# who signs

signer("wrong-key", "expire-1", "not-by-the-server", "it is signed by a device", ONE)
signer("wrong-key", "policy-1", "by-a-stranger", "it is signed by a stranger", STRANGER)
signer("wrong-key", "device-2", "by-itself", "it is signed by the device alone", TWO)
signer(
    "wrong-key",
    "policy-2",
    "by-the-old-key",
    "it is signed by the statement key before the rotation",
    STATEMENT,
)
signer(
    "wrong-key",
    "device-3",
    "by-the-new-key",
    "it is signed by the statement key after the rotation",
    NEW_STATEMENT,
)
signer(
    "wrong-key",
    "rotate-2",
    "by-the-new-key",
    "it is signed by the key that it introduces",
    NEW_STATEMENT,
)
signer("wrong-key", "rotate-1", "by-the-log-key", "it is signed by the log key", NEW_LOG)


for one in ("genesis", "policy-1", "device-2", "revoke-3", "expire-1", "rotate-1"):
    add(
        "bad-signature",
        f"{one}-impostor",
        f"{one}: signed by a stranger under the server's name",
        lambda plot, one=one: plot.on("envelope", one, impostor),
    )
signature(
    "expire-1",
    "malleated",
    "the group order added to S",
    lambda sig: sig[:32] + (int.from_bytes(sig[32:], "little") + ORDER).to_bytes(32, "little"),
)
signature("expire-1", "s-zero", "S is 0", lambda sig: sig[:32] + bytes(32))
signature("expire-1", "r-zero", "R is 0", lambda sig: bytes(32) + sig[32:])
signature("expire-1", "flipped", "one bit of it", lambda sig: bytes([sig[0] ^ 1]) + sig[1:])
signature(
    "expire-1",
    "of-the-identity",
    "the one that fits every message under a weak key",
    lambda sig: IDENTITY_SIGNATURE,
)

# revocation, rotation, policy, expiry


def rotation(code: str, name: str, words: str, edit: Edit) -> None:
    """A case of a rotation of the log's key that is the last entry of the log: the head does not need it yet."""

    def told(plot: Plot) -> None:
        later = at(8, 12, day=7)
        plot.then("other-5", lambda story: story.rotate_log("rotate-3", Key("third log"), later))
        edit(plot)

    add(code, f"rotate-3-{name}", f"a rotation of the log's key: {words}", told)


def turned(code: str, name: str, words: str, **members: Any) -> None:
    rotation(code, name, words, lambda plot: plot.body("rotate-3", **members))


body(
    "unknown-key",
    "revoke-3",
    "of-a-stranger",
    "it revokes a key that was never enrolled",
    keyid=STRANGER.keyid,
)
body(
    "bad-value", "revoke-3", "lost-later", "lost after it was revoked", lost_since_ms=at(13, day=1)
)
turned("bad-value", "role-unknown", "the role of nobody", role="witness")
turned(
    "bad-key",
    "vkey-hash",
    "a vkey with another hash",
    key=vkey(ORIGIN, NEW_LOG).replace("+", "+0", 1),
)
turned(
    "bad-value",
    "vkey-of-another-log",
    "a vkey of another log",
    key=vkey("other.example/log", NEW_LOG),
)
body("bad-value", "policy-1", "segment-minutes", "segments of seven minutes", segment_minutes=7)
body(
    "bad-value",
    "policy-1",
    "delay",
    "a review delay of 61 s",
    policy=POLICY | {"review_delay_s": 61},
)
body(
    "bad-value",
    "policy-1",
    "window",
    "an unknown kind of window",
    policy=POLICY | {"window": "everything"},
)
body(
    "unknown-field",
    "policy-1",
    "keystrokes",
    "a policy that takes keystrokes",
    policy=POLICY | {"keystrokes": True},
)
body(
    "missing-field",
    "policy-1",
    "no-webcam",
    "a policy silent on the webcam",
    policy={k: v for k, v in POLICY.items() if k != "webcam"},
)
body(
    "wrong-subject",
    "policy-2",
    "of-another-person",
    "another contractor in the same chain",
    person="bbbb000000000002",
)
body("bad-value", "expire-1", "targets-none", "nothing expires", targets=[])

# chains and subjects

for one, seq in (
    ("device-2", 2),
    ("rotate-2", 3),
    ("policy-2", 0),
    ("expire-1", 3),
    ("device-3", 1),
):
    members = {"prev": ZEROS} if seq == 0 else {}
    body("wrong-seq", one, f"seq-{seq}", f"its number is {seq}", seq=seq, **members)
turned("wrong-prev", "prev-spliced", "another statement before it", prev="ab" * 32)
for one in ("device-2", "policy-2"):
    body("wrong-prev", one, "prev-spliced", "another statement before it", prev="ab" * 32)
for one in ("policy-1", "device-1", "device-2"):
    add(
        "wrong-seq",
        f"chain-without-{one}",
        f"the server leaves {one} out",
        lambda plot, one=one: plot.omitted.add(one),
    )
add(
    "wrong-key",
    "chain-without-rotate-2",
    "the server leaves rotate-2 out",
    lambda plot: plot.omitted.add("rotate-2"),
)
body(
    "wrong-subject",
    "policy-1",
    "of-the-person",
    "it is in the person's chain",
    subject=PERSON_SUBJECT,
)
body(
    "wrong-subject",
    "device-1",
    "of-the-contract",
    "it is in the contract's chain",
    subject=CONTRACT_SUBJECT,
)
turned(
    "wrong-subject",
    "of-another-organization",
    "it is about another organization",
    subject="organization/" + "f" * 16,
)
body(
    "wrong-subject",
    "expire-1",
    "of-the-person",
    "it is in the person's chain",
    subject=PERSON_SUBJECT,
)
body(
    "bad-value",
    "policy-1",
    "subject-unknown",
    "it is about nothing that there is",
    subject=f"team/{PERSON}",
)
body("bad-value", "policy-1", "subject-short", "it is about a short id", subject="contract/c0ffee")
body(
    "wrong-log",
    "policy-1",
    "of-another-deployment",
    "it is meant for another log",
    log="other.example/log",
)
add(
    "wrong-subject",
    "device-9-of-another-person",
    "a device of another person, in a chain of its own",
    lambda plot: plot.then("policy-1", device_of_another),
)
body("unknown-version", "policy-1", "v2", "v is 2", v=2)
body("unknown-field", "policy-1", "member", "one member more", score=1)
body("bad-value", "policy-1", "made-2019", "made in 2019", made_ms=at(7) - 3000 * DAY)
for one, member in (
    ("genesis", "previous"), ("genesis", "log_key"), ("rotate-2", "role"), ("device-2", "authoriser"),
    ("device-2", "code"),
    ("revoke-3", "lost_since_ms"), ("policy-1", "person"), ("expire-1", "targets"), ("policy-1", "made_ms"),
):  # fmt: skip
    add(
        "missing-field",
        f"{one}-without-{member.replace('_', '-')}",
        f"{one}: no member {member}",
        lambda plot, one=one, member=member: plot.without(one, member),
    )
