"""The command line: which commands there are, what they take, and who carries them out."""

import argparse
import contextlib
import difflib
import io
import json
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, NoReturn

from dashboard.door import serve, setup, testing
from dashboard.door.processes import ROOT, PlainError, call, child_env


class Command(NamedTuple):
    """What a command does, and the module that carries it out where the door does not."""

    does: str
    module: str = ""


COMMANDS = {
    "run": Command("serve the atlas and open the browser (what happens without a command)"),
    "test": Command("run every check and test; further words go to pytest"),
    "check": Command("check the data files", "dashboard.analysis.check"),
    "links": Command("check whether the sources' addresses still work", "dashboard.editing.link_check"),
    "new": Command("ask for a new record, question by question, and write it", "dashboard.terminal.new"),
    "fmt": Command("lay the YAML files out: order and form of keys and records", "dashboard.terminal.fmt"),
    "sheet": Command("make a sheet to print of a view or a lesson, or a picture of a view", "dashboard.terminal.sheet"),
    "diff": Command("tell which records differ between two states of the data", "dashboard.terminal.diff"),
    "lesson-file": Command("write a lesson to one HTML file that needs no network", "dashboard.terminal.lesson_file"),
}
NOT_BOTH = (
    "--edit and --network do not go together: whoever opens the atlas with --edit can change its records. "
    "Leave one of them out, or start it twice"
)


def main(words: list[str]) -> int:
    """Do what the command line asks; give the exit code."""
    prepare_terminal()
    try:
        return carry_out(*parse(words))
    except PlainError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped; the next start takes up from here.", file=sys.stderr)
        return 130


def prepare_terminal() -> None:
    """Show every line at once, survive odd characters, and let every request to stop look like Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(line_buffering=True, errors="replace")
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and not (name == "SIGHUP" and signal.getsignal(number) == signal.SIG_IGN):  # nohup stays nohup
            signal.signal(number, signal.default_int_handler)


def carry_out(options: argparse.Namespace, others: list[str]) -> int:
    """Set up what the command needs, then do it."""
    if options.command == "test":
        setup.ensure(setup.TESTS)
        return testing.run(others)
    module = COMMANDS[options.command].module
    with contextlib.redirect_stdout(sys.stderr if module else sys.stdout):  # a tool reads what the module says alone
        setup.ensure(setup.APP)
    if module:
        return hand_on(module, options)
    return serve.serve(options.port, options.data, options.browser, options.edit, options.network)


def hand_on(module: str, options: argparse.Namespace) -> int:
    """Let a module carry out a command: its `main` takes the options by name, from one word of JSON."""
    words = {name: value for name, value in vars(options).items() if name != "command"}
    return call([str(setup.PYTHON), "-m", module, json.dumps(words, default=str)], child_env(), answers_ctrl_c=True)


class Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the command line."""

    def error(self, message: str) -> NoReturn:
        """Print the complaint alone, without the usage, and leave with exit code 2."""
        self.exit(2, f"{message} (help: python3 -m dashboard --help)\n")


def parse(words: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """Give the options of the command, and for `test` the words meant for pytest."""
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help")):
        words = ["run", *words]
    parser = make_parser()
    if not words[0].startswith("-") and words[0] not in COMMANDS:
        near = difflib.get_close_matches(words[0], COMMANDS, n=1)
        parser.error(f"There is no command '{words[0]}'" + (f"; did you mean '{near[0]}'?" if near else ""))
    options, others = parser.parse_known_args(words)
    if others and options.command != "test":
        parser.error(f"Not understood: {' '.join(others)}")
    if options.command == "run" and options.edit and options.network:
        parser.error(NOT_BOTH)
    return options, others


def make_parser() -> Parser:
    """Describe the commands and their options."""
    parser = Parser(
        prog="python3 -m dashboard",
        description="The Surveillance Export Atlas. Sets itself up in .venv on first use.",
        epilog="Without a command: run. It takes --port N, --data DIR, --edit, --network and --no-browser.",
        allow_abbrev=False,
    )
    rooms = parser.add_subparsers(dest="command", metavar="COMMAND")
    command = {
        name: rooms.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.", allow_abbrev=False)
        for name, (does, _) in COMMANDS.items()
    }
    for name in COMMANDS.keys() - {"test"}:
        here = os.environ.get("ATLAS_DATA", str(ROOT / "data"))
        command[name].add_argument(
            "--data", type=folder, default=here, metavar="DIR", help="another folder of data files"
        )
    _add_options(command)
    return parser


def _add_options(command: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add what single commands take."""
    command["run"].add_argument(
        "--port", type=port, default=8501, metavar="N", help="the port to use (8501), or the next free one"
    )
    command["run"].add_argument("--no-browser", action="store_false", dest="browser", help="do not open the browser")
    command["run"].add_argument(
        "--edit", action="store_true", help="lets whoever sits at this machine edit the records"
    )
    command["run"].add_argument(
        "--network", action="store_true", help="lets others in this machine's network, such as a class, read the atlas"
    )
    command["check"].add_argument("--watch", action="store_true", help="check again after every save, until Ctrl-C")
    command["check"].add_argument(
        "--format", choices=("text", "json"), default="text", dest="form", help="how to print what is found (text)"
    )
    command["links"].add_argument("--again", action="store_true", help="also those checked within the last 7 days")
    command["new"].add_argument(
        "what", choices=("deal", "supplier"), nargs="?", default="deal", help="a deal, or a firm"
    )
    command["fmt"].add_argument(
        "--check", action="store_true", help="write nothing; exit code 1 if anything would change"
    )
    what = "a folder of data files, one such file, or a revision of git"
    command["diff"].add_argument("old", type=state, metavar="OLD", help=what)
    command["diff"].add_argument("new", type=state, nargs="?", metavar="NEW", help=f"{what}; the data as it stands")
    command["diff"].add_argument(
        "--format", choices=("markdown", "json"), default="markdown", dest="form", help="how to print it (markdown)"
    )
    command["lesson-file"].add_argument("name", metavar="NAME", help="the lesson: the name of its file in data/lessons")
    command["lesson-file"].add_argument(
        "--out", type=in_full, default=".", metavar="FILE", help="where to write it (NAME.html in this folder)"
    )
    _add_sheet(command["sheet"])


def _add_sheet(sheet: argparse.ArgumentParser) -> None:
    """Add what `sheet` takes."""
    sheet.add_argument(
        "view", nargs="?", metavar="VIEW", help="an address of the atlas, in quotes, such as '?region=Africa'; the map"
    )
    sheet.add_argument("--lesson", metavar="NAME", help="a lesson instead, by the name of its file in data/lessons")
    sheet.add_argument("--paper", type=str.title, choices=("A4", "Letter"), default="A4", help="the paper (A4)")
    sheet.add_argument("--form", choices=("pdf", "png", "svg"), default="pdf", help="a sheet (pdf), or the map alone")
    sheet.add_argument("--chart", action="store_true", help="with png or svg: the deals in time instead of the map")
    sheet.add_argument(
        "--out", type=in_full, default=str(Path.cwd()), metavar="FILE", help="the file to write, or a folder for it"
    )
    sheet.add_argument("--at", default="", metavar="URL", help="the atlas's own address, for the QR code")


def in_full(word: str) -> str:
    """Read the name of a file or folder that may not be there yet, in full."""
    return str(Path(word).resolve())


def port(word: str) -> int:
    """Read a port number."""
    if not (word.isascii() and word.isdigit() and 1 <= int(word) <= 65535):
        raise argparse.ArgumentTypeError(f"'{word}' is not a port; a whole number from 1 to 65535 is")
    return int(word)


def state(word: str) -> str:
    """Read the name of a file or folder in full, of anything else as it is."""
    path = Path(word).resolve()
    return str(path) if path.exists() else word


def folder(word: str) -> Path:
    """Read the name of a folder that is there."""
    path = Path(word).resolve()
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder '{path}'")
    return path
