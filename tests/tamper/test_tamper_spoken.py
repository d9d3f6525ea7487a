"""Whatever a bundle calls its members, the command says it in words of its own: nothing reaches the terminal."""

import unicodedata

import pytest

from tests.tamper.cases import Cases
from tests.tamper.maker import ORIGIN, TRUST
from tests.tamper.test_tamper_command import command

ESCAPES = "\x1b[2J\x1b[31m\u202e\u2066 all is well\r\nINTACT"


def spoken():
    """Edits that put words of their own into what is told of the error."""
    cases = Cases()
    cases.add(
        "V2",
        "unknown-field",
        "member",
        "",
        lambda p: p.bundle(lambda b: b.manifest.update({ESCAPES: 1})),
    )
    cases.add("V9", "unknown-field", "statement", "", lambda p: p.body("manual-1", **{ESCAPES: 1}))
    cases.add("V9", "unknown-type", "type", "", lambda p: p.body("manual-1", type=ESCAPES))
    cases.add(
        "V2",
        "not-a-bundle",
        "format",
        "",
        lambda p: p.bundle(lambda b: b.manifest.update(format=ESCAPES)),
    )
    cases.add("V9", "wrong-log", "log", "", lambda p: p.body("manual-1", log=ORIGIN + "\x1b[2J"))
    cases.add(
        "V1",
        "bad-name",
        "name",
        "",
        lambda p: p.zip(
            lambda z: (
                [one.update(name=b"\x1b[2J\r\nINTACT") for one in (z.locals[-1], z.centrals[-1])]
                and None
            )
        ),
    )
    return cases


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "trust").write_text(f"{TRUST}\n")
    return tmp_path


@pytest.mark.parametrize("case", spoken(), ids=lambda case: case.name)
@pytest.mark.parametrize("how", [(), ("--json",)], ids=["text", "json"])
def test_a_bundle_cannot_speak_for_the_command(desk, case, how):
    """Whatever a bundle calls its members, it sends nothing to a terminal but letters, and no line of its own."""
    (desk / "edited.hpb").write_bytes(case.file())
    code, said, _ = command("edited.hpb", "--trust", "trust", *how, cwd=desk)
    assert code in (1, 65)
    assert not [one for one in said if one != "\n" and unicodedata.category(one) in ("Cc", "Cf")]
    assert not any(line.startswith("INTACT") for line in said.splitlines())
