"""What the command line says of apps that are blacked out, and of blurring."""

from __future__ import annotations

from typing import Final

EXCLUDED: Final = (
    "{app} will be blacked out in every picture, and its name is not told. "
    "Where that cannot be done for certain, no picture is taken."
)
INCLUDED: Final = "{app} may be seen in pictures again."
NOTHING_EXCLUDED: Final = "No app is excluded."
BLURRED: Final = "Pictures are blurred by at least {radius} pixels."
NOT_BLURRED: Final = "Pictures are not blurred, unless a contract asks for it."
