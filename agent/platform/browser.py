"""Opens a page in the person's own browser, where there is one to be seen."""

from __future__ import annotations

import os
import sys
import webbrowser


def open_page(url: str) -> bool:
    """Whether a browser took the address; False on a machine without a desktop, where one would fill the terminal."""
    if sys.platform == "linux" and not ({"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys()):
        return False
    try:
        return webbrowser.open(url)
    except webbrowser.Error:
        return False
