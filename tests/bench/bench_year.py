"""What the pages cost where 200 contractors have worked for a year, in SQLite and in PostgreSQL.

CPU is that of the server's process, over the real application without a socket and without a client: other work on
the machine is not counted, nor is a PostgreSQL server's own work, which is another process. `query` is the CPU of
reading the rows that the page is made of in plain SQL, in the same process; `ratio` is the page's median by it. One
contract has worked the last days with everything signed and uploaded; all others' year is rows
(`tests.support.long_year`).
Run as `python -m tests.bench.bench_year`; `--small` is a quick look, `--database` one of the two.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from server.memory import settle
from tests.support.browser import browser
from tests.support.long_year import Firm, fill, hired
from tests.support.site import Site
from wire.records import MINUTE_MS

UNTIL = date(2026, 3, 10)
DAY_MS = 24 * 60 * MINUTE_MS
BUDGET: dict[str, tuple[float, str]] = {
    "day": (30.0, "p99"),
    "week": (100.0, "p99"),
    "month": (100.0, "p99"),
    "contracts": (100.0, "p99"),
    "segment": (40.0, "p99"),
    "thumbnail": (5.0, "p99"),
}
"""CPU milliseconds that an answer may take."""
DAY_KILOBYTES = 60.0
"""What a day may weigh compressed, without its pictures."""
FREE_BYTES = 6_000_000_000


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is. `signed` are the weekdays that one contract has worked in full."""

    contractors: int
    days: int
    signed: int
    rounds: int


FULL = Size(contractors=200, days=365, signed=8, rounds=100)
SMALL = Size(contractors=20, days=60, signed=2, rounds=30)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of the application, and the CPU that the process took for it."""

    status: int
    headers: dict[str, str]
    body: bytes
    cpu_ms: float


class Caller:
    """Asks the application as its server would, in this thread and without a socket."""

    def __init__(self, app: FastAPI, cookie: str) -> None:
        self._app = app
        self._headers = [
            (b"host", b"127.0.0.1:8765"),
            (b"accept", b"text/html"),
            (b"cookie", f"hourproof={cookie}".encode()),
        ]
        self._loop = asyncio.new_event_loop()

    def get(self, address: str) -> Answer:
        """GET `address`; redirects are followed."""
        answer = self._loop.run_until_complete(self._get(address))
        if answer.status == 303:
            return self.get(answer.headers["location"])
        if answer.status != 200:
            raise RuntimeError(f"{address} answers {answer.status}")
        return answer

    def close(self) -> None:
        """End the loop."""
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()

    async def _get(self, address: str) -> Answer:
        path, _, query = address.partition("?")
        said: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            said.append(message)

        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": self._headers,
            "root_path": "",
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 8765),
        }
        started = time.process_time()
        await self._app(scope, receive, send)  # type: ignore[arg-type]  # plain dictionaries
        spent = time.process_time() - started
        headers = {name.decode(): value.decode() for name, value in said[0]["headers"]}
        body = b"".join(message.get("body", b"") for message in said[1:])
        return Answer(said[0]["status"], headers, body, 1000 * spent)


@dataclass(frozen=True, slots=True)
class Figure:
    """Of one kind of page: CPU milliseconds, and those of the bare query."""

    p50: float
    p99: float
    query: float


def measured(act: Callable[[int], float], rounds: int) -> tuple[float, float]:
    """Median and 99th of a hundred of what `act` returns; the first one fills caches."""
    act(0)
    spent = sorted(act(number) for number in range(rounds))
    return statistics.median(spent), spent[min(len(spent) - 1, int(0.99 * len(spent)))]


def worked_days(size: Size) -> list[date]:
    """The weekdays that the signed contract has worked, the newest last."""
    days = (UNTIL - timedelta(days=back) for back in range(1, 3 * size.signed))
    return sorted([day for day in days if day.weekday() < 5][: size.signed])


def midnight_ms(day: date) -> int:
    """Its beginning in UTC."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 1000


def sign(site: Site, firm: Firm, size: Size) -> str:
    """Work and upload the signed contract's days: eight hours each; returns its id."""
    who = firm.contractors[0]
    contract = site.contract(firm.organization, who, title="Round the clock")
    machine = site.machine(firm.organization, who)
    for day in worked_days(size):
        for slot in range(48):
            start_ms = midnight_ms(day) + (48 + slot) * 10 * MINUTE_MS
            machine.track(contract, start_ms, start_ms + 10 * MINUTE_MS, memo=f"Part {slot // 6}")
    return contract


ROWS_OF_SPAN = (
    "SELECT segments.*, items.*, disclosures.text, statements.envelope FROM segments"
    " JOIN items USING (organization, contract, start_ms, stream, seq)"
    " JOIN disclosures USING (organization, stream, seq, item)"
    " JOIN statements USING (organization, stream, seq)"
    " WHERE segments.organization = ? AND segments.contract = ? AND segments.start_ms >= ?"
    " AND segments.start_ms < ?"
)
ROWS_OF_SPAN_ALONE = "SELECT * FROM segments WHERE organization = ? AND contract = ? AND start_ms >= ? AND start_ms < ?"
WEEK_OF_ALL = (
    "SELECT contract, sum(minutes) FROM segments WHERE organization = ? AND contract IN"
    " (SELECT contract FROM contracts WHERE organization = ?) AND start_ms >= ? AND start_ms < ?"
    " GROUP BY contract"
)
ONE = "SELECT * FROM segments WHERE organization = ? AND stream = ? AND seq = ?"


def figures(site: Site, firm: Firm, contract: str, size: Size, caller: Caller) -> dict[str, Figure]:
    """Measure every kind of page."""
    days = worked_days(size)
    diary = f"/contracts/{contract}/diary"
    page = caller.get(f"{diary}/{days[-1]}?zone=utc")
    cards = re.findall(r'data-card href="([^"]+)"', page.body.decode())
    pictures = re.findall(r'<img src="([^"]+)"', page.body.decode())
    if len(cards) != 48:
        raise RuntimeError(f"the day has {len(cards)} cards")
    database, organization = site.core.database, firm.organization

    def span(sql: str, length: int) -> Callable[[int], float]:
        def ask(number: int) -> float:
            start_ms = midnight_ms(days[number % len(days)])
            started = time.process_time()
            database.select(sql, organization, contract, start_ms, start_ms + length * DAY_MS)
            return 1000 * (time.process_time() - started)

        return ask

    def team(_number: int) -> float:
        start_ms = midnight_ms(UNTIL) - 7 * DAY_MS
        started = time.process_time()
        database.select(WEEK_OF_ALL, organization, organization, start_ms, start_ms + 8 * DAY_MS)
        return 1000 * (time.process_time() - started)

    def one(number: int) -> float:
        stream, seq = cards[number % len(cards)].partition("?")[0].split("/")[-2:]
        started = time.process_time()
        database.select(ONE, organization, stream, int(seq))
        return 1000 * (time.process_time() - started)

    kinds: dict[str, tuple[Callable[[int], str], Callable[[int], float]]] = {
        "day": (lambda n: f"{diary}/{days[n % len(days)]}?zone=utc", span(ROWS_OF_SPAN, 1)),
        "week": (
            lambda n: f"{diary}/week/{days[n % len(days)]}?zone=utc",
            span(ROWS_OF_SPAN_ALONE, 7),
        ),
        "month": (
            lambda n: f"{diary}/month/{days[n % len(days)].isoformat()[:7]}?zone=utc",
            span(ROWS_OF_SPAN_ALONE, 31),
        ),
        "contracts": (lambda _: "/contracts", team),
        "segment": (lambda n: cards[n % len(cards)], one),
        "thumbnail": (lambda n: pictures[n % len(pictures)], one),
    }
    found = {}
    for name, (address, query) in kinds.items():
        p50, p99 = measured(lambda n, of=address: caller.get(of(n)).cpu_ms, size.rounds)  # type: ignore[misc]  # a default binds the name
        found[name] = Figure(p50, p99, measured(query, size.rounds)[0])
    return found


def interactive_ms(site: Site, cookie: str, address: str) -> float:
    """Until Chromium can be used on the page: a median of five, wall time, over loopback with all pictures."""
    with browser() as chromium:
        context = chromium.new_context(base_url=site.url)
        context.add_cookies([{"name": "hourproof", "value": cookie, "url": site.url}])
        found = []
        for _ in range(5):
            page = context.new_page()
            page.goto(address, wait_until="load")
            found.append(
                float(page.evaluate("performance.getEntriesByType('navigation')[0].domInteractive"))
            )
            page.close()
        context.close()
    return statistics.median(found)


def tell(name: str, figures: dict[str, Figure]) -> int:
    """Print the table; returns how many are over their budget."""
    over = 0
    print(f"{name}: CPU milliseconds of the server's process")
    print(f"{'page':<12}{'p50':>8}{'p99':>8}{'budget':>8}{'query':>8}{'ratio':>8}")
    for kind, one in figures.items():
        budget, _ = BUDGET[kind]
        over += one.p99 > budget
        mark = "  over" if one.p99 > budget else ""
        ratio = one.p50 / one.query if one.query else float("inf")
        print(
            f"{kind:<12}{one.p50:>8.1f}{one.p99:>8.1f}{budget:>8.0f}{one.query:>8.2f}{ratio:>8.1f}{mark}"
        )
    return over


def run(size: Size, database_url: str | None, *, with_browser: bool) -> int:
    """Fill one database, measure, and leave nothing behind."""
    folder = Path(tempfile.mkdtemp(prefix="year-"))
    if shutil.disk_usage(folder).free < FREE_BYTES:
        raise RuntimeError(f"less than {FREE_BYTES // 10**9} GB are free in {folder}")
    name = "SQLite" if database_url is None else "PostgreSQL"
    try:
        now_ms = midnight_ms(UNTIL) + 20 * 60 * MINUTE_MS
        site = Site(folder / "data", now_ms=now_ms, database_url=database_url)
        firm = hired(site, size.contractors)
        started = time.process_time()
        count = fill(site, firm, until=UNTIL, days=size.days)
        print(
            f"{name}: {count:,} segments of {size.contractors} contractors,"
            f" {time.process_time() - started:.0f} s to make"
        )
        with site:
            contract = sign(site, firm, size)
            cookie = site.signed_in(firm.owner).cookies["hourproof"]
            assert site.app is not None
            settle()
            caller = Caller(site.app, cookie)
            try:
                over = tell(name, figures(site, firm, contract, size, caller))
                over += _weights(site, contract, size, caller, cookie, with_browser=with_browser)
            finally:
                caller.close()
        if database_url is None:
            print(f"the file: {site.settings.database.stat().st_size / 1e6:.0f} MB")
        return over
    finally:
        shutil.rmtree(folder)


def _weights(
    site: Site, contract: str, size: Size, caller: Caller, cookie: str, *, with_browser: bool
) -> int:
    """The page's weight, how its pictures are kept, and a browser's time with it."""
    address = f"/contracts/{contract}/diary/{worked_days(size)[-1]}?zone=utc"
    page = caller.get(address)
    weight = len(gzip.compress(page.body)) / 1000
    picture = caller.get(re.findall(r'<img src="([^"]+)"', page.body.decode())[0])
    print(
        f"a day's HTML: {len(page.body) / 1000:.1f} KB, {weight:.1f} compressed (budget {DAY_KILOBYTES:.0f})"
    )
    print(
        f"a thumbnail: {len(picture.body) / 1000:.1f} KB, Cache-Control: {picture.headers.get('cache-control')}"
    )
    if with_browser:
        took = interactive_ms(site, cookie, address)
        print(f"interactive in Chromium after {took:.0f} ms (wall, on this machine as it is)")
    return int(weight > DAY_KILOBYTES)


@contextmanager
def places(wanted: Sequence[str]) -> Iterator[list[str | None]]:
    """The databases to measure in: None is SQLite's file."""
    urls: list[str | None] = [None] if "sqlite" in wanted else []
    if "postgresql" not in wanted:
        yield urls
        return
    from tests.support.postgres import cluster

    with cluster(
        shared_buffers="256MB", max_wal_size="512MB", wal_level="minimal", max_wal_senders="0"
    ) as made:
        yield [*urls, made.database()]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--small", action="store_true", help="20 contractors, two months")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], help="only this one")
    parser.add_argument("--no-browser", action="store_true", help="leave Chromium out")
    chosen = parser.parse_args(arguments)
    size = SMALL if chosen.small else FULL
    wanted = [chosen.database] if chosen.database else ["sqlite", "postgresql"]
    over = 0
    with places(wanted) as urls:
        for url in urls:
            over += run(size, url, with_browser=not chosen.no_browser)
    print("all within their budgets" if not over else f"{over} over budget")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
