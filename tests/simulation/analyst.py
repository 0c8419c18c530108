#!/usr/bin/env python3
"""Runs examples/analyst as its README says, and looks for the README's figures in what it prints.

usage: analyst.py PROGRAM SOURCE_DIR        Ends with 77 where the data, or pandas, is not there.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
example, data = source / "examples/analyst", source.parent / "shared/data"


def run(*arguments):
    return subprocess.run([example / "run.sh", *arguments], capture_output=True, text=True, env={**os.environ, "HOLDFAST": str(program)})


with tempfile.TemporaryDirectory() as folder:
    nothing = run(folder, f"{folder}/out")
    assert nothing.returncode == 2 and "is not in" in nothing.stderr and "README.md says" in nothing.stderr, nothing
    try:
        import pandas  # noqa: F401
        missing = not (data / "hps_renters_ca_mn_me_6weeks.csv").exists() and "HOUSEHOLD PULSE"
    except ImportError:
        missing = "PANDAS"
    if missing:
        print(f"{missing} IS NOT HERE: the analyst's example was not run")
        sys.exit(77)
    ran = run(data, f"{folder}/out")
    assert ran.returncode == 0, ran.stderr
    told = (example / "README.md").read_text(encoding="utf-8")
    table = re.search(r"```\n(Households behind.*?)```", told, re.S)[1]
    assert table in ran.stdout, f"the README's table is another than\n{ran.stdout}"
    for figure in re.findall(r"^\| .*\| ([\d,]+)(?: to ([\d,]+))? \| (?:([\d,]+) too many)?", told, re.M):
        for number in filter(None, figure):
            assert number in ran.stdout, f"{number} is in the README and not in\n{ran.stdout}"
    for number in ("$1,115.6M", "$1,683.1M", "4.0%", "2.6%"):
        assert number in ran.stdout, number
print("the analyst's example says what its README says")
