#!/usr/bin/env python3
"""Runs the server on canary values and looks for them: in replies, in its log, on disk, in a core.

usage: server_leaves_nothing.py PROGRAM SOURCE_DIR
"""
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time

program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
CANARY = "733177"
JSON = {"Content-Type": "application/json"}
# What no client should send, and some will.
HEADERS = {"User-Agent": f"agent{CANARY}", "Cookie": f"a={CANARY}", "Referer": f"http://x/{CANARY}", "X-Forwarded-For": CANARY,
           "Authorization": f"Bearer {CANARY}", "Accept-Language": f"x{CANARY}", "Origin": f"http://{CANARY}", "If-None-Match": CANARY}
FACTS = {"home_place": "us/ca/los-angeles-county/los-angeles", "eviction_grounds": ["nonpayment"], "bedrooms": 2,
         "aid_received": [{"program": "other", "amount": CANARY}], "rent_owed": 2000, "notice_served_on": "2026-11-20"}


def start(folder, *options):
    environment = {"HOME": folder, "TMPDIR": folder, "XDG_CACHE_HOME": folder, "PATH": os.environ["PATH"]}
    process = subprocess.Popen([program, "serve", "--listen", "127.0.0.1:0", "--rules", source / "rules", *options], cwd=folder,
                               env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    first = process.stderr.readline()
    return process, int(re.fullmatch(r"listening on http://127\.0\.0\.1:(\d+)\n", first)[1])


def ask(port, method, path, body=None, headers=JSON):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, path, body, headers)
    reply = connection.getresponse()
    text = reply.read().decode()
    whole = str(reply.status) + str(reply.getheaders()) + text
    assert CANARY not in whole, f"{method} {path} {body!r} was repeated: {whole}"
    connection.close()
    return reply.status, text


def raw(port, data):
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        got = b""
        while chunk := connection.recv(65536):
            got += chunk
    assert CANARY.encode() not in got, f"{data!r} was repeated: {got!r}"


def nothing_left(folder, what):
    left = [str(path) for path in pathlib.Path(folder).rglob("*")]
    assert not left, f"{what} left files: {left}"


def nothing_open_for_writing(process):
    for entry in pathlib.Path(f"/proc/{process.pid}/fd").iterdir():
        if int(entry.name) > 2 and stat.S_ISREG(os.stat(entry).st_mode):
            flags = re.search(r"flags:\s+(\d+)", pathlib.Path(f"/proc/{process.pid}/fdinfo/{entry.name}").read_text())[1]
            assert int(flags, 8) & os.O_ACCMODE == os.O_RDONLY, f"{os.readlink(entry)} is open for writing"


vocabulary = (source / "rules/vocabulary.yaml").read_text()
forbidden = re.findall(r"[^\s,\[\]]+", re.search(r"^forbidden:\s*\[(.*?)\]", vocabulary, re.S | re.M)[1])
assert len(forbidden) > 30

with tempfile.TemporaryDirectory() as folder:
    process, port = start(folder, "--log")
    count = 0
    scenario = {"as_of": "2026-11-24", "facts": FACTS}
    for path, more in (("/v1/determinations", {"want": "changes"}), ("/v1/questions", {}),
                       ("/v1/partitions", {"along": {"name": "bedrooms"}})):
        for accept in ("application/json", "text/plain"):
            status, text = ask(port, "POST", path, json.dumps({**scenario, **more}), {**HEADERS, **JSON, "Accept": accept})
            assert status == 200, (path, status, text)
            count += 1
        for name in [*re.findall(r"^  (\w+): \{", vocabulary, re.M), f"x{CANARY}"]:
            body = {"as_of": "2026-11-24", "facts": {name: f"x{CANARY}"}, **more}
            status, text = ask(port, "POST", path, json.dumps(body), {**HEADERS, **JSON})
            assert status == 422, (path, name, status, text)
            count += 1
        for bad in (f"{{ {CANARY}", CANARY, f'"{CANARY}"', f'{{"{CANARY}": {{}}}}', f'{{"as_of": "{CANARY}", "facts": {{}}}}'):
            status, text = ask(port, "POST", path, bad)
            assert status in (400, 422), (path, bad, status)
            count += 1
        for key in forbidden:
            status, text = ask(port, "POST", path, json.dumps({"as_of": "2026-11-24", "facts": {key: CANARY}, **more}))
            assert status == 422 and json.loads(text)["type"] == "/problems/forbidden-fact", (key, status, text)
            count += 1
    # A study: cells, columns and a map; what stands in the columns of `by` comes back, and is no canary here.
    rule = "us/ca/los-angeles-county/los-angeles/rent-threshold"
    table = f"bedrooms,rent_owed,x_note,x_side\n2,{CANARY}.25,{CANARY},east\nx{CANARY},1,\"{CANARY}\",west\n"
    constants = {"home_place": "us/ca/los-angeles-county/los-angeles", "rent_owed": CANARY}
    mapped = {"schema": "holdfast/map/1", "columns": {"bedrooms": f"B{CANARY}"}, "recode": {f"B{CANARY}": {f"x{CANARY}": "2"}}, "constants": constants}
    for rows, more, wanted in ((table, {"by": ["x_side"]}, 200), ([{f"B{CANARY}": f"x{CANARY}", f"x_{CANARY}": 1}], {"map": mapped}, 200), (table, {"by": [f"x{CANARY}"]}, 422),
                               (table, {"weight": f"x{CANARY}"}, 422), (f"x{CANARY}\n1\n", {}, 422), (f'bedrooms\n"{CANARY}', {}, 422), ([{f"x{CANARY}": CANARY}], {}, 422),
                               (table, {"rules": [f"us/{CANARY}"]}, 422), (table, {"map": {**mapped, f"x{CANARY}": 1}}, 422), (table, {f"x{CANARY}": 1}, 422), (CANARY, {}, 422)):
        status, text = ask(port, "POST", "/v1/simulations", json.dumps({"as_of": "2026-11-24", "rows": rows, "rules": [rule], **more}), {**HEADERS, **JSON})
        assert status == wanted, (rows, more, status, text)
        count += 1
    for path in (f"/{CANARY}", f"/v1/rules/{CANARY}", f"/v1/rules?place={CANARY}", f"/v1/rules?{CANARY}={CANARY}",
                 f"/v1/parameters/{CANARY}", f"/v1/days?from={CANARY}", f"/problems/{CANARY}"):
        for method in ("GET", "HEAD", "PUT", "DELETE", f"X{CANARY}"):
            status, _ = ask(port, method, path, headers=HEADERS)
            assert 400 <= status < 500, (method, path, status)
            count += 1
    for data in (f"{CANARY}", f"GET /{CANARY} {CANARY}\r\n\r\n", f"GET / HTTP/1.1\r\n{CANARY}: {CANARY}\r\n\r\n",
                 f"GET / HTTP/1.1\r\nHost: {CANARY}\r\n {CANARY}\r\n\r\n",
                 f"POST /v1/questions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{CANARY}x\r\n",
                 f"POST /v1/questions HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n\r\n{CANARY}"):
        raw(port, data.encode())
        count += 1
    nothing_left(folder, "a server that runs")
    nothing_open_for_writing(process)
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 0, (process.returncode, err)
    assert CANARY not in out and CANARY not in err, "the log repeats what was sent"
    lines = [json.loads(line) for line in err.splitlines() if line.startswith("{")]
    assert len(lines) >= count - 5, (len(lines), count)
    assert all(set(line) == {"method", "route", "status", "microseconds"} for line in lines)
    nothing_left(folder, "a server that stopped")

    process, port = start(folder)
    ask(port, "POST", "/v1/determinations", json.dumps(scenario))
    limits = pathlib.Path(f"/proc/{process.pid}/limits").read_text()
    assert next(line.split()[4:6] for line in limits.splitlines() if line.startswith("Max core file size")) == ["0", "0"]
    process.send_signal(signal.SIGSEGV)
    out, err = process.communicate(timeout=30)
    assert CANARY not in out + err and len(err.splitlines()) <= 1, err
    nothing_left(folder, "a server that was killed")

    # A second signal does not wait for who never comes to an end.
    process, port = start(folder)
    with socket.create_connection(("127.0.0.1", port)) as half:
        half.sendall(b"GET /healthz HTTP/1.1\r\n")
        time.sleep(0.3)
        process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        assert process.poll() is None, "it did not wait for a request that had begun"
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=5)
        assert process.returncode == 1

print(f"{count} requests, and two servers that were killed, left nothing")
