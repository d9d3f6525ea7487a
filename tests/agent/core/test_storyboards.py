"""Every storyboard holds for the pure machine and for the whole agent."""

from __future__ import annotations

import pytest

from tests.support.storyboard import AgentPlayer, CorePlayer, play, read, stories
from tests.support.table_rows import all_rows, reached


def test_there_are_stories():
    assert len(stories()) >= 15


@pytest.mark.parametrize("path", stories(), ids=lambda path: path.stem)
def test_story_on_the_machine(path):
    story = read(path)
    play(story, CorePlayer(story))


@pytest.mark.parametrize("path", stories(), ids=lambda path: path.stem)
def test_story_on_the_agent(path):
    story = read(path)
    if story.machine_only:
        assert any(line.action.startswith("once ") for line in story.lines)
        return  # a whole agent cannot be told single events
    play(story, AgentPlayer(story))


def test_every_row_of_the_table_is_told():
    """A row that no storyboard reaches: add a line `once EVENT | STATE` to its state's `table_….txt`."""
    with reached() as rows:
        for path in stories():
            story = read(path)
            play(story, CorePlayer(story))
    missing = sorted(f"{mode}: {event}" for mode, event in all_rows() - rows)
    assert not missing, missing
