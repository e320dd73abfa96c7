"""Writes where Hugging Face tokenizers (Oniguruma) finds the matches of patterns, in code points.

usage: python regex.py core/src/test/resources/dev/stipple/internal/regex/matches.json
"""
import json
import os
import sys

from tokenizers import Regex, pre_tokenizers

PATTERNS = [
    r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+",
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+",
    r"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]++[\r\n]*|\s*[\r\n]|\s+(?!\S)|\s+",
    r"[!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+",
    r" ?[^(\s|[.,!?…。，、।۔،])]+", r"(?<=\d)(?=(\d{3})+(?!\d))", r"\w+|[^\w\s]+", r"\X", r"\R", r"^\s+", r"\s+\z", r"\s+$", r"(?m).+", r".+",
    r"\b", r"\B", r"", r"a*", r"(a|b)*c", r"(?:a+)+b", r"(a)(b)?\1", r"(?<x>a)\k<x>", r"a{,2}", r"a{2,1}b", r"a{2}+", r"a{2}?b", r"a{1,2}?", r"a*?b", r"a++a",
    r"(?>a|ab)c", r"(?<!a)b", r"(?<=a|bc)d", r"(?:a*'?)?+\P{L}", r"[[:alpha:]]+", r"[[:^alpha:]]+", r"[[:punct:]]", r"\p{Punct}", r"[a-z&&[^aeiou]]+", r"[^a-z&&[^aeiou]]+",
    r"[\w&&\P{L}]+", r"\h+", r"\p{^L}+", r"\p{Han}+", r"\p{Greek}+", r"\pL", r"\x41|\u00e9|\x{6f22}", r"a\Kb", r"(?i:ſ|k|Å)", r"(?i)[^k]+", r"(?i)σ+", r"(?i)\p{Lu}+", r"(?i)[\p{Lu}]+",
    r"(?x) a b # c", r"a(?i)b|c", r"(?#hey)a", r"[]a]+", r"[^]a]+", r"[-a]+|[a-]", r"x{a|x{,}", r"\G.", r".\Z", r"(?W)\w+", r"(?:a?)*b", r"((a)|b)*\2", r"(?:(?=a)a|b)+", r"\s*?\S", r"a|",
]
ERRORS = ["*a", "a|*", "^*", "(?=a)*", "(", ")", "[", "[]", "[z-a]", r"\1", r"(?<1>a)", r"\p{Foo}", "[[:foo:]]", "a{100001}", r"\u12", "(?q)"]
TEXTS = [
    "", "Hello, World! don't 'LL I'Ve 12345 x  \n\n  y\t z", "aaaa aab abcabd\nab\n", "\n\na\r\n", "1234567 12,345.67 \u00b2\u0663", "K \u212a k \u017f s S \u00c5 \u212b \u03c3\u03c2\u03a3 caf\u00e9",
    "\u6f22\u5b57\u304b\u306a\u30ab \u03b3\u03b5\u03b9\u03ac \u0301x\u3000\u0085y\u2028", "\U0001f468\u200d\U0001f469 e\u0301 \U0001f600\U0001f3fd \u0378\ufffe ab]a-b[x{a x{,} }",
]


def main(path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    lines = ['"texts":' + json.dumps(TEXTS), '"errors":' + json.dumps(ERRORS)]
    for pattern in ERRORS:
        try:
            Regex(pattern)
            raise AssertionError(pattern + " compiles")
        except Exception as e:
            if isinstance(e, AssertionError):
                raise
    for pattern in PATTERNS:
        found = pre_tokenizers.Split(Regex(pattern), "removed", invert=True)
        cut = pre_tokenizers.Split(Regex(pattern), "isolated")
        flat = lambda step, text: " ".join(f"{a},{b}" for _, (a, b) in step.pre_tokenize_str(text))
        lines.append(json.dumps(pattern) + ":" + json.dumps([[flat(found, t), flat(cut, t)] for t in TEXTS], separators=(",", ":")))
    with open(path, "w") as out:
        out.write("{\n" + ",\n".join(lines) + "\n}\n")


main(sys.argv[1])
