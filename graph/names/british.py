"""British and American spelling of one word, as far as names of the field go."""

_AMERICAN = {
    "ageing": "aging", "aluminium": "aluminum", "anaemia": "anemia", "anaesthesia": "anesthesia",
    "analogue": "analog", "artefact": "artifact", "behaviour": "behavior", "behavioural": "behavioral",
    "catalogue": "catalog", "catalyse": "catalyze", "centimetre": "centimeter", "centre": "center", "colour": "color",
    "defence": "defense", "dialog": "dialogue", "fibre": "fiber", "grey": "gray", "gynaecological": "gynecological",
    "haemorrhage": "hemorrhage", "humour": "humor", "judgement": "judgment", "kilometre": "kilometer",
    "labelled": "labeled", "labelling": "labeling", "labour": "labor", "leukaemia": "leukemia",
    "manoeuvre": "maneuver", "metre": "meter", "micrometre": "micrometer", "millimetre": "millimeter",
    "modelled": "modeled", "modelling": "modeling", "mould": "mold", "nanometre": "nanometer",
    "neighbour": "neighbor", "neighbourhood": "neighborhood", "odour": "odor", "oesophageal": "esophageal",
    "optimiser": "optimizer", "orthopaedic": "orthopedic", "paediatric": "pediatric", "programme": "program",
    "rumour": "rumor", "signalling": "signaling", "sulphur": "sulfur", "travelling": "traveling", "tumour": "tumor",
    "unlabelled": "unlabeled", "visualiser": "visualizer",
}  # fmt: skip
_NOT_BRITISH = ("improvisation",)
_ENDING, _AMERICAN_ENDING = "isation", "ization"


def american(word: str) -> str:
    """The word as it is spelled in American English, where the two differ; the case of another word is kept.

    >>> [american(word) for word in ("optimisation", "Modelling", "improvisation", "Dialogue")]
    ['optimization', 'modeling', 'improvisation', 'Dialogue']
    """
    low = word.lower()
    if low in _AMERICAN:
        return _AMERICAN[low]
    if low.endswith(_ENDING) and low not in _NOT_BRITISH:
        return low.removesuffix(_ENDING) + _AMERICAN_ENDING
    return word
