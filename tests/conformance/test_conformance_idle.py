"""What every `capture.api.Idle` must do."""

from __future__ import annotations

import pytest

from capture.api import SenseError
from capture.fake.desktop import FakeDesktop
from tests.conformance.rigs import FakeRig, Rig
from tests.support.desktop import wait_until


def let_pass(rig: Rig, milliseconds: int) -> None:
    """Let time pass without input; a real desktop does that by itself."""
    if isinstance(rig, FakeRig):
        rig.desktop.be_idle(milliseconds)
    else:
        wait_until(lambda: rig.idle().idle_ms() >= milliseconds, "time without input")


def test_works_here_and_has_a_name(rich_rig: Rig) -> None:
    assert rich_rig.idle().why_not() is None
    assert rich_rig.idle().name


def test_grows_without_input_and_starts_over_with_each_kind(rich_rig: Rig) -> None:
    rig = rich_rig
    idle = rig.idle()
    for act in (rig.type_keys, rig.click, rig.scroll):
        let_pass(rig, 1000)
        assert idle.idle_ms() >= 1000
        act(1)
        assert idle.idle_ms() < 1000


def test_two_readings_without_input_do_not_run_back(rich_rig: Rig) -> None:
    idle = rich_rig.idle()
    first = idle.idle_ms()
    assert 0 <= first <= idle.idle_ms()


def test_works_again_when_the_session_is_back(rich_rig: Rig) -> None:
    idle = rich_rig.idle()
    idle.idle_ms()
    rich_rig.break_down("idle")
    with pytest.raises(SenseError):
        idle.idle_ms()
    rich_rig.mend("idle")
    assert idle.idle_ms() >= 0


def test_a_lost_session_raises_each_time(rich_rig: Rig) -> None:
    idle = rich_rig.idle()
    idle.idle_ms()
    rich_rig.break_down("idle")
    for _ in range(2):
        with pytest.raises(SenseError):
            idle.idle_ms()


def test_time_of_the_fake_passes_by_script_only() -> None:
    desktop = FakeDesktop()
    desktop.be_idle(5)
    desktop.be_idle(7)
    assert desktop.idle_ms() == 12
    desktop.type_keys(0)
    assert desktop.idle_ms() == 12
