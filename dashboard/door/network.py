"""The address of this machine in its network, found without sending anything."""

import contextlib
import ipaddress
import socket
import struct
from collections.abc import Iterator

OUTSIDE = ("192.0.2.1", 9)  # kept for documentation, so nobody's: the way there is looked up, and never gone
NEIGHBOURS = ("224.0.0.1", 9)  # everybody in a network, for one that leads nowhere else, such as this machine's own


def address() -> str:
    """Give the IPv4 address under which others in the network reach this machine; empty where it is in none."""
    return next((found for found in candidates() if reachable(found)), "")


def candidates() -> Iterator[str]:
    """Give the addresses there may be, the likeliest first: on the way out, in each network, by this machine's name."""
    yield towards(OUTSIDE)
    for number, _ in socket.if_nameindex():
        yield towards(NEIGHBOURS, number)
    with contextlib.suppress(OSError):
        for *_, found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
            yield str(found[0])


def towards(whom: tuple[str, int], interface: int = 0) -> str:
    """Give this machine's address on the way to somebody; empty where there is no way."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking, contextlib.suppress(OSError):
        if interface:
            through = struct.pack("@4s4si", bytes(4), bytes(4), interface)
            asking.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, through)
        asking.connect(whom)  # a UDP socket only looks the way up
        return str(asking.getsockname()[0])
    return ""


def reachable(found: str) -> bool:
    """Say whether others in a network can reach an address."""
    if not found:
        return False
    named = ipaddress.ip_address(found)
    return not (named.is_loopback or named.is_unspecified or named.is_link_local)
