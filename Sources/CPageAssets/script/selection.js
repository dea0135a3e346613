// Which articles are chosen: those that pass every filter. All views show the same choice.

// The filters, as bits: an article that fails one has its bit set.
const filterBit = { words: 1, story: 2, thread: 4, provider: 8, topic: 16, time: 32 };
const facetNames = ["story", "thread", "provider", "topic"];

class Selection extends EventTarget {
  constructor(archive) {
    super();
    this.archive = archive;
    this.words = "";
    this.chosen = { story: new Set(), thread: new Set(), provider: new Set(), topic: new Set() };
    this.from = null;
    this.until = null;
    this.fails = new Uint8Array(archive.size);
    this.count = archive.size;
    this.#apply(Object.values(filterBit));
  }

  get isEmpty() {
    return (
      this.words === "" &&
      this.from === null &&
      this.until === null &&
      facetNames.every((name) => this.chosen[name].size === 0)
    );
  }

  has(i) {
    return this.fails[i] === 0;
  }

  // The chosen articles, in the order of the archive.
  get articles() {
    const articles = new Uint32Array(this.count);
    let next = 0;
    for (let i = 0; i < this.fails.length; i += 1) if (this.fails[i] === 0) articles[next++] = i;
    return articles;
  }

  search(words) {
    this.words = words;
    this.#apply([filterBit.words]);
  }

  // Chooses a value of a facet or takes it back; articles pass with any of the chosen ones.
  toggle(facet, value, isChosen = !this.chosen[facet].has(value)) {
    if (isChosen) this.chosen[facet].add(value);
    else this.chosen[facet].delete(value);
    this.#apply([filterBit[facet]]);
  }

  // Keeps what was published from one time until before another; null has no bound.
  limitTime(from, until) {
    this.from = from;
    this.until = until;
    this.#apply([filterBit.time]);
  }

  replace({ words = "", from = null, until = null, chosen = {} } = {}) {
    this.words = words;
    this.from = from;
    this.until = until;
    for (const name of facetNames) this.chosen[name] = new Set(chosen[name]);
    this.#apply(Object.values(filterBit));
  }

  // For each value of a facet the articles that pass all other filters.
  counts(facet) {
    const { archive, fails } = this;
    const others = ~filterBit[facet];
    const sizes = {
      story: archive.stories.number.length,
      thread: archive.threads.name.length,
      provider: archive.providers.length,
      topic: archive.topicNames.length,
    };
    const counts = new Uint32Array(sizes[facet]);
    for (let i = 0; i < fails.length; i += 1) {
      if (fails[i] & others) continue;
      if (facet === "topic") {
        for (const topic of archive.topics[i]) counts[topic] += 1;
      } else if (archive[facet][i] >= 0) {
        counts[archive[facet][i]] += 1;
      }
    }
    return counts;
  }

  #apply(bits) {
    for (const bit of bits) {
      const passes = this.#test(bit);
      for (let i = 0; i < this.fails.length; i += 1) {
        if (passes === null || passes(i)) this.fails[i] &= ~bit;
        else this.fails[i] |= bit;
      }
    }
    this.count = this.fails.reduce((count, fails) => count + (fails === 0 ? 1 : 0), 0);
    this.dispatchEvent(new Event("change"));
  }

  // What a filter asks of an article; null where it asks nothing.
  #test(bit) {
    const { archive, chosen } = this;
    const facet = facetNames.find((name) => filterBit[name] === bit);
    if (bit === filterBit.words) {
      const terms = folded(this.words).split(/\s+/).filter(Boolean);
      if (terms.length === 0) return null;
      const texts = archive.searchTexts;
      return (i) => terms.every((term) => texts[i].includes(term));
    }
    if (bit === filterBit.time) {
      if (this.from === null && this.until === null) return null;
      const from = this.from ?? -Infinity;
      const until = this.until ?? Infinity;
      return (i) => archive.published[i] >= from && archive.published[i] < until;
    }
    if (chosen[facet].size === 0) return null;
    if (facet === "topic") return (i) => archive.topics[i].some((topic) => chosen.topic.has(topic));
    return (i) => chosen[facet].has(archive[facet][i]);
  }
}
