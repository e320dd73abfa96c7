"use strict";
// Draws the words on a canvas; the view is a scale and a shift from places to pixels.

// ---- Data ----
const data = JSON.parse(document.getElementById("data").textContent);
const bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
const words = data.words;
const places = new Float32Array(bytes(data.places).buffer);
const groups = bytes(data.groups);
const neighbors = new Int32Array(bytes(data.neighbors).buffer);
const similarities = new Float32Array(bytes(data.similarities).buffer);
const perWord = data.neighborCount;
const lower = words.map(word => word.toLowerCase());

const byId = id => document.getElementById(id);
const canvas = byId("map"), query = byId("query"), found = byId("found"), card = byId("card");
const paper = canvas.getContext("2d");
byId("count").textContent = words.length.toLocaleString("en") + (words.length === 1 ? " word" : " words");

// ---- View ----
const view = { x: 0, y: 0, scale: 1 };          // pixel = place * scale + shift
let width = 0, height = 0, density = 1, fitScale = 1;
let hovered = -1, selected = -1, asked = false;

const screenX = i => places[2 * i] * view.scale + view.x;
const screenY = i => places[2 * i + 1] * view.scale + view.y;

function bounds() {
  let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
  for (let i = 0; i < words.length; i++) {
    left = Math.min(left, places[2 * i]); right = Math.max(right, places[2 * i]);
    top = Math.min(top, places[2 * i + 1]); bottom = Math.max(bottom, places[2 * i + 1]);
  }
  return { left, right, top, bottom };
}
const extent = bounds();

function fit() {
  const across = Math.max(extent.right - extent.left, 1e-9), down = Math.max(extent.bottom - extent.top, 1e-9);
  const scale = Math.min((width - 80) / across, (height - 80) / down);
  return {
    scale,
    x: width / 2 - scale * (extent.left + extent.right) / 2,
    y: height / 2 - scale * (extent.top + extent.bottom) / 2,
  };
}

function resize() {
  const middle = width && { x: (width / 2 - view.x) / view.scale, y: (height / 2 - view.y) / view.scale };
  density = window.devicePixelRatio || 1;
  width = window.innerWidth;
  height = window.innerHeight;
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  const whole = fit(), first = !middle, wasWhole = view.scale === fitScale;
  fitScale = whole.scale;
  if (first || wasWhole) Object.assign(view, whole);
  else { view.x = width / 2 - middle.x * view.scale; view.y = height / 2 - middle.y * view.scale; }
  ask();
}

const clampScale = scale => Math.min(Math.max(scale, fitScale / 2), fitScale * 400);

function zoomAt(x, y, factor) {
  stopFlight();
  const scale = clampScale(view.scale * factor), by = scale / view.scale;
  view.x = x - (x - view.x) * by;
  view.y = y - (y - view.y) * by;
  view.scale = scale;
  ask();
}

function moveBy(dx, dy) { stopFlight(); view.x += dx; view.y += dy; ask(); }

let flight = 0;
const stopFlight = () => { cancelAnimationFrame(flight); flight = 0; };

// Flies in a moment from here to there: the scale grows by equal factors, as eyes expect.
function flyTo(target) {
  stopFlight();
  const from = { ...view }, start = performance.now();
  const middle = v => ({ x: (width / 2 - v.x) / v.scale, y: (height / 2 - v.y) / v.scale });
  const a = middle(from), b = middle(target);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const frame = now => {
    const t = calm ? 1 : Math.min(1, Math.max(0, (now - start) / 450)), eased = t * t * (3 - 2 * t);
    if (t === 1) Object.assign(view, target);
    else {
      view.scale = from.scale * (target.scale / from.scale) ** eased;
      view.x = width / 2 - (a.x + (b.x - a.x) * eased) * view.scale;
      view.y = height / 2 - (a.y + (b.y - a.y) * eased) * view.scale;
    }
    flight = t < 1 ? requestAnimationFrame(frame) : 0;
    ask();
  };
  flight = requestAnimationFrame(frame);
}

// ---- Drawing ----
const dark = matchMedia("(prefers-color-scheme: dark)");
const colors = () => dark.matches ? data.colors.dark : data.colors.light;
const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function ask() {
  if (!asked) { asked = true; requestAnimationFrame(draw); }
}

const byGroup = data.colors.light.map(() => []);
groups.forEach((group, i) => byGroup[group].push(i));

function dotRadius() {
  const least = Math.min(3, Math.max(0.9, 90 / Math.sqrt(words.length)));
  return Math.min(5, least * (view.scale / fitScale) ** 0.35);
}

function draw() {
  asked = false;
  paper.setTransform(density, 0, 0, density, 0, 0);
  paper.fillStyle = style("--paper");
  paper.fillRect(0, 0, width, height);
  const radius = dotRadius();
  byGroup.forEach((members, group) => drawDots(members, colors()[group], radius));
  const focus = selected >= 0 ? selected : hovered;
  if (focus >= 0) drawLines(focus);
  drawLabels(focus, radius);
}

// Squares where nobody sees the difference: they cost a fifth.
function drawDots(members, color, radius) {
  paper.globalAlpha = selected >= 0 ? 0.28 : 0.62;
  paper.fillStyle = color;
  const round = radius > 1.6;
  paper.beginPath();
  for (const i of members) {
    const x = screenX(i), y = screenY(i);
    if (x < -9 || y < -9 || x > width + 9 || y > height + 9) continue;
    if (round) { paper.moveTo(x + radius, y); paper.arc(x, y, radius, 0, 7); }
    else paper.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
  }
  if (round) paper.fill();
  paper.globalAlpha = 1;
}

const neighborsOf = i => neighbors.subarray(i * perWord, (i + 1) * perWord);

function drawLines(focus) {
  paper.strokeStyle = colors()[groups[focus]];
  paper.lineWidth = 1.2;
  paper.globalAlpha = 0.55;
  paper.beginPath();
  for (const i of neighborsOf(focus)) {
    paper.moveTo(screenX(focus), screenY(focus));
    paper.lineTo(screenX(i), screenY(i));
  }
  paper.stroke();
  paper.globalAlpha = 1;
}

const MOST_LABELS = 700, CELL = 40;
const panels = [...document.querySelectorAll("header, form, aside, nav")];

// The first words, which are the frequent ones, are served first; each finds out by a grid of cells who is near.
function drawLabels(focus, radius) {
  const taken = new Map(), near = new Set(focus >= 0 ? neighborsOf(focus) : []);
  let left = MOST_LABELS;
  for (const panel of panels) if (!panel.hidden) take(taken, panel.getBoundingClientRect());
  const attempt = (i, always) => {
    const x = screenX(i), y = screenY(i);
    if (x < 0 || y < 0 || x > width || y > height) return;
    const size = labelSize(i) + (i === focus ? 4 : 0), spots = labelBoxes(i, x, y, radius + 2, size);
    const box = spots.find(spot => isInside(spot) && isFree(taken, spot)) || (always && spots[0]);
    if (!box) return;
    take(taken, box);
    drawLabel(i, box, size, always, focus);
    left--;
  };
  if (focus >= 0) { attempt(focus, true); near.forEach(i => i !== focus && attempt(i, true)); }
  for (let i = 0; i < words.length && left > 0; i++) {
    if (i !== focus && !near.has(i)) attempt(i, false);
  }
}

const labelSize = i => Math.max(11, 17 - 1.8 * Math.log10(1 + i)) + Math.min(3, Math.log2(view.scale / fitScale + 1) / 2);

const widths = new Float32Array(words.length);  // at size 100, 0 for unknown
function labelWidth(i, size) {
  if (!widths[i]) {
    paper.font = "100px " + FONT;
    widths[i] = paper.measureText(words[i]).width || 1;
  }
  return widths[i] * size / 100;
}
const FONT = getComputedStyle(document.body).fontFamily;

// Right of the dot if there is room, else left, above or below.
function labelBoxes(i, x, y, gap, size) {
  const wide = labelWidth(i, size), high = size * 1.2, box = (left, top) => ({ left, top, right: left + wide, bottom: top + high });
  return [box(x + gap, y - high / 2), box(x - gap - wide, y - high / 2), box(x - wide / 2, y - gap - high), box(x - wide / 2, y + gap)];
}

const isInside = box => box.left >= 2 && box.right <= width - 2 && box.top >= 2 && box.bottom <= height - 2;

function drawLabel(i, box, size, strong, focus) {
  paper.font = (i === focus ? "600 " : "") + size + "px " + FONT;
  paper.textBaseline = "middle";
  paper.globalAlpha = focus >= 0 && selected >= 0 && !strong ? 0.35 : 1;
  paper.lineWidth = 3.5;
  paper.lineJoin = "round";
  paper.strokeStyle = style("--paper");
  paper.strokeText(words[i], box.left, (box.top + box.bottom) / 2);
  paper.fillStyle = strong ? style("--ink") : colors()[groups[i]];
  paper.fillText(words[i], box.left, (box.top + box.bottom) / 2);
  paper.globalAlpha = 1;
}

function* cells(box) {
  for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row++) {
    for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column++) {
      yield row * 100003 + column;
    }
  }
}

function isFree(taken, box) {
  for (const cell of cells(box)) {
    for (const other of taken.get(cell) || []) {
      if (box.left < other.right + 3 && other.left < box.right + 3 && box.top < other.bottom && other.top < box.bottom) return false;
    }
  }
  return true;
}

function take(taken, box) {
  for (const cell of cells(box)) {
    if (!taken.has(cell)) taken.set(cell, []);
    taken.get(cell).push(box);
  }
}

// ---- Hover and choice ----
function nearestTo(x, y, within) {
  let best = -1, least = within * within;
  for (let i = 0; i < words.length; i++) {
    const dx = screenX(i) - x, dy = screenY(i) - y, distance = dx * dx + dy * dy;
    if (distance < least) { least = distance; best = i; }
  }
  return best;
}

function hover(i) {
  if (i === hovered) return;
  hovered = i;
  canvas.classList.toggle("pointing", i >= 0);
  showCard();
  ask();
}

function select(i) {
  selected = i;
  hovered = -1;
  history.replaceState(null, "", i < 0 ? location.pathname + location.search : "#" + encodeURIComponent(words[i].toWellFormed?.() ?? words[i]));
  showCard();
  ask();
}

function showCard() {
  const i = hovered >= 0 ? hovered : selected;
  card.hidden = i < 0;
  if (i < 0) return;
  byId("word").textContent = words[i];
  byId("neighbors").replaceChildren(...Array.from(neighborsOf(i), (other, at) =>
    row(words[other], similarities[i * perWord + at].toFixed(2), () => goTo(other))));
}

function row(text, side, act) {
  const item = document.createElement("li"), name = document.createElement("span"), figure = document.createElement("span");
  name.textContent = text;
  figure.textContent = side;
  item.append(name, figure);
  item.addEventListener("pointerdown", event => { event.preventDefault(); act(); });
  return item;
}

// Chooses a word, and shows it in the middle of what the card leaves free, with all its neighbours that don't lie too
// far away.
function goTo(i) {
  select(i);
  const apart = Array.from(neighborsOf(i), other =>
    Math.hypot(places[2 * other] - places[2 * i], places[2 * other + 1] - places[2 * i + 1])).sort((a, b) => a - b);
  const reach = apart[Math.floor(apart.length * 0.7)] || 0;
  const free = width - (width > 640 ? card.offsetWidth : 0);
  const wanted = reach > 0 ? Math.min(free, height) * 0.36 / reach : view.scale;
  const scale = Math.min(Math.max(wanted, fitScale), fitScale * 40);
  flyTo({ scale, x: free / 2 - places[2 * i] * scale, y: height / 2 - places[2 * i + 1] * scale });
}

// ---- Search ----
const MOST_FOUND = 9;
let matches = [], chosen = 0;

// Exact first, then the same in other letters, then beginnings, then what holds it; frequent words first.
function search(text) {
  const wanted = text.toLowerCase(), ranks = [[], [], [], []];
  for (let i = 0; i < words.length; i++) {
    const rank = words[i] === text ? 0 : lower[i] === wanted ? 1 : lower[i].startsWith(wanted) ? 2 : lower[i].includes(wanted) ? 3 : -1;
    if (rank >= 0 && ranks[rank].length < MOST_FOUND) ranks[rank].push(i);
  }
  return ranks.flat().slice(0, MOST_FOUND);
}

function showMatches() {
  const text = query.value.trim();
  matches = text ? search(text) : [];
  chosen = 0;
  query.classList.toggle("none", text !== "" && matches.length === 0);
  found.hidden = matches.length === 0;
  found.replaceChildren(...matches.map(i => row(words[i], "", () => pick(i))));
  markChosen();
}

const markChosen = () => [...found.children].forEach((item, at) => item.classList.toggle("chosen", at === chosen));

function pick(i) {
  query.value = words[i];
  found.hidden = true;
  goTo(i);
  canvas.focus();
}

query.addEventListener("input", showMatches);
query.addEventListener("focus", showMatches);
query.addEventListener("blur", () => { found.hidden = true; });
query.addEventListener("keydown", event => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && matches.length) { chosen = (chosen + step + matches.length) % matches.length; markChosen(); event.preventDefault(); }
  if (event.key === "Escape") { query.value = ""; showMatches(); select(-1); canvas.focus(); }
});
byId("search").addEventListener("submit", event => {
  event.preventDefault();
  if (matches.length) pick(matches[chosen]);
});

// ---- Mouse, touch, keys ----
const pointers = new Map();
let travelled = 0;

canvas.addEventListener("pointerdown", event => {
  canvas.setPointerCapture(event.pointerId);
  pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  travelled = pointers.size > 1 ? Infinity : 0;
  canvas.classList.add("moving");
});

canvas.addEventListener("pointermove", event => {
  const last = pointers.get(event.pointerId), now = { x: event.clientX, y: event.clientY };
  if (!last) { if (event.pointerType !== "touch") hover(nearestTo(now.x, now.y, 14)); return; }
  travelled += Math.hypot(now.x - last.x, now.y - last.y);
  if (pointers.size === 1) moveBy(now.x - last.x, now.y - last.y);
  else pinch(event.pointerId, last, now);
  pointers.set(event.pointerId, now);
});

// Two fingers: what lies under them stays under them.
function pinch(id, last, now) {
  const other = [...pointers].find(([key]) => key !== id)[1];
  const before = Math.hypot(last.x - other.x, last.y - other.y), after = Math.hypot(now.x - other.x, now.y - other.y);
  moveBy((now.x - last.x) / 2, (now.y - last.y) / 2);
  zoomAt((now.x + other.x) / 2, (now.y + other.y) / 2, after / Math.max(before, 1));
}

function release(event) {
  pointers.delete(event.pointerId);
  if (pointers.size === 0) canvas.classList.remove("moving");
  if (event.type === "pointerup" && travelled < 5) select(nearestTo(event.clientX, event.clientY, 18));
}
canvas.addEventListener("pointerup", release);
canvas.addEventListener("pointercancel", release);
canvas.addEventListener("pointerleave", () => hover(-1));
canvas.addEventListener("dblclick", event => zoomAt(event.clientX, event.clientY, 2));
canvas.addEventListener("wheel", event => {
  event.preventDefault();
  const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? height : 1);
  zoomAt(event.clientX, event.clientY, Math.exp(-Math.max(-240, Math.min(240, pixels)) * (event.ctrlKey ? 0.01 : 0.0022)));
}, { passive: false });

const zoomMiddle = factor => zoomAt(width / 2, height / 2, factor);
const keys = {
  "+": () => zoomMiddle(1.4), "=": () => zoomMiddle(1.4), "-": () => zoomMiddle(1 / 1.4), "0": () => flyTo(fit()),
  Home: () => flyTo(fit()), Escape: () => select(-1), "/": () => { query.focus(); query.select(); },
  ArrowLeft: () => moveBy(80, 0), ArrowRight: () => moveBy(-80, 0), ArrowUp: () => moveBy(0, 80), ArrowDown: () => moveBy(0, -80),
};
document.addEventListener("keydown", event => {
  if (event.target === query || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
byId("in").addEventListener("click", () => zoomMiddle(1.6));
byId("out").addEventListener("click", () => zoomMiddle(1 / 1.6));
byId("all").addEventListener("click", () => flyTo(fit()));

// ---- Start ----
window.addEventListener("resize", resize);
dark.addEventListener("change", ask);
resize();
// The address may name a word, encoded as select does; a sequence that encodes nothing names none.
let named = "";
try { named = decodeURIComponent(location.hash.slice(1)); } catch { /* no word */ }
if (named && words.includes(named)) goTo(words.indexOf(named));
