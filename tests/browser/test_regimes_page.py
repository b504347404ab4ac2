"""Stories of the page about regimes."""

import re

from playwright.sync_api import expect

TITLE = "Does it strengthen authoritarian regimes?"
CHARTS = "[data-testid=stVegaLiteChart] svg"


def test_charts_stay(visit) -> None:
    """A filter that changes no number redraws no chart; one that does changes the sentence and the chart."""
    atlas = visit(None)
    page = atlas.open_page("regimes", TITLE)
    charts = page.locator(CHARTS)
    expect(charts).to_have_count(9)
    page.evaluate(f"document.querySelectorAll('{CHARTS}').forEach((chart) => (chart.dataset.drawn = 'once'))")
    box = page.get_by_role("textbox", name="Words in a record")
    box.fill("e")  # in every record
    box.press("Enter")
    expect(atlas.chip("Words: “e”")).to_be_visible()
    expect(page.locator(f"{CHARTS}[data-drawn=once]")).to_have_count(9)
    said, drawn = page.locator(".result").first.inner_text(), charts.last.text_content()
    box.fill("huawei")
    box.press("Enter")
    expect(page.locator(".result").first).not_to_have_text(said)
    expect(charts.last).not_to_have_text(drawn)


def test_table_on_a_phone(visit) -> None:
    """On the smallest phone nothing goes beyond the page, no explained term either, and the table opens by a tap."""
    page = visit(None, width=360, height=740, has_touch=True).open_page("regimes", TITLE)
    page.get_by_text("The same as a table").first.tap()
    table = page.get_by_role("table", name="Deals by regime class")
    expect(table).to_be_visible()
    expect(table.get_by_role("row")).to_have_count(6)
    term = page.locator(".notes .term").filter(has_text="liberal democracy").first
    term.focus()
    expect(term.get_by_role("tooltip")).to_be_visible()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") == 360
    assert table.evaluate("(table) => table.scrollWidth <= table.parentElement.clientWidth")


def test_nothing_left(visit) -> None:
    """A reader whose filters leave nothing goes on with one click."""
    page = visit(None).open_page("regimes?technology=drone&region=Oceania&years=2009", TITLE)
    expect(page.get_by_text("No record is left.")).to_be_visible()
    page.get_by_role("button", name="Reset all filters: 172 records").click()
    expect(page.locator(CHARTS)).to_have_count(9)
    expect(page).to_have_url(re.compile("/regimes$"))
