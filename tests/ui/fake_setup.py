"""Hand-written `SetupClient` and `TrialClient` for windows: what they say is set by the test."""

from __future__ import annotations

import io

from PIL import Image

from agent.client import SenseCheck, TrialCapture, TrialPicture


def a_picture() -> TrialPicture:
    out = io.BytesIO()
    Image.new("RGB", (640, 360), (30, 90, 140)).save(out, "WEBP")
    return TrialPicture(out.getvalue(), 640, 360)


class FakeSetup:
    def __init__(self, *, server: str = "", under_way: bool = False) -> None:
        self.server = server
        self.under_way = under_way
        self.log: list[str] = []

    def preset_server(self) -> str:
        return self.server

    def setup_open(self) -> bool:
        return self.under_way

    def keep_setup(self, *, server_url: str) -> None:
        self.log.append(f"keep {server_url}")
        self.server, self.under_way = server_url, True

    def end_setup(self) -> None:
        self.log.append("end")
        self.under_way = False


class FakeTrials:
    def __init__(self) -> None:
        self.checks = {
            name: SenseCheck(name) for name in ("screen", "input", "idle", "window", "session")
        }
        self.capture = TrialCapture((a_picture(),))
        self.tried: list[str] = []

    def senses(self) -> tuple[str, ...]:
        return tuple(self.checks)

    def try_sense(self, *, sense: str) -> SenseCheck:
        self.tried.append(sense)
        return self.checks[sense]

    def test_capture(self) -> TrialCapture:
        self.tried.append("capture")
        return self.capture
