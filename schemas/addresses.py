"""An address names one item, one edition of it, or one part: the path is the id is the web address."""

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, kw_only=True)
class Address:
    """``publisher/item/edition#part``; the edition is empty for a moving address, the part for a whole item."""

    publisher: str
    item: str
    edition: str = ""
    part: str = ""

    @property
    def of_item(self) -> str:
        """The address of the whole item, without edition or part."""
        return f"{self.publisher}/{self.item}"

    @property
    def of_edition(self) -> str:
        """The address without its part."""
        return f"{self.of_item}/{self.edition}" if self.edition else self.of_item

    def __str__(self) -> str:
        """The address as it is written in a file."""
        return f"{self.of_edition}#{self.part}" if self.part else self.of_edition

    @property
    def path(self) -> str:
        """Where it stands in the site, from the site's root, without a leading slash."""
        anchor = f"#{self.part}" if self.part else ""
        return f"{self.of_edition}/{anchor}"


# A site asks 53,000 times for a few thousand addresses.
@lru_cache(maxsize=1 << 16)
def read(text: str, *, publisher: str = "", file: str = "") -> Address:
    """Give the address that a text names.

    A bare id is a part of ``file`` in the same publisher's folder (design §9, *Addresses*).

    Raises:
        ValueError: the text is not of the form of an address.

    """
    whole, _, part = text.partition("#")
    pieces = whole.split("/")
    match pieces:
        case [bare] if bare and not part and publisher and file:
            return Address(publisher=publisher, item=file, part=bare)
        case [owner, item] if owner and item:
            return Address(publisher=owner, item=item, part=part)
        case [owner, item, edition] if owner and item and edition:
            return Address(publisher=owner, item=item, edition=edition, part=part)
        case _:
            message = f"{text} is not an address"
            raise ValueError(message)


def find(text: str, *, publisher: str, file: str = "") -> Address | None:
    """The address that a text names, as ``read``, or None when it is not of that form."""
    try:
        return read(text, publisher=publisher, file=file)
    except ValueError:
        return None
