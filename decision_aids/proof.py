"""Proof that an aid is sound and safe on every state a reader can reach (design §4, *Proof*).

Nothing here lists paths. Each safety rule is checked over pairs of a state and what that rule still has to know, so the
work grows with the size of the graph. A check that looked at nothing is itself a violation.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from decision_aids import compiler, side_by_side, states, tables
from decision_aids.deadlines import IF_CLOSED
from decision_aids.graph import Path, State
from decision_aids.model import Aid, Deadline, Outcome, Question
from decision_aids.states import Walk
from schemas import kinds
from schemas.addresses import read
from schemas.register import Edition, Record, Register

UNKNOWN = "unknown"
NOT_SURE = "not-sure"
ADVICE = "advice"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What proof needs to know of a fact: every value it can have, and those that hold a risk."""

    values: tuple[str, ...]
    risk: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class SafetyRule:
    """When these facts hold, every outcome must, or must never. Facts are written as full addresses."""

    id: str
    title: str
    when: Mapping[str, frozenset[str]]
    any_fact: str
    results: frozenset[str]
    protection: str
    must_results: frozenset[str]
    contacts: tuple[str, ...]
    record: tuple[str, ...]
    at_once: bool
    asked: tuple[str, ...]
    deadlines: tuple[Deadline, ...]
    never_results: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Violation:
    """One thing wrong with an aid: the check or rule it fails, a sentence, and the shortest path there in words.

    ``day`` is the first bad day, where the check was made on days. ``node`` is the question or outcome that the
    sentence is about, where it is about one.
    """

    rule: str
    sentence: str
    path: tuple[str, ...]
    day: str = ""
    node: str = ""


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What was looked at in one aid, and everything found wrong."""

    dates: int = 0
    states: int
    paths: int
    rules: int
    exercised: frozenset[str]
    monotone: int
    violations: tuple[Violation, ...]


def rules_of(register: Register, edition: Edition, day: str = "") -> tuple[SafetyRule, ...]:
    """Every safety rule that binds an edition: the national ones, and those of its own publisher.

    Their deadlines are those of a day, or of the edition's first day where none is given.

    Local rules add to the national ones and never loosen them; one area's rules do not bind another's aids. No rule
    binds a historic edition, which keeps the routing of its source (design §9, *Historic*).
    """
    if edition.dates.historic:
        return ()
    national = {name for name, publisher in register.publishers.items() if publisher["tier"] == "national"}
    bound = national | {edition.publisher}
    held = (one for one in register.records_of("safety-rules") if one.address.publisher in bound)
    return tuple(_rule(register, one, day or edition.dates.effective_from) for one in held)


def _rule(register: Register, record: Record, day: str) -> SafetyRule:
    one, publisher = record.value, record.address.publisher
    must: Mapping[str, list[str]] = one.get("must", {})
    never: Mapping[str, list[str]] = one.get("never", {})
    when: Mapping[str, list[str]] = one.get("when", {})
    return SafetyRule(
        id=str(record.address),
        title=str(one["title"]),
        when={str(read(fact, publisher=publisher, file="facts")): frozenset(values) for fact, values in when.items()},
        any_fact=str(one.get("any_fact", "")),
        results=frozenset(one.get("results", ())),
        protection=str(must.get("protection", "")),
        must_results=frozenset(must.get("results", ())),
        contacts=tuple(must.get("contacts", ())),
        record=tuple(must.get("record", ())),
        at_once=bool(must.get("at_once", False)),
        asked=tuple(str(read(fact, publisher=publisher, file="facts")) for fact in must.get("asked", ())),
        deadlines=tuple(
            compiler.deadline_on(register, str(read(text, publisher=publisher, file="deadlines")), day)
            for text in must.get("deadline", ())
        ),
        never_results=frozenset(never.get("results", ())),
    )


def prove(aid: Aid, rules: Sequence[SafetyRule], facts: Mapping[str, Fact]) -> Proof:
    """Everything that can be proved of an aid from its compiled form alone.

    Args:
        aid: the compiled aid; it may be a planted fault, so nothing about it is taken for granted.
        rules: the safety rules that bind it.
        facts: every fact by its address.

    """
    broken = tuple(_structure(aid, facts))
    walk = None if broken else states.walk(aid)
    if walk is None or walk.misfits:
        # What cannot be walked to its ends, every answer a way on, has no states to prove anything of.
        broken = broken if walk is None else tuple(_misfits(walk))
        return Proof(states=0, paths=0, rules=0, exercised=frozenset(), monotone=0, violations=broken)
    found = list(_unreachable(walk))
    exercised = set()
    for rule in rules:
        looked, wrong = _check_rule(walk, rule)
        exercised |= {rule.id} if looked else set()
        found += wrong
    bounds = _bounds(walk)
    monotone, wrong = _monotonicity(walk, bounds)
    found += wrong
    if not aid.historic:
        found += _not_sure(walk, bounds)
        found += _risk_questions(aid, facts)
    if not walk.states or not walk.paths:
        found.append(Violation(rule="looked-at-nothing", sentence="No state of this aid could be reached.", path=()))
    if rules and not exercised:
        found.append(Violation(rule="looked-at-nothing", sentence="No safety rule met any state of this aid.", path=()))
    return Proof(
        states=len(walk.states),
        paths=walk.paths,
        rules=len(exercised),
        exercised=frozenset(exercised),
        monotone=monotone,
        violations=tuple(found),
    )


def is_walkable(aid: Aid) -> bool:
    """Whether every answer leads somewhere and no way comes round again."""
    return not any(_lost_ways(aid)) and states.is_acyclic(aid) and all(one.answers for one in aid.questions)


def notices(aid: Aid, rules: Sequence[SafetyRule], facts: Mapping[str, Fact]) -> bool:
    """Whether ``prove`` finds anything wrong; it stops at the first thing."""
    if any(_structure(aid, facts)):
        return True
    walk = states.walk(aid)
    if walk.misfits or any(_unreachable(walk)):
        return True
    bounds = _bounds(walk)
    if not aid.historic and (any(_risk_questions(aid, facts)) or any(_not_sure(walk, bounds))):
        return True
    exercised = False
    for rule in rules:
        looked, wrong = _check_rule(walk, rule)
        if wrong:
            return True
        exercised = exercised or looked > 0
    return (bool(rules) and not exercised) or bool(_monotonicity(walk, bounds)[1]) or not walk.paths


def in_words(aid: Aid, path: Path) -> tuple[str, ...]:
    """A path in the practitioner's words: each question with the answer given."""
    said = []
    for question, answer in path:
        asked = aid.question[question]
        given = asked.answer(answer)
        said.append(f"{asked.ask} {given.label if given else answer}.")
    return tuple(said)


def _structure(aid: Aid, facts: Mapping[str, Fact]) -> Iterator[Violation]:
    """What must hold before the graph can be walked at all."""
    lost = list(_lost_ways(aid))
    yield from lost
    for question in aid.questions:
        if not question.answers:
            yield Violation(rule="dead-end", sentence=f"The question {question.id} has no answer.", path=())
        for sentence in _answers_missing(aid, question, facts):
            yield Violation(rule="answer-missing", sentence=sentence, path=())
    if not lost and not states.is_acyclic(aid):
        yield Violation(rule="goes-round", sentence="The questions go round in a circle.", path=())


def _lost_ways(aid: Aid) -> Iterator[Violation]:
    """Each answer or row that leads to nothing in the aid."""
    ways = [answer.go for question in aid.questions for answer in question.answers if not answer.decide]
    ways += [row.go for table in aid.tables for row in table.rows]
    for node in dict.fromkeys(ways):
        if node not in aid.question and node not in aid.outcome:
            yield Violation(rule="goes-nowhere", sentence=f"There is no question or outcome {node}.", path=())
    handed = (answer.decide for question in aid.questions for answer in question.answers if answer.decide)
    for table in dict.fromkeys(handed):
        if table not in aid.table:
            yield Violation(rule="goes-nowhere", sentence=f"There is no table {table}.", path=())


def _answers_missing(aid: Aid, question: Question, facts: Mapping[str, Fact]) -> Iterator[str]:
    """Yes needs no, a current aid offers not-sure, and every value of a question's fact can be answered."""
    given = {answer.id for answer in question.answers}
    wanted = {"yes", "no"} if given & {"yes", "no"} else set()
    wanted |= set() if aid.historic else {NOT_SURE}
    for answer_id in sorted(wanted - given):
        yield f"The question {question.id} has no answer {answer_id}."
    offered = {answer.value for answer in question.answers}
    for value in facts[question.fact].values if question.fact in facts else ():
        if value not in offered:
            yield f"No answer to {question.id} says that the fact is {value}."


def _misfits(walk: Walk) -> Iterator[Violation]:
    for one in walk.misfits:
        what = "no row" if not one.rows else f"{one.rows} rows"
        path = (*walk.shortest(one.state), (one.state.node, one.answer))
        table = walk.aid.table[one.table]
        offered = {word: [answer.id for answer in walk.aid.question[word].answers] for word in table.reads}
        few = tables.narrowed(table, offered, dict(path))
        least = " ".join(in_words(walk.aid, tuple(step for step in path if step in few)))
        yield Violation(
            rule="table-gap" if not one.rows else "table-overlap",
            sentence=f"The table {one.table} has {what} where it is answered: {least or 'anything at all.'}",
            path=in_words(walk.aid, path),
        )


def _unreachable(walk: Walk) -> Iterator[Violation]:
    met = {state.node for state in walk.states}
    for what, nodes in (("question", walk.aid.question), ("outcome", walk.aid.outcome)):
        for node in nodes:
            if node not in met:
                sentence = f"No answer leads to the {what} {node}."
                yield Violation(rule="never-reached", sentence=sentence, path=())


class _Watched(NamedTuple):
    """A state beside what one rule has to remember: the facts it names, and what came after they were known."""

    state: State
    facts: Path
    any_fact: bool
    asked_since: bool


def _check_rule(walk: Walk, rule: SafetyRule) -> tuple[int, list[Violation]]:
    """How many outcomes a rule spoke of, and each outcome that breaks it with a shortest path there."""
    aid = walk.aid
    established = {question.fact for question in aid.questions}
    if any(UNKNOWN not in values and fact not in established for fact, values in rule.when.items()):
        return 0, []  # it speaks of a fact that this aid never asks about
    start = _Watched(
        state=walk.states[0],
        facts=tuple((fact, UNKNOWN) for fact in (*rule.when, *(one for one in rule.asked if one not in rule.when))),
        any_fact=not rule.any_fact,
        asked_since=False,
    )
    came: dict[_Watched, tuple[_Watched, str] | None] = {start: None}
    todo, looked = deque([start]), 0
    broken: dict[tuple[str, str], Violation] = {}
    while todo:
        here = todo.popleft()
        known = dict(here.facts)
        holds = here.any_fact and all(known[fact] in values for fact, values in rule.when.items())
        outcome = aid.outcome.get(here.state.node)
        if outcome is not None:
            if holds and (not rule.results or outcome.result in rule.results):
                looked += 1
                for sentence in _breaks(aid, rule, outcome, here):
                    path = in_words(aid, _back(came, here))
                    wrong = Violation(rule=rule.id, sentence=sentence, path=path, node=outcome.id)
                    broken.setdefault((outcome.id, sentence), wrong)
            continue
        question = aid.question[here.state.node]
        since = holds and (bool(rule.when) or bool(rule.any_fact))
        for answer_id, to in walk.arrows[here.state]:
            facts, any_fact = here.facts, here.any_fact
            if question.fact:
                answer = question.answer(answer_id)
                value = answer.value if answer else ""
                facts = tuple((fact, value if fact == question.fact else was) for fact, was in facts)
                any_fact = any_fact or value == rule.any_fact
            now = _Watched(state=to, facts=facts, any_fact=any_fact, asked_since=since)
            if now not in came:
                came[now] = (here, answer_id)
                todo.append(now)
    return looked, list(broken.values())


def _back(came: Mapping[_Watched, tuple[_Watched, str] | None], here: _Watched) -> Path:
    path: list[tuple[str, str]] = []
    step = came[here]
    while step is not None:
        before, answer = step
        path.append((before.state.node, answer))
        step = came[before]
    return tuple(reversed(path))


def _breaks(aid: Aid, rule: SafetyRule, outcome: Outcome, here: _Watched) -> Iterator[str]:
    """A sentence for each thing that an outcome lacks, or has, against a rule that speaks of it."""
    start = f"{rule.title}. The outcome {outcome.id}"
    if rule.protection and rank(outcome.protection) < rank(rule.protection):
        yield f"{start} has protection {outcome.protection}, and the rule asks for {rule.protection} or more."
    if rule.must_results and outcome.result not in rule.must_results:
        yield f"{start} comes to {outcome.result}."
    if outcome.result in rule.never_results:
        yield f"{start} comes to {outcome.result}, which the rule forbids."
    if rule.at_once and here.asked_since:
        yield f"{start} comes only after another question."
    for fact in rule.asked:
        if dict(here.facts)[fact] == UNKNOWN:
            yield f"{start} comes before anyone has asked about {fact.partition('#')[2]}."
    yield from (f"{start} {lack}" for lack in _lacks(aid, rule, outcome))


def _lacks(aid: Aid, rule: SafetyRule, outcome: Outcome) -> Iterator[str]:
    """What a rule wants an outcome to offer and it does not: a number, a field of the record, a deadline."""
    roles = {action.contact_role for action in outcome.actions}
    yield from (f"gives no number for {role}." for role in rule.contacts if role not in roles)
    asks = outcome.must_record
    yield from (f"does not ask for {field} in its record." for field in rule.record if field not in asks)
    held = [aid.deadline[action.deadline] for action in outcome.actions if action.deadline in aid.deadline]
    for wanted in rule.deadlines:
        if not any(no_later(one, wanted) for one in held):
            yield f"does not keep the deadline {wanted.id}, or allows longer than it."


# Units that are whole numbers of another.
_IN_SMALLER = {
    "hour": ("hour", 1),
    "day": ("day", 1),
    "week": ("day", 7),
    "working-day": ("working-day", 1),
    "working-week": ("working-day", 5),
    "month": ("month", 1),
    "year": ("month", 12),
}


def no_later(one: Deadline, wanted: Deadline) -> bool:
    """Whether a deadline for the same event is certainly no later than another, whenever the event is."""
    if (one.event, one.direction, one.by) != (wanted.event, wanted.direction, wanted.by):
        return False
    if not _moves_no_later(one, wanted):
        return False
    if one.by:
        return True
    (mine, times), (theirs, their_times) = _IN_SMALLER[one.unit], _IN_SMALLER[wanted.unit]
    count, wanted_count = one.count * times, wanted.count * their_times
    # As many working days end on the same day only by the same table of them.
    alike = mine == theirs and (mine != "working-day" or one.calendar == wanted.calendar)
    if one.direction == "before":
        return alike and count >= wanted_count
    if (mine, theirs) == ("hour", "working-day"):
        # Clocks go forward on a Sunday, so a working day later is at least a day later whatever they do. A plain day
        # is not: 24 hours from late on that Saturday end after Sunday does.
        return count <= 24 * wanted_count
    # As many days never end later than as many working days.
    return (alike or (mine, theirs) == ("day", "working-day")) and count <= wanted_count


def _moves_no_later(one: Deadline, wanted: Deadline) -> bool:
    """Whether a closed last day certainly moves no later by one deadline than by another."""
    mine, theirs = (IF_CLOSED.index(each.if_closed) for each in (one, wanted))
    # Two that move alike move alike only by the same table of closed days.
    return mine < theirs or (mine == theirs and (not one.if_closed or one.calendar == wanted.calendar))


def rank(protection: str) -> int:
    """The place of a protection on the declared scale; -1 for an outcome that protects nobody."""
    return _ranks().get(protection, -1)


@cache
def _ranks() -> Mapping[str, int]:
    return {word: place for place, word in enumerate(kinds.protection_scale())}


@dataclass(frozen=True, kw_only=True)
class _Bounds:
    """For each state the least and the most that any outcome after it protects.

    In ``unadvised`` advice counts as more than anything.
    """

    least: Mapping[State, int]
    most: Mapping[State, int]
    unadvised: Mapping[State, int]


def _bounds(walk: Walk) -> _Bounds:
    least: dict[State, int] = {}
    most: dict[State, int] = {}
    unadvised: dict[State, int] = {}
    for state in reversed(walk.in_order):
        outcome = walk.aid.outcome.get(state.node)
        onward = [to for _, to in walk.arrows[state]]
        mine = rank(outcome.protection) if outcome else 0
        least[state] = min((least[to] for to in onward), default=mine)
        most[state] = max((most[to] for to in onward), default=mine)
        advised = len(_ranks()) if outcome and outcome.result == ADVICE else mine
        unadvised[state] = min((unadvised[to] for to in onward), default=advised)
    return _Bounds(least=least, most=most, unadvised=unadvised)


def _monotonicity(walk: Walk, bounds: _Bounds) -> tuple[int, list[Violation]]:
    """How many questions were checked, and each break: a more worrying answer that ends less protected.

    The two answers are followed side by side, with every other question answered alike in both.
    """
    checked, found = 0, []
    for question in walk.aid.questions:
        if not question.worry:
            continue
        looked = 0
        for state in walk.at.get(question.id, ()):
            onward = walk.leads[state]
            for calmer, worse in pairwise(question.worry):
                if calmer not in onward or worse not in onward:
                    continue
                looked += 1
                low = _lower(walk, onward[worse], onward[calmer], bounds.least, bounds.most)
                if low is not None:
                    path = (*walk.shortest(state), (question.id, worse))
                    found.append(
                        Violation(
                            rule="monotonicity",
                            sentence=f"Answering {question.id} with more worry ends at {low[0]}, which protects the "
                            f"child less than {low[1]}, where the less worrying answer {calmer} ends.",
                            path=in_words(walk.aid, path),
                            node=question.id,
                        )
                    )
        checked += bool(looked)
    declared = sum(bool(one.worry) for one in walk.aid.questions)
    if checked < declared:
        sentence = "A question declares an order of worry and no pair of its answers could be compared."
        found.append(Violation(rule="looked-at-nothing", sentence=sentence, path=()))
    return checked, found


def _lower(
    walk: Walk, here: State, there: State, least: Mapping[State, int], most: Mapping[State, int]
) -> tuple[str, str] | None:
    """A pair of outcomes where the first protects less, reached by the same answers to the questions they share."""

    def cannot_be_lower(one: State, other: State) -> bool:
        return one is other or least[one] >= most[other]

    if cannot_be_lower(here, there):
        return None
    # Of two outcomes the first protects less, or they would have been passed by.
    pairs = side_by_side.ends(walk, walk, start=(here, there), past=cannot_be_lower)
    return next(((pair.mine, pair.theirs) for pair in pairs), None)


def _not_sure(walk: Walk, bounds: _Bounds) -> Iterator[Violation]:
    """*Not sure* ends at advice, or protects no less than the more worrying of its neighbours (design §4).

    Ending means whatever else is answered. Where the same is asked of several things and a table decides, some may end
    at advice and others at as much protection.
    """
    for state in walk.states:
        question = walk.aid.question.get(state.node)
        onward = walk.leads[state]
        if question is None or NOT_SURE not in onward:
            continue
        unsure = walk.aid.outcome.get(onward[NOT_SURE].node)
        if unsure is not None and unsure.result == ADVICE:
            continue
        worst = onward.get(question.worry[-1]) if question.worry else None
        if worst is None or _lower(walk, onward[NOT_SURE], worst, bounds.unadvised, bounds.most) is not None:
            yield Violation(
                rule="not-sure-protects",
                sentence=f"Someone who answers Not sure to {question.id} gets neither advice nor as much protection as "
                "the most worrying answer gives.",
                path=in_words(walk.aid, (*walk.shortest(state), (question.id, NOT_SURE))),
                node=question.id,
            )


def unguarded(aid: Aid, met: Sequence[SafetyRule], facts: Mapping[str, Fact]) -> Iterator[Violation]:
    """A current aid that no safety rule met, or that asks about a risk which no rule it met speaks of."""
    if not met:
        yield Violation(rule="unguarded", sentence="No safety rule met any state of this aid.", path=())
    spoken_of = {(fact, value) for rule in met for fact, values in rule.when.items() for value in values}
    for question in aid.questions:
        for value in sorted(facts[question.fact].risk) if question.fact in facts else ():
            if (question.fact, value) not in spoken_of:
                sentence = (
                    f"The question {question.id} asks about a risk, and no safety rule says what {value} must lead to."
                )
                yield Violation(rule="unguarded-risk", sentence=sentence, path=(), node=question.id)


def _risk_questions(aid: Aid, facts: Mapping[str, Fact]) -> Iterator[Violation]:
    """Every question about a risk declares an order of worry (design §9, *Protection*)."""
    for question in aid.questions:
        if question.fact in facts and facts[question.fact].risk and not question.worry:
            sentence = f"The question {question.id} asks about a risk and declares no order of worry."
            yield Violation(rule="risk-without-worry", sentence=sentence, path=(), node=question.id)


def facts_of(register: Register) -> Mapping[str, Fact]:
    """Every fact of the register by its address."""
    return {
        str(record.address): Fact(
            values=tuple(record.value["values"]),
            risk=frozenset(record.value.get("risk", ())),
        )
        for record in register.records_of("facts")
    }


def without_sources(aid: Aid, gone: frozenset[str]) -> Aid:
    """The aid as it would be if some sources did not exist.

    An outcome keeps its protection as long as one of the grounds it rests on is left. An action that cites only what is
    gone is dropped.
    """

    def reduced(outcome: Outcome) -> Outcome:
        actions = tuple(one for one in outcome.actions if not one.cites or set(one.cites) - gone)
        stands = not outcome.rests_on or bool(set(outcome.rests_on) - gone)
        kept = outcome.protection if stands else ""
        return replace(outcome, actions=actions, protection=kept)

    return replace(aid, outcomes=tuple(reduced(one) for one in aid.outcomes))
