"""Writes what Hugging Face tokenizers' normalizers and pre-tokenizers make of hostile texts, with offsets in code points.

The offsets of a normalizer are read off the tokens of a tokenizer that makes each normalized character a token.

usage: python text_steps.py core/src/test/resources/dev/stipple/text
"""
import base64
import io
import json
import os
import sys

import sentencepiece
from tokenizers import Regex, Tokenizer, models, normalizers as n, pre_tokenizers as p

TEXTS = [
    "", " ", "Hello, World! It's 2024", "  two  blanks\t\n end \r\n", "na\u00efve caf\u00e9 na\u0131\u0308ve cafe\u0301",
    "\u0130stanbul I\u0131 \u03a3\u03a3\u03a3 \u03c3\u03c2 STRA\u1e9eE \u01c5", "\ufb01 \ufb03 \u00bd \u2460 \u33a5 \u32ff \uff21\uff42\uff0c \u2026",
    "e\u0323\u0302\u0301 \u1ec7 a\u0301\u0323b \u0344 \u0f73\u0f72", "\uac00\uac01 \u1100\u1161\u11a8 \u1100\u1161\u11a7 \ud55c\uae00",
    "\u4e2d\u6587 \u6f22\u5b57\u304b\u306a\u30ab\u30ca\u30fc \u3400\U00020000\U0002b820\uf900", "\u0627\u0644\u0639\u064e\u0631\u0628\u064a\u0629 \ufdfa \ufe8d \u0661\u0662 \u060c\u061f",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f3f3\ufe0f\u200d\U0001f308 \U0001f1e9\U0001f1ea \U0001f44d\U0001f3fd", "\u0000\u0001\u0007\u000b\u000c\u001b\u007f\u0085\u008f\u009f\u00ad",
    "\u200b\u200c\u200d\u200e\u2028\u2029\u2060\ufeff\ufffd\u2581x", "\ue000 \ufdd0 \uffff \U0010ffff \u0378 \U000e0001", "\u017f\u212a\u212b \u2126 \u1e9b\u0323 \u0390",
    "\u0915\u094d\u0937\u093f \u0b95\u0bca \u09c7\u09be \u0e33\u0e49 \u0d4a", "x\u00b2\u00b3\u00b9 \u2163 \u0f2a 3\u00bc _a_b", "a-b--c (d) [e] {f} \u00ab\u00bb \u2014 \u166d $5+3=8 ~`^|<>",
    "\u00a0\u1680\u2003\u202f\u205f\u3000 edge \u3000\u00a0", "don't I'LL we'Ve x'S it\u2019s", "1234567 12,345.67 \u0661\u0662\u0663", "\ta\n\n\nb\r\r\n c   \n", "\u2581a\u2581\u2581b \u2581", "\u2581", "   ",
    "\u0301\u0302 start", "a\u0334\u0323\u0301 z\u0323\u0301\u0334", "\u1d15e\U0001d15e \U0001d1bc", "\ua7ce\ua7d2\U00016ea0 \U00011de0 \U000105c9", "\u043f\u0440\u0438\u0432\u0435\u0442 hello \u3084\u3042 \u0589\u0953\u1c90",
    "a b c d e f", "K\u0307\u0323 \u0307\u0323 q\u0307\u0323", "\u2100\u2160\u2474 \u00e6\u0153\u00f8", "aaa aa a''b''c", "\U0001e56a\u200d\u0308 x\u200d\u0308",
]

RULES = "FB01\t66 69\n7\t\nD A\t20\n65 301\tE9\n2460\t31\n304B 3099\t304C\n2026\t2E 2E 2E\n61\t41\n301\t\n200D\t20\n"


def chars_map():
    """A small precompiled_charsmap, made by sentencepiece from our own rules."""
    with open("/tmp/rules.tsv", "w") as out:
        out.write(RULES)
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["a b c d e"] * 10), model_writer=model, vocab_size=9, model_type="char",
        normalization_rule_tsv="/tmp/rules.tsv", minloglevel=2)
    return base64.b64encode(field(field(model.getvalue(), 3), 2)).decode()


def field(message, wanted):
    """The bytes of a length-delimited field of a Protocol Buffers message."""
    at = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = message[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while True:
        number, kind = divmod(varint(), 8)
        if kind == 2:
            length = varint()
            at += length
            if number == wanted:
                return message[at - length:at]
        elif kind == 0:
            varint()
        else:
            at += 4 if kind == 5 else 8


def normalizer_variants(charsmap):
    return {
        "bert": n.BertNormalizer(), "bert-cased": n.BertNormalizer(True, True, None, False), "bert-accents": n.BertNormalizer(False, False, True, False),
        "bert-lower": n.BertNormalizer(False, False, False, True), "nfc": n.NFC(), "nfd": n.NFD(), "nfkc": n.NFKC(), "nfkd": n.NFKD(),
        "lowercase": n.Lowercase(), "strip": n.Strip(), "strip-left": n.Strip(True, False), "strip-right": n.Strip(False, True),
        "strip-accents": n.StripAccents(), "replace": n.Replace("a", "xyz"), "replace-nothing": n.Replace(" ", ""), "replace-regex": n.Replace(Regex(r"\s+|''"), "\u2581"),
        "replace-end": n.Replace(Regex("$"), "!"), "prepend": n.Prepend("\u2581"), "nmt": n.Nmt(), "byte-level": n.ByteLevel(),
        "precompiled": n.Precompiled(base64.b64decode(charsmap)),
        "llama": n.Sequence([n.Prepend("\u2581"), n.Replace(" ", "\u2581")]), "deberta": n.Sequence([n.NFKD(), n.StripAccents(), n.Lowercase(), n.Strip()]),
        "xlnet": n.Sequence([n.Replace("``", '"'), n.Replace("''", '"'), n.NFKD(), n.StripAccents(), n.Replace(Regex(" {2,}"), " "), n.Precompiled(base64.b64decode(charsmap))]),
    }


def pre_tokenizer_variants():
    variants = {
        "bert": p.BertPreTokenizer(), "byte-level": p.ByteLevel(False), "byte-level-prefix": p.ByteLevel(True), "bytes": p.ByteLevel(True, use_regex=False), "delimiter": p.CharDelimiterSplit("a"),
        "digits": p.Digits(False), "digits-single": p.Digits(True), "fixed-length": p.FixedLength(3), "scripts": p.UnicodeScripts(), "whitespace": p.Whitespace(), "whitespace-split": p.WhitespaceSplit(),
        "metaspace-always": p.Metaspace(), "metaspace-first": p.Metaspace(prepend_scheme="first"), "metaspace-never": p.Metaspace(prepend_scheme="never"), "metaspace-whole": p.Metaspace(split=False),
        "sequence": p.Sequence([p.WhitespaceSplit(), p.Punctuation("merged_with_previous"), p.Digits(True)]), "first-later": p.Sequence([p.Split(" ", "isolated"), p.Metaspace(prepend_scheme="first")]),
    }
    for behavior in ["removed", "isolated", "merged_with_previous", "merged_with_next", "contiguous"]:
        variants["punctuation-" + behavior] = p.Punctuation(behavior)
        variants["split-" + behavior] = p.Split(" ", behavior)
        variants["regex-" + behavior] = p.Split(Regex(r"\d|\s+"), behavior)
        variants["inverted-" + behavior] = p.Split(Regex(r"\w+"), behavior, invert=True)
    return variants


def flat(offsets):
    return " ".join(f"{a},{b}" for a, b in offsets)


def normalized(normalizer, text):
    tokenizer = Tokenizer(models.WordLevel({"?": 0}, unk_token="?"))
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = p.FixedLength(1)
    return [normalizer.normalize_str(text), flat(tokenizer.encode(text).offsets)]


def write(folder, name, content):
    os.makedirs(folder, exist_ok=True)
    lines = ["{"] + [json.dumps(k) + ":" + json.dumps(v, separators=(",", ":")) + "," for k, v in content.items()]
    lines[-1] = lines[-1][:-1]
    with open(os.path.join(folder, name), "w") as out:
        out.write("\n".join(lines + ["}"]) + "\n")


def main(folder):
    charsmap = chars_map()
    results = {"texts": TEXTS, "charsMap": charsmap}
    for name, variant in normalizer_variants(charsmap).items():
        results[name] = [normalized(variant, text) for text in TEXTS]
    write(folder, "normalizers.json", results)
    results = {"texts": TEXTS}
    for name, variant in pre_tokenizer_variants().items():
        pieces = [variant.pre_tokenize_str(text) for text in TEXTS]
        results[name] = [[[s for s, _ in case], flat(o for _, o in case)] for case in pieces]
    write(folder, "pre-tokenizers.json", results)


main(sys.argv[1])
