"""The verbs that list the devices of a person and end one of them."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from typing import Final

from agent.cli.exits import REFUSED
from agent.cli.telling import err, say, tell
from agent.cli.verb import Verb
from agent.cli.words import devices as words
from agent.client import ClientError, DeviceView, Problem, ProblemCode
from agent.control import ControlClient
from agent.plain import to_plain
from agent.store.paths import Paths


def _add_devices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--offline", action="store_true", help=words.OFFLINE_HELP)


def _devices(options: argparse.Namespace, paths: Paths) -> int:
    client = ControlClient(paths.endpoint)
    found = client.devices() if options.offline else client.look_for_devices()
    return tell(options, words.devices_text(found), {"devices": to_plain(found, complete=True)})


def _add_end(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("device", help=words.DEVICE_HELP)
    parser.add_argument(
        "--lost-since", type=_instant, default=None, metavar="TIME", help=words.LOST_HELP
    )
    parser.add_argument("--yes", action="store_true", help="do not ask")


def _end(options: argparse.Namespace, paths: Paths) -> int:
    client = ControlClient(paths.endpoint)
    found = _find(client.devices(), options.device)
    if isinstance(found, str):
        return err(found, REFUSED)
    if sys.stdin.isatty() and not options.yes:
        say(words.END_MEANS.format(name=found.name))
        if not _agrees():
            return err(words.NOT_ENDED, REFUSED)
    client.end_device(device=found.device, lost_since_ms=options.lost_since)
    facts = {"device": found.device, "ended": True}
    return tell(options, words.ENDED.format(name=found.name), facts)


def _find(devices: tuple[DeviceView, ...], wanted: str) -> DeviceView | str:
    """The one that is meant, or why none is. Raises `ClientError` UNKNOWN_DEVICE."""
    still = [one for one in devices if one.ended_ms is None and not one.here]
    found = [one for one in still if one.name == wanted]
    found = found or [one for one in still if len(wanted) >= 4 and one.device.startswith(wanted)]
    if not found:
        raise ClientError(Problem(ProblemCode.UNKNOWN_DEVICE, {"device": wanted}))
    return found[0] if len(found) == 1 else words.SEVERAL.format(name=wanted)


def _agrees() -> bool:
    try:
        answer = input(words.ASK_END)
    except EOFError:  # Ctrl-D
        return False
    return answer.strip().lower() in ("y", "yes")


def _instant(text: str) -> int:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise argparse.ArgumentTypeError(words.BAD_TIME.format(text=text))
    return int(found.timestamp() * 1000)


DEVICES: Final = Verb("devices", words.DEVICES_HELP, _devices, _add_devices)
END_DEVICE: Final = Verb("end-device", words.END_HELP, _end, _add_end)
