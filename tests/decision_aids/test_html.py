"""The page of an aid as it is built: every state is on it, and its links say what the engine says."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given

from decision_aids import engine, html, markup, model, page, states, surroundings
from decision_aids.compiler import Compiled
from decision_aids.model import Outcome
from schemas import kinds
from tests.decision_aids import shipped, small

FIRST = [shipped.aid(shipped.NATIONAL), shipped.aid(shipped.FLOWCHART)]
AIDS = [*FIRST, *(one for one in shipped.everything().aids if one not in FIRST)]
IDS = [one.edition.address for one in AIDS]


class Sections(HTMLParser):
    """What a page without JavaScript offers: for each section its names, its heading and its answers."""

    def __init__(self) -> None:
        """Begin with nothing met."""
        super().__init__()
        self.sections: list[dict[str, list[str]]] = []
        self.answers: list[dict[tuple[str, str], str]] = []
        self.heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "section":
            self.sections.append({"names": [given["id"]], "heading": []})
            self.answers.append({})
        if not self.sections:
            return
        if given.get("class") == "arrival":
            self.sections[-1]["names"].append(given["id"])
        if "data-answer" in given:
            self.answers[-1][given["data-question"], given["data-answer"]] = given["href"].lstrip("#")
        self.heading = tag == "h2"

    def handle_data(self, data: str) -> None:
        if self.heading:
            self.sections[-1]["heading"].append(data)

    def handle_endtag(self, tag: str) -> None:
        self.heading = self.heading and tag != "h2"


def around(one: Compiled) -> dict[str, object]:
    return surroundings.of(shipped.everything().register, one, shipped.DAY)


def static(one: Compiled) -> str:
    return html.aid_page(one.aid, around(one), states.walk(one.aid), "../../")


def crawl(one: Compiled) -> Iterator[tuple[Mapping[str, str], str]]:
    """Follow every link of every section, as a reader without JavaScript: answers given, heading met."""
    parser = Sections()
    parser.feed(static(one))
    named = {name: index for index, section in enumerate(parser.sections) for name in section["names"]}
    first = next(index for index, answers in enumerate(parser.answers) if answers)
    todo: list[tuple[int, dict[str, str]]] = [(first, {})]
    followed = set()
    while todo:
        index, given = todo.pop(0)
        yield given, "".join(parser.sections[index]["heading"])
        if index not in followed:
            followed.add(index)
            todo += [(named[to], {**given, q: a}) for (q, a), to in parser.answers[index].items()]


@pytest.mark.parametrize("one", AIDS, ids=IDS)
def test_a_crawl_without_javascript_meets_what_the_engine_says_on_every_state(one: Compiled) -> None:
    met = 0
    for answers, heading in crawl(one):
        step = engine.advance(one.aid, answers)
        said = one.aid.outcome[step.id].do if step.is_outcome else one.aid.question[step.id].ask
        assert heading == said
        met += 1
    # The first state is met once, and every other by each arrow that leads to it.
    assert met == 1 + sum(len(arrows) for arrows in states.walk(one.aid).arrows.values())


@pytest.mark.parametrize("one", AIDS, ids=IDS)
def test_addresses_tell_nobody_what_was_answered(one: Compiled) -> None:
    parser = Sections()
    parser.feed(static(one))
    names = [name for section in parser.sections for name in section["names"]]
    assert len(names) == len(set(names))
    assert all(name[0] == "k" and name[1:].isalnum() and len(name) == 11 for name in names)


@pytest.mark.parametrize("one", AIDS, ids=IDS)
def test_an_answer_has_the_same_address_on_the_static_page_and_in_the_live_one(one: Compiled) -> None:
    page.respond(json.dumps({"do": "load", "bundle": {"aid": one.value, "around": around(one)}, "root": ""}))
    walk, still = states.walk(one.aid), static(one)
    for state in walk.states:
        asked = {"do": "step", "answers": dict(walk.shortest(state)), "today": shipped.DAY, "begun": True}
        live = json.loads(page.respond(json.dumps(asked)))
        assert live["fragment"] == "" or f'id="{live["fragment"]}"' in still
        for answer, _ in walk.arrows[state]:
            link = f'href="#{html.fragment(one.aid, *state.words, answer)}"'
            assert link in live["html"]
            assert link in still


@small.UNHURRIED
@given(small.counting())
def test_an_arrow_has_one_name_whichever_answers_led_to_it(aid: model.Aid) -> None:
    walk = states.walk(aid)
    for path, _ in small.paths(aid):
        state = walk.states[0]
        for place, (question, answer) in enumerate(path, start=1):
            assert html.arrow(aid, path[:place]) == html.fragment(aid, *state.words, answer)
            assert question == state.node
            state = dict(walk.arrows[state])[answer]


def test_a_historic_aid_opens_on_an_interruption_with_the_numbers_and_todays_aid() -> None:
    text = static(AIDS[1])
    opening = text[text.index('class="step interruption') : text.index("Is there a clear and legitimate purpose")]
    assert opening.index("tel:999") < opening.index("tel:01403229900")
    assert "../../england/share-information/" in opening


def test_whoever_looks_at_an_aid_of_another_area_is_told_whom_to_ring_before_the_first_question() -> None:
    # The only front door that is held is West Sussex's, and most historic aids are not.
    text = static(shipped.aid("rotherham/notify-a-serious-incident"))
    opening = text[text.index('class="step interruption') : text.index("For whom do you act?")]
    assert "Ring the council where the child lives. Its number is not held here." in opening
    assert "West Sussex" not in opening
    assert "tel:01403229900" not in text
    assert "tel:101" in opening


def test_every_outcome_of_a_historic_aid_shows_999_the_front_door_and_todays_aid_before_anything_it_says() -> None:
    one = AIDS[1]
    place = html.Place(around=around(one), root="")
    for outcome in one.aid.outcomes:
        text = html.outcome_body(one.aid, outcome, place)
        for wanted in ("tel:999", "tel:01403229900", "england/share-information/"):
            assert wanted in text
            assert text.index(wanted) < (text.index('class="actions"'))


def test_a_number_as_printed_says_that_nobody_has_verified_it_since() -> None:
    text = static(AIDS[0])
    assert "As printed in the source. Not verified since." in text


def test_where_no_number_is_held_the_reader_is_told_whom_to_ring() -> None:
    one = AIDS[0]
    bare = {**around(one), "contacts": []}
    text = html.outcome_body(one.aid, one.aid.outcome["refer-and-share"], html.Place(around=bare, root=""))
    assert "Ring the council where the child lives" in text


def talked_through(area: str) -> str:
    one = AIDS[0]
    place = html.Place(around=around(one), root="", area=area)
    return html.outcome_body(one.aid, one.aid.outcome["talk-to-front-door"], place)


OF_WEST_SUSSEX, OF_ANY_OTHER = "tel:01403229900", "ring the council where the child lives"


@pytest.mark.parametrize(
    ("area", "first", "folded"),
    [
        ("West Sussex", OF_WEST_SUSSEX, OF_ANY_OTHER),
        ("Rotherham", f"Rotherham: {OF_ANY_OTHER}", OF_WEST_SUSSEX),
        ("<b>", f"&lt;b&gt;: {OF_ANY_OTHER}", OF_WEST_SUSSEX),
    ],
)
def test_once_an_area_is_chosen_its_number_comes_first_and_those_of_others_are_folded_away(
    area: str, first: str, folded: str
) -> None:
    text = talked_through(area)
    begin = text.index("<details><summary>Another area</summary>")
    assert first in text[:begin]
    assert folded not in text[:begin]
    assert folded in text[begin:]


@pytest.mark.parametrize(
    ("area", "front_door"),
    [
        (
            "West Sussex",
            "West Sussex: Multi-Agency Safeguarding Hub (MASH), now called the Integrated Front Door, 01403 229 900",
        ),
        # Which front door was meant is known only where an area was chosen and its number is held.
        ("Rotherham", None),
        ("", None),
    ],
)
def test_a_record_says_the_number_that_was_given(area: str, front_door: str | None) -> None:
    one = AIDS[0]
    place = html.Place(around=around(one), root="", area=area)
    told = html.told_to_ring(one.aid.outcome["talk-to-front-door"], place)
    assert told.get(1) == front_door
    assert told[3] == "Emergency services, 999"


def test_with_no_area_chosen_nobody_s_number_is_folded_away() -> None:
    text = talked_through("")
    assert OF_WEST_SUSSEX in text
    assert f"Another area: {OF_ANY_OTHER}" in text
    assert "<summary>Another area</summary>" not in text


def test_with_no_area_chosen_the_number_of_an_area_says_that_it_is_for_that_area_only() -> None:
    label = '<span class="contact__area">West Sussex{}: </span>'
    assert label.format(" only") in talked_through("")
    assert label.format("") not in talked_through("")
    for area in ("West Sussex", "Rotherham"):
        assert label.format("") in talked_through(area)


def test_nothing_that_data_or_a_person_writes_can_become_markup() -> None:
    assert markup.text("<script>\"'&") == "&lt;script&gt;&quot;&#x27;&amp;"
    assert markup.element("p", "<b>", title='"><b>') == '<p title="&quot;&gt;&lt;b&gt;">&lt;b&gt;</p>'
    made = html.record_made("</pre><script>alert(1)</script>", (('"><u>', "<i>"),), '"><b>')
    assert "<script>" not in made
    assert "<i>" not in made


def asked(**request: object) -> dict[str, Any]:
    one = AIDS[0]
    page.respond(json.dumps({"do": "load", "bundle": {"aid": one.value, "around": around(one)}, "root": ""}))
    answer: dict[str, Any] = json.loads(page.respond(json.dumps({"do": "step", "today": shipped.DAY, **request})))
    return answer


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-11-21", "not in force yet"),
        ("2026-11-22", ""),
        ("2027-02-22", ""),
        ("2027-02-23", "is overdue"),
    ],
)
def test_the_readers_own_clock_decides_what_the_page_says_of_its_edition(today: str, said: str) -> None:
    shown = asked(answers={}, today=today)["html"]
    assert said in shown
    assert ("banner banner--notice" in shown) is bool(said)


def test_a_changed_answer_keeps_what_still_applies_and_says_what_it_drops() -> None:
    before = {"immediate-danger": "no", "significant-harm": "no", "welfare-relevant": "yes"}
    later = {"in-scope-organisation": "no", "lawful-basis": "yes"}
    kept = asked(answers=before, later=later)
    assert kept["answers"] == {**before, **later}
    assert "2 later answers still apply" in kept["html"]
    dropped = asked(answers={"immediate-danger": "yes"}, later={"significant-harm": "no"})
    assert "No longer asked, and dropped: Is there reasonable cause" in dropped["html"]


@pytest.mark.parametrize(
    ("digest", "said"),
    [
        (AIDS[0].aid.digest, "These are the answers that you kept on this device."),
        ("0" * 64, "This aid has changed since you kept your answers. Look at each of them again."),
    ],
)
def test_answers_that_were_kept_say_so_and_whether_the_aid_has_changed_since(digest: str, said: str) -> None:
    given = {"immediate-danger": "no", "significant-harm": "no"}
    shown = asked(answers={}, later={**given, "long-gone": "yes"}, resumed=digest)
    assert shown["answers"] == given
    assert said in shown["html"]
    assert "later answer" not in shown["html"]


def test_the_way_of_a_walk_is_every_question_on_it_and_the_step_it_has_come_to() -> None:
    shown = asked(answers={"immediate-danger": "no", "significant-harm": "no"})
    assert shown["walked"] == ["immediate-danger", "significant-harm", "welfare-relevant"]


def test_answers_that_do_not_fit_come_back_as_sentences_and_never_as_an_exception() -> None:
    assert "Did you mean immediate-danger?" in asked(answers={"immediate-dangr": "yes"})["sentences"][0]


@pytest.mark.parametrize(
    ("received", "said"),
    [
        ("2026-11-27T15:05", "That is no later than the end of Monday 30 November 2026."),
        ("", ""),
        ("soon", "Give the start as 2026-11-22 or 2026-11-22T15:05; failing that, work this out with your lead."),
    ],
)
def test_an_outcome_says_the_date_of_a_deadline_once_the_record_says_when_it_began(received: str, said: str) -> None:
    """One working day after Friday 27 November 2026, by the calendar."""
    answers = {"immediate-danger": "no", "significant-harm": "yes"}
    one = shipped.aid(shipped.NATIONAL)
    page.respond(json.dumps({"do": "load", "bundle": {"aid": one.value, "around": around(one)}, "root": ""}))
    written = {"fields": {"referral-received-at": received}, "now": "2026-11-27T15:05"}
    told = json.loads(page.respond(json.dumps({"do": "dates", "answers": answers, **written})))
    assert told == {"dates": {"england/deadlines#outcome-to-referrer": said}}


def test_beside_a_record_a_deadline_leads_to_the_moment_that_it_needs_and_elsewhere_it_does_not() -> None:
    one = shipped.aid(shipped.NATIONAL)
    outcome, place = one.aid.outcome["refer-and-share"], html.Place(around=around(one), root="")
    dated = html.outcome_body(one.aid, outcome, place, dated=True)
    assert 'href="#field-referral-received-at"' in dated
    assert 'data-deadline="england/deadlines#outcome-to-referrer"' in dated
    for alone in (
        html.outcome_body(one.aid, outcome, place),
        html.outcome_body(one.aid, replace(outcome, may_record=()), place, dated=True),
    ):
        assert "data-deadline" not in alone


def test_a_field_that_a_choice_makes_needed_says_after_which_and_elsewhere_that_it_may_apply() -> None:
    one = shipped.aid(shipped.NATIONAL)

    def label(outcome: Outcome) -> str:
        form = html.record_form(one.aid, outcome, html.Place(around=around(one), root=""))
        return form.partition("Why the family is not told")[2].partition("</label>")[0]

    outcome = one.aid.outcome["refer-and-share"]
    assert "(needed after “No, and the reason is below”)" in label(outcome)
    assert "(if it applies)" in label(replace(outcome, must_record=("reason",), may_record=("why-not-told",)))


def test_whoever_concludes_otherwise_is_shown_the_aid_for_disagreements_or_somebody_to_ask() -> None:
    one = AIDS[0]
    outcome = one.aid.outcome["refer-and-share"]
    held = shipped.everything().register
    known = surroundings.of(held, one, "2026-11-27")["disagreement"]
    assert known == {"title": "Escalate a disagreement", "path": "england/escalate-a-disagreement/"}
    with_one = html.record_form(one.aid, outcome, html.Place(around={**around(one), "disagreement": known}, root=""))
    assert 'If others do not agree: <a href="england/escalate-a-disagreement/">' in with_one
    assert surroundings.of(held, one, "2020-01-01")["disagreement"] == {}
    without = html.record_form(one.aid, outcome, html.Place(around={**around(one), "disagreement": {}}, root=""))
    assert "ask your safeguarding lead how your area settles it" in without


def test_every_result_that_an_aid_may_come_to_has_words() -> None:
    schema: Any = kinds.schema("aid")
    assert sorted(html.RESULT_WORDS) == sorted(schema["$defs"]["result"]["enum"])


def test_one_of_several_questions_says_what_is_asked_of_them_all_and_how_far_a_person_has_come() -> None:
    (question,) = small.aid({"danger": {"yes": "ring", "no": "ring"}}).questions
    place = html.Place(around={"citations": {}}, root="")
    alone = html.question_body(question, place, lambda _: ("#", ""), number=4)
    whole = model.PartOf(ask="Does the file show each of these?", place=2, of=9)
    among = html.question_body(replace(question, part_of=whole), place, lambda _: ("#", ""), number=4)
    part = '<p class="step__part">2 of 9: Does the file show each of these?</p>'
    assert part in str(among)
    assert str(among).replace(part, "") == str(alone)


def test_what_stands_above_a_question_describes_it_so_that_a_listener_hears_it_with_the_focus() -> None:
    (question,) = small.aid({"danger": {"yes": "ring", "no": "ring"}}).questions
    place = html.Place(around={"citations": {}}, root="")
    beside = html.Beside(mark="7", after=3, notice="Your later answer still applies, and stayed.")
    shown = str(html.question_body(question, place, lambda _: ("#", ""), beside=beside))
    assert 'aria-describedby="notice-7 come-7"' in shown
    assert '<p class="status" id="notice-7">Your later answer still applies, and stayed.</p>' in shown
    assert '<p class="step__number" id="come-7">At most 3 more after this.</p>' in shown


@pytest.mark.parametrize(("after", "said"), [(0, "This is the last question."), (1, "At most 1 more after this.")])
def test_how_far_it_still_is_is_said_in_words(after: int, said: str) -> None:
    assert html.to_come(after) == said


def test_the_longest_way_that_is_still_to_come_is_what_at_most_means() -> None:
    short_and_long = small.aid(
        {"first": {"yes": "last", "no": "middle"}, "middle": {"yes": "last", "no": "ring"}, "last": {"yes": "ring"}}
    )
    assert [short_and_long.graph.after(one) for one in ("first", "middle", "last")] == [2, 1, 0]


def test_before_a_hard_question_a_person_is_told_so_in_the_same_step_above_its_answers() -> None:
    (question,) = small.aid({"danger": {"yes": "ring", "no": "ring"}}).questions
    hard = replace(question, fact="north-glen/facts#harm")
    place = html.Place(around={"citations": {}, "prepare": {"north-glen/facts#harm": "You need no proof."}}, root="")
    told = '<p class="step__prepare">You need no proof.</p>'
    later = str(html.question_body(hard, place, lambda _: ("#", ""), number=4))
    assert later.index(hard.ask) < later.index(told) < later.index('class="answers"')
    # The first question can be answered at once: nothing stands between it and its answers.
    first = str(html.question_body(hard, place, lambda _: ("#", ""), first=True))
    assert first.index('class="answers"') < first.index(told)
    assert told not in str(html.question_body(question, place, lambda _: ("#", ""), number=4))


def test_every_aid_of_today_that_asks_about_significant_harm_prepares_for_it() -> None:
    harm = "england/facts#significant-harm"
    asking = [one for one in AIDS if any(question.fact == harm for question in one.aid.questions)]
    assert len(asking) >= 10
    for one in asking:
        told = surroundings.of(shipped.everything().register, one, shipped.DAY)["prepare"]
        assert "You need no proof." in told[harm], one.edition.address


def test_an_outcome_says_that_the_reader_decides_unless_the_aid_names_who_does() -> None:
    aid = small.aid({"danger": {"yes": "ring", "no": "ring"}})
    assert html.indicative(aid).endswith("It is not a decision: that is yours, with your safeguarding lead.")
    members = replace(aid, who_decides="The members decide.")
    assert html.indicative(members).endswith("It is not a decision. The members decide.")


@pytest.mark.parametrize(
    ("item", "who"),
    [
        ("england/local-child-safeguarding-practice-review", "The safeguarding partners decide"),
        ("england/notify-a-serious-incident", "The local authority decides"),
        ("rotherham/choose-a-scrutiny-topic", "The members of the committee decided"),
        ("east-sussex/grade-an-audit", "The auditors graded"),
        ("east-midlands/team-composition", "The lead director formed"),
    ],
)
def test_where_members_directors_auditors_or_partners_decide_each_outcome_says_so(item: str, who: str) -> None:
    (one,) = (each for each in AIDS if each.aid.aid == item)
    text = str(static(one))
    assert "with your safeguarding lead.</p>" not in text.replace(one.aid.who_decides, "")
    assert text.count(f"It is not a decision. {who}") >= len(one.aid.outcomes)
