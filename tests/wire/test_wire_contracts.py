"""Contracts and policies survive the way from server to agent, and a policy's hash names it alone."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wire.canonical import decode, encode
from wire.contracts import (
    contract_from_json,
    contract_to_json,
    policy_from_json,
    policy_sha256,
    policy_to_json,
)
from wire.problems import WireCode, WireError
from wire.records import SEGMENT_MINUTES, Contract, ContractId, MonitorPolicy, Policy, WindowPolicy

policies = st.builds(
    Policy,
    version=st.integers(1, 1000),
    screenshots=st.booleans(),
    webcam=st.booleans(),
    window=st.sampled_from(WindowPolicy),
    review_delay_s=st.integers(0, 60),
    retention_days=st.integers(1, 3650),
    signals=st.booleans(),
    monitors=st.sampled_from(MonitorPolicy),
    blur=st.integers(0, 200),
)
minutes = st.none() | st.integers(1, 10_080)
contracts = st.builds(
    Contract,
    contract=st.just(ContractId("c0ffee0000000001")),
    title=st.just("Book – first draft"),
    employer=st.just("Ada"),
    segment_minutes=st.sampled_from(SEGMENT_MINUTES),
    idle_minutes=minutes,
    weekly_limit_minutes=minutes,
    memo_required=st.booleans(),
    policy=policies,
    week_start_ms=st.just(1_767_225_600_000),
    week_minutes=st.integers(0, 20_000),
    idle_keep=st.booleans(),
    auto_resume=st.booleans(),
    manual_allowed=st.booleans(),
    redaction_keeps_time=st.booleans(),
)
POLICY = Policy(1, True, False, WindowPolicy.TITLE, 15, 180)


@given(contracts)
def test_contracts_round(contract):
    assert contract_from_json(decode(encode(contract_to_json(contract)))) == contract


@given(policies, policies)
def test_policies_round_and_have_their_own_hash(one, other):
    assert policy_from_json(decode(encode(policy_to_json(one)))) == one
    assert (policy_sha256(one) == policy_sha256(other)) == (one == other)


def test_hash_of_a_policy_never_changes():
    """Contractors agreed under this hash."""
    assert policy_sha256(POLICY) == (
        "52c13482ea774b24e7654fb531106bc34e793e5cc98ba8efd2692eca9eb65659"
    )


def test_newer_servers_may_tell_more_of_a_contract_but_not_of_a_policy():
    contract = Contract(
        ContractId("c0ffee0000000001"),
        "t",
        "e",
        10,
        None,
        None,
        False,
        POLICY,
        1_767_225_600_000,
        0,
    )
    value = contract_to_json(contract)
    assert contract_from_json(value | {"colour": "blue"}) == contract
    value["policy"] = policy_to_json(POLICY) | {"keystrokes": True}
    with pytest.raises(WireError) as caught:
        contract_from_json(value)
    assert caught.value.where == "contract/policy/keystrokes"


@pytest.mark.parametrize(
    "change",
    [
        {"version": 0},
        {"screenshots": 1},
        {"webcam": None},
        {"window": "everything"},
        {"window": 1},
        {"review_delay_s": 61},
        {"retention_days": 0},
        {"signals": False},
        {"signals": 1},
        {"monitors": "all"},
        {"monitors": "left"},
        {"blur": 0},
        {"blur": 201},
        {"blur": True},
    ],
)
def test_other_policies_are_refused(change):
    with pytest.raises(WireError) as caught:
        policy_from_json(policy_to_json(POLICY) | change)
    assert caught.value.code is WireCode.BAD_VALUE


@pytest.mark.parametrize(
    "change",
    [
        {"contract": "c0ffee"},
        {"title": "line\nbreak"},
        {"employer": "e" * 201},
        {"segment_minutes": 7},
        {"idle_minutes": 0},
        {"weekly_limit_minutes": 10_081},
        {"memo_required": "yes"},
        {"policy": []},
        {"week_start_ms": 0},
        {"week_minutes": -1},
        {"idle_keep": False},
        {"auto_resume": True},
        {"manual_allowed": True},
        {"manual_allowed": 0},
        {"redaction_keeps_time": True},
        {"withdrawn_ms": None},
        {"withdrawn_ms": 0},
    ],
)
def test_other_contracts_are_refused(change):
    good = Contract(
        ContractId("c0ffee0000000001"), "t", "e", 10, 5, 2400, False, POLICY, 1_767_225_600_000, 0
    )
    with pytest.raises(WireError):
        contract_from_json(contract_to_json(good) | change)


def test_what_is_no_contract():
    for value in (None, [], {}, "contract"):
        with pytest.raises(WireError):
            contract_from_json(value)


def test_every_member_is_told():
    later = {"signals": True, "monitors": MonitorPolicy.ACTIVE, "blur": 3}
    full = policy_to_json(replace(POLICY, **later))
    assert set(full) == {field.name for field in fields(Policy)}
    assert set(policy_to_json(POLICY)) == set(full) - set(later)
    assert replace(POLICY, version=2) != POLICY
