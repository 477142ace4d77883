"""Records that are not as they were when something was last published: a warning, since nothing freezes them."""

from collections.abc import Iterator

from schemas.problems import Problem
from schemas.publication import noted
from schemas.register import Record, Register


def problems(register: Register) -> Iterator[Problem]:
    """A warning for each record that was noted in a lock and says something else now, or is gone.

    Details from a new day alone are no change of what was there, and neither is a later verification.
    """
    locks = {one.file.split("/", 1)[1]: one for one in register.readings if one.file.endswith("/published.yaml")}
    for publisher in sorted(register.published):
        before = register.published[publisher]["records"]
        if not before:
            continue
        now = noted.noted(register, publisher)
        for name, names in noted.changed(before, now).items():
            were = [one for one in names if one in before]
            record = register.records.get(f"{publisher}/{name}")
            if record is not None and were:
                yield _changed(record, name, were)
            elif record is None and f"{publisher}/{name.partition('#')[0]}" not in register.unread:
                yield locks[f"{publisher}/published.yaml"].problem(
                    ("records", were[0]),
                    code="record-gone",
                    severity="warning",
                    sentence=f"{name} was there when something was last published, and is not there any more.",
                    fix="Bring it back from an earlier copy of this folder. Run arrangements impact to see what "
                    "refers to it.",
                    at="key",
                )


def _changed(record: Record, name: str, were: list[str]) -> Problem:
    """The warning at the first details that changed and are still there, else at the record."""
    days = {noted.first_day_of(one) for one in were} - {""}
    dated = record.value.get("dated")
    entries = dated if isinstance(dated, list) else []
    index = next((number for number, one in enumerate(entries) if one["effective_from"] in days), None)
    return record.reading.problem(
        record.path if index is None else (*record.path, "dated", index),
        code="record-changed",
        severity="warning",
        sentence=f"{name} has changed since it was last published. What is published and refers to it now shows the "
        "new details.",
        fix="If it changed from a day on, leave the old details and add new ones with effective_from. Run "
        "arrangements impact to see what it touches.",
        at="key" if index is None else "value",
    )
