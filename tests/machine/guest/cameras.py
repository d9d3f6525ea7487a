"""Real video devices by the kernel's own test driver: plugged in, taken by another, frozen, pulled out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.support.desktop import wait_until

CAMERA, OUTPUT = 0x1, 0x100
_DRIVER = Path("/sys/bus/platform/drivers/vivid")
PATIENCE_S = 120.0
HOLD = """
import cv2, sys
camera = cv2.VideoCapture(sys.argv[1], cv2.CAP_V4L2)
assert camera.read()[0]
print("has it", flush=True)
while camera.read()[0]: pass
"""


def plug_in(*kinds: int) -> tuple[Path, ...]:
    """Load the driver with one device of each kind; the nodes in that order."""
    subprocess.run(
        [
            *("modprobe", "vivid", f"n_devs={len(kinds)}"),
            "node_types=" + ",".join(hex(kind) for kind in kinds),
            "num_inputs=" + ",".join("1" for _ in kinds),
            "input_types=" + ",".join("0" for _ in kinds),  # a webcam each
        ],
        check=True,
    )
    nodes = tuple(Path(f"/dev/video{index}") for index in range(len(kinds)))
    wait_until(lambda: all(node.exists() for node in nodes), "the cameras")
    return nodes


def unplug_all() -> None:
    """Unload the driver; nobody may have a camera open."""
    if Path("/sys/module/vivid").exists():
        # Whoever had the camera last may still be closing it.
        wait_until(
            lambda: subprocess.run(["rmmod", "vivid"], capture_output=True).returncode == 0,
            "the cameras to be free",
        )


def pull_out() -> None:
    """Pull the first device out, whoever uses it."""
    (_DRIVER / "unbind").write_text("vivid.0")


def hold(node: Path) -> subprocess.Popen[bytes]:
    """Another program that has the camera on."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(node)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"has it\n"
    return process


def is_on(node: Path) -> bool:
    """Whether any process streams from the camera."""
    return _user(node) is not None


def freeze_user(node: Path) -> int:
    """Wait until a process streams from the camera and stop it there; its id."""
    found: list[int] = []

    def caught() -> bool:
        user = _user(node)
        if user is None:
            return False
        try:
            os.kill(user, signal.SIGSTOP)
        except ProcessLookupError:
            return False
        if _user(node) != user:  # it was over already
            os.kill(user, signal.SIGCONT)
            return False
        found.append(user)
        return True

    wait_until(caught, "the camera to be on", patience_s=PATIENCE_S)
    return found[0]


def _user(node: Path) -> int | None:
    """Who streams from the camera: only they have its buffers in their memory."""
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                if str(node) in (process / "maps").read_text():
                    return int(process.name)
            except OSError:
                continue  # it has ended
    return None
