"""The catalogue as methods of one value: `graph.ask.what_beats("FlashAttention-2")`."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.stores import Store
from citegraph.queries import functions
from citegraph.queries.answer import Asked


class Questions:
    """Asks one store; each method is the function of that name in `citegraph.queries.functions`."""

    def __init__(self, store: Store) -> None:
        self.store = store
        """The store that is asked."""

    ambiguous_names = Asked(functions.ambiguous_names)
    authors_on_concept = Asked(functions.authors_on_concept)
    baselines_of_method = Asked(functions.baselines_of_method)
    baselines_over_time = Asked(functions.baselines_over_time)
    bridges = Asked(functions.bridges)
    builds_on = Asked(functions.builds_on)
    changed_since = Asked(functions.changed_since)
    claims_of_paper = Asked(functions.claims_of_paper)
    coauthors = Asked(functions.coauthors)
    code_by_year = Asked(functions.code_by_year)
    communities = Asked(functions.communities)
    concept_cooccurrence = Asked(functions.concept_cooccurrence)
    conflicts = Asked(functions.conflicts)
    connection = Asked(functions.connection)
    datasets_for_concept = Asked(functions.datasets_for_concept)
    emerging_concepts = Asked(functions.emerging_concepts)
    head_to_head = Asked(functions.head_to_head)
    leaderboard = Asked(functions.leaderboard)
    method_lineage = Asked(functions.method_lineage)
    methods_for_concept = Asked(functions.methods_for_concept)
    most_built_upon = Asked(functions.most_built_upon)
    most_used_baselines = Asked(functions.most_used_baselines)
    never_compared = Asked(functions.never_compared)
    papers_about_concept = Asked(functions.papers_about_concept)
    papers_by_author = Asked(functions.papers_by_author)
    papers_on_dataset = Asked(functions.papers_on_dataset)
    papers_using_method = Asked(functions.papers_using_method)
    papers_with_code = Asked(functions.papers_with_code)
    reading_list = Asked(functions.reading_list)
    search = Asked(functions.search)
    senses_of_name = Asked(functions.senses_of_name)
    shared_concepts = Asked(functions.shared_concepts)
    strongest_claims = Asked(functions.strongest_claims)
    succession = Asked(functions.succession)
    venue_profile = Asked(functions.venue_profile)
    weak_claims = Asked(functions.weak_claims)
    what_beats = Asked(functions.what_beats)
    what_is_known = Asked(functions.what_is_known)
