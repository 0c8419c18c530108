#!/usr/bin/env python3
"""Prints the sheet of a determination on Letter and A4, with Chromium: one page, letters of eleven points or more, whatever is known.

usage: paper.py PROGRAM SOURCE_DIR
Ends with 77 where chromium or pdfinfo (poppler-utils) is not there.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from server import Connection, serving

program, source = sys.argv[1], sys.argv[2]
SKIPPED = 77
if not shutil.which("chromium") or not shutil.which("pdfinfo"):
    print("CHROMIUM OR PDFINFO IS NOT HERE: the sheet was not printed")
    sys.exit(SKIPPED)
CITY, REST = "us/ca/los-angeles-county/los-angeles", "us/ca/los-angeles-county/unincorporated"
NOTICE = {"eviction_grounds": ["nonpayment"], "notice_served_on": "2026-11-20"}
HOMES = {"much": {**NOTICE, "home_place": CITY, "bedrooms": 2, "rent_owed": {"at_least": "2400", "at_most": "2900"}, "notice_shows": ["amount_due", "where_to_pay"],
                  "notice_methods": ["handed"], "filed_on": "not_yet", "court_papers": []},
         "two places": {**NOTICE, "home_place": {"any_of": [CITY, REST]}, "bedrooms": 2, "rent_owed": "2000"},
         "the state": {"home_place": "us/ca"}, "Maine": {**NOTICE, "home_place": "us/me"}, "DC": {**NOTICE, "home_place": "us/dc", "rent_owed": "500"}, "nothing": {}}
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--no-pdf-header-footer"]

with tempfile.TemporaryDirectory() as temporary, serving(program, source) as (port, _):
    home = pathlib.Path(temporary)
    client = Connection(port)
    for name, facts in HOMES.items():
        for language in ("en", "es"):
            status, _, sheet = client.post("/v1/determinations", {"as_of": "2026-11-24", "facts": facts, "lang": language}, Accept="text/html")
            assert status == 200, sheet
            for size in re.findall(r"font(?:-size)?:([\d.]+)(pt|em)", sheet):
                assert float(size[0]) >= (11 if size[1] == "pt" else 1), size
            for paper in ("letter", "A4"):
                (home / "sheet.html").write_text(sheet.replace("@page{", "@page{size:" + paper + ";", 1))
                subprocess.run(["chromium", *FLAGS, f"--user-data-dir={home / 'chromium'}", f"--print-to-pdf={home / 'sheet.pdf'}", (home / "sheet.html").as_uri()],
                               capture_output=True, check=True, timeout=120, env={**os.environ, "HOME": temporary})
                told = subprocess.run(["pdfinfo", home / "sheet.pdf"], capture_output=True, text=True, check=True).stdout
                assert re.search(r"Pages:\s+1\n", told) and f"({paper})" in told, (name, language, told)

print(f"{len(HOMES)} homes in two languages: a sheet each")
