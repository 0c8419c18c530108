#!/usr/bin/env python3
"""Holds the two languages to the same texts with the same figures: a day or a limit that differs costs somebody a home.

usage: same_figures.py SOURCE_DIR

In each pair of texts the blanks, the figures, the months, and the numbers from two to ninety that are written out stand
equally often.
"""
import collections
import pathlib
import re
import sys

from texts import texts_of

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}
VALUES = [*range(2, 16), 20, 30, 40, 60, 90]
NUMBERS = {
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty sixty ninety",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte treinta cuarenta sesenta noventa",
}
SAME = {"en": {"both": "two"}, "es": {"ambos": "dos", "ambas": "dos", "veintiún": "veinte", "veinticuatro": "veinte cuatro"}}
# One language says it with a number where the other has none: "escriba dos: 2 a 4" for "about is fine: 2 to 4".
REVIEWED = {("ask.yaml", f"ask.hints.{kind}") for kind in ("money", "number", "percent", "date", "day")}
REVIEWED |= {("days.yaml", "holidays.juneteenth"), ("rules.yaml", "facts.notice_methods.help")}


def figures(text, language):
    """What is told in figures, by its value."""
    found = collections.Counter(re.findall(r"\{\w+\}|\d[\d,.:]*\d|\d", text))
    if language == "en":
        text = re.sub(r"(^|[.?!:] )May\b(?! \d| through| of \d|$)", r"\1may", text)  # the verb, where a sentence begins
    words = re.findall(r"[^\W\d_]+", text)
    found.update(f"month {MONTHS[language].index(word) + 1}" for word in words if word in MONTHS[language])
    spoken = " ".join(SAME[language].get(word.lower(), word.lower()) for word in words).split()
    values = dict(zip(NUMBERS[language].split(), VALUES))
    found.update(f"written {values[word]}" for word in spoken if word in values)
    return found


def main(source):
    texts = [{(text.file, ".".join(text.path)): text.words for text in texts_of(source / "rules/text" / language)}
             for language in ("en", "es")]
    english, spanish = texts
    assert len(english) >= 3000, "the texts are not where they were"
    mistakes = [f"{file} {path}: stands in one language only" for file, path in sorted(set(english) ^ set(spanish))]
    for key in sorted(set(english) & set(spanish) - REVIEWED):
        left, right = figures(english[key], "en"), figures(spanish[key], "es")
        if left != right:
            mistakes.append(f"{' '.join(key)}: {dict(left - right)} and {dict(right - left)}\n  {english[key]}\n  {spanish[key]}")
    for mistake in mistakes:
        print("not the same:", mistake)
    print(f"{len(english)} pairs of texts, {len(mistakes)} with figures that are not the same")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
