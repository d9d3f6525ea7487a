"""Cosignatures: what a witness adds to a checkpoint, and what is not one."""

import base64
import hashlib
import struct

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.support.evidence import LOG, LOG_VKEY, MemoryLog
from wire.cosignature import cosign, cosigned_at_s, parse_witness_vkey, witness_vkey
from wire.keys import SoftwareSigner
from wire.note import open_note
from wire.problems import WireCode, WireError

WITNESS = SoftwareSigner(Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"witness").digest()))
VKEY = witness_vkey("witness.example/w1", WITNESS.public)
AT_S = 1_768_300_000


def signed() -> str:
    log = MemoryLog()
    log.append(b"entry")
    return log.note()


def cosigned() -> str:
    return signed() + cosign(signed(), vkey=VKEY, signer=WITNESS, at_s=AT_S)


def test_a_cosigned_note_is_still_the_logs():
    assert cosigned_at_s(cosigned(), VKEY) == AT_S
    assert open_note(cosigned(), LOG_VKEY) == open_note(signed(), LOG_VKEY)


def test_the_line_is_made_by_the_recipe_of_c2sp():
    name, raw = "witness.example/w1", WITNESS.public.public_bytes_raw()
    key_hash = hashlib.sha256(name.encode() + b"\n\x04" + raw).digest()[:4]
    text = signed().split("\n\n")[0] + "\n"
    signature = WITNESS.sign(f"cosignature/v1\ntime {AT_S}\n{text}".encode())
    line = base64.b64encode(key_hash + struct.pack(">Q", AT_S) + signature).decode()
    assert cosigned().endswith(f"— {name} {line}\n")
    assert VKEY.startswith(f"{name}+{key_hash.hex()}+")


def refused(note: str, vkey: str = VKEY) -> WireCode:
    with pytest.raises(WireError) as caught:
        cosigned_at_s(note, vkey)
    return caught.value.code


def test_what_is_no_cosignature_of_this_witness_is_refused():
    other = SoftwareSigner(Ed25519PrivateKey.from_private_bytes(bytes(32)))
    assert refused(signed()) is WireCode.BAD_SIGNATURE
    assert refused(cosigned(), witness_vkey("other.example", other.public))
    twice = cosigned() + cosign(signed(), vkey=VKEY, signer=WITNESS, at_s=AT_S + 1)
    assert refused(twice) is WireCode.BAD_SIGNATURE
    assert refused(cosigned(), LOG_VKEY) is WireCode.BAD_KEY


@pytest.mark.parametrize("place", [4, 11, 12, 60, 75])
def test_every_part_of_the_line_is_signed(place):
    head, line = cosigned().rsplit(" ", 1)
    data = bytearray(base64.b64decode(line))
    data[place] ^= 1
    assert refused(f"{head} {base64.b64encode(data).decode()}\n") is not None


def test_the_key_of_a_log_is_no_witness():
    with pytest.raises(WireError) as caught:
        parse_witness_vkey(LOG_VKEY)
    assert caught.value.code is WireCode.BAD_KEY
    with pytest.raises(WireError) as caught:
        cosign(signed(), vkey=VKEY, signer=LOG, at_s=AT_S)
    assert caught.value.code is WireCode.WRONG_KEY
    with pytest.raises(WireError) as caught:
        cosign(signed(), vkey=VKEY, signer=WITNESS, at_s=-1)
    assert caught.value.code is WireCode.BAD_VALUE
