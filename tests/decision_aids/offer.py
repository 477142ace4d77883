"""An aid of Long Marsh that hands over to England's aid of sharing, for what two aids may do to each other.

It is read and linked, not proved: the safety rules that grow beside it would make it longer and show nothing more.
"""

from pathlib import Path

from tests.browser import marsh

ITEM = "long-marsh/offer-help"
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
    """Write Long Marsh into a data folder that holds England, with this aid."""
    marsh.add_to(data)
    file = data / ITEM / "2026-11.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(OFFER, encoding="utf-8")
