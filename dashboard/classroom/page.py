"""The pages of a lesson, of the projector, the teacher and a pupil: the bare address with the word of their role."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import cached
from dashboard.pictures.lesson_page import lesson_page, refusal
from dashboard.records.lesson_files import LessonFile

ROLES = ("present", "teach", "room")  # a room's windows name it beside their role; a pupil's names the room alone
LIMITS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    "Referrer-Policy": "no-referrer",
}
NOT_FOUND = 404


class LessonPages:
    """Stands before Streamlit, which has the bare address."""

    def __init__(self, app: ASGIApp) -> None:
        """Take what answers everything else."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the page of a lesson where the address names a role in it."""
        if scope["type"] == "http" and scope["path"] == "/" and scope["method"] in ("GET", "HEAD"):
            asked = QueryParams(scope["query_string"])
            if role := next((role for role in ROLES if role in asked), None):
                page = await run_in_threadpool(_answer, role, asked)
                await page(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _answer(role: str, asked: QueryParams) -> HTMLResponse:
    """The page of a role; in place of a lesson that cannot be shown, what is wrong and what there is."""
    if role == "room":
        return HTMLResponse(lesson_page(role, "Lesson"), headers=LIMITS)
    name, files = asked[role], cached.lessons()
    file = next((file for file in files if file.name == name), None)
    if file and file.lesson and not (wrong := _wrong_step(file, asked.get("step", "1"))):
        return HTMLResponse(lesson_page(role, file.lesson.title, name), headers=LIMITS)
    if not file:
        said = f"There is no lesson “{name[:60]}” here." if name else "Choose a lesson."
    elif file.lesson:
        said = wrong
    else:
        said = f"The lesson “{name}” has errors and cannot be shown before they are put right:"
    return HTMLResponse(refusal(role, said, file, files), NOT_FOUND, headers=LIMITS)


def _wrong_step(file: LessonFile, asked: str) -> str:
    """What to say of a step that a lesson does not have; "" of one that it has."""
    count = len(file.lesson.steps) if file.lesson else 0
    if asked in map(str, range(1, count + 1)):
        return ""
    return f"This lesson has no step “{asked[:20]}”. Its steps go from 1 to {count}."
