// Shows what a mark in a chart tells as soon as it is pointed at or tapped. A label of the browser itself would come late, and never to
// who taps.
"use strict";

{
  const GAP_PX = 12;
  const label = document.createElement("div");
  label.className = "hbh-wijzer";
  label.setAttribute("aria-hidden", "true"); // the chart's own name and its table tell the same to who does not see it
  label.hidden = true;

  const show = (event) => {
    const mark = event.target instanceof Element ? event.target.closest(".hbh-plaat [data-tekst]") : null;
    label.hidden = mark === null;
    if (mark === null) return;
    if (!label.isConnected) document.body.append(label);
    label.textContent = mark.dataset.tekst;
    const { width, height } = label.getBoundingClientRect();
    const left = Math.min(event.clientX + GAP_PX, document.documentElement.clientWidth - width - GAP_PX);
    const above = event.clientY - height - GAP_PX;
    label.style.left = `${Math.max(left, GAP_PX)}px`;
    label.style.top = `${above < 0 ? event.clientY + GAP_PX : above}px`;
  };

  document.addEventListener("pointermove", show, { passive: true });
  document.addEventListener("pointerdown", show, { passive: true });
  document.addEventListener("scroll", () => { label.hidden = true; }, { capture: true, passive: true });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") label.hidden = true; });
}
