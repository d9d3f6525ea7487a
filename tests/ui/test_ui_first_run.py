"""The first run in the window: sign-in, consent, senses, test capture, done; kills in between; bad input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from agent.client import Problem, ProblemCode, SenseCheck, TrialCapture
from tests.ui.fake_client import (
    CLOCKED_IN,
    CLOCKED_OUT,
    CONSENT_NEEDED,
    SIGN_IN,
    SIGNED_OUT,
    FakeClient,
)
from tests.ui.fake_setup import FakeSetup, FakeTrials
from ui import first_run_words as words
from ui.bridge import Bridge
from ui.consent import ConsentWindow
from ui.first_run_needs import FirstRun
from ui.main_window import MainWindow
from ui.present_pages import Field
from ui.present_setup import Step, may_open, step_of

Key = Qt.Key


class Rig:
    """The main window and the consent page over fakes, and the addresses that a browser was given."""

    def __init__(self, qapp, look, client: FakeClient, setup: FakeSetup) -> None:
        self.app = qapp
        self.client = client
        self.setup = setup
        self.trials = FakeTrials()
        self.opened: list[str] = []
        self.bridge = Bridge(client)
        self.window = MainWindow(self.bridge, look, FirstRun(setup, self.trials))
        self.window.enrol.wait._open_url = self._open
        self.consent = ConsentWindow(self.bridge)
        self.window.consent_wanted.connect(self.consent.open_page)
        self.consent.closed.connect(self.window.first_run.consent_closed)
        self.window.show()
        self.settle()

    def _open(self, url: str) -> bool:
        self.opened.append(url)
        return True

    def settle(self) -> None:
        for _ in range(6):
            self.bridge.wait()
            self.window.first_run.trying.wait()
            self.app.processEvents()

    def press(self, key: Key) -> None:
        focus = self.app.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        self.settle()

    @property
    def step(self) -> Step | None:
        return self.window.first_run.step

    def close(self) -> None:
        self.client.gate.set()
        self.bridge.close()
        for window in (self.window, self.consent):
            window.hide()
            shiboken6.delete(window)
        self.app.processEvents()


@pytest.fixture
def make(qapp, look) -> Iterator[object]:
    rigs: list[Rig] = []

    def made(snapshot=SIGNED_OUT, setup: FakeSetup | None = None) -> Rig:
        rigs.append(Rig(qapp, look, FakeClient(snapshot), setup or FakeSetup()))
        return rigs[-1]

    yield made
    for rig in rigs:
        rig.close()


def test_the_whole_way_by_keyboard_alone(make):
    rig = make()
    page, steps = rig.window.enrol, rig.window.first_run
    rig.window.activateWindow()
    page.server.setFocus()
    QTest.keyClicks(page.server, "https://time.example.com")
    rig.press(Key.Key_Return)
    assert rig.setup.log == ["keep https://time.example.com"]
    assert page.wait.isVisible()
    assert page.wait.code.text() == "WXYZ-2345"
    assert page.wait.code.accessibleName().endswith("W X Y Z 2 3 4 5")
    assert rig.opened == [SIGN_IN.complete_url]

    rig.client.confirmed = True
    page.wait.asks.emit()
    rig.settle()
    assert rig.step is Step.CONSENT
    assert not page.isVisible()
    assert steps.consent.read.hasFocus()
    rig.press(Key.Key_Space)
    assert rig.consent.isVisible()
    rig.consent.agree_button.setFocus()
    QTest.keyClick(rig.consent.agree_button, Key.Key_Space)
    rig.settle()

    assert rig.step is Step.CHECK
    assert rig.trials.tried == ["screen", "input", "idle", "window", "session"]
    assert steps.check.state.text() == words.CHECK_ALL
    rig.window.activateWindow()
    rig.settle()
    assert steps.check.go_on.hasFocus()
    rig.press(Key.Key_Space)
    assert rig.step is Step.CAPTURE
    rig.press(Key.Key_Space)
    assert len(steps.capture.pictures) == 1
    assert steps.capture.holds == 1
    assert steps.capture.throw.hasFocus()
    rig.press(Key.Key_Space)
    assert steps.capture.holds == 0
    assert steps.capture.pictures == []
    assert rig.step is Step.DONE
    rig.press(Key.Key_Space)
    assert rig.setup.log[-1] == "end"
    assert rig.step is None
    assert rig.window.work.isVisible()
    assert not steps.isVisible()


def waiting(make, **changes) -> Rig:
    rig = make()
    rig.client.sign_in = replace(SIGN_IN, **changes)
    rig.window.enrol.server.setText("https://time.example.com")
    rig.window.enrol.submit()
    rig.settle()
    return rig


def test_the_server_is_asked_at_its_own_pace_and_only_while_it_is_waited_for(make):
    rig = waiting(make, interval_s=7)
    wait = rig.window.enrol.wait
    assert wait._timer.interval() == 7_000
    assert wait._timer.isActive()
    wait.asks.emit()
    rig.settle()
    assert wait._timer.isActive()
    QTest.mouseClick(wait.cancel, Qt.MouseButton.LeftButton)
    assert not wait._timer.isActive()
    assert not wait.waits
    assert rig.window.enrol.form.isVisible()
    assert rig.window.enrol.server.text() == "https://time.example.com"


@pytest.mark.parametrize("code", [ProblemCode.CODE_EXPIRED, ProblemCode.SIGN_IN_DECLINED])
def test_a_code_that_is_over_is_said_and_another_can_be_had(make, code):
    rig = waiting(make)
    wait = rig.window.enrol.wait
    rig.client.refusals["enrol_signed_in"] = Problem(code)
    wait.asks.emit()
    rig.settle()
    assert wait.error.isVisible()
    assert wait.error.text()
    assert "employer" not in wait.error.text(), "nobody gives one a code here"
    assert not wait._timer.isActive()
    assert wait.new_code.isVisible()
    rig.client.sign_in = replace(SIGN_IN, user_code="NEWC-ODE7")
    del rig.client.refusals["enrol_signed_in"]
    QTest.mouseClick(wait.new_code, Qt.MouseButton.LeftButton)
    rig.settle()
    assert wait.code.text() == "NEWC-ODE7"
    assert not wait.error.isVisible()
    assert rig.client.verbs.count("ask_sign_in") == 2


def test_a_server_that_is_away_for_a_moment_is_asked_again(make):
    rig = waiting(make)
    wait = rig.window.enrol.wait
    rig.client.refusals["enrol_signed_in"] = Problem(ProblemCode.SERVER_UNREACHABLE)
    wait.asks.emit()
    rig.settle()
    assert wait._timer.isActive()
    assert "goes on asking" in wait.state.text()
    assert not wait.error.isVisible()


def test_a_browser_that_does_not_open_is_said_and_the_address_stands_there(make):
    rig = make()
    rig.window.enrol.wait._open_url = lambda _url: False
    rig.window.enrol.server.setText("https://time.example.com")
    rig.window.enrol.submit()
    rig.settle()
    wait = rig.window.enrol.wait
    assert wait.error.text() == words.NO_BROWSER
    assert SIGN_IN.verification_url in wait.by_hand.text()


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "javascript:alert(1)", "smb://host/x", "", "https://"]
)
def test_only_pages_of_the_web_are_given_to_the_browser(make, url):
    assert not may_open(url)
    rig = waiting(make, complete_url=url)
    assert rig.opened == []
    assert rig.window.enrol.wait.error.text() == words.NO_BROWSER


@pytest.mark.parametrize(
    ("code", "where"),
    [
        (ProblemCode.SERVER_UNREACHABLE, Field.SERVER),
        (ProblemCode.SERVER_TOO_OLD, Field.SERVER),
        (ProblemCode.SERVER_ADDRESS_INVALID, Field.SERVER),
        (ProblemCode.KEYRING_LOCKED, Field.FORM),
    ],
)
def test_a_refused_sign_in_stands_beside_its_field_and_loses_nothing(make, code, where):
    rig = make()
    page = rig.window.enrol
    rig.client.refusals["ask_sign_in"] = Problem(code)
    page.server.setText("https://time.example.com")
    page.device.setText("workbench")
    page.submit()
    rig.settle()
    assert {field for field, error in page.errors.items() if error.isVisible()} == {where}
    assert page.form.isVisible()
    assert (page.server.text(), page.device.text()) == ("https://time.example.com", "workbench")
    assert page.sign_in.isEnabled()


def test_what_was_typed_or_preset_is_there_after_a_kill(make):
    rig = make(setup=FakeSetup(server="https://kept.example", under_way=True))
    assert rig.window.enrol.server.text() == "https://kept.example"
    assert rig.window.enrol.first is rig.window.enrol.sign_in


@pytest.mark.parametrize(
    ("snapshot", "step"), [(CONSENT_NEEDED, Step.CONSENT), (CLOCKED_OUT, Step.CHECK)]
)
def test_a_start_after_a_kill_goes_on_where_it_was(make, snapshot, step):
    rig = make(snapshot, FakeSetup(under_way=True))
    assert rig.step is step


def test_whoever_was_enrolled_before_sees_no_first_run(make):
    rig = make(CONSENT_NEEDED)
    assert rig.step is None
    assert rig.window.work.isVisible()


@pytest.mark.parametrize("snapshot", [CLOCKED_IN, replace(CLOCKED_OUT, contracts=())])
def test_the_first_run_stands_in_nobodys_way(snapshot):
    assert step_of(snapshot, under_way=True, done=None) is None


def test_a_declined_consent_is_said_and_can_be_put_off(make):
    rig = make(CONSENT_NEEDED, FakeSetup(under_way=True))
    step = rig.window.first_run.consent
    QTest.mouseClick(step.read, Qt.MouseButton.LeftButton)
    rig.settle()
    QTest.mouseClick(rig.consent.decline_button, Qt.MouseButton.LeftButton)
    rig.settle()
    assert rig.step is Step.CONSENT
    assert step.declined.isVisible()
    assert "agree" not in rig.client.verbs
    QTest.mouseClick(step.later_button, Qt.MouseButton.LeftButton)
    rig.settle()
    assert rig.step is None
    assert rig.window.work.isVisible()
    assert rig.setup.log == ["end"]


def test_a_contract_is_chosen_by_itself_where_there_is_one(make):
    alone = replace(CONSENT_NEEDED, contract=None, contracts=CONSENT_NEEDED.contracts[:1])
    rig = make(alone, FakeSetup(under_way=True))
    assert rig.client.calls == [
        ("choose_contract", {"contract": CONSENT_NEEDED.contracts[0].contract})
    ]
    assert rig.window.first_run.consent.read.isEnabled()


def test_a_key_pressed_before_the_contract_is_chosen_counts_as_soon_as_it_is(make):
    alone = replace(CONSENT_NEEDED, contract=None, contracts=CONSENT_NEEDED.contracts[:1])
    rig = make(setup=FakeSetup(under_way=True))
    rig.window.activateWindow()
    # So that it stays unchosen, as it is until the agent has done it.
    rig.client.refusals["choose_contract"] = Problem(ProblemCode.UNKNOWN_CONTRACT)
    rig.client.publish(alone)
    rig.settle()
    assert rig.window.first_run.consent.read.hasFocus()
    rig.press(Key.Key_Space)
    assert not rig.consent.isVisible()
    rig.client.publish(CONSENT_NEEDED)
    rig.settle()
    assert rig.consent.isVisible()
    # Once: closing it again is an answer.
    rig.consent.close()
    rig.client.publish(replace(CONSENT_NEEDED, memo="Anything else"))
    rig.settle()
    assert not rig.consent.isVisible()


def test_where_one_of_several_contracts_is_to_be_chosen_the_button_leads_to_them(make):
    rig = make(replace(CONSENT_NEEDED, contract=None), FakeSetup(under_way=True))
    rig.window.activateWindow()
    rig.settle()
    rig.press(Key.Key_Space)
    assert rig.window.first_run.consent.contract.hasFocus()
    assert not rig.consent.isVisible()


def test_while_the_server_is_asked_the_keyboard_stays_and_asks_once(make):
    rig = make()
    page = rig.window.enrol
    rig.window.activateWindow()
    page.server.setText("https://nobody.example")
    page.server.setFocus()
    rig.client.refusals["ask_sign_in"] = Problem(ProblemCode.SERVER_UNREACHABLE)
    page.submit()
    assert page.progress.isVisible()
    assert page.sign_in.hasFocus()
    QTest.keyClick(page.sign_in, Key.Key_Space)
    rig.settle()
    assert [verb for verb, _ in rig.client.calls] == ["ask_sign_in"]
    assert page.server.hasFocus()


def test_a_sense_that_fails_says_why_and_how_to_mend_it_and_is_tried_again(make):
    setup = FakeSetup(under_way=True)
    rig = make(CONSENT_NEEDED, setup)
    details = {"sense": "screen", "why": "permission-missing", "reason": "permission-missing"}
    rig.trials.checks["screen"] = SenseCheck(
        "screen", Problem(ProblemCode.SCREEN_UNAVAILABLE, details)
    )
    rig.trials.checks["camera"] = SenseCheck("camera", reason="camera-busy")
    rig.client.publish(CLOCKED_OUT)
    rig.settle()
    check = rig.window.first_run.check
    assert "Allow it for Hourproof" in check.found["screen"].text()
    assert check.found["camera"].text().endswith(words.CAMERA_MENDS["camera-busy"])
    assert check.found["input"].text() == f"✓  {words.CHECK_WORKS}"
    assert check.state.text() == words.CHECK_SOME
    assert check.go_on.isEnabled()
    rig.trials.checks["screen"] = SenseCheck("screen")
    rig.trials.checks["camera"] = SenseCheck("camera")
    QTest.mouseClick(check.again, Qt.MouseButton.LeftButton)
    rig.settle()
    assert check.state.text() == words.CHECK_ALL


def at_capture(make) -> Rig:
    rig = make(CLOCKED_OUT, FakeSetup(under_way=True))
    rig.window.first_run.check.go_on.click()
    rig.settle()
    assert rig.step is Step.CAPTURE
    return rig


def test_a_test_capture_that_fails_says_why_and_can_be_left_out(make):
    rig = at_capture(make)
    capture = rig.window.first_run.capture
    details = {"sense": "screen", "why": "no-answer", "reason": "no-answer"}
    problem = Problem(ProblemCode.SCREEN_UNAVAILABLE, details)
    rig.trials.capture = TrialCapture((), problem)
    capture.take.click()
    rig.settle()
    assert "cannot be captured" in capture.state.text()
    assert capture.take.isEnabled()
    capture.skip.click()
    rig.settle()
    assert rig.step is Step.DONE
    assert not rig.window.first_run.over.gone.isVisible()


def test_a_test_capture_is_thrown_away_also_when_the_clock_is_started_elsewhere(make):
    rig = at_capture(make)
    capture = rig.window.first_run.capture
    capture.take.click()
    rig.settle()
    capture.pictures[0].click()
    rig.settle()
    assert capture._large is not None
    assert capture._large.isVisible()
    assert capture.holds == 1
    rig.client.publish(CLOCKED_IN)
    rig.settle()
    assert capture.holds == 0
    assert not capture._large.isVisible()
    assert rig.window.work.isVisible()


def test_a_mistake_of_ours_in_a_trial_gives_the_buttons_back(make):
    rig = at_capture(make)

    def fails() -> TrialCapture:
        raise RuntimeError("ours")

    rig.trials.test_capture = fails
    broken: list[object] = []
    rig.bridge.broken.connect(broken.append)
    rig.window.first_run.capture.take.click()
    rig.settle()
    assert len(broken) == 1
    assert rig.window.first_run.capture.take.isEnabled()
