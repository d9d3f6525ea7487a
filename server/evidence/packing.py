"""Per-minute counts as one short column: keys, then clicks, then scrolls, each an unsigned LEB128 number."""

from __future__ import annotations

from wire.records import Activity


def pack(activity: Activity) -> bytes:
    """About thirty bytes for ten minutes."""
    packed = bytearray()
    for count in (*activity.keys, *activity.clicks, *activity.scrolls):
        rest = count
        while rest > 0x7F:
            packed.append(rest & 0x7F | 0x80)
            rest >>= 7
        packed.append(rest)
    return bytes(packed)


def unpack(packed: bytes) -> Activity:
    """What `pack` was given; raises `ValueError` for anything else."""
    counts: list[int] = []
    current, shift = 0, 0
    for byte in packed:
        current |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            counts.append(current)
            current, shift = 0, 0
    if shift or len(counts) % 3:
        raise ValueError("packed activity is cut off")
    minutes = len(counts) // 3
    return Activity(
        keys=tuple(counts[:minutes]),
        clicks=tuple(counts[minutes : 2 * minutes]),
        scrolls=tuple(counts[2 * minutes :]),
    )
