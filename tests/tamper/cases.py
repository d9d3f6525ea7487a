"""What a tamper case is: one named edit of an honest story, and how the verifier must refuse what comes of it."""

from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.tamper.forms import Key, envelope_of
from tests.tamper.maker import Plot, Story
from tests.tamper.world import bundle_file, rich

STRANGER = Key("stranger")
"""A key that belongs to nobody here."""
REGIONS = [{"x": 0, "y": 0, "width": 9, "height": 9}]
"""What a redaction blacks out."""
Edit = Callable[[Plot], Any]


@dataclass(frozen=True)
class Case:
    """One edit. `words` say what was done; `step` and `code` are how it is refused; `ask` is what `verify` is asked
    beside the trust roots, if that matters."""

    name: str
    words: str
    step: str
    code: str
    exit_code: int
    edit: Edit
    story: Callable[[Plot], Story] = rich
    manifest: dict[str, Any] = field(default_factory=dict)
    ask: dict[str, Any] = field(default_factory=dict)

    def file(self) -> bytes:
        """The bundle after the edit."""
        plot = Plot()
        self.edit(plot)
        return bundle_file(self.story(plot), **self.manifest)


class Cases(list[Case]):
    """The cases of one group of steps, edits of `story` where no other is named."""

    def __init__(self, story: Callable[[Plot], Story] = rich) -> None:
        super().__init__()
        self._story = story

    def case(
        self, step: str, code: str, *, exit_code: int = 1, **more: Any
    ) -> Callable[[Edit], Edit]:
        """Register a function as the edit of a case: its name is the case's, its docstring says what was done."""

        def register(edit: Edit) -> Edit:
            name = edit.__name__.replace("_", "-")
            self.add(
                step, code, name, (edit.__doc__ or "").strip(), edit, exit_code=exit_code, **more
            )
            return edit

        return register

    def add(
        self,
        step: str,
        code: str,
        name: str,
        words: str,
        edit: Edit,
        *,
        exit_code: int = 1,
        **more: Any,
    ) -> None:
        """Register one case of a family."""
        if any(one.name == name for one in self):
            raise ValueError(f"two cases of the name {name}")
        self.append(
            Case(name, words, step, code, exit_code, edit, **{"story": self._story, **more})
        )

    def adder(self, usual: str) -> Callable[..., None]:
        """`add` for cases that are refused at one step, if no other is named."""

        def add(code: str, name: str, words: str, edit: Edit, *, step: str = usual) -> None:
            self.add(step, code, name, words, edit)

        return add

    def bodies(self, step: str) -> Callable[..., None]:
        """Registers cases that change members of a statement before it is signed, refused at one step."""

        def body(code: str, of: str, case: str, words: str, /, **members: Any) -> None:
            self.add(
                step, code, f"{of}-{case}", f"{of}: {words}", lambda plot: plot.body(of, **members)
            )

        return body


def impostor(envelope: dict[str, Any]) -> dict[str, Any]:
    """The envelope signed by a stranger, under the key id of whoever signed it."""
    forged = envelope_of(b64decode(envelope["payload"]), STRANGER)
    forged["signatures"][0]["keyid"] = envelope["signatures"][0]["keyid"]
    return forged
