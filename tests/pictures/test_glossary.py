"""Terms are explained where they are first used, and nothing else is touched."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.table import fold
from dashboard.pictures.glossary import explainer, glossary
from dashboard.records.schema import Term
from tests.pictures.parsed import Parsed
from tests.shipped import DATASET

EVIL = "<script>alert(1)</script>"

TERMS = [
    Term(key="anpr", term="ANPR", also=("number-plate recognition",), text='Reads "numbers" & plates.'),
    Term(key="safe-city", term="safe city", also=("safe cities",), text="A city's cameras."),
    Term(key="aid", term="R&D", also=(), text="Research."),
]
EXPLAIN = explainer(TERMS)


def words(html: str) -> str:
    """The text without what explains it."""
    return "".join(Parsed(html).texts)


def test_first_use_only() -> None:
    """The first use of a term is explained, in any spelling and in the plural, later ones are left alone."""
    html = EXPLAIN("Safe cities with number-plate recognition; a safe city has ANPR.")
    page = Parsed(html)
    assert page.values("class") == ["term", "term"]
    assert 'Reads "numbers" & plates.' in page.text
    assert html.count("A city&#x27;s cameras.") == 1


def test_once_in_all_texts() -> None:
    """Where it is asked for, a term that one text explained is left alone in the next."""
    explain = explainer(TERMS, once=True)
    assert Parsed(explain("ANPR")).values("class") == ["term"]
    assert explain("ANPR") == "ANPR"


def test_within_a_word() -> None:
    """A term inside a longer word is none."""
    assert EXPLAIN("ANPRX and unsafe city") == "ANPRX and unsafe city"


def test_sign_in_a_term() -> None:
    """A term with a sign that HTML escapes is found."""
    assert Parsed(EXPLAIN("spent on R&D.")).values("class") == ["term"]


def test_reached_by_keyboard() -> None:
    """Each explained term is a stop of the Tab key, and its explanation is there for a screen reader."""
    page = Parsed(EXPLAIN("ANPR"))
    assert page.values("tabindex") == ["0"]
    assert page.values("role") == ["tooltip"]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"])))
def test_text_stays(text: str) -> None:
    """Without terms a text is only escaped; with them, nothing but the explanations is added."""
    assert explainer([])(text) == escape(text)
    html = EXPLAIN(text)
    for term in TERMS:
        html = html.replace(f'<span role="tooltip">{escape(term.text)}</span></span>', "")
    assert html.replace('<span class="term" tabindex="0">', "") == escape(text)


def test_shipped_glossary() -> None:
    """Every term of the shipped glossary is explained by its own text when it is written by itself."""
    explain = explainer(DATASET.glossary)
    for term in DATASET.glossary:
        for spelling in (term.term, *term.also):
            assert escape(term.text) in explain(f"A {spelling}, it said.")


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
