"""What is told of the windows that were in front one after the other while a picture was taken. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from capture.api import ActiveWindow, ExclusionError

EXCLUDED = ActiveWindow(app="", title="", excluded=True)


def told_of(
    fronts: Sequence[ActiveWindow | None], *, unread: bool, excluding: bool
) -> ActiveWindow | None:
    """The last of `fronts`, told no more of than the strictest of them allows; None: there is no window.

    `unread`: another one was in front for a moment that went before it was read. `excluding`: some apps are
    excluded; then it could have been one of theirs, and `ExclusionError` is raised.
    """
    if any(front is not None and front.excluded for front in fronts):
        return EXCLUDED
    if unread and excluding:
        raise ExclusionError(None, "a window was in front before it was known whose it is")
    last = fronts[-1] if fronts else None
    if last is not None and any(front is not None and front.private for front in fronts):
        return replace(last, title="", private=True)
    return last
