"""Spool, uploader, pictures and a server in memory, wired together on a clock that tests turn."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field, replace
from pathlib import Path

from sync.address import parse_address
from sync.api import ServerApi
from sync.fake import FakeDevice, FakeServer
from sync.key import DeviceKey
from sync.records import DeviceIdentity, SealedInfo
from sync.server_time import ServerTime
from sync.spool import Spool
from sync.timetable import Schedule
from sync.transport import Transport
from sync.uploader import Uploader
from tests.support.evidence import CONTRACT, ORIGIN, SLOT_START_MS, evidence
from wire.checkpoint import open_checkpoint
from wire.items import referenced_blobs
from wire.outgoing import Outgoing
from wire.records import (
    Contract,
    ContractId,
    DeviceId,
    Policy,
    SegmentEvidence,
    SegmentId,
    Sha256,
    WindowPolicy,
)

OTHER_CONTRACT = ContractId("c0ffee0000000002")
DEVICE_ID = DeviceId("de71ce0000000001")
TOKEN = "token"
DAY_MS = 86_400_000


def key_of(name: str) -> DeviceKey:
    """The same key for the same name."""
    return DeviceKey.from_secret(hashlib.sha256(name.encode()).digest())


def contract_of(contract: ContractId) -> Contract:
    """A contract with everything allowed."""
    policy = Policy(1, True, False, WindowPolicy.TITLE, 30, 180)
    return Contract(
        contract=contract,
        title="Editing",
        employer="Example",
        segment_minutes=10,
        idle_minutes=10,
        weekly_limit_minutes=None,
        memo_required=False,
        policy=policy,
        week_start_ms=SLOT_START_MS,
        week_minutes=0,
    )


@dataclass
class TurnedClock:
    """Both clocks of an agent, turned by hand."""

    now_ms: int = SLOT_START_MS

    def wall_ms(self) -> int:
        return self.now_ms

    def mono_ms(self) -> int:
        return self.now_ms - SLOT_START_MS


class PicturesInMemory:
    """A picture store that also remembers what was removed."""

    def __init__(self) -> None:
        self.files: dict[Sha256, bytes] = {}
        self.removed: list[Sha256] = []
        self.unremovable: set[Sha256] = set()

    def put(self, data: bytes) -> Sha256:
        name = Sha256(hashlib.sha256(data).hexdigest())
        self.files[name] = data
        return name

    def read(self, sha256: Sha256) -> bytes:
        try:
            return self.files[sha256]
        except KeyError:
            raise FileNotFoundError(sha256) from None

    def remove(self, sha256: Sha256) -> None:
        if sha256 in self.unremovable:
            raise PermissionError(13, "Permission denied", sha256)
        self.removed.append(sha256)
        self.files.pop(sha256, None)


def server_of(clock: TurnedClock) -> FakeServer:
    """A server that knows the device and both contracts."""
    server = FakeServer(
        origin=ORIGIN, key=key_of("log"), other=key_of("thief"), wall_ms=clock.wall_ms
    )
    server.contracts = [contract_of(CONTRACT), contract_of(OTHER_CONTRACT)]
    server.devices[TOKEN] = FakeDevice(DEVICE_ID, key_of("device").signer.public)
    return server


def api_of(transport: Transport, clock: TurnedClock, *, token: str | None = TOKEN) -> ServerApi:
    address = parse_address("https://diary.example")
    return ServerApi(transport, address, clock=clock, time=ServerTime(), token=token)


def told(number: int, *, contract: ContractId = CONTRACT, prefix: str = "") -> SegmentEvidence:
    """The full segment of slot `number`, on whichever contract."""
    name = SegmentId(hashlib.md5(f"{prefix}{contract}{number}".encode()).hexdigest())
    return replace(evidence(number), contract=contract, segment=name)


def pictures_of(segment: SegmentEvidence) -> tuple[set[Sha256], set[Sha256]]:
    """Hashes of its full pictures, and of its thumbnails."""
    images = [image.sha256 for image in referenced_blobs(segment.items)]
    return set(images[::2]), set(images[1::2])


@dataclass
class Rig:
    """One agent's outgoing half."""

    folder: Path
    clock: TurnedClock = field(default_factory=TurnedClock)
    seed: int = 1
    schedule: Schedule = field(default_factory=Schedule)
    authority: bool = False
    """The server states who it is, this device and the policies, as a real one does."""

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)
        self.server = server_of(self.clock)
        if self.authority:
            self.server.begin(key_of("statements"))
            self.server.state_policies()
            self.server.state_device(key_of("device"), code="code", name="desk")
        self.pictures = PicturesInMemory()
        self.identity = DeviceIdentity(DEVICE_ID, ORIGIN, key_of("device").signer)
        self.open()
        note = self.server.checkpoint_note()
        self.spool.know_log(
            origin=ORIGIN,
            vkey=self.server.vkey,
            checkpoint=open_checkpoint(note, origin=ORIGIN, vkey=self.server.vkey),
            note=note,
            verified_ms=self.clock.now_ms,
        )

    def open(self) -> None:
        """Start the program (again): new objects over the same file and server."""
        self.spool = Spool(self.folder / "spool.sqlite", rng=self.rng)
        self.uploader = self.uploader_over(self.server)

    def uploader_over(self, transport: Transport) -> Uploader:
        return Uploader(
            self.spool,
            api_of(transport, self.clock),
            self.pictures,
            identity=self.identity,
            rng=self.rng,
            schedule=self.schedule,
        )

    def restart(self) -> None:
        self.spool.close()
        self.open()

    def seal(self, segment: SegmentEvidence, *, with_pictures: bool = True) -> SegmentEvidence:
        """Store the pictures of a segment, wait for its end, and seal it."""
        if with_pictures:
            self.store_pictures(segment)
        self.clock.now_ms = max(self.clock.now_ms, segment.end_ms)
        self.spool.seal(segment, made_ms=self.clock.now_ms, identity=self.identity)
        return segment

    def say(self, *outgoing: Outgoing) -> tuple[SealedInfo, ...]:
        """Seal statements of any type now."""
        return self.spool.seal(*outgoing, made_ms=self.clock.now_ms, identity=self.identity)

    def store_pictures(self, segment: SegmentEvidence) -> None:
        for blob in blobs_of_segment(segment):
            self.pictures.put(blob)

    def pump(self) -> int | None:
        return self.uploader.pump(self.clock.now_ms)

    def run(self, *, until_ms: int | None = None, most: int = 10_000) -> None:
        """Pump whenever it is due, turning the clock, until nothing is due (before `until_ms`)."""
        for _ in range(most):
            due_ms = self.pump()
            if due_ms is None or (until_ms is not None and due_ms > until_ms):
                break
            self.clock.now_ms = max(self.clock.now_ms, due_ms)
        else:
            raise AssertionError(f"still pumping after {most} calls")

    def arrived(self) -> list[tuple[ContractId, int, int]]:
        """What the server accepted: contract, seq, start."""
        return [
            (one.segment.contract, one.segment.seq, one.segment.start_ms)
            for one in self.server.received
        ]


def blobs_of_segment(segment: SegmentEvidence) -> list[bytes]:
    """The bytes that `tests.support.evidence` named in this segment."""
    from tests.support.evidence import SLOT_MS, blobs_of

    number = (segment.slot_start_ms - SLOT_START_MS) // SLOT_MS
    return [blob for monitor in range(2) for blob in blobs_of(monitor, number)]
