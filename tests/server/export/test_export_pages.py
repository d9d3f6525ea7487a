"""A bundle from the browser: who gets it, what is in it, what is left out, and what is said where it makes no sense."""

from __future__ import annotations

import io
import json
import re
from html import unescape

import pytest

from tests.support.site import Member
from tests.support.studio import MIDNIGHT_MS, Studio, studio
from wire import note
from wire.bundle.archive import Archive
from wire.bundle.manifest import MEDIA_TYPE
from wire.envelope import sha256_of

DAY_MS = 24 * 60 * 60 * 1000


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    with studio(tmp_path_factory.mktemp("export") / "data") as made:
        yield made


def members(data: bytes) -> dict[str, bytes]:
    """The members of a bundle; the archive must be a strict one."""
    archive = Archive(io.BytesIO(data))
    return {member.name: archive.read(member) for member in archive.members}


def lines(found: dict[str, bytes], kind: str) -> list[dict]:
    """The lines of all members of a kind."""
    return [
        json.loads(line)
        for name, content in found.items()
        if name.startswith(kind)
        for line in content.splitlines()
    ]


def bundle(firm: Studio, query: str = "", who: str = "owner") -> dict[str, bytes]:
    """The members of the bundle that `who` is given."""
    browser = firm.site.signed_in(getattr(firm, who))
    answer = browser.get(f"/contracts/{firm.contract}/export/bundle{query}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == MEDIA_TYPE
    return members(answer.content)


def blobs(found: dict[str, bytes]) -> set[str]:
    """The files in a bundle."""
    return {name.removeprefix("blobs/") for name in found if name.startswith("blobs/")}


def named(found: dict[str, bytes], what: str) -> set[str]:
    """The hashes of the pictures or thumbnails that the disclosures of a bundle name."""
    texts = [
        disclosure
        for line in lines(found, "statements/")
        for disclosure in line["disclosures"]
        if disclosure is not None
    ]
    values = [json.loads(note.fields.base64url(text, "disclosure"))[2] for text in texts]
    return {value[what]["sha256"] for value in values if what in value}


def test_employer_and_contractor_get_the_same_evidence(firm):
    for_owner, for_contractor = bundle(firm), bundle(firm, who="contractor")
    assert for_owner == for_contractor
    manifest = json.loads(for_owner["bundle.json"])
    assert manifest["contract"] == firm.contract
    assert manifest["withheld"] == []
    assert manifest["from_ms"] <= MIDNIGHT_MS < manifest["to_ms"] <= MIDNIGHT_MS + DAY_MS
    told = lines(for_owner, "statements/")
    # Genesis, policy and device of the organization; eight segments with all that they disclose.
    segments = [line for line in told if line["disclosures"]]
    assert len(segments) == 8
    assert len(told) - len(segments) == 3
    assert all(None not in line["disclosures"] for line in segments)
    assert len(lines(for_owner, "log/entries")) == len(told)
    files = blobs(for_owner)
    assert files == named(for_owner, "picture") | named(for_owner, "thumbnail")
    assert all(sha256_of(for_owner[f"blobs/{name}"]) == name for name in files)


@pytest.mark.parametrize(
    ("pictures", "withheld", "kept"),
    [
        ("full", [], ("picture", "thumbnail")),
        ("thumbnails", ["pictures"], ("thumbnail",)),
        ("none", ["pictures", "thumbnails"], ()),
    ],
)
def test_pictures_can_be_withheld_and_that_is_told(firm, pictures, withheld, kept):
    found = bundle(firm, f"?pictures={pictures}")
    assert json.loads(found["bundle.json"])["withheld"] == withheld
    assert blobs(found) == {sha256 for what in kept for sha256 in named(found, what)}
    # What was disclosed of them stays: only the files are left out.
    assert named(found, "picture")


def test_days_are_the_viewers(firm):
    # Berlin begins its day an hour before UTC, Manila eight hours.
    for who, hours in (("owner", 1), ("contractor", 8)):
        manifest = json.loads(bundle(firm, "?from=2026-03-10&to=2026-03-10", who)["bundle.json"])
        from_ms = MIDNIGHT_MS - hours * 3_600_000
        assert (manifest["from_ms"], manifest["to_ms"]) == (from_ms, from_ms + DAY_MS)
        assert manifest["withheld"] == ["outside"]


def test_nothing_is_disclosed_of_what_lies_outside_the_period(firm):
    found = bundle(firm, "?from=2026-03-11")
    told = lines(found, "statements/")
    assert not blobs(found)
    assert all(disclosure is None for line in told for disclosure in line["disclosures"])
    # Of the stream its newest statement, which holds the hash of all before it.
    assert len([line for line in told if line["disclosures"]]) == 1
    inside = bundle(firm, "?to=2026-03-10")
    assert len(blobs(inside)) == len(blobs(bundle(firm)))


def test_the_file_is_named_by_contract_and_days_and_never_kept_on_the_way(firm):
    browser = firm.site.signed_in(firm.owner)
    answer = browser.get(f"/contracts/{firm.contract}/export/bundle?from=2026-03-02&to=2026-03-10")
    name = "hourproof-chart-redesign-from-2026-03-02-to-2026-03-10.hpb"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("from=2026-03-11&to=2026-03-10", "The first day of the period comes after its last."),
        ("from=10.3.2026", "Give days as year, month and day"),
        ("to=1066-10-14", "outside of what can be recorded"),
        ("from=2026-02-30", "Give days as year, month and day"),
    ],
)
def test_days_that_are_no_period_are_told_beside_the_form(firm, query, sentence):
    browser = firm.site.signed_in(firm.owner)
    answer = browser.get(f"/contracts/{firm.contract}/export/bundle?{query}")
    assert answer.status_code == 400
    assert sentence in unescape(answer.text)
    # What was typed is still there.
    typed = query.partition("&")[0].split("=")
    assert f'name="{typed[0]}" type="date" value="{typed[1]}"' in answer.text


def test_the_page_tells_how_to_check_and_how_large_it_will_be(firm):
    page = firm.site.signed_in(firm.contractor).get(f"/contracts/{firm.contract}/export")
    assert page.status_code == 200
    text = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page.text)))
    assert "hourproof verify hourproof-chart-redesign.hpb --trust" in text
    assert re.search(r"Everything that there is\. About \d+ KB in all\.", text)
    assert "It does not show that the work was good" in text


def test_an_empty_contract_has_a_bundle_too(firm):
    contract = firm.site.contract(firm.organization, firm.contractor, title="Nothing yet")
    browser = firm.site.signed_in(firm.owner)
    page = browser.get(f"/contracts/{contract}/export")
    assert "About" not in page.text
    found = members(browser.get(f"/contracts/{contract}/export/bundle").content)
    assert [line["disclosures"] for line in lines(found, "statements/")] == [[], [], []]


def test_the_trust_file_holds_the_key_of_the_genesis_and_nothing_else(firm):
    answer = firm.site.signed_in(firm.contractor).get(f"/contracts/{firm.contract}/export/trust")
    assert answer.headers["content-disposition"].startswith(
        'attachment; filename="hourproof-northwind-atlas'
    )
    keys = [line for line in answer.text.splitlines() if line and not line.startswith("#")]
    assert len(keys) == 1
    origin, _ = note.parse_vkey(keys[0])
    found = bundle(firm)
    assert json.loads(found["bundle.json"])["origin"] == origin
    note.open_note(lines(found, "log/notes")[-1]["note"], keys[0])
    assert keys[0] in firm.site.signed_in(firm.owner).get(f"/contracts/{firm.contract}/export").text


@pytest.mark.parametrize("who", ["colleague", "stranger"])
@pytest.mark.parametrize(
    "path", ["export", "export/bundle", "export/trust", "export/looks", "consents"]
)
def test_nobody_else_gets_anything(firm, who, path):
    member: Member = getattr(firm, who)
    answer = firm.site.signed_in(member).get(f"/contracts/{firm.contract}/{path}")
    assert answer.status_code == 404
    anonymous = firm.site.http.get(
        f"/contracts/{firm.contract}/{path}", headers={"Accept": "text/html"}
    )
    assert anonymous.status_code == 303
