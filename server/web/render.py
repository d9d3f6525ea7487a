"""Turns a template and its values into an answer to a browser."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from server.web import bars, evidence_words, words
from server.web.assets import Assets

TEMPLATES = Path(__file__).parent / "templates"

_FUNCTIONS = (
    words.clock,
    words.clock_seconds,
    words.count,
    words.day_name,
    words.duration,
    words.each,
    words.iso,
    words.offset,
    words.per_minute,
    words.short_edge,
    words.short_span,
    words.size,
    words.span,
    words.stamp,
    evidence_words.features,
    evidence_words.what_changed,
)


class Pages:
    """Renders templates. Everything written into a page is escaped; a missing value is an error of ours."""

    def __init__(self, assets: Assets) -> None:
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
            NOT_KNOWN=words.NOT_KNOWN,
            STATES=words.STATES,
            STATES_MEAN=words.STATES_MEAN,
            FATES=words.FATES,
            FATE=words.FATE,
            PICTURES=evidence_words.PICTURES,
            RESULTS=evidence_words.RESULTS,
            TROUBLES=words.TROUBLES,
            CHECKS=words.CHECKS,
            OUTCOMES=words.OUTCOMES,
            SENSES=words.SENSES,
            active_path=bars.active_path,
            still_path=bars.still_path,
            DOES_NOT_SHOW=words.DOES_NOT_SHOW,
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
