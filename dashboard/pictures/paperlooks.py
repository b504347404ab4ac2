"""How classes of countries look on paper: a texture beside each colour, so that they stay apart in black and white."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.pictures.worldmap import Look

# Matplotlib's names; "/" is kept for the kinds of empty.
TEXTURES = ("...", "---", "xxx", "|||", "+++", "ooo", "\\\\\\", "...", "xxxx")
HATCHES = {"restricted": "//////", "hidden": "////"}
MIDDLE = 140  # of grey(): darker grounds have a white texture


@dataclass(frozen=True)
class PaperLook:
    """How one class looks on paper: a texture in `ink` on a colour, its lines `weight` points wide."""

    label: str
    fill: str
    border: str
    texture: str
    ink: str
    weight: float = 0.5


def paper_looks(looks: Mapping[str, Look]) -> dict[str, PaperLook]:
    """The looks of worldmap.looks() for paper; what is hatched on the screen is hatched the same way."""
    return {name: _paper_look(name, look) for name, look in looks.items()}


def _paper_look(name: str, look: Look) -> PaperLook:
    fill, border = light(look.fill), light(look.border)
    if look.hatch:
        return PaperLook(look.label, fill, border, HATCHES.get(name, "\\\\\\\\"), light(look.hatch), 1.1)
    texture = TEXTURES[int(name) % len(TEXTURES)] if name.isdigit() else ""
    return PaperLook(look.label, fill, border, texture, "#ffffff" if grey(fill) < MIDDLE else "#222222")


def light(colour: str) -> str:
    """The colour for light ground of a pair as palette.both() writes it; any other colour as it is."""
    return colour.removeprefix("light-dark(").partition(",")[0]


def grey(colour: str) -> float:
    """How light a colour is when printed in black and white, 0 to 255 (ITU-R BT.601)."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue
