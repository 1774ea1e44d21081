// Written by `press facts` from the app's constants in Rust: do not edit.

export const facts = {
  "protocolVersion": 2,
  "requestTimeoutMs": 30000,
  "jobTimeoutMs": 300000,
  "networkTimeoutMs": 4000,
  "responseTimeoutMs": 9000,
  "downloadTimeoutMs": 30000,
  "parallelDownloads": 4,
  "retentionSeconds": 2592000,
  "byteLimit": 60000000,
  "fetchedAtHeader": "x-kept-at",
  "idPattern": "^[A-Za-z0-9][A-Za-z0-9._~-]{0,120}$"
};
