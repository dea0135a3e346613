// The articles of the page with their links, as arrays by position: by story, thread and time.

// What an archive says of an article, as bits.
const mark = { onlyMentioned: 1, copy: 2, unstable: 4 };

class Archive {
  constructor(data) {
    const articles = data.articles;
    this.zone = data.zone;
    this.size = articles.id.length;
    this.id = articles.id;
    this.headline = articles.headline;
    this.address = articles.address;
    this.provider = Int32Array.from(articles.provider, (place) => place ?? -1);
    this.story = Int32Array.from(articles.story);
    this.thread = Int32Array.from(articles.thread);
    this.topics = articles.topics;
    this.marks = Uint8Array.from(articles.marks);
    this.namedBy = articles.namedBy;
    this.instant = Float64Array.from(articles.published, (seconds) => seconds ?? NaN);
    this.published = this.instant.map((seconds, i) => seconds + (articles.offset[i] ?? 0));
    this.place = discs(articles);
    this.providers = data.providers;
    this.topicNames = data.topics;
    this.stories = { ...data.stories, place: discs(data.stories) };
    this.threads = { ...data.threads, place: discs(data.threads) };
    this.storyOfThread = [];
    this.thread.forEach((thread, i) => (this.storyOfThread[thread] = this.story[i]));
    this.placeOfID = new Map(this.id.map((id, i) => [id, i]));
    this.#readLinks(data.links);
    this.#readRevisions(data.revisions);
  }

  // The articles that one names, and those that name it.
  names(i) {
    return this.targets.subarray(this.firstTarget[i], this.firstTarget[i + 1]);
  }

  namers(i) {
    return this.sources.subarray(this.firstSource[i], this.firstSource[i + 1]);
  }

  storyName(story) {
    return this.stories.number[story] + " · " + this.stories.label[story];
  }

  threadName(thread) {
    const label = this.threads.label[thread];
    return this.threads.name[thread] + (label ? " · " + label : "");
  }

  providerName(i) {
    return this.provider[i] < 0 ? "provider not stated" : this.providers[this.provider[i]];
  }

  timeText(i) {
    return Number.isNaN(this.published[i]) ? "undated" : minuteText(this.published[i]);
  }

  // Who published an article, and when.
  source(i) {
    return this.providerName(i) + " · " + this.timeText(i);
  }

  // The moment of publication in UTC (ISO 8601), or nothing.
  instantCode(i) {
    if (Number.isNaN(this.instant[i])) return "";
    return new Date(this.instant[i] * 1000).toISOString().replace(".000Z", "Z");
  }

  has(i, bit) {
    return (this.marks[i] & bit) !== 0;
  }

  // Everything that an article can be found by.
  get searchTexts() {
    this.knownTexts ??= this.id.map((id, i) =>
      folded(
        [
          this.headline[i],
          ...(this.revisions.get(i) ?? []).map((revision) => revision.headline),
          this.provider[i] < 0 ? "" : this.providers[this.provider[i]],
          ...this.topics[i].map((topic) => this.topicNames[topic]),
          this.address[i],
          id,
        ].join("\n"),
      ),
    );
    return this.knownTexts;
  }

  // A link is told as its difference from the one before, the first of an article from the article itself.
  #readLinks({ counts, differences }) {
    this.firstTarget = new Uint32Array(this.size + 1);
    this.firstSource = new Uint32Array(this.size + 1);
    this.targets = new Uint32Array(differences.length);
    this.sources = new Uint32Array(differences.length);
    let link = 0;
    for (let i = 0; i < this.size; i += 1) {
      let target = i;
      for (const end = link + counts[i]; link < end; link += 1) {
        target += differences[link];
        this.targets[link] = target;
        this.firstSource[target + 1] += 1;
      }
      this.firstTarget[i + 1] = link;
    }
    for (let i = 0; i < this.size; i += 1) this.firstSource[i + 1] += this.firstSource[i];
    const next = this.firstSource.slice();
    for (let i = 0; i < this.size; i += 1) {
      for (const target of this.names(i)) this.sources[next[target]++] = i;
    }
  }

  #readRevisions({ article, headline, published }) {
    this.revisions = new Map();
    article.forEach((i, row) => {
      if (!this.revisions.has(i)) this.revisions.set(i, []);
      this.revisions.get(i).push({ headline: headline[row], published: published[row] });
    });
  }
}

// Places and sizes in points; in the file they are tenths of them.
function discs({ x, y, radius }) {
  const points = (values) => Float64Array.from(values, (value) => value / 10);
  return { x: points(x), y: points(y), radius: points(radius) };
}
