"""The thesis put to the data, and how we know, on a lesson's step. Everything from the data is escaped."""

from collections import Counter
from html import escape

import pandas as pd

from dashboard.analysis import coverage
from dashboard.analysis.doubtful import doubts
from dashboard.analysis.regimes import by_regime
from dashboard.analysis.summary import plural
from dashboard.pictures import searched
from dashboard.pictures.atlas import Atlas
from dashboard.pictures.doubtful import doubts_list
from dashboard.pictures.legend import swatches
from dashboard.pictures.lesson_panel import Panel
from dashboard.pictures.lesson_time import picture
from dashboard.pictures.links import link
from dashboard.pictures.regime_results import shares_result
from dashboard.pictures.regime_texts import SHARES_NOTE, note
from dashboard.pictures.regimes import regime_shares
from dashboard.pictures.smallmap import world_map
from dashboard.pictures.tables import figures
from dashboard.pictures.worldmap import background
from dashboard.records.lessons import View
from dashboard.records.schema import Term
from dashboard.records.words import CONFIDENCE_MEANINGS, CONFIDENCES


def regimes_panel(atlas: Atlas, shown: View, keep: pd.Series) -> Panel:
    """Which regime classes the deals fall in, how that is counted, and what it cannot show."""
    answer = by_regime(atlas.dataset, atlas.table, keep)
    said = shares_result(answer)
    chart = picture(regime_shares(answer).to_dict(), said, "chart") if answer.number else ""
    return Panel(said, chart + note(SHARES_NOTE, atlas.names.explain))


def know_panel(atlas: Atlas, shown: View, keep: pd.Series) -> Panel:
    """The term that the view names, else how sure the records are, what is open, and where was looked."""
    term = next((term for term in atlas.dataset.glossary if term.key == shown.term), None)
    return _term(term) if term else _evidence(atlas, keep)


def _term(term: Term) -> Panel:
    forms = f'<br><span class="fine">Also: {escape(", ".join(term.also))}</span>' if term.also else ""
    html = f"<dt>{link(term.term, 'know', term=term.key)}</dt><dd>{escape(term.text)}{forms}</dd>"
    return Panel(f"What “{term.term}” means here.", f'<dl class="glossary"><div class="opened">{html}</div></dl>')


def _evidence(atlas: Atlas, keep: pd.Series) -> Panel:
    held = Counter(atlas.table["confidence"][keep])
    words = {code: word.lower() for code, word in CONFIDENCES.items()}
    found = coverage.found(atlas.dataset)
    where = searched.map_sentence(found)
    rows = [(CONFIDENCES[code], CONFIDENCE_MEANINGS[code], held[code]) for code in CONFIDENCES]
    table = figures("Confidence of the records", ("Confidence", "Meaning", "Records"), rows)
    drawn = world_map(searched.LOOKS, searched.map_classes(found), searched.map_said(found, atlas.country_names), where)
    legend = swatches({look.label: background(look) for look in searched.LOOKS.values()}, "Legend of the map")
    sure = ", ".join(f"{held[code]} {word}" for code, word in words.items())
    said = f"Confidence of {plural(int(keep.sum()), 'record')}: {sure}. {where}"
    problems = f"<h3>Open problems</h3>{doubts_list(doubts(atlas.dataset))}"
    return Panel(said, f"{table}<h3>Where we looked</h3>{drawn}{legend}{problems}")
