"""The verbs that keep something out of pictures: apps that are blacked out, and blurring."""

from __future__ import annotations

import argparse
from typing import Final

from agent.cli.telling import say_json, tell
from agent.cli.verb import Verb
from agent.cli.words import privacy as words
from agent.client import Privacy
from agent.control import ControlClient
from agent.store.paths import Paths

EXCLUDE_HELP: Final = "black out the windows of an app in every picture, from the next one on"
BLUR_HELP: Final = "blur every picture by at least so many pixels, from the next one on"
APP_HELP: Final = (
    "its name as xprop WM_CLASS gives it, or as the work diary shows it; case does not matter"
)


def add_exclude(parser: argparse.ArgumentParser) -> None:
    """The arguments of `exclude`."""
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    add = what.add_parser("add", help="black out this app")
    add.add_argument("app", help=APP_HELP)
    remove = what.add_parser("remove", help="show this app again")
    remove.add_argument("app", help=APP_HELP)
    listed = what.add_parser("list", help="list the apps that are blacked out")
    listed.add_argument("--json", action="store_true", help="as JSON")


def exclude(options: argparse.Namespace, client: ControlClient) -> str:
    """Change which apps are blacked out."""
    if options.what == "add":
        client.exclude_app(app=options.app)
        return words.EXCLUDED.format(app=options.app.strip())
    if options.what == "remove":
        client.include_app(app=options.app)
        return words.INCLUDED.format(app=options.app.strip())
    return excluded_text(client.privacy())


def excluded_text(privacy: Privacy) -> str:
    """One excluded app to a line."""
    return "\n".join(privacy.excluded_apps) or words.NOTHING_EXCLUDED


def add_blur(parser: argparse.ArgumentParser) -> None:
    """The arguments of `blur`."""
    parser.add_argument(
        "radius", nargs="?", type=int, default=None, help="in pixels; 0: no blur; default: show it"
    )


def blur(options: argparse.Namespace, client: ControlClient) -> str:
    """Show or change by how much pictures are blurred."""
    if options.radius is not None:
        client.set_blur(radius=options.radius)
    radius = client.privacy().blur
    return words.BLURRED.format(radius=radius) if radius else words.NOT_BLURRED


def _exclude(options: argparse.Namespace, paths: Paths) -> int:
    client = ControlClient(paths.endpoint)
    if options.what == "list" and options.json:
        return say_json({"excluded": list(client.privacy().excluded_apps)})
    return tell(options, exclude(options, client))


def _blur(options: argparse.Namespace, paths: Paths) -> int:
    return tell(options, blur(options, ControlClient(paths.endpoint)))


EXCLUDE: Final = Verb("exclude", EXCLUDE_HELP, _exclude, add_exclude)
BLUR: Final = Verb("blur", BLUR_HELP, _blur, add_blur)
