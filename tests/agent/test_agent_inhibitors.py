"""Whether a program keeps the screen awake: asked of real buses on which somebody answers, or nobody."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from jeepney import HeaderFields, MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from agent.platform.inhibitors import idle_inhibited
from tests.support.login_service import PrivateBus, private_bus

Answers = dict[str, tuple[str, tuple[object, ...]]]


@contextmanager
def service(bus: PrivateBus, name: str, answers: Answers) -> Iterator[None]:
    """Somebody called `name`, who answers each method with a signature and a body, and all else with an error."""
    ready, stop = threading.Event(), threading.Event()

    def serve() -> None:
        with open_dbus_connection(bus=bus.address) as connection:
            connection.send_and_get_reply(message_bus.RequestName(name))
            ready.set()
            while not stop.is_set():
                try:
                    call = connection.receive(timeout=0.05)
                except TimeoutError:
                    continue
                if call.header.message_type is not MessageType.method_call:
                    continue
                found = answers.get(call.header.fields.get(HeaderFields.member, ""))
                if found is None:
                    connection.send(new_error(call, "org.freedesktop.DBus.Error.UnknownMethod"))
                else:
                    connection.send(new_method_return(call, *found))

    thread = threading.Thread(target=serve)
    thread.start()
    assert ready.wait(10)
    try:
        yield
    finally:
        stop.set()
        thread.join(10)


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    with private_bus(tmp_path) as made:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", made.address)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.address)
        yield made


@pytest.mark.parametrize(
    ("what", "kept"),
    [("idle", True), ("shutdown:sleep:idle", True), ("shutdown:sleep", False), ("", False)],
)
def test_what_logind_blocks_is_read(bus: PrivateBus, what: str, kept: bool) -> None:
    with service(bus, "org.freedesktop.login1", {"Get": ("v", (("s", what),))}):
        assert idle_inhibited() is kept


@pytest.mark.parametrize("kept", [True, False])
@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("org.gnome.SessionManager", "IsInhibited"),
        ("org.freedesktop.PowerManagement.Inhibit", "HasInhibit"),
    ],
)
def test_desktops_are_asked(bus: PrivateBus, name: str, method: str, kept: bool) -> None:
    with service(bus, name, {method: ("b", (kept,))}):
        assert idle_inhibited() is kept


@pytest.mark.parametrize("body", [("s", ("yes",)), ("u", (1,)), ("v", (("u", 7),))])
def test_strange_answers_are_no(bus: PrivateBus, body: tuple[str, tuple[object, ...]]) -> None:
    answers: Answers = {"IsInhibited": body, "Get": body}
    with service(bus, "org.gnome.SessionManager", answers):
        assert idle_inhibited() is False


def test_nobody_answers(bus: PrivateBus, monkeypatch: pytest.MonkeyPatch) -> None:
    assert idle_inhibited() is False
    bus.kill()
    assert idle_inhibited() is False
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "nonsense")
    assert idle_inhibited() is False
