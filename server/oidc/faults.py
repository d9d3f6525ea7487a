"""Why an identity provider is not asked, or its answer not believed."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """Each has words in `server.web.provider_words`; a value never changes its meaning."""

    NOT_HTTPS = "not-https"
    BAD_ADDRESS = "bad-address"
    NO_HOST = "no-host"
    NOT_PUBLIC = "not-public"
    UNREACHABLE = "unreachable"
    NOT_TRUSTED = "not-trusted"
    TOO_SLOW = "too-slow"
    TOO_LARGE = "too-large"
    REDIRECTS = "redirects"
    BAD_STATUS = "bad-status"
    NO_DOCUMENT = "no-document"
    OTHER_ISSUER = "other-issuer"
    BAD_ENDPOINT = "bad-endpoint"
    NO_CODE_FLOW = "no-code-flow"
    NO_ALGORITHM = "no-algorithm"
    NO_CLIENT_SECRET = "no-client-secret"  # noqa: S105 - a fault, not a secret
    NO_KEYS = "no-keys"

    CLIENT_REFUSED = "client-refused"
    CODE_REFUSED = "code-refused"
    NO_TOKEN = "no-token"  # noqa: S105 - the same
    BAD_TOKEN = "bad-token"  # noqa: S105 - the same
    WRONG_ALGORITHM = "wrong-algorithm"
    UNKNOWN_KEY = "unknown-key"
    BAD_SIGNATURE = "bad-signature"
    WRONG_ISSUER = "wrong-issuer"
    WRONG_AUDIENCE = "wrong-audience"
    EXPIRED = "expired"
    NOT_YET = "not-yet"
    WRONG_NONCE = "wrong-nonce"
    NO_SUBJECT = "no-subject"
    OTHER_SUBJECT = "other-subject"


class ProviderError(Exception):
    """The provider is of no use, for the reason `fault`. `detail` is for the server's own log and holds no secret."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail
