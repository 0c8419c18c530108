"""Folders of many rules: the small rule set, and copies of two of its rules for counties that are made up."""

import pathlib
import re
import shutil

COUNTY = "us/ca/county-{}"
THRESHOLD = "us/ca/los-angeles-county/unincorporated/rent-threshold"
RELIEF = "us/ca/relief"


def counties_for(rules):
    """So many made-up counties have two rules each, beside the four of the small set."""
    return (rules - 4) // 2


def copy_rule(rules, text, county, name):
    """The rule of another place, with its cases."""
    text = re.sub(r"^rule: .*$", f"rule: {county}/{name}", text, count=1, flags=re.M)
    text = re.sub(r"^place: .*$", f"place: {county}", text, count=1, flags=re.M)
    path = rules / county / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def words_of(text, rule):
    """The rule's own lines of a file of words."""
    found = re.search(rf"^  {re.escape(rule)}:\n((?:    .*\n)+)", text, flags=re.M)
    return found.group(1)


def write_rules(source, folder, rules):
    """A copy of `source` in `folder`, grown to so many rules."""
    source, folder = pathlib.Path(source), pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder)  # links become files
    texts = {rule: (source / f"{rule}.yaml").read_text() for rule in (THRESHOLD, RELIEF)}
    counties = [COUNTY.format(i) for i in range(counties_for(rules))]
    with open(folder / "places.yaml", "a") as places:
        for i, county in enumerate(counties):
            places.write(f"{county}: {{title: County {i}, level: county}}\n")
    for county in counties:
        copy_rule(folder, texts[THRESHOLD], county, "rent-threshold")
        copy_rule(folder, texts[RELIEF], county, "relief")
    for language in ("en", "es"):
        own = (source / "text" / language / "rules.yaml").read_text()
        lines = [f"language: {language}", "reviewed_by: nobody yet", "", "places:"]
        lines += [f"  {county}: {{title: County {i}}}" for i, county in enumerate(counties)]
        lines.append("rules:")
        for county in counties:
            lines.append(f"  {county}/rent-threshold:\n" + words_of(own, THRESHOLD).rstrip("\n"))
            lines.append(f"  {county}/relief:\n" + words_of(own, RELIEF).rstrip("\n"))
        if counties:
            (folder / "text" / language / "counties.yaml").write_text("\n".join(lines) + "\n")
