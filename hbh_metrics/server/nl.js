// Runs before Streamlit's own script: tells it where it is served, and puts its built-in English into Dutch.
"use strict";

// Without this it tries the page's own address first, and two requests fail on every link to a page. This script stands one folder down.
const HERE = new URL("..", document.currentScript.src).href;
window.__streamlit = { BACKEND_BASE_URL: HERE, MAIN_PAGE_BASE_URL: HERE };

// Which screen this is stands on the document before anything of it has come, so that the style lays out nothing twice.
const nameScreen = () => { document.documentElement.dataset.scherm = location.pathname.split("/").pop(); };
nameScreen();
addEventListener("popstate", nameScreen);
for (const change of ["pushState", "replaceState"]) {
  const original = history[change].bind(history);
  history[change] = (...how) => { original(...how); nameScreen(); };
}

// While the first screen comes in, what stands below a part that is not there yet is not shown, so that nothing jumps (see the style).
// It has come once nothing has changed for a moment, however long the server took; a part that never comes keeps the rest from nobody.
const STILL_MS = 400;
const NEVER_COMES_MS = 5000;
document.documentElement.dataset.komt = "";
let waiting = 0;
const hasCome = () => document.querySelector("h1")
  && document.querySelector('[data-testid="stApp"]')?.getAttribute("data-test-script-state") === "notRunning";
const lookAgain = () => {
  clearTimeout(waiting);
  if (document.querySelector('[data-testid="stSkeleton"]')) waiting = setTimeout(shown, NEVER_COMES_MS);
  else if (hasCome()) waiting = setTimeout(shown, STILL_MS);
};
const coming = new MutationObserver(lookAgain);
const shown = () => { delete document.documentElement.dataset.komt; coming.disconnect(); };
coming.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state"] });

const DUTCH = {
  "App pages": "Schermen",
  "Autosize": "Breedte passend maken",
  "Choose an option": "Kies",
  "Choose date": "Kies een datum",
  "Choose options": "Kies",
  "Clear all": "Alles wissen",
  "Clear selection": "Selectie wissen",
  "Clear value": "Wissen",
  "Close": "Sluiten",
  "Close Search": "Zoeken sluiten",
  "Close fullscreen": "Volledig scherm sluiten",
  "Collapse sidebar": "Zijbalk sluiten",
  "Connecting": "Verbinden",
  "Connection error": "Geen verbinding",
  "Connection timed out": "Geen antwoord van de server",
  "Connection timed out.": "Geen antwoord van de server.",
  "Copied": "Gekopieerd",
  "Copied!": "Gekopieerd",
  "Copy column name": "Kolomnaam kopiëren",
  "Copy to clipboard": "Kopiëren",
  "Dataframe column menu": "Kolommenu",
  "Download as CSV": "Downloaden als CSV",
  "Expand sidebar": "Zijbalk openen",
  "Fullscreen": "Volledig scherm",
  "file upload": "Bestanden kiezen",
  "Hide column": "Kolom verbergen",
  "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
    "Het dashboard is gestopt of niet bereikbaar. Start het opnieuw met:",
  "Link to heading": "Link naar deze kop",
  "Main menu": "Menu",
  "Navigate to home page": "Naar het eerste scherm",
  "Next Result": "Volgende",
  "Next month": "Volgende maand",
  "No data": "Geen gegevens",
  "No results": "Niets gevonden",
  "Notifications": "Meldingen",
  "Page not found": "Scherm niet gevonden",
  "Press Enter to apply": "Druk op Enter",
  "Pin column": "Kolom vastzetten",
  "Previous Result": "Vorige",
  "Previous month": "Vorige maand",
  "Running...": "Bezig…",
  "Scroll tabs left": "Tabbladen naar links",
  "Scroll tabs right": "Tabbladen naar rechts",
  "Search": "Zoeken",
  "Select all": "Alles kiezen",
  "Selected values": "Gekozen",
  "Show/hide columns": "Kolommen tonen of verbergen",
  "Sidebar": "Zijbalk",
  "Skip to main content": "Naar de inhoud",
  "Sort ascending": "Oplopend sorteren",
  "Sort descending": "Aflopend sorteren",
  "Stopping...": "Stoppen…",
  "Streamlit server is not responding. Are you connected to the internet?": "De server van het dashboard antwoordt niet.",
  "Unknown error": "Onbekende fout",
  "Download plot as a PNG": "Opslaan als afbeelding",
  "Download plot as a png": "Opslaan als afbeelding",
  "Download plot": "Opslaan als afbeelding",
  "Reset axes": "Alles weer zien",
  "Drag and drop file here": "Sleep een bestand hierheen",
  "Drag and drop files here": "Sleep de bestanden hierheen",
  "Upload": "Bestanden kiezen",
  "Unpin column": "Kolom losmaken",
  "streamlit run yourscript.py": "make dashboard",
};
// What a screen reader is told about a box with a list.
const DUTCH_PATTERNS = [
  [/^(\d+) options? available\.$/, "$1 mogelijkheden."],
  [/^(.+), selected$/, "$1, gekozen"],
  [/^(\d+)MB per file(.*)$/, "Hooguit $1 MB per bestand$2"],

];
// Also a Dutch word, so only where it is the name of a button.
const DUTCH_NAMES = { ...DUTCH, "Open": "Openen" };
// What the parts of a date and its calendar are called, each followed by the name of the field or the month.
const DUTCH_BEGINNINGS = [
  ["day, ", "dag, "],
  ["month, ", "maand, "],
  ["year, ", "jaar, "],
  ["Choose date, ", "Kies een datum, "],
  ["Remove ", "Weghalen: "],
  ["Today, ", "Vandaag, "],
];
const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt", "data-title"];

function translateText(node) {
  const text = node.data.trim();
  if (DUTCH[text] !== undefined) node.data = DUTCH[text];
  else if (node.parentElement?.closest("[aria-live], [data-testid=stFileUploader]")) {
    for (const [english, dutch] of DUTCH_PATTERNS) if (english.test(text)) node.data = text.replace(english, dutch);
  }
}

function translateAttributes(element) {
  for (const name of ATTRIBUTES) {
    const english = element.getAttribute(name);
    const dutch = DUTCH_NAMES[english];
    if (dutch !== undefined) element.setAttribute(name, dutch);
    else if (english) {
      for (const [begins, said] of DUTCH_BEGINNINGS) {
        if (english.startsWith(begins)) element.setAttribute(name, said + english.slice(begins.length));
      }
    }
  }
}

function translateTree(node) {
  if (node.nodeType === Node.TEXT_NODE) translateText(node);
  if (node.nodeType !== Node.ELEMENT_NODE || node instanceof SVGElement) return;
  translateAttributes(node);
  for (const element of node.querySelectorAll("[aria-label], [title], [placeholder], [alt], [data-title]")) translateAttributes(element);
  // It has a name and a place in the order of the keyboard, so it is no presentation.
  for (const zone of node.querySelectorAll("[data-testid=stFileUploaderDropzone][role=presentation]")) zone.setAttribute("role", "group");
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) translateText(texts.currentNode);
}

// Only whole texts are replaced, so a sentence of the monitor's own that holds one of these words stays as it is.
new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "childList") change.addedNodes.forEach(translateTree);
    else if (change.type === "attributes") translateAttributes(change.target);
    else translateText(change.target);
  }
}).observe(document, {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ATTRIBUTES,
});

// The rooms: keys, a presenter's clicker and a swipe press the buttons that are there, so that every way does the same.
const PRESSED_BY = {
  "Home": ".st-key-eerste", "End": ".st-key-laatste", "PageUp": ".st-key-vorige", "PageDown": ".st-key-volgende", "Escape": ".st-key-sluiten",
  " ": ".st-key-volgende",
};
const TYPING = "input, textarea, select, [contenteditable], [role=radiogroup], [role=spinbutton], [role=listbox], [role=dialog]";
const SCROLLS_SIDEWAYS = ".hbh-tabel, [data-testid=stDataFrame]";
const SWIPE_PX = 60;

// Before Streamlit's own listener: in a field, a choice or a table that scrolls, an arrow is for what has the focus.
document.addEventListener("keydown", (event) => {
  if (!document.querySelector(".st-key-bladeren") || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest?.(`${TYPING}, ${SCROLLS_SIDEWAYS}`)) {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") event.stopImmediatePropagation();
    return;
  }
  const isButton = event.key === " " && event.target.closest?.("button, a, summary");
  const key = event.key === " " && event.shiftKey ? "PageUp" : event.key;
  const pressed = document.querySelector(".st-key-blad") && !isButton && PRESSED_BY[key];
  if (!pressed) return;
  event.preventDefault();
  document.querySelector(`.st-key-bladeren ${pressed} button:enabled`)?.click();
});

let swipeFrom = null;
document.addEventListener("touchstart", (event) => {
  const one = event.touches.length === 1 && !event.target.closest?.(`${TYPING}, ${SCROLLS_SIDEWAYS}`);
  swipeFrom = one ? event.touches[0] : null;
}, { passive: true });
document.addEventListener("touchend", (event) => {
  if (!swipeFrom) return;
  const across = event.changedTouches[0].clientX - swipeFrom.clientX;
  const down = event.changedTouches[0].clientY - swipeFrom.clientY;
  if (Math.abs(across) < SWIPE_PX || Math.abs(across) < 2 * Math.abs(down)) return;
  document.querySelector(`.st-key-bladeren .st-key-${across > 0 ? "vorige" : "volgende"} button:enabled`)?.click();
}, { passive: true });

// A slide that comes on takes the focus when nothing else has it, so that it is read out and the keys go on working.
let slideBefore = null;
new MutationObserver(() => {
  const heading = document.querySelector(".hbh-blad h1");
  if (heading && slideBefore !== null && heading.textContent !== slideBefore && document.activeElement === document.body) {
    heading.focus({ preventScroll: true });
  }
  slideBefore = heading?.textContent ?? null;
}).observe(document, { subtree: true, childList: true, characterData: true });

// Streamlit's own link to the content leads to the menu, which is part of its content; ours leads past it.
document.addEventListener("click", (event) => {
  const heading = event.target.closest?.('[data-testid="stSkipToContent"]') && document.querySelector("h1");
  if (!heading) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  heading.tabIndex = -1;
  heading.focus();
}, true);
