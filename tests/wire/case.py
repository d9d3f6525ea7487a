"""What a bad golden vector is."""

from __future__ import annotations

from dataclasses import dataclass

from wire.problems import WireCode as C


@dataclass(frozen=True)
class Case:
    """One bad vector: how it was made, and how it must be refused."""

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
        ending = {"batch": "batch", "key": "spki", "note": "checkpoint"}.get(self.kind, "json")
        return f"{self.name}.{ending}"
