// The service worker; a placeholder until it is written.

const shell = null; // press writes the list here.
