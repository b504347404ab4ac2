"""A view as a sheet to be handed out: its map, questions with lines to write on, and its records with their sources."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from dashboard.analysis.cite import ATLAS
from dashboard.pictures import papermap
from dashboard.pictures.alone import alone
from dashboard.pictures.atlas import Atlas
from dashboard.pictures.paper import Paper
from dashboard.pictures.paperdeals import Rows, kept_deals, order
from dashboard.pictures.paperparts import FINE, HEADING, Legend, bold, head, picture, questions, text
from dashboard.pictures.viewed import SUBJECT, Viewed, map_notes, place_in_atlas, said, shown_map, source, title

LONGEST_FOOT = 120  # letters that a line at the foot holds beside the page's number
LINES = 3  # to write on below a question
MOST = 24  # records that two pages can hold
ROOM = 120  # points that must be left on a page for the records to begin there
NOTHING = "Nothing is selected: no record of the atlas fits what this view asks for."
SEE = "see the address at the foot."
FEW = 6  # records that may be shown whole


@alone
def view_sheet(held: Viewed, atlas: Atlas, paper: str, base: str = "") -> bytes:
    """The sheet as PDF, on a paper of PAPERS; `base` is the atlas's address, "" where that is not known."""
    name, address = title(held, atlas), address_of(held, base)
    sheet = Paper(paper, f"{name} – {ATLAS}", foot(held, atlas, address))
    deals = order(kept_deals(atlas, held.keep), held.country)
    before = [*head(SUBJECT, name, address, sheet.width), *(text(words) for words in said(held, atlas))]
    before += map_parts(held, atlas, sheet.width)
    before += questions(asked(held, atlas, len(deals)), LINES) if deals else [text(NOTHING)]
    return with_records(sheet, before, Rows(deals, atlas))


def address_of(held: Viewed, base: str) -> str:
    """The view's address in full, "" where that of the atlas is not known."""
    return f"{base.rstrip('/')}{place_in_atlas(held)}" if base else ""


def foot(held: Viewed, atlas: Atlas, address: str) -> list[str]:
    """What stands at the foot of each page."""
    return [source(atlas), way_to("This view", place_in_atlas(held), address)]


def way_to(what: str, below: str, address: str) -> str:
    """How to find what is shown, given as its address below the atlas's root and, where that is known, in full."""
    shown = f"{what}: {address or f'start the atlas and put this behind its address: {below}'}"
    return shown if len(shown) <= LONGEST_FOOT else f"{shown[: LONGEST_FOOT - 1]}…"


def map_parts(held: Viewed, atlas: Atlas, width: float) -> list[Flowable]:
    """The map, its legend, and how to read it."""
    shown = shown_map(held, atlas)
    height = width * (0.52 if shown.edges else 0.452)
    drawn = picture(papermap.png(shown, width, height), width, height)
    notes = [text(note, FINE) for note in map_notes(held)]
    return [Spacer(0, 6), drawn, Spacer(0, 4), Legend([*held.looks.values()]), *notes, Spacer(0, 4)]


def with_records(sheet: Paper, before: Sequence[Flowable], rows: Rows) -> bytes:
    """The sheet with the records behind what stands before them: few of them whole, else as many as it holds."""
    total = len(rows.deals)

    def story(number: int, whole: bool = False) -> list[Flowable]:
        left = total - number
        which = [text(f"The {number} {rows.chosen}; {left} more: {SEE}", FINE)] if left else []
        heading = [CondPageBreak(ROOM), bold(f"The records ({total})", HEADING), *which] if total else []
        return [*before, *heading, *rows.table(number, sheet.width, whole)]

    if total <= FEW and sheet.holds(whole := story(total, whole=True)):
        return sheet.made(whole)
    return sheet.made(story(sheet.most(story, min(total, MOST))))


def asked(held: Viewed, atlas: Atlas, number: int) -> list[str]:
    """Open questions that fit what is shown."""
    if not number:
        return []
    if number == 1:
        return [
            "Which fact of this record would you trust least, and why?",
            "Who could know more about it, and what would they gain or lose by saying it?",
            "What happened after its last known date, and how could one find out?",
        ]
    compared = [atlas.country_names.get(iso, iso) for iso in held.view.countries]
    second = "What could this map make a reader believe that the records do not show?"
    if held.view.page == "compare" and compared:
        second = (
            f"In what do {' and '.join(compared)} differ here? What of it could come from what was reported at all?"
        )
    return [
        "Which of these records would you trust least, and why?",
        second,
        "Choose one record. What happened after its last known date, and how could one find out?",
    ]
