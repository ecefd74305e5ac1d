"""The catalogue as Python functions: each takes a store and gives typed rows."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.queries.functions.ambiguous_names import AmbiguousNamesRow, ambiguous_names
from citegraph.queries.functions.authors_on_concept import AuthorsOnConceptRow, authors_on_concept
from citegraph.queries.functions.baselines_of_method import BaselinesOfMethodRow, baselines_of_method
from citegraph.queries.functions.baselines_over_time import BaselinesOverTimeRow, baselines_over_time
from citegraph.queries.functions.bridges import BridgesRow, bridges
from citegraph.queries.functions.builds_on import BuildsOnRow, builds_on
from citegraph.queries.functions.changed_since import ChangedSinceRow, changed_since
from citegraph.queries.functions.claims_of_paper import ClaimsOfPaperRow, claims_of_paper
from citegraph.queries.functions.coauthors import CoauthorsRow, coauthors
from citegraph.queries.functions.code_by_year import CodeByYearRow, code_by_year
from citegraph.queries.functions.communities import CommunitiesRow, communities
from citegraph.queries.functions.concept_cooccurrence import ConceptCooccurrenceRow, concept_cooccurrence
from citegraph.queries.functions.conflicts import ConflictsRow, conflicts
from citegraph.queries.functions.connection import ConnectionRow, connection
from citegraph.queries.functions.datasets_for_concept import DatasetsForConceptRow, datasets_for_concept
from citegraph.queries.functions.emerging_concepts import EmergingConceptsRow, emerging_concepts
from citegraph.queries.functions.head_to_head import HeadToHeadRow, head_to_head
from citegraph.queries.functions.leaderboard import LeaderboardRow, leaderboard
from citegraph.queries.functions.method_lineage import MethodLineageRow, method_lineage
from citegraph.queries.functions.methods_for_concept import MethodsForConceptRow, methods_for_concept
from citegraph.queries.functions.most_built_upon import MostBuiltUponRow, most_built_upon
from citegraph.queries.functions.most_used_baselines import MostUsedBaselinesRow, most_used_baselines
from citegraph.queries.functions.never_compared import NeverComparedRow, never_compared
from citegraph.queries.functions.papers_about_concept import PapersAboutConceptRow, papers_about_concept
from citegraph.queries.functions.papers_by_author import PapersByAuthorRow, papers_by_author
from citegraph.queries.functions.papers_on_dataset import PapersOnDatasetRow, papers_on_dataset
from citegraph.queries.functions.papers_using_method import PapersUsingMethodRow, papers_using_method
from citegraph.queries.functions.papers_with_code import PapersWithCodeRow, papers_with_code
from citegraph.queries.functions.reading_list import ReadingListRow, reading_list
from citegraph.queries.functions.search import SearchRow, search
from citegraph.queries.functions.senses_of_name import SensesOfNameRow, senses_of_name
from citegraph.queries.functions.shared_concepts import SharedConceptsRow, shared_concepts
from citegraph.queries.functions.strongest_claims import StrongestClaimsRow, strongest_claims
from citegraph.queries.functions.succession import SuccessionRow, succession
from citegraph.queries.functions.venue_profile import VenueProfileRow, venue_profile
from citegraph.queries.functions.weak_claims import WeakClaimsRow, weak_claims
from citegraph.queries.functions.what_beats import WhatBeatsRow, what_beats
from citegraph.queries.functions.what_is_known import WhatIsKnownRow, what_is_known

__all__ = [
    "AmbiguousNamesRow",
    "AuthorsOnConceptRow",
    "BaselinesOfMethodRow",
    "BaselinesOverTimeRow",
    "BridgesRow",
    "BuildsOnRow",
    "ChangedSinceRow",
    "ClaimsOfPaperRow",
    "CoauthorsRow",
    "CodeByYearRow",
    "CommunitiesRow",
    "ConceptCooccurrenceRow",
    "ConflictsRow",
    "ConnectionRow",
    "DatasetsForConceptRow",
    "EmergingConceptsRow",
    "HeadToHeadRow",
    "LeaderboardRow",
    "MethodLineageRow",
    "MethodsForConceptRow",
    "MostBuiltUponRow",
    "MostUsedBaselinesRow",
    "NeverComparedRow",
    "PapersAboutConceptRow",
    "PapersByAuthorRow",
    "PapersOnDatasetRow",
    "PapersUsingMethodRow",
    "PapersWithCodeRow",
    "ReadingListRow",
    "SearchRow",
    "SensesOfNameRow",
    "SharedConceptsRow",
    "StrongestClaimsRow",
    "SuccessionRow",
    "VenueProfileRow",
    "WeakClaimsRow",
    "WhatBeatsRow",
    "WhatIsKnownRow",
    "ambiguous_names",
    "authors_on_concept",
    "baselines_of_method",
    "baselines_over_time",
    "bridges",
    "builds_on",
    "changed_since",
    "claims_of_paper",
    "coauthors",
    "code_by_year",
    "communities",
    "concept_cooccurrence",
    "conflicts",
    "connection",
    "datasets_for_concept",
    "emerging_concepts",
    "head_to_head",
    "leaderboard",
    "method_lineage",
    "methods_for_concept",
    "most_built_upon",
    "most_used_baselines",
    "never_compared",
    "papers_about_concept",
    "papers_by_author",
    "papers_on_dataset",
    "papers_using_method",
    "papers_with_code",
    "reading_list",
    "search",
    "senses_of_name",
    "shared_concepts",
    "strongest_claims",
    "succession",
    "venue_profile",
    "weak_claims",
    "what_beats",
    "what_is_known",
]
