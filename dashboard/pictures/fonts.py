"""The fonts of pictures and sheets made on the server: those that come with matplotlib, so they are always there."""

from pathlib import Path

import matplotlib

FOLDER = Path(matplotlib.get_data_path(), "fonts", "ttf")
FAMILY = "DejaVu Sans"
