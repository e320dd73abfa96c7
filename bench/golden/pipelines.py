"""Makes the golden file of PipelineGoldenTest: random tokenizers and what Hugging Face tokenizers 0.23.2 does with them.

Every tokenizer puts random components around one of a few small models; every text is hostile in its own way. A case
holds the first 16 hexadecimal digits of the SHA-256 of everything that encoding gives, see `describe`.

    python bench/golden/pipelines.py > core/src/test/resources/dev/stipple/token/pipelines.json
    python bench/golden/pipelines.py 700 7 > many.json     # 700 tokenizers from seed 7, for a long check
"""

import base64
import hashlib
import json
import random
import sys

from tokenizers import Tokenizer, models, trainers, pre_tokenizers

TEXTS = [
    "",
    " ",
    "Hello world, don't you like tea?",
    "héllo wörld naïve café",
    "e\u0301a\u0308o\u0302\u0323 combining",
    "👩\u200d👩\u200d👧\u200d👦 family 🇩🇪 👍🏽 x",
    "a\x00b\x01 c\x7f\x85d",
    "  lead\t\ttrail  \n\r\n ",
    "[MASK]x [MASK]  <s>y</s>",
    "日本語テスト 中文字符 한국어",
    "نص عربي \u202eعكس\u202c",
    "\ufdfa ﬁ ligature ① Ⅳ ½",
    "İstanbul ß ẞ Σς DŽ",
    "\U0010ffff\ue000 \u0378 \ufffd \ufeff",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "do n't you 've . ? ! , he 's 'm",
    "1234567 12 3.14 ١٢٣ 四",
    "A_B-C+d=e f/g\\h \"q\" (p)",
    "\u00a0nbsp\u3000wide\u2003em\u200bzero",
    "x <tok> y<tok>z  <lt> q <rt>  r <sw>a b<sw> <sw> <both>  ",
    "yesterday YESTERDAY Yesterday the the",
    "the quick brown fox jumps over the lazy dog and the cat sat on the mat with the other cat",
    "low lower lowest newer newest wide wider widest ▁under ▁ <0x41> Ġ",
    "<s> [CLS]the[SEP] <unk> </s><pad>",
    " the  the   the    the",
]

# Texts of what `bench/fuzz.py` has found, for FOUND alone.
RANDOM_TEXTS = len(TEXTS)
TEXTS += ["  ", "a  b", "the  cat,  sat ", "..the", "x the y"]

PAIRS = ["the cat sat", "", "on the mat 👍 and more of the same the the the"]

CORPUS = (
    "the quick brown fox jumps over the lazy dog and the cat sat on the mat with the other cat low lower lowest newer "
    "newest wide wider widest hello world do you like tea yesterday naïve café 日本語 日本 中文 über straße 1234 12 345"
).split(" ")


def byte_level():
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel()
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    trainer = trainers.BpeTrainer(vocab_size=330, initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator([" ".join(CORPUS)] * 3, trainer)
    return model(tokenizer)


def trained(empty, trainer):
    tokenizer = Tokenizer(empty)
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.train_from_iterator([" ".join(CORPUS)] * 3, trainer)
    return model(tokenizer)


def model(tokenizer):
    return json.loads(tokenizer.to_str())["model"]


def fallback():
    """Characters with the mark of SentencePiece and tokens for all bytes."""
    tokens = ["<unk>", "<s>", "</s>"] + ["<0x%02X>" % b for b in range(256)] + list("▁abcdefghilmnoqrstuvwxyé日")
    merges = [("t", "h"), ("th", "e"), ("▁", "the"), ("a", "t"), ("c", "at"), ("▁", "c"), ("▁", "▁"), ("▁▁", "▁▁"),
              ("e", "r"), ("e", "s"), ("es", "t"), ("<0xE2>", "<0x80>"), ("l", "o"), ("lo", "w"), ("w", "er")]
    for left, right in merges:
        if left + right not in tokens:
            tokens.append(left + right)
    return {
        "type": "BPE", "dropout": None, "unk_token": "<unk>", "continuing_subword_prefix": None,
        "end_of_word_suffix": None, "fuse_unk": True, "byte_fallback": True, "ignore_merges": False,
        "vocab": {token: i for i, token in enumerate(tokens)}, "merges": [list(merge) for merge in merges],
    }


def unigram(byte_fallback):
    tokens = [("<unk>", 0.0), ("<s>", 0.0), ("</s>", 0.0), ("▁", -2.5), ("▁the", -3.0), ("the", -3.1), ("▁cat", -5.0),
              ("at", -4.5), ("c", -6.25), ("▁c", -5.5), ("er", -4.0), ("est", -4.25), ("low", -5.0), ("wid", -5.5),
              ("日本", -6.0), ("日", -7.0), ("é", -7.5), ("aa", -5.0), ("aaa", -7.5), ("▁▁", -4.0)]
    tokens += [(c, -7.0 - i / 8) for i, c in enumerate("abdefghijklmnopqrstuvwxyz.,'")]
    if byte_fallback:
        tokens += [("<0x%02X>" % b, -12.0) for b in range(256)]
    return {"type": "Unigram", "unk_id": 0, "vocab": [list(t) for t in tokens], "byte_fallback": byte_fallback}


def all_models():
    chars = trained(models.BPE(unk_token="<unk>", end_of_word_suffix="</w>"),
                    trainers.BpeTrainer(vocab_size=120, end_of_word_suffix="</w>", special_tokens=["<unk>"],
                                        limit_alphabet=30, show_progress=False))
    prefixed = trained(models.BPE(unk_token="<unk>", continuing_subword_prefix="##"),
                       trainers.BpeTrainer(vocab_size=120, continuing_subword_prefix="##", special_tokens=["<unk>"],
                                           limit_alphabet=30, show_progress=False))
    words = trained(models.WordPiece(unk_token="[UNK]"),
                    trainers.WordPieceTrainer(vocab_size=150, special_tokens=["[UNK]", "[CLS]", "[SEP]", "[MASK]"],
                                              show_progress=False))
    level = {"type": "WordLevel", "unk_token": "<unk>",
             "vocab": {w: i for i, w in enumerate(["<unk>"] + sorted(set(CORPUS)) + [",", ".", " ", "H"])}}
    gaps = {"type": "WordLevel", "unk_token": "<unk>",
            "vocab": {w: 3 * i for i, w in enumerate(["<unk>", "<s>"] + sorted(set(CORPUS)))}}
    return {
        "bytes": byte_level(),
        "bytes-whole": like("bytes", ignore_merges=True),
        "chars": dict(chars, fuse_unk=False),
        "chars-fused": like("chars", fuse_unk=True),
        "chars-dropped": like("chars", unk_token=None),
        "prefixed": prefixed,
        "fallback": fallback(),
        "fallback-strict": like("fallback", fuse_unk=False, ignore_merges=True),
        "wordpiece": words,
        "wordpiece-short": like("wordpiece", max_input_chars_per_word=6),
        "wordlevel": level,
        "wordlevel-gaps": gaps,
        "unigram": unigram(False),
        "unigram-bytes": unigram(True),
    }


def like(name, **changes):
    """The model `name` with some members changed; keeps the file small."""
    return {"like": name, "but": changes}


def resolve(all_, name):
    model = all_[name]
    return dict(all_[model["like"]], **model["but"]) if "like" in model else model


def maybe(rng, choices, none=0.35):
    return None if rng.random() < none else rng.choice(choices)(rng)


BEHAVIORS = ["Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous"]
CL100K = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
          r"|\s+(?!\S)|\s+")


def pattern(rng):
    return rng.choice([{"String": " "}, {"String": "e"}, {"Regex": r"\s+"}, {"Regex": r"\w+|[^\w\s]+"},
                       {"Regex": CL100K}, {"Regex": r"\p{N}"}])


def flag(rng):
    return rng.random() < 0.5


NORMALIZERS = [
    lambda r: {"type": "BertNormalizer", "clean_text": flag(r), "handle_chinese_chars": flag(r),
               "strip_accents": r.choice([None, True, False]), "lowercase": flag(r)},
    lambda r: {"type": r.choice(["NFC", "NFD", "NFKC", "NFKD", "Lowercase", "StripAccents", "Nmt", "ByteLevel"])},
    lambda r: {"type": "Strip", "strip_left": flag(r), "strip_right": flag(r)},
    lambda r: {"type": "Prepend", "prepend": "▁"},
    lambda r: {"type": "Replace", "pattern": pattern(r), "content": r.choice(["▁", "", "xy"])},
    lambda r: {"type": "Sequence", "normalizers": [n(r) for n in r.sample(NORMALIZERS[:5], 2)]},
    lambda r: {"type": "Sequence", "normalizers": [
        {"type": "Prepend", "prepend": "▁"},
        {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}]},
]

PRE_TOKENIZERS = [
    lambda r: {"type": r.choice(["BertPreTokenizer", "Whitespace", "WhitespaceSplit", "UnicodeScripts"])},
    lambda r: {"type": "ByteLevel", "add_prefix_space": flag(r), "trim_offsets": True, "use_regex": flag(r)},
    lambda r: {"type": "CharDelimiterSplit", "delimiter": r.choice([" ", "e", "日"])},
    lambda r: {"type": "Digits", "individual_digits": flag(r)},
    lambda r: {"type": "Metaspace", "replacement": "▁", "prepend_scheme": r.choice(["always", "first", "never"]),
               "split": flag(r)},
    lambda r: {"type": "Punctuation", "behavior": r.choice(BEHAVIORS)},
    lambda r: {"type": "Split", "pattern": pattern(r), "behavior": r.choice(BEHAVIORS), "invert": flag(r)},
    lambda r: {"type": "FixedLength", "length": r.randint(1, 6)},
    lambda r: {"type": "Sequence", "pretokenizers": [p(r) for p in r.sample(PRE_TOKENIZERS[:8], 2)]},
]


def special(name, ids, tokens):
    return {"id": name, "ids": ids, "tokens": tokens}


def template(r):
    frame = {"[CLS]": special("[CLS]", [1], ["[CLS]"]), "[SEP]": special("[SEP]", [2], ["[SEP]"]),
             "many": special("many", [3, 1, 2], ["a", "b", "c"])}
    place = lambda name, type_id: {"SpecialToken": {"id": name, "type_id": type_id}}
    text = lambda name, type_id: {"Sequence": {"id": name, "type_id": type_id}}
    single = r.choice([
        [place("[CLS]", 0), text("A", 0), place("[SEP]", 0)],
        [text("A", 2), place("many", 1)],
        [place("many", 0), text("A", 0)],
        [text("A", 0)],
    ])
    pair = r.choice([
        [place("[CLS]", 0), text("A", 0), place("[SEP]", 0), text("B", 1), place("[SEP]", 1)],
        [text("B", 3), place("many", 1), text("A", 0)],
        [text("A", 0), text("B", 0)],
    ])
    return {"type": "TemplateProcessing", "single": single, "pair": pair, "special_tokens": frame}


POST_PROCESSORS = [
    template,
    lambda r: {"type": "BertProcessing", "sep": ["[SEP]", 2], "cls": ["[CLS]", 1]},
    lambda r: {"type": "RobertaProcessing", "sep": ["</s>", 2], "cls": ["<s>", 1], "trim_offsets": flag(r),
               "add_prefix_space": flag(r)},
    lambda r: {"type": "ByteLevel", "add_prefix_space": flag(r), "trim_offsets": flag(r), "use_regex": True},
    lambda r: {"type": "Sequence", "processors": [
        {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": flag(r), "use_regex": True}, template(r)]},
]

DECODERS = [
    lambda r: {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
    lambda r: {"type": "WordPiece", "prefix": "##", "cleanup": flag(r)},
    lambda r: {"type": "Metaspace", "replacement": "▁", "prepend_scheme": r.choice(["always", "first", "never"]),
               "split": True},
    lambda r: {"type": "BPEDecoder", "suffix": "</w>"},
    lambda r: {"type": "CTC", "pad_token": "a", "word_delimiter_token": "e", "cleanup": flag(r)},
    lambda r: {"type": "Sequence", "decoders": [
        {"type": "Replace", "pattern": {"String": "▁"}, "content": " "}, {"type": "ByteFallback"}, {"type": "Fuse"},
        {"type": "Strip", "content": " ", "start": 1, "stop": 0}]},
    lambda r: {"type": "Replace", "pattern": pattern(r), "content": "-"},
    lambda r: {"type": "ByteFallback"},
    lambda r: {"type": "Fuse"},
]


def added_tokens(r):
    contents = r.sample(["<tok>", "<lt>", "<rt>", "<sw>", "<both>", "[MASK]", "<s>", "</s>", "[CLS]", "the", "yesterday",
                         "日", "  ", " cat", "é", "👍", "<unk>", "Y"], r.randint(1, 7))
    tokens = []
    for i, content in enumerate(contents):
        is_special = flag(r)
        tokens.append({"id": 1000 + i, "content": content, "single_word": r.random() < 0.3, "lstrip": r.random() < 0.3,
                       "rstrip": r.random() < 0.3, "normalized": flag(r), "special": is_special})
    return tokens


def truncation(r):
    return {"direction": r.choice(["Left", "Right"]), "max_length": r.choice([6, 9, 14]),
            "strategy": r.choice(["LongestFirst", "LongestFirst", "OnlyFirst", "OnlySecond"]),
            "stride": r.choice([0, 0, 1, 2])}


def padding(r):
    return {"strategy": r.choice(["BatchLongest", {"Fixed": 12}]), "direction": r.choice(["Left", "Right"]),
            "pad_to_multiple_of": r.choice([None, 8]), "pad_id": 3, "pad_type_id": r.choice([0, 1]), "pad_token": "[P]"}


def found():
    """Tokenizers that once gave something else than the reference: the model and the parts that matter."""
    bert = {"type": "BertProcessing", "sep": ["[SEP]", 2], "cls": ["[CLS]", 1]}
    roberta = {"type": "RobertaProcessing", "sep": ["</s>", 2], "cls": ["<s>", 1], "trim_offsets": False,
               "add_prefix_space": False}
    frame = {"type": "TemplateProcessing", "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
             "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                        {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
             "special_tokens": {"[CLS]": special("[CLS]", [1], ["[CLS]"]), "[SEP]": special("[SEP]", [2], ["[SEP]"])}}
    cut = {"direction": "Left", "max_length": 9, "strategy": "LongestFirst", "stride": 0}
    # Frames around frames: which tokens are special, their type ids, and how much room they leave.
    for processors in ([bert, roberta], [bert, bert], [frame, bert], [frame, frame], [frame, roberta]):
        for truncation in (None, cut):
            yield "wordlevel", {"post_processor": {"type": "Sequence", "processors": processors},
                                "pre_tokenizer": {"type": "Whitespace"}, "truncation": truncation}
    # Runs of blanks that are replaced as a whole, where blanks cut nothing.
    for regex in (" {2,}", r"\s+", " +"):
        yield "unigram", {"normalizer": {"type": "Replace", "pattern": {"Regex": regex}, "content": "▁"},
                          "pre_tokenizer": {"type": "Punctuation", "behavior": "Removed"}}
    # Added tokens of which normalizing leaves nothing. (With some of them and some texts the reference runs out of memory.)
    for lstrip in (False, True):
        yield "wordpiece", {"normalizer": {"type": "Strip", "strip_left": True, "strip_right": True}, "added_tokens": [
            {"id": 1000, "content": " ", "single_word": False, "lstrip": lstrip, "rstrip": False, "normalized": True,
             "special": False}]}


def describe(e, windows=True):
    """Everything that encoding gives, as text. Windows of windows, which pairs have here, are left out."""
    numbers = [
        e.ids, e.type_ids, [o for offsets in e.offsets for o in offsets], e.special_tokens_mask, e.attention_mask,
        [-1 if w is None else w for w in e.word_ids],
    ]
    parts = [",".join(map(str, row)) for row in numbers] + ["\x1f".join(e.tokens)]
    overflow = e.overflowing if windows else []
    return "\n".join(parts) + "".join("\n[" + describe(o, False) + "]" for o in overflow)


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def run(tokenizer, case):
    tokenizer.encode_special_tokens = not case["allow"]
    encoding = tokenizer.encode(TEXTS[case["text"]], case.get("pair"), add_special_tokens=case["frame"])
    case["encoding"] = digest(describe(encoding))
    case["ids"] = encoding.ids[:8]
    case["decoded"] = digest(tokenizer.decode(encoding.ids, skip_special_tokens=False))
    case["skipped"] = digest(tokenizer.decode(encoding.ids, skip_special_tokens=True))


PARTS = ["truncation", "padding", "normalizer", "pre_tokenizer", "post_processor", "decoder"]


def done(tokenizer, cases):
    """The cases that the reference has an answer to, with it."""
    answered = []
    for case in cases:
        try:
            run(tokenizer, case)
        except BaseException as e:
            if isinstance(e, KeyboardInterrupt):
                raise
            continue
        answered.append(case)
    return answered


def main(count, seed):
    rng = random.Random(seed)
    all_ = all_models()
    out = {"models": all_, "texts": TEXTS, "tokenizers": []}
    while len(out["tokenizers"]) < count:
        name = rng.choice(sorted(all_))
        config = {
            "truncation": truncation(rng) if rng.random() < 0.25 else None,
            "padding": padding(rng) if rng.random() < 0.25 else None,
            "added_tokens": added_tokens(rng) if rng.random() < 0.7 else [],
            "normalizer": maybe(rng, NORMALIZERS),
            "pre_tokenizer": maybe(rng, PRE_TOKENIZERS, 0.15),
            "post_processor": maybe(rng, POST_PROCESSORS),
            "decoder": maybe(rng, DECODERS, 0.1),
        }
        try:
            tokenizer = Tokenizer.from_str(json.dumps(dict(config, version="1.0", model=resolve(all_, name))))
        except Exception:
            continue
        cases = []
        for text in rng.sample(range(RANDOM_TEXTS), 6):
            case = {"text": text, "allow": flag(rng), "frame": rng.random() < 0.7}
            if rng.random() < 0.3:
                case["pair"] = rng.choice(PAIRS)
            cases.append(case)
        out["tokenizers"].append({"model": name, "pipeline": config, "cases": done(tokenizer, cases)})
    for name, parts in found():
        config = dict({part: None for part in PARTS}, added_tokens=[]) | parts
        tokenizer = Tokenizer.from_str(json.dumps(dict(config, version="1.0", model=resolve(all_, name))))
        texts = [28, 29] if "added_tokens" in parts else [2, *range(RANDOM_TEXTS, len(TEXTS))]
        cases = [{"text": text, "allow": True, "frame": True} for text in texts]
        if "added_tokens" not in parts and parts.get("truncation") is None:
            cases.append({"text": 2, "allow": True, "frame": True, "pair": PAIRS[0]})
        out["tokenizers"].append({"model": name, "pipeline": config, "cases": done(tokenizer, cases)})
    return out


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    json.dump(main(count, seed), sys.stdout, ensure_ascii=True, separators=(",", ":"), indent=None)
    print()
