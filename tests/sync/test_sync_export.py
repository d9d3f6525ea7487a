"""The bundle that this machine makes alone holds before the verifier, with the server gone."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from sync.errors import SyncCode, SyncError
from sync.export import ExportAsked, contracts_of, prepare
from tests.support.evidence import CONTRACT, ORIGIN, SLOT_MS
from tests.support.sync_rig import OTHER_CONTRACT, Rig, key_of, told
from tests.support.sync_story import a_day, consent, reveal, seed_of, session, tracked
from wire.authority import ExpiredTarget
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
    assert (ready.statements, ready.left_out) == (13, 0)
    found = kinds(report)
    assert found[FindingKind.REMOVED] > 0
    assert found[FindingKind.WITHHELD] > 0  # the full pictures, which were freed
    assert not ready.pictures
    assert b"Proofs of chapter one" not in bundle  # a disclosure is base64url


def test_a_thumbnail_that_is_gone_is_missing(rig):
    segments = a_day(rig)
    del rig.pictures.files[segments[4].items[1].thumbnail.sha256]
    _, bundle = exported(rig)
    report = verified(rig, bundle)
    assert report.error is None
    assert report.exit_code() == 2
    assert kinds(report)[FindingKind.SERVER_LOST] == 1


def test_full_pictures_go_with_it_while_all_are_here(rig):
    rig.pictures.unremovable = set()
    rig.say(consent(), session("morning", rig.clock.now_ms))
    segment = rig.seal(tracked(0, seed_of("morning")))
    files = dict(rig.pictures.files)
    rig.run()
    rig.uploader.learn()
    rig.pictures.files.update(files)
    ready, bundle = exported(rig)
    assert ready.pictures
    report = verified(rig, bundle)
    assert report.exit_code() == 0
    assert FindingKind.WITHHELD not in kinds(report)
    assert files[segment.items[1].picture.sha256] in bundle
    ready, without = exported(rig, pictures=False, thumbnails=False)
    assert not ready.pictures
    assert verified(rig, without).exit_code() == 0
    assert not any(file in without for file in files.values())


def test_of_other_days_nothing_is_disclosed_and_it_still_holds(rig):
    segments = a_day(rig)
    start_ms = segments[4].start_ms
    ready, bundle = exported(rig, period=(start_ms, start_ms + SLOT_MS))
    assert ready.statements == 13
    report = verified(rig, bundle, period=(start_ms, start_ms + SLOT_MS))
    assert report.exit_code() == 0
    thumbs = [blob for blob in rig.pictures.files.values() if b"of segment 4" in blob]
    others = [blob for blob in rig.pictures.files.values() if blob not in thumbs]
    assert thumbs
    assert all(blob in bundle for blob in thumbs)
    assert not any(blob in bundle for blob in others)
    assert bundle.count(b'"disclosures":["') == 1


def test_what_has_expired_is_left_out(rig):
    segments = a_day(rig)
    found = rig.spool.ledger.segment(segments[4].segment)
    target = ExpiredTarget(
        stream=found.place.stream, seq=found.place.seq, sha256=found.place.sha256, items=(1, 2, 4)
    )
    rig.server.state_expired(CONTRACT, target)
    with_it = exported(rig)[1]
    rig.uploader.learn()
    _, bundle = exported(rig)
    assert len(bundle) < len(with_it)
    report = verified(rig, bundle)
    assert report.exit_code() == 0
    assert kinds(report)[FindingKind.EXPIRED] == 3
    assert b"thumbnail 0 of segment 4" not in bundle


def test_items_that_came_later_have_their_own_entries(rig):
    rig.say(consent(), session("morning", rig.clock.now_ms))
    segment = rig.seal(tracked(0, seed_of("morning")))
    lost = segment.items[1].picture.sha256
    kept = rig.pictures.files.pop(lost)
    rig.run(until_ms=rig.clock.now_ms + SLOT_MS)
    rig.uploader.learn()
    report = verified(rig, exported(rig)[1])
    assert (report.error, report.exit_code()) == (None, 0)
    rig.pictures.files[lost] = kept
    rig.run()
    report = verified(rig, exported(rig)[1])
    assert (report.error, report.exit_code()) == (None, 0)
    with rig.spool.file.reading() as db:
        assert db.execute("SELECT count(*) FROM receipts").get == 4


def test_two_streams_and_two_contracts_keep_apart(rig):
    rig.say(consent(), session("morning", rig.clock.now_ms - 1))
    rig.say(consent("other", contract=OTHER_CONTRACT))
    rig.seal(tracked(3, seed_of("morning")))
    rig.seal(tracked(2, seed_of("morning")))  # the clock was set back: a second stream
    rig.seal(told(1, contract=OTHER_CONTRACT))
    rig.run()
    rig.say(reveal("morning", rig.clock.now_ms))
    rig.run()
    rig.uploader.learn()
    assert set(contracts_of(rig.spool, ORIGIN)) == {CONTRACT, OTHER_CONTRACT}
    for contract, statements in ((CONTRACT, 7), (OTHER_CONTRACT, 2)):
        ready, bundle = exported(rig, contract=contract)
        assert ready.statements == statements
        report = verified(rig, bundle, contract=contract)
        assert (report.error, report.exit_code()) == (None, 0)
        other = OTHER_CONTRACT if contract == CONTRACT else CONTRACT
        assert other.encode() not in bundle


def test_among_the_statements_of_many_others_the_proofs_fold(rig):
    """The log grows by others between our statements, so that almost nothing of it is ours."""
    rig.say(consent(), session("morning", rig.clock.now_ms))
    for number in range(12):
        for _ in range(number):
            rig.server.state_policies()
        if number % 3 == 0:
            rig.uploader.learn()
        rig.seal(tracked(number, seed_of("morning")))
        rig.run()
    rig.say(reveal("morning", rig.clock.now_ms))
    rig.run()
    rig.uploader.learn()
    _, bundle = exported(rig)
    report = verified(rig, bundle)
    assert (report.error, report.exit_code()) == (None, 0)


def test_a_rotated_log_is_checked_from_the_key_of_the_enrolment(rig):
    rig.say(consent(), session("morning", rig.clock.now_ms))
    rig.seal(tracked(0, seed_of("morning")))
    rig.run()
    rig.server.rotate(key_of("log 2"))
    rig.seal(tracked(1, seed_of("morning")))
    rig.run()
    rig.uploader.learn()
    _, bundle = exported(rig)
    report = verified(rig, bundle)
    assert (report.error, report.exit_code()) == (None, 0)
    assert bundle.count(b'{"note":') == 2
    # And as well from the key that it has now, as somebody knows it who was enrolled later.
    later = rig.spool.log(ORIGIN).rotations[-1][1]
    assert verify(io.BytesIO(bundle), vkeys=[later]).exit_code() == 0


def test_what_waits_is_counted_and_left_out(rig):
    a_day(rig)
    rig.server.offline = True
    rig.seal(tracked(8, seed_of("morning")))
    ready, bundle = exported(rig)
    assert (ready.statements, ready.left_out) == (13, 1)
    assert verified(rig, bundle).error is None


@pytest.mark.parametrize("why", ["log", "authority", "statements", "proofs"])
def test_what_cannot_be_shown_is_not_exported(rig, why):
    if why == "statements":
        rig.uploader.learn()
    if why == "authority":
        rig.seal(told(0))
        rig.run()
    if why == "proofs":
        rig.seal(told(0))
        rig.run()
        both, rig.server.contracts = rig.server.contracts, rig.server.contracts[1:]
        for _ in range(7):  # checkpoints that part what others stated
            rig.server.state_policies()
            rig.uploader.learn()
        rig.server.contracts = both
        rig.seal(told(1))
        rig.run()
        assert verified(rig, exported(rig)[1]).error.code == "no-consent"  # the log itself holds
        with rig.spool.file.writing() as db:
            db.execute("DELETE FROM continuations")
    changed = {"origin": "elsewhere"} if why == "log" else {}
    with pytest.raises(SyncError) as refusal:
        exported(rig, **changed)
    assert refusal.value.code is SyncCode.NOTHING_TO_EXPORT
    assert refusal.value.details["why"] == why


def test_a_bundle_does_not_change_with_when_it_is_read(rig):
    a_day(rig)
    assert exported(rig)[1] == exported(rig)[1]
