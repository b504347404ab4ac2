"""What a room is called by its pupils, and what its teacher drives it with: the code follows from the key."""

import hashlib
import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 signs, without 0 and O, 1 and I
LETTERS = 5


def spelled(typed: str) -> str:
    """A code as it is kept, from what somebody typed: capitals, without blanks and dashes."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())[: LETTERS + 1]


def new_key() -> str:
    """The secret of a new room, of 128 bits."""
    return secrets.token_urlsafe(16)


def code_of(key: str) -> str:
    """The code that belongs to a key.

    Slow by purpose (scrypt, RFC 7914, some 50 ms): whoever knows the code alone cannot try keys until one fits.
    """
    made = hashlib.scrypt(key.encode(), salt=b"surveillance-export-atlas/rooms", n=2**14, r=8, p=1, dklen=4)
    bits = int.from_bytes(made)
    return "".join(ALPHABET[bits >> 5 * place & 31] for place in range(LETTERS))
