#!/usr/bin/env python3
"""Validates what the program prints against schemas/.

usage: validate.py PROGRAM SOURCE_DIR
Each of many scenarios, in both languages; then the schema itself is tried with mistakes that it must refuse.
"""
import copy
import itertools
import json
import pathlib
import subprocess
import sys

import jsonschema

program, source = sys.argv[1], pathlib.Path(sys.argv[2])
schema = json.loads((source / "schemas/determination.schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)

PLACES = ["us/ca/los-angeles-county/los-angeles", "us/ca/los-angeles-county", "us/ca/alameda-county/oakland", "unknown"]
DAYS = ["2026-11-20", {"from": "2026-04-01", "through": "2026-06-01"}, "not_yet", "2022-01-01"]
DEBTS = ["2964.00", {"at_least": 2400, "at_most": 3600}, "unknown"]
HOMES = [{"bedrooms": 2}, {"bedrooms": 9, "unit_type": "mobile_home"}]


def screen(facts, *options):
    scenario = json.dumps({"as_of": "2026-11-24", "facts": facts})
    command = [program, "screen", "-", "--format", "json", "--rules", str(source / "rules"), *options]
    return subprocess.run(command, input=scenario, capture_output=True, text=True, check=True).stdout


count = 0
for place, day, debt, home in itertools.product(PLACES, DAYS, DEBTS, HOMES):
    facts = {"home_place": place, "notice_served_on": day, "rent_owed": debt, "eviction_grounds": ["nonpayment"], **home}
    language = "es" if count % 2 else "en"
    text = screen(facts, "--lang", language)
    validator.validate(json.loads(text))
    assert text == screen(facts, "--lang", language), "the same input gave other bytes"
    count += 1

PAPERS = ["unknown", [], [{"served_on": "2026-11-20", "method": "handed"}],
          [{"served_on": {"from": "2026-11-16", "through": "2026-11-20"}}, {"served_on": "2028-12-20"}]]
for place, day, papers in itertools.product(
        ["us/ca/los-angeles-county/unincorporated", "us/mn/hennepin-county/minneapolis", "us/dc"],
        ["2026-11-02", {"from": "2025-02-01", "through": "2025-04-01"}, "not_yet", "unknown"], PAPERS):
    facts = {"home_place": place, "notice_served_on": day, "court_papers": papers, "eviction_grounds": ["nonpayment"]}
    language = "es" if count % 2 else "en"
    made = json.loads(screen(facts, "--lang", language))
    validator.validate(made)
    for one in made["deadlines"]:
        has_day = one["certainty"] in ("exact", "may_be_later", "may_differ")
        assert (one["day"] is not None) == has_day, "a day, or the reason why there is none"
    screen_text = subprocess.run([program, "screen", "-", "--lang", language, "--rules", str(source / "rules")],
                                 input=json.dumps({"as_of": "2026-11-24", "facts": facts}), capture_output=True, text=True, check=True)
    assert "…" not in screen_text.stdout, "a sentence lacks a word"
    count += 1

good = json.loads(screen({"home_place": PLACES[0], "rent_owed": "100"}))
validator.validate(good)
findings = good["findings"]
findings.insert(0, findings.pop(next(i for i, one in enumerate(findings) if "debt" in one["amounts"])))
mistakes = [
    lambda d: d.pop("as_of"),
    lambda d: d.update(extra=1),
    lambda d: d["findings"][0].update(outcome="protected"),
    lambda d: d["findings"][0]["amounts"]["debt"].update(at_least=100.0),
    lambda d: d["stages"]["notice"].update(barred=True),
    lambda d: d["findings"][0]["reasons"][0].pop("text"),
]
for mistake in mistakes:
    bad = copy.deepcopy(good)
    mistake(bad)
    assert not validator.is_valid(bad), "the schema lets a mistake pass"
days_schema = json.loads((source / "schemas/days.schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(days_schema)
days = jsonschema.Draft202012Validator(days_schema)
COUNTS = [["--count", "10"], ["--count", "0"], ["--count", "400", "--unit", "calendar"],
          ["--count", "6", "--unit", "calendar", "--if-closed", "next_open_day"], ["--count", "9", "--unit", "business"]]
for first, options in itertools.product(["2026-11-20", "2028-12-26", "2019-11-22"], COUNTS):
    command = [program, "days", "--from", first, "--calendar", "us/ca/courts", "--format", "json",
               "--rules", str(source / "rules"), *options]
    counted = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    days.validate(counted)
    assert (counted["last"] is None) == (counted["calendar_gap"] is not None), "a day and a gap, or neither"
assert not days.is_valid({**counted, "last": 3}), "the schema lets a mistake pass"

print(f"{count} determinations valid, {len(mistakes)} mistakes refused")
