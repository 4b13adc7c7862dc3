// Keeps an open page true to the site that is being written. What to do is decided by the server (Go package preview,
// changes.go); what a person has done on the page is kept here: where it is scrolled to, what has the focus, what is typed.
{
  const KEPT = "signpost preview", TYPED = "input, textarea, select, details", MOMENT = 2000;
  const bar = document.getElementById("signpost-preview");
  const problems = document.getElementById("signpost-problems"), ended = document.getElementById("signpost-ended");
  const form = bar?.querySelector("form"), refusal = document.getElementById("signpost-refusal");
  const ours = (element) => problems?.contains(element);

  /** Elements of the page by a name that they have on the next page too: their id, or what they are and the how manieth. */
  const named = (tags) => {
    const seen = new Map(), elements = new Map();
    for (const e of document.querySelectorAll(tags)) {
      if (ours(e)) continue;
      const kind = [e.localName, e.getAttribute("name"), e.getAttribute("href")].join(" "), n = seen.get(kind) ?? 0;
      seen.set(kind, n + 1);
      elements.set(e.id ? "#" + e.id : kind + " " + n, e);
    }
    return elements;
  };

  /** What somebody has typed or chosen, or undefined where it is as the page came. */
  const stateOf = (e) => {
    switch (e.localName) {
      case "details": return e.open;
      case "select": return [...e.options].some((o) => o.selected != o.defaultSelected) ? e.value : undefined;
    }
    if (["password", "file", "hidden"].includes(e.type)) return undefined;
    if (["checkbox", "radio"].includes(e.type)) return e.checked != e.defaultChecked ? e.checked : undefined;
    return e.value != e.defaultValue ? e.value : undefined;
  };
  const setState = (e, state) => {
    switch (e.localName) {
      case "details": e.open = state; return;
      case "select": e.value = state; return;
    }
    if (["checkbox", "radio"].includes(e.type)) { e.checked = state; return; }
    if (e.value == state) return;
    e.value = state;
    e.dispatchEvent(new Event("input", { bubbles: true })); // the page's scripts follow what is typed
  };

  /** Which lists of problems are open, and which closed. They are made anew when the problems are others. */
  const LISTS = ["here", "elsewhere"], list = (name) => problems?.querySelector("details." + name);
  const lists = () => Object.fromEntries(LISTS.filter(list).map((name) => [name, list(name).open]));
  const setLists = (open) => { for (const name of LISTS) if (open && name in open && list(name)) list(name).open = open[name]; };

  const keep = (to) => {
    const fields = [...named(TYPED)].map(([name, e]) => [name, stateOf(e)]).filter(([, state]) => state !== undefined);
    const focused = document.activeElement, focus = [...named("*")].find(([, e]) => e == focused && e != document.body)?.[0];
    const kept = { to, x: scrollX, y: scrollY, fields, focus, range: [focused?.selectionStart, focused?.selectionEnd], lists: lists() };
    try { sessionStorage.setItem(KEPT, JSON.stringify(kept)); } catch { /* no room: then it is lost */ }
  };
  const take = () => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEPT));
      sessionStorage.removeItem(KEPT);
      return kept?.to == location.pathname ? kept : null;
    } catch { return null; }
  };

  /** Scrolls to where it was, as soon as the page is long enough, unless somebody scrolls. */
  const scrollBack = ({ x, y }) => {
    const back = () => scrollTo({ left: x, top: y, behavior: "instant" });
    const follow = new ResizeObserver(back), stop = () => follow.disconnect();
    follow.observe(document.documentElement);
    for (const sign of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(sign, stop, { once: true, passive: true });
    setTimeout(stop, MOMENT);
    back();
  };
  const restore = (kept) => {
    setLists(kept.lists);
    const elements = named("*");
    for (const [name, state] of kept.fields) if (elements.has(name)) setState(elements.get(name), state);
    const focus = elements.get(kept.focus);
    if (focus) {
      focus.focus({ preventScroll: true });
      try { if (kept.range[0] != null) focus.setSelectionRange(...kept.range); } catch { /* it has no text */ }
    }
    scrollBack(kept);
  };

  // No script can read a date of which a part is typed: the page stays until it is complete, or left.
  const halfTyped = () => document.activeElement == form?.elements.on && form.elements.on.validity.badInput;
  const leave = (address) => {
    source?.close();
    if (halfTyped()) {
      for (const sign of ["input", "blur"]) form.elements.on.addEventListener(sign, () => leave(address), { once: true });
      return;
    }
    const to = new URL(address ?? location.href, location.href);
    keep(to.pathname);
    if (address == null) location.reload();
    else location.replace(to.pathname + location.search + location.hash);
  };

  /** Takes other style sheets. The old ones stay until the new ones are there. */
  const restyle = (addresses) => {
    const links = [...document.querySelectorAll('link[rel="stylesheet"]')].filter((l) => !l.getAttribute("href").startsWith("/_signpost/") && !l.dataset.old);
    if (links.length != addresses.length) return leave();
    links.forEach((link, i) => {
      if (link.getAttribute("href") == addresses[i]) return;
      const next = link.cloneNode();
      next.href = addresses[i];
      next.onload = () => link.remove();
      next.onerror = () => leave();
      link.dataset.old = "yes";
      link.after(next);
    });
  };

  /** Says after a moment, in which the line may be back, that nothing more will be shown. */
  let ending;
  const lost = () => {
    ending ??= setTimeout(() => {
      ended.textContent = "The preview has ended: what you save is not shown here until it is started again.";
      ended.hidden = false;
    }, MOMENT / 2);
  };
  const found = () => {
    clearTimeout(ending);
    ending = undefined;
    ended.hidden = true;
  };

  let page = document.currentScript.dataset.page, source;
  const listen = () => {
    if (source && source.readyState != EventSource.CLOSED) return;
    const line = source = new EventSource("/_signpost/changes?" + new URLSearchParams({ path: location.pathname, page }));
    line.onopen = found;
    line.onerror = () => {
      if (line != source) return;
      lost();
      if (line.readyState == EventSource.CLOSED) setTimeout(heed, MOMENT); // some browsers give up
    };
    const on = (name, act) => source.addEventListener(name, (event) => { page = event.lastEventId || page; act(JSON.parse(event.data)); });
    on("reload", () => leave());
    on("go", leave);
    on("styles", restyle);
    on("problems", (html) => {
      const open = lists();
      problems.innerHTML = html;
      setLists(open);
    });
  };
  // A browser holds six lines to a host at most: pages that nobody sees hold none, and catch up when they are seen.
  const heed = () => { if (document.hidden) source?.close(); else listen(); };
  document.addEventListener("visibilitychange", heed);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => { if (event.persisted) heed(); });

  // Another day is shown by way of a change, so that all is kept.
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    if (body.has("today")) form.reset(); // what is typed there was not asked for
    try {
      const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
      refusal.textContent = answer.status >= 400 ? await answer.text() : "";
    } catch { lost(); }
  });

  const kept = take();
  if (kept) restore(kept);
  heed();
}
