"""Golden pieces of the known split patterns, by Hugging Face tokenizers 0.23.2 (Oniguruma) and tiktoken 0.14.0.

    pieces.py golden FILE          writes core/src/test/resources/dev/stipple/internal/scan/pieces.tsv
    pieces.py corpora FOLDER OUT   writes the ends of all pieces of FOLDER/*.txt, in chunks of 200,000 chars, to
                                   OUT/PATTERN.ends (32-bit little-endian byte offsets in the chunk, -1 behind each chunk)

A line of the golden file: pattern, text in hexadecimal UTF-8, ends of the pieces in bytes.
"""

import glob
import random
import struct
import sys

import tiktoken
from tokenizers import Regex, pre_tokenizers

CONTRACTIONS = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)"
UPPER, LOWER = r"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]", r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]"
SPACES = r"\s*[\r\n]+|\s+(?!\S)|\s+"
GPT2 = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
CL100K_TIKTOKEN = (
    r"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s"
)


def words(tail):
    return rf"[^\r\n\p{{L}}\p{{N}}]?{UPPER}*{LOWER}+{tail}|[^\r\n\p{{L}}\p{{N}}]?{UPPER}+{LOWER}*{tail}"


PATTERNS = {
    "GPT2": [GPT2],
    "STARCODER": [None, GPT2],  # None stands for Digits
    "CL100K": [CL100K_TIKTOKEN.replace("{1,3}+", "{1,3}")],
    "LLAMA3": [rf"{CONTRACTIONS}|[^\r\n\p{{L}}\p{{N}}]?\p{{L}}+|\p{{N}}{{1,3}}| ?[^\s\p{{L}}\p{{N}}]+[\r\n]*|{SPACES}"],
    "QWEN2": [rf"{CONTRACTIONS}|[^\r\n\p{{L}}\p{{N}}]?\p{{L}}+|\p{{N}}| ?[^\s\p{{L}}\p{{N}}]+[\r\n]*|{SPACES}"],
    "O200K": [words(CONTRACTIONS + "?") + r"|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|" + SPACES],
    "TEKKEN": [words("") + r"|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|" + SPACES],
    "DEEPSEEK_V3": [
        r"\p{N}{1,3}",
        "[一-龥぀-ゟ゠-ヿ]+",
        r"""[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|"""
        + SPACES,
    ],
}
TIKTOKEN = {"GPT2": r"'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s", "CL100K": CL100K_TIKTOKEN}
TIKTOKEN["O200K"] = PATTERNS["O200K"][0]

SNIPPETS = (
    "'s 'S 't 're 'RE 'Ve 'm 'lL 'll 'd 'ſ ſ ' '' it's DON'T 'l 'v the The THE camelCase HTMLParser a B naïve Ünï Straße "
    "0 12 123 1234 3.14 ٣ ٤٥٦٧ ५ ² Ⅷ 𝟘 𝟙𝟚 ½ . , ! ? ... / // ( ) \" # += {} _ – — “ € · 中 文字 ひらがな カタカナ ー ・ ゛ 龦 한국어 "
    "привет МОСКВА Ελλάδα שלום العربية हिन्दी ไทย e\u0301 \u0301 \u0301\u0302 \u20dd A\u0301 ǅ ʰ ª 𝒜 𝓫 𐐀 𐐨 𠀀 😀 👩‍👩‍👧 🇩🇪 👍🏽 \u200d \ufe0f "
    "\u200b \ufeff \u00ad \ue000 \u0378 \U0001ffff \U00011de0 \U00016ff5 \0 \u0001 \u001c \u001f \u007f \u0080"
).split(" ")
BLANKS = " |  |   |\n|\r\n|\r|\n\n|\t|\x0b|\x0c| \n|\n |  \n  |\x85|\xa0|\u1680|\u2003|\u2028|\u2029|\u202f|\u205f|\u3000".split("|")


def splitter(regexes):
    return pre_tokenizers.Sequence(
        [pre_tokenizers.Split(Regex(r), "isolated") if r else pre_tokenizers.Digits(True) for r in regexes]
    )


def pieces(split, text):
    return [piece for piece, _ in split.pre_tokenize_str(text)]


def check_tiktoken(name, text, cut):
    """tiktoken doesn't show its pieces, but takes one that is a token as it is: with our pieces, and all pairs of
    neighbours, as its tokens it must give just the pieces."""
    ranks = {bytes([i]): i for i in range(256)}
    for piece in cut + [a + b for a, b in zip(cut, cut[1:])]:
        ranks.setdefault(piece.encode(), len(ranks))
    encoding = tiktoken.Encoding(name, pat_str=TIKTOKEN[name], mergeable_ranks=ranks, special_tokens={})
    ids = encoding.encode_ordinary(text)
    assert ids == [ranks[piece.encode()] for piece in cut], (name, text)


def random_text(rng):
    text = "".join(rng.choice(BLANKS if rng.random() < 0.35 else SNIPPETS) for _ in range(rng.randrange(1, 40)))
    return text + chr(rng.choice([rng.randrange(0xD800), rng.randrange(0xE000, 0x110000)]))


def ends(cut):
    at = 0
    for piece in cut:
        at += len(piece.encode())
        yield at


def golden(path):
    rng = random.Random(2)
    with open(path, "w", newline="\n") as out:
        for name, regexes in PATTERNS.items():
            split = splitter(regexes)
            for _ in range(30):
                text = random_text(rng)
                cut = pieces(split, text)
                if name in TIKTOKEN:
                    check_tiktoken(name, text, cut)
                print(name, text.encode().hex(), " ".join(map(str, ends(cut))), sep="\t", file=out)


def corpora(folder, out):
    rng = random.Random(3)
    files = [open(path, newline="").read() for path in sorted(glob.glob(folder + "/*.txt"))]
    files.append("".join(random_text(rng) for _ in range(20_000)))
    chunks = [text[at : at + 200_000] for text in files for at in range(0, len(text), 200_000)]
    with open(out + "/chunks", "wb") as file:
        for chunk in chunks:
            data = chunk.encode()
            file.write(struct.pack("<i", len(data)) + data)
    for name, regexes in PATTERNS.items():
        split = splitter(regexes)
        with open(f"{out}/{name}.ends", "wb") as file:
            for chunk in chunks:
                cut = pieces(split, chunk)
                if name in TIKTOKEN:
                    check_tiktoken(name, chunk, cut)
                numbers = [*ends(cut), -1]
                file.write(struct.pack(f"<{len(numbers)}i", *numbers))
        print(name, "done", file=sys.stderr)


if __name__ == "__main__":
    {"golden": golden, "corpora": corpora}[sys.argv[1]](*sys.argv[2:])
