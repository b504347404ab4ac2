"""How long the next step of a lesson takes, from the key to the screen with the step's words, colours and panel."""

from statistics import median

from playwright.sync_api import Browser

KEYS = 'addEventListener("keydown", (event) => { window.__pressed = event.timeStamp; }, true)'
STEPS = """() => {
    window.__steps = [];
    const painted = () => setTimeout(() => window.__pressed && __steps.push(performance.now() - __pressed));
    lesson.watch(() => requestAnimationFrame(painted));
}"""


def next_steps(browser: Browser, address: str, lesson: str, rounds: int) -> list[float]:
    """The milliseconds of each step of a lesson, on a projector's screen, through the whole lesson so many times."""
    page = browser.new_context(viewport={"width": 1920, "height": 1080}).new_page()
    page.add_init_script(KEYS)  # before the page's own listener, which keeps the key to itself
    page.goto(f"{address}/?present={lesson}")
    page.wait_for_selector("#map[data-ready=yes]", timeout=60_000)
    page.wait_for_selector("html.begun")
    page.evaluate(STEPS)
    took = []
    for _ in range(rounds):
        page.keyboard.press("Home")
        while not page.locator("#next[aria-disabled=true]").count():
            page.evaluate("() => { __steps.length = 0; }")
            page.keyboard.press("PageDown")
            page.wait_for_selector(".atlas-travels", state="detached")  # the map has arrived
            page.wait_for_timeout(50)
            took += page.evaluate("__steps")
    page.context.close()
    return took


def rows(browser: Browser, address: str, rounds: int) -> list[tuple[str, float, float, float, str]]:
    """The usual and the longest step, for the table."""
    took = next_steps(browser, address, "article", rounds)
    usual, longest = median(took), max(took)
    return [
        ("lesson: next step, ms", usual, 0, 0, "≤ 300"),
        ("lesson: longest step / usual, ms", longest, usual, longest / usual, "≤ 300 ms"),
    ]
