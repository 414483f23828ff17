globalThis.evaluated = (globalThis.evaluated || 0) + 1;
export const x = 1;
export function then() {}
