"""The policy of a page, and the inline scripts it knows."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from macros import policy
from macros.policy import UnknownScriptError

THEME = find_spec("material")
assert THEME is not None
assert THEME.origin is not None
PARTIALS = Path(THEME.origin).parent / "templates" / "partials" / "javascripts"


def known_script(name: str) -> str:
    """The last inline script of a partial of the installed theme, as a page two folders deep has it."""
    text = re.sub(r"\{\{.*?\}\}", "../..", (PARTIALS / name).read_text(encoding="utf-8"))
    found: list[str] = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    return found[-1]


def finished_page(*scripts: str) -> str:
    return f'<!doctype html><html><head><meta charset="utf-8"></head><body>{"".join(scripts)}</body></html>'


@pytest.mark.parametrize("name", ["base.html", "palette.html", "content.html"])
def test_each_inline_script_of_the_theme_is_known_and_named_by_its_digest(name: str) -> None:
    assert "'sha256-" in policy.policy(finished_page(f"<script>{known_script(name)}</script>"))


@pytest.mark.parametrize(
    "script",
    [
        "<script>alert(1)</script>",
        "<SCRIPT\n>alert(1)</SCRIPT >",
        "<script type=module>alert(1)</script>",
        "<script type='text/javascript'>alert(1)</script>",
        '<script data-src="x">alert(1)</script>',
        f"<script>{known_script('palette.html')};alert(1)</script>",
        f"<script>{known_script('base.html').replace('../..', '//elsewhere.example')}</script>",
    ],
)
def test_an_inline_script_that_nobody_has_looked_at_is_refused(script: str) -> None:
    with pytest.raises(UnknownScriptError):
        policy.policy(finished_page(script))


def test_a_block_of_data_is_no_script() -> None:
    page = finished_page('<script type="application/json">{"a": 1}</script>')
    assert "sha256" not in policy.policy(page)


def test_the_policy_never_allows_inline_code_or_another_host() -> None:
    given = policy.policy(finished_page(f"<script>{known_script('base.html')}</script>"))
    assert "unsafe" not in given
    assert "http" not in given
    assert given.startswith("default-src 'none'; script-src 'self' 'sha256-")


def test_the_policy_stands_before_anything_that_a_page_loads() -> None:
    page = finished_page('<script src="a.js"></script>')
    with_it = policy.with_policy(page)
    assert with_it.index("Content-Security-Policy") < with_it.index("a.js")


def test_a_page_without_a_character_set_is_refused_rather_than_left_without_a_policy() -> None:
    with pytest.raises(ValueError, match="character set"):
        policy.with_policy("<html><head></head></html>")


def test_only_the_worker_may_compile_webassembly() -> None:
    rules = policy.HEADERS.split("/assets/worker.js")
    assert "wasm-unsafe-eval" not in rules[0]
    assert "'wasm-unsafe-eval'" in rules[1]
