"""A record asked for in a real terminal: what is answered is checked at once, and written only once it is approved."""

import os
import subprocess
from pathlib import Path

import pytest

from dashboard.records.read import load
from tests.records.builders import deal_fields, write_data
from tests.terminal.repository import checkout, git, run, words
from tests.terminal.talk import EMPTY, new

WHAT = (("Country", "keny"), ("Title", "Traffic cameras"), ("Kind", "contract"))
WHO = (("Suppliers", "hua"), ("Buyer", ""), ("Kind of buyer", "unknown"), ("Technologies", "cctv, 6"))
WHERE = (("Scope", "city"), ("Place 1, Name", ""))
WHEN = (("Status", "signed"), ("Announced", "2016-02"), ("Signed", ""), ("In operation", ""))
TEXT = ("What happened", "Cameras were bought.")
SOURCE = (
    ("Source 1, Title", "Cameras bought"),
    ("Source 1, Publisher", "Paper"),
    ("Source 1, Published", "2016-02-03"),
    ("Source 1, Web address", "https://example.org/bought"),
    ("Source 1, Facts", "suppliers, technologies, date ann, status, what happened"),
    ("Source 2, Title", ""),
)
SURE = (("Confidence", "medium"), ("Record id", ""))
APPROVED = (("Write it to deals.yaml?", "yes"), ("Why is it added?", "Found in the Paper"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder in a git checkout whose owner is Ada."""
    folder = checkout(tmp_path)
    git(folder, "config", "user.name", "Ada")
    git(folder, "config", "user.email", "ada@example.org")
    return folder


def test_a_deal_is_written(data: Path) -> None:
    """From the first question to the commit; what stood in the file stays, the new record is sorted and right."""
    before = (data / "deals.yaml").read_text()
    with new(data) as talk:
        talk.answer(*WHAT, *WHO, *WHERE, *WHEN, TEXT, *SOURCE, *SURE)
        assert 'summary: "Cameras were bought."' in talk.asked("Write it to deals.yaml?")
        talk.child.sendline("yes")
        talk.answer(("By Ada <ada@example.org>", "Found in the Paper"))
        assert talk.end() == 0
    assert f"Written: ken-huawei-2016, in {data / 'deals.yaml'}." in talk.said
    assert (data / "deals.yaml").read_text().startswith(before)
    assert [deal.id for deal in load(data).deals] == ["ken-huawei-2014", "ken-huawei-2016"]
    assert load(data).problems == ()
    assert git(data, "log", "-1", "--format=%an %ae %s") == "Ada ada@example.org Found in the Paper\n"
    assert not (data / ".desk" / "new.yaml").exists()
    assert run("fmt", data=data, check=True).out.count("deals.yaml") == 0


def test_wrong_answers_are_told_at_once(data: Path) -> None:
    """By the rules of the record, with the nearest right value, and the same question again."""
    with new(data) as talk:
        talk.answer(
            ("Country", "Kenia"),
            ("There is no 'Kenia'. Do you mean this?", "1"),
            ("Title", "<b>Cameras</b>"),
            ("holds the HTML tag '<b>'; write plain text", f"{EMPTY}Cameras"),
            ("Kind", "supp"),
            ("Suppliers", "huwei"),
            ("Which of them is 'huwei'?", "1"),
            ("Buyer", ""),
            ("Kind of buyer", "zzz"),
            ("'zzz' is none of them", "police"),
            ("Technologies", ""),
            ("Scope", "city"),
            ("Place 1, Name", "Nairobi"),
            ("Place 1, Latitude", f"{EMPTY}91"),
            ("91 is off the globe", f"{EMPTY}-1.29"),
            ("Place 1, Longitude", ""),
            ("Place 2, Name", ""),
            ("Status", "cancelled"),
            ("Announced", "2016-13"),
            ("'2016-13' is not a date: months run from 01 to 12", f"{EMPTY}2016"),
            ("Signed", "2017"),
            ("In operation", "2016"),
            ("'2016' is before signed, '2017'", EMPTY),
            ("Ended", ""),
            ("is empty, but the status is 'cancelled'; write when it ended", "2018"),
            ("What happened", ""),
            ("is empty; a text is expected", "It ended."),
        )
        talk.asked("Source 1, Title")


def test_a_new_firm_comes_along(data: Path) -> None:
    """A firm that is not in the list is asked for in the same run, and both are written as one change."""
    with new(data) as talk:
        talk.answer(*WHAT, ("Suppliers", "hua, new"), ("Name", "Dahua Technology"), ("Key", f"{EMPTY}huawei"))
        talk.answer(("'huawei' is taken by another record", f"{EMPTY}dahua"), ("Other names", "Dahua; 大华"))
        talk.answer(("Headquarters", ""), ("Founded", "2001"), ("Ownership", "unknown"), ("What it makes", "Cameras"))
        talk.answer(*SOURCE[:4], ("Source 1, Facts", "1, 2, founded"), ("Source 2, Title", ""))
        talk.answer(*WHO[1:], *WHERE, *WHEN, TEXT, *SOURCE, *SURE)
        talk.answer(("Write it to suppliers.yaml?", "yes"), *APPROVED)
        assert talk.end() == 0
    dataset = load(data)
    assert [problem for problem in dataset.problems if problem.severity == "error"] == []
    assert dataset.deals[-1].suppliers == ("huawei", "dahua")
    assert dataset.suppliers[0].aliases == ("Dahua", "大华")
    assert git(data, "show", "--name-only", "--format=").split() == ["data/deals.yaml", "data/suppliers.yaml"]


@pytest.mark.parametrize("leave", ["\x03", "\x04"])
def test_leaving_keeps_what_was_typed(data: Path, leave: str) -> None:
    """Ctrl-C and Ctrl-D write nothing; the next run goes on at the same question with the half-typed line."""
    before = (data / "deals.yaml").read_bytes()
    half = "Cameras were" if leave == "\x03" else ""
    with new(data) as talk:
        talk.answer(*WHAT, *WHO, *WHERE, *WHEN)
        talk.asked("What happened")
        talk.child.send(half)
        talk.child.expect_exact(half)
        talk.child.send(leave)
        assert talk.end() == 1
    assert 'title: "Traffic cameras"' in talk.said.rpartition("What happened")[2]
    assert "Nothing was written." in talk.said
    assert (data / "deals.yaml").read_bytes() == before
    with new(data) as talk:
        talk.answer(("Go on with it?", "yes"), ("What happened", TEXT[1].removeprefix(half)), *SOURCE, *SURE, *APPROVED)
        assert talk.end() == 0
    assert load(data).deals[-1].summary == TEXT[1]


def test_leaving_amid_the_sources(data: Path) -> None:
    """The list is not taken for done: what it holds can be changed, and more be added."""
    with new(data) as talk:
        talk.answer(*WHAT, *WHO, *WHERE, *WHEN, TEXT, *SOURCE[:-1])
        talk.asked("Source 2, Title")
        talk.child.sendintr()
        assert talk.end() == 1
    with new(data) as talk:
        talk.answer(("Go on with it?", "yes"), ("A number: change that one", "1"), ("Source 1, Title", f"{EMPTY}Other"))
        talk.answer(("Publisher", ""), ("Published", ""), ("Web address", ""), ("Facts", ""))
        talk.answer(("1  Other", ""), ("Source 2, Title", "Cameras bought"))
        talk.answer(("Source 2, Publisher", "Second"), ("Published", ""), ("Web address", "https://example.org/2"))
        talk.answer(("Facts", ""), ("Source 3, Title", ""), *SURE, *APPROVED)
        assert talk.end() == 0
    assert [source.title for source in load(data).deals[-1].sources] == ["Other", "Cameras bought"]


def test_a_killed_run_keeps_every_answer(data: Path) -> None:
    """Each answer is kept when it is given, so that a closed window loses but the line."""
    with new(data) as talk:
        talk.answer(*WHAT)
        talk.asked("Suppliers")
        talk.child.kill(9)
    with new(data) as talk:
        talk.answer(("Go on with it?", "no"), ("Country", "Namibia"))
        talk.asked("Title")
    assert 'title: "Traffic cameras"' in (data / ".desk" / "new-1.yaml").read_text()
    assert "- country: NAM\n" in (data / ".desk" / "new.yaml").read_text()


def test_a_look_alike_is_told_before_writing(data: Path) -> None:
    """Country, supplier and year of another record; who says no finds the record kept."""
    with new(data) as talk:
        talk.answer(*WHAT, *WHO, *WHERE, ("Status", "signed"), ("Announced", "2014"), *WHEN[2:], TEXT, *SOURCE)
        talk.answer(("Confidence", "medium"), ("Record id", ""), ("'ken-huawei-2014' is taken", "-b"))
        assert "looks like ken-huawei-2014: same country" in talk.asked("Write it to deals.yaml?")
        talk.child.sendline("no")
        assert talk.end() == 1
    assert len(load(data).deals) == 1
    assert "id: ken-huawei-2014-b" in (data / ".desk" / "new.yaml").read_text()


def test_any_field_can_be_answered_again(data: Path) -> None:
    """Also those that were not asked for; what becomes wrong by it is asked at once."""
    with new(data) as talk:
        talk.answer(*WHAT, *WHO, *WHERE, *WHEN, TEXT, *SOURCE, *SURE)
        talk.answer(("Write it", "value_usd_m"), ("Value", "about 5"), ("where a number is expected", f"{EMPTY}5.5"))
        talk.answer(("Write it", "country"), ("Country", f"{EMPTY}Namibia"))
        talk.answer(("does not start with 'nam-'", f"{EMPTY}nam-huawei-2016"))
        talk.answer(("Write it", "technologies"), ("Technologies", f"{EMPTY}drones"))
        talk.answer(*APPROVED)
        assert talk.end() == 0
    deal = load(data).deals[-1]
    assert (deal.id, deal.country, deal.value_usd_m, deal.technologies) == ("nam-huawei-2016", "NAM", 5.5, ("drone",))


def test_a_refused_save_loses_nothing(data: Path) -> None:
    """Somebody else took the id meanwhile: that is said, another one is asked for, and it is written."""
    with new(data) as talk:
        talk.answer(*WHAT, *WHO, *WHERE, *WHEN, TEXT, *SOURCE, *SURE, APPROVED[0])
        talk.asked("Why is it added?")
        write_data(data.parent, deals=[deal_fields(), deal_fields(id="ken-huawei-2016", signed="2013")])
        talk.child.sendline("Found")
        talk.answer(("somebody else changed ken-huawei-2016", f"{EMPTY}ken-huawei-2016-b"), *APPROVED)
        assert talk.end() == 0
    assert [deal.id for deal in load(data).deals] == ["ken-huawei-2014", "ken-huawei-2016", "ken-huawei-2016-b"]


def test_a_firm_alone_where_git_knows_nobody(tmp_path: Path) -> None:
    """Without git, who writes it is asked for, and the change goes to the dated copies."""
    data = write_data(tmp_path)
    with new(data, "supplier") as talk:
        talk.answer(
            ("Name", "Dahua Technology"), ("Key", ""), ("Other names", ""), ("Headquarters", ""), ("Founded", "")
        )
        talk.answer(("Ownership", "private"), ("What it makes", "Cameras"), *SOURCE[:4], ("Source 1, Facts", "name"))
        talk.answer(("Source 2, Title", ""), ("Write it to suppliers.yaml?", "yes"), ("Your name", ""))
        talk.answer(("is empty; a name is expected", "Ada"), ("Your e-mail address", ""), ("Why is it added?", ""))
        talk.answer(("1 to 300 are expected", "A firm"))
        assert talk.end() == 0
    assert [firm.key for firm in load(data).suppliers] == ["dahua-technology", "huawei"]
    assert '"name": "Ada"' in next((data / ".desk" / "history").glob("*/change.json")).read_text()


def test_one_at_a_time(data: Path) -> None:
    """A second one would take the first one's draft."""
    with new(data) as first:
        first.asked("Country")
        with new(data) as second:
            assert second.end() == 2
        assert "in another terminal" in second.said


def test_a_draft_that_cannot_be_kept(data: Path) -> None:
    """A full disk is said, ends nothing, and what was typed is still on the screen."""
    (data / ".desk").mkdir()
    (data / ".desk" / "new.yaml.ready").mkdir()
    with new(data) as talk:
        talk.answer(("Country", "Kenya"), ("cannot be kept for later", "Cameras"))
        talk.asked("Kind")
        talk.child.sendintr()
        assert talk.end() == 1
    assert talk.said.endswith("Nothing was written.\r\n")
    assert '  title: "Cameras"' in talk.said


def test_no_terminal(data: Path) -> None:
    """Where nobody can answer, that is said in one line."""
    done = subprocess.run(
        words("new", what="deal", data=data),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=dict(os.environ),
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "`new` asks its questions in a terminal, and this is none: start it in one.\n"
