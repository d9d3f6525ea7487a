"""C2SP notes and checkpoints: the Go package's own example, and what must not pass for a signature."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.support.evidence import DEVICE, LOG, LOG_VKEY, ORIGIN
from wire.checkpoint import Checkpoint, decode, encode, open_checkpoint, sign_checkpoint
from wire.keys import SoftwareSigner
from wire.merkle import EMPTY_ROOT
from wire.note import open_note, parse_vkey, sign_note, vkey
from wire.problems import WireCode, WireError
from wire.records import Anchor, Sha256

# From golang.org/x/mod/sumdb/note: its example, and the bad forms of its tests.
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETER_SECRET = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
PETER_LINE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngot"
    "pRZb6KE6RyyBwJnAM=\n"
)
ENOCH_LINE = (
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWL"
    "ox33WWd1RvMc+QQ=\n"
)


def peter():
    secret = base64.b64decode(PETER_SECRET)
    return SoftwareSigner(Ed25519PrivateKey.from_private_bytes(secret[1:]))


def test_the_published_example():
    note = f"{TEXT}\n{PETER_LINE}"
    assert vkey("PeterNeumann", peter().public) == PETER
    assert sign_note(TEXT, vkey=PETER, signer=peter()) == note
    assert open_note(note, PETER) == TEXT


def test_signatures_of_others_may_stand_beside():
    note = f"{TEXT}\n{PETER_LINE}{ENOCH_LINE}"
    assert open_note(note, PETER) == TEXT
    assert open_note(note, ENOCH) == TEXT


@pytest.mark.parametrize(
    ("note", "code"),
    [
        (TEXT, WireCode.BAD_NOTE),
        (f"{TEXT}\n", WireCode.BAD_NOTE),
        ("", WireCode.BAD_NOTE),
        ("\n\n", WireCode.BAD_NOTE),
        (f"\n\n{PETER_LINE}", WireCode.BAD_NOTE),
        (f"{TEXT}\n{PETER_LINE[:-1]}", WireCode.BAD_NOTE),
        (f"\x01{TEXT}\n{PETER_LINE}", WireCode.BAD_NOTE),
        (f"\ud800{TEXT}\n{PETER_LINE}", WireCode.BAD_NOTE),
        (f"{TEXT}\n{PETER_LINE.replace('PeterNeumann', 'Bad Name')}", WireCode.BAD_NOTE),
        (f"{TEXT}\n{PETER_LINE.replace('PeterNeumann', 'Bad+Name')}", WireCode.BAD_NOTE),
        (f"{TEXT}\n{PETER_LINE}Unexpected line.\n", WireCode.BAD_NOTE),
        (f"{TEXT}\n— PeterNeumann\n", WireCode.BAD_NOTE),
        (f"{TEXT}\n— PeterNeumann x08goA\n", WireCode.BAD_NOTE),
        (f"{TEXT}\n— PeterNeumann x08gow==\n", WireCode.BAD_NOTE),
        (f"{TEXT}\n{PETER_LINE * 17}", WireCode.BAD_NOTE),
        (f"{TEXT}\n{PETER_LINE * 2}", WireCode.BAD_SIGNATURE),
        (f"{TEXT}\n{ENOCH_LINE}", WireCode.BAD_SIGNATURE),
        (f"{TEXT}\n{PETER_LINE[:60]}ABCD{PETER_LINE[60:]}", WireCode.BAD_SIGNATURE),
        (f"{TEXT.upper()}\n{PETER_LINE}", WireCode.BAD_SIGNATURE),
        (f"{TEXT}\n\n{PETER_LINE}", WireCode.BAD_SIGNATURE),
        (TEXT + "x" * 16_384, WireCode.TOO_LARGE),
    ],
)
def test_other_notes_are_refused(note, code):
    with pytest.raises(WireError) as caught:
        open_note(note, PETER)
    assert caught.value.code is code


def test_the_longest_note():
    length = 16_384 - len(sign_note("\n\n", vkey=LOG_VKEY, signer=LOG)) + 1
    longest = sign_note("x" * length + "\n", vkey=LOG_VKEY, signer=LOG)
    assert len(longest) == 16_384
    assert open_note(longest, LOG_VKEY) == "x" * length + "\n"
    with pytest.raises(WireError) as caught:
        open_note(sign_note("x" * length + "x\n", vkey=LOG_VKEY, signer=LOG), LOG_VKEY)
    assert caught.value.code is WireCode.TOO_LARGE


def test_no_mangled_key_is_a_key():
    name, public = parse_vkey(PETER)
    assert (name, vkey(name, public)) == ("PeterNeumann", PETER)
    pieces = {PETER[i:j] for i in range(len(PETER)) for j in range(i, len(PETER) + 1)} - {PETER}
    raised = {PETER[:i] + chr(ord(c) + 1) + PETER[i + 1 :] for i, c in enumerate(PETER)}
    other = {
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        PETER.replace("c74f20a3", "C74F20A3"),
    }
    for text in pieces | raised | other:
        with pytest.raises(WireError):
            parse_vkey(text)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "naïve", "line\nbreak", "n" * 201])
def test_names_that_no_key_may_have(name):
    with pytest.raises(WireError):
        vkey(name, LOG.public)


@pytest.mark.parametrize("text", ["", "\n", "no end", "bell\x07\n", "half \udc00\n"])
def test_texts_that_are_not_signed(text):
    with pytest.raises(WireError) as caught:
        sign_note(text, vkey=LOG_VKEY, signer=LOG)
    assert caught.value.code is WireCode.BAD_NOTE


def test_only_the_holder_signs():
    with pytest.raises(WireError) as caught:
        sign_note(TEXT, vkey=LOG_VKEY, signer=DEVICE)
    assert caught.value.code is WireCode.WRONG_KEY


def test_checkpoint_as_in_the_c2sp_example():
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    checkpoint = decode(text)
    assert (checkpoint.origin, checkpoint.size) == ("example.com/behind-the-sofa", 20_852_163)
    assert encode(checkpoint) == text


def test_checkpoints_round():
    for size, root in ((0, EMPTY_ROOT.hex()), (1, "ab" * 32), (2**53 - 1, "00" * 32)):
        checkpoint = Checkpoint(ORIGIN, size, Sha256(root))
        note = sign_checkpoint(checkpoint, vkey=LOG_VKEY, signer=LOG)
        assert open_checkpoint(note, origin=ORIGIN, vkey=LOG_VKEY) == checkpoint
        assert checkpoint.anchor == Anchor(size, Sha256(root))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "log\n1\n",
        f"log\n1\n{'A' * 43}=",
        f"log\n-1\n{'A' * 43}=\n",
        f"log\n9007199254740992\n{'A' * 43}=\n",
        f"log\n99999999999999999999\n{'A' * 43}=\n",
        f"log\n\n{'A' * 43}=\n",
        f"log\n1\n{'A' * 42}B=\n",
        f"log\n1\n{'A' * 43}\n",
        f"log\n1\n{'é' * 43}=\n",
        f"a log\n1\n{'A' * 43}=\n",
        f"\n1\n{'A' * 43}=\n",
    ],
)
def test_other_checkpoints_are_refused(text):
    with pytest.raises(WireError):
        decode(text)


@pytest.mark.parametrize(
    "checkpoint",
    [
        Checkpoint("a b", 1, Sha256("ab" * 32)),
        Checkpoint(ORIGIN, -1, Sha256("ab" * 32)),
        Checkpoint(ORIGIN, 1, Sha256("ab")),
    ],
)
def test_checkpoints_that_are_not_written(checkpoint):
    with pytest.raises(WireError):
        encode(checkpoint)
