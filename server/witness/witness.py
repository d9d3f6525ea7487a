"""What a witness does (C2SP tlog-witness): cosign a checkpoint of a log it knows if it continues the last one.

It keeps one line for each log, and nothing of what is in them. It commits what it is about to sign before it
signs, so that after a crash it never signs another history.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from server.clock import Clock
from server.storage import apsw_dbapi
from wire import fields
from wire.checkpoint import Checkpoint, decode, open_checkpoint
from wire.cosignature import cosign
from wire.keys import Signer
from wire.merkle import EMPTY_ROOT, HASH_BYTES, check_consistency
from wire.note import parse_vkey, split_note
from wire.problems import WireCode, WireError
from wire.records import Sha256

MAX_BODY_BYTES = 32_768
MAX_PROOF_HASHES = 63

_TABLE = (
    "CREATE TABLE IF NOT EXISTS seen (origin TEXT PRIMARY KEY, size INTEGER NOT NULL,"
    " root TEXT NOT NULL) WITHOUT ROWID"
)
_SEE = (
    "INSERT INTO seen (origin, size, root) VALUES (?, ?, ?)"
    " ON CONFLICT (origin) DO UPDATE SET size = excluded.size, root = excluded.root"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer."""

    status: int
    body: str
    content_type: str = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Request:
    """The body of add-checkpoint: the size that the log believes we know, a proof from there, and the note."""

    old: int
    proof: tuple[bytes, ...]
    note: str


def encode_request(request: Request) -> bytes:
    """The body to send."""
    lines = [f"old {request.old}", *map(fields.to_base64std, request.proof), "", request.note]
    return "\n".join(lines).encode()


def decode_request(data: bytes) -> Request:
    """Read such a body; raises `WireError`."""
    try:
        head, separator, note = data.decode("utf-8").partition("\n\n")
    except UnicodeDecodeError as error:
        raise fields.bad("request", "not UTF-8") from error
    first, *hashes = head.split("\n")
    if not separator or not first.startswith("old ") or len(hashes) > MAX_PROOF_HASHES:
        raise fields.bad("request", "not a request to cosign")
    return Request(
        old=fields.decimal(first.removeprefix("old "), "request/old"),
        proof=tuple(fields.base64std(one, "request/proof", size=HASH_BYTES) for one in hashes),
        note=note,
    )


class Witness:
    """Cosigns the checkpoints of `logs` (vkeys by origin) under `vkey`. Safe from any thread."""

    def __init__(
        self,
        database: Path,
        *,
        vkey: str,
        signer: Signer,
        logs: Mapping[str, Sequence[str]],
        clock: Clock,
    ) -> None:
        self._vkey = vkey
        self._signer = signer
        self._logs = logs
        self._clock = clock
        self._one_at_a_time = threading.Lock()
        self._seen = apsw_dbapi.connect(str(database), writes=True)
        self._seen.run(_TABLE, [()])
        self._seen.commit()

    def close(self) -> None:
        """Close the file."""
        self._seen.close()

    def add_checkpoint(self, body: bytes) -> Answer:
        """Answer the call of this name."""
        try:
            request = decode_request(body)
            claimed = decode(split_note(request.note)[0])
        except WireError as error:
            return Answer(400, f"{error}\n")
        vkeys = self._logs.get(claimed.origin)
        if vkeys is None:
            return Answer(404, "unknown log\n")
        if not any(_signed(request.note, claimed.origin, vkey) for vkey in vkeys):
            return Answer(403, "not signed by a key of this log\n")
        if request.old > claimed.size:
            return Answer(400, "old is larger than the checkpoint\n")
        with self._one_at_a_time:
            return self._compare(request, claimed)

    def _compare(self, request: Request, claimed: Checkpoint) -> Answer:
        seen = self._last(claimed.origin)
        forked = claimed.size == seen.size and claimed.root != seen.root
        if request.old != seen.size or forked:
            return Answer(409, f"{seen.size}\n", "text/x.tlog.size")
        try:
            check_consistency(
                old_size=seen.size,
                new_size=claimed.size,
                old_root=bytes.fromhex(seen.root),
                new_root=bytes.fromhex(claimed.root),
                proof=request.proof,
            )
        except WireError as error:
            return Answer(422, f"{error}\n")
        self._seen.run(_SEE, [(claimed.origin, claimed.size, claimed.root)])
        self._seen.commit()
        # Only now: what is signed is never forgotten.
        at_s = self._clock.now_ms() // 1000
        return Answer(200, cosign(request.note, vkey=self._vkey, signer=self._signer, at_s=at_s))

    def _last(self, origin: str) -> Checkpoint:
        found = self._seen.select("SELECT size, root FROM seen WHERE origin = ?", (origin,))
        size, root = found[0] if found else (0, EMPTY_ROOT.hex())
        return Checkpoint(origin, size, Sha256(root))


def _signed(note: str, origin: str, vkey: str) -> bool:
    try:
        open_checkpoint(note, origin=origin, vkey=vkey)
    except WireError:
        return False
    return True


def read_logs(text: str) -> dict[str, list[str]]:
    """The logs to watch: one vkey to a line, several for a log whose key was turned; `#` begins a remark.

    Raises `WireError` for a line that is none.
    """
    logs: dict[str, list[str]] = {}
    for line in text.splitlines():
        vkey = line.strip()
        if vkey and not vkey.startswith("#"):
            logs.setdefault(parse_vkey(vkey)[0], []).append(vkey)
    if not logs:
        raise WireError(WireCode.BAD_VALUE, "logs", "no vkey of a log")
    return logs
