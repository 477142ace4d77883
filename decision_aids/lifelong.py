"""The proof of an edition on every date in its life at which something it stands on changes.

Between two such dates nothing changes, so these are all its days. What is the same on a later date as on one looked at
before is not proved again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from decision_aids import compiler, proof, states
from decision_aids.model import Aid
from decision_aids.proof import Fact, Proof, SafetyRule, Violation
from schemas.checks import currency, links, reliance
from schemas.history import details, editions, periods
from schemas.history.periods import Period
from schemas.register import Edition, Record, Register

# What nobody may build on yet. An edition that cites a superseded source is dated and says so, but it is not wrong.
_NOT_TO_BUILD_ON = frozenset({currency.SOURCE_NOT_COMMENCED, currency.SOURCE_UNCONFIRMED, currency.SOURCE_UNREAD})
# A day by which everything has begun that says when it begins.
_SOME_DAY = "9999-12-31"


def prove(register: Register, edition: Edition, aid: Aid) -> Proof:
    """The proof of one edition: its compiled form, what it rests on, and the same again without unconfirmed law.

    An edition that is never in force, as a historic one or a draft, is proved once by its form alone, and without what
    will not be law on the day on which it is to begin.
    """
    facts = proof.facts_of(register)
    days = dates(register, edition, aid)
    first = proof.prove(aid, proof.rules_of(register, edition), facts)
    found = [*(replace(one, day=days[0] if days else "") for one in first.violations)]
    found += _not_in_force(register, edition)
    if edition.dates.counts and not days:
        found.append(Violation(rule="looked-at-nothing", sentence="No date of its life was looked at.", path=()))
    if not aid.historic:
        rules = proof.rules_of(register, edition)
        found += proof.unguarded(aid, [rule for rule in rules if rule.id in first.exercised], facts)
    seen: list[tuple[tuple[SafetyRule, ...], frozenset[str]]] = []
    for day in days or (edition.dates.effective_from,):
        here = (proof.rules_of(register, edition, day), unconfirmed(register, day) & _cited(aid))
        if here not in seen:
            seen.append(here)
            found += (replace(one, day=day) for one in _on(aid, *here, facts))
        found += (replace(one, day=day) for one in _times_that_changed(register, aid, day))
    return replace(first, dates=len(days), violations=_once(found))


def _once(found: Sequence[Violation]) -> tuple[Violation, ...]:
    """Each thing once, as it was told first: that is on its first bad day."""
    told: dict[tuple[str, str], Violation] = {}
    for one in found:
        told.setdefault((one.rule, one.sentence), one)
    return tuple(told.values())


def dates(register: Register, edition: Edition, aid: Aid) -> tuple[str, ...]:
    """Its first day, and every later day of its life on which something changes that it or a safety rule speaks of."""
    life = periods.of_edition(register, edition)
    if life is None:
        return ()
    found = {life[0]}
    for one in links.references(edition.value, edition.publisher):
        for first, last in reliance.in_force(register, str(one.address)) or ():
            found |= {first, editions.next_day(last) if last else ""}
    named = {wanted.id for rule in proof.rules_of(register, edition) for wanted in rule.deadlines}
    for address in (*_cited(aid), *named, *(one.id for one in aid.deadlines)):
        found |= _changes(register.records.get(address))
    return tuple(sorted(day for day in found if _within(life, day)))


def _within(life: Period, day: str) -> bool:
    return bool(day) and life[0] <= day and (not life[1] or day <= life[1])


def _changes(record: Record | None) -> set[str]:
    """The days on which a deadline's details, or a source's standing, change."""
    if record is None:
        return set()
    if record.kind == "sources":
        return {str(record.value.get(key) or "") for key in ("in_force_from", "superseded_from")}
    return {first for _, first, _ in details.lives(record)} if "dated" in record.value else set()


def _not_in_force(register: Register, edition: Edition) -> Iterator[Violation]:
    """Every citation in force for the aid's whole life."""
    for one, day in reliance.bad_days(register, edition):
        yield Violation(rule="cited-not-in-force", sentence=f"{one.text} is not in force on {day}.", path=(), day=day)


def _on(aid: Aid, rules: Sequence[SafetyRule], gone: frozenset[str], facts: Mapping[str, Fact]) -> Iterator[Violation]:
    """What is wrong with a current aid under the rules of a day, and without what nobody may build on that day."""
    found = proof.prove(aid, rules, facts).violations
    yield from found
    less = proof.without_sources(aid, gone)
    if aid.historic or less == aid:
        return
    yield from _rests_on_nothing_else(aid, less)
    known = {(one.rule, one.sentence) for one in found}
    for one in proof.prove(less, rules, facts).violations:
        if (one.rule, one.sentence) not in known:
            yield replace(one, sentence=f"Without the law that is not confirmed: {one.sentence}")


def _rests_on_nothing_else(aid: Aid, less: Aid) -> Iterator[Violation]:
    """Routing never depends on a source, so both go the same ways and only what an outcome stands on can differ."""
    if not states.is_acyclic(aid):
        return
    walk = states.walk(aid)
    for state in walk.states:
        full, left = aid.outcome.get(state.node), less.outcome.get(state.node)
        if full and left and proof.rank(left.protection) < proof.rank(full.protection):
            yield Violation(
                rule="unconfirmed-law",
                sentence=f"The outcome {state.node} rests only on law that nobody has confirmed.",
                path=proof.in_words(aid, walk.shortest(state)),
                node=state.node,
            )


def _times_that_changed(register: Register, aid: Aid, day: str) -> Iterator[Violation]:
    """A deadline that allows less on a day than the aid says, which has it as it was on the aid's own first day."""
    for one in aid.deadlines if day else ():
        record = register.records.get(one.id)
        if record is None or record.on(day) is None:
            continue  # told as a citation that is not in force
        if not proof.no_later(one, compiler.deadline_on(register, one.id, day)):
            sentence = f"The deadline {one.id} has changed since this edition began, and may allow less than it says."
            yield Violation(rule="deadline-changed", sentence=sentence, path=())


def unconfirmed(register: Register, day: str) -> frozenset[str]:
    """The addresses of every source that nobody may build on yet on a day: not begun, not confirmed or not read.

    Of a draft without a first day nobody can say what will not have begun by then, so the day may be empty.
    """
    return frozenset(
        str(one.address)
        for one in register.records_of("sources")
        if currency.standing(one.value, day or _SOME_DAY) in _NOT_TO_BUILD_ON
        or one.value["last_verified"] is None
        or one.value["status"] in _NOT_TO_BUILD_ON
    )


def _cited(aid: Aid) -> frozenset[str]:
    """Every address that an outcome or its actions cite or rest on, or a deadline cites."""
    found = {text for one in aid.deadlines for text in one.cites}
    for outcome in aid.outcomes:
        found |= {*outcome.cites, *outcome.rests_on}
        found |= {text for action in outcome.actions for text in action.cites}
    return frozenset(found)
