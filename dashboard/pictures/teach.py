"""The lessons as cards, and how to present them in a class. HTML."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from dashboard.analysis.summary import plural
from dashboard.records.lessons import Lesson
from dashboard.records.problems import Problem

WHAT_THIS_IS = """<div class="prose"><p>A lesson goes through the atlas step by step: a text beside a view, now and
then a question with its answer. Present it on a projector, drive it from a second window or a phone, let pupils follow
and vote on theirs, or hand it out on paper. No account is needed, and nothing is kept of what pupils do.</p></div>"""

HOW_TO_WRITE = """<div class="prose"><p>A lesson is a text file in the folder <code>lessons</code> of the data, such as
<code>data/lessons/my-lesson.yaml</code>; the file’s name is its name here. At the end of every page of this atlas,
“Teach with this view” gives the view as a step to paste into it. <code>python3 -m dashboard check</code> tells what is
wrong in it, line by line, and so does this page.</p></div>"""

OFFLINE = """<div class="prose"><p>Everything on this site comes from the machine that serves it: with the atlas
installed on your own, lessons, maps and sheets work with the network off.</p><p>On any other machine take the lesson in
one file: download it above, copy it onto a USB stick, and open it with a double click in Chrome, Edge, Firefox or
Safari. It holds the map, the records, the questions and their answers; the keys are the same. Rooms and votes need a
server, so they are not in it.</p></div>"""

KEYS = {  # of the projector's window, which lists all of its keys at “?”
    (
        "→",
        "Page Down",
        "Space",
    ): "Next: the answer to a step’s question, then the next step; so does a presenter’s clicker",
    ("←", "Page Up"): "Back, the same way",
    ("Home", "End"): "First and last step",
    ("B", "."): "Black screen, and back",
    ("F",): "Full screen, and back",
    ("R",): "The step as it was, whatever was clicked on the map",
    ("O",): "Open a room for phones",
    ("Q",): "The room’s address large, as a picture to scan and as a code",
    ("W",): "The teacher’s view of the room, in a window of its own",
    ("?",): "All keys",
}


def facts(lesson: Lesson) -> str:
    """For whom the lesson is, how long it takes, and what pupils can do after it."""
    asked = sum(step.question is not None for step in lesson.steps)
    said = [lesson.audience, plural(lesson.minutes, "minute"), plural(len(lesson.steps), "step")]
    said += [plural(asked, "question")] if asked else []
    goals = "".join(f"<li>{escape(goal)}</li>" for goal in lesson.goals)
    return f'<p class="lesson-facts">{escape(" · ".join(said))}</p><ul class="goals">{goals}</ul>'


def ways_in(name: str, title: str) -> str:
    """The links that start a lesson, each in a window of its own."""
    return (
        f'<p class="ways-in">{_start("Present", title, present=name)} {_start("Teacher’s view", title, teach=name)}</p>'
    )


def _start(text: str, title: str, **parameters: str) -> str:
    said = f"{text}: {title} (opens a new window)"
    return f'<a class="start" aria-label="{escape(said)}" {_to(**parameters)}>{escape(text)}</a>'


def _to(**parameters: str) -> str:
    """Where a link to a lesson's page goes; from one of the atlas's pages it is loaded as any other site's."""
    return f'href="./?{escape(urlencode(parameters))}" target="_blank" rel="noopener"'


def steps(name: str, lesson: Lesson) -> str:
    """The steps in their order, each a link that presents from there on."""
    rows = (
        f"<li><a {_to(present=name, step=str(number))}>{escape(step.heading)}</a> "
        f'<span class="fine">{plural(step.minutes, "minute")}{", with a question" if step.question else ""}</span></li>'
        for number, step in enumerate(lesson.steps, 1)
    )
    return f'<ol class="lesson-steps">{"".join(rows)}</ol>'


def refused(problems: Sequence[Problem]) -> str:
    """What is wrong with a lesson, line by line as the check says it."""
    lines = escape("\n".join(map(str, problems)))
    return (
        f'<p role="alert">This lesson has {plural(len(problems), "problem")} and cannot be started. Once its file is '
        f'put right, it can.</p><pre class="problems">{lines}</pre>'
    )


def keys() -> str:
    """The keys of the projector's window as a table."""
    rows = (f'<tr><th scope="row">{_pressed(any_of)}</th><td>{escape(does)}</td></tr>' for any_of, does in KEYS.items())
    table = f"<table><caption>On the projector</caption><tbody>{''.join(rows)}</tbody></table>"
    return f'<div class="box keys">{table}</div>'


def _pressed(any_of: Sequence[str]) -> str:
    return " ".join(f"<kbd>{escape(key)}</kbd>" for key in any_of)


def phones(reached: str) -> str:
    """Whether phones reach this server, and where; `reached` is "" where they do not."""
    if not reached:
        return f'<div class="prose">{ALONE}{ROOMS}</div>'
    return (
        f'<div class="prose"><p>Phones in the same network reach this server at <strong>{escape(reached)}</strong></p>'
        f"{ROOMS}{NOT_FOUND}</div>"
    )


ALONE = """<p>This server answers to this machine alone. To let phones join, stop it and start it with
<code>python3 -m dashboard run --network</code>: it then prints the address for phones. Everybody in the same network
can then read the atlas, and nobody can edit it.</p>"""
ROOMS = """<p>Open a room on the projector, or start with the teacher’s view, which opens one. Pupils scan its picture:
they see the step, may wander over the map and come back, and vote. A room ends by itself after three hours, and nothing
of it is kept.</p>"""
NOT_FOUND = """<p>If a phone finds nothing there, it is in another network, such as the mobile one, or a firewall on the
machine that serves the atlas keeps it out.</p>"""
