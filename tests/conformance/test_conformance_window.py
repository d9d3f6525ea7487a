"""What every `capture.api.WindowProbe` must do."""

from __future__ import annotations

import pytest

from capture.api import ActiveWindow, SenseError
from tests.conformance.rigs import Rig
from tests.support.desktop import wait_until


def test_works_here_and_has_a_name(rich_rig: Rig) -> None:
    assert rich_rig.window().why_not() is None
    assert rich_rig.window().name


def test_no_window_is_none(rich_rig: Rig) -> None:
    assert rich_rig.window().active() is None


def test_tells_program_and_title_of_the_window_in_front(rich_rig: Rig) -> None:
    probe = rich_rig.window()
    rich_rig.open_window(app="Editor", title="Übersicht – ☂ 草稿")
    assert probe.active() == ActiveWindow(app="Editor", title="Übersicht – ☂ 草稿")
    rich_rig.open_window(app="Browser", title="News")
    assert probe.active() == ActiveWindow(app="Browser", title="News")


def test_a_window_without_a_title_has_an_empty_one(rich_rig: Rig) -> None:
    rich_rig.open_window(app="Plain", title="")
    wait_until(lambda: rich_rig.window().active() is not None, "the window in front")
    assert rich_rig.window().active() == ActiveWindow(app="Plain", title="")


def test_a_closed_window_is_in_front_no_more(rich_rig: Rig) -> None:
    probe = rich_rig.window()
    close = rich_rig.open_window(app="Editor", title="Short")
    assert probe.active() is not None
    close()
    wait_until(lambda: probe.active() is None, "no window in front")


def test_works_again_when_the_session_is_back(rich_rig: Rig) -> None:
    probe = rich_rig.window()
    rich_rig.open_window(app="Editor", title="Before")
    assert probe.active() is not None
    rich_rig.break_down("window")
    with pytest.raises(SenseError):
        probe.active()
    rich_rig.mend("window")
    probe.active()


def test_a_lost_session_raises_each_time(rich_rig: Rig) -> None:
    probe = rich_rig.window()
    probe.active()
    rich_rig.break_down("window")
    for _ in range(2):
        with pytest.raises(SenseError):
            probe.active()


def test_a_switch_during_a_watch_is_told_as_it_is_at_its_end(rich_rig: Rig) -> None:
    probe = rich_rig.window()
    rich_rig.open_window(app="Editor", title="Draft")
    begun = probe.watch()
    rich_rig.open_window(app="Browser", title="News")
    assert begun.end() == ActiveWindow(app="Browser", title="News")


def test_an_excluded_app_that_was_in_front_during_a_watch_hides_the_next_one_too(
    rich_rig: Rig,
) -> None:
    probe = rich_rig.window()
    rich_rig.open_window(app="Vault", title="Keys")
    begun = probe.watch(frozenset({"vault"}))
    rich_rig.open_window(app="Editor", title="Draft")
    assert begun.end() == ActiveWindow(app="", title="", excluded=True)


def test_a_watch_of_a_lost_session_raises(rich_rig: Rig) -> None:
    probe = rich_rig.window()
    begun = probe.watch()
    rich_rig.break_down("window")
    with pytest.raises(SenseError):
        begun.end()
    with pytest.raises(SenseError):
        probe.watch()
