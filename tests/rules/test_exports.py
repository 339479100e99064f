"""Exports of archives and copy as wires send it: what comes out of each, paragraph by paragraph."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest

from copydesk.pipeline import Pipeline
from copydesk.readers.splitting import parts_of
from copydesk.writers.json import canonical

STORY = (
    (
        "The harbour board of Tern Quay voted on Monday to sell the crane that has stood idle on its "
        "pier since a storm broke the jib in the autumn of 2007."
    ),
    '"It is a fine crane," said the chairman, Tomas Verrick. "It is also in the way."',
    "Three buyers have asked for it. One of them, a circus, would like to leave it where it is.",
    "The board meets again on Feb. 8.",
)
GERMAN = (
    (
        "Der Hafenrat von Seeheim hat am Montag beschlossen, den Kran zu verkaufen, der seit dem Sturm "
        "im Herbst 2007 unbenutzt auf der Mole steht."
    ),
    '"Es ist ein schöner Kran", sagte der Vorsitzende Jörg Vettelmann. "Er ist auch im Weg."',
    "Drei Käufer haben sich gemeldet, darunter ein Zirkus, der ihn stehen lassen will.",
)
FRENCH = (
    (
        "Le conseil du port de Saint-Brevin-le-Vieux a voté lundi la vente de la grue qui rouille sur "
        "le môle depuis la tempête de l'automne 2007."
    ),
    "« C'est une belle grue », a dit la présidente, Hélène Vasteau. « Elle gêne aussi. »",
    "Trois acheteurs se sont fait connaître, dont un cirque qui voudrait la laisser où elle est.",
)
SPANISH = (
    (
        "La junta del puerto de Villamar votó el lunes la venta de la grúa que se oxida en el muelle "
        "desde el temporal del otoño de 2007."
    ),
    "«Es una buena grúa», dijo la presidenta, Inés Varela. «También estorba.»",
)
ITALIAN = (
    (
        "Il consiglio del porto di Montescuro ha votato lunedì la vendita della gru che arrugginisce "
        "sul molo dalla tempesta dell'autunno del 2007."
    ),
    "«È una bella gru», ha detto la presidente, Paola Vernizzi. «Ed è anche d'intralcio.»",
)
DUTCH = (
    (
        "Het havenbestuur van Oosterwolde heeft maandag besloten de kraan te verkopen die sinds de "
        "storm van het najaar van 2007 ongebruikt op de pier staat."
    ),
    '"Het is een mooie kraan", zei voorzitter Joost Vandriel. "Hij staat ook in de weg."',
)
PORTUGUESE = (
    (
        "A junta do porto de Vilanova votou na segunda-feira a venda da grua que enferruja no cais "
        "desde o temporal do outono de 2007."
    ),
    '"É uma boa grua", disse a presidente, Inês Valadares. "Também estorva."',
)


def wrap(paragraphs: tuple[str, ...], width: int = 78, first: str = "", gap: str = "\n\n") -> str:
    """The paragraphs hard-wrapped, as exports and wires print them."""
    return gap.join(
        textwrap.fill(text, width, initial_indent=first, break_on_hyphens=False)
        for text in paragraphs
    )


def centre(*lines: str) -> str:
    return "\n".join(line.center(80).rstrip() for line in lines)


@dataclass(frozen=True)
class Export:
    """A text, and what must come out; a key of `gives` that is None must be absent."""

    text: str
    body: tuple[str, ...]
    headline: str
    people: tuple[str, ...] = ()
    gives: dict[str, Any] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()


E: dict[str, Export] = {}

# -- LexisNexis, classic --------------------------------------------------------------------------

E["lexisnexis"] = Export(
    f"""\
Download Request: Select Items: 1-2
Time Of Request: Friday, March 20, 2015  16:51:31 EST

Send To:
ROOM 14
TERN QUAY LIBRARY
PIER STREET
TERN QUAY, ME 04000

Terms: (DATE(>=2009-12-01 and <=2010-05-11) and (crane AND quay) and not
(TYPE(web)))

Source: The Quay Courier;The Tern Island Star
Project ID: None



{centre("1 of 2 DOCUMENTS")}



{centre("The Quay Courier (Maine)")}

{centre("January 11, 2010 Monday", "Late Edition - Final")}

Harbor board sells the crane that stood idle, and a circus would like to leave
it there

BYLINE: By MARA QUILLBY and TOMAS VERRICK

SECTION: Section A; Column 0; Local Desk; Pg. 1

LENGTH: 98 words

DATELINE: TERN QUAY, Me.

{wrap(STORY, first="   ")}

URL: http://www.quaycourier.example

SUBJECT: PORTS & HARBORS (92%); CRANES & HOISTS (90%); BOARDS OF DIRECTORS
(78%); STORMS (66%)

GEOGRAPHIC: MAINE, USA (79%)

LOAD-DATE: January 12, 2010

LANGUAGE: ENGLISH

GRAPHIC: PHOTO: The crane on Sunday. (PHOTOGRAPH BY JUN-SEO PAHK)

PUBLICATION-TYPE: Newspaper


{centre("Copyright 2010 The Quay Courier Company", "All Rights Reserved")}
""",
    STORY,
    "Harbor board sells the crane that stood idle, and a circus would like to leave\nit there",
    ("Mara Quillby", "Tomas Verrick"),
    {
        "datePublished": "2010-01-11",
        "publisher": "The Quay Courier",
        "articleSection": ["Section A"],
        "copyrightHolder": "The Quay Courier Company",
        "copyrightYear": 2010,
        "located": "Tern Quay",
    },
    ("TERN QUAY LIBRARY",),
)
E["lexisnexis labelled"] = Export(
    f"""\
{centre("4 of 9 DOCUMENTS")}

{centre("The Tern Island Star")}

{centre("January 11, 1990, Thursday, Final Edition")}

SECTION: METRO; PAGE B1

LENGTH: 98 words

HEADLINE: Board sells crane

BYLINE: Mara Quillby, Star Staff Writer

DATELINE: TERN QUAY

BODY:
{wrap(STORY, first="   ")}

LOAD-DATE: January 12, 1990

{centre("Copyright 1990 The Tern Island Star")}
""",
    STORY,
    "Board sells crane",
    ("Mara Quillby",),
    {
        "datePublished": "1990-01-11",
        "publisher": "The Tern Island Star",
        "articleSection": ["METRO"],
        "copyrightHolder": "The Tern Island Star",
        "located": "Tern Quay",
    },
)
E["lexisnexis decks"] = Export(
    f"""\
{centre("2 of 2 DOCUMENTS")}

{centre("The Verrick Times (London)")}

{centre("January 11, 2010 Monday", "Edition 1;", "Scotland")}

Sold: the crane nobody could use.
A circus wants it;
but it may not move

BYLINE: Mara Quillby in Tern Quay

SECTION: NEWS; Pg. 3

LENGTH: 98 words

{wrap(STORY, 72)}

LOAD-DATE: January 11, 2010
LANGUAGE: ENGLISH
PUBLICATION-TYPE: Newspaper
JOURNAL-CODE: VTM

{
        centre(
            "Copyright 2010 Verrick Newspapers, a",
            "Division of Tidal Communications",
            "All Rights Reserved",
        )
    }
""",
    STORY,
    "Sold: the crane nobody could use.",
    ("Mara Quillby",),
    {"datePublished": "2010-01-11", "publisher": "The Verrick Times", "articleSection": ["NEWS"]},
)
TALK = (
    "WOLF QUILLBY, HOST: The crane on the pier has not moved since 2007. Why is that?",
    "REPORTER: The board voted on Monday to sell it.",
    "TOMAS VERRICK, CHAIRMAN: It is a fine crane. It is also in the way.",
    "SOURCE: A man who would not be named said that a circus had asked for it.",
    "QUILLBY: Thank you.",
)
E["lexisnexis transcript"] = Export(
    f"""\
{centre("2 of 3 DOCUMENTS")}

{centre("QNN")}

{centre("SHOW: QUAY TONIGHT 7:00 PM EST")}

{centre("January 11, 2010 Monday")}

TRANSCRIPT: 011101cb.q12

SECTION: NEWS; Domestic

LENGTH: 61 words

HEADLINE: Board Sells Crane

BYLINE: Wolf Quillby, Tomas Verrick

GUESTS: Tomas Verrick

HIGHLIGHT: The crane on the pier is sold.

BODY:

{wrap(TALK)}

LOAD-DATE: January 12, 2010

LANGUAGE: ENGLISH

TRANSCRIPT-NO: 011101CN.V12

DOCUMENT-TYPE: Show

{centre("Copyright 2010 Quay News Network", "All Rights Reserved")}
""",
    TALK,
    "Board Sells Crane",
    ("Wolf Quillby", "Tomas Verrick"),
    {"datePublished": "2010-01-11", "articleSection": ["QUAY TONIGHT", "NEWS"]},
)
E["lexisnexis de"] = Export(
    f"""\
{centre("Dokument 3 von 12")}

{centre("Seeheimer Zeitung")}

{centre("Montag 11. Januar 2010", "Hauptausgabe")}

Der Kran wird verkauft

AUTOR: Birgit Haslach

RUBRIK: Lokales; S. 12

LÄNGE: 61 Wörter

{wrap(GERMAN)}

UPDATE: 12. Januar 2010

SPRACHE: GERMAN; DEUTSCH

PUBLICATION-TYPE: Zeitung

{centre("Copyright 2010 Seeheimer Verlag GmbH", "Alle Rechte vorbehalten")}
""",
    GERMAN,
    "Der Kran wird verkauft",
    ("Birgit Haslach",),
    {
        "datePublished": "2010-01-11",
        "publisher": "Seeheimer Zeitung",
        "articleSection": ["Lokales"],
        "copyrightHolder": "Seeheimer Verlag GmbH",
    },
)
E["lexisnexis fr"] = Export(
    f"""\
{centre("Document 2 de 9")}

{centre("Le Phare de l'Ouest")}

{centre("Lundi 11 Janvier 2010")}

Le port vend sa grue

AUTEUR: Hélène Vasteau

RUBRIQUE: PAYS; Pg. 4

LONGUEUR: 58 mots

{wrap(FRENCH)}

DATE-CHARGEMENT: 12 janvier 2010

LANGUE: FRENCH; FRANÇAIS

TYPE-PUBLICATION: Journal

{centre("Copyright 2010 Le Phare de l'Ouest", "Tous droits réservés")}
""",
    FRENCH,
    "Le port vend sa grue",
    ("Hélène Vasteau",),
    {"datePublished": "2010-01-11", "publisher": "Le Phare de l'Ouest", "articleSection": ["PAYS"]},
)
E["lexisnexis es"] = Export(
    f"""\
{centre("Documento 1 de 3")}

{centre("El Faro de Villamar")}

{centre("Lunes 11 Enero 2010")}

El puerto vende su grúa

AUTOR: Inés Varela y Quiroga

SECCIÓN: LOCAL; Pág. 4

LONGITUD: 41 palabras

{wrap(SPANISH)}

LOAD-DATE: January 12, 2010

IDIOMA: SPANISH; ESPAÑOL

{centre("Copyright 2010 El Faro de Villamar", "Todos los derechos reservados")}
""",
    SPANISH,
    "El puerto vende su grúa",
    (),
    {"datePublished": "2010-01-11", "publisher": "El Faro de Villamar"},
)
E["lexisnexis it"] = Export(
    f"""\
{centre("Documento 1 di 3")}

{centre("La Lanterna")}

{centre("Lunedì 11 Gennaio 2010")}

Il porto vende la gru

AUTORE: Paola Vernizzi

SEZIONE: CRONACA; Pag. 4

LUNGHEZZA: 41 parole

{wrap(ITALIAN)}

LOAD-DATE: January 12, 2010

LINGUA: ITALIAN

{centre("Copyright 2010 La Lanterna S.p.A.", "Tutti i diritti riservati")}
""",
    ITALIAN,
    "Il porto vende la gru",
    ("Paola Vernizzi",),
    {"datePublished": "2010-01-11", "publisher": "La Lanterna", "articleSection": ["CRONACA"]},
)
E["lexisnexis nl"] = Export(
    f"""\
{centre("1 of 3 DOCUMENTS")}

{centre("De Oosterpost")}

{centre("11 januari 2010 maandag")}

Haven verkoopt de kraan

DOOR: Joost Vandriel

SECTIE: Regio; Blz. 4

LENGTE: 41 woorden

{wrap(DUTCH)}

LOAD-DATE: January 12, 2010

TAAL: DUTCH

{centre("Copyright 2010 De Oosterpost BV", "Alle rechten voorbehouden")}
""",
    DUTCH,
    "Haven verkoopt de kraan",
    ("Joost Vandriel",),
    {"datePublished": "2010-01-11", "publisher": "De Oosterpost", "articleSection": ["Regio"]},
)
E["lexisnexis pt"] = Export(
    f"""\
{centre("1 of 3 DOCUMENTS")}

{centre("Diário de Vilanova")}

{centre("11 Janeiro 2010 Segunda-feira")}

O porto vende a grua

BYLINE: Inês Valadares

SEÇÃO: CIDADES; Pg. 4

EXTENSÃO: 41 palavras

{wrap(PORTUGUESE)}

LOAD-DATE: January 12, 2010

IDIOMA: PORTUGUESE

{centre("Copyright 2010 Diário de Vilanova", "Todos os direitos reservados")}
""",
    PORTUGUESE,
    "O porto vende a grua",
    ("Inês Valadares",),
    {"publisher": "Diário de Vilanova", "articleSection": ["CIDADES"]},
)

# -- Nexis Uni ------------------------------------------------------------------------------------

E["nexis uni"] = Export(
    "\ufeff"
    """\
Date and Time: Friday, 5. July 2019 09:31:00 CEST
Job Number: 00000001
Documents (2)
1. Board sells crane;A circus would like to leave it where it is, and the county would not
Client/Matter: -None-
Search Terms: crane AND quay
Search Type: Natural Language
Narrowed by:

Content Type
Narrowed by
News
Sources: The Quay Courier; Content Type: News

2. Crane falls
Client/Matter: -None-
Search Terms: crane AND quay
Search Type: Natural Language



Board sells crane
The Quay Courier(Maine)
July 1, 2019 Monday 9:20 AM GMT



Copyright 2019 Courier Newspapers, a division of Tidal Media Inc. All Rights Reserved


Section:\xa0LOCAL; Version:28
Length:\xa098 words
Byline:\xa0Mara Quillby (now), Tomas Verrick (earlier)
Highlight:\xa0Three buyers have asked for it.
Body


"""
    + "\n".join([*STORY[:2], "Page 1 of 2", *STORY[2:]])
    + """

Graphic

The crane on Sunday. Jun-Seo Pahk/Courier
The pier, from the sea

Load-Date: July 2, 2019


End of Document
""".replace(": ", ":\xa0"),
    STORY,
    "Board sells crane",
    ("Mara Quillby", "Tomas Verrick"),
    {
        "datePublished": "2019-07-01T09:20+00:00",
        "publisher": "The Quay Courier",
        "articleSection": ["LOCAL"],
        "copyrightHolder": "Courier Newspapers",
    },
    ("-None-",),
)
E["nexis uni de"] = Export(
    "Der Kran wird verkauft\nSeeheimer Zeitung (Regionalausgaben)\nDienstag 7. Juli 2020\n\n"
    "Section: LOKALES; S. 6\nLength: 61 words\nByline: Birgit Haslach\nBody\n\n"
    + "\n".join(GERMAN)
    + "\n\nClassification\n\nLanguage: GERMAN; DEUTSCH\nPublication-Type: Zeitung\n"
    "Journal Code: SEZ\nSubject: HÄFEN (90%); KRÄNE (76%)\nLoad-Date: July 6, 2020\n\n"
    "End of Document\n",
    GERMAN,
    "Der Kran wird verkauft",
    ("Birgit Haslach",),
    {
        "datePublished": "2020-07-07",
        "publisher": "Seeheimer Zeitung",
        "keywords": ["HÄFEN", "KRÄNE"],
    },
)

# -- Factiva --------------------------------------------------------------------------------------

E["factiva"] = Export(
    "BUSINESS\nBoard sells the crane that nobody could use\nBy Mara Quillby and Tomas Verrick\n"
    "1,198 words\n6 January 2026\n06:15 AM\nThe Quay Courier\nQUAYC\nLate Edition - Final\nA12\n"
    "English\nCopyright 2026. The Quay Courier Co. Ltd. All Rights Reserved.\n"
    + "\n".join(STORY[:2])
    + "\nPage 12 of 175 © 2026 Factiva, Inc. All rights reserved.\n"
    + "\n".join(STORY[2:])
    + "\nDocument QUAYC00020260106em1600001\n\nSearch Summary\nText\ncrane AND quay\nDate\n"
    "In the last 2 years\nTimestamp\n12 March 2026 11:02 AM\n",
    STORY,
    "Board sells the crane that nobody could use",
    ("Mara Quillby", "Tomas Verrick"),
    {
        "datePublished": "2026-01-06",
        "publisher": "The Quay Courier",
        "articleSection": ["BUSINESS"],
        "copyrightYear": 2026,
        "altIds": [{"role": "factiva", "value": "QUAYC00020260106em1600001"}],
    },
)
E["factiva without byline"] = Export(
    "Board sells crane\n198 words\n6 January 2026\nQuay Evening Press\nQEP\n7\nEnglish\n"
    "(c) 2026, Quay Press Ltd.\n" + "\n\n".join(STORY) + "\n\nDocument QEP0000020260106em1600001\n"
    "Page12of175 ©2026Factiva,Inc.Allrightsreserved.\n",
    STORY,
    "Board sells crane",
    (),
    {
        "datePublished": "2026-01-06",
        "publisher": "Quay Evening Press",
        "copyrightHolder": "Quay Press Ltd.",
        "by": None,
    },
)
E["factiva tags"] = Export(
    "HD\tBoard sells crane\nBY\tBy Mara Quillby\nWC\t198 words\nPD\t6 January 2026\nET\t07:06\n"
    "SN\tThe Quay Courier\nSC\tQUAYC\nED\tLate\nPG\tA12\nLA\tEnglish\n"
    "CY\tCopyright (c) 2026, Courier Newspapers, Inc.\nLP\t" + STORY[0] + "\n" + STORY[1] + "\n"
    "TD\t" + STORY[2] + "\n" + STORY[3] + "\nCO\tqbrd : Quay Board\nIN\ti721 : Ports | i72 : Sea\n"
    "NS\tc24 : Capacity\nRE\tusme : Maine\nIPD\tLocal\nPUB\tCourier Newspapers\n"
    "AN\tDocument QUAYC00020260106em1600001\n",
    STORY,
    "Board sells crane",
    ("Mara Quillby",),
    {
        "datePublished": "2026-01-06",
        "publisher": "The Quay Courier",
        "copyrightHolder": "Courier Newspapers, Inc.",
    },
)
E["factiva tags above values"] = Export(
    "HD\nBoard sells crane\nBY\nMara Quillby\nWC\n198 words\nPD\n6 January 2026\nSN\n"
    "The Quay Courier\nSC\nQUAYC\nLA\nEnglish\nCY\n© 2026 Courier Newspapers, Inc.\nLP\n"
    + "\n".join(STORY[:1])
    + "\nTD\n"
    + "\n".join(STORY[1:])
    + "\nNS\nc24 : Capacity | gcat : News\nAN\nDocument QUAYC00020260106em1600001\n",
    STORY,
    "Board sells crane",
    ("Mara Quillby",),
    {"datePublished": "2026-01-06", "publisher": "The Quay Courier"},
)
E["factiva de"] = Export(
    "Lokales\nDer Kran wird verkauft\nBirgit Haslach\n61 Wörter\n6. Januar 2026\n"
    "Seeheimer Zeitung\nSEEZ\n12\nDeutsch\nCopyright 2026. Seeheimer Verlag GmbH.\n"
    + "\n".join(GERMAN)
    + "\nDokument SEEZ000020260106em1600001\n",
    GERMAN,
    "Der Kran wird verkauft",
    ("Birgit Haslach",),
    {
        "datePublished": "2026-01-06",
        "publisher": "Seeheimer Zeitung",
        "articleSection": ["Lokales"],
    },
)

# -- ProQuest, NewsBank, PressReader, Europresse -----------------------------------------------------

RULE = "_" * 60
E["proquest"] = Export(
    f"""\
{RULE}

Document 3 of 40

Board sells crane

Author: Quillby, Mara; Verrick, Tomas

Publication info: The Quay Courier ; Tern Quay, Me. [Tern Quay, Me]06 Jan 2026.

ProQuest document link

Abstract: The board voted on Monday.

Full text: {STORY[0]}
{STORY[1]}
{STORY[2]}
{STORY[3]}

Subject: Ports; Cranes

Business indexing term: Subject: Harbors; Industry: 48831 : Port Operations

Company / organization: Name: Quay Board; NAICS: 926120

Publication title: The Quay Courier

Pages: A.1

Publication year: 2026

Publication date: Jan 6, 2026

Section: Metro

Publisher: Courier Newspapers

Place of publication: Tern Quay, Me.

Country of publication: United States

ISSN: 12345678

Source type: Newspaper

Language of publication: English

Document type: News

ProQuest document ID: 888000111

Document URL: https://search.proquest.example/docview/888000111

Copyright: Copyright Courier Newspapers Jan 6, 2026

Last updated: 2026-01-07

Database: Global Newsstream

{RULE}

Database copyright © 2026 ProQuest LLC. All rights reserved.

Terms and Conditions

Contact ProQuest
""",
    STORY,
    "Board sells crane",
    ("Mara Quillby", "Tomas Verrick"),
    {
        "datePublished": "2026-01-06",
        "publisher": "The Quay Courier",
        "articleSection": ["Metro"],
        "copyrightHolder": "Courier Newspapers",
        "url": "https://search.proquest.example/docview/888000111",
    },
)
E["proquest fields"] = Export(
    f"{RULE}\nTitle: Board sells crane\nAuthor: Mara Quillby\nPublication title: Quay Courier\n"
    f"Publication date: Jan 6, 2026\nFull text:\n" + "\n".join(STORY) + "\n"
    "Subject: Ports\nProQuest document ID: 888000111\nCopyright: (c)2026 the Quay Courier. "
    "Distributed by Tribune Content Agency, LLC.\nDatabase: Newsstream\n",
    STORY,
    "Board sells crane",
    ("Mara Quillby",),
    {"datePublished": "2026-01-06", "publisher": "Quay Courier", "copyrightYear": 2026},
)
E["newsbank"] = Export(
    "Board sells crane\nQuay Courier, The (ME) - January 6, 2026\nAuthor: Mara Quillby, Courier "
    "Staff\nEdition: CITY\nSection: METRO\nPage: B1\nDateline: TERN QUAY\n"
    "Readability: 9-11 grade level (Lexile: 1180)\n" + "\n".join(STORY) + "\n"
    "Index terms: PORTS; CRANES\nRecord: 0601260017\nCopyright (c) 2026 The Quay Courier\n"
    'OpenURL Link\nCitation (MLA Style)\nQuillby, Mara. "Board sells crane." Quay Courier 6 Jan. '
    "2026, CITY: B1. NewsBank. Web. 2 Feb. 2026.\n",
    STORY,
    "Board sells crane",
    ("Mara Quillby",),
    {
        "datePublished": "2026-01-06",
        "publisher": "Quay Courier",
        "articleSection": ["METRO"],
        "copyrightHolder": "The Quay Courier",
        "keywords": ["PORTS", "CRANES"],
    },
)
E["pressreader"] = Export(
    "PressReader.com - Newspapers from around the world\nQuay Weekend\n2026-01-06\nCITY\n"
    "Board sells crane\n- MARA QUILLBY MQUILLBY@QUAY.EXAMPLE\n"
    + wrap(STORY, 34, gap="\n")
    + "\n● The crane on Sunday\n→ Continued on Page 9\nArticles from Quay Weekend\n"
    "© PressReader. All rights reserved.\n",
    STORY,
    "Board sells crane",
    ("Mara Quillby",),
    {"datePublished": "2026-01-06", "publisher": "Quay Weekend", "articleSection": ["CITY"]},
)
E["europresse"] = Export(
    "Le Phare de l'Ouest\nRégion, mardi 6 janvier 2026, 158 mots, p. 4\nAussi paru dans 5 janvier "
    "2026 - phare-ouest.example\nLe port vend sa grue\nBrieuc Tanguy-Morel\n"
    + "\n".join(FRENCH)
    + "\n© 2026 Le Phare de l'Ouest. Tous droits réservés. Le présent document est protégé par les "
    "lois et conventions internationales sur le droit d'auteur. news·20260106·PHO·grue\n"
    "Certificat émis le 9 janvier 2026 à Bibliothèque de Brevin à des fins de visualisation "
    "personnelle et temporaire.\n",
    FRENCH,
    "Le port vend sa grue",
    ("Brieuc Tanguy-Morel",),
    {
        "datePublished": "2026-01-06",
        "publisher": "Le Phare de l'Ouest",
        "articleSection": ["Région"],
        "copyrightHolder": "Le Phare de l'Ouest",
        "altIds": [{"role": "europresse", "value": "news·20260106·PHO·grue"}],
    },
)

# -- wires ------------------------------------------------------------------------------------------

E["anpa"] = Export(
    "\x16\x16\x01z6715\x1f-----\nr z\x13\x11 BC-US--Quay-Crane 1stLd-Writethru   01-11 0500\n"
    "\x02\x02^BC-US--Quay-Crane, 1st Ld-Writethru,116<\n^Board sells the crane nobody could use<\n"
    "^AP Photo QUA101, QUA102<\n^Eds: Updates. With AP Photos.<\n"
    "^EDITOR'S NOTE _ This is one of a series on harbors.<\n^By MARA QUILLBY=\n"
    f"^Associated Press=\n\t   TERN QUAY, Maine (AP) _ {STORY[0]} \n \n\t   {STORY[1]} \n"
    f"\t   (BEGIN OPTIONAL TRIM)\n \n\t   {STORY[2]} \n\t   (END OPTIONAL TRIM)\n\t   {STORY[3]} \n"
    "\t   ___\n\t   Associated Press writer Ayo Delmarsh in Augusta contributed to this report.\n"
    "\t   \x03AP-WF-01-11-10 0337GMT<\n\x0c\n\x04",
    STORY,
    "Board sells the crane nobody could use",
    ("Mara Quillby",),
    {"sourceOrganization": "Associated Press", "located": "Tern Quay, Maine"},
)
E["anpa agate"] = Export(
    "\x01z9631\x1f-----\nr z\x14\x12 BC-BBO--QuayGlance     05-17 0820\n\x02^BC-BBO--Quay Glance<\n"
    "^Quay League Standings=\n^All Times EDT=\n^EAST DIVISION=\n^;W;L;Pct;GB;L10\n"
    "Tern Quay;23;13;.639;_;8-2\nSeeheim;24;14;.632;_;7-3\n^Wednesday's Games=\n"
    "\t   Seeheim at Tern Quay, 1:05 p.m.\n\t   Verrick at Quillby, 7:05 p.m.<\n"
    "\t   \x03AP-WF-05-17-16 0620GMT<\n",
    (
        "^Quay League Standings=",
        "^All Times EDT=",
        "^EAST DIVISION=",
        "^;W;L;Pct;GB;L10",
        "Tern Quay;23;13;.639;_;8-2",
        "Seeheim;24;14;.632;_;7-3",
        "^Wednesday's Games=",
        "Seeheim at Tern Quay, 1:05 p.m.",
        "Verrick at Quillby, 7:05 p.m.<",
    ),
    "",
)
E["nyt news service"] = Export(
    "BC-QUAY-CRANE-NYT\n(ART ADV: Photo is being sent to NYT photo clients.)\n"
    "BOARD SELLS THE CRANE THAT NOBODY COULD USE\nBy MARA QUILLBY\nc.2010 N.Y. Times News Service\n"
    f"TERN QUAY, Maine _ {STORY[0]}\n{STORY[1]}\n"
    f"(STORY CAN END HERE. OPTIONAL MATERIAL FOLLOWS)\n{STORY[2]}\n_ _ _\n{STORY[3]}\n"
    "NYT-01-11-10 1154EDT\nENDIT\n",
    STORY,
    "BOARD SELLS THE CRANE THAT NOBODY COULD USE",
    ("Mara Quillby",),
    {"located": "Tern Quay, Maine"},
)
CONTACTS = ("+49 30 5550 100", "tverrick@newswire.example")
E["dpa"] = Export(
    "\x01eca062 4 i 211 ccccb   dpa 061\r\n\r\nGermany-harbours/\r\n\x021ST LEAD\r\n"
    "Board sells the crane nobody could use\r\nBy Mara Quillby, dpa =\r\n\r\n"
    + wrap(("Seeheim (dpa) - " + STORY[0], *STORY[1:]), 69, "   ").replace("\n", "\r\n")
    + "\r\n\r\n# dpa NOTEBOOK\r\n\r\n## Note to editors\r\n- adds quotes in grafs 2-3\r\n\r\n"
    "## Internet links\r\n- [Quay board](http://quay.example)\r\n\r\n* * * *\r\n"
    "The following information is not intended for publication\r\n\r\n## Editorial contacts\r\n"
    "- Reporting by: Mara Quillby in Seeheim\r\n"
    "- Editing by: Tom Verrick, +49 30 5550 100, <tverrick@newswire.example>\r\n"
    "- Ring the board at noon, ask for Jo\r\n\r\ndpa mq tv\r\n\x03131137 GMT Nov 13 \r\n\x7f\x04",
    STORY,
    "Board sells the crane nobody could use",
    ("Mara Quillby",),
    {
        "sourceOrganization": "dpa",
        "located": "Seeheim",
        "contributors": [("Mara Quillby", "reporter"), ("Tom Verrick", "editor")],
    },
    (*CONTACTS, "Ring the board"),
)
E["dpa de"] = Export(
    "bdt0147 3 vm 121 dpa 0455\nHäfen/Wirtschaft/\nHafenrat verkauft den Kran =\n\n"
    f"Seeheim (dpa/lno) - {GERMAN[0]}\n\n{GERMAN[1]}\n\n{GERMAN[2]}\n\n# Notizblock\n\n## Orte\n"
    "- [Hafen](Molenweg 1, 23999 Seeheim)\n\n* * * *\n"
    "Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt\n\n## dpa-Kontakte\n"
    "- Autorin: Maike Olbrich, +49 30 5550 100\n"
    "- Redaktion: Jens Haferkamp (Berlin), <tverrick@newswire.example>\n\ndpa/lno mo yybb n1 jha\n"
    "241405 Nov 25\n",
    GERMAN,
    "Hafenrat verkauft den Kran",
    (),
    {
        "located": "Seeheim",
        "contributors": [("Maike Olbrich", "author"), ("Jens Haferkamp", "editor")],
    },
    CONTACTS,
)
E["iptc 7901"] = Export(
    "\x01XPA0147 4 PL 0118 XPA 0093\r\n\x02Quay-crane\r\nBoard sells the crane nobody could use =\r\n"
    f"\x1fSEEHEIM, 14 Nov (XPA) - {STORY[0]}\r\n{STORY[1]}\r\n{STORY[2]}\r\n{STORY[3]}\r\n"
    "\x03XPA kl/mw\r\n141452 NOV 25\r\n\x04\x04",
    STORY,
    "Board sells the crane nobody could use",
)
E["afp"] = Export(
    "French town sells its crane\nBrevin-le-Vieux, France, Oct 30, 2025 (AFP) - "
    + "\n".join(STORY)
    + "\nhh/ph/ts/hd\n© Agence France-Presse 2025\n",
    STORY,
    "French town sells its crane",
    (),
    {"sourceOrganization": "Agence France-Presse", "by": None},
)
E["kyodo"] = Export(
    "Board sells crane in Nagano port\nNAGANO, Jan. 20 (Kyodo) -- " + "\n".join(STORY) + " ==Kyodo",
    STORY,
    "Board sells crane in Nagano port",
    (),
    {"located": "Nagano"},
)
E["xinhua"] = Export(
    "Harbor in east China sells idle crane\nSource: Xinhua\nEditor: huaxia\n2025-12-09 16:06:15\n"
    "NINGBO, Dec. 9 (Xinhua) -- " + "\n".join(STORY) + " ■\n",
    STORY,
    "Harbor in east China sells idle crane",
    (),
    {"located": "Ningbo"},
)
E["bernama"] = Export(
    "Harbour board sells idle crane in Penang\n22/09/2025 03:15 PM\nGEORGE TOWN, Sept 22 (Bernama) "
    "-- " + "\n".join(STORY) + "\n-- BERNAMA\n",
    STORY,
    "Harbour board sells idle crane in Penang",
    (),
    {"located": "George Town"},
)

# -- other databases and collections -----------------------------------------------------------------

E["field list"] = Export(
    "Headline: Board sells crane\nByline: Mara Quillby\nPublication: The Quay Courier\n"
    "Date: January 6, 2026\nSection: Local\nWord count: 98\n\n"
    + "\n\n".join(STORY)
    + "\n\nCopyright: (c) 2026 Courier Newspapers\nLanguage: English\nDocument ID: QC-123\n",
    STORY,
    "Board sells crane",
    ("Mara Quillby",),
    {
        "datePublished": "2026-01-06",
        "publisher": "The Quay Courier",
        "articleSection": ["Local"],
        "copyrightHolder": "Courier Newspapers",
    },
)
E["field list de"] = Export(
    "Titel: Der Kran wird verkauft\nAutor: Haslach, Birgit\nQuelle: Seeheimer Zeitung vom "
    "06.01.2026, S. 4\nDatum: 6. Januar 2026\nRessort: Lokales\nText:\n"
    + "\n".join(GERMAN)
    + "\nDokumentnummer: 2026010612345\nUrheberrecht: © Seeheimer Verlag GmbH\n",
    GERMAN,
    "Der Kran wird verkauft",
    ("Birgit Haslach",),
    {
        "datePublished": "2026-01-06",
        "publisher": "Seeheimer Zeitung",
        "articleSection": ["Lokales"],
    },
)
E["westlaw"] = Export(
    "1/6/26 Quay Courier A1\n2026 WLNR 123456\nQuay Courier (ME)\n"
    "Copyright 2026 Courier Newspapers\n\nJanuary 6, 2026\n\nSection: Local\n\n"
    "Board sells crane\n\nMara Quillby\n\n"
    + "\n\n".join(STORY)
    + "\n\n---- INDEX REFERENCES ---\n\nNEWS SUBJECT: (Ports (1PO12))\n\nLanguage: EN\n\n"
    "Word Count: 98\n\n1/6/26 QUAYCOUR A1\n\nEND OF DOCUMENT\n",
    STORY,
    "Board sells crane",
    ("Mara Quillby",),
    {"datePublished": "2026-01-06", "publisher": "Quay Courier", "articleSection": ["Local"]},
)
E["gigaword"] = Export(
    '<DOC id="QUA_ENG_20260106.0001" type="story" >\n<HEADLINE>\nBoard sells crane\n</HEADLINE>\n'
    "<DATELINE>\nTERN QUAY, Maine (AP)\n</DATELINE>\n<TEXT>\n"
    + "\n".join(f"<P>\n{paragraph}\n</P>" for paragraph in STORY)
    + "\n</TEXT>\n</DOC>\n",
    STORY,
    "Board sells crane",
    (),
    {"located": "Tern Quay"},
)
E["trec"] = Export(
    "<DOC>\n<DOCNO> AP880212-0001 </DOCNO>\n<FILEID>AP-NR-02-12-88 2344EST</FILEID>\n"
    "<FIRST>u i AM-Quay-Crane 02-12 0398</FIRST>\n<SECOND>AM-Quay-Crane,0411</SECOND>\n"
    "<HEAD>Board Sells Crane</HEAD>\n<BYLINE>By MARA QUILLBY</BYLINE>\n"
    "<BYLINE>Associated Press Writer</BYLINE>\n<DATELINE>TERN QUAY, Maine (AP) </DATELINE>\n"
    "<TEXT>\n" + wrap(STORY, 68, "\t", "\n") + "\n</TEXT>\n</DOC>\n",
    STORY,
    "Board Sells Crane",
    ("Mara Quillby",),
    {"sourceOrganization": "Associated Press", "located": "Tern Quay"},
)

# -- interfaces, feeds, Markdown ---------------------------------------------------------------------

E["interface"] = Export(
    "title: Board sells crane that nobody could use\nauthor: Mara Quillby\n"
    "publishedAt: 2026-01-06T08:30:00Z\nsource: The Quay Courier\nurl: https://quay.example/crane\n"
    "content:\n" + "\n".join(STORY[:2]) + "\nThree buyers have asked for it. One of… [+1973 chars]",
    (*STORY[:2], "Three buyers have asked for it. One of"),
    "Board sells crane that nobody could use",
    ("Mara Quillby",),
    {
        "publisher": "The Quay Courier",
        "url": "https://quay.example/crane",
        "representationType": "partial",
    },
)
E["front matter"] = Export(
    '---\ntitle: "Board sells crane"\nauthor: Mara Quillby\ndate: 2026-01-06\ntags: [ports, cranes]\n'
    "layout: post\n---\n\n"
    + "\n\n".join(STORY[:2])
    + "\n\n---\n\n"
    + "\n\n".join(STORY[2:])
    + "\n",
    STORY,
    "Board sells crane",
    ("Mara Quillby",),
    {"datePublished": "2026-01-06", "keywords": ["ports", "cranes"]},
)
E["markdown"] = Export(
    "# Board sells crane\n\n**By Mara Quillby**\n\n[Home](/) | [News](/news)\n\n"
    "![The crane](/crane.jpg)\n\n" + "\n\n".join(STORY[:3]) + "\n\n**Read next:** "
    "[The circus that stayed](/circus)\n\n" + STORY[3] + "\n",
    STORY,
    "Board sells crane",
    ("Mara Quillby",),
)


@cache
def pipeline() -> Pipeline:
    return Pipeline.load()


@cache
def answer(name: str) -> tuple[tuple[str, ...], dict[str, Any]]:
    """The paragraphs of an export, wraps undone, and its canonical document."""
    normalised, _ = pipeline().label(pipeline().read(E[name].text.encode()))
    paragraphs = tuple(" ".join(text.split()) for text in normalised.article.paragraphs)
    return paragraphs, canonical(normalised, "0" * 40)


everywhere = pytest.mark.parametrize("name", E)


@everywhere
def test_body(name: str) -> None:
    """The story, paragraph by paragraph, and nothing else."""
    assert answer(name)[0] == E[name].body


@everywhere
def test_headline(name: str) -> None:
    """The headline, whether a field names it or only its place."""
    headlines = [h["value"] for h in answer(name)[1].get("headlines", ()) if h["role"] == "main"]
    assert headlines == ([E[name].headline] if E[name].headline else [])


@everywhere
def test_people(name: str) -> None:
    """Who wrote it; contacts and editors are no authors."""
    people = [person["name"] for person in answer(name)[1].get("bylines", ()) if "name" in person]
    assert not E[name].people or people == list(E[name].people)


@everywhere
def test_facts(name: str) -> None:
    """What the fields say, as the document has it."""
    document = answer(name)[1]
    for key, expected in E[name].gives.items():
        found = document.get(key)
        if key in ("publisher", "sourceOrganization") and found:
            party = pipeline().parties.named(expected) or pipeline().parties.tagged(expected)
            assert found["name"] in (expected, party.name if party else expected)
        elif key == "contributors":
            assert [(c["name"], c["role"]) for c in found or ()] == expected
        else:
            assert found == expected, key


@pytest.mark.parametrize("name", [name for name in E if E[name].hidden])
def test_what_is_not_public(name: str) -> None:
    """What is not for publication stands in the account of the input and nowhere else."""
    public = {key: value for key, value in answer(name)[1].items() if key != "provenance"}
    for words in E[name].hidden:
        assert words in E[name].text
        assert words not in str(public)


@everywhere
def test_twice_is_once(name: str) -> None:
    """Normalising the body again removes nothing more."""
    body = "".join(one["value"] for one in answer(name)[1]["bodies"])
    again, _ = pipeline().label(pipeline().read(body.encode()))
    assert " ".join(" ".join(again.article.paragraphs).split()) == " ".join(body.split())


@everywhere
def test_an_export_is_one_article(name: str) -> None:
    """No mark inside one article divides it."""
    assert len(parts_of(E[name].text)) == 1


def test_several_articles_in_a_file() -> None:
    """The parts of a file come out as they would alone."""
    records = [E["lexisnexis decks"], E["lexisnexis de"], E["lexisnexis fr"]]
    text = "\n".join(record.text for record in records)
    parts = [text[start:end] for start, end in parts_of(text)]
    assert len(parts) == 3
    for part, record in zip(parts, records, strict=True):
        normalised, _ = pipeline().label(pipeline().read(part.encode()))
        paragraphs = tuple(" ".join(text.split()) for text in normalised.article.paragraphs)
        assert paragraphs == record.body
