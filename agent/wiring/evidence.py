"""Makes and checks bundles for the windows, which know neither the spool nor the wire format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from agent.exported import Checked, Exported, Progress, Soundness
from agent.store.paths import Paths
from agent.store.secrets import SecretStore
from agent.wiring.export import open_export, trust_root
from wire.bundle.report import BROKEN, INCOMPLETE, INTACT, NOT_A_BUNDLE, Report
from wire.records import ContractId

_SOUNDNESS: Final = {
    INTACT: Soundness.INTACT,
    BROKEN: Soundness.BROKEN,
    INCOMPLETE: Soundness.INCOMPLETE,
    NOT_A_BUNDLE: Soundness.NOT_A_BUNDLE,
}


class OwnEvidence:
    """Fits `Evidence` for one data folder, with an agent running or not."""

    def __init__(self, paths: Paths, *, secrets: SecretStore | None = None) -> None:
        self._paths = paths
        self._secrets = secrets

    def export(
        self,
        file: Path,
        *,
        contract: str,
        period: tuple[int, int] | None,
        pictures: bool,
        progress: Progress,
    ) -> Exported:
        """See `Evidence.export`."""
        with open_export(self._paths, secrets=self._secrets) as exporter:
            return exporter.write(
                file,
                contract=ContractId(contract),
                period=period,
                pictures=pictures,
                progress=progress,
            )

    def check(self, file: Path, *, progress: Callable[[int, int], None]) -> Checked:
        """See `Evidence.check`."""
        # Only when asked: an agent that runs for days does without the verifier's memory.
        from wire.bundle.verify import verify

        root = trust_root(self._paths)
        with file.open("rb") as stream:
            report = verify(stream, vkeys=[root.vkey], progress=progress)
        counts = report.counts
        return Checked(
            soundness=_SOUNDNESS[report.exit_code()],
            tracked_minutes=None if counts is None else counts.tracked_minutes,
            manual_minutes=None if counts is None else counts.manual_minutes,
            segments=None if counts is None else counts.segments,
            details=tuple(_details(report)),
        )


def _details(report: Report) -> list[str]:
    lines = []
    error, manifest, head = report.error, report.manifest, report.head
    if error is not None:
        lines += [f"step: {error.step}", f"code: {error.code.value}", f"place: {error.where!r}"]
    if manifest is not None:
        lines += [f"contract: {manifest.contract}", f"from_ms: {manifest.from_ms}"]
        lines += [f"to_ms: {manifest.to_ms}", f"made_ms: {manifest.made_ms}"]
    if head is not None:
        lines += [f"log: {head.origin!r}, {head.size} entries"]
    lines += [f"finding: {finding.kind.value}, {finding.count}" for finding in report.findings]
    return lines
