"""Uploads wait on a metered connection when they are told to: asked of a real bus, and decided by the outbox."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from agent.client import ProblemCode
from agent.platform import metered
from agent.platform.metered import Metered, connection_metered
from agent.store.network import Network, Uploads
from agent.store.settings import SettingsFile
from agent.wiring import outbox as outboxes
from tests.support.built_agent import (
    CONTRACT,
    World,
    agree,
    enrol,
    received,
    wait_for,
)
from tests.support.keyring_service import KeyringService


@contextmanager
def manager(service: KeyringService, said: str) -> Iterator[None]:
    program = [sys.executable, "-m", "tests.support.network_manager", service.address, said]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield
        finally:
            process.kill()


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeyringService]:
    with KeyringService.bus_only(tmp_path_factory.mktemp("bus")) as service:
        yield service


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("0", Metered.UNKNOWN),
        ("1", Metered.YES),
        ("2", Metered.NO),
        ("3", Metered.YES),
        ("4", Metered.NO),
        ("9", Metered.UNKNOWN),
        ("error", Metered.UNKNOWN),
        ("text", Metered.UNKNOWN),
    ],
)
def test_what_networkmanager_says(
    bus: KeyringService, monkeypatch: pytest.MonkeyPatch, said: str, meant: Metered
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
    with manager(bus, said):
        assert connection_metered() is meant


def test_nobody_answers(
    bus: KeyringService, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
    assert connection_metered() is Metered.UNKNOWN
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'nothing'}")
    assert connection_metered() is Metered.UNKNOWN
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "nonsense")
    assert connection_metered() is Metered.UNKNOWN
    assert metered.ANSWER_S < 10


def test_uploads_wait_for_a_connection_that_is_not_metered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    says = [Metered.NO]
    original = outboxes.SpoolOutbox.__init__

    def with_script(self: outboxes.SpoolOutbox, *given: object, **more: object) -> None:
        original(self, *given, **more, metered=lambda: says[0])  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(outboxes.SpoolOutbox, "__init__", with_script)
    monkeypatch.setattr(outboxes, "METERED_AGAIN_MS", 20)
    world = World(tmp_path / "home")
    with world.build():
        enrol(world)
        agree(world)
        wait_for(lambda: len(received(world, "consent")) == 1)
    file = SettingsFile(world.home / "settings.toml")
    settings = file.load().settings
    file.save(replace(settings, network=Network(uploads=Uploads.UNMETERED)))
    says[0] = Metered.YES
    with world.build():
        door = world.door
        door.choose_contract(contract=CONTRACT.contract)
        door.start()
        wait_for(lambda: door.snapshot().session_ms > 0)
        door.stop()
        wait_for(lambda: _codes(world) >= {ProblemCode.CONNECTION_METERED})
        assert received(world, "segment") == []
        # A person may want it all the same.
        door.upload_now()
        wait_for(lambda: len(received(world, "reveal")) == 1)
        wait_for(lambda: ProblemCode.CONNECTION_METERED not in _codes(world))
        door.start()
        wait_for(lambda: door.snapshot().session_ms > 0)
        door.stop()
        wait_for(lambda: _codes(world) >= {ProblemCode.CONNECTION_METERED})
        says[0] = Metered.NO
        wait_for(lambda: len(received(world, "reveal")) == 2)
        wait_for(lambda: ProblemCode.CONNECTION_METERED not in _codes(world))


def _codes(world: World) -> set[ProblemCode]:
    return {problem.code for problem in world.door.snapshot().problems}
