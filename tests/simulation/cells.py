"""Cells as a table writes them, read a second time: ranges, days and weights, in whole numbers and fractions only."""
import datetime
import re
from fractions import Fraction

NUMBER = re.compile(r"\d+(\.\d+)?")
BILLION = 10**9


class Mistake(Exception):
    """The row cannot be read."""


def amount(cell, most, digits=2):
    """(least, most, open above), in 1/10^digits; `most`: the end that the vocabulary sets. Unknown is open."""
    if cell in ("", "unknown", "declined"):
        return 0, most * 10**digits, True
    low, dots, high = cell.partition("..")
    if not NUMBER.fullmatch(low) or (high and not NUMBER.fullmatch(high)):
        raise Mistake(cell)
    least = Fraction(low) * 10**digits
    greatest = Fraction(high) * 10**digits if high else (Fraction(most * 10**digits) if dots else least)
    if least > greatest or greatest > most * 10**digits or least.denominator != 1 or greatest.denominator != 1:
        raise Mistake(cell)
    return int(least), int(greatest), bool(dots and not high)


def day(cell):
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
        raise Mistake(cell)
    return datetime.date.fromisoformat(cell)


def weight(cell):
    """In billionths."""
    if not re.fullmatch(r"\d+(\.\d{1,9})?", cell):
        raise Mistake(cell)
    return int(Fraction(cell) * BILLION)


def rounded(value, digits):
    """Half away from zero."""
    scaled = abs(Fraction(value)) * 10**digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    text = f"{whole:0{digits + 1}d}"
    text = text[:-digits] + "." + text[-digits:] if digits else text
    return ("-" if value < 0 and whole else "") + text


def weight_text(billionths):
    return rounded(Fraction(billionths, BILLION), 9).rstrip("0").rstrip(".")
