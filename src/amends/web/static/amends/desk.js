/* What the desk gains from a script. Every page works without it. */
(() => {
  "use strict";
  const doc = document, root = doc.documentElement;
  root.classList.add("js");
  const all = (css, from = doc) => [...from.querySelectorAll(css)];

  /* The echo beneath a text keeps its height, its marks and its line numbers. */
  const echo = (area) => {
    const under = area.previousElementSibling, text = area.value;
    if (!under || !under.classList.contains("echo")) return;
    if ("lines" in area.dataset) {
      const lines = text.split("\n"), rows = [...under.children];
      lines.forEach((line, i) => {
        const row = rows[i] || under.appendChild(doc.createElement("span"));
        if (row.textContent !== line) { row.textContent = line; row.className = ""; }
      });
      rows.slice(lines.length).forEach((row) => row.remove());
    } else if (under.textContent !== text) under.textContent = text;
  };
  const fit = (area) => {
    if (area.previousElementSibling?.classList.contains("echo") || CSS.supports("field-sizing", "content")) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  };

  /* A draft is kept until its form is sent, and comes back only over the text it was begun on. */
  const place = (area) => `draft:${location.pathname}:${area.dataset.draft || area.name}`;
  const store = (change) => { try { return change(sessionStorage); } catch { return null; } };
  const recall = (area) => {
    const kept = store((s) => JSON.parse(s.getItem(place(area))));
    if (kept && kept.base === area.defaultValue && area.value === area.defaultValue) area.value = kept.text;
  };
  const keep = (area) => store((s) => s.setItem(place(area), JSON.stringify({ base: area.defaultValue, text: area.value })));
  const drafted = "textarea[name]:not([data-draft=no])";

  const ready = (part) => all("textarea", part).forEach((area) => {
    if (!area.dataset.ready && area.matches(drafted)) recall(area);
    area.dataset.ready = "yes";
    echo(area);
    fit(area);
  });
  doc.addEventListener("input", ({ target }) => {
    if (!target.matches("textarea")) return;
    echo(target);
    fit(target);
    if (target.matches(drafted)) keep(target);
  });

  /* Two clicks make one thing. The button is disabled after the form is read, else its own value would be lost. */
  const release = (form) => {
    delete form.dataset.sent;
    all("[data-waits]", form).forEach((button) => { button.disabled = false; delete button.dataset.waits; });
  };
  doc.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); event.stopImmediatePropagation(); return; }
    form.dataset.sent = "yes";
    all(drafted, form).forEach((area) => store((s) => s.removeItem(place(area))));
    const button = event.submitter;
    if (button) setTimeout(() => { button.disabled = true; button.dataset.waits = "yes"; });
  }, true);
  addEventListener("pageshow", (event) => { if (event.persisted) all("form[data-sent]").forEach(release); });
  doc.addEventListener("htmx:afterRequest", ({ target }) => {
    const form = target.closest?.("form[data-sent]");
    if (form) setTimeout(() => release(form));
  });
  doc.addEventListener("htmx:afterSettle", () => ready(doc));

  /* Better words take their place, and can be undone. */
  doc.addEventListener("click", (event) => {
    const { in: name, at, words } = event.target.dataset, area = doc.getElementById(name);
    if (!area) return;
    event.preventDefault();
    const [start, end, size] = at.split(" ");
    if (area.value.length != size) return;
    area.focus();
    area.setSelectionRange(start, end);
    doc.execCommand("insertText", false, words);
  });

  doc.addEventListener("change", ({ target }) => {
    if (target.matches("[data-all]")) all(".pick input", target.form).forEach((box) => { box.checked = target.checked; });
  });

  /* Keys, unless the person has turned them off: / finds, g and a letter goes, j and k walk down and up a list. */
  let went = false;
  const walk = (step) => {
    const stops = all(".ledger li a.whole, .queue th[scope=row] a, .mail a");
    const here = stops.findIndex((stop) => stop === doc.activeElement);
    stops[here < 0 ? (step > 0 ? 0 : stops.length - 1) : here + step]?.focus();
  };
  doc.addEventListener("keydown", (event) => {
    if (doc.body.dataset.keys === "off" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.matches("input, textarea, select") || event.target.isContentEditable) return;
    const key = event.key;
    if (went) { went = false; doc.querySelector(`[data-go="${CSS.escape(key)}"]`)?.click(); return; }
    if (key === "g") { went = true; setTimeout(() => { went = false; }, 1500); }
    if (key === "j") walk(1);
    if (key === "k") walk(-1);
    if (key === "/") {
      const box = all("input[type=search]").find((input) => input.offsetParent);
      if (box) { event.preventDefault(); box.focus(); box.select(); }
    }
  });
  ready(doc);
})();
