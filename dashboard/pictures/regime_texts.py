"""The charts about regime classes in words, as HTML: how each counts, what it cannot show, and tables of its content.

A table also says how many records or countries were left out, and why.
"""

from collections.abc import Mapping, Sequence

from dashboard.analysis.regimes import ORDER, Answer, Changed
from dashboard.pictures.glossary import Explain
from dashboard.pictures.regimes import offset, percent, unit
from dashboard.pictures.tables import figures
from dashboard.records.words import REGIMES

ALWAYS = """Our records hold what was reported and what we searched for, and some countries were not searched: an
absent record proves nothing, and where reporters work freely more may be known. A class is an estimate by experts;
a country close to a cut-off can change class although little changed."""


def note(texts: tuple[str, str], explain: Explain) -> str:
    """One of the notes below, its terms explained."""
    counting, cannot = texts
    return (
        f'<div class="notes"><p class="fine"><strong>How we count.</strong> {explain(counting)}</p>'
        f'<p class="fine"><strong>What this cannot show.</strong> {explain(cannot)} {ALWAYS}</p></div>'
    )


SHARES_NOTE = (
    """Each selected deal counts once, in the class that V-Dem (Regimes of the World) gave its country in the
deal's year: the year of the earliest known step, else of the first report. The grey bar is for comparison: of all
countries that V-Dem classed, how many were of this class? We count them in the year of each deal and take the
average over the deals. China, the seller, is not among them. If deals had gone to countries by chance, both bars
would be about equally long. Deals without a class in their year are in no share; the table gives their number and
the reasons.""",
    """All deals weigh the same, a memorandum or an offer as much as cameras for a whole city, and a country with
five deals counts five times; the table also gives the number of countries. Large and small countries count alike.
It does not show why a country bought, nor what the equipment did there.""",
)
YEARS_NOTE = (
    """Year 0 is the year of a country's first selected deal with a date. Each column holds the same countries:
only those with a class in all nine years. The others are left out, and the table says why; often because their
first deal is so early or so late that the classes do not reach far enough. The blocks are numbers of countries,
from closed autocracies at the foot to liberal democracies on top.""",
    """After is not because: classes change for many reasons, and also where there is no deal; compare the moves of
countries without one. The first deal we know of need not have been the first. Offers, and deals that were
cancelled later, are first deals too. With few countries, two or three that move already change the picture.""",
)
MOVES_NOTE = (
    """For each country with a dated deal we compare its class four years after the first selected deal with its
class in the year of that deal. From liberal democracy through electoral democracy and electoral autocracy to
closed autocracy is more autocratic, the other way more democratic, however many steps. The grey bar does the same
for the countries without any deal in our records, whatever the filters, and over the same years: for each first
deal once, then the average. China is left out.""",
    """This is no proof of a cause. The two groups can differ in more than deals: they may have begun in other classes
(a closed autocracy cannot become more autocratic on this scale) and lie in other regions. A country without a deal
in our records may have one that we do not know. Few countries change class within four years, so one more or one
less is seen at once. Changes within a class are not seen.""",
)
SPLITS_NOTE = (
    """Each small chart counts as the large one does, with the records of one group and the countries of their
years. The groups overlap, and not every deal is in one of the first two. Memorandum or framework agreement:
records of that kind. Equipment in use: equipment seen in use without a known contract, and contracts, deliveries
and gifts whose status is operational. Bans, removals and refusals are not deals and are counted by the year of the
decision, else of the first report.""",
    """Mind the number behind each title: in a group of ten, one record more moves a share by about ten points. A
memorandum may have led to equipment that has a record of its own. Confidence is our judgement of the sources, and
sources differ from country to country. A ban does not say that nothing is in use.""",
)


def shares_table(answer: Answer, caption: str, group: str = "") -> str:
    """The content of regime_shares() as HTML; of a group of splits() where its name is given."""
    units = unit(group) + "s"
    rows = [
        (REGIMES[code], _cell(deals, share), countries, _cell(f"{base:.1f}", base_share))
        for code, deals, share, countries, base, base_share in answer.rows.itertuples(index=False)
    ]
    without = [("No class for that year", sum(answer.left.values()), "", "")] if answer.left else []
    head = ("Class", units.capitalize(), f"Countries with {units}", "Countries of this class (average)")
    return figures(caption, head, [*rows, *without]) + _left(answer.left)


def years_table(answer: Answer, caption: str) -> str:
    """The content of regime_years() as HTML, with one row a year."""
    rows = [
        [offset(int(str(year))), *map(_cell, of["countries"], of["share"])]
        for year, of in answer.rows.groupby("offset")
    ]
    return figures(caption, ["Year", *(REGIMES[code] for code in ORDER)], rows) + _left(answer.left)


def moves_table(answer: Answer, caption: str) -> str:
    """The content of regime_moves() as HTML."""
    rows = [
        (move, _cell(countries, share), _cell(f"{others:.1f}", others_share))
        for move, countries, share, others, others_share in answer.rows.itertuples(index=False)
    ]
    head = ("Four years later", "Countries with a first deal", "Countries without a deal (average)")
    return figures(caption, head, rows) + _left(answer.left)


def changed_table(changed: Sequence[Changed], names: Mapping[str, str], caption: str) -> str:
    """The countries that moved, as HTML; `names` by code."""
    rows = [(names[one.iso_a3], one.year, REGIMES[one.before], REGIMES[one.after]) for one in changed]
    head = ("Country", "First deal", "Class in that year", "Class four years later")
    return figures(caption, head, rows) if rows else ""


def _cell(number: object, share: float) -> str:
    """'71 (47%)'."""
    return f"{number} ({percent(share)})"


def _left(left: Mapping[str, int]) -> str:
    """How many were left out, by reason."""
    said = (f"{why}: {number}" for why, number in left.items())
    return f'<p class="fine">Left out: {"; ".join(said)}.</p>' if left else ""
