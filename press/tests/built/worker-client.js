// The client of the service worker.
