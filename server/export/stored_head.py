"""The newest checkpoint of a log as the database has it, for programs that do not run the log."""

from __future__ import annotations

from server.context import Core
from server.log.keys import load_signer
from server.log.sequencer import Head
from server.organizations.models import Organization
from wire.authority import subject_of_organization
from wire.checkpoint import Checkpoint, sign_checkpoint
from wire.records import OrganizationId

_NEWEST = "SELECT size, root FROM log_heads WHERE organization = ? ORDER BY size DESC LIMIT 1"
_LAST_UNDER_A_KEY = (
    "SELECT note FROM authority_statements WHERE organization = ? AND subject = ?"
    " AND log_position = ? AND note IS NOT NULL"
)


def stored_head(core: Core, organization: OrganizationId) -> Head | None:
    """The checkpoint over all that is on the disk, or None for a log without entries.

    Its signature is the one that the running server has made or will make: the same key over the same bytes.
    Raises `DataFolderError` without the log's key.
    """
    found = core.database.select(_NEWEST, organization)
    if not found:
        return None
    ((size, root),) = found
    with core.database.reading() as rows:
        row = rows.get_one(Organization, organization)
    checkpoint = Checkpoint(row.log_origin, size, root)
    subject = subject_of_organization(organization)
    kept = core.database.select(_LAST_UNDER_A_KEY, organization, subject, size - 1)
    if kept:
        return Head(checkpoint, kept[0][0], row.log_key)
    signer = load_signer(core.settings.keys, organization, vkey=row.log_key)
    return Head(
        checkpoint, sign_checkpoint(checkpoint, vkey=row.log_key, signer=signer), row.log_key
    )
