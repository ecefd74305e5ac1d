// Joins the parts: theme, zoom, keys, and what is said to a screen reader.
"use strict";

(() => {
  const { state } = citegraph;
  const pictures = [citegraph.map, citegraph.clusters].filter(Boolean);
  const picture = () => (state.now.tab === "clusters" ? citegraph.clusters : citegraph.map);
  const recolour = () => pictures.forEach((one) => one.recolour());
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  document.getElementById("theme").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    recolour();
  });
  dark.addEventListener("change", recolour);

  const back = document.getElementById("back");
  back.addEventListener("click", () => history.back());

  document.getElementById("zoom-in").addEventListener("click", () => picture().zoom(1.4));
  document.getElementById("zoom-out").addEventListener("click", () => picture().zoom(1 / 1.4));
  document.getElementById("zoom-fit").addEventListener("click", () => picture().fitAll());

  addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      citegraph.search.focus();
    }
  });

  state.listen(() => {
    back.disabled = state.depth === 0;
  });
  // The first label may be measured before the fonts are there.
  document.fonts.ready.then(recolour);
  state.start();
})();
