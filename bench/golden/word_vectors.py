"""Golden files of word vectors: what fastText and gensim 4.2 make of the files in shared/data/words.

Run with Debian's python3-gensim and fasttext; GLOVE is a file of GloVe 6B vectors of 100 dimensions (public domain,
PDDL), of which some words are taken:
    /usr/bin/python3 bench/golden/word_vectors.py ../shared/data/words GLOVE core/src/test/resources/dev/stipple/word
"""

import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import warnings

import numpy
from gensim.models import KeyedVectors

warnings.filterwarnings("ignore")
data, glove, output = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
formats = data / "formats"

WORDS = ["the", "test", "testing", "in", "</s>", "q", "xyzzy", "und", "hello", "и", "преступление", "naïve", "試し",
         "a-b_c.d", "of", "<", "ab"]


def numbered(path):
    """A model of the version that had no mark and number yet, as version 12, which fastText opens."""
    old = path.read_bytes()
    words, = struct.unpack_from("<i", old, 56)
    at = 76
    for _ in range(words):
        at = old.index(b"\0", at) + 10
    rows, columns = struct.unpack_from("<qq", old, at)
    output = at + 16 + rows * columns * 4
    return (struct.pack("<ii", 793712314, 12) + old[:76] + struct.pack("<q", -1) + old[76:at] + b"\0" + old[at:output]
            + b"\0" + old[output:])


def fasttext_vectors():
    """Model, bytes of a word, known or not, and its vector as fastText prints it: five digits."""
    lines = []
    for name in ["crime-and-punishment.bin", "toy-model.bin", "lid.176.ftz", "lee_fasttext_new.bin", "lee_fasttext.bin",
                 "non_ascii_fasttext.bin", "cp852_fasttext.bin"]:
        model, words = formats / name, [word.encode() for word in WORDS]
        if name in ["lee_fasttext.bin", "non_ascii_fasttext.bin", "cp852_fasttext.bin"]:
            path = pathlib.Path(tempfile.mkdtemp()) / name
            path.write_bytes(numbered(model))
            model = path
        if name == "cp852_fasttext.bin":
            words = [word.encode("cp852") for word in ["který", "podľa", "úplně", "jen", "neznámé"]]
        printed = subprocess.run(["fasttext", "print-word-vectors", str(model)],
                                 input=b"\n".join(words) + b"\n", capture_output=True, check=True).stdout
        for line in printed.split(b"\n")[:-1]:
            word, *numbers = line.rstrip().split(b" ")
            lines.append("\t".join([name, word.hex(), b" ".join(numbers).decode()]))
    (output / "fasttext.tsv").write_text("\n".join(lines) + "\n")


def listed(neighbours):
    return [[word, similarity] for word, similarity in neighbours]


def searches(vectors):
    """Neighbours, analogies, odd one out."""
    return {
        "nearest": {word: listed(vectors.most_similar(word, topn=8)) for word in ["the", "man", "king", "two"]},
        "analogies": [
            {"positive": p, "negative": n,
             "cos_add": listed(vectors.most_similar(positive=p, negative=n, topn=6)),
             "cos_mul": listed(vectors.most_similar_cosmul(positive=p, negative=n, topn=6))}
            for p, n in [(["king", "woman"], ["man"]), (["King.", "queen"], ["king"]), (["good", "small"], []),
                         (["two"], ["man", "woman"])] if all(w in vectors for w in p + n)],
        "odd": [[words, vectors.doesnt_match(words)]
                for words in [["one", "two", "three", "king"], ["man", "woman", "two", "he"]]],
    }


def evaluation(vectors, restrict, questions=data / "questions-words.txt"):
    _, sections = vectors.evaluate_word_analogies(str(questions), restrict_vocab=restrict)
    pairs = {}
    for file in sorted((data / "similarity").glob("*.txt")):
        try:
            pearson, spearman, oov = vectors.evaluate_word_pairs(str(file))
        except ValueError:
            continue  # no pair is known
        pairs[file.name] = {"pearson": pearson[0], "spearman": spearman[0], "oov": oov}
    return {
        "restrict": restrict,
        "sections": {s["section"]: [len(s["correct"]), len(s["correct"]) + len(s["incorrect"])] for s in sections},
        "pairs": pairs,
    }


SECTIONS = {": family", ": capital-common-countries", ": gram3-comparative", ": gram8-plural"}


def small_questions():
    """Some sections of Google's questions, and what a reader has to pass over."""
    kept, lines = False, []
    for line in open(data / "questions-words.txt", encoding="utf-8"):
        if line.startswith(": "):
            kept = line.strip() in SECTIONS
            count = 0
        if kept and (line.startswith(": ") or count % 9 == 0):
            lines.append(line)
        count += 1
    lines += ["only three words\n", ": odd ones\n", "king queen king king\n", "KING Queen Man woman\n", "king king man man\n"]
    (output / "questions.txt").write_text("".join(lines), encoding="utf-8")


def small_vectors():
    """The words of these questions, the first 25 coordinates, and variants of case near the originals."""
    wanted = {word.lower() for line in open(output / "questions.txt", encoding="utf-8") for word in line.split()}
    rows = []
    for line in open(glove, encoding="utf-8"):
        fields = line.rstrip("\n").split(" ")
        if fields[0] in wanted:
            numbers = [round(float(x), 2) for x in fields[1:26]]
            rows.append((fields[0], numbers))
            if len(rows) % 7 == 0:
                rows.append((fields[0].capitalize(), [round(x + 0.05, 2) for x in numbers]))
    with open(output / "small.vec", "w", encoding="utf-8") as file:
        file.write(f"{len(rows)} 25\n")
        for word, numbers in rows:
            file.write(word + " " + " ".join(f"{x:g}" for x in numbers) + "\n")


def save(name, value):
    with open(output / name, "w", encoding="utf-8") as file:
        json.dump(value, file, indent=1)
        file.write("\n")


fasttext_vectors()
npm = KeyedVectors.load_word2vec_format(str(formats / "word2vec-npm-vectors.txt"))
save("searches.json", searches(npm))
lee = KeyedVectors.load_word2vec_format(str(formats / "euclidean_vectors.bin"), binary=True)
small_questions()
small_vectors()
small = KeyedVectors.load_word2vec_format(str(output / "small.vec"))
save("evaluation.json", {
    "small": [evaluation(small, restrict, output / "questions.txt") for restrict in (100, 1000)],
    "euclidean_vectors.bin": [evaluation(lee, 1500)],
})

# Arrays as numpy writes them, of the types that are not mapped.
words = numpy.array(["the", "naïve", "試し", "b"])
numbers = numpy.array([[0.1, -2, 3e-5], [1, 0, 5], [-7.25, 1000, 2], [0, 0, 1]])
numpy.savez_compressed(output / "numpy.npz", some_words=words, matrix=numbers)
numpy.save(output / "half.npy", numbers.astype(">f2"))
(output / "half.vocab").write_text("\r\n".join(words) + "\r\n", encoding="utf-8", newline="")
