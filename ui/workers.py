"""Threads that work for the windows: one job after the other, and what breaks one is told."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool


def one_worker(*, linger_ms: int, parent: QObject | None = None) -> QThreadPool:
    """A pool of one thread, which outlives its last job by `linger_ms`: the order of jobs is that of asking."""
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(1)
    pool.setExpiryTimeout(linger_ms)
    return pool


def guarded(job: Callable[[], None], broken: Callable[[Exception], None]) -> None:
    """Do `job` on a worker; an exception that it did not foresee is a mistake of ours, and goes to `broken`.

    The one thread guard of the windows: what a job foresees it catches by itself.
    """
    try:
        job()
    except Exception as mistake:  # noqa: BLE001 - thread guard: reported as a bug of ours
        broken(mistake)
