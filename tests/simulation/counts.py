"""What summary.csv, transitions.csv and distribution.csv should say: counted again with pandas, on Python's own integers."""
from fractions import Fraction

import pandas

from cells import BILLION, rounded, weight_text

SURE, MAY = {"applies"}, {"may_apply", "needs_review", "unknown"}
BINS, A_LIMIT = 17, 4


def helps(state):
    return 2 if state in SURE else 1 if state in MAY else 0


def change(before, after):
    if before == after:
        return "may_change" if before == 1 else "same"
    if {before, after} == {0, 2}:
        return "gains" if after == 2 else "loses"
    return "may_gain" if after > before else "may_lose"


def bin_of(debt, limit):
    return max(0, min(BINS - 1, -(-debt * A_LIMIT // limit) - 1))


class Counted:
    """`rows`: for each row its group, weight (billionths), whether it is wrong, by scenario (outcome, amounts), and by
    reform what a completion of the row turns to from the baseline: a set of `gains` and `loses`. Where a map declares shares, `completions` too: of each
    row (share in billionths, outcome by scenario, turns by reform)."""

    def __init__(self, rows, scenarios):
        self.scenarios = scenarios
        frame = pandas.DataFrame(rows)
        frame["weight"] = frame["weight"].astype(object)
        self.groups = list(frame.groupby("group", sort=False)) + [("(all)", frame)]

    def _count(self, some):
        return len(some), sum(some["weight"])

    def summary(self):
        """{(scenario, group, measure): (n, weighted_n, share, at least, at most, mean)}"""
        made = {}
        for group, frame in self.groups:
            good = frame[~frame["wrong"]]
            for measure, some in (("rows", frame), ("rows_with_mistakes", frame[frame["wrong"]])):
                n, weight = self._count(some)
                made["", group, measure] = (str(n), weight_text(weight), "", "", "", "")
            whole = sum(good["weight"])

            def line(measure, some):
                n, weight = self._count(some)
                share = rounded(Fraction(weight, whole), 6) if whole else ""
                made[scenario, group, measure] = (str(n), weight_text(weight), share, "", "", "")

            for scenario in self.scenarios:
                state = good[scenario].map(lambda answer: answer[0])
                level = state.map(helps)
                for name, some in good.groupby(state):
                    line(name, some)
                line("helps_at_least", good[level == 2])
                line("helps_at_most", good[level > 0])
                line("undetermined", good[level == 1])
                self._amounts(made, scenario, group, good, level)
                if "completions" in good:
                    self._shared(made, scenario, group, good, whole)
                if scenario == self.scenarios[0]:
                    continue
                before = good[self.scenarios[0]].map(lambda answer: helps(answer[0]))
                both_open = (before == 1) & (level == 1)
                turns = good[f"{scenario} turns"]
                line("gains_at_least", good[(before == 0) & (level == 2)])
                line("gains_at_most", good[((before < 2) & (level > 0) & ~both_open) | (both_open & turns.map(lambda one: "gains" in one))])
                line("loses_at_least", good[(before == 2) & (level == 0)])
                line("loses_at_most", good[((before > 0) & (level < 2) & ~both_open) | (both_open & turns.map(lambda one: "loses" in one))])
        return made

    def _shared(self, made, scenario, group, good, whole):
        names = [f"{what}_by_shares_at_{end}" for what in ("helps", "gains", "loses") for end in ("least", "most")]
        sums = dict.fromkeys(names if scenario != self.scenarios[0] else names[:2], 0)
        for weight, completions in zip(good["weight"], good["completions"]):
            for share, outcomes, turns in completions:
                before, after = helps(outcomes[self.scenarios[0]]), helps(outcomes[scenario])
                both_open = before == 1 and after == 1
                says = {"helps": (after == 2, after > 0)}
                if scenario != self.scenarios[0]:
                    says["gains"] = before == 0 and after == 2, "gains" in turns[scenario] if both_open else before < 2 and after > 0
                    says["loses"] = before == 2 and after == 0, "loses" in turns[scenario] if both_open else before > 0 and after < 2
                for what, ends in says.items():
                    for end, true in zip(("least", "most"), ends):
                        sums[f"{what}_by_shares_at_{end}"] += weight * share * true
        for name, sum_of in sums.items():
            text = rounded(Fraction(sum_of, BILLION**2), 9).rstrip("0").rstrip(".")
            made[scenario, group, name] = ("", text, rounded(Fraction(sum_of, BILLION * whole), 6) if whole else "", "", "", "")

    def _amounts(self, made, scenario, group, good, level):
        sure, may = good[level == 2], good[level > 0]
        if not len(may):
            return
        names = next(iter(good[scenario][level > 0]))[1]
        for name in names:
            least = [(one[1][name], weight) for one, weight in zip(sure[scenario], sure["weight"])]
            most = [(one[1][name], weight) for one, weight in zip(may[scenario], may["weight"])]
            low = sum(ends[0] * weight for ends, weight in least)
            high = sum(ends[1] * weight for ends, weight in most)
            below, above = not any(ends[2] for ends, _ in least), not any(ends[3] for ends, _ in most)
            weight = sum(sure["weight"])
            exact = len(sure) == len(may) and below and above and low == high and weight
            made[scenario, group, name] = (
                str(len(sure)), weight_text(weight), "", rounded(Fraction(low, 100 * BILLION), 2) if below else "",
                rounded(Fraction(high, 100 * BILLION), 2) if above else "",
                rounded(Fraction(low, 100 * weight), 2) if exact else "")

    def transitions(self):
        """{(scenario, group, baseline, reform): (change, n, weighted_n)}"""
        made = {}
        for group, frame in self.groups:
            good = frame[~frame["wrong"]]
            for scenario in self.scenarios[1:]:
                moves = [(before[0], after[0]) for before, after in zip(good[self.scenarios[0]], good[scenario])]
                for move in set(moves):
                    weights = [weight for weight, one in zip(good["weight"], moves) if one == move]
                    made[scenario, group, *move] = (change(*map(helps, move)), str(len(weights)), weight_text(sum(weights)))
        return made

    def distribution(self):
        """{(scenario, group, above, at most): (n and weight of rows surely in the bin, of those that may be)}"""
        made = {}
        for group, frame in self.groups:
            good = frame[~frame["wrong"]]
            for scenario in self.scenarios:
                bins = [[0, 0, 0, 0] for _ in range(BINS)]
                for (_, amounts), weight in zip(good[scenario], good["weight"]):
                    if not amounts:
                        continue
                    debt, limit = amounts["debt"], amounts["limit"]
                    first = 0 if debt[2] or limit[3] else bin_of(debt[0], limit[1])
                    last = BINS - 1 if debt[3] else bin_of(debt[1], limit[0])
                    for one in bins[first:last + 1]:
                        one[2] += 1
                        one[3] += weight
                        if first == last:
                            one[0] += 1
                            one[1] += weight
                for number, (n, weight, may_n, may_weight) in enumerate(bins):
                    if may_n:
                        edge = ("" if number == 0 else rounded(Fraction(number, A_LIMIT), 2),
                                "" if number == BINS - 1 else rounded(Fraction(number + 1, A_LIMIT), 2))
                        made[scenario, group, *edge] = (str(n), weight_text(weight), str(may_n), weight_text(may_weight))
        return made
