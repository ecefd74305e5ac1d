"""Where names may stand, and which of these places belong to one name."""

import pytest
from spacy.tokens import Doc

from citegraph.graph.model import Paper
from citegraph.loaders.extract import Extractor
from citegraph.loaders.extract._document import cluster_at, evidence
from citegraph.loaders.extract.components.clusters import head_key


def read(extractor: Extractor, abstract: str, title: str = "A study") -> Doc:
    (doc,) = extractor.docs([Paper(title=title, abstract=abstract)])
    return doc


def found(doc: Doc) -> set[str]:
    return {occurrence.text for occurrence in doc._.occurrences}


def forms(doc: Doc) -> list[set[str]]:
    return [set(cluster.forms) for cluster in doc._.clusters]


def test_sizes_that_share_a_stem_are_names_of_their_own(extractor: Extractor) -> None:
    doc = read(extractor, "We train LLaMA-2 7B, 13B and 70B on CIFAR-10/100.")
    assert {"LLaMA-2 7B", "LLaMA-2 13B", "LLaMA-2 70B", "CIFAR-10", "CIFAR-100"} <= found(doc)


def test_a_count_behind_a_name_is_no_size(extractor: Extractor) -> None:
    assert not any(text.endswith("20") for text in found(read(extractor, "It beats GPT-4 and 20 other models.")))


def test_known_techniques_are_found_in_lower_case(extractor: Extractor) -> None:
    assert {"beam search", "mixture of experts"} <= found(
        read(extractor, "We use beam search and a mixture of experts.")
    )


def test_both_names_of_an_elliptical_coordination_are_found(extractor: Extractor) -> None:
    doc = read(extractor, "We combine tensor and pipeline parallelism.")
    assert {"tensor parallelism", "pipeline parallelism"} <= found(doc)


def test_a_common_word_is_no_name_for_being_spelled_like_one(extractor: Extractor) -> None:
    assert "align" not in found(read(extractor, "We align the complex behavior of agents."))


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("We train a fast diffusion Transformer.", {"diffusion Transformer"}),
        ("Autoregressive Transformers are slow.", {"Transformers"}),
        ("We test several transformer-based encoders.", {"transformer"}),
        ("We add an Uncertainty-aware Action Labeling module.", {"Uncertainty-aware Action Labeling"}),
        ("A Flow Matching-based Action Expert acts.", {"Flow Matching", "Action Expert"}),
        ("We profile DeepSeek V3-671B and OpenAI o1.", {"DeepSeek V3-671B", "OpenAI o1"}),
        ("We improve \u03c0_{0.5} by far.", {"\u03c0" + "0.5"}),
        ("We add audio-video direct preference optimization (AV-DPO).", {"direct preference optimization", "AV-DPO"}),
    ],
)
def test_a_name_is_found_in_full_and_without_what_stands_beside_it(
    extractor: Extractor, sentence: str, names: set[str]
) -> None:
    assert names <= found(read(extractor, sentence))


def test_a_short_form_of_words_that_have_one_already_is_another_name(extractor: Extractor) -> None:
    doc = read(extractor, "Working memory (WM) is vital. We present the Working Memory (WorM) benchmark.")
    assert not any({"WM", "WorM"} <= each for each in forms(doc))


def test_a_phrase_of_the_title_that_the_abstract_takes_up_may_be_a_name(extractor: Extractor) -> None:
    doc = read(extractor, "We study zigzag folding. Our zigzag folding is fast.", title="Zigzag Folding of Tokens")
    assert sum(occurrence.rule == "title phrase" for occurrence in doc._.occurrences) >= 2


def test_short_and_long_form_are_one_name(extractor: Extractor) -> None:
    doc = read(
        extractor, "Zigzag Folding Networks (ZFNs) are new. A ZFN is fast, and zigzag folding networks are small."
    )
    (cluster,) = [cluster for cluster in doc._.clusters if cluster.short == "ZFNs"]
    assert cluster.name == "ZFN"
    assert {"ZFNs", "ZFN", "Zigzag Folding Networks", "zigzag folding networks"} <= set(cluster.forms)


def test_versions_and_sizes_are_never_one_name(extractor: Extractor) -> None:
    doc = read(extractor, "We compare ZapNet, ZapNet-2, ZapNet-2 7B and ZapNet-2 70B.")
    assert all(len(each) == 1 for each in forms(doc))


def test_a_generic_noun_behind_a_name_makes_no_other_name() -> None:
    assert head_key("BIG-bench benchmark") == head_key("BIG-bench")
    assert head_key("diffusion model") != head_key("diffusion")


def test_evidence_is_the_stored_sentence_around_the_stored_name(extractor: Extractor) -> None:
    abstract = r"All is well. We use M$^3$ViT at $2\times$ speed. Fine."
    doc = read(extractor, abstract)
    (occurrence,) = [o for o in doc._.occurrences if o.text == "M3ViT"]
    mention = evidence(doc, occurrence.start, occurrence.end)
    assert abstract[mention.start : mention.end] == "M$^3$ViT"
    assert mention.sentence == r"We use M$^3$ViT at $2\times$ speed."


def test_the_name_at_a_place_is_the_one_that_covers_most_of_it(extractor: Extractor) -> None:
    doc = read(extractor, "We beat ZapNet-2 by far.")
    start = doc.text.index("ZapNet-2")
    cluster = cluster_at(doc, start, start + 8)
    assert cluster is not None
    assert cluster.name == "ZapNet-2"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("We train with a loss called foldcal designed to fold.", "foldcal"),
        ("A tree termed the lazy folding tree is used.", "lazy folding tree"),
        ("We introduce \\textit{perfect folding attacks}, a new form.", "perfect folding attacks"),
        ("We draw by Metropolis--Hastings.", "Metropolis--Hastings"),
        ("We add FMM$_{TC}$ to it.", "FMMTC"),
    ],
)
def test_names_are_found_that_only_the_text_points_at(extractor: Extractor, sentence: str, name: str) -> None:
    assert name in found(read(extractor, sentence))


@pytest.mark.parametrize(
    "sentence", ["What is so called in the field is used.", "We were called by \\emph{the} users."]
)
def test_what_is_called_nothing_gives_no_name(extractor: Extractor, sentence: str) -> None:
    assert not {o.text for o in read(extractor, sentence)._.occurrences if o.rule in ("called", "emphasis")}


def test_a_title_may_lack_the_blank_behind_its_colon(extractor: Extractor) -> None:
    assert "FOLD" in found(read(extractor, "It folds.", title="FOLD:Specification-Aware Folding"))
