#!/usr/bin/env python3
"""The server against as little of a server as Beast allows, which answers canned bytes of the same size: one thread
each, 64 connections that are kept, wrk on the other core.

usage: http_load.py PROGRAM BARE_BEAST SOURCE_DIR [SECONDS]
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

source = pathlib.Path(sys.argv[3])
sys.path.insert(0, str(source / "tests/http"))
from server import Connection, serving  # noqa: E402

program, bare = sys.argv[1], sys.argv[2]
seconds = sys.argv[4] if len(sys.argv) > 4 else "10"
FACTS = {"home_place": "us/ca/los-angeles-county/los-angeles", "bedrooms": 2, "eviction_grounds": ["nonpayment"],
         "notice_served_on": "2026-11-20", "rent_owed": "2963.99", "notice_shows": ["amount_due", "bedrooms"], "filed_on": "not_yet"}
ASKED = {"answer": ("/v1/determinations", {"as_of": "2026-11-24", "facts": FACTS}),
         "one rule": ("/v1/determinations", {"as_of": "2026-11-24", "facts": FACTS, "rules": ["us/ca/los-angeles-county/los-angeles/rent-threshold"]}),
         "answer and questions": ("/v1/determinations", {"as_of": "2026-11-24", "facts": FACTS, "want": "questions"}),
         "answer, questions, changes": ("/v1/determinations", {"as_of": "2026-11-24", "facts": FACTS, "want": "changes"}),
         "health": ("/healthz", None), "rules": ("/v1/rules", None)}


def load(folder, port, path, body):
    script = pathlib.Path(folder) / "wrk.lua"
    if body is None:
        script.write_text("")
    else:
        script.write_text(f'wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\nwrk.body = {json.dumps(json.dumps(body))}\n')
    out = subprocess.run(["wrk", "-t1", "-c64", f"-d{seconds}s", "--latency", "-s", script, f"http://127.0.0.1:{port}{path}"],
                         capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in out, out
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), re.search(r"^\s+50%\s+(\S+)$", out, re.M)[1], re.search(r"^\s+99%\s+(\S+)\s*$", out, re.M)[1]


with tempfile.TemporaryDirectory() as folder, serving(program, source, "--threads", "1") as (port, process):
    client = Connection(port)
    for what, (path, body) in ASKED.items():
        status, _, text = client.post(path, body) if body else client.ask("GET", path)
        assert status == 200, text
        canned = pathlib.Path(folder) / "canned"
        canned.write_text(text)
        limit = subprocess.Popen([bare, canned], stdout=subprocess.PIPE, text=True)
        bare_rate, bare_half, bare_most = load(folder, int(limit.stdout.readline()), path, body)
        limit.kill()
        limit.wait()
        rate, half, most = load(folder, port, path, body)
        print(f"{what}: {len(text)} bytes; holdfast {rate:.0f}/s (median {half}, p99 {most}); "
              f"bare Beast {bare_rate:.0f}/s (median {bare_half}, p99 {bare_most}); {rate / bare_rate:.3f} of it")
    memory = re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{process.pid}/status").read_text())[1]
    print(f"most memory: {int(memory) // 1024} MB")
