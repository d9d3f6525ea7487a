"""`oidc-provider-mock`, an OpenID provider on Authlib that somebody else wrote, as a process of its own on loopback."""

from __future__ import annotations

import json
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from tests.support.site import PATIENCE_S


@dataclass(frozen=True, slots=True)
class Registered:
    """What the provider calls the server under test."""

    issuer: str
    client: str
    secret: str


@contextmanager
def real_provider(*people: dict[str, object], back: str) -> Iterator[Registered]:
    """One that knows `people` (their claims, with `sub`), and one client that it sends back to `back`."""
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", "0", "--require-registration"]
    for person in people:
        command += ["--user-claims", json.dumps(person)]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        said: queue.Queue[str] = queue.Queue()
        reader = threading.Thread(target=_read, args=(process, said))
        reader.start()
        try:
            issuer = _address(said)
            answer = httpx.post(
                f"{issuer}/oauth2/clients", json={"redirect_uris": [back]}, timeout=PATIENCE_S
            )
            made = answer.raise_for_status().json()
            yield Registered(issuer, made["client_id"], made["client_secret"])
        finally:
            process.terminate()
            process.wait(PATIENCE_S)
            reader.join()


def _read(process: subprocess.Popen[str], said: queue.Queue[str]) -> None:
    """Until it ends, so that it never waits for a reader."""
    for line in process.stderr or ():
        said.put(line)
    said.put("")


def _address(said: queue.Queue[str]) -> str:
    told = []
    while line := said.get(timeout=3 * PATIENCE_S):
        told.append(line)
        found = re.search(r"running on (http://127\.0\.0\.1:\d+)", line)
        if found is not None:
            return found[1]
    raise AssertionError(f"the provider ended: {''.join(told)}")
