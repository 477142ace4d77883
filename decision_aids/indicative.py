"""An aid indicates and does not decide: no outcome says of anybody that a threshold is not met (INV-11).

Only the front door weighs a referral against a threshold. Whoever reads such words beforehand does not ring, and a
child waits. A question may ask whether somebody was told so, a document may say what the front door then does, and a
historic aid keeps what its source says.
"""

import re
from collections.abc import Iterator

from schemas.checks import prose
from schemas.problems import Problem
from schemas.register import Edition

_THRESHOLD = r"(?: (?!and\b|or\b|but\b)[\w'-]+){0,4} thresholds?\b(?! documents?\b)"
_NOT_MET = re.compile(
    r"(?:\bnot(?: yet)?|n't(?: yet)?|\bnever|\bfail(?:s|ed|ing)? to|\bunlikely to|\bcannot) "
    rf"(?:be )?(?:meet|met|meeting|reach|reached|reaching|cross|crossed|pass|passed)\b{_THRESHOLD}"
    rf"|\b(?:below|beneath|under|short of){_THRESHOLD}"
    r"|\bthresholds?\b(?: [\w'-]+){0,5} (?:is|are|was|were|has|have|had)(?: not|n't)(?: yet)?(?: been)?"
    r" (?:met|reached|crossed|passed)\b"
    r"|\bthresholds? not (?:met|reached|crossed|passed)\b"
)


def problems(edition: Edition) -> Iterator[Problem]:
    """An error for each text of an outcome that says that a threshold is not met, in an aid that is no historic one."""
    outcomes = {} if edition.dates.historic else edition.value["outcomes"]
    for path, text in prose.texts(outcomes, ("outcomes",)):
        found = _NOT_MET.search(prose.normalised(text))
        if found:
            yield edition.reading.problem(
                path,
                code="decides-on-a-threshold",
                sentence=f"“{found[0]}” decides in an outcome what only the front door decides, and whoever reads it "
                "may not ring.",
                fix="Say what to do next and whom to ask. A level is an indication, and no answer to a child's need.",
            )
