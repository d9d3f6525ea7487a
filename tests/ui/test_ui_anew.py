"""What a problem can be answered with: saving the evidence, and enrolling the device anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from agent.client import Problem, ProblemCode
from tests.ui.fake_client import CLOCKED_OUT
from tests.ui.fake_evidence import ReadyEvidence
from ui.bridge import Bridge
from ui.diary_export import ExportDialog
from ui.present_pages import Answer
from ui.question import Question
from ui.shell import Around, Shell


@pytest.mark.parametrize(
    "code", [ProblemCode.DEVICE_REVOKED, ProblemCode.RECEIPT_INVALID, ProblemCode.STREAM_REUSED]
)
def test_a_device_that_is_stuck_is_offered_to_be_enrolled_anew_only_where_that_helps(
    qapp, look, client, code
):
    begun = []
    bridge = Bridge(client)
    around = Around(enrol_anew=lambda: begun.append(True))
    shell = Shell(bridge, look, "1.2.3", around)
    client.publish(replace(CLOCKED_OUT, problems=(Problem(code),)))
    qapp.processEvents()
    shell.problems.open_page()
    qapp.processEvents()
    offered = shell.problems.answers
    expected = [] if code is ProblemCode.STREAM_REUSED else [Answer.ENROL_ANEW]
    assert list(offered) == expected
    if expected:
        offered[Answer.ENROL_ANEW].click()
        question = shell.problems.findChild(Question)
        assert question.focusWidget() is question.stay_button
        QTest.keyClick(question, Qt.Key.Key_Escape)
        qapp.processEvents()
        assert (begun, shell.ending) == ([], False)
        offered[Answer.ENROL_ANEW].click()
        question = shell.problems.findChildren(Question)[-1]
        question.do_button.click()
        bridge.wait()
        assert (begun, shell.ending) == ([True], True)
        assert "shutdown" in client.verbs
    bridge.close()
    shell.dissolve()
    qapp.processEvents()


def test_the_evidence_can_be_saved_from_the_problem(qapp, look, client):
    bridge = Bridge(client)
    shell = Shell(bridge, look, "1.2.3", Around(evidence=ReadyEvidence(client.gate)))
    client.publish(replace(CLOCKED_OUT, problems=(Problem(ProblemCode.RECEIPT_INVALID),)))
    qapp.processEvents()
    shell.problems.open_page()
    qapp.processEvents()
    assert list(shell.problems.answers) == [Answer.SAVE_EVIDENCE]
    shell.problems.answers[Answer.SAVE_EVIDENCE].click()
    for _ in range(4):
        bridge.wait()
        qapp.processEvents()
    (dialog,) = shell.diary.findChildren(ExportDialog)
    assert dialog.isVisible()
    dialog.reject()
    bridge.close()
    shell.dissolve()
    qapp.processEvents()
