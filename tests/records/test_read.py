"""Reading a folder: everything told at once, nothing raised, and the dataset as it is shipped."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.records.read import FILES, load, version
from tests.records.builders import GOOD, deal_fields, write_data

DATA = Path(__file__).parents[2] / "data"
YAML_LIKE = st.text(alphabet=list("-:[]{}#&*!|>'\"%@` \n\tid0.~?,é\x00\u2028\ufeff")) | st.text()
VALUES = st.recursive(st.none() | st.floats() | st.text(), st.lists, max_leaves=4)


def test_good_data() -> None:
    """The small good folder has no problem, and every row of it is read."""
    dataset = load(GOOD)
    assert dataset.problems == ()
    counts = [len(getattr(dataset, name.partition(".")[0])) for name in FILES]
    assert counts == [1, 1, 1, 5, 3, 3, 2, 2, 1, 2, 1]
    assert {country.iso_a2 for country in dataset.countries} >= {"NA"}
    antarctica = dataset.countries[0]
    assert (antarctica.region, antarctica.subregion, antarctica.iso_n3) == ("", None, "010")
    assert [row.searched for row in dataset.coverage] == [False, True, True]


def test_all_at_once(tmp_path: Path) -> None:
    """Faults of one record and of several are told together, and one fault hides no other."""
    wrong = deal_fields(status="signd", supplier="x", part_of="y", operational="2013", suppliers=["zte"], id="x-1")
    wrong["country"] = "KEM"
    dataset = load(write_data(tmp_path, deals=[wrong, deal_fields(), deal_fields(id="ken-2", title=" ")]))
    fields = [problem.field for problem in dataset.problems]
    assert sorted(fields) == ["country", "operational", "part_of", "status", "supplier", "suppliers[1]", "title"]
    assert [deal.id for deal in dataset.deals] == ["ken-huawei-2014"]


def test_dates_only_as_precise_as_known(tmp_path: Path) -> None:
    """Dates are in order as long as they may be."""
    changes = {"signed": "2014-11", "operational": "2014", "ended": "2014-11-01", "status": "suspended"}
    assert [
        p for p in load(write_data(tmp_path, deals=[deal_fields(**changes)])).problems if p.severity == "error"
    ] == []


def test_words_of_yaml(tmp_path: Path) -> None:
    """Words and dates without quotes stay the text they are in any version of YAML."""
    text = (GOOD / "deals.yaml").read_text(encoding="utf-8")
    text = text.replace('"Police cameras in Nairobi"', "no").replace('"2015-05-27"', "2015-05-27")
    for directive in ("", "%YAML 1.1\n---\n", "%YAML 1.2\n---\n"):
        (deal,) = load(write_data(tmp_path, deals=directive + text)).deals
        assert (deal.title, deal.operational, deal.value_usd_m) == ("no", "2015-05-27", 140)


@pytest.mark.parametrize(("distance", "doubted"), [(None, False), (99.0, False), (100.0, False), (1234.5, True)])
def test_far_place(distance: float | None, doubted: bool) -> None:
    """A place is doubted more than 100 km outside its country, not where the country has no shape."""
    asked: list[tuple[str, float, float]] = []

    def distance_km(iso_a3: str, lat: float, lon: float) -> float | None:
        asked.append((iso_a3, lat, lon))
        return distance

    dataset = load(GOOD, distance_km)
    assert asked == [("KEN", -1.29, 36.82)]
    assert len(dataset.deals) == 1
    place = f"{GOOD.name}/deals.yaml:11  ken-huawei-2014  places[1]: warning:"
    told = [f"{place} 'Nairobi' lies 1,234 km outside KEN"] if doubted else []
    assert [str(problem) for problem in dataset.problems] == told


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(FILES), YAML_LIKE | st.binary())
def test_never_raises(tmp_path: Path, name: str, content: str | bytes) -> None:
    """Whatever a file holds, reading gives problems in words and raises nothing."""
    content = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    data = write_data(tmp_path, **{name.partition(".")[0]: content})
    assert all("\n" not in str(problem) for problem in load(data).problems)
    assert len(version(data)) == 12


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(sorted(deal_fields())), st.recursive(st.none() | st.floats() | st.text(), st.lists, max_leaves=4)
)
def test_no_value_raises(tmp_path: Path, field: str, value: object) -> None:
    """Whatever a field holds, reading raises nothing; what is left out is told."""
    data = write_data(
        tmp_path, deals=[deal_fields(**{field: value}), deal_fields(id="ken-2", part_of="ken-huawei-2014")]
    )
    assert len(load(data).deals) <= 2


def test_version(tmp_path: Path) -> None:
    """The version changes with the content of any file, and a missing file counts as an empty one."""
    data = write_data(tmp_path)
    versions = [version(data)]
    for name in FILES:
        (data / name).write_bytes((data / name).read_bytes() + b"#")
        versions.append(version(data))
    assert len(set(versions)) == len(FILES) + 1
    (data / "deals.yaml").write_bytes(b"")
    empty = version(data)
    (data / "deals.yaml").unlink()
    assert version(data) == empty


def test_version_reads_only_after_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second look reads no file."""
    data = write_data(tmp_path)
    before = version(data)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was read again"))
    assert version(data) == before


def test_shipped_data() -> None:
    """The dataset as shipped has no error: 172 records of 105 countries, with 690 sources."""
    dataset = load(DATA)
    assert [str(problem) for problem in dataset.problems if problem.severity == "error"] == []
    assert len(dataset.deals) == 172
    assert len({deal.country for deal in dataset.deals}) == 105
    assert sum(len(deal.sources) for deal in dataset.deals) == 690
    assert (len(dataset.suppliers), len(dataset.events), len(dataset.countries)) == (30, 11, 237)
    assert (len(dataset.regimes), len(dataset.coverage)) == (2639, 237)
    assert (len(dataset.bri), len(dataset.aigs), len(dataset.left_out)) == (155, 75, 7)
    assert [deal.id for deal in dataset.deals] == sorted(deal.id for deal in dataset.deals)
    assert [deal.id for deal in dataset.deals if deal.year is None] == ["dnk-hikvision-2026", "mng-dahua-2020"]
    assert sum(not deal.is_deal for deal in dataset.deals) == 13


def test_indexes_agree_with_countries() -> None:
    """countries.csv says the same of each country as the two files on the Belt and Road and on the AIGS index."""
    dataset = load(DATA)
    bri = {row.iso_a3: (row.bri_year, row.exit_year) for row in dataset.bri}
    aigs = {row.iso_a3: "yes" if row.chinese_tech else "no" for row in dataset.aigs}
    for country in dataset.countries:
        assert (country.bri_year, country.bri_exit_year) == bri.get(country.iso_a3, (None, None)), country.name
        assert country.aigs_2019 == aigs.get(country.iso_a3, "not listed"), country.name


def test_order_of_claims() -> None:
    """The article's claims have the places 1 to 6, as far as its text was seen, and those of the notes from 101 on."""
    dataset = load(DATA)
    events = sorted(event.article.order for event in dataset.events if event.article and event.article.order)
    deals = sorted(deal.article.order for deal in dataset.deals if deal.article and deal.article.order)
    assert (sorted(set(events)), sorted(set(deals))) == ([1, 2, 3, 4, 5, 6], [101, 102, 103, 104, 105, 106, 107, 108])


def test_shared_spelling_belongs_to_the_name(tmp_path: Path) -> None:
    """A spelling that is one term's name and another's form belongs to the first, whichever stands earlier."""
    terms = [
        {"key": "cctv", "term": "CCTV", "also": ["ANPR"], "text": "Cameras."},
        {"key": "anpr", "term": "ANPR", "also": [], "text": "Cameras that read number plates."},
    ]
    dataset = load(write_data(tmp_path, glossary=terms))
    assert [problem.record for problem in dataset.problems] == ["cctv"]
    assert [term.key for term in dataset.glossary] == ["anpr"]


def test_left_out_without_an_end(tmp_path: Path) -> None:
    """What was left out may be cancelled on an unknown day; a deal may not."""
    fields = deal_fields(status="cancelled", id="ken-2", title="Cancelled")
    data = write_data(tmp_path, deals=[fields], left_out=[fields | {"id": "ken-3", "reason": "No camera."}])
    dataset = load(data)
    assert [(problem.file, problem.field) for problem in dataset.problems] == [("data/deals.yaml", "ended")]
    assert [record.reason for record in dataset.left_out] == ["No camera."]


def test_texts_in_place_of_files(tmp_path: Path) -> None:
    """What the check would say of other texts can be asked without writing them."""
    data = write_data(tmp_path)
    text = (data / "deals.yaml").read_text("utf-8").replace("suppliers: [huawei]", "suppliers: [dahua]")
    assert [(problem.line, problem.field) for problem in load(data, texts={"deals.yaml": text}).problems] == [
        (5, "suppliers[1]")
    ]
    assert load(data).problems == ()
