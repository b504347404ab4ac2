"""The page of what a search found."""

from tests.pages.reader import html, visit


def test_found() -> None:
    """What is found stands there as links, and the words in the line to change them."""
    page = visit("search", q="belgrad")
    assert not page.exception
    assert page.text_input(key="type q").value == "belgrad"
    assert "countries?country=SRB" in html(page).values("href")
    assert "for “belgrad”." in html(page).text


def test_mistyped() -> None:
    """A mistyped name finds the one that is meant, and the page says that it took it so."""
    page = html(visit("search", q="begrlade"))
    assert "No exact match for “begrlade”; nearest:" in page.text
    assert "countries?country=SRB" in page.values("href")


def test_nothing_found() -> None:
    """Where nothing is found, the page says what to try, with links."""
    page = html(visit("search", q="zzqqxx"))
    assert "Nothing is found for “zzqqxx”." in page.text
    assert {"countries", "suppliers", "table", "know"} <= set(page.values("href"))


def test_nothing_sought() -> None:
    """Without words the page says how to search."""
    page = visit("search")
    assert not page.exception
    assert "Type a country" in html(page).text


def test_other_words() -> None:
    """Words typed on the page stand in the address; without any it is bare again, and the lens stays."""
    page = visit("search", q="belgrad", sure="high")
    page.text_input(key="type q").set_value(" nairobi ").run()
    assert page.query_params == {"q": "nairobi", "sure": "high"}
    assert "for “nairobi”." in html(page).text
    page.text_input(key="type q").set_value("").run()
    assert page.query_params == {"sure": "high"}


def test_lens_is_said() -> None:
    """Records outside the evidence lens are found and marked."""
    assert "outside the evidence lens" not in html(visit("search", q="police")).text
    assert "outside the evidence lens" in html(visit("search", q="police", publishers="5")).text
