"""Writes RustUnicodeData.java: the character classes that the Rust crates behind Hugging Face tokenizers 0.23.2 know.

Each crate is frozen at a Unicode version of its own, so the classes are read off the behaviour of the library, code
point by code point. Only the combining classes come from Python's unicodedata, limited to what the library assigns;
the golden tests of the normalization forms check them.

usage: python rust_unicode.py core/src/main/java/dev/stipple/internal/unicode/RustUnicodeData.java
"""
import sys
import unicodedata

from tokenizers import normalizers, pre_tokenizers

ALL = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]


def ranges(points, value=lambda c: 0):
    """Runs [first, last, value] of neighbouring code points with one value."""
    runs = []
    for c in points:
        if runs and runs[-1][1] == c - 1 and runs[-1][2] == value(c):
            runs[-1][1] = c
        else:
            runs.append([c, c, value(c)])
    return runs


def constant(name, doc, runs, with_value=False):
    words = []
    for first, last, value in runs:
        word = f"{first:x}" if first == last else f"{first:x}-{last:x}"
        words.append(word + (f"={value}" if with_value else ""))
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) + 1 > 92:
            lines.append(line)
            line = ""
        line += word + " "
    lines.append(line.rstrip())
    body = "\n".join(f'            + "{text}"' for text in lines)
    return f'    /// {doc}\n    static final String {name} = ""\n{body};\n'


def main():
    scripts = pre_tokenizers.UnicodeScripts()
    splits = lambda text: len(scripts.pre_tokenize_str(text)) > 1
    assigned = [c for c in ALL if c == 0x20 or splits("a" + chr(c)) or splits("\u044f" + chr(c))]
    known = set(assigned)

    accents = normalizers.BertNormalizer(False, False, True, False)
    marks = [c for c in ALL if accents.normalize_str(chr(c)) == ""]
    clean = normalizers.BertNormalizer(True, False, False, False)
    other = [c for c in ALL if clean.normalize_str(chr(c)) == "" and c not in (0xFFFD,)]
    split = pre_tokenizers.Punctuation()
    punctuation = [c for c in ALL if len(split.pre_tokenize_str("x" + chr(c))) > 1]
    combining = [c for c in assigned if unicodedata.combining(chr(c))]

    source = [
        "package dev.stipple.internal.unicode;\n\n",
        "/// The ranges behind [RustUnicode], written by `bench/golden/rust_unicode.py`.\n",
        "final class RustUnicodeData {\n",
        constant("ASSIGNED_9", "Code points with a script in Unicode 9.0: all assigned ones but private use.", ranges(assigned)),
        "\n",
        constant("COMBINING_CLASSES_9", "Canonical combining classes other than 0, Unicode 9.0.",
                 ranges(combining, lambda c: unicodedata.combining(chr(c))), True),
        "\n",
        constant("NONSPACING_MARKS", "Category Mn of the crate unicode_categories.", ranges(marks)),
        "\n",
        constant("OTHER", "Categories Cc, Cf and Co of the crate unicode_categories.", ranges(other)),
        "\n",
        constant("PUNCTUATION", "ASCII punctuation and categories P* of the crate unicode_categories.", ranges(punctuation)),
        "\n    private RustUnicodeData() {}\n}\n",
    ]
    with open(sys.argv[1], "w") as out:
        out.write("".join(source))


main()
