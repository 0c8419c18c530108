"""A relief budget spent again, one applicant after the other, on Python's own integers and fractions."""
from fractions import Fraction

from cells import BILLION, rounded, weight_text

WORD = 2**64 - 1


def lot(seed, piece, row):
    """splitmix64, as engine/simulation/row_queue.cpp mixes it."""
    z = (seed + 0x9E3779B97F4A7C15 * (row + 1) + 0xD1B54A32D192ED03 * piece) & WORD
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & WORD
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & WORD
    return z ^ (z >> 31)


def spend(applicants, money, cap, most, in_part=True):
    """`applicants`: dicts with outcome, award (least, most, open below), key, at, weight, debt; in no order. `most`: pays
    all that may be eligible, at the most; otherwise those who surely are, at the least. Returns a line of budget.csv, by
    column, and the ranks: (row, household weight that was paid in full, award)."""
    queue = []
    for one in applicants:
        if one["outcome"] == "applies" or (most and one["outcome"] == "may_apply"):
            least, greatest, unknown = one["award"]
            award = min(greatest if most else 0 if unknown else least, cap * 100)
            queue.append((one["key"], award, one))
    queue.sort(key=lambda entry: entry[0])
    budget = left = Fraction(money * 100)
    asked = sum(Fraction(award * one["weight"], BILLION) for _, award, one in queue)
    ranks, debt, last = [], Fraction(0), ""
    for _, award, one in queue:
        if award == 0 or one["weight"] == 0:
            continue
        if left == 0:
            break
        households = Fraction(one["weight"], BILLION)
        paid = min(households, left / award)
        spent = min(award * households, left)
        if not in_part and paid < households:
            paid = Fraction(paid.numerator // paid.denominator)
            spent = paid * award
        if spent > 0:
            paid = Fraction(paid * BILLION // 1, BILLION)
            ranks.append((one["row"], paid, award))
            last = one["at"]
            debt = debt + one["debt"] * paid if debt is not None and one["debt"] is not None else None
        left -= spent
        if spent < award * households:
            break
    spent = budget - left
    weight = sum(paid for _, paid, _ in ranks)
    line = {
        "applicants_n": str(len(queue)), "applicants_weighted": weight_text(sum(one["weight"] for _, _, one in queue)),
        "asked": rounded(asked / 100, 2), "paid_n": str(len(ranks)), "paid_weighted": weight_text(int(weight * BILLION)),
        "spent": rounded(spent / 100, 2), "left": rounded(left / 100, 2), "exhausted": "yes" if asked > spent else "no",
        "last_paid_at": last, "mean_award": rounded(spent / weight / 100, 2) if weight else "",
        "share_of_asked": rounded(spent / asked, 6) if asked else "",
        "share_of_debt": rounded(spent / debt, 6) if debt else "",
    }
    assert spent <= budget
    return line, ranks
