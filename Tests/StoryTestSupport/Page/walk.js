// Notes what gets the focus from now on, in order, and how it looks with it.
const tabStops = all.filter((e) => isFocusable(e) && e.tabIndex >= 0 && isShown(e));
const radioGroups = new Map();

// Of radio buttons with one name, the keyboard reaches one by Tab and the others by arrows.
const expected = tabStops.filter((e) => {
  if (e.type !== "radio" || !e.name) return true;
  if (e.form === null && tabStops.some((o) => o.type === "radio" && o.name === e.name && o.checked)) return e.checked;
  if (radioGroups.has(e.name)) return false;
  return radioGroups.set(e.name, e);
});

function lookOf(element) {
  const looks = [element, element.firstElementChild, element.closest("label")].filter(Boolean);
  return looks
    .map((e) => {
      const s = getComputedStyle(e);
      const outline = s.outlineStyle === "none" ? "" : s.outlineWidth + s.outlineColor;
      return [outline, s.boxShadow, s.borderColor, s.backgroundColor, s.textDecoration, s.stroke, s.strokeWidth].join();
    })
    .join("|");
}

const looks = new Map(expected.map((e) => [e, lookOf(e)]));
const walk = { expected, stops: [], faults: [], again: null, isDone: false };
globalThis.storyloomWalk = walk;

function note(rule, element, why) {
  walk.faults.push({ rule, element: describe(element), why });
}

document.addEventListener("focusin", ({ target }) => {
  if (walk.isDone) return;
  if (walk.stops.includes(target)) {
    if (target !== walk.stops[0]) note("no-trap", target, "gets the focus a second time");
    walk.isDone = true;
    return;
  }
  const last = walk.stops.at(-1);
  if (last && !(last.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING)) {
    note("focus-order", target, "comes after " + describe(last) + ", which stands behind it");
  }
  if (looks.get(target) === lookOf(target)) note("focus-visible", target, "looks the same with the focus");
  walk.stops.push(target);
});
