"""How records are made, in words: the sections of the page, the rules, and what each code means. HTML."""

from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape

from dashboard.pictures.tables import figures
from dashboard.records.schema import Deal
from dashboard.records.words import (
    CONFIDENCE_MEANINGS,
    CONFIDENCES,
    KIND_MEANINGS,
    KINDS,
    SCOPE_MEANINGS,
    SCOPES,
    STATUS_MEANINGS,
    STATUSES,
)

SECTIONS = {  # by anchor
    "records": "What counts as a record",
    "codes": "Kinds, statuses, confidence, scopes",
    "publishers": "How publishers are counted",
    "coverage": "Where we looked",
    "left-out": "Looked into and left out",
    "others": "How other counts differ",
    "open": "Open problems",
    "version": "Version, newest records, licences",
    "glossary": "Glossary",
}
RULES = """<ul class="rules">
<li><strong>A record</strong> is one deal, plan, gift or kind of help by which surveillance technology of a supplier
from China went, or was to go, to a buyer in another country, most often a state body. A ban, a removal or a refusal
of such technology is a record too.</li>
<li><strong>Not taken:</strong> what no source we found ties to China, talks without more, and plain data centres,
networks or “smart city” papers in which no source describes surveillance or policing. What we looked into and left
out is listed <a href="#left-out">below</a>.</li>
<li><strong>Bans, removals and refusals are not deals.</strong> They are counted apart, and their date is that of the
decision. Their status tells how the supply stands that they are about.</li>
<li><strong>What is not known</strong> stays open and is shown as unknown. An absent record does not prove that there
is no deal.</li>
<li><strong>Dates</strong> are as precise as the sources: a year, a month or a day. The year of a record is that of
the earliest known step (announced, signed, first in use), else of the first report. A record without any date counts
in totals and in no year. The year in a record’s id is a label, not a date.</li>
<li><strong>Values are never added up.</strong> Contracts, loans, announced budgets, payments over many years and
cancelled plans stand side by side; a note says what each value is.</li>
<li><strong>Part of</strong> names the record whose contract or money already covers this one, so that nobody counts
the money twice.</li>
<li><strong>Contested</strong> says what is disputed or not shown, and by whom.</li>
<li><strong>Sources back facts, not records.</strong> For each source we note which facts it supports; the record’s
page shows them. A title in [brackets] is our description and not the headline. Sources were read in part, not always
whole.</li>
<li><strong>Records age.</strong> Each says when it was last looked over. A status changes soonest, so it is the first
thing to check again.</li>
</ul>"""
PUBLISHERS = """<div class="prose"><p>Ten pages that print one agency’s report are one voice. So we count publishers
and not pages, and carefully: from the publisher named with each source we take the outlets, such as the paper and the
agency in “Arab News (Reuters)”. Sources that have an outlet in common count as one independent publisher, also where
the link runs by way of a third.</p><p>This can err both ways. A paper that does not name the agency it prints counts
on its own; two reports by one agency on different days count once. Two publishers can also rest on the same first
witness, which no count shows. The evidence lens in the sidebar asks for a number of such publishers, or for a level
of confidence.</p></div>"""
LICENCES = """<p>Code: MIT licence. Our data: CC BY 4.0, to be credited as “Surveillance Export Atlas”.</p> <p>Parts
from others keep their licences, among them V-Dem’s regime classes (CC BY-SA 4.0), population (World Bank, CC BY 4.0)
and shapes (Natural Earth, public domain). The file LICENSE-DATA.md lists all; texts of sources are their
publishers’.</p>"""


def contents() -> str:
    """The sections as links within the page."""
    items = "".join(f'<li><a href="#{anchor}">{escape(heading)}</a></li>' for anchor, heading in SECTIONS.items())
    return f'<nav aria-label="On this page"><ul class="contents">{items}</ul></nav>'


def codes(deals: Iterable[Deal]) -> str:
    """A table each for kinds, statuses, confidences and scopes: the word, its meaning, and how many records have it."""
    held = tuple(deals)
    tables = (
        ("Kinds", "Kind", KINDS, KIND_MEANINGS, Counter[str](deal.kind for deal in held)),
        ("Status of the supply", "Status", STATUSES, STATUS_MEANINGS, Counter[str](deal.status for deal in held)),
        (JUDGED, "Confidence", CONFIDENCES, CONFIDENCE_MEANINGS, Counter[str](deal.confidence for deal in held)),
        ("Scope: how far it reaches", "Scope", SCOPES, SCOPE_MEANINGS, Counter[str](deal.scope for deal in held)),
    )
    return "".join(f'<div class="meanings">{_codes(*table)}</div>' for table in tables)


JUDGED = "Confidence: our judgement, lowered where use for surveillance is weakly shown"


def _codes(
    caption: str, name: str, words: Mapping[str, str], meanings: Mapping[str, str], counts: Mapping[str, int]
) -> str:
    rows = [(word, meanings[code], f"{counts.get(code, 0):,}") for code, word in words.items()]
    return figures(caption, (name, "Meaning", "Records"), rows)
