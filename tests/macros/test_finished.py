"""Faults of a finished site: each is planted alone in a small site and must be found."""

from pathlib import Path

import pytest

from macros import finished

HEAD = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'


def site(folder: Path, body: str, **others: str) -> Path:
    (folder / "index.html").write_text(f'{HEAD}<h1 id="top">Home</h1>{body}', encoding="utf-8")
    for name, text in others.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "body",
    [
        '<script src="https://elsewhere.example/a.js"></script>',
        '<script src="//elsewhere.example/a.js"></script>',
        '<link rel="stylesheet" href="https://elsewhere.example/a.css">',
        '<link rel="preconnect" href="https://elsewhere.example">',
        '<img src="https://elsewhere.example/a.png">',
        '<img srcset="https://elsewhere.example/a.png 2x" src="a.png">',
        '<iframe src="https://elsewhere.example/"></iframe>',
        '<form action="https://elsewhere.example/"></form>',
    ],
)
def test_a_page_that_fetches_from_elsewhere_is_a_fault(tmp_path: Path, body: str) -> None:
    (fault,) = finished.faults(site(tmp_path, body))
    assert "elsewhere.example" in fault


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a_css", "body { background: url('https://elsewhere.example/a.png') }"),
        ("a_css", "@import 'https://elsewhere.example/a.css';"),
        ("a_js", 'await fetch("https://elsewhere.example/count");'),
        ("a_js", 'import one from "https://elsewhere.example/a.js";'),
        ("a_mjs", "navigator.sendBeacon('https://elsewhere.example/');"),
    ],
)
def test_a_style_sheet_or_script_that_fetches_from_elsewhere_is_a_fault(tmp_path: Path, name: str, text: str) -> None:
    (fault,) = finished.faults(site(tmp_path, "", **{name: text}))
    assert "elsewhere.example" in fault


def test_a_person_may_follow_a_link_to_another_site(tmp_path: Path) -> None:
    body = (
        '<a href="https://elsewhere.example/">Elsewhere</a><a href="tel:999">999</a><img src="data:image/png;base64,">'
    )
    assert finished.faults(site(tmp_path, body)) == ()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<a href="missing/">Gone</a>', "links to missing/"),
        ('<a href="#nowhere">Gone</a>', "no such part"),
        ('<a href="./#nowhere">Gone</a>', "no such part"),
        ('<p id="top">Twice</p>', "stands twice"),
        ('<p style="color: red">Loud</p>', "style of its own"),
        ('<p onclick="alert(1)">Press</p>', "script of its own"),
        ('<pre class="mermaid">graph</pre>', "mermaid"),
        ('<template><img src="https://elsewhere.example/a.png"></template>', "nothing here can look at"),
    ],
)
def test_other_faults_of_a_page_are_found(tmp_path: Path, body: str, said: str) -> None:
    (fault,) = finished.faults(site(tmp_path, body))
    assert said in fault


@pytest.mark.parametrize(
    "link", [".", "./", "/.", "#top", ".#top", "?compare#top", "a%20b/", "a%20b/..", "a%20b/../", "/a%20b"]
)
def test_every_way_of_writing_a_link_to_what_is_there_is_followed(tmp_path: Path, link: str) -> None:
    (tmp_path / "a b").mkdir()
    (tmp_path / "a b" / "index.html").write_text(f"{HEAD}<h1>Another</h1>", encoding="utf-8")
    found = finished.faults(site(tmp_path, f'<a href="{link}">It</a>'))
    # A folder's own name without a slash is no file.
    assert found == (("index.html: links to /a%20b, which is not there.",) if link == "/a%20b" else ())


def test_a_page_without_a_policy_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>Home</h1>", encoding="utf-8")
    (fault,) = finished.faults(tmp_path)
    assert "no Content-Security-Policy" in fault


def test_a_check_that_looked_at_no_page_has_not_passed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        finished.faults(tmp_path)
