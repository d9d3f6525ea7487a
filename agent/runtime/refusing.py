"""Turns a trouble that comes inside a verb into its refusal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from agent.client import ClientError
from agent.core.problems import Trouble


@contextmanager
def refusing() -> Iterator[None]:
    """Raise `ClientError` for a `Trouble` that comes inside."""
    try:
        yield
    except Trouble as trouble:
        raise ClientError(trouble.problem) from trouble
