"""A new edition begins as a copy that says what the newest one says, and nothing that belonged to that one alone."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publishing.command import main
from schemas import register
from schemas.files import reading
from tests.unpublished import AS_UNPUBLISHED

ROOT = Path(__file__).parents[2]
AGREEMENT = "north-glen/information-sharing-agreement"
HISTORIC = "west-sussex/threshold-guidance"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=AS_UNPUBLISHED))
    shutil.copytree(ROOT / "tests" / "partnership" / "north-glen", folder / "north-glen")
    return folder


def ask(data: Path, item: str, *more: str, day: str = "2027-04-01") -> int:
    asked = ["new-edition", item, "--effective-from", day, "--data", str(data), "--as-at", "2026-11-22", *more]
    return main(asked)


def value_of(file: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    found, problems = reading.read(file.read_bytes(), file.name)
    assert problems == ()
    assert found is not None
    return found.value


def test_what_belonged_to_the_older_edition_alone_is_left_out(data: Path) -> None:
    assert ask(data, AGREEMENT) == 0
    older, newer = (value_of(data / AGREEMENT / f"{name}.yaml") for name in ("2025-04", "2027-04"))
    assert newer["agreed"] is None
    assert newer["effective_from"] == "2027-04-01"
    assert newer["supersedes"] == "2025-04"
    assert not {"published", "review_by", "dropped"} & newer.keys()
    assert newer["signatures"] == [
        {"role": "council-lead", "body": "council", "signed": None},
        {"role": "police-lead", "body": "police", "signed": None},
        {"role": "nursing-lead", "body": "health", "signed": None},
    ]
    assert newer["translations"] == older["translations"]
    assert list(newer["clauses"]) == list(older["clauses"])
    assert newer["clauses"]["same-day"]["was"] == {"clause": "same-day", "relation": "same"}
    assert "change" not in newer["clauses"]["same-day"]
    # It has begun by the time the new edition does, so it holds from that edition's first day.
    assert "starts" not in newer["clauses"]["new-partners"]


def test_a_clause_that_is_still_to_begin_keeps_its_first_day(data: Path) -> None:
    file = data / AGREEMENT / "2025-04.yaml"
    file.write_text(file.read_text("utf-8").replace("starts: 2026-04-01", "starts: 2027-09-01"), "utf-8")
    assert ask(data, AGREEMENT) == 0
    assert value_of(data / AGREEMENT / "2027-04.yaml")["clauses"]["new-partners"]["starts"] == "2027-09-01"


def test_the_event_that_a_forms_field_starts_is_no_day_and_stays(data: Path) -> None:
    item = "north-glen/referral-form"
    assert ask(data, item) == 0
    older, newer = (value_of(data / item / f"{name}.yaml") for name in ("2025-04", "2027-04"))
    assert newer["fields"] == older["fields"]


def test_a_draft_made_from_a_source_document_does_not_claim_to_supersede_it(data: Path, said: "Said") -> None:
    assert ask(data, HISTORIC) == 0
    newer = value_of(data / HISTORIC / "2027-04.yaml")
    assert not {"supersedes", "held_as_source"} & newer.keys()
    assert newer["clauses"]["immediate-risk.call"]["was"] == {
        "edition": "2020",
        "clause": "immediate-risk.call",
        "relation": "same",
    }
    words = said()
    assert (
        "Edition 2020 is historic: it is held only as a source document, and no one vouches for it now. "
        "So the draft does not say that it supersedes it. Check every clause before you rely on it." in words
    )
    assert "It says under part_held that only a part is held. Complete it, then take that line out." in words


Said = Callable[[], str]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    return lambda: "".join(capsys.readouterr())


def test_the_person_reads_what_to_do_next(data: Path, said: Said) -> None:
    ask(data, AGREEMENT)
    assert said() == (
        f"Wrote {data / AGREEMENT / '2027-04.yaml'}: a draft of Information sharing agreement, copied from edition "
        "2025-04, to start on 1 April 2027.\n"
        "\n"
        "What to do next:\n"
        "1. Change what is to change. Under was, write reworded, moved, split, merged or replaced in place of same.\n"
        "2. Name each clause that you take out under dropped, with the reason.\n"
        "3. Write the day of the next review under review_by.\n"
        "4. Write the day of each signature under signed, as they come in.\n"
        "5. Write the day it is agreed under agreed, before 1 April 2027. Until it is agreed it stays a draft.\n"
        "6. Run arrangements check.\n"
        f"7. Run arrangements compare {AGREEMENT}/2025-04 {AGREEMENT}/2027-04 to see what has changed.\n"
    )


def test_a_clause_that_ends_before_the_new_edition_is_named(data: Path, said: Said) -> None:
    file = data / AGREEMENT / "2025-04.yaml"
    file.write_text(file.read_text("utf-8").replace("starts: 2026-04-01", "ends: 2026-12-31"), "utf-8")
    ask(data, AGREEMENT)
    assert "Take out what ends before this edition starts: new-partners." in said()


def test_a_draft_of_a_draft_says_so(data: Path, said: Said) -> None:
    ask(data, AGREEMENT)
    assert ask(data, AGREEMENT, day="2028-04-01") == 0
    assert "Edition 2027-04 is a draft itself, which nobody has agreed yet." in said()
    assert value_of(data / AGREEMENT / "2028-04.yaml")["supersedes"] == "2027-04"


def test_comments_order_and_layout_are_the_authors(data: Path) -> None:
    file = data / AGREEMENT / "2025-04.yaml"
    text = file.read_text("utf-8")
    text = "# yaml-language-server: $schema=x\n" + text.replace("clauses:\n", "# Clause by clause.\nclauses:\n")
    file.write_text(text, "utf-8")
    ask(data, AGREEMENT)
    made = (data / AGREEMENT / "2027-04.yaml").read_text("utf-8")
    assert made.startswith("# yaml-language-server: $schema=x\nkind: document\n")
    assert "\n# Clause by clause.\nclauses:\n" in made
    assert "  - {role: council-lead, body: council, signed: null}\n" in made
    assert '    number: "2.1"\n' in made


def test_where_comments_cannot_be_kept_that_is_said(data: Path, said: Said) -> None:
    file = data / AGREEMENT / "2025-04.yaml"
    text = file.read_text("utf-8").replace(
        "signed: 2025-03-18}", "signed: 2025-03-18, # in person\n     because: Late.}", 1
    )
    file.write_text(text, "utf-8")
    assert ask(data, AGREEMENT) == 0
    words = "Its comments and its layout could not be kept. Copy across by hand what you still need of them."
    assert words in said()
    newer = value_of(data / AGREEMENT / "2027-04.yaml")
    assert newer["signatures"][0] == {"role": "council-lead", "body": "council", "signed": None}
    assert newer["clauses"]["in-writing"]["points"] == ["Use the referral form.", "Keep fact and opinion apart."]


@pytest.mark.parametrize(
    ("taken", "more", "name"),
    [([], [], "2027-04"), (["2027-04"], [], "2027-04-01"), ([], ["--edition", "spring-2027"], "spring-2027")],
)
def test_an_edition_is_named_for_its_month_else_for_its_day(
    taken: list[str], more: list[str], name: str, data: Path
) -> None:
    for one in taken:
        text = (data / AGREEMENT / "2023-04.yaml").read_text("utf-8").replace("2023-04-01", "2024-04-01")
        (data / AGREEMENT / f"{one}.yaml").write_text(text, "utf-8")
    assert ask(data, AGREEMENT, *more) == 0
    assert (data / AGREEMENT / f"{name}.yaml").is_file()


RECORDS = (
    "north-glen/contacts is a file of records. It has no editions: add new details with their first day under dated.\n"
)
TOO_EARLY = (
    f"Edition 2025-04 of {AGREEMENT} starts on 2025-04-01. "
    "A new edition starts after the newest one. Choose a later day.\n"
)
REFUSALS: dict[str, tuple[str, list[str], str, str]] = {
    "an unknown item": (
        "north-glen/information-sharing-agrement", [], "2027-04-01",
        f"There is no item north-glen/information-sharing-agrement. Did you mean {AGREEMENT}?\n"),
    "an item like none that is held": (
        "zzz", [], "2027-04-01", "There is no item zzz. Run arrangements list to see them all.\n"),
    "one edition": (
        f"{AGREEMENT}/2025-04", [], "2027-04-01",
        f"{AGREEMENT}/2025-04 is one edition. Name the item alone: {AGREEMENT}.\n"),
    "a file of records": (
        "north-glen/contacts", [], "2027-04-01",
        RECORDS),
    "a day that is not after the newest edition's": (
        AGREEMENT, [], "2025-04-01",
        TOO_EARLY),
    "a name that is no id": (
        AGREEMENT, ["--edition", "April 2027"], "2027-04-01",
        "April 2027 cannot be the name of an edition. Use small letters, numbers and hyphens, such as 2027-04.\n"),
    "the name of a page of the site": (
        AGREEMENT, ["--edition", "compare"], "2027-04-01",
        ("The site has a page of its own called compare here, so no edition can be called that. "
         "Choose another with --edition, such as 2027-04.\n")),
    "a name that leads out of the folder": (
        AGREEMENT, ["--edition", "../2027"], "2027-04-01",
        "../2027 cannot be the name of an edition. Use small letters, numbers and hyphens, such as 2027-04.\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSALS)
def test_what_cannot_be_copied_is_refused_and_nothing_is_written(case: str, data: Path, said: Said) -> None:
    item, more, day, words = REFUSALS[case]
    before = sorted(data.rglob("*"))
    assert ask(data, item, *more, day=day) == 2
    assert said() == words
    assert sorted(data.rglob("*")) == before


def test_a_day_that_is_none_is_refused(data: Path, said: Said) -> None:
    with pytest.raises(SystemExit, match="2"):
        ask(data, AGREEMENT, day="2027-02-30")
    assert "--effective-from: 2027-02-30 is not a day. Write it as 2026-11-22." in said()


def test_a_file_is_never_written_over(data: Path, said: Said) -> None:
    before = (data / AGREEMENT / "2025-04.yaml").read_bytes()
    assert ask(data, AGREEMENT, "--edition", "2025-04") == 2
    where = data / AGREEMENT / "2025-04.yaml"
    assert said() == f"There is an edition 2025-04 already, in {where}. Choose another with --edition.\n"
    assert where.read_bytes() == before
    assert sorted(one.name for one in where.parent.iterdir()) == ["2023-04.yaml", "2025-04.yaml"]


def test_where_a_file_cannot_have_two_names_none_is_written_over_either(
    data: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    assert ask(data, AGREEMENT, "--edition", "2025-04") == 2
    assert "There is an edition 2025-04 already" in said()
    assert ask(data, AGREEMENT) == 0
    assert sorted(one.name for one in (data / AGREEMENT).iterdir()) == ["2023-04.yaml", "2025-04.yaml", "2027-04.yaml"]


def test_a_folder_that_cannot_be_written_to_is_said(
    data: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert ask(data, AGREEMENT) == 2
    assert said() == f"{data / AGREEMENT / '2027-04.yaml'} could not be written: No space left on device.\n"


def test_an_item_with_mistakes_is_to_be_mended_first(data: Path, said: Said) -> None:
    file = data / AGREEMENT / "2023-04.yaml"
    file.write_text(file.read_text("utf-8").replace("kind: document", "kind: documnet"), "utf-8")
    assert ask(data, AGREEMENT) == 1
    words = said()
    assert f"data/{AGREEMENT}/2023-04.yaml:1:" in words
    assert words.endswith(
        f"Mend {AGREEMENT} first. A new edition is copied only from files that can be read.\n"
    )


def test_drafts_without_a_day_are_not_copied(data: Path, said: Said) -> None:
    (data / AGREEMENT / "2023-04.yaml").unlink()
    file = data / AGREEMENT / "2025-04.yaml"
    text = file.read_text("utf-8").replace("effective_from: 2025-04-01", "effective_from: null")
    file.write_text(text, "utf-8")
    assert ask(data, AGREEMENT) == 2
    assert said() == (
        f"Of {AGREEMENT} there are only editions that never begin (2025-04). Give one of them a first day.\n"
    )


def test_a_slip_in_another_item_does_not_stand_in_the_way(data: Path) -> None:
    (data / "england" / "facts.yaml").write_text("kind: fcats\n", "utf-8")
    assert ask(data, AGREEMENT) == 0


def errors(data: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    capsys.readouterr()
    main(["check", "--data", str(data), "--as-at", "2026-11-22", "--json"])
    found = json.loads(capsys.readouterr().out)
    return sorted((one["code"], one["sentence"]) for one in found if one["severity"] == "error")


# All but drafts of source documents: what those rely on is as old as they are, and a check says so.
ITEMS = (
    "england/information-sharing-advice", "england/record-of-a-decision", AGREEMENT, "north-glen/levels-of-need",
    "north-glen/practice-standards", "north-glen/referral-form", "north-glen/resolve-a-disagreement",
    "north-glen/which-level",
)  # fmt: skip


def test_a_fresh_draft_of_every_kind_brings_no_error(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = errors(data, capsys)
    assert [ask(data, item) for item in ITEMS] == [0] * len(ITEMS)
    assert set(errors(data, capsys)) <= set(before)


# ---- any edition, however it is laid out

IDS = st.sampled_from(["purpose", "same-day", "consent.overrides", "in-writing", "fax-2"])
SENTENCES = st.lists(
    st.sampled_from(["Tell", "the", "lead", "today:", "#1", "child's", '"front', 'door"', "24", "hours", "é"]),
    min_size=2, max_size=30,
).map(" ".join)  # fmt: skip
DAYS = st.sampled_from(["2024-01-31", "2025-03-18", "2026-12-31"])
WAS = st.fixed_dictionaries(
    {"clause": IDS, "relation": st.sampled_from(["same", "moved"])}, optional={"edition": st.just("old")}
)
CLAUSES = st.fixed_dictionaries(
    {"number": st.sampled_from(["1", "3.10", "A"]), "title": SENTENCES, "text": SENTENCES},
    optional={
        "points": st.lists(SENTENCES, min_size=1, max_size=3),
        "starts": DAYS,
        "was": st.one_of(WAS, st.lists(WAS, min_size=2, max_size=2)),
        "change": st.fixed_dictionaries({"kind": st.just("material"), "why": SENTENCES}),
    },
)
SIGNATURES = st.fixed_dictionaries(
    {"role": st.just("lead"), "body": st.just("police"), "signed": st.one_of(st.none(), DAYS)},
    optional={"required": st.booleans(), "because": SENTENCES},
)
HELD = st.fixed_dictionaries(
    {"source": st.just("north-glen/sources#a"), "printed": st.none(), "replaced_by": SENTENCES}
)
EDITIONS = st.fixed_dictionaries(
    {
        "kind": st.just("document"),
        "type": st.just("protocol"),
        "title": SENTENCES,
        "effective_from": st.just("2023-04-01"),
        "clauses": st.dictionaries(IDS, CLAUSES, min_size=1, max_size=3),
    },
    optional={
        "agreed": DAYS,
        "published": DAYS,
        "review_by": DAYS,
        "effective_to": DAYS,
        "withdrawn": st.just("2025-01-01"),
        "supersedes": st.just("old"),
        "gap_before": SENTENCES,
        "held_as_source": HELD,
        "part_held": SENTENCES,
        "signatures": st.lists(SIGNATURES, min_size=1, max_size=3),
        "dropped": st.dictionaries(IDS, SENTENCES, min_size=1, max_size=2),
        "translations": st.just({"qaa": {"title": {"of": "0123456789ab", "text": "One two"}}}),
    },
)


@st.composite
def laid_out(draw: st.DrawFn, value: dict[str, Any]) -> str:
    """A value in one of the ways that an author may write it: by lines or in braces, folded, quoted, with comments."""
    lines: list[str] = []
    names = draw(st.permutations(list(value)))
    for name in names:
        if draw(st.integers(0, 4)) == 0:
            lines += draw(st.sampled_from([["# A note."], [""], ["# One.", "", "# Two."]]))
        lines += _key(draw, name, value[name], "")
    return "\n".join(lines) + "\n"


def _key(draw: st.DrawFn, name: str, value: object, indent: str) -> list[str]:
    if value and isinstance(value, dict | list) and draw(st.integers(0, 3)):
        lines = [f"{indent}{name}:"]
        if isinstance(value, dict):
            return lines + [line for key, one in value.items() for line in _key(draw, key, one, f"{indent}  ")]
        for one in value:
            if isinstance(one, dict) and draw(st.booleans()):
                inner = [line for key, each in one.items() for line in _key(draw, key, each, f"{indent}    ")]
                lines += [f"{indent}  - {inner[0].lstrip()}", *inner[1:]]
            else:
                lines.append(f"{indent}  - {json.dumps(one, ensure_ascii=False)}")
        return lines
    words = value.split(" ") if isinstance(value, str) else []
    if len(words) > 1 and draw(st.booleans()):
        sign = draw(st.sampled_from([">-", "|-"]))
        middle = len(words) // 2 if sign == ">-" else len(words)
        parts = [" ".join(words[:middle]), " ".join(words[middle:])]
        return [f"{indent}{name}: {sign}", *(f"{indent}  {one}" for one in parts if one)]
    if isinstance(value, str) and len(value) == 10 and value[4] == "-":
        return [f"{indent}{name}: {value}"]
    beside = draw(st.sampled_from(["", "", " # beside"])) if value is not None and value is not True else ""
    written = json.dumps(value, ensure_ascii=False)
    return [f"{indent}{name}: {written}" + (beside if written.endswith(('"', "]", "}")) else "")]


def expected(value: dict[str, Any], name: str) -> dict[str, Any]:
    """What the draft says, by the rule: what was the older edition's alone is gone."""
    gone = ("published", "review_by", "withdrawn", "effective_to", "dropped", "gap_before", "held_as_source")
    historic = "held_as_source" in value
    made = {key: one for key, one in value.items() if key not in {*gone, "supersedes"}}
    made |= {"agreed": None, "effective_from": "2027-04-01"} | ({} if historic else {"supersedes": name})
    made["clauses"] = {
        word: {key: one for key, one in clause.items() if key not in {"change", "starts"}}
        | {"was": {"clause": word, "relation": "same"} | ({"edition": name} if historic else {})}
        for word, clause in value["clauses"].items()
    }
    if "signatures" in value:
        made["signatures"] = [
            {key: one for key, one in each.items() if key != "because"} | {"signed": None}
            for each in value["signatures"]
        ]
    return made


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_a_draft_of_any_edition_however_laid_out_says_what_the_rule_says(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    value: dict[str, Any] = data.draw(EDITIONS)
    if "held_as_source" in value:
        value = value | {"effective_from": None}
    folder = tmp_path_factory.mktemp("new") / "data"
    item = folder / "north-glen" / "agreement"
    item.mkdir(parents=True)
    (folder / "north-glen" / "publisher.yaml").write_text(
        "kind: publisher\ntitle: North Glen\ntier: local\nsummary: Made up.\n", "utf-8"
    )
    text = data.draw(laid_out(value))
    (item / "2023-04.yaml").write_text(text, "utf-8")
    assert value_of(item / "2023-04.yaml") == value
    before = register.load(folder)[1]
    assert ask(folder, "north-glen/agreement") == 0
    newer = item / "2027-04.yaml"
    assert value_of(newer) == expected(value, "2023-04")
    assert list(value_of(newer)["clauses"]) == list(value["clauses"])
    # A draft is a sound file, and as it is written it brings no problem that was not there.
    assert {one.code for one in register.load(folder)[1]} <= {one.code for one in before}
    if "# beside" not in text:
        assert newer.read_text("utf-8").count("# A note.") == text.count("# A note.")
