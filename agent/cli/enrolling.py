"""The verbs that make a device known: enrol it by a code, or vouch for a new one."""

from __future__ import annotations

import argparse
import os
from typing import Final

from agent.cli.asking import wait_until
from agent.cli.signing_in import enrol_in_browser
from agent.cli.telling import aside, tell
from agent.cli.verb import Verb
from agent.cli.words import enrolling as words
from agent.client import ClientError, ProblemCode, Snapshot
from agent.control import ControlClient
from agent.platform.session import device_name
from agent.store.paths import Paths

VOUCH_LOOK_S: Final = 2.0
"""How often a new device asks whether another one has vouched for it."""


def _add_enrol(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--server", default=None, metavar="URL", help="the server's address")
    parser.add_argument("--code", default=None, help="the one-time code that you were given")
    parser.add_argument(
        "--browser",
        nargs="?",
        const="",
        default=None,
        metavar="URL",
        help="sign in in a browser instead of a code, at this server, and wait",
    )
    parser.add_argument(
        "--no-open", action="store_true", help="with --browser: open none, only show the address"
    )
    parser.add_argument("--name", default=None, help="what to call this device")
    parser.add_argument(
        "--vouched", action="store_true", help="have a device of yours vouch for this one, and wait"
    )
    parser.set_defaults(usage=parser.error)


def _enrol(options: argparse.Namespace, paths: Paths) -> int:
    name = options.name or device_name()
    if options.browser is not None:
        return _enrol_in_browser(options, paths, name)
    if options.server is None or options.code is None:
        options.usage(words.CODE_HOW)
    given = {"server_url": options.server, "code": options.code, "device_name": name}
    client = ControlClient(paths.endpoint)
    if options.vouched:
        return _enrol_vouched(options, client, given)
    try:
        client.enrol(**given)
    except ClientError as refused:
        if refused.problem.code is not ProblemCode.AGENT_NOT_RUNNING:
            raise
    else:
        return _tell_enrolled(options, client.snapshot())
    from agent import wiring

    who = wiring.enrol_here(home=options.home, environment=os.environ, **given)
    return _tell_identity(options, who.server_url, who.person_name, who.organization_name)


def _enrol_in_browser(options: argparse.Namespace, paths: Paths, name: str) -> int:
    if options.code is not None or options.vouched:
        options.usage(words.BROWSER_ALONE)
    addresses = {options.browser, options.server} - {None, ""}
    if len(addresses) != 1:
        options.usage(words.BROWSER_HOW)
    client = ControlClient(paths.endpoint)
    return enrol_in_browser(options, client, server_url=addresses.pop(), name=name)


def _enrol_vouched(
    options: argparse.Namespace, client: ControlClient, given: dict[str, str]
) -> int:
    from agent import wiring

    try:
        client.snapshot()
    except ClientError as refused:
        if refused.problem.code is not ProblemCode.AGENT_NOT_RUNNING:
            raise
        with wiring.vouching_here(home=options.home, environment=os.environ) as directory:
            _say_waiting(directory.ask_voucher(**given), given["device_name"])
            wait_until(lambda: directory.enrol_vouched() is not None, every_s=VOUCH_LOOK_S)
            who = directory.identity()
        if who is None:
            raise AssertionError("just enrolled") from None
        return _tell_identity(options, who.server_url, who.person_name, who.organization_name)
    _say_waiting(client.ask_voucher(**given), given["device_name"])
    wait_until(client.enrol_vouched, every_s=VOUCH_LOOK_S)
    return _tell_enrolled(options, client.snapshot())


def _say_waiting(check: str, name: str) -> None:
    aside(words.VOUCH_WITH.format(check=check, name=name))


def _tell_enrolled(options: argparse.Namespace, snapshot: Snapshot) -> int:
    return _tell_identity(options, snapshot.server_url, snapshot.person, snapshot.organization)


def _tell_identity(options: argparse.Namespace, url: str, person: str, organization: str) -> int:
    facts = {"url": url, "person": person, "organization": organization}
    return tell(options, words.ENROLLED_AS.format(**facts), {"enrolled": True, **facts})


def _add_authorise(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("check", metavar="CODE", help="the code that the new device shows")
    parser.add_argument("--json", action="store_true", help="as JSON")


def _authorise(options: argparse.Namespace, paths: Paths) -> int:
    name = ControlClient(paths.endpoint).vouch(check=options.check)
    return tell(options, words.VOUCHED.format(name=name), {"name": name, "vouched": True})


ENROL: Final = Verb(
    "enrol",
    "enrol this device with a server, by a one-time code or a sign-in in a browser",
    _enrol,
    _add_enrol,
)
AUTHORISE: Final = Verb(
    "authorise", "vouch for a new device of yours that waits", _authorise, _add_authorise
)
