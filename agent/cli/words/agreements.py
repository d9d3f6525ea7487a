"""What the command line says of contracts, of what they capture, and of agreeing to it or no longer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from agent.cli.words.units import instant
from agent.client import ConsentView, ContractView, Snapshot

WINDOWS: Final[Mapping[str, str]] = {
    "none": "not recorded",
    "app": "the program's name",
    "title": "the program's name and the window's title",
}
SIGNALS: Final[Mapping[bool, str]] = {
    False: "none: nothing tells input made by programs from yours",
    True: "per minute, how much input programs made, and whether a keyboard or mouse moved at all",
}
AGREED: Final = "Agreed. Recorded for exactly this version of the policy."
DECLINED: Final = "Not agreed. Nothing is captured on this contract."
ASK_AGREE: Final = "Do you agree? [y/N] "
WITHDRAW_MEANS: Final = (
    "{title}, {employer}: if you withdraw, the clock stops and nothing more is captured on this contract, on any "
    "of your devices. What was captured before stays until you take it back. You can agree again at any time."
)
ASK_WITHDRAW: Final = "Withdraw? [y/N] "
NOT_WITHDRAWN: Final = "Not withdrawn. Nothing was changed."
WITHDRAWN: Final = (
    "Withdrawn. Nothing more is captured on {title}; the employer sees that and when. Your other devices stop as "
    "soon as they hear of it. What was captured before stays until you take it back: hourproof redact, or delete."
)
NO_CONTRACTS: Final = "There are no contracts for you yet."
NO_CONSENTS: Final = "You have not agreed to anything on this device yet."


def contracts_text(snapshot: Snapshot) -> str:
    """The contracts, one to a line."""
    if not snapshot.contracts:
        return NO_CONTRACTS
    return "\n".join(
        f"{'*' if one.contract == snapshot.contract else ' '} {one.contract}  {one.title}, "
        f"{one.employer}{'' if one.agreed else '  (not agreed yet)'}"
        for one in snapshot.contracts
    )


def policy_text(contract: ContractView) -> str:
    """What a contract captures, to agree or not to."""
    policy = contract.policy
    idle = "never discarded"
    if contract.idle_minutes is not None:
        unit = "minute" if contract.idle_minutes == 1 else "minutes"
        kept = "; you may keep it, marked and with a memo" if contract.idle_keep else ""
        idle = f"discarded after {contract.idle_minutes} {unit}{kept}"
    lines = [
        f"{contract.title}, {contract.employer}: while you are clocked in, and only then,",
        f"  screenshots    {_screenshots(contract)}",
        f"  webcam         {'one photo with each screenshot' if policy.webcam else 'never'}",
        f"  signals        {SIGNALS[policy.signals]}",
        f"  active window  {WINDOWS.get(policy.window, policy.window)}",
        "  input          counts of keystrokes, clicks and scrolls per minute; never which keys",
        f"  idle time      {idle}",
        "  device         its name and system, and its monitors' size and place",
        f"  kept           {policy.retention_days} days, then erased on the server; your own copies stay here",
        "  seen by        you, the employer's reviewers, and whoever runs the server",
        f"  policy         version {policy.version}, {policy.sha256}",
    ]
    return "\n".join(lines)


def consents_text(consents: tuple[ConsentView, ...], contracts: tuple[ContractView, ...]) -> str:
    """What was agreed to, oldest first."""
    if not consents:
        return NO_CONSENTS
    titles = {one.contract: one.title for one in contracts}
    return "\n".join(
        f"{instant(one.shown_ms)}  {titles.get(one.contract, one.contract)}: "
        f"{', '.join(one.features) or 'withdrawn'}; policy {one.policy_sha256[:16]}"
        f"{'' if one.delivered else ' (not delivered yet)'}"
        for one in consents
    )


def _screenshots(contract: ContractView) -> str:
    policy = contract.policy
    if not policy.screenshots:
        return "never"
    review = f"; you can delete it for {policy.review_delay_s} s" if policy.review_delay_s else ""
    minutes = contract.segment_minutes
    each = "each minute" if minutes == 1 else f"each {minutes} minutes"
    which = "of the monitor in use" if policy.monitors == "active" else "of each monitor"
    blur = f", blurred by {policy.blur} pixels" if policy.blur else ""
    return f"one {which} at a random moment of {each}{blur}{review}"
