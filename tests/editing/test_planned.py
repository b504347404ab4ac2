"""The texts after a change: in what order they are written, and that they say what was meant."""

from pathlib import Path

import pytest

from dashboard.editing.changes import Change
from dashboard.editing.planned import in_form, planned, verify
from dashboard.editing.refused import SaveError
from tests.editing.saving import change, made, new, retired
from tests.records.builders import deal_fields


def test_order_of_files(tmp_path: Path) -> None:
    """A reader between two files finds no record that names what is not there, and none twice."""
    data = made(tmp_path, "copies")
    firm = new(data, "dahua", "huawei", "suppliers.yaml")
    deal = new(data, "nam-a", country="NAM", suppliers=["dahua"])
    assert list(planned(data, [deal, firm])) == ["suppliers.yaml", "deals.yaml", "coverage.csv"]
    assert list(planned(data, retired(data)[::-1])) == ["deals.yaml", "left_out.yaml"]
    gone = Change("suppliers.yaml", "huawei", firm.after and {**firm.after, "key": "huawei"}, None)
    assert list(planned(data, [gone, *retired(data)])) == ["deals.yaml", "left_out.yaml", "suppliers.yaml"]


def test_order_of_fields(tmp_path: Path) -> None:
    """However a form has put the fields together, they are written in the order of the model."""
    data = made(tmp_path, "copies")
    jumbled = dict(reversed(deal_fields(title="Cameras").items()))
    (change_,) = in_form([Change("deals.yaml", "ken-huawei-2014", deal_fields(), jumbled)])
    before, after = planned(data, [change_])["deals.yaml"]
    assert after == before.replace("Police cameras in Nairobi", "Cameras")


def test_what_is_done_already(tmp_path: Path) -> None:
    """A change that the files hold already changes nothing."""
    data = made(tmp_path, "copies")
    held = change(data)
    assert planned(data, [held, Change("deals.yaml", "ken-gone", deal_fields(id="ken-gone"), None)]) == {}


def test_not_what_was_meant(tmp_path: Path) -> None:
    """Texts that say anything else than the change are refused."""
    data = made(tmp_path, "copies")
    meant = change(data, title="Cameras")
    texts = planned(data, [meant])
    verify(texts, [meant])
    with pytest.raises(SaveError, match=r"deals\.yaml is laid out in a way that cannot be changed safely"):
        verify(texts, [change(data, title="Else")])
    with pytest.raises(SaveError):
        verify({"deals.yaml": (texts["deals.yaml"][0], "[]\n")}, [meant])
