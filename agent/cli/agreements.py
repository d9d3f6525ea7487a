"""The verbs of contracts and consent: list contracts, agree to one, withdraw, and show what was agreed to when."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from agent.cli.asking import enrolled_snapshot, find_contract
from agent.cli.exits import REFUSED
from agent.cli.telling import err, say, say_json, tell
from agent.cli.verb import Verb
from agent.cli.words import agreements as words
from agent.control import ControlClient
from agent.plain import to_plain
from agent.store.paths import Paths

CONTRACT_HELP: Final = "its id or title"


def _contracts(options: argparse.Namespace, paths: Paths) -> int:
    snapshot = enrolled_snapshot(ControlClient(paths.endpoint))
    if options.json:
        chosen = {"chosen": snapshot.contract} if snapshot.contract else {}
        return say_json({"contracts": to_plain(snapshot.contracts, complete=True), **chosen})
    return say(words.contracts_text(snapshot))


def _add_agree(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("contract", help=CONTRACT_HELP)
    parser.add_argument("--yes", action="store_true", help="do not ask")


def _agree(options: argparse.Namespace, paths: Paths) -> int:
    client = ControlClient(paths.endpoint)
    contract = find_contract(enrolled_snapshot(client), options.contract)
    if not options.json:
        say(words.policy_text(contract))
    if sys.stdin.isatty() and not options.yes and not _agrees(words.ASK_AGREE):
        return err(words.DECLINED, REFUSED)
    client.agree(contract=contract.contract, policy_sha256=contract.policy.sha256)
    facts = {"contract": contract.contract, "policy_sha256": contract.policy.sha256}
    return tell(options, words.AGREED, {**facts, "agreed": True})


def _withdraw(options: argparse.Namespace, paths: Paths) -> int:
    client = ControlClient(paths.endpoint)
    contract = find_contract(enrolled_snapshot(client), options.contract)
    if sys.stdin.isatty() and not options.yes:
        say(words.WITHDRAW_MEANS.format(title=contract.title, employer=contract.employer))
        if not _agrees(words.ASK_WITHDRAW):
            return err(words.NOT_WITHDRAWN, REFUSED)
    client.withdraw(contract=contract.contract)
    facts = {"contract": contract.contract, "withdrawn": True}
    return tell(options, words.WITHDRAWN.format(title=contract.title), facts)


def _agrees(question: str) -> bool:
    try:
        answer = input(question)
    except EOFError:  # Ctrl-D
        return False
    return answer.strip().lower() in ("y", "yes")


def _consents(options: argparse.Namespace, paths: Paths) -> int:
    client = ControlClient(paths.endpoint)
    snapshot = enrolled_snapshot(client)
    consents = client.consents()
    text = words.consents_text(consents, snapshot.contracts)
    return tell(options, text, {"consents": to_plain(consents, complete=True)})


CONTRACTS: Final = Verb("contracts", "list your contracts; * marks the chosen one", _contracts)
AGREE: Final = Verb(
    "agree", "show what a contract captures and record that you agree", _agree, _add_agree
)
WITHDRAW: Final = Verb(
    "withdraw", "withdraw your agreement to what a contract captures", _withdraw, _add_agree
)
CONSENTS: Final = Verb("consents", "show what you agreed to on this device, and when", _consents)
