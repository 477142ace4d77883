"""From an aid's file to its compiled form: one JSON value that the engine runs, or the problems that stop it.

Everything wrong is reported at once, each at its place in the file.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass

from decision_aids import deadlines, indicative, model, read_alone, several, states
from decision_aids.model import Aid, Deadline, Json
from schemas.addresses import find
from schemas.checks import links
from schemas.files.reading import Path
from schemas.problems import Problem, nearest
from schemas.register import Edition, Record, Register, part

# How a text in the file becomes an address, and a list of texts a list of addresses.
_At = Callable[[str, str], str]
_AllAt = Callable[[Mapping[str, Json], str], list[str]]

#: Each state is a section of the static page; with more than these nobody could walk or print it.
MOST_STATES = 400
#: The code of a step that is in the file and that nobody comes to.
NEVER_REACHED = "never-reached"


@dataclass(frozen=True, kw_only=True)
class Compiled:
    """A compiled aid beside the edition it was made from."""

    edition: Edition
    value: Mapping[str, Json]
    aid: Aid


def compile_all(register: Register) -> tuple[tuple[Compiled, ...], tuple[Problem, ...]]:
    """Every aid of the register that could be compiled, and every problem met."""
    made: list[Compiled] = []
    found: list[Problem] = []
    for edition in register.of_kind("aid"):
        compiled, problems = compile_aid(register, edition)
        found += problems
        if compiled is not None:
            made.append(compiled)
    return tuple(made), tuple(found)


def compile_aid(register: Register, edition: Edition) -> tuple[Compiled | None, tuple[Problem, ...]]:
    """The compiled aid, or None with the problems that stand in its way."""
    problems = tuple(_problems(register, edition))
    return (None, problems) if problems else _made(register, edition)


def with_steps_cut_off(register: Register, edition: Edition) -> Compiled | None:
    """An aid with steps to which no answer leads and nothing else wrong, or None where there is no such thing.

    It can be walked and proved as far as people get, and to nothing else is it of any use.
    """
    problems = tuple(_problems(register, edition))
    if not problems or any(one.code != NEVER_REACHED for one in problems):
        return None
    return _made(register, edition)[0]


def _made(register: Register, edition: Edition) -> tuple[Compiled | None, tuple[Problem, ...]]:
    # Through its own bytes, so that what is proved here is what a reader's browser gets.
    value = json.loads(model.canonical(_compiled(register, edition)))
    aid = model.from_compiled(value)
    found = states.count(aid, most=MOST_STATES)
    if found > MOST_STATES:
        return None, (_too_large(edition),)
    return Compiled(edition=edition, value=value, aid=aid), ()


def _compiled(register: Register, edition: Edition) -> dict[str, Json]:
    """The compiled value of an edition in which nothing is wrong."""
    written = edition.value

    def at(text: str, file: str) -> str:
        return str(find(text, publisher=edition.publisher, file=file))

    def all_at(one: Mapping[str, Json], key: str) -> list[str]:
        return [at(text, "sources") for text in one.get(key, [])]

    def role_of(action: Mapping[str, Json]) -> str:
        """The role of the contact that an action names: by itself, or through that contact's own address."""
        contact = register.records.get(at(action["contact"], "contacts")) if "contact" in action else None
        return str(contact.value["role"]) if contact else action.get("contact_role", "")

    outcomes = [_outcome(word, one, at, all_at, role_of) for word, one in written["outcomes"].items()]
    used = dict.fromkeys(action["deadline"] for one in outcomes for action in one["actions"] if action["deadline"])
    form = _form(register, edition)
    fields = form.value["fields"] if form else {}
    wanted = {word for one in outcomes for word in (*one["must_record"], *one["may_record"])}
    questions = written["questions"]
    return {
        "aid": edition.item,
        "edition": edition.name,
        # The first publication is revision 1, and each correction is one more.
        "revision": 1 + len(written.get("corrections", [])),
        "title": written["title"],
        "summary": written["summary"],
        "historic": edition.dates.historic,
        "before_you_start": written.get("before_you_start", ""),
        "throughout": written.get("throughout", ""),
        # Left out where nothing is written, so that an aid published without it keeps its digest.
        **({"who_decides": written["who_decides"]} if "who_decides" in written else {}),
        "cites": all_at(written, "cites"),
        "first": several.first(questions, next(iter(questions))),
        "questions": [_question(one, questions, at, all_at) for one in several.asked(questions)],
        "tables": [
            {
                "id": word,
                "reads": several.reads(questions, one["reads"]),
                "rows": [several.row(questions, row) for row in one["rows"]],
            }
            for word, one in written.get("tables", {}).items()
        ],
        "outcomes": outcomes,
        "fields": [
            {
                "id": word,
                "label": one["label"],
                "help": one.get("help", ""),
                "type": one["type"],
                "choices": one.get("choices", []),
                "starts": one.get("starts", ""),
                # Left out where nothing is written, as above.
                **({"needed_if": [one["needed_if"][key] for key in ("field", "choice")]} if "needed_if" in one else {}),
            }
            for word, one in fields.items()
            if word in wanted
        ],
        "deadlines": [_deadline(deadline_on(register, address, edition.dates.effective_from)) for address in used],
    }


#: The words on an answer whose file gives no others.
LABELS: Mapping[str, str] = {"yes": "Yes", "no": "No", "not-sure": "Not sure"}


def _question(asked: several.Asked, questions: several.Questions, at: _At, all_at: _AllAt) -> dict[str, Json]:
    one = asked.written
    made = {
        "id": asked.id,
        "ask": one["ask"],
        "why": one["why"],
        "help": one.get("help", []),
        "cites": all_at(one, "cites"),
        "fact": at(one["fact"], "facts") if "fact" in one else "",
        "judgement": one.get("judgement", False),
        "worry": one.get("worry", []),
        "answers": [
            {
                "id": answer,
                "label": to.get("label", LABELS.get(answer, answer)),
                "value": to.get("value", answer) if "fact" in one else "",
                "go": several.first(questions, to["go"]) if "go" in to else "",
                "decide": to.get("decide", ""),
            }
            for answer, to in one["answers"].items()
        ],
    }
    return {**made, "part_of": one["part_of"]} if "part_of" in one else made


def _outcome(
    word: str, one: Mapping[str, Json], at: _At, all_at: _AllAt, role_of: Callable[[Mapping[str, Json]], str]
) -> dict[str, Json]:
    return {
        "id": word,
        "protection": one["protection"],
        "result": one["result"],
        "do": one["do"],
        "because": one.get("because", ""),
        "would_change": one.get("would_change", ""),
        "hand_over": at(one["hand_over"], "") if "hand_over" in one else "",
        "rests_on": all_at(one, "rests_on"),
        "cites": all_at(one, "cites"),
        "actions": [
            {
                "do": action["do"],
                "contact": at(action["contact"], "contacts") if "contact" in action else "",
                "contact_role": role_of(action),
                "deadline": at(action["deadline"], "deadlines") if "deadline" in action else "",
                "cites": all_at(action, "cites"),
            }
            for action in one["actions"]
        ],
        "must_record": one["record"]["must"],
        "may_record": one["record"].get("may", []),
    }


def _deadline(one: Deadline) -> dict[str, Json]:
    """A deadline without the keys of the forms that its rule does not have, so that others keep their digest."""
    either = ("count", "unit", "by", "if_closed")
    return {key: value for key, value in asdict(one).items() if value or key not in either}


def deadline_on(register: Register, address: str, day: str) -> Deadline:
    """A deadline with its details on a day, or its first ones where it has not begun by then.

    The day of a historic edition, which has none, is the empty text: it keeps the details printed in its source.
    """
    record = register.records[address]
    dated = record.on(day) or record.value["dated"][0]

    def at(text: str, file: str) -> str:
        # A bare id is of the deadline's own publisher, whoever's aid it is that keeps the deadline.
        return str(find(text, publisher=record.address.publisher, file=file))

    return Deadline(
        id=address,
        title=record.value["title"],
        owner=record.value["owner"],
        **asdict(deadlines.rule_as_written(dated)),
        calendar=at(dated["calendar"], "calendars") if "calendar" in dated else "",
        cites=tuple(at(one, "sources") for one in dated["cites"]),
    )


def _form(register: Register, edition: Edition) -> Edition | None:
    """The form of an aid's records: the edition in force on the aid's first day, the newest for a historic aid."""
    address = find(str(edition.value["form"]), publisher=edition.publisher)
    if address is None:
        return None
    if edition.dates.historic and not address.edition:
        held = [one for one in register.items.get(address.of_item, ()) if one.kind == "form"]
        return max(held, key=lambda one: one.name, default=None)
    found = register.edition(address, edition.dates.effective_from)
    return found if found is not None and found.kind == "form" else None


def _problems(register: Register, edition: Edition) -> Iterator[Problem]:
    """Everything that stops an aid from being compiled, at its place in the file."""
    yield from _ids_said_once(edition)
    routes = [
        *several.problems(edition, _of(edition, "questions"), _of(edition, "tables")),
        *_routes_that_lead_nowhere(edition),
    ]
    yield from routes
    yield from _answers_missing(edition)
    yield from _facts_that_do_not_fit(register, edition)
    yield from _record_fields_unknown(register, edition)
    yield from _dates_of_references(register, edition)
    yield from indicative.problems(edition)
    yield from read_alone.problems(edition, _form(register, edition), _deadlines(register, edition))
    if not routes:
        yield from _cycles(edition)
        yield from _never_reached(edition)


def _too_large(edition: Edition) -> Problem:
    return edition.reading.problem(
        ("questions",),
        code="aid-too-large",
        sentence=f"This aid has more than {MOST_STATES} steps that a reader can reach, which is too many for a page.",
        fix="Split it into two aids, or let its tables read fewer questions.",
        at="key",
    )


def _of(edition: Edition, group: str) -> Mapping[str, Mapping[str, Json]]:
    found = edition.value.get(group, {})
    assert isinstance(found, dict)  # noqa: S101 - the schema has seen to it; the type checker needs telling
    return found


def _ids_said_once(edition: Edition) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for group in ("questions", "tables", "outcomes"):
        for word in _of(edition, group):
            if word in seen:
                yield edition.reading.problem(
                    (group, word),
                    code="id-used-twice",
                    sentence=f"The id {word} is used under {seen[word]} and again under {group}.",
                    fix="Give one of them another id.",
                    at="key",
                )
            seen[word] = group


def _ways(question: Mapping[str, Json]) -> Iterator[tuple[Path, Mapping[str, Json]]]:
    """Where a question leads on, and the place inside it that says so: each answer, or of several things itself."""
    if "several" in question:
        yield (), {key: question[key] for key in ("decide",) if key in question}
        return
    for answer, to in question["answers"].items():
        yield ("answers", answer), to


def _steps(edition: Edition) -> Iterator[tuple[Path, str, str]]:
    """Every arrow as written: its place, its word (go or decide) and where it leads."""
    for question, one in _of(edition, "questions").items():
        for path, to in _ways(one):
            for word in ("go", "decide"):
                if word in to:
                    yield ("questions", question, *path, word), word, to[word]
    for table, one in _of(edition, "tables").items():
        for index, row in enumerate(one["rows"]):
            yield ("tables", table, "rows", index, "go"), "go", row["go"]


def _routes_that_lead_nowhere(edition: Edition) -> Iterator[Problem]:
    nodes = [*_of(edition, "questions"), *_of(edition, "outcomes")]
    tables = list(_of(edition, "tables"))
    for path, word, to in _steps(edition):
        known, what = (nodes, "question or outcome") if word == "go" else (tables, "table")
        if to not in known:
            near = nearest(to, known)
            yield edition.reading.problem(
                path,
                code="goes-nowhere",
                sentence=f"There is no {what} called {to} in this aid.",
                fix=f"Did you mean {near}?" if near else f"Use the id of a {what} of this aid.",
            )
    for table, one in _of(edition, "tables").items():
        yield from _reads_unknown(edition, table, one["reads"])
        for index, row in enumerate(one["rows"]):
            for question, wanted in row["when"].items():
                yield from _row_reads(edition, ("tables", table, "rows", index, "when", question), one, wanted)


def _reads_unknown(edition: Edition, table: str, reads: list[str]) -> Iterator[Problem]:
    known = list(_of(edition, "questions"))
    for index, question in enumerate(reads):
        if question not in known:
            near = nearest(question, known)
            yield edition.reading.problem(
                ("tables", table, "reads", index),
                code="table-reads-no-question",
                sentence=f"The table {table} reads {question}, which is not a question of this aid.",
                fix=f"Did you mean {near}?" if near else "Use the id of one of the aid's questions.",
            )


def _row_reads(edition: Edition, path: Path, table: Mapping[str, Json], wanted: Json) -> Iterator[Problem]:
    question = str(path[-1])
    whole, _, thing = question.partition(".")
    if whole in table["reads"] and whole not in _of(edition, "questions"):
        return  # said once, at the table's own list
    if whole not in table["reads"] or (thing and thing not in _of(edition, "questions")[whole].get("several", {})):
        yield edition.reading.problem(
            path,
            code="table-reads-unlisted",
            sentence=f"This row looks at {question}, which is not a question that the table says it reads.",
            fix="List it under reads, or correct the id.",
            at="key",
        )
        return
    yield from several.row_problems(edition, path, _of(edition, "questions")[whole], wanted)


def _answers_missing(edition: Edition) -> Iterator[Problem]:
    """Yes needs no and no needs yes; every question of a current aid also offers not-sure (design §9, *Answers*)."""
    for question, one in _of(edition, "questions").items():
        given = set(one["answers"])
        wanted = {"yes", "no"} if given & {"yes", "no"} else set()
        if not edition.dates.historic:
            wanted.add("not-sure")
        for answer in sorted(wanted - given):
            yield edition.reading.problem(
                ("questions", question, "answers"),
                code="answer-missing",
                sentence=f"The question {question} has no answer {answer}, so a person may find no answer that fits.",
                fix=f'Add "{answer}" and say where it goes.',
                at="key",
            )


def _facts_that_do_not_fit(register: Register, edition: Edition) -> Iterator[Problem]:
    asked: dict[str, str] = {}
    for question, one in _of(edition, "questions").items():
        for index, answer in enumerate(one.get("worry", [])):
            if answer not in one["answers"] or answer == "not-sure":
                yield edition.reading.problem(
                    ("questions", question, "worry", index),
                    code="worry-is-not-an-answer",
                    sentence=f"{answer} cannot be placed in the order of worry of {question}.",
                    fix="List the question's own answers from least to most worrying, without not-sure.",
                )
    for each in several.establishing(_of(edition, "questions")):
        address = find(str(each.written["fact"]), publisher=edition.publisher, file="facts")
        fact = register.records.get(str(address))
        if fact is None:
            continue  # links has said so
        if str(address) in asked:
            yield edition.reading.problem(
                (*each.path, "fact"),
                code="asked-twice",
                sentence=f"{each.id} asks for the same fact as {asked[str(address)]}, so a person is asked twice.",
                fix="Ask once, and let a table read the answer.",
            )
        asked[str(address)] = each.id
        yield from _fact_values(edition, each, fact)


def _fact_values(edition: Edition, asked: several.Asked, fact: Record) -> Iterator[Problem]:
    values: list[str] = fact.value["values"]
    answers: Mapping[str, Mapping[str, str]] = asked.written["answers"]
    for answer, to in answers.items():
        value = to.get("value", answer)
        if value not in values:
            path = ("questions", asked.path[1], "answers", answer)
            yield edition.reading.problem(
                (*path, "value") if "value" in to else path,
                code="not-a-value-of-the-fact",
                sentence=f"The answer {answer} would make {fact.address.part} {value}, which is not one of its values.",
                fix=f"Give the answer a value: {', '.join(values)}.",
                at="value" if "value" in to else "key",
            )
    if "risk" in fact.value and "worry" not in asked.written:
        yield edition.reading.problem(
            asked.path,
            code="risk-without-worry",
            sentence=f"The question {asked.id} asks about a risk and does not say which answer is the more worrying.",
            fix='Add a line such as worry: ["no", "yes"].',
            at="key",
        )


def _record_fields_unknown(register: Register, edition: Edition) -> Iterator[Problem]:
    form = _form(register, edition)
    if form is None:
        address = find(str(edition.value["form"]), publisher=edition.publisher)
        if address is not None and links.target(register, address) is not None:
            yield edition.reading.problem(
                ("form",),
                code="form-not-in-force",
                sentence=f"The form {edition.value['form']} is not in force when this aid begins.",
                fix="Use a form that is in force from the aid's first day.",
            )
        return
    for outcome, one in _of(edition, "outcomes").items():
        for need, fields in one["record"].items():
            for index, word in enumerate(fields):
                if part(form, word) is None:
                    near = nearest(word, list(form.value["fields"]))
                    yield edition.reading.problem(
                        ("outcomes", outcome, "record", need, index),
                        code="no-such-field",
                        sentence=f"The form {form.item} has no field {word}.",
                        fix=f"Did you mean {near}?" if near else "Use the id of one of the form's fields.",
                    )


def _dates_of_references(register: Register, edition: Edition) -> Iterator[Problem]:
    """A deadline whose details do not reach back to the aid's first day cannot be compiled into it."""
    for one in links.references(edition.value, edition.publisher):
        record = register.records.get(str(one.address))
        if one.key == "deadline" and record is not None and record.on(edition.dates.effective_from) is None:
            yield edition.reading.problem(
                one.path,
                code="deadline-not-begun",
                sentence=f"The deadline {record.address} has not begun when this aid does.",
                fix="Date the deadline from the aid's first day or before.",
            )


def _deadlines(register: Register, edition: Edition) -> Iterator[tuple[Record, Mapping[str, Json]]]:
    """The deadlines that an aid names, each once, with its details on the aid's first day; none where it has none."""
    named = (one for one in links.references(edition.value, edition.publisher) if one.key == "deadline")
    for address in dict.fromkeys(str(one.address) for one in named):
        record = register.records.get(address)
        dated = record.on(edition.dates.effective_from) if record else None
        if record and dated:
            yield record, dated


def _arrows(edition: Edition) -> dict[str, tuple[str, ...]]:
    """Each question's next nodes, through tables."""
    rows = {word: [row["go"] for row in one["rows"]] for word, one in _of(edition, "tables").items()}
    return {
        question: tuple(
            dict.fromkeys(node for _, to in _ways(one) for node in ([to["go"]] if "go" in to else rows[to["decide"]]))
        )
        for question, one in _of(edition, "questions").items()
    }


def _cycles(edition: Edition) -> Iterator[Problem]:
    """Graphs are acyclic, without exception (design §9). A cycle is shown whole, once."""
    arrows = _arrows(edition)
    done: set[str] = set()
    for start in arrows:
        trail: list[str] = []
        stack: list[tuple[str, Iterator[str]]] = [(start, iter(arrows[start]))] if start not in done else []
        trail += [start] if stack else []
        while stack:
            node, left = stack[-1]
            onward = next((one for one in left if one in arrows and one not in done), None)
            if onward is None:
                done.add(node)
                stack.pop()
                trail.pop()
            elif onward in trail:
                round_trip = " → ".join([*trail[trail.index(onward) :], onward])
                yield edition.reading.problem(
                    ("questions", node),
                    code="goes-round",
                    sentence=f"The questions go round in a circle: {round_trip}.",
                    fix="Send one of these answers to a later question or an outcome.",
                    at="key",
                )
                return
            else:
                trail.append(onward)
                stack.append((onward, iter(arrows[onward])))


def _never_reached(edition: Edition) -> Iterator[Problem]:
    arrows = _arrows(edition)
    todo, seen = [next(iter(_of(edition, "questions")))], set()
    while todo:
        node = todo.pop()
        if node not in seen:
            seen.add(node)
            todo += arrows.get(node, ())
    seen |= {to["decide"] for one in _of(edition, "questions").values() for _, to in _ways(one) if "decide" in to}
    for group, what in (("questions", "question"), ("tables", "table"), ("outcomes", "outcome")):
        for word in _of(edition, group):
            if word not in seen:
                yield edition.reading.problem(
                    (group, word),
                    code="never-reached",
                    sentence=f"No answer leads to the {what} {word}, so nobody will ever see it.",
                    fix="Send an answer to it, or take it out.",
                    at="key",
                )
