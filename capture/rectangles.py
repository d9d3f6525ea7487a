"""Arithmetic of rectangles: what is left of them, what lies within, fewer and larger ones. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from capture.api import Rectangle


def overlap(one: Rectangle, other: Rectangle) -> Rectangle | None:
    """What both have in common; None for nothing."""
    left, top = max(one.x, other.x), max(one.y, other.y)
    right = min(one.x + one.width, other.x + other.width)
    bottom = min(one.y + one.height, other.y + other.height)
    if left >= right or top >= bottom:
        return None
    return Rectangle(left, top, right - left, bottom - top)


def without(rectangle: Rectangle, hole: Rectangle) -> tuple[Rectangle, ...]:
    """`rectangle` without `hole`: at most four parts, which do not overlap."""
    cut = overlap(rectangle, hole)
    if cut is None:
        return (rectangle,)
    right, bottom = rectangle.x + rectangle.width, rectangle.y + rectangle.height
    cut_right, cut_bottom = cut.x + cut.width, cut.y + cut.height
    parts = (
        Rectangle(rectangle.x, rectangle.y, rectangle.width, cut.y - rectangle.y),
        Rectangle(rectangle.x, cut_bottom, rectangle.width, bottom - cut_bottom),
        Rectangle(rectangle.x, cut.y, cut.x - rectangle.x, cut.height),
        Rectangle(cut_right, cut.y, right - cut_right, cut.height),
    )
    return tuple(part for part in parts if part.width > 0 and part.height > 0)


def without_all(rectangle: Rectangle, holes: Iterable[Rectangle]) -> tuple[Rectangle, ...]:
    """`rectangle` without every one of `holes`."""
    left: tuple[Rectangle, ...] = (rectangle,)
    for hole in holes:
        left = tuple(part for one in left for part in without(one, hole))
    return left


def around(rectangles: Sequence[Rectangle]) -> Rectangle:
    """The smallest one that holds all of `rectangles`, of which there is at least one."""
    left, top = min(one.x for one in rectangles), min(one.y for one in rectangles)
    right = max(one.x + one.width for one in rectangles)
    bottom = max(one.y + one.height for one in rectangles)
    return Rectangle(left, top, right - left, bottom - top)


def joined(rectangles: Iterable[Rectangle], *, most: int) -> tuple[Rectangle, ...]:
    """`rectangles` without those that lie in another; joined to `most` that cover at least as much."""
    alone: list[Rectangle] = []
    for one in sorted(set(rectangles), key=lambda r: (-r.width * r.height, r.x, r.y)):
        if not any(overlap(one, larger) == one for larger in alone):
            alone.append(one)
    alone.sort(key=lambda r: (r.y, r.x, r.width, r.height))
    if len(alone) <= most:
        return tuple(alone)
    # Neighbours from top to bottom go together, in as many groups as there may be.
    size = -(-len(alone) // most)
    return joined((around(alone[at : at + size]) for at in range(0, len(alone), size)), most=most)


def blacken(bgrx: bytearray, *, width: int, rectangles: Iterable[Rectangle]) -> None:
    """Paint `rectangles`, which lie within, black in pixels of four bytes, `width` to a row."""
    for one in rectangles:
        black = bytes(4 * one.width)
        for row in range(one.y, one.y + one.height):
            at = 4 * (row * width + one.x)
            bgrx[at : at + len(black)] = black
