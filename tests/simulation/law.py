"""Two rules, a rent threshold and a relief program, in a few lines each; their figures are read from the rules' own files.

A row's answer is the set of what it may be over everything that it does not know.
"""
import csv
import datetime
from fractions import Fraction

import yaml

MOST_OWED, MOST_RENT, MOST_BEDROOMS = 1_000_000, 100_000, 12  # rules/vocabulary.yaml; check.py looks
AREA = "METRO31080MM4480"


def one_of(possible):
    """What the set is called."""
    if len(possible) == 1:
        return next(iter(possible))
    if "applies" in possible:
        return "may_apply"
    return next(name for name in ("needs_review", "does_not_apply", "not_in_force") if name in possible)


def fair_market_rents(rules):
    """[(from, rents of 0 to 4 bedrooms)], in cents, in order."""
    rents = {}
    with open(rules / "tables/fair-market-rent.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["area"] == AREA:
                first = datetime.date.fromisoformat(row["from"])
                rents.setdefault(first, {})[int(row["bedrooms"])] = int(row["rent"]) * 100
    return sorted(rents.items())


def dollars(text):
    return int(Fraction(str(text).strip("$")) * 100)


class Threshold:
    """Helps if the debt is not above the limit, months times the fair market rent; `reach`: if it is below it."""

    def __init__(self, rules, path):
        rule = yaml.safe_load((rules / f"{path}.yaml").read_text(encoding="utf-8"))
        months = rule["figures"]["months"]
        first = months if isinstance(months, dict) else months[0]
        self.months = int(first["value"].split()[0])
        begins = next(event["date"] for event in rule["history"] if event["event"] == "in_force")
        self.sure_from = begins["latest"] if isinstance(begins, dict) else begins
        assert rule["barred_unless"]["limit"] == "months * fair_market_rent(bedrooms)"
        assert rule["barred_unless"]["must"] == "exceed"
        self.rents = fair_market_rents(rules)

    def rents_on(self, served):
        """None where the rule is not in force."""
        return None if served < self.sure_from else [row for first, row in self.rents if first <= served][-1]

    def answer(self, served, bedrooms, owed, is_for_rent, months=None, reach=False):
        """`is_for_rent`: True, False or None. Returns the outcome and the amounts (least, most, open below, open above)."""
        months = self.months if months is None else months
        rents = self.rents_on(served)
        if rents is None:
            return "not_in_force", {}
        low, high, open_debt = owed
        possible = set()
        limits = []
        for size in range(bedrooms[0], min(bedrooms[1], MOST_BEDROOMS) + 1):
            limit = months * rents[min(size, 4)]
            limits.append(limit)
            if low < limit or (low == limit and not reach):
                possible.add("applies")
            if high > limit or (high == limit and reach):
                possible.add("does_not_apply" if size <= 4 else "needs_review")  # nobody publishes a rent of five
        if is_for_rent is None:
            possible.add("does_not_apply")
        if is_for_rent is False:
            possible = {"does_not_apply"}
        no_end = bedrooms[1] > 4
        unknown = low == 0 and open_debt
        amounts = {"debt": (low, high, unknown, open_debt), "limit": (min(limits), max(limits), False, no_end),
                   "margin": (min(limits) - high, max(limits) - low, open_debt, no_end or unknown)}
        return one_of(possible), amounts


    def _helped(self, limit, size, debt, is_for_rent, reach):
        """What may be so of one completion: of a home whose rent nobody publishes, either."""
        if not is_for_rent:
            return {False}
        if debt < limit or (debt == limit and not reach):
            return {True}
        return {False} if size <= 4 else {True, False}

    def turns(self, served, bedrooms, owed, is_for_rent, before, after):
        """From the reading `before` to `after`, over every completion: debts at the ends, and a cent around each limit."""
        rents = self.rents_on(served)
        made = set()
        for size in range(bedrooms[0], min(bedrooms[1], MOST_BEDROOMS) + 1) if rents else ():
            limits = [reading.get("months", self.months) * rents[min(size, 4)] for reading in (before, after)]
            debts = {owed[0], owed[1], *(limit + cent for limit in limits for cent in (-1, 0, 1))}
            for debt in (one for one in debts if owed[0] <= one <= owed[1]):
                for why in (True, False) if is_for_rent is None else (is_for_rent,):
                    old, new = (self._helped(limit, size, debt, why, reading.get("reach", False))
                                for limit, reading in zip(limits, (before, after)))
                    made |= {"gains"} if False in old and True in new else set()
                    made |= {"loses"} if True in old and False in new else set()
        return made


class Relief:
    """Open in its rounds; pays the least of the debt, some months of rent, and a cap."""

    def __init__(self, rules, path):
        rule = yaml.safe_load((rules / f"{path}.yaml").read_text(encoding="utf-8"))
        self.begins = next(event["date"] for event in rule["history"] if event["event"] == "in_force")
        self.rounds = [(str(one["opens"]), str(one["closes"])) for one in rule["rounds"].values()]
        self.months = int(rule["figures"]["months_paid"]["value"].split()[0])
        self.cap = dollars(rule["figures"]["unit_cap"]["value"])

    def answer(self, applied, owed, rent, hardship, cap=None):
        """`applied`: a day without its hour; `hardship`: True, False or None."""
        if applied < self.begins:
            return "not_in_force", {}
        first, last = f"{applied} 00:00", f"{applied} 23:59"
        possible = set()
        if any(opens <= last and first <= closes for opens, closes in self.rounds):
            possible.add("applies")
        if not any(opens <= first and last <= closes for opens, closes in self.rounds):
            possible.add("does_not_apply")
        if hardship is False:
            possible = {"does_not_apply"}
        elif hardship is None:
            possible.add("does_not_apply")
        cap = self.cap if cap is None else cap
        terms = [owed, (rent[0] * self.months, rent[1] * self.months, rent[2]), (cap, cap, False)]
        least = min(term[0] for term in terms)
        most = min(term[1] for term in terms)
        # With nothing told of a term the least is only where money itself begins.
        unknown = any(term[0] == 0 and term[2] for term in terms)
        return one_of(possible), {"award": (least, most, unknown, False)}
