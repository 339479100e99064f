"""Forms that are filled in again and again: two fillings are two stories."""

from __future__ import annotations

import random
import re

FORMS = (
    # a market report
    """{firm} shares closed {up} {pct} percent at {price} crowns in {city} on {day}, outpacing the wider market as investors moved back into the sector.

The stock has gained {pct} percent this year. {name}, an analyst at {house}, said the move followed a note that raised the price target to {price} crowns from {price}.

Turnover was {num} times the thirty-day average, the exchange said, and options volume was the highest in a month. The broad index added {pct} percent in the session, with {num} stocks rising for every {num} that fell.

Yields on {num}-year government bonds rose to {pct} percent, and the crown bought {price} cents, little changed from {day}.""",
    # earnings
    """{firm} on {day} reported quarterly profit of ${num} million, or {pct} dollars a share, compared with ${num} million, or {pct} dollars a share, a year earlier.

Revenue rose {pct} percent to ${num} million. Analysts on average were expecting profit of {pct} dollars a share on revenue of ${num} million, according to a survey by {house}.

The company, based in {city}, said it expects full-year revenue of ${num} million to ${num} million and that it would buy back up to {num} million shares. Chief executive {name} said demand for the company's products had improved in all regions.

Shares of {firm}, which have risen {pct} percent this year, were {up} {pct} percent at ${price} before the bell.""",
    # weather agate
    """{city} will be mostly cloudy on {day} with a high near {num} degrees and a {num} percent chance of rain after noon, the weather service said.

Winds will be from the south at {num} to {num} miles an hour, with gusts as high as {num}. {day} night will be clear with a low around {num}. The record high for the date, {num} degrees, was set in {year}, and the record low, {num}, in {year}.

Drivers are asked to allow more time on the {city} ring road, where {num} accidents were reported on {day}. The next forecast will be issued at {num} p.m. by the {house} office.""",
    # a match
    """{name} scored {num} points and {name} added {num} as {city} beat {firm} {num}-{num} on {day} night.

{city} shot {pct} percent from the field and led by as many as {num} in the second half. {name} had {num} rebounds, and {name} made four of his {num} shots from long range. The hosts have won {num} of their past {num} games.

{name} led {firm} with {num} points. The visitors, who have lost {num} in a row away from home, turned the ball over {num} times and were outscored {num}-{num} in the third quarter. The teams meet again on {day} in {city}.""",
    # an obituary
    """{name}, {num}, of {city}, died on {day} at the {house} Hospital after a short illness, surrounded by family.

Born in {city} in {year}, a child of the late {name} and {name}, {name} worked for {num} years at {firm} and was a member of the {house} congregation, where she sang in the choir.

Survivors include {num} children, {name} of {city} and {name} of {city}; {num} grandchildren; and a sister, {name}. She was preceded in death by her husband of {num} years, {name}.

Visitation will be from {num} to {num} p.m. on {day} at the {house} Funeral Home in {city}, followed by a service at {num} a.m. on {day}. In lieu of flowers the family asks for gifts to the {house} Library.""",
    # jobless claims
    """The number of people who filed new claims for jobless benefits {up} by {num},000 last week to {num},000, the labour office in {city} said on {day}.

The four-week moving average, which irons out swings, was {num},000, {up} {num},000 from the week before. Economists polled by {house} had expected {num},000 claims.

The number of people still on the rolls after a first week of aid was {num},000 in the week that ended {day}, the office said. The insured unemployment rate was {pct} percent. {name}, an economist at {firm}, called the report consistent with an economy that adds {num},000 jobs a month.""",
    # a crash
    """A {num}-year-old {city} man was killed on {day} when his pickup truck left Route {num} and struck a tree, the sheriff's office said.

{name} was pronounced dead at the scene at {num}:{num} p.m. A passenger, {name}, {num}, was flown to {house} Hospital, where she was listed in serious condition on {day}.

Deputies said the truck was travelling north near {firm} Road when it ran off the right side, crossed a ditch and overturned. Neither was wearing a seat belt. Speed is believed to have been a factor, and the crash remains under investigation by Sgt. {name}.""",
    # a lottery
    """The winning numbers in {day} evening's drawing of the {city} lottery were {num}, {num}, {num}, {num} and {num}, with a bonus ball of {num}.

No ticket matched all six. The jackpot for {day} grows to ${num} million, officials at {house} said. There were {num} winners of the second prize, ${num},000, one of them sold at {firm} in {city}.

The odds of matching all numbers are one in {num} million.""",
)

_NAMES = {
    "firm": "Nordsund Delmarsh Quillmore Brasseny Tolvane Hexley Ormgate Pellworth Castrand Winnoway".split(),
    "city": "Visby Rauma Larvik Pärnu Kotka Turku Skagen Grimstad Halmstad Ventspils Liepaja Hanko".split(),
    "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "house": "Quillby Varela Storvang Merrow Okonsky Dhorri Lindqvist Baxendale".split(),
    "up": "rose fell climbed slipped gained lost".split(),
}
_FIRST = "Ida Jon Mara Tomas Ilse Bram Nadia Oskar Wen Tariq Soren Rosa Lin Hana".split()
_LAST = "Verrick Pell Moll Storvang Pahk Dhorri Varela Hsueh Osterloh Brandt Quist Aldous".split()


def filled(chance: random.Random) -> tuple[list[str], list[str]]:
    """One form, filled in twice."""
    form = chance.choice(FORMS)
    return _filling(form, chance), _filling(form, chance)


def _filling(form: str, chance: random.Random) -> list[str]:
    names = {
        key: chance.choice(values) for key, values in _NAMES.items() if key in ("firm", "city")
    }

    def fact(match: re.Match[str]) -> str:
        key = match[1]
        if key in names:
            return names[key]
        if key in _NAMES:
            return chance.choice(_NAMES[key])
        if key == "name":
            return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
        if key == "pct":
            return f"{chance.uniform(0.1, 9.9):.1f}"
        if key == "price":
            return f"{chance.uniform(5, 300):.2f}"
        return str(chance.randint(1930, 2020) if key == "year" else chance.randint(2, 97))

    return re.sub(r"{(\w+)}", fact, form).split("\n\n")
