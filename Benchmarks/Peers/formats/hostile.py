"""An archive of texts that break writers which forget one rule of their format."""

TEXTS = [
    'say "hi"', '"', '""', 'ends with "', "it's", "'", "back\\slash", "\\", "trailing\\", '\\"',
    '"]; evil [label="x', '"; } graph {', "\\N \\G", "line\nfeed", "carriage\rreturn", "both\r\nends",
    "\n", "tab\there", " leading", "trailing ", "two  spaces", "\u0001control", "nul\u0000", "\u0002",
    "\u001b[31mred", "\u007f", "\u0085next", "\u009b31m", "\u2028\u2029", "\u202eright to left",
    "\u200frtl", "\ufeffmark", "\ufffd\uffff", "\ufffe", "e\u0301 and \u00e9", "日本語の見出し",
    "مرحبا بالعالم", "👩‍👩‍👧‍👦 🏳️‍🌈", "]]>", "<![CDATA[x]]>", "<script>alert(1)</script>", "</label>", "<b>&amp;</b>",
    "&", "&#0;", "&undefined;", "<!-- c -->", "<?xml?>", "*Vertices 3", "*Arcs", "% comment",
    "# comment", "// comment", "/* comment */", "{}", "[]", "[a, b]", "a; b", "a, b", "1", "-1", "1e5",
    "007", "true", "null", "NaN", "=1+1", "+1", "@SUM(A1)", "-", "%s %n", "../../etc/passwd",
    "long " * 60, "a -> b; c -- d", "strict digraph", "`id` $HOME", "same title", "same title", "",
]  # fmt: skip


def quoted(text):
    """A text as YAML and JSON both write it."""
    escaped = []
    for character in text:
        code = ord(character)
        if character in '"\\':
            escaped.append("\\" + character)
        elif code < 0x20 or 0x7F <= code < 0xA0 or code in (0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF):
            escaped.append(f"\\u{code:04x}")
        else:
            escaped.append(character)
    return '"' + "".join(escaped) + '"'


def mention(number, indent):
    """The fields of an article; every third is undated, every fifth has no provider."""
    text = quoted(TEXTS[number])
    lines = [f"title: {text}", f"excerpt: {text}", f"category: {text}", f"topics: [{text}, {text}]"]
    lines.append(f'webUrl: "https://p{number}.example/{number}?a=1&b=<c>"')
    if number % 3:
        lines.append(f"publishedDateTime: 2020-06-{number % 28 + 1:02}T09:53:{number % 60:02}Z")
    if number % 5:
        lines.append(f"provider: {{name: {text}, domain: p{number}.example}}")
    if number % 4:
        lines += [f"quality: {number - 10}", "heat: -1"]
    return f"\n{indent}".join(lines)


def make(folder):
    """Writes the archive; each record names the two articles after it."""
    folder.mkdir()
    for number in range(len(TEXTS) - 2):
        related = [f"  - {mention(next, '    ')}\n" for next in (number + 1, number + 2)]
        document = f"---\n{mention(number, '')}\nrelated:\n{''.join(related)}---\n"
        (folder / f"{number:03}.md").write_text(document, encoding="utf-8", newline="")
    return folder
