// What the packages expect of a host, the same in a shell and in node.
export const process = { env: {}, argv: [], browser: true, cwd: () => '/', platform: 'linux', version: '', versions: {}, on() {} };
export const console = { log: print, warn: print, error: print, info: print, debug: print };
export const global = globalThis;
export const self = globalThis;
globalThis.setTimeout ??= (callback) => Promise.resolve().then(callback);
