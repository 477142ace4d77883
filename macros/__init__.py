"""Everything MkDocs: pages made from data, and the few lists that authored pages call by name.

``define_env`` is the seam to the macros plugin and ``hooks.py`` the seam to MkDocs, with ``site_page.py``,
``head.py``, ``preview.py`` and ``served.py`` beside it. Nothing else here knows of either.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_macros.plugin import MacrosPlugin

    from decision_aids.markup import Html
    from macros.building import Made
    from schemas.register import Register

#: The fictional partnership: the tutorial and the tests use the same files, so neither can drift.
EXAMPLE = "tests/partnership/north-glen"


def define_env(env: MacrosPlugin) -> None:
    """Give authored pages their lists, such as ``[[ aids() ]]``; a name that is not here stops the build."""
    from macros import home  # noqa: PLC0415 - under serve our modules are read afresh before each build, and so is this
    from macros.page import root_from  # noqa: PLC0415 - as above

    def listed(make: Callable[[Register, str, str], Html]) -> Callable[[], Html]:
        """One of the start page's lists, for the page that calls it."""

        def called() -> Html:
            made: Made = env.conf.extra["handrail"]
            return make(made.register, made.today, root_from(env.page.url))

        return called

    from macros import accessibility  # noqa: PLC0415 - as above

    def publisher() -> accessibility.Publisher:
        extra = env.conf.extra
        return accessibility.Publisher(run_by=extra.get("run_by", ""), corrections=extra.get("corrections", ""))

    def who_runs() -> Html:
        """Whose site this is, for the accessibility statement."""
        return accessibility.who_runs(publisher())

    def whom_to_tell() -> Html:
        """Where to say that something cannot be used, for the same."""
        return accessibility.whom_to_tell(publisher(), root_from(env.page.url))

    def example(file: str) -> str:
        """A file of the fictional partnership, whole, as the tutorial has it made."""
        text = Path(env.conf.config_file_path).parent.joinpath(EXAMPLE, file).read_text(encoding="utf-8")
        return f'```yaml title="data/north-glen/{file}"\n{text}```'

    def decisions() -> str:
        """Every record of a decision, by its own heading, so that a new one is in the list from the start."""
        folder = Path(env.conf.docs_dir, "developing", "decisions")
        files = sorted(folder.glob("*.md"))
        titles = [re.findall(r"^# (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)[0] for file in files]
        rows = zip(files, titles, strict=True)
        return "\n".join(f"- [{title}](decisions/{file.name})" for file, title in rows)

    env.macro(decisions)  # type: ignore[no-untyped-call]
    for one in (who_runs, whom_to_tell, *accessibility.LISTS):
        env.macro(one)  # type: ignore[no-untyped-call]
    env.macro(example)  # type: ignore[no-untyped-call]
    for make in home.LISTS:
        env.macro(listed(make), make.__name__)  # type: ignore[no-untyped-call]
