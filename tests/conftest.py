"""What the tests of several rooms share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.support.postgres import Cluster

# How long an example takes is the machine's doing; benchmarks look at that.
settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")

TESTS = Path(__file__).parent

AMONG_PROGRAMS = ("agent/runtime", "capture", "conformance", "e2e", "machine", "ui")
"""Folders whose tests watch other programs: X servers, panels, buses, browsers, child processes."""


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Try a test that watches other programs a second time where it fails.

    The order in which somebody else's panel, browser or bus does its work is the machine's, not ours, and a busy
    machine shows orders that no quiet one does. Every second try is named at the end of the run (RERUN) and is a
    defect of that test, to be mended. Tests whose outcome our code alone decides get no second try.
    """
    for item in items:
        inside = item.path.relative_to(TESTS).as_posix()
        if inside.startswith(AMONG_PROGRAMS) or "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """One PostgreSQL server for all tests of a run that ask for one."""
    from tests.support.postgres import cluster

    with cluster() as running:
        yield running


@pytest.fixture(scope="session")
def postgres_tables(postgres: Cluster) -> str:
    """The name of a database on it with every table and no row, to be copied (`Cluster.database(like=...)`)."""
    from server.storage.migrate import migrate_postgres
    from tests.support.postgres import name_of

    url = postgres.database()
    migrate_postgres(url)
    return name_of(url)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests of a file."""
    # Here, so that tests without pages need not load it.
    from tests.support.browser import browser

    with browser() as running:
        yield running
