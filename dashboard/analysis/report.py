"""The ready-made text by which a reader reports a problem with a record."""

from urllib.parse import urlencode

from dashboard.records.schema import Deal


def problem(deal: Deal, states: str, address: str) -> tuple[str, str]:
    """The report's title and body, to be completed; `states` names the data's version, `address` is the page's."""
    lines = [
        f"Record: {deal.id}",
        f"Title: {deal.title}",
        f"Data version: {states}",
        f"Page: {address}",
        "",
        "What is wrong:",
        "",
        "What it should say, and a source that shows it (title, publisher, date, address):",
        "",
    ]
    return f"Problem with record {deal.id}", "\n".join(lines)


def new_ticket(tracker: str, title: str, body: str) -> str:
    """The tracker's address with the report filled in."""
    return f"{tracker}{'&' if '?' in tracker else '?'}{urlencode({'title': title, 'body': body})}"
