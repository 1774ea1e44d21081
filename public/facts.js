// Written by `press facts` from the app's Rust constants: do not edit.

export const facts = {
  "protocolVersion": 2,
  "requestTimeoutMs": 30000,
  "jobTimeoutMs": 300000
};
