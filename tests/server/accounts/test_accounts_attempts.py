"""Guessing is slowed down, and nobody is locked out by others' mistakes elsewhere."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from server.accounts.attempts import LIMITS, WINDOW_MS, Attempt, Attempts
from server.accounts.password_rules import LONGEST
from server.accounts.passwords import Passwords
from server.web.addresses import local_page


def fail(attempts: Attempts, times: int, *, email="a@example.com", address="10.0.0.1", mono_ms=0):
    """Begin attempts that are never forgiven; how many were let through."""
    results = [attempts.begin(email=email, address=address, mono_ms=mono_ms) for _ in range(times)]
    return sum(isinstance(result, Attempt) for result in results)


def test_a_person_at_one_place_has_few_attempts_and_gets_them_back():
    attempts = Attempts()
    assert fail(attempts, 20) == LIMITS["pair"]
    assert (
        attempts.begin(email="a@example.com", address="10.0.0.1", mono_ms=1000) == WINDOW_MS - 1000
    )
    assert fail(attempts, 20, mono_ms=WINDOW_MS) == LIMITS["pair"]


def test_the_same_person_elsewhere_is_not_locked_out():
    attempts = Attempts()
    fail(attempts, 20)
    assert fail(attempts, 1, address="10.0.0.2") == 1


def test_one_place_cannot_try_many_people():
    attempts = Attempts()
    through = sum(fail(attempts, 1, email=f"{n}@example.com") for n in range(200))
    assert through == LIMITS["address"]


def test_one_person_cannot_be_tried_from_many_places():
    attempts = Attempts()
    through = sum(fail(attempts, 1, address=f"10.0.{n}.1") for n in range(200))
    assert through == LIMITS["email"]


def test_success_does_not_count():
    attempts = Attempts()
    for _ in range(200):
        attempt = attempts.begin(email="a@example.com", address="10.0.0.1", mono_ms=5)
        assert isinstance(attempt, Attempt)
        attempts.forgive(attempt)


def test_attempts_at_the_same_moment_do_not_slip_through_together():
    attempts = Attempts()
    with ThreadPoolExecutor(16) as pool:
        through = sum(pool.map(lambda _: fail(attempts, 1), range(100)))
    assert through == LIMITS["pair"]


def test_passwords_fit_only_themselves():
    passwords = Passwords()
    stored = passwords.hash("correct horse")
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.fits("correct horse", stored=stored)
    assert not passwords.fits("Correct horse", stored=stored)
    assert not passwords.fits("", stored=stored)
    assert not passwords.fits("x" * (LONGEST + 1), stored=stored)
    assert not passwords.fits("anything", stored="not a hash")


@pytest.mark.parametrize("guess", ["", "no password opens this"])
def test_a_person_without_password_cannot_sign_in_with_any(guess):
    assert not Passwords().fits(guess, stored=None)


@pytest.mark.parametrize("password", ["", "x" * (LONGEST + 1)])
def test_unusable_passwords_are_not_stored(password):
    with pytest.raises(ValueError, match="1 to 1024"):
        Passwords().hash(password)


@pytest.mark.parametrize("page", ["/", "/contracts", "/contracts/a/diary/2026-03-10?zone=utc"])
def test_pages_of_this_server_are_gone_to_after_signing_in(page):
    assert local_page(page) == page


@pytest.mark.parametrize(
    "page",
    [
        "",
        "contracts",
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/\tevil",
        "///evil.example",
    ],
)
def test_other_places_are_not(page):
    assert local_page(page) == "/"
