"""Who has to sign an edition, and who has: every signature asked for, by role and body, with its day."""

from decision_aids.markup import Html, element
from macros import days, references, table
from macros.place import Place
from schemas.checks import signatures
from schemas.checks.signatures import Signature
from schemas.register import Edition

_HEAD = ("Role", "Signs for", "Signed")


def matrix(place: Place, edition: Edition) -> Html | None:
    """The signatures of an edition as a table; None for one that asks for none."""
    asked = signatures.matrix(edition)
    if not asked:
        return None
    held = "held_as_source" in edition.value
    signed = sum(bool(one.signed) for one in asked)
    if held:
        caption = "Who was to sign"
    else:
        caption = f"{signed} of {len(asked)} signed" if signed < len(asked) else "Signed by all who have to sign"
    return element(
        "section",
        element("h2", "Signatures", id="page..signatures"),
        table.stacked(
            "Signatures",
            caption,
            _HEAD,
            [_row(place, one, held=held) for one in asked],
        ),
        class_="signatures",
    )


def _row(place: Place, one: Signature, *, held: bool) -> Html:
    """One signature; of a source no reader is told that it is in force, nor that nobody signed it."""
    unsigned = "No day of signing is known" if held else "Not signed"
    said: list[object] = [days.in_words(one.signed) if one.signed else element("strong", unsigned)]
    if not one.signed and not one.required and not held:
        said.append(". It may be in force without this signature.")
    if one.because:
        said.append(f". {one.because}" if held else f". In force all the same: {one.because}")
    return element(
        "tr",
        element("th", references.link(place, one.role, file="roles"), scope="row", role="rowheader"),
        table.cell(_HEAD[1], references.link(place, one.body, file="bodies")),
        table.cell(_HEAD[2], *said),
        role="row",
    )
