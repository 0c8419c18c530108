#!/usr/bin/env python3
"""The memo's tables, from what run.sh wrote. The cells begin with `# %%`, so an editor runs them one by one.

usage: memo.py OUT LA_CITY_EVICTION_NOTICE_AGGREGATES.csv
"""
# %% Read the tidy tables. Text and decimals: a float would lose the last digits of a weight.
import json
import pathlib
import sys
from decimal import Decimal

import pandas

out, published_file = pathlib.Path(sys.argv[1]), sys.argv[2]


def table(folder, name):
    return pandas.read_csv(out / folder / name, dtype=str, keep_default_na=False)


def thousands(text):
    return f"{Decimal(text) / 1000:,.0f}" if text else "hidden"


def percent(text):
    return f"{Decimal(text) * 100:.1f}%" if text else "hidden"


def dollars(text):
    return f"${Decimal(text):,.0f}" if text else ""


def tell(title, frame):
    print(f"{title}\n{'-' * len(title)}\n{frame.to_string(index=False)}\n")


# %% One, two and three months. Each share is a band: what surely stays below the limit, and what may.
summary = table("threshold", "summary.csv")
months = {"baseline": "one month", "two-months": "two months", "three-months": "three months"}
wide = summary[summary["scenario"] != ""].set_index(["scenario", "measure"])
rows = []
for scenario, name in months.items():
    low, high, between = (wide.loc[(scenario, measure)] for measure in ("helps_at_least", "helps_at_most", "undetermined"))
    rows.append({"limit": name, "households, thousands": f"{thousands(low.weighted_n)} to {thousands(high.weighted_n)}",
                 "share": f"{percent(low.share)} to {percent(high.share)}", "undetermined": percent(between.share),
                 "rows": f"{low.n} to {high.n}"})
label = json.loads((out / "threshold/run.json").read_text())["label"]
tell(f"Households behind whose debt is not above the limit ({label})", pandas.DataFrame(rows))

# %% What a reform adds to the law.
rows = []
for scenario in ("two-months", "three-months"):
    low, high = wide.loc[(scenario, "gains_at_least")], wide.loc[(scenario, "gains_at_most")]
    rows.append({"instead of one month": months[scenario], "surely above it now and below then, thousands": thousands(low.weighted_n),
                 "at most, thousands": thousands(high.weighted_n)})
tell("What would change", pandas.DataFrame(rows))

# %% The fund.
budget = table("fund", "budget.csv")
shown = budget[["money", "cap", "eligible", "asked", "paid_weighted", "paid_n", "spent", "exhausted", "mean_award", "share_of_asked"]].copy()
for column in ("money", "asked", "spent"):
    shown[column] = shown[column].map(lambda text: f"${Decimal(text) / 1_000_000:,.1f}M")
for column in ("cap", "mean_award"):
    shown[column] = shown[column].map(dollars)
shown["paid_weighted"] = shown["paid_weighted"].map(lambda text: f"{Decimal(text):,.0f}")
shown["share_of_asked"] = shown["share_of_asked"].map(percent)
tell("The fund, the poorer first", shown.rename(columns={"paid_weighted": "households paid", "paid_n": "rows", "mean_award": "mean award", "share_of_asked": "of what was asked"}))

# %% What was published, and what made-up notices of the same totals say.
published = pandas.read_csv(published_file, dtype=str)
last = published[published["period_end"] == "2024-11-17"].set_index("metric")["value"]
count, notices = Decimal(last["notices_below_one_month_FMR"]), Decimal(last["notices_total"])
rows = [{"notices below one month of rent": "published", "at least": f"{count:,.0f}", "at most": "", "share": percent(count / notices)}]
for folder, name in (("bands", "the published bands, bedrooms unknown"), ("spread", "spread evenly, bedrooms assumed"),
                     ("studios", "spread evenly, every home a studio")):
    made = table(folder, "summary.csv").query("scenario == 'baseline'").set_index("measure")
    low, high = (Decimal(made.loc[measure, "weighted_n"]) for measure in ("helps_at_least", "helps_at_most"))
    rows.append({"notices below one month of rent": name, "at least": f"{low:,.0f}", "at most": f"{high:,.0f}",
                 "share": percent(low / notices) + ("" if low == high else f" to {percent(high / notices)}")})
    verdict = "it is within" if low <= count <= high else f"missed by {low - count:+,.0f}"
    rows[-1]["the published count"] = verdict
tell("The Controller's count, February 2023 to November 17, 2024", pandas.DataFrame(rows).fillna(""))
