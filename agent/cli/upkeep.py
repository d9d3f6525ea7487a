"""The verbs that hurry an upload, and that mend what a person must decide about: password, lost key, damaged spool."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import Final

from agent.cli.telling import say, say_json, tell
from agent.cli.verb import Verb
from agent.cli.words import upkeep as words
from agent.control import ControlClient
from agent.plain import to_plain
from agent.store.paths import Paths


def _upload(options: argparse.Namespace, paths: Paths) -> int:
    ControlClient(paths.endpoint).upload_now()
    return tell(options, words.UPLOADING)


def _proxy_password(options: argparse.Namespace, paths: Paths) -> int:
    """Read one line and put it into the keyring; an empty one takes it out."""
    from agent.store.secrets import KeyringSecrets, SecretName

    secrets = KeyringSecrets(paths.keyring_service)
    line = getpass.getpass(words.PROXY_PASSWORD) if sys.stdin.isatty() else sys.stdin.readline()
    password = line.rstrip("\r\n")
    if password:
        secrets.write(SecretName.PROXY_PASSWORD, password)
        return tell(options, words.PROXY_PASSWORD_KEPT, {"kept": True})
    secrets.delete(SecretName.PROXY_PASSWORD)
    return tell(options, words.PROXY_PASSWORD_GONE, {"kept": False})


def _add_autostart(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("state", nargs="?", choices=("on", "off"), help=words.AUTOSTART_STATE_HELP)


def _autostart(options: argparse.Namespace, paths: Paths) -> int:
    """Let the app start when its person logs in, or not, or say whether it does."""
    client = ControlClient(paths.endpoint)
    if options.state is not None:
        client.start_with_session(on=options.state == "on")
    starts = client.about().starts_with_session
    return tell(options, words.AUTOSTART[starts], {"starts_with_session": starts})


def _set_aside(options: argparse.Namespace, paths: Paths) -> int:
    from agent import wiring

    path = wiring.set_aside(paths)
    return tell(options, words.SET_ASIDE.format(path=path), {"path": str(path)})


def _add_salvage(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, help=words.SALVAGE_FILE_HELP)


def _salvage(options: argparse.Namespace, _paths: Paths) -> int:
    from agent import wiring

    done = wiring.salvage_here(home=options.home, environment=os.environ, file=options.file)
    if options.json:
        return say_json({"salvaged": to_plain(done, complete=True)})
    return say("\n".join(words.salvaged_text(one) for one in done))


UPLOAD: Final = Verb("upload", "try the next upload now", _upload)
AUTOSTART: Final = Verb("autostart", words.AUTOSTART_HELP, _autostart, _add_autostart)
PROXY_PASSWORD: Final = Verb("proxy-password", words.PROXY_PASSWORD_HELP, _proxy_password)
SET_ASIDE: Final = Verb("set-aside", words.SET_ASIDE_HELP, _set_aside)
SALVAGE: Final = Verb("salvage", words.SALVAGE_HELP, _salvage, _add_salvage)
