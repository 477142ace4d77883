"""The HTML of a step, made by the same code when the site is built and in the reader's page, so the two cannot drift.

``around`` everywhere is the value that ``surroundings.of`` makes: numbers to ring, what citations are called, and the
aid's timeline. ``root`` is the relative path from the page to the site's root. This module runs unchanged in the
reader's browser.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from decision_aids import deadlines, hand_over, record, record_text
from decision_aids.markup import Html, element, join
from decision_aids.model import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from decision_aids.graph import Path, State
    from decision_aids.model import Action, Aid, Outcome, Question
    from decision_aids.states import Walk

EMERGENCY: Final = "emergency-services"
FRONT_DOOR: Final = "front-door"
OUT_OF_HOURS: Final = "out-of-hours"

#: What each result says of itself above an outcome, so that colour is never alone.
RESULT_WORDS: Final = {
    "emergency": "Emergency",
    "refer": "Refer today",
    "advice": "Talk to someone now",
    "support": "Support",
    "share": "Share",
    "share-by-consent": "Share",
    "share-anonymised": "Decide and record",
    "withhold": "Decide and record",
    "offer": "Offer help, with agreement",
    "keep-engaging": "Stay with the family",
    "notify": "Notify",
    "raise": "Tell those who decide",
    "escalate": "Take it further",
    "review": "Review",
    "learn": "Learn from it",
    "permission": "Get permission first",
    "rate": "Result",
    "elsewhere": "Another procedure applies",
    "close": "Settled: record it",
}
# The same numbers stand on page after page, and would come before everything else that the search finds.
_NOT_SEARCHED: Final = {"data_search_exclude": True}
# Below each outcome: the reader decides, with their safeguarding lead, unless the aid says who does.
_INDICATIVE: Final = "This shows what the rules point to. It is not a decision"
_WITH_THE_LEAD: Final = ": that is yours, with your safeguarding lead."


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a step is shown: the words around the aid, the path to the site's root, and what is known of the reader.

    That is today's date, and the area where the child lives, by its name, once somebody has chosen it.
    """

    around: Mapping[str, Any]
    root: str
    today: str = ""
    area: str = ""


def fragment(aid: Aid, *words: str) -> str:
    """An opaque name for a step or an arrow, the same in every build.

    It says nothing by itself. Whoever opens it here sees the step it names, so the page says that the history remains.
    """
    said = "/".join((aid.aid, aid.edition, *words))
    return "k" + hashlib.sha256(said.encode()).hexdigest()[:10]


def arrow(aid: Aid, path: Path) -> str:
    """The name of the last arrow of a path, as the static page has it too; none where nothing was answered."""
    if not path:
        return ""
    *before, (question, answer) = path
    return fragment(aid, *aid.graph.state(question, dict(before)).words, answer)


def status_on(around: Mapping[str, Any], today: str) -> str:
    """The status of the aid on a day, read off its timeline."""
    return next(str(status) for day, status in reversed(around["timeline"]) if day <= today)


# The page as it is built, whole and walkable without JavaScript.


def aid_page(
    aid: Aid, around: Mapping[str, Any], walk: Walk, root: str, onward: Mapping[str, Aid] | None = None
) -> Html:
    """The whole of an aid as one static page: every question and outcome as a section, linked by its answers.

    Args:
        aid: the compiled aid.
        around: what stands around it.
        walk: its states.
        root: the relative path from the page to the site's root.
        onward: the aids that its outcomes hand over to, by item. A link to one leads to the step that is reached there
            with what is known on every way to the outcome.

    """
    place = Place(around=around, root=root)
    known = hand_over.certain(walk)
    numbers = {state: number for number, state in enumerate(walk.states, start=1)}
    coming: dict[State, list[str]] = {state: [] for state in walk.states}
    for state, arrows in walk.arrows.items():
        for answer, to in arrows:
            coming[to].append(fragment(aid, *state.words, answer))
    begin = fragment(aid, "begin")
    coming[walk.states[0]].append(begin)
    first = not aid.historic
    sections = [] if first else [_interruption(aid, place, begin)]
    for state in walk.states:
        here = _Static(place=place, walk=walk, numbers=numbers, state=state, onward=onward or {}, facts=known[state])
        sections.append(
            element(
                "section",
                *(element("span", id=name, class_="arrival") for name in coming[state]),
                here.step(),
                class_=_classes(aid, state.node, first=first and state == walk.states[0]),
                id=fragment(aid, *state.words),
                # By its number on paper: whoever reports a mistake in it leaves no answer in an address.
                data_part=f"{'outcome' if state.node in aid.outcome else 'step'} {numbers[state]}",
                tabindex="-1",
            )
        )
    return element(
        "div",
        _banner(aid, place),
        _before(aid) if first else None,
        element("div", *sections, class_="walk"),
        element("div", id="live", hidden=True),
        _throughout(aid, place),
        element(
            "p",
            "Without JavaScript, or until the page has loaded, write your record by hand: ",
            element("a", "a blank record to print", href=f"{root}england/record-of-a-decision/"),
            ".",
            class_="status",
            id="engine-status",
            role="status",
        ),
        id="aid",
        class_="aid",
        data_bundle=f"{root}{aid.aid}/{aid.edition}/aid.json",
        data_worker=f"{root}assets/worker.js",
        data_root=root,
    )


def _classes(aid: Aid, node: str, *, first: bool) -> str:
    kind = f"outcome outcome--{aid.outcome[node].protection}" if node in aid.outcome else "question"
    return " ".join(("step", kind, *(("step--first",) if first else ())))


@dataclass(frozen=True, kw_only=True)
class _Static:
    """One step of the static page: what it needs to say where each answer leads."""

    place: Place
    walk: Walk
    numbers: Mapping[State, int]
    state: State
    onward: Mapping[str, Aid]
    facts: Mapping[str, str]

    def step(self) -> Html:
        aid, node = self.walk.aid, self.state.node
        if node in aid.outcome:
            back = element("p", element("a", "Start again", href=f"#{fragment(aid, *self.walk.states[0].words)}"))
            outcome = aid.outcome[node]
            onward = self._step_onward(outcome.hand_over)
            body = outcome_body(aid, outcome, self.place, onward=onward, mark=str(self.numbers[self.state]))
            return join((_outcome_heading(self.numbers[self.state]), body, back))
        number = self.numbers[self.state]
        said = Beside(mark=str(number), after=aid.graph.after(node))
        return question_body(aid.question[node], self.place, self._link, number=number, beside=said)

    def _step_onward(self, item: str) -> str:
        """The fragment of the step that another aid begins at with what is known here; empty for its first one."""
        aid = self.onward.get(item)
        carried = tuple(hand_over.answers(aid, self.facts).items()) if aid else ()
        return f"#{arrow(aid, carried)}" if aid and carried else ""

    def _link(self, answer: str) -> tuple[str, str]:
        aid = self.walk.aid
        to = dict(self.walk.arrows[self.state])[answer]
        what = "outcome" if to.node in aid.outcome else "step"
        return f"#{fragment(aid, *self.state.words, answer)}", f"go to {what} {self.numbers[to]}"


def _outcome_heading(number: int) -> Html:
    return element("p", f"Outcome {number}", class_="step__number")


def _banner(aid: Aid, place: Place) -> Html | None:
    """What a person must know before relying on this edition at all."""
    if not aid.historic:
        return None
    words = element("p", element("strong", "Historic. Do not rely on this now."), " ", _instead(place))
    return element("div", words, class_="banner banner--historic", role="note")


def _instead(place: Place) -> Html:
    """What to use today in place of a historic aid, or whom to ring where nothing is in force."""
    instead = place.around["use_instead"]
    if not instead:
        return element("span", "Nothing is in force in its place. Ring the front door, or 999 in an emergency.")
    link = element("a", instead["title"], href=f"{place.root}{instead['path']}")
    return element("span", "Use today: ", link, ".", class_="instead")


def _interruption(aid: Aid, place: Place, begin: str) -> Html:
    """The page that a historic aid opens on and nobody can skip (design §9, *Historic*)."""
    return element(
        "section",
        element("h2", "Before you look at this", class_="step__ask", tabindex="-1"),
        element("p", aid.before_you_start),
        element("p", place.around["replaced_by"]) if place.around["replaced_by"] else None,
        element("p", _instead(place)),
        _first_numbers(place),
        element(
            "ul",
            element(
                "li",
                element(
                    "a",
                    "I know this is historic. Show me how it went",
                    class_="answer",
                    href=f"#{begin}",
                    data_begin=True,
                ),
            ),
            class_="answers",
        ),
        class_="step interruption step--first",
        id=fragment(aid, "interruption"),
        tabindex="-1",
    )


def _first_numbers(place: Place) -> Html:
    """999 and the front doors, as the first thing on a page that must not be relied on."""
    return element(
        "ul",
        *(_contact(one, place) for one in _with_role(place, EMERGENCY)),
        *_of_areas(place, FRONT_DOOR, OUT_OF_HOURS),
        class_="contacts", **_NOT_SEARCHED,
    )


def _before(aid: Aid) -> Html | None:
    if not aid.before_you_start:
        return None
    return element("div", element("p", aid.before_you_start), class_="banner banner--notice", role="note")


def _throughout(aid: Aid, place: Place) -> Html | None:
    """What holds at every step, which it follows. Where it names the emergency number, that is one to tap."""
    if not aid.throughout:
        return None
    number = next(one["telephone"] for one in _with_role(place, EMERGENCY))
    first, *others = aid.throughout.split(number)
    words = (part for other in others for part in (telephone(number), other))
    return element("p", first, *words, class_="throughout")


# One question, one outcome: the same on the static page and in the live one.


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What is said of a question beside its own words: to the eye above them, to a listener with them.

    ``mark``, such as ``live``, tells the elements of one step from those of another. ``after`` is how many more
    questions can come at most, the same whichever way led here. ``notice`` is what became of answers after a change.
    """

    mark: str
    after: int | None = None
    notice: str = ""


def to_come(after: int) -> str:
    """How far it still is, in words: the way to an outcome can be shorter, never longer."""
    if not after:
        return "This is the last question."
    return f"At most {after} more after this."


def question_body(  # noqa: PLR0913 - as live_step: each is one thing that only one of the pages knows
    question: Question,
    place: Place,
    link: Callable[[str], tuple[str, str]],
    *,
    number: int = 0,
    chosen: str = "",
    beside: Beside | None = None,
    first: bool = False,
) -> Html:
    """A question: its words, why we ask, its answers as links, and what it rests on.

    The focus lands on its words, so what stands above them describes them: a listener hears it too.

    Args:
        question: the question to show.
        place: where it is shown.
        link: for an answer's id, the link it follows and, in words, where that leads.
        number: the number of this step, for a person following on paper; 0 where nobody can.
        chosen: the answer given before, where a person has come back to change it.
        beside: what is said of it besides; nothing on a page to sign.
        first: whether it is the aid's first question, as the step of number 1 always is.

    """
    above = _above(question, beside) if beside else {"": _place_among(question)}
    described = " ".join(above) if beside else ""
    answers = []
    for answer in question.answers:
        href, where = link(answer.id)
        answers.append(
            element(
                "li",
                element(
                    "a",
                    element("span", answer.label, class_="answer__label"),
                    element("span", " (your answer before)", class_="answer__before") if answer.id == chosen else None,
                    element("span", f" {where}", class_="answer__where") if where else None,
                    class_="answer",
                    href=href,
                    data_question=question.id,
                    data_answer=answer.id,
                ),
            )
        )
    # In a hurry the first answer is in sight at once, on a phone too; what helps with it comes right below.
    answered = element("ul", *answers, class_="answers")
    told = element("ul", *(element("li", one) for one in question.help), class_="step__help") if question.help else ""
    prepare = place.around.get("prepare", {}).get(question.fact)
    gently = element("p", prepare, class_="step__prepare") if prepare else None
    return join(
        (
            element("p", f"Step {number}", class_="step__number step__number--paper") if number else None,
            *above.values(),
            element("h2", question.ask, class_="step__ask", tabindex="-1", aria_describedby=described or None),
            *((answered, gently, told) if first or number == 1 else (gently, told, answered)),
            element("p", "Only your own judgement can answer this. If in doubt, say so.", class_="step__judgement")
            if question.judgement
            else "",
            element("p", element("strong", "Why we ask. "), question.why, class_="step__why"),
            _cites(question.cites, place),
        )
    )


def _above(question: Question, beside: Beside) -> Mapping[str, Html]:
    """What stands above the words of a question, by its id."""
    notice, part, come = (f"{what}-{beside.mark}" for what in ("notice", "part", "come"))
    found = {
        notice: element("p", beside.notice, class_="status", id=notice) if beside.notice else None,
        part: _place_among(question, part),
        come: None if beside.after is None else element("p", to_come(beside.after), class_="step__number", id=come),
    }
    return {mark: one for mark, one in found.items() if one}


def _place_among(question: Question, mark: str | None = None) -> Html | None:
    """Of a question that is one of several: what is asked of them all, and how far a person has come."""
    whole = question.part_of
    return element("p", f"{whole.place} of {whole.of}: {whole.ask}", class_="step__part", id=mark) if whole else None


def outcome_body(  # noqa: PLR0913 - the pages that show an outcome know different things about it
    aid: Aid,
    outcome: Outcome,
    place: Place,
    *,
    dated: bool = False,
    onward: str = "",
    mark: str = "",
    notice: str = "",
) -> Html:
    """An outcome: what to do, with whom and by when, what it rests on, and what would change it.

    Args:
        aid: the compiled aid.
        outcome: the outcome to show.
        place: where it is shown.
        dated: whether the form of the record stands beside it, from whose moments the page works out each date.
        onward: the fragment of the step that the aid handed over to begins at; empty for its first.
        mark: what tells its elements from those of another step; nothing on a page to sign.
        notice: what became of answers after a change.

    """
    named = {what: f"{what}-{mark}" if mark else None for what in ("notice", "result")}
    said = element("p", notice, class_="status", id=named["notice"]) if notice else None
    described = f"{named['notice']} {named['result']}" if said else named["result"]
    actions = [_action(aid, action, place, outcome if dated else None) for action in outcome.actions]
    return join(
        (
            element("p", RESULT_WORDS[outcome.result], class_="outcome__label", id=named["result"]),
            element("h2", outcome.do, class_="step__ask", tabindex="-1", aria_describedby=described),
            _historic_first(aid, place),
            element("p", outcome.because, class_="outcome__because") if outcome.because else "",
            element("ol", *actions, class_="actions") if actions else "",
            said,
            element("p", element("strong", "What would change this. "), outcome.would_change, class_="outcome__change")
            if outcome.would_change
            else "",
            _hand_over(aid, outcome, place, onward) if outcome.hand_over else "",
            element("p", indicative(aid), class_="indicative"),
            _cites((*outcome.rests_on, *(one for one in outcome.cites if one not in outcome.rests_on)), place),
        )
    )


def indicative(aid: Aid) -> str:
    """What an outcome is not, and who decides: the reader with their safeguarding lead, or whoever the aid names."""
    return f"{_INDICATIVE}. {aid.who_decides}" if aid.who_decides else _INDICATIVE + _WITH_THE_LEAD


def _hand_over(aid: Aid, outcome: Outcome, place: Place, fragment: str) -> Html:
    """The way on to another aid, and whether what was answered here goes along."""
    onward = place.around["hand_over"][outcome.hand_over]
    href = f"{place.root}{onward['path']}{fragment}"
    link = element("a", onward["title"], href=href, data_onward=True)
    told = (
        " It asks in today's words, from its first question."
        if aid.historic
        else " What you have answered here goes along, and the next aid does not ask it again."
    )
    return element("p", element("strong", "Go on with: "), link, ".", told, class_="outcome__onward")


def _historic_first(aid: Aid, place: Place) -> Html | None:
    """On every outcome of a historic aid: 999, the front door and today's aid, before anything it says."""
    if not aid.historic:
        return None
    words = element("p", element("strong", "Do not rely on this now."), " ", _instead(place))
    return element("div", words, _first_numbers(place), class_="banner banner--historic", role="note")


def _action(aid: Aid, action: Action, place: Place, dated: Outcome | None) -> Html:
    return element(
        "li",
        element("span", action.do, ".", class_="action__do"),
        _numbers(action, place),
        _due(aid, action.deadline, place, dated) if action.deadline else None,
    )


def _numbers(action: Action, place: Place) -> Html | None:
    """The numbers for an action. Where none is held, that is said, with whom to ring instead."""
    if action.contact_role in {FRONT_DOOR, OUT_OF_HOURS}:
        rows = _of_areas(place, action.contact_role)
    elif action.contact or action.contact_role:
        rows = [_contact(one, place) for one in _named(action, place)]
    else:
        return None
    return element("ul", *(rows or [_elsewhere(place)]), class_="contacts", **_NOT_SEARCHED)


def _named(action: Action, place: Place) -> list[Mapping[str, Any]]:
    """The contacts that an action names, by their address or by their role."""
    called = {action.contact, action.contact_role}
    return [one for one in place.around["contacts"] if {one["address"], one["role"]} & called]


def told_to_ring(outcome: Outcome, place: Place) -> dict[int, str]:
    """Whom an outcome gave to ring, for its record, by the place of the action in its list, from 1.

    Which area's front door was meant is known only where one was chosen.
    """
    found = {}
    for number, action in enumerate(outcome.actions, start=1):
        of_area = action.contact_role in {FRONT_DOOR, OUT_OF_HOURS}
        given = [
            f"{one['area']}{': ' if one['area'] else ''}{one['title']}, {one['telephone']}"
            for one in _named(action, place)
            if one["telephone"] and (not of_area or one["area"] == place.area)
        ]
        if given:
            found[number] = "; ".join(given)
    return found


def _of_areas(place: Place, *roles: str) -> list[Html]:
    """The numbers of areas, those of the chosen one first: whoever is in a hurry rings the first number on the page.

    The others are folded away below, since a reader can have another child in mind than when they chose.
    """
    held = [one for role in roles for one in _with_role(place, role)]
    if not place.area:
        return [*(_contact(one, place) for one in held), _elsewhere(place)]
    near = [_contact(one, place) for one in held if one["area"] == place.area]
    far = [_contact(one, place) for one in held if one["area"] != place.area]
    others = element("ul", *far, _elsewhere(place), class_="contacts")
    folded = element("details", element("summary", "Another area"), others)
    first = near or [_elsewhere(place, f"{place.area}: ring")]
    return [*first, element("li", folded, class_="contact contact--others")]


def _elsewhere(place: Place, begin: str = "") -> Html:
    """Whom to ring where the child lives in an area whose numbers are not held here; ``begin`` names that area."""
    held = any(one["area"] for one in place.around["contacts"])
    return element(
        "li",
        begin or ("Another area: ring" if held else "Ring"),
        " the council where the child lives. Its number is not held here. "
        "If you cannot find it at once, ring the police on ",
        *_telephone(place, "police-non-emergency"),
        ", or ",
        *_telephone(place, EMERGENCY),
        " if anyone may be hurt.",
        class_="contact contact--elsewhere",
    )


def _telephone(place: Place, role: str) -> Iterable[Html]:
    held = [one for one in _with_role(place, role) if one["telephone"]]
    return [part for one in held for part in (telephone(one["telephone"]), changes(one))]


def _with_role(place: Place, role: str) -> list[Mapping[str, Any]]:
    return [one for one in place.around["contacts"] if one["role"] == role]


def telephone(number: str) -> Html:
    """A number to tap."""
    return element("a", number, class_="tel", href=f"tel:{number.replace(' ', '')}")


def _contact(one: Mapping[str, Any], place: Place) -> Html:
    """A contact: whose it is, the number, the hours, and when it was last checked.

    Where no area is chosen, the number of one says that it is for that one only: few areas are held, so the first
    number that a person meets is most often not that of where the child lives.
    """
    return element("li", *contact_parts(one, of_which=" only" if not place.area else ""), class_="contact")


def contact_parts(one: Mapping[str, Any], *, brief: bool = True, of_which: str = "") -> tuple[Html, ...]:
    """The parts of a contact: in a step briefly, with the rest to unfold; on the page of contacts in full."""
    area = element("span", f"{one['area']}{of_which}: ", class_="contact__area") if one["area"] else Html("")
    name = element("span", one["title"], " ", class_="contact__title")
    if not one["telephone"]:
        none = element("span", "no number is held for today. Ring 101, or 999 if anyone may be hurt.")
        return area, name, none, changes(one)
    again = one["if_no_answer"]
    warning = _if_no_answer(again)
    notes = " ".join(note for note in (one["note"], one["hours_from"]) if note)
    return (
        area,
        name,
        telephone(one["telephone"]),
        element("span", f" {one['hours']}.", class_="contact__hours"),
        changes(one),
        element("span", " ", element("a", one["email"], href=f"mailto:{one['email']}"), class_="contact__email")
        if one.get("email")
        else Html(""),
        # What decides whether a person gets through is never folded away.
        element("span", one["warning"], *warning, class_="contact__again") if one["warning"] or again else Html(""),
        element("span", f" {verified(one)}", class_="contact__verified"),
        element("details", element("summary", "More about this number"), element("p", notes), class_="contact__more")
        if brief and notes
        else element("span", notes, class_="contact__note"),
    )


def changes(one: Mapping[str, Any]) -> Html:
    """What is already known to change of a number, each change from its day; nothing when no change is known.

    A page may be read long after it was built, so this is never folded away.
    """
    parts = [part for change in one["changes"] for part in _change(change)]
    return element("span", *parts, class_="contact__changes") if parts else Html("")


def _change(change: Mapping[str, Any]) -> tuple[object, ...]:
    if "ends" in change:
        return (f" Ends on {_short_day(change['ends'])}.",)
    hours = f", {change['hours']}" if change["hours"] else ""
    warning = f" {change['warning']}" if change["warning"] else ""
    start = f" From {_short_day(change['from'])}: "
    return start, telephone(change["telephone"]), f"{hours}.{warning}", *_if_no_answer(change["if_no_answer"])


def _if_no_answer(again: Mapping[str, Any]) -> tuple[object, ...]:
    return (" No answer, or a dead tone: ", telephone(again["telephone"]), f". {again['note']}") if again else ()


def _short_day(day: str) -> str:
    """A day in words without its weekday."""
    return deadlines.day_in_words(day).partition(" ")[2]


def verified(one: Mapping[str, Any]) -> str:
    """When a number was last checked and by when it is to be checked again; a number nobody has checked says so."""
    if one["last_verified"]:
        last = deadlines.day_in_words(one["last_verified"])
        by = _short_day(one["verify_by"]) if one["verify_by"] else ""
        if one["check_overdue"]:
            return f"Not verified since {last}. A check was due by {by}."
        return f"Verified on {last}. To be checked again by {by}." if by else f"Verified on {last}."
    return "As printed in the source. Not verified since." if one["printed"] else "Not verified."


def _due(aid: Aid, address: str, place: Place, dated: Outcome | None) -> Html:
    """A deadline by its rule; beside a record also its date, once the form says when the time began."""
    deadline = aid.deadline[address]
    rule = deadlines.in_words(deadlines.rule_of(deadline))
    said: list[object] = [element("strong", f"{deadline.title}: "), rule, "."]
    asked = [aid.field[word] for word in (*dated.must_record, *dated.may_record)] if dated else []
    for field in (one for one in asked if one.starts == deadline.event):
        moment = element("a", field.label, href=f"#field-{field.id}", data_do="fill")
        # Two elements beside each other: the style sheet takes the second away once the first says the date.
        said.append(element("span", class_="deadline__date", data_deadline=address, role="status"))
        said.append(element("span", " For the date, write in your record: ", moment, ".", class_="deadline__ask"))
    said.append(element("span", f" Kept by {deadline.owner}.", class_="deadline__owner"))
    called = "; ".join(place.around["citations"][one]["label"] for one in deadline.cites)
    said.append(element("span", f" Source: {called}.", class_="deadline__source") if called else None)
    return element("p", *said, class_="deadline")


def _cites(addresses: Iterable[str], place: Place) -> Html | None:
    """What a step rests on: each citation with how far it can be relied on."""
    rows = [citation(address, place) for address in addresses]
    if not rows:
        return None
    return element("details", element("summary", "What this rests on"), element("ul", *rows), class_="cites")


def citation(address: str, place: Place) -> Html:
    """One citation as a list item."""
    one = place.around["citations"][address]
    label = element("a", one["label"], href=f"{place.root}{one['path']}") if one["path"] else one["label"]
    says = f": {one['says']}" if one["says"] else ""
    return element("li", label, says, element("span", f" ({one['standing']})", class_="cites__standing"))


# What only the live page has: the summary of answers, the record's form, and its result.


def live_step(  # noqa: PLR0913 - each is one thing the page knows and Python does not
    aid: Aid,
    place: Place,
    path: Path,
    node: str,
    *,
    chosen: str = "",
    notice: str = "",
    begun: bool = True,
    handed: Mapping[str, Any] | None = None,
) -> Html:
    """The step that the answers lead to, with the summary of the answers given so far.

    Args:
        aid: the compiled aid.
        place: where it is shown.
        path: the answers given.
        node: the question or outcome that they lead to.
        chosen: the answer given before, where a person has come back to change it.
        notice: what became of answers after a change.
        begun: whether the interruption of a historic aid is passed.
        handed: what another aid handed over: its ``title`` and the ``facts``.

    """
    if aid.historic and not begun and not path:
        return _interruption(aid, place, fragment(aid, "begin"))
    if node in aid.outcome:
        outcome = aid.outcome[node]
        return join(
            (
                _standing(aid, place),
                element(
                    "section",
                    outcome_body(aid, outcome, place, dated=True, mark="live", notice=notice),
                    class_=f"{_classes(aid, node, first=False)} step--live",
                ),
                summary(aid, path, handed),
                record_form(aid, outcome, place),
            )
        )
    here = question_body(
        aid.question[node],
        place,
        lambda answer: (f"#{arrow(aid, (*path, (node, answer)))}", ""),
        chosen=chosen,
        beside=Beside(mark="live", after=aid.graph.after(node), notice=notice),
        first=not path,
    )
    return join(
        (
            _standing(aid, place),
            element("section", here, class_="step question step--live"),
            summary(aid, path, handed),
        )
    )


def _standing(aid: Aid, place: Place) -> Html | None:
    """What the reader's own clock makes of an edition that was in force when the site was built (design §3)."""
    status = status_on(place.around, place.today)
    if aid.historic or status == "in-force":
        return None
    review_by = place.around["review_by"]
    said = {
        "review-overdue": f"The review of this edition was due by {deadlines.day_in_words(review_by)} and is overdue. "
        "It is still the edition in force. Check with your safeguarding lead.",
        "starts": "This edition is not in force yet. Do not rely on it.",
    }.get(status, f"This edition is {place.around['words'][status]}. Do not rely on it. Ring the front door, or 999.")
    return element("div", element("p", said), class_="banner banner--notice", role="note")


def summary(aid: Aid, path: Path, handed: Mapping[str, Any] | None = None) -> Html | None:
    """The answers given so far, each with a way to change it; those that another aid handed over say so."""
    if not path:
        return None
    carried = hand_over.carried(aid, path, handed["facts"]) if handed else ()
    rows = []
    for question, answer in path:
        asked = aid.question[question]
        given = asked.answer(answer)
        rows.append(
            element(
                "div",
                element("dt", asked.ask),
                element(
                    "dd",
                    element("span", given.label if given else answer, class_="summary__answer"),
                    element("span", f" (carried over from {handed['title']})", class_="summary__carried")
                    if handed and question in carried
                    else None,
                    " ",
                    element(
                        "a",
                        "Change",
                        element("span", f" your answer to: {asked.ask}", class_="visually-hidden"),
                        href="#aid",
                        class_="change",
                        data_change=question,
                    ),
                ),
            )
        )
    return element("section", element("h3", "Your answers"), element("dl", *rows), class_="summary")


def record_form(aid: Aid, outcome: Outcome, place: Place) -> Html:
    """The form of the record for an outcome. Nothing typed here leaves the device, or is kept on it unasked."""
    needed = [_field(aid.field[word], needed=True) for word in outcome.must_record]
    asked = frozenset((*outcome.must_record, *outcome.may_record))
    others = [_field(aid.field[word], needed=False, asked=asked) for word in outcome.may_record]
    return element(
        "section",
        element("h3", "Record your decision", id="record-heading"),
        element(
            "p",
            "Write roles and your own references. Do not write names, dates of birth or addresses. "
            "What you write stays on this device and is gone when you close the page, unless you save it, "
            "print it or have it kept. The browser's history still shows that this page was open, and at which steps.",
        ),
        element(
            "form",
            *needed,
            *others,
            _own_conclusion(place),
            # A historic aid opens on a page that nobody can skip, and going on with what was kept would skip it.
            None if aid.historic else _keeping(place),
            element("p", element("button", "Make the record", type="submit", class_="button"), class_="field"),
            class_="record",
            aria_labelledby="record-heading",
            novalidate=True,
            autocomplete="off",
        ),
        # No live region: the focus goes to the heading in it, and all of it would be read out a second time.
        element("div", class_="record__made", id="record-made"),
        class_="recording",
    )


def _keeping(place: Place) -> Html:
    """The one way in which answers and the words of a record are ever stored: ticked by the person, listed on About."""
    return element(
        "div",
        element(
            "label",
            element("input", type="checkbox", id="keep", data_keep=True, aria_describedby="keep-help"),
            "Keep my answers and what I write on this device until I clear it",
        ),
        element(
            "span",
            "Whoever uses this device can read them. ",
            element("a", "All that you keep here", href=f"{place.root}about/#what-you-chose-to-keep"),
            " is listed in words, and can be cleared there.",
            id="keep-help",
            class_="field__help",
        ),
        element("span", id="keep-status", class_="field__help", role="status"),
        class_="field field--keep",
    )


def _own_conclusion(place: Place) -> Html:
    """Where a practitioner writes down that they come to another conclusion. It never takes the outcome's place."""
    route = place.around["disagreement"]
    link = element("a", route["title"], href=f"{place.root}{route['path']}") if route else None
    return element(
        "details",
        element("summary", "I come to another conclusion"),
        element(
            "p",
            "The judgement is yours. The record keeps what this aid came to and, beside it, what you conclude, why, "
            "and with whom you discussed it. Without all three it is not complete.",
        ),
        element("p", "If others do not agree: ", link or record_text.NO_ROUTE.removesuffix("."), "."),
        *(_field(one, needed=False, name=f"{record.OWN_NAME}{one.id}") for one in record.OWN),
        class_="own",
    )


def _field(field: Field | record.Asked, *, needed: bool, name: str = "", asked: frozenset[str] = frozenset()) -> Html:
    """A field of the form; ``asked`` are the fields beside it, one of which may make it needed."""
    said = name or field.id
    name, hint = f"field-{said}", f"hint-{said}"
    after = field.needed_if[1] if isinstance(field, Field) and asked.intersection(field.needed_if[:1]) else ""
    need = "needed" if needed else f"needed after “{after}”" if after else "if it applies"
    label = element("label", field.label, element("span", f" ({need})", class_="field__need"), for_=name)
    described = hint if field.help else None
    # A browser calls an empty needed field wrong as soon as it is there. It is not: nobody has left it out yet.
    state = {"required": needed, "aria_invalid": "false" if needed else None}
    common = {"id": name, "name": said, "aria_describedby": described, **state}
    if field.type == "text":
        control = element("textarea", rows="4", maxlength="4000", **common)
    elif isinstance(field, Field) and field.type == "choice":
        options = [element("option", "", value=""), *(element("option", one, value=one) for one in field.choices)]
        control = element("select", *options, **common)
    else:
        kind = {"date": "date", "moment": "datetime-local", "line": "text"}[field.type]
        control = element("input", type=kind, maxlength="200" if kind == "text" else None, **common)
    return element(
        "div",
        label,
        element("span", field.help, id=hint, class_="field__help") if field.help else None,
        control,
        class_="field",
    )


def record_made(text: str, missing: Iterable[tuple[str, str]], filename: str) -> Html:
    """The finished record: what is still missing from it, the ways to take it away, and its text.

    The ways come before the text, which on a phone is as long as six screens.

    Args:
        text: the record as text.
        missing: of each field that is still needed its name in the form and its label.
        filename: what the file of it is called.

    """
    gaps = tuple(missing)
    return join(
        (
            element(
                "div",
                element("h3", "This record is not complete", tabindex="-1", aria_describedby="still-needed"),
                _still_needed(gaps),
                class_="banner banner--notice",
            )
            if gaps
            else element("h3", "Your record", tabindex="-1"),
            element(
                "p",
                element("button", "Copy as text", type="button", class_="button", data_do="copy"),
                element("button", "Print", type="button", class_="button", data_do="print"),
                element(
                    "a",
                    "Save as a file that can be checked later",
                    class_="button",
                    data_do="save",
                    download=filename,
                    href="#aid",
                ),
                element("button", "Save for Word", type="button", class_="button", data_do="word"),
                class_="record__ways",
            ),
            element("p", class_="status", id="record-status", role="status"),
            element("pre", text, class_="record__text", tabindex="0", aria_label="The record as text"),
            # It cannot be taken back, so it stands away from the ways to keep the record.
            element(
                "p",
                element("button", "Clear everything", type="button", class_="button button--quiet", data_do="clear"),
                class_="record__ways",
            ),
        )
    )


def _still_needed(gaps: Iterable[tuple[str, str]]) -> Html:
    """What a record still needs, in the words of `record.still_needed`, each field by a link to it."""
    links = (element("a", record.asked_short(label), href=f"#field-{name}", data_do="fill") for name, label in gaps)
    apart = [part for link in links for part in ("; ", link)][1:]
    return element("p", record.STILL_NEEDED, *apart, ".", id="still-needed")
