"""Random tokenizers around random models: Stipple beside Hugging Face tokenizers, on random and hostile text.

    python bench/fuzz.py [--count N] [--seed N]      # prints each difference, made small; fails if there is one

A tokenizer is a `tokenizer.json` of random parts: normalizers, pre-tokenizers, a model with a small vocabulary, a
post-processor, decoders, added tokens, truncation and padding. Compared are ids, tokens, offsets, type ids, masks, word
indexes, overflow and decoded text, and Stipple's fast ways with its tokens. What the reference refuses is passed over.
"""

import argparse
import copy
import json
import os
import random
import subprocess
import sys
import time

from tokenizers import Tokenizer, pre_tokenizers

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "golden"))
import pipelines as golden  # noqa: E402

LETTERS = list("abcdeABst'1 .-") + ["é", "▁", "##", "日", "👍", "Ġ", "\u0301", "ß", "İ", "\n", "ﬁ"]
BYTES = sorted(pre_tokenizers.ByteLevel.alphabet())
BYTE_TOKENS = ["<0x%02X>" % b for b in range(256)]
REGEXES = [r"\s+", r"\w+|[^\w\s]+", r"\p{N}", r"\p{L}+", r"a|b", r"(?i:a)", r"\s+(?!\S)|\s+", r" ?\p{L}+| ?\p{N}+|\s+",
           r"[^\s]+", r"\d{1,3}", r"(?=a)", r"x*", r"^.", r".$", r"\b", r"[▁ ]", r"(?<=a)b", r".", r" {2,}", golden.CL100K]
STRINGS = [" ", "a", "ab", "▁", "é", "  ", "'", "``"]
SHRINKING_SECONDS = 20
# Texts are made of these and of ranges of code points.
PIECES = ["the", "cat", " ", " ", " ", "  ", "\n", "\r\n", "\t", "a", "b", "ab", "aab", "aaaa", "'s", "n't", " .", "?", "##a", "▁",
          "▁▁", "12", "345", "é", "e\u0301", "日本", "👍", "👩\u200d👧", "<s>", "</s>", "[MASK]", "<tok>", "Ġ", "<0x41>", "\u00a0", "\u3000",
          "ß", "İ", "Σ", "ﬁ", "①", "\u200b", "\x00", "\x7f", "\u0378", "\ufffd", "\U0010ffff", "\u0e33", "한", "\u1112\u1161\u11ab",
          "st", "S", "the cat sat", "``", "''", "1234567", "don't", "_", "-", "/", "\u2028", "\x85", "\u0345", "\u1e9b\u0323"]


def flag(r, chance=0.5):
    return r.random() < chance


def pattern(r):
    return {"Regex": r.choice(REGEXES)} if flag(r) else {"String": r.choice(STRINGS)}


def sequence(name, member, parts, r, depth):
    return {"type": name, member: [any_of(parts, r, depth + 1) for _ in range(r.randrange(4))]}


def any_of(parts, r, depth=0):
    return r.choice(parts[:-1] if depth > 1 else parts)(r, depth)


NORMALIZERS = [
    lambda r, d: {"type": "BertNormalizer", "clean_text": flag(r), "handle_chinese_chars": flag(r),
                  "strip_accents": r.choice([None, True, False]), "lowercase": flag(r)},
    lambda r, d: {"type": r.choice(["NFC", "NFD", "NFKC", "NFKD", "Lowercase", "StripAccents", "Nmt"])},
    lambda r, d: {"type": r.choice(["ByteLevel", "Lowercase", "NFC"])},
    lambda r, d: {"type": "Strip", "strip_left": flag(r), "strip_right": flag(r)},
    lambda r, d: {"type": "Prepend", "prepend": r.choice(["▁", "ab", " ", "é"])},
    lambda r, d: {"type": "Replace", "pattern": pattern(r), "content": r.choice(["▁", "", "xy", " ", "é", "a"])},
    lambda r, d: {"type": "Replace", "pattern": {"String": " "}, "content": "▁"},
    lambda r, d: sequence("Sequence", "normalizers", NORMALIZERS, r, d),
]

PRE_TOKENIZERS = [
    lambda r, d: {"type": r.choice(["BertPreTokenizer", "Whitespace", "WhitespaceSplit", "UnicodeScripts"])},
    lambda r, d: {"type": "ByteLevel", "add_prefix_space": flag(r), "trim_offsets": True, "use_regex": flag(r)},
    lambda r, d: {"type": "CharDelimiterSplit", "delimiter": r.choice([" ", "a", "日"])},
    lambda r, d: {"type": "Digits", "individual_digits": flag(r)},
    lambda r, d: {"type": "Metaspace", "replacement": r.choice("▁▁▁_"), "split": flag(r),
                  "prepend_scheme": r.choice(["always", "first", "never"])},
    lambda r, d: {"type": "Punctuation", "behavior": r.choice(golden.BEHAVIORS)},
    lambda r, d: {"type": "Split", "pattern": pattern(r), "behavior": r.choice(golden.BEHAVIORS), "invert": flag(r)},
    lambda r, d: {"type": "FixedLength", "length": r.randint(1, 6)},
    lambda r, d: sequence("Sequence", "pretokenizers", PRE_TOKENIZERS, r, d),
]

POST_PROCESSORS = [lambda r, d, make=make: make(r) for make in golden.POST_PROCESSORS] + [
    lambda r, d: sequence("Sequence", "processors", POST_PROCESSORS, r, d)]

DECODERS = [
    lambda r, d: {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
    lambda r, d: {"type": "WordPiece", "prefix": r.choice(["##", "##", "a", ""]), "cleanup": flag(r)},
    lambda r, d: {"type": "Metaspace", "replacement": r.choice("▁▁_"), "split": True,
                  "prepend_scheme": r.choice(["always", "first", "never"])},
    lambda r, d: {"type": "BPEDecoder", "suffix": r.choice(["</w>", "a"])},
    lambda r, d: {"type": "CTC", "pad_token": r.choice("ab"), "word_delimiter_token": r.choice("ab▁"), "cleanup": flag(r)},
    lambda r, d: {"type": "Replace", "pattern": pattern(r), "content": r.choice(["-", "", " "])},
    lambda r, d: {"type": "Strip", "content": r.choice(" a▁"), "start": r.randrange(3), "stop": r.randrange(3)},
    lambda r, d: {"type": r.choice(["ByteFallback", "Fuse"])},
    lambda r, d: golden.DECODERS[5](r),
    lambda r, d: sequence("Sequence", "decoders", DECODERS, r, d),
]


def spelling(r, letters):
    return "".join(r.choice(letters) for _ in range(r.choice([1, 1, 2, 2, 3, 5])))


def vocabulary(r, letters, extra=()):
    tokens = list(dict.fromkeys([*extra, *r.sample(letters, r.randint(3, len(letters))),
                                 *(spelling(r, letters) for _ in range(r.randrange(30)))]))
    if flag(r):
        r.shuffle(tokens)
    return tokens


def numbered(r, tokens):
    return {token: i for i, token in enumerate(tokens)}


def bpe(r):
    kind = r.choice(["bytes", "chars", "prefix", "suffix", "fallback"])
    letters = BYTES if kind == "bytes" else [l for l in LETTERS if len(l) == 1]
    prefix = "##" if kind == "prefix" else None
    suffix = "</w>" if kind == "suffix" else None
    tokens = ["<unk>"] + (r.sample(letters, len(letters)) if flag(r, 0.8) else r.sample(letters, 8))
    tokens += BYTE_TOKENS if kind == "fallback" else []
    tokens += ["##" + l for l in letters] if prefix else [l + suffix for l in letters] if suffix else []
    common = tokens[:12] + [t for t in tokens if t in "abcdest▁Ġ" or t[-1:] in "abst" or t.endswith("</w>")]
    merges = []
    for _ in range(r.randrange(40)):
        left, right = r.choice(common), r.choice(common)
        merged = left + (right[len(prefix):] if prefix and right.startswith(prefix) else right)
        if left == "<unk>" or right == "<unk>" or (prefix and not right.startswith(prefix)) or (suffix and left.endswith(suffix)):
            continue
        if [left, right] not in merges:
            merges.append([left, right])
            common.append(merged)
            if merged not in tokens:
                tokens.append(merged)
    if flag(r):
        tokens += [t for t in {spelling(r, letters) for _ in range(5)} if t not in tokens]
    return {"type": "BPE", "dropout": None, "unk_token": r.choice(["<unk>", "<unk>", None]),
            "continuing_subword_prefix": prefix, "end_of_word_suffix": suffix, "fuse_unk": flag(r),
            "byte_fallback": kind == "fallback" or flag(r, 0.1), "ignore_merges": flag(r, 0.3),
            "vocab": numbered(r, tokens), "merges": merges}


def wordpiece(r):
    prefix = r.choice(["##", "##", "", "▁"])
    tokens = vocabulary(r, LETTERS, ["[UNK]"])
    tokens += [t for t in dict.fromkeys(prefix + t for t in tokens[1:]) if t not in tokens and flag(r, 0.7)]
    return {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": prefix,
            "max_input_chars_per_word": r.choice([100, 100, 5]), "vocab": numbered(r, tokens)}


def wordlevel(r):
    tokens = vocabulary(r, LETTERS + ["the", "cat", "ab", "▁the", "▁"], ["<unk>"])
    return {"type": "WordLevel", "unk_token": r.choice(["<unk>", "<unk>", "nowhere"]), "vocab": numbered(r, tokens)}


def unigram(r):
    byte_fallback = flag(r, 0.3)
    tokens = vocabulary(r, LETTERS + ["the", "▁the", "aa", "ab"], ["<unk>"] + (BYTE_TOKENS if byte_fallback else []))
    score = lambda: r.choice([-1.0, -2.0, -3.5, -r.random() * 10, -r.random(), 0.0])
    return {"type": "Unigram", "unk_id": tokens.index("<unk>") if flag(r, 0.9) else None, "byte_fallback": byte_fallback,
            "vocab": [[token, score()] for token in tokens]}


def added_tokens(r):
    if flag(r):
        return golden.added_tokens(r)
    contents = r.sample(["a", "ab", "b ", " b", "é", "E", "<S>", "the cat", "'s", "\n", "日", "▁", "▁a", "##", "st", "1", "[MASK]",
                         "<tok>", "\u0301", "ﬁ", "  ", "cat", "Ġ"], r.randint(1, 6))
    return [{"id": r.choice([i, 1000 + i, 1000 + i]), "content": content, "single_word": flag(r, 0.3), "lstrip": flag(r, 0.3),
             "rstrip": flag(r, 0.3), "normalized": flag(r), "special": flag(r)} for i, content in enumerate(contents)]


def config(r):
    def maybe(parts, none):
        return None if flag(r, none) else any_of(parts, r)
    added = added_tokens(r) if flag(r) else []
    model = r.choice([bpe, bpe, wordpiece, wordlevel, unigram])(r)
    if not added and isinstance(model["vocab"], dict) and flag(r, 0.2):
        # Gaps; the reference gives added tokens ids that may fall into them, and on others.
        model["vocab"] = {token: 3 * i for token, i in model["vocab"].items()}
    return {
        "version": "1.0",
        "truncation": golden.truncation(r) if flag(r, 0.2) else None,
        "padding": golden.padding(r) if flag(r, 0.2) else None,
        "added_tokens": added,
        "normalizer": maybe(NORMALIZERS, 0.3),
        "pre_tokenizer": maybe(PRE_TOKENIZERS, 0.15),
        "post_processor": maybe(POST_PROCESSORS, 0.4),
        "decoder": maybe(DECODERS, 0.1),
        "model": model,
    }


def text(r):
    parts = []
    for _ in range(r.choice([0, 1, 2, 5, 12, 30])):
        if flag(r, 0.8):
            part = r.choice(PIECES)
        else:
            part = chr(r.choice([r.randrange(0x20, 0x7F), r.randrange(0x80, 0x3000), r.randrange(0xE000, 0x10FFFF)]))
        parts.append(part * (r.randrange(40) if flag(r, 0.03) else 1))
    return "".join(parts)


def describe(e, windows=True):
    rows = [e.ids, e.type_ids, [o for offsets in e.offsets for o in offsets], e.special_tokens_mask, e.attention_mask,
            [-1 if w is None else w for w in e.word_ids]]
    parts = [",".join(map(str, row)) for row in rows] + [",".join(token.encode().hex() for token in e.tokens)]
    return " ".join(parts) + "".join(" [" + describe(o, False) + "]" for o in (e.overflowing if windows else []))


class Stipple:
    def __init__(self):
        self.process = subprocess.Popen([os.path.join(HERE, "run"), "PipelineAnswers"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def ask(self, *words):
        self.process.stdin.write(" ".join(words) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().rstrip("\n").split(" ", 1)
        if answer[0] == "error":
            return "error", bytes.fromhex(answer[1]).decode()
        return answer[0], answer[1] if len(answer) > 1 else ""


def reference(question):
    """What the reference answers, or None where it gives up."""
    try:
        return "ok", question()
    except BaseException as e:
        if isinstance(e, KeyboardInterrupt):
            raise
        return "error", str(e)


def expected(tokenizer, case):
    if case[0] == "decode":
        return reference(lambda: tokenizer.decode(case[2], skip_special_tokens="f" not in case[1]).encode().hex())
    tokenizer.encode_special_tokens = "a" not in case[1]
    pair = case[3] if len(case) > 3 else None
    return reference(lambda: describe(tokenizer.encode(case[2], pair, add_special_tokens="f" in case[1])))


def actual(stipple, case):
    if case[0] == "decode":
        return stipple.ask("decode", case[1] + "-", ",".join(map(str, case[2])))
    return stipple.ask("encode", case[1] + "-", *(part.encode().hex() for part in case[2:]))


def load(stipple, tokenizer_json):
    """The reference's tokenizer, if it takes the file, and Stipple's answer."""
    written = json.dumps(tokenizer_json)
    theirs = reference(lambda: Tokenizer.from_str(written))
    if theirs[0] == "error":
        return None, None
    return theirs[1], stipple.ask("load", written.encode().hex())


def has_empty_token(tokenizer, tokenizer_json):
    """Whether normalizing leaves nothing of an added token, with which the reference may run out of memory."""
    return tokenizer.normalizer is not None and any(
        token["normalized"] and not tokenizer.normalizer.normalize_str(token["content"]) for token in tokenizer_json["added_tokens"])


def differs(stipple, tokenizer_json, case):
    """The two answers, if they differ."""
    tokenizer, loaded = load(stipple, tokenizer_json)
    if tokenizer is None:
        return None
    if loaded[0] == "error":
        return ("loads", loaded) if "Unsupported" not in loaded[1] else None
    if case is None or has_empty_token(tokenizer, tokenizer_json):
        return None
    theirs, ours = expected(tokenizer, case), actual(stipple, case)
    if theirs == ours or theirs[0] != "ok" or "does not fit into maxLength" in ours[1]:
        return None
    # A frame longer than the length that is asked for turns the reference's truncation off.
    cut = tokenizer_json["truncation"]
    if cut and theirs[1].split(" ")[0].count(",") >= cut["max_length"]:
        return None
    # Where two added tokens become one when they are normalized, the reference takes the one or the other.
    again = [expected(Tokenizer.from_str(json.dumps(tokenizer_json)), case) for _ in range(12)]
    return (theirs, ours) if again == [theirs] * 12 else None


def smaller(value):
    """Simpler forms of a part of a tokenizer or case."""
    if isinstance(value, dict):
        members = [name for name in value if isinstance(value[name], list)]
        for name in members:
            for i in range(len(value[name])):
                yield dict(value, **{name: value[name][:i] + value[name][i + 1:]})
        if value.get("type") == "Sequence":
            yield from value[members[0]]
        for name in value:
            for form in smaller(value[name]):
                yield dict(value, **{name: form})
        for name in value:
            if value[name] is True:
                yield dict(value, **{name: False})
            if name == "vocab" and isinstance(value[name], dict):
                for token in list(value[name]):
                    yield dict(value, **{name: {t: i for t, i in value[name].items() if t != token}})
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for i, item in enumerate(value):
            for form in smaller(item):
                yield value[:i] + [form] + value[i + 1:]


def kind(answers):
    """What a smaller form must have in common with the first difference: the message, where there is one."""
    return answers and (answers[1][0], answers[1][1] if answers[1][0] == "error" else "")


def shrink(stipple, tokenizer_json, case):
    wanted = kind(differs(stipple, tokenizer_json, case))
    changed = True
    end = time.monotonic() + SHRINKING_SECONDS
    while changed and time.monotonic() < end:
        changed = False
        forms = [dict(tokenizer_json, **{name: None}) for name in ("truncation", "padding", "normalizer", "pre_tokenizer",
                                                                 "post_processor", "decoder") if tokenizer_json[name]]
        for form in [*forms, *smaller(tokenizer_json)]:
            if kind(differs(stipple, form, case)) == wanted:
                tokenizer_json, changed = form, True
                break
        if case is None:
            continue
        shorter = [case[:at] + [part[:i] + part[i + size:]] + case[at + 1:] for at, part in enumerate(case) if at > 0
                   for size in (32, 8, 2, 1) for i in range(len(part) - size + 1)]
        for form in shorter + ([case[:3]] if len(case) > 3 else []):
            if kind(differs(stipple, tokenizer_json, form)) == wanted:
                case, changed = form, True
                break
    return tokenizer_json, case


def cases(r, tokenizer):
    # Windows of pairs multiply in each frame around a frame, until no memory is left.
    pairs = 0 if tokenizer.truncation else 0.2
    ids = list(tokenizer.get_vocab(True).values())
    for _ in range(8):
        flags = r.choice(["", "a", "f", "af"])
        yield ["encode", flags, text(r)] + ([text(r)] if flag(r, pairs) else [])
    for _ in range(4):
        yield ["decode", r.choice(["", "f"]), [r.choice(ids) for _ in range(r.randrange(12))]]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=10, help="how many differences to make small and show")
    options = parser.parse_args()
    stipple, r = Stipple(), random.Random(options.seed)
    tokenizers, asked, found = 0, 0, 0
    while tokenizers < options.count:
        tokenizer_json = config(r)
        tokenizer, loaded = load(stipple, tokenizer_json)
        if tokenizer is None:
            continue
        tokenizers += 1
        for case in [None] if loaded[0] == "error" else list(cases(r, tokenizer)):
            asked += 1
            if differs(stipple, tokenizer_json, case):
                found += 1
                if found <= options.show:
                    small, case = shrink(stipple, copy.deepcopy(tokenizer_json), case)
                    print(f"--- tokenizer {tokenizers}\n{json.dumps(small, ensure_ascii=True)}\n{case!r}")
                    for side, answer in zip(("reference", "Stipple"), differs(stipple, small, case) or ()):
                        print(f"{side}: {answer!r}", flush=True)
                break
    print(f"{found} of {tokenizers} tokenizers differ; {asked} questions")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
