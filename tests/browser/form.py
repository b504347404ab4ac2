"""The editor's form in the browser: what is typed and chosen into it, and what it says."""

import re
import shutil
import subprocess
from copy import copy
from pathlib import Path

from playwright.sync_api import Error, Locator, Page, expect

from tests.browser.atlas import until
from tests.shipped import ROOT

SOURCE = ("Title", "Publisher", "Published", "Web address", "Facts it supports")


def checkout(folder: Path) -> Path:
    """A git checkout of its own with the project's data; the data folder."""
    data = folder / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns(".desk"))
    git(folder, "init", "--quiet")
    git(folder, "config", "user.name", "Ada Editor")
    git(folder, "config", "user.email", "ada@example.org")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "As it was")
    return data


def git(folder: Path, *words: str) -> str:
    """What git says when asked this."""
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


class Form:
    """The form for one record, in a window."""

    def __init__(self, page: Page) -> None:
        """Wait until the form is drawn."""
        self.page = page
        self.part: Page | Locator = page
        expect(page.get_by_role("heading", name="Sources", exact=True)).to_be_visible(timeout=30_000)
        expect(page.get_by_role("button", name="Look at the change")).to_be_visible()
        self.settle()

    def settle(self) -> None:
        """Wait until what was done last is answered: nobody types or clicks again within a tenth of a second."""
        self.page.wait_for_timeout(100)
        expect(self.page.locator("[data-test-script-state=notRunning]")).to_be_visible()

    def inside(self, part: Locator) -> "Form":
        """A part of the form, for the fields in it."""
        form = copy(self)
        form.part = part
        return form

    def line(self, label: str, number: int = -1) -> Locator:
        """A line or a text of the form; the last of that name unless another is asked for."""
        lines = self.part.get_by_label(re.compile(rf"^{re.escape(label)}( \*)?$"))
        return lines.nth(number) if number >= 0 else lines.last

    def write(self, label: str, text: str, number: int = -1) -> None:
        """Write into a line."""
        line = self.line(label, number)
        line.fill(text)
        line.press("Tab")

    def pick(self, label: str, words: str) -> None:
        """Choose from a list by typing."""
        box = self.part.get_by_role("combobox", name=re.compile(rf"^{re.escape(label)}( \*)?$")).last
        option = self.page.get_by_role("option", name=words).first

        def search() -> None:
            box.fill("")
            self.page.keyboard.type(words)

        def choose(ms: int) -> None:
            expect(option).to_be_visible(timeout=ms)
            try:
                option.click(timeout=ms)
            except Error as error:  # the answer to what was written before has shut the list again
                raise AssertionError from error

        until(search, choose)

    def tick(self, *facts: str) -> None:
        """Tick what the last source supports."""
        ticks = self.part.get_by_role("toolbar", name="Facts it supports").last
        for fact in facts:
            ticks.get_by_role("button", name=fact, exact=True).click()

    def source(self, title: str, publisher: str, published: str, url: str, *facts: str) -> None:
        """Fill in the last source."""
        self.write("Title", title)
        self.write("Publisher", publisher)
        self.write("Published", published)
        self.write("Web address", url)
        self.tick(*facts)

    def press(self, name: str) -> None:
        """Press a button."""
        self.settle()
        self.page.get_by_role("button", name=name, exact=True).click()

    def add_source(self) -> None:
        """Add a source, and wait until all its fields are there."""
        fields = [self.page.get_by_label(re.compile(rf"^{name}( \*)?$")) for name in SOURCE]
        counts = [field.count() for field in fields]
        self.press("Add a source")
        for field, count in zip(fields, counts, strict=True):
            expect(field).to_have_count(count + 1)

    @property
    def faults(self) -> Locator:
        """What is said under the fields."""
        return self.page.locator(".fault")

    def look(self) -> None:
        """Go on to what the change would do."""
        self.press("Look at the change")
        expect(self.line("Why, in one line")).to_be_visible()

    def save(self, why: str) -> None:
        """Say why, and save."""
        self.write("Why, in one line", why)
        self.press("Save this change")

    def saved(self) -> None:
        """Wait until the save is done."""
        expect(self.page.get_by_text("Saved.", exact=False)).to_be_visible(timeout=20_000)
