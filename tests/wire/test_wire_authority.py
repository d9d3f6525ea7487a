"""What a server states is written, read and linked without loss, and only as the format allows."""

import hashlib
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.support.evidence import CONTRACT, DEVICE, LOG_VKEY, ORIGIN, SLOT_START_MS, STREAM
from wire import authority, canonical
from wire.authority import (
    Authoriser,
    DeviceStatement,
    Expire,
    ExpiredTarget,
    Genesis,
    PolicyStatement,
    Revoke,
    Role,
    Rotate,
    authorisation_message,
    decode_authority,
    encode_authority,
    members_of,
    open_authority,
    subject_of_contract,
    subject_of_organization,
    subject_of_person,
)
from wire.chain import SubjectLink, place_after
from wire.checkpoint import Checkpoint
from wire.enrolment import enrolment_message
from wire.envelope import parse, seal
from wire.fields import to_base64std
from wire.keys import SoftwareSigner, spki
from wire.note import vkey
from wire.problems import WireCode, WireError
from wire.records import OrganizationId, PersonId, Policy, Sha256, WindowPolicy

PERSON = PersonId("aaaaaaaaaaaaaaaa")
ORGANIZATION = subject_of_organization(OrganizationId("0011223344556677"))
STATEMENT = SoftwareSigner(
    Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"statement").digest())
)
SECOND = SoftwareSigner(Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"second").digest()))
POLICY = Policy(
    version=1,
    screenshots=True,
    webcam=False,
    window=WindowPolicy.TITLE,
    review_delay_s=30,
    retention_days=365,
)


def at(subject, previous=None):
    place = place_after(previous, log=ORIGIN, subject=subject, made_ms=SLOT_START_MS)
    return members_of(place)


def genesis():
    return Genesis(
        **at(ORGANIZATION),
        statement_key=spki(STATEMENT.public),
        log_key=LOG_VKEY,
        previous=Checkpoint("old.example/log", 12, Sha256("ab" * 32)),
    )


def device(key=DEVICE, by=None):
    named = ("K7QX-2M4P", "studio", spki(key.public))
    vouched = by and Authoriser(by.key_id, by.sign(authorisation_message(*named)))
    return DeviceStatement(
        **at(subject_of_person(PERSON)),
        key=named[2],
        code=named[0],
        name=named[1],
        proof=key.sign(enrolment_message(*named)),
        authoriser=vouched,
    )


def policy(**changes):
    told = PolicyStatement(
        **at(subject_of_contract(CONTRACT)), person=PERSON, segment_minutes=10, policy=POLICY
    )
    return replace(told, **changes)


def examples():
    after = SubjectLink(log=ORIGIN, subject=ORGANIZATION, seq=0, payload_sha256=Sha256("cd" * 32))
    person = replace(after, subject=subject_of_person(PERSON))
    contract = replace(after, subject=subject_of_contract(CONTRACT))
    return [
        genesis(),
        replace(genesis(), previous=None),
        Rotate(**at(ORGANIZATION, after), role=Role.LOG, key=vkey(ORIGIN, SECOND.public)),
        Rotate(
            **at(ORGANIZATION, after),
            role=Role.STATEMENT,
            key=to_base64std(spki(SECOND.public)),
        ),
        device(),
        device(SECOND, by=DEVICE),
        Revoke(**at(person.subject, person), keyid=DEVICE.key_id, lost_since_ms=None),
        Revoke(**at(person.subject, person), keyid=DEVICE.key_id, lost_since_ms=SLOT_START_MS),
        policy(),
        Expire(
            **at(contract.subject, contract),
            targets=(ExpiredTarget(STREAM, 0, Sha256("ef" * 32), (0, 3)),),
        ),
    ]


@pytest.mark.parametrize("statement", examples(), ids=lambda one: one.type)
def test_statements_survive(statement):
    payload = encode_authority(statement)
    assert decode_authority(payload) == statement
    sealed = parse(seal(payload, STATEMENT))
    assert open_authority(sealed, STATEMENT.public, log=ORIGIN) == statement


def refused(code, do, where=None):
    with pytest.raises(WireError) as caught:
        do()
    assert caught.value.code is code
    if where is not None:
        assert caught.value.where == where


def test_envelopes_of_others_are_refused():
    payload = encode_authority(policy())
    sealed = parse(seal(payload, STATEMENT))
    refused(WireCode.WRONG_KEY, lambda: open_authority(sealed, SECOND.public, log=ORIGIN))
    refused(WireCode.WRONG_LOG, lambda: open_authority(sealed, STATEMENT.public, log="elsewhere"))
    forged = replace(sealed, key_id=SECOND.key_id)
    refused(WireCode.BAD_SIGNATURE, lambda: open_authority(forged, SECOND.public, log=ORIGIN))
    other = parse(seal(payload, STATEMENT, payload_type=authority.Expire.type))
    refused(
        WireCode.WRONG_PAYLOAD_TYPE, lambda: open_authority(other, STATEMENT.public, log=ORIGIN)
    )
    refused(
        WireCode.UNKNOWN_TYPE,
        lambda: decode_authority(canonical.encode({"v": 1, "type": "segment"})),
    )
