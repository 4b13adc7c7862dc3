// The service worker of a small directory: once a visitor has opened the search page or a pack, urgent help, the home page,
// the search and the pack can be used without a line; after the search page the entries too. What it keeps is in self.kept,
// which the file that imports this one sets (Go package site, offline.go): pages of entries that a visitor may have to hide
// are not among it, and it lets them pass untouched.
//
// While there is a line, pages come from the site, so that nobody reads an old telephone number. What is kept is what
// stands in for it. Files with an address made of their content never change, and come from what is kept.
const { version, first, search, pack, pages } = self.kept;
const scope = new URL(self.registration.scope).pathname;
const mine = (name) => name.startsWith("signpost " + scope + " ");
const name = "signpost " + scope + " " + version;
const page = search[0]; // of the search
const lasting = new Set(search.slice(1)), changing = new Set([...first, page, ...pack, ...pages]);

/** Keeps files, a few at a time, with what is known of them from before. */
const keep = async (addresses) => {
  const cache = await caches.open(name), waiting = [...addresses];
  const worker = async () => {
    for (let address; (address = waiting.shift()) && (await caches.has(name)); ) { // else a newer one has taken over
      if (await cache.match(address)) continue;
      // A lasting file of an older build is the same. Of a page the host is asked whether it has changed.
      const known = lasting.has(address) && (await caches.match(address));
      const response = known || (await fetch(address, { cache: lasting.has(address) ? "default" : "no-cache" }));
      if (!response.ok) throw new Error(address + ": " + response.status);
      await cache.put(address, response);
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
};

self.addEventListener("install", (event) => event.waitUntil(keep([...first, ...search, ...pack])));

// An older build's files stay until its pages are gone: until none is open, or a new one says so.
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const other of await caches.keys()) if (mine(other) && other != name) await caches.delete(other);
  await self.clients.claim();
})()));

// Entries are many: they are kept when the search page says that it has nothing else to do, unless data are dear.
self.addEventListener("message", (event) => {
  if (event.data == "take over") self.skipWaiting();
  if (event.data == "keep pages") event.waitUntil(keep(pages).catch(() => {})); // what is missing comes the next time
});

const kept = (address) => caches.open(name).then((cache) => cache.match(address));

/** From the site; where it does not answer in time, or not at all, from what is kept. */
const fresh = async (request, address) => {
  const slow = new Promise((answer) => setTimeout(() => kept(address).then((page) => page && answer(page)), 4000));
  const online = fetch(request).then(async (response) => {
    // The search page belongs to the index that was kept with it; and its address has what somebody looked for.
    if (response.ok && !response.redirected && address != page && (await caches.has(name))) (await caches.open(name)).put(address, response.clone());
    return response;
  });
  return Promise.race([online.catch(async (error) => {
    const page = await kept(address);
    if (page) return page;
    throw error;
  }), slow]);
};

self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method != "GET" || url.origin != location.origin) return;
  if (lasting.has(url.pathname)) event.respondWith(kept(url.pathname).then((file) => file || fetch(request)));
  else if (changing.has(url.pathname)) event.respondWith(fresh(request, url.pathname));
});
