#!/usr/bin/env python3
"""Sends the server requests made up from its own description, good ones, nearly good ones and broken ones: none is
answered with 500, none hangs, none comes back with what was sent, and the server is as it was.

usage: fuzz.py PROGRAM SOURCE_DIR [REQUESTS [SEED]]
"""
import collections
import gzip
import http.client
import json
import pathlib
import random
import re
import socket
import sys
import threading
import time
import urllib.parse

from server import Connection, serving

program, source = sys.argv[1], sys.argv[2]
requests = int(sys.argv[3]) if len(sys.argv) > 3 else 2000
seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
CANARY = "Canary733177"
LONGEST = 20  # seconds for one answer, on a machine that does other things too
ALLOWED = {200, 204, 304, 400, 404, 405, 406, 408, 409, 413, 415, 417, 422, 431, 503, 505}
GARBAGE = [CANARY, None, -1, 0, 1e400, 2**70, "", "\u0000", "\ud800", "😀" + CANARY, [], {}, [[[[[]]]]], {CANARY: CANARY}, [CANARY] * 40,
           True, False, "2026-02-30", "9999-99-99", "not_yet", "us", "us/ca", "0x10", "1,000", "NaN", " " * 5000, "a" * 3000]


class Made:
    """Values by a schema; now and then one that is none."""

    def __init__(self, api, random):
        self.api, self.random = api, random

    def of(self, schema, depth=0, name=""):
        pick = self.random
        if pick.random() < 0.015 or depth > 8:
            return pick.choice(GARBAGE)
        if "$ref" in schema:
            return self.of(self.api["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]], depth, name)
        if "anyOf" in schema:
            return self.of(pick.choice(schema["anyOf"]), depth + 1, name)
        if "enum" in schema:
            return pick.choice(schema["enum"])
        if "const" in schema:
            return schema["const"]
        kind = schema.get("type")
        kind = pick.choice(kind) if isinstance(kind, list) else kind
        if kind == "object":
            return self.object(schema, depth, name)
        if kind == "array":
            return [self.of(schema.get("items", {}), depth + 1, name) for _ in range(pick.choice([0, 1, 1, 2, 5]))]
        if kind == "boolean":
            return pick.random() < 0.5
        if kind in ("integer", "number"):
            return pick.choice([0, 1, 2, 3, 12, 1000, 2964, 2964.01, 65.5, 10**6, 10**9])
        return self.text(schema, name)

    def object(self, schema, depth, name):
        pick = self.random
        names = list(schema.get("properties", {}))
        some = [one for one in names if one in schema.get("required", []) or pick.random() < 6 / (len(names) + 1)]
        made = {one: self.of(schema["properties"][one], depth + 1, name if one == "any_of" else one) for one in some}
        if pick.random() < 0.03:
            made[pick.choice([CANARY, CANARY.lower(), "name", "immigration_status", "x" * 300, ""])] = CANARY
        return made

    def text(self, schema, name):
        pick = self.random
        pattern = schema.get("pattern", "")
        if "{4}-[0-9]{2}-[0-9]{2}" in pattern:
            day = f"{pick.choice([2020, 2021, 2025, 2026, 2026, 2027])}-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}"
            return pick.choice([day, day, day, "not_yet", "never"])
        if "{4}-[0-9]{2}$" in pattern:
            return f"{pick.choice([2020, 2021, 2026])}-{pick.randint(1, 12):02}"
        if "%" in pattern:
            return f"{pick.randint(0, 200)}%"
        if "[0-9]" in pattern:
            return pick.choice(["0", "0.01", "600", "2964.00", "$2,964", "2964.001", "1000000.00"])
        places = ["us", "us/ca", "us/ca/los-angeles-county", "us/ca/los-angeles-county/los-angeles", "us/dc", "us/mn/hennepin-county/minneapolis",
                  "us/wa/king-county/seattle", "us/me"]
        if name == "home_place":
            return pick.choice(places)
        return pick.choice(["rent_owed", "bedrooms", "as_of", CANARY, "notice_served_on", "2000", "3000", "2026-12-31",
                                     "us/dc/rent-threshold/least_debt"])


def lines(api, pick):
    schema = api["components"]["schemas"]["AskQuestions"]
    made = [json.dumps({key: value for key, value in Made(api, pick).object(schema, 0, "").items() if key not in ("most", "lang")}) for _ in range(pick.choice([0, 1, 3]))]
    return ("\n".join(made) + pick.choice(["\n", ""])).encode("utf-8", "surrogatepass")


def table(api, pick):
    facts = api["components"]["schemas"]["ScenarioFacts"]["properties"]
    names = pick.sample(list(facts), pick.choice([1, 3, 8])) + pick.choice([[], [], ["x_a"], ["case_ref"], [CANARY], ["name"]])
    cells = ["", "2", "2400", "2026-11-20", "not_yet", "us/dc", "us/ca/los-angeles-county/los-angeles", "nonpayment", "true", "unknown", "2400..2900",
             CANARY, '"' + CANARY + '"', '"', "=1+1", "\u00e9"]
    if "x_a" in names or "case_ref" in names:
        cells = [one for one in cells if CANARY not in one]  # these are passed on
    rows = [",".join(names)] + [",".join(pick.choice(cells) for _ in names) for _ in range(pick.choice([0, 1, 4]))]
    return pick.choice(["\n", "\n", "\r\n"]).join(rows).encode()


def study(api, pick):
    """A study whose parts fit together more often than chance has it."""
    made = Made(api, pick).of(api["components"]["schemas"]["AskSimulation"])
    if not isinstance(made, dict) or pick.random() < 0.2:
        return made
    rows = table(api, pick).decode()
    if pick.random() < 0.6:  # all of them columns that may be there
        first, rest = re.match(r"([^\r\n]*)(.*)", rows, re.S).groups()
        rows = re.sub(rf",({CANARY}|name)$", ",x_other", first) + rest
    header = rows.splitlines()[0].split(",")
    made["as_of"] = pick.choice(["2026-11-24"] * 6 + ["2026-02-30", CANARY])
    made["rows"] = rows if pick.random() < 0.5 else [dict(zip(header, row.split(","))) for row in rows.splitlines()[1:]]
    for key, some in (("by", header), ("rules", api["rules"])):
        if key in made or key == "rules":
            made[key] = pick.sample(some, min(len(some), pick.choice([1, 1, 2])))
    if "weight" in made:
        made["weight"] = pick.choice(header)
    if "map" in made and pick.random() < 0.7:
        facts = list(api["components"]["schemas"]["ScenarioFacts"]["properties"])
        made["map"] = {"schema": "holdfast/map/1", "columns": {pick.choice(facts): pick.choice(header + [CANARY])}, "ignore": pick.choice([[CANARY], "others"]),
                       "constants": Made(api, pick).of({"$ref": "#/components/schemas/ScenarioFacts"}), "recode": {pick.choice(header + [CANARY]): {CANARY: "1"}}}
    if pick.random() < 0.8:
        made.update(smallest_cell=pick.choice([0, 10]), scenarios=pick.choice([[], [], [{"with": [{"reform": pick.choice(api["proposals"])}]}]]))
    return made


def unsaid(text):
    """Without what a study repeats because it was asked to: names of columns, and the cells that make its groups."""
    said = json.loads(text)
    if isinstance(said, dict) and said.get("schema") == "holdfast/simulation/1":
        said["study"]["by"] = said["study"]["weight"] = None
        for name in ("summary", "transitions", "distribution"):
            for line in said[name]:
                line["group"] = None
    return json.dumps(said, ensure_ascii=False)


def message(api, pick):
    """A method, a target, a body and fields."""
    # Most of them ask something of facts.
    path = pick.choice(list(api["paths"]) + list(api["paths"])[:3] * 5 + ["/v1/simulations"] * 4)
    method, operation = next(iter(api["paths"][path].items()))
    method = method.upper()
    query = {}
    for one in operation["parameters"]:
        told = pick.choice([one.get("example", ""), one.get("example", ""), CANARY, "2026-11-24", "", "%", "us/dc"])
        if one.get("in") == "path":
            path = path.replace("{" + one["name"] + "}", urllib.parse.quote(told, safe="") or "x")
        elif one.get("in") == "query" and pick.random() < 0.7:
            query[one["name"]] = told
    if pick.random() < 0.05:
        query[pick.choice([CANARY, "lang", "place"])] = CANARY
    target = path + ("?" + urllib.parse.urlencode(query) if query else "")
    body = None
    fields = {"Accept": pick.choice(["application/json, text/html;q=0.5, */*;q=0.1"] * 30 + ["text/plain", "image/svg+xml", CANARY]),
              "Accept-Language": pick.choice(["es", "en", "es-MX,en;q=0.1", CANARY, "*"]), "User-Agent": CANARY}
    if "requestBody" in operation:
        form, content = pick.choice(list(operation["requestBody"]["content"].items()))
        if form == "application/json":
            made = study(api, pick) if path == "/v1/simulations" else Made(api, pick).of(content["schema"])
            body = json.dumps(made, ensure_ascii=pick.random() < 0.5).encode("utf-8", "surrogatepass")
        else:
            fields["Accept"] = pick.choice([form, "*/*", CANARY])
            body = table(api, pick) if form == "text/csv" else lines(api, pick)
            if pick.random() < 0.1:
                body, fields["Content-Encoding"] = gzip.compress(body)[:pick.choice([None, None, 15, 40])], "gzip"
            query = {one: query[one] for one in query if pick.random() < 0.5 or one == "as_of"}
            if CANARY in str(query.get("pass", "")) and form == "text/csv":
                del query["pass"]  # a column of that name would be passed on, as it is asked
            target = path + ("?" + urllib.parse.urlencode(query) if query else "")
        fields["Content-Type"] = form if pick.random() < 0.97 else CANARY
        if pick.random() < 0.1:
            at = pick.randrange(len(body) + 1)
            canary = b"" if form == "text/csv" and re.search(rb"case_ref|x_a", body) else CANARY.encode()  # these are passed on
            body = body[:at] + pick.choice([b"", b"\x00", b"\xff", b"{", b"]", b'"', b"\\", canary]) + body[at + pick.choice([0, 1, 9]):]
    if pick.random() < 0.05:
        method = pick.choice(["PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "GET", "POST"])
    return method, target, body, fields


def mangled(pick, method, target, body, fields):
    """The same as bytes, with some of them wrong."""
    data = f"{method} {target} HTTP/1.1\r\nHost: x\r\n".encode() + b"".join(f"{k}: {v}\r\n".encode() for k, v in fields.items())
    data += f"Content-Length: {len(body or b'')}\r\n\r\n".encode() + (body or b"")
    for _ in range(pick.choice([1, 1, 2, 5])):
        at = pick.randrange(len(data) + 1)
        data = data[:at] + pick.choice([b"", b"\n", b"\r", b"\r\n", b"\x00", b" ", b":", b"\xff", bytes([pick.randrange(256)])]) + data[at + pick.choice([0, 1, 1, 40]):]
    return data


def exchange(port, data):
    with socket.create_connection(("127.0.0.1", port), timeout=LONGEST) as connection:
        try:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            got = b""
            while chunk := connection.recv(65536):
                got += chunk
            return got
        except (ConnectionResetError, BrokenPipeError):
            return b""


def files(process):
    return len(list(pathlib.Path(f"/proc/{process.pid}/fd").iterdir()))


def memory(process):
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{process.pid}/status").read_text())[1])


statuses = collections.Counter()
studies = collections.Counter()
failures = []
slowest = [0.0]


def work(port, api, number, count):
    pick = random.Random(f"{seed} {number}")
    client = Connection(port)
    for _ in range(count):
        one = data = None
        began = time.monotonic()
        try:
            one = message(api, pick)
            if pick.random() < 0.15:
                data = mangled(pick, *one)
                got = exchange(port, data)
                seen = [int(status) for status in re.findall(rb"^HTTP/1\.1 (\d+) ", got, re.M)]
                whole = got.decode("utf-8", "replace")
                if "holdfast/simulation/1" in whole:
                    head, body = whole.split("\r\n\r\n", 1)
                    end = body.index("\n") + 1  # another reply may follow
                    whole = head + unsaid(body[:end]) + body[end:]
            else:
                data = one
                status, headers, whole = client.ask(*one)
                seen = [status]
                if one[0] != "HEAD" and status not in (204, 304):
                    if headers["Content-Type"] in ("application/json", "application/problem+json"):
                        whole = unsaid(whole)
                whole += str(headers)
        except http.client.IncompleteRead as error:  # a table that could not be answered to its end is cut off
            whole, seen, client = error.partial.decode("utf-8", "replace"), [200], Connection(port)
            if not one[1].startswith("/v1/batch"):
                failures.append(f"{error!r}: {one!r}")
        except Exception as error:  # whatever it is, it is a failure, and the others go on
            failures.append(f"{error!r}: {data or one!r}")
            client = Connection(port)
            continue
        took = time.monotonic() - began
        slowest[0] = max(slowest[0], took)
        statuses.update(seen)
        if one[1].startswith("/v1/simulations"):
            studies.update(seen)
        if not set(seen) <= ALLOWED:
            failures.append(f"{seen}: {data!r}")
        if CANARY.lower() in whole.lower():
            failures.append(f"repeated: {data!r}: {whole[:2000]}")
        if took > LONGEST:
            failures.append(f"{took:.1f} s: {data!r}")


with serving(program, source) as (port, process):
    first = Connection(port)
    api = json.loads(first.ask("GET", "/openapi.json")[2])
    laws = json.loads(first.ask("GET", "/v1/rules")[2])["rules"]
    api["rules"] = [one["id"] for one in laws if not one["not_law"]]
    api["proposals"] = [one["id"] for one in laws if one["not_law"]]
    for example in ("/v1/determinations", "/v1/questions", "/v1/simulations"):
        for one in api["paths"][example]["post"]["requestBody"]["content"]["application/json"]["examples"].values():
            assert first.post(example, one["value"])[0] == 200
    before = files(process), memory(process)
    threads = 4
    workers = [threading.Thread(target=work, args=(port, api, number, requests // threads)) for number in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    for failure in failures[:10]:
        print(failure[:3000])
    assert not failures, f"{len(failures)} failures, seed {seed}"
    assert len(statuses) > 6, statuses
    assert studies[200] > 0 and studies[422] > 0, studies
    assert first.ask("GET", "/healthz")[2] == "ok\n"
    for _ in range(100):
        if files(process) <= before[0]:
            break
        time.sleep(0.1)
    after = files(process), memory(process)
    assert after[0] <= before[0], f"files: {before[0]}, then {after[0]}"

print(f"{sum(statuses.values())} replies: {dict(sorted(statuses.items()))}; studies {dict(sorted(studies.items()))}; slowest {slowest[0]:.2f} s; "
      f"files {before[0]} then {after[0]}; resident {before[1]} kB then {after[1]} kB")
