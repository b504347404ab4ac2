"""Links between pages, and the script that follows one."""

from dashboard.pictures.links import follow


def test_follow_cannot_be_broken_out_of() -> None:
    """Whatever the parameters hold, the script stays one call of one string."""
    script = follow("deal", deal="</script>\"'\n\\")
    assert script == '<script>atlasPage.follow("deal?deal=%3C%2Fscript%3E%22%27%0A%5C")</script>'
