"""What people of today are responsible for: each duty as strong as its clause, before what is historic."""

import re
from collections.abc import Mapping
from html import unescape
from typing import cast

import pytest

from macros.building import Made
from macros.facts import records
from schemas.addresses import read
from schemas.register import Register, part
from tests.macros.conftest import TODAY, page

Duty = Mapping[str, object]


def duties(register: Register) -> list[tuple[str, Duty]]:
    """Every duty of the roles of today, with the id of its role."""
    return [
        (role.address.part, duty)
        for role in records.of(register, "roles", "england")
        for duty in cast("list[Duty]", records.details(role, TODAY).value["duties"])
    ]


def forces(register: Register, duty: Duty) -> set[str]:
    """How strongly each of the clauses that a duty names says it; empty text where a clause does not say."""
    found = set()
    for text in cast("list[str]", duty["cites"]):
        address = read(text)
        edition = register.in_force(address.of_item, TODAY)
        assert edition is not None
        assert edition.kind == "document", text
        clause = part(edition, address.part)
        assert clause is not None
        found.add(str(clause.get("force", "")))
    return found


def section(made: Made, role: str) -> str:
    _, _, after = page(made, "england/roles/").text.partition(f'id="{role}"')
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", after.partition("</section>")[0])))


def test_every_duty_of_today_names_clauses_that_are_in_force_and_is_as_strong_as_they_are(held: Register) -> None:
    said = duties(held)
    assert len(said) > 50
    musts = 0
    for _, duty in said:
        strong = "must" in forces(held, duty)
        assert bool(re.search(r"\bmust\b", str(duty["do"]))) == strong, duty
        musts += strong
    # The Children Act 2004, sections 16C and 16E, and the guidance on the death of a looked-after child; section 5B of
    # the Female Genital Mutilation Act 2003 for teachers and for professionals on a register; on private fostering the
    # three intervals of visits, visits that are asked for and the child alone (regulations 4 and 8 of SI 2005/1533),
    # and section 67 of the Children Act 1989.
    assert musts == 3 + 2 + 6


@pytest.mark.parametrize(
    ("role", "duty", "time"),
    [
        # Golden rule 4 of May 2024: get advice promptly. Working Together: the referrer hears in one working day.
        ("safeguarding-lead", "advise promptly", "1 working day"),
        ("practitioner", "You need no consent", "1 working day"),
        # Working Together: at most 45 working days from the referral, 15 from the strategy discussion.
        ("front-door-social-worker", "finish the child and family assessment", "45 working days"),
        ("front-door-social-worker", "child protection conference", "15 working days"),
        # The Children Act 2004, section 16C: five working days of becoming aware.
        ("serious-incident-notifier", "must notify the national panel", "5 working days"),
        ("serious-incident-notifier", "whether or not anybody suspects abuse or neglect", "5 working days"),
        # At least once in every 12 months; on the financial year by the end of September.
        ("lead-safeguarding-partner", "must publish a report at least once", "12 months"),
        ("lead-safeguarding-partner", "The report on a financial year", "by the first 30 September"),
        ("delegated-safeguarding-partner", "rapid review", "15 working days"),
        ("delegated-safeguarding-partner", "publish a local review", "6 months"),
        ("delegated-safeguarding-partner", "keep the review available", "1 year"),
        ("partnership-chair", "one of the delegated", ""),
        ("independent-scrutineer", "not chair", ""),
        # UK GDPR, Article 33, and the Freedom of Information Act 2000, section 10.
        ("data-protection-officer", "went astray", "72 hours"),
        ("data-protection-officer", "freedom of information", "20 working days"),
        ("caldicott-guardian", "A child at risk does not wait", ""),
        # Female Genital Mutilation Act 2003, section 5B(5)(c), and the Home Office's information on it.
        ("teacher", "You must tell the police yourself", "before a month is over"),
        ("teacher", "as soon as you can", "1 working day"),
        ("regulated-professional", "You must tell the police yourself", "before a month is over"),
        ("regulated-professional", "as soon as you can", "1 working day"),
        # SI 2005/1533, regulations 4 and 8.
        ("private-fostering-social-worker", "must visit the home", "7 working days"),
        ("private-fostering-social-worker", "in the first year", "6 weeks"),
        ("private-fostering-social-worker", "After the first year", "12 weeks"),
    ],
)
def test_a_role_of_today_finds_its_duty_and_the_time_it_has(made: Made, role: str, duty: str, time: str) -> None:
    said = section(made, role)
    assert duty in said
    assert time in said
    assert "Rests on" in said
    assert "not in force" not in said


def test_the_list_of_roles_begins_with_those_of_today_and_says_which_are_historic(made: Made) -> None:
    rows = re.findall(r'<tr role="row"><th scope="row".*?</tr>', page(made, "roles/").text)
    historic = ["(historic)" in one for one in rows]
    of_england = ["/england/roles/#" in one for one in rows]
    assert of_england[:13] == [True] * 13
    assert not any(of_england[13:])
    assert historic == sorted(historic)
    assert historic == [not one for one in of_england]
    assert "Historic ones are from old documents and say so" in page(made, "roles/").text
