"""`hourproof-server organization`: with it a server that is new becomes of use to somebody."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from types import MappingProxyType

from server.account_verbs import MOST_HOURS
from server.clock import SystemClock
from server.members.founding import Founded, FoundingRefusedError, Refusal, found
from server.offline import opened
from server.prepare import prepare
from server.settings import public_url
from server.verbs import OK, REFUSED, USAGE, RefusedError, settings_of
from server.web import words

_REFUSED: Mapping[Refusal, tuple[int, str]] = MappingProxyType(
    {
        Refusal.NAME: (USAGE, "--name: give 1 to 100 visible characters."),
        Refusal.TAKEN: (REFUSED, "There is an organization of that name. Give another one."),
        Refusal.EMAIL: (USAGE, "--owner: give an e-mail address, such as name@example.com."),
        Refusal.OWNER_NAME: (USAGE, "--owner-name: give 1 to 100 visible characters."),
        Refusal.OWNER_NAME_NEEDED: (
            USAGE,
            "--owner-name: nobody signs in with that address yet, so say who it is.",
        ),
    }
)


def add_organization_verb(
    verb: Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser],
) -> None:
    """Add it to the command line; `verb` makes a parser."""
    made = verb(
        "organization",
        make_organization,
        "make an organization with its first owner, who invites everybody else in the browser",
    )
    made.add_argument("--name", required=True, help="what it is called")
    made.add_argument(
        "--owner",
        required=True,
        metavar="EMAIL",
        help="the address that its first owner signs in with",
    )
    made.add_argument(
        "--owner-name", metavar="NAME", help="needed where nobody signs in with that address yet"
    )
    made.add_argument(
        "--public-url",
        required=True,
        metavar="URL",
        help="the address that people use, as given to `serve`; its host is in the name of the "
        "organization's log for good",
    )
    made.add_argument(
        "--hours",
        type=int,
        default=24,
        help="how long a new owner's link can be used, once (%(default)s)",
    )
    made.add_argument("--json", action="store_true", help="for programs")


def make_organization(chosen: argparse.Namespace) -> int:
    """Make it, and say what its owner does next."""
    if not 1 <= chosen.hours <= MOST_HOURS:
        raise RefusedError(USAGE, f"--hours: give 1 to {MOST_HOURS}.")
    settings = settings_of(chosen, public_url=public_url(chosen.public_url))
    prepare(settings, SystemClock())
    with opened(settings) as core:
        try:
            made = found(
                core,
                chosen.name,
                email=chosen.owner,
                owner_name=chosen.owner_name,
                hours=chosen.hours,
            )
        except FoundingRefusedError as refused:
            code, said = _REFUSED[refused.refusal]
            raise RefusedError(code, said) from refused
    if chosen.json:
        print(json.dumps(asdict(made), indent=2))
    else:
        print("\n".join(_lines(made, settings.public_url)))
    return OK


def _lines(made: Founded, address: str) -> list[str]:
    lines = [
        f"Organization  {made.name} ({made.organization})",
        f"Owner         {made.owner_name}: {made.owner_email}",
        f"Log           {made.log_key}",
    ]
    if made.link is None or made.expires_ms is None:
        return [*lines, f"They sign in as always: {address}/sign-in"]
    return [
        *lines,
        f"Password      {made.link}",
        f"The owner chooses a password there, once, until {words.iso(made.expires_ms)}. "
        "Whoever has the link has the account.",
    ]
