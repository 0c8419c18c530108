"""The study: what is asked of every file. One place, so that every machine asks the same."""
import pathlib
import subprocess

here = pathlib.Path(__file__).resolve().parent
OPTIONS = ["--as-of", "2026-11-24", "--map", here / "map.yaml", "--reform", here.parent / "quickstart/two-months.yaml",
           "--weight", "WGT", "--by", "DISTRICT", "--rows-are", "notices", "--no-micro"]


def simulate(program, tables, out, more=()):
    subprocess.run([program, "simulate", *tables, *OPTIONS, *more, "--out", out], check=True, capture_output=True)
