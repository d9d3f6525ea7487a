"""Which language the windows speak: as it was chosen, else as the desktop says; English where there is no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from agent.client import LanguageChoice
from ui.tongue import CONTEXT, speak

FOLDER = Path(__file__).parent / "translations"

NAMES: Mapping[LanguageChoice, str] = MappingProxyType(
    {
        LanguageChoice.ENGLISH: "English",
        LanguageChoice.GERMAN: "Deutsch",
        LanguageChoice.SPANISH: "Español",
        LanguageChoice.FILIPINO: "Filipino",
        LanguageChoice.PORTUGUESE: "Português",
        LanguageChoice.UKRAINIAN: "Українська",
        LanguageChoice.HINDI: "हिन्दी",
    }
)
"""Each language by its own name, which is not translated, in the order of a list to choose from."""

_LOCALES: Mapping[LanguageChoice, str] = MappingProxyType({LanguageChoice.PORTUGUESE: "pt_BR"})
"""Under which name Qt knows a language, where that is not its code."""
_SAME = {"tl": LanguageChoice.FILIPINO.value}
"""Other codes of our languages."""


def language_for(choice: LanguageChoice, wanted: Sequence[str]) -> LanguageChoice:
    """The language to speak. `wanted` are the desktop's, the best first, as `uk-Cyrl-UA`."""
    if choice is not LanguageChoice.SYSTEM:
        return choice
    for name in wanted:
        code = name.replace("_", "-").split("-")[0].lower()
        code = _SAME.get(code, code)
        found = next((one for one in NAMES if one.value == code), None)
        if found is not None:
            return found
    return LanguageChoice.ENGLISH


def locale_for(language: LanguageChoice, system: QLocale) -> QLocale:
    """How numbers and dates are written: as the desktop does where it speaks the same language."""
    own = QLocale(_LOCALES.get(language, language.value))
    return system if system.language() == own.language() else own


class Languages:
    """Makes the application speak; on the main thread."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._system = QLocale.system()
        self._installed: tuple[QTranslator, ...] = ()
        self.language: LanguageChoice | None = None
        """What is spoken; None until `use`."""

    def use(self, choice: LanguageChoice) -> bool:
        """Speak this from now on; whether it is another language than before. Windows keep the words they have."""
        language = language_for(choice, self._system.uiLanguages())
        if language is self.language:
            return False
        self.language = language
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = ()
        locale = locale_for(language, self._system)
        QLocale.setDefault(locale)
        if language is LanguageChoice.ENGLISH:
            speak(None)
        else:
            ours = self._load(FOLDER / f"hourproof_{language.value}.qm")
            if ours is None:
                speak(None)
            else:
                speak(lambda text, count: ours.translate(CONTEXT, text, "", count) or text)
            # The words of Qt's own dialogs; it does not have all of our languages.
            base = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            self._load(base / f"qtbase_{_LOCALES.get(language, language.value)}.qm")
        self._app.setLayoutDirection(locale.textDirection())
        return True

    def _load(self, file: Path) -> QTranslator | None:
        translator = QTranslator()
        if not file.exists() or not translator.load(str(file)):
            return None
        QCoreApplication.installTranslator(translator)
        self._installed = (*self._installed, translator)
        return translator
