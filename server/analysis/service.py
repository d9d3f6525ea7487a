"""Answers questions about time from the recorded evidence, for whoever was let in."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from server.access.contracts import ContractView
from server.analysis.asked import Asked, Fault, NotAskedRightError
from server.analysis.kept import weeks
from server.analysis.reading import apps, segments_in
from server.analysis.report import Group, Report, added, report
from server.context import Core
from wire.records import ContractId

MOST_SEGMENTS = 20_000
"""Of so many segments one analysis opens the window: about a year of nine people."""


class Analysis:
    """Read-only; call from any thread but the event loop's."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def report(
        self, asked: Asked, views: Sequence[ContractView], readable: Collection[ContractId]
    ) -> Report:
        """The answer over those of `views`, which are open to whoever asks, that the question chooses; activity and
        apps of the `readable` ones only. What is chosen and not among them is left out, whatever it is.

        Raises `NotAskedRightError` where apps are asked for of too many segments.
        """
        chosen = chosen_of(asked, views)
        closed = frozenset(view.contract for view in chosen) - frozenset(readable)
        limits = {view.contract: view.limits for view in chosen}
        period, before = asked.when.period, asked.when.before
        found = None
        if asked.group is Group.APP and chosen and len(closed) == len(chosen):
            raise NotAskedRightError({"group": Fault.CHOICE})
        # One picture of the database, so that sums and lines are of one moment.
        with self._core.database.snapshot() as reads:
            if asked.group is Group.APP:
                chosen = tuple(view for view in chosen if view.contract not in closed)
                if segments_in(reads, chosen, period) > MOST_SEGMENTS:
                    raise NotAskedRightError({"group": Fault.TOO_MANY_SEGMENTS})
                found = apps(reads, chosen, period)
            now, past = (
                added(weeks(reads, chosen, one), one, limits=limits, closed=closed)
                for one in (period, before)
            )
        return report(
            asked.when,
            asked.group,
            zone=asked.zone,
            views=chosen,
            closed=closed,
            now=now,
            before=past,
            apps=found,
        )


def chosen_of(asked: Asked, views: Sequence[ContractView]) -> tuple[ContractView, ...]:
    """Those of `views` that are chosen: all without a choice; of people and of contracts both, where both are."""
    return tuple(
        view
        for view in views
        if (not asked.people or view.person in asked.people)
        and (not asked.contracts or view.contract in asked.contracts)
    )
