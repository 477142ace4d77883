"""One table that fixes, for each kind of file, where it lives and which schema holds it."""

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from referencing import Registry, Resource

VERSION = "v1"


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of file: its name, whether it has editions, and the key that holds its records."""

    name: str
    editions: bool
    records: str = ""

    @property
    def file(self) -> str:
        """The file's name inside a publisher's folder, for kinds without editions."""
        return f"{self.name}.yaml"


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(name="publisher", editions=False),
        Kind(name="sources", editions=False, records="sources"),
        Kind(name="terms", editions=False, records="terms"),
        Kind(name="contacts", editions=False, records="contacts"),
        Kind(name="deadlines", editions=False, records="deadlines"),
        Kind(name="calendars", editions=False, records="calendars"),
        Kind(name="bodies", editions=False, records="bodies"),
        Kind(name="roles", editions=False, records="roles"),
        Kind(name="agencies", editions=False, records="agencies"),
        Kind(name="subjects", editions=False, records="subjects"),
        Kind(name="situations", editions=False, records="situations"),
        Kind(name="facts", editions=False, records="facts"),
        Kind(name="safety-rules", editions=False, records="rules"),
        Kind(name="superseded-statements", editions=False, records="statements"),
        Kind(name="coverage", editions=False, records="rows"),
        Kind(name="published", editions=False),
        Kind(name="document", editions=True),
        Kind(name="standards", editions=True),
        Kind(name="levels", editions=True),
        Kind(name="process", editions=True),
        Kind(name="form", editions=True),
        Kind(name="aid", editions=True),
    )
}

# What an edition of each kind is made of, for addresses with a #part. No two groups of one edition share an id.
PARTS: Mapping[str, tuple[str, ...]] = {
    "document": ("clauses",),
    "standards": ("standards", "statements", "clauses"),
    "levels": ("levels", "clauses"),
    "process": ("steps", "clauses"),
    "form": ("fields",),
    "aid": ("questions", "outcomes"),
}

#: The schema that takes a file of any kind: an editor's help needs one schema for the whole folder.
ANY = "arrangements"

#: The schemas that are of no one kind: the words all share, any file of the data folder, and the site's own JSON.
SHARED = ("common", ANY, "api")


@functools.cache
def schema(name: str) -> dict[str, object]:
    """The JSON Schema of a kind, or of the shared words when the name is ``common``."""
    text = resources.files("schemas").joinpath(VERSION, f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, object] = json.loads(text)
    return found


@functools.cache
def registry() -> Registry[dict[str, object]]:
    """Every schema of this version under its own id, so that one can refer to another."""
    names = (*SHARED, *KINDS)
    home = f"https://handrail.example/schemas/{VERSION}"
    return Registry().with_resources((f"{home}/{name}.json", Resource.from_contents(schema(name))) for name in names)


@functools.cache
def protection_scale() -> tuple[str, ...]:
    """The scale of protection from the least to the most, as the schema of aids declares it."""
    definitions = schema("aid")["$defs"]
    assert isinstance(definitions, dict)  # noqa: S101 - our own file; the type checker needs telling
    return tuple(definitions["protection"]["enum"])
