"""Every code has its words, and the words are whole even when details are missing."""

import re
import string
from pathlib import Path

import pytest

from agent.client import (
    ClockState,
    NoticeCode,
    Problem,
    ProblemCode,
    SyncState,
    Tracking,
)
from agent.core.problems import ENROLMENT, SHADES
from ui import messages, problem_words
from wire.records import Reason


@pytest.mark.parametrize("code", ProblemCode)
def test_each_problem_says_what_and_what_to_do(code):
    words = problem_words.problem_words(Problem(code))
    assert words.title
    assert not words.title.endswith(".")
    assert words.hint.endswith(".") or code is ProblemCode.NO_DISPLAY
    assert "{" not in words.title + words.hint


def test_problems_have_no_words_for_codes_that_are_gone():
    assert set(problem_words.PROBLEMS) == set(ProblemCode)


@pytest.mark.parametrize("shade", problem_words.PROBLEM_SHADES)
def test_words_for_a_shade_are_whole_and_are_found(shade):
    code, _, detail = shade.partition("/")
    for name in SHADES:
        words = problem_words.problem_words(Problem(ProblemCode(code), {name: detail}))
        assert words.title == problem_words.PROBLEM_SHADES[shade].title
        assert words.hint.endswith(".")
        assert "{" not in words.title + words.hint


def test_while_enrolling_nothing_is_said_to_be_kept():
    problem = Problem(ProblemCode.SERVER_UNREACHABLE, {"url": "https://x"})
    assert problem_words.problem_words(problem).hint.endswith(problem_words.KEPT_ALL)
    enrolling = Problem(problem.code, {**problem.details, "during": ENROLMENT})
    assert problem_words.problem_words(enrolling).hint.endswith(problem_words.UNCHANGED)


@pytest.mark.parametrize("code", NoticeCode)
def test_each_notice_has_words(code):
    text = problem_words.fill(messages.NOTICES[code], {})
    assert text.endswith(".")
    assert "{" not in text


def test_each_reason_state_and_sync_state_has_words():
    assert set(messages.REASONS) == {reason.value for reason in Reason}
    assert set(messages.STATES) == set(ClockState)
    assert set(messages.TRACKING) == set(Tracking)
    assert set(messages.SYNC) == set(SyncState)


def test_every_detail_that_words_ask_for_has_a_stand_in():
    texts = [t for words in problem_words.PROBLEMS.values() for t in (words.title, words.hint)]
    texts += messages.NOTICES.values()
    asked = {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}
    for name in asked:
        assert problem_words.fill("{" + name + "}", {})


def test_details_are_put_in_place():
    problem = Problem(ProblemCode.DATA_FOLDER_UNWRITABLE, {"path": "/data/x"})
    assert "/data/x" in problem_words.problem_words(problem).hint


def test_details_with_braces_are_not_read_as_places():
    problem = Problem(ProblemCode.SETTINGS_CORRUPT, {"path": "/a/{url}"})
    assert "/a/{url}" in problem_words.problem_words(problem).hint


@pytest.mark.parametrize("word", ["productivity", "suspicious", "monitoring", "idle worker"])
def test_the_words_are_on_the_contractors_side(word):
    texts = [value for value in vars(messages).values() if isinstance(value, str)]
    assert not [text for text in texts if word in text.lower()]


@pytest.mark.parametrize(
    ("offset_s", "words"),
    [
        ("130", "by 2 minutes"),
        ("-3600", "by 60 minutes"),
        ("7500", "by 2 hours"),
        ("much", "by more than two minutes"),
    ],
)
def test_how_wrong_the_clock_is(offset_s, words):
    problem = Problem(ProblemCode.CLOCK_OFF, {"offset_s": offset_s})
    assert words in problem_words.problem_words(problem).hint


def test_no_words_are_left_over():
    """Each constant of the one place for words is shown somewhere."""
    room = Path(messages.__file__).parent
    source = "\n".join(p.read_text("utf-8") for p in sorted(room.glob("*.py")))
    names = [name for name in vars(messages) if name.isupper() and not name.startswith("_")]
    unused = [n for n in names if len(re.findall(rf"\b{n}\b", source)) < 2]
    assert not unused
