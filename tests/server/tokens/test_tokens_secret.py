"""The text of a token: found by its prefix, known as cut or mistyped by its checksum, never twice the same."""

from __future__ import annotations

import re

import pytest

from server.tokens.secret import ALPHABET, PREFIX, is_secret, new_secret
from tests.support.site import SeededRng


def test_one_looks_as_documented_and_is_one():
    secret = new_secret(SeededRng())
    assert re.fullmatch(r"hpt_[0-9A-Za-z]{46}", secret)
    assert is_secret(secret)


def test_a_known_checksum():
    """What others may compute with any CRC-32: a change of the form would make every token invalid."""
    assert is_secret("hpt_" + "0" * 40 + "4biafj")
    assert not is_secret("hpt_" + "0" * 40 + "4biafk")


def test_they_differ_and_use_every_letter():
    rng = SeededRng()
    made = [new_secret(rng) for _ in range(200)]
    assert len(set(made)) == 200
    assert set("".join(secret[len(PREFIX) : -6] for secret in made)) == set(ALPHABET)


@pytest.mark.parametrize("at", range(4, 50))
def test_each_changed_letter_is_noticed(at):
    secret = new_secret(SeededRng(3))
    other = "A" if secret[at] != "A" else "B"
    assert not is_secret(secret[:at] + other + secret[at + 1 :])


def test_nothing_else_is_one():
    secret = new_secret(SeededRng())
    wrong = ("", "hpt_", secret[:-1], secret + "0", " " + secret, secret + "\n", "é" * 50, "\ud800")
    for text in (*wrong, secret.upper(), secret.replace("hpt_", "ghp_")):
        assert not is_secret(text), text
