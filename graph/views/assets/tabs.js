// The tabs: one way to look at the graph at a time. They change before anything else does, so that what is then drawn
// knows its size.
"use strict";

(() => {
  const { state } = citegraph;
  // A tab with nothing to show is taken away by the part that would draw it.
  const tabs = () => [...document.querySelectorAll('[role="tab"]')];

  function showTab({ tab }) {
    for (const button of tabs()) {
      const on = button.dataset.tab === tab;
      button.setAttribute("aria-selected", String(on));
      button.tabIndex = on ? 0 : -1;
      document.getElementById(button.dataset.tab).hidden = !on;
    }
    document.getElementById("stage").hidden = tab !== "map" && tab !== "clusters";
  }

  for (const button of tabs()) button.addEventListener("click", () => state.change({ tab: button.dataset.tab }));
  document.querySelector('[role="tablist"]').addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const all = tabs();
    const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    next.focus();
    next.click();
  });

  state.listen(showTab);
})();
