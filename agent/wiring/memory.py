"""One owner of the settings: the contractor's choices for the runtime, the enrolment for the
wiring.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from agent.core.consents import Agreement
from agent.runtime.ports import Remembered
from agent.store.settings import MEMOS_KEPT, Consent, Enrolment, Settings, SettingsFile
from wire.records import ContractId


class SettingsOwner:
    """Holds the settings and writes each change through. Any thread; errors are `StoreError`.

    Fits the runtime's `Memory`.
    """

    def __init__(self, file: SettingsFile, settings: Settings) -> None:
        self._file = file
        self._settings = settings
        self._lock = threading.Lock()

    @property
    def settings(self) -> Settings:
        """As last saved."""
        return self._settings

    def load(self) -> Remembered:
        """See `Memory.load`."""
        settings = self._settings
        return Remembered(
            contract=settings.contract,
            memos=dict(settings.memos),
            # Later ones last: of each contract the newest holds.
            consents={
                one.contract: Agreement(one.policy, one.features, one.at_ms)
                for one in settings.consents
            },
        )

    def choose(self, contract: ContractId | None) -> None:
        """See `Memory.choose`."""
        self._change(lambda settings: replace(settings, contract=contract))

    def add_memo(self, contract: ContractId, memo: str) -> None:
        """See `Memory.add_memo`."""

        def change(settings: Settings) -> Settings:
            others = tuple(one for one in settings.memos.get(contract, ()) if one != memo)
            memos = {**settings.memos, contract: (memo, *others)[:MEMOS_KEPT]}
            return replace(settings, memos=memos)

        self._change(change)

    def agree(self, contract: ContractId, agreement: Agreement) -> None:
        """See `Memory.agree`."""
        consent = Consent(
            contract=contract,
            policy=agreement.policy,
            at_ms=agreement.at_ms,
            features=agreement.features,
        )
        self._change(lambda settings: replace(settings, consents=(*settings.consents, consent)))

    def enrolled(self, enrolment: Enrolment) -> None:
        """Keep who this device is now."""
        self._change(lambda settings: replace(settings, enrolment=enrolment))
        with self._lock:
            # Once more, so that the version before, which a damaged file falls back to, has it too.
            self._file.save(self._settings)

    def _change(self, change: Callable[[Settings], Settings]) -> None:
        """Save first, then let others see it."""
        with self._lock:
            changed = change(self._settings)
            if changed != self._settings:
                self._file.save(changed)
                self._settings = changed
