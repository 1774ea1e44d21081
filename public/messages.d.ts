// The messages between pages (worker-client.js) and the service worker (sw.js). A request is
// `{ version, base, type, …fields }` and carries a port; through it comes one reply, `{ ok: true, …fields }` or
// `{ ok: false, error }` with the name of an error.

/** A file of the edition that the worker has stored. */
export interface StoredFile {
  /** Absolute. */
  url: string;
  /** The time at which it was fetched, in seconds since 1970. */
  fetchedAt: number;
  /** The time at which a page showed it last, in seconds since 1970. */
  readAt: number;
  /** The file with its images and posts. */
  bytes: number;
  /** True if all images of the article itself are stored with it. */
  isComplete: boolean;
}

/** The facts that decide on the choice of renditions. */
export interface Screen {
  /** The absolute address of the edition's folder. */
  root: string;
  /** In device pixels. */
  width: number;
  /** Absolute addresses of the renditions that pages have shown. */
  shown: string[];
}

/** The fields of each type of request. */
export interface Requests {
  /**
   * Store a file: the text given, which was fetched then (seconds since 1970; 0 for now), or what the network has when
   * the text is empty. `withImages` asks for all images of the article itself, else only those shown are stored.
   */
  store: { address: string; text: string; fetchedAt: number; withImages: boolean; screen: Screen };
  /** Delete files, and the images that no other file needs. */
  delete: { addresses: string[] };
  /** Delete what was not read for long, and the least recently read when there is too much. Pinned files stay. */
  evict: { pinned: string[] };
  /** List the stored files. Answered at once. */
  list: {};
  /** Estimate what storing files with their images would cost. Answered beside other requests. */
  estimate: { addresses: string[]; screen: Screen };
  /** Abort this page's request for a file, which browsers do not tell the worker. Answered at once. */
  abort: { address: string };
  /** Abort all requests, so that a newer worker can be activated. Answered at once. */
  abortAll: {};
  /** Activate the waiting worker that gets this. Answered at once, and whatever the version. */
  activate: {};
}

/** The fields of each reply. */
export interface Replies {
  /**
   * The stored file alone, and whether images that it needs are missing: `final` if each of them is gone, or on a host
   * that does not let this site store it, so that asking again is of no use; else `temporary`.
   */
  store: { files: StoredFile[]; missing: "" | "temporary" | "final" };
  /** All stored files that are left. */
  delete: { files: StoredFile[] };
  /** All stored files that are left. */
  evict: { files: StoredFile[] };
  /** All stored files. */
  list: { files: StoredFile[] };
  /** Bytes; how many images' servers do not tell theirs, or do not answer; how many files cannot be fetched. */
  estimate: { bytes: number; unknown: number; failedFiles: number };
  abort: {};
  abortAll: {};
  activate: {};
}

/** What the worker broadcasts to all pages of the edition, on the channel `manchette:<base>`. */
export interface StoredChange {
  /** The files that were stored, or all that are left. */
  files: StoredFile[];
  isAll: boolean;
}

export type RequestType = keyof Requests;
