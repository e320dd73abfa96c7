"""Compares Stipple's ids with those of the reference implementations. See `compare`, the command.

To add a tokenizer, add a line to `names`: a name, what Stipple loads (a name or a file below the shared data), and a
function that gives the reference's encode function.
"""
import argparse
import base64
import glob
import os
import random
import re
import subprocess
import sys

import numpy as np

import shapes

HERE = os.path.dirname(os.path.abspath(__file__))
CHECKOUT = os.path.dirname(HERE)
DATA = os.environ.get("STIPPLE_DATA", os.path.join(os.path.dirname(CHECKOUT), "shared", "data"))
OUT = os.path.join(HERE, "target", "compare")

GPT2 = r"""'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s"""
CL100K = (r"""'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+"""
          r"""|\s++$|\s*[\r\n]|\s+(?!\S)|\s""")
O200K = "|".join([
    r"""[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?""",
    r"""[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?""",
    r"""\p{N}{1,3}""",
    r""" ?[^\s\p{L}\p{N}]+[\r\n/]*""",
    r"""\s*[\r\n]+""",
    r"""\s+(?!\S)""",
    r"""\s+""",
])


def tiktoken(name, pattern):
    """tiktoken, on the rank file that the build has unpacked."""
    def load():
        import tiktoken as library
        file = os.path.join(CHECKOUT, "vocabularies/target/classes/dev/stipple/vocabularies", name + ".tiktoken")
        with open(file, "rb") as lines:
            ranks = {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in lines if line.strip())}
        encoding = library.Encoding(name, pat_str=pattern, mergeable_ranks=ranks, special_tokens={})

        def encode(text):
            # The regex engine of tiktoken 0.14 gives up (PanicException) on very long runs of blanks.
            if re.search(r"\s{100000}", text):
                return None
            return encoding.encode_ordinary(text)
        return encode
    return load


def huggingface(file):
    """Hugging Face tokenizers; special tokens are text, and nothing is added, cut or padded."""
    def load():
        from tokenizers import Tokenizer
        tokenizer = Tokenizer.from_file(os.path.join(DATA, file))
        tokenizer.encode_special_tokens = True
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return lambda text: tokenizer.encode(text, add_special_tokens=False).ids
    return load


def sentencepiece(file):
    def load():
        from sentencepiece import SentencePieceProcessor
        processor = SentencePieceProcessor(model_file=os.path.join(DATA, file))
        return lambda text: processor.encode(text)
    return load


def names():
    """All tokenizers at hand: name, what Stipple loads, the reference."""
    yield "r50k_base", "r50k_base", tiktoken("r50k_base", GPT2)
    yield "p50k_base", "p50k_base", tiktoken("p50k_base", GPT2)
    yield "cl100k_base", "cl100k_base", tiktoken("cl100k_base", CL100K)
    yield "o200k_base", "o200k_base", tiktoken("o200k_base", O200K)
    for file in sorted(glob.glob(os.path.join(DATA, "tokenizers/*/tokenizer.json"))):
        relative = os.path.relpath(file, DATA)
        yield os.path.basename(os.path.dirname(file)), file, huggingface(relative)
    for file in sorted(glob.glob(os.path.join(DATA, "tokenizers/*/*.model"))):
        relative = os.path.relpath(file, DATA)
        yield os.path.splitext(os.path.basename(file))[0], file, sentencepiece(relative)


def shaped():
    """Tokenizers of the shapes of well-known families, see shapes.py."""
    folder = os.path.join(OUT, "shapes")
    for name in shapes.write(folder):
        file = os.path.join(folder, name + ".json")
        yield name, file, huggingface(file)


def samples(texts, size=1_000_000):
    """The texts cut to whole lines of about a megabyte, from the middle."""
    for path in texts:
        with open(path, "rb") as file:
            text = file.read()
        start = text.find(b"\n", max(0, len(text) // 2 - size // 2)) + 1 if len(text) > size else 0
        end = text.find(b"\n", start + size) if len(text) > start + size else len(text)
        sample = os.path.join(OUT, "sample-" + os.path.basename(path))
        with open(sample, "wb") as file:
            file.write(text[start:end])
        yield sample


def hostile(path, lines=4000):
    """Random Unicode with a fixed seed: scripts, accents, emoji sequences, controls, unassigned, runs of one character."""
    chance = random.Random(42)
    ranges = [(0x20, 0x7E), (0x41, 0x7A), (0x30, 0x39), (0x20, 0x20), (0x09, 0x0D), (0x00, 0x1F), (0x7F, 0xFF),
              (0x300, 0x36F), (0x370, 0x52F), (0x590, 0x6FF), (0x900, 0xDFF), (0xE00, 0xE7F), (0x1100, 0x11FF),
              (0x1E00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x2BFF), (0x3000, 0x30FF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3),
              (0xF900, 0xFAFF), (0xFE00, 0xFEFF), (0xFF00, 0xFFFF), (0x10000, 0x10FFFF), (0x1F1E6, 0x1F1FF),
              (0x1F3FB, 0x1F6FF), (0x200D, 0x200D), (0xE0000, 0xE01EF)]
    with open(path, "w", encoding="utf-8", newline="") as file:
        for _ in range(lines):
            line = []
            for _ in range(chance.randrange(60)):
                first, last = chance.choice(ranges)
                code_point = chance.randint(first, last)
                if not 0xD800 <= code_point <= 0xDFFF:
                    line.append(chr(code_point) * (chance.randrange(40) if chance.random() < 0.05 else 1))
            file.write("".join(line) + "\n")


def read_lines(file):
    numbers = np.fromfile(file, dtype="<u4")
    at = 0
    while at < len(numbers):
        count = int(numbers[at])
        yield numbers[at + 1:at + 1 + count]
        at += 1 + count


def differing(expected, actual):
    """How many ids differ, place by place; a different length counts too."""
    expected = np.asarray(expected, dtype="<u4")
    common = min(len(expected), len(actual))
    return int(np.count_nonzero(expected[:common] != actual[:common])) + abs(len(expected) - len(actual))


def compare(name, source, load, texts):
    subprocess.run([os.path.join(HERE, "run"), "IdDump", OUT, source, name, *texts], check=True)
    encode = load()
    total = 0
    for path in texts:
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        base = os.path.join(OUT, name, os.path.basename(path))
        expected = encode(text)
        if expected is None:
            print(f"{name:28} {os.path.basename(path):20} whole: the reference cannot encode this text", flush=True)
        else:
            found = differing(expected, np.fromfile(base + ".whole", dtype="<u4"))
            total += found
            print(f"{name:28} {os.path.basename(path):20} whole: {found} of {len(expected)} ids differ", flush=True)
        lines, ids, found = text.split("\n"), 0, 0
        for line, actual in zip(lines, read_lines(base + ".lines"), strict=True):
            expected = encode(line)
            if expected is not None:
                ids += len(expected)
                found += differing(expected, actual)
        total += found
        print(f"{name:28} {os.path.basename(path):20} lines: {found} of {ids} ids differ", flush=True)
    return total


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tokenizers", help="names, separated by commas; all by default")
    parser.add_argument("--texts", help="files, separated by commas; the shared texts and hostile Unicode by default")
    options = parser.parse_args()
    os.makedirs(OUT, exist_ok=True)
    hostile_file = os.path.join(OUT, "hostile.txt")
    hostile(hostile_file)
    texts = options.texts.split(",") if options.texts else sorted(glob.glob(os.path.join(DATA, "text/*.txt"))) + [hostile_file]
    wanted = options.tokenizers.split(",") if options.tokenizers else None
    parts = texts if options.texts else list(samples(texts))
    total, count = 0, 0
    for tokenizers, given in [(names(), texts), (shaped(), parts)]:
        for name, source, load in tokenizers:
            if wanted is None or name in wanted:
                count += sum(os.path.getsize(text) for text in given)
                total += compare(name, source, load, given)
    print(f"{total} ids differ, texts × tokenizers: {count:,} bytes, as a whole and by line")
    sys.exit(1 if total else 0)


if __name__ == "__main__":
    main()
