"""What was measured: as one table, as JSON, as the figures of the charts and the charts."""

import csv
import json
import shutil

import plot

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def rate(rows_per_s):
    if rows_per_s >= 1e6:
        return f"{rows_per_s / 1e6:.1f} M/s" if rows_per_s < 1e8 else f"{rows_per_s / 1e6:.0f} M/s"
    return f"{rows_per_s / 1e3:.1f} k/s"


def took(ns):
    return f"{ns:.1f} ns" if ns < 1e3 else f"{ns / 1e3:.2f} µs" if ns < 1e6 else f"{ns / 1e6:.2f} ms"


def times(ratio):
    return f"{ratio:.2f}×" if ratio < 10 else f"{ratio:,.0f}×"


def share(of_the_speed):
    return f"{of_the_speed:.2f}" if of_the_speed >= 0.1 else f"{of_the_speed:.4f}"


def lines(figures):
    """Rows of the table: what, ours, the limit, the share of the limit's speed."""
    memory = figures.get("in_memory")
    if memory:
        yield ("in memory", rate(memory["rows_per_s"]), rate(memory["limit_rows_per_s"]),
               share(figures["in_memory_vs_limit"]))
    speeds = figures.get("csv_rows_per_s", {})
    for threads in (1, 2):
        for where, end in (("", ""), (" to /dev/null", "_null")):
            ours, limit = f"holdfast_{threads}{end}", f"limit_{threads}{end}"
            if ours in speeds:
                yield (f"CSV to CSV{where}, {threads} thread{'s' if threads > 1 else ''}", rate(speeds[ours]),
                       rate(speeds[limit]), share(speeds[ours] / speeds[limit]))
    if "csv_cpu_seconds" in figures:
        cpu, rows = figures["csv_cpu_seconds"], figures["rows"]
        yield ("CSV to CSV, time of one processor", took(cpu["holdfast_1"] / rows * 1e9) + " a row",
               took(cpu["limit_1"] / rows * 1e9) + " a row", share(figures["csv_vs_limit_cpu"]))
    if "csv_threads_2_vs_1" in figures:
        yield ("two threads against one, to /dev/null", times(figures["csv_threads_2_vs_1"]),
               times(figures["limit_threads_2_vs_1"]), "")
    if memory:
        by_hand = memory["single_limit_ns"]
        for name, key in (("one scenario, outcomes", "single_ns"), ("one scenario, with reasons", "single_with_reasons_ns")):
            yield (name, took(memory[key]), took(by_hand), share(by_hand / memory[key]))
    yield from peer_lines(figures)
    if "load_ms" in figures:
        yield (f"loading {figures['rules']} rules", f"{figures['load_ms']:.1f} ms", "", "")
    for one in figures.get("scaling_rows", []):
        if one["rows"] >= 10**6:
            yield (f"most memory, {one['rows']:,} rows", f"{one['peak_mb']:.0f} MB", "", "")
    library = figures.get("library")
    if library:
        yield (f"whole library, {library['rows']:,} mixed rows", rate(library["rows_per_s"]), "", "")


def peer_lines(figures):
    found = figures.get("peers", {})
    memory = figures.get("in_memory")
    speeds = figures.get("csv_rows_per_s", {})
    rows = figures["rows"]
    for threads in (1, 2):
        duckdb = found.get(f"duckdb_{threads}")
        if duckdb and speeds:
            yield (f"  DuckDB, CSV to CSV, {threads} thread{'s' if threads > 1 else ''}",
                   rate(rows / duckdb["csv_s"]), "", share(rows / duckdb["csv_s"] / speeds[f"limit_{threads}"]))
        if duckdb and memory:
            yield (f"  DuckDB, in memory, {threads} thread{'s' if threads > 1 else ''}",
                   rate(rows / duckdb["memory_s"]), "", share(rows / duckdb["memory_s"] / memory["limit_rows_per_s"]))
    for name, key in (("zen-engine", "zen_single_ns"), ("json-rules-engine", "json_rules_single_ns")):
        if key in found and memory:
            yield (f"  {name}, one scenario", took(found[key]), "", share(memory["single_limit_ns"] / found[key]))


def table(figures):
    rows = [("", "measured", "by hand", "share of its speed"), *lines(figures)]
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    return "\n".join("  ".join([row[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])])
                     .rstrip() for row in rows)


def scaling(folder, figures):
    rows, rules = figures.get("scaling_rows", []), figures.get("scaling_rules", [])
    with open(folder / "scaling.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["rules", "rows", "what", "rows_per_s", "load_ms", "peak_mb"])
        for one in rows:
            writer.writerow([4, one["rows"], "CSV to CSV", round(one["rows_per_s"]), "", round(one["peak_mb"], 1)])
            writer.writerow([4, one["rows"], "CSV to CSV by hand", round(one["limit_rows_per_s"]), "", ""])
        for one in rules:
            for key, what in (("four_rows_per_s", "in memory, four rules asked"), ("all_rows_per_s", "in memory, all rules asked")):
                writer.writerow([one["rules"], one["rows"], what, round(one[key]), round(one["load_ms"], 1), ""])
    if not rows or not rules:
        return
    plot.write(folder / "scaling.svg", [
        ("More rows: CSV to CSV, one thread", "rows", "rows in a second",
         {"by hand": [(one["rows"], one["limit_rows_per_s"]) for one in rows],
          "holdfast": [(one["rows"], one["rows_per_s"]) for one in rows]}),
        ("More rules: in memory, one thread", "rules", "rows in a second",
         {"four rules asked": [(one["rules"], one["four_rows_per_s"]) for one in rules],
          "all rules asked": [(one["rules"], one["all_rows_per_s"]) for one in rules]}),
    ])


def summary(figures, notes):
    machine = figures["machine"]
    lines = [f"{machine['processor']}, {machine['processors']} processors, {machine['memory_gb']} GB, "
             f"{machine['compiler']}, {machine['day']}; load at the start {machine['load_at_start']:.1f}",
             f"{figures['rows']:,} rows; best of several turns, each side once in a turn", "", table(figures)]
    return "\n".join(lines + [f"!! {note}" for note in notes])


def write(build, figures, notes):
    figures["notes"] = notes
    (build / "bench.json").write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n")
    scaling(build / "bench", figures)
    print(summary(figures, notes))
    print(f"\n{build / 'bench.json'}, {build / 'bench'}/scaling.csv, scaling.svg")


def record(build, pages, folder):
    """What was measured last, into the pages that quote it and the folder that keeps its chart."""
    figures = json.loads((build / "bench.json").read_text())
    told = f"{BEGIN}\n```\n{summary(figures, figures['notes'])}\n```\n{END}"
    for page in pages:
        before, rest = page.read_text().split(BEGIN)
        page.write_text(before + told + rest.split(END)[1])
    for name in ("scaling.csv", "scaling.svg"):
        shutil.copy(build / "bench" / name, folder / name)
