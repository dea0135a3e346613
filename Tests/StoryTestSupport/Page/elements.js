// What the audit and the walk with the keyboard know about elements.
"use strict";

const all = Array.from(document.querySelectorAll("*"));
const unpainted = "defs, clipPath, mask, pattern, marker, symbol, title, desc, head";

function isShown(element) {
  return (
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !element.closest(unpainted) &&
    element.getClientRects().length > 0
  );
}

function isLink(element) {
  return (
    /^(a|area)$/.test(element.localName) &&
    (element.hasAttribute("href") || element.hasAttributeNS("http://www.w3.org/1999/xlink", "href"))
  );
}

// Whether a keyboard or a script can put the focus there.
function isFocusable(element) {
  if (element.matches(":disabled") || element.type === "hidden") return false;
  return (
    isLink(element) ||
    /^(button|input|select|textarea|iframe)$/.test(element.localName) ||
    (element.localName === "summary" && element.parentElement?.localName === "details") ||
    element.hasAttribute("tabindex") ||
    element.isContentEditable
  );
}

function wordsOf(element) {
  return element.textContent.replace(/\s+/g, " ").trim();
}

// An element as a person finds it: by its identifier, or by what it stands in and says.
function describe(element) {
  if (element === document.documentElement) return "html";
  if (element.id) return element.localName + "#" + element.id;
  const place = element.closest("[id]");
  const look = element.classList.length > 0 ? "." + element.classList[0] : "";
  const words = Array.from(wordsOf(element)).slice(0, 40).join("");
  return (place ? "#" + place.id + " " : "") + element.localName + look + (words ? " '" + words + "'" : "");
}
