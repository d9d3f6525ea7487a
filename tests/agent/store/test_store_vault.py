"""The vault: what it seals only its key opens, and a lost, locked or other key is told from damage."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.problems import Problem, ProblemCode
from agent.core.tracked import PutSegment
from agent.store.errors import StoreError
from agent.store.journal import JournalFile
from agent.store.memos import MemoFile
from agent.store.pictures import PictureFiles
from agent.store.secrets import SecretName
from agent.store.vault import MAGIC, TEXT_MARK, Cipher, Damaged, Vault
from tests.support.tracked_rows import tracked
from wire.records import ContractId

WEBP = b"RIFF\x24\0\0\0WEBPVP8 " + bytes(range(32))


class KeptSecrets:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.kept: dict[SecretName, str] = {}
        self.trouble: ProblemCode | None = None

    def read(self, name: SecretName) -> str | None:
        self._check()
        return self.kept.get(name)

    def write(self, name: SecretName, secret: str) -> None:
        self._check()
        self.kept[name] = secret

    def delete(self, name: SecretName) -> None:
        self.kept.pop(name, None)

    def _check(self) -> None:
        if self.trouble is not None:
            raise StoreError(Problem(self.trouble))


class Bytes:
    """Random bytes that never repeat and are the same in each run."""

    def __init__(self, seed: str = "seed") -> None:
        self.drawn = 0
        self._seed = seed

    def __call__(self, size: int) -> bytes:
        self.drawn += 1
        return hashlib.sha512(f"{self._seed} {self.drawn}".encode()).digest()[:size]


def unlocked(folder: Path, secrets: KeptSecrets | None = None) -> Vault:
    vault = Vault(secrets or KeptSecrets(), mark=folder / "sealed-with", random_bytes=Bytes())
    vault.unlock()
    return vault


def code_of(act: Callable[[], object]) -> tuple[ProblemCode, str | None]:
    with pytest.raises(StoreError) as refused:
        act()
    return refused.value.problem.code, refused.value.problem.details.get("reason")


@pytest.fixture
def cipher(tmp_path: Path) -> Cipher:
    return unlocked(tmp_path).cipher("test")


@given(data=st.binary(max_size=200), text=st.text(max_size=100))
def test_what_goes_in_comes_out(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, text: str
) -> None:
    cipher = unlocked(tmp_path_factory.mktemp("vault")).cipher("test")
    assert cipher.open(cipher.seal(data)) == data
    encodable = text.encode("utf-8", "replace").decode("utf-8")
    assert cipher.open_text(cipher.seal_text(encodable)) == encodable


def test_nothing_of_it_shows_and_no_two_are_alike(cipher: Cipher) -> None:
    first, second = cipher.seal(WEBP), cipher.seal(WEBP)
    assert first != second
    assert b"WEBP" not in first + second
    assert "secret" not in base64.b64decode(
        cipher.seal_text("secret words")[len(TEXT_MARK) :]
    ).decode("latin-1")


def test_each_altered_byte_is_noticed(cipher: Cipher) -> None:
    sealed = cipher.seal(b"what was tracked")
    for at in range(len(MAGIC) + 4, len(sealed)):
        altered = bytearray(sealed)
        altered[at] ^= 1
        with pytest.raises(Damaged):
            cipher.open(bytes(altered))
    for length in range(len(MAGIC), len(sealed)):
        with pytest.raises((Damaged, StoreError)):
            cipher.open(sealed[:length])


def test_a_value_for_another_purpose_is_not_taken(tmp_path: Path) -> None:
    vault = unlocked(tmp_path)
    sealed = vault.cipher("journal").seal_text("{}")
    with pytest.raises(Damaged):
        vault.cipher("spool").open_text(sealed)
    with pytest.raises(Damaged):
        vault.cipher("spool").open_text(f"{TEXT_MARK}no base64!")


def test_what_was_never_sealed_is_read_as_it_is(cipher: Cipher) -> None:
    assert cipher.open(WEBP) == WEBP
    assert cipher.open_text('{"a": 1}') == '{"a": 1}'


def test_the_key_outlives_the_program_and_lies_in_the_keyring_alone(tmp_path: Path) -> None:
    secrets = KeptSecrets()
    sealed = unlocked(tmp_path, secrets).cipher("test").seal(b"words")
    assert unlocked(tmp_path, secrets).cipher("test").open(sealed) == b"words"
    raw = base64.b64decode(secrets.kept[SecretName.STORE_KEY])
    assert len(raw) == 32
    mark = (tmp_path / "sealed-with").read_bytes()
    assert raw not in mark
    assert raw.hex().encode() not in mark


def test_a_crash_between_keyring_and_mark_costs_nothing(tmp_path: Path) -> None:
    secrets = KeptSecrets()
    unlocked(tmp_path, secrets)
    (tmp_path / "sealed-with").unlink()
    key = secrets.kept[SecretName.STORE_KEY]
    assert unlocked(tmp_path, secrets).is_open
    assert secrets.kept[SecretName.STORE_KEY] == key


def test_a_key_that_is_gone_is_never_replaced(tmp_path: Path) -> None:
    secrets = KeptSecrets()
    sealed = unlocked(tmp_path, secrets).cipher("test").seal(b"words")
    kept = dict(secrets.kept)
    secrets.kept.clear()
    assert code_of(lambda: unlocked(tmp_path, secrets)) == (ProblemCode.KEY_LOST, "gone")
    assert secrets.kept == {}, "nothing was overwritten"
    secrets.kept[SecretName.STORE_KEY] = base64.b64encode(bytes(32)).decode()
    assert code_of(lambda: unlocked(tmp_path, secrets)) == (ProblemCode.KEY_LOST, "another")
    secrets.kept[SecretName.STORE_KEY] = "no key"
    assert code_of(lambda: unlocked(tmp_path, secrets)) == (ProblemCode.KEY_LOST, "unreadable")
    secrets.kept = kept
    assert unlocked(tmp_path, secrets).cipher("test").open(sealed) == b"words"


@pytest.mark.parametrize("trouble", [ProblemCode.KEYRING_LOCKED, ProblemCode.KEYRING_MISSING])
def test_a_keyring_that_does_not_answer_changes_nothing(
    tmp_path: Path, trouble: ProblemCode
) -> None:
    secrets = KeptSecrets()
    secrets.trouble = trouble
    vault = Vault(secrets, mark=tmp_path / "sealed-with", random_bytes=Bytes())
    assert code_of(vault.unlock)[0] is trouble
    assert not vault.is_open
    assert not vault.in_use
    assert code_of(lambda: vault.cipher("x").seal(b"x")) == (ProblemCode.KEY_LOST, "not-unlocked")
    secrets.trouble = None
    vault.unlock()
    assert vault.is_open


def test_what_another_key_sealed_is_told_from_damage(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    one = Vault(KeptSecrets(), mark=tmp_path / "one" / "mark", random_bytes=Bytes("one"))
    two = Vault(KeptSecrets(), mark=tmp_path / "two" / "mark", random_bytes=Bytes("two"))
    one.unlock()
    two.unlock()
    sealed = one.cipher("test").seal(b"words")
    assert code_of(lambda: two.cipher("test").open(sealed)) == (ProblemCode.KEY_LOST, "another")


def test_pictures_lie_sealed_and_old_ones_are_sealed_once(tmp_path: Path, cipher: Cipher) -> None:
    shelf = tmp_path / "pictures"
    shelf.mkdir()
    old = PictureFiles(shelf).put(WEBP + b"old")
    files = PictureFiles(shelf, cipher)
    assert files.read(old) == WEBP + b"old"
    files.seal_all()
    new = files.put(WEBP)
    for name in (old, new):
        assert b"WEBP" not in files.path(name).read_bytes()
    assert (files.read(old), files.read(new)) == (WEBP + b"old", WEBP)
    before = files.path(old).read_bytes()
    files.seal_all()
    assert files.path(old).read_bytes() == before
    assert files.put(WEBP) == new, "the same bytes are one file"


def test_a_picture_altered_on_the_disk_is_missing(tmp_path: Path, cipher: Cipher) -> None:
    files = PictureFiles(tmp_path, cipher)
    name = files.put(WEBP)
    files.path(name).write_bytes(files.path(name).read_bytes()[:-1])
    assert code_of(lambda: files.read(name)) == (ProblemCode.PICTURE_MISSING, "changed")
    assert files.unsealed(name) == b""
    assert files.put(WEBP) == name
    assert files.read(name) == WEBP, "written again"


def test_the_journal_lies_sealed_and_an_old_one_leaves_no_trace(
    tmp_path: Path, cipher: Cipher
) -> None:
    path = tmp_path / "journal.sqlite"
    segment = tracked(0)
    words = segment.memo.encode()
    plain = JournalFile(path)
    plain.write((PutSegment(segment),))
    plain.close()
    assert words in path.read_bytes()
    (tmp_path / "journal.sqlite.before-9").write_bytes(words)
    journal = JournalFile.open(path, cipher).journal
    journal.seal_all()
    assert journal.load().segments == (segment,)
    journal.write((PutSegment(tracked(1)),))
    for file in tmp_path.glob("journal.sqlite*"):
        assert words not in file.read_bytes(), file
    assert journal.find(segment.segment) == segment
    journal.close()


def test_a_damaged_row_sets_the_journal_aside(tmp_path: Path, cipher: Cipher) -> None:
    path = tmp_path / "journal.sqlite"
    journal = JournalFile.open(path, cipher).journal
    journal.write((PutSegment(tracked(0)),))
    journal.close()
    with apsw.Connection(str(path)) as db:
        db.execute("UPDATE segment SET body = replace(body, substr(body, 40, 1), '+')")
    db.close()
    opened = JournalFile.open(path, cipher)
    assert opened.problem is not None
    assert opened.problem.code is ProblemCode.JOURNAL_CORRUPT
    assert Path(opened.problem.details["kept_at"]).exists()
    opened.journal.close()


def test_a_journal_of_another_key_is_left_alone(tmp_path: Path, cipher: Cipher) -> None:
    path = tmp_path / "journal.sqlite"
    journal = JournalFile.open(path, cipher).journal
    journal.write((PutSegment(tracked(0)),))
    journal.close()
    other = tmp_path / "other"
    other.mkdir()
    stranger = Vault(KeptSecrets(), mark=other / "mark", random_bytes=Bytes("other"))
    stranger.unlock()
    opening = partial(JournalFile.open, path, stranger.cipher("test"))
    assert code_of(opening) == (ProblemCode.KEY_LOST, "another")
    assert JournalFile.open(path, cipher).journal.load().segments == (tracked(0),)


def test_memos_lie_sealed_and_damaged_ones_are_set_aside(tmp_path: Path, cipher: Cipher) -> None:
    path = tmp_path / "memos.sealed"
    file = MemoFile(path, cipher)
    assert file.load() == {}
    file.save({ContractId("c"): ("one", "two")})
    assert MemoFile(path, cipher).load() == {ContractId("c"): ("one", "two")}
    assert b"two" not in path.read_bytes()
    path.write_bytes(path.read_bytes()[:-2])
    assert file.load() == {}
    assert (tmp_path / "memos.sealed.corrupt-1").exists()
