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

    @property
    def withdraws(self) -> bool:
        """Whether it takes back what was agreed before."""
        return self.features == ()


def features_of(policy: Policy) -> tuple[Feature, ...]:
    """What somebody agrees to who agrees to `policy`, ascending."""
    taken = {
        Feature.ACTIVITY: True,
        Feature.SCREENSHOTS: policy.screenshots,
        Feature.SIGNALS: policy.signals,
        Feature.WEBCAM: policy.webcam,
        Feature.WINDOW: policy.window is not WindowPolicy.NONE,
    }
    return tuple(sorted(feature for feature, is_taken in taken.items() if is_taken))


def covers(agreement: Agreement | None, known: KnownContract, feature: Feature) -> bool:
    """Whether `agreement` is to exactly the present policy of `known` and covers `feature` of it."""
    if agreement is None or agreement.policy != known.policy:
        return False
    taken = features_of(known.contract.policy)
    return feature in taken and (agreement.features is None or feature in agreement.features)


def consent_id(contract: ContractId, agreement: Agreement) -> OutgoingId:
    """The same agreement has the same name, so that it is sealed once."""
    what = "withdrawal" if agreement.withdraws else "consent"
    return OutgoingId(f"{what}-{contract}-{agreement.policy}-{agreement.at_ms}")


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
