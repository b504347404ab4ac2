"""The glossary as a list."""

from dashboard.analysis.table import fold
from dashboard.pictures.glossary import glossary
from dashboard.records.schema import Term
from tests.pictures.parsed import Parsed
from tests.shipped import DATASET

EVIL = "<script>alert(1)</script>"


def test_terms() -> None:
    """Every term stands in alphabetical order with an address and an anchor of its own; one is marked."""
    page = Parsed(glossary(DATASET.glossary, "anpr"))
    ordered = [term.key for term in sorted(DATASET.glossary, key=lambda term: fold(term.term))]
    assert page.values("id") == [f"term-{key}" for key in ordered]
    assert page.values("href") == [f"?term={key}" for key in ordered]
    assert [values.get("id") for _, values in page.elements if values.get("class") == "opened"] == ["term-anpr"]
    assert all(term.text in page.text for term in DATASET.glossary)


def test_evil_term() -> None:
    """Text from the data is shown as text."""
    page = Parsed(glossary([Term.model_construct(key="a", term=EVIL, also=(EVIL,), text=EVIL)], ""))
    assert not page.scripts
    assert page.text.count(EVIL) == 3
