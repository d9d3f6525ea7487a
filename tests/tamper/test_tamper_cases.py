"""Every named edit of an honest bundle is refused, with its own code, at its own step."""

import io
from collections import Counter

import pytest

from tests.tamper import (
    archive_cases,
    contractor_cases,
    device_cases,
    further_cases,
    item_cases,
    later_cases,
    line_cases,
    log_cases,
    note_cases,
    removal_cases,
    server_cases,
    signer_cases,
)
from tests.tamper.maker import CONTRACT, TRUST
from wire.bundle.verify import verify

GROUPS = (
    archive_cases,
    line_cases,
    note_cases,
    log_cases,
    server_cases,
    device_cases,
    signer_cases,
    contractor_cases,
    item_cases,
    removal_cases,
    later_cases,
    further_cases,
)
CASES = [case for group in GROUPS for case in group.CASES]
CODES = {
    "bad-archive", "bad-name", "not-json", "not-canonical", "too-large", "too-deep", "missing-field", "unknown-field",
    "bad-value", "not-a-bundle", "unknown-version", "unknown-type", "unknown-log", "wrong-contract", "bad-note",
    "bad-signature", "wrong-log", "bad-proof", "log-order", "entry-unknown", "entry-missing", "bad-have",
    "wrong-payload-type", "twice", "wrong-key", "unknown-key", "low-order-key", "bad-key", "bad-proof-of-possession",
    "bad-authorisation", "wrong-subject", "not-genesis", "revoked-key", "wrong-stream", "wrong-seq", "wrong-prev",
    "anchor-ran-back", "span-overlap", "bad-anchor", "time-before-anchor", "time-after-receipt", "commitment-mismatch",
    "item-mismatch", "wrong-target", "adds-time", "removed-still-present", "blob-mismatch", "unreferenced",
    "no-consent", "seed-mismatch", "moment-mismatch", "close-total",
}  # fmt: skip
"""Every code of steps V1 to V19, but for what is asked of a known checkpoint: that is in `test_tamper_known.py`."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_edit_is_refused(case):
    asked = {"vkeys": [TRUST], "contract": CONTRACT} | case.ask
    report = verify(io.BytesIO(case.file()), **asked)
    assert report.error is not None, f"{case.words}: accepted"
    told = (report.exit_code(), str(report.error.step), str(report.error.code))
    assert told == (case.exit_code, case.step, case.code), f"{case.words}: {report.error.where}"
    assert report.error.where
    assert report.exit_code(strict=True) == case.exit_code


def test_each_case_has_its_own_name():
    assert [name for name, times in Counter(case.name for case in CASES).items() if times > 1] == []


def test_each_code_has_a_case():
    assert {case.code for case in CASES} == CODES
