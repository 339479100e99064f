"""Rights lines: every row of section 5 of the catalogue of conventions, and what looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.fields.notice import find_notice, parse_notice
from copydesk.model.article import Notice
from copydesk.model.finding import Reading
from copydesk.rules.parties import load_parties

PARTIES = load_parties()
KINDS = {
    "copyright", "visit", "distributed", "reservation", "terms", "licence", "origin", "permission",
    "syndicated",
}  # fmt: skip

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
C-001 ©2026 Bloomberg L.P. Visit bloomberg.com. Distributed by Tribune Content Agency, LLC.
> copyright; holder=Bloomberg L.P.; year=2026
> visit; url=https://bloomberg.com/
> distributed; distributor=Tribune Content Agency, LLC
C-002 ©2018 Los Angeles Times, Distributed by Tribune Content Agency, LLC.
> copyright; holder=Los Angeles Times; year=2018
> distributed; distributor=Tribune Content Agency, LLC
C-003 ©2018 The Atlanta Journal-Constitution (Atlanta, Ga.), Distributed by Tribune Content \
Agency, LLC.
> copyright; holder=The Atlanta Journal-Constitution; year=2018
> distributed; distributor=Tribune Content Agency, LLC
C-004 ©2018 The Virginian-Pilot (Norfolk, Va.) Visit The Virginian-Pilot (Norfolk, Va.) at \
pilotonline.com Distributed by Tribune Content Agency, LLC.
> copyright; holder=The Virginian-Pilot; year=2018
> visit; url=https://pilotonline.com/
> distributed; distributor=Tribune Content Agency, LLC
C-005 ©2018 Deutsche Presse-Agentur GmbH (Hamburg, Germany), Distributed by Tribune Content \
Agency, LLC.
> copyright; holder=Deutsche Presse-Agentur GmbH; year=2018
> distributed; distributor=Tribune Content Agency, LLC
C-006 ©2018 CQ-Roll Call, Inc., All Rights Reserved, Distributed by Tribune Content Agency, LLC.
> copyright; holder=CQ-Roll Call, Inc.; year=2018
> reservation; reservation=All Rights Reserved
> distributed; distributor=Tribune Content Agency, LLC
C-007 2022 CQ-Roll Call, Inc., All Rights Reserved. Distributed by Tribune Content Agency, LLC.
> copyright; holder=CQ-Roll Call, Inc.; year=2022
> reservation; reservation=All Rights Reserved
> distributed; distributor=Tribune Content Agency, LLC
C-008 ©2026 KFF Health News. Distributed by Tribune Content Agency, LLC.
> copyright; holder=KFF Health News; year=2026
> distributed; distributor=Tribune Content Agency, LLC
C-009 ©2026 The Dallas Morning News. Visit dallasnews.com. Distributed by Tribune Content \
Agency, LLC.
> copyright; holder=The Dallas Morning News; year=2026
> visit; url=https://dallasnews.com/
> distributed; distributor=Tribune Content Agency, LLC
C-010 (C) 2026 BY MARA QUILLBY. DISTRIBUTED BY TRIBUNE CONTENT AGENCY, LLC.
> copyright; holder=MARA QUILLBY; year=2026
> distributed; distributor=TRIBUNE CONTENT AGENCY, LLC
C-011 Distributed by Tribune Content Agency
> distributed; distributor=Tribune Content Agency
C-012 Copyright _(c)2011 the Asia News Network (Hamburg, Germany) Visit the Asia News Network \
(Hamburg, Germany) at www.asianewsnet.net/home/ Distributed by MCT Information Services
> copyright; holder=Asia News Network; year=2011
> visit; url=https://www.asianewsnet.net/home/
> distributed; distributor=MCT Information Services
C-013 This column was distributed by McClatchy-Tribune Information Services.
> distributed; distributor=McClatchy-Tribune Information Services
C-014 Distributed by McClatchy-Tribune Business News
> distributed; distributor=McClatchy-Tribune Business News
C-015 COPYRIGHT 2018 CREATORS.COM
> copyright; holder=CREATORS.COM; year=2018
C-015 COPYRIGHT 2026 CREATORS SYNDICATE, INC.
> copyright; holder=CREATORS SYNDICATE, INC.; year=2026
C-016 To find out more about Mara Quillby and read features by other Creators Syndicate writers \
and cartoonists, visit the Creators Syndicate Web page at www.creators.com.
> distributed; url=https://www.creators.com/; distributor=Creators Syndicate
C-017 Copyright 2010 Quoin Partnership. Distributed by King Features Syndicate.
> copyright; holder=Quoin Partnership; year=2010
> distributed; distributor=King Features Syndicate
C-018 (c) 2026 King Features Synd., Inc.
> copyright; holder=King Features Synd., Inc.; year=2026
C-019 © 2020, Andrews McMeel Syndication. Editor: Ida Moll.
> copyright; holder=Andrews McMeel Syndication; year=2020
C-020 DISTRIBUTED BY ANDREWS MCMEEL SYNDICATION
> distributed; distributor=ANDREWS MCMEEL SYNDICATION
C-021 (c) 2019, Washington Post Writers Group
> copyright; holder=Washington Post Writers Group; year=2019
C-022 © 2026 , The Washington Post
> copyright; holder=The Washington Post; year=2026
C-023 c.2026 The New York Times Company
> copyright; holder=The New York Times Company; year=2026
C-024 (P) and ©2015 The New York Times News Services Division of The New York Times Company
> copyright; holder=The New York Times News Services Division of The New York Times Company; \
year=2015
C-025 This article originally appeared in The New York Times.
> origin; publisher=The New York Times
C-026 Copyright: Project Syndicate, 2026. www.project-syndicate.org
> copyright; holder=Project Syndicate; year=2026; url=https://www.project-syndicate.org/
C-027 The-CNN-Wire⏎™ & © 2026 Cable News Network, Inc., a Warner Bros. Discovery Company. All \
rights reserved.
> distributed; distributor=The-CNN-Wire
> copyright; holder=Cable News Network, Inc.; year=2026
> reservation; reservation=All rights reserved
C-028 The-CNN-Wire ™ & © 2023 Cable News Network, Inc., a WarnerMedia Company. All rights \
reserved.
> distributed; distributor=The-CNN-Wire
> copyright; holder=Cable News Network, Inc.; year=2023
> reservation; reservation=All rights reserved
C-029 © 2014 Cable News Network. Turner Broadcasting System, Inc. All Rights Reserved.
> copyright; holder=Cable News Network; year=2014
> reservation; reservation=All Rights Reserved
C-030 Copyright 2024 The Associated Press. All Rights Reserved.
> copyright; holder=The Associated Press; year=2024
> reservation; reservation=All Rights Reserved
C-031 Copyright 2019 The Associated Press. All rights reserved. This material may not be \
published, broadcast, rewritten or redistributed.
> copyright; holder=The Associated Press; year=2019
> reservation; reservation=All rights reserved
> terms
C-032 This material may not be published, broadcast, rewritten, or redistributed without \
permission.
> terms
C-033 (Copyright (c) 2024 The Associated Press. All Rights Reserved. This material may not be \
published, broadcast, rewritten, or redistributed.)
> copyright; holder=The Associated Press; year=2024
> reservation; reservation=All Rights Reserved
> terms
C-034 Associated Press articles: Copyright © 2015 The Associated Press. All rights reserved. \
This material may not be published, broadcast, rewritten or redistributed.
> copyright; holder=The Associated Press; year=2015; scope=site
> reservation; reservation=All rights reserved; scope=site
> terms; scope=site
C-035 All contents © copyright 2023 The Associated Press. All rights reserved.
> copyright; holder=The Associated Press; year=2023; scope=site
> reservation; reservation=All rights reserved; scope=site
C-036 ©2019 The Associated Press. All rights reserved. Terms under which this site is provided.
> copyright; holder=The Associated Press; year=2019; scope=site
> reservation; reservation=All rights reserved; scope=site
> terms; scope=site
C-037 Material from the Associated Press is Copyright © 2022, Associated Press and may not be \
published, broadcast, rewritten, or redistributed.
> copyright; holder=Associated Press; year=2022; scope=site
> terms; scope=site
C-038 Copyright Associated Press
> copyright; holder=Associated Press
C-039 (c) Copyright Thomson Reuters 2014. Click For Restrictions - \
http://about.reuters.com/fulllegal.asp
> copyright; holder=Thomson Reuters; year=2014
> terms; url=http://about.reuters.com/fulllegal.asp
C-040 (c) Copyright Thomson Reuters 2013. Check for restrictions at: \
http://about.reuters.com/fulllegal.asp
> copyright; holder=Thomson Reuters; year=2013
> terms; url=http://about.reuters.com/fulllegal.asp
C-041 © Thomson Reuters 2024 All rights reserved.
> copyright; holder=Thomson Reuters; year=2024
> reservation; reservation=All rights reserved
C-041 ©Thomson Reuters 2019
> copyright; holder=Thomson Reuters; year=2019
C-042 Copyright 2007 Reuters. All rights reserved.This material may not be published, broadcast, \
rewritten, or redistributed.
> copyright; holder=Reuters; year=2007
> reservation; reservation=All rights reserved
> terms
C-043 Copyright 2026 Reuters. Click for restrictions.
> copyright; holder=Reuters; year=2026
> terms
C-044 Republication or redistribution of Reuters content, including by framing or similar means, \
is prohibited without the prior written consent of Reuters.
> terms
C-045 © 2024 AFP
> copyright; holder=AFP; year=2024
C-045 © AFP
> copyright; holder=AFP
C-045 © 2018 AFP
> copyright; holder=AFP; year=2018
C-045 © Agence France-Presse
> copyright; holder=Agence France-Presse
C-046 Copyright © AFP 2017-2026. Für die kommerzielle Nutzung dieses Inhalts ist ein Abonnement \
erforderlich. Bitte wenden Sie sich an den Vertrieb.
> copyright; holder=AFP; year=2017; year_to=2026
> terms
C-047 Copyright 2022, dpa (www.dpa.de). Alle Rechte vorbehalten
> copyright; holder=dpa; year=2022; url=https://www.dpa.de/
> reservation; reservation=Alle Rechte vorbehalten
C-048 © dpa-infocom, dpa:230428-99-483045/5
> copyright; holder=dpa-infocom
C-049 ryryryry copyright by dpa ryryryry
> copyright; holder=dpa
C-050 (c) Copyright ANSA 2017. Click For Restrictions - http://www.example.net/legal
> copyright; holder=ANSA; year=2017
> terms; url=http://www.example.net/legal
C-051 © ΑΠΕ-ΜΠΕ ΑΕ. Τα πνευματικά δικαιώματα ανήκουν στο ΑΠΕ-ΜΠΕ ΑΕ.
> copyright; holder=ΑΠΕ-ΜΠΕ ΑΕ
> terms
C-052 Copyright © 2024 by United Press International, Inc.
> copyright; holder=United Press International, Inc.; year=2024
C-053 This report by The Canadian Press was first published Oct. 25, 2023.
> origin; publisher=The Canadian Press
C-054 This report by The Canadian Press was first published Oct. 25, 2023. Companies in this \
story: (TSX:TOU; TSX:AAV)
> origin; publisher=The Canadian Press
C-055 Copyright 2026 Bloomberg.
> copyright; holder=Bloomberg; year=2026
C-055 ©2025 Bloomberg L.P.
> copyright; holder=Bloomberg L.P.; year=2025
C-055 © 2026 Bloomberg LP
> copyright; holder=Bloomberg LP; year=2026
C-057 Copyright ©2026 Dow Jones & Company, Inc. All Rights Reserved. \
87990cbe856818d5eddac44c7b1cdeb8
> copyright; holder=Dow Jones & Company, Inc.; year=2026
> reservation; reservation=All Rights Reserved
C-058 Appeared in the April 14, 2026, print edition as 'A Harbour Waits'.
> origin; headline=A Harbour Waits
C-059 (END) Dow Jones Newswires March 29, 2019 12:20 ET (16:20 GMT)
> distributed; distributor=Dow Jones Newswires
C-059 (END) Dow Jones Newswires
> distributed; distributor=Dow Jones Newswires
C-060 © 2024 Benzinga.com. Benzinga does not provide investment advice. All rights reserved.
> copyright; holder=Benzinga.com; year=2024
> terms
> reservation; reservation=All rights reserved
C-061 © 2023, Nasdaq, Inc. All Rights Reserved.
> copyright; holder=Nasdaq, Inc.; year=2023
> reservation; reservation=All Rights Reserved
C-062 This material may not be published, broadcast, rewritten, or redistributed. ©2022 FOX News \
Network, LLC. All rights reserved. Quotes displayed in real-time or delayed by at least 15 \
minutes. Market data provided by Factset.
> terms
> copyright; holder=FOX News Network, LLC; year=2022
> reservation; reservation=All rights reserved
> terms
> terms
C-063 Copyright 2023 Nexstar Media Inc. All rights reserved. This material may not be published, \
broadcast, rewritten, or redistributed.
> copyright; holder=Nexstar Media Inc.; year=2023
> reservation; reservation=All rights reserved
> terms
C-064 (Copyright (c) 2023 Sunbeam Television. All Rights Reserved. This material may not be \
published, broadcast, rewritten or redistributed.)
> copyright; holder=Sunbeam Television; year=2023
> reservation; reservation=All Rights Reserved
> terms
C-065 Copyright © 2023 ABC, Inc., KGO-TV San Francisco. All Rights Reserved.
> copyright; holder=ABC, Inc.; year=2023
> reservation; reservation=All Rights Reserved
C-065 Copyright © 2023 KGO-TV. All Rights Reserved.
> copyright; holder=KGO-TV; year=2023
> reservation; reservation=All Rights Reserved
C-066 Copyright © 2019 CBS Interactive Inc. All rights reserved.
> copyright; holder=CBS Interactive Inc.; year=2019
> reservation; reservation=All rights reserved
C-066 © 2026 CBS Interactive Inc. All Rights Reserved. This material may not be published, \
broadcast, rewritten, or redistributed. The Associated Press contributed to this report.
> copyright; holder=CBS Interactive Inc.; year=2026
> reservation; reservation=All Rights Reserved
> terms
C-067 © 2022 NBC UNIVERSAL
> copyright; holder=NBC UNIVERSAL; year=2022
C-068 Copyright © 2026 BBC. The BBC is not responsible for the content of external sites. Read \
about our approach to external linking.
> copyright; holder=BBC; year=2026
> terms
C-069 © 2019 Hearst Communications, Inc.
> copyright; holder=Hearst Communications, Inc.; year=2019
C-069 Hearst Newspapers © Copyright Hearst Newspapers, LLC
> copyright; holder=Hearst Newspapers, LLC
C-070 Copyright © 2023 MediaNews Group
> copyright; holder=MediaNews Group; year=2023
C-070 © The Detroit News, a Digital First Media Newspaper
> copyright; holder=The Detroit News
C-071 © Copyright Gannett 2018
> copyright; holder=Gannett; year=2018
C-071 Copyright ©2026 Gannett
> copyright; holder=Gannett; year=2026
C-072 Copyright © 2019, Los Angeles Times
> copyright; holder=Los Angeles Times; year=2019
C-072 Copyright © 2022, Chicago Tribune
> copyright; holder=Chicago Tribune; year=2022
C-073 © Copyright 2026 The Example Herald. All rights reserved. This material may not be \
published, broadcast, rewritten or redistributed.
> copyright; holder=The Example Herald; year=2026
> reservation; reservation=All rights reserved
> terms
C-074 This document may not be reprinted without the express written permission of Arkansas \
Democrat-Gazette, Inc.
> terms
C-075 No City News Service material may be republished without the express written permission of \
the City News Service, Inc.
> terms
C-076 This content, including derivations, may not be stored or distributed in any manner, \
disseminated, published, broadcast, rewritten or reproduced without express, written consent \
from STPNS
> terms
C-077 This content is provided to LexisNexis by Comtex News Network, Inc.
> distributed; distributor=Comtex News Network, Inc.
C-078 © Example Daily. Provided by SyndiGate Media Inc. (Syndigate.info).
> copyright; holder=Example Daily
> distributed; url=https://syndigate.info/; distributor=SyndiGate Media Inc.
C-079 Copyright (C) Euclid Infotech Pvt. Ltd. Provided by Syndigate.info an Albawaba.com company
> copyright; holder=Euclid Infotech Pvt. Ltd.
> distributed; url=https://albawaba.com/; distributor=Syndigate.info
C-080 Copyright © 2013 The Herald. All rights reserved. Distributed by AllAfrica Global Media \
(allAfrica.com). To contact the copyright holder directly for corrections or for permission to \
republish, click here.
> copyright; holder=The Herald; year=2013
> reservation; reservation=All rights reserved
> distributed; url=https://allafrica.com/; distributor=AllAfrica Global Media
> permission
C-081 Copyright © 2026 Bennett, Coleman & Co. Ltd. All rights reserved. For reprint rights: \
Times Syndication Service
> copyright; holder=Bennett, Coleman & Co. Ltd.; year=2026
> reservation; reservation=All rights reserved
> permission; distributor=Times Syndication Service
C-082 Copyright SPH Media. All rights reserved.
> copyright; holder=SPH Media
> reservation; reservation=All rights reserved
C-082 Copyright © 2026 SPH Media Limited. Co. Regn. No. 202120748H. All rights reserved.
> copyright; holder=SPH Media Limited; year=2026
> reservation; reservation=All rights reserved
C-083 © 2025 Independent Online and affiliated companies. All rights reserved.
> copyright; holder=Independent Online and affiliated companies; year=2025
> reservation; reservation=All rights reserved
C-084 2025 © Arena Holdings
> copyright; holder=Arena Holdings; year=2025
C-084 Anadolu Ajansı © 2021
> copyright; holder=Anadolu Ajansı; year=2021
C-085 <Copyright ⓒ 예시일보. All rights reserved. 무단 전재 및 재배포 금지>
> copyright; holder=예시일보
> reservation; reservation=All rights reserved
> terms
C-086 Copyright © The Chunichi Shimbun, All Rights Reserved.
> copyright; holder=The Chunichi Shimbun
> reservation; reservation=All Rights Reserved
C-086 Copyright THE MAINICHI NEWSPAPERS. All rights reserved.
> copyright; holder=THE MAINICHI NEWSPAPERS
> reservation; reservation=All rights reserved
C-086 無断転載を禁じます。
> terms
C-087 Copyright © 1997-2024 by www.people.com.cn. all rights reserved
> copyright; holder=www.people.com.cn; year=1997; year_to=2024; url=https://www.people.com.cn/
> reservation; reservation=all rights reserved
C-088 Copyright Folha de S.Paulo. Todos os direitos reservados. É proibida a reprodução do \
conteúdo desta página em qualquer meio de comunicação.
> copyright; holder=Folha de S.Paulo
> reservation; reservation=Todos os direitos reservados
> terms
C-089 Copyright 2025 © RCS Mediagroup S.p.a. Tutti i diritti sono riservati
> copyright; holder=RCS Mediagroup S.p.a.; year=2025
> reservation; reservation=Tutti i diritti sono riservati
C-089 Tous droits réservés
> reservation; reservation=Tous droits réservés
C-089 Todos los derechos reservados
> reservation; reservation=Todos los derechos reservados
C-089 Alle Rechte vorbehalten
> reservation; reservation=Alle Rechte vorbehalten
C-089 Tüm Hakları Saklıdır
> reservation; reservation=Tüm Hakları Saklıdır
C-090 This article is republished from The Conversation under a Creative Commons license. Read \
the original article.
> licence; publisher=The Conversation
C-090 This article is republished from The Conversation under a Creative Commons licence. Read \
the original article here. The Conversation
> licence; publisher=The Conversation
C-091 First published in The Conversation.
> origin; publisher=The Conversation
C-092 This story was originally published by ProPublica.
> origin; publisher=ProPublica
C-092 This story was originally published by ProPublica. ProPublica is a nonprofit newsroom that \
investigates abuses of power. Sign up for our newsletter.
> origin; publisher=ProPublica
C-093 KFF Health News is a national newsroom that produces in-depth journalism about health \
issues and is one of the core operating programs at KFF — the independent source for health \
policy research.
> origin; publisher=KFF Health News
C-094 The Example Mirror is part of States Newsroom, a nonprofit news network supported by \
grants and a coalition of donors as a 501c(3) public charity. The Example Mirror maintains \
editorial independence. Contact Editor Ida Moll for questions: info@example.net.
> origin; publisher=The Example Mirror
C-095 This story was originally produced by The Example Mirror, which is part of States \
Newsroom, a nonprofit news network.
> origin; publisher=The Example Mirror
C-096 This story was produced by Quoin Labs and reviewed and distributed by Stacker.
> origin; distributor=Stacker; publisher=Quoin Labs
C-096 This story originally appeared on Quoin.com and was produced and distributed in \
partnership with Stacker Studio.
> origin; distributor=Stacker Studio; publisher=Quoin.com
C-097 This story by Mara Quillby originally appeared on Global Voices.
> origin; publisher=Global Voices
C-098 This work is licensed under a Creative Commons Attribution-Share Alike 3.0 License.
> licence; licence=CC-BY-SA-3.0
C-098 CC BY-NC-ND 4.0
> licence; licence=CC-BY-NC-ND-4.0
C-098 CC-BY-SA
> licence; licence=CC-BY-SA
C-099 Reprinted with permission from example.net.
> permission; publisher=example.net
C-099 Reprinted by permission of Quoin Books. All rights reserved.
> permission; publisher=Quoin Books
> reservation; reservation=All rights reserved
C-099 republished here with permission
> permission
C-099 Article posted with permission from Mara Quillby
> permission; publisher=Mara Quillby
C-100 This article originally appeared on The Example Herald: Harbour waits for a ship that \
never came
> origin; publisher=The Example Herald; headline=Harbour waits for a ship that never came
C-101 This article originally appeared on The Atlantic.
> origin; publisher=The Atlantic
C-101 This post originally appeared on Grist.
> origin; publisher=Grist
C-101 Originally published on Live Science.
> origin; publisher=Live Science
C-101 This article was originally published by Futurism. Read the original article.
> origin; publisher=Futurism
C-101 This story originally appeared in Los Angeles Times.
> origin; publisher=Los Angeles Times
C-102 The post Harbour waits for a ship appeared first on The Example Herald.
> origin; publisher=The Example Herald; headline=Harbour waits for a ship
C-103 Why Quoin Stock Is Sinking Today originally appeared on Benzinga.com
> origin; publisher=Benzinga.com; headline=Why Quoin Stock Is Sinking Today
C-103 3 Stocks To Hold Forever was originally published by The Motley Fool
> origin; publisher=The Motley Fool; headline=3 Stocks To Hold Forever
C-103 This article is originally published at Insider Monkey.
> origin; publisher=Insider Monkey
C-104 This article was reprinted on Wired.com.
> syndicated
C-105 A version of this article appears in print on January 13, 2017, on Page A7 of the New York \
edition with the headline: A Harbour Waits. Order Reprints| Today's Paper|Subscribe
> origin; headline=A Harbour Waits
C-106 (This story has not been edited by Example staff and is auto-generated from a syndicated \
feed.)
> syndicated
C-106 (Except for the headline, this story has not been edited by Example staff and is published \
from a syndicated feed.)
> syndicated
C-106 (Only the headline and picture of this report may have been reworked by the Example staff; \
the rest of the content is auto-generated from a syndicated feed.)
> syndicated
C-107 View source version on businesswire.com: https://www.businesswire.com/news/home/20260101/en/
> origin; url=https://www.businesswire.com/news/home/20260101/en/
C-108 SOURCE Quoin Holdings
> origin; publisher=Quoin Holdings
C-108 SOURCE Quoin Holdings, Inc. View original content to download \
multimedia:https://www.prnewswire.com/news-releases/x.html
> origin; publisher=Quoin Holdings, Inc.
> origin; url=https://www.prnewswire.com/news-releases/x.html
C-109 Original-Content von: Quoin GmbH, übermittelt durch news aktuell
> origin; distributor=news aktuell; publisher=Quoin GmbH
C-110 This is a paid press release. Contact the press release distributor directly with any \
inquiries.
> terms
C-111 © 2019 Science X Network
> copyright; holder=Science X Network; year=2019; scope=site
C-111 © Phys.org 2003 - 2020 powered by Science X Network
> copyright; holder=Phys.org; year=2003; year_to=2020; scope=site
> terms; scope=site
C-112 This document is subject to copyright. Apart from any fair dealing for the purpose of \
private study or research, no part may be reproduced without the written permission. The content \
is provided for information purposes only.
> terms
C-113 Copyright Mara Quillby/Copyright 2026 The AP. All rights reserved
> copyright; holder=Mara Quillby/; scope=image
> copyright; holder=The AP; year=2026; scope=image
> reservation; reservation=All rights reserved; scope=image
C-114 © Provided by The Example Herald
> origin; publisher=The Example Herald
C-115 © Getty Images
> copyright; holder=Getty Images; scope=image
C-115 © REUTERS / Mara Quillby
> copyright; holder=REUTERS / Mara Quillby; scope=image
C-115 © EPA
> copyright; holder=EPA; scope=image
C-115 © iStock
> copyright; holder=iStock; scope=image
C-116 Sports data © STATS 2018
> copyright; holder=STATS; year=2018; scope=site
C-116 Market data provided by Factset.
> terms; scope=site
C-117 Page 12 of 175 © 2026 Factiva, Inc. All rights reserved.
> copyright; holder=Factiva, Inc.; year=2026; scope=site
> reservation; reservation=All rights reserved; scope=site
C-118 Copyright 2010 Guardian Unlimited All Rights Reserved
> copyright; holder=Guardian Unlimited; year=2010
> reservation; reservation=All Rights Reserved
C-119 © 2026 United States of America, as represented by the Administrator of the Example Agency
> copyright; holder=United States of America; year=2026
C-119 Work of the U.S. Government, public domain
> licence; licence=public-domain
""")

HITS = cases("""\
© 2026 Carrow Valley Papers Ltd.
> copyright; holder=Carrow Valley Papers Ltd.; year=2026
©2026 Carrow Valley Papers Ltd. All rights reserved.
> copyright; holder=Carrow Valley Papers Ltd.; year=2026
> reservation; reservation=All rights reserved
(c) 2026 Carrow Valley Papers Ltd
> copyright; holder=Carrow Valley Papers Ltd; year=2026
Copyright 2026 Carrow Valley Papers Limited
> copyright; holder=Carrow Valley Papers Limited; year=2026
COPYRIGHT 2026 CARROW VALLEY PAPERS, INC. ALL RIGHTS RESERVED.
> copyright; holder=CARROW VALLEY PAPERS, INC.; year=2026
> reservation; reservation=ALL RIGHTS RESERVED
Copyright (c) 2026, The Example Herald. Distributed by Quoin Features Syndicate.
> copyright; holder=The Example Herald; year=2026
> distributed; distributor=Quoin Features Syndicate
Copyright: The Example Herald 2026
> copyright; holder=The Example Herald; year=2026
Copyright © The Example Herald, 2026
> copyright; holder=The Example Herald; year=2026
© The Example Herald Ltd 2019–2026
> copyright; holder=The Example Herald Ltd; year=2019; year_to=2026
© 2019-26 The Example Herald
> copyright; holder=The Example Herald; year=2019
The Example Herald © 2026
> copyright; holder=The Example Herald; year=2026
2026 © The Example Herald. All rights reserved.
> copyright; holder=The Example Herald; year=2026
> reservation; reservation=All rights reserved
© 2026 The Example Herald (Port Sallow, Wash.). Visit exampleherald.net. Distributed by Tribune \
Content Agency, LLC.
> copyright; holder=The Example Herald; year=2026
> visit; url=https://exampleherald.net/
> distributed; distributor=Tribune Content Agency, LLC
©2026 The Example Herald. Visit at https://www.exampleherald.net/news. Distributed by Tribune \
Content Agency LLC
> copyright; holder=The Example Herald; year=2026
> visit; url=https://www.exampleherald.net/news
> distributed; distributor=Tribune Content Agency LLC
©2026 The Example Herald, Distributed by Quoin News Service.
> copyright; holder=The Example Herald; year=2026
> distributed; distributor=Quoin News Service
(c)2026 The Example Herald⏎Visit The Example Herald at www.exampleherald.net⏎Distributed by \
Quoin Information Services.
> copyright; holder=The Example Herald; year=2026
> visit; url=https://www.exampleherald.net/
> distributed; distributor=Quoin Information Services
_(c)2026 The Example Herald
> copyright; holder=The Example Herald; year=2026
ⓒ 2026 예시일보
> copyright; holder=예시일보; year=2026
Ⓒ The Example Herald 2026
> copyright; holder=The Example Herald; year=2026
&copy; 2026 The Example Herald
> copyright; holder=The Example Herald; year=2026
Â© 2026 The Example Herald. All rights reserved.
> copyright; holder=The Example Herald; year=2026
> reservation; reservation=All rights reserved
™ & © 2026 Quoin Studios, Inc. All rights reserved.
> copyright; holder=Quoin Studios, Inc.; year=2026
> reservation; reservation=All rights reserved
(P) and © 2026 Quoin Records Ltd.
> copyright; holder=Quoin Records Ltd.; year=2026
c. 2026 The New York Times Company
> copyright; holder=The New York Times Company; year=2026
© 2026, Quoin & Verrick, LLC
> copyright; holder=Quoin & Verrick, LLC; year=2026
© 2026 Moll, Pell & Co. Ltd. All rights reserved.
> copyright; holder=Moll, Pell & Co. Ltd.; year=2026
> reservation; reservation=All rights reserved
© 2026 Quoin GmbH & Co. KG
> copyright; holder=Quoin GmbH & Co. KG; year=2026
© 2026 Quoin S.p.A. Tutti i diritti riservati.
> copyright; holder=Quoin S.p.A.; year=2026
> reservation; reservation=Tutti i diritti riservati
© 2026 Quoin S.A. Tous droits réservés. Reproduction interdite sans autorisation.
> copyright; holder=Quoin S.A.; year=2026
> reservation; reservation=Tous droits réservés
> terms
© 2026 Quoin AG. Alle Rechte vorbehalten. Jede Verwendung bedarf der Genehmigung.
> copyright; holder=Quoin AG; year=2026
> reservation; reservation=Alle Rechte vorbehalten
> terms
© 2026 Quoin Oy. Kaikki oikeudet pidätetään.
> copyright; holder=Quoin Oy; year=2026
> reservation; reservation=Kaikki oikeudet pidätetään
© 2026 Quoin A/S. Alle rettigheder forbeholdes.
> copyright; holder=Quoin A/S; year=2026
> reservation; reservation=Alle rettigheder forbeholdes
© 2026 Quoin B.V. Alle rechten voorbehouden.
> copyright; holder=Quoin B.V.; year=2026
> reservation; reservation=Alle rechten voorbehouden
© 2026 Quoin Sp. Wszelkie prawa zastrzeżone.
> copyright; holder=Quoin Sp; year=2026
> reservation; reservation=Wszelkie prawa zastrzeżone
Riproduzione riservata © Copyright ANSA
> reservation; reservation=Riproduzione riservata
> copyright; holder=ANSA
Все права защищены
> reservation; reservation=Все права защищены
保留所有权利。
> reservation; reservation=保留所有权利
© 2026 dpa
> copyright; holder=dpa; year=2026
© dpa-infocom, dpa:260101-99-123456/2
> copyright; holder=dpa-infocom
Copyright 2026 dpa. Alle Rechte vorbehalten.
> copyright; holder=dpa; year=2026
> reservation; reservation=Alle Rechte vorbehalten
© 2026 Quoin Media, a division of Verrick Holdings, Inc. All rights reserved.
> copyright; holder=Quoin Media; year=2026
> reservation; reservation=All rights reserved
© 2026 Quoin Television. A Verrick company. All rights reserved.
> copyright; holder=Quoin Television; year=2026
> reservation; reservation=All rights reserved
© 2026 Quoin Media and its affiliates. All rights reserved.
> copyright; holder=Quoin Media and its affiliates; year=2026
> reservation; reservation=All rights reserved
© 2026 The Example Herald. You may not copy this without asking.
> copyright; holder=The Example Herald; year=2026
© 2026 The Example Herald | Terms of Use | Privacy Policy
> copyright; holder=The Example Herald; year=2026; scope=site
© 2026 The Example Herald. Powered by Quoin CMS.
> copyright; holder=The Example Herald; year=2026; scope=site
Copyright 2026 The Associated Press. All rights reserved. This material may not be published, \
broadcast, rewritten or redistributed without permission.
> copyright; holder=The Associated Press; year=2026
> reservation; reservation=All rights reserved
> terms
This material may not be reproduced without the prior written permission of Quoin Media, Inc.
> terms
No part of this publication may be reproduced in any form without written permission.
> terms
Reproduction of this article is prohibited without the consent of Quoin Media.
> terms
Unauthorized reproduction of this article is strictly prohibited.
> terms
Distributed by The Associated Press.
> distributed; distributor=The Associated Press
Syndicated by Quoin Features Syndicate
> distributed; distributor=Quoin Features Syndicate
This article was distributed by Quoin News Service.
> distributed; distributor=Quoin News Service
This article first appeared in The Example Herald.
> origin; publisher=The Example Herald
This story was originally published by The Example Herald on May 3, 2026.
> origin; publisher=The Example Herald
This piece was first published in The Example Herald and is republished with permission.
> origin; publisher=The Example Herald
This article by Mara Quillby was originally published in The Example Herald.
> origin; publisher=The Example Herald
Originally published in The Example Herald.
> origin; publisher=The Example Herald
First published on example.net.
> origin; publisher=example.net
This article originally appeared on The Example Herald: Ferry returns to Port Sallow
> origin; publisher=The Example Herald; headline=Ferry returns to Port Sallow
The post Ferry returns to Port Sallow appeared first on The Example Herald.
> origin; publisher=The Example Herald; headline=Ferry returns to Port Sallow
A version of this article originally appeared in The Example Herald.
> origin; publisher=The Example Herald
This article is republished from The Conversation under a Creative Commons license. Read the \
original article here.
> licence; publisher=The Conversation
This work is licensed under a Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 \
International License.
> licence; licence=CC-BY-NC-ND-4.0
Licensed under CC BY-SA 4.0
> licence; licence=CC-BY-SA-4.0
CC BY 4.0
> licence; licence=CC-BY-4.0
Reprinted with the permission of The Example Herald.
> permission; publisher=The Example Herald
Used with permission.
> permission
Republished with permission from The Example Herald. All rights reserved.
> permission; publisher=The Example Herald
> reservation; reservation=All rights reserved
For reprint rights: Quoin Syndication Service
> permission; distributor=Quoin Syndication Service
(This report has not been edited by Example staff and is published from a syndicated feed.)
> syndicated
Click for restrictions
> terms
© 2026 The Example Herald. Editor: Ida Moll.
> copyright; holder=The Example Herald; year=2026
© 2026 The Example Herald. The Associated Press contributed to this report.
> copyright; holder=The Example Herald; year=2026
[© 2026 The Example Herald]
> copyright; holder=The Example Herald; year=2026
- © 2026 The Example Herald -
> copyright; holder=The Example Herald; year=2026
<© 2026 The Example Herald. All rights reserved.>
> copyright; holder=The Example Herald; year=2026
> reservation; reservation=All rights reserved
""")

MISSES = lines("""\
Copyright law does not protect ideas, the judge wrote.
Copyright is older than the printing press here.
Copyright lawyers say the case will take years.
Copyright holders sued the library on Friday.
Copyright Office Issues New Rules
Copyright infringement is theft, the minister said.
Copyright Reform 2021
Copyright Act 1976 Explained
Copyright 2019 was the year the law changed.
Copyright in the photograph belongs to the monkey, the court heard.
Copyright or wrong?
Copyright
The copyright expired in 2019, and the film fell into the public domain.
"Copyright 1984 Acme Corp." read the label on the machine.
The label read: Copyright 1984 Acme Corp.
The sticker said © 1984 Acme Corp. and nothing else.
The © symbol was first used in 1802.
© is a symbol few people can type.
A © on the back page was all that remained.
(c) The committee shall report every year.
(c) 2019 was a good year for the company.
c. 1850 the town had four mills.
c. 2019 nobody had heard of the company.
c.2026 will be a hard year.
All rights reserved for the heirs were sold in 1931.
All rights to the song were sold in 1931.
"All rights reserved" is a phrase without legal force, the professor said.
All rights reserved, the notice said.
Human rights groups reserved their anger for the minister.
Distributed by volunteers, the leaflets reached every house.
Distributed by hand in three villages.
Distributed by Netflix
Distributed by the government, the rice lasted a week.
The rice was distributed by the Red Cross.
Syndicated by dozens of papers, her column made her rich.
This material may not be published, the judge ruled.
This material may not be used in evidence, the court said.
This drug may not be sold without a prescription.
No material may be removed from the site without the permission of the coroner, police said.
This report may be published next week, the minister said.
This work may be done by Friday.
No part of the wall may be painted.
Reproduction of the species is threatened by the dam.
Use of the road is prohibited without a permit.
Redistribution of wealth is prohibited by no law.
Republication of the cartoons led to riots.
This article originally appeared in a Turkish journal and was later withdrawn.
This story first appeared in the twelfth century.
This story was originally a stage play.
The story was originally published in 1962.
The report first appeared in The Sun.
The essay was originally published in The Example Herald, to no effect.
His novel was originally published by Quoin Books.
Originally published in 1962, the novel has never been out of print.
First published in 1811, the poem is still read.
First published in the spring, the list names forty firms.
The post office appeared first on the list.
Reprinted with permission slips, the forms went home on Friday.
Reprinted by hand, the book cost a fortune.
Used with care, the tool lasts for years.
Used by permission of the bishop, the chapel is open again.
Published by Mara Quillby in 1998, the book sold out.
Licensed under a 1998 law, the clinics are inspected twice a year.
Creative Commons was founded in 2001.
The photographs are licensed under a Creative Commons licence, the museum said.
Public Domain
Visit the museum at your peril.
Visit bloomberg.com for more.
Visit Wales
Click here for restrictions on water use
Click for more
Terms of Use
Market data provided by analysts show a slump.
Source: Quoin Statistics Office
SOURCE OF THE NILE FOUND
Source code was stolen, the firm said.
More stories like this are available on bloomberg.com
Companies in this story: (TSX:TOU; TSX:AAV)
This column does not necessarily reflect the opinion of the editorial board or Bloomberg LP and \
its owners.
The views and opinions expressed herein are the views and opinions of the author and do not \
necessarily reflect those of Nasdaq, Inc.
The opinions expressed are her own.
This story has been corrected to show that the copyright belongs to the estate.
This story has been updated with comment from the Copyright Office.
Mara Quillby does not work for, consult, own shares in or receive funding from any company.
A syndicated feed of cat pictures brought the network down.
Stau © aremac / Clipdealer
Das Sportzentrum in Filzbach © Burkard Meyer
Provided by Quoin University Hospital
2026 will be hard. All rights reserved for members were withdrawn.
2022 Winter Games
The Example Herald. All rights reserved.
This document is subject to change.
This story was produced by hand.
This content is provided to the court by the defence.
KFF Health News is suing the state.
To find out more about the festival, visit the town hall at noon.
Read the original article.
(Reporting by Mara Quillby)
""")
"""C-054 is metadata and C-056 promotion; the rest are sentences of stories and notes."""

CLOSING = closings("""\
The strike ended on Friday. |©2018 Los Angeles Times, Distributed by Tribune Content Agency, LLC.
"We will not wait," she said. |© 2026 Carrow Valley Papers Ltd. All rights reserved.
The strike ended on Friday. |(Copyright (c) 2024 The Associated Press. All Rights Reserved.)
The strike ended on Friday.|© 2024 AFP
The strike ended on Friday. |Copyright 2026 Bloomberg L.P.
The strike ended on Friday. |Distributed by Tribune Content Agency, LLC.
The strike ended on Friday. |This article originally appeared in The New York Times.
The strike ended on Friday. |This material may not be published, broadcast, rewritten or \
redistributed without permission.
Is it over? |All rights reserved.
The strike ended. (Reporting by Mara Quillby) |© 2024 Reuters
The strike ended on Friday. |The-CNN-Wire ™ & © 2026 Cable News Network, Inc., a Warner Bros. \
Discovery Company. All rights reserved.
""")

NOT_CLOSING = lines("""\
The strike ended on Friday. Copyright was never the issue.
The label read: Copyright 1984 Acme Corp.
He laughed and read it out. "Copyright 1984 Acme Corp."
The leaflets are free. Distributed by volunteers, they reach every house.
The judge was clear. This material may not be published, she ruled.
The novel sold well. First published in 1811, it is still read.
The song is old. All rights to it were sold in 1931.
The museum is shut. Visit bloomberg.com.
The company said it holds the copyright © on the design.
The vote is on Friday.

© 2026 The Example Herald
He died in 1931. (c) 2019 was a good year for the estate.
The story spread. This story first appeared in the twelfth century.
""")


def told(notice: Notice) -> str:
    """A notice in one line: its kind, then what it says, property by property."""
    names = ("holder", "year", "year_to", "url", "distributor", "publisher", "headline", "licence",
             "reservation")  # fmt: skip
    said = [f"{name}={value}" for name in names if (value := getattr(notice, name))]
    scope = [f"scope={notice.scope}"] if notice.scope != "article" else []
    return "; ".join([notice.kind, *said, *scope])


def everything(reading: Reading | None) -> list[str]:
    assert reading is not None
    return [told(notice) for notice in reading.facts]


@pytest.mark.parametrize(("row", "line", "notices"), CATALOGUE, ids=[c[0] for c in CATALOGUE])
def test_catalogue(row: str, line: str, notices: list[str]) -> None:
    """Every form of section 5 gives its statements one by one, and all of the line."""
    reading = parse_notice(line, PARTIES)
    assert everything(reading) == notices
    assert reading is not None
    assert (reading.start, reading.end) == (0, len(line))


@pytest.mark.parametrize(("line", "notices"), HITS)
def test_hits(line: str, notices: list[str]) -> None:
    """Marks, years, legal forms and languages in other combinations than the catalogue's."""
    assert everything(parse_notice(line, PARTIES)) == notices


@pytest.mark.parametrize("line", MISSES)
def test_misses(line: str) -> None:
    """Stories about copyright, quoted disclaimers, notes and promotion are no rights lines."""
    assert parse_notice(line, PARTIES) is None


@pytest.mark.parametrize(("before", "notice"), CLOSING)
def test_closing(before: str, notice: str) -> None:
    """A closing notice is claimed with its brackets, and nothing of the story before it."""
    text = f"{before}{notice}"
    reading = find_notice(text, PARTIES)
    assert reading is not None
    assert text[reading.start : reading.end] == notice


@pytest.mark.parametrize("text", NOT_CLOSING)
def test_not_closing(text: str) -> None:
    """Behind a colon, in quotation marks or inside a sentence a notice is the story's own."""
    assert find_notice(text, PARTIES) is None


def test_parts() -> None:
    """The statements of a line are cut where the next one opens."""
    line = "©2026 Bloomberg L.P. Visit bloomberg.com. Distributed by Tribune Content Agency, LLC."
    reading = parse_notice(line, PARTIES)
    assert reading is not None
    assert [(line[start:end], kind) for start, end, kind in reading.parts] == [
        ("©2026 Bloomberg L.P.", "copyright"),
        ("Visit bloomberg.com.", "visit"),
        ("Distributed by Tribune Content Agency, LLC.", "distributed"),
    ]


def test_address_as_printed() -> None:
    """A bare host gets a scheme and a path; `url_text` is what the line prints."""
    reading = parse_notice("©2026 Bloomberg L.P. Visit Bloomberg.com.", PARTIES)
    assert reading is not None
    visit = reading.facts[1]
    assert (visit.url, visit.url_text) == ("https://bloomberg.com/", "Bloomberg.com")


def test_terms_are_verbatim() -> None:
    """Terms are handed on word for word, as one statement where one follows the other."""
    terms = "This material may not be published, broadcast, rewritten, or redistributed."
    reading = parse_notice(f"(Copyright (c) 2024 The Associated Press. {terms})", PARTIES)
    assert reading is not None
    assert reading.facts[-1].terms == terms


def test_notice_is_the_formula() -> None:
    """`notice` is mark, year and holder; `text` all of the statement."""
    line = "™ & © 2026 Cable News Network, Inc., a Warner Bros. Discovery Company."
    reading = parse_notice(line, PARTIES)
    assert reading is not None
    assert reading.facts[0].notice == "™ & © 2026 Cable News Network, Inc."
    assert reading.facts[0].text == line


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("© dpa-infocom, dpa:230428-99-483045/5", "identifier", "dpa:230428-99-483045/5"),
        ("© 2020, Andrews McMeel Syndication. Editor: Ida Moll.", "credit", "Editor: Ida Moll."),
        ("This report by The Canadian Press was first published Oct. 25, 2023.", "date",
         "Oct. 25, 2023"),
        ("Appeared in the April 14, 2026, print edition as 'A Harbour Waits'.", "date",
         "April 14, 2026"),
        ("(END) Dow Jones Newswires March 29, 2019 12:20 ET (16:20 GMT)", "date",
         "March 29, 2019"),
        ("Copyright © AFP 2017-2026.", "year_to", "2026"),
        ("© 2025 KWVX. Companies in this story: (TSX:TOU; TSX:AAV)", "meta",
         "Companies in this story: (TSX:TOU; TSX:AAV)"),
    ],
)  # fmt: skip
def test_values(line: str, name: str, value: str) -> None:
    """What a line carries beside its notices is captured as printed."""
    reading = parse_notice(line, PARTIES)
    assert reading is not None
    assert reading.values[name] == value


@pytest.mark.xfail(strict=True, reason="no property of a notice says who carries a feed")
def test_carrier_of_a_feed() -> None:
    """C-106: the carrier that a syndicated-feed notice names is captured."""
    line = "(This story has not been edited by Example staff and is auto-generated from a syndicated feed.)"
    reading = parse_notice(line, PARTIES)
    assert reading is not None
    assert reading.values["organisation"] == "Example"


@pytest.mark.xfail(strict=True, reason="C-061 prints nothing that tells a site's footer apart")
def test_footer_without_a_sign() -> None:
    """C-061: a carrier's own footer is about the site."""
    reading = parse_notice("© 2023, Nasdaq, Inc. All Rights Reserved.", PARTIES)
    assert reading is not None
    assert reading.facts[0].scope == "site"


# --- Laws ---------------------------------------------------------------------------------------

FRAGMENTS = [
    "©", "(c)", "Copyright", "COPYRIGHT", "Â©", "ⓒ", "™ &", "(P) and", "2026", "1997-2024", "by",
    "The Example Herald", "Quoin, Inc.", "LLC", "dpa", "AFP", "(Port Sallow, Wash.)",
    "All rights reserved.", "Alle Rechte vorbehalten", "Distributed by", "Visit", "example.net",
    "www.example.net/news/", "https://example.net/a", "This material may not be published",
    "without permission", "This article originally appeared in", ":", "CC BY-ND 4.0",
    "under a Creative Commons license", "Read the original article.", "Editor: Ida Moll.",
    "The Associated Press contributed to this report.", "Click for restrictions", "|", ",", ".",
    "(", ")", "/", "said", "the", "law", "The-CNN-Wire", "無断転載を禁じます", "\n", "\u00a0",
    "Page 3 of 9", "Photo", "87990cbe856818d5eddac44c7b1cdeb8", "He left.",
]  # fmt: skip
LINES = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(" ".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join),
    st.text(max_size=120),
)
PRINTED = ("text", "notice", "holder", "url_text", "distributor", "reservation", "terms",
           "publisher", "headline")  # fmt: skip


@given(LINES)
def test_laws(text: str) -> None:
    """Never raises; claims lie in the text, parts tile them, and every value is printed there."""
    for grammar in (parse_notice, find_notice):
        reading = grammar(text, PARTIES)
        if reading is None:
            continue
        assert 0 <= reading.start < reading.end <= len(text)
        claim = text[reading.start : reading.end]
        assert claim == claim.strip()
        assert_tiles(text, reading)
        for notice in reading.facts:
            assert notice.kind in KINDS
            assert all(getattr(notice, name) in claim for name in PRINTED)
            assert all(not year or str(year) in claim for year in (notice.year, notice.year_to))
            host = notice.url.removeprefix("https://").rstrip("/")
            assert host.casefold() in claim.casefold()


def assert_tiles(text: str, reading: Reading) -> None:
    """Parts follow one another from start to end with nothing but white space between."""
    place = reading.start
    for start, end, _ in reading.parts:
        assert start < end
        assert not text[place:start].strip()
        place = end
    assert place == reading.end


@given(LINES)
def test_whole_or_nothing(text: str) -> None:
    """A line is claimed from its first to its last character or not at all."""
    if reading := parse_notice(text, PARTIES):
        assert text[reading.start : reading.end] == text.strip()
