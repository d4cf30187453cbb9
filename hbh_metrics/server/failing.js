// Tells why a file could not be made until it is closed: beside its button Streamlit tells it for five seconds, to nobody who listens.
"use strict";

{
  const NOT_MADE = "Het bestand is niet gemaakt.";
  // What is said here in the browser, before the server is asked or without an answer of it.
  const OWN = {
    "Connection closed": "De verbinding met de server viel weg. Laad het scherm opnieuw en vraag het bestand daarna nog eens.",
    "Request timed out": "Het maken duurde te lang. Probeer het straks nog eens.",
  };
  const SORRY = "Laad het scherm opnieuw en vraag het bestand daarna nog eens.";
  const told = document.createElement("div");
  told.className = "hbh-mislukt";
  told.setAttribute("role", "alert");
  const words = document.createElement("p");
  const close = document.createElement("button");
  close.textContent = "Sluiten";
  close.addEventListener("click", () => told.replaceChildren());

  const tell = (text) => {
    if (!told.isConnected) document.body.append(told);
    words.textContent = text.startsWith(NOT_MADE) ? text : `${NOT_MADE} ${OWN[text] ?? SORRY}`;
    told.replaceChildren(words, close);
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        const failed = node.closest('[data-testid="stDownloadButtonError"]') ?? node.querySelector('[data-testid="stDownloadButtonError"]');
        if (failed) tell(failed.textContent.trim());
      }
    }
  }).observe(document, { subtree: true, childList: true });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.('[data-testid="stDownloadButton"] button')) told.replaceChildren();
  }, true);
}
