"""What a tenant reads: every text in rules/text, with what it belongs to.

A text belongs to its rule, or else to its part of its file (engine:phrases, programs:facts). Left out is what nobody
reads as a text: the language's own code, who reviewed it, the patterns of figures and days, and the words that a tenant
may type.
"""
import collections
import re

import yaml

NOT_READ = {"language", "reviewed_by", "patterns", "typed", "also"}

Text = collections.namedtuple("Text", "file path words")


def owner(text):
    return text.path[1] if text.path[0] == "rules" else f"{text.file.removesuffix('.yaml')}:{text.path[0]}"


def is_sentence(text):
    """Whether it is running text, and no heading or item of a list: it ends as a sentence does."""
    return bool(re.search(r"[.?!…:][\"'”’»)\]]*$", text.words.strip()))


def texts_of(folder):
    """Every text of the files in one language's folder."""

    def walk(value, file, path):
        if isinstance(value, dict):
            for key, inner in value.items():
                if key not in NOT_READ:
                    yield from walk(inner, file, [*path, str(key)])
        elif isinstance(value, list):
            for number, inner in enumerate(value, 1):
                yield from walk(inner, file, [*path, str(number)])
        elif value is not None:
            yield Text(file, path, str(value))

    for file in sorted(folder.glob("*.yaml")):
        yield from walk(yaml.safe_load(file.read_text(encoding="utf-8")), file.name, [])
