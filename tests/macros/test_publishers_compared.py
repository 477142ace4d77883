"""Publishers side by side as a reader meets them."""

import re

from macros.time import publishers_compared
from schemas.comparing.subjects import VERDICTS, Cell, Clause, Judgement, Row, Table

CLAUSE = Clause(
    address="north-glen/agreement/2025-04#same-day",
    edition_title="Sharing agreement",
    called="2: Time <to> share",
    text="Tell them.",
    rules={"force": "may"},
)
TABLE = Table(
    day="2026-11-22",
    publishers={"england": "England", "north-glen": "North Glen", "alder-bay": "Alder Bay"},
    rows=(
        Row(
            subject="england/subjects#time-to-share",
            title="Time to share",
            question="How soon is it shared?",
            cells=(
                Cell(publisher="england", verdict="national"),
                Cell(
                    publisher="north-glen",
                    verdict="looser",
                    clauses=(CLAUSE,),
                    judgements=(Judgement(name="force", verdict="looser", sentence="It says may."),),
                ),
                Cell(
                    publisher="alder-bay",
                    verdict="silent",
                    historic=("alder-bay/agreement/2020#c1",),
                    note="Only historic text is held, and nobody vouches for it now.",
                ),
            ),
        ),
    ),
)
HTML = publishers_compared.between_publishers(TABLE, "../")


def test_every_column_and_every_row_has_a_heading() -> None:
    columns = re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', HTML)
    assert columns == ["Subject", "England", "North Glen", "Alder Bay"]
    assert re.findall(r'<th scope="row".*?>Time to share</a>', HTML)


def test_a_cell_says_its_verdict_in_words_its_grounds_and_its_clause() -> None:
    cell = re.findall(r"<td.*?</td>", HTML)[1]
    assert 'data-label="North Glen"' in cell
    assert ">Looser</strong><p>It says may.</p>" in cell
    assert 'href="../north-glen/agreement/2025-04/#same-day">Sharing agreement, 2: Time &lt;to&gt; share</a>' in cell


def test_historic_text_is_called_historic_beside_the_verdict_that_its_publisher_is_silent() -> None:
    cell = re.findall(r"<td.*?</td>", HTML)[2]
    assert ">Silent</strong>" in cell
    assert "Only historic text is held" in cell
    assert ">Historic: alder-bay/agreement/2020</a>" in cell


def test_every_verdict_has_words() -> None:
    assert set(publishers_compared.WORDS) == set(VERDICTS)


def test_without_subjects_the_page_says_so() -> None:
    empty = Table(day="2026-11-22", publishers={}, rows=())
    assert "No national subject is held" in publishers_compared.between_publishers(empty, "")
