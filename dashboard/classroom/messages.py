"""What a window may say to its room, one JSON text a message; whatever else comes is refused."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, TypeAdapter, ValidationError

from .rooms import NOT_UNDERSTOOD, TOO_LONG, RefusedError

LONGEST = 1024  # bytes of a message


class Message(BaseModel):
    """A message: its fields and no others, each of its type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Wish(Message):
    """What a room is made for."""

    lesson: Annotated[str, Field(max_length=100)]


class Join(Message):
    """The first message of a window. With the key it is one of the teacher's, else a pupil's."""

    do: Literal["join"]
    key: Annotated[str, Field(max_length=64)] | None = None
    tab: Annotated[str, Field(pattern="^[0-9a-z]{1,24}$")] = ""
    answers: dict[int, int] = {}
    """What this tab has answered so far, by step."""
    lesson: Annotated[str, Field(max_length=100)] = ""
    step: int = 1
    revealed: bool = False
    black: bool = False
    open: bool = True
    ends: float | None = None
    """When the room was to end, as far as the window knows."""
    moved: bool = False
    """Whether this window's own user went to that step while it was not joined."""


class Show(Message):
    """The teacher goes to a step."""

    do: Literal["state"]
    step: int
    revealed: bool
    black: bool


class Poll(Message):
    """The teacher opens or closes the vote."""

    do: Literal["poll"]
    open: bool


class End(Message):
    """The teacher ends the room."""

    do: Literal["end"]


class Answer(Message):
    """A pupil votes."""

    do: Literal["answer"]
    step: int
    choice: int


Up = Join | Show | Poll | End | Answer
_UP: TypeAdapter[Up] = TypeAdapter(Annotated[Up, Discriminator("do")])


def wish(text: bytes) -> Wish:
    """What a room is asked for; raises RefusedError where it is not that."""
    try:
        return Wish.model_validate_json(text)
    except ValidationError as error:
        raise RefusedError(NOT_UNDERSTOOD, 'A room is made for a lesson: {"lesson": "its name"}.') from error


def read(text: str) -> Up:
    """A message as it came; raises RefusedError where it is too long, or none of those above."""
    if len(text.encode(errors="replace")) > LONGEST:
        raise RefusedError(TOO_LONG, f"A message was longer than {LONGEST} bytes.")
    try:
        return _UP.validate_json(text)
    except ValidationError as error:
        raise RefusedError(NOT_UNDERSTOOD, "A message was not understood.") from error
