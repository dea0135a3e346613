// Elements, numbers and times: what every part of the script makes.
"use strict";

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

// An element with attributes for those who cannot see it.
function named(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function drawn(name, attributes) {
  return named(document.createElementNS("http://www.w3.org/2000/svg", name), attributes);
}

function button(words, action, attributes = {}) {
  const element = named(make("button", { type: "button", textContent: words }), attributes);
  element.addEventListener("click", action);
  return element;
}

const grouping = new Intl.NumberFormat("en");

function counted(count, noun, plural = noun + "s") {
  return grouping.format(count) + " " + (count === 1 ? noun : plural);
}

// Times are seconds since 1970 of clocks on the archive's calendar, which is why they are read as if in UTC.
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const twoDigits = (value) => String(value).padStart(2, "0");

function dayText(seconds) {
  const date = new Date(seconds * 1000);
  return date.getUTCDate() + " " + months[date.getUTCMonth()] + " " + date.getUTCFullYear();
}

function minuteText(seconds) {
  const date = new Date(seconds * 1000);
  return dayText(seconds) + " " + twoDigits(date.getUTCHours()) + ":" + twoDigits(date.getUTCMinutes());
}

// A time to the minute without its zone (ISO 8601), and back; nothing where the words are none.
const timeCode = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 16);

function timeOfCode(code) {
  const milliseconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(code) ? Date.parse(code + "Z") : NaN;
  return Number.isNaN(milliseconds) ? null : milliseconds / 1000;
}

// Words as they are searched: without marks, in small letters.
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

// What draws calls this before the next picture of the screen, however often it is asked.
function once(action) {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      action();
    });
  };
}
