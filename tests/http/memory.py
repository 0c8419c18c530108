#!/usr/bin/env python3
"""What the server holds after many requests, and after a long table: neither may grow.

usage: memory.py PROGRAM SOURCE_DIR [REQUESTS [ROWS]]
"""
import json
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import threading

from server import Connection, serving

program, source = sys.argv[1], sys.argv[2]
requests = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
rows = int(sys.argv[4]) if len(sys.argv) > 4 else 10_000_000
THRESHOLD = "us/ca/los-angeles-county/los-angeles/rent-threshold"
HOME = {"home_place": "us/ca/los-angeles-county/los-angeles", "bedrooms": 2, "eviction_grounds": ["nonpayment"], "notice_served_on": "2026-11-20"}
MOST_GROWN = 32 << 10  # kB, over what it held after the first thousandth part
MOST_FOR_A_TABLE = 200 << 10


def held(process, what):
    return int(re.search(what + r":\s+(\d+)", pathlib.Path(f"/proc/{process.pid}/status").read_text())[1])


def load(port, count):
    """So many answers of one rule, or some more, each about another debt."""
    done = 0
    with tempfile.TemporaryDirectory() as folder:
        script = pathlib.Path(folder) / "wrk.lua"
        body = json.dumps({"as_of": "2026-11-24", "rules": [THRESHOLD], "facts": HOME | {"rent_owed": "OWED"}})
        script.write_text(f'''wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
local body, number = {json.dumps(body)}, 0
request = function() number = number + 1; return wrk.format(nil, nil, nil, (body:gsub("OWED", tostring(number % 6000)))) end
''')
        while done < count:
            seconds = 1 if count < 100_000 else 10
            out = subprocess.run(["wrk", "-t1", "-c64", f"-d{seconds}s", "-s", script, f"http://127.0.0.1:{port}/v1/determinations"],
                                 capture_output=True, text=True, check=True).stdout
            assert "Non-2" not in out, out
            done += int(re.search(r"(\d+) requests in", out)[1])
    return done


def table(port, count):
    """The answers to a table that is made up while it is sent; how many there were."""
    line = "us/ca/los-angeles-county/los-angeles,{},{}.00,2026-11-20,nonpayment\n"
    block = "".join(line.format(i % 5, i % 6000) for i in range(10_000)).encode()
    with socket.create_connection(("127.0.0.1", port)) as connection:
        def send():
            connection.sendall(f"POST /v1/batch?as_of=2026-11-24&columns=row,status,{THRESHOLD}.outcome HTTP/1.1\r\nHost: x\r\n"
                               "Content-Type: text/csv\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n".encode())
            header = b"home_place,bedrooms,rent_owed,notice_served_on,eviction_grounds\n"
            for data in (header, *(block for _ in range(count // 10_000))):
                connection.sendall(b"%x\r\n%s\r\n" % (len(data), data))
            connection.sendall(b"0\r\n\r\n")
        sender = threading.Thread(target=send)
        sender.start()
        lines, last = 0, b""
        while got := connection.recv(1 << 20):
            lines += got.count(b",ok,")
            last = (last + got)[-7:]
        sender.join()
    assert last.endswith(b"0\r\n\r\n"), last
    return lines


with serving(program, source, "--threads", "1") as (port, process):
    idle = held(process, "VmRSS")
    first = load(port, max(1000, requests // 1000))
    begun = held(process, "VmRSS")
    answered = load(port, requests)
    after = held(process, "VmRSS")
    print(f"{first + answered} requests: {idle} kB idle, {begun} kB after {first}, {after} kB after all")
    assert after - begun < MOST_GROWN
    lines = table(port, rows)
    most = held(process, "VmHWM")
    print(f"a table of {rows} rows: {lines} marked ok at first sight, {most} kB at most, {most - idle} kB above idle")
    assert most - idle < MOST_FOR_A_TABLE
    assert Connection(port).ask("GET", "/healthz")[2] == "ok\n"
