"""Time-stamp requests and answers of RFC 3161, as much of their DER as asking for one token takes.

That the token's signature holds is for `openssl ts -verify` to say, with the authority's certificate: here it is
only seen that the answer grants what was asked for, for the very bytes and the very question.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

REQUEST_TYPE = "application/timestamp-query"
MAX_ANSWER_BYTES = 65_536

_BOOLEAN, _INTEGER, _OCTETS, _NULL, _OID, _SEQUENCE, _CONTEXT_0 = 1, 2, 4, 5, 6, 0x30, 0xA0
_SHA256 = bytes.fromhex("608648016503040201")
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_TST_INFO = bytes.fromhex("2a864886f70d0109100104")
_GRANTED = (b"\x00", b"\x01")


class TokenError(Exception):
    """An answer that grants nothing, or something else; the text says which."""


@dataclass(frozen=True, slots=True)
class _Element:
    tag: int
    content: bytes

    def parts(self) -> list[_Element]:
        """What a constructed element holds."""
        found = []
        rest = self.content
        while rest:
            element, rest = _read(rest)
            found.append(element)
        return found


def encode_request(data: bytes, *, nonce: bytes) -> bytes:
    """The TimeStampReq for the SHA-256 of `data`; `nonce` is 8 random bytes."""
    return _element(
        _SEQUENCE,
        _element(_INTEGER, b"\x01"),
        _imprint(data),
        _element(_INTEGER, _positive(nonce)),
        _element(_BOOLEAN, b"\xff"),  # with the certificate, so that the token is enough by itself
    )


def check_answer(answer: bytes, data: bytes, *, nonce: bytes) -> None:
    """Raise `TokenError` unless `answer` is a TimeStampResp with a token for `data` and this question."""
    try:
        outer, rest = _read(answer)
        status, *token = outer.parts()
        if rest or status.parts()[0].content not in _GRANTED or len(token) != 1:
            raise TokenError("It grants no token.")
        kind, wrapped = token[0].parts()
        _, _, encapsulated, *_ = wrapped.parts()[0].parts()
        content_kind, content = encapsulated.parts()
        if (kind.content, content_kind.content) != (_SIGNED_DATA, _TST_INFO):
            raise TokenError("Its answer holds no time-stamp token.")
        told = _read(content.parts()[0].content)[0].parts()
    except (IndexError, ValueError) as error:
        raise TokenError("Its answer is not of RFC 3161.") from error
    imprint, _ = _read(_imprint(data))
    if len(told) < 5 or told[2] != imprint:
        raise TokenError("Its token is for something else.")
    if _Element(_INTEGER, _positive(nonce)) not in told[5:]:
        raise TokenError("Its token answers another question.")


def _imprint(data: bytes) -> bytes:
    algorithm = _element(_SEQUENCE, _element(_OID, _SHA256), _element(_NULL))
    return _element(_SEQUENCE, algorithm, _element(_OCTETS, hashlib.sha256(data).digest()))


def _positive(number: bytes) -> bytes:
    """The shortest content of an INTEGER for these big-endian bytes."""
    shortest = number.lstrip(b"\0") or b"\0"
    return b"\0" + shortest if shortest[0] & 0x80 else shortest


def _element(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    size = len(content)
    if size < 0x80:
        return bytes([tag, size]) + content
    octets = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(octets)]) + octets + content


def _read(data: bytes) -> tuple[_Element, bytes]:
    """The first element of `data`, and what comes after it; raises `ValueError` or `IndexError`."""
    tag, size, start = data[0], data[1], 2
    if size & 0x80:
        count = size & 0x7F
        if not 1 <= count <= 4:
            raise ValueError("a length that is none")
        start = 2 + count
        size = int.from_bytes(data[2:start], "big")
    if start + size > len(data):
        raise ValueError("cut off")
    return _Element(tag, data[start : start + size]), data[start + size :]
