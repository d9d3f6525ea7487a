"""Every named edit of an honest bundle is refused, with its own code, at its own step."""

import io
from collections import Counter

import pytest

from tests.tamper import (
    archive_cases,
    claim_cases,
    contractor_cases,
    device_cases,
    further_cases,
    idle_cases,
    item_cases,
    later_cases,
    line_cases,
    log_cases,
    note_cases,
    removal_cases,
    server_cases,
    signer_cases,
    watched_cases,
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
    claim_cases,
    idle_cases,
    watched_cases,
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


def test_each_step_has_a_case():
    """Step V19 has none: whatever nothing uses is refused before it, as an unknown name, hash or file."""
    assert {case.step for case in CASES} == {f"V{number}" for number in range(1, 19)}


PROTOCOL = {
    "counts edited": "disclosure-counts-edited",
    "picture replaced": "blob-picture-replaced",
    "payload edited": "payload-edited",
    "re-signed by the real device": "resigned-by-the-real-device",
    "middle segment cut": "middle-cut",
    "same envelope twice": "envelope-twice",
    "slot twice": "slot-twice",
    "back-dated under its anchor": "back-dated-under-its-anchor",
    "clock forward": "clock-forward",
    "clock back": "work-back-dated",
    "key never enrolled": "manual-1-by-a-key-never-enrolled",
    "after revocation": "after-revocation",
    "redaction that adds time": "redact-1-adds-time",
    "more minutes than the span has": "seg-8-ten-minutes-for-four",
    "prev spliced": "manual-1-prev-spliced",
    "two statements with one seq": "one-number-twice",
    "wrong redact target": "redact-1-wrong-hash",
    "disclosure of another segment": "disclosure-of-another",
    "other contract": "close-2-other-contract",
    "other deployment": "close-2-other-deployment",
    "duplicate JSON key": "payload-twice-other",
    "float": "payload-float",
    "unknown field": "manual-1-member",
    "wrong payload type": "envelope-relabelled",
    "white space": "payload-spaced",
    "low-order key": "device-2-key-low-order-0",
    "missing proof of possession": "device-2-proof-missing",
    "path traversal in the bundle": "path-up",
    "over size": "payload-large",
    "malleated signature": "signature-malleated",
    "unreferenced file": "blob-unnamed",
    "respaced disclosure list": "statements-disclosures-respaced",
    "not UTF-8": "payload-latin1",
    "server drops one": "statement-dropped-entry-kept",
    "server drops the tail": "tail-dropped",
    "server drops a whole device": "whole-device-dropped",
    "receipt time altered": "tree-receipt-time-altered",
    "receipt time running back": "receipt-time-ran-back",
    "history rewritten and re-signed": "history-rewritten-and-signed-again",
    "wrong log key": "trusted-another-key",
    "extension line": "note-extension",
    "other origin": "note-other-origin",
    "proof index shifted": "tree-index-shifted",
    "receipt absent": "receipt-absent",
    "receipt of another file": "tree-receipt-of-another",
    "expire not signed by the server": "expire-1-not-by-the-server",
    "forged authorisation": "device-2-authorisation-forged",
    "removed image still present": "still-there-replaced",
    "anchor absent": "close-2-without-anchor",
    "anchor of a root the log never had": "anchor-of-no-log",
    "zip: duplicate names": "name-blob-twice",
    "zip: wrong sizes": "size-larger",
    "zip: links": "attributes-link",
}
"""The tamper cases that the protocol lists. An older or another branch than seen is in `test_tamper_known.py`; what is
gone with and without `have`, and a device that only the server vouches for, in `test_tamper_good.py`."""


def test_each_tamper_case_of_the_protocol_is_here():
    names = {case.name for case in CASES}
    assert {words: name for words, name in PROTOCOL.items() if name not in names} == {}
    assert len(set(PROTOCOL.values())) == len(PROTOCOL)
