#!/usr/bin/env python3
"""suite.py BUILD: everything that tests/bench measures, in one run. Prints one table, and writes
BUILD/bench.json, BUILD/bench/scaling.csv and BUILD/bench/scaling.svg. README.md says what is measured and how."""

import argparse
import json
import os
import pathlib
import subprocess
import sys

import many_rules
import measure
import peers
import report

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
AS_OF = "2026-10-31"
ROWS_REFUSED = 10  # the exit code of `holdfast batch` where some rows describe no home


class Suite:
    def __init__(self, build, told):
        self.build, self.rows, self.quick, self.patient = build, told.rows, told.quick, told.patient
        self.work = build / "bench"
        self.work.mkdir(exist_ok=True)
        self.programs = build / "tests" / "bench"
        self.figures = {"machine": measure.machine(), "rows": self.rows}
        self.notes = []

    def path(self, name):
        return str(self.work / name)

    def say(self, what):
        print(f"… {what}", file=sys.stderr, flush=True)

    # The programs.

    def generate(self, rows, name, json_too=False):
        files = [self.path(f"{name}.csv")] + ([self.path(f"{name}.ndjson")] if json_too else [])
        measure.Run([self.programs / "bench_generate", str(rows), "42", *files])
        return files[0]

    def limit(self, cases, out, threads):
        return [self.programs / "bench_limit_files", cases, out, str(threads)]

    def batch(self, cases, out, threads):
        return [self.build / "holdfast", "batch", cases, "--rules", HERE / "rules", "--map", HERE / "map.yaml",
                "--as-of", AS_OF, "--jobs", str(threads), "-o", out]

    def peak_mb(self, command):
        """The most memory that it held; it is run once more for that."""
        return float(measure.Run([self.programs / "bench_peak", *command], done=(0, ROWS_REFUSED)).out)

    # What is measured.

    def files(self):
        """From file to file: ours and the limit's, on one thread and on two, each once in a turn."""
        self.say(f"{self.rows} rows, from CSV to CSV")
        cases = self.generate(self.rows, "cases", json_too=True)
        expected, found = self.path("expected.csv"), self.path("found.csv")
        measure.Run(self.limit(cases, expected, 1))
        for threads in (1, 2):
            measure.Run(self.batch(cases, found, threads))
            if not measure.same_bytes(expected, found):
                sys.exit(f"holdfast batch on {threads} threads and the limit write different answers: "
                         f"cmp {expected} {found}")
        contenders = {}
        for threads in (1, 2):
            contenders[f"limit_{threads}"] = self.limit(cases, self.path("limit.csv"), threads)
            contenders[f"holdfast_{threads}"] = self.batch(cases, found, threads)
            contenders[f"limit_{threads}_null"] = self.limit(cases, "/dev/null", threads)
            contenders[f"holdfast_{threads}_null"] = self.batch(cases, "/dev/null", threads)
        turns = measure.Turns(contenders, 4 if self.quick else 25, 45)
        ratio, middle = turns.ratio("holdfast_1", "limit_1")
        self.figures.update(
            csv_rows_identical=self.rows,
            csv_turns=turns.turns,
            csv_rows_per_s={name: self.rows / seconds for name, seconds in turns.best.items()},
            csv_vs_limit=1 / ratio,
            csv_vs_limit_median=1 / middle,
            csv_cpu_seconds=turns.cpu,
            csv_vs_limit_cpu=turns.cpu["limit_1"] / turns.cpu["holdfast_1"],
            csv_vs_limit_2_threads=1 / turns.ratio("holdfast_2", "limit_2")[0],
            csv_vs_limit_to_null=1 / turns.ratio("holdfast_1_null", "limit_1_null")[0],
            csv_threads_2_vs_1=turns.best["holdfast_1_null"] / turns.best["holdfast_2_null"],
            limit_threads_2_vs_1=turns.best["limit_1_null"] / turns.best["limit_2_null"],
        )

    def memory(self):
        """Rows in memory, and one scenario at a time."""
        self.say("rows in memory; one scenario at a time")
        seconds = "4" if self.quick else "12"
        found = json.loads(measure.Run([self.programs / "bench_columns", HERE / "rules", str(self.rows), seconds]).out)
        if found["rows_differing"] != 0:
            sys.exit(f"in memory {found['rows_differing']} of {found['rows_compared']} rows differ from the limit's")
        if found["rows_compared"] < self.rows:
            self.notes.append(f"in memory only {found['rows_compared']} rows were compared: the engine is slow")
        self.figures.update(in_memory=found, in_memory_vs_limit=1 / found["times_as_long"],
                            single_ns=found["single_ns"], single_with_reasons_ns=found["single_with_reasons_ns"])

    def loading(self):
        self.say("loading rules")
        folders = [ROOT / "rules", HERE / "rules"]
        found = json.loads(measure.Run([self.programs / "bench_load", *folders]).out)
        for one in found:
            one["folder"] = str(pathlib.Path(one["folder"]).relative_to(ROOT))
        self.figures.update(loading=found, load_ms=found[0]["load_ms"] + found[0]["plan_ms"], rules=found[0]["rules"])

    def peers(self):
        self.say("peers")
        found, absent = peers.all_peers(HERE / "peers", self.work / "peers", self.path("cases.csv"),
                                        self.path("cases.ndjson"), self.path("expected.csv"))
        self.figures["peers"] = found
        self.notes += absent

    def many_rows(self):
        """The same from ten thousand rows to ten million; and how much memory that takes."""
        sizes = [10**4, 10**5, 10**6] + ([] if self.quick else [10**7])
        scaling, per_row = [], 0.0
        for rows in sizes:
            if per_row * rows > 60:
                self.notes.append(f"{rows:,} rows: NOT MEASURED: it would take {per_row * rows:.0f} s")
                break
            self.say(f"{rows} rows")
            cases = self.generate(rows, "scaling")
            contenders = {"limit": self.limit(cases, self.path("limit.csv"), 1),
                          "holdfast": self.batch(cases, self.path("found.csv"), 1)}
            turns = measure.Turns(contenders, 3, 20)
            per_row = turns.best["holdfast"] / rows
            identical = measure.same_bytes(self.path("limit.csv"), self.path("found.csv"))
            if not identical:
                sys.exit(f"{rows} rows: different answers")
            scaling.append({"rows": rows, "limit_rows_per_s": rows / turns.best["limit"],
                            "rows_per_s": rows / turns.best["holdfast"], "peak_mb": self.peak_mb(contenders["holdfast"])})
        os.remove(self.path("scaling.csv"))
        self.figures.update(scaling_rows=scaling, peak_mb=scaling[-1]["peak_mb"])

    def many_rules(self):
        """Rows spread over all places of ten to a thousand rules."""
        scaling = []
        for rules in (10, 30, 100, 300, 1000):
            self.say(f"{rules} rules")
            folder = self.work / "rules" / str(rules)
            many_rules.write_rules(HERE / "rules", folder, rules)
            run = measure.Run([self.programs / "bench_many_rules", folder, "200000", "1"])
            scaling.append(json.loads(run.out))
            load = json.loads(measure.Run([self.programs / "bench_load", folder]).out)[0]
            scaling[-1]["load_ms"] = load["load_ms"] + load["plan_ms"]
        self.figures["scaling_rules"] = scaling

    def library(self):
        """Every rule of this repository over mixed rows: in time, and row by row against the single answer."""
        rows, per_row = 10**4, 0.0
        budget = 3600 if self.patient else 20 if self.quick else 60
        most = 10**5 if self.quick else 10**6
        files = sorted((ROOT / "rules" / "us").rglob("*.yaml"))
        rules = [str(file.relative_to(ROOT / "rules").with_suffix("")) for file in files if "proposals" not in file.parts]
        columns = ",".join(["case_ref", *(f"{rule}.outcome" for rule in rules)])
        while True:
            self.say(f"{rows} mixed rows over the whole library")
            cases = self.path("mixed.csv")
            measure.Run([self.programs / "bench_mixed", str(rows), "7", cases])
            run = measure.Run([self.build / "holdfast", "batch", cases, "--rules", ROOT / "rules", "--as-of",
                               "2026-11-24", "--jobs", "2", "--columns", columns, "-o",
                               self.path("mixed_answers.csv")], done=(0, ROWS_REFUSED))
            per_row = run.seconds / rows
            if rows * 10 > most or rows * 10 * per_row > budget:
                break
            rows *= 10
        if rows < 10**6:
            self.notes.append(f"whole library: {rows:,} mixed rows; a million would take {10**6 * per_row:.0f} s (--patient)")
        compared = 2000 if self.quick else 100_000
        self.say(f"{compared} mixed rows, each against its single answer")
        results = self.path("mixed_rows.json")
        done = subprocess.run([self.build / "tests" / "columns_test", "--gtest_filter=MixedRows.*",
                               f"--gtest_output=json:{results}"],
                              env={**os.environ, "HOLDFAST_MIXED_ROWS": str(compared)}, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit("the columns answer mixed rows differently:\n" + done.stdout[-3000:])
        tests = json.load(open(results))["testsuites"][0]["testsuite"]
        properties = tests[0]
        self.figures["library"] = {
            "rows": rows, "rows_per_s": 1 / per_row, "rows_compared": compared,
            **{key: int(properties[key]) for key in ("parts_asked", "parts_open", "parts_that_help", "cases", "cases_open",
                                                     "cases_searched")}}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--rows", type=int, default=10**6)
    parser.add_argument("--quick", action="store_true", help="fewer turns and rows")
    parser.add_argument("--patient", action="store_true", help="a million mixed rows, however long they take")
    parser.add_argument("--only", nargs="*", help="parts of the suite, by name")
    parser.add_argument("--record", action="store_true", help="measure nothing; the last figures into the pages that quote them")
    told = parser.parse_args()
    if told.record:
        report.record(told.build.resolve(), [ROOT / "README.md", HERE / "README.md"], HERE)
        return
    suite = Suite(told.build.resolve(), told)
    parts = ["loading", "memory", "files", "peers", "many_rows", "many_rules", "library"]
    for part in told.only or parts:
        getattr(suite, part)()
    report.write(suite.build, suite.figures, suite.notes)


if __name__ == "__main__":
    main()
