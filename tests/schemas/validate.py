#!/usr/bin/env python3
"""Validates what the program prints against schemas/.

usage: validate.py PROGRAM SOURCE_DIR
Each of many scenarios, in both languages; then the schema itself is tried with mistakes that it must refuse.
"""
import copy
import datetime
import decimal
import itertools
import json
import pathlib
import subprocess
import sys
import xml.etree.ElementTree

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


def some_of(step, *lists):
    """Every step-th combination: as few as have every two values together."""
    taken = list(itertools.islice(itertools.product(*map(range, map(len, lists))), 0, None, step))
    for a, b in itertools.combinations(range(len(lists)), 2):
        assert {(one[a], one[b]) for one in taken} == set(itertools.product(range(len(lists[a])), range(len(lists[b]))))
    return [tuple(values[i] for values, i in zip(lists, one)) for one in taken]


count = 0
for place, day, debt, home in some_of(5, PLACES, DAYS, DEBTS, HOMES):
    facts = {"home_place": place, "notice_served_on": day, "rent_owed": debt, "eviction_grounds": ["nonpayment"], **home}
    language = "es" if count % 2 else "en"
    text = screen(facts, "--lang", language)
    validator.validate(json.loads(text))
    assert text == screen(facts, "--lang", language), "the same input gave other bytes"
    count += 1

# A scenario a line gives the same determinations, each on one line.
lines = [json.dumps({"as_of": "2026-11-24", "facts": {"home_place": place, "rent_owed": debt}}) for place, debt in itertools.product(PLACES, DEBTS)]
made = subprocess.run([program, "batch", "-", "--format", "ndjson", "--rules", str(source / "rules")], input="\n".join(lines), capture_output=True,
                      text=True, check=True).stdout.splitlines()
assert len(made) == len(lines), "a line for each line"
for line, text in zip(lines, made):
    validator.validate(json.loads(text))
    facts = json.loads(line)["facts"]
    assert json.loads(text) == json.loads(screen(facts, "--want", "answer")), "a line is answered as it is alone"
    count += 1

PAPERS = ["unknown", [], [{"served_on": "2026-11-20", "method": "handed"}],
          [{"served_on": {"from": "2026-11-16", "through": "2026-11-20"}}, {"served_on": "2028-12-20"}]]
for place, day, papers in some_of(
        3, ["us/ca/los-angeles-county/unincorporated", "us/mn/hennepin-county/minneapolis", "us/dc", "us/ny/new-york-city"],
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

questions_schema = json.loads((source / "schemas/questions.schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(questions_schema)
questions = jsonschema.Draft202012Validator(questions_schema)
for place, most, language in itertools.product(PLACES + ["us/dc"], ["1", "100"], ["en", "es"]):
    command = [program, "next", "-", "--format", "json", "--max", most, "--lang", language, "--rules", str(source / "rules"),
               "--known-on", "2026-11-01"]
    asked = json.loads(subprocess.run(command, input=json.dumps({"as_of": "2026-11-24", "facts": {"home_place": place}}),
                                      capture_output=True, text=True, check=True).stdout)
    questions.validate(asked)
    assert asked["ruleset"]["known_on"] == "2026-11-01"
    assert 1 <= len(asked["questions"]) <= int(most), "not so many questions"
assert not questions.is_valid({**asked, "questions": [{"fact": "bedrooms"}]}), "the schema lets a mistake pass"

partition_schema = json.loads((source / "schemas/partition.schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(partition_schema)
for shared in ("reason", "truth", "slot"):
    assert partition_schema["$defs"][shared] == schema["$defs"][shared], "one reason, two schemas"
partitions = jsonschema.Draft202012Validator(partition_schema)
MONTHS = "us/ca/los-angeles-county/los-angeles/rent-threshold/months"
ALONG = [["whatif", "--vary", "rent_owed"], ["whatif", "--vary", "rent_owed", "--from", "2000", "--to", "$3,500.50"],
         ["whatif", "--vary", "bedrooms"], ["whatif", "--vary", "notice_served_on"], ["whatif", "--vary", "home_place"],
         ["whatif", "--vary", "notice_served_on", "--from", "2022-01-01", "--to", "2026-11-24"],
         ["whatif", "--vary", "eviction_grounds"], ["whatif", "--vary", "unit_type"], ["whatif", "--vary", MONTHS],
         ["whatif", "--vary", "notice_shows"], ["whatif", "--vary", "applied_on"], ["whatif", "--vary", "filed_on"],
         ["whatif", "--vary", "income_percent_of_ami", "--to", "120%"],
         ["timeline", "--from", "2026-11-24", "--to", "2028-01-31"]]
SCENES = [{"home_place": PLACES[0], "bedrooms": 2, "rent_owed": {"at_least": 2400, "at_most": 2900},
           "eviction_grounds": ["nonpayment"], "notice_served_on": "2026-11-20"},
          {"home_place": PLACES[1]}, {"home_place": "us/dc", "filed_on": "not_yet"},
          {"home_place": "us/mn/hennepin-county/minneapolis", "court_papers": [{"served_on": "2026-11-20"}]}]


def after(value, unit):
    """The value that follows, where it is known how to count."""
    if unit == "money":
        return str(decimal.Decimal(value) + decimal.Decimal("0.01"))
    if unit == "date":
        return str(datetime.date.fromisoformat(value) + datetime.timedelta(days=1))
    return None


strips = 0
for facts, options in itertools.product(SCENES, ALONG):
    def shown(form, language):
        command = [program, options[0], "-", *options[1:], "--format", form, "--lang", language, "--rules", str(source / "rules")]
        return subprocess.run(command, input=json.dumps({"as_of": "2026-11-24", "facts": facts}), capture_output=True,
                              text=True, check=True).stdout

    language = "es" if strips % 2 else "en"
    text = shown("json", language)
    assert strips > 3 or text == shown("json", language), "the same input gave other bytes"
    made = json.loads(text)
    partitions.validate(made)
    unit = made["along"]["unit"]
    for before, piece in itertools.pairwise(made["pieces"]):
        follows = after(before["to"], unit)
        assert piece["from"] == "not_yet" or follows is None or piece["from"] == follows, "a gap between two pieces"
        assert piece["changed"] or unit in ("yes_no", "one_of", "some_of", "place") or piece["from"] == "not_yet", \
            "two pieces that are one"
    strips += 1
    if strips % 4 != 1:
        continue
    picture = shown("svg", language)
    assert "…" not in picture and "<script" not in picture and "href" not in picture and "style" not in picture
    assert picture.count("http") == 1, "nothing but the name of the format"
    assert [one.tag.split("}")[1] for one in xml.etree.ElementTree.fromstring(picture)][:2] == ["title", "desc"]
good = json.loads(subprocess.run([program, "whatif", str(source / "examples/quickstart/tenant.yaml"), "--vary", "rent_owed",
                                  "--format", "json", "--rules", str(source / "rules")],
                                 capture_output=True, text=True, check=True).stdout)
partitions.validate(good)
for mistake in (lambda d: d.pop("along"), lambda d: d.update(pieces=[]), lambda d: d["pieces"][0].update(to=3),
                lambda d: d["pieces"][0]["stages"].pop("notice"), lambda d: d["along"].update(step="1 month"),
                lambda d: d["pieces"][-1]["changed"][0]["reasons"][0].pop("text")):
    bad = copy.deepcopy(good)
    mistake(bad)
    assert not partitions.is_valid(bad), "the schema lets a mistake pass"

comparison_schema = json.loads((source / "schemas/comparison.schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(comparison_schema)
# Debian's jsonschema cannot join a fragment to a URN: here the schemas go by other names, which nothing fetches.
named, answers = (json.loads(json.dumps(one).replace("urn:holdfast:", "https://holdfast.invalid/"))
                  for one in (comparison_schema, schema))
comparisons = jsonschema.Draft202012Validator(
    named, resolver=jsonschema.RefResolver.from_schema(named, store={answers["$id"]: answers}))
PROPOSALS = {"us/mn/hennepin-county/minneapolis": "us/mn/hennepin-county/minneapolis/proposals/sixty-day-notice",
             "us/ca/los-angeles-county/another-city": "us/ca/los-angeles-county/proposals/three-months-countywide"}
compared = 0
for place, since, day, known in itertools.product(
        PROPOSALS, ["", "@2026-04-01"], ["2026-04-10", {"from": "2026-03-20", "through": "2026-04-20"}, "unknown"],
        [[], ["--known-on", "2026-04-01"]]):
    facts = {"home_place": place, "notice_served_on": day, "rent_owed": {"at_least": 2400, "at_most": 9000},
             "bedrooms": 1, "eviction_grounds": ["nonpayment"]}
    language = "es" if compared % 2 else "en"
    text = screen(facts, "--lang", language, "--with", PROPOSALS[place] + since, *known)
    both = json.loads(text)
    comparisons.validate(both)
    assert both["law"] == json.loads(screen(facts, "--lang", language, *known)), "the law is not what it was"
    assert both["with"] == both["reform"]["with"] and both["law"]["with"] == []
    assert not any(one["not_law"] for one in both["law"]["findings"]), "the law stands on a reform"
    changed = {one["finding"].split("#")[0] for one in both["changed"] if one["to"] is not None}
    assert changed <= {one["rule"] for one in both["reform"]["findings"] if one["not_law"]}, "a change without its stamp"
    assert compared > 3 or text == screen(facts, "--lang", language, "--with", PROPOSALS[place] + since, *known), \
        "the same input gave other bytes"
    compared += 1
good = json.loads(screen({"home_place": "us/mn/hennepin-county/minneapolis", "notice_served_on": "2026-04-10",
                          "eviction_grounds": ["nonpayment"]}, "--with", PROPOSALS["us/mn/hennepin-county/minneapolis"]))
comparisons.validate(good)
for mistake in (lambda d: d.pop("law"), lambda d: d.update(**{"with": []}), lambda d: d["with"][0].update(**{"from": "2026"}),
                lambda d: d["law"].pop("stages"), lambda d: d["changed"].append({"finding": "x"}),
                lambda d: d["changed"][0].update(to="protected"), lambda d: d["changed"][0]["reasons"][0].pop("text")):
    bad = copy.deepcopy(good)
    mistake(bad)
    assert not comparisons.is_valid(bad), "the schema lets a mistake pass"

print(f"{compared} comparisons valid")
print(f"{strips} partitions valid")
print(f"{count} determinations valid, {len(mistakes)} mistakes refused")
