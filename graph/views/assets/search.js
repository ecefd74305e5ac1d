// The search field: completes names, other spellings and titles, and flies to what is chosen.
"use strict";

citegraph.search = (() => {
  const { model, state, element, icon } = citegraph;
  const field = document.getElementById("search");
  const list = document.getElementById("found");
  const usual = field.placeholder;
  const MOST = 12;
  let found = [];
  let active = -1;
  let answer = null; // who asked for a node, where it was not the reader

  // Case, accents and the marks between words do not matter; digits do.
  const key = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}+.]+/gu, " ")
      .trim();
  const index = [];
  // Nodes that a server told since are read when they are first searched for.
  let read = 0;
  function bringUpToDate() {
    for (; read < model.nodes.length; read++) {
      const node = model.nodes[read];
      if (node.label !== "Claim") index.push({ node, names: [node.name, ...(node.aliases || [])].map((name) => ({ name, key: key(name) })) });
    }
  }

  function score(name, wanted) {
    const tight = wanted.replaceAll(" ", "");
    if (name.key === wanted || name.key.replaceAll(" ", "") === tight) return 1000;
    if (name.key.startsWith(wanted)) return 500 - name.key.length;
    if (` ${name.key}`.includes(` ${wanted}`)) return 300 - name.key.length / 2;
    if (name.key.replaceAll(" ", "").includes(tight)) return 150 - name.key.length / 2;
    return wanted.split(" ").every((word) => name.key.includes(word)) ? 60 : 0;
  }

  function matches(text) {
    const wanted = key(text);
    if (!wanted) return [];
    bringUpToDate();
    return index
      .map(({ node, names }) => {
        const best = names.map((name) => ({ name: name.name, points: score(name, wanted) })).reduce((a, b) => (b.points > a.points ? b : a));
        const named = node.label === "Paper" ? 0 : 40;
        return { node, name: best.name, points: best.points && best.points + named + Math.min(node.in.length + node.out.length, 30) };
      })
      .filter((match) => match.points > 0)
      .sort((a, b) => b.points - a.points || a.node.index - b.node.index)
      .slice(0, MOST);
  }

  function option({ node, name }, place) {
    const known = name !== node.name ? element("span", { class: "note" }, ` also ${name}`) : null;
    return element("li", { id: `found-${place}`, role: "option", "aria-selected": String(place === active), on: { mousedown: (event) => event.preventDefault(), click: () => choose(place) } },
      icon(node.label), element("span", { class: "name" }, node.name, known), element("span", { class: "note" }, node.label));
  }

  function show() {
    list.hidden = !found.length && !field.value;
    field.setAttribute("aria-expanded", String(!list.hidden));
    const nothing = element("li", { class: "nothing" }, "Nothing here bears that name.");
    list.replaceChildren(...(found.length ? found.map(option) : [nothing]));
    if (active >= 0) {
      field.setAttribute("aria-activedescendant", `found-${active}`);
      list.children[active].scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  }

  function close() {
    list.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
  }

  function choose(place) {
    const { node } = found[place];
    const asked = answer;
    field.value = "";
    found = [];
    stop();
    close();
    citegraph.say(`${node.label} ${node.name}`);
    if (asked) asked(node);
    else state.select(node);
  }

  function stop() {
    answer = null;
    field.placeholder = usual;
    field.classList.remove("asking");
  }

  field.addEventListener("input", () => {
    found = matches(field.value);
    active = found.length ? 0 : -1;
    show();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      field.value = "";
      stop();
      close();
    } else if (event.key === "Enter" && active >= 0) choose(active);
    else if (found.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      active = (active + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
      show();
    }
  });
  field.addEventListener("blur", close);
  field.addEventListener("focus", () => field.value && show());

  return {
    focus: () => field.focus(),
    ask(words, whenFound) {
      answer = whenFound;
      field.placeholder = words;
      field.classList.add("asking");
      field.focus();
    },
  };
})();
