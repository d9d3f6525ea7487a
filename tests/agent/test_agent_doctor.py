"""Doctor really tries each sense, looks at each file, and says how to mend what does not work."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from agent.cli.words import doctor as doctor_words
from agent.cli.words import problems as problems_words
from agent.cli.words import senses as senses_words
from agent.client import ProblemSpan
from agent.core.problems import Problem, ProblemCode
from agent.runtime.clock import SystemRng
from agent.store.contracts import ContractsFile
from agent.store.paths import Paths, find_paths, make_folders
from agent.store.pictures import PictureFiles
from agent.store.secrets import SecretName
from agent.store.vault import IN_THE_CLEAR, Vault
from agent.wiring import look
from agent.wiring.at_rest import CONTRACTS, PICTURES
from agent.wiring.examine import examine
from agent.wiring.report import report
from agent.wiring.trials import TRIALS, Finding, try_senses
from capture.api import ActiveWindow, Monitor, Obstacle, SenseError, Senses
from capture.fake.desktop import FakeDesktop
from capture.fake.senses import senses_of
from tests.support.agent_world import a_contract
from tests.support.built_agent import KeptSecrets
from tests.ui.fake_client import CLOCKED_IN, NOW_MS

SMALL = Monitor(index=0, x=0, y=0, width=64, height=40)
NOTHING = Senses(screen=None, input=None, idle=None, window=None, obstacles=())


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = find_paths(tmp_path / "home", environment={})
    make_folders(paths)
    return paths


def by_name(findings: object) -> Mapping[str, Finding]:
    return {one.what: one for one in findings}  # type: ignore[attr-defined]  # any iterable of them


@dataclass
class Broken:
    """A sense that was viable and fails when it is used, or hangs."""

    error: SenseError | None
    name: str = "broken"

    def why_not(self) -> Obstacle | None:
        return None

    def active(self) -> None:
        if self.error is None:
            threading.Event().wait(60)
        else:
            raise self.error


def test_each_sense_is_used_and_what_it_gave_is_not_told() -> None:
    desktop = FakeDesktop(monitors=(SMALL,))
    desktop.focus(ActiveWindow(app="bank", title="Account of Ana"))
    found = by_name(try_senses(senses_of(desktop)))
    assert set(found) == {"camera", *(trial.name for trial in TRIALS)}
    assert not any(one.problem for one in found.values())
    assert found["screen"].details["monitors"] == "64x40"
    assert found["window"].details["in_front"] == "read and thrown away"
    said = str(found)
    assert "Ana" not in said
    assert "bank" not in said


@pytest.mark.parametrize(
    ("error", "code", "why"),
    [
        (SenseError(None, "X said 3"), ProblemCode.WINDOW_UNAVAILABLE, "failed"),
        (
            SenseError(Obstacle.EXTENSION_MISSING, "RANDR"),
            ProblemCode.WINDOW_UNAVAILABLE,
            "extension-missing",
        ),
        (SenseError(Obstacle.NO_DISPLAY, "gone"), ProblemCode.NO_DISPLAY, "no-display"),
        (None, ProblemCode.WINDOW_UNAVAILABLE, "no-answer"),
    ],
)
def test_a_sense_that_fails_when_it_is_used_is_found(
    error: SenseError | None, code: ProblemCode, why: str
) -> None:
    senses = replace(NOTHING, window=Broken(error))
    found = by_name(try_senses(senses, limit_s=0.2))["window"]
    assert found.problem is not None
    assert found.problem.code is code
    assert found.problem.details["why"] == why
    said = doctor_words.finding_text("window", found.details, found.problem)
    assert said.startswith("active window  PROBLEM  ")
    assert "{" not in said


def test_a_fault_of_ours_is_not_taken_for_an_obstacle() -> None:
    class Faulty(Broken):
        def active(self) -> None:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(try_senses(replace(NOTHING, window=Faulty(None))))


SHARED = [
    Obstacle.NO_DISPLAY,
    Obstacle.WAYLAND_SESSION,
    Obstacle.PERMISSION_MISSING,
    Obstacle.EXTENSION_MISSING,
    Obstacle.LIBRARY_MISSING,
    Obstacle.NOT_THIS_SYSTEM,
]


@pytest.mark.parametrize("obstacle", SHARED)
@pytest.mark.parametrize("sense", ["screen", "input", "idle", "window"])
def test_each_obstacle_of_each_sense_has_words_and_a_mend(sense: str, obstacle: Obstacle) -> None:
    senses = replace(NOTHING, obstacles=((sense, obstacle),))
    found = by_name(try_senses(senses))[sense]
    assert found.problem is not None
    said = problems_words.problem_text(found.problem)
    if obstacle is not Obstacle.NO_DISPLAY:
        what, mend = senses_words.SENSE_SHADES[f"{sense}-unavailable/{obstacle.value}"]
        assert said == f"{what} {mend}"
    assert said.count(". ") >= 1


@pytest.mark.parametrize("obstacle", [Obstacle.BUS_MISSING, Obstacle.SESSION_UNKNOWN])
def test_what_keeps_lock_and_sleep_from_being_heard_has_words_and_a_mend(
    obstacle: Obstacle,
) -> None:
    desktop = FakeDesktop()
    desktop.take_away("session", obstacle)
    found = by_name(try_senses(senses_of(desktop)))["session"]
    assert found.problem is not None
    assert found.problem.code is ProblemCode.SESSION_UNAVAILABLE
    what, mend = senses_words.SENSE_SHADES[f"session-unavailable/{obstacle.value}"]
    assert problems_words.problem_text(found.problem) == f"{what} {mend}"


@pytest.mark.parametrize("sense", sorted(senses_words.WITHOUT_DISPLAY))
def test_without_a_display_each_sense_says_what_does_not_work(sense: str) -> None:
    problem = Problem(ProblemCode.NO_DISPLAY)
    said = doctor_words.finding_text(sense, {}, problem)
    assert said.endswith(senses_words.WITHOUT_DISPLAY[sense])
    assert "DISPLAY" in said


class Webcam:
    """A camera that says what keeps it."""

    name = "opencv-v4l2"

    def __init__(self, obstacle: Obstacle | None) -> None:
        self._obstacle = obstacle

    def why_not(self) -> Obstacle | None:
        return self._obstacle

    def photo(self, stop: object) -> None:
        raise AssertionError("its lamp would be on")


@pytest.mark.parametrize(
    "obstacle",
    [
        Obstacle.CAMERA_MISSING,
        Obstacle.CAMERA_BUSY,
        Obstacle.CAMERA_FAILED,
        Obstacle.PERMISSION_MISSING,
        Obstacle.LIBRARY_MISSING,
        Obstacle.NOT_THIS_SYSTEM,
    ],
)
def test_what_keeps_a_camera_has_words_and_is_no_problem(obstacle: Obstacle) -> None:
    senses = replace(NOTHING, camera=Webcam(obstacle))
    found = by_name(try_senses(senses))["camera"]
    assert found.problem is None
    said = doctor_words.finding_text("camera", found.details, found.problem)
    assert said == f"{'camera':<14} none     {senses_words.CAMERA[obstacle.value]}"
    assert obstacle.value not in said


def test_a_camera_is_found_and_not_opened() -> None:
    found = by_name(try_senses(replace(NOTHING, camera=Webcam(None))))["camera"]
    said = doctor_words.finding_text("camera", found.details, found.problem)
    assert said.endswith(" ok       opencv-v4l2, found, not opened: the lamp stays dark")


def test_what_is_found_fits_the_terminal_and_ends_with_what_is_wrong() -> None:
    problem = Problem(ProblemCode.NO_DISPLAY)
    first, *others = doctor_words.finding_text("idle", {}, problem, width=60).splitlines()
    assert first.startswith("idle time      PROBLEM  Idle time")
    assert len(others) > 1
    assert all(line.startswith(" " * 24 + line.strip()[0]) for line in others)
    assert all(len(line) <= 60 for line in (first, *others))
    assert doctor_words.summary([]) == "Everything works."
    assert doctor_words.summary(["idle"]) == "1 problem: idle time"
    assert doctor_words.summary(["idle", "new"]) == "2 problems: idle time, new"


def test_details_without_words_of_their_own_are_told_by_name() -> None:
    said = doctor_words.finding_text("clock", {"offset_s": "3", "more_bytes": "2000"}, None)
    assert said.endswith("ok       3 s from the server's, more bytes 2.0 kB")


def test_files_that_others_can_read_are_found(paths: Paths) -> None:
    (paths.data / "notes").write_text("x")
    assert look.look_at_rights(paths).problem is None
    paths.data.chmod(0o755)
    paths.settings.write_text("version = 1\n")
    paths.settings.chmod(0o644)
    found = look.look_at_rights(paths)
    assert found.problem is not None
    assert found.problem.code is ProblemCode.FILES_EXPOSED
    assert int(found.details["count"]) >= 2


def test_pictures_are_read_and_compared(paths: Paths) -> None:
    files = PictureFiles(paths.pictures)
    good, bad = files.put(b"good"), files.put(b"bad")
    assert look.look_at_pictures(paths, IN_THE_CLEAR).problem is None
    files.path(bad).write_bytes(b"worse")
    (paths.pictures / "Thumbs.db").write_bytes(b"")
    (files.path(good).parent / f"{good}.bak").write_bytes(b"good")
    found = look.look_at_pictures(paths, IN_THE_CLEAR)
    assert found.problem is not None
    assert found.problem.details["path"] == str(files.path(bad))
    assert (found.details["count"], found.details["foreign"], found.details["damaged"]) == (
        "2",
        "2",
        "1",
    )
    assert "is not what it was" in problems_words.problem_text(found.problem)


def test_sealed_pictures_are_opened_with_the_key_and_only_counted_without(paths: Paths) -> None:
    secrets = KeptSecrets()
    vault = Vault(secrets, mark=paths.vault, random_bytes=SystemRng().token_bytes)
    vault.unlock()
    files = PictureFiles(paths.pictures, vault.cipher(PICTURES))
    name = files.put(b"good")
    assert look.look_at_pictures(paths, vault.cipher(PICTURES)).problem is None
    found = look.look_at_pictures(paths, None)
    assert found.problem is None
    assert found.details["looked_into"] == "none, without the key"
    files.path(name).write_bytes(files.path(name).read_bytes()[:-1] + b"x")
    assert look.look_at_pictures(paths, vault.cipher(PICTURES)).problem is not None
    environment = {"HOURPROOF_HOME": str(paths.data)}
    whole = by_name(
        examine(home=None, environment=environment, secrets=secrets, senses=NOTHING).findings
    )
    assert whole["pictures"].details["damaged"] == "1"
    # The key is gone: that is said once, with the keyring.
    del secrets.kept[SecretName.STORE_KEY]
    lost = by_name(
        examine(home=None, environment=environment, secrets=secrets, senses=NOTHING).findings
    )
    assert lost["pictures"].problem is None
    assert lost["keyring"].problem is not None
    assert lost["keyring"].problem.code is ProblemCode.KEY_LOST


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff", b"[" * 100_000, b'[{"v":99}]'])
def test_a_damaged_list_of_contracts_is_found_and_left(paths: Paths, data: bytes) -> None:
    assert look.look_at_contracts(paths, IN_THE_CLEAR).problem is None
    paths.contracts.write_bytes(data)
    found = look.look_at_contracts(paths, None)
    if data == b"{}":  # an empty one
        assert found.details["count"] == "0"
    else:
        assert found.problem is not None
        assert found.problem.code is ProblemCode.CONTRACTS_CORRUPT
    assert paths.contracts.read_bytes() == data


def test_a_sealed_list_of_contracts_is_looked_into_with_the_key_alone(paths: Paths) -> None:
    vault = Vault(KeptSecrets(), mark=paths.vault, random_bytes=lambda size: bytes(size))
    vault.unlock()
    cipher = vault.cipher(CONTRACTS)
    ContractsFile(paths.contracts, cipher).save((a_contract("a" * 16),))
    assert look.look_at_contracts(paths, cipher).details["count"] == "1"
    blind = look.look_at_contracts(paths, None)
    assert (blind.problem, "count" in blind.details) == (None, False)
    sealed = paths.contracts.read_bytes()
    paths.contracts.write_bytes(sealed[:-1])
    cut = look.look_at_contracts(paths, cipher)
    assert cut.problem is not None
    assert cut.problem.code is ProblemCode.CONTRACTS_CORRUPT


def test_what_was_set_aside_is_listed(paths: Paths) -> None:
    assert look.look_at_set_aside(paths) is None
    for name in ("spool.sqlite.unreadable-1", "journal.sqlite.corrupt-2", "agent.log"):
        (paths.data / name).write_bytes(b"")
    found = look.look_at_set_aside(paths)
    assert found is not None
    assert found.details["files"] == "journal.sqlite.corrupt-2, spool.sqlite.unreadable-1"


class Forgetful(KeptSecrets):
    """A keyring that takes a secret and has it no more."""

    def write(self, name: object, secret: str) -> None:
        del name, secret


def test_the_keyring_is_tried_with_a_probe_that_does_not_stay(tmp_path: Path) -> None:
    secrets = KeptSecrets()
    environment = {"HOURPROOF_HOME": str(tmp_path / "home")}
    found = by_name(
        examine(home=None, environment=environment, secrets=secrets, senses=NOTHING).findings
    )
    assert found["keyring"].problem is None
    assert not secrets.kept
    forgetful = examine(home=None, environment=environment, secrets=Forgetful(), senses=NOTHING)
    problem = by_name(forgetful.findings)["keyring"].problem
    assert problem is not None
    assert problem.code is ProblemCode.KEYRING_MISSING


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 B"), (999, "999 B"), (1_500_000, "1.5 MB"), (10**16, "10000.0 TB")]
)
def test_sizes_are_told_in_units(count: int, said: str) -> None:
    assert doctor_words.size(count) == said
    assert doctor_words.finding_text("pictures", {"bytes": str(count)}, None).endswith(said)


def test_a_report_tells_everything_but_the_person(paths: Paths) -> None:
    (paths.data / "spool.sqlite.unreadable-1").write_bytes(b"")
    paths.log.write_text(
        '{"at": "2026-01-12T10:00:00.000Z", "level": "warning", "room": "agent.x", "text": "a bug"}\n'
        "an older line with a memo\n",
        "utf-8",
    )
    problem = Problem(ProblemCode.DISK_FULL, {"path": "/home/ana/x", "free": "memo"})
    snapshot = replace(
        CLOCKED_IN,
        memo="Divorce papers",
        problems=(problem,),
        problem_spans=(ProblemSpan(problem, NOW_MS, None), ProblemSpan(problem, 5, 10**18)),
    )
    examined = examine(
        home=paths.data, environment={}, secrets=KeptSecrets(), senses=NOTHING
    ).findings
    text = report(paths, snapshot=snapshot, senses=(("screen", "x11-mss"),), findings=examined)
    for said in (
        "hourproof: ",
        "sense screen: x11-mss",
        "state: clocked-in",
        "queue: waiting",
        "problem: disk-full, since 20",
        f"until {10**18} ms",
        "size of spool: 0 bytes",
        "keyring: ok",
        "set-aside: ok",
        "agent.x: a bug",
    ):
        assert said in text, said
    person = [snapshot.person, snapshot.organization, snapshot.device, snapshot.memo]
    person += [one.title for one in snapshot.contracts] + [str(paths.data), "memo", "/home/ana"]
    for word in person:
        assert word not in text, word
    assert "agent: not running" in report(paths, snapshot=None)


def test_the_camera_is_looked_at_from_outside_and_its_lamp_stays_dark() -> None:
    desktop = FakeDesktop(monitors=(SMALL,))
    found = by_name(try_senses(senses_of(desktop)))["camera"]
    assert found.details == {"back_end": "fake-camera", "camera": "not opened"}
    desktop.take_away("camera", Obstacle.CAMERA_MISSING)
    found = by_name(try_senses(senses_of(desktop)))["camera"]
    assert found.details["camera"] == "camera-missing"
    assert found.problem is None, "most do without one"
    assert desktop.photos == 0
