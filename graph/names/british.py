"""British and American spelling of one word, as far as names of the field go."""

_AMERICAN = {
    "analogue": "analog", "artefact": "artifact", "behaviour": "behavior", "behavioural": "behavioral",
    "catalogue": "catalog", "centre": "center", "colour": "color", "defence": "defense", "dialog": "dialogue",
    "fibre": "fiber", "grey": "gray", "haemorrhage": "hemorrhage", "labelled": "labeled", "labelling": "labeling",
    "modelled": "modeled", "modelling": "modeling", "neighbour": "neighbor", "neighbourhood": "neighborhood",
    "optimiser": "optimizer", "paediatric": "pediatric", "programme": "program", "signalling": "signaling",
    "travelling": "traveling", "tumour": "tumor", "unlabelled": "unlabeled", "visualiser": "visualizer",
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
