"""Places as datelines name them: cities that stand alone, states, provinces and countries.

Compiled in November 2026 from general knowledge of geography: the cities that wire style guides let
stand alone, national capitals, and cities that are often a dateline. State abbreviations are
those of the wires, of the postal services and the full names. A city whose name is also a plain
English word (Reading, Mobile, Nice, Split) is left out: with its state it needs no list.
"""

from __future__ import annotations

import re

_US = """Ala AL Alabama; Alaska AK Alaska; Ariz AZ Arizona; Ark AR Arkansas; Calif CA California;
Colo CO Colorado; Conn CT Connecticut; Del DE Delaware; Fla FL Florida; Ga GA Georgia; Hawaii HI
Hawaii; Idaho ID Idaho; Ill IL Illinois; Ind IN Indiana; Iowa IA Iowa; Kan KS Kansas; Ky KY
Kentucky; La LA Louisiana; Maine ME Maine; Md MD Maryland; Mass MA Massachusetts; Mich MI
Michigan; Minn MN Minnesota; Miss MS Mississippi; Mo MO Missouri; Mont MT Montana; Neb NE
Nebraska; Nev NV Nevada; NH NH New Hampshire; NJ NJ New Jersey; NM NM New Mexico; NY NY New York;
NC NC North Carolina; ND ND North Dakota; Ohio OH Ohio; Okla OK Oklahoma; Ore OR Oregon; Pa PA
Pennsylvania; RI RI Rhode Island; SC SC South Carolina; SD SD South Dakota; Tenn TN Tennessee;
Texas TX Texas; Utah UT Utah; Vt VT Vermont; Va VA Virginia; Wash WA Washington; WVa WV West
Virginia; Wis WI Wisconsin; Wyo WY Wyoming; DC DC District of Columbia; PR PR Puerto Rico; Nebr NE
Nebraska; Tex TX Texas; Penn PA Pennsylvania; Wisc WI Wisconsin"""
_CANADA = """Alta AB Alberta; BC BC British Columbia; Man MB Manitoba; NB NB New Brunswick; NL NL
Newfoundland and Labrador; Nfld NL Newfoundland; NS NS Nova Scotia; NWT NT Northwest Territories;
Nunavut NU Nunavut; Ont ON Ontario; PEI PE Prince Edward Island; Que QC Quebec; Sask SK
Saskatchewan; Yukon YT Yukon"""
_OTHER_AREAS = """Andalusia, Andhra Pradesh, Assam, Bali, Bavaria, Bihar, California, Catalonia,
Chechnya, Chhattisgarh, Chiapas, Crimea, Dagestan, England, Galicia, Gaza, Gaza Strip, Goa, Guam,
Gujarat, Haryana, Himachal Pradesh, Jalisco, Jammu and Kashmir, Jharkhand, Johor, Karnataka,
Kerala, Kurdistan, Madhya Pradesh, Maharashtra, Manipur, New South Wales, Normandy, Northern
Ireland, Northern Territory, Odisha, Penang, Punjab, Queensland, Rajasthan, Sabah, Sarawak,
Sardinia, Saxony, Scotland, Selangor, Sicily, Sinaloa, Sindh, Somaliland, Sonora, South Australia,
Tamil Nadu, Tasmania, Telangana, Tibet, Tuscany, Uttar Pradesh, Uttarakhand, Victoria, Wales, West
Bank, West Bengal, Western Australia, Wisconsin, Xinjiang"""
_COUNTRIES = """Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia,
Austria, Azerbaijan, Bahamas, Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin,
Bermuda, Bhutan, Bolivia, Bosnia, Bosnia and Herzegovina, Bosnia-Herzegovina, Botswana, Brazil,
British Virgin Islands, Brunei, Bulgaria, Burkina Faso, Burma, Burundi, Cambodia, Cameroon,
Canada, Cape Verde, Cayman Islands, Central African Republic, Chad, Chile, China, Colombia,
Comoros, Congo, Costa Rica, Croatia, Cuba, Cyprus, Czech Republic, Czechia, Democratic Republic of
Congo, Denmark, Deutschland, Djibouti, Dominica, Dominican Republic, East Timor, Ecuador, Egypt,
El Salvador, Equatorial Guinea, Eritrea, España, Estonia, Eswatini, Ethiopia, Fiji, Finland,
France, Frankreich, Gabon, Gambia, Georgia, Germany, Ghana, Gibraltar, Greece, Greenland, Grenada,
Guatemala, Guinea, Guinea-Bissau, Guyana, Haiti, Honduras, Hong Kong, Hungary, Iceland, India,
Indonesia, Iran, Iraq, Ireland, Israel, Italia, Italy, Ivory Coast, Jamaica, Japan, Jordan,
Kazakhstan, Kenya, Kiribati, Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho, Liberia,
Libya, Liechtenstein, Lithuania, Luxembourg, Macau, Macedonia, Madagascar, Malawi, Malaysia,
Maldives, Mali, Malta, Mauritania, Mauritius, Mexico, Micronesia, Moldova, Monaco, Mongolia,
Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nauru, Nepal, Netherlands, New Zealand,
Nicaragua, Niger, Nigeria, North Korea, North Macedonia, Norway, Oman, Pakistan, Palau, Panama,
Papua New Guinea, Paraguay, Peru, Philippines, Poland, Portugal, Puerto Rico, Qatar, Romania,
Russia, Rwanda, Samoa, San Marino, Sao Tome and Principe, Saudi Arabia, Schweiz, Senegal, Serbia,
Seychelles, Sierra Leone, Singapore, Slovakia, Slovenia, Solomon Islands, Somalia, South Africa,
South Korea, South Sudan, Spain, Sri Lanka, Sudan, Suisse, Suriname, Sweden, Switzerland, Syria,
Taiwan, Tajikistan, Tanzania, Thailand, The Netherlands, Togo, Tonga, Trinidad and Tobago,
Tunisia, Turkey, Turkiye, Turkmenistan, Tuvalu, Türkiye, U.S. Virgin Islands, UAE, Uganda, UK,
Ukraine, United Arab Emirates, United Kingdom, United States, Uruguay, US, USA, Uzbekistan,
Vanuatu, Venezuela, Vietnam, Yemen, Zambia, Zimbabwe, Österreich"""
_US_CITIES = """Air Force One, Akron, Albany, Albuquerque, Allentown, Amarillo, Anaheim,
Anchorage, Ann Arbor, Annapolis, Arlington, Asheville, Athens, Atlanta, Atlantic City, Augusta,
Austin, Bakersfield, Baltimore, Bangor, Baton Rouge, Bellevue, Bentonville, Berkeley, Bethlehem,
Birmingham, Bismarck, Bloomington, Boise, Boston, Boulder, Bridgeport, Bronx, Brooklyn,
Brownsville, Buffalo, Burlington, Cambridge, Camden, Cape Canaveral, Capitol Hill, Carson City,
Cedar Rapids, Champaign, Charleston, Charlotte, Charlottesville, Chattanooga, Cheyenne, Chicago,
Cincinnati, Cleveland, Colorado Springs, Columbia, Columbus, Concord, Corpus Christi, Cupertino,
Dallas, Davenport, Dayton, Daytona Beach, Dearborn, Decatur, Denver, Des Moines, Detroit, Dover,
Duluth, Durham, Easton, El Paso, Erie, Eugene, Evanston, Evansville, Everett, Fargo, Fayetteville,
Ferguson, Flagstaff, Flint, Fort Lauderdale, Fort Myers, Fort Wayne, Fort Worth, Frankfort,
Fresno, Gainesville, Galveston, Gary, Grand Rapids, Green Bay, Greensboro, Greenville, Greenwich,
Guantanamo Bay, Harrisburg, Hartford, Helena, Hollywood, Honolulu, Houston, Huntsville,
Indianapolis, Iowa City, Irvine, Ithaca, Jackson, Jacksonville, Jefferson City, Jersey City,
Juneau, Kansas City, Key West, Knoxville, Lafayette, Lancaster, Lansing, Laramie, Laredo, Las
Vegas, Lexington, Lincoln, Little Rock, Long Beach, Los Angeles, Louisville, Lowell, Lubbock,
Macon, Madison, Malibu, Manchester, Manhattan, McAllen, McLean, Memphis, Menlo Park, Mesa, Miami,
Miami Beach, Milwaukee, Minneapolis, Missoula, Modesto, Montgomery, Montpelier, Morgantown,
Mountain View, Myrtle Beach, Naples, Nashua, Nashville, New Haven, New Orleans, New York, New York
City, Newark, Newport News, Norfolk, Oak Ridge, Oakland, Ocala, Oklahoma City, Olympia, Omaha,
Orlando, Palm Beach, Palm Springs, Palo Alto, Pasadena, Peoria, Philadelphia, Phoenix, Pierre,
Pittsburgh, Plano, Portland, Princeton, Providence, Provo, Pueblo, Raleigh, Rapid City, Redmond,
Redwood City, Reno, Richmond, Roanoke, Rochester, Rockville, Round Rock, Sacramento, Saginaw,
Salem, Salinas, Salt Lake City, San Antonio, San Bernardino, San Diego, San Francisco, San Jose,
San Juan, Santa Ana, Santa Barbara, Santa Clara, Santa Fe, Santa Monica, Sarasota, Savannah,
Scottsdale, Scranton, Seattle, Shreveport, Silicon Valley, Sioux City, Sioux Falls, South Bend,
Spokane, Springfield, St Louis, St Paul, St Petersburg, Stamford, Stanford, State College, Staten
Island, Stockton, Sunnyvale, Syracuse, Tacoma, Tallahassee, Tampa, Tempe, Toledo, Topeka, Trenton,
Tucson, Tulsa, Tuscaloosa, United Nations, Virginia Beach, Waco, Wall Street, Washington,
Washington DC, Waterloo, West Palm Beach, White Plains, Wichita, Wilkes-Barre, Wilmington,
Winston-Salem, Worcester, Yonkers, Youngstown"""
_AMERICAS = """Acapulco, Asuncion, Belem, Belmopan, Belo Horizonte, Bogota, Bogotá, Brasilia,
Brasília, Bridgetown, Buenos Aires, Calgary, Cali, Cancun, Caracas, Cartagena, Charlottetown,
Ciudad Juarez, Cordoba, Culiacan, Edmonton, Fredericton, Georgetown, Guadalajara, Guatemala City,
Guayaquil, Halifax, Hamilton, Havana, Iqaluit, Kingston, La Paz, Lima, Los Cabos, Managua, Manaus,
Mazatlan, Medellin, Mexico City, Monterrey, Montevideo, Montreal, Montréal, Nassau, Oaxaca,
Ottawa, Panama City, Paramaribo, Port of Spain, Port-au-Prince, Porto Alegre, Puebla, Quebec City,
Quito, Recife, Regina, Rio de Janeiro, Rosario, Salvador, San Salvador, Santa Cruz, Santiago,
Santo Domingo, Sao Paulo, Saskatoon, St John's, Sucre, São Paulo, Tegucigalpa, Tijuana, Toronto,
Valparaiso, Vancouver, Veracruz, Victoria, Whitehorse, Windsor, Winnipeg, Yellowknife"""
_EUROPE = """Aberdeen, Amsterdam, Ankara, Antalya, Antwerp, Athens, Augsburg, Baden-Baden,
Bakhmut, Baku, Barcelona, Basel, Belfast, Belgrade, Bergen, Berlin, Bern, Berne, Bilbao,
Birmingham, Bologna, Bonn, Bordeaux, Bratislava, Bregenz, Bremen, Brest, Brighton, Bristol, Brno,
Bruges, Brussels, Bruxelles, Bucharest, Budapest, Cambridge, Cannes, Cardiff, Chisinau, Cologne,
Copenhagen, Davos, Dnipro, Donetsk, Dortmund, Dresden, Dublin, Dubrovnik, Duesseldorf, Dundee,
Dusseldorf, Düsseldorf, Edinburgh, Eindhoven, Erfurt, Esch, Evian, Exeter, Florence, Frankfurt,
Frankfurt am Main, Gdansk, Geneva, Genf, Genoa, Genève, Ghent, Gibraltar, Glasgow, Gothenburg,
Graz, Grenoble, Hague, Hamburg, Hannover, Hanover, Helsinki, Innsbruck, Istanbul, Izmir,
Kaliningrad, Karlsruhe, Kassel, Kazan, Kharkiv, Kherson, Kiel, Kiev, Kosice, Krakow, Kramatorsk,
Kyiv, Köln, Lausanne, Le Havre, Leeds, Leicester, Leipzig, Lille, Linz, Lisboa, Lisbon, Liverpool,
Ljubljana, Lodz, London, Londonderry, Luhansk, Luxembourg, Luxemburg, Lviv, Lyon, Maastricht,
Madrid, Magdeburg, Mainz, Malaga, Malmo, Malmö, Manchester, Mannheim, Mariupol, Marseille, Milan,
Milano, Minsk, Monaco, Monte Carlo, Montpellier, Moscow, Mostar, Munich, München, Nantes, Naples,
Napoli, Newcastle, Nicosia, Norwich, Nottingham, Nuremberg, Nürnberg, Odesa, Odessa, Oslo,
Ostrava, Oxford, Palermo, Paris, Parma, Plovdiv, Plymouth, Podgorica, Porto, Portsmouth, Potsdam,
Poznan, Prague, Praha, Pristina, Reims, Rennes, Reykjavik, Riga, Roma, Rome, Rostock, Rotterdam,
Rouen, Saarbrücken, Salzburg, Sarajevo, Schwerin, Sevastopol, Seville, Sheffield, Simferopol,
Skopje, Sochi, Sofia, Southampton, Srebrenica, St Gallen, St Moritz, Stavanger, Stockholm,
Strasbourg, Stuttgart, Sunderland, Swansea, Tallinn, Tampere, Tbilisi, The Hague, Thessaloniki,
Tirana, Toulouse, Trieste, Trondheim, Turin, Turku, Uppsala, Utrecht, Vaduz, Valencia, Valletta,
Vatican City, Venice, Verona, Vienna, Vilnius, Vladivostok, Volgograd, Warsaw, Warszawa, Wien,
Wiesbaden, Wolfsburg, Wroclaw, Yekaterinburg, Yerevan, York, Zagreb, Zaporizhzhia, Zaragoza,
Zurich, Zürich"""
_ASIA = """Abu Dhabi, Adelaide, Aden, Agra, Ahmedabad, Aleppo, Allahabad, Almaty, Alor Setar,
Amaravati, Amman, Amritsar, Apia, Ashgabat, Astana, Auckland, Aurangabad, Ayodhya, Baghdad,
Bagram, Bandar Seri Begawan, Bandung, Bangalore, Bangkok, Basra, Batam, Beijing, Beirut,
Bengaluru, Bethlehem, Bhopal, Bhubaneswar, Bishkek, Brisbane, Busan, Cairns, Calcutta, Canberra,
Cebu, Cebu City, Chandigarh, Chengdu, Chennai, Chiang Mai, Chittagong, Chongqing, Christchurch,
Coimbatore, Colombo, Cyberjaya, Dalian, Damascus, Danang, Darwin, Davao, Davao City, Dehradun,
Deir al-Balah, Delhi, Denpasar, Dhaka, Dharamsala, Dili, Doha, Dubai, Dushanbe, Erbil, Faisalabad,
Fukuoka, Fukushima, Gandhinagar, Gaza, Gaza City, Gaza Strip, George Town, Georgetown, Ghaziabad,
Gold Coast, Guangzhou, Gurgaon, Gurugram, Guwahati, Gwalior, Haifa, Haikou, Hangzhou, Hanoi,
Harbin, Hebron, Herat, Hiroshima, Ho Chi Minh City, Hobart, Hong Kong, Hong Kong SAR, Honiara,
Hyderabad, Imphal, Incheon, Indore, Ipoh, Irbil, Islamabad, Jaipur, Jakarta, Jalandhar, Jammu,
Jeddah, Jeju, Jenin, Jerusalem, Johor Bahru, Johor Baru, Kabul, Kajang, Kandahar, Kanpur,
Kaohsiung, Karachi, Kathmandu, Khan Younis, Klang, Kobe, Kochi, Kolkata, Kota Baru, Kota Bharu,
Kota Kinabalu, Kota Tinggi, Kozhikode, Kuala Lumpur, Kuala Terengganu, Kuantan, Kuching, Kudus,
Kumamoto, Kunming, Kuwait, Kuwait City, Kyoto, Lahore, Lanzhou, Lhasa, Luang Prabang, Lucknow,
Ludhiana, Macau, Madurai, Makassar, Makkah, Malacca, Male, Manama, Mandalay, Mangaluru, Manila,
Manipal, Mashhad, Mazar-i-Sharif, Mecca, Medan, Medina, Meerut, Melaka, Melbourne, Miri, Mosul,
Multan, Mumbai, Muscat, Muzaffarabad, Mysuru, Nablus, Nagasaki, Nagoya, Nagpur, Nanjing, Nashik,
Nay Pyi Taw, Naypyidaw, Nazareth, New Delhi, Ningbo, Noida, Noumea, Nuku'alofa, Osaka, Panaji,
Panmunjom, Patna, Pattaya, Penang, Perth, Peshawar, Petaling Jaya, Phnom Penh, Phuket, Port
Moresby, Port Vila, Prayagraj, Pune, Putrajaya, Pyongyang, Qingdao, Quetta, Rafah, Raipur, Rajkot,
Ramallah, Ranchi, Rangoon, Raqqa, Rawalpindi, Riyadh, Samarkand, Sana'a, Sanaa, Sapporo, Sendai,
Seoul, Sepang, Seremban, Sha Tin, Shah Alam, Shanghai, Shenyang, Shenzhen, Shillong, Shimla, Sibu,
Siem Reap, Singapore, Srinagar, Subang Jaya, Surabaya, Surat, Suva, Suzhou, Sydney, Tabriz,
Taichung, Tainan, Taipei, Taiping, Taiyuan, Tashkent, Tehran, Tel Aviv, Thane, Thimphu,
Thiruvananthapuram, Tianjin, Tokyo, Tripoli, Tumkur, Udaipur, Ulaanbaatar, Ulan Bator, Urumqi,
Vadodara, Varanasi, Vientiane, Vijayawada, Visakhapatnam, Wellington, Wuhan, Xi'an, Xiamen,
Yangon, Yogyakarta, Yokohama, Zamboanga, Zhengzhou"""
_AFRICA = """Abidjan, Abuja, Accra, Addis Ababa, Alexandria, Algiers, Antananarivo, Asmara, Aswan,
Bamako, Bangui, Banjul, Benghazi, Bissau, Blantyre, Brazzaville, Bujumbura, Bulawayo, Cairo, Cape
Town, Casablanca, Conakry, Cotonou, Dakar, Dar es Salaam, Djibouti, Dodoma, Douala, Durban, El
Fasher, Entebbe, Freetown, Gaborone, Giza, Goma, Harare, Ibadan, Johannesburg, Juba, Kaduna,
Kampala, Kano, Khartoum, Kigali, Kinshasa, Lagos, Libreville, Lilongwe, Lome, Luanda, Lubumbashi,
Lusaka, Luxor, Maiduguri, Malabo, Maputo, Marrakech, Maseru, Mbabane, Misrata, Mogadishu, Mombasa,
Monrovia, Moroni, N'Djamena, Nairobi, Niamey, Nouakchott, Ouagadougou, Port Elizabeth, Port
Harcourt, Port Louis, Port Sudan, Porto-Novo, Praia, Pretoria, Rabat, Rustenburg, Sharm el-Sheikh,
Soweto, Tangier, Timbuktu, Tripoli, Tunis, Victoria, Windhoek, Yaounde, Zanzibar"""
_ALSO_NAMES = """Austin, Bethlehem, Camden, Carson City, Charlotte, Chelsea, Chester, Columbus,
Dallas, Darwin, Decatur, Durham, Ferguson, Florence, Gary, Georgetown, Greenwich, Hamilton,
Helena, Houston, Jackson, Kelly, Kingston, Lafayette, Lancaster, Lincoln, Madison, Male, Mesa,
Montgomery, Nelson, Newark, Orlando, Pierre, Preston, Raleigh, Regina, Salem, Salvador, Sofia,
Stanford, Trenton, Victoria, Windsor, York"""


def _folded(names: str) -> frozenset[str]:
    return frozenset(fold_place(name.strip()) for name in names.split(","))


def fold_place(name: str) -> str:
    """A place name without case and stops: "St. Louis" and "ST LOUIS" are one.

    >>> fold_place("ST.  LOUIS"), fold_place("N.Y."), fold_place("Frankfurt/Main")
    ('st louis', 'ny', 'frankfurt/main')
    """
    return " ".join(name.replace(".", "").replace("\u2019", "'").casefold().split())


def _areas() -> dict[str, str]:
    """States and provinces by every way of writing them, to their full names."""
    areas = dict.fromkeys(_folded(_OTHER_AREAS), "")
    for row in (_US + ";" + _CANADA).replace("\n", " ").split(";"):
        short, postal, full = row.split(maxsplit=2)
        areas |= dict.fromkeys((short.casefold(), postal.casefold(), full.casefold()), full)
    return areas


AREAS: dict[str, str] = _areas()
"""Folded states and provinces to their full names; "" where the printed name is the full one."""
POSTAL = frozenset(name for name in AREAS if len(name) == 2)
"""Folded two-letter codes: "IN" is Indiana only in capitals or with its stops."""
COUNTRIES = _folded(_COUNTRIES)
CITIES = frozenset().union(*map(_folded, (_US_CITIES, _AMERICAS, _EUROPE, _ASIA, _AFRICA)))
"""Cities that a dateline may name without a state or country."""
CITY_STATES = _folded("Singapore, Hong Kong, Macau")
"""Countries that stand alone as a city: "KUWAIT - 210 million" is a line of a list."""
SPEAKERS = _folded(_ALSO_NAMES)
"""Cities that are also people's names: before a colon they may be speaking."""
SLASHED = _folded("Frankfurt/Main, Frankfurt/Oder, Offenbach/Main, Halle/Saale, Bozen/Bolzano")
"""Names with a slash of their own."""
GEORGIAN = _folded("Tbilisi, Batumi, Kutaisi, Gori, Poti, Zugdidi, Sukhumi, Tskhinvali, Rustavi")
"""Cities after which "Georgia" is the country."""

_ENDINGS = re.compile(r"(?:ville|burgh?|shire|abad|grad|polis|haven|nagar)$")
_FIRST_WORDS = frozenset("fort ft port san santa st saint mount mt los las".split())
_LAST_WORDS = frozenset(
    """twp township county borough city beach springs heights falls island islands harbor harbour
    valley village""".split()
)


def looks_like_place(name: str) -> bool:
    """Whether a name that is in no list has the shape of a place.

    >>> looks_like_place("LOWER MACUNGIE TWP."), looks_like_place("SPOTTED")
    (True, False)
    """
    words = fold_place(name).split()
    if len(words) > 1 and (words[0] in _FIRST_WORDS or words[-1] in _LAST_WORDS):
        return True
    return bool(words) and _ENDINGS.search(words[-1]) is not None


_SMALL = frozenset(
    """de del della di da do dos das du des la las los le les el al am an auf bei upon on of the and
    und et y e i sur sous les-bains der den van von im in es near off""".split()
)
_WORD = re.compile(r"[^\W\d_]+")


def normal_case(name: str) -> str:
    """A place name in capitals as it is written in running text; others are left as they are.

    >>> normal_case("RIO DE JANEIRO"), normal_case("N'DJAMENA"), normal_case("SHARM EL-SHEIKH")
    ('Rio de Janeiro', "N'Djamena", 'Sharm el-Sheikh')
    >>> normal_case("WASHINGTON, D.C."), normal_case("McALLEN"), normal_case("XI'AN")
    ('Washington, D.C.', 'McAllen', "Xi'an")
    """
    return _WORD.sub(lambda match: _normal_word(match, name), name)


def _normal_word(match: re.Match[str], name: str) -> str:
    """One word of a name in normal case."""
    word, start, end = match[0], match.start(), match.end()
    if word[:2] == "Mc" and word[2:].isupper():
        return "Mc" + word[2:].capitalize()
    if not word.isupper() or (len(word) == 1 and name[end : end + 1] == "."):  # D.C., N.Y.
        return word
    if start and name[start - 1] in "'\u2019":
        return word.capitalize() if _after_one_letter(name, start) else word.lower()
    if start and word.lower() in _SMALL and not _opens_part(name, start):
        return word.lower()
    if word == "D" and name[end : end + 1] in ("'", "\u2019") and start:
        return "d"
    postal = len(word) == 2 and word.lower() in POSTAL and name[start - 2 : start] == ", "
    return word if postal or word in ("UAE", "UK", "US", "USA", "SAR") else word.capitalize()


def _after_one_letter(name: str, start: int) -> bool:
    """Whether what stands before an apostrophe is one letter: O'Fallon, N'Djamena, not Xi'an."""
    return start == 2 or not name[start - 3].isalpha()


def _opens_part(name: str, start: int) -> bool:
    """Whether a word opens one of several names: the second of "Beirut/The Hague"."""
    return name[:start].rstrip()[-1:] in ("/", ",")
