"""Turns a template and its values into an answer to a browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from fastapi.responses import HTMLResponse, JSONResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from server.terms.money import money
from server.web import (
    account_words,
    bars,
    consent_words,
    evidence_words,
    hiring_words,
    look_words,
    member_words,
    notice_words,
    own_data_words,
    proof_words,
    qr,
    team_words,
    token_words,
    webhook_words,
    words,
)
from server.web.assets import Assets

TEMPLATES = Path(__file__).parent / "templates"

_FUNCTIONS = (
    words.ago,
    words.clock,
    words.clock_seconds,
    words.count,
    words.day_and_clock,
    words.day_name,
    words.duration,
    words.each,
    words.iso,
    words.offset,
    words.month_name,
    words.per_minute,
    words.short_day,
    words.short_day_at,
    words.short_edge,
    words.short_span,
    words.size,
    words.span,
    words.stamp,
    words.week_name,
    evidence_words.features,
    evidence_words.what_changed,
    evidence_words.signs,
    account_words.browser_name,
    account_words.act_detail,
    account_words.program_name,
    token_words.scope_names,
    token_words.ends_in,
    member_words.audit_subject,
    hiring_words.limit_text,
    hiring_words.offer_title,
    look_words.looked_at,
    look_words.looked_times,
    notice_words.notice_line,
    notice_words.shown_count,
    notice_words.unread_name,
    proof_words.verdict_line,
    webhook_words.try_said,
    team_words.heard,
    team_words.since,
    money,
    qr.qr_code,
)

Answer = TypeVar("Answer", bound=Response)


def slow_down(answer: Answer, wait_s: int) -> Answer:
    """This answer, saying after how many seconds to ask again (RFC 9110, 10.2.3); with 0 it is left as it is."""
    if wait_s:
        answer.headers["Retry-After"] = str(wait_s)
    return answer


def told_script(what: Mapping[str, object], status: int = 200) -> JSONResponse:
    """What a script of ours asked for; no cache may keep it."""
    return JSONResponse(what, status_code=status, headers={"Cache-Control": "no-store"})


class Pages:
    """Renders templates. Everything written into a page is escaped; a missing value is an error of ours."""

    def __init__(
        self,
        assets: Assets,
        *,
        passkey_origin: str = "",
        unread: Callable[[Any], int] = lambda _viewer: 0,
    ) -> None:
        """`passkey_origin`: the one address that passkeys work at; empty where none do. `unread` says how many
        notifications the viewer of a page has not read."""
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals.update({function.__name__: function for function in _FUNCTIONS})
        self._environment.globals.update(
            asset=assets.url,
            NO_PICTURE=words.NO_PICTURE,
            NO_PHOTO=words.NO_PHOTO,
            NOT_KNOWN=words.NOT_KNOWN,
            STATES=words.STATES,
            STATES_MEAN=words.STATES_MEAN,
            MARKS_MEAN=words.MARKS_MEAN,
            FATES=words.FATES,
            FATE=words.FATE,
            PICTURES=evidence_words.PICTURES,
            RESULTS=evidence_words.RESULTS,
            TROUBLES=words.TROUBLES,
            CHECKS=words.CHECKS,
            OUTCOMES=words.OUTCOMES,
            SENSES=words.SENSES,
            SPANS=words.SPANS,
            WEEKDAYS=words.WEEKDAYS,
            active_path=bars.active_path,
            strip_path=bars.strip_path,
            still_path=bars.still_path,
            ACTS=account_words.ACTS,
            PASSKEY_HERE=account_words.PASSKEY_HERE,
            PASSKEY_ORIGIN=passkey_origin,
            ROLES=member_words.ROLES,
            ROLES_MEAN=member_words.ROLES_MEAN,
            INVITATION_STATES=member_words.STATES,
            OFFER_STATES=hiring_words.OFFER_STATES,
            CONTRACT_STATES=hiring_words.CONTRACT_STATES,
            CONTRACT_STATES_MEAN=hiring_words.CONTRACT_STATES_MEAN,
            CONTRACT_ACTS=hiring_words.ACTS,
            CONSENT_COLUMNS=consent_words.COLUMNS,
            CONSENT_NEVER=consent_words.NEVER_TITLE,
            MEMBER_ACTS=member_words.ACTS,
            DOES_NOT_SHOW=words.DOES_NOT_SHOW,
            SCOPES=token_words.SCOPES,
            SCOPES_MEAN=token_words.SCOPES_MEAN,
            LIVES=token_words.LIVES,
            NOTICE_KINDS=notice_words.KINDS,
            NOTICE_KINDS_MEAN=notice_words.KINDS_MEAN,
            MAILED=notice_words.MAILED,
            CHOOSE_MAILED=notice_words.CHOOSE,
            unread_of=unread,
            HELD=own_data_words.HELD,
            WEBHOOK_EVENTS=webhook_words.EVENTS,
            PRESENCES=team_words.PRESENCES,
            PRESENCES_MEAN=team_words.PRESENCES_MEAN,
            FINDINGS=proof_words.FINDINGS,
            ASIDE=proof_words.ASIDE,
            CHECKED=proof_words.CHECKED,
            NOT_CHECKED=proof_words.NOT_CHECKED,
            LOOK_KINDS=look_words.KINDS,
            LOOK_WAYS=look_words.WAYS,
        )

    def text(self, template: str, values: Mapping[str, object]) -> str:
        """The page as text."""
        return self._environment.get_template(template).render(values)

    def answer(
        self,
        template: str,
        values: Mapping[str, object],
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> HTMLResponse:
        """The page as an answer that no cache may keep: it shows what one person may see now."""
        return HTMLResponse(
            self.text(template, values),
            status_code=status,
            headers={"Cache-Control": "no-store", **(headers or {})},
        )
