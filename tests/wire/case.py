"""What a bad golden vector is."""

from __future__ import annotations

from dataclasses import dataclass

from wire.problems import WireCode as C


@dataclass(frozen=True)
class Case:
    """One bad vector: how it was made, and how it must be refused; the place in a bundle is left open."""

    name: str
    kind: str
    data: bytes
    edit: str
    code: C
    where: str
    step: str = ""

    @property
    def file(self) -> str:
        """The name of its file."""
        endings = {"batch": "batch", "bundle": "hpb", "key": "spki"}
        endings |= {"note": "checkpoint", "known": "checkpoint"}
        ending = endings.get(self.kind, "json")
        return f"{self.name}.{ending}"
