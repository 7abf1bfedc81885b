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

  const hide = () => {
    tip.hidden = true;
  };

  const explain = (target) => {
    const entries = itemsAt(target).map((item) => document.getElementById(`item-${item}`));
    tip.replaceChildren(
      ...entries.map((entry) => {
        const row = document.createElement("p");
        const kind = document.createElement("b");
        const details = entry.closest("details");
        row.className = details.className;
        kind.append(...[...details.querySelector("summary").childNodes].filter((node) => node.tagName !== "SMALL").map((node) => node.cloneNode(true)));
        row.append(kind, " ", ...[...entry.childNodes].map((node) => (node.tagName === "A" ? copied(node) : node.cloneNode(true))));
        return row;
      }),
    );
    tip.hidden = false;
    const place = target.getClientRects()[0] ?? target.getBoundingClientRect();
    const below = place.bottom + tip.offsetHeight + 8 < innerHeight;
    tip.style.left = `${Math.max(8, Math.min(place.left, innerWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${below ? place.bottom + 6 : Math.max(8, place.top - tip.offsetHeight - 6)}px`;
  };

  const copied = (link) => {
    const span = document.createElement("span");
    span.append(...[...link.childNodes].map((node) => node.cloneNode(true)));
    return span;
  };

  for (const place of document.querySelectorAll("#text, .pictures")) {
    place.addEventListener("mouseover", (event) => (event.target.closest("[data-item]") ? explain(event.target.closest("[data-item]")) : hide()));
    place.addEventListener("mouseleave", hide);
  }
  text.addEventListener("focusin", (event) => explain(event.target));
  text.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("scroll", hide, true);

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
    const place = event.target.closest("#text [data-item], .pictures [data-item]");
    if (!place || getSelection().toString()) return;
    const entry = current(place.dataset.item);
    entry.closest("details").open = true;
    bring(entry, found);
    const other = place.closest(".pictures") ? document.getElementById(place.dataset.item) : null;
    other?.scrollIntoView({ block: "center" });
    if (!other) bring(document.querySelector(".pictures .current"), document.querySelector(".pictures"));
  });
  window.addEventListener("hashchange", jump);
  for (const link of found.querySelectorAll("a")) {
    link.addEventListener("click", () => link.hash === location.hash && jump());
  }
  jump();
}
