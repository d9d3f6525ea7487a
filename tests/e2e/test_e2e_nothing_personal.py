"""What the agent writes of itself, while it works and while everything fails, tells nothing of the person.

The log at its finest level, standard error, `doctor` and the report are searched for the memo, the titles and
programs of windows, the names of people, contract, device and files.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.mishaps import no_room_for
from tests.support.product import Product, wait_for

MEMO = "Brustkrebs-Studie auswerten"
LATER_MEMO = "Kündigung schreiben"
TITLE = "Liebesbrief an Aurelia"
APP = "dating-app-xyz"
FILE = "Steuererklaerung-Geheim.png"
DEVICE = "Annegrets Rechner"


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    with Product(tmp_path, speed=24) as product:
        product.env["HOURPROOF_LOG"] = "debug"
        product.start_backend()
        yield product


def written(product: Product) -> dict[str, str]:
    """Everything that is not the diary itself: log files and what went to standard error."""
    files = [*product.home.glob("agent.log*"), *product.logs.glob("agent.log")]
    return {str(file): file.read_text("utf-8", errors="replace") for file in files}


def names_of(product: Product) -> list[str]:
    """How the demo calls its people and its contract, as the agent knows them."""
    status = product.status()
    (contract,) = status["contracts"]
    names = [status["person"], status["organization"], contract["title"], contract["employer"]]
    return [str(name) for name in names if name]


def work(product: Product) -> None:
    done = product.status()["session_ms"]

    def tracked() -> bool:
        product.desktop.type_keys(3)
        return bool(product.status()["session_ms"] > done + 90_000)

    wait_for(tracked, "a minute and a half")


def test_logs_reports_and_errors_tell_nothing_of_the_person(product: Product) -> None:
    code = str(product.demo["code"])
    product.hourproof("enrol", "--server", product.url, "--code", code, "--name", DEVICE)
    product.start_agent()
    product.desktop.open_window(TITLE, app=APP)
    product.desktop.run("xdotool", "mousemove", "300", "300")
    product.clock_in(MEMO)
    work(product)
    names = names_of(product)
    assert len(names) == 4
    product.hourproof("memo", LATER_MEMO)
    # Each of these fails somewhere else.
    product.run_hourproof("redact", "last", "--region", "1,1,5,5", "--picture", f"/tmp/{FILE}")
    product.run_hourproof("start", f"{TITLE} {FILE}")
    product.kill_backend()
    work(product)
    product.hourproof("upload")
    with no_room_for(product.agent_pid):
        wait_for(lambda: product.status()["state"] == "clocked-out", "the clock to stop")
    wait_for(lambda: not disk_problem(product), "room again")
    product.hourproof("start")
    work(product)
    product.desktop.kill_server()
    wait_for(
        lambda: any(
            one["problem"]["code"] == "no-display" for one in product.status()["problem_spans"]
        ),
        "senses to fail",
    )
    shown = [product.run_hourproof("doctor", "--report", "-").stdout]
    product.kill_agent()
    (product.home / "settings.toml").write_text(f'version = 1\nmemo = "{MEMO}', "utf-8")
    (product.home / "contracts.json").write_text(f'[{{"title": "{names[2]}", "v": 0}}]', "utf-8")
    for picture in (product.home / "pictures").rglob("*"):
        if picture.is_file():
            picture.write_bytes(FILE.encode())
    product.desktop.restart_server()
    product.start_backend()
    product.start_agent()
    wait_for(lambda: product.status()["problems"], "the problems of the damaged files")
    shown.append(product.hourproof("logs", "--level", "debug", "--lines", "0"))
    product.stop_agent()

    forbidden = [MEMO, LATER_MEMO, TITLE, APP, FILE, DEVICE, *names]
    logs = written(product)
    assert any("disk-full" in text for text in logs.values())
    assert any("set aside" in text for text in logs.values())
    assert "disk-full" in shown[-1], "what is shown is the log"
    for place, text in [*logs.items(), *((f"shown {n}", one) for n, one in enumerate(shown))]:
        for word in forbidden:
            assert word not in text, (place, word, lines_with(text, word))
        # Names may come in parts, such as one word of a title.
        for word in ("Brustkrebs", "Aurelia", "Steuer", "Annegret"):
            assert word not in text, (place, word, lines_with(text, word))


def lines_with(text: str, word: str) -> list[str]:
    return [line for line in text.splitlines() if word in line]


def disk_problem(product: Product) -> bool:
    return any(one["code"] == "disk-full" for one in product.status()["problems"])
