// The part of the page that explores: filters, time, map and articles side by side, and what is chosen in the
// address of the page.

class Explorer {
  constructor(section, archive) {
    this.section = section;
    this.archive = archive;
    this.selection = new Selection(archive);
    this.map = new StoryMap(this.selection);
    this.panel = new Panel(this.selection, (i, takesFocus) => this.open(i, takesFocus));
    this.timeline = new Timeline(this.selection);
    this.facets = this.#facets();
    this.article = null;
    this.isInView = true;
    this.address = new AddressState(this.selection, () => this.look);
    this.#build();
    this.selection.addEventListener("change", once(() => this.update()));
    this.map.addEventListener("article", (event) => this.open(event.detail, event.detail !== null));
    this.map.addEventListener("view", () => this.#remember());
    addEventListener("hashchange", () => this.#follow());
    addEventListener("keydown", (event) => this.#key(event));
    this.#follow();
    this.update();
  }

  // Which article is open, and where the map was moved to, if it was.
  get look() {
    const { article, map: { view } } = this;
    return { article, map: view ? [view.x, view.y, view.scale] : null };
  }

  #facets() {
    const { selection, archive } = this;
    const hueOf = (story) => hueOfStory(archive, story);
    const hueOfThread = (thread) => hueOf(archive.storyOfThread[thread]);
    return [
      new Facet(selection, "story", "Stories", (story) => archive.storyName(story), hueOf),
      new Facet(selection, "thread", "Threads", (thread) => archive.threadName(thread), hueOfThread),
      new Facet(selection, "provider", "Providers", (provider) => archive.providers[provider]),
      new Facet(selection, "topic", "Topics", (topic) => archive.topicNames[topic]),
    ];
  }

  #build() {
    const placeholder = "Search headlines, providers, topics, addresses";
    this.search = named(make("input", { type: "search", placeholder }), {
      "aria-label": "Search the articles",
      "aria-keyshortcuts": "/",
    });
    this.search.addEventListener("input", () => this.selection.search(this.search.value));
    this.count = named(make("output", {}), { "aria-live": "polite" });
    this.clear = button("Clear all filters", () => this.selection.replace());
    this.status = named(make("div", { className: "status", hidden: true },
      this.statusWords = make("span", {}),
      make("a", { href: "#" + this.section.id, textContent: "Change" }),
      button("Clear", () => this.selection.replace())), { role: "region", "aria-label": "Filter in force" });
    const facets = named(
      make("div", { className: "facets" }, ...this.facets.map((facet) => facet.element)),
      { role: "group", "aria-label": "Filters" },
    );
    this.section.querySelector(".explorer").append(
      make("div", { className: "tools" }, this.search, this.count, this.clear),
      this.timeline.element,
      make("div", { className: "desk" },
        facets,
        this.map.element,
        this.panel.element),
    );
    document.querySelector("main").after(this.status);
    // Where the filters are in view there is no need to say so.
    new IntersectionObserver(([entry]) => {
      this.isInView = entry.isIntersecting;
      this.status.hidden = this.selection.isEmpty || this.isInView;
    }).observe(this.section);
    this.section.hidden = false;
    for (const item of document.querySelectorAll("nav li[hidden]")) item.hidden = false;
  }

  // Opens an article; null shows the chosen ones.
  open(i, takesFocus) {
    this.article = this.map.article = i;
    if (i !== null) this.map.reveal(i);
    this.map.draw();
    this.panel.show(i, takesFocus);
    this.#remember(i !== null);
  }

  update() {
    const { selection, archive } = this;
    const words = selection.isEmpty
      ? counted(archive.size, "article")
      : grouping.format(selection.count) + " of " + counted(archive.size, "article");
    this.count.textContent = words;
    this.statusWords.textContent = words + " shown";
    this.status.hidden = selection.isEmpty || this.isInView;
    this.clear.disabled = selection.isEmpty;
    document.body.classList.toggle("filtered", !selection.isEmpty);
    if (this.search.value !== selection.words) this.search.value = selection.words;
    for (const facet of this.facets) facet.update();
    // What is chosen now may lie elsewhere on the map.
    const region = [...selection.chosen.story, "", ...selection.chosen.thread].join(" ");
    if (region !== this.region && this.region !== undefined && this.article === null) this.map.release();
    this.region = region;
    this.timeline.update();
    if (this.article === null) this.panel.show(null);
    this.map.draw();
    this.#remember();
  }

  // Writes what is chosen into the address; an opened article is a step that the reader can go back from.
  #remember(isStep = false) {
    if (!this.address) return;
    clearTimeout(this.timer);
    const write = () => {
      const text = this.address.text;
      const now = location.hash.slice(1);
      if (text === now || (text === "" && !AddressState.isState(now))) return;
      const target = text === "" ? location.pathname + location.search : "#" + text;
      if (isStep) history.pushState(null, "", target);
      else history.replaceState(null, "", target);
    };
    if (isStep) write();
    else this.timer = setTimeout(write, 250);
  }

  // Takes what is chosen from the address.
  #follow() {
    const text = location.hash.slice(1);
    if (text === this.address.text) return;
    // Who goes to a section keeps what is chosen, and so does the address.
    if (text !== "" && !AddressState.isState(text)) return this.#remember();
    const { article, map } = this.address.read(text);
    this.article = this.map.article = article;
    this.map.view = map ? { x: map[0], y: map[1], scale: map[2] } : null;
    this.panel.show(article);
    this.section.scrollIntoView();
    this.map.draw();
  }

  #key(event) {
    const isTyping = /^(input|select|textarea)$/i.test(event.target.tagName);
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.search.focus();
    } else if (event.key === "Escape" && this.article !== null && this.section.contains(event.target)) {
      this.open(null, true);
    }
  }
}
