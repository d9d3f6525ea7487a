"""What `status` and `agree` say of one snapshot, without an agent."""

from dataclasses import replace

import pytest

from agent import cli_words
from agent.client import SyncState, Tracking
from tests.ui.fake_client import CLOCKED_IN, CLOCKED_OUT, CONTRACT, NOW_MS, SYNC


def test_nothing_is_called_delivered_before_anything_was():
    fresh = replace(SYNC, state=SyncState.DELIVERED, waiting=0, receipted=0, last_receipt_ms=None)
    assert "Nothing to deliver yet" in cli_words.status_text(replace(CLOCKED_OUT, sync=fresh))
    later = replace(fresh, receipted=2)
    assert "Everything is delivered" in cli_words.status_text(replace(CLOCKED_OUT, sync=later))


@pytest.mark.parametrize(
    ("resumes_ms", "says"),
    [(None, "not tracked until the next input."), (NOW_MS, "not tracked until 20")],
)
def test_a_pause_says_when_it_ends(resumes_ms, says):
    paused = replace(CLOCKED_IN, tracking=Tracking.PAUSED, resumes_ms=resumes_ms)
    assert says in cli_words.status_text(paused).splitlines()[0]


def test_the_policy_promises_nothing_that_is_not_done():
    said = cli_words.policy_text(replace(CONTRACT, idle_minutes=1))
    assert "180 days, then erased on the server; your own copies stay here" in said
    assert "discarded after 1 minute\n" in said
    assert "whoever runs the server" in said
