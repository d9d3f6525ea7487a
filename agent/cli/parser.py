"""The verbs of the command line in the order of its help, and the parser that is made of them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from agent.cli import (
    agreements,
    changes,
    clock,
    completion,
    devices,
    diary,
    doctor,
    enrolling,
    exporting,
    logs,
    manual,
    privacy,
    receipt,
    running,
    settings,
    upkeep,
    verify,
)
from agent.cli.exits import HELP_EXITS
from agent.cli.telling import say
from agent.cli.verb import Parser, Verb
from agent.store.paths import HOME_VARIABLE, Paths
from agent.version import NAME, VERSION


def _completion(options: argparse.Namespace, _paths: Paths) -> int:
    return say(completion.completion(build_parser(), options.shell))


GROUPS: Final = {
    "the agent": (
        running.RUN,
        enrolling.ENROL,
        enrolling.AUTHORISE,
        devices.DEVICES,
        devices.END_DEVICE,
        running.QUIT,
    ),
    "contracts": (
        agreements.CONTRACTS,
        agreements.AGREE,
        agreements.WITHDRAW,
        agreements.CONSENTS,
    ),
    "the clock": (
        clock.STATUS,
        clock.START,
        clock.STOP,
        clock.PAUSE,
        clock.SWITCH,
        clock.MEMO,
        clock.IDLE,
    ),
    "what was tracked": (
        diary.DIARY,
        changes.KEEP,
        changes.DELETE,
        changes.REDACT,
        changes.EDIT_MEMO,
        manual.MANUAL,
        changes.CLOSE,
        upkeep.UPLOAD,
    ),
    "evidence": (
        exporting.EXPORT,
        receipt.RECEIPT,
        exporting.TRUST_VERB,
        verify.VERIFY,
    ),
    "pictures": (
        privacy.EXCLUDE,
        privacy.BLUR,
    ),
    "upkeep": (
        doctor.DOCTOR,
        logs.LOGS,
        settings.SETTINGS_VERB,
        upkeep.AUTOSTART,
        upkeep.PROXY_PASSWORD,
        upkeep.SET_ASIDE,
        upkeep.SALVAGE,
        Verb(
            "completion",
            completion.HELP,
            _completion,
            completion.add_completion,
            json=False,
        ),
        running.VERSION_VERB,
    ),
}
"""The verbs by what they are about, as `--help` lists them."""
VERBS: Final = tuple(verb for verbs in GROUPS.values() for verb in verbs)


class _Grouped(argparse.RawDescriptionHelpFormatter):
    """Lists the verbs under a heading for each group."""

    def _format_action(self, action: argparse.Action) -> str:
        if not isinstance(action, argparse._SubParsersAction):
            return super()._format_action(action)
        rows = {row.dest: row for row in action._get_subactions()}
        parts = []
        for heading, verbs in GROUPS.items():
            parts.append(f"{'':{self._current_indent}}{heading}:\n")
            self._indent()
            parts += [super(_Grouped, self)._format_action(rows[verb.name]) for verb in verbs]
            self._dedent()
        return "".join(parts)


def build_parser() -> Parser:
    """The parser of the whole command line."""
    parser = Parser(
        prog=NAME,
        description="Track time by the hour, with a work diary that both sides can check.",
        epilog=HELP_EXITS,
        formatter_class=_Grouped,
    )
    parser.add_argument("--version", action="version", version=f"{NAME} {VERSION}")
    parser.add_argument(
        "--home", type=Path, help=f"data folder; overrides {HOME_VARIABLE}", metavar="DIR"
    )
    places = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for verb in VERBS:
        added = places.add_parser(
            verb.name,
            help=verb.help,
            description=verb.help[0].upper() + verb.help[1:] + ".",
            epilog=HELP_EXITS,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        added.set_defaults(command=verb.command)
        verb.arguments(added)
        if verb.json and "--json" not in added._option_string_actions:
            added.add_argument("--json", action="store_true", help="as JSON")
        _describe(added)
    return parser


def _describe(parser: argparse.ArgumentParser) -> None:
    """Let what is within a verb say of itself what the verb says of it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for row in action._get_subactions():
                within = action.choices[row.dest]
                if within.description is None and row.help:
                    within.description = row.help[0].upper() + row.help[1:] + "."
