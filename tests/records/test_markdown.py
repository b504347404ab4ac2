"""Markdown of a lesson holds what a lesson can show, and links that lead somewhere."""

import pytest

from dashboard.records.markdown import markdown


@pytest.mark.parametrize(
    "text",
    [
        "**Bold**, *stressed*, `code`\n\n- a list\n- of two\n\n> and a quote",
        "[the map](?country=KEN) and [the table](table?region=Africa), [why](know#coverage), [search](search?q=Oslo)",
        "[a report](https://example.org/a?b=c:d) and [another](HTTP://EXAMPLE.ORG)",
        "[by reference][1]\n\n[1]: https://example.org",
        "2 < 3, and no link: [nothing]",
    ],
)
def test_shown(text: str) -> None:
    """Emphasis, lists, quotes, and links to the atlas's pages or to the web are taken as they are."""
    assert markdown(text) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[x](tabel?sort=id)", "links to 'tabel?sort=id', which is no page of the atlas — did you mean 'table'?"),
        ("[x](/table)", "links to '/table', which is no page of the atlas — did you mean 'table'?"),
        ("[x]()", "links to '', which is no page of the atlas: countries, suppliers,"),
        ("[x](#step)", "links to '#step', which is no page of the atlas: countries, suppliers,"),
        ("[x](javascript:alert)", "'javascript:alert' is no web address: write https://"),
        ("[x](file:///etc/passwd)", "'file:///etc/passwd' is no web address"),
        ("[x](//example.org)", "'//example.org' is no web address"),
        ("[x](https://)", "'https://' is no web address"),
        ("- a\n- [x][1]\n\n[1]: data:text/html,x", "'data:text/html,x' is no web address"),
        ("![x](x.png)", "holds an image, which a lesson does not show; write text, lists and links"),
        ("Heading\n---", "holds a heading, which a lesson does not show; write text, lists and links"),
    ],
)  # fmt: skip
def test_not_shown(text: str, message: str) -> None:
    """What would not be shown, or leads nowhere, is told."""
    with pytest.raises(ValueError, match=r"^") as raised:
        markdown(text)
    assert str(raised.value).startswith(message)
