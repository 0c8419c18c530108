#!/usr/bin/env python3
"""Runs what stands in examples/http and in api/README.md against the server.

usage: examples.py PROGRAM SOURCE_DIR
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys

from server import Connection, serving

program, source = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
sys.path.insert(0, str(source / "examples/http"))
from holdfast import Holdfast, Problem  # noqa: E402

FACTS = {"home_place": "us/ca/los-angeles-county/los-angeles", "bedrooms": 2, "eviction_grounds": ["nonpayment"],
         "notice_served_on": "2026-11-20", "rent_owed": "2964.00"}

with serving(program, source) as (port, _):
    address = f"http://127.0.0.1:{port}"

    ran = subprocess.run([source / "examples/http/try.sh", address], capture_output=True, text=True, check=True)
    for line in ("La respuesta corta", "1. Did the landlord file", '"to": "2964.00"', '"pointer": "/facts/bedroms"',
                 '"in_force": true', '"measure": "helps_at_most",\n      "n": 2', '"last": "2026-12-08"'):
        assert line in ran.stdout, f"{line!r} is missing:\n{ran.stdout}"
    assert ran.stderr == "", ran.stderr

    client = Holdfast(address, language="es")
    answer = client.determine("2026-11-24", FACTS)
    assert answer["stages"]["filing"]["barred"] == "yes" and answer["ruleset"]["sha256"] == client.ruleset
    assert client.partition("2026-11-24", FACTS, "rent_owed")["pieces"][0]["to"] == "2964.00"
    assert len(client.questions("2026-11-24", {**FACTS, "rent_owed": "unknown"}, most=1)) == 1
    proposal = {"reform": "us/mn/hennepin-county/minneapolis/proposals/sixty-day-notice", "from": "2026-03-01"}
    both = client.determine("2026-11-24", {"home_place": "us/mn/hennepin-county/minneapolis"}, reforms=[proposal])
    assert both["schema"] == "holdfast/comparison/1"
    assert client.rules(place="us/dc") and client.status("us/dc/rent-threshold", "2026-11-24")["in_force"]
    assert any(fact["name"] == "rent_owed" for fact in client.facts())
    counted = client.simulate("2026-11-24", "bedrooms,rent_owed\n2,2400\n", rules=["us/dc/rent-threshold"], smallest_cell=0)
    assert counted["summary"][0]["n"] == 1 and counted["label"].startswith("static")
    assert client.days("2026-11-20", 10, calendar="us/ca/courts")["last"] == "2026-12-08"
    try:
        client.determine("soon", {"bedroms": 2})
        raise AssertionError("nothing was wrong")
    except Problem as problem:
        assert problem.status == 422 and [one["pointer"] for one in problem.errors] == ["/as_of", "/facts/bedroms"]

    # The README's request is answered, and its problem is what the server says.
    readme = (source / "api/README.md").read_text()
    request = re.search(r"/v1/determinations.*? -d '(\{.*?\})' ", readme, re.S)[1]
    raw = Connection(port)
    status, _, text = raw.post("/v1/determinations", request)
    assert status == 200, text
    study = re.search(r"/v1/simulations.*? -d '(\{.*?\})'\n```", readme, re.S)[1]
    status, _, text = raw.post("/v1/simulations", study)
    assert status == 200 and json.loads(text)["rows"] == {"read": 2, "with_mistakes": 0}, text
    shown = json.loads(re.search(r"```json\n(\{\s+\"type\".*?)```", readme, re.S)[1])
    told = json.loads(raw.post("/v1/determinations", '{"as_of": "2026-11-24", "facts": {"bedroms": 2}}')[2])
    assert shown == told, (shown, told)

    # What is compressed is read by others than us.
    _, headers, _ = raw.ask("HEAD", "/v1/rules", headers={"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip"
    plain, unzipped = (subprocess.run(["curl", "-sS", *more, f"{address}/v1/rules"], capture_output=True, check=True).stdout
                       for more in ([], ["--compressed"]))
    assert plain == unzipped and json.loads(plain)["rules"]

    if node := shutil.which("node"):
        subprocess.run([node, source / "tests/http/client_test.mjs", address], check=True)
    else:
        print("node is not there: the client in JavaScript was NOT run")
print("the examples work")
