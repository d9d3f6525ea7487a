"""Step V4: what is wrong with the checkpoints, and with who is trusted."""

from collections.abc import Callable
from typing import Any

from tests.tamper.cases import STRANGER, Cases
from tests.tamper.forms import (
    ORDER,
    Key,
    b64,
    key_hash,
    signature_line,
    signed_note,
    vkey,
)
from tests.tamper.maker import LOG, NEW_LOG, ORIGIN, Bundle, Plot

CASES = Cases()


def note(
    code: str,
    name: str,
    words: str,
    change: Callable[[str], str],
    *,
    line: int = -1,
    step: str = "V4",
    **more: Any,
) -> None:
    """A case that changes one checkpoint, by default the head."""

    def edit(bundle: Bundle) -> None:
        bundle.notes[line] = {"note": change(bundle.notes[line]["note"])}

    CASES.add(step, code, f"note-{name}", words, lambda plot: plot.bundle(edit), **more)


def anew(key: Key = NEW_LOG, **parts: Any) -> Callable[[str], str]:
    """The checkpoint with parts changed and signed again."""

    def change(text: str) -> str:
        origin, size, root, *more = text.split("\n\n")[0].split("\n")
        told = {"origin": origin, "size": size, "root": root, "more": more} | parts
        lines = [told["origin"], told["size"], told["root"], *told["more"]]
        return signed_note(parts.get("name", ORIGIN), key, "".join(f"{one}\n" for one in lines))

    return change


def blob_of(text: str) -> str:
    """The base64 of the last signature line."""
    return text.rstrip("\n").rsplit(" ", 1)[1]


def forged(text: str) -> str:
    """The checkpoint with a stranger's signature in the place of ours."""
    signed = STRANGER.sign((text.split("\n\n")[0] + "\n").encode())
    return text.replace(blob_of(text), b64(key_hash(ORIGIN, NEW_LOG) + signed))


def signed_by(*keys: Key, times: int = 1) -> Callable[[str], str]:
    """The checkpoint with the signatures of these keys, each under the log's name."""

    def change(text: str) -> str:
        body = text.split("\n\n")[0] + "\n"
        return body + "\n" + "".join(signature_line(ORIGIN, key, body) for key in keys) * times

    return change


def resigned(change: Callable[[bytes], bytes]) -> Callable[[str], str]:
    """The checkpoint with the bytes of its signature changed."""

    def edit(text: str) -> str:
        body = text.split("\n\n")[0] + "\n"
        signature = NEW_LOG.sign(body.encode())
        return f"{body}\n— {ORIGIN} {b64(key_hash(ORIGIN, NEW_LOG) + change(signature))}\n"

    return edit


note("bad-signature", "unsigned-by-us", "signed by a stranger", anew(STRANGER))
note(
    "bad-signature",
    "stranger-under-our-hash",
    "signed by a stranger under the hash of our key",
    lambda text: forged(text),
)
note(
    "bad-signature",
    "old-key-after-rotation",
    "the head signed by the key before the rotation",
    anew(LOG),
)
note(
    "bad-signature",
    "new-key-before-rotation",
    "the first signed by the key after the rotation",
    anew(NEW_LOG),
    line=0,
)
note(
    "bad-signature",
    "new-key-at-rotation",
    "that of the rotation signed by the new key",
    anew(NEW_LOG),
    line=1,
)
note(
    "bad-signature",
    "old-key-just-after",
    "the one after the rotation signed by the old key",
    anew(LOG),
    line=2,
)
note(
    "bad-signature",
    "root-edited",
    "another root, the signature as it was",
    lambda text: text.replace(text.split("\n")[2], b64(bytes(32))),
)
note(
    "bad-signature",
    "size-edited",
    "another size, the signature as it was",
    lambda text: text.replace(text.split("\n")[1], "46", 1),
)
note(
    "bad-signature",
    "no-own-signature",
    "only the signature of somebody else",
    anew(NEW_LOG, name="witness.example"),
)
note("bad-signature", "signed-twice", "the signature twice", signed_by(NEW_LOG, NEW_LOG))
note("bad-note", "no-signature", "no signature", lambda text: text.split("\n\n")[0] + "\n\n")
note("bad-note", "no-blank-line", "no empty line", lambda text: text.replace("\n\n", "\n"))
note("bad-note", "no-last-line-break", "the last line does not end", lambda text: text[:-1])
note("bad-note", "hyphen", "a hyphen instead of a dash", lambda text: text.replace("—", "-"))
note(
    "bad-note",
    "seventeen",
    "17 signatures",
    signed_by(NEW_LOG, *(Key(f"other {n}") for n in range(16))),
)
note("bad-note", "empty", "nothing", lambda text: "")
note(
    "bad-note",
    "signature-not-base64",
    "a signature that is no base64",
    lambda text: text.replace(blob_of(text), "*" * 92),
)
note(
    "bad-note",
    "carriage-returns",
    "line ends of two bytes",
    lambda text: text.replace("\n", "\r\n"),
)
note("bad-note", "after-signatures", "text after the signatures", lambda text: text + "hello\n")
note(
    "too-large",
    "large",
    "16,385 characters",
    lambda text: "x" * (16_385 - len(text)) + text,
    step="V3",
)
note(
    "wrong-log",
    "other-origin",
    "the checkpoint of another log, signed by the key of this",
    anew(origin="other.example/log"),
)
note("bad-value", "extension", "an extension line, signed", anew(more=["more"]))
note("bad-value", "size-zero-led", "a leading zero, signed", anew(size="047"))
note("bad-value", "size-arabic", "a size in other digits, signed", anew(size="٤٧"))
note("bad-value", "size-negative", "a negative size, signed", anew(size="-47"))
note("bad-value", "root-short", "a root of 31 bytes, signed", anew(root=b64(bytes(31))))
note("bad-value", "root-unpadded", "a root without padding, signed", anew(root="A" * 43))
note(
    "bad-proof",
    "root-lied",
    "another root, signed by the log's key",
    anew(root=b64(bytes(32))),
    step="V5",
)
note(
    "bad-proof",
    "root-lied-early",
    "another root of a smaller size, signed",
    anew(LOG, root=b64(bytes(32))),
    line=0,
    step="V5",
)
# Wycheproof's cases of a signature that must not hold
note(
    "bad-signature",
    "signature-malleated",
    "the group order added to S",
    resigned(lambda sig: malleated(sig)),
)
note("bad-signature", "signature-s-zero", "S is 0", resigned(lambda sig: sig[:32] + bytes(32)))
note(
    "bad-signature",
    "signature-s-order",
    "S is the group order",
    resigned(lambda sig: sig[:32] + ORDER.to_bytes(32, "little")),
)
note("bad-signature", "signature-r-zero", "R is 0", resigned(lambda sig: bytes(32) + sig[32:]))
note("bad-signature", "signature-all-ones", "all bits set", resigned(lambda sig: b"\xff" * 64))
note("bad-signature", "signature-all-zero", "all bits clear", resigned(lambda sig: bytes(64)))
note(
    "bad-signature",
    "signature-swapped",
    "R and S swapped",
    resigned(lambda sig: sig[32:] + sig[:32]),
)
note("bad-signature", "signature-short", "63 bytes", resigned(lambda sig: sig[:-1]))
note("bad-signature", "signature-long", "65 bytes", resigned(lambda sig: sig + b"\0"))
note("bad-note", "signature-none", "only the hash of the key", resigned(lambda sig: b""))


def malleated(signature: bytes) -> bytes:
    s = int.from_bytes(signature[32:], "little") + ORDER
    return signature[:32] + s.to_bytes(32, "little")


@CASES.case("V4", "bad-signature", ask={"vkeys": [vkey(ORIGIN, STRANGER)]})
def trusted_another_key(plot: Plot) -> None:
    """Nothing changed, but one of the parties has another key of that log"""


@CASES.case("V2", "unknown-log", ask={"vkeys": [vkey("other.example/log", LOG)]})
def trusted_another_log(plot: Plot) -> None:
    """Nothing changed, but only another log is trusted"""


@CASES.case("V4", "bad-signature")
def rotation_left_out(plot: Plot) -> None:
    """The server leaves out the rotation to the key that signs the head"""
    plot.omitted.add("rotate-1")


@CASES.case("V4", "bad-signature")
def key_before_rotation_never_signed(plot: Plot) -> None:
    """No checkpoint by the key that is trusted"""
    plot.bundle(lambda bundle: bundle.notes.__delitem__(slice(0, 2)))


# numbers beyond what readers bear
note("bad-value", "size-of-5000-digits", "a size of 5,000 digits, signed", anew(size="9" * 5000))
note("bad-value", "size-of-400-digits", "a size of 400 digits, signed", anew(size="9" * 400))
note("bad-proof", "size-huge", "a size of 2^53-1, signed", anew(size=str(2**53 - 1)), step="V5")
