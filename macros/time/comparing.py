"""What the page of comparisons asks of Python in the reader's browser: one function, JSON text in and JSON text out.

The worker imports this in place of ``decision_aids.page``. It runs unchanged in the browser, from the same comparison
and the same HTML as the comparisons that the build makes.
"""

import json

from decision_aids.markup import element, join
from macros.time import compared
from schemas.comparing import comparison

_UNRELATED = element(
    "p",
    element("strong", "These are two different texts. "),
    "Neither follows from the other. Below, “new” means that only the second holds a part, and “left out” that only "
    "the first does. Parts stand against each other where their ids are the same.",
    class_="banner banner--notice",
    role="note",
)


def respond(request: str) -> str:
    """The comparison of two editions, as JSON text.

    A request has ``older`` and ``newer``, each the value of an edition's file, with ``called`` (what each is called),
    ``rules`` (by part, the rule in words of the deadline that it names), ``paths`` (the way to each one's page),
    ``names`` (what the addresses in each are called, as far as is known) and ``between``: the editions that lie between
    the two. ``related`` says whether both are of one item. What cannot be
    compared comes back as ``sentences``.
    """
    asked = json.loads(request)
    older, newer = asked["older"], asked["newer"]
    if older["kind"] != newer["kind"]:
        said = "These two are of different kinds, so no part of one stands against a part of the other."
        return json.dumps({"sentences": [said]})
    resolved = map(comparison.with_rules, (older, newer), asked["rules"])
    found = comparison.compare(*resolved, between=asked["between"])
    sides = [
        # The steps of an aid have no names of their own on its page, so nothing leads to them.
        compared.side(called, value, path="" if value["kind"] == "aid" else path, names=names)
        for called, value, path, names in zip(
            asked["called"], (older, newer), asked["paths"], asked["names"], strict=True
        )
    ]
    made = compared.edition_comparison(found, *sides)
    return json.dumps({"html": made if asked["related"] else join((_UNRELATED, made))})
