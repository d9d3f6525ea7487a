"""Alt letters of translations: which stay, which move, and when there is none left."""

import pytest

from devtools.alt_letters import choose, letter_of, variants
from tests.support.seeing import shared_letters


def test_the_letter_of_a_text():
    assert letter_of("Save && &close") == "c"
    assert letter_of("Save && close") == ""
    assert letter_of("Ends with &") == ""


def test_letters_stay_where_nobody_shares_them():
    said = {"a": "&Speichern", "b": "&Abbrechen", "c": "&Schließen"}
    assert choose(said, [("a", "b"), ("b", "c")]) == said


def test_of_two_that_share_a_letter_one_moves_to_the_beginning_of_a_word():
    said = {"a": "&OK", "b": "&Ohne zu fragen"}
    assert choose(said, [("a", "b")]) == {"a": "&OK", "b": "Ohne &zu fragen"}


def test_a_neighbour_makes_way_where_it_has_other_letters():
    said = {"a": "&No", "b": "&On", "c": "&Noon"}
    chosen = choose({**said, "d": "N&o more"}, [("a", "b", "d"), ("c", "d")])
    for group in (("a", "b", "d"), ("c", "d")):
        assert len({letter_of(chosen[one]) for one in group}) == len(group)


def test_no_letter_is_taken_out_of_a_name_in_braces():
    assert variants("x", "&{name} da") == ["{name} &da", "{name} d&a"]


def test_letters_that_stand_behind_are_replaced_there():
    said = {"&Close": "बंद करें (&C)", "&Cancel": "रद्द करें (&C)"}
    chosen = choose(said, [("&Close", "&Cancel")])
    assert sorted(map(letter_of, chosen.values())) in (["a", "c"], ["c", "l"])
    assert all("(&" in text for text in chosen.values())


def test_where_no_letter_is_left_it_says_so():
    with pytest.raises(ValueError, match="no Alt letter"):
        choose({"a": "&O", "b": "&O"}, [("a", "b")])


def test_the_measure_finds_labels_buttons_and_items_that_share(qtbot):
    from PySide6.QtWidgets import QFormLayout, QLineEdit, QMenu, QPushButton, QWidget

    window = QWidget()
    qtbot.addWidget(window)
    rows = QFormLayout(window)
    rows.addRow("&Name", QLineEdit())
    rows.addRow(QPushButton("&New"))
    rows.addRow(QPushButton("&Save"))
    assert shared_letters(window) == ["&Name", "&New"]
    menu = QMenu()
    qtbot.addWidget(menu)
    for text in ("&Open", "C&opy", "&Quit"):
        menu.addAction(text)
    assert shared_letters(menu) == ["&Open", "C&opy"]
