"""Settings: what is saved is loaded, what cannot be read is kept beside, and newer ones are refused."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.problems import ProblemCode
from agent.store.errors import StoreError
from agent.store.settings import (
    Consent,
    Enrolment,
    Settings,
    SettingsFile,
    Table,
    decode,
    encode,
    upgrade,
)
from tests.support.tracked_rows import CONTRACT, hash_of
from wire.records import ContractId, DeviceId, OrganizationId, PersonId

FULL = Settings(
    enrolment=Enrolment(
        server_url="https://diary.example",
        device=DeviceId("d1"),
        device_name="Küche “2”",
        person=PersonId("p1"),
        person_name="Ana",
        organization=OrganizationId("o1"),
        organization_name="Müller & Söhne",
        log_origin="diary.example/log/1",
        log_key="diary.example/log/1+abcd+AZ==",
        log_checkpoint="diary.example/log/1\n0\n47DEQ=\n\n— diary.example/log/1 qg==\n",
        enrolled_ms=1_750_000_000_000,
    ),
    contract=CONTRACT,
    memos={CONTRACT: ("newest", "older"), ContractId("other"): ()},
    consents=(Consent(contract=CONTRACT, policy=hash_of("policy"), at_ms=1_750_000_000_000),),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_a_missing_file_is_the_defaults_and_makes_none(path: Path) -> None:
    loaded = SettingsFile(path).load()
    assert loaded.settings == Settings()
    assert loaded.problem is None
    assert not path.exists()


@pytest.mark.parametrize("settings", [FULL, Settings(), replace(FULL, enrolment=None)])
def test_what_is_saved_is_loaded(path: Path, settings: Settings) -> None:
    SettingsFile(path).save(settings)
    loaded = SettingsFile(path).load()
    assert loaded.settings == settings
    assert loaded.problem is None
    assert path.stat().st_mode & 0o777 == 0o600


@given(memo=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_memo_survives(memo: str) -> None:
    import tomllib

    settings = Settings(memos={CONTRACT: (memo,)})
    table = tomllib.loads(encode(settings).decode("utf-8"))
    table.pop("version")
    assert decode(table) == (settings, ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"\x00\xff", "decode"),
        (b"version = ", "value"),
        (b"", "version"),
        (b"version = true\n", "version"),
        (b"version = '1'\n", "version"),
        (b"version = 1\ncontract = 3\n", ".contract"),
        (b"version = 1\nenrolment = 'x'\n", ".enrolment"),
        (b"version = 1\n[enrolment]\nserver_url = 'x'\n", ".enrolment.device"),
        (b"version = 1\n[[consents]]\ncontract = 'x'\n", ".consents[0].policy"),
        (b"version = 1\n[memos]\na = ['x', 2]\n", ".memos.a[1]"),
    ],
)
def test_a_corrupt_file_is_kept_and_said(path: Path, text: bytes, reason: str) -> None:
    path.write_bytes(text)
    loaded = SettingsFile(path).load()
    assert loaded.settings == Settings()
    assert loaded.problem is not None
    assert loaded.problem.code is ProblemCode.SETTINGS_CORRUPT
    assert reason in loaded.problem.details["reason"]
    kept = Path(loaded.problem.details["kept_at"])
    assert kept.name == "settings.toml.corrupt-1"
    assert kept.read_bytes() == text
    assert not path.exists()


def test_the_version_before_is_taken_when_the_file_is_corrupt(path: Path) -> None:
    file = SettingsFile(path)
    file.save(FULL)
    file.save(replace(FULL, contract=None))
    path.write_bytes(b"garbage")
    loaded = SettingsFile(path).load()
    assert loaded.settings == FULL
    assert loaded.problem is not None
    assert loaded.problem.details["restored"] == str(file.previous)
    again = SettingsFile(path).load()
    assert again.settings == FULL
    assert again.problem is None


def test_a_second_corrupt_file_does_not_replace_the_first(path: Path) -> None:
    for text in (b"first", b"second"):
        path.write_bytes(text)
        SettingsFile(path).load()
    assert path.with_name("settings.toml.corrupt-1").read_bytes() == b"first"
    assert path.with_name("settings.toml.corrupt-2").read_bytes() == b"second"


def test_unknown_keys_are_named_and_the_file_is_kept_as_it_was(path: Path) -> None:
    text = encode(FULL) + b'colour = "red"\n'  # lands in the last table, which is enrolment
    text = b'colour = "red"\n' + encode(FULL).replace(b"[enrolment]", b"[enrolment]\nshoe = 42")
    path.write_bytes(text)
    loaded = SettingsFile(path).load()
    assert loaded.settings == FULL
    assert loaded.problem is not None
    assert loaded.problem.code is ProblemCode.SETTINGS_CORRUPT
    assert loaded.problem.details["keys"] == "colour, enrolment.shoe"
    assert Path(loaded.problem.details["kept_at"]).read_bytes() == text
    assert path.read_bytes() == text


def test_newer_settings_are_refused_and_left_alone(path: Path) -> None:
    path.write_bytes(b"version = 2\nfuture = true\n")
    with pytest.raises(StoreError) as refused:
        SettingsFile(path).load()
    assert refused.value.problem.code is ProblemCode.SETTINGS_TOO_NEW
    assert refused.value.problem.details["found"] == "2"
    assert path.read_bytes() == b"version = 2\nfuture = true\n"
    assert [p.name for p in path.parent.iterdir()] == ["settings.toml"]


def test_older_settings_go_through_every_upgrade(path: Path) -> None:
    def from_1(table: Table) -> Table:
        return {"contract": table["job"]}

    def from_2(table: Table) -> Table:
        return {**table, "memos": {table["contract"]: ["since 2"]}}

    upgrades = {1: from_1, 2: from_2}
    path.write_bytes(b"version = 1\njob = 'c1'\n")
    loaded = SettingsFile(path, version=3, upgrades=upgrades).load()
    assert loaded.problem is None
    assert loaded.settings == Settings(
        contract=ContractId("c1"), memos={ContractId("c1"): ("since 2",)}
    )
    assert upgrade({"contract": "c2"}, found=3, wanted=3, upgrades=upgrades) == {"contract": "c2"}


def test_a_file_left_half_written_is_swept_up(path: Path) -> None:
    half = path.with_name(".settings.toml.abc.part")
    half.write_bytes(b"version =")
    SettingsFile(path).save(FULL)
    assert SettingsFile(path).load().settings == FULL
    assert not half.exists()


def test_a_full_disk_leaves_the_old_file(path: Path) -> None:
    file = SettingsFile(path)
    file.save(FULL)
    before = path.read_bytes()
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, hard))
    try:
        with pytest.raises(StoreError) as refused:
            file.save(replace(FULL, contract=ContractId("c2")))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert refused.value.problem.code is ProblemCode.DISK_FULL
    assert path.read_bytes() == before
    assert sorted(os.listdir(path.parent)) == ["settings.toml"]


def test_a_file_with_unknown_keys_is_kept_once(path: Path) -> None:
    path.write_bytes(b"colour = 'red'\n" + encode(FULL))
    file = SettingsFile(path)
    first, second = file.load().problem, file.load().problem
    assert first is not None
    assert first == second
    assert len(list(path.parent.glob("settings.toml.corrupt-*"))) == 1


def test_looking_touches_nothing(path: Path) -> None:
    file = SettingsFile(path)
    assert file.look().settings == Settings()
    for text in (b"garbage", b"colour = 'red'\n" + encode(FULL), encode(FULL)):
        path.write_bytes(text)
        looked = file.look()
        assert (looked.problem is None) == (text == encode(FULL))
        assert [p.name for p in path.parent.iterdir()] == ["settings.toml"]
        assert path.read_bytes() == text
