"""The whole check of a data folder: the rules of the records, and how far places lie from their country's shape."""

import sys
from pathlib import Path

from dashboard.analysis.projection import distance_km
from dashboard.records import check

if __name__ == "__main__":
    sys.exit(check.main(Path(sys.argv[1]), distance_km))
