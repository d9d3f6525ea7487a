"""Windows without a desktop: Qt's own offscreen platform, chosen by argument and not by environment
(programs that other tests start must not inherit it)."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.fake_client import FakeClient
from ui.bridge import Bridge
from ui.shell import Shell
from ui.theme import Look


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["hourproof-tests", "-platform", "offscreen"]


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    return Look(qapp)


class Rig:
    """A shell over a fake client; `settle` carries out everything that is under way."""

    def __init__(self, qapp: QApplication, look: Look, client: FakeClient) -> None:
        self.app = qapp
        self.client = client
        self.bridge = Bridge(client)
        self.shell = Shell(self.bridge, look, "1.2.3")
        self.settle()

    def settle(self) -> None:
        # Twice: the first verb of a pair may ask for the second when its answer arrives.
        for _ in range(3):
            self.bridge.wait()
            self.app.processEvents()

    def show(self, snapshot: object) -> None:
        self.client.publish(snapshot)
        self.settle()

    def close(self) -> None:
        self.client.gate.set()
        self.bridge.close()
        shell = self.shell
        for window in (
            shell.window,
            shell.consent,
            shell.preview,
            shell.problems,
            shell.picture,
        ):
            window.hide()
            window.deleteLater()
        shell.tray.hide()
        self.app.processEvents()


@pytest.fixture
def client() -> FakeClient:
    return FakeClient()


@pytest.fixture
def rig(qapp: QApplication, look: Look, client: FakeClient) -> Iterator[Rig]:
    made = Rig(qapp, look, client)
    yield made
    made.close()
