"""The language of a text, from its most frequent function words or its script."""

from __future__ import annotations

from collections import Counter

_WORDS = {
    "en": "the of and to in that is was for with his her which said has from by are were this",
    "de": "der die und das nicht ist auch ein eine dem den sich mit von auf werden wird bei aus",
    "fr": "le les des est une dans pour qui sur pas avec plus du et la au ont cette par sont",
    "es": "el los las una del por con que para se su como más pero fue y la al ha sus",
    "it": "il di che è della per con del gli alla sono anche nel più dei una non ha le si",
    "pt": "o os as uma não em do da para com que dos mais foi ao pela são pelo e um",
    "nl": "het een van niet zijn dat op voor met aan er ook bij naar maar wordt de en die",
    "sv": "och att det som en är på av för med inte ett till har om den var sig han men",
    "da": "og at det som en er på af for med ikke et til har om den var sig han men blev",
    "nb": "og at det som en er på av for med ikke et til har om den var seg han men ble",
    "fi": "ja on ei että oli se hän mutta ovat myös kun mukaan joka sen",
    "pl": "i w na nie się że do jest z to o jak ale po co przez",
    "id": "yang dan di dengan untuk dari pada ini itu dalam akan tidak oleh juga kepada",
    "ms": "yang dan di dengan untuk daripada pada ini itu dalam akan tidak oleh juga kepada",
    "tr": "ve bir bu için ile da de olarak olan gibi daha çok kadar",
}
"""Function words; a word that two languages share counts for both."""

_TABLE: dict[str, tuple[str, ...]] = {}
for _language, _listed in _WORDS.items():
    for _word in _listed.split():
        _TABLE[_word] = (*_TABLE.get(_word, ()), _language)

_SCRIPTS = (
    ("ja", 0x3040, 0x30FF),
    ("ko", 0xAC00, 0xD7AF),
    ("zh", 0x4E00, 0x9FFF),
    ("ru", 0x0400, 0x04FF),
    ("el", 0x0370, 0x03FF),
    ("ar", 0x0600, 0x06FF),
    ("he", 0x0590, 0x05FF),
    ("th", 0x0E00, 0x0E7F),
    ("hi", 0x0900, 0x097F),
)
SAMPLE = 700
"""Code points looked at: about 110 words."""
_ENOUGH = 4
"""Function words below which nothing is said."""


def language_of(text: str) -> tuple[str, int]:
    """(BCP 47 primary tag, confidence 0-100), or ("", 0) where the text is too short to tell.

    >>> language_of("The minister said that the talks with the union were open to the public.")[0]
    'en'
    """
    sample = text[:SAMPLE]
    if not sample.isascii() and (script := _script_of(sample)):
        return script
    counts: dict[str, int] = {}
    for languages, hits in Counter(map(_TABLE.get, sample.lower().split())).items():
        for language in languages or ():
            counts[language] = counts.get(language, 0) + hits
    if not counts:
        return "", 0
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    best, hits = ranked[0]
    if hits < _ENOUGH:
        return "", 0
    rival = ranked[1][1] if len(ranked) > 1 else 0
    return best, min(99, 50 + 50 * (hits - rival) // hits)


def _script_of(sample: str) -> tuple[str, int] | None:
    letters = [ord(char) for char in sample if char > "\u02ff" and char.isalpha()]
    if 3 * len(letters) < len(sample):
        return None
    counts = [
        (sum(low <= code <= high for code in letters), language) for language, low, high in _SCRIPTS
    ]
    kana = counts[0][0]
    if kana > len(letters) // 10:
        return "ja", 95
    hits, language = max(counts)
    return (language, 90) if 2 * hits > len(letters) else None
