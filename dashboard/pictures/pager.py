"""Links from page to page of a long list."""

from dashboard.pictures.links import here


def pager(first: int, total: int, rows: int, of: str) -> str:
    """Links to the first, previous, next and last page of so many rows; empty where one page holds all."""
    last = max(total - 1, 0) // rows * rows + 1
    pages = {
        "First": 1 if first > 1 else 0,
        "Previous": max(first - rows, 1) if first > 1 else 0,
        "Next": first + rows if first + rows <= total else 0,
        "Last": last if first + rows <= total else 0,
    }
    links = [
        here(f"{words}: {start:,}–{min(start + rows - 1, total):,}", **{"from": str(start)})
        for words, start in pages.items()
        if start
    ]
    return f'<nav class="pager" aria-label="Pages of {of}">{"".join(links)}</nav>' if links else ""
