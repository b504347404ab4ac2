"""The data as it is shipped, read once for the tests that only look at it."""

from pathlib import Path

from dashboard.analysis.filters import choices
from dashboard.analysis.table import deal_table
from dashboard.records.read import load

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
DATASET = load(DATA)
TABLE = deal_table(DATASET)
OFFERED = choices(DATASET, TABLE)
DEALS = {deal.id: deal for deal in DATASET.deals}
COUNTRIES = {country.iso_a3: country for country in DATASET.countries}
