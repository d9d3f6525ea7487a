"""Step V16: before each segment began, what it shows was agreed to."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from wire.bundle.authority_steps import PolicyInForce
from wire.bundle.item_steps import Segments
from wire.bundle.manifest import Manifest
from wire.bundle.statement_steps import Stated, Streams
from wire.contractor import Consent
from wire.items import features_shown
from wire.problems import WireCode, WireError
from wire.records import Feature, Sha256

GRACE_MS = 24 * 3_600_000
"""How long a machine may not have heard of another policy."""


class _Consents:
    """What was agreed to, and until when."""

    def __init__(self, stated: Sequence[Stated]) -> None:
        consents = [
            (told.statement.made_ms, told.arrival.index, told.statement)
            for told in stated
            if isinstance(told.statement, Consent)
        ]
        consents.sort(key=lambda one: one[:2])
        self._of: defaultdict[Sha256 | None, list[tuple[int, int, Consent]]] = defaultdict(list)
        for number, (made_ms, _, consent) in enumerate(consents):
            named = consent.policy_sha256 if consent.features else None  # None: withdrawn
            self._of[named].append((made_ms, number, consent))

    def features(self, policy: Sha256, instant_ms: int) -> frozenset[Feature] | None:
        """What is agreed to of `policy` at an instant; None if it was not, or not any more."""
        given = self._newest(policy, instant_ms)
        withdrawn = self._newest(None, instant_ms)
        if given is None or (withdrawn is not None and withdrawn[1] > given[1]):
            return None
        return frozenset(given[2].features)

    def _newest(self, policy: Sha256 | None, instant_ms: int) -> tuple[int, int, Consent] | None:
        of_policy = self._of.get(policy, [])
        place = bisect_right(of_policy, instant_ms, key=lambda one: one[0])
        return of_policy[place - 1] if place else None


def check_consents(
    stated: Sequence[Stated],
    policies: Sequence[PolicyInForce],
    segments: Segments,
    streams: Streams,
    manifest: Manifest,
) -> None:
    """V16: a policy that was in force when a segment began was agreed to before, for the kinds of its items."""
    consents = _Consents(stated)
    from_start = streams.all_from_start
    for state in segments.values():
        if state.effect.whole_removed or not (from_start or manifest.covers(state.segment)):
            continue
        needed = features_shown(state.given_items())
        agreed = (
            consents.features(policy.sha256, state.segment.start_ms)
            for policy in _policies_at(policies, state.segment.start_ms)
        )
        if not any(features is not None and needed <= features for features in agreed):
            detail = ", ".join(sorted(needed)) or "no policy agreed to"
            raise WireError(WireCode.NO_CONSENT, state.told.where, detail)


def _policies_at(policies: Sequence[PolicyInForce], instant_ms: int) -> list[PolicyInForce]:
    """The policy in force, and those that were until less than a day ago."""
    place = bisect_right(policies, instant_ms, key=lambda policy: policy.from_ms)
    allowed = [policies[place - 1]] if place else []
    for number in range(place - 1, 0, -1):
        if instant_ms - policies[number].from_ms >= GRACE_MS:
            break
        allowed.append(policies[number - 1])
    return allowed
