"""A demo organization with an employer, a contractor and a contract: real accounts, made once and told again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from sqlalchemy.orm import Session

from server.accounts.models import Membership, Person, Role
from server.accounts.passwords import Passwords
from server.clock import Rng, new_id
from server.context import Core
from server.contracts import service as contracts
from server.contracts.models import ContractRow
from server.devices.service import new_code
from server.log.keys import ensure_log_key, log_origin
from server.organizations import service as organizations
from server.organizations.models import Organization
from server.storage.errors import DataFolderError
from server.storage.folder import write_private
from wire.records import ContractId, OrganizationId, PersonId

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"

ORGANIZATION = "Northwind Studio"
CONTRACT = "Website relaunch"
WEEKLY_LIMIT_MINUTES = 40 * 60


@dataclass(frozen=True, slots=True)
class SignIn:
    """What somebody types to sign in."""

    person: PersonId
    name: str
    email: str
    password: str


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo as it is told; `code` is a one-time code for a device of the contractor, None for no new one."""

    organization: OrganizationId
    organization_name: str
    contract: ContractId
    contract_title: str
    employer: SignIn
    contractor: SignIn
    code: str | None = None


def ensure_demo(
    core: Core,
    *,
    segment_minutes: int | None = None,
    idle_minutes: int | None = None,
    with_code: bool = False,
) -> Demo:
    """Make the demo unless it is there; a new one always comes with a code.

    Lengths that are given change an existing contract too. The sign-ins are kept in `demo.json` in the data
    folder, readable by its owner only. Raises `StorageError`.
    """
    path = core.settings.data / "demo.json"
    demo = _told(path)
    if demo is None:
        demo = _drawn(core.rng)
        # First the file: a crash after it leaves no account whose password nobody knows.
        write_private(path, json.dumps(asdict(demo), indent=2).encode() + b"\n")
    with core.database.writing() as session:
        is_new = session.get(Organization, demo.organization) is None
        if is_new:
            _store(session, core, demo, segment_minutes or 10, idle_minutes or 10)
        row = session.get_one(ContractRow, (demo.organization, demo.contract))
        if segment_minutes not in (None, row.segment_minutes):
            row.segment_minutes = segment_minutes or row.segment_minutes
            contracts.state_rules(session, row, now_ms=core.clock.now_ms())
        row.idle_minutes = idle_minutes or row.idle_minutes
        code = (
            new_code(
                session,
                demo.organization,
                demo.contractor.person,
                clock=core.clock,
                rng=core.rng,
            )
            if is_new or with_code
            else None
        )
    return replace(demo, code=code)


def _told(path: Path) -> Demo | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Demo(
            **found
            | {
                "employer": SignIn(**found["employer"]),
                "contractor": SignIn(**found["contractor"]),
            }
        )
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError) as error:
        raise DataFolderError(
            f"{path} is damaged. Remove it together with the rest of the data folder to start over."
        ) from error


def _drawn(rng: Rng) -> Demo:
    return Demo(
        organization=OrganizationId(new_id(rng)),
        organization_name=ORGANIZATION,
        contract=ContractId(new_id(rng)),
        contract_title=CONTRACT,
        employer=_sign_in("Erin Northwind", "erin@northwind.example", rng),
        contractor=_sign_in("Casey Contractor", "casey@contractor.example", rng),
    )


def _sign_in(name: str, email: str, rng: Rng) -> SignIn:
    drawn = "".join(_LETTERS[byte % len(_LETTERS)] for byte in rng.token_bytes(16))
    password = "-".join(drawn[at : at + 4] for at in range(0, len(drawn), 4))
    return SignIn(PersonId(new_id(rng)), name, email, password)


def _store(
    session: Session, core: Core, demo: Demo, segment_minutes: int, idle_minutes: int
) -> None:
    now_ms = core.clock.now_ms()
    origin = log_origin(core.settings.public_host, demo.organization)
    organizations.create(
        session,
        demo.organization,
        name=demo.organization_name,
        log_origin=origin,
        log_key=ensure_log_key(core.settings.keys, demo.organization, origin=origin, rng=core.rng),
        now_ms=now_ms,
    )
    passwords = Passwords()
    for sign_in, role in ((demo.employer, Role.OWNER), (demo.contractor, Role.CONTRACTOR)):
        session.add(
            Person(
                person=sign_in.person,
                email=sign_in.email,
                name=sign_in.name,
                password_hash=passwords.hash(sign_in.password),
                zone="UTC",
                created_ms=now_ms,
            )
        )
        session.flush()
        session.add(
            Membership(
                organization=demo.organization,
                person=sign_in.person,
                role=str(role),
                created_ms=now_ms,
            )
        )
    session.flush()
    contracts.create(
        session,
        demo.organization,
        demo.contract,
        person=demo.contractor.person,
        title=demo.contract_title,
        segment_minutes=segment_minutes,
        idle_minutes=idle_minutes,
        weekly_limit_minutes=WEEKLY_LIMIT_MINUTES,
        memo_required=False,
        idle_keep=True,
        policy=contracts.DEFAULT_POLICY,
        now_ms=now_ms,
    )
