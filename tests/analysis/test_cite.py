"""Citations of the dataset and of one record."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.cite import citations, data_day, dataset_citation
from tests.analysis.builders import dataset_of
from tests.records.builders import deal
from tests.shipped import COUNTRIES, DATASET, ROOT

DAY, VERSION, ACCESSED = "2026-11-22", "0123456789ab", date(2026, 12, 3)
ADDRESS = "https://atlas.example/?deal=ken-huawei-2014"
SPECIAL = {
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
}


def cited(title: str = "Police cameras in Nairobi", address: str = ADDRESS) -> dict[str, str]:
    """Give the citations of a record with any title."""
    return citations(deal().model_copy(update={"title": title}), "Kenya", DAY, VERSION, ACCESSED, address)


def test_apa() -> None:
    """The seventh edition's form for a data set, with the date it was retrieved."""
    assert cited()["APA 7"] == (
        "The Surveillance Export Atlas contributors. (2026). Police cameras in Nairobi (Kenya; record "
        "ken-huawei-2014; Version 2026-11-22, 0123456789ab) [Data set record]. Surveillance Export Atlas. CC BY 4.0. "
        "Retrieved December 3, 2026, from https://atlas.example/?deal=ken-huawei-2014"
    )


def test_chicago() -> None:
    """The author-date form; a title that ends in a mark gets no second one."""
    assert cited()["Chicago (author-date)"] == (
        "The Surveillance Export Atlas contributors. 2026. “Police cameras in Nairobi.” Data set record "
        "ken-huawei-2014 (Kenya). Surveillance Export Atlas, version 2026-11-22, 0123456789ab. CC BY 4.0. "
        "Accessed December 3, 2026. https://atlas.example/?deal=ken-huawei-2014."
    )
    assert "“Cameras?” Data" in cited("Cameras?")["Chicago (author-date)"]
    assert "“Cameras.” Data" in cited("Cameras.")["Chicago (author-date)"]


def test_bibtex() -> None:
    """An entry with a key of plain signs."""
    assert cited()["BibTeX"] == (
        "@misc{atlas-ken-huawei-2014,\n"
        "  author = {{The Surveillance Export Atlas contributors}},\n"
        "  title = {{Police cameras in Nairobi} (Kenya, record ken-huawei-2014)},\n"
        "  year = {2026},\n"
        "  howpublished = {Data set record, Surveillance Export Atlas, version 2026-11-22, 0123456789ab},\n"
        "  note = {CC BY 4.0},\n"
        "  url = {https://atlas.example/?deal=ken-huawei-2014},\n"
        "  urldate = {2026-12-03},\n"
        "}\n"
    )


@given(st.text("{}\\$&#%_^~ab", min_size=1))
def test_bibtex_of_any_title(title: str) -> None:
    """Special characters are escaped, and braces stay in pairs as BibTeX counts them: each one, escaped or not."""
    entry = cited(title)["BibTeX"]
    depths = [entry[:end].count("{") - entry[:end].count("}") for end in range(1, len(entry))]
    assert (min(depths[6:-1]), depths[-1]) == (1, 0)
    (found,) = re.findall(r"title = \{\{(.*)\} \(Kenya", entry)
    assert found == "".join(SPECIAL.get(sign, f"\\{sign}" if sign in "$&#%_" else sign) for sign in title)


def test_address_in_bibtex() -> None:
    """An address keeps its signs; a brace in it, which would end the field, is written as a code."""
    assert (
        "url = {https://atlas.example/?search=a%20b%7D}"
        in cited(address="https://atlas.example/?search=a%20b}")["BibTeX"]
    )


@pytest.mark.parametrize("style", ["APA 7", "Chicago (author-date)", "BibTeX"])
def test_shipped(style: str) -> None:
    """The citation of every shipped record names it, its country, the version, the licence and the address."""
    for record in DATASET.deals:
        country = COUNTRIES[record.country].name
        text = citations(record, country, DAY, VERSION, ACCESSED, ADDRESS)[style]
        assert all(part in text for part in (record.id, VERSION, DAY, "CC BY 4.0", ADDRESS, "2026"))
        assert country.replace("&", r"\&") in text or country in text


def test_day_of_the_data() -> None:
    """The data is as old as its latest check; without records it has no date."""
    assert (
        data_day(dataset_of({"checked": "2025-03"}, {"checked": "2026-01-05"}, {"checked": "2026-01"})) == "2026-01-05"
    )
    assert data_day(dataset_of()) == "n.d."
    assert "(n.d.)" in dataset_citation("n.d.", VERSION, ACCESSED)


def test_readme_says_the_same() -> None:
    """The README's citation of the data is this one, without the version and the day it was accessed."""
    readme = " ".join((ROOT / "README.md").read_text("utf-8").replace("*", "").split())
    day = re.search(r"\[dataset\], as of ([\d-]+)", readme)
    assert day
    whole = dataset_citation(day[1], VERSION, ACCESSED)
    assert whole.endswith(" Accessed 2026-12-03.")
    assert whole.removesuffix(" Accessed 2026-12-03.").replace(f" (version {VERSION})", "") in readme
