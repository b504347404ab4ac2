"""Make small datasets and tables of records that exist only in memory."""

from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.analysis.table import deal_table
from dashboard.records.read import load
from dashboard.records.schema import Dataset
from tests.records.builders import GOOD, deal

SMALL = load(GOOD)
UNDATED = {"reported": None, "signed": None, "operational": None}


def dataset_of(*changes: dict[str, Any]) -> Dataset:
    """Give the small good dataset with one record for each set of changes, numbered ken-1, ken-2, …."""
    deals = tuple(deal(**({"id": f"ken-{number}"} | change)) for number, change in enumerate(changes, 1))
    return replace(SMALL, deals=deals)


def table_of(*changes: dict[str, Any]) -> pd.DataFrame:
    """Give the table of such a dataset."""
    return deal_table(dataset_of(*changes))
