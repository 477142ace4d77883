"""Who has to sign an edition, who has signed it, and whether it may be in force without the rest.

An edition that lacks a required signature on its first day cannot be in force unless it says why (design §3; issue 3,
line 2). Nor can it come round that by leaving the line out: whoever had to sign the edition before is still asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.addresses import find
from schemas.history import editions, succession
from schemas.problems import Problem
from schemas.register import Edition, Register
from schemas.remembering.remembered import per_edition

#: The statuses in which nobody asks an edition for its signatures.
_NOT_ASKED = frozenset({editions.DRAFT, editions.HISTORIC, editions.WITHDRAWN})


@dataclass(frozen=True, kw_only=True)
class Signature:
    """One row of an edition's signatures: a role that signs for a body, both as full addresses, and when it did.

    `signed` and `because` are the empty text where there is none.
    """

    role: str
    body: str
    signed: str
    required: bool
    because: str

    def missing_on(self, day: str) -> bool:
        """Whether the edition needs it and does not have it on a day."""
        return self.required and not (self.signed and self.signed <= day)


def matrix(edition: Edition) -> tuple[Signature, ...]:
    """Every signature that an edition asks for, in the order of its file."""

    def full(text: str, file: str) -> str:
        return str(find(text, publisher=edition.publisher, file=file) or text)

    return tuple(
        Signature(
            role=full(role, "roles"), body=full(body, "bodies"), signed=signed, required=required, because=because
        )
        for role, body, signed, required, because in per_edition("signatures", edition, lambda: _rows(edition))
    )


def _rows(edition: Edition) -> list[list[object]]:
    return [
        [one["role"], one["body"], one["signed"] or "", one.get("required", True), one.get("because", "")]
        for one in edition.value.get("signatures", ())
    ]


def problems(register: Register, day: str) -> Iterator[Problem]:
    """Signatures that are missing, left out, given twice or dated before there was anything to sign, as on a day.

    And agreement that is not said, or said of a day to come, as publication can be. A draft, a withdrawn and a
    historic edition are not asked for signatures. One that is agreed and starts later is: the day comes by itself.
    """
    for held in register.items.values():
        for edition in held:
            if register.status(edition, day) not in _NOT_ASKED:
                yield from _missing(edition)
            if edition.dates.counts:
                yield from _dropped(register, edition)
                yield from _in_the_future(edition, day)
            yield from _published_later(edition, day)
            yield from _twice(edition)
            yield from _too_early(edition)
            yield from _not_agreed(register, edition, day)


def _missing(edition: Edition) -> Iterator[Problem]:
    first = edition.dates.effective_from
    for index, one in enumerate(matrix(edition)):
        if one.missing_on(first) and not one.because:
            late = f"signed only on {one.signed}" if one.signed else "has not signed"
            yield edition.reading.problem(
                ("signatures", index, "signed"),
                code="signature-missing",
                sentence=f"{_who(one)} {late}, and this edition is in force from {first}.",
                fix="Write the day it was signed, begin later, or say under because why it is in force without it.",
            )


def _dropped(register: Register, edition: Edition) -> Iterator[Problem]:
    """A problem for each signature that the edition before needed and this one does not mention.

    A line with `required: false` mentions it: that nobody has to sign any more is then said, with the reason.
    """
    before = succession.sibling(register, edition, succession.named(edition))
    if before is None or before.name == edition.name or not before.dates.counts:
        return
    asked = {(one.role, one.body) for one in matrix(edition)}
    needed = {(one.role, one.body): one for one in matrix(before) if one.required}
    for key, one in needed.items():
        if key not in asked:
            yield edition.reading.problem(
                ("signatures",) if "signatures" in edition.value else ("supersedes",),
                code="signature-dropped",
                sentence=f"Edition {before.name} had to be signed by {_who(one)}, and this one does not ask for it.",
                fix="Keep the line under signatures. If nobody has to sign any more, write required: false and "
                "because.",
                at="key",
            )


def _in_the_future(edition: Edition, day: str) -> Iterator[Problem]:
    agreed = edition.dates.agreed
    if agreed > day:
        yield edition.reading.problem(
            ("agreed",),
            code="agreed-in-the-future",
            sentence=f"This edition is said to be agreed on {agreed}, and that day is still to come.",
            fix="Write agreed: null until it is agreed, or correct the day.",
        )


def _published_later(edition: Edition, day: str) -> Iterator[Problem]:
    # What is still to begin may be published on a day before it does.
    published = edition.dates.published
    if published > max(day, edition.dates.effective_from):
        yield edition.reading.problem(
            ("published",),
            code="published-in-the-future",
            sentence=f"This edition is said to be published on {published}, and that day is still to come.",
            fix="Write published: null until it is published, or correct the day.",
            # Nothing is decided by it, and whoever asks as at a day long gone may meet a late publication.
            severity="warning",
        )


def _twice(edition: Edition) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for index, one in enumerate(matrix(edition)):
        if (one.role, one.body) in seen:
            yield edition.reading.problem(
                ("signatures", index),
                code="signature-twice",
                sentence=f"{_who(one)} is asked to sign twice.",
                fix="Keep one of the two lines.",
            )
        seen.add((one.role, one.body))


def _too_early(edition: Edition) -> Iterator[Problem]:
    agreed = edition.dates.agreed
    for index, one in enumerate(matrix(edition)):
        if agreed and one.signed and one.signed < agreed:
            yield edition.reading.problem(
                ("signatures", index, "signed"),
                code="signed-before-agreed",
                sentence=f"{_who(one)} signed on {one.signed}, before this edition was agreed on {agreed}.",
                fix="Correct one of the two days, if it is wrong.",
                severity="warning",
            )


def _not_agreed(register: Register, edition: Edition, day: str) -> Iterator[Problem]:
    """Where nothing is said about agreement, the dates alone make an edition begin; somebody should know."""
    dates = edition.dates
    if dates.unagreed and "" < dates.effective_from <= day:
        yield edition.reading.problem(
            ("effective_from",),
            code="still-a-draft",
            sentence=f"This edition was to begin on {dates.effective_from} and is not agreed, so it is still a draft.",
            fix="Write the day under agreed once it is, or give it a later first day.",
            severity="warning",
        )
    if dates.agreed or dates.published:
        return
    ahead = dates.counts and day < dates.effective_from
    if ahead or register.status(edition, day) in editions.STANDING:
        begins = f"begins on {dates.effective_from}" if ahead else f"has been in force since {dates.effective_from}"
        yield edition.reading.problem(
            ("effective_from",),
            code="not-agreed",
            sentence=f"This edition {begins}, and nothing says that anybody agreed or published it.",
            fix="Write the day under agreed or published, or give it a later first day.",
            severity="warning",
        )


def _who(one: Signature) -> str:
    """The role and the body by the ids that their file has them under."""
    return f"{one.role.partition('#')[2] or one.role} for {one.body.partition('#')[2] or one.body}"
