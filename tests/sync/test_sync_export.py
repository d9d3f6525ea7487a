"""The bundle that this machine makes alone holds before the verifier, with the server gone."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from sync.export import ExportAsked, prepare
from tests.support.evidence import CONTRACT, ORIGIN
from tests.support.sync_rig import Rig
from tests.support.sync_story import (
    a_day,
)
from wire.bundle.findings import FindingKind
from wire.bundle.verify import verify
from wire.bundle.writing import write_bundle


@pytest.fixture
def rig(tmp_path):
    rig = Rig(tmp_path, authority=True)
    yield rig
    rig.spool.close()


def asked(rig, **changed):
    plain = ExportAsked(
        origin=ORIGIN,
        contract=CONTRACT,
        period=None,
        made_ms=rig.clock.now_ms,
        thumbnails=True,
        pictures=True,
    )
    return replace(plain, **changed)


def exported(rig, **changed):
    """The bundle, and what was said of it."""
    files = rig.pictures.files
    ready = prepare(
        rig.spool, asked(rig, **changed), blob=files.get, is_here=lambda name: name in files
    )
    return ready, b"".join(write_bundle(ready.content))


def verified(rig, bundle, **asked_for):
    return verify(io.BytesIO(bundle), vkeys=[rig.server.vkey], **asked_for)


def kinds(report):
    return {one.kind: one.count for one in report.findings}


def test_a_day_with_everything_in_it_holds_without_the_server(rig):
    a_day(rig)
    rig.server.offline = True
    rig.restart()
    ready, bundle = exported(rig)
    report = verified(rig, bundle, contract=CONTRACT)
    assert report.error is None
    assert report.exit_code() == 0
    assert (ready.statements, ready.left_out, ready.begins_late) == (13, 0, 0)
    found = kinds(report)
    assert found[FindingKind.REMOVED] > 0
    assert found[FindingKind.WITHHELD] > 0  # the full pictures, which were freed
    assert not ready.pictures
    assert b"Proofs of chapter one" not in bundle  # a disclosure is base64url
