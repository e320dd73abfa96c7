"""Golden ids, offsets and decodings of small SentencePiece models, by sentencepiece 0.2.2.

    sentencepiece_models.py FILE [MODELS [TEXTS [SEED]]]

writes FILE (core/src/test/resources/dev/stipple/internal/load/sentencepiece.tsv): for each of MODELS random models
(all four algorithms; every type of piece, normalizer option, and a character map) a line `model BASE64`, and for each of
TEXTS random texts a line with the text (hexadecimal UTF-8), ids, offsets in code points, ids to decode, and what they
decode to (hexadecimal UTF-8).
"""

import base64
import io
import random
import struct
import sys
import tempfile

import sentencepiece

RULES = ["0041\t0061", "0020 0020 0020\t0020", "3000\t0020", "00E9\t0065", "FB01\t0066 0069", "0009\t0020", "200B\t",
         "0061 0062\t0062", "0061 0062 0063\t0063 0061", "338F\t006B 0067 0020", "1F600\t003A 0029"]
ALPHABET = list("aaaabbbcccddABé日▁▁. \t") + ["\u3000", "\u200b", "ﬁ", "😀", "㎏", "  ", "   ", "ab", "abc", "\0", "\ufffd", "x"]
NORMAL, UNKNOWN, CONTROL, USER_DEFINED, UNUSED, BYTE = 1, 2, 3, 4, 5, 6
UNIGRAM, BPE, WORD, CHAR = 1, 2, 3, 4


def varint(n):
    out = b""
    while n > 127:
        out += bytes([n & 127 | 128])
        n >>= 7
    return out + bytes([n])


def field(number, wire, value):
    return varint(number << 3 | wire) + value


def blob(number, value):
    return field(number, 2, varint(len(value)) + value)


def compiled_rules():
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as rules:
        rules.write("\n".join(RULES) + "\n")
        rules.flush()
        model = io.BytesIO()
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(["abc abd bcd", "dab cab"]), model_writer=model, vocab_size=12, minloglevel=2,
            normalization_rule_tsv=rules.name, hard_vocab_limit=False)
    data = model.getvalue()
    spec = fields(fields(data)[3][0])
    return spec[2][0]


def fields(message):
    """The length-delimited fields of a message, by number."""
    found, i = {}, 0
    while i < len(message):
        key, i = read_varint(message, i)
        if key & 7 == 2:
            length, i = read_varint(message, i)
            found.setdefault(key >> 3, []).append(message[i:i + length])
            i += length
        elif key & 7 == 0:
            _, i = read_varint(message, i)
        else:
            i += {5: 4, 1: 8}[key & 7]
    return found


def read_varint(message, i):
    n = shift = 0
    while True:
        n |= (message[i] & 127) << shift
        shift += 7
        i += 1
        if message[i - 1] < 128:
            return n, i


def random_text(rng, length):
    return "".join(rng.choice(ALPHABET) for _ in range(length))


def random_model(rng, rules):
    kind = rng.choice([UNIGRAM, UNIGRAM, BPE, BPE, WORD, CHAR])
    fallback = rng.random() < 0.3
    pieces = {"<unk>": (0.0, UNKNOWN), "<s>": (0.0, CONTROL), "</s>": (0.0, CONTROL)}
    if fallback:
        for b in range(256):
            pieces["<0x%02X>" % b] = (0.0, BYTE)
    for _ in range(rng.randint(10, 60)):
        piece = random_text(rng, rng.randint(1, 3)).replace(" ", "▁").replace("\0", "a")
        score = rng.choice([rng.uniform(-9, -1), -rng.randint(1, 6)])
        kinds = [NORMAL] * 12 + [USER_DEFINED] + [UNUSED]
        pieces.setdefault(piece, (score, rng.choice(kinds)))
    for letter in "abcd▁":
        if rng.random() < 0.8:
            pieces.setdefault(letter, (-5.0, NORMAL))
    message = b""
    for piece, (score, type_) in pieces.items():
        message += blob(1, blob(1, piece.encode()) + field(2, 5, struct.pack("<f", score)) + field(3, 0, varint(type_)))
    suffix = rng.random() < 0.2
    trainer = field(3, 0, varint(kind)) + field(24, 0, varint(suffix)) + field(35, 0, varint(fallback))
    if rng.random() < 0.3:
        trainer += blob(44, "?".encode())
    message += blob(2, trainer)
    normalizer = blob(2, rules) if rng.random() < 0.6 else b""
    for option in (3, 4, 5):
        if rng.random() < 0.4:
            normalizer += field(option, 0, varint(rng.random() < 0.3))
    return message + blob(3, normalizer)


def cases(rng, processor, texts):
    for _ in range(texts):
        text = random_text(rng, rng.choice([0, 1, 2, 5, 12, 30]))
        encoded = processor.encode(text, return_type="offset_mapping")
        some = [rng.randrange(processor.get_piece_size()) for _ in range(rng.randint(0, 9))]
        ids = " ".join(map(str, encoded["ids"]))
        offsets = " ".join(f"{start}-{end}" for start, end in encoded["offsets"])
        yield "\t".join([text.encode().hex(), ids, offsets, " ".join(map(str, some)), processor.decode(some).encode().hex()])


def main():
    file = sys.argv[1]
    models, texts, seed = (int(v) for v in (sys.argv[2:] + ["40", "8", "1"][len(sys.argv) - 2:]))
    rng = random.Random(seed)
    rules = compiled_rules()
    with open(file, "w", encoding="ascii") as out:
        for _ in range(models):
            model = random_model(rng, rules)
            processor = sentencepiece.SentencePieceProcessor(model_proto=model)
            print("model", base64.b64encode(model).decode(), file=out)
            for case in cases(rng, processor, texts):
                print(case, file=out)


main()
