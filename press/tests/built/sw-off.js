// Takes the service worker's place to be rid of it; a placeholder until it is written.
