// Brings the figure that an address names after its # into sight, once it is there: the page fills after it was opened.
"use strict";

{
  const PATIENCE_MS = 15000;
  const name = decodeURIComponent(location.hash.slice(1));
  if (/^tegel_[\w-]+$/.test(name)) {
    const found = () => document.querySelector(`.st-key-${CSS.escape(name)}`);
    const watch = new MutationObserver(() => {
      const figure = found();
      if (figure === null) return;
      watch.disconnect();
      setTimeout(() => (found() ?? figure).scrollIntoView(), 500); // what stands above it is still being filled
    });
    watch.observe(document.documentElement, { childList: true, subtree: true });
    setTimeout(() => watch.disconnect(), PATIENCE_MS);
  }
}
