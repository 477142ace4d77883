"""Faults of a finished site: each is planted alone in a small site and must be found."""

from pathlib import Path

import pytest

from macros import finished

HEAD = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'


def site(folder: Path, body: str, **others: str) -> Path:
    (folder / "index.html").write_text(f'<html lang="en">{HEAD}<h1 id="top">Home</h1>{body}', encoding="utf-8")
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
        '<img alt="" src="https://elsewhere.example/a.png">',
        '<img alt="" srcset="https://elsewhere.example/a.png 2x" src="a.png">',
        '<iframe title="A frame" src="https://elsewhere.example/"></iframe>',
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
        '<a href="https://elsewhere.example/">Elsewhere</a><a href="tel:999">999</a>'
        '<img alt="" src="data:image/png;base64,">'
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
        ('<img src="data:image/png;base64,">', "no alternative in words"),
        ('<input type="image" src="data:image/png;base64,">', "no alternative in words"),
        ('<iframe src="/"></iframe>', "no alternative in words"),
        ('<svg role="img"></svg>', "no alternative in words"),
        ('<svg role="group"><title>Said to nobody</title></svg>', "no alternative in words"),
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
    (tmp_path / "a b" / "index.html").write_text(f'<html lang="en">{HEAD}<h1>Another</h1>', encoding="utf-8")
    found = finished.faults(site(tmp_path, f'<a href="{link}">It</a><a href="a%20b/">Another</a>'))
    # A folder's own name without a slash is no file.
    assert found == (("index.html: links to /a%20b, which is not there.",) if link == "/a%20b" else ())


def page(folder: Path, name: str, body: str) -> None:
    (folder / name).mkdir(parents=True)
    (folder / name / "index.html").write_text(f'<html lang="en">{HEAD}{body}', encoding="utf-8")


def test_a_page_that_nobody_comes_to_from_the_start_page_is_a_fault(tmp_path: Path) -> None:
    site(tmp_path, '<a href="first/">First</a>')
    page(tmp_path, "first", '<a href="../second/?of=this#top">Second</a>')
    page(tmp_path, "second", '<p id="top">Here</p>')
    # These lead to each other, and to the start page, but nothing leads to them.
    page(tmp_path, "lost", '<a href="../found/">Found</a><a href="../">Home</a>')
    page(tmp_path, "found", '<a href="../lost/">Lost</a>')
    assert finished.faults(tmp_path) == (
        "found/index.html: nothing on this site leads to it.",
        "lost/index.html: nothing on this site leads to it.",
    )


def test_nobody_needs_to_come_to_the_page_for_wrong_addresses_by_a_link(tmp_path: Path) -> None:
    site(tmp_path, "")
    (tmp_path / "404.html").write_text(f'<html lang="en">{HEAD}', encoding="utf-8")
    assert finished.faults(tmp_path) == ()


def test_a_picture_or_drawing_that_only_adorns_needs_no_words(tmp_path: Path) -> None:
    assert finished.faults(site(tmp_path, '<img alt="" src="data:image/png;base64,"><svg></svg>')) == ()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            '<img alt="" src="a.png">',
            'a picture has no words; write in its alt what it shows: <img alt="" src="a.png">.',
        ),
        ("<svg><path/></svg>", "a drawing has no name; say in aria-label what it shows: <svg>."),
        ('<img alt="A map of the area" src="a.png">', ""),
        ('<img alt="" role="presentation" src="a.png">', ""),
        ('<svg aria-hidden="true"></svg>', ""),
        ('<svg role="img" aria-label="Four levels"></svg>', ""),
    ],
)
def test_in_an_article_a_picture_has_words_or_is_said_to_adorn(tmp_path: Path, written: str, said: str) -> None:
    found = finished.faults(site(tmp_path, f"<article><p>{written}</p></article>"))
    assert found == ((f"index.html: {said}",) if said else ())


def test_a_page_that_does_not_say_its_language_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(HEAD, encoding="utf-8")
    (fault,) = finished.faults(tmp_path)
    assert "which language" in fault


def test_a_page_without_a_policy_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<html lang="en"><h1>Home</h1>', encoding="utf-8")
    (fault,) = finished.faults(tmp_path)
    assert "no Content-Security-Policy" in fault


def test_a_check_that_looked_at_no_page_has_not_passed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        finished.faults(tmp_path)


@pytest.mark.parametrize(
    "body",
    [
        "<a href='https://elsewhere.example/'>in single quotes</a>",
        "<a href=plain.html>in none</a>",
        '<A HREF="capitals.html">in capitals</A>',
        '<a href="one.html" href="two.html">twice</a>',
        '<a href="a?b=1&amp;c=2">with a mark</a>',
        '<img src="a.png" alt="5 > 4"><img src="b.png">',
        '<img src="a.png" alt="4 < 5"><img src="b.png">',
        '<!-- <a href="said-to-nobody.html"> --><p id="top">',
        '<textarea><a href="no-link.html"></textarea>',
        '<script type="application/json">"<a href=no-link.html>"</script><img src="a.png">',
        "<p id=a>3 < 4 <p id=a>",
        '<svg role="img" viewBox="0 0 1 1"><use href="#a"/></svg>',
        '<p onclick="go()" style="color: red">',
    ],
)
def test_a_page_is_read_as_a_browser_reads_it_however_it_is_written(body: str) -> None:
    page = f'<!doctype html><html lang="en"><head>{HEAD}</head><body><h1 id="top">Home</h1>{body}</body></html>'
    assert finished.read(page) == finished.read_whole(page)
