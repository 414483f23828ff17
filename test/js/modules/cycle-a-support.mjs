import { b, callA } from './cycle-b-support.mjs';
export function hoisted() { return 'a is callable'; }
export let a = 'a';
export const seen = callA;
export { b };
