"""How much may be done in a time."""

from dashboard.classroom.bucket import Bucket


def test_bucket() -> None:
    """So much at once, then so much a second, and never more than it holds."""
    now = [0.0]
    bucket = Bucket(3, 2, clock=lambda: now[0])
    assert [bucket.spend() for _ in range(4)] == [True, True, True, False]
    now[0] += 0.5
    assert [bucket.spend(), bucket.spend()] == [True, False]
    assert not bucket.full
    now[0] += 100
    assert bucket.full
    assert not bucket.spend(4)
    assert bucket.spend(3)
