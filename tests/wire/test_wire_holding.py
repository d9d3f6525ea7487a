"""“Would this hold?”: each ground by itself, what the verdict makes of them, and how many minutes count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wire.holding import (
    LAWFUL,
    Ground,
    Held,
    Stage,
    Standing,
    Terms,
    Verdict,
    over_limit,
    standing,
    would_hold,
)
from wire.records import Reason

TERMS = Terms(
    screenshots=True,
    memo_required=True,
    idle_keep=True,
    redaction_keeps_time=True,
    weekly_limit_minutes=100,
)
WHOLE = Held(
    stage=Stage.RECEIPTED,
    agreed=True,
    minutes=10,
    counted=10,
    before=0,
    memo=True,
    idle=False,
    pictures=1,
    no_picture=None,
    pictures_taken_back=False,
)
NOTHING_AGAINST = (
    Ground.AGREED,
    Ground.WITHIN_LIMIT,
    Ground.MEMO_PRESENT,
    Ground.PICTURES_PRESENT,
    Ground.RECEIPTED,
)


def held(**what: object) -> Held:
    return replace(WHOLE, **what)


def terms(**what: object) -> Terms:
    return replace(TERMS, **what)


def test_a_whole_segment_holds() -> None:
    said = would_hold(WHOLE, TERMS)
    assert (said.verdict, said.minutes, said.over) == (Verdict.HOLDS, 10, 0)
    assert said.grounds == NOTHING_AGAINST


@pytest.mark.parametrize(
    ("what", "asks", "ground", "verdict", "minutes"),
    [
        ({"agreed": False}, {}, Ground.NOT_AGREED, Verdict.FAILS, 0),
        ({"counted": 0}, {}, Ground.COUNTED_BEFORE, Verdict.FAILS, 0),
        ({"counted": 4}, {}, Ground.PARTLY_COUNTED_BEFORE, Verdict.PARTLY, 4),
        ({"before": 100}, {}, Ground.OVER_LIMIT, Verdict.FAILS, 0),
        ({"before": 97}, {}, Ground.PARTLY_OVER_LIMIT, Verdict.PARTLY, 3),
        ({"before": 90}, {}, Ground.WITHIN_LIMIT, Verdict.HOLDS, 10),
        ({"before": 900}, {"weekly_limit_minutes": None}, Ground.NO_LIMIT, Verdict.HOLDS, 10),
        ({"memo": False}, {}, Ground.MEMO_MISSING, Verdict.FAILS, 0),
        ({"memo": False}, {"memo_required": False}, Ground.MEMO_NOT_NEEDED, Verdict.HOLDS, 10),
        ({"pictures": 0}, {"screenshots": False}, Ground.PICTURES_NOT_ASKED, Verdict.HOLDS, 10),
        ({"pictures": 0}, {}, Ground.PICTURES_MISSING, Verdict.FAILS, 0),
        (
            {"pictures": 0, "stage": Stage.OPEN},
            {},
            Ground.PICTURES_AWAITED,
            Verdict.NOT_YET,
            10,
        ),
        ({"pictures_taken_back": True}, {}, Ground.PICTURES_REDACTED, Verdict.HOLDS, 10),
        ({"pictures_blackened": True}, {}, Ground.PICTURES_BLACKENED, Verdict.HOLDS, 10),
        (
            {"pictures_blackened": True},
            {"redaction_keeps_time": False},
            Ground.BLACKENING_NOT_ALLOWED,
            Verdict.FAILS,
            0,
        ),
        (
            {"pictures_blackened": True, "pictures_taken_back": True},
            {},
            Ground.PICTURES_REDACTED,
            Verdict.HOLDS,
            10,
        ),
        (
            {"pictures_taken_back": True},
            {"redaction_keeps_time": False},
            Ground.PICTURES_TAKEN_BACK,
            Verdict.FAILS,
            0,
        ),
        ({"idle": True}, {}, Ground.IDLE_ALLOWED, Verdict.HOLDS, 10),
        ({"idle": True}, {"idle_keep": False}, Ground.IDLE_NOT_ALLOWED, Verdict.FAILS, 0),
        ({"stage": Stage.OPEN}, {}, Ground.STILL_TRACKED, Verdict.NOT_YET, 10),
        ({"stage": Stage.HELD}, {}, Ground.UNDER_REVIEW, Verdict.NOT_YET, 10),
        ({"stage": Stage.SIGNED}, {}, Ground.NOT_RECEIPTED, Verdict.NOT_YET, 10),
        ({"stage": Stage.REFUSED}, {}, Ground.REFUSED, Verdict.FAILS, 0),
    ],
)
def test_each_ground(what, asks, ground, verdict, minutes) -> None:
    said = would_hold(held(**what), terms(**asks))
    assert ground in said.grounds
    assert (said.verdict, said.minutes) == (verdict, minutes)


def test_what_was_taken_back_whole_says_nothing_else() -> None:
    said = would_hold(held(minutes=0, counted=0), TERMS)
    assert (said.verdict, said.grounds) == (Verdict.FAILS, (Ground.TAKEN_BACK,))


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_for_no_picture_is_foreseen_or_is_not(reason) -> None:
    said = would_hold(held(pictures=0, no_picture=reason), TERMS)
    lawful = reason in LAWFUL
    assert (Ground.PICTURES_LAWFULLY_ABSENT in said.grounds) is lawful
    assert (Ground.PICTURES_MISSING in said.grounds) is not lawful
    assert said.verdict is (Verdict.HOLDS if lawful else Verdict.FAILS)


def test_what_a_person_must_mend_is_never_foreseen() -> None:
    assert not LAWFUL & {Reason.PERMISSION_MISSING, Reason.CAPTURE_FAILED, Reason.NOT_AGREED}


def test_the_worst_ground_decides() -> None:
    both = held(stage=Stage.SIGNED, before=97)
    assert would_hold(both, TERMS).verdict is Verdict.NOT_YET
    assert would_hold(both, TERMS).minutes == 3
    assert would_hold(replace(both, memo=False), TERMS).verdict is Verdict.FAILS


def test_every_ground_says_something_and_the_good_ones_say_yes() -> None:
    assert {standing(ground) for ground in Ground} == set(Standing)
    assert {standing(ground) for ground in NOTHING_AGAINST} == {Standing.FOR}


@pytest.mark.parametrize(
    ("before", "limit", "over"),
    [(0, None, 0), (90, 100, 0), (91, 100, 1), (100, 100, 10), (5000, 100, 10), (0, 0, 10)],
)
def test_how_much_lies_over_the_limit(before, limit, over) -> None:
    assert over_limit(before, 10, limit) == over
