"""An address that an item had before it moved has a page that leads on, and that nothing else leads to."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any
from urllib.parse import urljoin

import pytest
from jsonschema import Draft202012Validator

from macros import finished
from schemas import kinds
from tests.browser import marsh

OLD = "long-marsh/house-calls"
NOW = "long-marsh/visiting-protocol"
ELSEWHERE = "high-marsh/sharing-protocol"
# Each old page that is looked at, and where it leads.
PAGES = {
    f"{OLD}/": f"{NOW}/",
    f"{OLD}/2025-01/": f"{NOW}/2025-01/",
    f"{ELSEWHERE}/": "long-marsh/sharing-protocol/",
    f"{ELSEWHERE}/2023-01/": "long-marsh/sharing-protocol/2023-01/",
}


@pytest.fixture(scope="module")
def site(copy: Path, build: Callable[..., CompletedProcess[str]]) -> Path:
    """A site of which two items have moved, one of them from a publisher that is no more."""
    marsh.add_to(copy / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HANDRAIL_SITE_URL", "https://handrail.example/")
        done = build()
    assert done.returncode == 0, done.stderr
    return copy / "site"


def html(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES)
def test_the_old_address_leads_on_at_once_and_says_so_in_one_sentence(site: Path, path: str) -> None:
    page = html(site, path)
    (at_once,) = re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]*)">', page)
    (by_hand,) = re.findall(r'This page has moved to <a href="([^"]*)">', page)
    assert [urljoin(f"/{path}", one) for one in (at_once, by_hand)] == [f"/{PAGES[path]}"] * 2


@pytest.mark.parametrize("path", PAGES)
def test_search_engines_are_given_the_new_address_alone(site: Path, path: str) -> None:
    page = html(site, path)
    now = f"https://handrail.example/{PAGES[path]}"
    assert re.findall(r'<link rel="canonical" href="([^"]*)">', page) == [now]
    assert '<meta name="robots" content="noindex">' in page
    listed = re.findall("<loc>([^<]*)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert now in listed
    assert f"https://handrail.example/{path}" not in listed


def test_the_sitemap_names_every_page_but_those_that_have_moved(site: Path) -> None:
    listed = re.findall("<loc>([^<]*)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    moved = {path for path, page in pages(site).items() if finished.read(page).moved}
    assert moved == {*PAGES, f"{ELSEWHERE}/2025-03/", f"{ELSEWHERE}/2027-01/"}
    assert {one.removeprefix("https://handrail.example/") for one in listed} == pages(site).keys() - moved


def pages(site: Path) -> dict[str, str]:
    found = {one.parent.relative_to(site).as_posix(): one for one in site.rglob("index.html")}
    return {"" if path == "." else f"{path}/": one.read_text(encoding="utf-8") for path, one in found.items()}


@pytest.mark.parametrize("path", PAGES)
def test_999_and_101_come_first_on_a_page_that_has_moved_too(site: Path, path: str) -> None:
    links = re.findall(r'<a [^>]*href="([^"]*)"', html(site, path).partition("<body")[2])
    assert [one for one in links if not one.startswith("#")][:2] == ["tel:999", "tel:101"]
    assert "01632 960 031" in html(site, path)  # Long Marsh's own front door


def test_no_page_and_no_search_leads_to_an_old_address(site: Path) -> None:
    led_to = {
        urljoin(f"/{here}", link.partition("#")[0])
        for here, page in pages(site).items()
        for link in finished.read(page).links
        if here not in PAGES
    }
    assert f"/{NOW}/" in led_to
    assert led_to.isdisjoint(f"/{path}" for path in PAGES)
    entries = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    assert not [one for one in entries if one["location"].startswith((OLD, ELSEWHERE))]
    kept = json.loads((site / "offline.json").read_text(encoding="utf-8"))["files"]
    assert not [one for one in kept if one.startswith((OLD, ELSEWHERE))]


def test_the_site_has_no_fault_with_pages_that_have_moved_and_one_where_such_a_page_leads_nowhere(site: Path) -> None:
    assert finished.faults(site) == ()
    old = site / OLD / "index.html"
    page = old.read_text(encoding="utf-8")
    old.write_text(page.replace("url=../visiting-protocol/", "url=../nothing/"), encoding="utf-8")
    try:
        (fault,) = finished.faults(site)
        assert fault == f"{OLD}/index.html: links to ../nothing/, which is not there."
    finally:
        old.write_text(page, encoding="utf-8")


def test_another_program_is_told_where_an_item_has_moved_to(site: Path) -> None:
    told = json.loads((site / "api" / "v1" / f"{OLD}.json").read_text(encoding="utf-8"))
    assert told == {"handrail_api": 1, "item": OLD, "moved_to": NOW}
    shape = {"$ref": "https://handrail.example/schemas/v1/api.json#/$defs/moved"}
    registry: Any = kinds.registry()
    Draft202012Validator(shape, registry=registry).validate(told)
