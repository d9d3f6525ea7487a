"""Personal access tokens for tests, made as the page makes them."""

from __future__ import annotations

from server.accounts.events import Caller
from server.accounts.service import Viewer
from server.clock import new_id
from server.mail.outbox import Outbox
from server.tokens.models import Scope
from server.tokens.service import Tokens
from server.vault import Vault
from tests.support.site import Member, Site

CALLER = Caller(address="192.0.2.7", agent="")


def viewer_of(member: Member, *, zone: str = "UTC") -> Viewer:
    """`member` as a signed-in browser shows them to services."""
    return Viewer(member.person, member.name, member.email, zone, "none")


def outbox_of(site: Site, *, sends: bool) -> Outbox:
    """The outbox over the site's database, of a server that sends letters or not."""
    return Outbox(site.core, Vault(site.settings.keys, site.rng), sends=sends)


def tokens_of(site: Site) -> Tokens:
    """The service over the site's database; it sends no letters."""
    return Tokens(site.core, outbox_of(site, sends=False))


def access_token(
    site: Site, member: Member, *scopes: Scope, name: str = "A program", days: int = 90
) -> str:
    """The secret of a new token of `member`."""
    return tokens_of(site).make(
        viewer_of(member),
        form=new_id(site.rng),
        name=name,
        scopes=scopes,
        days=str(days),
        caller=CALLER,
    )
