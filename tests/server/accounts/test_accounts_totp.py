"""Codes of authenticator apps, by the vectors of RFC 6238 and by what may go wrong with clocks."""

from __future__ import annotations

import base64
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from server.accounts.totp import STEP_MS, address, code_at, fitting_step, letters
from server.storage.errors import DataFolderError
from server.vault import Vault
from tests.support.site import SeededRng

SECRET = b"12345678901234567890"


@pytest.mark.parametrize(
    ("second", "code"),
    [
        # RFC 6238, appendix B, SHA-1; the last six of its eight digits.
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ],
)
def test_the_vectors_of_the_standard(second, code):
    assert code_at(SECRET, second * 1000 // STEP_MS) == code
    assert fitting_step(SECRET, code, now_ms=second * 1000, after=-1) == second // 30


@pytest.mark.parametrize(("drift", "fits"), [(-2, 0), (-1, 1), (0, 1), (1, 1), (2, 0)])
def test_a_clock_may_be_one_step_off(drift, fits):
    now = 50_000
    found = fitting_step(SECRET, code_at(SECRET, now + drift), now_ms=now * STEP_MS + 7, after=-1)
    assert found == (now + drift if fits else None)


def test_no_step_is_taken_again_nor_an_older_one():
    now = 50_000
    for step in (now - 1, now):
        code = code_at(SECRET, step)
        assert fitting_step(SECRET, code, now_ms=now * STEP_MS, after=now) is None
    code = code_at(SECRET, now + 1)
    assert fitting_step(SECRET, code, now_ms=now * STEP_MS, after=now) == now + 1


@pytest.mark.parametrize(
    "typed", ["", "0", "abcdef", "287 08", "２８７０８２", "287082 287082", "\ud83d" * 6]
)
def test_what_is_no_code_fits_never(typed):
    assert fitting_step(SECRET, typed, now_ms=59_000, after=-1) is None


def test_spaces_do_not_matter():
    assert fitting_step(SECRET, " 287 082 ", now_ms=59_000, after=-1) == 1


def test_what_the_app_is_told():
    told = urlsplit(address(SECRET, issuer="Hourproof", account="ada@example.com"))
    assert (told.scheme, told.netloc) == ("otpauth", "totp")
    assert unquote(told.path) == "/Hourproof:ada@example.com"
    query = parse_qs(told.query)
    assert query["issuer"] == ["Hourproof"]
    assert base64.b32decode(query["secret"][0]) == SECRET
    assert letters(SECRET).replace(" ", "") == query["secret"][0]


def test_what_is_sealed_opens_with_the_same_key_for_the_same_person_only(tmp_path):
    vault = Vault(tmp_path, SeededRng())
    sealed = vault.seal(SECRET, whose="ada")
    assert SECRET not in sealed
    assert Vault(tmp_path, SeededRng()).open(sealed, whose="ada") == SECRET
    assert (tmp_path / "accounts.key").stat().st_mode & 0o077 == 0
    with pytest.raises(DataFolderError, match="not the key"):
        vault.open(sealed, whose="bo")
    with pytest.raises(DataFolderError, match="not the key"):
        vault.open(sealed[:-1] + bytes([sealed[-1] ^ 1]), whose="ada")
    (tmp_path / "accounts.key").unlink()
    with pytest.raises(DataFolderError, match="Put it back"):
        Vault(tmp_path, SeededRng()).open(sealed, whose="ada")
    (tmp_path / "accounts.key").write_bytes(b"short")
    with pytest.raises(DataFolderError, match="damaged"):
        Vault(tmp_path, SeededRng()).open(sealed, whose="ada")
