import pytest

from citegraph.errors import AmbiguousNameError, UnknownNameError
from citegraph.graph.stores import Store
from citegraph.queries import Kind, look_up


@pytest.mark.parametrize(
    ("given", "kind", "found"),
    [
        ("method:flashattention", "method", "method:flashattention"),
        ("FlashAttention", "method", "method:flashattention"),
        ("flash attention", "method", "method:flashattention"),
        ("Flash-Attention", "method", "method:flashattention"),
        ("  FLASHATTENTION ", "method", "method:flashattention"),
        ("FlashAttention-2", "method", "method:flashattention-2"),
        ("fa2", "method", "method:flashattention-2"),
        ("mixtures of experts", "method", "method:mixture-of-experts"),
        ("MoEs", "concept", "method:mixture-of-experts"),
        ("KV Caches", "concept", "concept:kv-cache"),
        ("image net", "dataset", "dataset:imagenet"),
        ("ImageNet", "artefact", "dataset:imagenet"),
        ("ImageNet", "entity", "dataset:imagenet"),
        ("lean", "paper", "lean"),
        ("lean attention: streamed attention for decoding", "paper", "lean"),
        ("Lean Attention", "paper", "lean"),
        ("PrairieMoE", "paper", "prairie"),
        ("FA2", "paper", "swift-2"),
        ("PrairieMoE", "node", "method:prairiemoe"),
        ("Counting tiles", "node", "count"),
        ("claim:lean-1", "node", "claim:lean-1"),
        ("Ada example", "author", "author:ada-example"),
        ("made-up conference", "venue", "venue:made-up-conference"),
        ("2205.14135", "paper", "swift"),
        ("arXiv:2205.14135v3", "paper", "swift"),
        ("https://arxiv.org/abs/2205.14135", "paper", "swift"),
        ("https://doi.org/10.1000/LEAN.1", "paper", "lean"),
    ],
)
def test_names_are_found_as_a_user_types_them(store: Store, given: str, kind: Kind, found: str) -> None:
    assert look_up(store, given, kind=kind).id == found


@pytest.mark.parametrize(
    ("given", "kind", "close"),
    [
        ("FlashAttenton", "method", "FlashAttention"),
        ("flashatention", "method", "FlashAttention"),
        ("Flash Atention", "method", "Flash Attention"),
        ("PrairyMoE", "method", "PrairieMoE"),
        ("contrastiv learning", "concept", "contrastive learning"),
        ("Counting Tigers", "paper", "Counting Tiles"),
    ],
)
def test_a_small_typo_gives_did_you_mean(store: Store, given: str, kind: Kind, close: str) -> None:
    with pytest.raises(UnknownNameError, match="did you mean") as caught:
        look_up(store, given, kind=kind)
    assert caught.value.close[0] == close


@pytest.mark.parametrize("given", ["FlashAttention-3", "FlashAttention-2.5"])
def test_a_version_is_never_taken_for_another(store: Store, given: str) -> None:
    with pytest.raises(UnknownNameError):
        look_up(store, given, kind="method")


@pytest.mark.parametrize("given", ["nothing like it", "???", "'", "\\", "` MATCH (n) DETACH DELETE n //", "%", ".*"])
def test_a_name_that_stands_for_nothing_is_unknown(store: Store, given: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        look_up(store, given, kind="method", where="a query")
    assert not caught.value.close
    assert caught.value.where == "a query"


@pytest.mark.parametrize("given", ["CL", "cl", "CLs"])
def test_a_short_form_with_several_senses_lists_them(store: Store, given: str) -> None:
    with pytest.raises(AmbiguousNameError, match="stands for 2 things") as caught:
        look_up(store, given, kind="concept")
    assert caught.value.valid == ("concept:continual-learning", "concept:contrastive-learning")


def test_a_name_of_another_kind_is_unknown(store: Store) -> None:
    with pytest.raises(UnknownNameError):
        look_up(store, "ImageNet", kind="method")
