"""The translation files: what the tool keeps, drops, takes and refuses, and that what is shipped is what is written."""

import json
import re
import string

import pytest
from PySide6.QtCore import QTranslator

from agent.client import LanguageChoice
from devtools import translations as tool
from devtools.translations import FORMS, Message, compiled, fault, file_of, kept, take, xml
from ui.catalogue import texts
from ui.tongue import CONTEXT, Counted

COMPLETE: tuple[str, ...] = ("de", "es", "fil", "hi", "pt", "uk")
"""Languages in which not one text may be missing."""

DAYS = Counted("{count} day", "{count} days")
EACH = Counted("minute", "{count} minutes")


def by_key():
    return {text.many if isinstance(text, Counted) else text: text for text in texts()}


def test_every_language_that_can_be_chosen_has_its_files():
    codes = {choice.value for choice in LanguageChoice} - {"system", "en"}
    assert codes == set(FORMS)
    for code in codes:
        assert file_of(code, ".ts").exists()


@pytest.mark.parametrize("language", FORMS)
def test_the_compiled_file_is_that_of_its_source(language):
    assert file_of(language, ".qm").read_bytes() == compiled(file_of(language, ".ts"))


@pytest.mark.parametrize("language", FORMS)
def test_what_is_translated_is_sound(language):
    there = by_key()
    for source, forms in kept(file_of(language, ".ts")).items():
        text = there.get(source)
        if text is None or not all(forms):
            continue
        said = list(forms) if isinstance(text, Counted) else forms[0]
        assert fault(text, said, language) is None, source


@pytest.mark.parametrize("language", COMPLETE)
def test_nothing_is_missing_in_a_complete_language(language):
    before = kept(file_of(language, ".ts"))
    assert list(tool.missing(tool.messages(language, before))) == []


def test_the_forms_are_those_that_qt_chooses(tmp_path):
    """For every language and count Qt takes the form of which the tool says so."""
    for language, counts in FORMS.items():
        forms = tuple(f"form {at} of {{count}}" for at in range(len(counts)))
        file = tmp_path / f"{language}.ts"
        file.write_text(xml(language, [Message(DAYS, forms)]), "utf-8")
        (tmp_path / f"{language}.qm").write_bytes(compiled(file))
        translator = QTranslator()
        assert translator.load(str(tmp_path / f"{language}.qm"))
        for form, said in zip(forms, counts, strict=True):
            for count in map(int, re.findall(r"\d+", said)):
                assert translator.translate(CONTEXT, DAYS.many, "", count) == form


def test_blanks_and_signs_survive_the_way_through_xml(tmp_path):
    texts = [" <b> & “quoted” > {name} ", "&Keep…", "two\nlines"]
    file = tmp_path / "x.ts"
    file.write_text(xml("uk", [Message(t, (t[::-1],)) for t in texts]), "utf-8")
    assert kept(file) == {t: (t[::-1],) for t in texts}
    (tmp_path / "x.qm").write_bytes(compiled(file))
    translator = QTranslator()
    assert translator.load(str(tmp_path / "x.qm"))
    assert [translator.translate(CONTEXT, t) for t in texts] == [t[::-1] for t in texts]


def test_what_is_gone_is_dropped_and_what_is_new_is_missing(monkeypatch, tmp_path):
    monkeypatch.setattr(tool, "FOLDER", tmp_path)
    monkeypatch.setattr(tool, "texts", lambda: ("Keep", "Old", DAYS))
    whole, _ = take("de", tool.messages("de", {}), {"Keep": "Behalten", "Old": "Alt"})
    assert tool.write("de", whole)
    assert not tool.write("de", whole)
    monkeypatch.setattr(tool, "texts", lambda: ("New", "Keep", DAYS))
    again = tool.messages("de", kept(file_of("de", ".ts")))
    assert [(m.source, m.forms) for m in again] == [
        ("New", ("",)),
        ("Keep", ("Behalten",)),
        ("{count} days", ("", "")),
    ]
    assert tool.missing(again) == {"New": "", "{count} days": ["", ""]}
    assert 'type="unfinished"' in xml("de", again)
    assert "<extracomment>For one: {count} day</extracomment>" in xml("de", again)


def test_a_text_that_comes_to_count_is_translated_anew(monkeypatch):
    monkeypatch.setattr(tool, "texts", lambda: (DAYS,))
    assert tool.messages("uk", {DAYS.many: ("днів",)})[0].forms == ("", "", "")


@pytest.mark.parametrize(
    ("text", "said", "why"),
    [
        ("Kept in {left}", "Bleibt", "names"),
        ("Kept in {left}", "Bleibt {rest}", "names"),
        ("Kept in {left}", "Bleibt {left", "brace"),
        ("&Keep", "Behalten", "letter"),
        ("&Keep", "&Be&halten", "letter"),
        ("Keep", "&Behalten", "letter"),
        (" Blurred.", "Unscharf.", "blanks"),
        ("&Delete…", "&Löschen", "…"),
        ("Keep", "Be\u202ehalten", "seen"),
        ("Keep", ["Behalten"], "one text"),
        (DAYS, "{count} Tage", "2 forms"),
        (DAYS, ["{count} Tag"], "2 forms"),
        (DAYS, ["{count} Tag", ""], "names"),
        (DAYS, ["ein Tag", "{count} Tage"], "names"),
        (EACH, ["Minute", "Minuten"], "names"),
        (EACH, ["Minute", 3], "texts"),
    ],
)
def test_a_faulty_translation_is_refused(text, said, why):
    assert why in fault(text, said, "de")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kept in {left}", "Bleibt noch {left}"),
        ("&Keep", "&Behalten"),
        ("Sign && date", "Unterschrift && Datum"),
        ("R & D", "F & E"),
        (DAYS, ["{count} Tag", "{count} Tage"]),
        (EACH, ["Minute", "{count} Minuten"]),
        (EACH, ["{count} Minute", "{count} Minuten"]),
    ],
)
def test_a_sound_translation_is_taken(text, said):
    assert fault(text, said, "de") is None


def test_the_tool_takes_what_is_sound_and_names_the_rest(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(tool, "FOLDER", tmp_path)
    monkeypatch.setattr(tool, "texts", lambda: ("&Keep", "Stop {it}", "Later", DAYS))
    given = {
        "&Keep": "&Зберегти",
        "Stop {it}": "Стоп",
        "Gone": "Нема",
        "Later": "",
        DAYS.many: ["{count} день", "{count} дні", "{count} днів"],
    }
    (tmp_path / "new.json").write_text(json.dumps(given), "utf-8")
    assert tool.main(["--take", "uk", str(tmp_path / "new.json")]) == 1
    told = capsys.readouterr()
    assert "2 of 4 texts (written)" in told.out
    assert "'Stop {it}'" in told.err
    assert "'Gone': there is no such text" in told.err
    assert tool.main(["--missing", "uk"]) == 0
    assert json.loads(capsys.readouterr().out) == {"Stop {it}": "", "Later": ""}
    assert tool.main(["--missing", "xx"]) == 1
    assert tool.main(["--take", "uk", str(tmp_path / "none.json")]) == 1


def test_every_text_has_sound_braces():
    for text in texts():
        for one in (text.one, text.many) if isinstance(text, Counted) else (text,):
            assert all(name != "" for _, name, _, _ in string.Formatter().parse(one)), one
