"""What holds for all tests."""

import signal

from hypothesis import settings

settings.register_profile("atlas", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("atlas")

signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in a run in the background, and so by its children
