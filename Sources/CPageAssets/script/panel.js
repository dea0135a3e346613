// One article with its neighbours, or the chosen articles as a list to open them from.

class Panel {
  static shortLength = 40;

  constructor(selection, open) {
    Object.assign(this, { selection, open, archive: selection.archive });
    this.element = named(make("aside", { className: "panel" }), { "aria-label": "Articles" });
  }

  show(article, takesFocus = false) {
    const content = article === null ? this.#list() : this.#article(article);
    this.element.replaceChildren(...content);
    this.element.scrollTop = 0;
    if (takesFocus) this.element.querySelector("h3")?.focus();
  }

  #heading(...content) {
    return named(make("h3", {}, ...content), { tabindex: -1, dir: "auto" });
  }

  #list() {
    const { selection, archive } = this;
    const articles = Array.from(selection.articles);
    articles.sort((one, other) => archive.namedBy[other] - archive.namedBy[one] || one - other);
    if (articles.length === 0) {
      const advice = make("p", {}, "Take a filter back, or clear them all.");
      return [this.#heading("No article passes the filters"), advice];
    }
    const title = counted(articles.length, selection.isEmpty ? "article" : "chosen article");
    return [this.#heading(title), make("p", { className: "note" }, "Most named first."), this.#articles(articles)];
  }

  #article(i) {
    const { archive } = this;
    const address = archive.address[i];
    const headline = archive.headline[i];
    const title = address ? link(address, headline) : headline;
    const parts = [
      button("All chosen articles", () => this.open(null, true), { class: "back" }),
      this.#heading(title),
      ...this.#marks(i).map((words) => make("p", { className: "note" }, words)),
      this.#facts(i),
    ];
    const revisions = archive.revisions.get(i);
    if (revisions) {
      parts.push(
        make("h4", {}, "Seen under " + counted(revisions.length, "headline")),
        make("ol", { className: "revisions" }, ...revisions.map(({ headline, published }) =>
          make("li", { dir: "auto" }, headline || "without words",
            make("small", {}, published === null ? "undated" : minuteText(published))))),
      );
    }
    for (const [title, neighbors] of [["Names", archive.names(i)], ["Named by", archive.namers(i)]]) {
      if (neighbors.length === 0) continue;
      const sorted = Array.from(neighbors).sort((one, other) => this.#time(one) - this.#time(other) || one - other);
      parts.push(make("h4", {}, title + " " + counted(sorted.length, "article")), this.#articles(sorted));
    }
    return parts;
  }

  #time(i) {
    const time = this.archive.published[i];
    return Number.isNaN(time) ? Number.MAX_VALUE : time;
  }

  #marks(i) {
    const { archive } = this;
    const words = [];
    if (archive.has(i, mark.onlyMentioned)) words.push("Only mentioned: the archive has no record of it.");
    if (archive.has(i, mark.copy)) words.push("Copy: an earlier article has the same text.");
    if (archive.has(i, mark.unstable)) {
      words.push("Its place in this story is unstable: other runs put it elsewhere.");
    }
    return words;
  }

  #facts(i) {
    const { archive, selection } = this;
    const filter = (facet, value, words) =>
      button(words, () => selection.toggle(facet, value, true), {
        class: "filter",
        dir: "auto",
        "aria-label": "Only " + facet + " " + words,
      });
    const zone = Number.isNaN(archive.published[i]) ? "" : " (" + archive.zone + ")";
    const facts = [["Published", archive.timeText(i) + zone]];
    const provider = archive.provider[i];
    facts.push(["Provider", provider < 0 ? "not stated" : filter("provider", provider, archive.providerName(i))]);
    facts.push(["Story", filter("story", archive.story[i], archive.storyName(archive.story[i]))]);
    facts.push(["Thread", filter("thread", archive.thread[i], archive.threadName(archive.thread[i]))]);
    if (archive.topics[i].length > 0) {
      const topics = archive.topics[i].map((topic) => filter("topic", topic, archive.topicNames[topic]));
      facts.push(["Topics", ...topics]);
    }
    if (archive.address[i]) facts.push(["Address", link(archive.address[i], archive.address[i])]);
    return make("dl", {}, ...facts.map(([name, ...values]) =>
      make("div", {}, make("dt", {}, name), make("dd", {}, ...values))));
  }

  // A list of articles that open when pressed; a long one shows its rest when asked.
  #articles(articles) {
    const list = make("ol", { className: "articles" });
    const append = (count) => {
      const start = list.querySelectorAll("button.article").length;
      list.append(...articles.slice(start, start + count).map((i) => this.#entry(i)));
      if (start + count >= articles.length) return;
      const more = button("Show more of " + grouping.format(articles.length), () => {
        more.parentNode.remove();
        append(5 * Panel.shortLength);
        list.querySelectorAll("button.article")[start + count]?.focus();
      });
      more.className = "more";
      list.append(make("li", {}, more));
    };
    append(Panel.shortLength);
    return list;
  }

  #entry(i) {
    const { archive } = this;
    const entry = button("", () => this.open(i, true), { class: "article", dir: "auto" });
    if (!this.selection.has(i)) entry.classList.add("outside");
    entry.dataset.hue = hueOfStory(archive, archive.story[i]);
    entry.append(archive.headline[i], make("small", {}, archive.source(i)));
    return make("li", {}, entry);
  }
}

// The addresses of the data are of http and https alone; whoever adds others will not get them through here.
function link(address, words) {
  if (!/^https?:\/\//i.test(address)) return words;
  return named(make("a", { href: address, textContent: words }), { rel: "noreferrer", dir: "auto" });
}
