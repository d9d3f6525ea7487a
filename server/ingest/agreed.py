"""Step I20: nothing began after a withdrawal; photos, and signs of input that no hand made, had been agreed to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from server.ingest.problems import refusal
from server.storage.database import Writes
from wire.items import features_shown
from wire.problems import WireCode, WireError
from wire.records import Feature, Item, OrganizationId, Sha256
from wire.statement import Segment

CONSENT_STEP = "I20"

_CONSENTS = (
    "SELECT policy_sha256, features FROM consents WHERE organization = ? AND contract = ?"
    " AND made_ms <= ? ORDER BY made_ms, position"
)
_NEWEST = (
    "SELECT features FROM consents WHERE organization = ? AND contract = ? AND made_ms <= ?"
    " ORDER BY made_ms DESC, position DESC LIMIT 1"
)
_ASKED_FOR: Final = frozenset({Feature.WEBCAM, Feature.SIGNALS})
"""What a server never stores without a consent; whether the rest was agreed to, verification tells."""


def check_not_withdrawn(writes: Writes, organization: OrganizationId, segment: Segment) -> None:
    """Raise `Problem` if what the contractor said last before `segment` began took all consent back."""
    newest = writes.select(_NEWEST, organization, segment.contract, segment.start_ms)
    if newest and not newest[0][0]:
        where = "statement/start_ms"
        raise refusal(WireError(WireCode.NO_CONSENT, where, "withdrawn", step=CONSENT_STEP))


def check_agreed(
    writes: Writes, organization: OrganizationId, segment: Segment, items: Sequence[Item | None]
) -> None:
    """Raise `Problem` if `items` show what no consent that then held covers."""
    needed = features_shown(items) & _ASKED_FOR
    if not needed:
        return
    held: dict[Sha256, frozenset[Feature]] = {}
    for policy, features in writes.select(
        _CONSENTS, organization, segment.contract, segment.start_ms
    ):
        if features:
            held[policy] = frozenset(Feature(name) for name in features.split())
        else:
            held.clear()
    if not any(needed <= features for features in held.values()):
        detail = ", ".join(sorted(needed))
        raise refusal(WireError(WireCode.NO_CONSENT, "items", detail, step=CONSENT_STEP))
