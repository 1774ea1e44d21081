// The properties that scripts in pages share by the window, and types of browsers that TypeScript lacks.

interface Window {
  /** The app's access to the JavaScript that is loaded lazily. */
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
