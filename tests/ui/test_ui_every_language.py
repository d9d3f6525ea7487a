"""Every window in every state: with longer words, from right to left, and in each language that is complete."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt

from agent.client import LanguageChoice
from tests.support.fitting import clipped, pseudo, untranslated, words_in
from tests.support.seeing import shared_letters
from tests.ui.fake_client import CHECK_CODE, NEW_DEVICE
from tests.ui.gallery import STATES, TODAY_MS, WRONG_CHECK_CODE, Stage
from tests.ui.test_ui_translations import COMPLETE
from ui import languages, tongue
from ui.languages import Languages
from ui.widgets import Picker

WALKED = STATES
NEVER_TRANSLATED = frozenset(
    {"Hourproof", "hourproof", "F10", "https://", "XXXX-XXXX-XXXX", *languages.NAMES.values()}
)
"""Names: of the program, of a key, of languages; how an address begins and what a check code looks like."""
DAYS = tuple(
    f"{datetime.fromtimestamp(TODAY_MS / 1000, UTC) - timedelta(days=back):%a %d %b %Y}"
    for back in range(9)
)
"""Days as Qt's locale writes them: the pseudo-language is none that it knows."""


@pytest.fixture
def in_pseudo():
    tongue.speak(pseudo)
    yield
    tongue.speak(None)


@pytest.fixture
def from_the_right(qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QLocale.setDefault(QLocale("ar"))
    yield
    QLocale.setDefault(QLocale("C"))
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def known(stage: Stage) -> frozenset[str]:
    """What is shown as it came: from people, their machines and the server."""
    client = stage.client
    codes = (client.sign_in.user_code, CHECK_CODE, WRONG_CHECK_CODE)
    read_out = (shape for code in codes for shape in (code.replace("-", ""), _spelled(code)))
    said = (
        *(stage.bridge.snapshot, client.settings(), client.about(), client.consents()),
        *(client.entries, client.claims, DAYS),
        *(client.sign_in, client.fleet, NEW_DEVICE, codes, *read_out),
    )
    return frozenset({*(w for w in words_in(said) if w), *NEVER_TRANSLATED})


def _spelled(code: str) -> str:
    return " ".join(code.replace("-", ""))


@pytest.mark.parametrize("state", WALKED, ids=lambda state: state.name)
def test_longer_words_are_whole_and_none_is_english(staged, in_pseudo, state):
    stage, window = staged(state)
    assert untranslated(window, known(stage)) == []
    assert clipped(window) == []


@pytest.mark.parametrize("state", WALKED, ids=lambda state: state.name)
def test_from_right_to_left_nothing_is_cut_off(opened, from_the_right, state):
    window = opened(state)
    assert clipped(window) == []


def test_the_arrow_of_a_picker_stands_where_its_text_does_not(qapp, look, from_the_right):
    """From the right its button is on the left: nothing may be painted over the words on the right."""
    picker = Picker()
    picker.addItem("")
    picker.resize(200, 32)
    ink = look.colour("ink").rgb()
    image = picker.grab().toImage()
    columns = {x for x in range(200) for y in range(8, 24) if image.pixel(x, y) == ink}
    assert columns
    assert max(columns) < 30


@pytest.mark.parametrize("language", COMPLETE)
@pytest.mark.parametrize("state", WALKED, ids=lambda state: state.name)
def test_no_text_is_cut_off_in_a_complete_language(qapp, opened, state, language):
    spoken = Languages(qapp)
    before = QLocale()
    spoken.use(LanguageChoice(language))
    try:
        window = opened(state)
        assert clipped(window) == []
        assert shared_letters(window) == []
    finally:
        spoken.use(LanguageChoice.ENGLISH)
        QLocale.setDefault(before)
