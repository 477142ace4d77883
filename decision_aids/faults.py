"""Planted faults: every small thing that could go wrong in an aid, put in on purpose to see whether a checker notices.

A fault belongs to the at-risk class when, against the aid as it was, some complete answers that hold a risk fact end
lower in protection, lose a number to ring in an emergency, or get a later deadline (design §9, *Planted faults*). That
class must be killed by structure and safety rules alone. No rule binds a historic aid, which keeps the routing of its
source, so it has no such class: its faults are for its table to find.

A change after which every answer still leads the same way is no fault, and is not counted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from decision_aids import deadlines, expected, proof, side_by_side, states
from decision_aids.model import Action, Aid, Answer, Deadline, Outcome, Question, Row, Some, Table
from decision_aids.proof import SafetyRule
from schemas import kinds

EMERGENCY_ROLES = frozenset({"emergency-services", "front-door", "out-of-hours"})


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One planted fault: what was done, in words, and the aid that came of it."""

    what: str
    aid: Aid


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What became of one planted fault."""

    what: str
    at_risk: bool
    killed_by_rules: bool
    killed_by_table: bool

    @property
    def killed(self) -> bool:
        """Whether any checker noticed."""
        return self.killed_by_rules or self.killed_by_table


def trials(
    aid: Aid,
    rules: Sequence[SafetyRule],
    facts: Mapping[str, proof.Fact],
    table: expected.Table | None,
) -> tuple[Trial, ...]:
    """Plant every fault in a sound aid, and see which checker notices each."""
    was = states.walk(aid)
    tried = (_try(was, fault, rules, facts, table) for fault in plant(aid))
    return tuple(one for one in tried if one is not None)


def _try(
    was: states.Walk,
    fault: Fault,
    rules: Sequence[SafetyRule],
    facts: Mapping[str, proof.Fact],
    table: expected.Table | None,
) -> Trial | None:
    """What became of a fault, or None for a change that is none."""
    killed_by_rules = proof.notices(fault.aid, rules, facts)
    # What cannot be walked to its ends leads nobody anywhere, and structure has killed it.
    now = states.walk(fault.aid) if proof.is_walkable(fault.aid) else None
    killed_by_table = now is not None and table is not None and expected.notices(fault.aid, table)
    if not killed_by_rules and not killed_by_table and now is not None and _is_the_same(was, now):
        return None
    at_risk = now is not None and not was.aid.historic and _less_protected(was, now, facts)
    return Trial(what=fault.what, at_risk=at_risk, killed_by_rules=killed_by_rules, killed_by_table=killed_by_table)


def _is_the_same(was: states.Walk, now: states.Walk) -> bool:
    """Whether every answer still leads the same way, to outcomes and questions that are what they were."""
    if (was.aid.outcomes, was.aid.deadlines) != (now.aid.outcomes, now.aid.deadlines):
        return False
    todo, seen = [(was.states[0], now.states[0])], set()
    while todo:
        pair = todo.pop()
        if pair in seen:
            continue
        seen.add(pair)
        one, other = pair
        arrows, theirs = dict(was.arrows[one]), dict(now.arrows[other])
        if one.node != other.node or arrows.keys() != theirs.keys():
            return False
        todo += [(to, theirs[answer]) for answer, to in arrows.items()]
    return True


def _less_protected(was: states.Walk, now: states.Walk, facts: Mapping[str, proof.Fact]) -> bool:
    """Whether some answers that hold a risk fact end worse than they did."""
    risks = {fact: one.risk for fact, one in facts.items()}
    for pair in side_by_side.ends(was, now, risks=risks):
        if not pair.at_risk:
            continue
        before, after = was.aid.outcome[pair.mine], now.aid.outcome.get(pair.theirs)
        if after is None:
            continue  # a table without a row for them stops them at a question, which structure kills
        if proof.rank(after.protection) < proof.rank(before.protection):
            return True
        if (_numbers(before) - _numbers(after)) & EMERGENCY_ROLES:
            return True
        kept = [_deadline(now.aid, one.deadline) for one in after.actions if one.deadline]
        for one in before.actions:
            if one.deadline and not any(proof.no_later(mine, _deadline(was.aid, one.deadline)) for mine in kept):
                return True
    return False


def _numbers(outcome: Outcome) -> frozenset[str]:
    return frozenset(one.contact_role for one in outcome.actions)


def _deadline(aid: Aid, address: str) -> Deadline:
    return aid.deadline[address]


@dataclass(frozen=True, kw_only=True)
class Judged:
    """The planted faults that nobody noticed, held against those that were allowed to survive.

    ``survivors`` are the ones not allowed: unlisted, or of the at-risk class and not killed by the rules. ``stale`` are
    listed ones that survive no more. ``enough`` says whether as many are killed as must be.
    """

    survivors: tuple[str, ...]
    accepted: tuple[str, ...]
    stale: tuple[str, ...]
    enough: bool


#: Of a hundred planted faults, so many at least have to be killed.
FEWEST_KILLED = 95


def judge(planted: Sequence[Trial], allowed: Mapping[str, str]) -> Judged:
    """What is to be said of the faults planted in one aid, given a reason for each that may survive."""
    unsafe = [one.what for one in planted if one.at_risk and not one.killed_by_rules]
    unnoticed = [one.what for one in planted if not one.killed and one.what not in unsafe]
    killed = sum(one.killed for one in planted)
    return Judged(
        survivors=(*unsafe, *(what for what in unnoticed if what not in allowed)),
        accepted=tuple(what for what in unnoticed if what in allowed),
        stale=tuple(what for what in allowed if what not in unnoticed),
        enough=100 * killed >= FEWEST_KILLED * len(planted),
    )


def plant(aid: Aid) -> Iterator[Fault]:
    """Every fault of every class, each in a copy of the aid of its own."""
    for question in aid.questions:
        yield from _misrouted(aid, question)
    for table in aid.tables:
        yield from _miswritten(aid, table)
    for outcome in aid.outcomes:
        yield from _weakened(aid, outcome)
        yield from _handed_elsewhere(aid, outcome)
    for role in dict.fromkeys(action.contact_role for one in aid.outcomes for action in one.actions):
        if role:
            outcomes = tuple(replace(one, actions=_without(one, role)) for one in aid.outcomes)
            yield Fault(what=f"nobody is given the number of {role} any more", aid=replace(aid, outcomes=outcomes))
    for deadline in aid.deadlines:
        for said, longer in _longer(deadline):
            changed = tuple(longer if one.id == deadline.id else one for one in aid.deadlines)
            yield Fault(what=f"{deadline.id} {said}", aid=replace(aid, deadlines=changed))


def _longer(deadline: Deadline) -> Iterator[tuple[str, Deadline]]:
    """Each change by which a deadline allows longer, if only from some starts."""
    if deadline.by:
        # A day earlier is a year later for what happens on the day itself.
        yield from ((f"is by {by}", replace(deadline, by=by)) for by in deadlines.days_beside(deadline.by))
    else:
        count = deadline.count + 1 if deadline.direction == "after" else deadline.count - 1
        yield "allows longer", replace(deadline, count=count)
    if deadline.if_closed == "working-day-before":
        yield "stays on a closed day", replace(deadline, if_closed="")


def _misrouted(aid: Aid, question: Question) -> Iterator[Fault]:
    """Each answer sent to every other node, dropped, and swapped with each other answer."""
    for index, answer in enumerate(question.answers):
        where = f"{question.id} {answer.id}"
        for node in (*aid.question, *aid.outcome):
            if node not in {answer.go, question.id}:
                yield Fault(
                    what=f"{where} goes to {node}",
                    aid=_answer(aid, question, index, replace(answer, go=node, decide="")),
                )
        for table in aid.table:
            if table != answer.decide:
                to = replace(answer, go="", decide=table)
                yield Fault(what=f"{where} is decided by {table}", aid=_answer(aid, question, index, to))
        rest = (*question.answers[:index], *question.answers[index + 1 :])
        yield Fault(what=f"{where} is dropped", aid=_question(aid, replace(question, answers=rest)))
        for later in range(index + 1, len(question.answers)):
            yield from _swapped(aid, question, index, later)


def _miswritten(aid: Aid, table: Table) -> Iterator[Fault]:
    """Each row of a table sent to every other node or left out, and each of its cells changed."""
    for index, row in enumerate(table.rows):
        where = f"{table.id} row {index + 1}"
        for node in (*aid.question, *aid.outcome):
            if node != row.go:
                yield Fault(what=f"{where} goes to {node}", aid=_rows(aid, table, index, replace(row, go=node)))
        yield Fault(what=f"{where} is left out", aid=_rows(aid, table, index))
        for question, allowed in row.when.items():
            for said, changed in _other_answers(aid, (question,), allowed):
                when = {**row.when, question: changed}
                what = f"{where} {said} for {question}"
                yield Fault(what=what, aid=_rows(aid, table, index, replace(row, when=when)))
        for place, count in enumerate(row.some):
            for said, other in _other_counts(aid, count):
                some = (*row.some[:place], other, *row.some[place + 1 :])
                what = f"{where} count {place + 1} {said}"
                yield Fault(what=what, aid=_rows(aid, table, index, replace(row, some=some)))


def _other_answers(
    aid: Aid, questions: Sequence[str], allowed: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each answer taken from those a cell allows, and each added that it does not."""
    for answer in dict.fromkeys(one.id for word in questions for one in aid.question[word].answers):
        if answer in allowed:
            yield f"no longer fits {answer}", tuple(one for one in allowed if one != answer)
        else:
            yield f"fits {answer} too", (*allowed, answer)


def _other_counts(aid: Aid, count: Some) -> Iterator[tuple[str, Some]]:
    yield "needs one more", replace(count, at_least=count.at_least + 1)
    yield "needs one fewer", replace(count, at_least=count.at_least - 1)
    for said, answers in _other_answers(aid, count.questions, count.answers):
        yield said, replace(count, answers=answers)


def _rows(aid: Aid, table: Table, index: int, *instead: Row) -> Aid:
    rows = (*table.rows[:index], *instead, *table.rows[index + 1 :])
    return replace(aid, tables=tuple(replace(one, rows=rows) if one.id == table.id else one for one in aid.tables))


def _handed_elsewhere(aid: Aid, outcome: Outcome) -> Iterator[Fault]:
    """The way on to another aid dropped, and sent to each other one that the aid knows, itself among them."""
    if outcome.hand_over:
        yield Fault(what=f"{outcome.id} hands over to nothing", aid=_outcome(aid, replace(outcome, hand_over="")))
        for other in dict.fromkeys((aid.aid, *(one.hand_over for one in aid.outcomes if one.hand_over))):
            if other != outcome.hand_over:
                changed = replace(outcome, hand_over=other)
                yield Fault(what=f"{outcome.id} hands over to {other}", aid=_outcome(aid, changed))


def _without(outcome: Outcome, role: str) -> tuple[Action, ...]:
    """The actions of an outcome, none of which gives the number of a role."""
    return tuple(
        replace(one, contact="", contact_role="") if one.contact_role == role else one for one in outcome.actions
    )


def _weakened(aid: Aid, outcome: Outcome) -> Iterator[Fault]:
    scale = kinds.protection_scale()
    for lower in scale[: proof.rank(outcome.protection)]:
        changed = replace(outcome, protection=lower)
        yield Fault(what=f"{outcome.id} protects only as {lower}", aid=_outcome(aid, changed))
    for index, action in enumerate(outcome.actions):
        before, after = outcome.actions[:index], outcome.actions[index + 1 :]
        if action.contact or action.contact_role:
            who = action.contact or action.contact_role
            lost = replace(action, contact_role="", contact="")
            changed = replace(outcome, actions=(*before, lost, *after))
            yield Fault(what=f"{outcome.id} action {index + 1} loses the number of {who}", aid=_outcome(aid, changed))
        if action.deadline:
            changed = replace(outcome, actions=(*before, replace(action, deadline=""), *after))
            what = f"{outcome.id} action {index + 1} loses the deadline {action.deadline}"
            yield Fault(what=what, aid=_outcome(aid, changed))
    for field in outcome.must_record:
        left = tuple(one for one in outcome.must_record if one != field)
        yield Fault(
            what=f"{outcome.id} no longer asks for {field}", aid=_outcome(aid, replace(outcome, must_record=left))
        )


def _swapped(aid: Aid, question: Question, index: int, later: int) -> Iterator[Fault]:
    one, other = question.answers[index], question.answers[later]
    if (one.go, one.decide) == (other.go, other.decide):
        return  # both lead to the same place, so nothing would change
    answers: list[Answer] = list(question.answers)
    answers[index] = replace(one, go=other.go, decide=other.decide)
    answers[later] = replace(other, go=one.go, decide=one.decide)
    yield Fault(
        what=f"{question.id} {one.id} and {other.id} are swapped",
        aid=_question(aid, replace(question, answers=tuple(answers))),
    )


def _answer(aid: Aid, question: Question, index: int, instead: Answer) -> Aid:
    answers = (*question.answers[:index], instead, *question.answers[index + 1 :])
    return _question(aid, replace(question, answers=answers))


def _question(aid: Aid, changed: Question) -> Aid:
    return replace(aid, questions=tuple(changed if one.id == changed.id else one for one in aid.questions))


def _outcome(aid: Aid, changed: Outcome) -> Aid:
    return replace(aid, outcomes=tuple(changed if one.id == changed.id else one for one in aid.outcomes))
