"""A fictional publisher whose editions begin, end and leave a gap around 22 November 2026.

`long-marsh` is added to a copy of the data, and England's aid gets an edition that begins on 1 January 2027. Who is not
sure about immediate danger is told in other words there to ring the front door. Both protocols of `long-marsh` stood at
other addresses once, one of them at that of a publisher that is no more.
"""

from pathlib import Path

PUBLISHER = """\
kind: publisher
title: Long Marsh Partnership
short: Long Marsh
tier: local
area: Long Marsh
summary: A partnership that is made up, for tests of what time does to a page.
"""

CONTACTS = """\
kind: contacts
contacts:
  front-door:
    title: Front door
    role: front-door
    serves: children who live in Long Marsh
    dated:
      - effective_from: 2023-01-01
        telephone: "01632 960 031"
        hours: {words: "at any time"}
        last_verified: 2026-11-01
"""


def protocol(dates: str, clauses: str) -> str:
    """An edition of the sharing protocol."""
    return f"""\
kind: document
type: protocol
title: Sharing protocol
summary: How partners in Long Marsh share what they know.
{dates}
clauses:
{clauses}
"""


def clause(word: str, number: str, title: str, text: str, more: str = "") -> str:
    """A clause of it."""
    return f'  {word}:\n    number: "{number}"\n    title: {title}\n    text: {text}\n{more}'


SAME = "    was: {clause: ask, relation: same}\n"
OLDEST = protocol(
    "agreed: 2022-12-01\neffective_from: 2023-01-01\neffective_to: 2024-12-31",
    clause("ask", "1", "Ask first", "Ask before you share where that is safe."),
)
STANDING = protocol(
    "agreed: 2025-02-01\neffective_from: 2025-03-01\nreview_by: 2026-12-15\nsupersedes: 2023-01\n"
    "gap_before: The partners were writing a new protocol.",
    clause("ask", "1", "Ask first", "Ask before you share where that is safe.", SAME)
    + clause("record", "2", "Write it down", "Write down what you shared.", "    starts: 2026-12-01\n"),
)
NEXT = protocol(
    "agreed: 2026-11-01\neffective_from: 2027-01-01\nreview_by: 2028-12-31\nsupersedes: 2025-03\n"
    "moved_from: [high-marsh/sharing-protocol]",
    clause("ask", "1", "Ask first", "Ask before you share where that is safe.", SAME)
    + clause(
        "record",
        "2",
        "Write it down",
        "Write down what you shared and why.",
        "    was: {clause: record, relation: reworded}\n",
    ),
)
ENDING = """\
kind: document
type: protocol
title: Visiting protocol
summary: How visits were shared out in Long Marsh.
agreed: 2024-12-01
effective_from: 2025-01-01
effective_to: 2026-12-31
moved_from: [long-marsh/house-calls]
clauses:
  visit:
    number: "1"
    title: Visit together
    text: Two partners may visit together.
"""
def add_to(data: Path) -> None:
    """Write the publisher into a data folder that holds England."""
    home = data / "long-marsh"
    files = {
        "publisher.yaml": PUBLISHER,
        "contacts.yaml": CONTACTS,
        "sharing-protocol/2023-01.yaml": OLDEST,
        "sharing-protocol/2025-03.yaml": STANDING,
        "sharing-protocol/2027-01.yaml": NEXT,
        "visiting-protocol/2025-01.yaml": ENDING,
    }
    for name, text in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    aid = data / "england" / "share-information"
    text = (aid / "2026-11.yaml").read_text(encoding="utf-8")
    dates = "published: 2026-11-22\neffective_from: 2026-11-22\nreview_by: 2027-02-22\n"
    assert dates in text
    later = "published: 2026-11-22\neffective_from: 2027-01-01\nreview_by: 2028-01-01\nsupersedes: 2026-11\n"
    asked = "do: Ring the front door now and talk it through.\n"
    assert asked in text
    newer = text.replace(dates, later).replace(asked, "do: Ring the front door now and ask what they would do.\n")
    (aid / "2027-01.yaml").write_text(newer, encoding="utf-8")
