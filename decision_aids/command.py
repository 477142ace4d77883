"""The command ``decision-aids``: prove, run, export, verify, and what two editions come to differently."""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from decision_aids import (
    deadlines,
    dmn,
    engine,
    expected,
    faults,
    held,
    html,
    impact,
    lifelong,
    proof,
    record,
    replaying,
    surroundings,
)
from decision_aids.command_line import COULD_NOT_RUN, DAY, FINE, WRONG, Parser, day
from decision_aids.compiler import Compiled
from decision_aids.held import Held
from decision_aids.model import Action, Aid
from schemas import problems
from schemas.history import editions
from schemas.register import Register

MOST_ANSWERS = record.LARGEST


class CannotRunError(Exception):
    """The command could not do what was asked; the text says why, and the code how it ends."""

    def __init__(self, sentence: str, code: int = WRONG) -> None:
        """Keep the sentence and the code that the command ends with."""
        super().__init__(sentence)
        self.code = code


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the result is its exit code: 0 fine, 1 something is wrong, 2 it could not run."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except CannotRunError as error:
        print(error, file=sys.stderr)
        return error.code
    except OSError as error:
        print(f"{error.filename or 'A file'} could not be read: {error.strerror or error}.", file=sys.stderr)
        return COULD_NOT_RUN


def _parser() -> Parser:
    common = Parser(add_help=False)
    common.add_argument("--data", type=Path, default=Path("data"), help="the data folder (data)")
    common.add_argument("--as-at", type=day, metavar="DAY", help=f"the day that counts as today, such as {DAY}")
    common.add_argument("--json", action="store_true", help="print JSON")
    parser = Parser(prog="decision-aids", description="Prove, run and verify decision aids.", allow_abbrev=False)
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=Parser)

    def command(name: str, short: str, long: str) -> Parser:
        return commands.add_parser(name, parents=[common], help=short, description=long, allow_abbrev=False)

    prove = command(
        "prove",
        "prove aids on every state that a reader can reach",
        "Look at every state that a reader can reach, on every boundary day, against the safety rules and the table of "
        "expected results. With --mutate, plant faults and see that they are noticed. Exits with 1 where a rule is "
        "broken or nothing was looked at.",
    )
    prove.add_argument(
        "aid", metavar="AID", nargs="?", help="one aid, such as england/share-information; all when left out"
    )
    prove.add_argument("--mutate", action="store_true", help="plant faults too, and show which are caught")
    prove.add_argument("--expected", type=Path, help="the tables of expected results (tests/decision_aids/expected)")
    prove.set_defaults(run=_prove)
    run = command(
        "run",
        "follow an aid with given answers",
        "Answer an aid's questions from a file and print where that leads: the next question, or the outcome with its "
        "actions, contacts and deadlines.",
    )
    run.add_argument("aid", metavar="AID", help="the aid, such as england/share-information")
    run.add_argument("--edition", help="the edition; the one in force when left out")
    run.add_argument("--answers", required=True, help="a JSON file of question to answer, or - for standard input")
    run.add_argument("--start", metavar="MOMENT", help="when the events happened, such as 2026-11-22T15:05")
    run.set_defaults(run=_run)
    export = command(
        "export",
        "write an aid for another engine",
        "Write an aid as decision tables that another engine can run, on standard output.",
    )
    export.add_argument("form", metavar="FORM", choices=["dmn"], help="dmn: the OMG's decision tables, version 1.3")
    export.add_argument("aid", metavar="AID", help="the aid, such as england/share-information")
    export.add_argument("--edition", help="the edition; the one in force when left out")
    export.set_defaults(run=_export)
    differs = command(
        "impact",
        "what a new edition of an aid changes",
        "Name the smallest situations in which two editions of an aid differ in outcome, deadline or contact.",
    )
    differs.add_argument("old", metavar="OLD", help="the older edition, such as england/share-information/2026-11")
    differs.add_argument("new", metavar="NEW", help="the newer edition")
    differs.set_defaults(run=_impact)
    verify = command(
        "verify",
        "check a saved record and replay it",
        "See that a saved record is whole and unaltered, follow its answers again in the edition it was made with, and "
        "say what today's edition says. No file is changed.",
    )
    verify.add_argument("record", metavar="RECORD", type=Path, help="the record's file")
    verify.set_defaults(run=_verify)
    return parser


def today(asked: argparse.Namespace) -> str:
    """The day that counts as today: the one asked for, else the clock's."""
    return str(asked.as_at or datetime.now(UTC).astimezone().date().isoformat())


def load(folder: Path) -> Held:
    """Everything in a data folder.

    Raises:
        CannotRunError: there is no such folder, or it has problems.

    """
    try:
        found = held.read(folder)
    except FileNotFoundError as error:
        what = f"There is no folder {folder}" if error.errno else str(error)
        raise CannotRunError(f"{what}. Name the folder that holds the publishers with --data.", COULD_NOT_RUN) from None
    if not found.is_sound:
        raise CannotRunError(problems.as_text(found.problems))
    return found


def _prove(asked: argparse.Namespace) -> int:
    folder = load(asked.data)
    chosen = [one for one in folder.aids if asked.aid in {None, one.aid.aid}]
    if asked.aid is not None and not chosen:
        raise CannotRunError(_no_aid(folder, asked.aid))
    if not chosen:
        raise CannotRunError("There is no aid to prove in this folder.")
    if asked.expected and not asked.expected.is_dir():
        # Without its tables every aid would be proved, and the second opinion on it would be missing without a sign.
        raise CannotRunError(f"There is no folder {asked.expected} of expected results.", COULD_NOT_RUN)
    tables = asked.expected or _tables_for(asked.data)
    results = [_prove_one(folder.register, one, tables, mutate=asked.mutate) for one in chosen]
    unmatched = _rules_nobody_meets(folder.register, results) if asked.aid is None else []
    shown = [{key: value for key, value in one.items() if key != "exercised"} for one in results]
    if asked.json:
        print(json.dumps(shown, indent=2, ensure_ascii=False))
        print(*unmatched, sep="\n", end="\n" if unmatched else "", file=sys.stderr)
    else:
        _show_proof(shown, unmatched)
    wrong = any(one["violations"] or one["survivors"] for one in results)
    return WRONG if wrong or unmatched else FINE


def _tables_for(data: Path) -> Path:
    """Where the tables typed by hand lie: in the project that holds the data folder, else in this one."""
    place = Path("tests", "decision_aids", "expected")
    beside = data.resolve().parent / place
    return beside if beside.is_dir() else Path(__file__).resolve().parents[1] / place


def _prove_one(register: Register, one: Compiled, tables: Path, *, mutate: bool) -> dict[str, Any]:
    begun = time.perf_counter()
    rules = proof.rules_of(register, one.edition)
    found = lifelong.prove(register, one.edition, one.aid)
    violations = list(found.violations)
    try:
        table = expected.load(tables, one.aid)
        allowed = expected.survivors(tables, one.aid)
    except expected.CannotRead as error:
        raise CannotRunError(str(error)) from None
    if table is not None:
        violations += expected.compare(one.aid, table)
    elif one.aid.historic:
        sentence = "A historic aid is proved against a table typed by hand from its source, and there is none."
        violations.append(proof.Violation(rule="expected-table", sentence=sentence, path=()))
    planted: tuple[faults.Trial, ...] = ()
    if mutate and not violations:
        planted = faults.trials(one.aid, rules, proof.facts_of(register), table)
    judged = faults.judge(planted, allowed if planted else {})
    violations += _judged_wrong(judged)
    at_risk = [trial for trial in planted if trial.at_risk]
    return {
        "aid": one.aid.aid,
        "edition": one.aid.edition,
        "historic": one.aid.historic,
        "questions": len(one.aid.questions),
        "outcomes": len(one.aid.outcomes),
        "dates": found.dates,
        "states": found.states,
        "paths": str(found.paths),
        "rules": found.rules,
        "monotone": found.monotone,
        "expected": len(table.situations) if table else 0,
        "violations": [asdict(violation) for violation in violations],
        "planted": len(planted),
        "killed": sum(trial.killed for trial in planted),
        "killed_by_rules": sum(trial.killed_by_rules for trial in planted),
        "killed_by_table": sum(trial.killed_by_table for trial in planted),
        "at_risk": len(at_risk),
        "at_risk_killed_by_rules": sum(trial.killed_by_rules for trial in at_risk),
        # A fault that leaves a child at risk less protected counts as a survivor unless the rules alone kill it.
        "survivors": list(judged.survivors),
        "accepted": [{"fault": what, "because": allowed[what]} for what in judged.accepted],
        "seconds": round(time.perf_counter() - begun, 3),
        "exercised": sorted(found.exercised),
    }


def _judged_wrong(judged: faults.Judged) -> Iterator[proof.Violation]:
    """A listed survivor that is none, and too many survivors."""
    for what in judged.stale:
        sentence = f"The list of survivors says that nobody notices that {what}, and it is noticed or not planted."
        yield proof.Violation(rule="stale-survivor", sentence=sentence, path=())
    if not judged.enough:
        sentence = f"Fewer than {faults.FEWEST_KILLED} of a hundred planted faults were noticed."
        yield proof.Violation(rule="too-many-survivors", sentence=sentence, path=())


def _rules_nobody_meets(register: Register, results: Sequence[Mapping[str, Any]]) -> list[str]:
    """A sentence for each safety rule that no state of any aid matches (design §9, *Facts*)."""
    met = {rule for one in results for rule in one["exercised"]}
    rules = [str(one.address) for one in register.records_of("safety-rules")]
    return [f"The safety rule {one} meets no state of any aid." for one in rules if one not in met]


_COLUMNS = (
    ("aid", "aid"), ("edition", "edition"), ("questions", "questions"), ("outcomes", "outcomes"),
    ("dates", "dates"), ("states", "states"),
    ("paths", "paths"), ("rules", "rules"), ("monotone", "orders of worry"), ("expected", "typed by hand"),
    ("planted", "planted"), ("killed_by_rules", "killed by rules"), ("killed_by_table", "killed by table"),
    ("accepted", "accepted"), ("at_risk", "at risk"), ("at_risk_killed_by_rules", "of these by rules"),
    ("seconds", "seconds"),
)  # fmt: skip


def _show_proof(results: Sequence[Mapping[str, Any]], unmatched: Sequence[str]) -> None:
    rows = [[label for _, label in _COLUMNS]]
    for one in results:
        aid = f"{one['aid']} (historic)" if one["historic"] else one["aid"]
        named = {**one, "accepted": len(one["accepted"]), "aid": aid}
        rows.append([str(named[key]) for key, _ in _COLUMNS])
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    for one in results:
        for violation in one["violations"]:
            since = f", first on {violation['day']}" if violation["day"] else ""
            print(f"\n{one['aid']} {one['edition']}: {violation['sentence']} [{violation['rule']}{since}]")
            for step in violation["path"]:
                print(f"    {step}")
        for survivor in one["survivors"]:
            print(f"\n{one['aid']} {one['edition']}: nobody noticed that {survivor}.")
    for sentence in unmatched:
        print(f"\n{sentence}")
    current = [one for one in results if not one["historic"]]
    total = sum(one["states"] for one in current)
    broken = sum(len(one["violations"]) for one in results)
    aids = f"{len(results)} aid{'' if len(results) == 1 else 's'}"
    print(f"\n{aids}, {total} states of current aids walked, {broken} violations.")


def _no_aid(folder: Held, word: str) -> str:
    return f"There is no aid {word}. {_meant(word, sorted({one.aid.aid for one in folder.aids}))}"


def _meant(address: str, known: Sequence[str]) -> str:
    """The known address most like one, or what there is: of its publisher, or of all where it has none."""
    near = problems.nearest_address(address, known)
    if near:
        return f"Did you mean {near}?"
    publisher = address.partition("/")[0]
    own = [one for one in known if one.partition("/")[0] == publisher]
    return f"There are: {', '.join(own or known)}."


def _choose(folder: Held, aid: str, edition: str | None, day: str) -> Compiled:
    """The edition to run: the one named, else the one in force, else the newest where only historic ones are held."""
    ours = [one for one in folder.aids if one.aid.aid == aid]
    if not ours:
        raise CannotRunError(_no_aid(folder, aid))
    if edition is not None:
        found = next((one for one in ours if one.aid.edition == edition), None)
        if found is None:
            known = [one.aid.edition for one in ours]
            raise CannotRunError(f"There is no edition {edition} of {aid}. {engine.nearest(edition, known)}")
        return found
    current = folder.register.in_force(aid, day)
    if current is None and all(one.aid.historic for one in ours):
        current = folder.register.newest_historic(aid)
    if current is None:
        raise CannotRunError(
            f"No edition of {aid} is in force on {day}. Ring the front door, or 999 if anyone may be hurt."
        )
    return next(one for one in ours if one.aid.edition == current.name)


def _run(asked: argparse.Namespace) -> int:
    day = today(asked)
    folder = load(asked.data)
    chosen = _choose(folder, asked.aid, asked.edition, day)
    if asked.start is not None:
        try:
            deadlines.read_moment(asked.start)
        except deadlines.CannotWorkOut as error:
            raise CannotRunError(f"--start {asked.start}: {error}") from None
    try:
        if asked.answers == "-":
            data = sys.stdin.buffer.read(MOST_ANSWERS + 1)
        else:
            with Path(asked.answers).open("rb") as file:
                data = file.read(MOST_ANSWERS + 1)
        answers = record.read_answers(data)
        step = engine.advance(chosen.aid, answers)
    except record.CannotRead as error:
        raise CannotRunError(str(error)) from None
    except engine.CannotAnswer as error:
        raise CannotRunError("\n".join(error.sentences)) from None
    result = _step(folder.register, chosen, step, day, asked.start)
    if asked.json:
        print(json.dumps(result, indent=2, ensure_ascii=False))
    else:
        _show_step(result)
    return FINE


def _step(register: Register, chosen: Compiled, step: engine.Step, day: str, start: str | None) -> dict[str, Any]:
    aid = chosen.aid
    around = surroundings.of(register, chosen, day)
    shared = {
        "aid": aid.aid,
        "edition": aid.edition,
        "digest": aid.digest,
        "status": register.status(chosen.edition, day),
        "step": "outcome" if step.is_outcome else "question",
        "id": step.id,
        "path": [{"question": question, "answer": answer} for question, answer in step.path],
        "mattered": [{"question": question, "answer": answer} for question, answer in step.mattered],
    }
    if not step.is_outcome:
        question = aid.question[step.id]
        return {
            **shared,
            "text": question.ask,
            "protection": None,
            "answers": [one.id for one in question.answers],
            "actions": [],
            "deadlines": [],
            "hand_over": None,
            "cites": list(question.cites),
        }
    outcome = aid.outcome[step.id]
    return {
        **shared,
        "text": outcome.do,
        "protection": outcome.protection,
        "actions": [_action(action, around) for action in outcome.actions],
        "deadlines": [
            _deadline(aid, address, around, start)
            for address in dict.fromkeys(one.deadline for one in outcome.actions if one.deadline)
        ],
        "hand_over": outcome.hand_over or None,
        "cites": list(dict.fromkeys((*outcome.rests_on, *outcome.cites))),
    }


def _action(action: Action, around: Mapping[str, Any]) -> dict[str, Any]:
    numbers = [
        {"title": one["title"], "area": one["area"], "telephone": one["telephone"], "hours": one["hours"],
         "warning": one["warning"], "if_no_answer": one["if_no_answer"].get("telephone"),
         "last_verified": one["last_verified"] or None, "verified": html.verified(one)}
        for one in around["contacts"]
        if (one["address"] == action.contact if action.contact else one["role"] == action.contact_role)
    ]  # fmt: skip
    return {
        "do": action.do,
        "contact": action.contact or action.contact_role or None,
        "numbers": numbers,
        "deadline": action.deadline or None,
        "cites": list(action.cites),
    }


def _deadline(aid: Aid, address: str, around: Mapping[str, Any], start: str | None) -> dict[str, Any]:
    deadline = aid.deadline[address]
    said: dict[str, Any] = {
        "id": address,
        "title": deadline.title,
        "owner": deadline.owner,
        "rule": deadlines.in_words(deadlines.rule_of(deadline)),
        "event": deadline.event,
        "due": None,
        "words": None,
    }
    if start is None:
        return said
    try:
        calendar = deadlines.calendar_of(around["calendars"].get(deadline.calendar))
        due = deadlines.due(deadlines.rule_of(deadline), start, calendar)
    except deadlines.CannotWorkOut as error:
        return {**said, "words": str(error)}
    return {**said, "due": due.at, "words": due.words}


def _show_step(result: Mapping[str, Any]) -> None:
    print(f"{result['aid']}, edition {result['edition']}: {editions.WORDS[result['status']]}")
    if result["status"] not in editions.STANDING:
        print("Do not rely on this now. Ring the front door, or 999 if anyone may be hurt.")
    print(f"\n{result['text']}")
    if result["step"] == "question":
        print(f"Answers: {', '.join(result['answers'])}")
    for number, action in enumerate(result["actions"], start=1):
        print(f"{number}. {action['do']}.")
        for one in action["numbers"]:
            print(f"   {one['area'] or one['title']}: {one['telephone'] or 'no number held'} ({one['hours']})")
            if one["warning"]:
                print(f"      {one['warning']}")
            if one["if_no_answer"]:
                print(f"      If nobody answers: {one['if_no_answer']}.")
            print(f"      {one['verified']}")
        if action["contact"] and not action["numbers"]:
            print("   No number is held for this. Ring 101, or 999 if anyone may be hurt.")
    if result["hand_over"]:
        print(f"Go on with: {result['hand_over']}.")
    for one in result["deadlines"]:
        print(f"{one['title']}: {one['rule']}.{_when(one)}")


def _when(deadline: Mapping[str, Any]) -> str:
    """The date of a deadline, or why there is none; nothing where no start was given."""
    if deadline["due"]:
        return f" That is {deadline['words']}."
    return f" {deadline['words']}" if deadline["words"] else ""


def _export(asked: argparse.Namespace) -> int:
    chosen = _choose(load(asked.data), asked.aid, asked.edition, today(asked))
    sys.stdout.buffer.write(dmn.document(chosen.aid))
    return FINE


def _impact(asked: argparse.Namespace) -> int:
    folder = load(asked.data)
    older, newer = (_edition(folder, address) for address in (asked.old, asked.new))
    found = impact.between(older, newer)
    if asked.json:
        print(json.dumps([asdict(one) for one in found], indent=2, ensure_ascii=False))
    elif not found:
        print(impact.ALIKE)
    else:
        for one in found:
            print("\n".join(impact.in_words(one)), end="\n\n")
        print(f"{len(found)} situations that end otherwise, each with as few answers as can be.")
    return FINE


def _edition(folder: Held, address: str) -> Aid:
    item, _, name = address.rpartition("/")
    if item not in {one.aid.aid for one in folder.aids}:
        known = [one.edition.address for one in folder.aids]
        raise CannotRunError(f"There is no edition {address} of an aid. {_meant(address, known)}")
    return _choose(folder, item, name, "").aid


def _verify(asked: argparse.Namespace) -> int:
    day = today(asked)
    folder = load(asked.data)
    with asked.record.open("rb") as file:
        data = file.read(record.LARGEST + 1)
    verdict = replaying.verdict(folder, data, day)
    if asked.json:
        print(json.dumps(asdict(verdict), indent=2, ensure_ascii=False))
    else:
        print("\n".join(verdict.found))
    return FINE if verdict.holds else WRONG


if __name__ == "__main__":
    sys.exit(main())
