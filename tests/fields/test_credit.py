"""Credits: every row of section 6 of the catalogue of conventions, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.fields.credit import find_credit, parse_credit, parse_picture_credit
from copydesk.model.article import ROLES, Person
from copydesk.model.finding import Reading
from copydesk.rules.parties import load_parties

PARTIES = load_parties()

Case = tuple[str, list[str]]


def lines(table: str) -> list[str]:
    """One text a row; ⏎ is a line end inside it."""
    return [row.replace("⏎", "\n") for row in table.splitlines()]


def cases(table: str) -> list[Case]:
    """A text, then what it says: one row each, opened by `> `."""
    found: list[Case] = []
    for row in lines(table):
        if row.startswith("> "):
            found[-1][1].append(row[2:])
        else:
            found.append((row, []))
    return found


def rows(table: str) -> list[tuple[str, str, list[str]]]:
    """As `cases`, each text behind the id of its row in the catalogue."""
    return [(text[:5], text[6:], said) for text, said in cases(table)]


def closings(table: str) -> list[tuple[str, ...]]:
    """The story's last words and what closes the paragraph, with a bar between them."""
    return [tuple(row.split("|", 1)) for row in lines(table)]


CATALOGUE = rows("""\
K-001 (With assistance from Colum Murphy and Cat Barton.)
> contributor Colum Murphy
> contributor Cat Barton
K-002 --With assistance from Mara Quillby.To contact the reporter on this story: Tomas Verrick \
in Mesa, Arizona at tverrick1@example.net
> contributor Mara Quillby
> reporter Tomas Verrick in Mesa, Arizona tverrick1@example.net
K-003 — With assistance by Mara Quillby and Tomas Verrick
> contributor Mara Quillby
> contributor Tomas Verrick
K-003 With assistance from Mara Quillby
> contributor Mara Quillby
K-004 -- With reporting by Mara Quillby
> reporter Mara Quillby
K-004 with reporting by Mara Quillby and Tomas Verrick
> reporter Mara Quillby
> reporter Tomas Verrick
K-005 (Reporting by Mara Quillby; Editing by Tomas Verrick)
> reporter Mara Quillby
> editor Tomas Verrick
K-006 Reporting by Mara Quillby, editing by Tomas Verrick
> reporter Mara Quillby
> editor Tomas Verrick
K-007 Reporting by Mara Quillby; Additional reporting by Ayo Delmarsh and Lin Hsueh in \
Washington, Rosa Vint in San Francisco; Writing by Jon Pell; Editing by Tomas Verrick and Ida Moll
> reporter Mara Quillby
> contributor Ayo Delmarsh in Washington
> contributor Lin Hsueh in Washington
> contributor Rosa Vint in San Francisco
> writer Jon Pell
> editor Tomas Verrick
> editor Ida Moll
K-008 Reporting by Mara Quillby Writing by Tomas Verrick Editing by Ida Moll
> reporter Mara Quillby
> writer Tomas Verrick
> editor Ida Moll
K-009 Reporting by Reuters; editing by Ida Moll
> reporter [Reuters]
> editor Ida Moll
K-009 Reporting by Mali Newsroom
> reporter [Mali Newsroom]
K-010 Reporting by Mara Quillby on aboard Air Force One and Tomas Verrick in Washington
> reporter Mara Quillby in aboard Air Force One
> reporter Tomas Verrick in Washington
K-011 ((Mara.Quillby@thomsonreuters.com; +1 (646) 555 0100;))
> contact Mara.Quillby@thomsonreuters.com +1 (646) 555 0100
K-012 Additional reporting by Mara Quillby.
> contributor Mara Quillby
K-012 Additional reporting by AFP
> contributor [AFP]
K-012 Additional reporting from PA
> contributor [PA]
K-013 Mara Quillby contributed to this report.
> contributor Mara Quillby
K-013 Mara Quillby contributed to this guide.
> contributor Mara Quillby
K-014 Associated Press writers Mara Quillby, Tomas Verrick and Ayo Delmarsh contributed to this \
report.
> contributor Mara Quillby of Associated Press as writer
> contributor Tomas Verrick of Associated Press as writer
> contributor Ayo Delmarsh of Associated Press as writer
K-015 AP writers Mara Quillby in Beijing and Tomas Verrick in Bangkok contributed to this report.
> contributor Mara Quillby in Beijing of AP as writer
> contributor Tomas Verrick in Bangkok of AP as writer
K-016 Aerospace Writer Mara Quillby in Cape Canaveral, Florida, and Tomas Verrick in Moscow \
contributed to this report.
> contributor Mara Quillby in Cape Canaveral, Florida as Aerospace Writer
> contributor Tomas Verrick in Moscow
K-017 —Associated Press writer Mara Quillby in Paris contributed to this report.
> contributor Mara Quillby in Paris of Associated Press as writer
K-018 CNN's Mara Quillby and Tomas Verrick contributed to this report
> contributor Mara Quillby of CNN
> contributor Tomas Verrick of CNN
K-018 -- CNN's Mara Quillby contributed to this report.
> contributor Mara Quillby of CNN
K-018 Fox News' Mara Quillby contributed to this report.
> contributor Mara Quillby of Fox News
K-019 Quillby reported from New York and Verrick-Dahl from Washington.
> reporter Quillby in New York
> reporter Verrick-Dahl in Washington
K-020 Gillmore reported from Washington. Associated Press writers Mara Quillby and Tomas Verrick \
contributed to this report.
> reporter Gillmore in Washington
> contributor Mara Quillby of Associated Press as writer
> contributor Tomas Verrick of Associated Press as writer
K-021 Mara Quillby contributed reporting from Hong Kong.
> contributor Mara Quillby in Hong Kong
K-022 Contributing: Mara Quillby, USA TODAY
> contributor Mara Quillby of USA TODAY
K-022 Contributing: The Associated Press
> contributor [The Associated Press]
K-023 Contributing from London: Mara Quillby
> contributor Mara Quillby in London
K-024 Contributing to this report were Mara Quillby in Morrisville, Pennsylvania; Tomas Verrick \
in Norfolk, Virginia; and Ayo Delmarsh in Boston.
> contributor Mara Quillby in Morrisville, Pennsylvania
> contributor Tomas Verrick in Norfolk, Virginia
> contributor Ayo Delmarsh in Boston
K-025 The Associated Press contributed to this report.
> contributor [The Associated Press]
K-025 Reuters contributed to this report.
> contributor [Reuters]
K-026 With files from The Associated Press and Mara Quillby
> contributor [The Associated Press]
> contributor Mara Quillby
K-026 - With files from Reuters
> contributor [Reuters]
K-027 With Post wires
> contributor [Post wires]
K-027 With wire services
> contributor [wire services]
K-027 — Wire reports
> contributor [Wire reports]
K-028 With inputs from PTI
> contributor [PTI]
K-028 (With inputs from agencies)
> contributor [agencies]
K-028 (with ANI inputs)
> contributor [ANI]
K-029 (With files from Sputnik | Reuters | AFP)
> contributor [Sputnik]
> contributor [Reuters]
> contributor [AFP]
K-030 To contact the reporter on this story: Mara Quillby in Mesa, Arizona at \
mquillby1@example.net
> reporter Mara Quillby in Mesa, Arizona mquillby1@example.net
K-031 To contact the reporters on this story: Mara Quillby in Tallahassee, Florida at \
mquillby@example.net; Tomas Verrick in Washington at tverrick@example.net
> reporter Mara Quillby in Tallahassee, Florida mquillby@example.net
> reporter Tomas Verrick in Washington tverrick@example.net
K-032 To contact the editor responsible for this story: Ida Moll at imoll@example.net
> editor Ida Moll imoll@example.net
K-032 To contact the editors responsible for this story: Ida Moll at imoll@example.net, Jon Pell
> editor Ida Moll imoll@example.net
> editor Jon Pell
K-032 To contact the author of this story: Mara Quillby at mq@example.net
> author Mara Quillby mq@example.net
K-032 To contact the senior editor responsible for Bloomberg View's editorials: Ida Moll at \
imoll@example.net.
> editor Ida Moll imoll@example.net
K-033 Editors: Ida Moll, Jon Pell
> editor Ida Moll
> editor Jon Pell
K-034 Edited by: Ida Moll
> editor Ida Moll
K-034 Edited by Ida Moll in London
> editor Ida Moll in London
K-035 Editor: huaxia
> editor [huaxia]
K-035 Editor: Ida Moll
> editor Ida Moll
K-036 责任编辑：王小明
> editor 王小明
K-036 (担当編集: 山田花子)
> editor 山田花子
K-037 Uploaded by Isabelle Francis
> uploader Isabelle Francis
K-038 Translated by Mara Quillby
> translator Mara Quillby
K-038 Translation by Mara Quillby
> translator Mara Quillby
K-038 Übersetzt von Mara Quillby
> translator Mara Quillby
K-038 Traduction: Mara Quillby
> translator Mara Quillby
K-038 (Traducido por Mara Quillby)
> translator Mara Quillby
K-039 Produced by Mara Quillby
> producer Mara Quillby
K-039 Video produced by Mara Quillby
> producer Mara Quillby
K-039 Research by Mara Quillby
> researcher Mara Quillby
K-039 Graphics by Mara Quillby
> illustrator Mara Quillby
K-039 Data analysis by Mara Quillby
> researcher Mara Quillby
K-040 Additional editing and production by Mara Quillby, Tomas Verrick and Ida Moll. Sources: \
NASA; US Geological Survey.
> editor Mara Quillby
> editor Tomas Verrick
> editor Ida Moll
> producer Mara Quillby
> producer Tomas Verrick
> producer Ida Moll
K-041 Compiled by Mara Quillby
> compiler Mara Quillby
K-041 Compiled from wire services
> contributor [wire services]
K-042 - Reporting by: Mara Quillby in Vienna, Tomas Verrick in Geneva
> reporter Mara Quillby in Vienna
> reporter Tomas Verrick in Geneva
K-042 - Editing by: Ida Moll, +49 30 2852 0000, imoll@example.net
> editor Ida Moll imoll@example.net +49 30 2852 0000
K-049 Quelle: APA/sda/dpa
> other [APA]
> other [sda]
> other [dpa]
K-049 Quelle: dpa-AFX
> other [dpa-AFX]
K-049 (dpa/ABC)
> other [dpa]
K-049 Source: Reuters/zl(kg)
> other [Reuters]
K-050 Source: Moneycontrol.com
> other [Moneycontrol.com]
K-051 Provided by European Space Agency
> other [European Space Agency]
K-052 — John T. Verrick CQ-Roll Call
> author John T. Verrick of CQ-Roll Call
K-053 -- By Mara Quillby Follow @maraq
> author Mara Quillby @maraq
K-054 This post was written by Mara Quillby.
> author Mara Quillby
K-054 This article was written by Mara Quillby
> author Mara Quillby
K-057 AP NewsBrief by MARA QUILLBY
> author Mara Quillby of AP NewsBrief
K-058 Story Filed By Cox Newspapers
> other [Cox Newspapers]
K-058 For Use By Clients of the New York Times News Service
> other [New York Times News Service]
K-059 PTI ABC DEF XYZ
> other [PTI]
K-059 --IANS abc/def
> other [IANS]
K-059 AAP RTV ar
> other [AAP]
K-059 jh/eg (Reuters, AFP)
> other [Reuters]
> other [AFP]
""")

HITS = cases("""\
(Reporting by Mara Quillby in Kyiv, Tomas Verrick in Lviv and Ayo Delmarsh in Warsaw; Writing by \
Jon Pell; Editing by Ida Moll)
> reporter Mara Quillby in Kyiv
> reporter Tomas Verrick in Lviv
> reporter Ayo Delmarsh in Warsaw
> writer Jon Pell
> editor Ida Moll
(Reporting by MARA QUILLBY and TOMAS VERRICK; Editing by IDA MOLL)
> reporter Mara Quillby
> reporter Tomas Verrick
> editor Ida Moll
(Reporting By Mara Quillby. Editing By Tomas Verrick.)
> reporter Mara Quillby
> editor Tomas Verrick
(Reporting by Mara Quillby , Tomas Verrick , and Ayo Delmarsh )
> reporter Mara Quillby
> reporter Tomas Verrick
> reporter Ayo Delmarsh
(Additional reporting by Mara Quillby, Tomas Verrick and Ayo Delmarsh in Paris, and by Jon Pell \
in Milan; Editing by Ida Moll)
> contributor Mara Quillby
> contributor Tomas Verrick in Paris
> contributor Ayo Delmarsh in Paris
> contributor Jon Pell in Milan
> editor Ida Moll
(Reporting by Mara Quillby, writing by Tomas Verrick, editing by Ida Moll and Jon Pell)
> reporter Mara Quillby
> writer Tomas Verrick
> editor Ida Moll
> editor Jon Pell
(Reporting by Mara Quillby with additional reporting by Tomas Verrick; editing by Ida Moll)
> reporter Mara Quillby
> contributor Tomas Verrick
> editor Ida Moll
(Reporting and writing by Mara Quillby; Editing by Ida Moll)
> reporter Mara Quillby
> writer Mara Quillby
> editor Ida Moll
(Writing and editing by Mara Quillby)
> writer Mara Quillby
> editor Mara Quillby
(Reporting by Mara Quillby; Editing by Ida Moll) ((mara.quillby@example.net; +44 20 7946 0000))
> reporter Mara Quillby
> editor Ida Moll
> contact mara.quillby@example.net +44 20 7946 0000
(Reporting by Mara Quillby; Editing by Ida Moll) Keywords: QUOIN/RESULTS
> reporter Mara Quillby
> editor Ida Moll
(Reporting by Berlin newsroom; Editing by Ida Moll)
> reporter [Berlin newsroom]
> editor Ida Moll
(Reporting by Reuters bureaux worldwide; Editing by Ida Moll)
> reporter [Reuters bureaux worldwide]
> editor Ida Moll
(Reporting by London markets team; Editing by Ida Moll)
> reporter [London markets team]
> editor Ida Moll
(Compiled by Reuters' Washington bureau; Editing by Ida Moll)
> compiler [Reuters' Washington bureau]
> editor Ida Moll
(Reporting by staff in Brussels and Mara Quillby in Berlin)
> reporter [staff] in Brussels
> reporter Mara Quillby in Berlin
(Reporting by D.J. Okonsky Jr. and Inés Varela y Quiroga; Editing by Khalid bin Rashwan al-Dhorri)
> reporter D.J. Okonsky Jr.
> reporter Inés Varela y Quiroga
> editor Khalid bin Rashwan al-Dhorri
(Reporting by Rosa Vint in Charlotte, N.C.; Editing by Ida Moll)
> reporter Rosa Vint in Charlotte, N.C.
> editor Ida Moll
(Reporting by Mara Quillby at the United Nations; Editing by Ida Moll)
> reporter Mara Quillby in the United Nations
> editor Ida Moll
(Reporting by Mara Quillby in Washington, D.C. and Tomas Verrick in Charlotte; Editing by Ida \
Moll)
> reporter Mara Quillby in Washington, D.C.
> reporter Tomas Verrick in Charlotte
> editor Ida Moll
Reporting by Mara Quillby, Tomas Verrick
> reporter Mara Quillby
> reporter Tomas Verrick
Additional reporting by Mara Quillby in Rio de Janeiro
> contributor Mara Quillby in Rio de Janeiro
With additional reporting by Mara Quillby and The Associated Press.
> contributor Mara Quillby
> contributor [The Associated Press]
With assistance by Mara Quillby, Tomas Verrick, and Ayo Delmarsh.
> contributor Mara Quillby
> contributor Tomas Verrick
> contributor Ayo Delmarsh
—With assistance from Mara Quillby and Ayo Delmarsh
> contributor Mara Quillby
> contributor Ayo Delmarsh
--With assistance from Mara Quillby in Tokyo. Editors: Ida Moll, Jon Pell
> contributor Mara Quillby in Tokyo
> editor Ida Moll
> editor Jon Pell
To contact the reporters on this story: Mara Quillby in Tokyo at mquillby@example.net; Tomas \
Verrick in Seoul at tverrick@example.net To contact the editors responsible for this story: Ida \
Moll at imoll@example.net, Jon Pell
> reporter Mara Quillby in Tokyo mquillby@example.net
> reporter Tomas Verrick in Seoul tverrick@example.net
> editor Ida Moll imoll@example.net
> editor Jon Pell
AP writer Mara Quillby contributed to this report from Lagos, Nigeria.
> contributor Mara Quillby in Lagos, Nigeria of AP as writer
Associated Press journalists Mara Quillby in Dundee, Scotland, and Tomas Verrick in Oslo, \
Norway, contributed to this report.
> contributor Mara Quillby in Dundee, Scotland of Associated Press as journalist
> contributor Tomas Verrick in Oslo, Norway of Associated Press as journalist
Associated Press video journalist Mara Quillby contributed to this report.
> contributor Mara Quillby of Associated Press as video journalist
Example Herald staff writers Mara Quillby and Tomas Verrick contributed to this report.
> contributor Mara Quillby of Example Herald as staff writer
> contributor Tomas Verrick of Example Herald as staff writer
Staff writer Mara Quillby contributed to this story.
> contributor Mara Quillby as Staff writer
Times researcher Mara Quillby contributed to this report.
> contributor Mara Quillby of Times as researcher
Mara Quillby, Tomas Verrick and The Associated Press contributed to this report.
> contributor Mara Quillby
> contributor Tomas Verrick
> contributor [The Associated Press]
Mara Quillby and Tomas Verrick of The Example Herald contributed to this report.
> contributor Mara Quillby
> contributor Tomas Verrick of The Example Herald
Mara Quillby also contributed to this report.
> contributor Mara Quillby
Mara Quillby contributed reporting.
> contributor Mara Quillby
Mara Quillby contributed research from Oslo.
> contributor Mara Quillby in Oslo
Mara Quillby contributed reporting to this article.
> contributor Mara Quillby
Mara Quillby and Tomas Verrick contributed reporting from Geneva.
> contributor Mara Quillby in Geneva
> contributor Tomas Verrick in Geneva
Reuters and the Associated Press contributed to this report.
> contributor [Reuters]
> contributor [the Associated Press]
Agence France-Presse contributed to this report.
> contributor [Agence France-Presse]
(The Associated Press contributed to this report.)
> contributor [The Associated Press]
Contributing: Mara Quillby and Tomas Verrick, USA TODAY; The Associated Press
> contributor Mara Quillby
> contributor Tomas Verrick of USA TODAY
> contributor [The Associated Press]
Contributing: Mara Quillby of The Example Herald
> contributor Mara Quillby of The Example Herald
Contributors: Mara Quillby, Tomas Verrick
> contributor Mara Quillby
> contributor Tomas Verrick
With files from Mara Quillby and The Canadian Press
> contributor Mara Quillby
> contributor [The Canadian Press]
— With files from The Canadian Press
> contributor [The Canadian Press]
(with inputs from Reuters, AFP)
> contributor [Reuters]
> contributor [AFP]
(With inputs from PTI, ANI and IANS)
> contributor [PTI]
> contributor [ANI]
> contributor [IANS]
With agency inputs
> contributor [agency]
From wire reports
> contributor [wire reports]
From staff and wire reports
> contributor [staff and wire reports]
Compiled from wire reports
> contributor [wire reports]
Compiled by Mara Quillby from wire reports
> compiler Mara Quillby
> contributor [wire reports]
Edited by Mara Quillby and Tomas Verrick
> editor Mara Quillby
> editor Tomas Verrick
Editor: Mara Quillby; Translator: Tomas Verrick
> editor Mara Quillby
> translator Tomas Verrick
Translated from the Norwegian by Mara Quillby
> translator Mara Quillby
Video by Mara Quillby
> producer Mara Quillby
Graphics by Mara Quillby and Tomas Verrick
> illustrator Mara Quillby
> illustrator Tomas Verrick
Fact-checking by Mara Quillby
> factChecker Mara Quillby
Research and production by Mara Quillby
> researcher Mara Quillby
> producer Mara Quillby
Reporting: Mara Quillby; Editing: Ida Moll
> reporter Mara Quillby
> editor Ida Moll
(Reporting by Mara Quillby; additional reporting Jon Pell; editing Ida Moll)
> reporter Mara Quillby
> contributor Jon Pell
> editor Ida Moll
(Additional reporting by Mara Quillby; Editing by )
> contributor Mara Quillby
(Reporting by Mara Quillby, Victoria Verrick)
> reporter Mara Quillby
> reporter Victoria Verrick
(Reporting by Per Danstrup In Oslo; Editing by Nick Best)
> reporter Per Danstrup in Oslo
> editor Nick Best
(Reporting by Mara Quillby, New York bureau, editing by Ida Moll)
> reporter Mara Quillby of New York bureau
> editor Ida Moll
(Reporting by A.Quillby and euro zone bureaux; Editing by the Oslo news team)
> reporter A.Quillby
> reporter [euro zone bureaux]
> editor [the Oslo news team]
(Source: Quoin Motor Corp, Reuters) (Reporting by Mara Quillby)
> other [Reuters]
> reporter Mara Quillby
Editing by Ida Moll/Jon Pell
> editor Ida Moll
> editor Jon Pell
(Reporting by Mara Quillby; Editing by Ida Moll; +1 646 555 0100)
> reporter Mara Quillby
> editor Ida Moll +1 646 555 0100
(Reporte de Mara Quillby; Editado por Ida Moll)
> reporter Mara Quillby
> editor Ida Moll
(Reportagem de Mara Quillby; Edição de Ida Moll)
> reporter Mara Quillby
> editor Ida Moll
Traduit par Mara Quillby
> translator Mara Quillby
Redaktion: Mara Quillby
> editor Mara Quillby
Quelle: dpa
> other [dpa]
Source: AFP
> other [AFP]
(Quelle: APA/dpa)
> other [APA]
> other [dpa]
Provided by Quoin University Hospital
> other [Quoin University Hospital]
Okpik-Reyes reported from Ottawa, Ontario.
> reporter Okpik-Reyes in Ottawa, Ontario
Mara Quillby reported from Ottawa and Tomas Verrick from Oslo.
> reporter Mara Quillby in Ottawa
> reporter Tomas Verrick in Oslo
Quillby contributed to this report.
> contributor Quillby
【责任编辑：王小明】
> editor 王小明
责任编辑：王小明 李小红
> editor 王小明
> editor 李小红
""")

MISSES = lines("""\
Reporting by the committee showed that the harbour was silting up.
Reporting by Mara Quillby showed that the harbour was silting up.
Reporting by The Example Herald found that the mayor had known for years.
Reporting by neighbours led the police to the barn.
Reporting by Numbers
Editing by Committee
Writing by Candlelight
With assistance from neighbours, the family rebuilt the barn in a week.
With assistance from the Red Cross, Mara Quillby found her brother.
With help from friends and family
With files from the archive, historians rebuilt the tower.
Edited by hand, the film took three years to finish.
Edited by Mara Quillby, the anthology gathers forty years of harbour songs.
Edited by Mara Quillby and published in 1998, the book sold out.
Compiled by monks in the ninth century, the chronicle names every abbot.
Compiled by hand from parish registers.
Produced by farmers in three valleys, the cheese ripens for a year.
Produced by Mara Quillby, the film opens on Friday.
Written by Mara Quillby in 1961, the song was banned within a week.
Translated by machine, the poem made no sense.
Translated into nine languages, the book made her rich.
Research by the university found traces of lead in the water.
Research by Mara Quillby of Quoin University suggests otherwise.
Graphics by the dozen covered the wall.
Uploaded by a passer-by, the video was seen a million times.
Humidity contributed to the premature collapse of the roof.
Poor visibility contributed to this accident.
Mara Quillby contributed to the debate.
Mara Quillby contributed to the story of the harbour for forty years.
Mara Quillby contributed to this reporter's downfall.
He contributed to this report while serving on the committee.
Several factors contributed to this report card.
The findings contributed to this report.
Volunteers across the county contributed to this project, she said.
Donors contributed to this campaign.
Mara Quillby contributed $500 to this campaign.
Mara Quillby contributed reporting that won two prizes.
"Mara Quillby contributed to this report," the minister said.
Everyone contributed.
Smoke contributed.
Quillby reported from the front for thirty years before she lost her sight.
Quillby reported from Kyiv that the bridge had fallen.
Losses were reported from New York and London.
Contributing to the delay were two late trains.
Contributing factors: speed and rain
Contributing to this mess were years of neglect.
To contact the dead, she said, one needs only patience.
To contact the reporter, call the newsroom.
Editors in three cities were arrested on Friday.
Editor Mara Quillby was sacked on Friday.
Editor: a job nobody wants
Source: Congressional Budget Office
Source: the minister's own diary
Sources: three people familiar with the matter
Provided by law, the pension is paid in May.
Provided by the state, the meals cost nothing.
With wire fences, the farmers kept the boar out.
From wire to wire she led the race.
Wire reports of his death were exaggerated.
Agencies are struggling to reach the islands.
By Mara Quillby
By design, the valve stays shut.
This article was written by a machine, the paper admitted.
This story was reported by nine newspapers.
AP will close the bureau in May.
PTI WINS SEAT
The Associated Press' education coverage receives financial support from multiple private \
foundations. AP is solely responsible for all content.
This story was supported by the Quoin Foundation.
This column does not necessarily reflect the opinion of the editorial board or Bloomberg LP and \
its owners.
Mara Quillby is a Bloomberg Opinion columnist covering energy.
Quillby covers courts for The Associated Press. She is based in Mesa, Arizona.
Reach her at mquillby@example.net and follow her on X @maraq.
This story has been corrected to show that Quillby reported from Oslo, not Bergen.
(Adds reporting by a second agency)
mq/tv/ab
Video by the sea
Production: Renton, Wash.
wenn du uns auf
(15.05.2019)
(67) 3316-7200
Reporting on the war has cost eleven lives.
Writing in The Example Herald, Mara Quillby called it a farce.
""")
"""K-050, K-055, K-056 and K-059 are here with a form each: data, notes, initials."""

CLOSING = closings("""\
Shares fell 2 percent, the company said. |(Reporting by Mara Quillby; Editing by Ida Moll)
"We will not wait," she said. |(Additional reporting by Mara Quillby in Chicago)
The pound fell. ($1 = 0.7655 euros) |(Reporting By Mara Quillby; Editing by Ida Moll)
The case is in the 2nd Circuit, No. 11-2552 |(Additional reporting By Mara Quillby and Jon Pell)
The vote is on Friday. |--With assistance from Mara Quillby.
The vote is on Friday. |Associated Press writer Mara Quillby in Paris contributed to this report.
The vote is on Friday. |CNN's Mara Quillby contributed to this report.
The vote is on Friday.|(Reporting by Mara Quillby)
The vote is on Friday. |— With files from The Canadian Press
Nobody answered! |Reporting by Mara Quillby, editing by Ida Moll
The vote is on Friday. |(Reporting by Mara Quillby; Editing by Ida Moll) \
((mara.quillby@example.net; +1 646 555 0100))
He left at 5 p.m. |J.P. Okonsky contributed reporting.
""")

NOT_CLOSING = lines("""\
The company declined to comment (reporting by the paper was denied).
The claims rest on reporting by Mara Quillby.
The claims rest on reporting by Reuters.
He contributed to the collection Northern Voices (edited by Ida Moll).
She first came to notice with "Northern Voices" (translated by Mara Quillby).
The memo, edited by Ida Moll, was never sent.
The storm contributed to the delay.
The film was shot in a week. Produced by farmers, it cost nothing.
The committee met on Friday. Reporting by the committee is due in May.
The paper closed in May. Mara Quillby contributed to the debate.
It was a long day. She thanked everyone who contributed to this report.
The vote is on Friday.

(Reporting by Mara Quillby)
""")

PICTURES = rows("""\
K-043 Photo by Mara Quillby/Getty Images
> photographer Mara Quillby
> photographer [Getty Images]
K-043 Photo: AFP
> photographer [AFP]
K-043 Photograph: Mara Quillby/AFP/Getty
> photographer Mara Quillby
> photographer [AFP]
> photographer [Getty]
K-043 (Image: Getty)
> photographer [Getty]
K-043 Image Credits: Strava
> photographer Strava
K-043 Bild: dpa
> photographer [dpa]
K-043 Foto: Mara Quillby
> photographer Mara Quillby
K-043 사진: 연합뉴스
> photographer [연합뉴스]
K-043 PHOTO: REUTERS
> photographer [REUTERS]
K-044 (AP Photo/Mara Quillby)
> photographer [AP]
> photographer Mara Quillby
K-044 (AP Photo/Mara Quillby, File)
> photographer [AP]
> photographer Mara Quillby
K-044 (Mara Quillby/The Example Herald via AP)
> photographer Mara Quillby
> photographer [The Example Herald]
> photographer [AP]
K-045 REUTERS/Mara Quillby/File Photo
> photographer [REUTERS]
> photographer Mara Quillby
K-045 via REUTERS
> photographer [REUTERS]
K-045 Handout via REUTERS
> photographer [REUTERS]
K-046 Photographer: Mara Quillby/Bloomberg
> photographer Mara Quillby
> photographer [Bloomberg]
K-047 Image source: Getty Images.
> photographer [Getty Images]
K-047 Image credits: Mara Quillby | Bloomberg
> photographer Mara Quillby
> photographer [Bloomberg]
K-047 Main image credit: Getty
> photographer [Getty]
K-048 Illustration by Mara Quillby
> illustrator Mara Quillby
K-048 Photo illustration by Slate. Photo by Mara Quillby/Getty Images Plus.
> illustrator [Slate]
> photographer Mara Quillby
> photographer [Getty Images Plus]
""")

MORE_PICTURES = cases("""\
Photo by Mara Quillby
> photographer Mara Quillby
Photo: Mara Quillby / Getty Images
> photographer Mara Quillby
> photographer [Getty Images]
PHOTO BY MARA QUILLBY/REUTERS
> photographer Mara Quillby
> photographer [REUTERS]
Photograph by Mara Quillby
> photographer Mara Quillby
(Photo by Mara Quillby/AFP via Getty Images)
> photographer Mara Quillby
> photographer [AFP]
> photographer [Getty Images]
(AP Photo/Mara Quillby)
> photographer [AP]
> photographer Mara Quillby
(AP Photo/Mara Quillby, Pool, File)
> photographer [AP]
> photographer Mara Quillby
(Mara Quillby/Example Herald via AP)
> photographer Mara Quillby
> photographer [Example Herald]
> photographer [AP]
REUTERS/Mara Quillby
> photographer [REUTERS]
> photographer Mara Quillby
REUTERS/Mara Quillby/Pool
> photographer [REUTERS]
> photographer Mara Quillby
Mara Quillby/Getty Images
> photographer Mara Quillby
> photographer [Getty Images]
Mara Quillby / AFP
> photographer Mara Quillby
> photographer [AFP]
Mara Quillby via Getty Images
> photographer Mara Quillby
> photographer [Getty Images]
Image: Mara Quillby
> photographer Mara Quillby
Images: Getty
> photographer [Getty]
Foto: Mara Quillby/dpa
> photographer Mara Quillby
> photographer [dpa]
Bild: Mara Quillby
> photographer Mara Quillby
Crédit photo : Mara Quillby
> photographer Mara Quillby
Photographer: Mara Quillby/Bloomberg via Getty Images
> photographer Mara Quillby
> photographer [Bloomberg]
> photographer [Getty Images]
Photo courtesy of Mara Quillby
> photographer Mara Quillby
Illustration: Mara Quillby
> illustrator Mara Quillby
Photo: Shutterstock
> photographer [Shutterstock]
Photo credit: Reuters
> photographer [Reuters]
Mara Quillby - stock.adobe.com
> photographer Mara Quillby
> photographer [stock.adobe.com]
Photo by Mara Quillby on Unsplash
> photographer Mara Quillby
> photographer [Unsplash]
(Handout via Reuters)
> photographer [Reuters]
File photo: Reuters
> photographer [Reuters]
""")

NO_PICTURES = lines("""\
Photographs by the hundred were lost in the flood.
Photo: a harbour at dawn
Photo by photo, the case was built.
Images by satellite show the fire.
Image: A new dawn for the harbour
Mara Quillby and/or Tomas Verrick will attend.
He travelled via Getty Images
The road runs via Oslo and Bergen.
Credit: where credit is due
Illustration by example is the best teacher.
Getty Images
Reuters
Mara Quillby
Picture: Perfect
She wrote for AFP/Reuters for years.
Graphics by the dozen
Photo: Perfect
""")


def said(person: Person) -> str:
    """A person in one line: role, name (a newsroom in brackets), place, employer, address."""
    name = f"[{person.name}]" if person.organisation else person.name
    words = (
        person.role,
        name,
        person.location and f"in {person.location}",
        person.affiliation and f"of {person.affiliation}",
        person.job_title and f"as {person.job_title}",
        person.handle,
        person.email,
        person.phone,
    )
    return " ".join(filter(None, words))


def everybody(reading: Reading | None) -> list[str]:
    assert reading is not None
    return [said(person) for person in reading.facts.people]


@pytest.mark.parametrize(("row", "line", "people"), CATALOGUE, ids=[c[0] for c in CATALOGUE])
def test_catalogue(row: str, line: str, people: list[str]) -> None:
    """Every form of section 6 gives the people, roles and places it prints, in order."""
    reading = parse_credit(line, PARTIES)
    assert everybody(reading) == people
    assert reading is not None
    assert (reading.start, reading.end) == (0, len(line))


@pytest.mark.parametrize(("line", "people"), HITS)
def test_hits(line: str, people: list[str]) -> None:
    """Damaged, foreign and crowded credits are read all the same."""
    assert everybody(parse_credit(line, PARTIES)) == people


@pytest.mark.parametrize("line", MISSES)
def test_misses(line: str) -> None:
    """A sentence of the story, a byline, a note or a source of data is no credit."""
    assert parse_credit(line, PARTIES) is None


@pytest.mark.parametrize(("before", "credit"), CLOSING)
def test_closing(before: str, credit: str) -> None:
    """A closing credit is claimed with its brackets and dashes, and nothing before it."""
    text = f"{before}{credit}\n"
    reading = find_credit(text, PARTIES)
    assert reading is not None
    assert text[reading.start : reading.end] == credit
    assert reading.facts.text == credit


@pytest.mark.parametrize("text", NOT_CLOSING)
def test_not_closing(text: str) -> None:
    """`reporting by` inside a sentence, or an edited book in brackets, closes nothing."""
    assert find_credit(text, PARTIES) is None


@pytest.mark.parametrize(("row", "line", "people"), PICTURES, ids=[c[0] for c in PICTURES])
def test_picture_catalogue(row: str, line: str, people: list[str]) -> None:
    """Every form of picture credit gives photographers and agencies."""
    assert everybody(parse_picture_credit(line, PARTIES)) == people


@pytest.mark.parametrize(("line", "people"), MORE_PICTURES)
def test_picture_hits(line: str, people: list[str]) -> None:
    """Labels in several languages, and none where the parts are joined as on a picture."""
    assert everybody(parse_picture_credit(line, PARTIES)) == people


@pytest.mark.parametrize("line", NO_PICTURES)
def test_picture_misses(line: str) -> None:
    """A word for a picture at the start of a sentence makes no credit."""
    assert parse_picture_credit(line, PARTIES) is None


@pytest.mark.parametrize("line", ["Photo by Mara Quillby/Getty Images", "(AP Photo/Mara Quillby)"])
def test_picture_is_no_credit(line: str) -> None:
    """Who took a picture did not work on the text."""
    assert parse_credit(line, PARTIES) is None


def test_values() -> None:
    """Plain captures: names without newsrooms, each role once, the first newsroom."""
    line = "(Reporting by Reuters and Mara Quillby; Editing by Ida Moll and Jon Pell)"
    reading = parse_credit(line, PARTIES)
    assert reading is not None
    assert dict(reading.values) == {
        "people": ["Mara Quillby", "Ida Moll", "Jon Pell"],
        "role": "reporter, editor",
        "agency": "Reuters",
    }


@pytest.mark.parametrize(
    ("line", "needs"),
    [
        ("Quillby reported from New York and Verrick-Dahl from Washington.", True),
        ("Mara Quillby reported from Kyiv.", True),
        ("Quillby contributed to this report.", True),
        ("Quillby reported from Oslo. AP writer Ida Moll contributed to this report.", None),
        ("Mara Quillby contributed to this report.", None),
    ],
)
def test_needs_author(line: str, needs: bool | None) -> None:
    """What only an author's surname can prove says so, unless a surer statement stands by it."""
    reading = parse_credit(line, PARTIES)
    assert reading is not None
    assert reading.values.get("needs_author") is needs


def test_surname_only() -> None:
    """A surname alone is a family name; nothing else is made up."""
    reading = parse_credit("Quillby reported from New York.", PARTIES)
    assert reading is not None
    person = reading.facts.people[0]
    assert (person.given_name, person.family_name, person.location) == ("", "Quillby", "New York")


@pytest.mark.xfail(strict=True, reason="a place for each of several newsrooms of one name")
def test_newsrooms_in_several_places() -> None:
    """`bureaux in Tokyo, Beijing and Sydney` is a list of places, not of people."""
    assert parse_credit("(Reporting by bureaux in Tokyo, Beijing and Sydney)", PARTIES)


@pytest.mark.xfail(strict=True, reason="a slip of the keyboard in a name is not told from prose")
def test_name_in_small_letters() -> None:
    """A name printed by mistake with a small letter is still a name."""
    assert parse_credit("(Reporting by Mara Quillby; Editing by ida Moll)", PARTIES)


# --- Laws ---------------------------------------------------------------------------------------

FRAGMENTS = [
    "Reporting by", "additional reporting by", "Editing by", "with assistance from", "Editors:",
    "Mara Quillby", "MARA QUILLBY", "Tomas Verrick Jr.", "Ayo", "in Paris", "in Mesa, Arizona",
    "AP", "The Associated Press", "CNN's", "AP writer", "contributed to this report",
    "reported from", "Photo by", "AP Photo/", "Getty Images", "mara@example.net", "+1 646 555 0100",
    "and", ",", ";", ".", "(", ")", "--", "/", "said", "the", "To contact the reporter on this story:",
    "Source:", "By", "Follow @maraq", "责任编辑：王小明", "\n", "\u00a0", "5 p.m.", "He left.",
]  # fmt: skip
LINES = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), max_size=14).map(" ".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=9).map("".join),
    st.text(max_size=120),
)


def squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


@given(LINES)
def test_laws(text: str) -> None:
    """Never raises; claims lie in the text; whatever is said of a person is printed there."""
    for grammar in (parse_credit, find_credit, parse_picture_credit):
        reading = grammar(text, PARTIES)
        if reading is None:
            continue
        assert 0 <= reading.start < reading.end <= len(text)
        claim = text[reading.start : reading.end]
        assert claim == claim.strip()
        assert reading.facts.text == claim
        printed = squeezed(claim)
        for person in reading.facts.people:
            assert person.role in ROLES
            assert not person.given_name or person.family_name
            for value in (person.name, person.text, person.affiliation, person.location,
                          person.job_title, person.email, person.phone, person.handle):  # fmt: skip
                assert squeezed(value) in printed
        for name in reading.values["people"]:
            assert squeezed(name) in printed


@given(LINES)
def test_whole_or_nothing(text: str) -> None:
    """A line is claimed from its first to its last character or not at all."""
    for grammar in (parse_credit, parse_picture_credit):
        if reading := grammar(text, PARTIES):
            assert text[reading.start : reading.end] == text.strip()
