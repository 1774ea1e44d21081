// What the scripts in pages share by the window, and what TypeScript does not know of browsers.

interface Window {
  /** How the app reaches the JavaScript that is loaded lazily. */
  manchette: Manchette;
}

interface Manchette {
  /** Loads device.js; this function knows where it is. */
  device: () => Promise<unknown>;
  /** The browser's offer to install the app, until it has been used. */
  installPrompt: BeforeInstallPromptEvent | null;
}

interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<unknown>;
}

interface WindowEventMap {
  beforeinstallprompt: BeforeInstallPromptEvent;
}
