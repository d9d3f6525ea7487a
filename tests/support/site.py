"""A whole server on a real port with real files, filled through its own services and API.

`Site` is what tests of the pages begin with; `Machine` is one enrolled device that seals segments as the
agent does and uploads them.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import io
import itertools
import random
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

import httpx
import uvicorn
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import FastAPI
from PIL import Image, ImageDraw

from server.accounts.models import Membership, Person, Role, Session
from server.accounts.passwords import Passwords
from server.clock import new_id
from server.contracts import service as contracts
from server.devices.service import new_code
from server.log.keys import ensure_log_key, log_origin
from server.oidc.reach import Reach
from server.organizations import service as organizations
from server.serving import Server
from server.settings import Settings
from server.smtp import MailServer
from server.storage.migrate import migrate, migrate_postgres
from server.wiring import open_core, running
from tests.support import evidence
from tests.support.waiting import wait_until
from wire.batch import CONTENT_TYPE, Batch, encode_batch
from wire.contractor import encode_statement
from wire.drafts import ConsentDraft, build
from wire.enrolment import enrolment_message
from wire.envelope import seal, sha256_of
from wire.fields import to_base64url
from wire.head import Place
from wire.items import referenced_blobs
from wire.keys import SoftwareSigner, spki
from wire.records import (
    MINUTE_MS,
    Activity,
    ContractId,
    Feature,
    Item,
    Memo,
    MonitorPlace,
    OrganizationId,
    PersonId,
    Screenshot,
    SegmentEvidence,
    SegmentId,
    Sha256,
    StreamId,
    Window,
    minutes_touched,
)
from wire.statement import ZERO_SHA256, build_segment, encode_segment

PASSWORD = "a long enough password"
PATIENCE_S = 60.0
AS_BROWSER = {"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"}


class HandClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, now_ms: int) -> None:
        self._now_ms = now_ms
        self._mono_ms = 1_000

    def now_ms(self) -> int:
        """The time set."""
        return self._now_ms

    def mono_ms(self) -> int:
        """Runs with the wall."""
        return self._mono_ms

    def forward(self, by_ms: int) -> None:
        """Let time pass."""
        self._now_ms += by_ms
        self._mono_ms += by_ms


class SeededRng:
    """The same bytes in every run."""

    def __init__(self, seed: int = 7) -> None:
        self._random = random.Random(seed)

    def token_bytes(self, count: int) -> bytes:
        """`count` bytes."""
        return self._random.randbytes(count)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who can sign in with `PASSWORD`."""

    person: PersonId
    email: str
    name: str


@functools.cache
def _empty_database() -> bytes:
    """Every table and no row: made once in a run, since most of what a site costs is making tables."""
    with TemporaryDirectory() as folder:
        database = Settings(data=Path(folder)).database
        migrate(database, backups=Path(folder), now_ms=0)
        return database.read_bytes()


class Site:
    """One server with its data in `folder`; close it at the end (or use it as a context)."""

    def __init__(
        self,
        folder: Path,
        *,
        now_ms: int,
        mail: MailServer | None = None,
        named: bool = False,
        providers: Reach = Reach.PUBLIC,
        webhooks: Reach = Reach.PUBLIC,
        database_url: str | None = None,
    ) -> None:
        """`named`: it knows its address, `http://localhost:PORT`, which browsers take for a safe one.

        `database_url`: a PostgreSQL database instead of a SQLite file.
        """
        self.clock = HandClock(now_ms)
        self.rng = SeededRng()
        self._listener = socket.create_server(("127.0.0.1", 0)) if named else None
        self.settings = Settings(
            data=folder,
            mail=mail,
            providers=providers,
            webhooks=webhooks,
            database_url=database_url,
        )
        if self._listener is not None:
            port = self._listener.getsockname()[1]
            self.settings = replace(self.settings, public_url=f"http://localhost:{port}")
        folder.mkdir(parents=True, exist_ok=True)
        if database_url is not None:
            migrate_postgres(database_url)
        else:
            if not self.settings.database.exists():
                self.settings.database.write_bytes(_empty_database())
            migrate(self.settings.database, backups=self.settings.backups, now_ms=now_ms)
        self.core = open_core(self.settings, clock=self.clock, rng=self.rng)
        self._running = ExitStack()
        self.url = ""
        self.http = httpx.Client()
        self.app: FastAPI | None = None

    def __enter__(self) -> Self:
        self.app = self._running.enter_context(running(self.core))
        self.url = self._running.enter_context(serving(self.app, self._listener))
        if self._listener is not None:
            self.url = self.settings.public_url
        self.http = self._running.enter_context(httpx.Client(base_url=self.url, timeout=PATIENCE_S))
        return self

    def __exit__(self, *_: object) -> None:
        self._running.close()

    def signed_in(self, member: Member, *, agent: str = "") -> httpx.Client:
        """A browser of its own in which `member` has signed in; closed with the site. It calls itself `agent`."""
        http = self._running.enter_context(httpx.Client(base_url=self.url, timeout=PATIENCE_S))
        if agent:
            http.headers["User-Agent"] = agent
        form = {"email": member.email, "password": PASSWORD}
        answer = http.post("/sign-in", data=form, headers={"Origin": self.url, **AS_BROWSER})
        assert answer.status_code == 303, answer.text
        http.headers.update(AS_BROWSER)
        return http

    def signed_in_through(self, member: Member, organization: OrganizationId) -> httpx.Client:
        """The same, as if the organization's own identity provider had given its word."""
        http = self.signed_in(member)
        digest = hashlib.sha256(http.cookies["hourproof"].encode()).hexdigest()
        with self.core.database.writing() as rows:
            rows.get_one(Session, digest).through = organization
        return http

    def organization(self, name: str = "Northwind Atlas") -> OrganizationId:
        """A new organization with its log."""
        organization = OrganizationId(new_id(self.rng))
        origin = log_origin(self.settings.public_host, organization)
        key = ensure_log_key(self.settings.keys, organization, origin=origin, rng=self.rng)
        with self.core.database.writing() as rows:
            organizations.create(
                rows,
                organization,
                name=name,
                log_origin=origin,
                log_key=key,
                now_ms=self.clock.now_ms(),
            )
        return organization

    def person(
        self,
        name: str,
        *,
        organization: OrganizationId | None = None,
        role: Role = Role.CONTRACTOR,
        zone: str = "UTC",
    ) -> Member:
        """A new person, as a member of `organization` if given."""
        member = Member(
            person=PersonId(new_id(self.rng)),
            email=f"{name.lower().replace(' ', '.')}@example.com",
            name=name,
        )
        with self.core.database.writing() as rows:
            rows.add(
                Person(
                    person=member.person,
                    email=member.email,
                    name=name,
                    password_hash=_hashed(PASSWORD),
                    zone=zone,
                    created_ms=self.clock.now_ms(),
                )
            )
            rows.flush()
            if organization is not None:
                rows.add(
                    Membership(
                        organization=organization,
                        person=member.person,
                        role=role,
                        created_ms=self.clock.now_ms(),
                    )
                )
        return member

    def contract(
        self,
        organization: OrganizationId,
        contractor: Member,
        *,
        title: str = "Chart redesign",
        segment_minutes: int = 10,
        weekly_limit_minutes: int | None = 40 * 60,
    ) -> ContractId:
        """A new contract of `contractor`."""
        contract = ContractId(new_id(self.rng))
        with self.core.database.writing() as rows:
            contracts.create(
                rows,
                organization,
                contract,
                person=contractor.person,
                title=title,
                segment_minutes=segment_minutes,
                idle_minutes=10,
                weekly_limit_minutes=weekly_limit_minutes,
                memo_required=False,
                policy=contracts.DEFAULT_POLICY,
                now_ms=self.clock.now_ms(),
            )
        return contract

    def machine(
        self, organization: OrganizationId, contractor: Member, *, name: str = "Desk by the window"
    ) -> Machine:
        """A device of `contractor`, enrolled with a one-time code."""
        with self.core.database.writing() as rows:
            code = new_code(rows, organization, contractor.person, clock=self.clock, rng=self.rng)
        signer = SoftwareSigner(Ed25519PrivateKey.from_private_bytes(self.rng.token_bytes(32)))
        proof = signer.sign(enrolment_message(code, name, spki(signer.public)))
        answer = self.http.post(
            "/api/v1/devices",
            json={
                "code": code,
                "name": name,
                "public_key": base64.b64encode(spki(signer.public)).decode(),
                "proof": base64.b64encode(proof).decode(),
                "os": "Debian 12",
            },
        )
        enrolled = answer.raise_for_status().json()
        return Machine(self, signer, enrolled["token"], enrolled["log"]["origin"])


@dataclass(slots=True)
class _Chain:
    stream: StreamId
    seq: int = 0
    prev: str = ZERO_SHA256


@dataclass(slots=True)
class Machine:
    """Seals and uploads; one chain for each contract."""

    site: Site
    signer: SoftwareSigner
    token: str
    log: str
    chains: dict[ContractId, _Chain] = field(default_factory=dict)

    def track(
        self,
        contract: ContractId,
        start_ms: int,
        end_ms: int,
        *,
        slot_minutes: int = 10,
        items: Sequence[Item] | None = None,
        pictures: dict[str, bytes] | None = None,
        memo: str = "Drawing the new charts",
        idle: bool = False,
    ) -> tuple[StreamId, int]:
        """Upload the segment [start_ms, end_ms); returns its stream and seq. `pictures` are blobs by hash."""
        blobs = dict(pictures or {})
        if items is None:
            shots, shown = desktop_shots(taken_ms=start_ms + (end_ms - start_ms) // 3)
            blobs |= shown
            items = [typing(start_ms, end_ms), *shots, CHART_WINDOW, Memo(text=memo)]
        told = replace(_evidence(contract, start_ms, end_ms, slot_minutes, items), idle=idle)
        chain = self.chains.setdefault(
            contract, _Chain(StreamId(to_base64url(self.site.rng.token_bytes(16))))
        )
        segment, disclosures = build_segment(
            told,
            log=self.log,
            stream=chain.stream,
            seq=chain.seq,
            prev=chain.prev,
            anchor=evidence.NO_ANCHOR,
            made_ms=end_ms + 61_000,
            salts=[self.site.rng.token_bytes(16) for _ in items],
        )
        files = tuple(blobs[file.sha256] for file in referenced_blobs(told.items))
        return self._send(chain, encode_segment(segment), disclosures, files)

    def agree(self, contract: ContractId, *features: Feature, at_ms: int) -> None:
        """Agree to a policy that takes `features`."""
        chain = self.chains.setdefault(
            contract, _Chain(StreamId(to_base64url(self.site.rng.token_bytes(16))))
        )
        draft = ConsentDraft(
            policy_sha256=Sha256("ab" * 32), features=tuple(sorted(features)), shown_ms=at_ms
        )
        place = Place(
            log=self.log,
            contract=contract,
            stream=chain.stream,
            seq=chain.seq,
            prev=chain.prev,
            anchor=evidence.NO_ANCHOR,
            made_ms=at_ms,
        )
        statement, disclosures = build(draft, place, salts=[])
        self._send(chain, encode_statement(statement), disclosures, ())

    def _send(
        self,
        chain: _Chain,
        payload: bytes,
        disclosures: tuple[str, ...],
        files: tuple[bytes, ...],
    ) -> tuple[StreamId, int]:
        batch = Batch(envelope=seal(payload, self.signer), disclosures=disclosures, blobs=files)
        answer = self.site.http.post(
            "/api/v1/statements",
            content=encode_batch(batch),
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": CONTENT_TYPE},
        )
        assert answer.status_code == 201, answer.text
        placed = chain.stream, chain.seq
        chain.seq += 1
        chain.prev = sha256_of(payload)
        return placed


def _evidence(
    contract: ContractId, start_ms: int, end_ms: int, slot_minutes: int, items: Sequence[Item]
) -> SegmentEvidence:
    slot_ms = slot_minutes * MINUTE_MS
    like = evidence.evidence()
    return SegmentEvidence(
        segment=SegmentId("0" * 32),
        contract=contract,
        slot_start_ms=start_ms // slot_ms * slot_ms,
        slot_ms=slot_ms,
        start_ms=start_ms,
        end_ms=end_ms,
        minutes=minutes_touched(start_ms=start_ms, end_ms=end_ms),
        items=tuple(items),
        clock=like.clock,
        agent=like.agent,
    )


CHART_WINDOW = Window(app="Inkscape", title="bar-chart.svg – Inkscape")


def typing(start_ms: int, end_ms: int, *, busy: float = 0.8) -> Activity:
    """Counts as somebody makes them who works and sometimes reads; the same for the same span."""
    chance = random.Random(start_ms)
    minutes = minutes_touched(start_ms=start_ms, end_ms=end_ms)
    active = [chance.random() < busy for _ in range(minutes)]
    return Activity(
        keys=tuple(int(chance.triangular(0, 260, 40)) if is_ else 0 for is_ in active),
        clicks=tuple(chance.randrange(25) if is_ else 0 for is_ in active),
        scrolls=tuple(chance.randrange(30) if is_ else 0 for is_ in active),
    )


def desktop_shots(
    *, taken_ms: int, monitors: int = 1
) -> tuple[tuple[Screenshot, ...], dict[str, bytes]]:
    """A screenshot of each monitor, and the bytes of their files by hash."""
    shots, blobs = [], {}
    for index in range(monitors):
        full, small = _desktop_picture(taken_ms // (7 * MINUTE_MS) % 4 + 4 * index)
        shots.append(
            Screenshot(
                monitor=MonitorPlace(index=index, x=1920 * index, y=0, width=1920, height=1080),
                taken_ms=taken_ms,
                media_type="image/webp",
                picture=evidence.image(full, width=1920, height=1080),
                thumbnail=evidence.image(small, width=320, height=180),
            )
        )
        blobs |= {sha256_of(full): full, sha256_of(small): small}
    return tuple(shots), blobs


@functools.cache
def _desktop_picture(number: int) -> tuple[bytes, bytes]:
    """A drawn desktop, full and small, as WebP; each number looks a little different."""
    chance = random.Random(number)
    grounds = (
        "#2b3a42",
        "#3b3f5c",
        "#37474f",
        "#4a3b47",
        "#24323e",
        "#2f4858",
        "#40434e",
        "#33415c",
    )
    picture = Image.new("RGB", (1920, 1080), grounds[number % len(grounds)])
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 1920, 36), fill="#16201f")
    draw.text((20, 8), f"Monitor picture {number}", fill="#ffffff", font_size=18)
    left = 120 + 60 * (number % 4)
    draw.rectangle((left, 110, left + 1300, 950), fill="#fdfdfb")
    draw.rectangle((left, 110, left + 1300, 150), fill="#d8dedc")
    draw.text((left + 20, 118), "bar-chart.svg – Inkscape", fill="#16201f", font_size=22)
    if number % 2:
        for line in range(22):
            width = chance.randrange(300, 1150)
            draw.rectangle(
                (left + 60, 190 + 34 * line, left + width, 202 + 34 * line), fill="#6c7674"
            )
    else:
        for bar in range(9):
            height = chance.randrange(80, 620)
            x = left + 90 + bar * 130
            draw.rectangle(
                (x, 880 - height, x + 80, 880), fill=("#0b666e", "#2a7130", "#855600")[bar % 3]
            )
    small = picture.resize((320, 180))
    return _webp(picture), _webp(small)


def _webp(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=50, method=0)
    return buffer.getvalue()


@functools.cache
def _hashed(password: str) -> str:
    return Passwords().hash(password)


@contextmanager
def serving(app: FastAPI, listener: socket.socket | None = None) -> Iterator[str]:
    """`app` over HTTP on `listener` or a free port of the loopback address; yields its address."""
    listener = listener or socket.create_server(("127.0.0.1", 0))
    server = Server(
        uvicorn.Config(app, log_level="error", lifespan="off", ws="none", timeout_keep_alive=60),
        getattr(app.state, "closing", lambda: None),
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        wait_until(lambda: server.started, "the server to start", patience_s=PATIENCE_S)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


def workday(
    machine: Machine,
    contract: ContractId,
    hours: Sequence[tuple[int, int]],
    *,
    memos: Sequence[str],
) -> None:
    """Track full ten-minute segments over `hours` (spans in ms); the memo changes every four segments."""
    changing = itertools.cycle(memos)
    memo = next(changing)
    count = itertools.count(1)
    for from_ms, to_ms in hours:
        for start_ms in range(from_ms, to_ms, 10 * MINUTE_MS):
            machine.track(contract, start_ms, start_ms + 10 * MINUTE_MS, memo=memo)
            if next(count) % 4 == 0:
                memo = next(changing)
