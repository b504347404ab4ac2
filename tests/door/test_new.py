"""Questions asked through the door: the terminal, and a Ctrl-C in it, are the command's own."""

import shutil
import sys

from copies import ROOT, Door

from tests.terminal.talk import Talk


def test_ctrl_c_keeps_what_was_typed(app: Door) -> None:
    """The command says what it kept, and its exit code is ours."""
    shutil.copytree(ROOT / "tests" / "good", app.root / "data", dirs_exist_ok=True)
    shutil.copytree(ROOT / "assets", app.root / "assets")
    with Talk([sys.executable, "-m", "dashboard", "new"], app.root, app.env()) as talk:
        talk.answer(("Country", "Kenya"))
        talk.asked("Title")
        talk.child.sendintr()
        assert talk.end() == 1
    assert "- country: KEN" in talk.said
    assert "Traceback" not in talk.said
    assert (app.root / "data" / ".desk" / "new.yaml").read_text().startswith("# for deals.yaml\n- country: KEN\n")
