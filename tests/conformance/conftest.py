"""One rig per kind of back-end; a suite that asks for a rig runs once over each kind."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from tests.conformance.rigs import LEFT, RIGHT, FakeRig, PortableRig, RealRig, Rig
from tests.support.desktop import Desktop


@pytest.fixture(params=["x11", "portable", "fake"])
def rig(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    with make_rig(request.param, monkeypatch) as made:
        yield made


@pytest.fixture(params=["x11", "fake"])
def rich_rig(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    """For senses that the portable back-ends do not have on X11."""
    with make_rig(request.param, monkeypatch) as made:
        yield made


@contextlib.contextmanager
def make_rig(kind: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    if kind == "fake":
        yield FakeRig()
        return
    with Desktop(monitors=(LEFT, RIGHT), window_manager=True) as desktop:
        if kind == "portable":
            monkeypatch.setenv("DISPLAY", desktop.display)
            yield PortableRig(desktop)
        else:
            # The X11 senses take their display as an argument: they must not need this.
            monkeypatch.delenv("DISPLAY", raising=False)
            yield RealRig(desktop)
