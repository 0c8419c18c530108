#!/usr/bin/env python3
"""A study over HTTP is the study of the command line: the same rows, map, reforms and groups, the same cells.

usage: simulate.py PROGRAM SOURCE_DIR
"""
import csv
import io
import json
import pathlib
import random
import subprocess
import sys
import tempfile

from server import Connection, serving

program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
CITY = "us/ca/los-angeles-county/los-angeles"
RULES = [f"{CITY}/rent-threshold", "us/ca/los-angeles-county/unincorporated/rent-threshold"]
MAP = {"schema": "holdfast/map/1",
       "columns": {"rent_owed": {"product": ["RENT", "MONTHS"]}, "bedrooms": "BR", "home_place": "PLACE"},
       "constants": {"eviction_grounds": ["nonpayment"], "notice_served_on": "2026-11-20"},
       "recode": {"BR": {"Studio": "0", "4+": "4..6"}}, "ignore": ["OFFICE", "SIDE", "WGT"]}


def made_up(rows):
    pick = random.Random(9)
    text = "PLACE,BR,RENT,MONTHS,SIDE,OFFICE,WGT\n"
    for number in range(rows):
        text += ",".join([pick.choice([CITY, CITY, "us/ca/los-angeles-county/unincorporated", "us/ca/los-angeles-county", "us/dc", "nowhere", ""]),
                          pick.choice(["Studio", "1", "2", "3", "4+", "", "many"]), str(pick.choice([900, 1450.5, 2100, "", "1800..2200"])),
                          pick.choice(["1", "2", "0.5", ""]), pick.choice(["east", "west", '"east, far"']), str(number % 3),
                          pick.choice(["1", "2.25", "0", "-1", "117.123456789"])]) + "\n"
    return text


def cells(lines, header, by):
    for line in lines:
        yield [*(("" if line[name] is None else str(line[name])) for name in header[:2]), *line["group"],
               *("" if line.get(name) is None else str(line[name]) for name in header[2 + by:])]


def same_tables(reply, folder, by):
    for name in ("summary", "transitions", "distribution"):
        header, *records = list(csv.reader(io.StringIO((folder / f"{name}.csv").read_text())))
        told = list(cells(reply[name], header, by))
        assert told == records, f"{name}: {[(a, b) for a, b in zip(told, records) if a != b][:3]}"
        yield len(records)


def study_of(home, rows, options, name):
    (home / "rows.csv").write_text(rows)
    out = home / name
    ran = subprocess.run([program, "simulate", home / "rows.csv", "--rules", source / "rules", "--as-of", "2026-11-24", "--no-micro", "--out", out, *options],
                         capture_output=True, text=True)
    assert ran.returncode in (0, 10), ran.stderr
    return out


reform = (source / "examples/quickstart/two-months.yaml").read_text()
proposal = "us/mn/hennepin-county/minneapolis/proposals/sixty-day-notice"
with tempfile.TemporaryDirectory() as temporary, serving(program, source) as (port, _):
    home = pathlib.Path(temporary)
    client = Connection(port)

    def asked(**body):
        status, headers, text = client.post("/v1/simulations", {"as_of": "2026-11-24", **body})
        assert status == 200, text
        assert headers["Cache-Control"] == "no-store"
        return json.loads(text)

    rows = made_up(900)
    (home / "map.yaml").write_text(json.dumps(MAP))
    (home / "mine.yaml").write_text(reform)
    options = ["--map", home / "map.yaml", "--reform", home / "mine.yaml", "--reform", f"{home / 'mine.yaml'}@2026-11-21", "--weight", "WGT", "--by", "SIDE,OFFICE"]
    for rule in RULES:
        options += ["--rule", rule]
    out = study_of(home, rows, options, "first")
    body = {"map": MAP, "scenarios": [{"with": [{"text": reform}]}, {"with": [{"text": reform, "from": "2026-11-21"}]}], "weight": "WGT", "by": ["SIDE", "OFFICE"], "rules": RULES}
    reply = asked(rows=rows, **body)
    lines = list(same_tables(reply, out, 2))
    run = json.loads((out / "run.json").read_text())
    for key, told in reply["study"].items():
        assert told == run["study"][key], key
    assert reply["label"] == run["label"] and reply["rows"] == {key: run["rows"][key] for key in reply["rows"]}, reply["rows"]
    assert reply["rows"]["with_mistakes"] == len({one["row"] for one in reply["mistakes"]}) or reply["more_mistakes"] > 0
    assert any(line["note"] == "hidden" for line in reply["summary"]) and any(line["measure"] == "undetermined" and line["n"] for line in reply["summary"])
    # As objects, every cell as it stands in the table: the same study.
    objects = list(csv.DictReader(io.StringIO(rows)))
    again = asked(rows=objects, **body)
    for one in reply["mistakes"]:
        assert one.pop("line") == one["row"] + 1
    assert again == reply

    # Without a map, a weight or groups; a proposal of the rules, and what its reforms touch.
    plain = "home_place,notice_served_on,eviction_grounds\n" + "us/mn/hennepin-county/minneapolis,2026-04-10,nonpayment\n" * 30 + ",,\n" * 12
    out = study_of(home, plain, ["--reform", f"{proposal}@2026-03-01", "--smallest-cell", "0"], "second")
    lines += same_tables(asked(rows=plain, scenarios=[{"with": [{"reform": proposal, "from": "2026-03-01"}]}], smallest_cell=0), out, 0)

print(f"{sum(lines)} lines are those of the command line")
