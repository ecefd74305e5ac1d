"""Which entities change: those of which papers say something else, and those whose names or ids touch theirs."""

from collections.abc import Iterable
from dataclasses import dataclass

from citegraph.graph.deriving.changed import Changed
from citegraph.graph.deriving.shifts import Shift
from citegraph.graph.deriving.sides import Side
from citegraph.graph.resolve.entities import Entity
from citegraph.graph.resolve.profiles import Profile


@dataclass(frozen=True, slots=True)
class Things:
    """The entities that differ, by their roots: as they were and as they are, None where no paper names them."""

    changed: dict[str, tuple[Entity | None, Entity | None]]
    looked_at: int
    """How many were made to find these."""

    def shown_otherwise(self) -> list[str]:
        """The roots whose entities have another id, label or name than before: what edges show of them."""
        return [root for root, (old, new) in self.changed.items() if _shown(old) != _shown(new)]


def _shown(entity: Entity | None) -> tuple[str, ...]:
    return (entity.id, entity.label, entity.name) if entity else ()


def count(changed: Changed, numbers: Iterable[int]) -> set[str]:
    """Bring the profiles up to date with what these papers said and say; returns the roots of which they did."""
    touched: set[str] = set()
    for number in numbers:
        old, new = changed.old(number), changed.digest_of.get(number)
        was, now = (old.said if old else {}), (new.said if new else {})
        for root in was.keys() | now.keys():
            if was.get(root) != now.get(root):
                touched.add(root)
                profile = _own(changed, root)
                if root in was:
                    profile.take(was[root])
                if root in now:
                    profile.add(now[root])
    for root in touched:
        profile = _own(changed, root)
        changed.profile_of[root] = profile if profile.papers else None
    return touched


def _own(changed: Changed, root: str) -> Profile:
    """The profile that may be counted on."""
    profile = changed.profile_of.get(root) or changed.before.profile(root) or Profile()
    changed.profile_of[root] = profile
    return profile


def things(before: Side, now: Side, changed: Changed, *, touched: set[str], shift: Shift) -> Things:
    """The entities that differ once the profiles of these roots are up to date."""
    own = touched | {root for root in shift.spelled if now.known.profile(root)}
    entries = {root: (before.entries(root), now.entries(root)) for root in own}
    for root, (old, new) in entries.items():
        changed.root_entries.move(root, before=old, now=new)
    moved = {entry for old, new in entries.values() for entry in old ^ new}
    # A root that comes or goes takes its own key from the aliases of others, or leaves it to them.
    moved |= {f"form\t{root}" for root in own if bool(before.known.profile(root)) != bool(now.known.profile(root))}
    moved |= {f"form\t{key}" for key in shift.usual}
    near = {root for entry in moved if not entry.startswith("family\t") for root in _under(entry, before, now)}
    found = {root: (before.entities.get(root), now.entities.get(root)) for root in own | near}
    return Things({root: sides for root, sides in found.items() if sides[0] != sides[1]}, len(found))


def _under(entry: str, before: Side, now: Side) -> frozenset[str]:
    return before.known.roots(entry) | now.known.roots(entry)
