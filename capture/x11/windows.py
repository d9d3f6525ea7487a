"""Where an X screen shows windows of excluded apps, as the window tree and the windows' owners tell it."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from capture.api import Rectangle
from capture.rectangles import overlap, without_all
from capture.x11 import requests, xcb

MOST_WINDOWS: Final = 20_000
MOST_LEVELS: Final = 40
_CLASS_BYTES: Final = 512
_LIST_BYTES: Final = 40_000
_SERVER: Final = 0
_ATOMS: Final = (
    "WM_CLASS",
    "WM_STATE",
    "WM_TRANSIENT_FOR",
    "WM_CLIENT_LEADER",
    "WM_HINTS",
    "_NET_WM_PID",
    "_NET_WM_WINDOW_OPACITY",
    "_NET_CLIENT_LIST",
)
_LINKS: Final = ("WM_TRANSIENT_FOR", "WM_CLIENT_LEADER", "WM_HINTS")
_GROUP_FLAG, _GROUP_AT = 1 << 6, 32


class TooManyWindowsError(xcb.XError):
    """There are more windows than a desktop has; which of them show what is not worked out."""


@dataclass(frozen=True, slots=True)
class Top:
    """A visible window on the root, with all that it holds.

    `black` is what of it belongs to an excluded app, on the root, whatever covers it. `covers`: nothing
    behind it shows through.
    """

    window: int
    place: Rectangle
    black: tuple[Rectangle, ...]
    covers: bool


@dataclass(frozen=True, slots=True)
class Sight:
    """The visible windows from the bottom to the top, and which windows of all belong to excluded apps."""

    tops: tuple[Top, ...]
    excluded: frozenset[int]

    def shown(self) -> tuple[Rectangle, ...]:
        """Where excluded windows can be seen."""
        found: list[Rectangle] = []
        for index, top in enumerate(self.tops):
            covers = [other.place for other in self.tops[index + 1 :] if other.covers]
            for black in top.black:
                found.extend(without_all(black, covers))
        return tuple(found)


@dataclass(slots=True)
class _Node:
    """A visible window while the tree is read."""

    window: int
    top: int
    parent: Rectangle
    """The inside of what holds it, on the root, as far as it can be seen."""
    corner: tuple[int, int]
    place: Rectangle
    depth: int
    names: frozenset[str] = frozenset()
    managed: bool = False
    see_through: bool = False
    links: tuple[int, ...] = ()
    process: int | None = None


@dataclass(slots=True)
class _Excluded:
    """Who belongs to the excluded apps, by everything that tells it."""

    windows: set[int] = field(default_factory=set)
    clients: set[int] = field(default_factory=set)
    processes: set[int] = field(default_factory=set)


class WindowTree:
    """Reads the windows of `connection` for apps named in `excluded`, in lower case. One thread.

    Everything that one X client or one process shows belongs to one app: dialogs and menus often bear no
    name. Who was known to belong to an excluded app stays known.
    """

    def __init__(self, connection: xcb.Connection, excluded: frozenset[str]) -> None:
        """Raises `XError`."""
        self._connection = connection
        self._excluded = excluded
        self._atoms = {name: connection.atom(name) for name in _ATOMS}
        self._compositor = connection.atom(f"_NET_WM_CM_S{connection.screen}")
        self._shape = connection.extension("SHAPE")
        self._resource = self._process_teller()
        self._known = _Excluded()

    def look(self) -> Sight:
        """The windows as they are now. Raises `XError`."""
        order, nodes = self._read_tree()
        processes = self._processes()
        self._read_owners(nodes, processes)
        excluded = self._belonging(nodes, processes)
        shaped = self._shaped(order)
        compositor = self._client(
            self._number(self._connection.ask(requests.owner(self._compositor)), 8)
        )
        members: dict[int, list[_Node]] = {}
        for node in nodes:
            members.setdefault(node.top, []).append(node)
        tops = tuple(self._top(members[one], excluded, shaped, compositor) for one in order)
        return Sight(tops=tops, excluded=frozenset(excluded | self._known.windows))

    # Reading

    def _read_tree(self) -> tuple[tuple[int, ...], list[_Node]]:
        """The visible windows on the root in their order, and all visible windows."""
        connection = self._connection
        whole = requests.geometry_of(connection.ask(requests.geometry(connection.root))).place
        on_root = requests.children_of(connection.ask(requests.children(connection.root)))
        self._recognise((*on_root, *self._managed()))
        level = [(window, window, whole, (0, 0)) for window in on_root]
        nodes: list[_Node] = []
        for _ in range(MOST_LEVELS):
            if not level:
                break
            found = self._read_level(level)
            nodes.extend(node for node, _ in found)
            level = [
                (child, node.top, inside, node.corner)
                for node, below in found
                if (inside := overlap(node.place, node.parent)) is not None
                for child in below
            ]
            if len(nodes) + len(level) > MOST_WINDOWS:
                raise TooManyWindowsError(f"more than {MOST_WINDOWS} windows")
        else:
            raise TooManyWindowsError(f"windows in more than {MOST_LEVELS} levels")
        seen = {node.window for node in nodes}
        return tuple(window for window in on_root if window in seen), nodes

    def _read_level(
        self, level: Sequence[tuple[int, int, Rectangle, tuple[int, int]]]
    ) -> list[tuple[_Node, tuple[int, ...]]]:
        """The visible ones of these windows, each with the windows that it holds."""
        attributes = self._connection.ask_all([requests.attributes(one[0]) for one in level])
        seen = [
            one
            for one, reply in zip(level, attributes, strict=True)
            if isinstance(reply, bytes) and requests.is_seen(reply)
        ]
        windows = [one[0] for one in seen]
        geometries = self._connection.ask_all([requests.geometry(one) for one in windows])
        children = self._connection.ask_all([requests.children(one) for one in windows])
        names = self._properties(windows, "WM_CLASS", limit=_CLASS_BYTES)
        found = []
        for (window, top, parent, corner), geometry, below, name in zip(
            seen, geometries, children, names, strict=True
        ):
            if not isinstance(geometry, bytes) or not isinstance(below, bytes):
                continue  # it just went
            inner = requests.geometry_of(geometry)
            x, y = corner[0] + inner.place.x, corner[1] + inner.place.y
            node = _Node(
                window=window,
                top=top,
                parent=parent,
                corner=(x + inner.border, y + inner.border),
                place=Rectangle(x, y, inner.place.width, inner.place.height),
                depth=inner.depth,
                names=class_names(name),
            )
            found.append((node, requests.children_of(below)))
        return found

    def _managed(self) -> tuple[int, ...]:
        """What the window manager manages: also what is minimised and can tell whose client is whose."""
        root = self._connection.root
        (data,) = self._properties([root], "_NET_CLIENT_LIST", limit=_LIST_BYTES)
        return struct.unpack(f"={len(data) // 4}I", data[: len(data) // 4 * 4])

    def _recognise(self, windows: Sequence[int]) -> None:
        """Remember those of `windows`, visible or not, whose names are excluded."""
        alone = tuple(dict.fromkeys(windows))
        names = self._properties(alone, "WM_CLASS", limit=_CLASS_BYTES)
        for window, name in zip(alone, names, strict=True):
            if class_names(name) & self._excluded:
                self._known.windows.add(window)
                self._known.clients.add(self._client(window))

    def _read_owners(self, nodes: Sequence[_Node], processes: dict[int, int]) -> None:
        """Fill in what tells whose the windows are that are on the root or bear a name."""
        asked = [node for node in nodes if node.window == node.top or node.names]
        windows = [node.window for node in asked]
        states = self._asked(windows, "WM_STATE", limit=4)
        opacities = self._asked(windows, "_NET_WM_WINDOW_OPACITY", limit=4)
        for node, state, opacity in zip(asked, states, opacities, strict=True):
            node.managed = isinstance(state, bytes) and requests.has_property(state)
            node.see_through = isinstance(opacity, bytes) and requests.has_property(opacity)
        linked = [self._properties(windows, name, limit=36) for name in _LINKS]
        told = self._properties(windows, "_NET_WM_PID", limit=4)
        for index, node in enumerate(asked):
            transient, leader, hints = (one[index] for one in linked)
            node.links = (*_window_in(transient), *_window_in(leader), *_group_in(hints))
            node.process = struct.unpack("=I", told[index])[0] if len(told[index]) == 4 else None
        for node in nodes:
            node.process = processes.get(self._client(node.window), node.process)

    def _process_teller(self) -> int | None:
        """The opcode of X-Resource where it knows processes."""
        major = self._connection.extension("X-Resource")
        if major is None:
            return None
        reply = self._connection.ask(requests.resource_version(major))
        return major if requests.knows_processes(reply) else None

    def _processes(self) -> dict[int, int]:
        if self._resource is None:
            return {}
        reply = self._connection.ask(requests.processes(self._resource))
        return requests.processes_of(reply, self._connection.resource_mask)

    def _shaped(self, windows: Sequence[int]) -> frozenset[int]:
        """Those of `windows` that are no rectangles, or of which that cannot be told."""
        if self._shape is None:
            return frozenset()
        replies = self._connection.ask_all([requests.shape(self._shape, one) for one in windows])
        return frozenset(
            window
            for window, reply in zip(windows, replies, strict=True)
            if not isinstance(reply, bytes) or requests.is_shaped(reply)
        )

    def _asked(
        self, windows: Sequence[int], name: str, *, limit: int
    ) -> list[bytes | xcb.XRefusedError]:
        atom = self._atoms[name]
        return self._connection.ask_all(
            [requests.a_property(window, atom, limit=limit) for window in windows]
        )

    def _properties(self, windows: Sequence[int], name: str, *, limit: int) -> list[bytes]:
        """A property of each window; empty where it has none or has gone."""
        replies = self._asked(windows, name, limit=limit)
        return [requests.property_of(one) if isinstance(one, bytes) else b"" for one in replies]

    # Deciding

    def _belonging(self, nodes: Sequence[_Node], processes: dict[int, int]) -> set[int]:
        """The visible windows that belong to an excluded app."""
        known = self._known
        for node in nodes:
            if node.names & self._excluded:
                known.windows.add(node.window)
                known.clients.add(self._client(node.window))
                if node.process is not None:
                    known.processes.add(node.process)
        known.processes.update(processes[one] for one in known.clients if one in processes)
        known.clients.discard(_SERVER)
        belonging = {node.window for node in nodes if self._is_owned(node)}
        while True:
            # Dialogs of dialogs: until nothing more is found.
            more = {
                node.window
                for node in nodes
                if node.window not in belonging and belonging.intersection(node.links)
            }
            if not more:
                return belonging
            belonging |= more

    def _is_owned(self, node: _Node) -> bool:
        known = self._known
        return (
            node.window in known.windows
            or self._client(node.window) in known.clients
            or (node.process is not None and node.process in known.processes)
            or any(one in known.windows or self._client(one) in known.clients for one in node.links)
        )

    def _top(
        self,
        members: Sequence[_Node],
        excluded: set[int],
        shaped: frozenset[int],
        compositor: int,
    ) -> Top:
        """What of one window on the root is black, and whether it covers what is behind it."""
        top = members[0]
        hidden = [node for node in members if node.window in excluded]
        # What a window manager frames goes with its frame, which shows the title.
        whole = bool(hidden) and (
            top.window in excluded or not top.names or any(node.managed for node in hidden)
        )
        if whole:
            black: Iterable[Rectangle] = (top.place,)
        else:
            black = (on for node in hidden if (on := overlap(node.place, node.parent)) is not None)
        covers = (
            not hidden
            and top.window not in shaped
            and all(node.depth == self._connection.root_depth for node in members)
            and not any(node.see_through for node in members)
            # Neither the server's own windows nor a compositor's hide anything: they show the others.
            and any(
                (node.managed or node.names)
                and self._client(node.window) not in (_SERVER, compositor)
                for node in members
            )
        )
        return Top(window=top.window, place=top.place, black=tuple(black), covers=covers)

    def _client(self, window: int) -> int:
        """What the numbers of all windows of its client begin with."""
        return window & ~self._connection.resource_mask

    @staticmethod
    def _number(reply: bytes, at: int) -> int:
        return int(struct.unpack_from("=I", reply, at)[0])


def class_names(wm_class: bytes) -> frozenset[str]:
    """The names in a WM_CLASS, instance and class, in lower case."""
    texts = (part.decode("utf-8", "replace").strip().lower() for part in wm_class.split(b"\0"))
    return frozenset(text for text in texts if text)


def _window_in(data: bytes) -> tuple[int, ...]:
    return struct.unpack("=I", data[:4]) if len(data) >= 4 else ()


def _group_in(hints: bytes) -> tuple[int, ...]:
    """The leader of the group in WM_HINTS."""
    if len(hints) < _GROUP_AT + 4 or not struct.unpack_from("=I", hints)[0] & _GROUP_FLAG:
        return ()
    return struct.unpack_from("=I", hints, _GROUP_AT)
