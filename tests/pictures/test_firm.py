"""A firm's facts, sources, records and numbers as HTML."""

from html import escape

from dashboard.analysis.colour import paint
from dashboard.analysis.timeline import per_year
from dashboard.analysis.ways import ways
from dashboard.pictures import firm as told
from dashboard.records.schema import LeftOut
from dashboard.records.words import KINDS
from tests.analysis.builders import SMALL, table_of
from tests.pictures.parsed import Parsed
from tests.records.builders import deal_fields
from tests.shipped import COUNTRIES, DATASET

HOSTILE = "<script>alert(1)</script>\" onload='alert(1)' **b** &lt;"
FIRMS = {firm.key: firm for firm in DATASET.suppliers}
NAMES = {iso: country.name for iso, country in COUNTRIES.items()}
BAN = {"kind": "restriction", "status": "operational", "ended": "2022"}


def test_facts_say_who_says_what() -> None:
    """The class comes with its rule and as ours, and the note with what each side says stands whole beside it."""
    hikvision = FIRMS["hikvision"]
    text = Parsed(told.firm_facts(hikvision, str)).text
    assert "State-owned: a state body holds all of it or the controlling stake. This is our classing" in text
    assert hikvision.ownership_note in text
    assert "Hangzhou" in text
    assert "海康威视" in text


def test_unknown_facts() -> None:
    """What is not known is shown as unknown."""
    empty = {"headquarters": None, "founded": None, "ownership_note": None, "aliases": ()}
    facts = Parsed(told.firm_facts(SMALL.suppliers[0].model_copy(update=empty), str))
    assert facts.text.count("unknown") == 3
    assert "Other names none found" in " ".join(facts.texts)


def test_sources() -> None:
    """Each source that backs more than measures stands once, those on ownership first."""
    for firm in FIRMS.values():
        shown = Parsed(told.firm_sources(firm))
        backing = [source.url for source in firm.sources if set(source.supports) != {"restrictions"}]
        assert sorted(shown.values("href")) == sorted(backing)
    only = FIRMS["huawei"].sources[-1]
    assert only.supports == ("restrictions",)
    assert "No source but" in told.firm_sources(FIRMS["huawei"].model_copy(update={"sources": (only,)}))
    first = Parsed(told.firm_sources(FIRMS["huawei"])).values("href")[0]
    assert next(s for s in FIRMS["huawei"].sources if s.url == first).supports == ("ownership", "ownership_note")


def test_counts_by_country() -> None:
    """The countries stand with their number of deals, the most first, and those with a ban alone apart."""
    table = table_of({}, {}, {"country": "NAM"}, BAN, BAN | {"country": "YEM"})
    painted = paint(table, table["id"] != "", ways(table, {}, "cctv")["deals"])
    said = Parsed(told.counts_by_country({"YEM": "restricted", "KEN": "1"}, painted, NAMES))
    assert said.texts == ["2 deals", "Kenya", "1 deal", "Namibia", "Only a ban or removal", "Yemen"]
    assert said.values("href") == ["countries?country=KEN", "countries?country=NAM", "countries?country=YEM"]


def test_records() -> None:
    """A record has a row with links to country and record; of a ban, the status is said to be the supply's."""
    table = table_of({"country": "NAM"}, BAN)
    rows = Parsed(told.records_table("Records", table))
    assert rows.values("href") == [
        *("countries?country=KEN", "deal?deal=ken-2"),
        *("countries?country=NAM", "deal?deal=ken-1"),
    ]
    assert rows.texts.count("Supply: operational") == 1
    assert rows.texts.count("Operational") == 1
    assert rows.values("data-label")[:5] == ["Record", "Year", "Kind", "Status", "Confidence"]


def test_no_records() -> None:
    """Without a record there is no table and nothing to unfold."""
    assert told.records_table("Deals", table_of()) == told.folded_records("Left out", table_of()) == ""
    assert "Left out: 1 record" in told.folded_records("Left out", table_of({}))


def test_bars() -> None:
    """The longest bar is the largest number's; each leads on."""
    bars = Parsed(told.technologies({"cctv": 4, "drone": 1}, "zte"))
    assert bars.values("style") == ["width:100%", "width:25%"]
    assert bars.values("href")[0] == "table?technology=cctv&supplier=zte"
    assert Parsed(told.together({"zte": 2}, {"zte": "ZTE"})).values("href") == ["suppliers?firm=zte"]


def test_years_as_a_table() -> None:
    """Each year with a deal has a row that says all that the chart shows."""
    table = table_of({"signed": "2014"}, {"signed": "2014", "kind": "aid"}, {"signed": "2016", "operational": None})
    said = Parsed(told.yearly_table(per_year(table, "kind", KINDS)))
    kinds = "1 × Contract or delivery, 1 × Gift or grant in kind"
    assert said.texts[-6:] == ["2014", "2", kinds, "2016", "1", "1 × Contract or delivery"]


def test_text_stays_text() -> None:
    """Markup in a firm's texts, a record or a name is shown, not obeyed."""
    texts = dict.fromkeys(("name", "headquarters", "ownership_note", "makes", "note"), HOSTILE)
    source = SMALL.suppliers[0].sources[0].model_copy(update={"title": HOSTILE, "publisher": HOSTILE})
    firm = SMALL.suppliers[0].model_copy(update=texts | {"aliases": (HOSTILE,), "sources": (source,)})
    record = LeftOut.model_validate(deal_fields(reason="x")).model_copy(update={"reason": HOSTILE, "title": HOSTILE})
    table = table_of({}).assign(title=HOSTILE, country=HOSTILE, said=HOSTILE)
    whole = [
        told.firm_top(firm, "1 deal.", HOSTILE),
        told.firm_facts(firm, escape),
        told.firm_sources(firm),
        told.left_out([record], {}),
        told.records_table(HOSTILE, table),
        told.folded_records(HOSTILE, table),
        told.together({"x": 1}, {"x": HOSTILE}),
    ]
    for part in map(Parsed, whole):
        assert (part.scripts, "script" in part.tags, "onload" in part.attributes) == ([], False, False)
        assert HOSTILE in part.text
