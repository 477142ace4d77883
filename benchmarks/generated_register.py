"""A register as large as the country's: one national publisher and many local ones, the same on every machine.

Nobody's arrangements are in it: its sentences are put together from words, and its only numbers are those that Ofcom
reserves for fiction. It passes the check without an error.
"""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path
from random import Random

# About 50 files and 1,000 clauses a publisher: 6 files of facts and 44 editions. Every tenth has an aid and its form.
ITEMS = 22
EDITIONS = ("2022-04", "2024-04")
CLAUSES = 23
CLOCKS = 10
WITH_AN_AID = 10
NATIONAL = "england"

_TYPES = ("agreement", "memorandum", "protocol", "framework", "arrangements", "handbook", "guidance")
_WHO = (
    "The lead practitioner", "The duty social worker", "The school's safeguarding lead", "The named nurse",
    "The police safeguarding team", "Each partner agency", "The chair of the meeting", "The health visitor",
    "The early help team", "The manager on duty", "The head of the setting", "The youth justice worker",
)  # fmt: skip
_DOES = (
    "tells", "asks", "writes to", "meets with", "rings", "reports to", "shares what is relevant with",
    "agrees a plan with", "reviews the plan with", "records the reasons given by", "passes the referral on to",
    "explains the decision to",
)  # fmt: skip
_WHOM = (
    "the family", "the other partners", "the child's school", "the council's front door", "the allocated worker",
    "the independent reviewing officer", "the community paediatrician", "the housing officer", "the young person",
    "the foster carers", "the safeguarding hub", "the practice lead",
)  # fmt: skip
_WHEN = (
    "before the first meeting", "as soon as the visit is over", "when new information comes in",
    "on the same working day", "at each review", "before the plan is closed", "once the assessment is complete",
    "when a child moves into the area", "whenever a professional disagrees", "at the end of every quarter",
    "if the family has not been seen",
)  # fmt: skip
_WHY = (
    "so that nobody has to tell their story twice", "so that the reasons can be followed later",
    "because a delay leaves the child without help", "so that each agency knows what the others have seen",
    "because the picture is only complete when it is put together", "so that the family knows what happens next",
    "and says plainly what is known and what is not", "and notes any difference of view",
)  # fmt: skip
_TITLES = (
    "Sharing", "Referral", "Assessment", "Review", "Escalation", "Recording", "Attendance", "Transfer", "Closing",
)  # fmt: skip


def write(folder: Path, publishers: int, items: int = ITEMS) -> None:
    """Write a data folder of so many publishers, the national one among them, each with so many documents.

    Given a folder that is empty or not there yet. What is written for a publisher is the same whatever their number,
    so that a larger register grows by nothing but more of the same.
    """
    _national(folder / NATIONAL, items)
    for number in range(1, publishers):
        _local(folder / f"area-{number:03d}", number, items)


def _put(folder: Path, name: str, text: str) -> None:
    file = folder / f"{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def long_editions(clauses: int) -> tuple[str, str]:
    """Both editions of one document with so many clauses, as the text of their files."""
    made = Random(clauses)  # noqa: S311 - the same words every time, not a secret
    return _editions(made, 0, NATIONAL, clauses, ITEMS)


def _national(folder: Path, items: int) -> None:
    made = Random(0)  # noqa: S311 - the same words every time, not a secret
    _put(folder, "publisher", _publisher("The nation", "national"))
    everyone = (_contact("emergency-services", "999"), _contact("police-non-emergency", "101"))
    _put(folder, "contacts", "kind: contacts\ncontacts:\n" + "".join(everyone))
    _put(folder, "sources", "kind: sources\nsources:\n" + "".join(_source(made, f"act-{n}", "law") for n in range(40)))
    _put(folder, "deadlines", "kind: deadlines\ndeadlines:\n" + _deadline("clock-0", 1, "england/sources#act-1"))
    _put(folder, "subjects", "kind: subjects\nsubjects:\n" + "".join(map(_subject, range(items))))
    _put(folder, "facts", _FACTS)
    _put(folder, "safety-rules", _SAFETY_RULES)
    # Every page that walks an aid leads to the national form that can be printed.
    _put(folder / "record-of-a-decision", "2024-04", _FORM)
    _items(folder, made, items)


def _local(folder: Path, number: int, items: int) -> None:
    made = Random(number)  # noqa: S311 - the same words every time, not a secret
    name = folder.name
    telephone = f"01632 960 {number % 100:03d}"
    _put(folder, "publisher", _publisher(f"Area {number}", "local"))
    roles = ("front-door", "out-of-hours")
    _put(folder, "contacts", "kind: contacts\ncontacts:\n" + "".join(_contact(one, telephone) for one in roles))
    local = (_source(made, f"local-{n}", "local") for n in range(10))
    _put(folder, "sources", "kind: sources\nsources:\n" + "".join(local))
    clocks = (_deadline(f"clock-{n}", n + 1, f"{name}/sources#local-{n}") for n in range(CLOCKS))
    _put(folder, "deadlines", "kind: deadlines\ndeadlines:\n" + "".join(clocks))
    _put(folder, "bodies", "kind: bodies\nbodies:\n" + "".join(map(_body, _SIGNING)))
    _put(folder, "roles", "kind: roles\nroles:\n" + "".join(map(_role, _SIGNING)))
    _items(folder, made, items)
    if number % WITH_AN_AID == 0:
        _put(folder / "record", "2024-04", _FORM)
        _put(folder / "get-help", "2024-04", _AID.format(area=name))


def _items(folder: Path, made: Random, items: int) -> None:
    for item in range(items):
        for name, text in zip(EDITIONS, _editions(made, item, folder.name, CLAUSES, items), strict=True):
            _put(folder / f"item-{item:02d}", name, text)


_SIGNING = ("council", "police", "health")
_FACTS = """\
kind: facts
facts:
  danger:
    title: Someone is in danger
    values: ["yes", "no", not-sure]
    risk: ["yes", not-sure]
"""
_SAFETY_RULES = """\
kind: safety-rules
rules:
  danger-is-999:
    title: Danger means 999
    because: An emergency never waits.
    when:
      danger: ["yes", not-sure]
    must:
      protection: emergency
      contacts: [emergency-services]
      record: [reason]
"""
_FORM = """\
kind: form
title: Record of a decision
published: 2024-04-01
effective_from: 2024-04-15
fields:
  reason: {label: Your reasons, type: text}
"""
_AID = """\
kind: aid
title: Get help
summary: Whom to ring.
published: 2024-04-01
effective_from: 2024-04-15
form: {area}/record
questions:
  danger:
    ask: Is anyone in danger?
    why: An emergency never waits.
    judgement: true
    fact: england/facts#danger
    worry: ["no", "yes"]
    cites: [{area}/item-01#part-0.clause-1]
    answers:
      "yes": {{go: ring}}
      "no": {{go: share}}
      not-sure: {{go: ring}}
outcomes:
  ring:
    protection: emergency
    result: emergency
    do: Ring 999 now. Then ring the front door.
    because: Someone may be hurt.
    actions:
      - {{do: Ring 999, contact_role: emergency-services}}
      - {{do: Ring the front door, contact: front-door}}
      - {{do: If it is closed ring the out-of-hours team, contact: out-of-hours}}
    would_change: Nothing.
    record: {{must: [reason]}}
  share:
    protection: support
    result: share
    do: Share it today, and put it in writing.
    because: It keeps the child safe.
    actions:
      - {{do: Put it in writing, deadline: clock-1}}
      - {{do: Ring the front door if you are worried, contact: front-door}}
      - {{do: Ring the out-of-hours team when it is closed, contact: out-of-hours}}
      - {{do: Ring 999 if anyone may be hurt, contact_role: emergency-services}}
    would_change: Any sign of danger.
    record: {{must: [reason]}}
"""


def _subject(item: int) -> str:
    return f"  subject-{item}:\n    title: Subject {item}\n    question: What is agreed on subject {item}?\n"


def _body(word: str) -> str:
    return (
        f"  {word}:\n    title: The {word}\n    type: agency\n    dated:\n      - effective_from: 2020-01-01\n"
        "        purpose: Keeps its part of what is agreed.\n"
    )


def _role(word: str) -> str:
    return (
        f"  {word}-lead:\n    title: Lead of the {word}\n    dated:\n      - effective_from: 2020-01-01\n"
        f"        body: {word}\n        does: Signs what is agreed.\n"
    )


def _publisher(title: str, tier: str) -> str:
    return (
        f"kind: publisher\ntitle: {title}\ntier: {tier}\narea: {title}\n"
        "summary: A publisher that was made to be measured.\n"
    )


def _contact(role: str, telephone: str) -> str:
    return (
        f"  {role}:\n    title: The {role.replace('-', ' ')}\n    role: {role}\n    serves: everyone who lives here\n"
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


def _editions(made: Random, item: int, publisher: str, clauses: int, items: int) -> tuple[str, str]:
    """Both editions of one item; the newer keeps most clauses word for word, as they do, and says what each was."""
    texts = [_sentences(made, made.randint(2, 4)) for _ in range(clauses)]
    older = [_head(publisher, item, 0), *(_clause(publisher, item, n, text, items) for n, text in enumerate(texts))]
    newer = [_head(publisher, item, 1)]
    for clause, text in enumerate(texts):
        changed = clause % 5 == 0
        said = f"{_sentence(made)} {text}" if changed else text
        newer.append(_clause(publisher, item, clause, said, items) + _was(clause, changed=changed))
    return "".join(older), "".join(newer)


def _head(publisher: str, item: int, number: int) -> str:
    edition = EDITIONS[number]
    lines = [
        "kind: document",
        f"type: {_TYPES[item % len(_TYPES)]}",
        f"title: {_TITLES[item % len(_TITLES)]} between partners, part {item + 1}",
        f"agreed: {edition}-01",
        f"published: {edition}-02",
        f"effective_from: {edition}-15",
        "review_by: 2027-03-31",
        *([f"supersedes: {EDITIONS[number - 1]}"] if number else []),
    ]
    if publisher != NATIONAL:
        lines.append("signatures:")
        lines += [f"  - {{role: {one}-lead, body: {one}, signed: {edition}-01}}" for one in _SIGNING]
    return "\n".join([*lines, "clauses:", ""])


def _id(clause: int) -> str:
    return f"part-{clause // 10}.clause-{clause}"


def _clause(publisher: str, item: int, clause: int, text: str, items: int) -> str:
    """A clause; what it refers to depends on where it stands alone, so that it is the same in both editions."""
    made = Random(f"{publisher} {item} {clause}")  # noqa: S311 - the same words every time, not a secret
    local = publisher != NATIONAL
    lines = [
        f"  {_id(clause)}:",
        f'    number: "{clause // 10 + 1}.{clause % 10 + 1}"',
        f"    title: {made.choice(_TITLES)} {made.choice(_WHEN)}",
        "    text: >-",
        _wrapped(text, 6).rstrip("\n"),
    ]
    if clause == 0:
        lines += [f"    subject: england/subjects#subject-{item}", "    force: should", "    consent_required: false"]
    if clause % 3 == 0:
        sibling = f"{publisher}/item-{made.randrange(items):02d}#{_id(made.randrange(CLAUSES))}"
        lines.append(f"    cites: [england/sources#act-{made.randrange(40)}, {sibling}]")
    if clause % 5 == 1:
        lines.append(f"    deadline: clock-{(item + clause) % CLOCKS if local else 0}")
    if clause % 7 == 2:  # noqa: PLR2004 - now and then
        lines.append(f"    contact: {made.choice(('front-door', 'out-of-hours')) if local else 'emergency-services'}")
    if clause % 6 == 4:  # noqa: PLR2004 - now and then
        lines += ["    points:", *(f"      - {_sentence(made)}" for _ in range(3))]
    return "\n".join([*lines, ""])


def _was(clause: int, *, changed: bool) -> str:
    relation = "reworded" if changed else "same"
    why = "    change: {kind: editorial, why: It says first who does what.}\n" if changed else ""
    return f"    was: {{clause: {_id(clause)}, relation: {relation}}}\n{why}"


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
