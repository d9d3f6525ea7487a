"""Words of an organization's own sign-in, by the values of the enums of `server.oidc` and `server.provider`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

FAULTS: Mapping[str, str] = MappingProxyType(
    {
        "not-https": "Give an address that begins with https://.",
        "bad-address": "This is no address of an issuer. It looks like https://login.example.com/work, without ? or #.",
        "no-host": "There is no such host. Look for a slip in the name.",
        "not-public": "This address is in a network that this server does not go to. Its operator can allow it.",
        "unreachable": "Nothing answers there, or the answer broke off.",
        "not-trusted": "Its certificate is not trusted: it is for another name, over, or of an unknown authority.",
        "too-slow": "It takes too long to answer.",
        "too-large": "Its answer is far too large to be that of an identity provider.",
        "redirects": "It sends on to another address. Give that one, if it is your provider’s.",
        "bad-status": "It answers, but not with what an issuer says of itself. Look for a slip in the path.",
        "no-document": "Its answer is not what an issuer says of itself (OpenID Connect Discovery).",
        "other-issuer": "It calls itself by another address. Give exactly the issuer that your provider names.",
        "bad-endpoint": "It names an address for signing in that is missing or not safe.",
        "no-code-flow": "It does not offer the authorization code flow.",
        "no-algorithm": "It signs in no way that this server trusts. RS256 or ES256 will do.",
        "no-client-secret": "It takes no client secret. Set the client up as a confidential one.",
        "no-keys": "It names no key for its signatures, or none that is long enough.",
    }
)
"""What discovery found, beside the issuer; by the value of `faults.Fault`."""

WRONG: Mapping[str, str] = MappingProxyType(
    {
        "bad-client": "Give the client ID as your provider shows it: letters, digits and signs without spaces.",
        "bad-secret": "Give the client secret as your provider shows it: letters, digits and signs without spaces.",
        "secret-needed": "Type the secret. A stored one is never sent to another issuer or for another client.",
        "bad-domain": "Give domains like example.com, with a space or a comma between them.",
        "domain-not-yours": "An owner with a confirmed address of that domain must be a member here. Without it, "
        "people find the sign-in by the organization’s name.",
        "too-many-domains": "Take at most 10 domains.",
    }
)

STALE = (
    "Somebody has changed this meanwhile. What you typed is still here. Look at it and send it again to put it in the "
    "place of what is stored."
)
SAVED = "The provider answered, and its settings are kept. Sign in by it once to see that the secret fits."
REMOVED = (
    "The organization has no sign-in of its own any more. Everybody who came by it is signed out."
)
REQUIRED = "Members but owners and contractors get in by the organization’s own sign-in only."
OPTIONAL = "Members get in by any way of signing in again."
NOT_TRIED = "Nobody has signed in by it yet. Do so yourself first, then require it of the others."


def too_many_tries(wait_s: int) -> str:
    """What stands beside the issuer after many tries."""
    minutes = -(-wait_s // 60)
    return f"Too many addresses were tried. Wait {minutes} minute{'s' if minutes > 1 else ''}; nothing was changed."


NONE_FOUND = (
    "No organization with this domain or name has a sign-in of its own. Ask its owner for the link, or sign in with "
    "your password or passkey."
)

REFUSALS: Mapping[str, str] = MappingProxyType(
    {
        "over": "This way was used already, took longer than ten minutes, was begun in another browser, or the "
        "settings have changed. Begin again.",
        "cancelled": "Nothing was done: it was declined at your organization’s sign-in.",
        "provider-refused": "Your organization’s sign-in answered with an error. Begin again, and tell an owner if "
        "it stays.",
        "other-provider": "The answer came from another provider than the one that was asked. Nothing was done. If you "
        "followed a link from somewhere, do not use it again.",
        "unavailable": "Your organization’s sign-in cannot be reached now, or refuses this server. Try again; if it "
        "stays, tell an owner.",
        "not-believed": "What your organization’s sign-in said does not hold, so nobody was signed in. Begin again, "
        "and tell an owner if it stays.",
        "not-linked": "Your organization’s sign-in knows you, but no account here is linked to that. Sign in with your "
        "password or passkey and link it in your account under Linked sign-ins. Without an account, open the "
        "invitation that you were sent.",
        "other-linked": "This is linked to another account, or your account to another person there. Remove the old "
        "link in that account first.",
        "other-viewer": "You are no longer signed in as the person who wanted to link this. Sign in and begin again.",
    }
)
"""By the value of `refusals.Refusal`."""

LINKED = "It is linked. From now on you can sign in through your organization."
UNLINKED = "The link is removed, and browsers that came by it are signed out."
