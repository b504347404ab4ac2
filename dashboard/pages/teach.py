"""The lessons: present them, hand them out, and what a classroom needs."""

from functools import partial

import streamlit as st

from dashboard import cached, pace
from dashboard.analysis.filters import Filters
from dashboard.cached import Atlas
from dashboard.pictures import teach
from dashboard.records.lesson_files import LessonFile
from dashboard.records.lessons import Lesson
from dashboard.sidebar import plain
from dashboard.teaching import PAPERS, download, reached


def title(atlas: Atlas) -> str:
    """The page's heading."""
    return "Teach"


def draw(atlas: Atlas, filters: Filters) -> None:
    """What a lesson is, each lesson, and what is needed in class."""
    st.html(teach.WHAT_THIS_IS)
    found = cached.lessons()
    if not found:
        st.info("There is no lesson in the data.")
    for held in found:
        _lesson(held)
    pace.after_content()
    for heading, text in (
        ("Keys", teach.keys()),
        ("Without internet", teach.OFFLINE),
        ("Phones of pupils", teach.phones(reached())),
        ("Write a lesson", teach.HOW_TO_WRITE),
    ):
        st.header(heading, anchor=False)
        st.html(text)


def _lesson(held: LessonFile) -> None:
    with st.container(border=True, key=f"lesson {held.name}"):
        if held.lesson:
            _card(held.name, held.lesson)
        else:
            st.header(plain(held.name), anchor=False)
            st.html(teach.refused(held.problems))


def _card(name: str, lesson: Lesson) -> None:
    st.header(plain(lesson.title), anchor=False)
    st.html(teach.facts(lesson) + teach.ways_in(name, lesson.title))
    with st.container(horizontal=True, gap="small", key=f"hand out {name}"):
        for paper in PAPERS:
            sheet = partial(cached.lesson_sheet, name, paper, reached())
            download(f"Sheet, {paper} (PDF)", sheet, f"{name}-{paper}.pdf")
        download("Lesson in one file (HTML)", partial(cached.lesson_file, name), f"{name}.html")
    with st.expander(f"Its {len(lesson.steps)} steps"):
        st.html(teach.steps(name, lesson))
