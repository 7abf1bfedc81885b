// Language and light or dark, before anything is drawn; kept for the next page where the browser allows it.
"use strict";

const vanban = { listeners: [] };

{
  const root = document.documentElement;

  const stored = (key) => {
    try {
      return localStorage.getItem(`vanban-${key}`);
    } catch {
      return null;
    }
  };

  const store = (key, value) => {
    try {
      localStorage.setItem(`vanban-${key}`, value);
    } catch {
      // the next page opens as it is by default
    }
  };

  const isDark = () =>
    (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

  // what is no element's text, in the language shown
  const relabel = () => {
    const key = root.dataset.language;
    for (const each of document.querySelectorAll("[data-vi]")) {
      if (each.tagName === "OPTION") each.textContent = each.dataset[key];
      else each.setAttribute("aria-label", each.dataset[key]);
    }
  };

  vanban.language = () => root.dataset.language;

  const speak = (language) => {
    root.dataset.language = language;
    root.lang = language;
  };

  speak(stored("language") ?? root.dataset.language);
  if (stored("theme")) root.dataset.theme = stored("theme");

  document.addEventListener("DOMContentLoaded", () => {
    relabel();
    const theme = document.getElementById("theme");
    theme.setAttribute("aria-pressed", isDark());
    theme.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      theme.setAttribute("aria-pressed", isDark());
      store("theme", root.dataset.theme);
    });
    document.getElementById("language").addEventListener("click", () => {
      speak(vanban.language() === "vi" ? "en" : "vi");
      store("language", vanban.language());
      relabel();
      vanban.listeners.forEach((listener) => listener());
    });
    // the newest months are at the right end
    for (const chart of document.querySelectorAll(".scroll")) chart.scrollLeft = chart.scrollWidth;
  });
}
