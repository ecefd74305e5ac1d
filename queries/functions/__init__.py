"""The catalogue as Python functions: each takes a store and gives typed rows."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.queries.functions.baselines_of_method import BaselinesOfMethodRow, baselines_of_method
from citegraph.queries.functions.builds_on import BuildsOnRow, builds_on
from citegraph.queries.functions.method_lineage import MethodLineageRow, method_lineage
from citegraph.queries.functions.papers_about_concept import PapersAboutConceptRow, papers_about_concept
from citegraph.queries.functions.papers_using_method import PapersUsingMethodRow, papers_using_method
from citegraph.queries.functions.shared_concepts import SharedConceptsRow, shared_concepts
from citegraph.queries.functions.strongest_claims import StrongestClaimsRow, strongest_claims
from citegraph.queries.functions.what_beats import WhatBeatsRow, what_beats
from citegraph.queries.functions.what_is_known import WhatIsKnownRow, what_is_known

__all__ = [
    "BaselinesOfMethodRow",
    "BuildsOnRow",
    "MethodLineageRow",
    "PapersAboutConceptRow",
    "PapersUsingMethodRow",
    "SharedConceptsRow",
    "StrongestClaimsRow",
    "WhatBeatsRow",
    "WhatIsKnownRow",
    "baselines_of_method",
    "builds_on",
    "method_lineage",
    "papers_about_concept",
    "papers_using_method",
    "shared_concepts",
    "strongest_claims",
    "what_beats",
    "what_is_known",
]
