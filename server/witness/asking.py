"""Asking witnesses to cosign the newest checkpoint of a log, now and then and whenever evidence is exported."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from server.log.proofs import Proofs, Selects
from server.log.sequencer import Head
from server.outgoing import OutgoingError, check_address, post
from server.witness.witness import Request, encode_request
from wire.cosignature import cosigned_at_s, parse_witness_vkey
from wire.problems import WireError
from wire.records import OrganizationId

_LOG = logging.getLogger(__name__)

EVERY_S = 600.0
_MAX_ANSWER = 4_096


class WitnessError(Exception):
    """Why a witness did not sign; a sentence for the operator."""


@dataclass(frozen=True, slots=True)
class WitnessAddress:
    """Where a witness answers, and the key under which it signs."""

    url: str
    vkey: str

    def __post_init__(self) -> None:
        try:
            check_address(self.url)
        except OutgoingError as error:
            raise WitnessError(str(error)) from error
        try:
            parse_witness_vkey(self.vkey)
        except WireError as error:
            raise WitnessError(f"{self.vkey!r} is not the key of a witness.") from error


class Witnesses:
    """Keeps the newest checkpoint of each log cosigned. Safe from any thread; without witnesses it does nothing."""

    def __init__(
        self,
        addresses: Iterable[WitnessAddress],
        database: Selects,
        head_of: Callable[[OrganizationId], Head],
        *,
        every_s: float = EVERY_S,
    ) -> None:
        self._every_s = every_s
        self._addresses = tuple(addresses)
        self._database = database
        self._head_of = head_of
        self._lock = threading.Lock()
        self._signed: dict[OrganizationId, Head] = {}
        self._known: dict[tuple[OrganizationId, str], int] = {}
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, organizations: Callable[[], Iterable[OrganizationId]]) -> None:
        """Ask for all logs every ten minutes, on a thread of its own, if there is anybody to ask."""
        if self._addresses:
            self._thread = threading.Thread(
                target=self._run, args=(organizations,), name="witnesses"
            )
            self._thread.start()

    def close(self) -> None:
        """Stop asking."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def head(self, organization: OrganizationId) -> Head:
        """The newest checkpoint, with the signature of every witness that answers in time."""
        head = self._head_of(organization)
        if not self._addresses:
            return head
        with self._lock:
            signed = self._signed.get(organization)
            if signed is None or signed.checkpoint != head.checkpoint:
                signed = self._ask_all(organization, head)
                self._signed[organization] = signed
            return signed

    def _run(self, organizations: Callable[[], Iterable[OrganizationId]]) -> None:
        while True:
            try:
                for organization in organizations():
                    self.head(organization)
            except Exception:  # noqa: BLE001 - loop guard: the next look must still come
                _LOG.exception("no witness could be asked; trying again")
            if self._stopping.wait(self._every_s):
                return

    def _ask_all(self, organization: OrganizationId, head: Head) -> Head:
        for address in self._addresses:
            try:
                head = replace(head, note=head.note + self._ask(organization, head, address))
            except WitnessError as error:
                _LOG.warning("log %s: %s: %s", organization, address.url, error)
        return head

    def _ask(self, organization: OrganizationId, head: Head, address: WitnessAddress) -> str:
        """The line of the witness; it is told what it knows already if we know that, else it tells us."""
        key = organization, address.vkey
        old = self._known.get(key, 0)
        status, body = self._call(organization, head, address, old)
        if status == 409 and body.strip().isdigit() and len(body) < 20:
            old = int(body)
            if old > head.checkpoint.size:
                raise WitnessError(
                    f"It knows {old} entries of this log, we {head.checkpoint.size}."
                )
            status, body = self._call(organization, head, address, old)
        if status != 200:
            raise WitnessError(f"It answers {status}: {body.strip()[:200]}")
        try:
            cosigned_at_s(head.note + body, address.vkey)
        except WireError as error:
            raise WitnessError(f"Its signature does not hold ({error}).") from error
        self._known[key] = head.checkpoint.size
        return body

    def _call(
        self, organization: OrganizationId, head: Head, address: WitnessAddress, old: int
    ) -> tuple[int, str]:
        size = head.checkpoint.size
        proof = Proofs(self._database, organization).consistency(min(old, size), size)
        # Only the log's own signature goes to a witness.
        data = encode_request(Request(old, proof, _own(head)))
        url = address.url.rstrip("/") + "/add-checkpoint"
        try:
            status, body = post(url, data, content_type="text/plain", limit=_MAX_ANSWER)
        except OutgoingError as error:
            raise WitnessError(str(error)) from error
        return status, body.decode("utf-8", "replace")


def _own(head: Head) -> str:
    """The note as the log signed it, before any witness did."""
    text, _, block = head.note.rpartition("\n\n")
    return f"{text}\n\n{block.splitlines(keepends=True)[0]}"
