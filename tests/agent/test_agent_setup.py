"""What the first run asks of this machine: what it remembers, the senses it tries, the capture it throws away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from agent.client import ClientError, Problem, ProblemCode, Snapshot
from agent.core.privacy import Privacy
from agent.wiring import build
from agent.wiring.setup import SERVER_VARIABLE, SenseTrials, Setup
from capture.api import Monitor, Obstacle, Senses
from capture.fake.desktop import FakeDesktop
from capture.fake.senses import senses_of
from tests.support.built_agent import KeptSecrets
from tests.support.desktop import Desktop, Place
from tests.ui.fake_client import CLOCKED_OUT, CONTRACT

SMALL = Monitor(index=0, x=0, y=0, width=64, height=40)
NOWHERE = Senses(
    screen=None,
    input=None,
    idle=None,
    window=None,
    obstacles=(("screen", Obstacle.PERMISSION_MISSING), ("input", Obstacle.NO_DISPLAY)),
)


def setup_at(folder: Path, *, preset: str | None = None, variable: str = "") -> Setup:
    environment = {SERVER_VARIABLE: variable} if variable else {}
    return Setup(folder / "first-run.json", environment=environment, preset=lambda: preset)


def trials(senses: Senses, snapshot: Snapshot = CLOCKED_OUT, **privacy: object) -> SenseTrials:
    return SenseTrials(
        lambda: senses,
        snapshot=lambda: snapshot,
        privacy=lambda: Privacy(**privacy),  # type: ignore[arg-type]  # whatever the test says
    )


def with_policy(**changes: object) -> Snapshot:
    policy = replace(CONTRACT.policy, **changes)
    return replace(CLOCKED_OUT, contracts=(replace(CONTRACT, policy=policy),))


def test_a_first_run_is_remembered_until_it_ends(tmp_path: Path) -> None:
    assert not setup_at(tmp_path).setup_open()
    setup_at(tmp_path).keep_setup(server_url="https://time.example.com")
    again = setup_at(tmp_path, preset="https://preset.example")
    assert again.setup_open()
    assert again.preset_server() == "https://time.example.com"
    again.end_setup()
    assert not again.setup_open()
    assert again.preset_server() == "https://preset.example"
    again.end_setup()


def test_the_settings_go_before_the_environment(tmp_path: Path) -> None:
    assert setup_at(tmp_path, variable="https://v.example").preset_server() == "https://v.example"
    both = setup_at(tmp_path, preset="https://s.example", variable="https://v.example")
    assert both.preset_server() == "https://s.example"
    assert setup_at(tmp_path).preset_server() == ""


@pytest.mark.parametrize("kept", [b"", b"{", b"[]", b'{"server_url": 7}', b"\xff\xfe"])
def test_a_file_that_cannot_be_read_asks_again(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / "first-run.json").write_bytes(kept)
    setup = setup_at(tmp_path, preset="https://preset.example")
    assert setup.setup_open()
    assert setup.preset_server() == "https://preset.example"


def test_what_cannot_be_remembered_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClientError) as caught:
        setup_at(tmp_path / "not-there").keep_setup(server_url="https://time.example.com")
    assert caught.value.problem.code is ProblemCode.DATA_FOLDER_UNWRITABLE


@pytest.mark.parametrize(
    ("changes", "senses"),
    [
        ({}, ("screen", "input", "idle", "window", "session")),
        (
            {"screenshots": False, "window": "none"},
            ("input", "idle", "session"),
        ),
        ({"webcam": True}, ("screen", "input", "idle", "window", "session", "camera")),
    ],
)
def test_only_what_the_contract_asks_for_is_tried(changes, senses) -> None:
    assert trials(NOWHERE, with_policy(**changes)).senses() == senses


def test_each_sense_is_really_tried(tmp_path: Path) -> None:
    tried = trials(senses_of(FakeDesktop(monitors=(SMALL,))))
    assert [tried.try_sense(sense=one).problem for one in tried.senses()] == [None] * 5
    refused = trials(NOWHERE)
    problem = refused.try_sense(sense="screen").problem
    assert problem is not None
    assert problem.code is ProblemCode.SCREEN_UNAVAILABLE
    assert problem.details["why"] == "permission-missing"
    assert refused.try_sense(sense="camera").reason == "not-available"
    with pytest.raises(ClientError):
        refused.try_sense(sense="smell")


def test_a_busy_camera_is_told_and_never_opened() -> None:
    desktop = FakeDesktop(monitors=(SMALL,))
    senses = senses_of(desktop)

    class Busy:
        name = "busy"

        def why_not(self) -> Obstacle | None:
            return Obstacle.CAMERA_BUSY

        def photo(self, stop: object) -> None:
            raise AssertionError("the lamp was lit while nobody is clocked in")

    tried = trials(replace(senses, camera=Busy()), with_policy(webcam=True))
    assert tried.try_sense(sense="camera").reason == "camera-busy"
    assert len(tried.test_capture().pictures) == 1


def test_a_screen_that_is_not_permitted_gives_its_reason_and_no_picture() -> None:
    capture = trials(NOWHERE).test_capture()
    assert capture.pictures == ()
    assert isinstance(capture.problem, Problem)
    assert capture.problem.details["why"] == "permission-missing"
    assert trials(NOWHERE, with_policy(screenshots=False)).test_capture().problem is None


def files_of(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_nothing_of_a_test_capture_lies_on_the_disk(tmp_path: Path, monkeypatch) -> None:
    """On a real screen, by the agent as it runs: its folder and the temporary one are searched byte by byte."""
    with Desktop() as desktop:
        desktop.open_window("Known", text="test capture", place=Place(0, 0, 800, 600))
        temporary = tmp_path / "temporary"
        temporary.mkdir()
        monkeypatch.setenv("TMPDIR", str(temporary))
        home = tmp_path / "home"
        environment = {**desktop.env, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
        with build(home=home, environment=environment, secrets=KeptSecrets()) as agent:
            before = {path: len(data) for path, data in files_of(home).items()}
            capture = agent.trials.test_capture()
            assert capture.problem is None
            (picture,) = capture.pictures
            assert (picture.width, picture.height) == (1280, 800)
            during = files_of(home)
            # What is kept is sealed: noise would not be recognised, so nothing may have come or grown at all.
            sealed = {path for path in during if path.name != "agent.log"}
            assert {p: len(during[p]) for p in sealed} == {p: before[p] for p in sealed}
        pieces = {picture.data[at : at + 24] for at in range(0, len(picture.data) - 24, 101)}
        found = {**files_of(home), **files_of(temporary)}
        assert found
        for path, data in found.items():
            assert b"WEBPVP8" not in data, path
            assert not any(piece in data for piece in pieces), path
