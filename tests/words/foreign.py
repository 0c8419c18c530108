#!/usr/bin/env python3
"""Finds English words in the Spanish texts outside quotes.

usage: foreign.py SOURCE_DIR

A word of a Spanish text is suspicious when the English texts have it too, or when it is spelled as no Spanish word is:
with k or w, with th, sh, ck, ph or a double letter that Spanish lacks, or with an end that it lacks. Then it has to be a
word of both languages (SHARED), or a name (NAMES), which stays as it is. What English papers call a thing stands in
quotes, so that the tenant can find it there: aviso de pagar o desocupar ("pay rent or quit"). Inside quotes, and in the
address of a page, all is allowed. Letters that are read one by one (HUD) are no word of either language.
"""
import pathlib
import re
import sys

from texts import texts_of

# Words that both languages write alike, read one by one; those of one letter are no word of English but "a" and "i".
SHARED = set("""
    a compare decide e en federal final hospital hotel internet la legal local los marina mayor neutral no plan postal
    regional rural u use va video web y
""".split())

# Names of places and persons, and coined names that are no word. A program or a paper with an English name stands in quotes,
# not here.
PLACES = """
    Alabama, Alameda, Alaska, Albany, American Samoa, Arizona, Arkansas, Baltimore, Boston, Brooklyn Center, California,
    Carolina, Chicago, Colorado, Columbia, Connecticut, Cook, Cumberland, Dakota, Delaware, Duluth, Florida, Georgia, Guam,
    Hampshire, Hawái, Hempstead, Hennepin, Idaho, Illinois, Indiana, Iowa, Islip, Ithaca, Jersey, Kansas, Kentucky, King,
    Kingston, Lauderdale, Los, Maine, Maryland, Massachusetts, Minneapolis, Minnesota, Monroe, Montana, Multnomah, Nebraska,
    Nevada, Oakland, Ohio, Oklahoma, Onondaga, Oyster Bay, Pierce, Portland, Poughkeepsie, Puerto Rico, Ramsey, Rhode Island,
    Rochester, Saint Paul, Samoa, Seattle, Sonoma, South Portland, St. Louis, St. Louis Park, Suffolk, Tacoma, Tennessee,
    Texas, Ulster, Utah, Vermont, Virginia, Washington, Wisconsin, Wyoming, Yonkers, York
"""
OTHERS = """
    COVID, Fahrenheit, Fannie Mae, Freddie Mac, Juneteenth, Lincoln, Martin Luther King Jr., RentHelp, RentHelpMN, UniteCT
"""
NAMES = sorted((" ".join(name.split()) for name in f"{PLACES}, {OTHERS}".split(",")), key=len, reverse=True)

QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
BLANK = re.compile(r"\{\w+\}")
ADDRESS = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov)\b")
WORD = re.compile(r"[^\W\d_]+")
NOT_SPANISH = re.compile(r"[kw]|th|sh|ck|ph|bb|dd|ff|gg|mm|pp|ss|tt|zz|[^aeiouáéíóúynrsldzxj]$|[^aeiouáéíóú][nrsldzxj]$")


def english_words(texts):
    return {word.lower() for text in texts for word in WORD.findall(BLANK.sub(" ", text.words))}


def foreign_words(text, english):
    """The English words of a Spanish text that stand outside quotes."""
    for pattern in (BLANK, ADDRESS, QUOTED):
        text = pattern.sub(" ", text)
    for name in NAMES:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text)
    found = []
    for word in WORD.findall(text):
        bare = word.lower()
        if bare in SHARED or (word.isupper() and 1 < len(word) <= 5) or (len(bare) == 1 and bare not in {"i"}):
            continue
        if bare in english or NOT_SPANISH.search(bare):
            found.append(word)
    return found


def main(source):
    folder = source / "rules/text"
    english = english_words(texts_of(folder / "en"))
    assert len(english) >= 1000, "the English texts are not where they were"
    count, mistakes = 0, []
    for text in texts_of(folder / "es"):
        count += 1
        found = foreign_words(text.words, english)
        if found:
            mistakes.append(f"rules/text/es/{text.file} {'.'.join(text.path)}: {', '.join(found)}: {text.words}")
    assert count >= 3000, "the Spanish texts are not where they were"
    for mistake in mistakes:
        print("English outside quotes:", mistake)
    print(f"{count} Spanish texts, {len(mistakes)} with an English word outside quotes")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
