"""What the machines look at and what they ask: the types of page, the states of an aid, and the checks.

The tests beside it are made of these lists, and whoever states what was proved can name them.
"""

from dataclasses import dataclass

# By address; what each shows.
PAGE_TYPES = {
    "/": "the start page",
    "/england/": "a national publisher",
    "/west-sussex/": "an area's partnership",
    "/west-sussex/contacts/": "numbers to ring",
    "/england/sources/": "sources",
    "/england/deadlines/": "deadlines",
    "/england/calendars/": "calendars",
    "/england/terms/": "terms",
    "/england/subjects/": "subjects",
    "/england/superseded-statements/": "statements that no longer hold",
    "/west-sussex/information-sharing-agreement/": "an agreement",
    "/west-sussex/information-sharing-agreement/2020-10/": "one edition of an agreement",
    "/west-sussex/information-sharing-agreement/compare/": "editions to compare",
    "/england/record-of-a-decision/": "a blank record",
    "/england/share-information/": "a decision aid",
    "/west-sussex/information-sharing-flowchart/": "a historic decision aid",
    "/west-sussex/start/": "an area's start page",
    "/rotherham/start/": "the start page of an area without numbers",
    "/england/situations/": "situations as a list",
    "/west-sussex/levels-of-need/": "levels of need",
    "/west-sussex/practice-standards/": "practice standards",
    "/west-sussex/practice-standards/self-audit/": "a self-audit",
    "/west-sussex/referral/": "a process",
    "/east-midlands/critical-incident-form/": "a form",
    "/england/subjects/consent-to-share/": "areas side by side",
    "/rotherham/bodies/": "groups and who they report to",
    "/east-sussex/agencies/": "agencies",
    "/south-east/coverage/": "what of a source is covered",
    "/roles/": "roles",
    "/amendments/": "what has changed",
    "/due/": "what is due",
    "/correction/": "reporting a mistake",
    "/record/": "checking a saved record",
    "/offline/": "no connection",
    "/keeping/": "how to publish",
    "/developing/": "how it is built",
    "/accessibility/": "the accessibility statement",
    "/about/": "about these pages",
    "/nowhere/": "a wrong address",
}


@dataclass(frozen=True, kw_only=True)
class State:
    """What a page becomes when it is used: where it begins, what is pressed one by one, and what is then there.

    ``chosen`` is the start page of the area that was chosen before, and ``without`` what of the site does not come.
    """

    path: str
    chosen: str = ""
    presses: tuple[str, ...] = ()
    shows: str
    without: str = ""


_AID = "/england/share-information/"
_HISTORIC = "/west-sussex/information-sharing-flowchart/"
_NOT_IN_DANGER = "#live a.answer[data-question=immediate-danger][data-answer=no]"
_NOT_SURE = "#live a.answer[data-question=significant-harm][data-answer=not-sure]"
_HARM = "#live a.answer[data-question=significant-harm][data-answer=yes]"

# By what a person would say they see.
STATES = {
    "an aid's first question": State(path=_AID, shows="#live a.answer"),
    "an aid's next question, with the answers so far": State(
        path=_AID, presses=(_NOT_IN_DANGER,), shows="#live .summary"
    ),
    "an answer looked at again": State(
        path=_AID, presses=(_NOT_IN_DANGER, "#live .summary a.change"), shows="#live .answer__before"
    ),
    "an outcome that is an emergency": State(
        path=_AID,
        presses=("#live a.answer[data-question=immediate-danger][data-answer=yes]",),
        shows="#live .outcome--emergency",
    ),
    "an outcome with its record to fill in": State(
        path=_AID, presses=(_NOT_IN_DANGER, _HARM), shows="#live form.record"
    ),
    "a finished record": State(
        path=_AID, presses=(_NOT_IN_DANGER, _HARM, "#live form.record button"), shows=".record__text"
    ),
    "what is kept on the device": State(
        path=_AID,
        presses=(_NOT_IN_DANGER, _HARM, "#live [data-keep]", "#keep-help a"),
        shows="#kept-records h3",
    ),
    "a historic aid's interruption": State(path=_HISTORIC, shows="#live a[data-begin]"),
    "a historic aid's outcome": State(
        path=_HISTORIC,
        presses=("#live a[data-begin]", "#live a.answer[data-question=purpose][data-answer=no]"),
        shows="#live form.record",
    ),
    "an aid whose engine cannot start": State(path=_AID, shows="#engine-status a", without="**/worker.js"),
    "a page once an area is chosen": State(path="/about/", chosen="/west-sussex/start/", shows=".emergency__area"),
    "an outcome with the chosen area first and the others unfolded": State(
        path=_AID,
        chosen="/rotherham/start/",
        presses=(_NOT_IN_DANGER, _NOT_SURE, "#live .contact--others summary"),
        shows="#live .contact--others .tel",
    ),
}


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that is asked of every page and state: the claim, and the criteria of WCAG 2.2 that it goes to."""

    claim: str
    criteria: tuple[str, ...]


CHECKS = {
    "axe": Check(
        claim="axe finds nothing wrong, in light and dark colours, on a screen and a phone",
        criteria=("1.1.1", "1.3.1", "1.4.3", "2.4.2", "2.4.4", "3.1.1", "4.1.2"),
    ),
    "keyboard": Check(
        claim="the Tab key comes to every control once, in the order of reading, forwards and backwards; each is then "
        "in sight and shows that it has the focus",
        criteria=("2.1.1", "2.1.2", "2.4.3", "2.4.7", "2.4.11"),
    ),
    "focus": Check(
        claim="the mark of the focus stands out 3 to 1, and the words of what has it can be read, in light and dark "
        "colours and in light and dark forced ones",
        criteria=("1.4.3", "1.4.11", "2.4.7"),
    ),
    "targets": Check(
        claim="everything to tap is 24 by 24 pixels or has that room, or is part of a sentence", criteria=("2.5.8",)
    ),
    "hurried targets": Check(
        claim="answers and numbers to ring are 44 by 44 pixels or more", criteria=("2.5.5", "2.5.8")
    ),
    "reflow": Check(
        claim="at 320 pixels, and at 400 % of a screen of 1280 by 1024, nothing is cut off and only tables, drawings "
        "and code scroll sideways, by the keyboard too",
        criteria=("1.4.4", "1.4.10"),
    ),
    "spacing": Check(
        claim="with the spacing of text that a reader may set, nothing is cut off and no words stand on others",
        criteria=("1.4.12",),
    ),
    "forced colours": Check(
        claim="what a coloured ground says is said by a line or by words where the system sets the colours, light "
        "or dark",
        criteria=("1.4.1", "1.4.11"),
    ),
    "motion": Check(claim="nothing moves for who asked for less motion", criteria=("2.2.2", "2.3.3")),
    "paper": Check(
        claim="on paper all is unfolded, dark on white and whole, with 999 and nothing to press, whichever colours the "
        "screen had",
        criteria=("1.4.3",),
    ),
    "order": Check(
        claim="without style sheets the numbers come first, then one title, and headings skip no level; on a phone "
        "what is read next stands next",
        criteria=("1.3.1", "1.3.2", "2.4.1", "2.4.6"),
    ),
}
