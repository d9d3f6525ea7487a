"""The collector's work in a process that serves for months."""

from __future__ import annotations

import gc


def settle() -> None:
    """Once everything that stays has been made: the collector goes through it no more.

    Going through all modules, routes and tables takes a tenth of a second and more, in the middle of a page.
    """
    gc.collect()
    gc.freeze()
