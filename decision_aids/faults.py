"""Planted faults: every small thing that could go wrong in an aid, put in on purpose to see whether a checker notices.

A fault belongs to the at-risk class when, against the aid as it was, some complete answers that hold a risk fact end
lower in protection, lose a number to ring in an emergency, or get a later deadline (design §9, *Planted faults*). That
class must be killed by structure and safety rules alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from decision_aids import expected, proof, side_by_side, states
from decision_aids.model import Aid, Answer, Deadline, Outcome, Question, Table
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
    return tuple(_try(was, fault, rules, facts, table) for fault in plant(aid))


def _try(
    was: states.Walk,
    fault: Fault,
    rules: Sequence[SafetyRule],
    facts: Mapping[str, proof.Fact],
    table: expected.Table | None,
) -> Trial:
    found = proof.prove(fault.aid, rules, facts).violations
    walkable = not any(one.rule in {"goes-round", "goes-nowhere", "dead-end"} for one in found)
    at_risk = walkable and _less_protected(was, states.walk(fault.aid), facts)
    noticed = walkable and table is not None and any(expected.compare(fault.aid, table))
    return Trial(what=fault.what, at_risk=at_risk, killed_by_rules=bool(found), killed_by_table=noticed)


def _less_protected(was: states.Walk, now: states.Walk, facts: Mapping[str, proof.Fact]) -> bool:
    """Whether some answers that hold a risk fact end worse than they did."""
    risks = {fact: one.risk for fact, one in facts.items()}
    for pair in side_by_side.ends(was, now, risks=risks):
        if not pair.at_risk:
            continue
        before, after = was.aid.outcome[pair.mine], now.aid.outcome[pair.theirs]
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


def plant(aid: Aid) -> Iterator[Fault]:
    """Every fault of every class, each in a copy of the aid of its own."""
    for question in aid.questions:
        yield from _misrouted(aid, question)
    for table in aid.tables:
        yield from _miswritten(aid, table)
    for outcome in aid.outcomes:
        yield from _weakened(aid, outcome)
    for deadline in aid.deadlines:
        longer = replace(deadline, count=deadline.count + 1 if deadline.direction == "after" else deadline.count - 1)
        changed = tuple(longer if one.id == deadline.id else one for one in aid.deadlines)
        yield Fault(what=f"{deadline.id} allows longer", aid=replace(aid, deadlines=changed))


def _misrouted(aid: Aid, question: Question) -> Iterator[Fault]:
    """Each answer sent to every other node, dropped, and swapped with each other answer."""
    for index, answer in enumerate(question.answers):
        where = f"{question.id} {answer.id}"
        for node in () if answer.decide else (*aid.question, *aid.outcome):
            if node not in {answer.go, question.id}:
                yield Fault(what=f"{where} goes to {node}", aid=_answer(aid, question, index, node))
        rest = (*question.answers[:index], *question.answers[index + 1 :])
        yield Fault(what=f"{where} is dropped", aid=_question(aid, replace(question, answers=rest)))
        for later in range(index + 1, len(question.answers)):
            yield from _swapped(aid, question, index, later)


def _miswritten(aid: Aid, table: Table) -> Iterator[Fault]:
    """Each row of a table sent to every other node."""
    for index, row in enumerate(table.rows):
        for node in (*aid.question, *aid.outcome):
            if node != row.go:
                rows = (*table.rows[:index], replace(row, go=node), *table.rows[index + 1 :])
                changed = tuple(replace(one, rows=rows) if one.id == table.id else one for one in aid.tables)
                yield Fault(what=f"{table.id} row {index + 1} goes to {node}", aid=replace(aid, tables=changed))


def _weakened(aid: Aid, outcome: Outcome) -> Iterator[Fault]:
    scale = kinds.protection_scale()
    for lower in scale[: proof.rank(outcome.protection)]:
        changed = replace(outcome, protection=lower)
        yield Fault(what=f"{outcome.id} protects only as {lower}", aid=_outcome(aid, changed))
    for index, action in enumerate(outcome.actions):
        rest = (*outcome.actions[:index], *outcome.actions[index + 1 :])
        if action.contact or action.contact_role:
            who = action.contact or action.contact_role
            changed = replace(outcome, actions=(*rest, replace(action, contact_role="", contact="")))
            yield Fault(what=f"{outcome.id} loses the number of {who}", aid=_outcome(aid, changed))
        if action.deadline:
            changed = replace(outcome, actions=(*rest, replace(action, deadline="")))
            yield Fault(what=f"{outcome.id} loses the deadline {action.deadline}", aid=_outcome(aid, changed))
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


def _answer(aid: Aid, question: Question, index: int, node: str) -> Aid:
    answers = list(question.answers)
    answers[index] = replace(answers[index], go=node)
    return _question(aid, replace(question, answers=tuple(answers)))


def _question(aid: Aid, changed: Question) -> Aid:
    return replace(aid, questions=tuple(changed if one.id == changed.id else one for one in aid.questions))


def _outcome(aid: Aid, changed: Outcome) -> Aid:
    return replace(aid, outcomes=tuple(changed if one.id == changed.id else one for one in aid.outcomes))
