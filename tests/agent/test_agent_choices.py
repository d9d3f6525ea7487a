"""The settings as the app sees and changes them: of a built agent, with a file, a bus of its own and no network."""

from __future__ import annotations

import json
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.cli import main as cli_main
from agent.client import (
    AppSettings,
    ClientError,
    LanguageChoice,
    ProblemCode,
    SettingOrigin,
    Snapshot,
    ThemeChoice,
)
from agent.control import ControlClient
from agent.platform.autostart import Autostart, app_command
from agent.store.paths import find_paths
from agent.wiring import BuiltAgent, build
from agent.wiring.choices import app_settings
from capture.fake.desktop import FakeDesktop
from capture.fake.senses import senses_of
from tests.support.private_ca import PrivateCa
from tests.support.whole_machine import KeptSecrets


@pytest.fixture
def built(tmp_path: Path) -> Iterator[BuiltAgent]:
    environment = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    with build(
        home=tmp_path / "home",
        environment=environment,
        secrets=KeptSecrets(),
        senses=senses_of(FakeDesktop()),
    ) as running:
        yield running


def origin(built: BuiltAgent, key: str) -> tuple[SettingOrigin, tuple[str, ...]]:
    view = next(one for one in built.client.settings() if one.key == key)
    return view.origin, view.values


def test_every_setting_is_shown_with_who_decided_it(built: BuiltAgent) -> None:
    keys = [view.key for view in built.client.settings()]
    assert {"app.theme", "app.language", "privacy.blur", "network.proxy"} <= set(keys)
    assert origin(built, "network.uploads") == (SettingOrigin.DEFAULT, ("always",))
    built.client.set_setting(key="network.uploads", values=("unmetered",))
    assert origin(built, "network.uploads") == (SettingOrigin.FILE, ("unmetered",))
    built.client.unset_setting(key="network.uploads")
    assert origin(built, "network.uploads") == (SettingOrigin.DEFAULT, ("always",))


def test_a_change_of_look_reaches_every_front_end_at_once(
    built: BuiltAgent, tmp_path: Path
) -> None:
    seen: list[Snapshot] = []
    end = built.client.subscribe(seen.append)
    ControlClient(built.paths.endpoint).set_setting(key="app.theme", values=("dark",))
    ControlClient(built.paths.endpoint).set_setting(key="app.language", values=("uk",))
    end()
    wanted = AppSettings(theme=ThemeChoice.DARK, language=LanguageChoice.UKRAINIAN)
    assert built.client.snapshot().app == wanted
    assert seen[-1].app == wanted
    assert app_settings(tmp_path / "home", {}) == wanted


def test_settings_that_cannot_be_read_are_the_usual_ones(tmp_path: Path) -> None:
    assert app_settings(tmp_path / "nowhere", {}) == AppSettings()
    (tmp_path / "settings.toml").write_text("version = 99", "utf-8")
    assert app_settings(tmp_path, {}) == AppSettings()


def test_what_cannot_be_set_is_refused_and_stays(built: BuiltAgent) -> None:
    for key, value in (("app.theme", "pink"), ("app.language", "xx"), ("nothing", "1")):
        with pytest.raises(ClientError) as refused:
            built.client.set_setting(key=key, values=(value,))
        assert refused.value.problem.code is ProblemCode.SETTING_INVALID
    assert built.client.snapshot().app == AppSettings()


def test_a_file_without_certificates_is_refused_before_it_breaks_uploads(
    built: BuiltAgent, tmp_path: Path
) -> None:
    (tmp_path / "no.pem").write_text("nothing", "utf-8")
    for name in ("no.pem", "missing.pem", "."):
        with pytest.raises(ClientError) as refused:
            built.client.set_setting(key="network.ca_file", values=(str(tmp_path / name),))
        assert refused.value.problem.details["why"] == "no-certificates"
    file = str(PrivateCa(tmp_path).file)
    built.client.set_setting(key="network.ca_file", values=(file,))
    assert origin(built, "network.ca_file") == (SettingOrigin.FILE, (file,))
    built.client.set_setting(key="network.ca_file", values=("",))
    assert origin(built, "network.ca_file")[0] is SettingOrigin.DEFAULT


def test_the_app_starts_with_the_session_only_when_it_is_wanted(
    built: BuiltAgent, tmp_path: Path
) -> None:
    client = ControlClient(built.paths.endpoint)
    assert client.about().starts_with_session is False
    client.start_with_session(on=True)
    assert client.about().starts_with_session is True
    [entry] = (tmp_path / "config" / "autostart").iterdir()
    line = next(text for text in entry.read_text("utf-8").splitlines() if text.startswith("Exec="))
    assert shlex.split(line.removeprefix("Exec="))[-3:] == [
        "--minimized",
        "--home",
        str(tmp_path / "home"),
    ]
    client.start_with_session(on=False)
    assert client.about().starts_with_session is False
    assert not entry.exists()


def test_the_command_line_says_and_changes_whether_it_starts(
    built: BuiltAgent, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = ["--home", str(tmp_path / "home")]
    assert cli_main([*home, "autostart"]) == 0
    assert "does not start" in capsys.readouterr().out
    assert cli_main([*home, "autostart", "on"]) == 0
    assert "starts when you log in" in capsys.readouterr().out
    assert cli_main([*home, "autostart", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"starts_with_session": True}
    assert cli_main([*home, "autostart", "off"]) == 0
    assert built.client.about().starts_with_session is False


def test_an_entry_that_the_desktop_switched_off_is_off(tmp_path: Path) -> None:
    start = Autostart("x", ("app",), environment={"HOME": str(tmp_path)})
    start.turn(on=True)
    file = tmp_path / ".config" / "autostart" / "x.desktop"
    text = file.read_text("utf-8")
    for line in ("Hidden=true", "X-GNOME-Autostart-enabled = false"):
        file.write_text(f"{text}{line}\n", "utf-8")
        assert start.is_on() is False
    start.turn(on=True)
    assert start.is_on() is True
    start.turn(on=False)
    start.turn(on=False)


def test_without_a_home_there_is_no_way() -> None:
    start = Autostart("x", ("app",), environment={})
    assert start.is_on() is None
    with pytest.raises(FileNotFoundError):
        start.turn(on=True)


def test_a_folder_that_cannot_be_written_is_told(built: BuiltAgent, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file", "utf-8")
    with pytest.raises(ClientError) as refused:
        built.client.start_with_session(on=True)
    assert refused.value.problem.code is ProblemCode.AUTOSTART_FAILED
    assert refused.value.problem.details["reason"]


def words_of(line: str) -> list[str]:
    """The words of an `Exec` line as a desktop reads them: first the escapes of any value, then the quotes."""
    value = line.removeprefix("Exec=").replace("\\\\", "\\").replace("%%", "%")
    found = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', value)
    return [plain or re.sub(r"\\(.)", r"\1", quoted) for quoted, plain in found]


def test_odd_names_survive_the_exec_line(tmp_path: Path) -> None:
    words = ("/opt/a b/app", '--home=/x "y" $z `w` \\ 100%', "", "plain")
    start = Autostart("x", words, environment={"HOME": str(tmp_path)})
    start.turn(on=True)
    text = (tmp_path / ".config" / "autostart" / "x.desktop").read_text("utf-8")
    line = next(one for one in text.splitlines() if one.startswith("Exec="))
    assert words_of(line) == list(words)


def test_about_names_the_places(built: BuiltAgent, tmp_path: Path) -> None:
    about = built.client.about()
    assert (about.data_folder, about.device) == (str(tmp_path / "home"), "")
    assert Path(about.settings_file).parent == tmp_path / "home"
    assert os.path.basename(about.log_file) == "agent.log"
    assert find_paths(None, environment={}).own_home is None


def test_the_command_is_this_installations() -> None:
    assert app_command(["--minimized"])[-1] == "--minimized"
    assert Path(app_command([])[0]).exists()
