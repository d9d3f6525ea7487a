"""Gives every translation Alt letters of its own in each window: `python -m tests.ui.alt_letters`.

Walks the gallery in English for what is shown together, and mends the translation files. Run it after texts
were translated; a test fails where two texts of one window share a letter.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from devtools import alt_letters, translations
from tests.support.seeing import letters
from tests.ui.gallery import STATES, Studio
from ui.theme import Look


def together() -> list[tuple[str, ...]]:
    """The source texts with Alt letters of every state of the gallery."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication(["hourproof"])
    app.setQuitOnLastWindowClosed(False)
    look = Look(app)
    groups = set()
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Path(folder))
        for state in STATES:
            stage = state.stage(app, look, studio)
            groups.add(tuple(letters(state.shown(stage))))
            stage.close()
    return sorted(groups)


def main() -> int:
    """Mend all languages; 1 where a text finds no letter."""
    groups = together()
    for language in translations.FORMS:
        file = translations.file_of(language, ".ts")
        before = translations.messages(language, translations.kept(file))
        said = {
            one.source: one.forms[0]
            for one in before
            if len(one.forms) == 1 and alt_letters.letter_of(one.forms[0])
        }
        try:
            chosen = alt_letters.choose(said, groups)
        except ValueError as error:
            print(f"{language}: {error}", file=sys.stderr)
            return 1
        after = [
            replace(one, forms=(chosen[one.source],)) if one.source in chosen else one
            for one in before
        ]
        translations.write(language, after)
        moved = [f"{said[one]} → {chosen[one]}" for one in said if said[one] != chosen[one]]
        print(f"{language}: {len(moved)} of {len(said)} moved", *moved, sep="\n    ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
