// What is chosen, as the part of the page's address after "#": whoever gets the address sees the same.

class AddressState {
  // `look` tells which article is open and where the map was moved to.
  constructor(selection, look) {
    Object.assign(this, { selection, look, archive: selection.archive });
    const { archive } = this;
    const places = (names) => new Map(names.map((name, place) => [String(name), place]));
    this.names = {
      story: archive.stories.number,
      thread: archive.threads.name,
      provider: archive.providers,
      topic: archive.topicNames,
    };
    this.places = Object.fromEntries(facetNames.map((name) => [name, places(this.names[name])]));
  }

  get text() {
    const { selection } = this;
    const state = new URLSearchParams();
    if (selection.words) state.set("words", selection.words);
    for (const name of facetNames) {
      for (const value of selection.chosen[name]) state.append(name, this.names[name][value]);
    }
    if (selection.from !== null) state.set("from", timeCode(selection.from));
    if (selection.until !== null) state.set("until", timeCode(selection.until));
    const { article, map } = this.look();
    if (article !== null) state.set("article", this.archive.id[article]);
    if (map) state.set("map", map.map((value) => Number(value.toPrecision(6))).join(","));
    return state.toString();
  }

  // Whether the address says anything of this kind: an ordinary one leads to a section of the page.
  static isState(text) {
    return text.includes("=");
  }

  // Takes the choice from an address; what the archive does not have is passed over.
  read(text) {
    const state = new URLSearchParams(text);
    const chosen = {};
    for (const name of facetNames) {
      chosen[name] = state
        .getAll(name)
        .map((word) => this.places[name].get(word))
        .filter((place) => place !== undefined);
    }
    this.selection.replace({
      words: state.get("words") ?? "",
      from: timeOfCode(state.get("from") ?? ""),
      until: timeOfCode(state.get("until") ?? ""),
      chosen,
    });
    const map = (state.get("map") ?? "").split(",").map(Number);
    return {
      article: this.archive.placeOfID.get(state.get("article")) ?? null,
      map: map.length === 3 && map.every(Number.isFinite) && map[2] > 0 ? map : null,
    };
  }
}
