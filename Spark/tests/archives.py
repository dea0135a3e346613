"""Archives to hold the job against one machine on."""

import json
import pathlib


def article(title, related=(), **fields):
    """A document."""

    def lines(mention, indent):
        provider = mention.pop("provider", None)
        for key, value in mention.items():
            yield f"{indent}{key}: {json.dumps(value)}"
        if provider:
            yield f"{indent}provider:\n{indent}  domain: {provider}\n{indent}  name: Name of {provider}"

    text = "\n".join(["---", *lines({"title": title} | fields, "")])
    if related:
        text += "\nrelated:"
        for mention in related:
            first, *rest = "\n".join(lines(dict(mention), "    ")).split("\n")
            text += "\n  - " + "\n".join([first.strip(), *rest])
    return text + "\n---\nBody\n"


def faulty_archive(folder):
    """An archive in which everything happens that identity has rules for, and much that is wrong."""

    def page(number, host="a.example"):
        return f"https://{host}/{number}"

    copy = {
        "title": "One, two",
        "publishedDateTime": "2020-06-11T10:00:00Z",
        "provider": "b.example",
    }
    documents = {
        "1.md": article(
            "A",
            [
                {"title": "B", "webUrl": page(2), "ampWebUrl": page(2, "amp.a.example")},
                copy,
                {"title": "B later", "webUrl": page(2)},
            ],
            webUrl=page(1),
            publishedDateTime="2020-06-11T09:53:00Z",
            provider="a.example",
            topics=["AI", "Ethik"],
            quality=80,
        ),
        "2.md": article(
            "B",
            [{"title": "A, again", "webUrl": page(1)}, {"title": "D", "webUrl": page(4)}],
            webUrl=page(2, "amp.a.example"),
            provider="c.example",
        ),
        "b/2.md": article(
            "One, two",
            [{"title": "Self", "webUrl": page(3)}],
            **{k: v for k, v in copy.items() if k != "title"},
            webUrl=page(3),
        ),
        "b/3.md": article(
            "One, two",
            [copy, copy],
            **{k: v for k, v in copy.items() if k != "title"},
            webUrl=page(5),
        ),
        "b/Ünï côdé, ≠ 日本 #%20.md": article(
            "Ü",
            [{"title": "=cmd|' /C calc'!A0", "webUrl": "https://x.example/\u00fc"}],
            webUrl=page(6, "ü.example"),
        ),
        "c.txt": article(
            "No address",
            [{"title": "No address"}, {"excerpt": "nothing else"}, {"excerpt": "nothing else"}],
        ),
        "d/e/f.YAML": "title: Plain\nwebUrl: https://a.example/7\nrelated:\n- webUrl: https://a.example/1\n",
        "_drafts/g.md": article(
            "Hidden from Spark", [{"title": "A", "webUrl": page(1)}], webUrl=page(8)
        ),
        "_drafts/_old/h.md": article("Hidden in what is hidden"),
        "b/_c/_d/i.md": article("Hidden twice"),
        "b/_c/_d/e/j.md": article("Below what is hidden"),
        "b/_empty/.k.md": "",
        "x.md/l.md": article("In a folder that is named like a document"),
        "broken.md": "---\ntitle: [\n",
        "empty.md": "",
        "large.md": article("Large") + "x" * 100_000,
        "dates.md": article("Dates", publishedDateTime="June 2020", webUrl=page(9)),
        "notes.pdf": "no document",
        ".hidden.md": article("Hidden from both", webUrl=page(10)),
    }
    for name, text in documents.items():
        place = pathlib.Path(folder, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
