"""Makes tokenizers of the shapes that well-known families have, from the vocabularies at hand.

    python bench/shapes.py FOLDER    # FOLDER/NAME.json for each, with STIPPLE_DATA or ../shared/data

The vocabularies are not those of the families, but normalizers, pre-tokenizers and model settings are: what a family's
file asks of a tokenizer library beyond its table.
"""

import json
import os
import sys

from tokenizers import Regex, Tokenizer, decoders, models, normalizers as n, pre_tokenizers as p

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.environ.get("STIPPLE_DATA", os.path.join(HERE, "..", "..", "shared", "data"))
XLNET = os.path.join(DATA, "tokenizers/sentencepiece/xlnet_unigram32k_spiece.model")
BLANKS = Regex(" {2,}")
DEEPSEEK_CODER = ["[\r\n]", "\\s?\\p{L}+", "\\s?\\p{P}+", "[一-龥ࠀ-一가-퟿]+"]
QWEN = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
        r"|\s+(?!\S)|\s+")
TEKKEN = (r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+"
          r"|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*"
          r"|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+")
CHATGLM = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
           r"|\s+(?!\S)|\s+")
KIMI = "|".join([
    r"[\p{Han}]+",
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]*[\p{Ll}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]+"
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]+[\p{Ll}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]*"
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
    r"\p{N}{1,3}", r" ?[^\s\p{L}\p{N}]+[\r\n]*", r"\s*[\r\n]+", r"\s+(?!\S)", r"\s+"])
CLIP = r"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"
BLOOM = r" ?[^(\s|[.,!?…。，、।۔،])]+"


def shared(name):
    """The model of a shared tokenizer.json."""
    with open(os.path.join(DATA, "tokenizers", name, "tokenizer.json"), encoding="utf-8") as file:
        return json.load(file)["model"]


def fields(message):
    """The fields of a Protocol Buffers message: number and value."""
    at = 0

    def varint():
        nonlocal at
        value, shift = 0, 0
        while True:
            byte = message[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(message):
        tag = varint()
        if tag & 7 == 0:
            yield tag >> 3, varint()
        else:
            length = {1: 8, 5: 4}.get(tag & 7) or varint()
            yield tag >> 3, message[at:at + length]
            at += length


def xlnet():
    """XLNet's pieces with scores, and its map of characters."""
    from sentencepiece import SentencePieceProcessor
    processor = SentencePieceProcessor(model_file=XLNET)
    pieces = [(processor.id_to_piece(i), processor.get_score(i)) for i in range(processor.get_piece_size())]
    with open(XLNET, "rb") as file:
        normalizer = dict(fields(dict(fields(file.read()))[3]))
    return pieces, n.Precompiled(normalizer[2])


def unigram_shapes():
    pieces, charsmap = xlnet()
    strip = [n.Strip(left=False, right=True), n.Replace(BLANKS, "▁")]
    words = p.Sequence([p.WhitespaceSplit(), p.Metaspace()])
    quotes = [n.Replace("``", '"'), n.Replace("''", '"')]
    yield "t5", charsmap, words
    yield "mt5", n.Sequence([charsmap, *strip]), p.Metaspace()
    yield "bge-m3", n.Sequence([charsmap, n.Replace(BLANKS, " ")]), p.Metaspace()
    yield "albert", n.Sequence([*quotes, n.NFKD(), n.StripAccents(), n.Lowercase(), charsmap]), words
    yield "xlnet", n.Sequence([*quotes, n.NFKD(), n.StripAccents(), charsmap, *strip]), p.Metaspace()
    yield "deberta-v3", n.Sequence([n.Strip(), charsmap, n.Replace(BLANKS, " ")]), p.Metaspace()
    yield "camembert", n.Sequence([n.Replace(BLANKS, " "), charsmap]), p.Metaspace(prepend_scheme="first")
    yield "pegasus", charsmap, p.Sequence([p.WhitespaceSplit(), p.Metaspace(prepend_scheme="always")])


def byte_shapes():
    """Byte-level BPE: the normalizer and the pre-tokenizer."""
    def split(regex, behavior="isolated", invert=False):
        return p.Split(Regex(regex), behavior, invert)
    whole = p.ByteLevel(add_prefix_space=False, use_regex=False)
    gpt2 = p.ByteLevel(add_prefix_space=False)
    digits = p.Digits(individual_digits=True)
    yield "gpt-neox", n.NFC(), gpt2
    yield "roberta", None, p.ByteLevel(add_prefix_space=True)
    yield "starcoder", None, p.Sequence([digits, gpt2])
    yield "command-r", n.NFC(), p.Sequence([digits, gpt2])
    yield "falcon", None, p.Sequence([p.Punctuation("contiguous"), gpt2, p.Digits(), split("[0-9][0-9][0-9]")])
    yield "bloom", None, p.Sequence([split(BLOOM), whole])
    yield "qwen2", n.NFC(), p.Sequence([split(QWEN), whole])
    yield "tekken", None, p.Sequence([split(TEKKEN), whole])
    yield "glm-4", None, p.Sequence([split(CHATGLM), whole])
    yield "kimi", None, p.Sequence([split(KIMI), whole])
    yield "deepseek-coder", None, p.Sequence([*map(split, DEEPSEEK_CODER), p.Digits(individual_digits=True), whole])
    yield "clip", n.Sequence([n.NFC(), n.Replace(Regex(r"\s+"), " "), n.Lowercase()]), p.Sequence(
        [split(CLIP, "removed", True), p.ByteLevel(add_prefix_space=False)])


def character_shapes():
    """BPE of characters: the normalizer and the pre-tokenizer."""
    yield "mistral-v1", n.Sequence([n.Prepend("▁"), n.Replace(" ", "▁")]), None
    yield "mistral-v3", None, p.Metaspace(prepend_scheme="first", split=False)
    yield "gemma", n.Replace(" ", "▁"), p.Split(" ", "merged_with_previous")
    yield "yi", n.Replace(" ", "▁"), None


def bert_shapes():
    yield "electra", n.BertNormalizer(), p.BertPreTokenizer()
    yield "bert-cased", n.BertNormalizer(lowercase=False), p.BertPreTokenizer()
    yield "bert-japanese", n.NFKC(), p.Sequence([p.WhitespaceSplit(), p.Punctuation()])


def tokenizers():
    """All shapes: name and tokenizer."""
    pieces, _ = xlnet()
    for name, normalizer, pre_tokenizer in unigram_shapes():
        yield name, Tokenizer(models.Unigram(pieces, unk_id=0)), normalizer, pre_tokenizer
    tables = {byte_shapes: shared("llama3"), character_shapes: shared("llama2"), bert_shapes: shared("bert")}
    for shapes, table in tables.items():
        for name, normalizer, pre_tokenizer in shapes():
            table["ignore_merges"] = False
            empty = {"version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "normalizer": None,
                     "pre_tokenizer": None, "post_processor": None, "decoder": None, "model": table}
            yield name, Tokenizer.from_str(json.dumps(empty)), normalizer, pre_tokenizer


def write(folder):
    """Writes all shapes and returns their names."""
    os.makedirs(folder, exist_ok=True)
    names = []
    for name, tokenizer, normalizer, pre_tokenizer in tokenizers():
        if normalizer is not None:
            tokenizer.normalizer = normalizer
        if pre_tokenizer is not None:
            tokenizer.pre_tokenizer = pre_tokenizer
        tokenizer.save(os.path.join(folder, name + ".json"))
        names.append(name)
    return names


if __name__ == "__main__":
    print("\n".join(write(sys.argv[1])))
