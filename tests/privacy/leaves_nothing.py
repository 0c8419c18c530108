#!/usr/bin/env python3
"""Runs the program on canary values and looks for them: in what it writes to disk and prints, and in a core.

usage: leaves_nothing.py PROGRAM SOURCE_DIR
"""
import itertools
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
         aid_received: [{{program: other, amount: {CANARY}}}], rent_owed: 2000, notice_served_on: 2026-11-20}}
"""
BAD = [f"as_of: 2026-11-24\nfacts: {{rent_owed: 'about {CANARY}'}}\n", f"{{ {CANARY}", f"name: Maria{CANARY}\n",
       f"as_of: 2026-11-24\nfacts: {{immigration_status: x{CANARY}}}\n", f"as_of: {CANARY}\nfacts: {{}}\n"]

# What is typed in an interview and refused, for every kind of question; then what is taken and never repeated.
TYPED = [f"Atlantis {CANARY}", "oakland", f"about {CANARY}", f"{CANARY} bedrooms", "2", f"Maria {CANARY}", f"{{{CANARY}}}",
         f"2026-11-20 {CANARY}", f"\x1b[31m{CANARY}", CANARY * 1000, "result", "help", "", "back", "2", "?", "skip"]

with tempfile.TemporaryDirectory() as folder:
    home = pathlib.Path(folder)
    environment = {"HOME": folder, "TMPDIR": folder, "XDG_CACHE_HOME": folder, "PATH": os.environ["PATH"]}

    def start(*arguments):
        return subprocess.Popen([program, *arguments, "--rules", source / "rules"], cwd=folder, env=environment,
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def nothing_left(what):
        left = [str(path) for path in home.rglob("*")]
        assert not left, f"{what} left files: {left}"

    def killed(command, facts):
        process = start(*command)
        process.stdin.write(facts)
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

    commands = [["screen", "-"], ["next", "-"], ["whatif", "-", "--vary", "bedrooms"],
                ["timeline", "-", "--from", "2026-11-24", "--to", "2027-01-31"]]
    for command, format in itertools.product(commands, ("text", "json")):
        for scenario in [GOOD, *BAD]:
            process = start(*command, "--format", format)
            out, err = process.communicate(scenario)
            assert process.returncode == (0 if scenario is GOOD else 3), (scenario, process.returncode, err)
            # Amounts that a rule weighs are told; an income that none reads is not repeated anywhere.
            assert CANARY not in out and CANARY not in err, f"{scenario!r} was repeated"
            nothing_left(format)

    TABLES = [f"rent_owed,bedrooms\nabout {CANARY},{CANARY}\n", f"home_place,notice_served_on\n{CANARY}|x,{CANARY}/1/2026\n",
              f"case_ref,x_note,bedrooms\nMaria {CANARY},={CANARY},2\n", f'bedrooms,rent_owed\n2,"{CANARY}"1\n2,{CANARY},{CANARY}\n',
              f"bedrooms,Maria{CANARY}\n2,1\n", f"bedrooms,client_name\n2,{CANARY}\n", f'bedrooms\n"{CANARY}\n']
    for table, more in itertools.product(TABLES, ([], ["--columns", "row,errors"])):
        process = start("batch", "-", "--as-of", "2026-11-24", "--jobs", "3", *more)
        out, err = process.communicate(table)
        assert process.returncode in (3, 10), (table, process.returncode, err)
        assert CANARY not in out and CANARY not in err, f"{table!r} was repeated"
        nothing_left("a table")

    for language in ("en", "es"):
        for ending in ([], ["quit"], ["?"] * 60):
            process = start("ask", "--lang", language, "--as-of", "2026-11-24")
            out, err = process.communicate("\n".join([*TYPED, *ending]))
            assert process.returncode == 0, (language, ending, process.returncode, err)
            assert CANARY not in out and CANARY not in err, "a line that was refused was repeated"
            nothing_left("an interview")

    # Killed while it holds the facts: no core.
    for command, facts in ((("screen", "-"), GOOD), (("ask", "--lang", "es"), "oakland\n2\n2100\n"),
                           (("batch", "-"), f"bedrooms,rent_owed\n2,{CANARY}\n")):
        killed(command, facts)
print(f"{2 * (1 + len(BAD))} runs, {2 * len(TABLES)} tables, 6 interviews and three that were killed left nothing")
