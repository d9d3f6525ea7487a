"""The door to the project: `python3 dev.py VERB`, on a machine that has only Python 3.11 and git.

Standard library only. Everything it makes stays in this folder: the virtual environment in `.venv`, the
demonstration's data in `.demo`. System libraries are installed only on Debian and its children, and only
with the rights of root or sudo; without them the exact packages are named.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from devtools import checks, demo, environment, machine, pictures  # noqa: E402 - the folder must be importable first
from devtools.trouble import Trouble  # noqa: E402


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="Set up, run, test, check and measure Hourproof from its checkout.",
        epilog="Exit codes: 0 all well, 1 something failed or is missing (it says what), 2 wrong usage, "
        "130 stopped by Ctrl-C before it was ready.",
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    run = verbs.add_parser(
        "run",
        help="start the whole product with a demo organization, and clock in",
        description="Start the backend and the tray app with a demo organization, employer, contractor and "
        "contract, clock in, and print the addresses and sign-ins. Ctrl-C stops everything.",
    )
    run.add_argument(
        "--fresh", action="store_true", help="delete the demo data of earlier runs first"
    )
    run.add_argument(
        "--segment-minutes",
        type=int,
        default=10,
        choices=(1, 2, 5, 10, 15, 20, 30),
        metavar="N",
        help="length of a segment: 1, 2, 5, 10 (default), 15, 20 or 30",
    )
    run.add_argument(
        "--port",
        type=int,
        help="port of the backend on loopback (default: kept from the first run)",
    )
    run.add_argument(
        "--virtual",
        action="store_true",
        help="use a virtual desktop even where a real one is present",
    )
    run.add_argument(
        "--no-typist",
        action="store_true",
        help="on the virtual desktop, do not let a script type into a terminal",
    )
    run.add_argument(
        "--data", type=Path, help="where the demo keeps its data (default: .demo in this folder)"
    )
    run.add_argument("--seconds", type=float, help="stop by itself after so long (for scripts)")

    test = verbs.add_parser(
        "test",
        help="set up what the tests need and run them all",
        description="Run every test. Arguments after -- go to pytest, for example: dev.py test -- tests/wire -x",
    )
    test.add_argument("pytest", nargs="*", help="arguments for pytest, after --")
    test.add_argument(
        "--machine",
        action="store_true",
        help="only those on real cameras, keyboards and mice, in a virtual machine; fail where it cannot be had",
    )
    test.add_argument(
        "--no-machine",
        action="store_true",
        help="without those: else they run where the virtual machine can be had (five minutes more)",
    )

    verbs.add_parser("setup", help="make the virtual environment and install the system libraries")
    verbs.add_parser(
        "check", help="format, lint, types for three platforms, import contracts, generated files"
    )
    verbs.add_parser("fix", help="format and mend what the linter can mend by itself")
    bench = verbs.add_parser("bench", help="measure, and print each figure beside its budget")
    bench.add_argument(
        "names", nargs="*", help="which benchmarks (default: all); --list names them"
    )
    bench.add_argument("--list", action="store_true", help="name the benchmarks and stop")
    docs = verbs.add_parser("docs", help="write the generated documents anew")
    docs.add_argument("--check", action="store_true", help="only say whether they are up to date")
    translate = verbs.add_parser(
        "translate",
        help="bring the app's translations up to date and compile them",
        description="Bring ui/translations up to date with the texts of the app, compile them, and say "
        "what is missing. Translations are read and written as JSON: each text with its translation, "
        "or with a list of its plural forms.",
    )
    way = translate.add_mutually_exclusive_group()
    way.add_argument(
        "--take",
        nargs=2,
        metavar=("xx", "FILE"),
        help="put the translations of FILE into language xx",
    )
    way.add_argument("--missing", metavar="xx", help="print what language xx lacks")
    shots = verbs.add_parser(
        "pictures",
        help="take a picture of every window and state of the app, light and dark",
        description="Show the app's windows on a virtual desktop, one state after the other, and write a PNG of "
        "each. The states are lines of a table in tests/ui/gallery.py. With --pages, the server's pages in "
        "Chromium instead, at three widths; theirs are in tests/server/web/page_gallery.py.",
    )
    shots.add_argument(
        "--pages",
        action="store_true",
        help="of the server's pages (by default in .pictures/pages)",
    )
    shots.add_argument(
        "--out", type=Path, help="the folder for them (default: .pictures in this folder)"
    )
    shots.add_argument(
        "--only",
        nargs="+",
        default=[],
        metavar="PART",
        help="only states with one of these in the name",
    )
    shots.add_argument("--theme", choices=("light", "dark"), help="only this one (default: both)")
    shots.add_argument(
        "--language",
        choices=("en", "es", "de", "pt", "uk", "fil", "hi"),
        help="with the words of this one (default: English)",
    )
    shots.add_argument(
        "--scale", type=float, default=1.0, help="how many pixels to a point (default: 1)"
    )
    shots.add_argument("--list", action="store_true", help="name the states and stop")
    shots.add_argument(
        "--readme",
        action="store_true",
        help="write those of the README into docs/pictures, and others only with --out",
    )
    lock = verbs.add_parser("lock", help="resolve the dependencies anew into requirements.lock")
    lock.add_argument(
        "--upgrade", action="store_true", help="take newer versions where there are any"
    )
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Carry out one verb and return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        if options.verb == "run":
            return demo.run(
                ROOT,
                demo.Options(
                    fresh=options.fresh,
                    segment_minutes=options.segment_minutes,
                    port=options.port,
                    virtual=options.virtual,
                    typist=not options.no_typist,
                    seconds=options.seconds,
                    data=(options.data or ROOT / ".demo").resolve(),
                ),
            )
        if options.verb == "test":
            environment.prepare(ROOT, environment.TEST_PACKAGES)
            if options.machine:
                machine.prepare(ROOT)
                return checks.test(ROOT, ["tests/machine", *options.pytest], must=True)
            if not options.pytest and not options.no_machine:
                machine.prepare_where_it_can(ROOT)
            return checks.test(ROOT, options.pytest, must=False)
        if options.verb == "setup":
            environment.prepare(ROOT, environment.TEST_PACKAGES)
            print("Ready. Next: python3 dev.py run")
            return 0
        shown = ("bench", "pictures")
        environment.prepare(ROOT, environment.TEST_PACKAGES if options.verb in shown else ())
        if options.verb == "check":
            return checks.check(ROOT)
        if options.verb == "fix":
            return checks.fix(ROOT)
        if options.verb == "bench":
            return checks.bench(ROOT, options.names, list_only=options.list)
        if options.verb == "pictures":
            folder = ROOT / ".pictures" / "pages" if options.pages else ROOT / ".pictures"
            out = options.out or (None if options.readme else folder)
            take = pictures.take_pages if options.pages else pictures.take
            return take(
                ROOT,
                pictures.Options(
                    out=None if out is None else out.resolve(),
                    only=tuple(options.only),
                    theme=options.theme,
                    language=options.language,
                    list_only=options.list,
                    readme=options.readme,
                    scale=options.scale,
                ),
            )
        if options.verb == "docs":
            return checks.docs(ROOT, check_only=options.check)
        if options.verb == "translate":
            asked = ["--missing", options.missing] if options.missing else []
            if options.take:
                language, file = options.take
                asked = ["--take", language, str(Path(file).resolve())]
            return checks.translate(ROOT, asked)
        return environment.lock(ROOT, upgrade=options.upgrade)
    except Trouble as trouble:
        print(f"dev.py: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\ndev.py: stopped.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
