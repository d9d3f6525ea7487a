"""The tables `[network]` and `[storage]` of the settings: read strictly, kept, and without secrets."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.core.problems import ProblemCode
from agent.store.network import Network, Storage, Uploads
from agent.store.settings import Settings, SettingsFile


def test_defaults_of_a_file_that_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("version = 1\n")
    loaded = SettingsFile(path).load()
    assert loaded.problem is None
    assert loaded.settings.network == Network(Uploads.ALWAYS, 0, "", "")
    assert loaded.settings.storage.quota_bytes == 2_000_000_000


def test_what_is_set_comes_back(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    network = Network(Uploads.UNMETERED, 64, "http://ana@proxy.test:3128", "/etc/ca.pem")
    file.save(Settings(network=network, storage=Storage(500)))
    loaded = file.load()
    assert (loaded.problem, loaded.settings.network) == (None, network)
    assert loaded.settings.network.bytes_per_s == 64_000
    assert loaded.settings.storage.quota_bytes == 500_000_000


@pytest.mark.parametrize(
    "table",
    [
        'network = {uploads = "sometimes"}',
        "network = {kilobytes_per_s = -1}",
        "network = {kilobytes_per_s = true}",
        'network = {proxy = "socks5://proxy.test:1080"}',
        'network = {proxy = "proxy.test:3128"}',
        'network = {proxy = "http://proxy.test:99999"}',
        'network = {proxy = "http://ana:secret@proxy.test:3128"}',
        'network = {proxy = "http://proxy.test/path"}',
        "storage = {quota_megabytes = 1}",
        'storage = {quota_megabytes = "much"}',
        "network = 5",
    ],
)
def test_what_makes_no_sense_sets_the_file_aside(tmp_path: Path, table: str) -> None:
    path = tmp_path / "settings.toml"
    text = f"version = 1\n{table}\n"
    path.write_text(text)
    loaded = SettingsFile(path).load()
    assert loaded.problem is not None
    assert loaded.problem.code is ProblemCode.SETTINGS_CORRUPT
    assert Path(loaded.problem.details["kept_at"]).read_text() == text
    assert loaded.settings == Settings()


def test_an_unknown_key_costs_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('version = 1\nnetwork = {uploads = "unmetered", colour = "red"}\n')
    loaded = SettingsFile(path).load()
    assert loaded.settings.network.uploads is Uploads.UNMETERED
    assert loaded.problem is not None
    assert loaded.problem.details["keys"] == "network.colour"
