"""Full disks, missing keyrings, damaged files and wrong clocks while somebody works: all of it is delivered."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.mishaps import no_room_for, sentence
from tests.support.product import Product, wait_for

DATA = 6
MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """Enrolled and running; minutes last a second and a half."""
    with Product(tmp_path_factory.mktemp("machine"), speed=40) as product:
        product.start_backend()
        product.enrol()
        _begin(product)
        yield product


def _begin(product: Product) -> None:
    product.start_agent()
    product.sit_down()


def _spans(product: Product) -> list[tuple[int, int]]:
    """`(start_ms, end_ms)` of every segment that the server holds, in order of time."""
    return product.rows("SELECT start_ms, end_ms FROM segments ORDER BY start_ms")


def _minutes(spans: list[tuple[int, int]]) -> int:
    """How many minutes are touched, each counted once."""
    return len({m for a, b in spans for m in range(a // MINUTE_MS, -(-b // MINUTE_MS))})


def _problems(product: Product) -> dict[str, dict[str, str]]:
    return {one["code"]: one.get("details", {}) for one in product.status()["problems"]}


def _said(product: Product) -> list[str]:
    """The problems as `hourproof status` tells them to a person."""
    lines = product.hourproof("status").splitlines()
    return [line.removeprefix("Problem").strip() for line in lines if line.startswith("Problem")]


def _all_delivered(product: Product) -> None:
    """Everything that was tracked today is with the server, once."""

    def arrived() -> bool:
        product.hourproof("upload")
        return _minutes(_spans(product)) == product.status()["today_minutes"]

    wait_for(arrived, "every minute that was tracked")
    spans = _spans(product)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
    product.wait_delivered()


def test_a_full_disk_stops_the_clock_and_loses_nothing(product: Product) -> None:
    product.clock_in()
    product.work(1)
    with no_room_for(product.agent_pid):
        wait_for(lambda: product.status()["state"] == "clocked-out", "the clock to stop")
        (said,) = _said(product)
        assert said.startswith(f"There is no room left at {product.home}")
        assert said.endswith(
            "Free some space. The clock does not run meanwhile; what was tracked before is kept."
        )
        assert "There is no room left at" in sentence(product.run_hourproof("start"), code=DATA)
    wait_for(lambda: not _problems(product), "the problem to go")
    product.clock_in("Room again")
    product.work(1)
    product.hourproof("stop")
    _all_delivered(product)


def test_a_full_disk_of_the_server_makes_the_agent_wait(product: Product) -> None:
    product.clock_in()
    with no_room_for(product.backend_pid):
        product.work(1)
        product.hourproof("stop")
        wait_for(lambda: product.status()["sync"]["waiting"], "a segment that waits")

        def refused() -> bool:
            product.hourproof("upload")
            return "server-failed" in _problems(product)

        wait_for(refused, "the server to refuse")
        assert _said(product) == [
            "The server has no room left. Tell whoever runs it. Nothing is lost: it is kept here "
            "and goes up later."
        ]
    _all_delivered(product)
    wait_for(lambda: not _said(product), "the problem to go")


def test_without_a_keyring_and_with_a_locked_one_work_waits(product: Product) -> None:
    product.kill_backend()
    product.clock_in("Waits for the keyring")
    product.work(1)
    product.hourproof("stop")
    wait_for(lambda: product.status()["sync"]["waiting"], "a segment that waits")
    product.stop_agent()
    product.keyring.stop_keyring()
    product.begin_agent()
    wait_for(lambda: "keyring-missing" in product.last_words("agent"), "the missing keyring")
    product.keyring.start_keyring("not the password")
    wait_for(lambda: "keyring-locked" in product.last_words("agent"), "the locked keyring")
    product.keyring.stop_keyring()
    product.keyring.start_keyring()
    product.wait_for_agent()
    product.start_backend()
    _all_delivered(product)
    wait_for(lambda: not _said(product), "no problem to be left")


def test_damaged_files_are_set_aside_and_work_goes_on(tmp_path: Path) -> None:
    with Product(tmp_path) as product:
        product.start_backend()
        product.enrol()
        _begin(product)
        product.clock_in()
        product.kill_backend()
        product.work(1)
        product.hourproof("stop")
        wait_for(lambda: product.status()["sync"]["waiting"], "a segment that waits")
        product.stop_agent()
        pictures = {path.name for path in (product.home / "pictures").rglob("*") if path.is_file()}
        damaged = {
            name: _damage(product.home / name)
            for name in ("settings.toml", "journal.sqlite", "spool.sqlite", "contracts.json")
        }
        product.start_backend()
        product.start_agent()
        said = "\n".join(_said(product))
        assert "The settings file was damaged; those from before the last change are used." in said
        assert "The journal of segments that are not signed yet was damaged. It is kept" in said
        assert "The file of segments that wait to be uploaded was damaged. It is kept" in said
        for name, data in damaged.items():
            kept = [path for path in product.home.glob(f"{name}.*-1") if path.read_bytes() == data]
            assert kept, name
            assert name == "contracts.json" or str(kept[0]) in said
        left = {path.name for path in (product.home / "pictures").rglob("*") if path.is_file()}
        assert pictures <= left, "pictures of segments that were set aside are needed with them"
        # The list of contracts is the server's and was fetched anew.
        wait_for(lambda: product.status()["contracts"], "the contracts")
        product.clock_in("Onwards")
        product.work(1)
        product.hourproof("stop")
        product.wait_delivered()
        assert _spans(product)


def _damage(file: Path) -> bytes:
    """Overwrite the beginning of a file, as a failing disk does; returns what it holds now."""
    data = file.read_bytes()
    data = b"\xa5" * min(64, len(data)) + data[64:]
    file.write_bytes(data)
    return data


@pytest.mark.parametrize("hours", [5, -5], ids=["ahead", "behind"])
def test_a_clock_that_is_off_by_hours_is_told_and_the_diary_is_right(
    tmp_path: Path, hours: int
) -> None:
    with Product(tmp_path) as product:
        product.start_backend()
        right = product.clock
        wrong = replace(right, wall_began_ms=right.wall_began_ms + hours * HOUR_MS)
        product.env.update(wrong.environment())
        product.enrol()
        _begin(product)
        began = product.clock.wall_ms()
        product.clock_in()
        product.work(1)
        assert _said(product) == [
            "This machine's clock differs from the server's by 5:00 h. Set it right. Nothing is "
            "lost: segments carry the server's time meanwhile."
        ]
        product.hourproof("stop")
        ended = product.clock.wall_ms()
        _all_delivered(product)
        spans = _spans(product)
        # The server's clock is the right one, not the one that is hours off. How well an answer tells the time
        # depends on how long it takes, on a clock that is twelve times as fast.
        near_ms = 2 * MINUTE_MS
        assert all(began - near_ms <= start < end <= ended + near_ms for start, end in spans)
        assert spans[0][0] < began + near_ms
        assert _minutes(spans) >= 2
