"""What was published goes with an item that moves: nothing is lost, nothing counts as new, and the move is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from decision_aids import held
from publishing.impact import Impact, impact
from publishing.publish import publish
from schemas.publication import published
from tests.publishing import glen

if TYPE_CHECKING:
    from pathlib import Path

NOW = "west-glen/home-visits"
TOLD = "corrections:\n  - {revision: 2, made: 2026-03-02, reason: It has another address., touched: [moved_from]}\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A protocol that was published and has moved since, with its second edition still to be published."""
    data = glen.made(tmp_path)
    assert not publish(data, "2026-01-20").refused
    move(data, glen.ITEM, NOW)
    return data


def move(data: Path, old: str, now: str, *, told: str = "") -> None:
    (data / old).rename(data / now)
    file = data / now / "2026-02.yaml"
    text = file.read_text(encoding="utf-8")
    olds = text.partition("moved_from: [")[2].partition("]")[0]
    text = text.replace(f"moved_from: [{olds}]\n", "")
    text += f"moved_from: [{', '.join(one for one in (olds, old) if one)}]\n"
    file.write_text(text + told, encoding="utf-8")


def add(data: Path, text: str) -> None:
    file = data / NOW / "2026-02.yaml"
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def looked_at(data: Path) -> Impact:
    found = held.read(data)
    return impact(found.register, found.aids, "2026-03-02")


def test_a_published_edition_that_says_where_it_was_is_corrected_once(data: Path) -> None:
    (wrong,) = (one for one in glen.problems(data) if one.severity == "error")
    assert wrong.sentence == f"{NOW}/2026-02 was published on 2026-01-20 and has been changed since: moved_from."
    add(data, TOLD)
    assert glen.codes(data) == {"not-published"}
    done = publish(data, "2026-03-02")
    assert [(one.address, one.revision) for one in done.new] == [(f"{NOW}/2026-02", 2)]
    assert glen.codes(data) == set()
    assert publish(data, "2026-03-03").new == ()


def test_the_days_on_which_it_was_published_stay_known_at_its_new_address(data: Path) -> None:
    add(data, TOLD)
    publish(data, "2026-03-02")
    register = glen.register(data)
    both = [(1, "2026-01-20"), (2, "2026-03-02")]
    assert [(one.number, one.published_on) for one in published.revisions(register, f"{NOW}/2026-02")] == both
    assert published.revision(register, f"{NOW}/2026-02", 1).value["title"] == "Visiting protocol"
    assert list(dict(published.every(register))) == [f"{NOW}/2026-02"]
    then = published.known(register, "2026-01-31")
    assert [one.name for one in then.items[NOW]] == ["2026-02"]
    assert "moved_from" not in then.items[NOW][0].value


def test_an_older_edition_that_says_nothing_of_the_move_needs_no_correction(tmp_path: Path) -> None:
    data = glen.made(tmp_path)
    newer = glen.PROTOCOL.replace("2026-02-01", "2026-05-01").replace("clauses:", "supersedes: 2026-02\nclauses:")
    publish(data, "2026-01-20")
    glen.write(data, newer, "2026-05")
    (data / glen.ITEM).rename(data / NOW)
    file = data / NOW / "2026-05.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}moved_from: [{glen.ITEM}]\n", encoding="utf-8")
    done = publish(data, "2026-03-02")
    assert [(one.address, one.revision) for one in done.new] == [(f"{NOW}/2026-05", 1)], done.problems
    assert glen.codes(data) == set()


def test_an_item_that_moves_twice_keeps_all_that_was_published_of_it(data: Path) -> None:
    add(data, TOLD)
    publish(data, "2026-03-02")
    move(data, NOW, "west-glen/visits")
    again = "  - {revision: 3, made: 2026-04-01, reason: It has a third address., touched: [moved_from]}\n"
    file = data / "west-glen" / "visits" / "2026-02.yaml"
    text = file.read_text(encoding="utf-8").replace("touched: [moved_from]}\n", f"touched: [moved_from]}}\n{again}")
    file.write_text(text, encoding="utf-8")
    done = publish(data, "2026-04-01")
    assert [(one.address, one.revision) for one in done.new] == [("west-glen/visits/2026-02", 3)], done.problems
    assert glen.codes(data) == set()
    assert len(published.revisions(glen.register(data), "west-glen/visits/2026-02")) == 3


def test_the_impact_tells_a_move_as_a_move_and_not_as_one_gone_and_one_new(data: Path) -> None:
    found = looked_at(data)
    assert [one.sentence for one in found.changes if one.how in {"new", "removed"}] == []
    assert [one.sentence for one in found.changes if one.how == "moved"] == [f"{NOW} has moved here from {glen.ITEM}."]
    add(data, TOLD)
    publish(data, "2026-03-02")
    assert looked_at(data).changes == ()


def test_a_published_item_that_is_gone_without_a_word_of_where_is_still_told_as_gone(data: Path) -> None:
    file = data / NOW / "2026-02.yaml"
    text = file.read_text(encoding="utf-8").replace(f"moved_from: [{glen.ITEM}]\n", "")
    file.write_text(text, encoding="utf-8")
    assert "published-gone" in glen.codes(data)
    assert [one.how for one in looked_at(data).changes] == ["new", "removed"]
