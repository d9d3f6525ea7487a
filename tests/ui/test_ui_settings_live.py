"""The settings window over the agent as it is shipped: what is clicked stands in its file, and in its diary's terms."""

import tomllib

import pytest
from PySide6.QtCore import Qt

from agent.wiring import build
from capture.fake.desktop import FakeDesktop
from capture.fake.senses import senses_of
from tests.support.private_ca import PrivateCa
from tests.support.whole_machine import KeptSecrets
from ui.bridge import Bridge
from ui.settings_window import SettingsWindow


@pytest.fixture
def built(tmp_path):
    with build(
        home=tmp_path / "home",
        environment={"XDG_CONFIG_HOME": str(tmp_path / "config")},
        secrets=KeptSecrets(),
        senses=senses_of(FakeDesktop()),
    ) as running:
        yield running


@pytest.fixture
def window(qapp, built):
    bridge = Bridge(built.client)
    made = SettingsWindow(bridge)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    yield made
    bridge.close()
    made.hide()
    made.deleteLater()
    qapp.processEvents()


def kept(built):
    file = built.paths.settings
    return tomllib.loads(file.read_text("utf-8")) if file.exists() else {}


def test_what_is_changed_in_the_window_stands_in_the_file(window, built, qtbot, tmp_path):
    window.open_page()
    qtbot.waitUntil(lambda: bool(window.about.values), timeout=5000)
    field = window.privacy.excluded
    field.name.setEditText("KeePassXC")
    field.add.click()
    qtbot.waitUntil(lambda: field.values == ("KeePassXC",), timeout=5000)
    assert kept(built)["privacy"]["excluded_apps"] == ["KeePassXC"]

    theme = window.look.theme.choice
    theme.setCurrentIndex(theme.findData("dark"))
    qtbot.waitUntil(lambda: kept(built).get("app", {}).get("theme") == "dark", timeout=5000)
    qtbot.waitUntil(lambda: window._bridge.snapshot.app.theme.value == "dark", timeout=5000)

    certificates = window.network.certificates
    certificates.take_file(str(tmp_path / "none.pem"))
    qtbot.waitUntil(lambda: "no certificates" in certificates.error.text(), timeout=5000)
    assert not kept(built).get("network", {}).get("ca_file")
    certificates.take_file(str(PrivateCa(tmp_path).file))
    qtbot.waitUntil(lambda: bool(kept(built)["network"]["ca_file"]), timeout=5000)
    qtbot.waitUntil(lambda: certificates.error.isHidden(), timeout=5000)

    window.start.start.click()
    entries = tmp_path / "config" / "autostart"
    qtbot.waitUntil(lambda: entries.is_dir() and len(list(entries.iterdir())) == 1, timeout=5000)


def test_a_name_of_an_app_that_is_none_is_refused_beside_the_field(window, built, qtbot):
    window.open_page()
    field = window.privacy.excluded
    field.name.setEditText("x" * 101)
    field.add.click()
    qtbot.waitUntil(lambda: "too long" in field.add_error.text(), timeout=5000)
    assert field.name.currentText() == "x" * 101
    assert field.values == ()
