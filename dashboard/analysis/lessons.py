"""The views of a lesson as the pages understand them."""

from urllib.parse import urlencode

from dashboard.analysis.filters import Choices, Filters, from_address
from dashboard.records.lessons import View


def address(view: View) -> dict[str, str]:
    """The view as the parameters of its page's address."""
    held = view.model_dump(exclude={"page"}, exclude_defaults=True)
    return {name: ",".join(value) if isinstance(value, tuple) else str(value) for name, value in held.items()}


def link(view: View) -> str:
    """The view's address below the atlas's root, such as "table?region=Africa"."""
    page = "" if view.page == "world" else view.page
    return f"{page}?{urlencode(address(view))}" if address(view) else page


def filters_of(view: View, offered: Choices) -> Filters:
    """What the view selects."""
    return from_address(address(view), offered)[0]
