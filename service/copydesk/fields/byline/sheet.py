"""Elements to people: who belongs to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from copydesk.fields.byline.parts import Element, Piece, Token
from copydesk.fields.byline.vocabulary import HEADS, PLURALS, ROLES
from copydesk.fields.names import (
    plain_name,
    split_name,
)
from copydesk.fields.places import normal_case
from copydesk.model.article import Byline, Person
from copydesk.model.finding import Reading


@dataclass(slots=True)
class _Entry:
    """One person in the making, or a newsroom among the contributors."""

    start: int
    end: int
    role: str
    name: str = ""
    job: str = ""
    org: str = ""
    place: str = ""
    mail: str = ""
    phone: str = ""
    handle: str = ""
    newsroom: bool = False

    def person(self, text: str) -> Person:
        """The finished value; `text` is the line."""
        given, family = ("", "") if self.newsroom else split_name(self.name)
        return Person(
            name=self.name,
            text=text[self.start : self.end],
            role=self.role.removeprefix("+"),
            given_name=given,
            family_name=family,
            job_title=self.job,
            affiliation=self.org,
            location=self.place,
            email=self.mail,
            phone=self.phone,
            handle=self.handle,
            organisation=self.newsroom,
        )


@dataclass(slots=True)
class Sheet:
    """What a line says so far.

    `mode` is the role of contributors while they are being listed; `open_from` is the first
    person that a following affiliation is about; `shared` says that the last organisation wrote
    beside the people, not for them; `doubtful` that a slash parts a person from an organisation,
    as in the credit of a picture, or a comma from a place, as in a dateline; `title` is who was
    named after a job title; `rest_from` is where an organisation after a job title began, which
    may run on to the end of the line; `proof` makes a line without a lead-in a byline.
    """

    text: str
    lead: str
    people: list[_Entry] = field(default_factory=list)
    contributors: list[_Entry] = field(default_factory=list)
    orgs: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    proof: set[str] = field(default_factory=set)
    mode: str = ""
    last_kind: str = ""
    open_from: int = 0
    rest_from: int = -1
    shared: bool = False
    doubtful: bool = False
    paper_follows: bool = False
    openers: frozenset[str] = frozenset()
    title: _Entry | None = None

    @property
    def posted(self) -> bool:
        """Whether the line is of the kind that names a section before its date."""
        return self.text[:7].lower() in ("written", "posted ", "submitt")

    def expects_person(self, mark: str) -> bool:
        """Whether the next words are rather a person than where the last one works."""
        if mark in ("and", "with") or self.last_kind in ("", "relation"):
            return True
        if self.last_kind in ("date", "updated"):
            return not self.people
        return mark in (",", ";", "/") and self.last_kind == "person"

    def add(self, element: Element) -> bool:
        """Takes the next element; False where it makes no sense here."""
        text = self.text[element.start : element.end]
        if {self.last_kind, element.kind} == {"person", "org"}:
            self.doubtful = self.doubtful or element.mark == "/"
            if element.mark in ("-", "|"):  # as between the title of a page and its site
                self.proof.discard("known")
                self.proof.discard("paper")
        match element.kind:
            case "person":
                taken = self._add_person(element, text)
            case "org":
                taken = self._add_org(element, text)
            case "role" | "wire":
                taken = self._add_role(element, text)
            case "place":
                taken = self._add_place(element, text)
            case "work":
                taken = self._add_work(element)
            case "relation":
                self.mode, taken = element.value, True
            case "mail" | "phone" | "handle":
                taken = self._add_contact(element.kind, text)
            case "turn":
                self.proof.add("turn")
                taken = True
            case "chrome":
                taken = True
            case _:
                taken = self._add_fact(element.kind, text)
        self.kinds.add(element.kind)
        if element.kind not in ("mail", "phone", "handle", "kicker", "chrome", "turn"):
            self.last_kind = element.kind
        return taken

    def _add_person(self, element: Element, text: str) -> bool:
        if element.mark == "with":
            self.mode = "contributor"
        elif element.mark == ";":
            self.mode = ""
        role = self.mode or self.lead or "author"
        entry = _Entry(element.start, element.end, role, plain_name(text))
        if self.mode:
            self.contributors.append(entry)
            return True
        if element.mark == "title" and self.people:
            self.title = self.people[-1]
            self.title.name, self.title.end = entry.name, entry.end
            return True
        self._give_title(entry)
        if self.last_kind == "org" and element.mark == "," and not self.paper_follows:
            return False
        if self.last_kind not in ("", "person"):
            self.open_from = len(self.people)
        self.people.append(entry)
        return True

    def _give_title(self, entry: _Entry) -> None:
        """`AP Writers Mara Quillby and Tomas Verrick`: the title is the second one's too."""
        title = self.title
        if title is not None and title.job.split()[-1].lower() in PLURALS:
            entry.job, entry.org, entry.role = title.job, title.org, title.role

    def _add_org(self, element: Element, name: str) -> bool:
        if element.mark == "with" or self.mode:
            role = self.mode or "contributor"
            newsroom = _Entry(element.start, element.end, role, name, newsroom=True)
            self.contributors.append(newsroom)
            return True
        after_title = self.last_kind == "role" and element.mark == "," and not element.value
        self.rest_from = element.start if after_title and not self.orgs else -1
        if self.last_kind == "tag" and not self.people:
            return False
        self.shared = element.mark == "and" and self.last_kind in ("person", "org", "role")
        if not self.shared:
            for entry in self.people[self.open_from :]:
                entry.org = entry.org or name
        self.orgs.append(name)
        if element.value == "agency" or (element.value and element.mark not in ("-", "|", "/")):
            self.proof.add(element.value)
        return True

    def add_rest(self, piece: Piece, end: int) -> bool:
        """After a job title and a comma, all that is left is one organisation."""
        if self.last_kind == "role" and self.people and piece.mark == ",":
            return self.add(Element("org", piece.tokens[0].start, end, ","))
        if self.last_kind != "org" or self.rest_from < 0:
            return False
        self.orgs.pop()
        for entry in self.people:
            entry.org = ""
        return self.add(Element("org", self.rest_from, end, ","))

    def _add_role(self, element: Element, title: str) -> bool:
        """A job title of the people before it, or of nobody named: `Staff Writer`, `Agencies`."""
        if element.mark == "with" or (self.mode and element.kind == "wire"):
            newsroom = _Entry(element.start, element.end, "contributor", title, newsroom=True)
            self.contributors.append(newsroom)
            return True
        head = title.split()[-1].lower()
        group = self.people[self.open_from :]
        joined = element.mark == "job" and self.shared
        if not group or joined or element.kind == "wire" or element.mark == "and":
            return self._add_nameless(element, title, head)
        for entry in group if head in PLURALS else group[-1:]:
            if entry.job:
                return False
            entry.job = title
            entry.role = ROLES.get(head.removesuffix("s"), entry.role)
        if head in HEADS or element.value == "special":
            self.proof.add("role")
        return True

    def _add_nameless(self, element: Element, title: str, head: str) -> bool:
        """A role that is printed without a name, for the organisation just before it."""
        if self.mode:
            return False
        start, org = element.start, ""
        if element.mark == "job" and self.orgs:
            org = self.orgs[-1]
            start = self.text.rindex(org, 0, element.start)
        role = ROLES.get(head.removesuffix("s"), self.lead or "author")
        self.people.append(_Entry(start, element.end, role, job=title, org=org))
        self.open_from = len(self.people) - 1
        return True

    def _add_place(self, element: Element, text: str) -> bool:
        place = normal_case(text) if text.isupper() and len(text) > 3 else text
        group = self.contributors if self.mode else self.people[self.open_from :]
        if element.value == "in" and group and self.last_kind == "person":
            group[-1].place = place
            return True
        self.doubtful = self.doubtful or self.last_kind == "person"
        for entry in self.people[self.open_from :]:
            entry.place = entry.place or place
        if self.orgs:
            self.facts.setdefault("place", place)
        return bool(self.orgs or self.people)

    def _add_work(self, element: Element) -> bool:
        entry = self.people.pop()
        entry.role = element.value
        self.contributors.append(entry)
        return bool(self.people)

    def _add_contact(self, key: str, text: str) -> bool:
        people = self.contributors if self.mode else self.people
        if self.last_kind == "dangling":  # `… in Jakarta at mquillby@example.com`
            return False
        if people:
            setattr(people[-1], key, text)
            self.proof.add(key)
        return bool(people or self.orgs)

    def _add_fact(self, kind: str, text: str) -> bool:
        if kind in self.facts:
            return False
        if kind in ("date", "updated") and text[-3:].lower() != ".m.":
            text = text.rstrip(".")
        self.facts[kind] = text
        if kind in ("date", "updated", "dangling") or (kind == "tag" and self.last_kind == "org"):
            self.proof.add(kind)
        return True

    def close(self) -> bool:
        """Whether the line names anybody; a lead-in such as `Edited by` makes contributors."""
        if self.lead.startswith("+"):
            self.contributors += [entry for entry in self.people if entry.name]
            self.people = [entry for entry in self.people if not entry.name]
        if self.lead == "source":
            return bool(self.orgs) and not self.people
        tagged = "tag" in self.facts and not self.lead
        return bool(self.people or self.orgs or self.contributors or tagged)

    def is_evident(self) -> bool:
        """Whether a line without a lead-in is a byline all the same."""
        if self.doubtful:
            return False
        if any(entry.name for entry in self.people):
            lone = all(" " not in entry.name for entry in self.people)
            return bool(self.proof - {"date", "updated"} if lone else self.proof)
        if self.people:
            return bool(self.proof & {"agency", "known", "paper"})
        if self.proof & {"date", "updated"} and not self.facts.get("date", "").endswith("ago"):
            return bool(self.contributors or self.proof & {"agency", "known"})
        return "agency" in self.proof

    def is_affiliation(self) -> bool:
        """Whether a line without people says where they work: no mere `President`."""
        if self.orgs or "tag" in self.facts or "wire" in self.kinds:
            return True
        return any(entry.job.split()[-1].lower() in HEADS for entry in self.people)

    def reading(self, tokens: Sequence[Token]) -> Reading:
        """The reading of the whole line."""
        printed = self.text[tokens[0].start : tokens[-1].end].rstrip(" -–—|•,=/>")
        dangling = self.facts.get("dangling", "")
        if dangling:
            printed = printed.removesuffix(dangling).rstrip(" -–—|•,/")
        byline = Byline(
            text=printed,
            people=tuple(entry.person(self.text) for entry in self.people),
            organisations=tuple(self.orgs),
            tag=self.facts.get("tag", ""),
            location=self.facts.get("place", ""),
            date=self.facts.get("date", ""),
            updated=self.facts.get("updated", ""),
            section=self.facts.get("section", ""),
            dangling=dangling,
            contributors=tuple(entry.person(self.text) for entry in self.contributors),
        )
        values = _values(byline)
        if kicker := self.facts.get("kicker"):
            values["kicker"] = kicker
        return Reading(0, len(self.text), values, byline)


def _values(byline: Byline) -> dict[str, Any]:
    """The plain captures of a byline: what is printed, under the names that rules know."""
    places = [person.location for person in byline.people if person.location]
    titles = [person.job_title for person in byline.people if person.job_title]
    values: dict[str, Any] = {
        "people": [person.name for person in byline.people if person.name],
        "organisation": _one_or_all(byline.organisations),
        "place": byline.location or _one_or_all(places),
        "role": _one_or_all(titles),
        "tag": byline.tag,
        "date": byline.date,
        "updated": byline.updated,
        "section": byline.section,
        "credit": [person.name for person in byline.contributors],
    }
    return {key: value for key, value in values.items() if value}


def _one_or_all(values: Sequence[str]) -> str | list[str]:
    """One value as a string, several different ones as a list."""
    if len(values) < 2:
        return values[0] if values else ""
    unique = list(dict.fromkeys(values))
    return unique if len(unique) > 1 else "".join(unique)
