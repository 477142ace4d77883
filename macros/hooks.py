"""The seam to MkDocs: it hands the pages made from data to the site builder, and the finished site to its checks.

This file is read once for a whole ``mkdocs serve``. What it calls is read afresh before a build when our own code has
changed (``afresh.py``), and an edit makes and writes only what it touches (``preview.py``, ``served.py``).
"""

from __future__ import annotations

import gc
import json
import logging
import os
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File

from macros import afresh, preview, served

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as SitePage
    from mkdocs.utils.templates import TemplateContext

    from macros.building import Made
    from macros.page import Page
    from macros.words import Words

log = logging.getLogger("mkdocs.handrail")

# What Material takes out of a page: marks for its search that have a value.
_MARKED = re.compile(r'data-search-\w+="')


@dataclass
class _Run:
    """What this run of MkDocs was started for, what it last made without a mistake, and what it need not do again.

    Attributes:
        command: ``build`` or ``serve``.
        last: what was last made without a mistake.
        modules: the modules that made it.
        code: every file of ours that a page depends on besides data and content, with the time it was last written.
        preview: what it need not do again.
        served: the folder that a preview is served from.
        searched: how much the search held before the page that is being made.

    """

    command: str = "build"
    last: Made | None = None
    modules: Mapping[str, ModuleType] = field(default_factory=dict)
    code: frozenset[tuple[str, int]] = frozenset()
    preview: preview.Preview = field(default_factory=preview.Preview)
    served: served.Served = field(default_factory=served.Served)
    searched: int = 0


_run = _Run()


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001 - MkDocs names both
    """Remember whether this is a build or a preview: live reload needs an inline script that our policy forbids."""
    _run.command = command
    if command == "serve":
        _run.served.take_over()
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
    code = afresh.files(home)
    if code != _run.code:
        _run.code, _run.preview = code, preview.Preview()
        afresh.put_back({})
    _run.preview.next_build()
    from macros import building  # noqa: PLC0415 - read afresh, see above
    from schemas import problems  # noqa: PLC0415 - as above

    register, aids, found = building.read(home / "data", _today())
    # What only ought to be known is left out beside a mistake: it fills a screen, and `arrangements check` tells it.
    mistakes = [one for one in found if one.severity == "error"]
    config.extra["mistakes"] = len(mistakes)
    if mistakes:
        message = f"There are mistakes in the data, so nothing was built.\n\n{problems.as_text(mistakes)}\n"
        if _run.command != "serve" or _run.last is None:
            raise PluginError(message)
        log.error(message)
        # Code that was read afresh does not know the classes of what was made before it, and is read again next time.
        _run.code = frozenset()
        afresh.put_back(_run.modules)
        config.extra["handrail"] = _run.last
        return config
    if found:
        log.info(problems.as_text(found))
    _run.modules = afresh.modules()
    _run.last = config.extra["handrail"] = building.make(register, aids, _today(), home, config.site_url or "")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every page and file made from data, and lay out the menu: the start page, the publishers, authored pages."""
    from macros import menu, offline, policy, runtime, site_page  # noqa: PLC0415 - read afresh, see above

    made = _made(config)
    authored = [one.src_uri for one in files.documentation_pages()]
    for page in made.pages:
        # A page's words follow as HTML, in on_page_content, so that no text of the data is taken for Markdown.
        file = File.generated(config, site_page.source(page), content="")
        site_page.SitePage(page.title, file, config, site_page.meta(page, made))
        files.append(file)
    for asset in made.assets:
        files.append(served.Asset.generated(config, asset.uri, content=asset.content))
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
    config.nav = menu.menu(made, authored)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001 - MkDocs names all
    """Work out which sections every page's head leads to."""
    from macros import head  # noqa: PLC0415 - read afresh, see above

    config.extra["head"] = head.Head(items=nav.items, local=_made(config).local)
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Draw the search's box, which is the same on every page; a preview looks which pages it has as they are to be."""
    if _run.command == "serve":
        env.bytecode_cache = _run.preview.templates
    box = env.get_template("partials/search.html")
    config.extra["search_box"] = box.render(config=config, features=config.theme["features"])
    if _run.command == "serve":
        _run.served.drop(files)
        pages = [one.page for one in files.documentation_pages() if one.page]
        kept = _run.preview.recall(pages, preview.on_every_page(config))
        log.info("As they were before: %d of %d pages.", kept, len(pages))
    return env


def on_page_content(html: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs names all
    """Give a page made from data its words and its list of parts."""
    from macros import site_page  # noqa: PLC0415 - read afresh, see above

    found = _found(page, config)
    made = _made(config)
    if page.file.src_uri.startswith("developing/"):
        # Whoever looks for a child's safety has no use for how this is built.
        page.meta["search"] = {"exclude": True}
    if found is None:
        # The tutorial and the records of decisions are for those who keep and build these pages.
        return html if "/" in page.file.src_uri else made.words("").explained(html)
    page.toc = site_page.parts(found)
    return _explained(made.words_of(found), found.text)


# Before the search plugin, which leaves alone what has found its way into the search here.
@event_priority(50)
def _searched(
    context: TemplateContext, page: SitePage, config: MkDocsConfig, nav: Navigation  # noqa: ARG001 - MkDocs names all
) -> TemplateContext:
    """Put a page made from data into the search."""
    from macros import sections  # noqa: PLC0415 - read afresh, see above

    found = page.meta.get("search", {})
    index = _index(config)
    _run.searched = len(index.entries)
    if kept := page.meta.get("kept"):
        index.entries += kept.entries
        page.meta["search"], page.content = {"exclude": True}, ""
    if _found(page, config) is None or page.meta.get("search", {}).get("exclude"):
        return context
    for section in (read := sections.of(page.content or "")) or ():
        if not section.is_excluded():
            index.create_entry_for_section(section, page.toc, page.url, page)
    if read is not None:
        page.meta["search"] = {**found, "exclude": True}
        if not _MARKED.search(page.content or ""):
            # Material would go through it letter by letter for marks that it has not.
            page.meta["words"], page.content = page.content, ""
    return context


# After the search plugin, so that the links of parts are found by no search.
@event_priority(-50)
def _corrected(
    context: TemplateContext, page: SitePage, config: MkDocsConfig, nav: Navigation  # noqa: ARG001 - MkDocs names all
) -> TemplateContext:
    """Give every page a place for corrections, and each part of a page made from data its own."""
    from macros import mistakes  # noqa: PLC0415 - read afresh, see above

    if "kept" in page.meta:
        return context
    found, words = _found(page, config), page.meta.pop("words", page.content or "")
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


def on_post_page(output: str, page: SitePage, config: MkDocsConfig) -> str:
    """Give each finished page its policy; a preview remembers the page instead."""
    if "kept" in page.meta:
        return output
    html = _without_what_is_only_unseen(output)
    if _run.command != "serve":
        return _with_policy(html, page.file.src_uri)
    finished = preview.Finished(html=html, entries=tuple(_index(config).entries[_run.searched :]))
    _run.preview.finished.keep(_run.preview.made_from[page.file.src_uri], finished)
    return html


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
    from macros import finished, offline, runtime, search_worker  # noqa: PLC0415 - read afresh, see above

    site, made = Path(config.site_dir), _made(config)
    _shorten(site / "search" / "search_index.json", made)
    search_worker.join(site)
    aids = [one.uri for one in made.pages if one.aid]
    aids += [one.uri for one in made.assets if one.uri.endswith("/aid.json") and not one.uri.startswith("api/")]
    folder, _ = runtime.by_digest(made.engine)
    waiting = [*aids, *offline.beginnings(one.uri for one in made.pages)]
    (site / offline.LIST).write_text(offline.listing(site, waiting, folder), encoding="utf-8")
    faults = finished.faults(site)
    if faults:
        message = "The finished site has faults.\n  " + "\n  ".join(faults)
        raise PluginError(message)


def _explained(words: Words, text: str) -> str:
    """A page's text with its words explained; a preview remembers those of its last build."""
    if _run.command != "serve":
        return words.explained(text)
    about = words.known, text
    known = _run.preview.explained
    return known.of(about) or known.keep(about, words.explained(text))


def _shorten(file: Path, made: Made) -> None:
    """Write the search index once more: what people call a thing weighs most, and one that is too large is cut."""
    from macros import search_index  # noqa: PLC0415 - read afresh, see above

    names = search_index.names(made.register)
    index = search_index.term_by_term(json.loads(file.read_bytes()), made.register, _today())
    index = search_index.answering(index, search_index.called(made.register))
    after = {**search_index.termed(made.register), **search_index.opened(made.register)}
    index = search_index.answering(index, after, "terms")
    shorter = search_index.fitted(index, names, search_index.MOST)
    file.write_bytes(search_index.as_json(shorter or index))
    if shorter is None:
        return
    # No warning, at which a strict build would stop: a search that is slow to begin is better than no correction.
    kept = search_index.size(shorter)
    log.info("The search holds the names, headings and first sentences of pages, %d KB of them.", kept // 1000)


def _made(config: MkDocsConfig) -> Made:
    return cast("Made", config.extra["handrail"])


def _index(config: MkDocsConfig) -> Any:  # noqa: ANN401 - Material's plugin has no types
    """What the search holds so far."""
    return cast("Any", config.plugins["material/search"]).search_index


def _found(page: SitePage, config: MkDocsConfig) -> Page | None:
    """What was made from data for a page; None for an authored one."""
    return _made(config).by_uri.get(page.file.src_uri.removesuffix("index.md"))


def _today() -> str:
    """The day the site is built for: given to the tests, else the clock's. In summer UK time is an hour ahead of it."""
    return os.environ.get("HANDRAIL_TODAY") or datetime.now(tz=UTC).date().isoformat()


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
