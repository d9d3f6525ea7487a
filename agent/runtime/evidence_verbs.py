"""The verbs of front ends about what is tracked already: the diary, what is taken back of it, claims, closes."""

from __future__ import annotations

from agent.client import (
    ClientError,
    ClosedWeek,
    ConsentView,
    DiaryPage,
    Look,
    ManualClaim,
    ManualView,
    Redaction,
    RedactReason,
    WeekView,
)
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.runtime import snapshot as snapshots
from agent.runtime.changes import Changes
from agent.runtime.claiming import Claiming
from agent.runtime.closing import Closing
from agent.runtime.diary import OwnDiary
from agent.runtime.ports import Directory, Ledger, Looking, Pictures
from agent.runtime.refusing import refusing
from wire import fields
from wire.problems import WireError
from wire.records import ContractId


class EvidenceVerbs:
    """A part of `agent.client.EvidenceClient`. Any thread but the control thread; raises `ClientError` when refused."""

    def __init__(
        self,
        *,
        directory: Directory,
        ledger: Ledger,
        pictures: Pictures,
        looking: Looking,
        changes: Changes,
        closing: Closing,
        claiming: Claiming,
        diary: OwnDiary,
    ) -> None:
        self._directory = directory
        self._ledger = ledger
        self._pictures = pictures
        self._looking = looking
        self._changes = changes
        self._closing = closing
        self._claiming = claiming
        self._diary = diary

    def redact(self, *, redaction: Redaction) -> None:
        """Take something of a segment back; pictures are encoded on the calling thread."""
        self._changes.redact(redaction)

    def edit_memo(self, *, segment: str, memo: str) -> None:
        """Change the memo of a segment."""
        self._changes.edit_memo(segment, memo)

    def close_week(self, *, contract: str, week_start_ms: int) -> ClosedWeek:
        """Close a week; the server is asked on the calling thread."""
        self._need_identity()
        return self._closing.close(ContractId(contract), week_start_ms)

    def week(self, *, contract: str, week_start_ms: int) -> WeekView:
        """How a week stands on this device."""
        self._need_identity()
        return self._closing.view(ContractId(contract), week_start_ms)

    def consents(self) -> tuple[ConsentView, ...]:
        """What was agreed to on this device."""
        with refusing():
            signed = self._ledger.consents()
        return tuple(snapshots.consent(one) for one in signed)

    def claim_time(self, *, claim: ManualClaim) -> ManualView:
        """Claim time without evidence; it is signed when this returns."""
        self._need_identity()
        return self._claiming.claim(claim)

    def take_back_time(self, *, manual: str, reason: RedactReason) -> None:
        """Take claimed time back."""
        self._claiming.take_back(manual, reason)

    def diary(self, *, start_ms: int, end_ms: int) -> DiaryPage:
        """What this device keeps of a time."""
        return self._diary.page(start_ms=start_ms, end_ms=end_ms)

    def manual_times(self) -> tuple[ManualView, ...]:
        """What was claimed without evidence on this device."""
        return self._claiming.all()

    def picture(self, *, sha256: str) -> bytes:
        """The bytes of a picture or a thumbnail, on the calling thread."""
        try:
            data = self._pictures.read(fields.sha256(sha256, "picture"))
        except WireError as error:
            details = {"reason": str(error)}
            raise ClientError(Problem(ProblemCode.BAD_REQUEST, details)) from error
        except Trouble as trouble:
            raise ClientError(trouble.problem) from trouble
        if data is None:
            raise ClientError(Problem(ProblemCode.PICTURE_NOT_HERE))
        return data

    def looks(self, *, contract: str, start_ms: int, end_ms: int) -> tuple[Look, ...]:
        """Ask the server who looked, on the calling thread."""
        self._need_identity()
        known = ContractId(contract)
        if all(one.contract != known for one in self._directory.contracts()):
            raise ClientError(Problem(ProblemCode.UNKNOWN_CONTRACT, {"contract": contract}))
        with refusing():
            return self._looking.looks(known, start_ms=start_ms, end_ms=end_ms)

    def _need_identity(self) -> None:
        if self._directory.identity() is None:
            raise ClientError(Problem(ProblemCode.NOT_ENROLLED))
