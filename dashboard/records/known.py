"""What records may refer to, also where it has faults of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Known:
    """What the files hold that records name; None where a file could not be read."""

    countries: Mapping[str, str] | None = None  # name by code
    suppliers: Mapping[str, tuple[str, ...]] | None = None  # aliases by key
    part_of: Mapping[str, str | None] = field(default_factory=dict)  # by deal id
    spellings: Mapping[str, str] = field(default_factory=dict)  # key of its term by each spelling, without capitals
