
// --- The end of the app's script: starts the app and loads its parts. `press split` writes the names in. ---

const files = {};

/** Fetches and instantiates a file once. A failure is not remembered, so that a later call tries again. */
function load(file) {
  return (files[file] ??= fetch(new URL(file, import.meta.url))
    .then(response => response.arrayBuffer())
    .then(bytes => WebAssembly.instantiate(bytes, { a: wasm }))
    .catch(error => {
      delete files[file];
      throw error;
    }));
}

/** The import that loads a part; `callback` is an index in the table of functions. Declared, as the imports above call it. */
function part(names) {
  return async (callback, then) => {
    const isLoaded = await Promise.all(names.map(load)).then(() => true, error => console.warn(error));
    wasm.__indirect_function_table.get(callback)(then, isLoaded);
  };
}

export default async ({ module_or_path: response }) => {
  const { instance } = await WebAssembly.instantiateStreaming(response, { a: imports });
  wasm = instance.exports;
  wasm.__wbindgen_start();
};
