"""What a person and a program meet at the command ``decision-aids``."""

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from decision_aids import held, record
from decision_aids.command import main
from publishing.publish import publish
from tests.decision_aids import shipped
from tests.decision_aids.test_record import made

DATA = str(shipped.ROOT / "data")


def run(
    answers: dict[str, str], capsys: pytest.CaptureFixture[str], *more: str, aid: str = shipped.NATIONAL
) -> tuple[int, Any, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(answers).encode())))
        code = main(["run", aid, "--data", DATA, "--as-at", shipped.DAY, "--answers", "-", "--json", *more])
    said = capsys.readouterr()
    return code, json.loads(said.out) if said.out else None, said.err


def test_without_answers_the_first_question_is_next(capsys: pytest.CaptureFixture[str]) -> None:
    code, step, _ = run({}, capsys)
    assert (code, step["step"], step["id"], step["protection"]) == (0, "question", "immediate-danger", None)
    assert (step["status"], step["edition"], step["path"], step["mattered"]) == ("in-force", "2026-11", [], [])


def test_an_outcome_comes_with_numbers_to_ring_and_a_date(capsys: pytest.CaptureFixture[str]) -> None:
    answers = {"immediate-danger": "no", "significant-harm": "yes"}
    code, step, _ = run(answers, capsys, "--start", "2026-11-27T15:05")
    numbers = [one["telephone"] for action in step["actions"] for one in action["numbers"]]
    assert (code, step["step"], step["id"], step["protection"]) == (0, "outcome", "refer-and-share", "refer")
    assert {"999", "01403 229 900", "0330 222 6664"} <= set(numbers)
    assert step["deadlines"][0]["due"] == "2026-11-30"
    assert [one["question"] for one in step["mattered"]] == ["immediate-danger", "significant-harm"]


def test_an_outcome_that_goes_on_with_another_aid_names_it(capsys: pytest.CaptureFixture[str]) -> None:
    answers = {"immediate-danger": "no", "significant-harm": "yes"}
    _, there, _ = run(answers, capsys, "--as-at", "2026-11-27", aid="england/level-of-need")
    _, here, _ = run(answers, capsys)
    assert (there["hand_over"], here["hand_over"]) == ("england/worried-about-a-child", None)


def test_where_only_a_historic_edition_is_held_it_is_run_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    _, step, _ = run({"purpose": "no"}, capsys, aid=shipped.FLOWCHART)
    assert (step["status"], step["edition"], step["id"]) == ("historic", "2020-10", "do-not-share")


def test_an_answer_that_did_not_matter_is_left_out_of_what_mattered(capsys: pytest.CaptureFixture[str]) -> None:
    # Whatever the purpose, no consent and no lawful reason ends in do-not-share.
    answers = {"purpose": "yes", "identifiable": "yes", "consent": "no", "lawful-reason": "no"}
    _, step, _ = run(answers, capsys, aid=shipped.FLOWCHART)
    assert [one["question"] for one in step["mattered"]] == ["identifiable", "consent", "lawful-reason"]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"immediate-dangr": "yes"}, "Did you mean immediate-danger?"),
        ({"immediate-danger": "yess"}, "Did you mean yes?"),
        ({"immediate-danger": "yes", "significant-harm": "no"}, "never reached: the path ends at the outcome call-999"),
    ],
)
def test_answers_that_do_not_fit_are_refused_with_what_would(
    answers: dict[str, str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, error = run(answers, capsys)
    assert code == 1
    assert said in error


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["run", "england/share-informtion"], 1, "Did you mean england/share-information?"),
        (["run", "england/share"], 1, "Did you mean england/share-information?"),
        (["run", "rotherham/%%%"], 1, "There are: rotherham/"),
        (["run", shipped.NATIONAL, "--edition", "2026-10"], 1, "Did you mean 2026-11?"),
        (["run", shipped.NATIONAL, "--as-at", "2026-11-21"], 1, "No edition of england/share-information is in force"),
        (["run", shipped.NATIONAL, "--start", "teatime"], 1, "--start teatime"),
    ],
)
def test_what_cannot_be_run_says_why(
    arguments: list[str], code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "answers.json").write_text("{}", encoding="utf-8")
    assert main([*arguments, "--data", DATA, "--answers", str(tmp_path / "answers.json")]) == code
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["prove", "--data", "nowhere"], "There is no folder nowhere. Name the folder that holds the publishers with"),
        (["prove", "--data", DATA, "--expected", "nowhere"], "There is no folder nowhere of expected results."),
    ],
)
def test_a_folder_that_is_not_there_is_named_and_proves_nothing(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert (shown.out, shown.err.startswith(said)) == ("", True)


def test_a_file_of_answers_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", shipped.NATIONAL, "--data", DATA, "--answers", str(tmp_path / "none.json")]) == 2
    assert "none.json could not be read" in capsys.readouterr().err


def test_proof_prints_what_it_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", "--data", DATA, "--as-at", shipped.DAY, "--json"]) == 0
    proved = {one["aid"]: one for one in json.loads(capsys.readouterr().out)}
    national, flowchart = proved[shipped.NATIONAL], proved[shipped.FLOWCHART]
    # 11 questions and 9 outcomes, 4 and 4, without tables: a state is a node. Paths are counted by hand in expected/.
    assert (national["states"], national["paths"], national["violations"]) == (20, "31", [])
    assert (flowchart["states"], flowchart["paths"], flowchart["violations"]) == (8, "6", [])
    assert national["rules"] > 0
    assert flowchart["historic"]


def test_proof_of_one_aid_plants_faults_and_finds_them_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", shipped.FLOWCHART, "--data", DATA, "--mutate", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert one["planted"] == one["killed"] > 0
    assert one["survivors"] == []


def test_proof_of_an_aid_that_is_not_there_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", "england/share-info", "--data", DATA]) == 1
    assert "england/share-information" in capsys.readouterr().err


def test_a_saved_record_is_verified_and_a_changed_one_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "record.json"
    file.write_bytes(record.sealed(made(reason="Seen.")))
    assert main(["verify", str(file), "--data", DATA, "--as-at", "2026-11-27"]) == 0
    assert "Unaltered since it was saved:" in capsys.readouterr().out
    file.write_bytes(record.sealed(made(reason="Seen.")).replace(b"Seen.", b"Sean."))
    assert main(["verify", str(file), "--data", DATA, "--as-at", "2026-11-27"]) == 1
    assert "changed since it was saved" in capsys.readouterr().out


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    """A copy of the shipped folder in which the aid was published, corrected, and published again."""
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    for publisher in data.iterdir():
        shutil.rmtree(publisher / "published", ignore_errors=True)
        (publisher / "published.yaml").unlink(missing_ok=True)
    assert not publish(data, "2026-11-22").refused
    file = data / "england" / "share-information" / "2026-11.yaml"
    text = file.read_text(encoding="utf-8").replace("An emergency never waits for a form.", "Help comes first.")
    correction = "{revision: 2, made: 2026-11-24, reason: It was unclear., touched: [immediate-danger]}"
    file.write_text(f"{text}corrections:\n  - {correction}\n", encoding="utf-8")
    assert not publish(data, "2026-11-24").refused
    return data


def verified(data: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    file = data.parent / "record.json"
    file.write_bytes(record.sealed(made(reason="Seen.")))
    code = main(["verify", str(file), "--data", str(data), "--as-at", "2026-11-27"])
    return code, capsys.readouterr().out


def test_a_record_replays_on_the_revision_it_was_made_with(corrected: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = verified(corrected, capsys)
    assert code == 0
    assert (
        "Replayed on revision 1 of edition 2026-11 of england/share-information, as it was published: "
        "the answers still lead to: Refer to the front door today, and share what they need. You do not need consent."
        in said
    )
    assert "Today's aid is england/share-information, edition 2026-11, revision 2. It would say the same:" in said


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (Path.unlink, "Revision 1 of england/share-information/2026-11 is not kept here."),
        (lambda file: file.write_bytes(b"{}"), "Revision 1 of england/share-information/2026-11 is not as it was"),
    ],
)
def test_a_record_whose_revision_is_not_kept_whole_fails_and_says_so(
    spoil: Callable[[Path], object], reason: str, corrected: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(corrected / "england" / "published" / "share-information" / "2026-11.1.json")
    code, said = verified(corrected, capsys)
    assert code == 1
    assert "The edition held here is not the one this record was made with: their digests differ." in said
    assert reason in said


def test_a_record_with_another_digest_is_not_saved_by_a_kept_revision(
    corrected: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = corrected.parent / "record.json"
    file.write_bytes(record.sealed({**made(reason="Seen."), "digest": "0" * 64}))
    assert main(["verify", str(file), "--data", str(corrected), "--as-at", "2026-11-27"]) == 1
    assert "their digests differ" in capsys.readouterr().out


def test_a_compiled_aid_has_the_number_of_its_revision(corrected: Path) -> None:
    (aid,) = (one.aid for one in held.read(corrected).aids if one.aid.aid == shipped.NATIONAL)
    assert aid.revision == 2


def impact(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """What the comparison of two editions says of them."""
    code = main(["impact", "--data", DATA, *words])
    said = capsys.readouterr()
    return code, said.out + said.err


def test_two_editions_alike_come_to_the_same_and_an_edition_that_is_not_there_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    held = f"{shipped.FLOWCHART}/2020-10"
    assert impact(capsys, held, held) == (
        0,
        "The same answers come to the same outcomes, numbers and times in both.\n",
    )
    code, said = impact(capsys, held, f"{shipped.FLOWCHART}/2021-10")
    assert code == 1
    assert f"There is no edition 2021-10 of {shipped.FLOWCHART}. Did you mean 2020-10?" in said


def test_two_editions_that_differ_are_told_apart_by_situations_in_words_and_as_json(
    capsys: pytest.CaptureFixture[str],
) -> None:
    two = ("west-sussex/consent/2020", "england/consent/2026-11")
    code, said = impact(capsys, *two)
    assert code == 0
    assert "It was: " in said
    assert "situations that end otherwise, each with as few answers as can be." in said
    told = json.loads(impact(capsys, *two, "--json")[1])
    assert set(told[0]) == {"answers", "words", "differs", "was", "now", "ends"}


# What was typed, and what is said before the way to the help.
SLIPS: dict[str, tuple[list[str], str]] = {
    "no command": ([], "Something is missing: COMMAND."),
    "a misspelt command": (["prov"], "There is no command prov. Did you mean prove?"),
    "nothing to run": (["run"], "Something is missing: AID, --answers."),
    "no file to verify": (["verify"], "Something is missing: RECORD."),
    "one edition to compare": (["impact", "england/consent/2026-11"], "Something is missing: NEW."),
    "a form that is none": (["export", "bpmn", "england/consent"], "FORM cannot be bpmn. There is: dmn."),
    "an option without its value": (["run", "england/consent", "--answers"], "--answers needs a value after it."),
    "an option that is none": (["prove", "--mutant"], "--mutant means nothing here."),
    "a day that is none": (["prove", "--as-at", "2026-02-30"],
                           "--as-at: 2026-02-30 is not a day. Write it as 2026-11-22."),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_what_is_asked_is_told_in_a_sentence_and_no_usage(
    slip: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked, sentence = SLIPS[slip]
    with pytest.raises(SystemExit, match="2"):
        main(asked)
    said = capsys.readouterr()
    words, _, help_ = said.err.partition(" Run decision-aids")
    assert (said.out, words) == ("", sentence)
    assert help_.endswith("--help to read what can be asked.\n")
