"""What the first run asks of this machine: how far it has come, whether each sense works, and one test capture.

Nothing that is taken here is written down: pictures exist in memory until whoever asked lets them go.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from agent.client import ClientError, ContractView, SenseCheck, Snapshot, TrialCapture, TrialPicture
from agent.core.privacy import Privacy
from agent.core.problems import Problem, ProblemCode
from agent.runtime.pictures import Encoded, encode
from agent.runtime.reasons import camera_reason
from agent.store.errors import disk_problem
from agent.store.files import write_atomically
from agent.wiring.trials import TRIALS, try_one
from capture.api import Scope, SenseError, Senses
from wire.records import Reason

SERVER_VARIABLE: Final = "HOURPROOF_SERVER"
MOST_CHARACTERS: Final = 500
CAMERA: Final = "camera"
_ALWAYS: Final = ("input", "idle", "session")


class Setup:
    """Implements `agent.client.SetupClient` with one small file, gone when the first run is over."""

    def __init__(
        self, file: Path, *, environment: Mapping[str, str], preset: Callable[[], str | None]
    ) -> None:
        """`preset` is what the settings say."""
        self._file = file
        self._environment = environment
        self._preset = preset

    def preset_server(self) -> str:
        """See `SetupClient`."""
        set_here = self._preset() or self._environment.get(SERVER_VARIABLE, "")
        return (self._kept() or set_here)[:MOST_CHARACTERS]

    def setup_open(self) -> bool:
        """See `SetupClient`."""
        return self._file.exists()

    def keep_setup(self, *, server_url: str) -> None:
        """See `SetupClient`."""
        if self.setup_open() and self._kept() == server_url:
            return
        kept = {"server_url": server_url[:MOST_CHARACTERS]}
        try:
            write_atomically(self._file, json.dumps(kept).encode())
        except OSError as error:
            raise ClientError(disk_problem(error, self._file)) from error

    def end_setup(self) -> None:
        """See `SetupClient`."""
        try:
            self._file.unlink(missing_ok=True)
        except OSError as error:
            raise ClientError(disk_problem(error, self._file)) from error

    def _kept(self) -> str:
        """What was typed; a file that cannot be read says nothing, and the first run asks again."""
        try:
            kept = json.loads(self._file.read_bytes())
        except (OSError, ValueError):
            return ""
        address = kept.get("server_url") if isinstance(kept, dict) else None
        return address if isinstance(address, str) else ""


class SenseTrials:
    """Implements `agent.client.TrialClient` with senses of its own, so that a clock that runs is not disturbed."""

    def __init__(
        self,
        choose: Callable[[], Senses],
        *,
        snapshot: Callable[[], Snapshot],
        privacy: Callable[[], Privacy],
    ) -> None:
        """`choose` selects the senses anew, since what kept one from working may be mended meanwhile."""
        self._choose = choose
        self._snapshot = snapshot
        self._privacy = privacy

    def senses(self) -> tuple[str, ...]:
        """See `TrialClient`."""
        contract = self._contract()
        policy = None if contract is None else contract.policy
        wanted = (
            *(("screen",) if policy is None or policy.screenshots else ()),
            *_ALWAYS,
            *(("window",) if policy is None or policy.window != "none" else ()),
            *((CAMERA,) if policy is not None and policy.webcam else ()),
        )
        known = [*(trial.name for trial in TRIALS), CAMERA]
        return tuple(sorted(wanted, key=known.index))

    def try_sense(self, *, sense: str) -> SenseCheck:
        """See `TrialClient`. Raises `ClientError` BAD_REQUEST for one that is not known."""
        senses = self._choose()
        if sense == CAMERA:
            # From outside only: its lamp is dark whenever nobody is clocked in.
            if senses.camera is None:
                return SenseCheck(CAMERA, reason=Reason.NOT_AVAILABLE.value)
            obstacle = senses.camera.why_not()
            found = None if obstacle is None else camera_reason(obstacle).value
            return SenseCheck(CAMERA, reason=found)
        trial = next((one for one in TRIALS if one.name == sense), None)
        if trial is None:
            raise ClientError(Problem(ProblemCode.BAD_REQUEST, {"reason": f"no sense {sense}"}))
        finding = try_one(trial, senses)
        return SenseCheck(sense, None if finding is None else finding.problem)

    def test_capture(self) -> TrialCapture:
        """See `TrialClient`."""
        senses, privacy, contract = self._choose(), self._privacy(), self._contract()
        policy = None if contract is None else contract.policy
        pictures: tuple[TrialPicture, ...] = ()
        problem: Problem | None = None
        if policy is None or policy.screenshots:
            blur = max(privacy.blur, 0 if policy is None else policy.blur)
            active_only = policy is not None and policy.monitors == "active"
            scope = Scope(excluded=privacy.excluded, active_only=active_only)
            pictures, problem = _screenshots(senses, scope, blur)
        return TrialCapture(pictures, problem)

    def _contract(self) -> ContractView | None:
        shown = self._snapshot()
        return next((one for one in shown.contracts if one.contract == shown.contract), None)


def _screenshots(
    senses: Senses, scope: Scope, blur: int
) -> tuple[tuple[TrialPicture, ...], Problem | None]:
    """One picture of each monitor, by the recipe of those that are kept, or why there is none."""
    screen_trial = next(one for one in TRIALS if one.name == "screen")
    if senses.screen is None:
        finding = try_one(screen_trial, senses)
        return (), None if finding is None else finding.problem
    try:
        frames = senses.screen.capture(scope)
    except SenseError as error:
        return (), screen_trial.problem_of(error)
    return tuple(_shown(encode(frame, blur=blur).picture) for frame in frames), None


def _shown(file: Encoded) -> TrialPicture:
    return TrialPicture(file.data, file.width, file.height)
