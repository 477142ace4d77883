"""What a table typed by hand must hold, and what may stand beside it as a survivor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from decision_aids import expected
from tests.decision_aids import small

if TYPE_CHECKING:
    from pathlib import Path

AID = small.aid(
    {"danger": {"yes": "call-999", "no": "harm", "not-sure": "ring"}, "harm": {"yes": "refer", "no": "ring"}}
)
ALL = [
    ({"danger": "yes"}, "call-999"),
    ({"danger": "not-sure"}, "ring"),
    ({"danger": "no", "harm": "yes"}, "refer"),
    ({"danger": "no", "harm": "no"}, "ring"),
]


def said(situations: list[tuple[dict[str, str], str]], *, sampled: bool) -> list[str]:
    """What comparing finds, apart from what the outcomes offer."""
    table = expected.Table(situations=tuple(situations), outcomes={}, sampled=sampled)
    return [one.sentence for one in expected.compare(AID, table) if "says nothing" not in one.sentence]


def test_a_table_has_every_path_unless_it_says_that_it_is_sampled() -> None:
    assert said(ALL, sampled=False) == []
    assert said(ALL[:3], sampled=False) == ["The table has 3 situations and the aid has 4 paths."]


@pytest.mark.parametrize(
    ("missing", "sentences"),
    [
        (
            0,
            [
                "No situation of the table has the outcome call-999.",
                "No situation of the table has the answer yes to danger.",
            ],
        ),
        (1, ["No situation of the table has the answer not-sure to danger."]),
        (
            2,
            [
                "No situation of the table has the outcome refer.",
                "No situation of the table has the answer yes to harm.",
            ],
        ),
        (3, ["No situation of the table has the answer no to harm."]),
    ],
)
def test_a_sampled_table_has_each_outcome_and_each_answer_to_each_question(missing: int, sentences: list[str]) -> None:
    left = [one for place, one in enumerate(ALL) if place != missing]
    assert said(left, sampled=True) == sentences
    assert said(ALL, sampled=True) == []


def written(folder: Path, name: str, text: str) -> Path:
    """A file beside the table of the small aid."""
    file = folder / AID.aid / f"{AID.edition}{name}.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(("paths", "sampled"), [("", False), ("paths: all\n", False), ("paths: sampled\n", True)])
def test_a_table_says_whether_it_has_every_path(paths: str, sampled: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a column of cases
    folder = written(
        tmp_path, "", f'{paths}situations: [{{answers: {{danger: "yes"}}, outcome: call-999}}]\noutcomes: {{}}\n'
    )
    table = expected.load(folder, AID)
    assert table is not None
    assert table.sampled is sampled


def test_a_table_that_says_something_else_of_its_paths_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path, "", "paths: some\nsituations: []\noutcomes: {}\n")
    with pytest.raises(expected.CannotRead, match="is not a table of situations and outcomes"):
        expected.load(folder, AID)


def test_each_survivor_is_listed_with_its_reason(tmp_path: Path) -> None:
    assert expected.survivors(tmp_path, AID) == {}
    folder = written(tmp_path, ".survivors", "survivors:\n  - {fault: a is b, because: The source has both.}\n")
    assert expected.survivors(folder, AID) == {"a is b": "The source has both."}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("survivors: [{fault: a is b}]\n", "is not a list of survivors, each with its fault and because"),
        ("something: [{fault: a is b, because: So.}]\n", "is not a list of survivors"),
        ('survivors: [{fault: a is b, because: ""}]\n', "gives no reason for one"),
        ("survivors:\n  - {fault: a, because: So.}\n  - {fault: a, because: So.}\n", "names a fault twice"),
    ],
)
def test_a_list_of_survivors_without_reasons_is_refused(text: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(expected.CannotRead, match=sentence):
        expected.survivors(written(tmp_path, ".survivors", text), AID)
