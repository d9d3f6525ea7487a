"""`bundle.json`: what a bundle is of, for which time, and what its maker left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from wire import canonical, fields
from wire.canonical import JsonValue
from wire.problems import WireCode, WireError
from wire.records import ContractId

FORMAT: Final = "hourproof-bundle"
BUNDLE_VERSION = 1
MEDIA_TYPE: Final = "application/vnd.hourproof.bundle.v1+zip"
"""What a server says that a bundle is."""
FILE_SUFFIX: Final = ".hpb"

_MEMBERS: Final = (
    *("v", "format", "origin", "contract"),
    *("from_ms", "to_ms", "made_ms", "made_by", "withheld"),
)


class MadeBy(StrEnum):
    """Which program put the bundle together."""

    SERVER = "server"
    AGENT = "agent"


class Withheld(StrEnum):
    """What a maker may leave out although it exists."""

    OUTSIDE = "outside"
    """Disclosures and files of statements that speak of no time in the period."""
    PICTURES = "pictures"
    THUMBNAILS = "thumbnails"


class Span(Protocol):
    """Half-open `[start_ms, end_ms)`."""

    @property
    def start_ms(self) -> int:
        """Where it begins."""

    @property
    def end_ms(self) -> int:
        """Where it ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The bundle holds what is known of `contract` in the log `origin` for `[from_ms, to_ms)`."""

    origin: str
    contract: ContractId
    from_ms: int
    to_ms: int
    made_ms: int
    made_by: MadeBy
    withheld: frozenset[Withheld] = frozenset()

    def covers(self, span: Span) -> bool:
        """Whether the span has time in the period."""
        return span.start_ms < self.to_ms and self.from_ms < span.end_ms


def encode_manifest(manifest: Manifest) -> bytes:
    """The bytes of `bundle.json`; raises `WireError` instead of writing what `decode_manifest` refuses."""
    value: dict[str, JsonValue] = {
        "v": BUNDLE_VERSION,
        "format": FORMAT,
        "origin": manifest.origin,
        "contract": manifest.contract,
        "from_ms": manifest.from_ms,
        "to_ms": manifest.to_ms,
        "made_ms": manifest.made_ms,
        "made_by": str(manifest.made_by),
        "withheld": [str(part) for part in sorted(manifest.withheld)],
    }
    data = canonical.encode(value)
    decode_manifest(data)
    return data


def decode_manifest(data: bytes) -> Manifest:
    """Read `bundle.json`; raises `WireError`, with `not-a-bundle` for what does not even claim to be one."""
    at = "bundle.json"
    value = canonical.decode(data, where=at)
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise WireError(WireCode.NOT_A_BUNDLE, f"{at}/format")
    if "v" not in value:
        raise WireError(WireCode.MISSING_FIELD, f"{at}/v")
    if fields.integer(value["v"], f"{at}/v") != BUNDLE_VERSION:
        raise WireError(WireCode.UNKNOWN_VERSION, f"{at}/v")
    found = fields.members(value, at, _MEMBERS)
    made_by = fields.string(found["made_by"], f"{at}/made_by")
    if made_by not in {str(known) for known in MadeBy}:
        raise fields.bad(f"{at}/made_by", "unknown")
    manifest = Manifest(
        origin=fields.origin(found["origin"], f"{at}/origin"),
        contract=fields.contract_id(found["contract"], f"{at}/contract"),
        from_ms=fields.instant(found["from_ms"], f"{at}/from_ms"),
        to_ms=fields.instant(found["to_ms"], f"{at}/to_ms"),
        made_ms=fields.instant(found["made_ms"], f"{at}/made_ms"),
        made_by=MadeBy(made_by),
        withheld=_withheld(found["withheld"], f"{at}/withheld"),
    )
    if manifest.from_ms >= manifest.to_ms:
        raise fields.bad(f"{at}/to_ms", "not after from_ms")
    return manifest


def _withheld(value: JsonValue, at: str) -> frozenset[Withheld]:
    names = [fields.string(name, at) for name in fields.array(value, at, high=len(Withheld))]
    if names != sorted(set(names)) or not {str(known) for known in Withheld}.issuperset(names):
        raise fields.bad(at, "not ascending, or unknown")
    return frozenset(Withheld(name) for name in names)
