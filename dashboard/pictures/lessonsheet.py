"""A lesson as a sheet to be handed out: its goals, map, questions without answers, tasks, and the records it names."""

from collections.abc import Sequence

import pandas as pd
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph

from dashboard.analysis import views
from dashboard.analysis.cite import ATLAS
from dashboard.analysis.summary import plural
from dashboard.pictures.alone import alone
from dashboard.pictures.atlas import Atlas
from dashboard.pictures.paper import Paper
from dashboard.pictures.paperdeals import Rows, kept_deals
from dashboard.pictures.paperparts import (
    ASKED,
    FINE,
    HEADING,
    LONGEST,
    SMALL,
    Rules,
    bold,
    head,
    marked,
    questions,
    text,
)
from dashboard.pictures.viewed import SUBJECT, said, source, viewed
from dashboard.pictures.viewsheet import ROOM, map_parts, way_to, with_records
from dashboard.records.lessons import Lesson, Step, View
from dashboard.records.schema import Deal

BOX = "\u2610"
MAP = 0.7  # of the width
MOST_GOALS = 6
LINES = 2  # to write on below a task


@alone
def lesson_sheet(name: str, lesson: Lesson, atlas: Atlas, paper: str, base: str = "") -> bytes:
    """The sheet as PDF, on a paper of PAPERS; `base` is the atlas's address, "" where that is not known."""
    below = f"/?present={name}"
    address = f"{base.rstrip('/')}{below}" if base else ""
    sheet = Paper(paper, f"{lesson.title} – {ATLAS}", [source(atlas), way_to("This lesson", below, address)])
    start = [*head(SUBJECT, lesson.title, address, sheet.width), *_goals(lesson), *_map(lesson, atlas, sheet.width)]
    tasks = [CondPageBreak(ROOM), bold("Tasks", HEADING), *questions(lesson.tasks, LINES)]
    asked = [step for step in lesson.steps if step.question]

    def before(number: int) -> list[Flowable]:
        return [*start, *_asked(asked, number), *tasks]

    rows = Rows(named(lesson, atlas), atlas, "that the lesson comes to first", graded=True)
    return with_records(sheet, before(sheet.most(before, len(asked))), rows)


def named(lesson: Lesson, atlas: Atlas) -> list[Deal]:
    """The records that the lesson's steps are about, in the order in which they come to them."""
    found: dict[str, Deal] = {}
    for step in lesson.steps:
        if (keep := _about(step.view, atlas)) is not None:
            found |= {deal.id: deal for deal in kept_deals(atlas, keep)}
    return list(found.values())


def _about(view: View, atlas: Atlas) -> pd.Series | None:
    """The rows of one record or of single countries; None where the view is about more."""
    if view.deal:
        rows: pd.Series = atlas.table["id"] == view.deal
        return rows
    countries = (view.country,) if view.country else view.countries
    keep = views.kept(view, atlas.table, atlas.choices)
    return keep & atlas.table["iso_a3"].isin(countries) if countries else None


def _goals(lesson: Lesson) -> list[Flowable]:
    return [text(f"• {goal}", most=200) for goal in lesson.goals[:MOST_GOALS]]


def _map(lesson: Lesson, atlas: Atlas, width: float) -> list[Flowable]:
    """The map of the first step that shows the whole world."""
    whole = (step.view for step in lesson.steps if step.view.page == "world" and not step.view.zoom)
    held = viewed(next(whole, View()), atlas)
    return [*map_parts(held, atlas, width * MAP), text(f"On the map: {' '.join(said(held, atlas))}", FINE)]


def _asked(steps: Sequence[Step], number: int) -> list[Flowable]:
    """So many of the steps' questions, each with its choices to tick or a line to write on, and how many are left."""
    heading = [bold("Questions on the way", HEADING)] if steps else []
    shown = [KeepTogether(_question(place, step)) for place, step in enumerate(steps[:number], 1)]
    left = len(steps) - number
    return [*heading, *shown, *([text(f"{plural(left, 'more question')} in the lesson itself", FINE)] if left else [])]


def _question(number: int, step: Step) -> list[Flowable]:
    asked = step.question
    if asked is None:
        return []
    words = f"{number}. <b>{marked(step.heading, LONGEST)}</b> {marked(asked.text, LONGEST)}"
    ticked = "&nbsp; &nbsp; ".join(f"{BOX}&nbsp;{marked(choice, LONGEST)}" for choice in asked.choices)
    return [Paragraph(words, ASKED), Paragraph(ticked, SMALL) if ticked else Rules(1)]
