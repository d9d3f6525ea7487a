"""Which seeds a random driver plays: a batch of them, or the one that failed."""

from __future__ import annotations

import os

ONE_SEED = "HOURPROOF_STORM"
"""The name of an environment variable. With it, only this seed is played, in the batch that it belongs to."""


def seeds_of(first: int, size: int) -> range:
    """The seeds of the batch that begins with `first`."""
    given = os.environ.get(ONE_SEED)
    if given is None:
        return range(first, first + size)
    one = int(given)
    return range(one, one + 1) if one in range(first, first + size) else range(0)
