// Looks at the page that is open for what keeps people from reading or using it. Each rule's criterion and
// its source stand in PageAudit.Rule. What only the browser can tell (names and roles) is asked afterwards,
// element by element, so only those are asked for that words or attributes do not settle.
const findings = [];
const asked = [];

function fault(rule, element, why) {
  findings.push({ rule, element: describe(element), why });
}

function ask(rule, element, role) {
  asked.push({ rule, element: describe(element), role, asked: element });
}

// The page itself.

const root = document.documentElement;
if (!/^[a-z]{2,3}(-|$)/i.test(root.lang)) fault("language", root, "does not say in which language it is");
if (document.title.trim() === "") fault("title", root, "has no title");
if (root.scrollWidth > root.clientWidth) {
  fault("reflow", root, "scrolls across: " + root.scrollWidth + " of " + root.clientWidth + " pixels");
}

// Identifiers and what refers to them.

const identifiers = new Map();
for (const element of all.filter((e) => e.id !== "")) {
  if (identifiers.has(element.id)) fault("unique-id", element, "is not the only one");
  identifiers.set(element.id, element);
}
const references =
  "aria-labelledby aria-describedby aria-controls aria-owns aria-details aria-flowto aria-errormessage " +
  "aria-activedescendant for headers list";
for (const element of all) {
  for (const name of references.split(" ")) {
    for (const target of (element.getAttribute(name) ?? "").split(/\s+/).filter(Boolean)) {
      if (!identifiers.has(target)) fault("reference", element, name + " leads to no " + target);
    }
  }
  const link = element.getAttribute("href") ?? "";
  if (/^#./.test(link) && isLink(element) && !link.includes("=") && !identifiers.has(decodeURIComponent(link.slice(1)))) {
    fault("reference", element, "leads to no " + link);
  }
}

// Headings and landmarks.

const headings = all.filter((e) => (/^h[1-6]$/.test(e.localName) || e.role === "heading") && isShown(e));
let level = 0;
for (const heading of headings) {
  const next = Number(heading.ariaLevel ?? heading.localName.slice(1));
  if (next > level + 1) fault("headings", heading, "has level " + next + " after " + level);
  if (wordsOf(heading) === "") fault("headings", heading, "says nothing");
  level = next;
}
if (headings.filter((e) => e.localName === "h1").length !== 1) fault("one-h1", root, "has not one heading of level 1");
const mains = all.filter((e) => (e.localName === "main" || e.role === "main") && isShown(e));
if (mains.length !== 1) fault("one-main", root, "has not one main part");

const landmarks = "nav, section, form, aside, search, [role=navigation], [role=region], [role=form], [role=search], [role=complementary]";
const labels = new Map();
for (const element of document.querySelectorAll(landmarks)) {
  if (!isShown(element)) continue;
  const ids = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  const label = element.ariaLabel ?? ids.map((id) => identifiers.get(id)?.textContent ?? "").join(" ").trim();
  const kind = element.role ?? element.localName;
  if (!label) {
    fault("landmarks", element, "has no name");
  } else if (labels.has(kind + label)) {
    fault("landmarks", element, "has the name of another " + kind + ": " + label);
  }
  labels.set(kind + label, element);
}

// Roles: those of WAI-ARIA 1.2 that authors may use, with the attributes that each must have.

const roles = new Map(
  (
    "alert alertdialog application article banner blockquote button caption cell checkbox:aria-checked code " +
    "columnheader combobox:aria-expanded complementary contentinfo definition deletion dialog document emphasis " +
    "feed figure form grid gridcell group heading:aria-level img image insertion link list listbox listitem log " +
    "main marquee math menu menubar menuitem menuitemcheckbox:aria-checked menuitemradio:aria-checked " +
    "meter:aria-valuenow navigation none note option paragraph presentation progressbar radio:aria-checked " +
    "radiogroup region row rowgroup rowheader scrollbar:aria-controls,aria-valuenow search searchbox separator " +
    "slider:aria-valuenow spinbutton status strong subscript superscript switch:aria-checked tab table tablist " +
    "tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem " +
    "graphics-document graphics-object graphics-symbol"
  )
    .split(" ")
    .map((entry) => entry.split(":"))
    .map(([name, needs]) => [name, needs ? needs.split(",") : []])
);
const owners = new Map([
  ["option", "[role=listbox], [role=group], select, datalist"],
  ["tab", "[role=tablist]"],
  ["treeitem", "[role=tree], [role=group]"],
  ["menuitem", "[role=menu], [role=menubar], [role=group]"],
  ["row", "[role=table], [role=grid], [role=treegrid], [role=rowgroup], table"],
  ["listitem", "[role=list], ul, ol"],
]);
for (const element of document.querySelectorAll("[role]")) {
  for (const role of element.getAttribute("role").split(/\s+/).filter(Boolean)) {
    if (!roles.has(role)) fault("role", element, role + " is no role");
    for (const name of roles.get(role) ?? []) {
      if (!element.hasAttribute(name)) fault("role", element, role + " has no " + name);
    }
    if (owners.has(role) && !element.parentElement.closest(owners.get(role))) {
      fault("role", element, role + " is not in what it belongs to");
    }
  }
}
const states = new Set(
  (
    "activedescendant atomic autocomplete braillelabel brailleroledescription busy checked colcount colindex colindextext colspan controls current " +
    "describedby description details disabled errormessage expanded flowto haspopup hidden invalid keyshortcuts " +
    "label labelledby level live modal multiline multiselectable orientation owns placeholder posinset pressed " +
    "readonly relevant required roledescription rowcount rowindex rowindextext rowspan selected setsize sort " +
    "valuemax valuemin valuenow valuetext"
  ).split(" ")
);
const truths = /^aria-(atomic|busy|disabled|modal|multiline|multiselectable|readonly|required)$/;
for (const element of all) {
  for (const { name, value } of element.attributes) {
    if (!name.startsWith("aria-")) continue;
    if (!states.has(name.slice(5))) fault("aria", element, name + " is no attribute");
    if (truths.test(name) && !/^(true|false)$/.test(value)) fault("aria", element, name + " is neither true nor false");
  }
}

// Names.

const controls = "button, summary, [role=button], [role=link], [role=tab], [role=option], [role=slider], [role=switch], [role=menuitem], [role=checkbox], [role=radio], [role=spinbutton], [role=listbox], [role=grid], [role=application]";
for (const element of all) {
  if (!isShown(element) || element.closest("[aria-hidden=true]")) continue;
  if (element.matches(controls) || (isLink(element) && element.localName === "a")) {
    const isPlain = !element.hasAttribute("aria-label") && !element.hasAttribute("aria-labelledby");
    const isHeard = !element.querySelector("[aria-hidden=true]");
    if (!(isPlain && isHeard && element.innerText?.trim())) ask("name", element, null);
  }
  if (/^(input|select|textarea)$/.test(element.localName) && element.type !== "hidden") {
    const isLabelled = element.labels?.length > 0 || /^(submit|reset|button)$/.test(element.type) ||
      ["aria-label", "aria-labelledby", "title"].some((name) => element.hasAttribute(name));
    if (isLabelled) ask("label", element, null);
    else fault("label", element, "has no label");
  }
  const isPicture = /^(svg|canvas|img)$/.test(element.localName) || /^(img|image|figure)$/.test(element.role ?? "");
  const isInside = element.parentElement?.closest("svg, canvas, [role=img]") || element.closest("[role=none], [role=presentation]");
  if (isPicture && !isInside && element.getAttribute("alt") !== "") ask("picture-name", element, null);
  if (element.hasAttribute("role") && roles.has(element.getAttribute("role"))) {
    ask("role", element, element.getAttribute("role"));
  }
}
for (const table of document.querySelectorAll("table")) {
  if (!isShown(table) || table.matches("[role=presentation], [role=none]")) continue;
  if (!table.querySelector("th[scope]")) fault("table", table, "has no headings with a scope");
  ask("table", table, null);
}

// The keyboard.

const childless = "[role=img], [role=image], [role=button], [role=checkbox], [role=meter], [role=option], [role=progressbar], [role=radio], [role=scrollbar], [role=separator], [role=slider], [role=switch], [role=tab], button, a[href]";
for (const element of all.filter(isFocusable)) {
  const index = Number(element.getAttribute("tabindex") ?? 0);
  if (index > 0) fault("tab-order", element, "has a place of its own in the order: " + index);
  if (!isShown(element)) continue;
  if (element.tabIndex >= 0 && element.closest("[aria-hidden=true], [hidden]")) {
    fault("hidden-focus", element, "takes the focus in what is hidden");
  }
  const parent = element.parentElement?.closest(childless);
  if (parent && element.tabIndex >= 0) fault("nested", element, "takes the focus in " + describe(parent) + ", which has no parts");
}
for (const element of all) {
  const parent = element.parentElement;
  const looksAlive = (e) => getComputedStyle(e).cursor === "pointer" || e.onclick !== null;
  if (!parent || !isShown(element) || !looksAlive(element) || looksAlive(parent)) continue;
  const isAlive = (e) => isFocusable(e) || e.localName === "label";
  if (!element.closest("label, a, button, summary, input, select, textarea, [tabindex]") && !all.some((e) => element.contains(e) && isAlive(e))) {
    fault("keyboard", element, "looks as if it could be clicked, and no key gets there");
  }
}

// Targets.

const targets = all
  .filter((e) => isFocusable(e) && isShown(e) && (e.tabIndex >= 0 || e.hasAttribute("role")))
  .filter((e) => !e.matches(".table, figure > div, [role=region]"))
  .map((element) => {
    const box = (element.closest("label") ?? element).getBoundingClientRect();
    let scroller = element.parentElement;
    while (scroller && !/auto|scroll|hidden/.test(getComputedStyle(scroller).overflow)) scroller = scroller.parentElement;
    const address = element.getAttribute("href") ?? element.getAttributeNS("http://www.w3.org/1999/xlink", "href");
    return { element, box, scroller, address, isSmall: box.width < 24 || box.height < 24 };
  })
  .filter(({ box }) => box.width > 0 && box.height > 0);

// A link in a sentence: its block says something that is in no link.
function isInline({ element }) {
  if (!isLink(element) || getComputedStyle(element).display !== "inline") return false;
  let block = element.parentElement;
  while (getComputedStyle(block).display === "inline") block = block.parentElement;
  const linked = Array.from(block.querySelectorAll("a, button"), (e) => e.textContent).join("");
  return wordsOf(block).replace(/\W/g, "").length > linked.replace(/\W/g, "").length;
}

function isCrowded(one) {
  const x = one.box.x + one.box.width / 2;
  const y = one.box.y + one.box.height / 2;
  return targets.some((other) => {
    if (other === one || other.scroller !== one.scroller) return false;
    if (other.element.contains(one.element) || one.element.contains(other.element)) return false;
    const b = other.box;
    const across = Math.max(b.left - x, 0, x - b.right);
    const down = Math.max(b.top - y, 0, y - b.bottom);
    if (Math.hypot(across, down) < 12) return true;
    return other.isSmall && Math.hypot(b.x + b.width / 2 - x, b.y + b.height / 2 - y) < 24;
  });
}

const ample = new Set();
const crowded = [];
for (const target of targets) {
  if (!target.isSmall || isInline(target) || !isCrowded(target)) ample.add(target.address ?? target);
  else crowded.push(target);
}
for (const { element, box, address } of crowded) {
  // What leads to the same place elsewhere on the page, and is large enough, will do.
  if (address !== null && ample.has(address)) continue;
  fault("target-size", element, "is " + box.width.toFixed(0) + " by " + box.height.toFixed(0) + " pixels, and another is near");
}

// Contrast. Colours are what a canvas makes of them, whatever notation they have.

const paint = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const colours = new Map();
function colourOf(text) {
  if (!colours.has(text)) {
    paint.clearRect(0, 0, 1, 1);
    paint.fillStyle = text;
    paint.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = paint.getImageData(0, 0, 1, 1).data;
    colours.set(text, [red, green, blue, alpha / 255]);
  }
  return colours.get(text);
}

function over(upper, lower, opacity = 1) {
  const alpha = upper[3] * opacity;
  return [0, 1, 2].map((part) => upper[part] * alpha + lower[part] * (1 - alpha)).concat(1);
}

// Relative luminance and contrast ratio: WCAG 2.2, section 8.
function luminance(colour) {
  const [red, green, blue] = colour.slice(0, 3).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const isDark = matchMedia("(prefers-color-scheme: dark)").matches && getComputedStyle(root).colorScheme.includes("dark");
const grounds = new Map();
function groundOf(element) {
  if (element === null) return isDark ? [18, 18, 18, 1] : [255, 255, 255, 1];
  if (!grounds.has(element)) {
    const own = colourOf(getComputedStyle(element).backgroundColor);
    grounds.set(element, over(own, groundOf(element.parentElement)));
  }
  return grounds.get(element);
}

function opacityOf(element) {
  let opacity = 1;
  for (let e = element; e; e = e.parentElement) opacity *= Number(getComputedStyle(e).opacity);
  return opacity;
}

function judge(element, colour, ground, style, scale, what) {
  const size = parseFloat(style.fontSize) * scale;
  const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  const ratio = contrast(over(colour, ground, opacityOf(element)), ground);
  const least = isLarge ? 3 : 4.5;
  if (ratio < least - 0.005) {
    fault("contrast", element, what + " has a contrast of " + ratio.toFixed(2) + ", less than " + least);
  }
}

const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const judged = new Set();
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (walker.currentNode.data.trim() === "" || judged.has(element) || !isShown(element)) continue;
  if (element.closest("svg, script, style, noscript, option") || element.matches(":disabled")) continue;
  judged.add(element);
  const style = getComputedStyle(element);
  judge(element, colourOf(style.color), groundOf(element), style, 1, "the text");
}
for (const field of document.querySelectorAll("input, select, textarea")) {
  if (!isShown(field) || field.matches(":disabled")) continue;
  const style = getComputedStyle(field);
  if (field.placeholder) {
    const hint = getComputedStyle(field, "::placeholder");
    const colour = colourOf(hint.color);
    judge(field, [...colour.slice(0, 3), colour[3] * Number(hint.opacity)], groundOf(field), style, 1, "the placeholder");
  }
  if (/^(checkbox|radio|range|color)$/.test(field.type)) continue;
  judge(field, colourOf(style.color), groundOf(field), style, 1, "the content");
  const outside = groundOf(field.parentElement);
  const edge = style.borderTopStyle === "none" || style.borderTopWidth === "0px" ? outside : over(colourOf(style.borderTopColor), outside);
  if (Math.max(contrast(edge, outside), contrast(groundOf(field), outside)) < 2.995) {
    fault("field-contrast", field, "does not stand out from the page");
  }
}

// Words of a picture stand on the shapes that were painted before them at the same place.
for (const picture of document.querySelectorAll("svg")) {
  if (picture.parentElement.closest("svg") || !isShown(picture)) continue;
  const painted = Array.from(picture.querySelectorAll("rect, circle, ellipse, polygon, path, text"));
  const shapes = [];
  for (const element of painted) {
    if (element.closest(unpainted)) continue;
    const style = getComputedStyle(element);
    if (element.localName !== "text") {
      if (style.fill !== "none" && !style.fill.startsWith("url") && style.visibility === "visible") {
        shapes.push({ element, style, box: element.getBoundingClientRect() });
      }
      continue;
    }
    if (element.textContent.trim() === "" || !isShown(element)) continue;
    const box = element.getBoundingClientRect();
    let worst = null;
    for (const part of [0.05, 0.5, 0.95]) {
      const point = new DOMPoint(box.x + box.width * part, box.y + box.height / 2);
      let ground = groundOf(picture);
      for (const shape of shapes) {
        const b = shape.box;
        if (point.x < b.left || point.x > b.right || point.y < b.top || point.y > b.bottom) continue;
        if (!shape.element.isPointInFill(point.matrixTransform(shape.element.getScreenCTM().inverse()))) continue;
        ground = over(colourOf(shape.style.fill), ground, Number(shape.style.fillOpacity) * opacityOf(shape.element));
      }
      if (worst === null || contrast(colourOf(style.fill), ground) < contrast(colourOf(style.fill), worst)) worst = ground;
    }
    judge(element, colourOf(style.fill), worst, style, element.getScreenCTM().a, "the text");
  }
}

return { findings, asked };
