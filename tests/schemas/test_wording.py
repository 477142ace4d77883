"""What the words of a file give away, and which words are innocent.

Each sentence is in the corpus (`test_invalid_register.py`). Here is what is found and what is let pass.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import register
from schemas.checks import obligations, prose, superseded_words, wording
from tests.schemas import sound

ROOT = Path(__file__).parents[2]
SHIPPED = register.load(ROOT / "data")[0]
DAY = "2026-11-22"
PUBLISHER = (sound.BASE / "north-glen/publisher.yaml").read_text("utf-8")
TEXT = "text: Share what keeps a child safe on the same day, without asking for consent."


def test_the_shipped_data_gives_nothing_away() -> None:
    assert [f"{one.file}:{one.line} {one.sentence}" for one in wording.problems(SHIPPED, "2026-11-23")] == []


@pytest.mark.parametrize(
    "number",
    [
        "01632 960 001",
        "01632 960001",
        "01632960001",
        "(01632) 960 001",
        "01632-960-001",
        "01632\N{NO-BREAK SPACE}960\N{NO-BREAK SPACE}001",
        "020 7946 0001",
        "+44 1632 960001",
        "+44 (0)1632 960 001",
        "07700 900 001",
        "0808 157 0001",
        "0800 1111 11",
    ],
)
def test_a_number_that_somebody_could_dial_is_found_in_a_text(number: str) -> None:
    assert wording.telephones(f"Use {number}, or write.") == [number]
    assert wording.telephones(f"The number is {number}.") == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ring 116 123 at any time.", "116 123"),
        ("Text 85258 if you cannot talk.", "85258"),
        ("Call us on 960001 today.", "960001"),
        ("Telephone: 960 0011", "960 0011"),
    ],
)
def test_a_number_without_an_area_code_is_known_by_the_word_before_it(text: str, number: str) -> None:
    assert wording.telephones(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Ring 999 now. Ring 101 or 111 when it is not an emergency, and 112 from abroad.",
        "It was agreed on 2026-11-22, or 05-11-2026, or 05/11/2026 at 09:00.",
        "Working Together 2018 was replaced in 2023 and 2026.",
        "Clause 3.10 and paragraph 0.12.3 of SI 2018/789.",
        "The council paid 185,431 pounds and £75,315 of £328 848.",
        "Follow it up within 24 hours, 15 working days or 6 months.",
        "Section 47 of the Children Act 1989 and section 16LA of that of 2004.",
        "Ring within 24 hours of 2026.",
        "Case 0012 of batch 003.",
        "Article 9(2)(b) and Schedule 1, paragraph 18.",
        "0.000001 of 10000000000 parts.",
    ],
)
def test_what_is_no_number_to_dial_is_let_pass(text: str) -> None:
    assert wording.telephones(text) == []


@given(st.text(alphabet="0123456789 ()+-.,/£abR\n", max_size=60))
def test_any_text_is_looked_at_without_a_stumble(text: str) -> None:
    assert all(one in text for one in wording.telephones(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring the MASH.", ["MASH"]),
        ("The LSCBs and the DSL's deputy.", ["LSCB", "DSL"]),
        ("Ask the DfE, or CAMHS/YOT, about the MoU.", ["DfE", "CAMHS", "YOT", "MoU"]),
        ("Go to A&E.", ["A&E"]),
        ("MASH here and MASH there.", ["MASH"]),
        # Spelled out in the same text, before it or after it.
        ("The multi-agency safeguarding hub (MASH) is open. Ring the MASH.", []),
        ("Designated safeguarding leads (DSLs) ask.", []),
        ("The MASH (multi-agency safeguarding hub) is open.", []),
        # One word after it is a remark, and no full form.
        ("The MASH (open) is there.", ["MASH"]),
        # Numbers, names and single letters are no abbreviations.
        ("Section 16LA, Part II, Schedule IX, level A, an Act of 1989, B2 and CA2004.", []),
        ("I asked McDonald in the UK for a PDF.", []),
    ],
)
def test_letters_that_nobody_spelled_out_are_found(text: str, found: list[str]) -> None:
    assert wording.abbreviations(text) == found


def test_every_abbreviation_let_pass_has_its_reason() -> None:
    assert all(reason.endswith(".") for reason in wording.NEED_NO_TERM.values())


def test_what_one_file_shows_can_be_kept_as_json_with_the_file() -> None:
    value = {"title": "The MASH", "clauses": {"a": {"points": ["Dial 01632 960 001"]}}}
    found = wording.of_value(value)
    assert found == [
        (["title"], "abbreviation-not-expanded", "MASH"),
        (["clauses", "a", "points", 0], "telephone-in-prose", "01632 960 001"),
    ]
    assert json.loads(json.dumps(found)) == [list(one) for one in found]


def test_a_number_in_a_telephone_field_or_a_web_address_is_in_its_place() -> None:
    value = {"telephone": "01632 960 001", "if_no_answer": {"telephone": "01632 960 002"}, "web": "https://a.b/DSL"}
    assert wording.of_value(value) == []


def test_a_translation_may_use_its_own_letters_but_no_number() -> None:
    told = wording.of_value({"translations": {"cy": {"title": {"of": "0" * 12, "text": "Y MASH, 01632 960 001"}}}})
    assert [code for _, code, _ in told] == ["telephone-in-prose"]


@pytest.mark.parametrize(
    "added",
    [
        {"north-glen/terms.yaml": "kind: terms\nterms:\n  hub:\n    title: Hub\n    short: MASH\n    dated: []\n"},
        {"england/terms.yaml": "kind: terms\nterms:\n  hub:\n    title: Hub\n    also: [MASH]\n    dated: []\n"},
        {"north-glen/terms.yaml": "kind: terms\nterms:\n  hub:\n    title: MASH\n    dated: []\n"},
    ],
)
def test_a_term_of_the_publisher_or_a_national_one_need_not_be_spelled_out(
    tmp_path: Path, added: dict[str, str]
) -> None:
    dated = "dated: [{effective_from: 2020-01-01, means: The place.}]"
    given = {name: text.replace("dated: []", dated) for name, text in added.items()}
    held = sound.but(tmp_path, (sound.AGREEMENT, "on the same day,", "with the MASH on the same day,"), added=given)
    assert list(wording.problems(held, DAY)) == []


def test_a_term_of_another_partnership_is_not_known_here(tmp_path: Path) -> None:
    dated = "dated: [{effective_from: 2020-01-01, means: It.}]"
    south = {
        "south-glen/terms.yaml": f"kind: terms\nterms:\n  hub:\n    title: Hub\n    short: MASH\n    {dated}\n",
        "south-glen/publisher.yaml": PUBLISHER,
    }
    held = sound.but(tmp_path, (sound.AGREEMENT, "on the same day,", "with the MASH on the same day,"), added=south)
    assert [one.code for one in wording.problems(held, DAY)] == ["abbreviation-not-expanded"]


def test_the_short_name_of_a_body_or_role_can_be_looked_up_too(tmp_path: Path) -> None:
    held = sound.but(
        tmp_path,
        (sound.AGREEMENT, "on the same day,", "with the NGP on the same day,"),
        ("north-glen/bodies.yaml", "    title: North Glen Police\n", "    title: North Glen Police\n    short: NGP\n"),
    )
    assert list(wording.problems(held, DAY)) == []


def test_letters_in_what_is_only_printed_in_a_source_are_a_warning(tmp_path: Path) -> None:
    printed = "effective_from: null\n        purpose: Keeps people safe with the YOT."
    held = sound.but(
        tmp_path,
        ("north-glen/bodies.yaml", "effective_from: 2024-04-01\n        purpose: Keeps people safe.", printed),
    )
    assert [one.severity for one in wording.problems(held, DAY)] == ["warning"]


# What a must can rest on.
FORCED = (sound.AGREEMENT, "    force: should", "    force: must")
CITES = "    cites: [england/sharing-advice#safe]"


def musts(held: register.Register, day: str = DAY) -> list[str]:
    return [f"{one.file.removeprefix('data/')}:{one.line}" for one in obligations.without_law(held, day)]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ([], [f"{sound.AGREEMENT}:18"]),  # the clause it cites rests on advice, which obliges nobody
        ([(sound.AGREEMENT, CITES, "    cites: [england/sources#safety-act]")], []),
        ([(sound.AGREEMENT, CITES, "    cites: [england/sources#guidance]")], []),
        ([(sound.AGREEMENT, CITES, "    cites: [england/sources#advice]")], [f"{sound.AGREEMENT}:18"]),
        # The edition's own citation counts for every part of it.
        ([(sound.AGREEMENT, "supersedes: 2024-04", "supersedes: 2024-04\ncites: [england/sources#safety-act]")], []),
        # One step further: what the cited clause cites, or the edition that the clause stands in.
        ([(sound.AGREEMENT, CITES, "    cites: [england/sharing-advice#in-writing]")], []),
        ([(sound.ADVICE, "cites: [england/sources#advice]\nc", "cites: [england/sources#guidance]\nc")], []),
        # Law in force that nobody here has read is law all the same, and is shown as not confirmed.
        ([(sound.AGREEMENT, CITES, "    cites: [england/sources#safety-act]"),
          (sound.SOURCES, "2020-01-01\n    last_verified: 2026-10-01", "2020-01-01\n    last_verified: null")], []),
        # Law that was replaced made it a must all the same; what nobody has confirmed did not.
        ([(sound.AGREEMENT, CITES, "    cites: [england/sources#safety-act]"),
          (sound.SOURCES, "    type: law\n    status: in-force",
           "    type: law\n    status: superseded\n    superseded_by: guidance")], []),
        ([(sound.AGREEMENT, CITES, "    cites: [england/sources#safety-act]"),
          (sound.SOURCES, "    type: law\n    status: in-force", "    type: law\n    status: unconfirmed")],
         [f"{sound.AGREEMENT}:18"]),
    ],
)  # fmt: skip
def test_a_must_rests_on_law_or_statutory_guidance(
    tmp_path: Path, changes: list[tuple[str, str, str]], found: list[str]
) -> None:
    assert musts(sound.but(tmp_path, FORCED, *changes)) == found


def test_a_second_step_is_not_followed(tmp_path: Path) -> None:
    # The agreement cites the advice, the advice's clause cites another, and only that one cites the guidance.
    own, other = "    cites: [england/sources#advice]\n  in-w", "    cites: [england/sharing-advice#in-writing]\n  in-w"
    held = sound.but(tmp_path, FORCED, (sound.ADVICE, own, other))
    assert musts(held) == [f"{sound.AGREEMENT}:18"]


@pytest.mark.parametrize("words", ["You must share it.", "You MUST NOT wait.", "You mustn’t wait."])
def test_the_words_say_must_as_loudly_as_the_key(tmp_path: Path, words: str) -> None:
    assert musts(sound.but(tmp_path, (sound.AGREEMENT, TEXT, f"text: {words}"))) == [f"{sound.AGREEMENT}:16"]


@pytest.mark.parametrize("words", ["Mustard is yellow.", "Share it.", "You should share it."])
def test_other_words_are_no_must(tmp_path: Path, words: str) -> None:
    assert musts(sound.but(tmp_path, (sound.AGREEMENT, TEXT, f"text: {words}"))) == []


def test_an_aids_own_words_and_its_actions_are_looked_at(tmp_path: Path) -> None:
    aid = "north-glen/get-help/2026-04.yaml"
    held = sound.but(
        tmp_path,
        (aid, "summary: Whom to ring.", "summary: Whom you must ring."),
        (aid, "do: Ring 999, ", "do: You must ring 999, "),
    )
    assert musts(held) == [f"{aid}:3", f"{aid}:26"]


def test_a_reason_for_a_change_may_say_must(tmp_path: Path) -> None:
    assert musts(sound.but(tmp_path, (sound.AGREEMENT, "why: A day was agreed.", "why: The old must went."))) == []


def test_a_past_edition_is_not_asked_for_its_law(tmp_path: Path) -> None:
    past = ("north-glen/sharing-agreement/2024-04.yaml", "text: Put a telephone", "text: You must put a telephone")
    held = sound.but(tmp_path, past)
    assert musts(held) == []
    assert musts(held, "2025-01-01") == ["north-glen/sharing-agreement/2024-04.yaml:18"]


# Superseded words.
def used(held: register.Register, day: str = DAY) -> list[str]:
    return [one.sentence.partition("”")[0].strip("“") for one in superseded_words.superseded_words(held, day)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask the safety board.", ["safety board"]),
        ("Ask the SAFETY  BOARD.", ["safety board"]),
        ("Ask the safety boards.", ["safety boards"]),
        ("Ask the safety boarding house.", []),
        ("Ask about unsafety board games.", []),
        ("Ask the board about safety.", []),
        ("Ask about safety. Board the train.", []),
    ],
)
def test_old_words_are_found_whole_whatever_their_letters_and_spaces(
    tmp_path: Path, text: str, found: list[str]
) -> None:
    assert used(sound.but(tmp_path, (sound.AGREEMENT, TEXT, f"text: {text}"))) == found


SAYS_IT = (sound.AGREEMENT, "on the same day,", "with the safety board on the same day,")
STATEMENTS = "england/superseded-statements.yaml"


@pytest.mark.parametrize(
    ("since", "day", "found"),
    [
        ("2026-09-01", "2026-08-31", []),
        ("2026-09-01", "2026-09-01", ["safety board"]),
        ("null", "2024-01-01", ["safety board"]),
        # An edition still to start is looked at as on its first day, 2026-04-01.
        ("2026-03-01", "2026-01-01", ["safety board"]),
    ],
)
def test_words_are_out_of_date_from_their_day_on(tmp_path: Path, since: str, day: str, found: list[str]) -> None:
    held = sound.but(tmp_path, SAYS_IT, (STATEMENTS, "since: 2024-01-01", f"since: {since}"))
    assert used(held, day) == found


def test_typed_and_typeset_quotes_and_hyphens_are_the_same_words(tmp_path: Path) -> None:
    held = sound.but(
        tmp_path,
        (STATEMENTS, "words: [safety board, safety boards]", "words: [\"the board's safe-keeping\"]"),
        (sound.AGREEMENT, "on the same day,", "in the board’s safe\N{NON-BREAKING HYPHEN}keeping,"),
    )
    assert used(held) == ["the board's safe-keeping"]


def test_what_tells_of_the_past_may_use_the_words_of_the_past(tmp_path: Path) -> None:
    held = sound.but(tmp_path, (sound.AGREEMENT, "why: A day was agreed.", "why: The safety board is no more."))
    assert used(held) == []


def test_a_past_edition_keeps_its_words(tmp_path: Path) -> None:
    past = ("north-glen/sharing-agreement/2024-04.yaml", "and do so promptly.", "and tell the safety board.")
    assert used(sound.but(tmp_path, past)) == []


def test_a_statement_of_one_partnership_binds_no_other(tmp_path: Path) -> None:
    text = (sound.BASE / STATEMENTS).read_text("utf-8").replace("safety board", "meeting hall")
    text = text.replace("cites: [guidance]", "cites: [england/sources#guidance]")
    says = (sound.AGREEMENT, "on the same day,", "in the meeting hall,")
    south = {
        "south-glen/superseded-statements.yaml": text,
        "south-glen/publisher.yaml": PUBLISHER,
    }
    assert used(sound.but(tmp_path / "south", says, added=south)) == []
    assert used(sound.but(tmp_path / "north", says, added={"north-glen/superseded-statements.yaml": text})) == [
        "meeting hall"
    ]


# The shipped register of superseded statements (domain.md A8): the old sentence of each row is caught in a current
# edition, and these innocent sentences are not.
OLD = {
    "consent-always-needed": "Consent is always needed for early help.",
    "golden-rules-2018": "Share with consent where possible.",
    "consent-before-lawful-reason": "Do you have consent to share?",
    "data-protection-grounds-of-2018": "It rests on Union or Member State law.",
    "working-together-before-2026": "Follow Working Together to Safeguard Children 2018.",
    "keeping-children-safe-before-2025": "Schools follow KCSIE 2019.",
    "clinical-commissioning-groups": "The CCG signs.",
    "probation-before-reunification": "The local probation trust signs.",
    "nhs-bodies-before-2022": "The NHS England Area Team signs.",
    "independent-chair-of-everything": "The independent chair of the partnership decides.",
    "publication-dates-of-2019": "Publish it by 29 June 2019.",
    "what-works-centre": "Send it to the What Works Centre for Children’s Social Care.",
    "safeguarding-boards": "The LSCB decides.",
    "serious-case-reviews": "A serious case review is held.",
    "national-panel-of-experts": "The national panel of independent experts advises.",
    "chairs-of-boards": "Tell the LSCB chair.",
    "mental-health-act-2005": "Detained under the Mental Health Act 2005.",
    "data-protection-act-1998": "Follow the Data Protection Act 1998.",
    "european-economic-area": "Send nothing outside the EEA.",
    "older-caldicott-principles": "Keep the six Caldicott principles.",
    "processor-by-consent": "The council wishes to give consent to the processor.",
}
INNOCENT = (
    "Consent is not needed where a child is at risk. Agreement to the service is asked for.",
    "The seven golden rules of the national advice. Follow Working Together 2026.",
    "A probation officer and the Probation Service sign. Children's rights are in the Convention of the Child (CRC).",
    "The independent chair of the conference, and the independent scrutineer. A case review of one agency.",
    "The Mental Health Act 1983, the Mental Capacity Act 2005, the Data Protection Act 2018 and the UK GDPR.",
    "The eight Caldicott principles. The health board, the safeguarding adults board and the council lead.",
    "Is there a lawful basis to share other than consent? Ask whether the person would agree.",
)


def shipped_with(words: str) -> list[str]:
    """The ids of the shipped national statements whose words a sentence uses."""
    plain = prose.normalised(words)
    return [
        record.address.part
        for record in SHIPPED.records_of("superseded-statements")
        if record.address.publisher == "england"
        and any(pattern.search(plain) for pattern in superseded_words.patterns(record).values())
    ]


@pytest.mark.parametrize("name", sorted(OLD))
def test_each_superseded_statement_is_caught_by_its_words(name: str) -> None:
    assert name in shipped_with(OLD[name])


def test_every_shipped_statement_has_an_old_sentence_here() -> None:
    addresses = [one.address for one in SHIPPED.records_of("superseded-statements")]
    assert {one.part for one in addresses if one.publisher == "england"} == set(OLD)


@pytest.mark.parametrize("words", INNOCENT)
def test_innocent_words_are_not_taken_for_superseded_ones(words: str) -> None:
    assert shipped_with(words) == []
