"""`hourproof completion`: what a shell offers after Tab, generated from the commands themselves."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SHELLS: Final = ("bash", "zsh", "fish")
HELP: Final = "print what your shell needs to complete commands and options after Tab"
HOW: Final = """\
bash: eval "$(hourproof completion bash)" in ~/.bashrc
zsh:  eval "$(hourproof completion zsh)" in ~/.zshrc, after compinit
fish: hourproof completion fish > ~/.config/fish/completions/hourproof.fish"""


@dataclass(frozen=True, slots=True)
class Place:
    """What may come after some words: commands or choices with their help, and options."""

    words: tuple[str, ...]
    """The command so far, such as `manual add`."""
    options: tuple[tuple[str, str], ...]
    """Long options with their help."""
    takes: frozenset[str]
    """Those of the options that a value follows."""
    choices: tuple[tuple[str, str], ...]
    """Commands, or the values that the next word may have."""
    files: bool
    """Whether a file name may stand here."""


def add_completion(parser: argparse.ArgumentParser) -> None:
    """The arguments of `completion`."""
    parser.epilog = HOW
    parser.add_argument("shell", choices=SHELLS)


def completion(parser: argparse.ArgumentParser, shell: str) -> str:
    """The script for `shell` that completes the commands of `parser`."""
    places = tuple(_places(parser, ()))
    name = parser.prog
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](name, places)


def _places(parser: argparse.ArgumentParser, at: tuple[str, ...]) -> Iterator[Place]:
    options: list[tuple[str, str]] = []
    takes: set[str] = set()
    choices: list[tuple[str, str]] = []
    files = False
    inner: list[tuple[str, argparse.ArgumentParser]] = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {one.dest: one.help or "" for one in action._choices_actions}
            for word, child in action.choices.items():
                choices.append((word, _plain(helps.get(word, ""))))
                inner.append((word, child))
        elif action.option_strings:
            long = [one for one in action.option_strings if one.startswith("--")]
            options.extend((one, _plain(action.help or "")) for one in long)
            if action.nargs != 0:
                takes.update(long)
        else:
            choices.extend((str(one), "") for one in action.choices or ())
            files = files or action.type is Path or action.dest in ("file", "bundle")
    yield Place(at, tuple(options), frozenset(takes), tuple(choices), files)
    for word, child in inner:
        yield from _places(child, (*at, word))


def _plain(text: str) -> str:
    """A help text that no shell reads anything into."""
    return re.sub(r"[^A-Za-z0-9 ,.;()*/+-]", "", text.split(": ")[0])[:72]


def _bash(name: str, places: tuple[Place, ...]) -> str:
    function = f"_{name}".replace("-", "_")
    cases = "\n".join(
        f"    '{' '.join(place.words)}') words='{_words(place)}' files={int(place.files)}"
        f" takes=' {' '.join(sorted(place.takes))} ' ;;"
        for place in places
    )
    known = " ".join(f"['{' '.join(place.words)}']=1" for place in places if place.words)
    return f"""\
{function}() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} at= words= files=0 takes= one skip=0
  local -A known=({known})
  for one in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    if ((skip)); then skip=0; continue; fi
    case $one in --home) skip=1 ;; esac
    [[ ${{known["${{at:+$at }}$one"]:-}} ]] && at=${{at:+$at }}$one
  done
  case $at in
{cases}
  esac
  if [[ $takes == *" $prev "* ]]; then COMPREPLY=($(compgen -f -- "$cur")); return; fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  ((files)) && COMPREPLY+=($(compgen -f -- "$cur"))
}}
complete -o filenames -F {function} {name}"""


def _words(place: Place) -> str:
    return " ".join([word for word, _ in place.choices] + [option for option, _ in place.options])


def _zsh(name: str, places: tuple[Place, ...]) -> str:
    function = f"_{name}".replace("-", "_")
    known = " ".join(f"'{' '.join(place.words)}' 1" for place in places if place.words)
    cases = "\n".join(
        f"    '{' '.join(place.words)}') words_here=({_described(place)}); files={int(place.files)};"
        f" takes=' {' '.join(sorted(place.takes))} ' ;;"
        for place in places
    )
    return f"""\
{function}() {{
  local at= files=0 takes= one skip=0
  local -a words_here
  local -A known=({known})
  for one in ${{words[2,CURRENT-1]}}; do
    if (( skip )); then skip=0; continue; fi
    [[ $one == --home ]] && skip=1
    [[ -n ${{known[${{at:+$at }}$one]}} ]] && at=${{at:+$at }}$one
  done
  case $at in
{cases}
  esac
  if [[ $takes == *" ${{words[CURRENT-1]}} "* ]]; then _files; return; fi
  _describe '{name}' words_here
  (( files )) && _files
}}
compdef {function} {name}"""


def _described(place: Place) -> str:
    return " ".join(f"'{word}:{text}'" for word, text in (*place.choices, *place.options))


def _fish(name: str, places: tuple[Place, ...]) -> str:
    lines = [f"complete -c {name} -f"]
    for place in places:
        here = "__fish_use_subcommand"
        if place.words:
            seen = "; and ".join(f"__fish_seen_subcommand_from {word}" for word in place.words)
            deeper = [one.words[-1] for one in places if one.words[:-1] == place.words]
            inner = f"; and not __fish_seen_subcommand_from {' '.join(deeper)}" if deeper else ""
            here = seen + inner
        for word, text in place.choices:
            lines.append(f"complete -c {name} -n '{here}' -a '{word}' -d '{text}'")
        for option, text in place.options:
            value = " -r -F" if option in place.takes else ""
            where = f" -n '{here}'" if place.words else ""
            lines.append(f"complete -c {name}{where} -l {option[2:]}{value} -d '{text}'")
        if place.files:
            lines.append(f"complete -c {name} -n '{here}' -F")
    return "\n".join(lines)
