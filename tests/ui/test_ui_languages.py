"""Languages: chosen or of the desktop, spoken at once, by all windows, with what Qt itself says."""

from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QLocale, Qt

from agent.client import AppSettings, LanguageChoice, ThemeChoice
from devtools import translations as tool
from tests.ui.fake_client import CLOCKED_IN, FakeClient
from ui import languages, messages, tongue
from ui.languages import NAMES, Languages, language_for, locale_for
from ui.living import Living
from ui.tokens import Theme
from ui.tongue import tr, tr_count


@pytest.fixture
def spoken(qapp, tmp_path, monkeypatch):
    """Two small translations of our own in place of the shipped ones."""
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    monkeypatch.setattr(tool, "FOLDER", tmp_path)
    words = {
        "de": {"&Start": "&Beginnen", messages.MINUTES.many: ["{count} Minute", "{count} Minuten"]},
        "uk": {messages.MINUTES.many: ["{count} хвилина", "{count} хвилини", "{count} хвилин"]},
    }
    for language, said in words.items():
        whole, refused = tool.take(language, tool.messages(language, {}), said)
        assert refused == []
        tool.write(language, whole)
    before = QLocale()
    made = Languages(qapp)
    yield made
    made.use(LanguageChoice.ENGLISH)
    tongue.speak(None)
    QLocale.setDefault(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_each_language_is_named_and_can_be_chosen():
    assert set(NAMES) == set(LanguageChoice) - {LanguageChoice.SYSTEM}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["uk-Cyrl-UA", "uk-UA", "uk"], LanguageChoice.UKRAINIAN),
        (["pt_PT"], LanguageChoice.PORTUGUESE),
        (["tl-PH"], LanguageChoice.FILIPINO),
        (["fr-FR", "de-CH"], LanguageChoice.GERMAN),
        (["fr-FR"], LanguageChoice.ENGLISH),
        (["C"], LanguageChoice.ENGLISH),
        ([], LanguageChoice.ENGLISH),
    ],
)
def test_the_first_of_the_desktops_languages_that_there_is(wanted, found):
    assert language_for(LanguageChoice.SYSTEM, wanted) is found
    assert language_for(LanguageChoice.HINDI, wanted) is LanguageChoice.HINDI


def test_numbers_are_written_as_on_the_desktop_of_the_same_language():
    swiss = QLocale("de_CH")
    assert locale_for(LanguageChoice.GERMAN, swiss) == swiss
    assert locale_for(LanguageChoice.UKRAINIAN, swiss).language() == QLocale.Language.Ukrainian


def test_texts_and_counts_come_in_the_language(spoken):
    assert spoken.use(LanguageChoice.GERMAN)
    assert not spoken.use(LanguageChoice.GERMAN)
    assert tr(messages.START) == "&Beginnen"
    assert tr(messages.STOP) == "&Stop"  # not translated there: English
    assert tr_count(messages.MINUTES, 1) == "1 Minute"
    assert tr_count(messages.HOURS, 1) == "1 hour"
    assert spoken.use(LanguageChoice.UKRAINIAN)
    said = [tr_count(messages.MINUTES, n) for n in (1, 3, 5, 21)]
    assert said == ["1 хвилина", "3 хвилини", "5 хвилин", "21 хвилина"]
    assert tr(messages.START) == "&Start"
    assert spoken.use(LanguageChoice.ENGLISH)
    assert tr_count(messages.MINUTES, 1) == "1 minute"


def test_qts_own_words_come_along(spoken):
    spoken.use(LanguageChoice.GERMAN)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    spoken.use(LanguageChoice.ENGLISH)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_language_whose_file_is_missing_is_english(spoken):
    assert spoken.use(LanguageChoice.HINDI)
    assert tr(messages.START) == "&Start"


# --- at once ------------------------------------------------------------------------------------


@pytest.fixture
def living(qapp, look, spoken):
    client = FakeClient(CLOCKED_IN)
    made = Living(client, look, spoken, "1.2.3")
    made.client = client
    yield made
    made.close()
    made.shell.dissolve()
    shiboken6.delete(made.shell.tray)
    look.choose(ThemeChoice.SYSTEM)
    qapp.processEvents()


def test_another_language_is_spoken_by_open_windows_at_once(living, qapp, qtbot):
    living.open(minimized=False)
    living.shell.settings.open_page(3)
    living.shell.window.move(40, 50)
    old, place = living.shell, living.shell.window.pos()
    choice = living.shell.settings.look.language.choice
    choice.setCurrentIndex(choice.findData("de"))
    qtbot.waitUntil(lambda: living.shell is not old, timeout=5000)
    qapp.processEvents()
    shell = living.shell
    assert living.client.kept.app.language is LanguageChoice.GERMAN
    assert shell.tray.contracts.title() == "Switch con&tract"
    assert shell.window.isVisible()
    assert shell.window.work.button.text() == "&Stop"
    assert shell.window.pos() == place
    assert shell.settings.isVisible()
    assert shell.settings.list.currentRow() == 3
    # One hears of what comes, and the old windows are gone.
    assert living.client.subscribed == 1
    titles = sorted(w.windowTitle() for w in qapp.topLevelWidgets() if w.isVisible())
    assert titles == ["Hourproof", "Settings – Hourproof"]
    living.client.stop()
    qtbot.waitUntil(lambda: shell.window.work.button.text() == "&Beginnen", timeout=5000)


def test_the_theme_changes_at_once(living, look, qtbot):
    assert look.theme is Theme.LIGHT
    living.client.set_setting(key="app.theme", values=("dark",))
    qtbot.waitUntil(lambda: look.theme is Theme.DARK, timeout=5000)
    # What the desktop says changes nothing while a theme is chosen.
    look._follow(Qt.ColorScheme.Light)
    assert look.theme is Theme.DARK
    living.client.set_setting(key="app.theme", values=("system",))
    qtbot.waitUntil(lambda: look.theme is Theme.LIGHT, timeout=5000)


def test_an_app_that_ends_speaks_no_other_language(living, qtbot):
    shell = living.shell
    with qtbot.waitSignal(living.ended):
        living.end()
    living.client.publish(replace(CLOCKED_IN, app=AppSettings(language=LanguageChoice.GERMAN)))
    qtbot.wait(50)
    assert living.shell is shell
