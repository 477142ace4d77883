"""The seam to MkDocs: it hands the pages made from data to the site builder, and the finished site to its checks.

This file is read once for a whole ``mkdocs serve``. Everything it calls is read afresh before a build when our own code
has changed, so that the change shows at once.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File
from mkdocs.structure.toc import get_toc

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as SitePage
    from mkdocs.utils.templates import TemplateContext

    from macros.abbreviations import Abbreviations
    from macros.building import Made
    from macros.page import Page

# Times the weight of a word in a title (1000) this is still far less than that of a word in a text, which is 1.
_LAST = 0.00001
_NOT_IN_THE_MENU = {"index.md", "accessibility.md", "correction.md", "offline.md", "record.md"}
_OURS = ("schemas", "decision_aids", "macros")
log = logging.getLogger("mkdocs.handrail")


@dataclass
class _Run:
    """What this run of MkDocs was started for, what it last made without a mistake, and what it need not do again.

    Attributes:
        command: ``build`` or ``serve``.
        last: what was last made without a mistake.
        modules: the modules that made it.
        code: every file of ours that a page depends on besides data and content, with the time it was last written.
        spelt_out: the text of each page with abbreviations spelt out, by the abbreviations and the text without.
        before: the same of the build before.

    """

    command: str = "build"
    last: Made | None = None
    modules: Mapping[str, ModuleType] = field(default_factory=dict)
    code: frozenset[tuple[str, int]] = frozenset()
    spelt_out: dict[tuple[tuple[tuple[str, str], ...], str], str] = field(default_factory=dict)
    before: dict[tuple[tuple[tuple[str, str], ...], str], str] = field(default_factory=dict)


_run = _Run()


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001 - MkDocs names both
    """Remember whether this is a build or a preview: live reload needs an inline script that our policy forbids."""
    _run.command = command
    # Nearly everything is kept to the end of a build, so looking for what can be let go finds little. A preview looks
    # about once each time that it builds, or its pages would pile up.
    gc.set_threshold(50_000, 20, 50) if command == "build" else gc.set_threshold(50_000, 5, 2)


# Before the macros plugin, so that authored pages find the data already there.
@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the data and make every page of it, before MkDocs empties the site's folder.

    A preview goes on showing what it last made, and says so on every page: MkDocs would leave its readers waiting.

    Raises:
        PluginError: there are mistakes in the data. The last good site stays as it was.

    """
    # A file named on the command line is given as it was typed, and some steps of a build run in another folder.
    home = Path(config.config_file_path).resolve().parent
    code = _code(home)
    if code != _run.code:
        _run.code = code
        _run.spelt_out.clear()
        for name in _modules():
            del sys.modules[name]
    _run.before, _run.spelt_out = _run.spelt_out, {}
    from macros import building  # noqa: PLC0415 - read afresh, see above
    from schemas import problems  # noqa: PLC0415 - as above

    register, aids, found = building.read(home / "data", _today())
    mistakes = sum(one.severity == "error" for one in found)
    config.extra["mistakes"] = mistakes
    if mistakes:
        message = f"There are mistakes in the data, so nothing was built.\n\n{problems.as_text(found)}\n"
        if _run.command != "serve" or _run.last is None:
            raise PluginError(message)
        log.error(message)
        # Code that was read afresh does not know the classes of what was made before it, and is read again next time.
        _run.code = frozenset()
        for name in _modules():
            del sys.modules[name]
        sys.modules.update(_run.modules)
        config.extra["handrail"] = _run.last
        return config
    if found:
        log.info(problems.as_text(found))
    _run.modules = _modules()
    _run.last = config.extra["handrail"] = building.make(register, aids, _today(), home, config.site_url or "")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every page and file made from data, and lay out the menu: the start page, the publishers, authored pages."""
    from macros import offline, policy, runtime, site_page  # noqa: PLC0415 - read afresh, see above

    made = _made(config)
    authored = [one.src_uri for one in files.documentation_pages()]
    for page in made.pages:
        # A page's words follow as HTML, in on_page_content, so that no text of the data is taken for Markdown.
        file = File.generated(config, _source(page), content="")
        site_page.SitePage(page.title, file, config, _meta(page, made))
        files.append(file)
    for asset in made.assets:
        files.append(File.generated(config, asset.uri, content=asset.content))
    folder, engine = runtime.by_digest(made.engine)
    for uri, path in engine.items():
        files.append(File.generated(config, uri, abs_src_path=str(path)))
    worker = files.get_file_from_path(offline.WORKER)
    if worker is None:
        message = f"content/{offline.WORKER} is missing."
        raise PluginError(message)
    files.remove(worker)
    files.append(File.generated(config, offline.WORKER, content=runtime.worker(worker.content_string, folder)))
    files.append(File.generated(config, "_headers", content=policy.HEADERS))
    config.nav = _menu(made, authored)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001 - MkDocs names all
    """Work out which sections every page's head leads to."""
    from macros import head  # noqa: PLC0415 - read afresh, see above

    config.extra["head"] = head.Head(items=nav.items, local=_made(config).local)
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001 - MkDocs names all
    """Draw the search's box, which is the same on every page."""
    box = env.get_template("partials/search.html")
    config.extra["search_box"] = box.render(config=config, features=config.theme["features"])
    return env


def on_page_content(html: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs names all
    """Give a page made from data its words and its list of parts."""
    found = _found(page, config)
    made = _made(config)
    if page.file.src_uri.startswith("developing/"):
        # Whoever looks for a child's safety has no use for how this is built.
        page.meta["search"] = {"exclude": True}
    if found is None:
        # The tutorial and the records of decisions are for those who keep and build these pages.
        return html if "/" in page.file.src_uri else made.abbreviations("").spelt_out(html)
    page.toc = get_toc([cast("Any", one) for one in _tokens(found)])
    return _spelt_out(made.abbreviations(found.uri.partition("/")[0]), found.text)


# Before the search plugin, which leaves alone what has found its way into the search here.
@event_priority(50)
def _searched(
    context: TemplateContext, page: SitePage, config: MkDocsConfig, nav: Navigation  # noqa: ARG001 - MkDocs names all
) -> TemplateContext:
    """Put a page made from data into the search."""
    from macros import sections  # noqa: PLC0415 - read afresh, see above

    found = page.meta.get("search", {})
    if _found(page, config) is None or found.get("exclude"):
        return context
    index = cast("Any", config.plugins["material/search"]).search_index
    for section in (read := sections.of(page.content or "")) or ():
        if not section.is_excluded():
            index.create_entry_for_section(section, page.toc, page.url, page)
    if read is not None:
        page.meta["search"] = {**found, "exclude": True}
    return context


# After the search plugin, so that the links of parts are found by no search.
@event_priority(-50)
def _corrected(
    context: TemplateContext, page: SitePage, config: MkDocsConfig, nav: Navigation  # noqa: ARG001 - MkDocs names all
) -> TemplateContext:
    """Give every page a place for corrections, and each part of a page made from data its own."""
    from macros import mistakes  # noqa: PLC0415 - read afresh, see above

    found, words = _found(page, config), page.content or ""
    corrections = mistakes.Corrections(
        to=config.extra.get("corrections", ""), url=page.url, edition=found.edition if found else ""
    )
    page.content = corrections.in_parts(words) if found else words
    page.meta["correct"] = {
        "address": corrections.address(),
        "whole": quote(mistakes.WHOLE),
        "in_parts": page.content != words,
    }
    return context


on_page_context = CombinedEvent(_searched, _corrected)


def on_post_page(output: str, page: SitePage, config: MkDocsConfig) -> str:  # noqa: ARG001 - MkDocs names all
    """Give each finished page its policy."""
    return _with_policy(_without_what_is_only_unseen(output), page.file.src_uri)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG001 - as above
    """Give the page for wrong addresses its policy too."""
    if not template_name.endswith(".html"):
        return output_content
    return _with_policy(_without_what_is_only_unseen(output_content), template_name)


def on_post_build(config: MkDocsConfig) -> None:
    """Keep the search small and list what a reader's device keeps; then fail when a page leads elsewhere or nowhere.

    Raises:
        PluginError: with a sentence for each thing that is wrong.

    """
    if _run.command == "serve":
        return
    from macros import finished, offline, runtime  # noqa: PLC0415 - read afresh, see above

    site, made = Path(config.site_dir), _made(config)
    _shorten(site / "search" / "search_index.json", made)
    aids = [one.uri for one in made.pages if one.aid]
    aids += [one.uri for one in made.assets if one.uri.endswith("/aid.json") and not one.uri.startswith("api/")]
    folder, _ = runtime.by_digest(made.engine)
    waiting = [*aids, *offline.beginnings(one.uri for one in made.pages)]
    (site / offline.LIST).write_text(offline.listing(site, waiting, folder), encoding="utf-8")
    faults = finished.faults(site)
    if faults:
        message = "The finished site has faults.\n  " + "\n  ".join(faults)
        raise PluginError(message)


def _spelt_out(abbreviations: Abbreviations, text: str) -> str:
    """A page's text with its abbreviations spelt out; a preview remembers those of its last build."""
    if _run.command != "serve":
        return abbreviations.spelt_out(text)
    about = tuple(abbreviations.words.items()), text
    known = _run.spelt_out.get(about) or _run.before.get(about)
    _run.spelt_out[about] = known or abbreviations.spelt_out(text)
    return _run.spelt_out[about]


def _shorten(file: Path, made: Made) -> None:
    """Write a search index that is too large once more, with what fits."""
    from macros import search_index  # noqa: PLC0415 - read afresh, see above

    names = search_index.names(made.register)
    shorter = search_index.fitted(json.loads(file.read_bytes()), names, search_index.MOST)
    if shorter is None:
        return
    file.write_bytes(search_index.as_json(shorter))
    # No warning, at which a strict build would stop: a search that is slow to begin is better than no correction.
    kept = search_index.size(shorter)
    log.info("The search holds the names, headings and first sentences of pages, %d KB of them.", kept // 1000)


def _code(home: Path) -> frozenset[tuple[str, int]]:
    """Every file of our own code, the theme's and the schemas' among it, with the time it was last written."""
    files = (file for room in _OURS for file in (home / room).rglob("*") if file.suffix != ".pyc" and file.is_file())
    return frozenset((str(file), file.stat().st_mtime_ns) for file in files)


def _modules() -> dict[str, ModuleType]:
    """Our own code as it was last read."""
    return {name: module for name, module in sys.modules.items() if name.partition(".")[0] in _OURS}


def _made(config: MkDocsConfig) -> Made:
    return cast("Made", config.extra["handrail"])


def _found(page: SitePage, config: MkDocsConfig) -> Page | None:
    """What was made from data for a page; None for an authored one."""
    return _made(config).by_uri.get(page.file.src_uri.removesuffix("index.md"))


def _today() -> str:
    """The day the site is built for: given to the tests, else the clock's. In summer UK time is an hour ahead of it."""
    return os.environ.get("HANDRAIL_TODAY") or datetime.now(tz=UTC).date().isoformat()


def _source(page: Page) -> str:
    return f"{page.uri}index.md"


def _meta(page: Page, made: Made) -> dict[str, object]:
    about = made.register.publishers.get(page.uri.partition("/")[0], {})
    area = about.get("short", about.get("title", ""))
    return {
        "title": page.title,
        "description": page.summary,
        "search": {"exclude": not page.searched, **({"boost": _LAST} if page.outdated else {})},
        "tags": [tag for tag in (area, page.sort) if tag],
        "noindex": not page.indexed,
        "aid": page.aid,
        "area": page.area,
        "edition": page.edition,
    }


def _tokens(page: Page) -> list[dict[str, object]]:
    """A page's headings as MkDocs has them: those of level 3 inside the one of level 2 above them."""
    tokens: list[dict[str, Any]] = []
    for one in page.headings:
        token = {"level": one.level, "id": one.id, "name": one.title, "children": []}
        (tokens[-1]["children"] if one.level > 2 and tokens else tokens).append(token)  # noqa: PLR2004 - a heading's level
    return tokens


def _menu(made: Made, authored: list[str]) -> list[Any]:
    """Every page at its moving address, by publisher; editions stay out, so the menu costs no more as they grow."""
    pages = {one.uri: one for one in made.pages}
    menu: list[Any] = [{"Home": "index.md"}]
    national_first = sorted(
        made.register.publishers, key=lambda one: made.register.publishers[one]["tier"] != "national"
    )
    for word in national_first:
        below = [one for uri, one in pages.items() if uri.startswith(f"{word}/") and uri.count("/") <= 2]  # noqa: PLR2004
        own = [one for one in below if one.in_menu]
        menu.append({pages[f"{word}/"].title: [{one.title: _source(one)} for one in own]})
    folders: dict[str, list[str]] = {}
    for uri in sorted(authored):
        # What is for those who build Handrail is linked from About, and so is the page that stands in without a
        # network. The pages for corrections and on accessibility are linked from the foot of each page. None takes
        # room in anybody's menu.
        if uri not in _NOT_IN_THE_MENU and not uri.startswith("developing/"):
            folders.setdefault(uri.rpartition("/")[0].partition("/")[0], []).append(uri)
    menu += folders.pop("", [])
    # An index page leads its folder.
    menu += [
        {
            folder.replace("-", " ").capitalize(): sorted(
                uris, key=lambda uri: (uri.count("/"), not uri.endswith("index.md"), uri)
            )
        }
        for folder, uris in folders.items()
    ]
    return menu


def _without_what_is_only_unseen(output: str) -> str:
    """The page without two boxes and a link that the theme hides by its style sheet only, and that would come first."""
    for each in ('<input class="md-toggle" ', '<div data-md-component="skip"'):
        output = output.replace(each, f"{each.rstrip()} hidden" + (" " if each.endswith(" ") else ""))
    return output


def _with_policy(output: str, name: str) -> str:
    if _run.command == "serve":
        return output
    from macros import policy  # noqa: PLC0415 - read afresh, see above

    try:
        return policy.with_policy(output)
    except (policy.UnknownScriptError, ValueError) as wrong:
        message = f"{name}: {wrong}"
        raise PluginError(message) from wrong
