"""Running the program, and reading and comparing tables."""
import csv
import subprocess


def run(program, folder, *arguments, codes=(0,)):
    ran = subprocess.run([program, *map(str, arguments), "--out", folder], capture_output=True, text=True)
    assert ran.returncode in codes, f"{arguments}: {ran.returncode}\n{ran.stderr[-2000:]}"
    return folder


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    return path


def text(path, words):
    path.write_text(words, encoding="utf-8")
    return path


def same(name, ours, theirs):
    wrong = [key for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key)]
    assert not wrong, f"{name}: {len(wrong)} of {len(theirs)} lines differ, as {wrong[0]}:\n" \
                      f"  counted {ours.get(wrong[0])}\n  written {theirs.get(wrong[0])}"
    assert theirs, name
    print(f"{name}: {len(theirs)} lines agree")


def cents(money):
    return int(money.replace(".", ""))


def key_of(row, by):
    values = [row[column] for column in by]
    return "(all)" if set(values) <= {"(all)"} else "|".join(values)
