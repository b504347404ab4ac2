"""The door: `python3 -m dashboard` sets itself up on first use, then serves the atlas."""

# An old Python must get as far as the refusal, so nothing newer than Python 3.6 stands in this file.
import signal
import sys


def refusal(major: int, minor: int) -> str:
    """Say what to do about a Python that is too old; empty when it will do."""
    if (major, minor) >= (3, 11):
        return ""
    return (
        f"The atlas needs Python 3.11 or newer and this is Python {major}.{minor}: "
        "install a newer one (python.org) and start it by name, for example: python3.12 -m dashboard"
    )


def enter() -> int:
    """Refuse an old Python, else do what the command line asks; give the exit code."""
    complaint = refusal(*sys.version_info[:2])
    if complaint:
        print(complaint, file=sys.stderr)
        return 2
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a Ctrl-C amid the imports ends us without a traceback
    from dashboard.door.commands import main

    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(enter())
