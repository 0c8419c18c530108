"""A plain chart as SVG: lines over two logarithmic axes, in panels side by side."""

import math
from xml.sax.saxutils import escape

WIDTH, HEIGHT, LEFT, TOP, BOTTOM, BETWEEN = 420, 340, 76, 72, 56, 40
COLORS = ["#1b6ca8", "#c2571a", "#4a7c3a", "#7a4b94"]


def short(value):
    for size, word in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:g} {word}"
    return f"{value:g}"


class Axis:
    """Whole powers of ten that hold all values, onto a stretch of the picture."""

    def __init__(self, values, first, last):
        self.low = math.floor(math.log10(min(values)) + 1e-9)
        self.high = max(math.ceil(math.log10(max(values)) - 1e-9), self.low + 1)
        self.first, self.last = first, last

    def at(self, value):
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.first + share * (self.last - self.first)

    def ticks(self):
        return [10**power for power in range(self.low, self.high + 1)]


def panel(title, x_title, y_title, lines, left):
    """`lines` is {name: [(x, y), …]}; the names stand above, each in its color."""
    points = [point for line in lines.values() for point in line]
    x = Axis([p[0] for p in points], left + LEFT, left + WIDTH)
    y = Axis([p[1] for p in points], HEIGHT - BOTTOM, TOP)
    out = [f'<text x="{left + LEFT}" y="20" class="title">{escape(title)}</text>']
    for tick in y.ticks():
        out.append(f'<line x1="{x.first}" x2="{x.last}" y1="{y.at(tick):.1f}" y2="{y.at(tick):.1f}" class="grid"/>')
        out.append(f'<text x="{x.first - 8}" y="{y.at(tick) + 4:.1f}" text-anchor="end">{short(tick)}</text>')
    for tick in x.ticks():
        out.append(f'<line x1="{x.at(tick):.1f}" x2="{x.at(tick):.1f}" y1="{y.first}" y2="{y.last}" class="grid"/>')
        out.append(f'<text x="{x.at(tick):.1f}" y="{y.first + 18}" text-anchor="middle">{short(tick)}</text>')
    out.append(f'<text x="{(x.first + x.last) / 2}" y="{HEIGHT - 16}" text-anchor="middle">{escape(x_title)}</text>')
    out.append(f'<text x="{left + LEFT}" y="40" class="axis">{escape(y_title)}</text>')
    for row, (name, line) in enumerate(lines.items()):
        color = COLORS[row % len(COLORS)]
        path = " ".join(f"{x.at(a):.1f},{y.at(b):.1f}" for a, b in line)
        out.append(f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>')
        for a, b in line:
            out.append(f'<circle cx="{x.at(a):.1f}" cy="{y.at(b):.1f}" r="3" fill="{color}"/>')
        out.append(f'<text x="{x.last}" y="{40 + 18 * row}" text-anchor="end" style="fill:{color}">{escape(name)}</text>')
    return out


def write(path, panels):
    """`panels` is [(title, x title, y title, lines), …]."""
    width = len(panels) * (WIDTH + BETWEEN)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" width="{width}" height="{HEIGHT}">',
           "<style>text{font:12px sans-serif;fill:#333}.title{font-weight:bold;font-size:14px}.axis{fill:#777}"
           ".grid{stroke:#ddd}</style>",
           f'<rect width="{width}" height="{HEIGHT}" fill="white"/>']
    for i, (title, x_title, y_title, lines) in enumerate(panels):
        out += panel(title, x_title, y_title, lines, i * (WIDTH + BETWEEN))
    out.append("</svg>")
    with open(path, "w") as file:
        file.write("\n".join(out) + "\n")
