"""The work list of an editor as HTML. Everything from the data is escaped here."""

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from dashboard.analysis.worklist import GROUPS, Point, Task, Work
from dashboard.editing.drafts import Draft
from dashboard.pictures.links import link
from dashboard.pictures.moments import short, when

HOW = """<details class="how"><summary>How editing works</summary><ol>
<li>Open a record from the list below, correct it in the form, and look at the change before you save it.</li>
<li>Say in one line why. Your name, the day and that line are kept with the change.</li>
<li>What you type stays as a draft until you save it or throw it away, also if the connection breaks.</li>
<li>What breaks a rule of the data is not saved; where somebody else changed the record meanwhile, you choose.</li>
<li>The history shows every save, and any of them can be taken back.</li></ol></details>"""
BY_HAND = "The form does not hold this: put it right at this place of the file, in a text editor."
NOTHING = '<p class="nothing">Nothing waits here.</p>'
NOT_TRIED = (
    "<p>No address has been tried yet on this copy. <code>python3 -m dashboard links</code> tries them all; what it "
    "finds stands here.</p>"
)


def groups(found: Work, chosen: str) -> str:
    """The groups with how many records each holds, as links; the chosen one is marked."""
    items = "".join(_group(code, len(tasks), code == chosen) for code, tasks in found.items())
    return f'<nav aria-label="What waits"><ul class="work-groups">{items}</ul></nav>'


def _group(code: str, number: int, chosen: bool) -> str:
    name, about = GROUPS[code]
    to, mark = escape("?" + urlencode({"group": code, "from": ""})), ' aria-current="true"' if chosen else ""
    empty = "" if number else ' class="empty"'
    return (
        f'<li{empty}><a href="{to}"{mark}><b>{number:,}</b> <strong>{escape(name)}</strong> '
        f"<span>{escape(about)}</span></a></li>"
    )


def tasks(shown: Sequence[Task], first: int, countries: Mapping[str, str]) -> str:
    """Records with what is to be looked at, each a link to the form where it holds it; counted from `first`."""
    items = "".join(_task(task, countries) for task in shown)
    return f'<ol class="tasks" start="{first}">{items}</ol>' if shown else NOTHING


def _task(task: Task, countries: Mapping[str, str]) -> str:
    other = {} if task.file == "deals.yaml" else {"file": task.file}
    named = escape(task.title or "A record without a name")
    name = link(task.title, "edit-record", record=task.key, **other) if task.form else f"<strong>{named}</strong>"
    beside = [countries.get(task.country, ""), task.key if task.key != task.title else ""]
    about = f'<span class="fine">{escape(" · ".join(filter(None, beside)))}</span>'
    by_hand = "" if task.form else f'<p class="fine">{BY_HAND}</p>'
    return f"<li>{name} {about}{''.join(map(_point, task.points))}{by_hand}</li>"


def _point(point: Point) -> str:
    place = f' <span class="fine">{escape(point.place)}</span>' if point.place else ""
    to, new_window = escape(point.address), 'target="_blank" rel="noopener noreferrer"'
    address = f' <a href="{to}" {new_window}>{to}</a>' if point.address else ""
    return f"<p>{escape(point.said)}{address}{place}</p>"


def draft_title(held: Draft) -> str:
    """What a draft is called."""
    typed = held.fields.get("name" if held.file == "suppliers.yaml" else "title")
    return short(typed.strip() if isinstance(typed, str) else "") or "without a title yet"


def draft(held: Draft) -> str:
    """One draft: what it is of, when it was kept, and a link that goes on with it."""
    of = "firm" if held.file == "suppliers.yaml" else "deal"
    what = f"a new {of}" if held.base is None else f"a {of} corrected" if held.reason is None else "to be left out"
    return (
        f"<p>{link(f'Go on: {draft_title(held)}', 'edit-record', draft=held.id)} "
        f'<span class="fine">{what}, not saved yet, kept {escape(when(held.kept))}</span></p>'
    )
