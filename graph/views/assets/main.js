// Joins the parts: tabs, theme, keys, and what is said to a screen reader.
"use strict";

(() => {
  const { state, map } = citegraph;
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const tabs = [...document.querySelectorAll('[role="tab"]')];

  function showTab({ tab }) {
    const known = tabs.some((button) => button.dataset.tab === tab) ? tab : "map";
    for (const button of tabs) {
      const on = button.dataset.tab === known;
      button.setAttribute("aria-selected", String(on));
      button.tabIndex = on ? 0 : -1;
      document.getElementById(button.dataset.tab).hidden = !on;
    }
  }

  for (const button of tabs) button.addEventListener("click", () => state.change({ tab: button.dataset.tab }));
  document.querySelector('[role="tablist"]').addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: tabs.length - 1 }[event.key];
    if (!step) return;
    const next = tabs[(tabs.indexOf(document.activeElement) + step) % tabs.length];
    next.focus();
    next.click();
  });

  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  document.getElementById("theme").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    map.recolour();
  });
  dark.addEventListener("change", () => map.recolour());

  const back = document.getElementById("back");
  back.addEventListener("click", () => history.back());

  document.getElementById("zoom-in").addEventListener("click", () => map.zoom(1.4));
  document.getElementById("zoom-out").addEventListener("click", () => map.zoom(1 / 1.4));
  document.getElementById("zoom-fit").addEventListener("click", () => map.fitAll());

  addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      citegraph.search.focus();
    }
  });

  state.listen(showTab);
  state.listen(() => {
    back.disabled = state.depth === 0;
  });
  // The first label may be measured before the fonts are there.
  document.fonts.ready.then(() => map.network && map.redraw());
  state.start();
})();
