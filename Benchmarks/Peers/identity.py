"""The rules of identity of storyloom's design, section 3, written a second time.

Nothing here is taken from the Swift sources, so that equal counts mean something.
"""

TRACKERS = frozenset(
    "fbclid gclid dclid msclkid igshid mc_cid mc_eid yclid twclid amp _amp".split()
)


def key(address):
    """The form in which two spellings of one address are equal; None for what is no web address."""
    address = address.strip()
    scheme, mark, rest = address.partition("://")
    scheme = scheme.lower()
    if not mark or scheme not in ("http", "https"):
        return None
    while True:
        rest = rest.partition("#")[0]
        address, _, query = rest.partition("?")
        authority, slash, path = address.partition("/")
        path = slash + path
        host = authority.rpartition("@")[2].lower()
        host = host.removesuffix(":443" if scheme == "https" else ":80").removeprefix("www.")
        if not host:
            return None
        parts = path.split("/", 3)
        is_cache = host == "cdn.ampproject.org" or host.endswith(".cdn.ampproject.org")
        if not is_cache or len(parts) < 3 or parts[1] not in ("c", "v", "i", "r"):
            break
        rest = rest[len(authority) + 3 :].removeprefix("s/")
        scheme = "https"
    kept = [
        parameter
        for parameter in query.split("&")
        if parameter
        and (name := parameter.partition("=")[0]) not in TRACKERS
        and not name.startswith(("utm_", "itm_"))
    ]
    return host + path.rstrip("/") + ("?" + "&".join(kept) if kept else "")


def domain(text):
    return text.strip().lower().removeprefix("www.")


class Resolver:
    """Finds out which mentions are one article."""

    FIELDS = ("webUrl", "originalUrl", "ampWebUrl", "cdnAmpWebUrl")

    def __init__(self):
        self.parents = []
        self.node_of_key = {}
        self.node_of_fingerprint = {}
        self.waiting = []
        self.speakers = []
        self.pairs = []
        self.records = 0
        self.related_entries = 0

    def root(self, node):
        while self.parents[node] != node:
            self.parents[node] = self.parents[self.parents[node]]
            node = self.parents[node]
        return node

    def join(self, first, second):
        first, second = self.root(first), self.root(second)
        self.parents[max(first, second)] = min(first, second)

    def add(self, record):
        """Hears a record: a mapping as YAML gives it."""
        self.records += 1
        source = self.hear(record, is_record=True)
        for entry in record.get("related") or ():
            self.related_entries += 1
            self.pairs.append((source, self.hear(entry, is_record=False)))

    def hear(self, mention, is_record):
        node = len(self.parents)
        self.parents.append(node)
        provider = mention.get("provider") or {}
        stated = domain(str(provider.get("domain") or ""))
        keys = [
            found
            for field in self.FIELDS
            if mention.get(field) and (found := key(mention[field])) is not None
        ]
        # A record speaks for its article before any mention does, whatever the order.
        host = keys[0].partition("/")[0].partition("?")[0] if keys else ""
        self.speakers.append((not is_record, node, stated or host))
        title = str(mention.get("title") or "").strip()
        fingerprint = (title, stated or host, mention.get("publishedDateTime"))
        for found in keys:
            self.join(self.node_of_key.setdefault(found, node), node)
        if not keys:
            self.waiting.append((fingerprint, node, is_record))
        elif title:
            self.node_of_fingerprint.setdefault(fingerprint, node)
        return node

    def resolve(self):
        """The links between articles, and the counts."""
        resolved = 0
        for fingerprint, node, is_record in self.waiting:
            if not fingerprint[0]:
                continue
            known = self.node_of_fingerprint.setdefault(fingerprint, node)
            if known != node:
                resolved += not is_record
                self.join(known, node)
        articles = {self.root(node) for node in range(len(self.parents))}
        providers = {}
        for _, node, provider in sorted(self.speakers):
            providers.setdefault(self.root(node), provider)
        links = set()
        self_links = 0
        for source, target in self.pairs:
            pair = (self.root(source), self.root(target))
            if pair[0] == pair[1]:
                self_links += 1
            else:
                links.add(pair)
        counts = {
            "records": self.records,
            "relatedEntries": self.related_entries,
            "articles": len(articles),
            "links": len(links),
            "selfLinks": self_links,
            "resolvedByFingerprint": resolved,
            "providers": len(set(providers.values()) - {""}),
        }
        return articles, links, counts
