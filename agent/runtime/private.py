"""Changes what the contractor keeps out of pictures, on the asking thread; it holds from the next picture on."""

from __future__ import annotations

import threading

from agent.client import ClientError, Privacy
from agent.core.privacy import APP_NAME_CHARACTERS, MOST_EXCLUDED, app_key, with_app, without_app
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.runtime.ports import PrivacyKeeper
from wire.items import MAX_BLUR
from wire.text import is_clean


class Private:
    """Any thread. Every change raises `ClientError` when it is refused or cannot be kept."""

    def __init__(self, keeper: PrivacyKeeper) -> None:
        self._keeper = keeper
        self._changing = threading.Lock()

    def now(self) -> Privacy:
        """What holds now."""
        return self._keeper.privacy()

    def exclude(self, app: str) -> None:
        """See `PrivacyClient.exclude_app`."""
        name = app.strip()
        with self._changing:
            before = self._keeper.privacy()
            full = len(before.excluded_apps) >= MOST_EXCLUDED
            if not name or not is_clean(name, APP_NAME_CHARACTERS) or full:
                limit = {"limit": str(APP_NAME_CHARACTERS), "most": str(MOST_EXCLUDED)}
                raise ClientError(Problem(ProblemCode.APP_NAME_INVALID, limit))
            self._keep(before, with_app(before, name))

    def include(self, app: str) -> None:
        """See `PrivacyClient.include_app`."""
        with self._changing:
            before = self._keeper.privacy()
            if app_key(app) not in before.excluded:
                raise ClientError(Problem(ProblemCode.APP_NOT_EXCLUDED, {"app": app}))
            self._keep(before, without_app(before, app))

    def blur(self, radius: int) -> None:
        """See `PrivacyClient.set_blur`."""
        if not 0 <= radius <= MAX_BLUR:
            details = {"radius": str(radius), "limit": str(MAX_BLUR)}
            raise ClientError(Problem(ProblemCode.BLUR_OUTSIDE, details))
        with self._changing:
            before = self._keeper.privacy()
            self._keep(before, Privacy(excluded_apps=before.excluded_apps, blur=radius))

    def _keep(self, before: Privacy, after: Privacy) -> None:
        if after == before:
            return
        try:
            self._keeper.keep_private(after)
        except Trouble as trouble:
            raise ClientError(trouble.problem) from trouble
