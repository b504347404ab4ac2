"""The pages of a lesson: the projector's, the teacher's, and a pupil's, at the bare address with one of their words."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.pictures.lesson_page import lesson_page

ROLES = ("present", "teach", "room")


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
                page = await run_in_threadpool(answer, role, asked)
                await page(scope, receive, send)
                return
        await self.app(scope, receive, send)


def answer(role: str, asked: QueryParams) -> Response:
    """The page of a role."""
    name = "" if role == "room" else asked[role]
    return HTMLResponse(lesson_page(role, "Lesson", name))


def pack(request: Request) -> JSONResponse:
    """What a lesson's page shows, step by step."""
    return JSONResponse(_handmade(request.path_params["name"]))


def _handmade(name: str) -> dict:  # until the packs are there
    from dashboard import cached
    from dashboard.analysis.colour import paint
    from dashboard.analysis.filters import Filters, select
    from dashboard.analysis.view import view
    from dashboard.pictures.panel import deal_card
    from dashboard.pictures.worldmap import Colouring, legend, patch

    atlas = cached.atlas()

    def step(heading, text, filters, country=None, zoom=None, question=None, panel=None):
        keep = select(atlas.table, filters)
        way = cached.way("deals", "facial-recognition")
        colouring = Colouring("deals", way, paint(atlas.table, keep, way))
        painted = patch(atlas.table, keep, atlas.ground, colouring, country)
        line = "".join(f"<rect x='{20 * i}' y='{60 - 4 * i}' width='14' height='{4 * i + 20}' fill='#2f76b0'/>" for i in range(16))
        return {
            "heading": heading,
            "html": f"<p>{text}</p>",
            "minutes": 3,
            "notes": "<p>Let them look for <strong>two minutes</strong>.</p>",
            "question": question,
            "page": "country" if panel else "world",
            "link": "?technology=cctv",
            "says": f"{int(keep.sum())} deals in {atlas.table[keep]['iso_a3'].nunique()} countries are shown.",
            "patch": painted | {"zoom": list(view(zoom)) if zoom else None},
            "legend": "" if panel else legend("deals", way),
            "panel": panel,
            "timeline": None if panel else f"<div class='timeline' role='img' aria-label='Deals over the years'><svg viewBox='0 0 720 90'>{line}</svg></div>",
        }

    q = {"text": "Who do you think paid for the cameras?", "choices": ["The city", "The state", "A bank abroad", "Nobody yet"],
         "answer": "<p>In most records <strong>a loan</strong> paid. The sources say so in three of them; in others the payer is not named.</p>"}
    long = ("In 2014 a supplier signed a contract for a police network in two cities. A first report told of 1,800 cameras; "
            "a later one of fewer. The map shows what the sources say today, the records beside it where they say it. " )
    cards = "".join(deal_card(deal, atlas.names) for deal in atlas.deals["KEN"])
    return {
        "name": name, "title": "The article, claim by claim", "audience": "Ages 15 to 18", "minutes": 21, "goals": ["Read a source"],
        "version": atlas.version,
        "steps": [
            step("The whole world", long, Filters()),
            step("Cameras in Kenya", long * 2, Filters(technology=("cctv",)), "KEN", "KEN", q),
            step("Brazil", long, Filters(technology=("facial-recognition",)), "BRA", "BRA"),
            step("Kenya, record by record", long, Filters(), "KEN", None, None, cards),
            step("Serbia", long, Filters(), "SRB", "SRB", q | {"choices": []}),
            step("What remains open", long, Filters(region=("Africa",))),
        ],
        "countries": {iso: f"<h2>{atlas.country_names[iso]}</h2>" + "".join(deal_card(d, atlas.names) for d in deals)
                      for iso, deals in atlas.deals.items()},
        "places": cached.places(),
    }
