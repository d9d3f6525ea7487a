"""Every storyboard holds for the pure machine and for the whole agent."""

from __future__ import annotations

import pytest

from tests.support.storyboard import AgentPlayer, CorePlayer, play, read, stories


def test_there_are_stories():
    assert len(stories()) >= 15


@pytest.mark.parametrize("path", stories(), ids=lambda path: path.stem)
def test_story_on_the_machine(path):
    story = read(path)
    play(story, CorePlayer(story))


@pytest.mark.parametrize("path", stories(), ids=lambda path: path.stem)
def test_story_on_the_agent(path):
    story = read(path)
    play(story, AgentPlayer(story))
