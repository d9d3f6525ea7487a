"""The page behind the verification mark says what the mark says, of what is whole and of what was tampered with."""

from __future__ import annotations

import re
from html import unescape

import pytest
from sqlalchemy import delete, update

from server.accounts.models import Role
from server.diary.findings import Finding
from server.evidence.models import Disclosure, SegmentRow, Statement
from server.log.models import LogEntry
from server.web.proof_words import FINDINGS, verdict_line
from tests.server.diary.test_diary_life import text_of
from tests.support.life import life
from tests.support.studio import studio

DAY = "2026-03-09"
PERIODS = (f"proof/{DAY}", f"proof/week/{DAY}", "proof/month/2026-03")


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    with life(tmp_path_factory.mktemp("proof") / "data") as made:
        yield made


@pytest.fixture(scope="module")
def owner(lived):
    return lived.site.signed_in(lived.owner)


@pytest.fixture
def tampered(tmp_path):
    """A firm of its own whose evidence may be damaged."""
    with studio(tmp_path / "data") as made:
        yield made, made.site.signed_in(made.owner)


def counts(html: str) -> dict[str, int]:
    """What was found, by its name on the page."""
    body = html.partition('<table class="findings">')[2].partition("</table>")[0]
    heads = re.findall(r'<th scope="row">(.*?)</th>', body, re.DOTALL)
    told = [text_of(head).strip().partition(" ") for head in heads]
    return {name: int(number) for number, _, name in told}


def aside(html: str) -> dict[str, int]:
    """What leaves the mark as it is."""
    body = html.partition('<dl class="aside">')[2].partition("</dl>")[0]
    told = [text_of(term).strip().partition(" ") for term in re.findall(r"<dt.*?</dt>", body)]
    return {name: int(number) for number, _, name in told}


@pytest.mark.parametrize("path", PERIODS)
def test_each_period_is_told_with_its_numbers(lived, owner, path):
    page = owner.get(lived.path(path)).text
    assert counts(page) == {
        "Hold": 12,
        "Not all arrived": 1,
        "A part is lost": 0,
        "A part is another one": 0,
        "Not as signed": 0,
    }
    assert aside(page) == {
        "Late": 1,
        "Redacted": 3,
        "Removed": 1,
        "Expired in part": 0,
        "Manual time": 1,
    }
    text = text_of(page)
    assert "Of 13 segments, 1 is not whole; the others hold." in text
    # The one is named, and leads to its own page.
    assert f'href="{lived.address("not arrived")}"' in page
    assert "Mon 9 March, 10:00–10:10 Not all arrived" in text
    assert "It does not show that the work was good" in text
    assert "Maya Santos" in text
    assert 'class="bad"' in page


def test_every_mark_leads_there_in_the_zone_shown(lived, owner):
    base = lived.path("")
    for path, goals in (
        (f"diary/{DAY}", [f"proof/{DAY}"]),
        (f"diary/{DAY}?zone=utc", [f"proof/{DAY}?zone=utc"]),
        (f"diary/week/{DAY}", [f"proof/week/{DAY}", f"proof/{DAY}"]),
        (
            "diary/month/2026-03?zone=theirs",
            ["proof/month/2026-03?zone=theirs", f"proof/{DAY}?zone=theirs"],
        ),
        (lived.address("whole").removeprefix(base), [f"proof/{DAY}"]),
    ):
        page = owner.get(base + path).text
        for goal in goals:
            assert f'href="{base}{goal}"' in unescape(page), (path, goal)
            assert owner.get(base + goal).status_code == 200
    for path in (f"diary/{DAY}?zone=utc", f"diary/week/{DAY}", "diary/month/2026-03"):
        back = owner.get(base + path.replace("diary/", "proof/", 1)).text
        assert f'href="{base}{path}"' in back


def test_what_holds_is_said_to_hold_and_what_is_not_there_is_not(lived, owner):
    empty = text_of(owner.get(lived.path("proof/2026-03-10")).text)
    assert "Nothing was tracked, so there is nothing to check." in empty
    assert "Those that do not hold" not in empty


def test_what_it_rests_on_is_the_newest_checkpoint_of_the_log(lived, owner):
    page = owner.get(lived.path(f"proof/{DAY}")).text
    note = unescape(re.search(r'<pre class="command"><code>(.*?)</code>', page, re.DOTALL)[1])
    origin, size, *_ = note.splitlines()
    text = text_of(page)
    assert f"covers {size} entries" in text
    assert lived.trust(owner)[0] in text
    assert lived.trust(owner)[0].startswith(f"{origin}+")
    first, last = re.search(r"entries between (\d+) and (\d+) of", text).groups()
    assert 0 < int(first) < int(last) < int(size)


def test_the_command_names_the_very_files_that_the_export_gives(lived, owner):
    for path, days in (
        (PERIODS[0], (DAY, DAY)),
        (PERIODS[1], (DAY, "2026-03-15")),
        (PERIODS[2], ("2026-03-01", "2026-03-31")),
    ):
        page = owner.get(lived.path(path)).text
        bundle, trust = re.search(r"hourproof verify (\S+) --trust ([^<\s]+)", page).groups()
        goal = unescape(re.search(r'href="([^"]+/export\?[^"]+)"', page)[1])
        form = owner.get(goal).text
        assert re.findall(r'type="date" value="([^"]+)"', form) == list(days)
        asked = f"export/bundle?from={days[0]}&to={days[1]}&pictures=none"
        assert bundle in owner.get(lived.path(asked)).headers["content-disposition"]
        assert trust in owner.get(lived.path("export/trust")).headers["content-disposition"]


def test_both_sides_read_it_and_opening_it_is_no_look(lived, owner):
    contractor = lived.site.signed_in(lived.contractor)
    page = contractor.get(lived.path(PERIODS[0])).text
    assert counts(page)["Hold"] == 12
    assert "from what your app has kept" in text_of(page)
    assert "Maya Santos gets the files" in text_of(owner.get(lived.path(PERIODS[0])).text)
    reviewer = lived.site.person("Rui Costa", organization=lived.organization, role=Role.REVIEWER)
    browser = lived.site.signed_in(reviewer)
    for path in PERIODS:
        assert browser.get(lived.path(path)).status_code == 200
    assert "Rui Costa" not in contractor.get(lived.path("looks")).text


def test_a_week_has_one_address_and_nonsense_is_refused(lived, owner):
    moved = owner.get(lived.path("proof/week/2026-03-12?zone=utc"))
    assert moved.status_code == 303
    assert moved.headers["location"] == lived.path(f"proof/week/{DAY}?zone=utc")
    for path, status in (
        ("proof/yesterday", 400),
        ("proof/week/2026-13-01", 400),
        ("proof/month/2026", 400),
        ("proof/month/2026-3", 400),
        (f"proof/{DAY}?zone=moon", 400),
        ("proof/1999-12-31", 404),
        ("proof/week/2101-01-03", 404),
        ("proof/month/2101-01", 404),
    ):
        assert owner.get(lived.path(path)).status_code == status, path


def _lose(rows, stream, seq):
    rows.execute(delete(Disclosure).where(*_this(Disclosure, stream, seq), Disclosure.item == 0))


def _exchange(rows, stream, seq):
    rows.execute(
        update(Disclosure)
        .where(*_this(Disclosure, stream, seq), Disclosure.item == 0)
        .values(text="WyJub3QiLCJvdXJzIl0")
    )


def _lengthen(rows, stream, seq):
    rows.execute(update(SegmentRow).where(*_this(SegmentRow, stream, seq)).values(minutes=9))


def _rewrite_log(rows, stream, seq):
    statement = rows.query(Statement).filter_by(stream=stream, seq=seq).one()
    entry = rows.query(LogEntry).filter_by(position=statement.log_position).one()
    entry.entry = entry.entry.replace(b'"recv_ms":17', b'"recv_ms":18')


def _this(table, stream, seq):
    return (table.stream == stream, table.seq == seq)


@pytest.mark.parametrize(
    ("damage", "name", "verdict"),
    [
        (_lose, "A part is lost", "1 is not whole; the others hold."),
        (_exchange, "A part is another one", "1 does not hold."),
        (_lengthen, "Not as signed", "1 does not hold."),
        (_rewrite_log, "Not as signed", "1 does not hold."),
    ],
)
def test_damage_is_called_by_its_name_and_the_rest_holds(tampered, damage, name, verdict):
    firm, owner = tampered
    path = f"/contracts/{firm.contract}/proof/2026-03-10"
    before = owner.get(path).text
    assert counts(before)["Hold"] == 8
    assert "8 segments checked just now: all hold." in text_of(before)
    assert 'class="bad"' not in before
    with firm.site.core.database.writing() as rows:
        damage(rows, *firm.places["second"])
    page = owner.get(path).text
    found = counts(page)
    assert (found[name], found["Hold"]) == (1, 7)
    assert sum(found.values()) == 8
    assert f"Of 8 segments, {verdict}" in text_of(page)
    assert f"09:10–09:20 {name}" in text_of(page)
    assert f'href="{firm.address("second")}"' in page


def test_each_finding_has_its_words():
    assert set(FINDINGS) == {finding.value for finding in Finding}
    assert verdict_line("whole", 1, 0) == "1 segment checked just now: holds."
    assert verdict_line("not_whole", 3, 2) == "Of 3 segments, 2 are not whole; the others hold."
