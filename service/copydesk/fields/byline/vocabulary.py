"""The words of bylines: openers, relations, works, titles, papers."""

from __future__ import annotations

from copydesk.fields.calendar import FULL_MONTHS
from copydesk.fields.names import (
    PARTICLES,
    words,
)

LEADS = {
    phrase: role
    for role, phrases in {
        "author": """by / byline : / author / author of the article / story by / text by /
            words by / words : / written by / article by / posted by / submitted by / analysis by /
            opinion by / commentary by / review by / column by / essay by / von / par / por / di /
            door / av / af / oleh / text : / tekst : / autor : / auteur : / geschrieben von /
            escrito por / story and photos by / text and photos by / words and pictures by /
            écrit par / scritto da / skrevet av / ditulis oleh""",
        "reporter": "report by / reported by / 記者 / 记者 / 本報記者 / 本报记者",
        "writer": "as told to",
        "source": "provided by",
        "+editor": "edited by",
        "+compiler": "compiled by",
        "+contributor": "contributors :",
    }.items()
    for phrase in (tuple(phrase.split()) for phrase in phrases.split("/"))
}
"""Openings, in lower case, and what the people after them are; `+` makes contributors of them."""

LEADS_BY_FIRST = {
    phrase[0]: sorted((other for other in LEADS if other[0] == phrase[0]), key=len, reverse=True)
    for phrase in LEADS
}

INNER_LEADS = words("by von par por")

RELATIONS = {
    phrase: role
    for role, phrases in {
        "editor": "edited by",
        "photographer": "photographs by / photography by / photos by / photos : / fotos :",
        "illustrator": "illustration by / illustrations by / illustrated by",
        "translator": "translated by",
        "compiler": "compiled by",
        "researcher": "research by",
        "reporter": "additional reporting by / with reporting by",
        "writer": "as told to",
        "contributor": "with inputs from / with files from",
    }.items()
    for phrase in (tuple(phrase.split()) for phrase in phrases.split("/"))
}
"""Phrases inside a line and what they make of the people after them."""

RELATION_STARTS = frozenset(phrase[0] for phrase in RELATIONS)

WORKS = {
    "photographs": "photographer",
    "photos": "photographer",
    "photography": "photographer",
    "illustrations": "illustrator",
}
"""What makes the person before it another kind of contributor: `Tomas Verrick, Photographs`."""

AND = words("and And AND & und UND et ET og OG och OCH dan en y Y e")

LATE_AND = words("y Y e")

WITH = words("with With WITH avec mit con med")

LABELS = {
    "published": "date",
    "posted": "date",
    "publication": "date",
    "updated": "updated",
    "aktualisiert": "updated",
}

DANGLING = words("on at published updated posted")

KICKERS = words("analysis opinion commentary review column interview essay")

CHROME = frozenset({"add a comment", "leave a comment", "comments", "no comments", "share"})

HEADS = words("""
    writer writers reporter reporters correspondent correspondents columnist columnists editor
    editors editor-at-large editor-in-chief contributor contributors staff critic critics producer
    producers photographer photographers photojournalist journalist journalists blogger desk
    meteorologist cartoonist essayist anchor intern 기자 記者 记者
""")
"""The last word of a newsroom's job titles."""

OTHER_HEADS = words("""
    professor lecturer economist ambassador president chairman chairwoman ceo founder technologist
    director researcher scientist fellow analyst strategist attorney lawyer historian author
    reader consultant senator minister commissioner mayor candidate student teacher physician chief
""")

PLURALS = words("writers reporters correspondents columnists editors contributors staff critics")

MODIFIERS = words("""
    staff senior chief deputy assistant associate managing executive contributing special guest
    freelance business sports sport political politics science health medical national
    international foreign metro news features feature technology tech economics economic economy
    finance financial markets market entertainment arts culture education environment environmental
    energy legal courts crime city county state religion military defense defence security
    investigative enterprise digital data video diplomatic european asia asian african china global
    gulf nordic u.s. white house congressional aviation aerospace transportation auto autos
    automotive banking investment oil gas steel resources commodities property personal retail food
    wine travel fashion lifestyle television film movie music theater book books media opinion op-ed
    bureau general assignment lead principal visiting adjunct emeritus outdoors golf football
    baseball basketball hockey soccer racing boxing consumer community public safety affairs policy
    climate change wealth management risk asset allocation housing labor labour government
    statehouse regional local pharmaceuticals telecoms equity private editorial web online our
""")

ROLES = {
    "writer": "writer",
    "reporter": "reporter",
    "correspondent": "reporter",
    "columnist": "columnist",
    "photographer": "photographer",
    "기자": "reporter",
    "記者": "reporter",
    "记者": "reporter",
}
"""Job titles that say what a person did for the story; the others leave them its author."""

PAPERS = words("""
    news times tribune herald journal gazette chronicle agency bureau network networks service
    services media magazine review university newspaper newspapers dispatch courier bulletin
    inquirer enquirer examiner observer telegraph telegram sentinel register leader ledger republic
    beacon globe guardian independent democrat republican advocate argus express monitor nation
    nugget patriot record standard statesman sun today weekly daily advertiser press post star mail
    newswire syndicate broadcasting radio television tv shimbun zeitung tageblatt presse insider
    citizen constitution mercury eagle bee banner call pilot union mirror world reporter spectator
    echo picayune intelligencer newsroom institute foundation project lab college observatory wire
""")
"""Last words of the names of newspapers, newsrooms and institutions."""

OPENERS = words("university institute college ministry department agence agencia radio channel")

GENERIC = words("""
    the news current latest breaking world local national business sports sport political top more
    daily international us u.s. health science entertainment features opinion press free social
    book movie film music tv blog related special media video weekly today magazine review post
    call record mail community public other project
""")
"""Words that head sections as well as mastheads: alone together they are no newspaper."""

WIRES = frozenset({
    "agencies", "wire reports", "staff and wire reports", "wire services", "wire service", "wires",
    "news services", "news service reports", "staff and news service reports", "staff reports",
    "staff report", "combined reports", "news agencies", "wire report", "newsroom", "the editors",
    "editorial board", "the editorial board", "staff & wire reports", "staff, wire reports",
})  # fmt: skip
"""Newsrooms without a name, in lower case: as printed they are a role and no organisation."""

SILENT_KINDS = frozenset({"picture-agency", "archive"})  # never a text's byline

SPEAKING_KINDS = frozenset({"agency", "syndicate"})  # their name alone is a byline

GLUE = words("of the and & for on at to de la le du des del der die das und et y in dos da al")

UNITS = words("second seconds minute minutes min mins hour hours hr hrs day days week weeks h d m")

LOWER = (
    PARTICLES
    | MODIFIERS
    | HEADS
    | OTHER_HEADS
    | AND
    | WITH
    | LABELS.keys()
    | FULL_MONTHS.keys()
    | UNITS
    | GLUE
    | frozenset(word for phrase in (*LEADS, *RELATIONS) for word in phrase)
    | frozenset(word for phrase in WIRES for word in phrase.split())
    | words("a an am pm a.m p.m read ago last first follow via from uhr eg")
)
"""The only words that a byline prints in lower case; any other ends the parse at once."""
