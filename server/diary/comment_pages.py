"""Pages of comments: the thread of a segment with its forms, and the list of a contract's threads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from server.access.contracts import ContractView
from server.access.doors import NOTHING, Doors
from server.access.rules import Act, takes_oneself
from server.accounts.gate import Gate
from server.accounts.refusals import TooManyAttemptsError
from server.accounts.service import Viewer
from server.clock import new_id
from server.comments.refusals import CommentRefusedError, NoSegmentError, Refusal
from server.comments.service import CHARACTERS, Comments
from server.context import Core
from server.diary.day import day_of
from server.diary.links import Links, ZoneChoice
from server.diary.rows import segment_row
from server.problems import Code, Problem
from server.web import comment_words as words
from server.web.render import Pages, slow_down
from wire.canonical import MAX_INTEGER
from wire.records import StreamId

Seq = Annotated[int, Path(ge=0, le=MAX_INTEGER)]
_Number = Annotated[int, Form(ge=0, le=MAX_INTEGER)]


def router(core: Core, comments: Comments, doors: Doors, gate: Gate, pages: Pages) -> APIRouter:
    """Routes below `/contracts/{contract}`."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(core, comments, doors, gate, pages)
    thread = "/contracts/{contract}/segments/{stream}/{seq}/comments"
    for path, handler, method in (
        ("/contracts/{contract}/comments", handlers.talks, "GET"),
        (thread, handlers.thread, "GET"),
        (thread, handlers.change, "POST"),
    ):
        routes.add_api_route(path, handler, methods=[method], response_model=None)
    return routes


def form_values(
    core: Core, gate: Gate, request: Request, viewer: Viewer, view: ContractView
) -> dict[str, str | int]:
    """What the form for a new comment needs: its seal, and the mark by which sending it twice writes once.

    Without `may_write` there is none: the viewer's sign-in does not do for a word of theirs.
    """
    own = view.viewer_is_contractor
    return {
        "may_write": not takes_oneself(Act.COMMENT, own=own, through=viewer.through),
        "seal": gate.seal(request, _form(view)),
        "once": new_id(core.rng),
        "longest": CHARACTERS,
    }


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads."""

    def __init__(
        self, core: Core, comments: Comments, doors: Doors, gate: Gate, pages: Pages
    ) -> None:
        self._core = core
        self._comments = comments
        self._doors = doors
        self._gate = gate
        self._pages = pages

    def talks(self, request: Request, contract: str) -> Response:
        """The segments that something was written on."""
        viewer, view = self._doors.open(request, contract, Act.READ_COMMENTS)
        return self._pages.answer(
            "comments.html",
            {
                "viewer": viewer,
                "view": view,
                "links": Links(view.contract, ZoneChoice.MINE),
                "talks": self._comments.talks(view, viewer.person),
                "zone": viewer.zone,
                "zone_name": viewer.zone_name,
            },
        )

    def thread(
        self,
        request: Request,
        contract: str,
        stream: str,
        seq: Seq,
        edit: Annotated[int, Query(ge=0, le=MAX_INTEGER)] = 0,
    ) -> Response:
        """What stands on a segment; `edit` is the number of an own comment that is to be changed."""
        viewer, view = self._doors.open(request, contract, Act.READ_COMMENTS)
        return self._thread(request, viewer, view, StreamId(stream), seq, edit=edit)

    def change(
        self,
        request: Request,
        contract: str,
        stream: str,
        seq: Seq,
        act: Annotated[Literal["write", "edit", "delete"], Form()],
        text: Annotated[str, Form(max_length=20_000)] = "",
        question: Annotated[str, Form(max_length=10)] = "",
        once: Annotated[str, Form(max_length=64)] = "",
        number: _Number = 0,
        version: _Number = 0,
        seal: Annotated[str, Form(max_length=64)] = "",
    ) -> Response:
        """Write, or change or delete what one has written."""
        viewer, view = self._doors.open(request, contract, Act.COMMENT)
        place = (StreamId(stream), seq)
        typed = {"text": text, "question": question}
        edit = number if act == "edit" else 0
        if not self._gate.sealed(request, _form(view), seal):
            return self._thread(
                request, viewer, view, *place, edit=edit, typed=typed, notice=words.SEND_AGAIN
            )
        try:
            match act:
                case "write":
                    number = self._comments.write(
                        view,
                        viewer.person,
                        place,
                        text=text,
                        question=bool(question),
                        once=once or new_id(self._core.rng),
                    )
                case "edit":
                    self._comments.edit(
                        view, viewer.person, place, number=number, version=version, text=text
                    )
                case "delete":
                    self._comments.delete(view, viewer.person, place, number=number)
        except NoSegmentError:
            raise Problem(Code.NOT_FOUND, NOTHING) from None
        except CommentRefusedError as refused:
            error = words.REFUSALS[refused.refusal]
            typing = refused.refusal in (Refusal.EMPTY, Refusal.BAD_TEXT)
            return self._thread(
                request,
                viewer,
                view,
                *place,
                edit=edit,
                typed=typed,
                error=error,
                status=422 if typing else 409,
            )
        except TooManyAttemptsError as refused:
            error = words.too_many_comments(refused.wait_s)
            answer = self._thread(
                request, viewer, view, *place, typed=typed, error=error, status=429
            )
            return slow_down(answer, refused.wait_s)
        here = Links(view.contract, ZoneChoice.MINE).comments(*place)
        return RedirectResponse(f"{here}#comment-{number}", status_code=303)

    def _thread(
        self,
        request: Request,
        viewer: Viewer,
        view: ContractView,
        stream: StreamId,
        seq: int,
        *,
        edit: int = 0,
        typed: Mapping[str, str] | None = None,
        error: str = "",
        notice: str = "",
        status: int = 200,
    ) -> Response:
        with self._core.database.reading() as rows:
            segment = segment_row(rows, view, stream, seq)
        if segment is None:
            raise Problem(Code.NOT_FOUND, NOTHING)
        thread = self._comments.thread(view, viewer.person, stream, seq)
        self._comments.seen(view, viewer.person, stream, seq)
        links = Links(view.contract, ZoneChoice.MINE)
        zone: tzinfo = viewer.zone
        day = day_of(segment.slot_start_ms, zone)
        return self._pages.answer(
            "segment_comments.html",
            {
                "viewer": viewer,
                "view": view,
                "links": links,
                "segment": segment,
                "segment_link": links.segment(segment, day),
                "day": day,
                "thread": thread,
                "form": form_values(self._core, self._gate, request, viewer, view),
                "edit": edit if any(one.editable and one.number == edit for one in thread) else 0,
                "typed": typed or {"text": "", "question": ""},
                "error": error,
                "notice": notice,
                "zone": zone,
                "zone_name": viewer.zone_name,
            },
            status=status,
        )


def _form(view: ContractView) -> str:
    return f"comments {view.contract}"
