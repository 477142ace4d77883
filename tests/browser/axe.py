"""What axe says of a page."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What axe asks of colours. All else it asks is the same in both schemes, and is asked in the light one.
OF_COLOURS = ["color-contrast", "link-in-text-block"]
# Only what is wrong comes back: what is right is some megabytes on a large page, and most of the time axe takes.
ASK = """async ([within, only]) => {
  const { violations, passes } = await axe.run(within, { runOnly: only, resultTypes: ["violations"] });
  const faults = violations.flatMap(one => one.nodes.map(
    node => `${one.id}: ${node.target.join(" ")} ${node.html.slice(0, 200)}`));
  return { looked: passes.length + violations.length, faults };
}"""


def axe(page: Page, rules: list[str] | None = None, within: str = "html") -> dict[str, Any]:
    """How many rules had something to look at, and what is wrong by some rules, or by all; each with where.

    What is asked of a page as a whole is asked only where all of it is looked at.
    """
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    found: dict[str, Any] = page.evaluate(ASK, [within, only])
    return found


def faults(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds wrong. It must have looked at something."""
    found = axe(page, rules)
    assert found["looked"], "axe looked at nothing"
    return list(found["faults"])
