"""Which source records are one paper: by shared ids first, then by title where nothing contradicts.

Every step looks at the whole set, never at the order of its members, so the groups depend on the set alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from citegraph.graph.model import SourceRecord
from citegraph.graph.names import text_key
from citegraph.graph.resolve.people import authors_agree
from citegraph.graph.resolve.shared_ids import shared_ids
from citegraph.graph.resolve.unions import Unions

YEARS_APART = 2
"""A preprint and its proceedings may lie so many years apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """What identifies one record, or several that were found to be one paper."""

    keys: tuple[str, ...]
    """Keys of the records."""
    ids: Mapping[str, frozenset[str]]
    """Values by scheme."""
    titles: frozenset[str]
    """Keys of the titles."""
    years: frozenset[int]
    authors: tuple[tuple[str, ...], ...]
    """The author lists, those that are not empty."""

    @classmethod
    def of(cls, key: str, record: SourceRecord) -> "Card":
        """The card of one record."""
        paper = record.paper
        return cls(
            keys=(key,),
            ids={scheme: frozenset({value}) for scheme, value in shared_ids(paper).items()},
            titles=frozenset({text_key(paper.title)}),
            years=frozenset({paper.year} if paper.year else ()),
            authors=(paper.authors,) if paper.authors else (),
        )

    @classmethod
    def joined(cls, cards: Sequence["Card"]) -> "Card":
        """One card for what was found to be one paper."""
        if len(cards) == 1:
            return cards[0]
        ids: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        for card in cards:
            for scheme, values in card.ids.items():
                ids[scheme] |= values
        return cls(
            keys=tuple(sorted(key for card in cards for key in card.keys)),
            ids=dict(ids),
            titles=frozenset().union(*(card.titles for card in cards)),
            years=frozenset().union(*(card.years for card in cards)),
            authors=tuple(sorted({authors for card in cards for authors in card.authors})),
        )


def one_paper_each(records: Mapping[str, SourceRecord]) -> list[tuple[str, ...]]:
    """The keys of the records of each paper, in the order of the smallest key."""
    cards = [Card.of(key, record) for key, record in sorted(records.items())]
    by_ids = [Card.joined(group) for group in _joined_by_ids(cards)]
    return sorted(card.keys for card in _joined_by_title(by_ids))


def _joined_by_ids(cards: Sequence[Card]) -> list[list[Card]]:
    """Groups that share ids, none of which holds two ids of one scheme."""
    groups = []
    for group in _sharing(cards, _id_labels):
        groups += [group] if len(group) == 1 or not _conflicting_schemes(group) else _parted(group)
    return groups


def _id_labels(card: Card) -> Iterable[str]:
    return (f"{scheme}:{value}" for scheme, values in card.ids.items() for value in values)


def _sharing(cards: Iterable[Card], labels: Callable[[Card], Iterable[str]]) -> list[list[Card]]:
    """Groups of cards that a chain of shared labels connects."""
    unions: Unions[Card] = Unions(cards := list(cards))
    first: dict[str, Card] = {}
    for card in cards:
        for label in labels(card):
            unions.join(first.setdefault(label, card), card)
    return unions.groups()


def _conflicting_schemes(cards: Sequence[Card]) -> list[str]:
    values: defaultdict[str, set[str]] = defaultdict(set)
    for card in cards:
        for scheme, found in card.ids.items():
            values[scheme] |= found
    return sorted(scheme for scheme, found in values.items() if len(found) > 1)


def _parted(cards: Sequence[Card]) -> list[list[Card]]:
    """The groups of cards that chains of ids connect although some ids contradict each other.

    An id that two contradicting cards share tells nothing, and a card that fits both sides stays alone.
    """
    alone: set[str] = set()
    mute: set[str] = set()

    def labels(card: Card) -> Iterable[str]:
        return () if card.keys[0] in alone else (label for label in _id_labels(card) if label not in mute)

    while True:
        groups = _sharing(cards, labels)
        torn = [(group, schemes[0]) for group in groups if (schemes := _conflicting_schemes(group))]
        if not torn:
            return groups
        for group, scheme in torn:
            mute |= (found := _muted(group, labels, scheme=scheme))
            alone |= set() if found else _undecided(group, labels, scheme=scheme)


def _muted(cards: Sequence[Card], labels: Callable[[Card], Iterable[str]], *, scheme: str) -> set[str]:
    """Labels that cards with different values of the scheme share."""
    values: defaultdict[str, set[str]] = defaultdict(set)
    for card in cards:
        for label in labels(card):
            values[label] |= card.ids.get(scheme, frozenset())
    return {label for label, found in values.items() if len(found) > 1}


def _undecided(cards: Sequence[Card], labels: Callable[[Card], Iterable[str]], *, scheme: str) -> set[str]:
    """First keys of the cards without the scheme that lie between cards with different values of it."""
    without = [card for card in cards if scheme not in card.ids]
    sides: defaultdict[str, set[str]] = defaultdict(set)
    for card in cards:
        for label in labels(card):
            sides[label] |= card.ids.get(scheme, frozenset())
    found = set()
    for group in _sharing(without, labels):
        reached = set().union(*(sides[label] for card in group for label in labels(card)))
        found |= {card.keys[0] for card in group} if len(reached) > 1 else set()
    return found


def _joined_by_title(cards: Sequence[Card]) -> list[Card]:
    """One card a paper: cards with a title in common are one where nothing contradicts."""
    result = []
    for group in _sharing(cards, lambda card: card.titles):
        twins = [Card.joined(same) for same in _twins(group)]
        result += [Card.joined(same) for same in _compatible(twins)]
    return result


def _twins(cards: Sequence[Card]) -> list[list[Card]]:
    """Cards that say exactly the same, which no third card may part."""
    groups: defaultdict[object, list[Card]] = defaultdict(list)
    for card in cards:
        groups[card.titles, frozenset(card.ids.items()), card.years, card.authors].append(card)
    return list(groups.values())


def _compatible(cards: Sequence[Card]) -> list[list[Card]]:
    """Groups of compatible cards; a card between two that contradict each other stays alone."""
    if len(cards) == 1:
        return [list(cards)]
    near: dict[Card, list[Card]] = {card: [] for card in cards}
    for one, other in combinations(cards, 2):
        if one.titles & other.titles and _agree(one, other):
            near[one].append(other)
            near[other].append(one)
    alone = {card for card in cards if not _all_agree(near[card])}
    unions = Unions(cards)
    for card in near.keys() - alone:
        for other in near[card]:
            if other not in alone:
                unions.join(card, other)
    return [part for group in unions.groups() for part in ([group] if _all_agree(group) else [[c] for c in group])]


def _all_agree(cards: Iterable[Card]) -> bool:
    return all(_agree(one, other) for one, other in combinations(cards, 2))


def _agree(one: Card, other: Card) -> bool:
    """Whether nothing that is known of both contradicts that they are one paper."""
    for scheme in one.ids.keys() & other.ids.keys():
        if one.ids[scheme] != other.ids[scheme]:
            return False
    years = one.years | other.years
    if years and max(years) - min(years) > YEARS_APART:
        return False
    return all(authors_agree(mine, theirs) for mine in one.authors for theirs in other.authors)
