"""The erasable parts of a segment: their JSON, their salted commitments, and reading them back strictly.

A disclosure is base64url(JCS([salt, kind, value])) and its commitment base64url(SHA-256(disclosure)), as in
RFC 9901: without the disclosure nobody can confirm a guess of what the item was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final, assert_never

from wire import canonical, fields
from wire.canonical import JsonValue
from wire.problems import WireCode, WireError
from wire.records import (
    MEMO_CHARACTERS,
    Absence,
    Activity,
    Feature,
    ImageFile,
    Item,
    ItemKind,
    Memo,
    MonitorPlace,
    Pictured,
    Reason,
    Region,
    Screenshot,
    Signals,
    Webcam,
    Window,
)
from wire.text import clean_text

SALT_BYTES = 16
_KINDS: Final = {str(kind): kind for kind in ItemKind}
MAX_ITEMS = 16
MAX_DISCLOSURE_BYTES = 8_192
"""The longest disclosure, in characters of base64url."""
MAX_MINUTES = 31
"""The most minutes that the longest span, 30 minutes on the grid, touches; one to spare."""
MAX_PICTURE_BYTES = 4_000_000
MAX_SIDE = 32_768
"""The largest width and height of a picture or monitor in pixels."""
MAX_COUNT = 1_000_000
"""The most events of one kind in one minute."""
MAX_MONITORS = 16
MAX_BLUR = 200
MAX_REGIONS = 64
APP_CHARACTERS = 200
TITLE_CHARACTERS = 500
MEDIA_TYPES = ("image/webp", "image/png", "image/jpeg")

_FEATURES: Final = {
    ItemKind.SCREENSHOT: Feature.SCREENSHOTS,
    ItemKind.WINDOW: Feature.WINDOW,
    ItemKind.WEBCAM: Feature.WEBCAM,
    ItemKind.SIGNALS: Feature.SIGNALS,
}
"""What has to be agreed to for an item of a kind; for the others nothing beyond the policy itself."""

_ACTIVITY: Final = ("keys", "clicks", "scrolls")
_SCREENSHOT: Final = ("monitor", "taken_ms", "media_type", "blur", "picture", "thumbnail")
_MONITOR: Final = ("index", "x", "y", "width", "height")
_IMAGE: Final = ("sha256", "bytes", "width", "height")
_WEBCAM: Final = ("taken_ms", "media_type", "picture", "thumbnail")
_REGION: Final = ("x", "y", "width", "height")


def kind_of(item: Item) -> ItemKind:
    """Which kind an item is, present or absent."""
    match item:
        case Absence():
            return item.kind
        case Activity():
            return ItemKind.ACTIVITY
        case Screenshot():
            return ItemKind.SCREENSHOT
        case Webcam():
            return ItemKind.WEBCAM
        case Signals():
            return ItemKind.SIGNALS
        case Window():
            return ItemKind.WINDOW
        case Memo():
            return ItemKind.MEMO
        case _:
            assert_never(item)


def features_shown(items: Iterable[Item | None]) -> frozenset[Feature]:
    """What must have been agreed to for what `items` show; a reason needs nothing."""
    kinds = {kind_of(item) for item in items if item is not None and not isinstance(item, Absence)}
    return frozenset(_FEATURES[kind] for kind in kinds if kind in _FEATURES)


def cleaned(item: Item) -> Item:
    """The item with its free text made fit for a statement (`wire.text.clean_text`)."""
    match item:
        case Window():
            title = None if item.title is None else clean_text(item.title, TITLE_CHARACTERS)
            return Window(app=clean_text(item.app, APP_CHARACTERS), title=title)
        case Memo():
            return Memo(text=clean_text(item.text, MEMO_CHARACTERS))
        case _:
            return item


def disclose(item: Item, salt: bytes) -> str:
    """The disclosure of `item` under a fresh random `salt` of 16 bytes; text is taken as it is."""
    if len(salt) != SALT_BYTES:
        raise fields.bad("item/salt", f"{len(salt)} bytes instead of {SALT_BYTES}")
    parts: list[JsonValue] = [fields.to_base64url(salt), str(kind_of(item)), _to_json(item)]
    return fields.to_base64url(canonical.encode(parts))


def commitment(disclosure: str) -> str:
    """What stands in the statement for `disclosure`."""
    data = disclosure.encode("utf-8", "surrogatepass")  # not yet known to be base64url
    return fields.to_base64url(hashlib.sha256(data).digest())


def check_commitment(disclosure: str, commitment_: str, where: str = "item") -> None:
    """Raise `WireError` unless `commitment_` is that of `disclosure`."""
    if commitment(disclosure) != commitment_:
        raise WireError(WireCode.COMMITMENT_MISMATCH, where)


def open_disclosure(disclosure: str, *, commitment: str, minutes: int, where: str = "item") -> Item:
    """The item behind `disclosure`, which must be the one committed to; else `WireError`.

    `minutes` is how many minutes the segment's span touches: the length of activity's arrays.
    """
    check_commitment(disclosure, commitment, where)
    return read_disclosure(disclosure, minutes=minutes, where=where)


def read_disclosure(
    disclosure: str, *, minutes: int, where: str = "item", again: bool = False
) -> Item:
    """The item behind `disclosure`, whatever it was committed to; `again`: it was read before, as when it was made."""
    if len(disclosure) > MAX_DISCLOSURE_BYTES:
        raise WireError(WireCode.TOO_LARGE, where)
    if again:
        value = canonical.read_again(fields.base64url_again(disclosure, where), where=where)
    else:
        value = canonical.decode(fields.base64url(disclosure, where), where=where)
    salt, kind, content = fields.array(value, where, low=3, high=3)
    if not again:
        fields.base64url(fields.string(salt, f"{where}/salt"), f"{where}/salt", size=SALT_BYTES)
    name = fields.string(kind, f"{where}/kind")
    known = _KINDS.get(name)
    if known is None:
        raise WireError(WireCode.UNKNOWN_TYPE, f"{where}/kind", name[:40])
    return _from_json(known, content, minutes, where)


def referenced_blobs(items: Sequence[Item | None]) -> tuple[ImageFile, ...]:
    """The files that travel with `items`: picture, then thumbnail, of each screenshot and photo in order.

    Each reference counts: two monitors that show the same are sent twice. An item that is None is not sent.
    """
    return tuple(
        image
        for item in items
        if isinstance(item, Pictured)
        for image in (item.picture, item.thumbnail)
    )


def check_together(
    items: Sequence[Item | None], *, start_ms: int, end_ms: int, idle: bool = False
) -> None:
    """Raise `WireError` if `items` contradict each other or the segment's span.

    A segment has exactly one activity, one window and one memo, at most one webcam and one signals item,
    and at least one screenshot, of which at most one is an absence; no two screenshots are of one
    monitor, and each picture was taken within the span. If the span is kept as `idle`, nothing shows input
    or anything taken, and the memo says what it was. An item that is None is not known: it may be whatever
    is still wanting.
    """
    kinds = [kind_of(item) for item in items if item is not None]
    unknown = len(items) - len(kinds)
    for kind in (ItemKind.ACTIVITY, ItemKind.WINDOW, ItemKind.MEMO):
        count = kinds.count(kind)
        if count > 1 or (count == 0 and unknown == 0):
            raise WireError(WireCode.ITEM_MISMATCH, "items", f"{count} of {kind}")
        unknown -= count == 0
    for kind in (ItemKind.WEBCAM, ItemKind.SIGNALS):
        if kinds.count(kind) > 1:
            raise WireError(WireCode.ITEM_MISMATCH, "items", f"more than one {kind}")
    if ItemKind.SCREENSHOT not in kinds and unknown == 0:
        raise WireError(WireCode.ITEM_MISMATCH, "items", "no screenshot and no reason for none")
    pictures = [item for item in items if isinstance(item, Screenshot)]
    if kinds.count(ItemKind.SCREENSHOT) - len(pictures) > 1:
        raise WireError(WireCode.ITEM_MISMATCH, "items", "more than one absent screenshot")
    if len({picture.monitor.index for picture in pictures}) != len(pictures):
        raise WireError(WireCode.ITEM_MISMATCH, "items", "two screenshots of one monitor")
    for index, item in enumerate(items):
        if isinstance(item, Pictured) and not start_ms <= item.taken_ms < end_ms:
            raise WireError(WireCode.ITEM_MISMATCH, f"items/{index}/taken_ms", "outside the span")
        if idle and item is not None and not _may_be_idle(item):
            raise WireError(WireCode.ITEM_MISMATCH, f"items/{index}", "in a span kept as idle")


def _may_be_idle(item: Item) -> bool:
    """Whether a span that the contractor kept as idle may hold `item`."""
    match item:
        case Activity():
            return item.active_minutes == 0
        case Memo():
            return bool(item.text)
        case _:  # a reason for no memo would leave the span without a word of what it was
            return isinstance(item, Absence) and item.kind is not ItemKind.MEMO


def _to_json(item: Item) -> dict[str, JsonValue]:
    match item:
        case Absence():
            return {"reason": str(item.reason)}
        case Activity():
            return {
                "keys": list(item.keys),
                "clicks": list(item.clicks),
                "scrolls": list(item.scrolls),
            }
        case Screenshot():
            place = item.monitor
            blackened: dict[str, JsonValue] = {}
            if item.regions:
                blackened["regions"] = [_region_to_json(region) for region in item.regions]
            return blackened | {
                "monitor": {
                    "index": place.index,
                    "x": place.x,
                    "y": place.y,
                    "width": place.width,
                    "height": place.height,
                },
                "taken_ms": item.taken_ms,
                "media_type": item.media_type,
                "blur": item.blur,
                "picture": _image_to_json(item.picture),
                "thumbnail": _image_to_json(item.thumbnail),
            }
        case Webcam():
            return {
                "taken_ms": item.taken_ms,
                "media_type": item.media_type,
                "picture": _image_to_json(item.picture),
                "thumbnail": _image_to_json(item.thumbnail),
            }
        case Signals():
            if item.device_input is None:
                return {"injected": list(item.injected)}
            return {"injected": list(item.injected), "device_input": list(item.device_input)}
        case Window():
            if item.title is None:
                return {"app": item.app}
            return {"app": item.app, "title": item.title}
        case Memo():
            return {"text": item.text}
        case _:
            assert_never(item)


def _image_to_json(image: ImageFile) -> dict[str, JsonValue]:
    return {
        "sha256": image.sha256,
        "bytes": image.bytes,
        "width": image.width,
        "height": image.height,
    }


def _region_to_json(region: Region) -> JsonValue:
    return {"x": region.x, "y": region.y, "width": region.width, "height": region.height}


def _from_json(kind: ItemKind, value: JsonValue, minutes: int, where: str) -> Item:
    if isinstance(value, dict) and "reason" in value:
        only = fields.members(value, where, ("reason",))
        reason = fields.string(only["reason"], f"{where}/reason")
        if reason not in {str(known) for known in Reason}:
            raise fields.bad(f"{where}/reason", "unknown")
        return Absence(kind=kind, reason=Reason(reason))
    match kind:
        case ItemKind.ACTIVITY:
            found = fields.members(value, where, _ACTIVITY)
            keys, clicks, scrolls = (
                _counts(found[name], f"{where}/{name}", minutes) for name in _ACTIVITY
            )
            return Activity(keys=keys, clicks=clicks, scrolls=scrolls)
        case ItemKind.SCREENSHOT:
            return _screenshot(value, where)
        case ItemKind.WINDOW:
            found = fields.members(value, where, ("app",), ("title",))
            app = fields.text(found["app"], f"{where}/app", high=APP_CHARACTERS)
            if "title" not in found:
                return Window(app=app, title=None)
            title = fields.text(found["title"], f"{where}/title", high=TITLE_CHARACTERS)
            return Window(app=app, title=title)
        case ItemKind.MEMO:
            found = fields.members(value, where, ("text",))
            return Memo(text=fields.text(found["text"], f"{where}/text", high=MEMO_CHARACTERS))
        case ItemKind.WEBCAM:
            found = fields.members(value, where, _WEBCAM)
            return Webcam(
                taken_ms=fields.instant(found["taken_ms"], f"{where}/taken_ms"),
                media_type=_media_type(found, where),
                picture=_image(found["picture"], f"{where}/picture"),
                thumbnail=_image(found["thumbnail"], f"{where}/thumbnail"),
            )
        case ItemKind.SIGNALS:
            found = fields.members(value, where, ("injected",), ("device_input",))
            return Signals(
                injected=_counts(found["injected"], f"{where}/injected", minutes),
                device_input=(
                    _counts(found["device_input"], f"{where}/device_input", minutes, high=1)
                    if "device_input" in found
                    else None
                ),
            )
        case _:
            assert_never(kind)


def _counts(
    value: JsonValue, where: str, minutes: int, *, high: int = MAX_COUNT
) -> tuple[int, ...]:
    counts = fields.array(value, where, low=minutes, high=minutes)
    plain = [count for count in counts if type(count) is int and 0 <= count <= high]
    if len(plain) == len(counts):
        return tuple(plain)  # nearly always: a call for each would cost more than the check
    return tuple(fields.integer(count, where, high=high) for count in counts)


def _media_type(found: dict[str, JsonValue], where: str) -> str:
    media_type = fields.string(found["media_type"], f"{where}/media_type")
    if media_type not in MEDIA_TYPES:
        raise fields.bad(f"{where}/media_type", "not a kind of picture that statements hold")
    return media_type


def _screenshot(value: JsonValue, where: str) -> Screenshot:
    found = fields.members(value, where, _SCREENSHOT, ("regions",))
    place = fields.members(found["monitor"], f"{where}/monitor", _MONITOR)
    media_type = _media_type(found, where)
    at = f"{where}/monitor"
    picture = _image(found["picture"], f"{where}/picture")
    return Screenshot(
        monitor=MonitorPlace(
            index=fields.integer(place["index"], f"{at}/index", high=MAX_MONITORS - 1),
            x=fields.integer(place["x"], f"{at}/x", low=-10 * MAX_SIDE, high=10 * MAX_SIDE),
            y=fields.integer(place["y"], f"{at}/y", low=-10 * MAX_SIDE, high=10 * MAX_SIDE),
            width=fields.integer(place["width"], f"{at}/width", low=1, high=MAX_SIDE),
            height=fields.integer(place["height"], f"{at}/height", low=1, high=MAX_SIDE),
        ),
        taken_ms=fields.instant(found["taken_ms"], f"{where}/taken_ms"),
        media_type=media_type,
        picture=picture,
        thumbnail=_image(found["thumbnail"], f"{where}/thumbnail"),
        blur=fields.integer(found["blur"], f"{where}/blur", high=MAX_BLUR),
        regions=(
            _regions(found["regions"], f"{where}/regions", picture) if "regions" in found else ()
        ),
    )


def _regions(value: JsonValue, where: str, picture: ImageFile) -> tuple[Region, ...]:
    """One or more rectangles within `picture`, no two alike."""
    listed = fields.array(value, where, low=1, high=MAX_REGIONS)
    regions = []
    for index, one in enumerate(listed):
        at = f"{where}/{index}"
        found = fields.members(one, at, _REGION)
        x = fields.integer(found["x"], f"{at}/x", high=picture.width - 1)
        y = fields.integer(found["y"], f"{at}/y", high=picture.height - 1)
        width = fields.integer(found["width"], f"{at}/width", low=1, high=picture.width - x)
        height = fields.integer(found["height"], f"{at}/height", low=1, high=picture.height - y)
        regions.append(Region(x=x, y=y, width=width, height=height))
    if len(set(regions)) != len(regions):
        raise fields.bad(where, "one rectangle twice")
    return tuple(regions)


def _image(value: JsonValue, where: str) -> ImageFile:
    found = fields.members(value, where, _IMAGE)
    return ImageFile(
        sha256=fields.sha256(found["sha256"], f"{where}/sha256"),
        bytes=fields.integer(found["bytes"], f"{where}/bytes", low=1, high=MAX_PICTURE_BYTES),
        width=fields.integer(found["width"], f"{where}/width", low=1, high=MAX_SIDE),
        height=fields.integer(found["height"], f"{where}/height", low=1, high=MAX_SIDE),
    )
