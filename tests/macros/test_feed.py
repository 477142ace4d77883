"""The feed of amendments, read by a feed reader."""

from pathlib import Path

import feedparser
import pytest

from macros.machines import feed
from schemas.register import Register
from tests.macros import partnership

TODAY = "2026-11-26"
SITE = "https://glen.example/"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return partnership.published(tmp_path_factory.mktemp("feed"))


def of_the_agreement(register: Register, site: str = SITE) -> list[feedparser.FeedParserDict]:
    read = feedparser.parse(feed.asset(register, site, TODAY).content)
    assert not read.bozo, read.get("bozo_exception")
    return [one for one in read.entries if "information-sharing-agreement/2025-04" in one.id and "north-glen" in one.id]


def test_a_feed_reader_finds_each_publication_newest_first(register: Register) -> None:
    correction, first = of_the_agreement(register)
    assert first.title == "Information sharing agreement, edition 2025-04"
    assert first.updated == "2025-03-20T00:00:00Z"
    assert first.link == f"{SITE}north-glen/information-sharing-agreement/2025-04/"
    assert first.author == "North Glen Safeguarding Children Partnership"
    assert first.summary == "Published. In force from 2025-04-01."
    assert correction.updated > first.updated


def test_a_correction_is_told_with_its_reason_and_what_it_touched(register: Register) -> None:
    correction, _ = of_the_agreement(register)
    assert correction.title == "Information sharing agreement, edition 2025-04, corrected"
    assert correction.summary == (
        "Corrected on 2025-05-02: The number was misprinted. It touched in-writing."
    )


def test_an_entry_has_the_same_id_wherever_the_site_is_published(register: Register) -> None:
    ids = [one.id for one in of_the_agreement(register)]
    assert [one.id for one in of_the_agreement(register, "")] == ids
    assert len(set(ids)) == 2


def test_a_site_that_has_published_nothing_has_a_feed_without_entries() -> None:
    read = feedparser.parse(feed.asset(Register(), SITE, TODAY).content)
    assert not read.bozo
    assert read.entries == []
    assert read.feed.title == "Amendments: what has been published and corrected"
    assert read.feed.updated == "2026-11-26T00:00:00Z"


def test_the_feed_names_its_own_address(register: Register, tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(feed.asset(register, SITE, TODAY).content)
    links = feedparser.parse(file.read_bytes()).feed.links
    assert {"rel": "self", "type": "application/atom+xml", "href": f"{SITE}amendments.atom"} in links
