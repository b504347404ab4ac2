"""The thesis about regimes, what a count of them can and cannot tell, and what is left to the reader, as HTML."""

from dashboard.pictures.glossary import Explain
from dashboard.pictures.links import link
from dashboard.records.schema import Dataset

THESIS = (
    "<p>The article from which this atlas started argues that the surveillance technology which China exports could "
    "become a tool of its foreign policy and strengthen authoritarian regimes. <cite>Pravish Agnihotri, “AI Could Be "
    f"China’s Next Big Foreign Policy Tool”, OpenAxis, 2020</cite>; {link('its claims one by one', 'article')}. Below: "
    "what our records have to say on it, and what they cannot say. The judgement is yours.</p>"
)

CAN = """It can tell how the deals that we know of are spread over the regime classes, and which class the same
countries had before and after the first of them. What stands in the way of more:"""

QUESTIONS = (
    "What would you expect to see on this page if the thesis were right, and what if it were wrong?",
    "Is a country’s regime class a good measure of what the thesis says? What would you rather measure?",
    "With which countries should those with a deal be compared, and why?",
    "Which result changes when you ask for more publishers or more confidence, and which stays?",
    "Which record or country would change the picture most if it turned out otherwise?",
)


def limits(dataset: Dataset, explain: Explain) -> str:
    """What can and cannot be told from these records, as HTML; its numbers are those of the whole data."""
    deals = [deal for deal in dataset.deals if deal.is_deal]
    parts = sum(deal.part_of is not None for deal in deals)
    unsearched = sum(not row.searched for row in dataset.coverage)
    years = [row.year for row in dataset.regimes]
    span = f", here for {min(years)} to {max(years)}" if years else ""
    said = {
        "Selection": "A record is what somebody reported and we found. Where reporters work freely more may be known, "
        "and one class may be better covered than another; we do not know by how much.",
        "Coverage": f"{unsearched} of {len(dataset.coverage)} countries and territories were not searched. An absent "
        "record proves nothing.",
        "Unlike deals": "A contract, a gift, a framework agreement, an offer and equipment seen in use count one each. "
        f"Deals that are part of another record’s contract or money ({parts} of {len(deals)}) still count as records "
        "of their own.",
        "Small numbers": "Few countries change class, and some groups hold few records: one more or one less can move "
        "a share by several points.",
        "Expert estimates": f"The classes are V-Dem’s (Regimes of the World){span}: estimates by experts. A country "
        "near a cut-off can change class although little changed. Small states and dependencies have no class.",
        "No causes": "What comes after a deal need not come from it. A change of class may have other reasons, may "
        "lead to a deal, or both may have the same reason.",
    }
    items = "".join(f"<li><strong>{what}.</strong> {explain(text)}</li>" for what, text in said.items())
    return f'<p class="limits">{explain(CAN)}</p><ul class="limits">{items}</ul>'


def questions(explain: Explain) -> str:
    """What a reader may ask, as a list."""
    return f'<ul class="limits">{"".join(f"<li>{explain(question)}</li>" for question in QUESTIONS)}</ul>'
