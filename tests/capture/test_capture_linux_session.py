"""The session by logind and screensaver, on a real bus with a small logind of our own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from capture.api import Obstacle, SessionNews
from capture.linux.session import LogindSession
from tests.support.desktop import wait_until
from tests.support.login_service import SESSION_ID, LoginService, PrivateBus, private_bus

LOCKED, UNLOCKED = SessionNews.LOCKED, SessionNews.UNLOCKED


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[PrivateBus]:
    with private_bus(tmp_path) as started:
        yield started


@contextmanager
def login(bus: PrivateBus, **how: bool) -> Iterator[LoginService]:
    service = LoginService(bus.address, **how)
    try:
        yield service
    finally:
        service.close()


def session_of(bus: PrivateBus, *, session: str | None = SESSION_ID) -> LogindSession:
    return LogindSession(system=bus.address, desktop=bus.address, session=session, again_s=0.05)


@contextmanager
def hearing(bus: PrivateBus, **how: str | None) -> Iterator[list[SessionNews]]:
    heard: list[SessionNews] = []
    session = session_of(bus, **how)
    session.start(heard.append)
    try:
        yield heard
    finally:
        session.stop()


def comes(heard: list[SessionNews], *news: SessionNews) -> None:
    """Wait until exactly these came, in this order, and take them off."""
    wait_until(lambda: len(heard) >= len(news), f"{news}, heard {heard}")
    assert heard == list(news)
    heard.clear()


def test_the_present_state_comes_first(bus: PrivateBus) -> None:
    with login(bus) as service:
        with hearing(bus) as heard:
            comes(heard, UNLOCKED)
        service.properties["LockedHint"] = ("b", True)
        with hearing(bus) as heard:
            comes(heard, LOCKED)


def test_the_locked_hint_locks_and_unlocks(bus: PrivateBus) -> None:
    with login(bus) as service, hearing(bus) as heard:
        comes(heard, UNLOCKED)
        service.change("LockedHint", True)
        comes(heard, LOCKED)
        service.change("LockedHint", True)
        service.change("LockedHint", False)
        comes(heard, UNLOCKED)


def test_a_wish_to_lock_is_told_apart_from_a_lock(bus: PrivateBus) -> None:
    with login(bus) as service, hearing(bus) as heard:
        comes(heard, UNLOCKED)
        service.ask_lock()
        comes(heard, SessionNews.LOCK_ASKED)


def test_another_user_in_front_is_as_good_as_locked(bus: PrivateBus) -> None:
    with login(bus) as service, hearing(bus) as heard:
        comes(heard, UNLOCKED)
        service.change("Active", False)
        comes(heard, LOCKED)
        service.change("LockedHint", True)
        service.change("Active", True)
        service.change("LockedHint", False)
        comes(heard, UNLOCKED)


def test_the_screensaver_locks_too(bus: PrivateBus) -> None:
    with login(bus, saver=True) as service, hearing(bus) as heard:
        comes(heard, LOCKED)
        service.turn_saver(False)
        comes(heard, UNLOCKED)
        service.turn_saver(True)
        comes(heard, LOCKED)


def test_sleep_waits_until_it_is_let_go_and_is_held_again_after(bus: PrivateBus) -> None:
    heard: list[SessionNews] = []
    with login(bus) as service:
        session = session_of(bus)
        session.start(heard.append)
        comes(heard, UNLOCKED)
        assert service.inhibitors == 1
        assert service.asked_to_inhibit[0][0] == "sleep:shutdown"
        assert service.asked_to_inhibit[0][3] == "delay"
        service.sleep(True)
        comes(heard, SessionNews.SLEEPING)
        assert service.inhibitors == 1
        session.let_go()
        wait_until(lambda: service.inhibitors == 0, "the inhibitor to be released")
        service.sleep(False)
        comes(heard, SessionNews.WOKE)
        assert service.inhibitors == 1
        session.stop()
        wait_until(lambda: service.inhibitors == 0, "the inhibitor to be released")


def test_a_machine_that_waits_for_nobody_is_still_heard(bus: PrivateBus) -> None:
    with login(bus, inhibits=False) as service, hearing(bus) as heard:
        comes(heard, UNLOCKED)
        service.sleep(True)
        comes(heard, SessionNews.SLEEPING)


def test_log_out_and_shut_down_end_the_session(bus: PrivateBus) -> None:
    with login(bus) as service, hearing(bus) as heard:
        comes(heard, UNLOCKED)
        service.shut_down(True)
        comes(heard, SessionNews.ENDING)
        service.change("State", "closing")
        comes(heard, SessionNews.ENDING)
        service.log_out()
        comes(heard, SessionNews.ENDING)


def test_the_session_is_found_by_process_or_by_what_the_user_looks_at(bus: PrivateBus) -> None:
    for knows_pid in (True, False):
        with login(bus, knows_pid=knows_pid), hearing(bus, session=None) as heard:
            comes(heard, UNLOCKED)


def test_it_says_what_is_missing(bus: PrivateBus) -> None:
    assert session_of(bus).why_not() is Obstacle.BUS_MISSING
    with login(bus):
        assert session_of(bus).why_not() is None
        assert session_of(bus, session="c9").why_not() is Obstacle.SESSION_UNKNOWN
    bus.kill()
    assert session_of(bus).why_not() is Obstacle.BUS_MISSING


def test_a_bus_that_comes_later_or_again_is_found(bus: PrivateBus) -> None:
    bus.kill()
    with hearing(bus) as heard:
        bus.start()
        with login(bus) as service:
            comes(heard, UNLOCKED)
            bus.kill()
            service.close()
        bus.start()
        with login(bus) as service:
            service.properties["LockedHint"] = ("b", True)
            wait_until(lambda: service.inhibitors == 1, "the session to be listened to again")
            service.change("LockedHint", True)
            wait_until(lambda: LOCKED in heard, "the lock")


def test_strangers_cannot_speak_for_logind(bus: PrivateBus) -> None:
    with login(bus) as service, hearing(bus) as heard:
        comes(heard, UNLOCKED)
        stranger = LoginService(bus.address)  # the name is taken: it only queues for it
        stranger.change("LockedHint", True)
        stranger.sleep(True)
        stranger.close()
        service.change("LockedHint", True)
        comes(heard, LOCKED)
