"""The camera as the agent has it: a child process for each photo, with a limit, and none at any other time."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Final

from capture.api import Obstacle, Photo, SenseError, StopSign
from capture.camera import answer
from capture.camera.child import FLAG, CameraSystem

_log = logging.getLogger("hourproof.camera")

LIBRARY: Final = "cv2"
LIMIT_S: Final = 10.0
"""How long a photo may take, the start of the child included; one takes a second or two."""
ENDING_S: Final = 2.0
"""How long a killed child may take to be gone; one that hangs inside the system can take for ever."""
MAX_NOISE_BYTES: Final = 4_096
_CHUNK: Final = 65_536
_ROOT: Final = Path(__file__).parents[2]
# How long the library waits for a frame before it says that there is none: less than our limit.
_LIBRARY_SETTINGS: Final = {"OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "5"}
_NEW_CONSOLE: Final = int(getattr(subprocess, "CREATE_NO_WINDOW", 0))  # Windows alone has it


class ChildCamera:
    """A `Camera`. `photo` from one thread at a time; `why_not` any thread."""

    def __init__(
        self,
        *,
        system: CameraSystem,
        device: Callable[[], str | None] = lambda: None,
        at_hand: Callable[[], Obstacle | None] = lambda: None,
        command: Sequence[str] | None = None,
        limit_s: float = LIMIT_S,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """`device` says which camera the contractor has chosen, if any; `at_hand` what a look from outside says.

        `command` starts another child, for tests.
        """
        self._system = system
        self._device = device
        self._at_hand = at_hand
        self._command = command
        self._limit_s = limit_s
        self._environment = environment
        self._lingering: subprocess.Popen[bytes] | None = None

    @property
    def name(self) -> str:
        """See `Sense.name`."""
        return f"opencv-{self._system.value}"

    def why_not(self) -> Obstacle | None:
        """See `Sense.why_not`; opens no camera, so that no lamp goes on while somebody is clocked out."""
        if self._command is None and find_spec(LIBRARY) is None:
            return Obstacle.LIBRARY_MISSING
        return self._at_hand()

    def photo(self, stop: StopSign) -> Photo | None:
        """See `Camera.photo`."""
        obstacle = self.why_not()
        if obstacle is not None:
            raise SenseError(obstacle, "no camera can be asked")
        if self._lingering is not None and self._lingering.poll() is None:
            raise SenseError(Obstacle.CAMERA_FAILED, "the last photo's process cannot be ended")
        self._lingering = None
        running: list[_Child] = []

        def start() -> Callable[[], None]:
            running.append(_Child(self._arguments(), self._variables()))
            return running[0].kill

        try:
            if not stop.begin(start):
                return None
        except OSError as error:
            raise SenseError(Obstacle.CAMERA_FAILED, f"no process: {error.strerror}") from error
        child = running[0]
        try:
            data = child.answer(self._limit_s)
        finally:
            if not child.end():
                self._lingering = child.process
                _log.error("the camera's process %d cannot be ended", child.process.pid)
        if stop.stopped:
            return None
        if data is None:
            raise SenseError(Obstacle.CAMERA_FAILED, f"no photo within {self._limit_s:g} s")
        if not data:
            code = child.process.returncode
            raise SenseError(Obstacle.CAMERA_FAILED, f"the camera's process ended with {code}")
        return answer.decode(data)

    def _arguments(self) -> list[str]:
        if self._command is not None:
            return list(self._command)
        frozen = bool(getattr(sys, "frozen", False))
        begin = [sys.executable, FLAG] if frozen else [sys.executable, "-m", "capture.camera.child"]
        chosen = self._device()
        device = [] if chosen is None else [f"--device={chosen}"]
        limit = f"--limit={round(self._limit_s + ENDING_S) + 1}"
        return [*begin, f"--system={self._system.value}", limit, *device]

    def _variables(self) -> dict[str, str]:
        given = os.environ if self._environment is None else self._environment
        return {**given, **_LIBRARY_SETTINGS}


class _Child:
    """One child and what it says; it is reaped by `end` alone, and never killed after that: its id may be another's."""

    def __init__(self, arguments: Sequence[str], variables: Mapping[str, str]) -> None:
        self.process = subprocess.Popen(
            arguments,
            # Python looks for modules where it is started: here only ours are.
            cwd=None if getattr(sys, "frozen", False) else _ROOT,
            env=dict(variables),
            stdin=subprocess.PIPE,  # stays open while we live
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            creationflags=_NEW_CONSOLE,
        )
        self._lock = threading.Lock()
        self._killed = False
        self._said = _Reader(self.process.stdout, answer.MAX_BYTES + 1, "hourproof-camera-answer")
        self._noise = _Reader(self.process.stderr, MAX_NOISE_BYTES, "hourproof-camera-noise")

    def answer(self, limit_s: float) -> bytes | None:
        """All that it says, cut off one byte beyond the longest answer; None when the limit is over."""
        return self._said.wait(limit_s)

    def kill(self) -> None:
        """Let the process and whatever it started end now. Any thread, once: afterwards it may be reaped."""
        with self._lock:
            if self._killed:
                return
            self._killed = True
            group = getattr(os, "killpg", None)  # not on Windows
            try:
                if group is None:
                    self.process.kill()
                else:
                    group(self.process.pid, signal.Signals["SIGKILL"])
            except (ProcessLookupError, PermissionError):  # the second: how macOS says the first
                _log.debug("the camera's process had ended")

    def end(self) -> bool:
        """Kill it unless it has ended, and see it gone; False when it cannot be ended."""
        self.kill()
        try:
            self.process.wait(ENDING_S)
        except subprocess.TimeoutExpired:
            return False
        if self.process.stdin is not None:
            self.process.stdin.close()
        noise = self._noise.wait(ENDING_S) or b""
        for line in noise.decode("utf-8", "replace").splitlines():
            _log.debug("camera: %s", answer.plain(line))
        return True


class _Reader:
    """Reads a pipe to its end on a thread of its own, closes it, and keeps the first `most` bytes."""

    def __init__(self, pipe: IO[bytes] | None, most: int, name: str) -> None:
        if pipe is None:
            raise RuntimeError("a child without pipes")
        self._pipe = pipe
        self._most = most
        self._kept = bytearray()
        self._done = threading.Event()
        threading.Thread(target=self._run, name=name, daemon=True).start()

    def wait(self, limit_s: float) -> bytes | None:
        """What was kept, once the pipe has ended or too much came; None when the limit is over."""
        return bytes(self._kept) if self._done.wait(limit_s) else None

    def _run(self) -> None:
        with self._pipe:
            # Read past what is kept: a child that cannot write does not end.
            while chunk := os.read(self._pipe.fileno(), _CHUNK):
                self._kept += chunk[: self._most - len(self._kept)]
                if len(self._kept) >= self._most:
                    self._done.set()
        self._done.set()
