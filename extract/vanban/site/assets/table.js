// A table page: what is searched, chosen and sorted stands in the address, so that it can be linked and gone back to.
"use strict";

{
  const ON_A_PAGE = 50;
  const plan = JSON.parse(document.getElementById("table").textContent);
  const rows = vanban.rows(plan);
  const form = document.getElementById("filters");
  const body = document.querySelector("#rows tbody");
  const heads = [...document.querySelectorAll("#rows th")];
  const status = document.getElementById("status");
  const say = (pair) => pair[vanban.language() === "vi" ? 0 : 1];
  const shortly = (count) => count.toLocaleString("en").replaceAll(",", "\u202f");

  const state = () => new URLSearchParams(location.hash.slice(1));

  const go = (changes, keepsPage = false) => {
    const next = state();
    if (!keepsPage) next.delete("page");
    for (const [key, value] of Object.entries(changes)) {
      if (value) next.set(key, value);
      else next.delete(key);
    }
    history.replaceState(null, "", `#${next}`);
    show();
  };

  const filters = (now) => [...now].filter(([key]) => rows.columns.has(key));

  const spoken = (text, className, language) => {
    const span = document.createElement("span");
    span.className = className;
    if (language) span.lang = language;
    span.textContent = text;
    return span;
  };

  const content = (field, value) => {
    if (value === null) return field.leads ? say(plan.say.none) : "";
    const words = field.words[value];
    if (words) return words[0] === words[1] ? words[0] : [spoken(words[0], "vi"), spoken(words[1], "en", "en")];
    if (field.kind === "date") return value.split("-").reverse().join("/");
    return field.kind === "number" && field.name !== "year" ? value.toLocaleString("vi") : String(value);
  };

  const cell = (row, field) => {
    const data = document.createElement("td");
    data.role = "cell"; // also where it is laid out as no cell
    const value = rows.cell(row, rows.columns.get(field.name));
    const filled = [content(field, value)].flat();
    const page = rows.cell(row, 0);
    const place = rows.cell(row, 1);
    data.className = field.kind;
    if (field.language) data.classList.add(field.language);
    data.dataset.label = say(plan.headings[field.name]);
    if (field.leads && page !== null) {
      const link = document.createElement("a");
      link.href = `pages/${page}.html${field.leads === "place" && place !== null ? `#${plan.items}-${place}` : ""}`;
      link.append(...filled);
      data.append(link);
    } else {
      data.append(...filled);
    }
    if (typeof value === "string" && value.length > 80) data.classList.add("long");
    if (value === null) data.classList.add("nothing");
    return data;
  };

  const lastPage = (count) => Math.max(1, Math.ceil(count / ON_A_PAGE));
  const pageOf = (now, count) => Math.min(Math.max(1, Math.floor(Number(now.get("page"))) || 1), lastPage(count));

  const draw = (shown, now) => {
    const last = lastPage(shown.length);
    const page = pageOf(now, shown.length);
    const visible = plan.fields.filter((field) => !field.hidden);
    const lines = shown.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE).map((row) => {
      const line = document.createElement("tr");
      line.role = "row";
      line.append(...visible.map((field) => cell(row, field)));
      return line;
    });
    body.replaceChildren(...lines);
    for (const head of heads) {
      const sorted = now.get("sort") === head.dataset.field;
      if (sorted) head.setAttribute("aria-sort", now.get("down") ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    const of = shown.length === plan.rows ? "" : ` ${say(plan.say.of)} ${shortly(plan.rows)}`;
    status.textContent = shown.length ? `${shortly(shown.length)}${of} ${say(plan.say.rows)}` : say(plan.say.nothing);
    document.getElementById("place").textContent = `${page} / ${shortly(last)}`;
    document.getElementById("previous").disabled = page === 1;
    document.getElementById("next").disabled = page === last;
  };

  // the fields of the form as the address has them; filters without a field are named beside it
  const fill = (now) => {
    const more = document.getElementById("more");
    for (const field of form.elements) {
      if (field.name && field !== document.activeElement) field.value = now.get(field.name) ?? "";
    }
    const unseen = filters(now).filter(([key]) => !form.elements.namedItem(key));
    more.hidden = unseen.length === 0;
    more.textContent = unseen.map(([key, value]) => `${say(plan.headings[key])}: ${value}`).join(" · ");
  };

  const selected = (now) => {
    const shown = rows.matching(now.get("q") ?? "", filters(now));
    return now.has("sort") && rows.columns.has(now.get("sort")) ? rows.sorted(shown, now.get("sort"), now.has("down")) : shown;
  };

  let latest = 0;
  const show = async () => {
    const now = state();
    const asked = (latest += 1);
    fill(now);
    try {
      if (now.get("q") || now.has("sort") || filters(now).length) {
        await rows.all((done, count) => {
          status.textContent = `${say(plan.say.loading)} ${Math.round((100 * done) / count)} %`;
        });
        if (asked === latest) draw(selected(now), now);
      } else {
        const first = (pageOf(now, plan.rows) - 1) * ON_A_PAGE;
        if (plan.rows) await rows.shard(Math.floor(first / plan.size));
        if (asked === latest) draw(Array.from({ length: plan.rows }, (_, row) => row), now);
      }
    } catch (error) {
      status.textContent = say("DecompressionStream" in window ? plan.say.broken : plan.say.old_browser);
      throw error;
    }
  };

  let typing;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    clearTimeout(typing);
    typing = setTimeout(() => go({ [event.target.name]: event.target.value }), event.target.id === "q" ? 200 : 0);
  });
  form.addEventListener("reset", () => {
    history.replaceState(null, "", location.pathname);
    setTimeout(show);
  });
  for (const head of heads) {
    head.firstElementChild.addEventListener("click", () => {
      const rising = head.getAttribute("aria-sort") === "ascending";
      go({ sort: head.dataset.field, down: rising ? "1" : "" });
    });
  }
  const turn = (by) => {
    const page = pageOf(state(), plan.rows) + by;
    go({ page: page > 1 ? String(page) : "" }, true);
    status.scrollIntoView({ block: "start" });
  };
  document.getElementById("previous").addEventListener("click", () => turn(-1));
  document.getElementById("next").addEventListener("click", () => turn(1));
  window.addEventListener("hashchange", show);
  vanban.listeners.push(show);
  show();
}
