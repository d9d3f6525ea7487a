"""Checks that `dev.py` and `devtools/` import nothing but the standard library and each other.

They run before anything is installed. The exceptions, `generated` and `translations`, run inside the
environment.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

INSIDE_THE_ENVIRONMENT = ("generated.py", "translations.py")


def foreign_imports(source: str) -> list[str]:
    """The top-level packages that `source` imports and a bare Python does not have."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        tops = {name.split(".")[0] for name in names}
        found += sorted(tops - set(sys.stdlib_module_names) - {"devtools"})
    return found


def main() -> int:
    """Name every offending import; exit code 1 if there is one."""
    root = Path(__file__).resolve().parent.parent
    bad = 0
    for path in [root / "dev.py", *sorted((root / "devtools").glob("*.py"))]:
        if path.name in INSIDE_THE_ENVIRONMENT:
            continue
        for name in foreign_imports(path.read_text(encoding="utf-8")):
            print(f"{path.relative_to(root)}: imports {name}, which a bare Python does not have")
            bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
