"""Why something about an organization's own sign-in is not done."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from server.oidc.faults import Fault


class Wrong(StrEnum):
    """What is wrong with a field of the settings; each has words in `server.web.provider_words`."""

    BAD_CLIENT = "bad-client"
    BAD_SECRET = "bad-secret"  # noqa: S105 - a reason, not a secret
    SECRET_NEEDED = "secret-needed"  # noqa: S105 - the same
    BAD_DOMAIN = "bad-domain"
    DOMAIN_NOT_YOURS = "domain-not-yours"
    TOO_MANY_DOMAINS = "too-many-domains"


class SettingsRefusedError(Exception):
    """Nothing was changed. `fields` says beside which field stands what."""

    def __init__(self, fields: Mapping[str, Wrong | Fault]) -> None:
        super().__init__(", ".join(f"{name}: {why}" for name, why in fields.items()))
        self.fields = fields


class StaleError(Exception):
    """Somebody has changed the settings since the form was made."""


class NotTriedError(Exception):
    """Nobody has signed in by the provider yet, so requiring it could lock everybody out."""


class Refusal(StrEnum):
    """Why nobody is signed in or linked; each has words in `server.web.provider_words`."""

    OVER = "over"
    CANCELLED = "cancelled"
    PROVIDER_REFUSED = "provider-refused"
    OTHER_PROVIDER = "other-provider"
    UNAVAILABLE = "unavailable"
    NOT_BELIEVED = "not-believed"
    NOT_LINKED = "not-linked"
    OTHER_LINKED = "other-linked"
    OTHER_VIEWER = "other-viewer"


class ThroughRefusedError(Exception):
    """Nothing was done, for the reason `refusal`; `organization` is the name of whose provider it was, if known."""

    def __init__(self, refusal: Refusal, organization: str = "") -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
        self.organization = organization
