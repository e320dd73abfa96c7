"""Golden file of model names: the encoding that tiktoken takes for each, or nothing where it knows none.

    python bench/golden/openai_models.py core/src/test/resources/dev/stipple/internal/load

The names are those of tiktoken's own table, each of its prefixes with what may follow one, and both of them a little wrong.
"""

import pathlib
import sys

from tiktoken.model import MODEL_PREFIX_TO_ENCODING, MODEL_TO_ENCODING, encoding_name_for_model

ENDINGS = ["", "mini", "nano", "pro", "preview", "2024-05-13", "mini-2025-04-16", "0613", "32k-0314", "16k", "turbo", "latest",
           "120b", "codex", "audio-preview", ":my-org:custom:id", "-", "é", " "]
# Names as the service has listed them, and some that look like them.
LISTED = """o1-mini o1-preview o1-pro o3-mini o3-pro o3-deep-research o4-mini-high o4-mini-deep-research o5 o1mini
    gpt-5-mini gpt-5-nano gpt-5-chat-latest gpt-5.1 gpt-5.1-codex-max gpt-5.2 gpt-4.5-preview gpt-4.5 gpt-4.1-mini gpt-4.1-nano
    gpt-4o-mini gpt-4o-2024-11-20 gpt-4o-audio-preview gpt-4o-realtime-preview gpt-4o-transcribe chatgpt-4o-latest chatgpt-4o
    gpt-4-turbo gpt-4-turbo-2024-04-09 gpt-4-32k gpt-4-vision-preview gpt-4-0125-preview gpt-4.2 gpt-3.5-turbo-0125
    gpt-3.5-turbo-16k gpt-3.5-turbo-instruct gpt-35-turbo-16k gpt-3 gpt-3.5- gpt-oss-20b gpt-oss-120b gpt-oss gpt-2-large gpt2-xl
    ft:gpt-4o-mini-2024-07-18:org::abc ft:gpt-4.1-nano:org::abc ft:gpt-4-0613:org ft:gpt-3.5-turbo-1106:org:x:y ft:gpt-5 ft:o3
    ft:davinci-002:org ft:babbage-002:org ft:davinci curie:ft-org text-embedding-4 text-embedding-3-small-v2
    text-davinci-004 code-search-ada-text-001 gpt-image-1 dall-e-3 whisper-1 tts-1 omni-moderation-latest claude-3 llama-3
    cl100k_base o200k_base o200k_harmony p50k_base p50k_edit r50k_base""".split()


def variants(name):
    """A name, and what resembles it."""
    yield name
    yield name.upper()
    yield name[:-1]
    yield " " + name
    yield "ft:" + name
    yield "openai/" + name


def names():
    for name in MODEL_TO_ENCODING:
        yield from variants(name)
        yield from (name + "-" + ending for ending in ENDINGS)
    for prefix in MODEL_PREFIX_TO_ENCODING:
        yield from variants(prefix)
        yield from (prefix + ending for ending in ENDINGS)
    yield from LISTED


def encoding(name):
    try:
        return encoding_name_for_model(name)
    except KeyError:
        return ""


if __name__ == "__main__":
    with open(pathlib.Path(sys.argv[1]) / "openai-models.tsv", "w", encoding="utf-8") as file:
        for name in sorted(set(names())):
            file.write(f"{name}\t{encoding(name)}\n")
