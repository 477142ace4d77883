"""The search is told of our pages what Material would have told it."""

import pytest
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]

from macros import sections
from macros.building import Made

Told = list[tuple[str | None, str, str]]


def ours(page: str) -> Told | None:
    found = sections.of(page)
    if found is None:
        return None
    return [(one.id, "".join(one.title), "".join(one.text)) for one in found if not one.is_excluded()]


def theirs(page: str) -> Told:
    parser = Parser()
    parser.feed(page)
    parser.close()
    return [(one.id, "".join(one.title), "".join(one.text)) for one in parser.data if not one.is_excluded()]


def test_every_page_is_found_by_the_words_that_material_would_find_it_by(made: Made) -> None:
    read = {one.uri: ours(made.words_of(one).explained(one.text)) for one in made.pages}
    assert sum(told is not None for told in read.values()) > len(read) * 0.9
    for one in made.pages:
        told = read[one.uri]
        explained = made.words_of(one).explained(one.text)
        assert told is None or told == theirs(explained), one.uri


@pytest.mark.parametrize(
    "page",
    [
        "Before <p>any heading</p>",
        '<h2 id="a">One</h2><p>two</p><h3>No anchor</h3><p></p>three',
        '<h1>Title</h1><section><h2 id="a">In a section</h2><p>two</p></section><p>after it</p>',
        '<h1 id="t">Title</h1><div data-search-exclude><p>not this</p></div><p>but this</p>',
        '<h1 id="t">Title</h1><h2 id="a" data-search-exclude>Not this</h2><p>nor this</p><h2 id="b">This</h2>',
        '<h1 id="t">A &amp; B</h1><p>it&#x27;s &lt;here&gt;, 5 > 4</p>',
        '<h1 id="t">T</h1><ul>\n <li>one\ntwo</li>\n\n <li> </li></ul><pre>a\n  b\n\n</pre>',
        '<h1 id="t">T</h1><p>a<br>b<img alt="" src="x">c</p><svg><path d="M0"/><title>words</title></svg>',
        '<h1 id="t">T<sup>2</sup></h1><p>a</div></p><p>b',
    ],
)
def test_a_page_is_divided_as_material_divides_it(page: str) -> None:
    assert ours(page) == theirs(page)


@pytest.mark.parametrize("page", ["<p>a<!-- b -->", "<script>1 < 2</script>", "<textarea><p></textarea>", "<p>3 < 4"])
def test_a_page_that_only_material_can_tell_is_left_to_it(page: str) -> None:
    assert sections.of(page) is None
