"""Catching up 14 days without a network: segments per second and processor time of each, sealed and in the clear.

Agent and server share one process and its interpreter lock; the agent's own cost is that of its thread. Beside it,
where HOURPROOF_BENCH_AW names the Python of an environment with `aw-server`, as many events to ActivityWatch.
"""

from __future__ import annotations

import hashlib
import io
import secrets
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

import psutil
from PIL import Image

from agent.store.pictures import PictureFiles
from agent.store.secrets import SecretName
from agent.store.vault import IN_THE_CLEAR, Cipher, Vault
from agent.wiring.at_rest import SpoolTexts
from sync.address import parse_address
from sync.api import ServerApi
from sync.http_transport import HttpTransport
from sync.key import DeviceKey
from sync.records import DeviceIdentity
from sync.server_time import ServerTime
from sync.spool import Spool
from sync.timetable import Schedule
from sync.uploader import Uploader
from tests.bench import _peer
from tests.support.evidence import SLOT_MS, SLOT_START_MS, evidence, screenshot
from tests.support.ingest_room import Room, ingest_room
from wire.records import Screenshot, SegmentEvidence, SegmentId, Sha256

DAYS, HOURS, SLOTS = 14, 8, 6
SEGMENTS = DAYS * HOURS * SLOTS
SIDE = (640, 360)
FAR_SLOTS = 6 * 24 * 31
"""So many slots after the first: the room's clock stands a month after it."""


class Kept:
    """A keyring in memory."""

    def __init__(self) -> None:
        self._kept: dict[SecretName, str] = {}

    def read(self, name: SecretName) -> str | None:
        """See `SecretStore`."""
        return self._kept.get(name)

    def write(self, name: SecretName, secret: str) -> None:
        """See `SecretStore`."""
        self._kept[name] = secret

    def delete(self, name: SecretName) -> None:
        """See `SecretStore`."""
        self._kept.pop(name, None)


class Chance:
    """The system's."""

    def randbytes(self, n: int, /) -> bytes:
        """See `sync.records.Rng`."""
        return secrets.token_bytes(n)

    def random(self) -> float:
        """See `sync.records.Rng`."""
        return 0.0


class Clock:
    """Turned by hand together with the server's."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def wall_ms(self) -> int:
        """UTC."""
        return self._room.site.clock.now_ms()

    def mono_ms(self) -> int:
        """The same: nothing steps here."""
        return self._room.site.clock.mono_ms()


class ToSend:
    """The pictures as `sync` wants them; nothing is removed, so that both rounds do the same."""

    def __init__(self, files: PictureFiles) -> None:
        self._files = files

    def read(self, sha256: Sha256) -> bytes:
        """See `PictureStore.read`."""
        return self._files.unsealed(sha256)

    def remove(self, sha256: Sha256) -> None:
        """See `PictureStore.remove`."""
        self._files.remove(sha256)


@dataclass(frozen=True, slots=True)
class Ran:
    """One round, per segment in ms of the agent's thread, and the whole rate."""

    keep_ms: float
    seal_ms: float
    send_ms: float
    per_s: float
    disk_mb: float


def picture(number: int) -> tuple[bytes, bytes]:
    """A picture of about 150 KB and its thumbnail, of noise: the codec is not measured here."""
    noise = Image.effect_noise(SIDE, 60 + number % 7).convert("RGB")
    files = []
    for size, quality in ((SIDE, 85), ((160, 90), 60)):
        out = io.BytesIO()
        noise.resize(size).save(out, "WEBP", quality=quality, method=0)
        files.append(out.getvalue())
    return files[0], files[1]


def told(room: Room, number: int, files: tuple[bytes, bytes]) -> SegmentEvidence:
    """The segment of a working slot; eight hours a day."""
    day, slot = divmod(number, HOURS * SLOTS)
    made = evidence(FAR_SLOTS + day * 24 * SLOTS + slot)
    shot = screenshot(0, taken_ms=made.start_ms + 1_234, blobs=files)
    shot = replace(
        shot,
        picture=replace(shot.picture, width=SIDE[0], height=SIDE[1]),
        thumbnail=replace(shot.thumbnail, width=160, height=90),
    )
    kept = tuple(item for item in made.items if not isinstance(item, Screenshot))
    name = SegmentId(hashlib.sha256(str(number).encode()).hexdigest()[:32])
    return replace(made, segment=name, contract=room.contract, items=(kept[0], shot, *kept[1:]))


def catch_up(folder: Path, *, sealed: bool) -> Ran:
    """Track a fortnight offline, then send it."""
    vault = Vault(Kept(), mark=folder / "mark", random_bytes=secrets.token_bytes)
    vault.unlock()
    cipher: Cipher = vault.cipher("bench") if sealed else IN_THE_CLEAR
    pictures = folder / "pictures"
    pictures.mkdir()
    files = PictureFiles(pictures, cipher)
    drawn = [picture(number) for number in range(SEGMENTS)]
    with ingest_room(folder / "server") as room:
        clock = Clock(room)
        transport = HttpTransport(user_agent="bench", mono_ms=clock.mono_ms, direct=True)
        address = parse_address(room.site.url)
        key = DeviceKey.from_secret(secrets.token_bytes(32))
        asked = ServerApi(transport, address, clock=clock, time=ServerTime())
        enrolled = asked.enrol(code=room.code(), name="bench", os="bench", key=key)
        spool = Spool(folder / "spool.sqlite", rng=Chance(), cipher=SpoolTexts(cipher))
        spool.know_log(
            origin=enrolled.origin,
            vkey=enrolled.vkey,
            checkpoint=enrolled.checkpoint,
            note=enrolled.checkpoint_note,
            verified_ms=enrolled.time_ms,
        )
        identity = DeviceIdentity(enrolled.device, enrolled.origin, key.signer)
        api = ServerApi(transport, address, clock=clock, time=ServerTime(), token=enrolled.token)
        started = time.thread_time()
        for one in drawn:
            for blob in one:
                files.put(blob)
        kept = time.thread_time()
        for number, one in enumerate(drawn):
            segment = told(room, number, one)
            spool.seal(segment, made_ms=segment.end_ms, identity=identity)
        sealed_at = time.thread_time()
        end_ms = SLOT_START_MS + (FAR_SLOTS + DAYS * 24 * SLOTS) * SLOT_MS
        room.site.clock.forward(max(0, end_ms - clock.wall_ms()))
        disk = sum(path.stat().st_size for path in folder.glob("spool*")) + sum(
            path.stat().st_size for path in pictures.rglob("*") if path.is_file()
        )
        uploader = Uploader(
            spool,
            api,
            ToSend(files),
            identity=identity,
            rng=Chance(),
            schedule=Schedule(jitter_ms=1),
        )
        begun, sending = time.perf_counter(), time.thread_time()
        while spool.tally().receipted < SEGMENTS:
            due_ms = uploader.pump(clock.wall_ms())
            problems = uploader.status().problems
            assert not problems, problems
            assert due_ms is not None
            room.site.clock.forward(max(0, due_ms - clock.wall_ms()))
        ended, sent = time.perf_counter(), time.thread_time()
        spool.close()
        transport.close()
    each = 1000 / SEGMENTS
    return Ran(
        keep_ms=(kept - started) * each,
        seal_ms=(sealed_at - kept) * each,
        send_ms=(sent - sending) * each,
        per_s=SEGMENTS / (ended - begun),
        disk_mb=disk / 1e6,
    )


def vault_cost(folder: Path) -> tuple[float, float]:
    """Milliseconds to seal and to open one picture of 150 KB, and megabytes of memory that the cipher adds."""
    before = psutil.Process().memory_info().rss
    vault = Vault(Kept(), mark=folder / "cost", random_bytes=secrets.token_bytes)
    vault.unlock()
    cipher, data = vault.cipher("bench"), secrets.token_bytes(150_000)
    rounds = 500
    started = time.process_time()
    for _ in range(rounds):
        cipher.open(cipher.seal(data))
    spent = time.process_time() - started
    return spent * 1000 / rounds, (psutil.Process().memory_info().rss - before) / 1e6


def main() -> int:
    """Measure and print; judges nothing."""
    with tempfile.TemporaryDirectory(prefix="hourproof-bench-") as name:
        folder = Path(name)
        cost_ms, memory_mb = vault_cost(folder)
        rounds = []
        for label, sealed in (("sealed at rest", True), ("in the clear", False)):
            place = folder / label.replace(" ", "-")
            place.mkdir()
            rounds.append((label, catch_up(place, sealed=sealed)))
    print(
        f"{SEGMENTS} segments of {DAYS} days, one picture of about 150 KB each; ms of the agent's thread"
    )
    print(f"{'':<18}{'keep':>8}{'sign':>8}{'send':>8}{'segments/s':>13}{'on disk MB':>13}")
    for label, ran in rounds:
        print(
            f"{label:<18}{ran.keep_ms:>8.2f}{ran.seal_ms:>8.2f}{ran.send_ms:>8.2f}{ran.per_s:>13.0f}{ran.disk_mb:>13.1f}"
        )
    print(
        f"sealing and opening 150 KB: {cost_ms:.2f} ms; the cipher adds {memory_mb:.1f} MB of memory"
    )
    print(_peer.ask(SEGMENTS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
