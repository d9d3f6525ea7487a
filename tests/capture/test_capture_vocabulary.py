"""No type of `capture.api` can hold what must never be captured."""

from __future__ import annotations

import dataclasses
import enum
import inspect
import typing

from capture import api

ALLOWED = {
    "ActiveWindow": {"app": str, "title": str, "excluded": bool, "private": bool},
    "Counts": {"keys": int, "clicks": int, "scrolls": int, "injected": int},
    "Frame": {
        "monitor": api.Monitor,
        "width": int,
        "height": int,
        "bgrx": bytes,
        "blacked": tuple[api.Rectangle, ...],
    },
    "Monitor": {"index": int, "x": int, "y": int, "width": int, "height": int},
    "Rectangle": {"x": int, "y": int, "width": int, "height": int},
    "Scope": {"excluded": frozenset[str], "active_only": bool},
    "Senses": {
        "screen": api.Screen | None,
        "input": api.InputCounter | None,
        "idle": api.Idle | None,
        "window": api.WindowProbe | None,
        "obstacles": tuple[tuple[str, api.Obstacle], ...],
        "camera": api.Camera | None,
        "device_idle": api.DeviceIdle | None,
        "session": api.Session | None,
    },
    "Photo": {"width": int, "height": int, "bgrx": bytes},
}
"""Every field that a sense can hand over. Adding one here is a decision about people's privacy."""

METHODS = {
    "Sense": {"name", "why_not"},
    "Screen": {"name", "why_not", "capture"},
    "InputCounter": {"name", "why_not", "start", "take", "stop"},
    "Idle": {"name", "why_not", "idle_ms"},
    "WindowProbe": {"name", "why_not", "active", "watch"},
    "WindowWatch": {"end"},
    "DeviceIdle": {"name", "why_not", "device_idle_ms"},
    "Session": {"name", "why_not", "start", "let_go", "stop"},
    "Camera": {"name", "why_not", "photo"},
}

RETURNED = {
    "capture": tuple[api.Frame, ...],
    "take": api.Counts,
    "idle_ms": int,
    "device_idle_ms": int,
    "photo": api.Photo | None,
    "active": api.ActiveWindow | None,
    "watch": api.WindowWatch,
    "end": api.ActiveWindow | None,
    "why_not": api.Obstacle | None,
    "start": type(None),
    "let_go": type(None),
    "stop": type(None),
}


def classes() -> dict[str, type]:
    return {
        name: value
        for name, value in vars(api).items()
        if inspect.isclass(value) and value.__module__ == api.__name__
    }


def test_records_hold_exactly_the_allowed_fields() -> None:
    records = {name: c for name, c in classes().items() if dataclasses.is_dataclass(c)}
    held = {name: typing.get_type_hints(record) for name, record in records.items()}
    assert held == ALLOWED


def test_records_are_frozen_and_take_nothing_else() -> None:
    for record in classes().values():
        if dataclasses.is_dataclass(record):
            assert record.__dataclass_params__.frozen  # type: ignore[attr-defined]  # made by dataclass()
            assert "__slots__" in vars(record)


def test_senses_have_exactly_the_allowed_methods() -> None:
    protocols = {name: c for name, c in classes().items() if getattr(c, "_is_protocol", False)}
    offered = {
        name: {m for k in c.__mro__ for m in vars(k) if not m.startswith("_")}
        for name, c in protocols.items()
    }
    assert offered == METHODS


def test_senses_return_nothing_but_records_and_numbers() -> None:
    for name in METHODS:
        sense = classes()[name]
        for method, function in inspect.getmembers(sense, inspect.isfunction):
            if not method.startswith("_"):
                assert typing.get_type_hints(function)["return"] == RETURNED[method]


def test_nothing_else_is_declared() -> None:
    others = {
        name
        for name, c in classes().items()
        if not dataclasses.is_dataclass(c)
        and not getattr(c, "_is_protocol", False)
        and not issubclass(c, enum.Enum | Exception)
    }
    # A sign to stop has no value that could be read.
    assert others == {"StopSign"}
    assert {name for name in vars(api.StopSign) if not name.startswith("_")} == {
        "stop",
        "begin",
        "stopped",
    }
