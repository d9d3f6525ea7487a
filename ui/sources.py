"""Keeps the binding to Qt from reading the source text of every module that is imported.

PySide6 looks at each import for `__feature__`, its switch to other names for Qt's methods. For that it
has `inspect` read the source of every module that comes after it, and `linecache` keeps all of it: 10 MB
in this program, and a tenth of its start. We never use that switch, so the answer is known without
reading. A frozen program has no sources and loses nothing either way.
"""

from __future__ import annotations

import importlib
import sys

_HOOK = "shibokensupport.feature"
_QUESTION = "_mod_uses_pyside"


def leave_sources_unread() -> bool:
    """Answer the binding's question in advance; False where it no longer asks. Call before other imports."""
    importlib.import_module("shiboken6")  # brings the hook along
    hook = sys.modules.get(_HOOK)
    if not hasattr(hook, _QUESTION):
        return False
    setattr(hook, _QUESTION, lambda _module: False)
    return True
