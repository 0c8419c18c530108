#!/usr/bin/env python3
"""The server beside zen-engine and json-rules-engine behind node, all of them over HTTP and by the same rules (tests/bench/rules):
each pinned to one core, wrk with 64 connections that are kept on another, turn by turn in one run. The peers answer four values; ours are whole
determinations, with reasons, sources and amounts. Their answers are held to those by hand first.

usage: http_peers.py BUILD [SECONDS [TURNS]]
"""
import csv
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

import peers

HERE = pathlib.Path(__file__).resolve().parent
build = pathlib.Path(sys.argv[1]).resolve()
seconds, turns = int(sys.argv[2]) if len(sys.argv) > 2 else 5, int(sys.argv[3]) if len(sys.argv) > 3 else 5
sys.path.insert(0, str(HERE.parent / "http"))
from server import Connection  # noqa: E402

ASKED, CHECKED = 500, 200
THRESHOLD, MORATORIUM, RELIEF = "us/ca/los-angeles-county/unincorporated/rent-threshold", "us/ca/moratorium", "us/ca/relief"
KNOWN = ("home_place", "notice_served_on", "applied_on", "bedrooms", "rent_owed", "rent_monthly", "household_size", "income_annual", "months_behind", "landlord_applied")


def scenario(case):
    """As a caller of ours writes it: money is text."""
    facts = {name: case[name] for name in KNOWN if name in case}
    facts.update({name: f"{facts[name]:.2f}" for name in ("rent_owed", "rent_monthly", "income_annual")})
    return {"as_of": "2026-10-31", "facts": {**facts, "eviction_grounds": [case["eviction_grounds"]]}}


def told_by_us(made):
    applies = {finding["rule"]: finding["outcome"] == "applies" for finding in made["findings"]}
    award = next((one["award"] for one in made["relief"] if one["rule"] == RELIEF and applies.get(RELIEF)), None)
    return applies.get(THRESHOLD, False), applies.get(MORATORIUM, False), award


class Server:
    def __init__(self, name, command, path, bodies, cwd=None):
        self.name, self.path, self.rates, self.costs = name, path, [], []
        self.process = subprocess.Popen(["taskset", "-c", "0", *map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=cwd)
        words = self.process.stdout.readline()
        self.port = int(re.search(r"(\d+)\s*$", words)[1])
        self.bodies = bodies
        self.client = Connection(self.port)

    def ask(self, body):
        status, _, text = self.client.post(self.path, body)
        assert status == 200, (self.name, text)
        return json.loads(text)

    def seconds_of_processor(self):
        """All threads of it, so far."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def load(self, folder):
        script = pathlib.Path(folder) / f"{self.name}.lua"
        script.write_text("local bodies = {" + ",".join("[==[" + json.dumps(one) + "]==]" for one in self.bodies) + """}
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
local at = 0
request = function()
  at = at % #bodies + 1
  return wrk.format(nil, nil, nil, bodies[at])
end
""")
        before = self.seconds_of_processor()
        out = subprocess.run(["taskset", "-c", "1", "wrk", "-t1", "-c64", f"-d{seconds}s", "--latency", "-s", script, f"http://127.0.0.1:{self.port}{self.path}"],
                             capture_output=True, text=True, check=True).stdout
        assert "Non-2xx" not in out, out
        self.costs.append((self.seconds_of_processor() - before) / int(re.search(r"(\d+) requests in", out)[1]) * 1e6)
        self.rates.append((float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), re.search(r"^\s+99%\s+(\S+)\s*$", out, re.M)[1]))


def hold_to(expected, zen, json_rules, ours, cases):
    for case, row in list(zip(cases, expected))[:CHECKED]:
        by_hand = (row["barred_by_threshold"] == "true", row["barred_by_moratorium"] == "true", float(row["relief_award"]))
        for peer in (zen, json_rules):
            told = peer.ask(case)
            assert (told["threshold"], told["moratorium"], told["overall"]) == (*by_hand[:2], row["overall"]) and abs(told["award"] - by_hand[2]) < 0.005, (peer.name, case)
        threshold, moratorium, award = told_by_us(ours.ask(scenario(case)))
        paid = 0.0 if award is None else float(award["at_least"] if isinstance(award, dict) else award)
        assert (threshold, moratorium, paid) == by_hand, (case, threshold, moratorium, award)


with tempfile.TemporaryDirectory() as folder:
    work = pathlib.Path(folder)
    subprocess.run([build / "tests/bench/bench_generate", str(ASKED), "42", work / "cases.csv", work / "cases.ndjson"], check=True)
    subprocess.run([build / "tests/bench/bench_limit_files", work / "cases.csv", work / "expected.csv", "1"], check=True, stdout=subprocess.DEVNULL)
    try:
        peers.prepare(HERE / "peers", pathlib.Path(os.environ.get("PEERS", work / "peers")))
    except peers.Absent as why:
        sys.exit(f"NOT MEASURED: {why}")
    packages = pathlib.Path(os.environ.get("PEERS", work / "peers"))
    cases = [json.loads(line) for line in (work / "cases.ndjson").read_text().splitlines()]
    expected = list(csv.DictReader((work / "expected.csv").open()))
    # What our rules ask for and a case has not is no answer to compare; the peers take all for known.
    serve = [build / "holdfast", "serve", "--listen", "127.0.0.1:0", "--threads", "1", "--rules"]
    standard = {"as_of": "2026-11-24", "facts": {"home_place": "us/ca/los-angeles-county/los-angeles", "bedrooms": 2, "eviction_grounds": ["nonpayment"],
                                                 "notice_served_on": "2026-11-20", "rent_owed": "2963.99", "notice_shows": ["amount_due", "bedrooms"], "filed_on": "not_yet"}}
    one_rule = {**standard, "rules": ["us/ca/los-angeles-county/los-angeles/rent-threshold"]}
    servers = [Server("node alone", ["node", "served.mjs", "none"], "/", cases, packages), Server("zen-engine", ["node", "served.mjs", "zen"], "/", cases, packages),
               Server("json-rules-engine", ["node", "served.mjs", "json_rules"], "/", cases, packages),
               Server("holdfast, the same rules", [*serve, HERE / "rules"], "/v1/determinations", [scenario(case) for case in cases]),
               Server("holdfast, all rules, one asked", [*serve, HERE.parent.parent / "rules"], "/v1/determinations", [one_rule]),
               Server("holdfast, all rules", [*serve, HERE.parent.parent / "rules"], "/v1/determinations", [standard])]
    try:
        hold_to(expected, servers[1], servers[2], servers[3], cases)
        print(f"{CHECKED} cases: the same answers from all three")
        for _ in range(turns):
            for server in servers:
                server.load(work)
        middle = {server.name: statistics.median(rate for rate, _ in server.rates) for server in servers}
        cost = {server.name: statistics.median(server.costs) for server in servers}
        for server in servers:
            beside = ", ".join(f"{middle[server.name] / middle[peer]:.2f} × {peer} (by time of the processor {cost[peer] / cost[server.name]:.2f})"
                               for peer in ("zen-engine", "json-rules-engine"))
            size = len(server.client.post(server.path, server.bodies[0])[2])
            print(f"{server.name}: {middle[server.name]:.0f}/s (of {turns} turns {min(server.rates)[0]:.0f} to {max(server.rates)[0]:.0f}; p99 {sorted(server.rates)[len(server.rates) // 2][1]}), "
                  f"{cost[server.name]:.0f} µs of the processor, {size} bytes; {beside}")
    finally:
        for server in servers:
            server.process.terminate()
            server.process.communicate(timeout=30)
