"""The names of one set of papers: what they mean, and the things that they stand for, each found when asked for."""

from functools import cached_property

from citegraph.graph.deriving.known import Known
from citegraph.graph.deriving.paper_parts import Surroundings
from citegraph.graph.deriving.rules import Rules
from citegraph.graph.resolve.entities import Entities
from citegraph.graph.resolve.meanings import Meanings
from citegraph.graph.resolve.naming import Naming
from citegraph.graph.resolve.profiles import Profile
from citegraph.graph.resolve.readings import Reading, read_paper
from citegraph.graph.resolve.rulings import Rulings
from citegraph.graph.resolve.senses import Senses
from citegraph.graph.resolve.terms import PaperTerms
from citegraph.graph.resolve.variants import Families, family_keys


class Side:
    """Either side of a change: what is known before it, or after."""

    def __init__(self, known: Known, rules: Rules) -> None:
        self.known = known
        self.rules = rules
        self.senses = Senses(known, rules.lexicon, rules.table)

    @cached_property
    def rulings(self) -> Rulings:
        """The corrections, applied."""
        return Rulings(self.rules.corrections, self.senses)

    @cached_property
    def naming(self) -> Naming:
        """How things are labelled."""
        return Naming(self.rules.lexicon, self.senses, self.rulings)

    @cached_property
    def entities(self) -> Entities:
        """The entities."""
        return Entities(self.known, self.naming, self.known.sharing)

    @cached_property
    def families(self) -> Families:
        """What names show of variants."""
        corrected = [root for root in self.rulings.named if self.known.profile(root)]
        return Families(self.entities, self.known.bearing, corrected, self.known.is_stated)

    @cached_property
    def surroundings(self) -> Surroundings:
        """What the parts of papers depend on."""
        return Surroundings(self.entities, self.known.origins, self.known.holders, self.rules.lexicon)

    @cached_property
    def _meanings(self) -> Meanings:
        return Meanings(self.senses, self.rules.lexicon)

    def read(self, paper: PaperTerms) -> Reading:
        """What the names of a paper stand for."""
        return read_paper(paper, self._meanings, self.rulings)

    def entries(self, root: str) -> set[str]:
        """Under what a root is looked up; nothing where no paper names it."""
        profile = self.known.profile(root)
        return root_entries(root, profile, self.naming) if profile else set()


def root_entries(root: str, profile: Profile, naming: Naming) -> set[str]:
    """Under what a root with this profile is looked up: by keys of its forms, by those they extend, by its id."""
    forms = (f"form\t{key}" for key in profile.form_keys())
    families = (f"family\t{key}" for key in family_keys(profile.forms))
    return {*forms, *families, f"readable\t{naming.readable(root, profile)}"}
