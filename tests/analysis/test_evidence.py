"""Publishers are counted cautiously: what shares an outlet is one."""

import pytest

from dashboard.analysis.evidence import outlets, publishers
from tests.records.builders import deal, deal_fields
from tests.shipped import DATASET


def published(*names: str) -> int:
    """The number of independent publishers of a record with a source by each of these."""
    source = deal_fields()["sources"][0]
    sources = [source | {"publisher": name, "url": f"https://example.org/{n}"} for n, name in enumerate(names)]
    return publishers(deal(sources=sources))


@pytest.mark.parametrize(
    ("names", "number"),
    [
        (["Reuters", "BBC"], 2),
        (["Reuters", "Reuters"], 1),
        (["Reuters via CNA", "Arab News (Reuters)"], 1),
        (["Daily8 (BBC text)", "BBC", "Reuters"], 2),
        # The second ties the first to the third.
        (["Forum Macao", "Forum Macao (citing Lusa)", "Expresso das Ilhas (Lusa)"], 1),
        (["Axios (on the Wall Street Journal)", "IFP News (citing the Wall Street Journal)"], 1),
        (["AidData (William & Mary)", "AidData, William & Mary"], 1),
        (["RFE/RL"], 1),
        (["Coda Story (copy)", "24.kg (copy)"], 2),
        (["Montevideo Portal (agency report)", "Cactus24 (agency report)"], 2),
        (["SERTV (state broadcaster)", "Khovar (Tajik state news agency)"], 2),
    ],
)
def test_publishers(names: list[str], number: int) -> None:
    """Copies and agency texts add nobody; words that name no outlet tie nobody."""
    assert published(*names) == number
    assert published(*reversed(names)) == number


def test_outlets_of_the_shipped_data() -> None:
    """Each source names an outlet, and no record has more publishers than sources."""
    for record in DATASET.deals:
        assert 1 <= publishers(record) <= len(record.sources)
        assert all(outlets(source.publisher) for source in record.sources)
