// A document's page: which kinds are coloured, what a mark means, and the same item in text, list and picture.
"use strict";

{
  const text = document.getElementById("text");
  const tip = document.getElementById("tip");
  const found = document.querySelector(".found");

  for (const box of document.querySelectorAll(".kinds input")) {
    const apply = () => document.querySelector(".sides").classList.toggle(`without-${box.name}`, !box.checked);
    box.addEventListener("change", apply);
    apply(); // the browser may remember what was chosen before a reload
  }

  // every item that a place belongs to, the innermost first
  const itemsAt = (target) => {
    const items = [];
    for (let mark = target.closest("[data-item]"); mark; mark = mark.parentElement.closest("[data-item]")) {
      if (!items.includes(mark.dataset.item)) items.push(mark.dataset.item);
    }
    return items;
  };

  let explained = null;

  const hide = () => {
    explained = null;
    tip.hidden = true;
  };

  // beside what it explains, and inside the window
  const place = () => {
    if (explained === null) return;
    const spot = explained.getClientRects()[0] ?? explained.getBoundingClientRect();
    const below = spot.bottom + tip.offsetHeight + 8 < innerHeight;
    tip.style.left = `${Math.max(8, Math.min(spot.left, innerWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${below ? spot.bottom + 6 : Math.max(8, spot.top - tip.offsetHeight - 6)}px`;
  };

  const explain = (target) => {
    const entries = itemsAt(target).map((item) => document.getElementById(`item-${item}`));
    tip.replaceChildren(
      ...entries.map((entry) => {
        const row = document.createElement("p");
        const kind = document.createElement("b");
        const details = entry.closest("details");
        row.className = details.className;
        const name = [...details.querySelector("summary").childNodes].filter((node) => node.tagName !== "SMALL");
        kind.append(...copied(name));
        row.append(kind, " ", ...[...entry.childNodes].flatMap((node) => copied(node.tagName === "A" ? [...node.childNodes] : [node])));
        return row;
      }),
    );
    tip.hidden = false;
    explained = target;
    place();
  };

  const copied = (nodes) => nodes.map((node) => node.cloneNode(true));

  for (const area of document.querySelectorAll("#text, .pictures")) {
    area.addEventListener("mouseover", (event) => {
      const target = event.target.closest("[data-item]");
      if (target) explain(target);
      else hide();
    });
    area.addEventListener("mouseleave", hide);
  }
  text.addEventListener("focusin", (event) => explain(event.target));
  text.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("scroll", place, { capture: true, passive: true });

  const current = (item) => {
    for (const each of document.querySelectorAll(".current")) each.classList.remove("current");
    for (const each of document.querySelectorAll(`[data-item="${CSS.escape(item)}"]`)) each.classList.add("current");
    const entry = document.getElementById(`item-${item}`);
    entry?.classList.add("current");
    return entry;
  };

  // within its own scrolling frame, so that the page itself stays where it is
  const bring = (element, frame) => {
    if (!element || !frame || frame.scrollHeight <= frame.clientHeight) return;
    const [inner, outer] = [element.getBoundingClientRect(), frame.getBoundingClientRect()];
    frame.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
  };

  const jump = () => {
    const mark = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!mark || !text.contains(mark)) return;
    const entry = current(mark.dataset.item);
    entry.closest("details").open = true;
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
    bring(entry, found);
    bring(document.querySelector(".pictures .current"), document.querySelector(".pictures"));
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest("#text [data-item], .pictures [data-item]");
    if (!target || getSelection().toString()) return;
    const entry = current(target.dataset.item);
    entry.closest("details").open = true;
    bring(entry, found);
    const other = target.closest(".pictures") ? document.getElementById(target.dataset.item) : null;
    other?.scrollIntoView({ block: "center" });
    if (!other) bring(document.querySelector(".pictures .current"), document.querySelector(".pictures"));
  });
  window.addEventListener("hashchange", jump);
  for (const link of found.querySelectorAll("a")) {
    link.addEventListener("click", () => link.hash === location.hash && jump());
  }
  jump();
}
