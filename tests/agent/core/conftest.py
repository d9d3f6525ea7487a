"""What every test of the whole agent on one thread leaves behind: nothing."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def log_as_before() -> Iterator[None]:
    """Two machines of one process begin and end their logs in any order: put back what was there before both."""
    root = logging.getLogger()
    level, hook = root.level, threading.excepthook
    yield
    root.setLevel(level)
    threading.excepthook = hook
