"""Questions in a terminal, and what is answered."""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from textwrap import fill
from types import ModuleType

from dashboard.terminal.options import Options, found

readline: ModuleType | None = None
with suppress(ImportError):  # Windows has none; there a line cannot be offered for change, only kept
    import readline

MOST = 16  # things to choose that are listed unasked


class Stopped(Exception):  # noqa: N818
    """Whoever is asked has left, by Ctrl-C or Ctrl-D; `typed` stood in the line, `field` was asked for."""

    def __init__(self, typed: str) -> None:
        """Keep the line."""
        super().__init__(typed)
        self.typed, self.field = typed, ""


class Terminal:
    """Asks and tells."""

    def say(self, text: str = "", indent: str = "") -> None:
        """Print a text in lines that fit, the first behind this indent and the others below its text."""
        width = max(40, min(100, shutil.get_terminal_size().columns))
        wrapped = fill(text, width, initial_indent=indent, subsequent_indent=" " * len(indent), break_long_words=False)
        print(wrapped if text else "")

    def line(self, default: str = "") -> str:
        """Give one line as typed; `default` stands there to be changed or kept."""
        if readline:
            readline.set_startup_hook(lambda: readline.insert_text(default))
        elif default:
            self.say(f"(Enter keeps: {default} – a single - empties it)")
        try:
            typed = input("> ").strip().encode("utf-8", "replace").decode()  # of bytes that are no letters
        except (KeyboardInterrupt, EOFError):
            raise Stopped(readline.get_line_buffer() if readline else "") from None
        if readline or not default:
            return typed
        return "" if typed == "-" else typed or default

    def choose(self, options: Options, default: str = "", none: bool = False) -> str:
        """Give the code of what is chosen; "" for nothing, where `none` allows it."""
        listed = self._listed(options)
        while True:
            typed = self.line(default)
            if none and not typed:
                return ""
            codes, sure = self._found(typed, options, listed)
            if sure:
                return codes[0]
            listed, default = self._list(options, codes) or listed, ""

    def choose_many(self, options: Options, default: Sequence[str] = ()) -> list[str]:
        """Give the codes of what is chosen, several parted by commas; none where nothing is typed."""
        listed, typed = self._listed(options), ", ".join(default)
        while True:
            typed = self.line(typed)
            parts = [part for piece in typed.split(",") if (part := piece.strip())]
            meant = {part: self._found(part, options, listed) for part in parts}
            if all(codes for codes, _ in meant.values()) and "?" not in parts:
                chosen = (
                    codes[0] if sure else self._which(part, codes, options) for part, (codes, sure) in meant.items()
                )
                return list(dict.fromkeys(filter(None, chosen)))
            if typed == "?":
                listed, typed = self._list(options, list(options)), ""

    def _which(self, part: str, codes: Sequence[str], options: Options) -> str:
        """Give the one that is meant by a part of a word; "" for none of them."""
        self.say(f"Which of them is '{part}'? (Enter: none)", "  ")
        return self.choose({code: options[code] for code in codes}, none=True)

    def _listed(self, options: Options) -> Sequence[str]:
        """List the options where they are few."""
        return self._list(options, list(options)) if len(options) <= MOST else []

    def _found(self, typed: str, options: Options, listed: Sequence[str]) -> tuple[list[str], bool]:
        """What is meant, told if it is sure; else why not."""
        if typed == "?":
            return list(options), False
        codes, sure = found(typed, options, listed) if typed else ([], False)
        if sure:
            shown = options[codes[0]].shown
            self.say(f"= {shown}" + (f" ({codes[0]})" if codes[0] != shown else ""), "  ")
        elif len(codes) == 1:
            self.say(f"There is no '{typed}'. Do you mean this?", "  ! ")
        elif codes:
            self.say(f"'{typed}' may be one of {len(codes)}:", "  ! ")
        else:
            wrong = f"'{typed}' is none of them" if typed else "is empty"
            self.say(f"{wrong}; type a number or a part of a word (? lists all)", "  ! ")
        return codes, sure

    def _list(self, options: Options, codes: Sequence[str]) -> Sequence[str]:
        for number, code in enumerate(codes, 1):
            option = options[code]
            self.say(option.shown + (f" – {option.meaning}" if option.meaning else ""), f"{number:>5}  ")
        return codes
