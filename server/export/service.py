"""Makes the bundle of a contract out of what is stored, in pieces, while it is being sent."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from server.context import Core
from server.contracts.models import ContractRow
from server.export.period import Period, whole
from server.export.reading import Reader
from server.export.selection import select
from server.log.sequencer import Head
from server.organizations.models import Organization
from wire.authority import (
    Genesis,
    Role,
    Rotate,
    decode_authority,
    subject_of_organization,
)
from wire.bundle.manifest import MadeBy, Manifest, Withheld
from wire.bundle.roots import nodes_for
from wire.bundle.writing import BundleContent, write_bundle
from wire.envelope import parse
from wire.fields import base64url
from wire.records import ContractId, OrganizationId, Sha256

_NOTES = (
    "SELECT log_position, note FROM authority_statements WHERE organization = ? AND subject = ?"
    " AND note IS NOT NULL AND log_position + 1 < ? ORDER BY seq"
)
_OWN_CHAIN = (
    "SELECT envelope, recv_ms FROM authority_statements WHERE organization = ? AND subject = ?"
    " ORDER BY seq"
)
_COUNT = "SELECT count(*) FROM segments WHERE organization = ? AND contract = ?"
_BOUNDS = (
    "SELECT min(start_ms), max(end_ms) FROM"
    " (SELECT start_ms, end_ms FROM segments WHERE organization = ?1 AND contract = ?2"
    " UNION ALL SELECT start_ms, end_ms FROM manual_times WHERE organization = ?1 AND contract = ?2) AS spans"
)
_NEWEST = (
    "SELECT start_ms, stream, seq FROM segments WHERE organization = ? AND contract = ?"
    " ORDER BY start_ms DESC LIMIT ?"
)
_SHOTS = (
    "SELECT text FROM items JOIN disclosures USING (organization, stream, seq, item)"
    " WHERE organization = ? AND contract = ? AND start_ms = ? AND stream = ? AND seq = ?"
    " AND kind IN ('screenshot', 'webcam') AND gone IS NULL"
)
_NODE = "SELECT hash FROM log_nodes WHERE organization = ? AND level = ? AND position = ?"


_SAMPLED = 48
_LINE_BYTES = 3_500
"""About what a segment takes without its files."""


class Pictures(StrEnum):
    """How much of the pictures a bundle holds."""

    FULL = "full"
    THUMBNAILS = "thumbnails"
    NONE = "none"


_WITHHELD = {
    Pictures.FULL: frozenset[Withheld](),
    Pictures.THUMBNAILS: frozenset({Withheld.PICTURES}),
    Pictures.NONE: frozenset({Withheld.PICTURES, Withheld.THUMBNAILS}),
}


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody asks for; without a period everything."""

    organization: OrganizationId
    contract: ContractId
    period: Period | None
    pictures: Pictures


@dataclass(frozen=True, slots=True)
class LogKey:
    """A key of the log, as a vkey, and since when it has been one."""

    vkey: str
    since_ms: int


class Exports:
    """Read-only; safe from any thread. `heads` gives the newest signed checkpoint of an organization's log, after all
    that the organization has to state is in it."""

    def __init__(self, core: Core, heads: Callable[[OrganizationId], Head]) -> None:
        self._core = core
        self._heads = heads

    def bundle(self, order: Order) -> Iterator[bytes]:
        """The bytes of the bundle, as fast as they are asked for.

        What is chosen is read at once, the rest while the pieces are taken, each in a short look at the
        database. Raises `ChangedMeanwhileError` and `StorageError`, from within the iteration too.
        """
        # The head first: everything that it covers is on the disk before it is signed.
        head = self._heads(order.organization)
        size = head.checkpoint.size
        with self._core.database.reading() as rows:
            contract = rows.get_one(ContractRow, (order.organization, order.contract))
            origin = rows.get_one(Organization, order.organization).log_origin
        database = self._core.database
        places = select(
            database,
            organization=order.organization,
            person=contract.person,
            contract=order.contract,
            period=order.period,
            size=size,
        )
        reader = Reader(database, order.organization, order.contract, size)
        reader.check_unchanged()
        notes = self._notes(order.organization, head)
        period = order.period or self._whole(contract)
        withheld = _WITHHELD[order.pictures]
        if order.period is not None:
            withheld |= {Withheld.OUTSIDE}
        positions = sorted(
            {place.position for place in places} | set(reader.later_positions(places))
        )
        sizes = reader.anchors(places)
        sizes.update(notes)
        return write_bundle(
            BundleContent(
                manifest=Manifest(
                    origin=origin,
                    contract=order.contract,
                    from_ms=period.from_ms,
                    to_ms=period.to_ms,
                    made_ms=self._core.clock.now_ms(),
                    made_by=MadeBy.SERVER,
                    withheld=withheld,
                ),
                notes=tuple(notes[size] for size in sorted(notes)),
                nodes=nodes_for(positions, sizes, size, self._node(order.organization)),
                entries=reader.entries(positions),
                statements=reader.given(places, period=order.period),
                blob=self._blob(order.organization, reader),
            )
        )

    def log_keys(self, organization: OrganizationId) -> tuple[LogKey, ...]:
        """The keys that the log has had, the first one first: any of them is fit to be trusted."""
        subject = subject_of_organization(organization)
        found = []
        for sealed, recv_ms in self._core.database.select(_OWN_CHAIN, organization, subject):
            match decode_authority(parse(bytes(sealed)).payload):
                case Genesis(log_key=vkey):
                    found.append(LogKey(vkey, recv_ms))
                case Rotate(role=Role.LOG, key=vkey):
                    found.append(LogKey(vkey, recv_ms))
                case _:
                    continue
        return tuple(found)

    def sizes(self, organization: OrganizationId, contract: ContractId) -> dict[Pictures, int]:
        """About how many bytes a bundle of everything has: the newest segments stand for all. Empty without any."""
        database = self._core.database
        ((count,),) = database.select(_COUNT, organization, contract)
        newest = database.select(_NEWEST, organization, contract, _SAMPLED)
        if not newest:
            return {}
        files = dict.fromkeys(Withheld, 0)
        for place in newest:
            for (text,) in database.select(_SHOTS, organization, contract, *place):
                for name, number in _file_bytes(text):
                    files[name] += number
        lines = count * _LINE_BYTES
        thumbnails = files[Withheld.THUMBNAILS] * count // len(newest)
        pictures = files[Withheld.PICTURES] * count // len(newest)
        return {
            Pictures.FULL: lines + thumbnails + pictures,
            Pictures.THUMBNAILS: lines + thumbnails,
            Pictures.NONE: lines,
        }

    def _whole(self, contract: ContractRow) -> Period:
        """The days from the contract's first to today; more where a clock was wrong."""
        ((first_ms, last_ms),) = self._core.database.select(
            _BOUNDS, contract.organization, contract.contract
        )
        now_ms = self._core.clock.now_ms()
        if first_ms is None:
            return whole(contract.created_ms, now_ms)
        return whole(min(contract.created_ms, first_ms), max(now_ms, last_ms))

    def _notes(self, organization: OrganizationId, head: Head) -> dict[int, str]:
        """Signed checkpoints by their sizes: one for each key of the log, with which the next began, and the head."""
        subject = subject_of_organization(organization)
        size = head.checkpoint.size
        found = self._core.database.select(_NOTES, organization, subject, size)
        return {position + 1: note for position, note in found} | {size: head.note}

    def _node(self, organization: OrganizationId) -> Callable[[int, int], bytes]:
        def node(level: int, index: int) -> bytes:
            ((found,),) = self._core.database.select(_NODE, organization, level, index)
            return bytes(found)

        return node

    def _blob(
        self, organization: OrganizationId, reader: Reader
    ) -> Callable[[Sha256], bytes | None]:
        def blob(sha256: Sha256) -> bytes | None:
            found = self._core.blobs.get(organization, sha256)
            if found is None:
                # It may just have been taken back; else it is lost, and the bundle shows that.
                reader.check_unchanged()
            return found

        return blob


def _file_bytes(disclosure: str) -> Iterator[tuple[Withheld, int]]:
    """How many bytes each file of a screenshot's or photo's disclosure has, by what it is."""
    _salt, _kind, value = json.loads(base64url(disclosure, "disclosure"))
    if "picture" in value:  # not a reason why there is none
        yield Withheld.PICTURES, value["picture"]["bytes"]
        yield Withheld.THUMBNAILS, value["thumbnail"]["bytes"]
