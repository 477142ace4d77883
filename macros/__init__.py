"""Everything MkDocs: pages made from data, and the few lists that authored pages call by name.

``define_env`` is the seam to the macros plugin and ``hooks.py`` the seam to MkDocs. Nothing else here knows of either.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin

    from decision_aids.markup import Html
    from macros.building import Made

#: The fictional partnership: the tutorial and the tests use the same files, so neither can drift.
EXAMPLE = "tests/partnership/north-glen"


def define_env(env: MacrosPlugin) -> None:
    """Give authored pages their lists, such as ``[[ aids() ]]``; a name that is not here stops the build."""
    from macros import home  # noqa: PLC0415 - under serve our modules are read afresh before each build, and so is this
    from macros.page import root_from  # noqa: PLC0415 - as above

    def made() -> Made:
        found: Made = env.conf.extra["handrail"]
        return found

    def root() -> str:
        return root_from(env.page.url)

    def emergency_numbers() -> Html:
        """The national numbers, 999 first."""
        return home.numbers(made().register, made().today)

    def areas() -> Html:
        """Every area whose numbers are held."""
        return home.areas(made().register, root())

    def aids() -> Html:
        """Every decision aid, those in force first."""
        return home.aids(made().register, made().today, root())

    def publishers() -> Html:
        """Every publisher, the national one first."""
        return home.publishers(made().register, made().today, root())

    def example(file: str) -> str:
        """A file of the fictional partnership, whole, as the tutorial has it made."""
        text = Path(env.conf.config_file_path).parent.joinpath(EXAMPLE, file).read_text(encoding="utf-8")
        return f'```yaml title="data/north-glen/{file}"\n{text}```'

    for macro in (example, emergency_numbers, areas, aids, publishers):
        env.macro(macro)  # type: ignore[no-untyped-call]
