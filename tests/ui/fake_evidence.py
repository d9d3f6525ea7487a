"""Evidence that writes and checks at once, for windows that show what came of it."""

import threading

from agent.exported import Checked, Exported, Soundness


class ReadyEvidence:
    """Every export holds twelve statements, every check finds all of it intact; while the gate is shut both wait."""

    def __init__(self, gate: threading.Event) -> None:
        self._gate = gate

    def export(self, file, *, contract, period, pictures, progress) -> Exported:
        progress(900_000)
        assert self._gate.wait(20)
        progress(1_800_000)
        file.write_bytes(b"bundle")
        return Exported(
            contract=contract,
            from_ms=0,
            to_ms=1,
            statements=12,
            left_out=1,
            pictures=pictures,
            bytes=1_800_000,
        )

    def check(self, file, *, progress) -> Checked:
        progress(50, 100)
        assert self._gate.wait(20)
        progress(100, 100)
        return Checked(
            soundness=Soundness.INTACT,
            tracked_minutes=460,
            manual_minutes=60,
            segments=46,
            details=(),
        )
