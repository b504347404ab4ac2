"""Colours. CSS light-dark() lets the page's theme choose; the data in charts has middle tones that stand on both."""


def both(light: str, dark: str) -> str:
    """A CSS colour for the light and the dark theme."""
    return f"light-dark({light},{dark})"


# Little to much: darker on white, lighter on black, so that lightness alone tells the classes apart.
RAMP = (
    both("#b5d3e7", "#1e4a6b"),
    both("#6fa9d2", "#2f76a6"),
    both("#2f76b0", "#5aa5d3"),
    both("#174f85", "#9fd0ef"),
    both("#0a2d55", "#dcf0fd"),
    both("#04162d", "#ffffff"),
)
INK = both("#111111", "#ffffff")  # outline of what is chosen
BORDER = both("#ffffff", "#0e1117")  # between countries
RIM = both("#5d6670", "#9aa4b0")  # around the ring of a small state
FAINT = both("#9a9fa6", "#5d6470")
NONE = both("#e3e3df", "#363a42")
UNCOVERED = both("#ffffff", "#0e1117")
HIDDEN = both("#f0f0ee", "#23262d")
HIDDEN_HATCH = both("#a9a9a6", "#6f747e")
RESTRICTED = both("#fbe6c6", "#4a3417")
RESTRICTED_HATCH = both("#a8630d", "#e2a046")
NOT_KNOWN = both("#d8cdb6", "#5a5240")  # deals, but not of what the map is coloured by
POINT = both("#f2b134", "#f2b134")
PAGE = both("#ffffff", "#0e1117")

# At least 3:1 on white and on #0e1117; a name stands beside each wherever it is used.
STATUS = {
    "announced": "#9467bd",
    "signed": "#2b7bba",
    "in-progress": "#00899e",
    "operational": "#008f63",
    "suspended": "#c26a00",
    "cancelled": "#d1495b",
    "unknown": "#7d8590",
}
STACK = ("#2b7bba", "#d06a10", "#008f63", "#b5659c", "#98790f", "#6a6fc4", "#7d8590")  # the last one: all others
# Blue to brown; both ends stand out most from the page. Words in the page's colour can be read on each (4.5:1).
REGIMES = {
    "liberal democracy": both("#0b2f5c", "#b9dcf5"),
    "electoral democracy": both("#3a78ad", "#5596cb"),
    "electoral autocracy": both("#b8590c", "#d27f33"),
    "closed autocracy": both("#5f2503", "#ffd6b0"),
}
# Each can be read on the page, and the page's colour on it (4.5:1); a sign and a word stand beside each.
VERDICTS = {
    "confirmed": both("#00694a", "#5fd0a5"),
    "refined": both("#1d5e9c", "#7fbdf0"),
    "contradicted": both("#a3262f", "#ff9a9a"),
    "unconfirmed": both("#5b6470", "#b3bcc7"),
}
GREY = both("#5b6470", "#a7b0bc")  # words and rules in charts
PICKED = both("#111111", "#ffffff")
