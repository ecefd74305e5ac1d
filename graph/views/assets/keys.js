// The keys of a picture: the same for every way of drawing it.
"use strict";

citegraph.keys = (place, picture) => {
  const STEP = 80;
  const actions = {
    ArrowLeft: () => picture.pan(-STEP, 0),
    ArrowRight: () => picture.pan(STEP, 0),
    ArrowUp: () => picture.pan(0, -STEP),
    ArrowDown: () => picture.pan(0, STEP),
    "+": () => picture.zoom(1.3),
    "=": () => picture.zoom(1.3),
    "-": () => picture.zoom(1 / 1.3),
    0: () => picture.fitAll(),
    Escape: () => citegraph.state.clear(),
  };
  place.addEventListener("keydown", (event) => {
    if (!actions[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    actions[event.key]();
  });
};
