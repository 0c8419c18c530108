"""A small client of the HTTP API, of the standard library alone.

    client = Holdfast("http://127.0.0.1:8080")
    answer = client.determine("2026-11-24", {"home_place": "us/dc", "rent_owed": "590.00"}, want="questions")
    answer["stages"]["filing"]["barred"]      # "yes", "no" or "unknown"

Leave out what is not known. Money is text, so that no cent is lost: "2964.00". Send no name, no address, nothing
about immigration: the server refuses it, and keeps nothing anyway.
"""
import json
import urllib.error
import urllib.parse
import urllib.request


class Problem(Exception):
    """What was wrong with a request: every mistake at once, each with a pointer into the body."""

    def __init__(self, told):
        super().__init__(told["title"])
        self.type, self.status = told["type"], told["status"]
        self.errors = told.get("errors", [])


class Holdfast:
    def __init__(self, address="http://127.0.0.1:8080", language="en", token=None, timeout=30):
        self.address, self.language, self.token, self.timeout = address.rstrip("/"), language, token, timeout
        self.ruleset = None  # the SHA-256 of the rules that answered last

    def determine(self, as_of, facts, want="answer", reforms=()):
        body = {"as_of": as_of, "facts": facts, "want": want}
        if reforms:
            body["with"] = list(reforms)
        return self._post("/v1/determinations", body)

    def questions(self, as_of, facts, most=100):
        return self._post("/v1/questions", {"as_of": as_of, "facts": facts, "most": most})["questions"]

    def partition(self, as_of, facts, name, **ends):
        return self._post("/v1/partitions", {"as_of": as_of, "facts": facts, "along": {"name": name, **ends}})

    def simulate(self, as_of, rows, **study):
        """A small study; `rows`: a table in CSV, or a list of rows."""
        return self._post("/v1/simulations", {"as_of": as_of, "rows": rows, **study})

    def rules(self, **query):
        return self._get("/v1/rules", query)["rules"]

    def status(self, rule, as_of):
        return self._get(f"/v1/rules/{urllib.parse.quote(rule, safe='')}/status", {"as_of": as_of})

    def facts(self):
        return self._get("/v1/facts", {})["facts"]

    def days(self, start, count, **query):
        return self._get("/v1/days", {"from": start, "count": count, **query})

    def _post(self, path, body):
        return self._ask(path, json.dumps({**body, "lang": self.language}).encode(), {"Content-Type": "application/json"})

    def _get(self, path, query):
        return self._ask(path + ("?" + urllib.parse.urlencode(query) if query else ""), None, {"Accept-Language": self.language})

    def _ask(self, target, body, headers):
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        request = urllib.request.Request(self.address + target, data=body, headers={"Accept": "application/json", **headers})
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as reply:
                self.ruleset = reply.headers["Holdfast-Ruleset"]
                return json.load(reply)
        except urllib.error.HTTPError as error:
            with error:
                raise Problem(json.load(error)) from None
