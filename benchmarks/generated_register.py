"""A register as large as the country's: one national publisher and many local ones, the same on every machine.

Nobody's arrangements are in it: its sentences are put together from words, and its only numbers are those that Ofcom
reserves for fiction. It passes the check without an error.
"""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path
from random import Random

# About 50 files and 1,000 clauses a publisher: 4 files of facts and 46 editions.
ITEMS = 23
EDITIONS = ("2022-04", "2024-04")
CLAUSES = 22
NATIONAL = "england"

_TYPES = ("agreement", "memorandum", "protocol", "framework", "arrangements", "handbook", "guidance")
_WHO = (
    "The lead practitioner", "The duty social worker", "The school's safeguarding lead", "The named nurse",
    "The police safeguarding team", "Each partner agency", "The chair of the meeting", "The health visitor",
    "The early help team", "The manager on duty", "The head of the setting", "The youth justice worker",
)  # fmt: skip
_DOES = (
    "tells", "asks", "writes to", "meets with", "rings", "reports to", "shares what is relevant with", "agrees a plan with",
    "reviews the plan with", "records the reasons given by", "passes the referral on to", "explains the decision to",
)  # fmt: skip
_WHOM = (
    "the family", "the other partners", "the child's school", "the council's front door", "the allocated worker",
    "the independent reviewing officer", "the community paediatrician", "the housing officer", "the young person",
    "the foster carers", "the safeguarding hub", "the practice lead",
)  # fmt: skip
_WHEN = (
    "before the first meeting", "as soon as the visit is over", "when new information comes in", "on the same working day",
    "at each review", "before the plan is closed", "once the assessment is complete", "when a child moves into the area",
    "whenever a professional disagrees", "at the end of every quarter", "if the family has not been seen",
)  # fmt: skip
_WHY = (
    "so that nobody has to tell their story twice", "so that the reasons can be followed later",
    "because a delay leaves the child without help", "so that each agency knows what the others have seen",
    "because the picture is only complete when it is put together", "so that the family knows what happens next",
    "and says plainly what is known and what is not", "and notes any difference of view",
)  # fmt: skip
_TITLES = ("Sharing", "Referral", "Assessment", "Review", "Escalation", "Recording", "Attendance", "Transfer", "Closing")


def write(folder: Path, publishers: int) -> None:
    """Write a data folder of so many publishers, the national one among them.

    Given a folder that is empty or not there yet. What is written for a publisher is the same whatever their number,
    so that a larger register grows by nothing but more of the same.
    """
    _national(folder / NATIONAL)
    for number in range(1, publishers):
        _local(folder / f"area-{number:03d}", number)


def _put(folder: Path, name: str, text: str) -> None:
    file = folder / f"{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _national(folder: Path) -> None:
    made = Random(0)  # noqa: S311 - the same words every time, not a secret
    _put(folder, "publisher", _publisher("The nation", "national"))
    _put(folder, "contacts", "kind: contacts\ncontacts:\n" + _contact("emergency-services", "emergency-services", "999"))
    _put(folder, "sources", "kind: sources\nsources:\n" + "".join(_source(made, f"act-{n}", "law") for n in range(40)))
    _put(folder, "deadlines", "kind: deadlines\ndeadlines:\n" + _deadline("refer", 1, "england/sources#act-1"))
    for item in range(ITEMS):
        _document(folder, made, item, NATIONAL)


def _local(folder: Path, number: int) -> None:
    made = Random(number)  # noqa: S311 - the same words every time, not a secret
    name = folder.name
    telephone = f"01632 960 {number % 100:03d}"
    _put(folder, "publisher", _publisher(f"Area {number}", "local"))
    roles = ("front-door", "out-of-hours")
    _put(folder, "contacts", "kind: contacts\ncontacts:\n" + "".join(_contact(one, one, telephone) for one in roles))
    local = (_source(made, f"local-{n}", "local") for n in range(10))
    _put(folder, "sources", "kind: sources\nsources:\n" + "".join(local))
    clocks = (_deadline(f"clock-{n}", n + 1, f"{name}/sources#local-{n}") for n in range(10))
    _put(folder, "deadlines", "kind: deadlines\ndeadlines:\n" + "".join(clocks))
    for item in range(ITEMS):
        _document(folder, made, item, name)


def _publisher(title: str, tier: str) -> str:
    return f"kind: publisher\ntitle: {title}\ntier: {tier}\nsummary: A publisher that was made to be measured.\n"


def _contact(word: str, role: str, telephone: str) -> str:
    return (
        f"  {word}:\n    title: The {word.replace('-', ' ')}\n    role: {role}\n    serves: everyone who lives here\n"
        f'    dated:\n      - effective_from: 2020-01-01\n        telephone: "{telephone}"\n'
        f"        hours: {{words: day and night}}\n        last_verified: 2026-11-01\n"
    )


def _source(made: Random, word: str, kind: str) -> str:
    return (
        f"  {word}:\n    title: {word.replace('-', ' ').capitalize()}\n    type: {kind}\n    status: in-force\n"
        f"    last_verified: 2026-11-01\n    says: >-\n{_wrapped(_sentences(made, 2), 6)}"
    )


def _deadline(word: str, count: int, cites: str) -> str:
    return (
        f"  {word}:\n    title: Do what {word.replace('-', ' ')} asks for\n    owner: the lead practitioner\n"
        f"    dated:\n      - effective_from: 2020-01-01\n        count: {count}\n        unit: day\n"
        f"        after: referral-made\n        event_words: the referral was made\n        cites: [{cites}]\n"
    )


def _document(folder: Path, made: Random, item: int, publisher: str) -> None:
    """Both editions of one item; the newer keeps most clauses word for word, as they do."""
    texts = [_sentences(made, made.randint(2, 4)) for _ in range(CLAUSES)]
    for number, edition in enumerate(EDITIONS):
        lines = [
            "kind: document",
            f"type: {_TYPES[item % len(_TYPES)]}",
            f"title: {_TITLES[item % len(_TITLES)]} between partners, part {item + 1}",
            f"agreed: {edition}-01",
            f"effective_from: {edition}-15",
            "review_by: 2027-03-31",
            *([f"supersedes: {EDITIONS[number - 1]}"] if number else []),
            "clauses:",
        ]
        for clause in range(CLAUSES):
            if number and clause % 5 == 0:
                texts[clause] = _sentences(made, made.randint(2, 4))
            lines += _clause(made, publisher, clause, texts[clause])
        _put(folder / f"item-{item:02d}", edition, "\n".join(lines) + "\n")


def _clause(made: Random, publisher: str, clause: int, text: str) -> list[str]:
    local = publisher != NATIONAL
    lines = [
        f"  part-{clause // 10}.clause-{clause}:",
        f'    number: "{clause // 10 + 1}.{clause % 10 + 1}"',
        f"    title: {made.choice(_TITLES)} {made.choice(_WHEN)}",
        "    text: >-",
        _wrapped(text, 6).rstrip("\n"),
    ]
    if clause % 3 == 0:
        lines.append(f"    cites: [england/sources#act-{made.randrange(40)}, {_sibling(made, publisher)}]")
    if clause % 5 == 1:
        lines.append(f"    deadline: {f'{publisher}/deadlines#clock-{made.randrange(10)}' if local else 'refer'}")
    if clause % 7 == 2:  # noqa: PLR2004 - now and then
        lines.append(f"    contact: {'front-door' if local else 'emergency-services'}")
    if clause % 6 == 4:  # noqa: PLR2004 - now and then
        lines += ["    points:", *(f"      - {_sentence(made)}" for _ in range(3))]
    return lines


def _sibling(made: Random, publisher: str) -> str:
    clause = made.randrange(CLAUSES)
    return f"{publisher}/item-{made.randrange(ITEMS):02d}#part-{clause // 10}.clause-{clause}"


def _sentence(made: Random) -> str:
    return " ".join(made.choice(words) for words in (_WHO, _DOES, _WHOM, _WHEN, _WHY)) + "."


def _sentences(made: Random, count: int) -> str:
    return " ".join(_sentence(made) for _ in range(count))


def _wrapped(text: str, indent: int) -> str:
    pad = " " * indent
    return textwrap.fill(text, width=110, initial_indent=pad, subsequent_indent=pad, break_on_hyphens=False) + "\n"


if __name__ == "__main__":
    asked = argparse.ArgumentParser(prog="python -m benchmarks.generated_register", description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--publishers", type=int, default=150)
    options = asked.parse_args()
    write(options.folder, options.publishers)
