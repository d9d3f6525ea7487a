"""What a running server exports is verified by the same steps that a stranger runs, for both sides of the contract."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import httpx
import pytest

from server.authority.orders import order_expire, order_rotate
from server.context import Core
from server.contracts.service import DEFAULT_POLICY
from server.evidence.models import Disclosure
from server.export.period import period_of
from server.export.reading import ChangedMeanwhileError
from server.export.service import Exports, Order, Pictures
from server.export.stored_head import stored_head
from server.log.keys import add_key
from server.retention.expire import expire_due
from server.wiring import open_core
from tests.support.deeds import clocked_in
from tests.support.life import HOUR_MS, MONDAY_MS, WEEK_MS, Life, life
from tests.support.site import Site
from wire import note
from wire.authority import ExpiredTarget, Role
from wire.bundle.archive import Archive
from wire.bundle.findings import FindingKind
from wire.bundle.report import Report
from wire.bundle.verify import verify
from wire.records import MINUTE_MS

REMOVED, WITHHELD = FindingKind.REMOVED, FindingKind.WITHHELD
AWAITED, LOST = FindingKind.NEVER_RECEIVED, FindingKind.SERVER_LOST
AFTER_THE_CLOSE = {
    FindingKind.LATE: 1,
    FindingKind.OFFLINE: 1,
    FindingKind.OVER_CLOSE: 1,
    FindingKind.UNREVEALED: 1,
}
EVERYTHING = {
    # A picture, all four items of one segment, and what a memo and a blacked-out picture took the place of.
    REMOVED: 7,
    AWAITED: 1,
    FindingKind.FIRST_DEVICE: 1,
    FindingKind.SERVER_AUTHORISED: 1,
} | AFTER_THE_CLOSE


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """Nothing is added to it."""
    with life(tmp_path_factory.mktemp("life") / "data") as made:
        yield made


@pytest.fixture
def going_on(tmp_path):
    """One that a test may change."""
    with life(tmp_path / "data") as made:
        yield made


def browser_of(lived: Life, who: str = "owner") -> httpx.Client:
    """A browser in which `who` has signed in."""
    return lived.site.signed_in(getattr(lived, who))


def verified(lived: Life, data: bytes, trust: list[str] | None = None) -> Report:
    """The report of a bundle under the key of the trust file, or under others."""
    vkeys = lived.trust(browser_of(lived)) if trust is None else trust
    return verify(io.BytesIO(data), vkeys=vkeys, contract=lived.contract)


def found(report: Report) -> dict[FindingKind, int]:
    """How many of each finding; nothing must be broken."""
    assert report.error is None, report.error
    return {finding.kind: finding.count for finding in report.findings}


@pytest.mark.parametrize("who", ["owner", "contractor"])
def test_a_bundle_of_everything_holds_and_says_what_is_not_there(lived, who):
    browser = browser_of(lived, who)
    report = verified(lived, lived.bundle(browser), lived.trust(browser))
    assert found(report) == EVERYTHING
    assert report.exit_code() == 2
    counts = report.counts
    assert counts is not None
    assert (counts.segments, counts.devices, counts.streams, counts.closes) == (13, 2, 2, 1)
    # 99 that the close bills and the ten that came after it.
    assert (counts.tracked_minutes, counts.manual_minutes) == (109, 45)


@pytest.mark.parametrize(("pictures", "withheld"), [("full", 0), ("thumbnails", 8), ("none", 16)])
def test_withheld_pictures_are_told_and_nothing_else_is_missing(lived, pictures, withheld):
    report = verified(lived, lived.bundle(browser_of(lived), f"?pictures={pictures}"))
    assert found(report).get(WITHHELD, 0) >= withheld
    assert {k: v for k, v in found(report).items() if k is not WITHHELD} == EVERYTHING


def test_what_came_later_completes_the_bundle(going_on):
    going_on.desk.complete(going_on.said["not arrived"])
    report = verified(going_on, going_on.bundle(browser_of(going_on)))
    assert found(report) == {k: v for k, v in EVERYTHING.items() if k is not AWAITED}
    assert report.exit_code() == 0
    counts = report.counts
    assert counts is not None
    assert counts.entries == counts.statements + 1


def test_a_week_of_its_own_holds_without_what_was_before(going_on):
    """The second week begins with a consent of its own: nothing of the first is needed, and only its end is told."""
    site, desk = going_on.site, going_on.desk
    desk.agree(DEFAULT_POLICY)
    first_ms = MONDAY_MS + WEEK_MS + 24 * HOUR_MS
    with clocked_in(desk, first_ms + 9 * HOUR_MS):
        for minute in (0, 10):
            target = desk.track(first_ms + 9 * HOUR_MS + minute * MINUTE_MS)
    desk.redact(target, [1], minutes=10)
    browser = browser_of(going_on)
    report = verified(going_on, going_on.bundle(browser, "?from=2026-03-17&to=2026-03-17"))
    kinds = found(report)
    assert kinds[FindingKind.BEGINS_LATE] == 2
    assert kinds[REMOVED] == 1
    assert AWAITED not in kinds
    assert report.exit_code() == 0
    counts = report.counts
    assert counts is not None
    assert (counts.segments, counts.tracked_minutes) == (3, 20)
    assert site.clock.now_ms() > first_ms
    # The first week, without anything disclosed of the second.
    report = verified(going_on, going_on.bundle(browser, "?to=2026-03-15"))
    assert found(report).items() >= {REMOVED: 8, AWAITED: 1, **AFTER_THE_CLOSE}.items()
    assert found(report)[WITHHELD] > 0


def test_a_lost_file_and_a_changed_text_are_the_servers_loss(going_on):
    site = going_on.site
    browser = browser_of(going_on)
    files = Archive(io.BytesIO(going_on.bundle(browser))).members
    name = next(member.name for member in files if member.name.startswith("blobs/"))
    [file] = (site.settings.blobs / going_on.organization).rglob(name.removeprefix("blobs/"))
    file.write_bytes(b"other bytes")
    target = going_on.said["whole"]
    with site.core.database.writing() as rows:
        this = (going_on.organization, target.stream, target.seq, 2)
        rows.get_one(Disclosure, this).text = "WyJub3QiLCJvdXJzIl0"
    report = verified(going_on, going_on.bundle(browser))
    assert found(report)[LOST] >= 2
    assert report.exit_code() == 2


def exports(lived: Life, core: Core | None = None) -> Exports:
    """The service itself, beside the running server or after it."""
    core = core or lived.site.core

    def head(organization):
        newest = stored_head(core, organization)
        assert newest is not None
        return newest

    return Exports(core, head)


def order(lived: Life) -> Order:
    """Everything."""
    return Order(lived.organization, lived.contract, None, Pictures.FULL)


def test_what_is_taken_back_while_it_is_written_ends_the_bundle(going_on):
    made = exports(going_on)
    chunks = made.bundle(order(going_on))
    next(chunks)
    going_on.desk.redact(going_on.said["whole"], [1], minutes=10)
    with pytest.raises(ChangedMeanwhileError):
        list(chunks)
    # And what is only added ends nothing: it is not in this bundle.
    chunks = made.bundle(order(going_on))
    data = next(chunks)
    going_on.desk.agree(DEFAULT_POLICY)
    data += b"".join(chunks)
    report = verified(going_on, data)
    assert found(report)[REMOVED] == 8


def test_a_file_erased_while_it_is_written_ends_the_bundle(going_on):
    pieces = exports(going_on).bundle(order(going_on))
    for piece in pieces:
        if piece.startswith(b"PK\x03\x04") and b"blobs/" in piece:
            break
    # No picture is this segment's alone, so that none is erased with it: it is done by hand.
    going_on.laptop.redact(going_on.said["late"], [1], minutes=10)
    for file in (going_on.site.settings.blobs / going_on.organization).rglob("*"):
        if file.is_file():
            file.unlink()
    with pytest.raises(ChangedMeanwhileError):
        list(pieces)


def test_what_has_expired_is_told_apart_from_what_was_taken_back(going_on):
    site = going_on.site
    site.clock.forward(366 * 24 * HOUR_MS)
    browser = browser_of(going_on)
    expire_due(site.core)  # unless the server has done it by itself already
    report = verified(going_on, going_on.bundle(browser))
    kinds = found(report)
    assert kinds[FindingKind.EXPIRED] > 30
    assert kinds[REMOVED] >= 5
    assert LOST not in kinds
    text = unescape(browser.get(going_on.path("diary/2026-03-09")).text)
    assert "it has expired: it was kept as long as the policy says" in text
    detail = unescape(browser.get(going_on.address("whole")).text)
    assert "Not shown: it has expired" in detail
    assert "All checks hold." in detail


def test_nobody_is_given_a_bundle_that_would_call_lost_what_was_erased(tmp_path):
    with life(tmp_path / "data") as made:
        site = made.site
    core = open_core(site.settings, clock=site.clock, rng=site.rng)
    target = made.said["whole"]
    with core.database.writing() as rows:
        erased = ExpiredTarget(target.stream, target.seq, target.sha256, (0,))
        order_expire(rows, made.organization, made.contract, targets=[erased], now_ms=MONDAY_MS)
    with pytest.raises(ChangedMeanwhileError):
        exports(made, core).bundle(order(made))
    core.database.close()


def test_a_log_that_was_put_back_from_a_backup_can_still_be_exported(tmp_path):
    """It takes nothing new, and that is when both sides want what there is."""
    folder = tmp_path / "data"
    with life(folder) as made:
        site = made.site
    kept = site.settings.database.read_bytes()
    with Site(folder, now_ms=site.clock.now_ms()) as again:
        made.desk.machine = replace(made.desk.machine, site=again)
        made.desk.agree(DEFAULT_POLICY)
    site.settings.database.write_bytes(kept)
    with Site(folder, now_ms=site.clock.now_ms()) as again:
        made.desk.machine = replace(made.desk.machine, site=again)
        with pytest.raises(AssertionError, match="restored-from-backup"):
            made.desk.agree(DEFAULT_POLICY)
        put_back = replace(made, site=again)
        browser = browser_of(put_back)
        report = verify(
            io.BytesIO(put_back.bundle(browser)),
            vkeys=put_back.trust(browser),
            contract=made.contract,
        )
        assert found(report) == EVERYTHING


def test_after_a_rotation_either_key_of_the_log_can_be_trusted(going_on):
    site, browser = going_on.site, browser_of(going_on)
    [old] = going_on.trust(browser)
    origin, _ = note.parse_vkey(old)
    signer = add_key(site.settings.keys, going_on.organization, "log", rng=site.rng)
    new = note.vkey(origin, signer.public)
    with site.core.database.writing() as rows:
        order_rotate(
            rows,
            going_on.organization,
            role=Role.LOG,
            key=new,
            now_ms=site.clock.now_ms(),
        )
    going_on.desk.agree(DEFAULT_POLICY)
    data = going_on.bundle(browser)
    for trusted in (old, new):
        assert found(verified(going_on, data, [trusted])) == EVERYTHING
    # The trust file still names the first, and tells of the other.
    assert going_on.trust(browser) == [old]
    assert f"# {new}" in browser.get(going_on.path("export/trust")).text
    assert new in browser.get(going_on.path("export")).text


def test_what_is_stored_can_be_signed_without_the_running_log(lived):
    head = stored_head(lived.site.core, lived.organization)
    assert head is not None
    data = b"".join(exports(lived).bundle(order(lived)))
    assert data == lived.bundle(browser_of(lived))


def test_a_period_touches_what_it_shares_a_part_with():
    period = period_of(date(2026, 3, 9), date(2026, 3, 9))
    assert (period.from_ms, period.to_ms) == (MONDAY_MS, MONDAY_MS + 24 * HOUR_MS)
    assert period.touches(MONDAY_MS - 1, MONDAY_MS + 1)
    assert not period.touches(MONDAY_MS - 2, MONDAY_MS)
    assert not period.touches(period.to_ms, period.to_ms + 1)


def test_what_a_bundle_will_hold_is_told_about_right(lived):
    browser = browser_of(lived)
    told = exports(lived).sizes(lived.organization, lived.contract)
    assert told[Pictures.NONE] < told[Pictures.THUMBNAILS] < told[Pictures.FULL]
    for pictures, about in told.items():
        # Its pictures are so alike that they share files, which nobody can tell beforehand.
        size = len(lived.bundle(browser, f"?pictures={pictures}"))
        assert about / 3 < size < about * 3


def test_the_bundle_is_written_in_pieces(lived: Life, tmp_path: Path):
    pieces = list(exports(lived).bundle(order(lived)))
    assert len(pieces) > 30
    file = tmp_path / "pieces.hpb"
    file.write_bytes(b"".join(pieces))
    with file.open("rb") as opened:
        report = verify(opened, vkeys=lived.trust(browser_of(lived)))
    assert found(report) == EVERYTHING
