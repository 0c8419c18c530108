#!/usr/bin/env python3
"""Holds what a tenant reads to a level: a sixth grade in English, "fairly easy" in Spanish. counting.py says how it is
counted.

usage: reading.py SOURCE_DIR

Prints the level of each rule's texts together, and of each other part of rules/text, in both languages; then the worst.
Fails if

  - a language as a whole, a rule, or a part is harder than its bound, with the headings and items or without them. A part without
    one sentence (the months, the names of places) is only printed, and counts in the whole;
  - a single text of ten words or more is harder than the floor. The formulas were made for a page: a bound on one line says more
    about its names than about its reader, so this one is further out;
  - a sentence is too long to be read aloud in one breath. An item of a list stands on a line of its own and is no sentence.
"""
import collections
import pathlib
import sys

from counting import Count, filled, harder_than, sentences, words
from texts import is_sentence, owner, texts_of

BOUND = {"en": 6.0, "es": 65.0}
FLOOR = {"en": 7.0, "es": 55.0}
LONGEST = {"en": 20, "es": 22}
NAMES = {"en": "Flesch-Kincaid", "es": "Szigriszt-Pazos"}


class Part:
    """What a rule, or a part of a file, says in one language."""

    def __init__(self, language):
        self.all, self.sentences = Count(language), Count(language)

    def add(self, text):
        self.all.add(text.words)
        if is_sentence(text):
            self.sentences.add(text.words)

    def hardest(self):
        """The harder of its two levels, or None if it has no sentence."""
        levels = [count.level() for count in (self.all, self.sentences) if count.level() is not None]
        if self.sentences.level() is None:
            return None
        return max(levels) if self.all.language == "en" else min(levels)


def measured(folder, language):
    """The parts by name, the whole, and what single texts fail of."""
    parts, whole, mistakes, alone = collections.defaultdict(lambda: Part(language)), Part(language), [], []
    for text in texts_of(folder):
        parts[owner(text)].add(text)
        whole.add(text)
        count = Count(language).add(text.words)
        if is_sentence(text) and count.words >= 10:
            alone.append((count.level(), text))
            if harder_than(count.level(), FLOOR[language], language):
                mistakes.append(f"{where(text, language)}: {count.level():.1f}: {text.words}")
        for sentence in sentences(filled(text.words, language)) if is_sentence(text) else []:
            if len(words(sentence)) > LONGEST[language]:
                mistakes.append(f"{where(text, language)}: {len(words(sentence))} words in a sentence: {sentence}")
    return parts, whole, mistakes, sorted(alone, key=lambda one: one[0], reverse=language == "en")


def where(text, language):
    return f"rules/text/{language}/{text.file} {'.'.join(text.path)}"


def figure(level):
    return "     -" if level is None else f"{level:6.1f}"


def held(name, part, language):
    """What is wrong with the level of a part, if anything."""
    level = part.hardest()
    if level is None or not harder_than(level, BOUND[language], language):
        return []
    return [f"{name}: {NAMES[language]} {level:.2f}, the bound is {BOUND[language]}"]


def main(source):
    found = {language: measured(source / "rules/text" / language, language) for language in BOUND}
    mistakes = []
    print(f"{'':6}en     es  all texts, and the sentences alone: en     es")
    for name in sorted(set(found["en"][0]) | set(found["es"][0])):
        both = [found[language][0][name] for language in BOUND]
        print(*(figure(part.all.level()) for part in both), *(figure(part.sentences.level()) for part in both), name)
    for language, (parts, whole, of_texts, alone) in found.items():
        print(f"\n{language}: {NAMES[language]} {whole.all.level():.2f}, sentences alone {whole.sentences.level():.2f}; "
              f"{whole.all.words} words, {whole.all.words / whole.all.sentences:.1f} in a sentence, "
              f"{whole.all.syllables / whole.all.words:.2f} syllables in a word")
        hardest = sorted((part.hardest(), name) for name, part in parts.items() if part.hardest() is not None)
        for level, name in (hardest[::-1] if language == "en" else hardest)[:10]:
            print(f"  {level:.1f} {name}")
        for level, text in alone[:10]:
            print(f"  {level:.1f} {where(text, language)}: {text.words}")
        over = sum(harder_than(level, BOUND[language], language) for level, _ in alone)
        print(f"  {over} of {len(alone)} texts of ten words or more are harder than {BOUND[language]} by themselves")
        mistakes += held(f"rules/text/{language}", whole, language)
        for name, part in sorted(parts.items()):
            mistakes += held(name, part, language)
        mistakes += of_texts
        assert len(parts) >= 250 and whole.all.words >= 20000, "the texts are not where they were"
    for mistake in mistakes:
        print("too hard:", mistake)
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
