#!/usr/bin/env python3
"""Holds the server to its own description: every example and every documented parameter is sent, and what comes
is valid by the schema that the description names.

usage: described.py PROGRAM SOURCE_DIR
"""
import json
import sys
import urllib.parse

import jsonschema

from server import Connection, serving

program, source = sys.argv[1], sys.argv[2]


def pointer(document, reference):
    for step in reference.removeprefix("#/").split("/"):
        document = document[step.replace("~1", "/").replace("~0", "~")]
    return document


def references(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref" and isinstance(value, str):
                yield value
            else:
                yield from references(value)
    elif isinstance(node, list):
        for item in node:
            yield from references(item)


with serving(program, source) as (port, _):
    client = Connection(port)
    status, headers, text = client.ask("GET", "/openapi.json")
    assert status == 200
    api = json.loads(text)
    for reference in set(references(api)):
        assert reference.startswith("#/") and pointer(api, reference), f"{reference} leads nowhere"
    resolver = jsonschema.RefResolver("", api)
    for name, schema in api["components"]["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(schema)

    def validate(text, schema):
        jsonschema.Draft202012Validator(schema, resolver=resolver).validate(json.loads(text))

    sent = valid = 0
    for path, methods in api["paths"].items():
        for method, operation in methods.items():
            good = operation["responses"]["200"]["content"]
            told = [one for one in operation["parameters"] if "in" in one]
            # With every parameter, and with only those that must be told.
            targets = set()
            for some in (told, [one for one in told if one["required"] or one["name"] == "calendar"]):
                target = path
                query = {one["name"]: one["example"] for one in some if one["in"] == "query"}
                for one in some:
                    if one["in"] == "path":
                        target = target.replace("{" + one["name"] + "}", urllib.parse.quote(one["example"], safe=""))
                targets.add(target + ("?" + urllib.parse.urlencode(query) if query else ""))
            bodies = [(None, None)]
            if "requestBody" in operation:
                content = operation["requestBody"]["content"]
                bodies = [(form, one["value"]) for form in content for one in content[form]["examples"].values()]
                assert bodies, path
                for form, body in bodies:
                    validate(json.dumps(body), content[form]["schema"])
            for target in targets:
                for form, body in bodies:
                    for media, answer in good.items():
                        if (media in ("text/calendar", "text/html") and isinstance(body, dict) and "with" in body) or (media != "application/json" and isinstance(body, dict) and "rules" in body):
                            continue  # a calendar is of the law alone, and what is read aloud of all rules
                        if path == "/v1/batch":  # answered in the form in which it comes; its parameters are of one or the other
                            if media != form:
                                continue
                            target = path + {"text/csv": "?as_of=2026-11-24&columns=row,status&lang=es", "application/x-ndjson": "?want=questions"}[form]
                        headers = {"Accept": media.split(";")[0]}
                        if body is not None:
                            headers["Content-Type"] = form
                        status, got, text = client.ask(method.upper(), target, body if isinstance(body, (str, type(None))) else json.dumps(body), headers)
                        sent += 1
                        assert status == 200, (method, target, body, status, text)
                        assert got["Content-Type"].split(";")[0] == media.split(";")[0], (target, got)
                        if media == "application/json":
                            validate(text, answer["schema"])
                            valid += 1
            # What is refused is a problem, and as the description has it.
            problem = {"$ref": "#/components/schemas/Problem"}
            for status, got, text in (client.ask(method.upper(), path + "?no_such=1", "{" if bodies[0][1] else None,
                                                 {"Content-Type": "application/json", "Accept": "application/json"}),
                                      client.ask("PUT", path, "{}", {"Content-Type": "application/json"}),
                                      client.ask(method.upper(), path.replace("{", "x").replace("}", ""), "{}" if bodies[0][1] else None,
                                                 {"Accept": "image/gif", "Content-Type": "application/json"})):
                if status != 200:
                    assert got["Content-Type"] == "application/problem+json", (path, status)
                    validate(text, problem)
    rules = json.loads(client.ask("GET", "/v1/rules")[2])["rules"]
    for rule in rules:
        name = urllib.parse.quote(rule["id"], safe="")
        validate(client.ask("GET", f"/v1/rules/{name}")[2], {"$ref": "#/components/schemas/Rule"})
        validate(client.ask("GET", f"/v1/rules/{name}/status?as_of=2026-11-24")[2], {"$ref": "#/components/schemas/Status"})

print(f"{sent} documented requests answered with 200, {valid} replies and {2 * len(rules)} of the rules valid")
