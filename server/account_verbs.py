"""The verb of `hourproof-server` that is about somebody's account."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict, replace

from server.accounts.operator_links import password_link
from server.clock import SystemClock
from server.offline import opened
from server.prepare import prepare
from server.settings import public_url
from server.verbs import OK, REFUSED, USAGE, RefusedError, existing
from server.web import words

MOST_HOURS = 168


def add_account_verbs(
    verb: Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser],
) -> None:
    """Add it to the command line; `verb` makes a parser."""
    link = verb(
        "password-link",
        make_password_link,
        "print a link with which somebody who forgot their password chooses a new one",
    )
    link.add_argument("--email", required=True, help="the address that they sign in with")
    link.add_argument(
        "--hours", type=int, default=24, help="how long it can be used, once (%(default)s)"
    )
    link.add_argument(
        "--public-url", metavar="URL", help="address that people use, as given to `serve`"
    )
    link.add_argument("--json", action="store_true", help="for programs")


def make_password_link(chosen: argparse.Namespace) -> int:
    """Print the link."""
    if not 1 <= chosen.hours <= MOST_HOURS:
        raise RefusedError(USAGE, f"--hours: give 1 to {MOST_HOURS}.")
    settings = existing(chosen)
    if chosen.public_url:
        settings = replace(settings, public_url=public_url(chosen.public_url))
    prepare(settings, SystemClock())
    with opened(settings) as core:
        made = password_link(core, chosen.email, hours=chosen.hours)
    if made is None:
        raise RefusedError(REFUSED, f"Nobody signs in with {chosen.email}.")
    if chosen.json:
        print(json.dumps(asdict(made), indent=2))
        return OK
    print(made.link)
    print(
        f"For {made.name}, once, until {words.iso(made.expires_ms)}. Whoever has it has the account."
    )
    return OK
