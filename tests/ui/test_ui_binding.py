"""The Qt binding that is pinned keeps the counts of references: on Python 3.11 nothing is immortal.

PySide6 6.12.0 takes one reference of None with every call that returns nothing. The tray app, whose clocks
move each second, was ended by the interpreter after a quarter of an hour ("deallocating None").
"""

import sys

from PySide6.QtWidgets import QLabel

CALLS = 500


def test_calls_into_qt_take_no_reference_of_none(qapp):
    label = QLabel()
    label.setText("once")
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("again")
        label.setVisible(False)
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
