"""Golden file of phrases: what gensim 4.2 finds in a made-up text, and how it joins it.

Run with Debian's python3-gensim:
    /usr/bin/python3 bench/golden/phrases.py core/src/test/resources/dev/stipple/word/train
"""

import json
import pathlib
import random
import sys

from gensim.models.phrases import ENGLISH_CONNECTOR_WORDS, Phrases

output = pathlib.Path(sys.argv[1])
random.seed(7)

WORDS = ["wa", "lo", "mi", "re", "tu", "ka", "no", "se", "fi", "da", "ru", "pe", "zo", "ha", "ki", "je", "vu", "ol"]
TOGETHER = ["new york", "new york city", "bank of america", "state of the art", "san francisco", "ice cream", "naïve été",
            "the eye of the beholder"]


def sentence():
    words = []
    for _ in range(random.randint(0, 14)):
        kind = random.random()
        if kind < 0.15:
            words += random.choice(TOGETHER).split()
        elif kind < 0.4:
            words.append(random.choice(["the", "of", "and", "a"]))
        else:
            words.append(random.choices(WORDS, range(len(WORDS), 0, -1))[0])
    return words


def phrases(model, sentences):
    """All phrases with their scores. gensim's own export takes a phrase of a former pass apart, and loses it."""
    scores = {}
    for words in sentences:
        first, between = None, []
        for word in words:
            if word in model.connector_words:
                between.append(word)
                continue
            if first is not None:
                phrase, score = model.score_candidate(first, word, between)
                if phrase is not None:
                    scores[phrase] = score
            first, between = word, []
    return scores


sentences = [sentence() for _ in range(400)]
cases = []
for scoring, threshold in (("default", 4.0), ("npmi", 0.4)):
    for connectors in (frozenset(), ENGLISH_CONNECTOR_WORDS):
        passes = []
        joined = sentences
        for _ in range(2):
            model = Phrases(joined, min_count=3, threshold=threshold, scoring=scoring, connector_words=connectors)
            passes.append(phrases(model, joined))
            joined = [model[words] if words else [] for words in joined]
        cases.append({
            "score": "mikolov" if scoring == "default" else scoring,
            "threshold": threshold,
            "connectors": sorted(connectors),
            "passes": passes,
            "joined": [" ".join(words) for words in joined],
        })

golden = {"minCount": 3, "texts": [" ".join(words) for words in sentences], "cases": cases}
(output / "phrases.json").write_text(json.dumps(golden, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
