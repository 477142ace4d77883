"""No page goes out without 999 and 101, and whoever leaves them out is told so in a sentence."""

import shutil
from pathlib import Path

import pytest

from macros import building
from tests.unpublished import AS_UNPUBLISHED

REPO = Path(__file__).parents[2]


def errors(data: Path, day: str = "2026-11-22") -> list[tuple[str, str]]:
    return [(one.file, one.sentence) for one in building.read(data, day)[2] if one.code == "site-needs"]


def test_a_folder_without_the_national_publisher_is_told_what_every_page_needs(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    text = "kind: publisher\ntitle: North Glen\ntier: local\narea: North Glen\nsummary: It is made up.\n"
    (data / "north-glen").mkdir()
    (data / "north-glen" / "publisher.yaml").write_text(text, "utf-8")
    assert errors(data) == [
        ("data/england/publisher.yaml", "The site needs the national publisher england, and there is none."),
        (
            "data/england/contacts.yaml",
            "Every page shows the number of emergency-services, and no number of it is held for 2026-11-22.",
        ),
        (
            "data/england/contacts.yaml",
            "Every page shows the number of police-non-emergency, and no number of it is held for 2026-11-22.",
        ),
    ]


@pytest.mark.parametrize("day", ["2019-12-31"])
def test_a_number_that_begins_later_does_not_stand_on_a_page_of_today(tmp_path: Path, day: str) -> None:
    data = Path(shutil.copytree(REPO / "data" / "england", tmp_path / "data" / "england", ignore=AS_UNPUBLISHED)).parent
    sentences = [sentence for _, sentence in errors(data, day)]
    assert f"Every page shows the number of emergency-services, and no number of it is held for {day}." in sentences
