#!/usr/bin/env python3
"""Holds the shipped rule files, and the mistakes in tests/rejected/rules, to the schemas that editors use.

usage: rule_files.py PROGRAM SOURCE_DIR
"""
import json
import pathlib
import subprocess
import sys

import jsonschema
import yaml

program, source = sys.argv[1], pathlib.Path(sys.argv[2])


class Loader(yaml.SafeLoader):
    """As an editor reads YAML: numbers and booleans, but days as they are written."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if "timestamp" not in tag]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def schema(kind):
    text = subprocess.run([program, "schema", kind, "--rules", str(source / "rules")], capture_output=True, text=True,
                          check=True).stdout
    made = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(made)


validators = {kind: schema(kind) for kind in ("rule", "reform", "vocabulary", "scenario", "map", "budget")}


def kind_of(data):
    return next((kind for kind in ("rule", "reform", "vocabulary") if kind in data), None)


def mistakes(text):
    data = yaml.load(text, Loader)
    kind = kind_of(data)
    return None if kind is None else [error.message for error in validators[kind].iter_errors(data)]


count = 0
for folder in (source / "rules", source / "tests/fixtures/small"):
    for path in sorted(folder.rglob("*.yaml")):
        found = mistakes(path.read_text())
        if found is None:
            continue
        count += 1
        assert not found, f"{path}: {found[0]}"
assert count >= 40, "the rule files are not where they were"

# Words, keys and shapes are the schema's to find; names, days and arithmetic are the loader's.
refused = 0
for path in sorted((source / "tests/rejected/rules").glob("*.yaml")):
    mistake = yaml.load(path.read_text(), yaml.BaseLoader)
    good = source / "tests/fixtures/small" / mistake["file"]
    if good.suffix != ".yaml":
        continue
    try:
        refused += bool(mistakes(good.read_text().replace(mistake["replace"], mistake["with"], 1)))
    except yaml.YAMLError:
        continue
assert refused >= 25, f"the schemas find {refused} of the mistakes"

scenario = validators["scenario"]
told = yaml.load((source / "examples/quickstart/tenant.yaml").read_text(), Loader)
scenario.validate(told)
for bad in ({"rent_owd": 1}, {"bedrooms": "two"}, {"unit_type": "castle"}, {"eviction_grounds": ["rain"]},
            {"court_papers": [{"method": "pigeon"}]}, {"notice_served_on": 5}, {"name": "x"}):
    assert not scenario.is_valid({"as_of": "2026-11-24", "facts": bad}), f"the schema lets {bad} pass"

# Maps and budgets: those that are shipped, and mistakes in them.
for kind, path, bad in (
        ("map", "tests/bench/map.yaml", [{"colums": {}}, {"columns": {"bedrooms": {"form": "BR"}}}, {"ignore": "some"}, {"schema": "holdfast/map/2"},
                                         {"shares": {"bedrooms": {"1": -1}}}, {"shares": {"bedrooms": {"by": "SIZE"}}}, {"output": [{"aplies": "x"}]}]),
        ("map", "examples/cluster/map.yaml", []),
        ("budget", "examples/analyst/fund.yaml", [{"caps": {}}, {"last": "half"}, {"rounds": []}, {"queue": [1]}, {"seed": -1}, {"program": None}])):
    told = yaml.load((source / path).read_text(), Loader)
    validators[kind].validate(told)
    for change in bad:
        assert not validators[kind].is_valid({**told, **change}), f"the schema of a {kind} lets {change} pass"
full = {"schema": "holdfast/map/1", "columns": {"bedrooms": "BR", "rent_owed": {"product": ["RENT", "MONTHS"]},
                                                "notice_served_on": {"from": "DAY", "format": "%m/%d/%Y", "pad": 10}},
        "recode": {"BR": {"Studio": 0, "4+": "4..6"}}, "shares": {"bedrooms": {"by": "SIZE", "of": {"1": {"0": 1, "1": 2.5}}}}, "ignore": "others"}
validators["map"].validate(full)
print(f"{count} rule files valid, {refused} mistakes found by the schemas")
