"""The site as JSON for other programs: whole, in order, stable, and as its schema promises."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from macros.machines import api
from schemas import kinds
from schemas.register import Register
from tests.macros import partnership
from tests.macros.partnership import AGREEMENT


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return partnership.published(tmp_path_factory.mktemp("api"))


@pytest.fixture(scope="module")
def files(register: Register) -> dict[str, bytes]:
    found = {one.uri: one.content for one in api.assets(register)}
    assert found
    return found


def shape(uri: str) -> str:
    """Which shape a file is promised to have, told from its address alone."""
    parts = uri.removeprefix(api.FOLDER).removesuffix(".json").split("/")
    if parts == ["index"]:
        return "index"
    if len(parts) == 2:
        return "records" if parts[1] in kinds.KINDS else "item"
    return {3: "edition", 4: "revision"}[len(parts)]


def test_every_file_has_the_shape_that_its_schema_promises(files: dict[str, bytes]) -> None:
    seen = set()
    for uri, content in files.items():
        if "/schemas/" in uri:
            continue
        name = shape(uri)
        seen.add(name)
        schema = {"$ref": f"https://handrail.example/schemas/v1/api.json#/$defs/{name}"}
        registry: Any = kinds.registry()
        validator = Draft202012Validator(schema, registry=registry, format_checker=FormatChecker())
        assert [error.message for error in validator.iter_errors(json.loads(content))] == [], uri
    assert seen == {"index", "item", "edition", "revision", "records"}


def test_every_edition_item_and_file_of_records_is_there(register: Register, files: dict[str, bytes]) -> None:
    for item, held in register.items.items():
        assert f"api/v1/{item}.json" in files
        assert all(f"api/v1/{one.address}.json" in files for one in held)
    for record in register.records.values():
        address = record.address
        assert address.part in json.loads(files[f"api/v1/{address.of_item}.json"])["records"]


def test_every_address_that_a_file_names_leads_to_a_file(files: dict[str, bytes]) -> None:
    def named(value: Any) -> list[str]:  # noqa: ANN401 - any JSON
        if isinstance(value, dict):
            own = [value["json"]] if isinstance(value.get("json"), str) else []
            records = value.get("records")
            own += records if isinstance(records, list) else []
            return own + [uri for one in value.values() for uri in named(one)]
        return [uri for one in value for uri in named(one)] if isinstance(value, list) else []

    found = [uri for content in files.values() for uri in named(json.loads(content))]
    assert found
    assert [uri for uri in found if uri not in files] == []


def test_an_edition_keeps_the_order_of_its_clauses(files: dict[str, bytes]) -> None:
    value = json.loads(files[f"api/v1/{AGREEMENT}.json"])["value"]
    assert list(value["clauses"]) == ["purpose", "same-day", "consent", "in-writing", "new-partners"]


def test_an_edition_names_every_revision_with_the_digest_of_its_bytes(files: dict[str, bytes]) -> None:
    edition = json.loads(files[f"api/v1/{AGREEMENT}.json"])
    assert [one["published_on"] for one in edition["revisions"]] == ["2025-03-20", "2025-05-02"]
    for one in edition["revisions"]:
        assert hashlib.sha256(files[one["json"]]).hexdigest() == one["digest"]


def test_a_program_can_tell_the_status_of_any_day_from_the_timeline(files: dict[str, bytes]) -> None:
    timeline = json.loads(files["api/v1/north-glen/information-sharing-agreement/2023-04.json"])["timeline"]
    # Agreed in March 2023, in force from April; its review was due the day before the next edition began.
    assert timeline == [["", "starts"], ["2023-04-01", "in-force"], ["2025-04-01", "superseded"]]


def test_the_schemas_are_published_under_the_names_by_which_they_refer_to_each_other(files: dict[str, bytes]) -> None:
    for name in (*kinds.SHARED, *kinds.KINDS):
        schema = json.loads(files[f"api/v1/schemas/{name}.json"])
        assert schema["$id"].endswith(f"/v1/{name}.json")


def test_the_same_data_makes_the_same_bytes(tmp_path: Path, files: dict[str, bytes]) -> None:
    assert {one.uri: one.content for one in api.assets(partnership.published(tmp_path))} == files
