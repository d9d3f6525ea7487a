"""Words of webhooks, by the values of the enums of `server.hooks`, `server.webhooks` and `server.oidc.faults`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

EVENTS: Mapping[str, str] = MappingProxyType(
    {
        "offer.made": "An offer was made",
        "offer.changed": "An offer was changed",
        "offer.withdrawn": "An offer was taken back",
        "offer.accepted": "An offer was accepted",
        "offer.declined": "An offer was declined",
        "contract.paused": "A contract was paused",
        "contract.resumed": "A contract was resumed",
        "contract.ended": "A contract ended",
        "contract.limit-changed": "A weekly limit was changed",
        "contract.rate-changed": "A rate was changed",
        "contract.rate-offered": "A lower rate was offered",
        "contract.rate-withdrawn": "An offered rate was taken back",
        "contract.rate-declined": "An offered rate was declined",
        "comment.written": "A comment or question was written",
        "member.joined": "Somebody joined",
        "member.role-changed": "A role was changed",
        "member.removed": "Somebody was removed",
        "member.left": "Somebody left",
        "webhook.test": "A test",
    }
)
"""By the value of an `Event`."""

FAULTS: Mapping[str, str] = MappingProxyType(
    {
        "not-https": "Give an address that begins with https://.",
        "bad-address": "This is no address to send to. It looks like https://example.com/hours, without #.",
        "no-host": "There is no such host.",
        "not-public": "It is in a network that this server does not go to. Its operator can allow it.",
        "unreachable": "Nothing answers there, or the answer broke off.",
        "not-trusted": "Its certificate is not trusted.",
        "too-slow": "It took too long to answer.",
        "too-large": "Its answer is far too large.",
        "redirects": "It sends on to another address. Give that one.",
        "bad-signature": "This server cannot read the secret any more. Make a new one.",
    }
)
"""Why there was no answer, or an address cannot be taken."""

REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "no-events": "Choose at least one event.",
        "too-many": "There are 10 webhooks. Remove one, then make this one.",
        "made-already": "This form was sent before, and its secret was shown then. Make a new secret if you did not "
        "copy it.",
        "stale": "Somebody has changed this meanwhile. This is how it is now; nothing else was changed.",
        "waiting": "Enough deliveries are waiting. Let them go first.",
        "disabled": "Nothing is sent to it while it is off. Turn it on first.",
    }
)
"""By the value of a `Refusal`."""

KEPT = "Kept."
REMOVED = "The webhook is removed, with its log."
SWITCHED_ON = "It is on again. What happened while it was off is not sent."
SWITCHED_OFF = "It is off: nothing is sent to it."
TESTED = "A test is on its way. Load this page again to see the answer."
SENT_AGAIN = "It is sent once more, under the same name. Load this page again to see the answer."


def try_said(status: int | None, fault: str) -> str:
    """What came of a try."""
    return f"answered {status}" if status is not None else FAULTS.get(fault, fault)
