"""Enrolling with another device that vouches, in the window of the new device."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from agent.client import Problem, ProblemCode
from tests.ui.fake_client import SIGNED_OUT
from ui import first_run_words as words

CODE = "K7QF-2M9X-A1B2-C3D4"


@pytest.fixture
def page(rig):
    rig.show(SIGNED_OUT)
    rig.shell.show()
    rig.settle()
    page = rig.shell.window.enrol
    page.use_code(True)
    page.server.setText("https://time.example.com")
    page.code.setText(CODE)
    page.device.setText("laptop")
    return page


def ask(rig, page):
    QTest.keyClick(page.voucher, Qt.Key.Key_Space)
    page.submit()
    rig.settle()


def test_without_asking_for_it_the_code_alone_enrols(rig, page):
    page.submit()
    rig.settle()
    assert "enrol" in rig.client.verbs
    assert "ask_voucher" not in rig.client.verbs


def test_it_is_offered_with_a_code_only(page):
    assert page.voucher.isVisible()
    page.use_code(False)
    assert not page.voucher.isVisible()


def test_the_check_code_is_shown_until_another_device_has_vouched(rig, page):
    ask(rig, page)
    wait = page.vouch
    assert wait.isVisible()
    assert not page.form.isVisible()
    assert wait.code.text() == "BCDF-GHJK-MNPQ"
    assert wait.code.accessibleName() == "Check code: B C D F G H J K M N P Q"
    assert "laptop" in wait.intro.text()
    assert wait._timer.isActive()
    wait.asks.emit()
    rig.settle()
    assert wait.isVisible(), "nobody has vouched yet"
    rig.client.confirmed = True
    wait.asks.emit()
    rig.settle()
    assert not wait.waits
    assert not wait._timer.isActive()
    assert rig.client.verbs == ["ask_voucher", "enrol_vouched", "enrol_vouched"]


def test_giving_up_leads_back_to_what_was_typed(rig, page):
    ask(rig, page)
    QTest.mouseClick(page.vouch.cancel, Qt.MouseButton.LeftButton)
    assert page.form.isVisible()
    assert page.code.text() == CODE
    assert not page.vouch._timer.isActive()
    assert not page.vouch.isVisible()


def test_a_server_that_is_away_for_a_moment_is_asked_again(rig, page):
    ask(rig, page)
    rig.client.refusals["enrol_vouched"] = Problem(ProblemCode.SERVER_UNREACHABLE)
    page.vouch.asks.emit()
    rig.settle()
    assert page.vouch.state.text() == words.VOUCH_OFFLINE
    assert page.vouch._timer.isActive()


@pytest.mark.parametrize("code", [ProblemCode.CODE_EXPIRED, ProblemCode.SERVER_REFUSED])
def test_a_refusal_ends_the_wait_and_is_said(rig, page, code):
    ask(rig, page)
    rig.client.refusals["enrol_vouched"] = Problem(code)
    page.vouch.asks.emit()
    rig.settle()
    assert page.vouch.error.isVisible()
    assert not page.vouch._timer.isActive()


def test_a_wrong_code_is_said_beside_its_field(rig, page):
    rig.client.refusals["ask_voucher"] = Problem(ProblemCode.CODE_INVALID)
    ask(rig, page)
    assert page.form.isVisible()
    assert page.code.accessibleDescription()
