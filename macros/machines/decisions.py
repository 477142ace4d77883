"""Each aid's routing as DMN, for engines that are not ours, beside the JSON of its edition."""

from collections.abc import Iterable

from decision_aids import dmn
from decision_aids.compiler import Compiled
from macros.machines import api
from macros.page import Asset


def assets(aids: Iterable[Compiled]) -> tuple[Asset, ...]:
    """The file of every edition of every aid."""
    return tuple(Asset(uri=api.dmn_uri(one.edition.address), content=dmn.document(one.aid)) for one in aids)
