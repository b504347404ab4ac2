"""What each count of regime classes came to, in one plain sentence without a judgement; plain text, not HTML."""

from collections.abc import Mapping

import pandas as pd

from dashboard.analysis.regimes import AROUND, MOVES, ORDER, Answer
from dashboard.analysis.summary import plural
from dashboard.pictures.regimes import percent, unit

AUTOCRACIES = ORDER[2:]  # electoral, closed
MORE_AUTOCRATIC, _, MORE_DEMOCRATIC = MOVES.values()


def shares_result(answer: Answer) -> str:
    """The share of autocracies among the deals and among all countries; answer as from by_regime()."""
    if not answer.number:
        return _nothing("deal", answer.left)
    deals, electoral, closed = _autocracies(answer.rows, "share")
    countries, *kinds = _autocracies(answer.rows, "base_share")
    return (
        f"Of {plural(answer.number, 'deal')} with a class in their year, {deals} were in autocracies (electoral "
        f"autocracy {electoral}, closed autocracy {closed}); of all countries classed in those years, {countries} were "
        f"autocracies ({' and '.join(kinds)})."
    )


def _autocracies(rows: pd.DataFrame, column: str) -> list[str]:
    """The share of all autocracies, of electoral and of closed ones."""
    shares = rows.set_index("regime")[column].loc[list(AUTOCRACIES)]
    return [percent(shares.sum()), *map(percent, shares)]


def years_result(answer: Answer) -> str:
    """The number of autocracies before, at and after a first deal; answer as from around_first()."""
    if not answer.number:
        return _nothing("country", answer.left)
    rows = answer.rows[answer.rows["regime"].isin(AUTOCRACIES)]
    number = rows.groupby("offset")["countries"].sum()
    return (
        f"Of {plural(answer.number, 'country', 'countries')} with a class in all nine years, {number[-AROUND]} were "
        f"autocracies four years before the first deal, {number[0]} in its year and {number[AROUND]} four years after."
    )


def moves_result(answer: Answer) -> str:
    """The moves of countries with a first deal beside those without; answer as from moves()."""
    if not answer.number:
        return _nothing("country", answer.left)
    rows = answer.rows.set_index("move")
    (more, less), (of, of_less) = _changed(rows["countries"]), _changed(rows["share"].map(percent))
    said = (
        f"Of {plural(answer.number, 'country', 'countries')} with a first deal, {more} ({of}) had a more autocratic "
        f"class four years later and {less} ({of_less}) a more democratic one; "
    )
    if rows["others_share"].isna().all():
        return said + "there is no country without a deal to compare with."
    others, others_less = _changed(rows["others_share"].map(percent))
    return said + f"of countries without a deal, over the same years, {others} and {others_less}."


def _changed(column: pd.Series) -> list[object]:
    return column.loc[[MORE_AUTOCRATIC, MORE_DEMOCRATIC]].tolist()


def splits_result(answers: Mapping[str, Answer]) -> str:
    """The share of autocracies in each group; answers as from splits()."""
    counted = {name: answer for name, answer in answers.items() if answer.number}
    if not counted:
        return "No selected record has a class in its year."
    return f"In autocracies were: {'; '.join(_group(name, answer) for name, answer in counted.items())}."


def _group(name: str, answer: Answer) -> str:
    number = int(answer.rows[answer.rows["regime"].isin(AUTOCRACIES)]["deals"].sum())
    of = plural(answer.number, unit(name))
    return f"{name[0].lower()}{name[1:]} {number} of {of} ({percent(number / answer.number)})"


def _nothing(what: str, left: Mapping[str, int]) -> str:
    """That nothing could be counted, and why."""
    reasons = "; ".join(f"{why}: {number}" for why, number in left.items())
    return f"There is no {what} to count here{f'. Left out: {reasons}' if reasons else ' among the selected records'}."
