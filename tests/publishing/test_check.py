"""What a partnership's staff are told by ``arrangements check``, one kind of mistake at a time."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from publishing.command import main
from schemas import register
from tests.unpublished import AS_UNPUBLISHED

ROOT = Path(__file__).parents[2]
CONTACTS = "west-sussex/contacts.yaml"
AID = "england/share-information/2026-11.yaml"
AGREEMENT = "west-sussex/information-sharing-agreement/2020-10.yaml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=AS_UNPUBLISHED))


def edit(data: Path, file: str, old: str, new: str) -> tuple[Path, int]:
    """Change the first place where a text stands, and give the line that it stood on."""
    path = data / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path, text[: text.index(old)].count("\n") + 1


def check(data: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, str]]]:
    """What the check says on the day of the newest of the data, but for the law that it says is unconfirmed."""
    code = main(["check", "--data", str(data), "--as-at", "2026-11-27", "--json"])
    return code, [one for one in json.loads(capsys.readouterr().out) if one["code"] != "dated"]


def test_the_shipped_data_has_no_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(ROOT / "data", capsys) == (0, [])


# What is written, what it is changed to, the code, and words that the sentence or the fix must hold.
MISTAKES = {
    "a telephone number without quotes": (
        CONTACTS, '"01403 229 900"', "01403229900", "telephone-unquoted", ("front-door", "01403")),
    "yes without quotes as an answer": (
        AID, '      "yes": {go: call-999}', "      yes: {go: call-999}", "key-unquoted", ('"yes"',)),
    "no without quotes in an order of worry": (
        AID, 'worry: ["no", "yes"]', 'worry: [no, "yes"]', "read-as-true-or-false", ('"no"',)),
    "a key twice": (
        CONTACTS, "    role: front-door\n", "    role: front-door\n    role: front-door\n", "duplicate-key", ("role",)),
    "text cut short by a hash": (
        AGREEMENT, "text: Someone has asked you to share information.", "text: Someone asked, see clause #4",
        "comment-after-text", ("quotes",)),
    "a day that does not exist": (
        AID, "review_by: 2027-02-22", "review_by: 2027-02-30", "impossible-date", ("2027-02-30",)),
    "an unknown key": (
        CONTACTS, "    serves: children", "    servs: children", "unknown-key", ("serves",)),
    "an answer that goes nowhere": (
        AID, "{go: call-999}", "{go: call-99}", "goes-nowhere", ("call-99", "call-999")),
    "an outcome nobody reaches": (
        AID, '"yes": {go: share-anonymised}', '"yes": {go: withhold-and-record}', "never-reached",
        ("share-anonymised",)),
    "an answer missing": (
        AID, '      "no": {go: significant-harm}\n', "", "answer-missing", ("immediate-danger", "no")),
    "not-sure missing from a current aid": (
        AID, "      not-sure: {go: talk-to-front-door}\n", "", "answer-missing", ("not-sure",)),
    "a cited clause that does not exist": (
        AID, "england/information-sharing-advice#rule-1", "england/information-sharing-advice#rule-11",
        "leads-nowhere", ("rule-11", "Did you mean")),
    "questions that go round": (
        AID, '"no": {go: anonymised}', '"no": {go: immediate-danger}', "goes-round", ("immediate-danger",)),
    "a current aid that rests on a historic clause": (
        AID, "  - england/information-sharing-advice#rule-1\n",
        "  - west-sussex/information-sharing-agreement/2020-10#golden-rules.1\n", "not-in-force", ("Historic",)),
    "an aid that breaks a safety rule": (
        AID, '"yes": {go: refer-and-share}', '"yes": {go: welfare-relevant}',
        "proof-suspected-significant-harm-is-referred-today",
        ("Suspected significant harm means the front door today, at once.", "The way there: ")),
    "an emergency that lost its number": (
        AID, ", contact_role: emergency-services, cites: [england/information-sharing-advice#rule-3]", "",
        "proof-immediate-danger-is-999-at-once", ("emergency-services",)),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_refused_at_its_place_with_a_sentence_and_a_fix(
    mistake: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, old, new, code, words = MISTAKES[mistake]
    path, line = edit(data, file, old, new)
    exit_code, problems = check(data, capsys)
    found = [one for one in problems if one["code"] == code]
    assert exit_code == 1
    assert found, problems
    assert found[0]["file"] == f"data/{file}"
    if not code.startswith("proof-") and code not in {"never-reached", "answer-missing", "goes-round"}:
        assert abs(int(found[0]["line"]) - line - old[: len(old) - len(old.lstrip("\n"))].count("\n")) <= 1
    said = found[0]["sentence"] + found[0]["fix"]
    assert all(word in said for word in words), said
    assert path.exists()


# What is written instead of what, the code of what proof finds, and the question or outcome that it is about.
ABOUT = {
    "an emergency that lost its number": (
        ", contact_role: emergency-services, cites: [england/information-sharing-advice#rule-3]", "",
        "proof-immediate-danger-is-999-at-once", "call-999"),
    "an order of worry the wrong way round": (
        'worry: ["no", "yes"]', 'worry: ["yes", "no"]', "proof-monotonicity", "immediate-danger"),
    "not sure that ends in withholding": (
        "not-sure: {go: seek-advice}", "not-sure: {go: withhold-and-record}",
        "proof-not-sure-protects", "welfare-relevant"),
}  # fmt: skip


@pytest.mark.parametrize("what", ABOUT)
def test_what_proof_finds_is_told_at_the_question_or_outcome_that_it_is_about(
    what: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, code, about = ABOUT[what]
    path, _ = edit(data, AID, old, new)
    lines = path.read_text(encoding="utf-8").splitlines()
    _, problems = check(data, capsys)
    assert {lines[int(one["line"]) - 1] for one in problems if one["code"] == code} == {f"  {about}:"}


def test_what_one_rule_finds_at_one_outcome_is_one_problem(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(data, AID, "not-sure: {go: talk-to-front-door}", "not-sure: {go: significant-harm}")
    _, problems = check(data, capsys)
    (told,) = [one["sentence"] for one in problems if "The outcome refer-and-share " in one["sentence"]]
    assert told == (
        "Doubt about immediate danger means ringing the front door at once. "
        "The outcome refer-and-share comes to refer; comes only after another question. The way there: "
        "Is anyone in immediate danger, or likely to be hurt before you could finish this? Not sure. "
        "Is there reasonable cause to think that a child is suffering significant harm, or is likely to? Yes."
    )
    assert len({(one["code"], one["line"]) for one in problems}) == len(problems)


def test_a_rule_is_shown_to_be_broken_even_where_a_step_is_left_that_no_answer_leads_to(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(data, AID, '"yes": {go: call-999}', '"yes": {go: welfare-relevant}')
    _, problems = check(data, capsys)
    told = [one["sentence"] for one in problems]
    assert told.count("No answer leads to the outcome call-999, so nobody will ever see it.") == 1
    assert "No answer leads to the outcome call-999." not in told
    assert any(one.startswith("Immediate danger means 999, at once, with nothing more to answer.") for one in told)


def _not_utf8(path: Path) -> None:
    path.write_bytes(b"kind: contacts\n# caf\xe9\n")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _huge(path: Path) -> None:
    path.write_bytes(b"a: b\n" * 10_000_000)


def _deep(path: Path) -> None:
    path.write_bytes(b"a: " + b"[" * 10_000 + b"]" * 10_000)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [(_not_utf8, "not-utf-8"), (_empty, "empty-file"), (_huge, "too-large"), (_deep, "too-deep")],
)
def test_a_file_that_cannot_be_read_is_one_clear_problem(
    spoil: Callable[[Path], None], code: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(data / CONTACTS)
    exit_code, problems = check(data, capsys)
    assert exit_code == 1
    assert [one["code"] for one in problems if one["file"] == f"data/{CONTACTS}"] == [code]


def test_every_mistake_is_shown_at_once(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(data, CONTACTS, '"01403 229 900"', "01403229900")
    edit(data, AID, "review_by: 2027-02-22", "review_by: 2027-02-30")
    edit(data, AGREEMENT, "kind: document", "kind: documnet")
    _, problems = check(data, capsys)
    assert {"telephone-unquoted", "impossible-date", "wrong-kind"} <= {one["code"] for one in problems}


def test_who_still_has_mistakes_is_told_how_many_aids_were_not_proved_for_that(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = "Mend these and check again: {} of the aids could not be proved before that.\n"
    held = len(list(register.load(data)[0].of_kind("aid")))
    edit(data, AID, "{go: call-999}", "{go: call-99}")
    main(["check", "--data", str(data)])
    assert capsys.readouterr().out.endswith(more.format(1))
    edit(data, CONTACTS, '"01403 229 900"', "01403229900")
    main(["check", "--data", str(data)])
    assert capsys.readouterr().out.endswith(more.format(held))


def test_whoever_reads_the_foot_is_told_where_the_errors_stand(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, line = edit(data, CONTACTS, '"01403 229 900"', '01403 229 900"')
    main(["check", "--data", str(data)])
    foot = capsys.readouterr().out.splitlines()[-2]
    assert foot.startswith("The errors stand first, above the warnings. Begin at ")
    assert f"{CONTACTS}:{line}:" in foot


def test_a_folder_that_is_not_there_could_not_be_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", str(tmp_path / "nowhere")]) == 2
    assert "--data" in capsys.readouterr().err


def test_a_folder_without_any_data_is_not_called_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", str(tmp_path)]) == 2
    assert "no YAML file" in capsys.readouterr().err


def test_what_a_person_reads_has_the_place_the_line_and_the_fix(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, line = edit(data, CONTACTS, '"01403 229 900"', "01403229900")
    main(["check", "--data", str(data)])
    shown = capsys.readouterr().out
    assert f"data/{CONTACTS}:{line}:" in shown
    assert "^^^^" in shown
    assert '"01403 229900"' in shown or '"01403229900"' in shown


def test_annotations_are_in_the_form_that_a_code_host_reads(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(data, AID, "review_by: 2027-02-22", "review_by: 2027-02-30")
    assert main(["check", "--data", str(data), "--as-at", "2026-11-22", "--annotations"]) == 1
    assert capsys.readouterr().out.startswith(f"::error file=data/{AID},line=")


def test_what_is_stale_is_a_warning_and_never_stops_a_correction(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", str(ROOT / "data"), "--as-at", "2027-03-01"]) == 0
    shown = capsys.readouterr().out
    assert "was to be reviewed by 2027-02-22. It is still in force." in shown
    assert "england/sources#children-act-2004-s16la was last read at its source on 2026-11-21" in shown
    assert "Errors: 0. Warnings: " in shown


def test_a_day_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["check", "--as-at", "2026-02-30"])
    assert "2026-02-30 is not a day. Write it as 2026-11-22." in capsys.readouterr().err


def test_a_current_aid_without_safety_rules_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "england" / "safety-rules.yaml").unlink()
    exit_code, problems = check(data, capsys)
    assert exit_code == 1
    assert {"proof-unguarded", "proof-unguarded-risk"} <= {one["code"] for one in problems}


def test_a_current_aid_without_999_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "england" / "contacts.yaml").unlink()
    exit_code, problems = check(data, capsys)
    assert exit_code == 1
    assert "no-emergency-number" in {one["code"] for one in problems}


@pytest.mark.parametrize(("right", "wrong"), [("999", "998"), ("101", "111")])
def test_a_wrong_emergency_number_is_refused(
    right: str, wrong: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(data, "england/contacts.yaml", f'"{right}"', f'"{wrong}"')
    exit_code, problems = check(data, capsys)
    assert exit_code == 1
    assert any(right in one["fix"] + one["sentence"] for one in problems)


def test_a_slip_in_one_file_is_not_told_as_broken_links_in_others(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(data, AID, "ask: Is anyone", 'ask: "X"\n    aks: Is anyone')
    _, problems = check(data, capsys)
    assert {one["file"] for one in problems} == {f"data/{AID}"}


def test_a_folder_of_contacts_alone_needs_a_publisher_too(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "north-glen").mkdir()
    shutil.copy(data / CONTACTS, data / "north-glen" / "contacts.yaml")
    exit_code, problems = check(data, capsys)
    assert exit_code == 1
    assert "no-publisher" in {one["code"] for one in problems}


def test_an_item_cannot_take_the_name_of_a_file_of_records(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "england" / "contacts").mkdir()
    shutil.copy(data / AID, data / "england" / "contacts" / "2026-11.yaml")
    _, problems = check(data, capsys)
    assert [one["code"] for one in problems] == ["wrong-place"]
