"""Windows without a desktop: Qt's own offscreen platform, chosen by argument and not by environment
(programs that other tests start must not inherit it)."""

from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.desktop import Desktop
from tests.ui.diary_desk import Desk, Opened
from tests.ui.fake_client import FakeClient
from tests.ui.fake_diary import DiaryClient
from tests.ui.gallery import Stage, State, Studio
from tests.ui.on_desktop import App
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
        self.shell.preview.retire()
        self.shell.redaction.leave()
        self.bridge.close()
        shell = self.shell
        for window in (
            shell.window,
            shell.consent,
            shell.preview,
            shell.problems,
            shell.picture,
            shell.settings,
            shell.redaction,
        ):
            window.hide()
            window.deleteLater()
        shell.tray.hide()
        # The look lives as long as the tests do: a tray that is only let go would stay with it, and
        # hear of a change of theme when half of it is collected.
        shiboken6.delete(shell.tray)
        self.app.processEvents()


@pytest.fixture
def client() -> FakeClient:
    return FakeClient()


@pytest.fixture
def rig(qapp: QApplication, look: Look, client: FakeClient) -> Iterator[Rig]:
    made = Rig(qapp, look, client)
    yield made
    made.close()


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    """The pictures of the gallery's captures; nobody changes them."""
    return Studio(tmp_path_factory.mktemp("studio"))


@pytest.fixture
def staged(
    qapp: QApplication, look: Look, studio: Studio
) -> Iterator[Callable[[State], tuple[Stage, QWidget]]]:
    """Opens a state of the gallery and gives its stage and what is in front; closed again afterwards."""
    stages: list[Stage] = []

    def open_state(state: State) -> tuple[Stage, QWidget]:
        stage = state.stage(qapp, look, studio)
        stages.append(stage)
        return stage, state.shown(stage)

    yield open_state
    for stage in stages:
        stage.close()


@pytest.fixture
def opened(staged: Callable[[State], tuple[Stage, QWidget]]) -> Callable[[State], QWidget]:
    """Opens a state of the gallery and gives what is in front: its window, or a question or menu over it."""
    return lambda state: staged(state)[1]


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    """A real desktop with a window manager, and no session bus: the tray is asked for the X way."""
    with Desktop(window_manager=True) as made:
        # Named, so that no bus is started behind our back.
        made.env["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"
        yield made


@pytest.fixture
def bus(desktop: Desktop) -> str:
    """A session bus of this desktop's own; its address."""
    return desktop.open_bus()


@pytest.fixture
def start(desktop: Desktop, tmp_path: Path) -> Iterator[Callable[..., App]]:
    """Starts the app over a fake client on `desktop`."""
    apps: list[App] = []

    def make(*arguments: str) -> App:
        apps.append(App(desktop, tmp_path, *arguments))
        return apps[-1]

    yield make
    for app in apps:
        app.close()


@pytest.fixture
def open_diary(qapp: QApplication, look: Look) -> Iterator[Opened]:
    """Opens a diary of these segments and claims."""
    desks: list[Desk] = []

    def make(entries=(), claims=(), *, zone=UTC, **more) -> Desk:
        desks.append(Desk(qapp, look, DiaryClient(tuple(entries), tuple(claims), **more), zone))
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()
