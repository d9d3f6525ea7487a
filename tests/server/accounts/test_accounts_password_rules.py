"""Which passwords are good enough: long ones, and none that guessers try first."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.accounts.password_rules import LONGEST, SHORTEST, Weakness, weakness
from server.accounts.passwords import Passwords

ABOUT = ("Ada Birch", "ada.birch@example.com", "Northwind Atlas")


@pytest.mark.parametrize(
    "password",
    [
        "a long enough password",
        "gravel tuba feint oxide",
        "k7qx-m2vr-p9tn-w4hd",
        "Der Löffel schwimmt am Dienstag",
        "密码由四个毫不相干的词语组成的一句话",
        "Ada Birch never ate marzipan quickly",
        "zebra zebra gloves murmur",
    ],
)
def test_long_ones_of_ones_own_are_good(password):
    assert weakness(password, about=ABOUT) is None


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword",
        "Password12345678",
        "P@ssw0rd!P@ssw0rd!",
        "qwertyuiopasdfghjkl",
        "1234567890123456",
        "aaaaaaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "zyxwvutsrqponmlkji",
        "Hourproof2026!!!!!",
        "hourproof-welcome-2026",
        "Ada.Birch.1234567",
        "northwindatlasada1",
        "Correct Horse Battery Staple!",
        "iloveyou iloveyou 99",
        "lkjhgfdsapoiuytrewq",
        " " * 20,
        "                x",
        "Summer2026Winter2027",
    ],
)
def test_what_guessers_try_first_is_not(password):
    assert weakness(password, about=ABOUT) is Weakness.WELL_KNOWN


def test_lengths():
    assert weakness("", about=()) is Weakness.EMPTY
    assert weakness("k7qxm2vrp9tnw4", about=()) is Weakness.TOO_SHORT
    assert weakness("k7qxm2vrp9tnw4h", about=()) is None
    assert weakness("k7qxm2vr " * 200, about=()) is Weakness.TOO_LONG
    assert SHORTEST == 15
    assert LONGEST == 1024


def test_what_is_typed_differently_but_reads_the_same_is_the_same():
    passwords = Passwords()
    stored = passwords.hash(unicodedata.normalize("NFC", "Löffel und Gabeln"))
    assert passwords.fits(unicodedata.normalize("NFD", "Löffel und Gabeln"), stored=stored)


def test_half_characters_are_characters():
    passwords = Passwords()
    odd = "halves \ud83d of characters"
    assert weakness(odd, about=()) is None
    assert passwords.fits(odd, stored=passwords.hash(odd))


@given(st.text(max_size=200), st.lists(st.text(max_size=30), max_size=4))
def test_every_text_is_judged(password, about):
    found = weakness(password, about=about)
    if len(unicodedata.normalize("NFC", password)) < SHORTEST:
        assert found in (Weakness.EMPTY, Weakness.TOO_SHORT)


def test_the_longest_costs_no_more_than_a_moment():
    """Taking repeats out must not take time that grows with the square of the length."""
    for hard in ("ab" * 512, "a" * 1023 + "b", ("abcdefghij" * 103)[:1024], "0" * 512 + "1" * 512):
        assert weakness(hard, about=()) is Weakness.WELL_KNOWN
