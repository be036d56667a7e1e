/*
 * The service worker of the stations' telephones. It keeps the program itself, and nothing else: no answer of the API ever lies
 * in its cache. The server puts `version` and `files` in front of it. Its scope is /station/, so the desk never passes through.
 */
/* global version, files */
const cacheName = `hongdun-station-${version}`;
const shell = '/station/';

self.addEventListener('install', (event) => {
  // All or nothing: a version that did not arrive whole is not installed, and the one before goes on.
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll([shell, ...files])));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('hongdun-station-') && name !== cacheName)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

// The page asks for it when nothing is being typed or sent.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  const kept =
    request.mode === 'navigate' && pathname.startsWith(shell) ? shell : files.includes(pathname) ? pathname : null;
  if (kept === null) return;
  event.respondWith(
    caches
      .open(cacheName)
      .then((cache) => cache.match(kept))
      .then((answer) => answer ?? fetch(request)),
  );
});
