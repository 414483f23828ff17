globalThis.deferredModuleRan = true;
export let value = 1;
export function increment() { value++; }
