"""SIGKILL under load: everything that was acknowledged is there, each once, and every receipt still holds."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

import httpx
import pytest

from tests.support.backend import Backend
from tests.support.sender import Sealed, Sender
from tests.support.waiting import wait_until
from wire.checkpoint import Checkpoint, open_checkpoint
from wire.merkle import check_consistency
from wire.receipt import decode_receipt


class Uploading(threading.Thread):
    """Sends segments one after the other until the server is gone; keeps what was acknowledged."""

    def __init__(self, sender: Sender, url: str) -> None:
        super().__init__()
        self.sender = sender
        self.url = url
        self.acknowledged: list[tuple[Sealed, str]] = []
        self.waiting: Sealed | None = None

    def run(self) -> None:
        with httpx.Client(base_url=self.url, timeout=30) as http:
            while True:
                # Every third has pictures, so that files are on their way too when the end comes.
                self.waiting = self.waiting or self.sender.seal(
                    pictures=len(self.sender.links) % 3 == 0
                )
                try:
                    answer = http.post(
                        "/api/v1/statements",
                        content=self.waiting.body,
                        headers=self.sender.headers,
                    )
                except httpx.TransportError:
                    return
                assert answer.status_code in (200, 201), answer.text
                self.acknowledged.append((self.waiting, answer.json()["receipt"]))
                self.waiting = None


@pytest.mark.timeout(240)
def acknowledged(uploads: list[Uploading], goal: int) -> bool:
    """Whether so many statements have their receipts."""
    return sum(len(upload.acknowledged) for upload in uploads) >= goal


def test_nothing_acknowledged_is_lost_by_a_kill(tmp_path: Path) -> None:
    backend = Backend(tmp_path / "data")
    contract = backend.demo()["contract"]["id"]
    backend.start()
    codes = [backend.demo()["code"] for _ in range(3)]
    with httpx.Client(base_url=backend.url, timeout=30) as http:
        senders = [Sender.enrol(http, code, contract) for code in codes]
    uploads = [Uploading(sender, backend.url) for sender in senders]
    for life in range(3):
        for upload in uploads:
            upload.start()
        goal = 25 * (life + 1)
        wait_until(partial(acknowledged, uploads, goal), f"{goal} receipts", patience_s=60)
        backend.kill()
        for upload in uploads:
            upload.join()
        found = backend.check()
        assert found["damages"] == []
        assert found["statements"] >= sum(len(upload.acknowledged) for upload in uploads)
        backend.start()
        again = []
        for upload in uploads:
            follower = Uploading(upload.sender, backend.url)
            follower.acknowledged, follower.waiting = upload.acknowledged, upload.waiting
            again.append(follower)
        uploads = again

    newest: list[Checkpoint] = []
    with httpx.Client(base_url=backend.url, timeout=30) as http:
        for upload in uploads:
            upload.sender.http = http
            if upload.waiting is not None:
                # Sent when the server was killed: stored or not, it goes through now, once.
                status = http.post(
                    "/api/v1/statements", content=upload.waiting.body, headers=upload.sender.headers
                ).status_code
                assert status in (200, 201)
            for sealed, _ in upload.acknowledged:
                newest.append(upload.sender.send(sealed, status=200))
        final = max(newest, key=lambda checkpoint: checkpoint.size)
        for upload in uploads:
            for sealed, text in upload.acknowledged:
                first = open_checkpoint(
                    decode_receipt(text).checkpoint,
                    origin=upload.sender.origin,
                    vkey=upload.sender.vkey,
                )
                answer = upload.sender.post(sealed.body, known=first.size).json()
                now = open_checkpoint(
                    decode_receipt(answer["receipt"]).checkpoint,
                    origin=upload.sender.origin,
                    vkey=upload.sender.vkey,
                )
                assert now == final
                check_consistency(
                    old_size=first.size,
                    new_size=now.size,
                    old_root=bytes.fromhex(first.root),
                    new_root=bytes.fromhex(now.root),
                    proof=[bytes.fromhex(hash_) for hash_ in answer["consistency"]],
                )
    assert backend.stop() == 0
    found = backend.check()
    assert (found["damages"], found["left_over"]) == ([], [])
    sealed = sum(len(upload.sender.links) for upload in uploads)
    assert found["statements"] == sealed
