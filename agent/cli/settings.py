"""`hourproof settings`: what can be set, what it is set to, and changing it, with or without a running agent."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any, Final

from agent.cli.telling import say, say_json
from agent.cli.verb import Verb
from agent.cli.words.settings import SETTINGS
from agent.client import ClientError, ProblemCode
from agent.control import ControlClient, InstanceLock
from agent.plain import to_plain
from agent.store.paths import Paths, make_folders
from agent.store.setting_keys import (
    SettingKey,
    find_key,
    keys_of,
    texts_of,
    value_of,
    with_default,
    with_texts,
)
from agent.store.settings import Settings, SettingsFile

HELP: Final = "show what can be set and what it is set to; get, set or unset one"
KEY_HELP: Final = "its name, as `hourproof settings` lists it"
VALUE_HELP: Final = "what to set it to; of a list, each entry as a word of its own"
AT_ONCE: Final = "Set. It applies at once."
AT_START: Final = "Set. It applies when the agent starts the next time."
KEPT: Final = "Set. It applies when the agent starts."
NOTHING: Final = "There is nothing to set."
FILE: Final = "From {path}"
DEFAULT_MARK: Final = "default"
FILE_MARK: Final = "file"
EMPTY: Final = "(none)"


def add_settings(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("--json", action="store_true", help="as JSON")
    acts = parser.add_subparsers(dest="act", metavar="get|set|unset")
    for act, help_text in (
        ("get", "print one value"),
        ("set", "set one"),
        ("unset", "let one be as it was at first"),
    ):
        added = acts.add_parser(act, help=help_text)
        added.add_argument("key", help=KEY_HELP)
        if act == "set":
            added.add_argument("values", nargs="+", metavar="VALUE", help=VALUE_HELP)


def run_settings(options: argparse.Namespace, paths: Paths) -> str | Mapping[str, Any]:
    """What to print: text, or with `--json` what it holds. Raises `ClientError` or `Trouble`."""
    if options.act in (None, "get"):
        settings = SettingsFile(paths.settings).look().settings
        if options.act == "get":
            key = find_key(Settings, options.key)
            return _facts(settings, key) if options.json else _shown(value_of(settings, key))
        keys = keys_of(Settings)
        if options.json:
            listed = {key.key: _facts(settings, key) for key in keys}
            return {"file": str(paths.settings), "settings": listed}
        return _table(settings, keys, paths)
    key = find_key(Settings, options.key)
    values = tuple(options.values) if options.act == "set" else None
    live = _change(paths, key, values)
    if options.json:
        return {**_facts(SettingsFile(paths.settings).look().settings, key), "running": live}
    if not live:
        return KEPT
    return AT_ONCE if key.at_once else AT_START


def change_here(paths: Paths, key: SettingKey, values: tuple[str, ...] | None) -> None:
    """Change the file while no agent runs. Raises `Trouble`, AGENT_RUNNING if one does."""
    make_folders(paths)
    lock = InstanceLock.take(paths.lock)
    try:
        file = SettingsFile(paths.settings)
        settings = file.load().settings
        changed = (
            with_default(settings, key) if values is None else with_texts(settings, key, values)
        )
        if changed != settings:
            file.save(changed)
    finally:
        lock.release()


def _change(paths: Paths, key: SettingKey, values: tuple[str, ...] | None) -> bool:
    """Have the running agent change it, or do it here; whether an agent runs."""
    client = ControlClient(paths.endpoint)
    try:
        if values is None:
            client.unset_setting(key=key.key)
        else:
            client.set_setting(key=key.key, values=values)
    except ClientError as refused:
        if refused.problem.code is not ProblemCode.AGENT_NOT_RUNNING:
            raise
        change_here(paths, key, values)
        return False
    return True


def _facts(settings: Settings, key: SettingKey) -> dict[str, Any]:
    """One setting for a program; `origin` says who set it."""
    value = value_of(settings, key)
    return {
        "key": key.key,
        "value": to_plain(value),
        "default": to_plain(key.default),
        "origin": _origin(value, key),
        "applies": "at-once" if key.at_once else "start",
    }


def _origin(value: object, key: SettingKey) -> str:
    """Where the value comes from. A policy of an administrator will be a third place."""
    return DEFAULT_MARK if value == key.default else FILE_MARK


def _table(settings: Settings, keys: tuple[SettingKey, ...], paths: Paths) -> str:
    if not keys:
        return NOTHING
    rows = [
        (key.key, _shown(value_of(settings, key)), _note(settings, key), SETTINGS.get(key.key, ""))
        for key in keys
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    lines = [
        f"{name:<{widths[0]}}  {value:<{widths[1]}}  {note}\n    {meaning}".rstrip()
        for name, value, note, meaning in rows
    ]
    return "\n".join([*lines, FILE.format(path=paths.settings)])


def _note(settings: Settings, key: SettingKey) -> str:
    """Whether it is as it was at first, and if not, how that was."""
    if _origin(value_of(settings, key), key) == DEFAULT_MARK:
        return f"({DEFAULT_MARK})"
    return f"({DEFAULT_MARK}: {_shown(key.default)})"


def _shown(value: object) -> str:
    return ", ".join(texts_of(value)) or EMPTY


def _settings(options: argparse.Namespace, paths: Paths) -> int:
    shown = run_settings(options, paths)
    return say(shown) if isinstance(shown, str) else say_json(shown)


SETTINGS_VERB: Final = Verb("settings", HELP, _settings, add_settings)
