"""The sources of a record as HTML: what rests on which, and who publishes them. Everything from the data is escaped."""

from html import escape

from dashboard.analysis.evidence import groups
from dashboard.analysis.provenance import backing
from dashboard.analysis.summary import plural
from dashboard.records import dates
from dashboard.records.parts import Source
from dashboard.records.schema import Deal
from dashboard.records.words import FIELDS

NONE_NAMED = ' <span class="unsourced">no source named for this</span>'


def rests_on(deal: Deal, *fields: str) -> str:
    """Links to the sources of a fact, or that none is named for it; "" where the fields give no fact."""
    numbers = backing(deal, fields)
    if numbers is None:
        return ""
    marks = "".join(f'<a href="#source-{n}" aria-label="Source {n}">{n}</a>' for n in numbers)
    return f' <span class="rests">{marks}</span>' if marks else NONE_NAMED


def source_list(deal: Deal) -> str:
    """The sources, numbered as in the links to them, each with what it is said to support."""
    items = "".join(
        f'<li id="source-{number}" tabindex="-1">{_source(source)}</li>'
        for number, source in enumerate(deal.sources, 1)
    )
    return f'<ol class="sources numbered">{items}</ol>'


def _source(source: Source) -> str:
    day = dates.pretty(source.published) if source.published else "no date shown"
    backs = ", ".join(FIELDS.get(name, name) for name in source.supports)
    return (
        f'<a href="{escape(source.url)}" target="_blank" rel="noopener noreferrer">{escape(source.title)}</a>'
        f'<br>{escape(source.publisher)}, {day} <span class="fine">'
        f"· {f'backs: {escape(backs)}' if backs else 'not noted what it backs'}</span>"
    )


def publisher_list(deal: Deal) -> str:
    """How many independent publishers the sources have, and which are counted as one."""
    found = groups(deal)
    items = "".join(
        f"<li>{'; '.join(map(escape, group))}{' (counted as one)' if len(group) > 1 else ''}</li>" for group in found
    )
    return (
        f"<p><strong>{plural(len(found), 'independent publisher')}</strong> "
        f"of {plural(len(deal.sources), 'source')}. Sources that name the same outlet, or pass on its text, "
        f'count as one; the count is made from the publishers’ names alone.</p><ul class="publishers">{items}</ul>'
    )
