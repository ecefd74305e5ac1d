"""The words that comparison claims are made with: closed classes, by lemma.

Each class is a grammatical family whose members occur in comparisons throughout the corpus; none is tied to a paper.
"""

from citegraph.graph.model import Outcome

BEAT = frozenset(
    "outperform surpass exceed beat outpace outscore outrank outstrip overtake eclipse trump outcompete outshine "
    "outclass outdo outmatch overperform dominate top best excel improve win advance".split()
)
"""Verbs whose subject does better than their object; the last five only with a preposition, or a fitting object."""
BEAT_BY_PREPOSITION = {
    "improve": frozenset({"over", "on", "upon"}),
    "excel": frozenset({"over"}),
    "win": frozenset({"over", "against"}),
    "advance": frozenset({"over", "beyond"}),
    "gain": frozenset({"over"}),
    "prevail": frozenset({"over"}),
}
"""Verbs that beat what follows their preposition, not their object."""
MATCH = frozenset("match rival equal".split())
"""Verbs whose subject does as well as their object."""
TRAIL = frozenset("underperform trail lag".split())
"""Verbs whose subject does worse than what follows."""

_EQUAL = (
    "comparable competitive similar equivalent identical equal par close parity akin indistinguishable commensurate "
    "comparably competitively similarly"
)
STANDING: dict[str, Outcome] = {
    **dict.fromkeys(["superior", "preferable", "favorable", "favourable", "advantageous", "ahead"], "better"),
    **dict.fromkeys(["inferior", "behind", "below"], "worse"),
    **dict.fromkeys(_EQUAL.split(), "equal"),
}
"""Adjectives and nouns that say how two stand to each other, together with to, with, against or of."""
EQUAL_ADJECTIVES = frozenset(_EQUAL.split())
COMPARATIVES = frozenset(["less", "more", "fewer", "better", "worse", "superior"])
COMPARED = frozenset(["compare", "compared", "comparing", "comparison", "relative", "opposed", "contrast", "versus"])
"""Words that compare together with to, with or against, and versus."""
PLACES = frozenset(
    "task benchmark dataset domain setting time year horizon step epoch iteration range seed run round turn hour day "
    "month token language metric category fold trial period course sequence scale case instance example "
    "sample question "
    "scenario size length image video document node parameter gpu device split environment score point test evaluation "
    "space network layer channel f1".split()
)
"""Heads behind "over" or "on" that say where a gain was measured, and against nobody."""

GAIN_UP = frozenset(
    "improvement gain increase boost speedup speed-up acceleration enhancement advantage uplift lift jump "
    "advance increment rise growth margin lead superiority".split()
)
"""Nouns that say more or better."""
GAIN_DOWN = frozenset(
    "reduction decrease saving savings drop decline cut compression shrinkage lowering mitigation".split()
)
"""Nouns that say less: good where less is better."""
LOSS = frozenset(
    "degradation deterioration loss overhead penalty gap slowdown shortfall sacrifice compromise regression deficit "
    "worsening".split()
)
"""Nouns that say worse."""

RAISE = frozenset(
    "improve increase boost enhance raise accelerate speed lift elevate strengthen advance amplify double triple "
    "quadruple maximize augment grow rise gain climb jump expand extend".split()
)
"""Verbs that make something more or better."""
LOWER = frozenset(
    "reduce decrease lower cut shrink save halve minimize minimise diminish lessen slash drop fall decline shorten "
    "compress alleviate mitigate trim curb suppress eliminate narrow".split()
)
"""Verbs that make something less."""
OVERCOME = frozenset("close bridge recover offset".split())
"""Verbs that make a gap or a loss less."""
WORSEN = frozenset("degrade deteriorate worsen hurt harm impair slow weaken".split())
"""Verbs that make something worse."""
ACHIEVE = frozenset(
    "achieve reach obtain yield deliver attain provide bring show report demonstrate offer get give produce enable "
    "exhibit realize realise score record gain see observe find lead result have experience require use consume need "
    "run perform deliver set establish secure hit".split()
)
"""Verbs whose object is a result."""
KEEP = frozenset("maintain preserve retain sustain".split())
"""Verbs that leave something as good as it was."""
SPOIL = frozenset("sacrifice compromise degrade hurt lose harm reduce affect decrease damage impair".split())
"""Verbs that leave something worse, unless they are denied."""
SMALL = frozenset(
    "minimal negligible no little marginal slight minor without zero small tiny minimum limited nearly "
    "almost virtually "
    "modest insignificant hardly".split()
)
"""Words that make a loss no loss."""

UP_ADJECTIVES = frozenset(
    "high great large strong good well rich broad more wide big long deep fast accurate robust "
    "high-quality fine stable "
    "efficient effective superior clean sharp tight bright smooth consistent reliable precise diverse safe".split()
)
DOWN_ADJECTIVES = frozenset("low lower less few small short cheap light slim thin".split())
WORSE_COMPARATIVES = frozenset("bad poor slow weak hard costly expensive vulnerable susceptible".split())

GENERIC_HEADS = frozenset(
    "model method baseline approach technique system algorithm framework network architecture solution work "
    "competitor counterpart alternative scheme strategy variant implementation design state-of-the-art sota art "
    "record result performance tool solver pipeline policy benchmark agent detector classifier encoder decoder "
    "estimator optimizer planner kernel library engine compiler accelerator backbone protocol paradigm version "
    "llm vlm mllm lvlm transformer expert teacher student predecessor attack defense loss setting procedure "
    "training inference decoding sampling prompting".split()
)
"""Head nouns that say only what sort of thing is compared with."""

EXAMPLE_OPENERS = ("such as", "like", "including", "e.g.", "i.e.", "namely", "especially", "particularly", "notably")
OWN_POSSESSIVES = frozenset({"our", "ours", "we", "us"})
BACKGROUND = frozenset(
    "existing previous prior current traditional conventional recent standard many most several these those "
    "state-of-the-art other classical earlier past today modern".split()
)
"""Words that mark others' work."""

METRIC_NOUNS_LOW = frozenset(
    "latency error cost memory flop flops time loss energy overhead perplexity hallucination bias "
    "consumption footprint usage complexity delay runtime variance "
    "rmse mae mse mape wer cer fid fvd lpips ece eer der fpr regret gap "
    "toxicity forgetting interference noise burden "
    "false-positive redundancy risk violation failure leakage drift "
    "degradation distortion artifact collision congestion emission expense "
    "staleness jitter nll divergence carbon ram vram slowdown ppl "
    "disparity unfairness misclassification deviation imbalance fragmentation idle stall miss bleu-drop".split()
)
"""Heads of metrics where less is better."""
METRIC_NOUNS_HIGH = frozenset(
    "accuracy precision recall f1 auc auroc auprc map miou iou dice bleu rouge score performance throughput quality "
    "efficiency robustness speed speedup success fidelity consistency diversity coverage reward return "
    "sharpe psnr ssim "
    "stability generalization generalisation pass@1 win fairness coherence alignment utility bandwidth-efficiency "
    "faithfulness ndcg mrr hit capability interpretability adherence compliance similarity correlation correctness "
    "rate-of-success savings expressiveness plausibility realism controllability reliability safety "
    "privacy scalability "
    "transferability resolution bitrate-saving goodput utilization utilisation acceptance agreement".split()
)
"""Heads of metrics where more is better."""
