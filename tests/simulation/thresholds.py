"""From which number of months on a notice is below the limit: worked out, not searched for."""
from collections import Counter

from cells import weight_text

STEPS_A_MONTH = 100  # the figure declares `step: 0.01 months`


def swept(rows, most):
    """`rows`: (weight, rents or None, bedrooms, debt, whether it is for rent). Returns, by value, what sweep.csv and
    breakpoints.csv should say."""
    n, weight = Counter(), Counter()  # by (step from which on, whether surely)
    flips = Counter()
    for households, rents, (fewest, most_rooms), (low, high, _), is_for_rent in rows:
        if rents is None or is_for_rent is False:
            continue
        limits = [rents[size] for size in range(fewest, most_rooms + 1)]
        perhaps = -(-low * STEPS_A_MONTH // max(limits))
        surely = -(-high * STEPS_A_MONTH // min(limits)) if is_for_rent else None
        for step, sure in ((perhaps, False), (surely, True)):
            if step is not None:
                n[step, sure] += 1
                weight[step, sure] += households
        for step in {perhaps, surely} - {None, 0}:
            flips[step] += 1

    def line(step):
        made = []
        for sure in (True, False):
            made.append(str(sum(count for (one, is_sure), count in n.items() if one <= step and is_sure == sure)))
            made.append(weight_text(sum(sum_of for (one, is_sure), sum_of in weight.items() if one <= step and is_sure == sure)))
        return tuple(made)

    def value(step):
        return f"{step // STEPS_A_MONTH}.{step % STEPS_A_MONTH:02d}".rstrip("0").rstrip(".")

    grid = {value(step): line(step) for step in range(0, most * STEPS_A_MONTH + 1, STEPS_A_MONTH // 4)}
    return grid, {value(step): (*line(step), str(count)) for step, count in flips.items() if step <= most * STEPS_A_MONTH}
