"""Lists that grow with every publisher stay on pages of a stated size, and nothing of them is lost."""

import re
from collections.abc import Mapping
from posixpath import normpath

import pytest

from decision_aids.markup import Html, element
from macros import finished, home, long_list
from macros.building import Made
from macros.page import Page
from tests.macros.conftest import REPO, TODAY, make

ROLES, DUE, CONSENT = "roles/", "due/", "england/subjects/consent-to-share/"


@pytest.fixture(scope="module")
def small() -> Mapping[str, Page]:
    """The pages of the real data as they would be if hardly anything fitted on one, and one area were many."""
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(long_list, "MOST", 4000)
        changed.setattr(long_list, "FEW", 0)
        return make(REPO / "data").by_uri


def row(word: str, root: str) -> Html:
    return element("a", word, href=f"{root}{word}/")


def parts_of(pages: Mapping[str, Page], uri: str) -> list[Page]:
    """The page at an address and its further parts, in order."""
    further = [one for one in pages if re.fullmatch(rf"{uri}[0-9]+/", one)]
    return [pages[uri], *(pages[f"{uri}{number}/"] for number in range(2, len(further) + 2))]


def rows(page: Page, pattern: str) -> list[str]:
    """What a page lists, whatever the depth it is seen from."""
    return [re.sub(r"(\.\./)+", "", one) for one in re.findall(pattern, page.text, re.DOTALL)]


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (1000, [["one", "two", "three"]]),
        (60, [["one", "two"], ["three"]]),
        (30, [["one"], ["two"], ["three"]]),
        # A row that is larger than a page is never cut.
        (1, [["one"], ["two"], ["three"]]),
    ],
)
def test_a_list_goes_over_as_few_pages_as_its_size_allows(
    monkeypatch: pytest.MonkeyPatch, most: int, expected: list[list[str]]
) -> None:
    monkeypatch.setattr(long_list, "MOST", most)
    found = long_list.parts("list/", ["one", "two", "three"], row)
    assert [list(one.held) for one in found] == expected
    assert [one.uri for one in found] == ["list/", "list/2/", "list/3/"][: len(expected)]


def test_a_list_of_nothing_is_one_page() -> None:
    nothing: list[str] = []
    (only,) = long_list.parts("list/", nothing, row)
    assert only.rows == ()
    assert long_list.all_parts(only, [only], str) is None
    assert long_list.next_to(only, [only]) is None


def test_a_part_leads_to_the_one_before_and_the_one_after_and_to_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_list, "MOST", 1)
    every = long_list.parts("list/", ["one", "two", "three"], row)
    beside = re.findall(r'href="([^"]+)">([^<]+)', str(long_list.next_to(every[1], every)))
    assert beside == [("../../list/", "Previous part"), ("../../list/3/", "Next part")]
    assert re.findall(r">(Part [^<]+)", str(long_list.all_parts(every[1], every, str))) == [
        "Part 1: one",
        "Part 2: two",
        "Part 3: three",
    ]
    assert [long_list.titled("List", one, every) for one in every[:2]] == ["List", "List, part 2 of 3"]


def test_the_site_as_it_is_has_no_parts(made: Made) -> None:
    assert not [one.uri for one in made.pages if re.search(r"/[0-9]{1,3}/$", one.uri)]


@pytest.mark.parametrize(
    ("uri", "pattern"),
    [
        (ROLES, r"<tr role=\"row\"><th scope=\"row\".*?</tr>"),
        (DUE, r"<li class=\"due__row\".*?</li>"),
        (CONSENT, r"<section class=\"side\">.*?</section>"),
    ],
)
def test_the_parts_of_a_list_hold_what_the_whole_list_does_in_its_order(
    made: Made, small: Mapping[str, Page], uri: str, pattern: str
) -> None:
    found = parts_of(small, uri)
    whole = rows(made.by_uri[uri], pattern)
    assert len(found) > 1
    assert len(whole) > 1
    assert [one for part in found for one in rows(part, pattern)] == whole


def test_whoever_stood_on_a_page_before_it_was_split_is_still_under_its_anchor(
    made: Made, small: Mapping[str, Page]
) -> None:
    first = finished.read(small[CONSENT].text)
    assert {one.id for one in made.by_uri[CONSENT].headings} <= first.ids
    assert "../../../england/subjects/consent-to-share/2/#west-sussex" in first.links


def test_every_link_among_split_pages_leads_to_a_part_that_is_there(small: Mapping[str, Page]) -> None:
    held = {uri: finished.read(one.text) for uri, one in small.items()}
    looked_at = 0
    for uri, one in held.items():
        assert not one.faults, (uri, one.faults)
        for link in one.links:
            path, _, anchor = link.partition("#")
            target = normpath(f"{uri}{path}") + "/" if path else uri
            if target in held and anchor:
                looked_at += 1
                assert anchor in held[target].ids, f"{uri} links to {link}"
            elif re.search(r"/[0-9]{1,3}/$", path):
                looked_at += 1
                assert target in held, f"{uri} links to {link}"
    assert looked_at > 1000


def test_a_part_of_what_is_due_never_says_that_nothing_is_where_another_part_may_have_it(
    made: Made, small: Mapping[str, Page]
) -> None:
    assert "Nothing." in made.by_uri[DUE].text
    for one in parts_of(small, DUE):
        assert "Nothing." not in one.text
        assert re.findall(r'data-within="([^"]+)"', one.text) == ["overdue", "30", "90", "366", "past"]
        shown = re.findall(r'<section data-within="([^"]+)"(?! hidden)', one.text)
        assert [f"due-{within}" for within in shown] == [heading.id for heading in one.headings]


def test_where_areas_are_many_each_is_named_with_the_way_to_its_numbers_and_999_stays(
    small: Mapping[str, Page],
) -> None:
    text = small["england/contacts/"].text
    _, _, doors = text.partition('id="front-doors"')
    assert 'href="tel:999"' in text
    assert 'href="tel:101"' in doors
    assert doors.index("Any other area") < doors.index("West Sussex")
    assert 'href="../../west-sussex/contacts/"' in doors
    assert "01403" not in doors
    assert "01403" in small["west-sussex/contacts/"].text


def test_where_areas_are_many_a_subject_says_how_many_stand_how_and_who_stands_on_its_own_page(
    small: Mapping[str, Page],
) -> None:
    _, _, said = small["england/subjects/"].text.partition('id="case-audit"')
    said = said.partition("</section>")[0]
    assert re.search(r"<dd>[0-9]+ publishers?</dd>", said)
    assert "West Sussex" not in said
    assert 'href="case-audit/"' in said


def test_where_areas_are_many_the_start_page_names_all_and_anywhere_else_first(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = home.areas(made.register, TODAY, "")
    monkeypatch.setattr(long_list, "FEW", 0)
    many = home.areas(made.register, TODAY, "")
    links = re.findall(r'href="([^"]+)"', few)
    assert re.findall(r'href="([^"]+)"', many) == [links[-1], *links[:-1]]
    assert links[-1] == "england/contacts/#any-other-area"
    named = re.findall(r'<a href="([^"]+)"', home.publishers(made.register, TODAY, ""))
    assert named == [f"{word}/" for word in sorted(made.register.publishers, key=lambda one: (one != "england", one))]
    aids = home.aids(made.register, TODAY, "")
    assert 'href="england/share-information/"' in aids
    assert "west-sussex" not in aids
    assert "An area’s own aids stand on its page" in aids
