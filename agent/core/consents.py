"""What a contractor agreed to, and the statement that says so."""

from __future__ import annotations

from dataclasses import dataclass

from agent.core.events import KnownContract
from wire.outgoing import ConsentGiven, OutgoingId
from wire.records import ContractId, Feature, Policy, Sha256, WindowPolicy


@dataclass(frozen=True, slots=True)
class Agreement:
    """The newest consent to a contract's policy, given at `at_ms` with the policy on the screen."""

    policy: Sha256
    features: tuple[Feature, ...] | None
    """None where it was recorded by a version that did not sign consents."""
    at_ms: int


def features_of(policy: Policy) -> tuple[Feature, ...]:
    """What somebody agrees to who agrees to `policy`, ascending."""
    taken = {
        Feature.ACTIVITY: True,
        Feature.SCREENSHOTS: policy.screenshots,
        Feature.WEBCAM: policy.webcam,
        Feature.WINDOW: policy.window is not WindowPolicy.NONE,
    }
    return tuple(sorted(feature for feature, is_taken in taken.items() if is_taken))


def consent_id(contract: ContractId, agreement: Agreement) -> OutgoingId:
    """The same agreement has the same name, so that it is sealed once."""
    return OutgoingId(f"consent-{contract}-{agreement.policy}-{agreement.at_ms}")


def statement_of(
    contract: ContractId, agreement: Agreement, known: KnownContract | None
) -> ConsentGiven | None:
    """What is signed of an agreement; None where nobody knows any more what the policy took."""
    features = agreement.features
    if features is None and known is not None and known.policy == agreement.policy:
        features = features_of(known.contract.policy)
    if features is None:
        return None
    return ConsentGiven(
        outgoing=consent_id(contract, agreement),
        contract=contract,
        policy_sha256=agreement.policy,
        features=features,
        shown_ms=agreement.at_ms,
    )
