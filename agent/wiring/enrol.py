"""Enrols this device while no agent runs: an administrator's first command on a new machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from agent.runtime.ports import Identity
from agent.store.secrets import SecretStore
from agent.wiring.access import TransportMaker
from agent.wiring.build import open_basis
from agent.wiring.directory import KeptDirectory
from agent.wiring.signing_in import SigningIn


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


@contextmanager
def signing_in_here(
    *,
    home: Path | None,
    environment: Mapping[str, str],
    transport: TransportMaker | None = None,
    secrets: SecretStore | None = None,
) -> Iterator[tuple[SigningIn, KeptDirectory]]:
    """What signs this device in, and what knows whose it is then, open for as long as it waits.

    Raises `Trouble`, AGENT_RUNNING if an agent runs.
    """
    with ExitStack() as cleanup:
        basis = open_basis(
            cleanup, home=home, environment=environment, transport=transport, secrets=secrets
        )
        yield basis.signing_in, basis.directory


@contextmanager
def vouching_here(
    *,
    home: Path | None,
    environment: Mapping[str, str],
    transport: TransportMaker | None = None,
    secrets: SecretStore | None = None,
) -> Iterator[KeptDirectory]:
    """What enrols this device, open for as long as it waits. Raises `Trouble`, AGENT_RUNNING if an agent runs."""
    with ExitStack() as cleanup:
        basis = open_basis(
            cleanup, home=home, environment=environment, transport=transport, secrets=secrets
        )
        yield basis.directory
