"""The whole site, built by MkDocs from a copy of the repo as strictly as the code host does."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from macros import finished

Build = Callable[..., CompletedProcess[str]]


def contents(site: Path) -> dict[str, str]:
    return {
        one.relative_to(site).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in sorted(site.rglob("*"))
        if one.is_file()
    }


@pytest.fixture(scope="module")
def site(copy: Path, build: Build) -> Path:
    done = build()
    assert done.returncode == 0, done.stderr
    return copy / "site"


def html(site: Path) -> dict[str, str]:
    found = {one.relative_to(site).as_posix(): one.read_text(encoding="utf-8") for one in site.rglob("*.html")}
    assert len(found) > 10
    return found


def test_the_real_site_builds_and_has_no_fault(site: Path) -> None:
    assert finished.faults(site) == ()


def test_every_page_of_the_real_site_is_read_as_a_browser_reads_it(site: Path) -> None:
    for name, page in html(site).items():
        assert finished.read(page) == finished.read_whole(page), name


def test_the_builder_that_goes_on_with_mkdocs_makes_the_same_addresses(copy: Path, site: Path, build: Build) -> None:
    done = build("properdocs", "site-of-another")
    assert done.returncode == 0, done.stderr
    other = copy / "site-of-another"
    assert finished.faults(other) == ()
    assert contents(other).keys() == contents(site).keys()


def test_every_page_shows_999_and_101_before_anything_else_that_can_be_followed(site: Path) -> None:
    for name, page in html(site).items():
        links = re.findall(r'<a [^>]*href="([^"]*)"', page.partition("<body")[2])
        # The theme's own skip link is hidden; ours is the first that a keyboard comes to.
        assert [one for one in links if not one.startswith("#")][:2] == ["tel:999", "tel:101"], name


def test_every_page_has_a_plain_link_that_leaves_quickly(site: Path) -> None:
    for name, page in html(site).items():
        assert re.search(r'<a class="leave" href="https://[^"]+" rel="noreferrer"', page), name


def test_a_historic_page_asks_search_engines_to_leave_it_out_and_a_current_one_does_not(site: Path) -> None:
    noindex = '<meta name="robots" content="noindex">'
    pages = html(site)
    assert noindex in pages["west-sussex/information-sharing-agreement/index.html"]
    assert noindex in pages["west-sussex/information-sharing-flowchart/2020-10/index.html"]
    assert noindex not in pages["england/share-information/index.html"]


def test_the_sites_search_finds_what_is_in_force_and_nothing_historic(site: Path) -> None:
    index = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert '"england/share-information/"' in index
    assert "west-sussex/information-sharing-agreement/" not in re.sub(r'"text":"(?:[^"\\]|\\.)*"', "", index)


def test_only_decision_aids_load_the_page_script(copy: Path, site: Path) -> None:
    loading = {name for name, page in html(site).items() if "assets/page.js" in page}
    held = [file for file in (copy / "data").glob("*/*/*.yaml") if file.read_bytes().startswith(b"kind: aid\n")]
    items = {f"{file.parent.parent.name}/{file.parent.name}" for file in held}
    editions = {f"{file.parent.parent.name}/{file.parent.name}/{file.stem}" for file in held}
    assert loading == {f"{page}/index.html" for page in items | editions}
    assert "england/share-information/index.html" in loading


def test_every_module_of_a_page_gives_way_to_its_words_on_a_slow_line(site: Path) -> None:
    modules = [
        tag
        for file in site.rglob("*.html")
        for tag in re.findall(r'<(?:script type="module"|link rel="modulepreload")[^>]*>', file.read_text("utf-8"))
    ]
    assert len(modules) > 100
    assert [tag for tag in modules if 'fetchpriority="low"' not in tag] == []


def test_the_page_for_wrong_addresses_shows_the_emergency_numbers_in_its_own_words(site: Path) -> None:
    content = (site / "404.html").read_text(encoding="utf-8").partition("<article")[2].partition("</article>")[0]
    assert 'href="tel:999"' in content
    assert 'href="tel:101"' in content


def test_a_mistake_in_the_data_stops_the_build_and_leaves_the_last_site_as_it_was(
    site: Path, copy: Path, build: Build
) -> None:
    before = contents(site)
    file = copy / "data" / "west-sussex" / "contacts.yaml"
    right = file.read_text(encoding="utf-8")
    file.write_text(right.replace('"01403 229 900"', "01403229900"), encoding="utf-8")
    try:
        done = build()
    finally:
        file.write_text(right, encoding="utf-8")
    assert done.returncode != 0
    assert "data/west-sussex/contacts.yaml:" in done.stderr
    assert "Warning:" not in done.stderr
    assert contents(site) == before


def test_a_cite_that_leads_nowhere_stops_the_build(site: Path, copy: Path, build: Build) -> None:
    before = contents(site)
    file = copy / "data" / "england" / "share-information" / "2026-11.yaml"
    right = file.read_text(encoding="utf-8")
    file.write_text(
        right.replace("england/information-sharing-advice#rule-3", "england/information-sharing-advice#rule-33"),
        encoding="utf-8",
    )
    try:
        done = build()
    finally:
        file.write_text(right, encoding="utf-8")
    assert done.returncode != 0
    assert "rule-33" in done.stderr
    assert contents(site) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<script>alert(1)</script>", "inline script that nobody has looked at"),
        ("[[ nobody_knows_this_name ]]", "nobody_knows_this_name"),
        ("![A picture](https://elsewhere.example/a.png)", "elsewhere.example"),
    ],
)
def test_an_authored_page_with_something_unknown_in_it_stops_the_build(
    copy: Path, build: Build, text: str, said: str
) -> None:
    file = copy / "content" / "about.md"
    right = file.read_text(encoding="utf-8")
    file.write_text(f"{right}\n\n{text}\n", encoding="utf-8")
    try:
        done = build()
    finally:
        file.write_text(right, encoding="utf-8")
    assert done.returncode != 0
    assert said in done.stdout + done.stderr
