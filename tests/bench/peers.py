"""Engines that people use for such rules today, on the same cases, held to the same answers. They need node and
npm; without them the suite says so and goes on."""

import json
import pathlib
import shutil
import subprocess

import measure

SCENARIOS = 5000


class Absent(Exception):
    """Why a peer could not be run."""


def prepare(source, folder):
    """The scripts, with their packages, in a folder of their own: nothing is installed beside the sources."""
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            raise Absent(f"{program} is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    for file in pathlib.Path(source).iterdir():
        if file.is_file():
            shutil.copy(file, folder / file.name)
    if installed_already(folder):
        return
    done = subprocess.run(["npm", "install", "--no-package-lock", "--no-audit", "--no-fund"], cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        raise Absent("npm could not fetch the packages: " + (done.stderr.strip().splitlines() or ["no word"])[-1])


def installed_already(folder):
    wanted = json.loads((folder / "package.json").read_text())["dependencies"]
    for name, version in wanted.items():
        package = folder / "node_modules" / name / "package.json"
        if not package.exists() or json.loads(package.read_text())["version"] != version:
            return False
    return True


def run(folder, script, *arguments):
    done = measure.Run(["node", str(folder / script), *map(str, arguments)], done=None)
    if done.code != 0:
        raise Absent(f"{script} failed: " + (done.err.strip().splitlines() or ["no word"])[0])
    return json.loads(done.out.splitlines()[-1])


def duckdb(folder, cases, expected, threads):
    """Seconds from file to file and from table to table, if its answers are ours to the byte."""
    out = folder / "duckdb.csv"
    found = run(folder, "duckdb.mjs", cases, out, threads)
    for file in (out, pathlib.Path(f"{out}.memory")):
        if not measure.same_bytes(file, expected):
            raise Absent("DuckDB's answers differ from the limit's")
        file.unlink()
    return found


def single(folder, script, scenarios, expected):
    found = run(folder, script, scenarios, expected, SCENARIOS)
    if found["differing"] != 0:
        raise Absent(f"{script}: {found['differing']} of {SCENARIOS} answers differ from the limit's")
    return found["single_ns"]


def all_peers(source, folder, cases, scenarios, expected):
    """What was measured, by name, and what could not be, as sentences."""
    figures, absent = {}, []
    try:
        prepare(source, folder)
    except Absent as why:
        return figures, [f"peers: NOT MEASURED: {why}"]
    for name, measured in (
        ("duckdb_1", lambda: duckdb(folder, cases, expected, 1)),
        ("duckdb_2", lambda: duckdb(folder, cases, expected, 2)),
        ("zen_single_ns", lambda: single(folder, "zen.mjs", scenarios, expected)),
        ("json_rules_single_ns", lambda: single(folder, "json_rules.mjs", scenarios, expected)),
    ):
        try:
            figures[name] = measured()
        except (Absent, ValueError, IndexError) as why:
            absent.append(f"{name}: NOT MEASURED: {why}")
    return figures, absent
