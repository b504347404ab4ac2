"""Tables as HTML."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape


def figures(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table with a caption; the first cell of a row is its header. All text is escaped here."""
    top = "".join(f'<th scope="col">{escape(name)}</th>' if name else "<td></td>" for name in head)
    body = "".join(
        f'<tr><th scope="row">{escape(str(first))}</th>'
        + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells)
        + "</tr>"
        for first, *cells in rows
    )
    return (
        f'<table class="figures"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    )


def stacking(
    caption: str, head: Mapping[str, str], rows: Iterable[Sequence[str]], order: Mapping[str, str] | None = None
) -> str:
    """A table whose rows become cards on a phone. Cells are HTML, and so is what heads each column, by its name.

    `order`: "ascending" or "descending" by the name of the column that the rows are sorted by.
    """
    order = order or {}
    sorted_by = {name: f' aria-sort="{order[name]}"' if name in order else "" for name in head}
    top = "".join(f'<th role="columnheader" scope="col"{sorted_by[name]}>{said}</th>' for name, said in head.items())
    body = "".join(
        f'<tr role="row"><th role="rowheader" scope="row">{first}</th>'
        + "".join(_labelled(name, cell) for name, cell in zip(list(head)[1:], cells, strict=True))
        + "</tr>"
        for first, *cells in rows
    )
    # The roles are said, as a browser forgets them where the page's style turns rows into cards.
    return (
        f'<table class="stacking" role="table"><caption>{escape(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{top}</tr></thead><tbody role="rowgroup">{body}</tbody></table>'
    )


def _labelled(name: str, cell: str) -> str:
    return f'<td role="cell" data-label="{escape(name)}">{cell}</td>'
