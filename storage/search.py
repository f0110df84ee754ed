"""Searching: what the index finds for the terms, and a closer look at the texts that come first.

Nothing is remembered from one search to the next. Only released lösningar of the one network are in its index, so that
neither what is found nor what is counted on the way knows of others.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from domain import matching, meanings, synonyms, words
from domain.freshness import held_since
from domain.networks import Settings
from domain.questions import State as QuestionState
from domain.search import NEAR, SAME, Filters, Hit, Looked, Viewer, in_order
from domain.solutions import Outcome
from storage.networks import Networks
from storage.questions import questions
from storage.ranking import UNIT, Choice, Held, idf
from storage.search_index import Indexed, documents, fields_of, terms_of
from storage.solutions import experiences, read_solution, solutions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from domain.meanings import Meaning, Model
    from domain.solutions import Solution
    from storage.ranking import Found

CLOSER = 20
"""Of the best, how many are looked at closer; a stretch of the text then counts as much as all of it."""
TELLING, FEW = 4, 3
"""A word tells what a text is about when it stands in at most one in four of the lösningar, or in a few."""
SHARED = 2
"""Telling words that two texts on the same thing have in common at the least."""
MOST_SLIPS = 50
"""Words of one search that are put right; more of them are another language."""
LATEST = 300
"""Questions among which similar ones are looked for."""


class Search(Indexed):
    """The index of one transaction, and what is found by it; with `model`, also by what texts mean."""

    def __init__(self, connection: Connection, model: Model | None = None) -> None:
        super().__init__(connection)
        self._model = model
        self._read: dict[tuple[str, int], Held] = {}

    def find(self, typed: str, filters: Filters, viewer: Viewer, *, limit: int) -> list[Hit]:
        if not typed.strip():
            return self._newest(filters, viewer, limit)
        held, said = self._held(viewer), words.split(typed)
        meant = self._meant(said, held, viewer)
        asked = matching.asked(" ".join(meant.get(word, word) for word in said), synonyms.read(self._lines(viewer)))
        counts = held.counts(asked.terms)
        weighed = idf(asked.weighed(counts), counts, held.many)
        found = held.score(weighed, Choice(wanted=_wanted(filters), like=_like(filters)))
        best = self._best(found, viewer, max(CLOSER, limit))
        told = self._told(list(best.values()))
        looked = self._look(found, best, told, matching.Closer(asked, weighed))
        if self._model:
            question = self._model.question(
                meanings.as_meant(typed, meant, _words_of(told[id] for id in best.values()))
            )
            looked = meanings.weigh(looked, self._alike(self._model, question, looked))
        unit = UNIT * matching.WHOLE
        return [Hit(one.solution, one.score / unit, one.outdated, one.matched) for one in in_order(looked)[:limit]]

    def similar(self, text: str, viewer: Viewer, *, limit: int) -> list[Hit]:
        held = self._held(viewer)
        weighed = self._telling(text, held)
        found = held.score(weighed, Choice(shared=SHARED))
        best = self._best(found, viewer, limit)
        hits = [Hit(id, float(found.scores[n]) / UNIT, bool(found.outdated[n])) for n, id in best.items()]
        hits = [hit for hit in hits if not hit.outdated] or hits
        return [hit for hit in hits if hit.score >= NEAR * hits[0].score]

    def nearly_same(self, text: str, viewer: Viewer, *, limit: int, but: str = "") -> list[Hit]:
        held = self._held(viewer)
        weighed = self._telling(text, held)
        best = self._best(held.score(weighed, Choice(shared=SHARED)), viewer, CLOSER)
        rows = self._connection.execute(
            select(documents.c.solution, documents.c.terms, documents.c.weights, documents.c.outdated).where(
                documents.c.solution.in_(list(best.values())), documents.c.solution != but
            )
        )
        hits: list[Hit] = []
        for row in rows:
            shared = sum(weighed[term] for term in terms_of(row.terms, row.weights) if term in weighed)
            if shared >= SAME * sum(weighed.values()):
                hits.append(Hit(row.solution, shared / UNIT, row.outdated))
        return sorted(hits, key=lambda hit: (-hit.score, hit.solution))[:limit]

    def similar_questions(self, text: str, viewer: Viewer, *, limit: int) -> list[str]:
        mine = (questions.c.network == viewer.network, questions.c.state == QuestionState.OPEN.value)
        newest = (
            select(questions.c.id, questions.c.body).where(*mine).order_by(questions.c.told_at.desc(), questions.c.id)
        )
        asked = matching.telling(text)
        held = {row.id: matching.telling(row.body) & asked for row in self._connection.execute(newest.limit(LATEST))}
        weighed = _as_one(Counter(term for terms in held.values() for term in terms), len(held))
        shared = {id: terms & weighed.keys() for id, terms in held.items()}
        scores = {id: sum(weighed[term] for term in terms) for id, terms in shared.items() if len(terms) >= SHARED}
        best = sorted(scores, key=lambda id: (-scores[id], id))[:limit]
        return [id for id in best if scores[id] >= NEAR * scores[best[0]]]

    def meant(self, typed: str, viewer: Viewer) -> str:
        said, held = words.split(typed), self._held(viewer)
        meant = self._meant(said, held, viewer)
        return " ".join(meant.get(word, word) for word in said) if meant else ""

    def _meant(self, said: list[str], held: Held, viewer: Viewer) -> dict[str, str]:
        """For words that no text holds, others that are only slips away, out of the texts that come first without, or
        else out of the words for the same."""
        asked = matching.asked(" ".join(said), {})
        counts = held.counts(asked.terms)
        plain = {word: words.plain(word) for word in said}
        stems = {word: words.stem(its) for word, its in plain.items() if matching.may_be_slip(its)}
        lines = self._lines(viewer)
        alike, listed = synonyms.read(lines), synonyms.standing(lines)
        joined = matching.joined(plain[word] for word in said).items()
        parts = {part for compound, two in joined if words.STEM + words.stem(compound) in counts for part in two}
        known = parts | listed.keys()
        unknown = [
            word
            for word, stem in stems.items()
            if words.STEM + stem not in counts and (stem,) not in alike and plain[word] not in known
        ]
        if not unknown:
            return {}
        found = held.score(idf(asked.weighed(counts), counts, held.many), Choice())
        told = self._told(list(self._best(found, viewer, CLOSER).values()))
        near = words.by_plain(_words_of(told.values()))
        meant = {word: matching.meant(plain[word], near, listed) for word in unknown[:MOST_SLIPS]}
        return {word: other for word, other in meant.items() if other}

    def _held(self, viewer: Viewer) -> Held:
        """Read once, until something is written."""
        this = (viewer.network, self._writes)
        if this not in self._read:
            self._read = {this: Held(self._postings, self.waiting(viewer.network), viewer.network)}
        return self._read[this]

    def _lines(self, viewer: Viewer) -> tuple[str, ...]:
        """Words for the same, as the room has them."""
        network = Networks(self._connection).get(viewer.network)
        return synonyms.lines(network.settings if network else Settings())

    def _telling(self, text: str, held: Held) -> dict[str, int]:
        """The stems that tell what a text is about."""
        counts = held.counts(matching.telling(text))
        return _as_one(counts, held.many)

    def _newest(self, filters: Filters, viewer: Viewer, limit: int) -> list[Hit]:
        passing = [
            or_(*[documents.c.facets.contains(f"{facet}\n", autoescape=True) for facet in facets])
            for facets in _wanted(filters)
        ]
        rows = self._connection.execute(
            select(documents.c.solution, documents.c.outdated)
            .where(documents.c.network == viewer.network, *passing)
            .order_by(documents.c.outdated, documents.c.since.desc(), documents.c.solution)
            .limit(limit)
        )
        return [Hit(row.solution, 0.0, row.outdated) for row in rows]

    def _best(self, found: Found, viewer: Viewer, most: int) -> dict[int, str]:
        """Ids by number, best first."""
        best = found.best(most)
        this = (documents.c.network == viewer.network, documents.c.number.in_(best))
        rows = self._connection.execute(select(documents.c.number, documents.c.solution).where(*this))
        ids = found.waiting | {row.number: row.solution for row in rows}
        return {number: ids[number] for number in best}

    def _look(
        self, found: Found, best: Mapping[int, str], told: Mapping[str, Solution], closer: matching.Closer
    ) -> list[Looked]:
        good = self._good(list(best.values()))
        looked: list[Looked] = []
        for number, id in best.items():
            title, themes, body = fields_of(told[id].text)
            head, rest = words.split("\n".join([*title, *themes])), words.split("\n".join(body))
            if matched := closer.matched((*head, *rest)):
                score = int(found.scores[number]) + closer.score(head, rest)
                outdated, likeness = bool(told[id].outdated), int(found.likeness[number])
                held = held_since(told[id])
                looked.append(Looked(id, score, outdated, likeness, good.get(id, 0), held, matched))
        return looked

    def _alike(self, model: Model, question: Meaning, those: Iterable[Looked]) -> dict[str, float]:
        """Those of which the model has read what they mean."""
        this = (documents.c.solution.in_([one.solution for one in those]), documents.c.model == model.name)
        rows = self._connection.execute(select(documents.c.solution, documents.c.meaning).where(*this))
        return {row.solution: model.likeness(question, row.meaning) for row in rows}

    def _told(self, ids: list[str]) -> dict[str, Solution]:
        # By id alone: SQLite would read all of the network's otherwise. Only released ones are in the index.
        rows = self._connection.execute(select(solutions).where(solutions.c.id.in_(ids)))
        return {row.id: read_solution(row) for row in rows}

    def _good(self, ids: list[str]) -> dict[str, int]:
        """How often each went well with a colleague."""
        well = (experiences.c.solution.in_(ids), experiences.c.outcome == Outcome.WELL.value)
        counted = select(experiences.c.solution, func.count().label("good")).where(*well)
        return {row.solution: row.good for row in self._connection.execute(counted.group_by(experiences.c.solution))}


def _words_of(those: Iterable[Solution]) -> Iterator[str]:
    """As they were written: a theme is a key, without accents."""
    for one in those:
        title, _, body = fields_of(one.text)
        yield from words.split("\n".join([*title, *body]))


def _as_one(counts: Mapping[str, int], many: int) -> dict[str, int]:
    """What each of those terms says that are rare enough to tell anything, all of them alike but for that."""
    return idf({term: (1, having) for term, having in counts.items()}, counts, many, most=max(many // TELLING, FEW))


def _wanted(filters: Filters) -> list[list[str]]:
    """One list for each filter that is set; of the themes, any will do."""
    wanted = [
        [f":theme:{theme}" for theme in filters.themes],
        [f":size:{filters.size_class}"] if filters.size_class else [],
        [f":provider:{filters.provider}"] if filters.provider else [],
    ]
    return [any_of for any_of in wanted if any_of]


def _like(filters: Filters) -> list[str]:
    places = (("size", filters.like_size), ("provider", filters.like_provider))
    return [f":{of}:{key}" for of, key in places if key]
