"""What may be typed into an offer, what it means, and that its words are those of the app's consent page."""

from __future__ import annotations

from itertools import product

import pytest

from agent.client.snapshot import ContractView, PolicyView
from server.terms.money import CURRENCIES, MOST_MINOR, money, parse_amount, plain
from server.terms.terms import (
    FRESH,
    USUAL,
    Field,
    WrongTermsError,
    clean_text,
    fields_of,
    fields_of_policy,
    from_text,
    hours,
    parse,
    parse_hours,
    to_text,
)
from server.web import consent_words
from server.web.hiring_words import WRONG, differences
from ui import messages, present_pages
from wire.contracts import policy_sha256
from wire.records import MonitorPolicy, Policy, WindowPolicy

NOW_MS = 1_773_172_800_000  # Tuesday 10 March 2026, 20:00 UTC
DAY_MS = 86_400_000
TYPED = {**FRESH, **fields_of_policy(USUAL), "title": "Harbour maps", "rate": "45.50"}


@pytest.mark.parametrize(
    ("typed", "currency", "minor"),
    [
        ("45.50", "EUR", 4550),
        (" 45,5 ", "EUR", 4550),
        ("45", "EUR", 4500),
        ("0.01", "USD", 1),
        ("4500", "JPY", 4500),
        ("1.234", "KWD", 1234),
        ("10000000", "EUR", MOST_MINOR),
        ("10000000.01", "EUR", None),
        ("45.505", "EUR", None),
        ("45.5", "JPY", None),
        ("1,000", "KWD", None),  # one, or a thousand?
        ("1,000", "EUR", None),
        ("0", "EUR", None),
        ("0.00", "EUR", None),
        ("-1", "EUR", None),
        ("1e3", "EUR", None),
        ("", "EUR", None),
        (".5", "EUR", None),
        ("5.", "EUR", None),
        ("４５", "EUR", None),
        ("45 EUR", "EUR", None),
        ("45", "XXX", None),
        ("9" * 300, "EUR", None),
    ],
)
def test_amounts_are_exact(typed, currency, minor):
    assert parse_amount(typed, currency) == minor


@pytest.mark.parametrize("currency", CURRENCIES)
def test_an_amount_reads_as_it_was_typed(currency):
    for minor in (1, 99, 100, 123_456, MOST_MINOR):
        assert parse_amount(plain(minor, currency), currency) == minor
    assert money(123_456, "EUR") == "1,234.56 EUR"
    assert money(123_456, "JPY") == "123,456 JPY"


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("40", 2400),
        ("37.5", 2250),
        ("37,5", 2250),
        ("0.05", 3),
        ("168", 10_080),
        ("168.05", None),
        ("0", None),
        ("0.33", None),  # 19.8 minutes
        ("", None),
        ("-1", None),
        ("forty", None),
        ("999", None),
    ],
)
def test_hours(typed, minutes):
    assert parse_hours(typed) == minutes
    if minutes is not None:
        assert parse_hours(hours(minutes)) == minutes


def test_terms_are_kept_and_typed_again_as_they_were():
    changed = {
        "limit": ["hours", "none"],
        "starts": ["", "2026-03-10", "2027-03-10"],
        "screenshots": ["all", "active", "none"],
        "idle": ["drop", "ask", "count"],
        "window": ["none", "app", "title"],
        "signals": ["", "yes"],
    }
    for values in product(*changed.values()):
        typed = TYPED | dict(zip(changed, values, strict=True))
        terms = parse(typed, now_ms=NOW_MS)
        assert from_text(to_text(terms)) == terms
        assert parse(fields_of(terms), now_ms=NOW_MS) == terms


def test_a_day_is_its_beginning_in_utc():
    terms = parse(TYPED | {"starts": "2026-03-16"}, now_ms=NOW_MS)
    assert terms.starts_ms == NOW_MS - NOW_MS % DAY_MS + 6 * DAY_MS


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("title", ["", "   ", "x" * 201, "a\u202eb", "a\u200bb", "a\x00b"]),
        ("rate", ["", "0", "45.505", "free"]),
        ("currency", ["", "EURO", "eur"]),
        ("limit_hours", ["", "0", "169", "x"]),
        ("starts", ["2026-03-09", "2027-03-12", "tomorrow", "2026-02-30", "0000-00-00"]),
        ("message", ["x" * 501, "a\u202eb", "a\x07b"]),
        ("screenshots", ["", "some"]),
        ("blur", ["", "-1", "201", "1.5", "x"]),
        ("window", ["", "all"]),
        ("review_delay_s", ["", "61", "-1"]),
        ("retention_days", ["", "0", "3651"]),
        ("segment_minutes", ["", "0", "7", "60"]),
        ("idle", ["", "never"]),
        ("idle_minutes", ["", "0", "121"]),
    ],
)
def test_what_cannot_be_kept_is_named(field, values):
    for value in values:
        with pytest.raises(WrongTermsError) as refused:
            parse(TYPED | {field: value}, now_ms=NOW_MS)
        assert refused.value.fields == {Field(field)}, value
    assert set(Field) <= set(WRONG)


def test_all_that_is_wrong_is_named_at_once():
    with pytest.raises(WrongTermsError) as refused:
        parse(dict.fromkeys(TYPED, ""), now_ms=NOW_MS)
    assert refused.value.fields >= {Field.TITLE, Field.CURRENCY, Field.LIMIT, Field.WINDOW}


def test_a_message_keeps_its_lines_and_emoji():
    assert clean_text(" One\r\ntwo \r\rthree\U0001f469\u200d\U0001f4bb", 500) == (
        "One\ntwo\n\nthree\U0001f469\u200d\U0001f4bb"
    )


def test_differences_are_told_in_words():
    before = parse(TYPED, now_ms=NOW_MS)
    now = parse(
        TYPED | {"title": "Sea maps", "rate": "50", "limit": "none", "webcam": "yes"},
        now_ms=NOW_MS,
    )
    assert differences(before, before) == ()
    told = " ".join(differences(before, now))
    for part in ("Sea maps", "50.00 EUR an hour (was: 45.50 EUR", "No limit (was: 40:00", "Webcam"):
        assert part in told


POLICIES = [
    Policy(
        version=2,
        screenshots=screenshots,
        webcam=webcam,
        window=window,
        review_delay_s=delay,
        retention_days=days,
        signals=signals,
        monitors=monitors,
        blur=blur,
    )
    for screenshots, webcam, window, signals, monitors in product(
        (True, False), (True, False), WindowPolicy, (True, False), MonitorPolicy
    )
    for delay, days, blur in ((0, 1, 0), (1, 365, 1), (60, 3650, 200))
]


@pytest.mark.parametrize(
    ("segment_minutes", "idle_minutes", "idle_keep"),
    [(1, 1, False), (10, 10, True), (30, None, False), (20, 120, False)],
)
def test_the_preview_says_word_for_word_what_the_app_will(segment_minutes, idle_minutes, idle_keep):
    assert consent_words.COLUMNS == messages.CONSENT_COLUMNS
    assert consent_words.NEVER_TITLE == messages.CONSENT_NEVER_TITLE
    for policy in POLICIES:
        in_app = present_pages.consent(
            ContractView(
                contract="c" * 16,
                title="Harbour maps",
                employer="Northwind Atlas",
                segment_minutes=segment_minutes,
                idle_minutes=idle_minutes,
                weekly_limit_minutes=None,
                policy=PolicyView(
                    version=policy.version,
                    sha256=policy_sha256(policy),
                    screenshots=policy.screenshots,
                    webcam=policy.webcam,
                    window=str(policy.window),
                    review_delay_s=policy.review_delay_s,
                    retention_days=policy.retention_days,
                    signals=policy.signals,
                    monitors=str(policy.monitors),
                    blur=policy.blur,
                ),
                agreed=False,
                idle_keep=idle_keep,
            )
        )
        here = consent_words.consent_page(
            policy,
            title="Harbour maps",
            employer="Northwind Atlas",
            segment_minutes=segment_minutes,
            idle_minutes=idle_minutes,
            idle_keep=idle_keep,
        )
        assert (here.title, here.intro) == (in_app.title, in_app.intro)
        assert here.rows == in_app.rows
        assert here.never == in_app.never
