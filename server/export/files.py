"""The files of an export as answers: the bundle, the trust file, and who looked; for pages and programs alike."""

from __future__ import annotations

from datetime import date, tzinfo

from fastapi import Response
from fastapi.responses import PlainTextResponse, StreamingResponse

from server.access.contracts import ContractView
from server.context import Core
from server.export.period import ALL, period_of
from server.export.reading import ChangedMeanwhileError
from server.export.service import Exports, Order, Pictures
from server.looks import listing
from server.looks.models import Stretch, Way
from server.looks.periods import Later, PeriodLooks
from server.looks.periods import Period as Seen
from server.problems import Code, Problem, busy
from server.web import evidence_words as words
from server.web import look_words
from wire.bundle.manifest import MEDIA_TYPE
from wire.records import PersonId


class ExportFiles:
    """Whoever asks has been let in. Safe from any thread."""

    def __init__(self, core: Core, exports: Exports, looks: PeriodLooks) -> None:
        self._core = core
        self._exports = exports
        self._looks = looks

    def bundle(
        self,
        view: ContractView,
        *,
        first: str,
        last: str,
        zone: tzinfo,
        pictures: Pictures,
        taken_by: PersonId,
        way: Way,
        later: Later,
    ) -> Response:
        """The bundle of the days `first` to `last` in `zone`, each empty: without end. That `taken_by` takes it away by
        this way is written down; what `later` takes is done once it was sent.

        Raises `bad-request` where they make no period, and `busy` where something changed meanwhile.
        """
        days = _day(first), _day(last)
        period = None if days == (None, None) else period_of(*days, zone)
        try:
            chunks = self._exports.bundle(Order(view.organization, view.contract, period, pictures))
        except ChangedMeanwhileError:
            raise busy() from None
        taken = period or ALL
        seen = Seen(Stretch.PERIOD, taken.from_ms, taken.to_ms)
        self._looks.note(view, taken_by, seen, way, later=later)
        return StreamingResponse(
            chunks,
            media_type=MEDIA_TYPE,
            headers=_attachment(words.bundle_name(view.title, *days)),
        )

    def trust(self, view: ContractView) -> Response:
        """The keys by which the bundle is checked. Raises `busy` while the log is only beginning."""
        keys = [key.vkey for key in self._exports.log_keys(view.organization)]
        if not keys:
            raise busy()
        return PlainTextResponse(
            words.trust_file(view.log_origin, keys),
            headers=_attachment(words.trust_name(view.employer)),
        )

    def looks(self, view: ContractView) -> Response:
        """Who looked, as a table; beside the bundle, which holds nothing but what was signed."""
        return Response(
            look_words.looks_table(
                (
                    one.span,
                    one.start_ms,
                    one.end_ms,
                    one.way,
                    one.who,
                    one.looked_ms,
                    one.times,
                    one.stream,
                    one.seq,
                )
                for one in listing.all_of(self._core, view.organization, view.contract)
            ),
            media_type="text/csv; charset=utf-8",
            headers=_attachment(look_words.looks_name(view.title)),
        )


def _day(text: str) -> date | None:
    """The day of a form's field; None for an empty one."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Problem(
            Code.BAD_REQUEST, "Give days as year, month and day, such as 2026-11-22."
        ) from None


def _attachment(name: str) -> dict[str, str]:
    """Headers of a file to be kept, not shown; `name` is plain ASCII without quotes."""
    return {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
