"""What every `capture.api.Session` must do."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from capture.api import Session, SessionNews
from capture.fake.desktop import FakeDesktop
from capture.fake.session import FakeSession
from capture.linux.session import LogindSession
from tests.support.desktop import wait_until
from tests.support.login_service import SESSION_ID, LoginService, private_bus

LOCKED, UNLOCKED = SessionNews.LOCKED, SessionNews.UNLOCKED


@dataclass(frozen=True)
class Machine:
    """A session, what can be done to it, and whether the machine waits."""

    session: Session
    lock: Callable[[bool], None]
    sleep: Callable[[], None]
    log_out: Callable[[], None]
    waits: Callable[[], bool]


@pytest.fixture(params=["logind", "fake"])
def machine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Machine]:
    with _fake() if request.param == "fake" else _logind(tmp_path) as made:
        yield made
        made.session.stop()


@contextlib.contextmanager
def _fake() -> Iterator[Machine]:
    desktop = FakeDesktop()
    yield Machine(
        session=FakeSession(desktop),
        lock=desktop.lock,
        sleep=lambda: desktop.happen(SessionNews.SLEEPING),
        log_out=lambda: desktop.happen(SessionNews.ENDING),
        waits=lambda: desktop.held,
    )


@contextlib.contextmanager
def _logind(folder: Path) -> Iterator[Machine]:
    with private_bus(folder) as bus:
        service = LoginService(bus.address)
        session = LogindSession(system=bus.address, desktop=bus.address, session=SESSION_ID)
        try:
            yield Machine(
                session=session,
                lock=lambda locked: service.change("LockedHint", locked),
                sleep=lambda: service.sleep(True),
                log_out=service.log_out,
                waits=lambda: service.inhibitors > 0,
            )
        finally:
            session.stop()
            service.close()


def comes(heard: list[SessionNews], *news: SessionNews) -> None:
    wait_until(lambda: heard == list(news), f"{news}, heard {heard}")


def test_works_here_and_has_a_name(machine: Machine) -> None:
    assert machine.session.why_not() is None
    assert machine.session.name


def test_the_present_state_comes_first_and_then_every_change(machine: Machine) -> None:
    machine.lock(True)
    heard: list[SessionNews] = []
    machine.session.start(heard.append)
    comes(heard, LOCKED)
    machine.lock(False)
    machine.lock(True)
    comes(heard, LOCKED, UNLOCKED, LOCKED)


def test_the_machine_waits_for_sleep_until_it_is_let_go(machine: Machine) -> None:
    heard: list[SessionNews] = []
    machine.session.start(heard.append)
    comes(heard, UNLOCKED)
    machine.sleep()
    comes(heard, UNLOCKED, SessionNews.SLEEPING)
    assert machine.waits()
    machine.session.let_go()
    wait_until(lambda: not machine.waits(), "the machine to be let go")


def test_a_log_out_is_told(machine: Machine) -> None:
    heard: list[SessionNews] = []
    machine.session.start(heard.append)
    comes(heard, UNLOCKED)
    machine.log_out()
    comes(heard, UNLOCKED, SessionNews.ENDING)


def test_nothing_is_told_after_stop_and_it_can_be_started_again(machine: Machine) -> None:
    heard: list[SessionNews] = []
    machine.session.start(heard.append)
    comes(heard, UNLOCKED)
    machine.session.stop()
    machine.session.stop()
    machine.lock(True)
    assert heard == [UNLOCKED]
    machine.session.start(heard.append)
    comes(heard, UNLOCKED, LOCKED)
