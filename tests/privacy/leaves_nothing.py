#!/usr/bin/env python3
"""Runs the program on canary values and looks for them: in what it writes to disk and prints, and in a core.

usage: leaves_nothing.py PROGRAM SOURCE_DIR
"""
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
CANARY = "733177"
GOOD = f"""as_of: 2026-11-24
facts: {{home_place: us/ca/los-angeles-county/los-angeles, eviction_grounds: [nonpayment], bedrooms: 2,
         income_annual: {CANARY}, rent_owed: 2000, notice_served_on: 2026-11-20}}
"""
BAD = [f"as_of: 2026-11-24\nfacts: {{rent_owed: 'about {CANARY}'}}\n", f"{{ {CANARY}", f"name: Maria{CANARY}\n",
       f"as_of: 2026-11-24\nfacts: {{immigration_status: x{CANARY}}}\n", f"as_of: {CANARY}\nfacts: {{}}\n"]

with tempfile.TemporaryDirectory() as folder:
    home = pathlib.Path(folder)
    environment = {"HOME": folder, "TMPDIR": folder, "XDG_CACHE_HOME": folder, "PATH": os.environ["PATH"]}

    def start(*arguments):
        return subprocess.Popen([program, *arguments, "--rules", source / "rules"], cwd=folder, env=environment,
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def nothing_left(what):
        left = [str(path) for path in home.rglob("*")]
        assert not left, f"{what} left files: {left}"

    for format in ("text", "json"):
        for scenario in [GOOD, *BAD]:
            process = start("screen", "-", "--format", format)
            out, err = process.communicate(scenario)
            assert process.returncode == (0 if scenario is GOOD else 3), (scenario, process.returncode, err)
            # Amounts that a rule weighs are told; an income that none reads is not repeated anywhere.
            assert CANARY not in out and CANARY not in err, f"{scenario!r} was repeated"
            nothing_left(format)

    # Killed while it holds the facts: no core.
    process = start("screen", "-")
    process.stdin.write(GOOD)
    process.stdin.flush()
    for _ in range(100):
        time.sleep(0.02)
        limits = pathlib.Path(f"/proc/{process.pid}/limits").read_text()
        core = next(line.split()[4:6] for line in limits.splitlines() if line.startswith("Max core file size"))
        if core == ["0", "0"]:
            break
    assert core == ["0", "0"], f"core dumps are not off: {core}"
    process.send_signal(signal.SIGSEGV)
    process.wait()
    nothing_left("a killed process")
print(f"{2 * (1 + len(BAD))} runs and a killed one left nothing")
