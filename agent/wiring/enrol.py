"""Enrols this device while no agent runs: an administrator's first command on a new machine."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from agent.runtime.ports import Identity
from agent.store.secrets import SecretStore
from agent.wiring.access import TransportMaker
from agent.wiring.build import open_basis


def enrol_here(
    *,
    home: Path | None,
    environment: Mapping[str, str],
    server_url: str,
    code: str,
    device_name: str,
    transport: TransportMaker | None = None,
    secrets: SecretStore | None = None,
) -> Identity:
    """Make the key, enrol, keep it. Raises `Trouble`, AGENT_RUNNING if an agent does."""
    with ExitStack() as cleanup:
        basis = open_basis(
            cleanup,
            home=home,
            environment=environment,
            transport=transport,
            secrets=secrets,
        )
        return basis.directory.enrol(server_url=server_url, code=code, device_name=device_name)
