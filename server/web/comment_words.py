"""Words of the pages of comments, by the values of the enums of `server.comments`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from server.web.words import count

REFUSALS: Mapping[str, str] = MappingProxyType(
    {
        "empty": "Write something first.",
        "bad-text": "Take at most 2,000 characters, without invisible marks.",
        "too-late": "What is older than 15 minutes cannot be changed. Write again, or delete it.",
        "stale": "This was changed in another window meanwhile; above is how it reads now. Save again to keep yours.",
        "over": "This comment is not there any more. Nothing was changed.",
    }
)

SEND_AGAIN = (
    "Nothing was written: this page was made before you signed in anew. What you typed is still here. "
    "Look at it and send it again."
)


def too_many_comments(wait_s: int) -> str:
    """What stands beside the form after many comments."""
    return (
        f"That was a lot for now. Go on in {count(-(-wait_s // 60), 'minute')}; "
        "what you typed is still here, and nothing was written this time."
    )
