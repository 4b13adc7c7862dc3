// What a phone keeps of a small directory, for times without a line: see sw.js.

/** Keeps the search and the pack. @param {string} keep the address of the service worker, or "" */
export const keepForLater = async (keep) => {
  if (!keep || !navigator.serviceWorker) return;
  const workers = navigator.serviceWorker, registered = await workers.register(keep).catch(() => {});
  if (!registered?.waiting) return; // no matter: all works without
  // For older pages to go; this one is new already.
  const taken = new Promise((done) => workers.addEventListener("controllerchange", done, { once: true }));
  registered.waiting.postMessage("take over");
  await taken;
};

/** Keeps the pages of entries too. */
export const keepEntries = async (keep) => {
  if (keep && navigator.serviceWorker) (await navigator.serviceWorker.ready).active.postMessage("keep pages");
};
