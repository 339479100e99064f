"""The shape of a person's name: what is one, what it is without its titles, where a list is cut."""

from __future__ import annotations

import re
import unicodedata

from copydesk.fields.places import AREAS, CITIES, COUNTRIES, SPEAKERS, fold_place

Pieces = list[tuple[int, int]]


def words(text: str) -> frozenset[str]:
    """A closed list of words, written as they read: separated by white space."""
    return frozenset(text.split())


PARTICLES = words("""
    de del della dello dei di da do dos das du des d van von vom der den het ten ter te zu zum
    zur la las le les lo los el al ul bin bint ibn ben abu binti y e i af av ap ab ferch ní nic
    't 's st. san dal degli ou
""")
"""Lower-case words that stand inside a name (catalogue of conventions, 3a, "Particles")."""

SUFFIXES = words("""
    jr sr ii iii iv v esq phd md ma mba cfa rn mph jd dds dvm do cpa msc bsc facp facs pharmd
""")
"""What may follow a name, also after a comma; compared without stops and case."""

HONORIFICS = words("""
    dr prof professor sir dame rev reverend fr father rabbi imam sheikh sen senator rep gov lt
    col capt captain gen maj sgt cpl cmdr adm mr mrs ms miss mx madam datuk dato datin tun tan
    sri shri smt lord lady hon justice judge herr frau
""")
"""Titles before a name; compared without stops and case. `Tan` is a name too."""

FAMILY_FIRST = words("""
    nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh mai kim park lee
    choi jung kang cho yoon jang lim han shin seo kwon hwang ahn song yoo hong moon wang zhang
    li liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie tang
    deng feng peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen
    yao lau wong chan cheung leung ng tan ong goh teo chua koh yeo yap kwok lam mok xi mao tsai
    hsu hsieh chang chiang kuo tseng
""")
"""Family names that print first in their own language: order alone then proves nothing."""

_FUNCTION = """
    alone
    the of in on at to a for from by with its this that these those any all some no not and or
    as is was has have be are were been but if it it's their our your his her who what when
    where why how then there here most many much every each other another same into onto over
    under after before during until till since between among against about above below behind
    beyond per via while because although though whether which whose them they us we me nor yet
    only also just more less both either neither once twice again still now never ever always
    today tomorrow yesterday die zur zum für mit infos
"""
_TIME = """
    monday tuesday wednesday thursday friday saturday sunday january february march july
    september october november december mon tue tues wed thu thurs fri sat feb mar apr jun jul
    aug sep sept oct nov dec spring autumn morning afternoon evening midnight noon night week
    weekend month year decade century updated published posted
"""
_NEWSROOM = """
    associated
    news newsroom staff times tribune herald journal gazette chronicle agency agencies desk
    service services wire wires bureau bureaus network networks media magazine review newspaper
    newspapers editorial editors editor reporter reporters writer writers correspondent
    correspondents columnist columnists contributor contributors photographer photographers
    journalist journalists producer producers anchor team board syndicate newswire newswires
    weekly reuters bloomberg observer inquirer enquirer examiner telegraph telegram dispatch
    sentinel courier bulletin broadcasting television radio tv fm online digital university
    college institute foundation association society council committee commission department
    ministry government office corporation company corp inc ltd llc plc gmbh group holdings
    limited partners capital bank fund trust exchange studio studios channel publishing
    publications advertorial sponsored guest special business politics political sports sport
    entertainment lifestyle opinion features breaking national local international foreign metro
    senior chief assistant associate deputy managing executive freelance intern contributing
    reports report reporting article analysis column letters letter video photo photos graphic
    podcast newsletter blog website com post-dispatch post-gazette union-tribune
    journal-constitution redaktion rédaction redacción redazione redactie redaksi admin
    administrator webteam webmaster moderator director
"""
_PLACE_PARTS = """
    city county valley springs creek island islands port fort upper lower downtown township
    states united republic kingdom europe africa americas vegas angeles jersey hampshire
    scotland alaska kuala lumpur sao paulo janeiro aviv delhi rico leone lanka arabia zealand
"""
_TITLES = """
    decree words matter images
    design numbers number invitation occasion subject subjects means necessary comparison
    contrast popular demand request appointment default definition laws rule rules book books
    extension accident bad choice coal death force gas memory mistake mouth name nature order
    proxy reason virtue degree degrees world air water fire food course meal category topic date
    author title section brand type color colour gender age location region state country
    industry sector market markets stocks money economy economic finance financial energy health
    science technology tech culture arts music movies travel weather education crime courts
    police election elections votes war history future past people women men children family
    life games teams season player players score scores results schedule standings sale deal
    deals offer offers guide tips how-to recipe recipes reviews worst top big first second third
    next full live latest related recommended trending watch listen subscribe share comments
    menu search contact privacy terms policy cookies advertisement advertising sponsor promoted
    partner continue click sign log join getting making going coming taking looking building
    growing changing turning working using facing seeking saving losing winning growth crisis
    plan plans budget tax taxes debt trade tariff tariffs rate rates inflation prices oil dollar
    euro yen president minister premier senate congress parliament leader leaders talks summit
    study research survey poll question questions answer answers things ways reasons facts
    figures data chart charts map maps background context timeline profile interview factbox
    exclusive update correction insight preview outlook wrap-up snapshot highlights takeaways
    ties relations conflict attack attacks security defense defence military army navy nuclear
    weapons human rights climate change environment space transport traffic roads schools
    student students teacher teachers doctor doctors hospital hospitals patient patients vaccine
    virus pandemic disease cancer drug drugs would had should could shares out quarter one two
    three companies time such credit trading back earnings end assets funds profit high interest
    very forecast zone higher average firm further even part countries meeting meetings due
    recent public central former index loans consumer support jobs fiscal current production
    recovery bonds cuts program programme recession housing half officials level source sources
    expectations system systems bond better pressure unit editing cost costs securities currency
    product products annual net conference key decision spokesman operation operations customers
    issue issues total point points federal regulators income businesses rising confidence
    corporate official executives loan fourth fifth conditions gains additional operating retail
    chairman basis workers employees labor members stores vehicles view views risks action
    clients term industrial aid strategy control futures offering union manufacturing main
    reform core performance institutions legal financing estimates portfolio percentage
    authorities commercial competition initial officer leading benchmark general ratings
    investigation plant administration settlement development access payments software account
    insurance property parts area approval contracts common venture savings safety estate model
    customer sentiment release overseas project construction emergency premium benefit option
    brands party event events limit standards quality discussions damage opposition documents
    strike natural worldwide direct protection experts opportunity deep devices users campaign
    computer facility authority technical outstanding practices extra electric consensus normal
    advantage alternative primary original pipeline electronics applications center centre
    shopping insider reserve retirement middle metals records infrastructure materials flight
    front table residential permanent industries presidential institutional environmental
    deposit restaurant restaurants responsibility compliance household display community
    alliance shipping hybrid engineering consulting framework veteran veterans organization
    enterprise southern northern eastern western district treaty automotive marketplace transfer
    transportation solutions representative representatives professional agricultural historic
    understanding perspective emissions municipal audience exploration communications processing
    reference gaming training club resource resources initiative forum station movement
    statistics vision motion awards mission satellite hotel airport airports festival parade
    concert championship tournament ceremony celebration calendar contest exhibition exhibit
    museum theater theatre library village chapter discovery highway railroad neighborhood
    obituary obituaries classifieds puzzle crossword horoscope horoscopes comics cartoon
    cartoons lottery scoreboard notebook roundup digest briefs brief wallpaper desktop email
    paid content statewide offices cup bowl series experience postmaster ceo modern final fresh
    dark golden happy ready
"""
_GIVEN_TOO = words("""
    alberta america april asia august austin brooklyn carolina chad charlotte chelsea china
    cleveland dakota dallas diego florence francisco geneva georgia india indiana israel jackson
    jamaica jan jordan june kenya lincoln madison may milan montana orlando paris phoenix river
    salem santiago sofia summer sydney tennessee victoria virginia winter
""")
_FAMILY_TOO = words("""
    best bill chance court daily earth free game gold good grand great hand heart home house
    last law love man old page peace pound power price read royal sales school size small stock
    story than way young
""")
_PLACE_TOO = words("""
    alexandria amman apia augusta baltimore bangor basel bay beach bellevue bergen berkeley
    berlin bern birmingham boise bonn boston boulder brazil bremen brest bridge brighton bristol
    burlington cairns cambridge cannes cartagena charleston cheyenne cologne columbia concord
    congo cordoba cuba davenport dayton dearborn denver dover dundee east easton england erie
    esch eugene evanston everett exeter falls fargo flint france frankfort galicia genoa germany
    goa goma hague halifax hartford holland hollywood hong houston ipoh ireland irvine ithaca
    juba kan kano kazan kiel klang kong lagos land lansing laramie laredo lausanne lexington
    lima linz london lowell lyon macon malaga mali manama manchester mclean mecca medina
    melbourne milano modesto mount nantes naples napoli nassau new newcastle niger norfolk north
    norwich oakland odessa olympia omaha oman oxford palermo parma pasadena patna pei penn
    peoria perth plano poland portland porto portugal princeton providence pueblo recife redmond
    reno richmond riga rio road roma rosario salinas samarkand samoa savannah sea sheffield
    south spain stamford stockton sunderland surat suva thane toledo turin uppsala valencia
    venice verona wales washington waterloo wellington wien worcester york zaragoza
""")
_PAPER_TOO = words("""
    banner bee call eagle globe mail mirror pilot post press record star sun
""")
WEAK = {
    **dict.fromkeys(_PLACE_TOO, "p"),
    **dict.fromkeys((name for name in SPEAKERS if name.isalpha()), "s"),
    **dict.fromkeys(_FAMILY_TOO, "f"),
    **dict.fromkeys(_GIVEN_TOO, "g"),
    **dict.fromkeys(_PAPER_TOO, "n"),
}
"""Words that are names too, each with what else they are: April (g) is also a month or a place,
Price (f) a common word, Denver (p) a place, Nelson (s) a place and both kinds of name, Sun (n) a
paper. Alone they make no name, but for a given name with a family name (April Young). Checked
against the bylines of 57,000 agency stories, 2006-2013."""

_AREAS = frozenset(map(fold_place, AREAS.values())) | {name for name in AREAS if not AREAS[name]}
_ALL_PLACES = CITIES | COUNTRIES | _AREAS
PLACES = frozenset(name for name in _ALL_PLACES if name.isalpha())
"""Places of one word, in lower case."""
_LONG_PLACES = _ALL_PLACES - PLACES

FUNCTION_WORDS = words(_FUNCTION)
NOT_NAMES = (
    words(f"{_FUNCTION} {_TIME} {_NEWSROOM} {_PLACE_PARTS} {_TITLES}") | PLACES
) - WEAK.keys()
"""Words that no name holds, in lower case: function words, days and months that are not given
names, newsroom words, places that are nothing else, and the nouns that make column titles."""

_SHORT_AREAS = frozenset(AREAS) - _AREAS
_POSTAL = frozenset(name.upper() for name in AREAS if len(name) == 2)
REGIONS = (
    _AREAS
    | COUNTRIES
    | {f"{name}." for name in _SHORT_AREAS if len(name) > 2}
    | {f"{name[0]}.{name[1]}." for name in _SHORT_AREAS if len(name) == 2}
)
"""States and countries, in lower case and with the stops of a printed abbreviation."""

_WORD = re.compile(r"[^\W\d_]+(?:['’‘ʼ`.·\-‐‑][^\W\d_]+)*[.'’]?")
_CJK = re.compile(r"[㐀-鿿々豈-﫿぀-ヿ가-힣]+(?:[・·][㐀-鿿々぀-ヿ가-힣]+)*")
_CJK_NOT = words(
    "記者 记者 기자 新聞 新闻 通信 通讯 編集 编辑 뉴스 특파원 입력 수정 등록 更新 公開"
)
_QUOTES = "\"'“”‘’()"
_CONJUNCTIONS = words("and And AND & und UND et ET y Y e og OG och OCH dan en with With WITH")
_LATE = words("y Y e")


def is_region(text: str) -> bool:
    """Whether a text names a state or country that may stand after a city and a comma.

    >>> is_region("Arizona"), is_region("N.C."), is_region("AZ"), is_region("in")
    (True, True, True, False)
    """
    return text in _POSTAL or text.lower() in REGIONS


def is_place(text: str) -> bool:
    """Whether a text is a listed city, state or country, and nothing else.

    >>> is_place("TAIPEI"), is_place("The Hague"), is_place("Quillby")
    (True, True, False)
    """
    return fold_place(text) in _ALL_PLACES


def is_name(text: str) -> bool:
    """Whether `text` has the shape of one person's name: one to six words, and nothing else.

    A shape is no proof: many a newspaper has it too. What can be told apart by its words is.

    >>> [is_name(name) for name in ("Mara Quillby", "Khalid bin Rashwan al-Dhorri", "홍길동")]
    [True, True, True]
    >>> [is_name(name) for name in ("Quillby Times", "Denver Post", "By Design", "said Quillby")]
    [False, False, False, False]
    """
    tokens = text.replace(",", " ").split()
    if not 1 <= len(tokens) <= 9 or len(text) > 80:
        return False
    while len(tokens) > 1 and _is_honorific(tokens):
        del tokens[0]
    while len(tokens) > 1 and is_suffix(tokens[-1]):
        del tokens[-1]
    if len(tokens) > 6 or (len(tokens) > 1 and fold_place(" ".join(tokens)) in _LONG_PLACES):
        return False
    if len(tokens) == 1 and not tokens[0].isascii() and _CJK.fullmatch(tokens[0]):
        return len(tokens[0]) > 1 and _is_cjk_name(tokens[0])
    return _are_name_words(tokens)


_NEVER_INSIDE = words("An AN")
_NEVER_FIRST = words("Das Der Ein Eine DAS DER EIN EINE")
_WEAK_NAMES = frozenset(("gf", "gs", "sf", "ss"))


def _are_name_words(tokens: list[str]) -> bool:
    """Whether words without honorifics and suffixes make a name: one of them is no other word."""
    if tokens[0] in _NEVER_FIRST:
        return False
    kinds = ""
    last = len(tokens) - 1
    for place, token in enumerate(tokens):
        if token in PARTICLES or (place > 0 and token.isupper() and token.lower() in PARTICLES):
            if place == last:
                return False
        elif token[0] in _QUOTES:
            if not _in_nickname(tokens, place):
                return False
        elif token[-1] in '"”)' and place:
            if tokens[place - 1][0] not in _QUOTES:
                return False
        else:
            kind = _word_kind(token)
            if not kind or (0 < place < last and token in _NEVER_INSIDE):
                return False
            kinds += kind
    return "w" in kinds or kinds.replace("i", "") in _WEAK_NAMES


def _word_kind(token: str) -> str:
    """ "" no word of a name, i an initial, w a word of names alone; else as in `WEAK`."""
    if not token.isascii():
        token = unicodedata.normalize("NFC", token)
    if not _WORD.fullmatch(token):
        return ""
    letters = token.rstrip(".'’")
    if "." in token:
        parts = letters.split(".")
        if max(map(len, parts)) > 2:
            return "w" if token in ("St.", "Wm.") else ""
        return "i" if letters[0].isupper() else ""
    if len(letters) == 1:
        return "i" if letters.isupper() else ""
    if not (letters[0].isupper() or _has_capital_after_prefix(letters)):
        return "w" if _is_cjk_name(letters) else ""
    if not (letters.istitle() or letters.isupper()) and _is_fused(letters):
        return ""
    lower = letters.lower()
    if lower in NOT_NAMES or len(letters) > 24 or lower.endswith(("'s", "’s")):
        return ""
    return WEAK.get(lower, "w")


def _is_cjk_name(word: str) -> bool:
    """Whether a word in Chinese characters, kana or Hangul may name a person."""
    if len(word) > 12 or not _CJK.fullmatch(word):
        return False
    return not any(title in word for title in _CJK_NOT)


def _is_fused(word: str) -> bool:
    """Whether a capital stands deep in a word: `QuillbyStaff`, not `McDonald` or `FitzHugh`."""
    inner = next((at for at, mark in enumerate(word) if at and mark.isupper()), 0)
    return inner > 4 and word[inner - 1].islower()


def _has_capital_after_prefix(word: str) -> bool:
    """`al-Dhorri`, `d'Arvel`, `d’Arvel`, `el-Sahid`: a small prefix joined to a capital."""
    for mark in "-'’":
        head, found, tail = word.partition(mark)
        if found and len(head) <= 3 and head.islower() and tail[:1].isupper():
            return True
    return False


def _in_nickname(tokens: list[str], place: int) -> bool:
    """Whether the word that opens with a quote closes, there or one word later, inside the name."""
    closing = place if len(tokens[place]) > 2 and tokens[place][-1] in _QUOTES else place + 1
    if not 0 < place <= closing < len(tokens) - 1 or tokens[closing][-1] not in _QUOTES:
        return False
    return all(word.strip(_QUOTES + ".-").isalpha() for word in tokens[place : closing + 1])


def _bare(token: str) -> str:
    """A word without its stops, in lower case: `Ph.D.` is `phd`."""
    return token.replace(".", "").strip(",").lower()


def is_suffix(token: str) -> bool:
    """Whether a word follows a name: `Jr.`, `III`, `Ph.D.`, `MD`; never `Ma` or `Do`.

    >>> [is_suffix(word) for word in ("Jr.", "III", "M.D.", "Ma", "CFA", "V")]
    [True, True, True, False, True, False]
    """
    bare = _bare(token)
    if bare not in SUFFIXES or bare == "v":
        return False
    return bare in ("jr", "sr", "esq") or token.strip(".,").isupper() or bare in ("phd", "pharmd")


def plain_name(text: str) -> str:
    """The name without honorifics, in normal case if all of it is capitals, once if printed twice.

    >>> plain_name("Dr. MARA McDONALD"), plain_name("WILLEM VAN DER BERG")
    ('Mara McDonald', 'Willem van der Berg')
    >>> plain_name("Mara Quillby Mara Quillby")
    'Mara Quillby'
    """
    tokens = [word for word in text.split() if word.strip(",;")]
    while len(tokens) > 1 and _is_honorific(tokens):
        del tokens[0]
    half = len(tokens) // 2
    if half and len(tokens) == 2 * half > 2 and tokens[:half] == tokens[half:]:
        del tokens[half:]
    if all(map(_is_capital, tokens)) and any(len(token.strip(".")) > 2 for token in tokens):
        tokens = [_normal_case(token, place) for place, token in enumerate(tokens)]
        for place in range(2, len(tokens)):
            if tokens[place - 1] == "de" and tokens[place] in ("La", "Las", "Los"):
                tokens[place] = tokens[place].lower()
    return " ".join(tokens).strip(" ,;")


def _is_honorific(tokens: list[str]) -> bool:
    """Whether the first word is a title: with a stop, or one that is no given name."""
    bare = _bare(tokens[0])
    if bare == "tan":
        return len(tokens) > 2 and _bare(tokens[1]) == "sri"
    return bare in HONORIFICS and len(tokens) > 1


def _is_capital(token: str) -> bool:
    """`QUILLBY`, `McDONALD`, `O'CONNOR`, `J.`, `Jr.`: nothing that speaks against capitals."""
    letters = token.strip(".,'’\"“”")
    if letters[:2] == "Mc" or is_suffix(token):
        return letters[2:].isupper() or is_suffix(token)
    return (letters[:3] == "Mac" and letters[3:].isupper()) or letters.isupper()


def _normal_case(token: str, place: int) -> str:
    """One word of a name in capitals in normal case; `place` is its index in the name."""
    bare = _bare(token)
    if is_suffix(token):
        return {"jr": "Jr.", "sr": "Sr."}.get(bare, token) if token.isupper() else token
    if bare in _INNER and place:
        return token.lower()
    if "." in token or (len(token) == 2 and not set(bare) & set("aeiouy")):
        return token
    out: list[str] = []
    start = True
    for mark in token:
        out.append(mark if start else mark.lower())
        start = mark in "-'’‐‑\"“("
    word = "".join(out)
    for prefix in ("Al-", "El-"):
        if place and word.startswith(prefix):
            word = prefix.lower() + word[3:]
    if token[:2] == "Mc" or (token[:2] == "MC" and len(token) > 4):
        return "Mc" + word[2:3].upper() + word[3:]
    if token[:3] == "Mac":
        return "Mac" + word[3:4].upper() + word[4:]
    return word


_INNER = words("""
    de del della da do dos das van von der den ten ter zu bin bint ibn y e af av
""")
"""Particles that a name in capitals gets back in lower case."""


def split_name(name: str) -> tuple[str, str]:
    """Given and family name, each "" where the text alone cannot tell.

    >>> split_name("Mara A. Quillby"), split_name("Alejandro de la Quinta")
    (('Mara A.', 'Quillby'), ('Alejandro', 'de la Quinta'))
    >>> split_name("Nguyen Thi Linh Ha"), split_name("Quillby"), split_name("D.J. Okonsky Jr.")
    (('', ''), ('', ''), ('D.J.', 'Okonsky'))
    """
    tokens = name.replace(",", " ").split()
    while tokens and is_suffix(tokens[-1]):
        del tokens[-1]
    if len(tokens) < 2 or tokens[0].lower() in FAMILY_FIRST or _CJK.search(name):
        return "", ""
    for place in range(1, len(tokens)):
        if tokens[place].lower() in PARTICLES and place < len(tokens) - 1:
            if tokens[place] in ("y", "e") and place > 1:
                place -= 1
            return " ".join(tokens[:place]), " ".join(tokens[place:])
    middle = tokens[1:-1]
    plain = [token for token in middle if _word_kind(token) != "i" and token[0] not in _QUOTES]
    if not plain or (len(tokens) == 3 and _word_kind(tokens[0]) == "i"):
        return " ".join(tokens[:-1]), tokens[-1]
    return "", ""


_CUT = re.compile(r"[,;/&|]|[^\s,;/&|]+")


def split_people(text: str) -> Pieces:
    """Where a list of people is cut: half-open offsets of the pieces, trimmed, none empty.

    Commas before a suffix and between a city and its state do not cut, nor does a particle.

    >>> text = "Mara Quillby, D. J. Okonsky, Jr., Inés Varela y Quiroga, and Ayo Delmarsh"
    >>> [text[start:end] for start, end in split_people(text)]
    ['Mara Quillby', 'D. J. Okonsky, Jr.', 'Inés Varela y Quiroga', 'Ayo Delmarsh']
    >>> text = "Mara Quillby in Mesa, Arizona; Tomas Verrick y Ayo Delmarsh"
    >>> [text[start:end] for start, end in split_people(text)]
    ['Mara Quillby in Mesa, Arizona', 'Tomas Verrick', 'Ayo Delmarsh']
    """
    marks = [(found.group(), found.start(), found.end()) for found in _CUT.finditer(text)]
    pieces: Pieces = []
    start = end = -1
    for place, (mark, left, right) in enumerate(marks):
        if start >= 0 and _cuts(marks, place):
            pieces.append((start, end))
            start = -1
        elif start < 0 and (mark in ",;/&|" or mark in _CONJUNCTIONS):
            continue
        else:
            start, end = (left if start < 0 else start), (end if mark == "," else right)
    if start >= 0:
        pieces.append((start, end))
    return pieces


def _cuts(marks: list[tuple[str, int, int]], place: int) -> bool:
    """Whether the mark at `place` separates two people."""
    mark = marks[place][0]
    if mark in ";/&|":
        return True
    if mark == ",":
        return not (_suffix_follows(marks, place) or _region_follows(marks, place))
    if mark not in _CONJUNCTIONS:
        return False
    if mark not in _LATE:
        return True
    return place + 2 < len(marks) and all(
        other[0] not in ",;/&|" and other[0] not in _CONJUNCTIONS
        for other in marks[place + 1 : place + 3]
    )


def _suffix_follows(marks: list[tuple[str, int, int]], place: int) -> bool:
    """`, Jr.` and `, MD`, with nothing but a separator after it."""
    if place + 1 >= len(marks) or not is_suffix(marks[place + 1][0]):
        return False
    after = marks[place + 2][0] if place + 2 < len(marks) else ","
    return after in ",;/&|" or after in _CONJUNCTIONS or is_suffix(after) or after.islower()


def _region_follows(marks: list[tuple[str, int, int]], place: int) -> bool:
    """`Mesa, Arizona` and `Trenton, N.J.`: up to three words that name a state or a country."""
    words: list[str] = []
    for mark, _, _ in marks[place + 1 : place + 4]:
        if mark in ",;/&|" or mark in _CONJUNCTIONS:
            break
        words.append(mark)
        if is_region(" ".join(words)):
            return True
    return False
