"""What the command line says of taking back, changing and closing what was tracked."""

from __future__ import annotations

from typing import Final

REDACT_WHAT: Final = "name either --all, or one or more of --item and --region"
REDACT_BOTH: Final = "a picture is either removed or blacked out in part"
REGION_WHAT: Final = "a region is X,Y,WIDTH,HEIGHT in whole pixels"
REDACTED: Final = (
    "Taken back. It is erased here, and elsewhere when this is uploaded; "
    "that it was taken back stays visible."
)
KEPT: Final = "Kept: it may be uploaded."
DROPPED: Final = "Dropped, with its pictures, counts and minutes."
MEMO_EDITED: Final = "The memo was changed."
WEEK_WHAT: Final = "WEEK is a day as YYYY-MM-DD, or last, or this"
CLOSED: Final = (
    "Closed the week of {week} on {title}: {tracked} tracked, {claimed} claimed without evidence. "
    "What arrives later counts when you close it again."
)
