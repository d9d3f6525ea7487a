"""What an export of a year costs: bytes and time, and that memory does not grow with it.

A server process of its own, filled through its own API with 40 hours a week of ten-minute segments, each with a
picture of 100 kB and a thumbnail of 8 kB that no other has. Its memory is read all the while that four weeks
are exported, and everything; each bundle is verified.
Run as `python -m tests.bench.bench_export [WEEKS]` (52 take about ten minutes and 1.4 GB of disk).
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx

from server.accounts.models import Role
from server.contracts.service import DEFAULT_POLICY
from tests.support.backend import Backend
from tests.support.deeds import Deeds, clocked_in
from tests.support.life import HOUR_MS
from tests.support.site import AS_BROWSER, PASSWORD, Member, Site
from wire.bundle.verify import verify
from wire.envelope import sha256_of
from wire.records import MINUTE_MS, ContractId, ImageFile, Screenshot, SegmentEvidence

BUDGET_GROWTH_MB = 32.0
"""How much more memory everything may take than four weeks: lists of places, not pictures."""
BUDGET_BYTES_PER_SEGMENT = 4_000
PICTURE_BYTES, THUMBNAIL_BYTES = 100_000, 8_000
WEEKS = 52


@dataclass(frozen=True, slots=True)
class Filled:
    """What was put into the folder."""

    owner: Member
    contract: ContractId
    segments: int


def padded(webp: bytes, size: int, salt: int) -> bytes:
    """The picture with a chunk of noise behind it, so that it is `size` bytes and like no other."""
    missing = size - len(webp) - 8
    noise = (salt.to_bytes(8, "big") * (missing // 8 + 1))[: missing // 2 * 2]
    data = webp + b"XPAD" + len(noise).to_bytes(4, "little") + noise
    return data[:4] + (len(data) - 8).to_bytes(4, "little") + data[8:]


def told_apart(
    draft: SegmentEvidence, blobs: dict[str, bytes], salt: int
) -> tuple[SegmentEvidence, dict[str, bytes]]:
    """The same evidence with pictures of its own."""
    items, files = [], {}
    for item in draft.items:
        if isinstance(item, Screenshot):
            changed = []
            for image, size in ((item.picture, PICTURE_BYTES), (item.thumbnail, THUMBNAIL_BYTES)):
                data = padded(blobs[image.sha256], size, salt)
                files[sha256_of(data)] = data
                changed.append(
                    ImageFile(sha256_of(data), len(data), width=image.width, height=image.height)
                )
            item = Screenshot(
                monitor=item.monitor,
                taken_ms=item.taken_ms,
                media_type=item.media_type,
                picture=changed[0],
                thumbnail=changed[1],
            )
        items.append(item)
    return (
        SegmentEvidence(
            segment=draft.segment,
            contract=draft.contract,
            slot_start_ms=draft.slot_start_ms,
            slot_ms=draft.slot_ms,
            start_ms=draft.start_ms,
            end_ms=draft.end_ms,
            minutes=draft.minutes,
            items=tuple(items),
            clock=draft.clock,
            agent=draft.agent,
        ),
        files,
    )


def first_monday(weeks: int) -> date:
    """So that this week is the last: of what is older than a year, the server would erase the items."""
    today = datetime.now(UTC).date()
    return today - timedelta(days=today.weekday() + 7 * (weeks - 1))


def fill(folder: Path, monday: date, weeks: int) -> Filled:
    """Track `weeks` of eight hours on five days."""
    monday_ms = int(datetime(monday.year, monday.month, monday.day, tzinfo=UTC).timestamp()) * 1000
    with Site(folder, now_ms=monday_ms) as site:
        firm = site.organization("Northwind Atlas")
        owner = site.person("Ada Birch", organization=firm, role=Role.OWNER)
        contractor = site.person("Maya Santos", organization=firm)
        contract = site.contract(firm, contractor)
        desk = Deeds(site.machine(firm, contractor), contract)
        desk.agree(DEFAULT_POLICY)
        segments = 0
        for day in range(7 * weeks):
            if day % 7 > 4:
                continue
            day_ms = monday_ms + day * 24 * HOUR_MS
            with clocked_in(desk, day_ms + 9 * HOUR_MS):
                for slot in range(48):
                    start_ms = day_ms + 9 * HOUR_MS + slot * 10 * MINUTE_MS
                    draft, blobs = told_apart(
                        *desk.evidence(
                            start_ms, start_ms + 10 * MINUTE_MS, memo=f"Part {slot // 6}"
                        ),
                        salt=start_ms,
                    )
                    desk.say(draft, blobs=blobs, at_ms=start_ms + 11 * MINUTE_MS)
                    segments += 1
        return Filled(owner, contract, segments)


def rss_mb(pid: int) -> float:
    """The memory that the process has in use now."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 1e6


def signed_in(backend: Backend, owner: Member) -> httpx.Client:
    """A browser."""
    http = httpx.Client(base_url=backend.url, timeout=600, headers=AS_BROWSER)
    form = {"email": owner.email, "password": PASSWORD}
    answer = http.post("/sign-in", data=form, headers={"Origin": backend.url})
    if answer.status_code != 303:
        raise RuntimeError(answer.text)
    return http


@dataclass(slots=True)
class Sent:
    """A download: bytes, seconds until the first of them and in all, and the server's most memory meanwhile."""

    size: int = 0
    first_s: float = 0.0
    all_s: float = 0.0
    peak_mb: float = 0.0


def download(http: httpx.Client, address: str, path: Path, pid: int) -> Sent:
    """Take the bundle at `address` from the process `pid`."""
    sent = Sent()
    started = time.perf_counter()
    looked = 0.0
    with path.open("wb") as file, http.stream("GET", address) as answer:
        answer.raise_for_status()
        for chunk in answer.iter_raw():
            now = time.perf_counter() - started
            sent.first_s = sent.first_s or now
            sent.size += file.write(chunk)
            if now - looked > 0.05 or not looked:
                looked = now
                sent.peak_mb = max(sent.peak_mb, rss_mb(pid))
    sent.all_s = time.perf_counter() - started
    return sent


def main() -> int:
    """Print the table."""
    weeks = int(sys.argv[1]) if len(sys.argv) > 1 else WEEKS
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        started = time.perf_counter()
        monday = first_monday(weeks)
        filled = fill(base / "data", monday, weeks)
        print(
            f"{filled.segments} segments in {weeks} weeks, filled in {time.perf_counter() - started:.0f} s"
        )
        backend = Backend(base / "data")
        with backend:
            http = signed_in(backend, filled.owner)
            page = f"/contracts/{filled.contract}/export"
            vkeys = [
                line for line in http.get(f"{page}/trust").text.splitlines() if line[:1] not in "#"
            ]
            last = (monday + timedelta(days=27)).isoformat()
            rows: list[tuple[str, Sent, int, float]] = []
            for name, query in (
                ("four weeks, with pictures", f"?to={last}"),
                ("everything, no pictures", "?pictures=none"),
                ("everything, with pictures", ""),
            ):
                path = base / "bundle.hpb"
                sent = download(http, f"{page}/bundle{query}", path, backend.pid)
                with path.open("rb") as file:
                    started = time.perf_counter()
                    report = verify(file, vkeys=vkeys)
                    rows.append((name, sent, report.exit_code(), time.perf_counter() - started))
    print(
        f"{'what':<28}{'MB':>8}{'first s':>9}{'all s':>8}{'MB/s':>7}{'RSS MB':>8}{'exit':>6}{'check s':>9}"
    )
    for name, sent, code, checked_s in rows:
        print(
            f"{name:<28}{sent.size / 1e6:>8.1f}{sent.first_s:>9.2f}{sent.all_s:>8.1f}"
            f"{sent.size / 1e6 / sent.all_s:>7.0f}{sent.peak_mb:>8.1f}{code:>6}{checked_s:>9.1f}"
        )
    bytes_each = rows[1][1].size / filled.segments
    growth = rows[2][1].peak_mb - rows[0][1].peak_mb
    print(
        f"memory for everything over four weeks: {growth:+.1f} MB (budget {BUDGET_GROWTH_MB:.0f})"
    )
    print(
        f"bytes for a segment without pictures: {bytes_each:.0f} (budget {BUDGET_BYTES_PER_SEGMENT})"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
