"""A fictional publisher whose editions begin, end and leave a gap around 22 November 2026.

`long-marsh` is added to a copy of the data, and England's aid gets an edition that begins on 1 January 2027.
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
    "agreed: 2026-11-01\neffective_from: 2027-01-01\nreview_by: 2028-12-31\nsupersedes: 2025-03",
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
clauses:
  visit:
    number: "1"
    title: Visit together
    text: Two partners may visit together.
"""
OFFER = """\
kind: aid
title: Offer help in Long Marsh
summary: What to ask before you offer help to a family in Long Marsh.
agreed: 2026-11-01
effective_from: 2026-11-22
review_by: 2027-11-22
form: england/record-of-a-decision
cites: [england/information-sharing-advice#rule-1]
questions:
  danger:
    ask: Could anyone be hurt today?
    why: An emergency never waits for a form.
    fact: england/facts#immediate-danger
    worry: ["no", "yes"]
    cites: [england/information-sharing-advice#rule-1]
    answers:
      "yes": {go: call-999}
      "no": {go: harm}
      not-sure: {go: ring}
  harm:
    ask: Do you think that the child is being seriously harmed, or will be?
    why: Suspected significant harm is referred today.
    fact: england/facts#significant-harm
    worry: ["no", "yes"]
    cites: [england/information-sharing-advice#rule-1]
    answers:
      "yes": {go: refer}
      "no": {go: know-of-someone}
      not-sure: {go: ring}
  know-of-someone:
    ask: Does anyone else hold something that would help?
    why: What others know may change what you offer.
    cites: [england/information-sharing-advice#rule-1]
    answers:
      "yes": {go: share-first}
      "no": {go: share-first}
      not-sure: {go: ring}
outcomes:
  call-999:
    protection: emergency
    result: emergency
    do: Ring 999 now. Then ring the front door.
    rests_on: [england/information-sharing-advice#rule-1]
    actions:
      - {do: Ring 999, contact_role: emergency-services}
      - {do: Then ring the front door, contact: front-door, deadline: england/deadlines#outcome-to-referrer}
      - {do: Closed or no answer, contact_role: out-of-hours}
    record: {must: [reason]}
  refer:
    protection: refer
    result: refer
    do: Ring the front door today. You do not need consent.
    rests_on: [england/information-sharing-advice#rule-1]
    actions:
      - {do: Ring the front door, contact: front-door, deadline: england/deadlines#outcome-to-referrer}
      - {do: Closed or no answer, contact_role: out-of-hours}
      - {do: Ring 999 if anyone may be hurt, contact_role: emergency-services}
    record: {must: [reason, what-shared, told-family]}
  ring:
    protection: consult
    result: advice
    do: Ring the front door now and talk it through.
    rests_on: [england/information-sharing-advice#rule-1]
    actions:
      - {do: Ring the front door, contact: front-door}
      - {do: Closed or no answer, contact_role: out-of-hours}
      - {do: Ring 999 if anything changes, contact_role: emergency-services}
    record: {must: [reason]}
  share-first:
    protection: support
    result: offer
    do: Share what helps first, then offer.
    rests_on: [england/information-sharing-advice#rule-1]
    hand_over: england/share-information
    actions:
      - {do: Any sign of harm means ring the front door, contact: front-door}
      - {do: Closed or no answer, contact_role: out-of-hours}
      - {do: Ring 999 if anyone may be hurt, contact_role: emergency-services}
    record: {must: [reason]}
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
        "offer-help/2026-11.yaml": OFFER,
    }
    for name, text in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    aid = data / "england" / "share-information"
    text = (aid / "2026-11.yaml").read_text(encoding="utf-8")
    dates = "published: 2026-11-22\neffective_from: 2026-11-22\nreview_by: 2027-02-22\n"
    assert dates in text
    later = "published: 2026-11-22\neffective_from: 2027-01-01\nreview_by: 2028-01-01\nsupersedes: 2026-11\n"
    (aid / "2027-01.yaml").write_text(text.replace(dates, later), encoding="utf-8")
