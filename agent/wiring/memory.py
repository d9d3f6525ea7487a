"""One owner of the settings: the contractor's choices for the runtime, the enrolment for the
wiring.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from agent.core.consents import Agreement
from agent.core.privacy import Privacy
from agent.runtime.ports import Remembered
from agent.store.memos import MemoFile
from agent.store.setting_keys import find_key, with_default, with_texts
from agent.store.settings import MEMOS_KEPT, Consent, Enrolment, Settings, SettingsFile
from wire.records import ContractId


class SettingsOwner:
    """Holds the settings and writes each change through. Any thread; errors are `StoreError`.

    Fits the runtime's `Memory` and `PrivacyKeeper`.
    """

    def __init__(self, file: SettingsFile, settings: Settings, memos: MemoFile) -> None:
        self._file = file
        self._memos = memos
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
            memos={**self._memos.load(), **settings.memos},
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
        with self._lock:
            memos = self._memos.load()
            others = tuple(one for one in memos.get(contract, ()) if one != memo)
            self._memos.save({**memos, contract: (memo, *others)[:MEMOS_KEPT]})

    def hide_memos(self) -> None:
        """Take the memos out of the settings, where earlier versions kept them in the clear. Idempotent."""
        with self._lock:
            if not self._settings.memos:
                return
            self._memos.save({**self._settings.memos, **self._memos.load()})
            settings = replace(self._settings, memos={})
            self._file.save(settings)
            # Once more, so that the version before has none either.
            self._file.save(settings)
            self._settings = settings

    def agree(self, contract: ContractId, agreement: Agreement) -> None:
        """See `Memory.agree`."""
        consent = Consent(
            contract=contract,
            policy=agreement.policy,
            at_ms=agreement.at_ms,
            features=agreement.features,
        )
        self._change(lambda settings: replace(settings, consents=(*settings.consents, consent)))

    def privacy(self) -> Privacy:
        """See `PrivacyKeeper.privacy`."""
        return self._settings.privacy

    def keep_private(self, privacy: Privacy) -> None:
        """See `PrivacyKeeper.keep_private`."""
        self._change(lambda settings: replace(settings, privacy=privacy))
        self._save_twice()

    def enrolled(self, enrolment: Enrolment) -> None:
        """Keep who this device is now."""
        self._change(lambda settings: replace(settings, enrolment=enrolment))
        self._save_twice()

    def _save_twice(self) -> None:
        """Once more, so that the version before, which a damaged file falls back to, has it too."""
        with self._lock:
            self._file.save(self._settings)

    def change_setting(self, key: str, values: tuple[str, ...] | None) -> None:
        """Set what a person named; None: as it was at first. Raises `StoreError` SETTING_INVALID."""
        found = find_key(Settings, key)
        self._change(
            lambda settings: (
                with_default(settings, found)
                if values is None
                else with_texts(settings, found, values)
            )
        )
        if found.path[0] == "privacy":
            self._save_twice()

    def _change(self, change: Callable[[Settings], Settings]) -> None:
        """Save first, then let others see it."""
        with self._lock:
            changed = change(self._settings)
            if changed != self._settings:
                self._file.save(changed)
                self._settings = changed
