"""Reads the policies of a contract and the answers to them out of the log's statements, and checks each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.access.contracts import ContractView
from server.authority.models import AuthorityStatement
from server.consents.machines import Machine, machines_of
from server.context import Core
from server.devices.models import Device
from server.diary.mark import not_in_log
from server.evidence.acts import ConsentRow
from server.evidence.models import Statement
from server.log.sequencer import Head
from wire import envelope, keys
from wire.authority import PolicyStatement, decode_authority, subject_of_contract
from wire.contractor import Consent, decode_statement
from wire.contracts import policy_sha256
from wire.problems import WireError
from wire.records import (
    Feature,
    OrganizationId,
    Policy,
    Sha256,
    StreamId,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the contractor said to a policy; nothing in `features` withdraws what was agreed before.

    `holds` if the device's signature, what is shown here and its place in the log fit each other.
    """

    features: tuple[Feature, ...]
    shown_ms: int
    made_ms: int
    recv_ms: int
    device_name: str
    stream: StreamId
    seq: int
    log_index: int
    holds: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """A policy, when it was in force, and the answers to it, the newest first. `until_ms` is None for the newest.

    `holds` if its place in the log fits.
    """

    policy: Policy
    segment_minutes: int
    sha256: Sha256
    since_ms: int
    until_ms: int | None
    log_index: int
    holds: bool
    answers: tuple[Answer, ...]


class Consents:
    """Read-only; safe from any thread. `heads` gives the newest signed checkpoint of an organization's log."""

    def __init__(self, core: Core, heads: Callable[[OrganizationId], Head]) -> None:
        self._core = core
        self._heads = heads

    def agreements(self, view: ContractView) -> tuple[Agreement, ...]:
        """What was in force when, the newest first, each checked now."""
        # The head first: the nodes that it covers are on the disk before it is signed.
        head = self._heads(view.organization)
        with self._core.database.reading() as rows:
            policies = _policies(rows, view)
            given = _given(rows, view)
        names = {row.log_position: row.envelope_sha256 for row, _ in policies}
        names |= {row.position: envelope.sha256_of(sealed) for row, sealed, _ in given}
        outside = not_in_log(self._core.database, view.organization, head, names)
        answers = [
            (row, _answer(row, sealed, device, in_log=row.position not in outside))
            for row, sealed, device in given
        ]
        ends = [row.recv_ms for row, _ in policies[1:]] + [None]
        made = []
        for (row, said), until_ms in zip(policies, ends, strict=True):
            sha256 = policy_sha256(said.policy)
            made.append(
                Agreement(
                    policy=said.policy,
                    segment_minutes=said.segment_minutes,
                    sha256=sha256,
                    since_ms=row.recv_ms,
                    until_ms=until_ms,
                    log_index=row.log_position,
                    holds=row.log_position not in outside,
                    answers=tuple(
                        answer
                        for consent, answer in reversed(answers)
                        if _is_about(consent, sha256, row, policies)
                    ),
                )
            )
        return tuple(reversed(made))

    def machines(self, view: ContractView) -> tuple[Machine, ...]:
        """The machines that may or might sign for the contractor, the first one first, each checked now."""
        head = self._heads(view.organization)
        with self._core.database.reading() as rows:
            found = machines_of(rows, view)
        names = {machine.position: machine.envelope_sha256 for machine in found}
        outside = not_in_log(self._core.database, view.organization, head, names)
        return tuple(
            replace(machine, holds=machine.holds and machine.position not in outside)
            for machine in found
        )


_Policies = Sequence[tuple[AuthorityStatement, PolicyStatement]]


def _policies(rows: Session, view: ContractView) -> _Policies:
    """The contract's policy statements in the order of their chain."""
    found = rows.scalars(
        select(AuthorityStatement)
        .where(
            AuthorityStatement.organization == view.organization,
            AuthorityStatement.subject == subject_of_contract(view.contract),
            AuthorityStatement.type == PolicyStatement.type,
        )
        .order_by(AuthorityStatement.seq)
    )
    opened = [(row, decode_authority(envelope.parse(row.envelope).payload)) for row in found]
    return [(row, said) for row, said in opened if isinstance(said, PolicyStatement)]


def _given(rows: Session, view: ContractView) -> list[tuple[ConsentRow, bytes, Device]]:
    """The contractor's answers in the order of the log, each with its envelope and the device that signed it."""
    found = rows.execute(
        select(ConsentRow, Statement.envelope, Device)
        .join(
            Statement,
            (Statement.organization == ConsentRow.organization)
            & (Statement.stream == ConsentRow.stream)
            & (Statement.seq == ConsentRow.seq),
        )
        .join(
            Device,
            (Device.organization == ConsentRow.organization) & (Device.device == ConsentRow.device),
        )
        .where(ConsentRow.organization == view.organization, ConsentRow.contract == view.contract)
        .order_by(ConsentRow.position)
    )
    return [(row, sealed, device) for row, sealed, device in found]


def _answer(row: ConsentRow, sealed: bytes, device: Device, *, in_log: bool) -> Answer:
    features = tuple(Feature(name) for name in row.features.split())
    return Answer(
        features=features,
        shown_ms=row.shown_ms,
        made_ms=row.made_ms,
        recv_ms=row.recv_ms,
        device_name=device.name,
        stream=row.stream,
        seq=row.seq,
        log_index=row.position,
        holds=in_log and _says(row, features, sealed, device),
    )


def _says(row: ConsentRow, features: tuple[Feature, ...], sealed: bytes, device: Device) -> bool:
    """Whether the device signed exactly what the row says."""
    try:
        said = decode_statement(envelope.open_envelope(sealed, keys.load_spki(device.public_key)))
    except WireError:
        return False
    return (
        isinstance(said, Consent)
        and (said.contract, said.stream, said.seq) == (row.contract, row.stream, row.seq)
        and (said.policy_sha256, said.features) == (row.policy_sha256, features)
        and (said.shown_ms, said.made_ms) == (row.shown_ms, row.made_ms)
    )


def _is_about(
    consent: ConsentRow, sha256: Sha256, row: AuthorityStatement, policies: _Policies
) -> bool:
    """Whether the answer stands below this statement of the policy: the newest of those alike that it knew."""
    if consent.policy_sha256 != sha256:
        return False
    alike = [other for other, said in policies if policy_sha256(said.policy) == sha256]
    known = [other for other in alike if other.log_position < consent.position] or alike[:1]
    return known[-1].log_position == row.log_position
