export let count = 0;
export function increment() { return ++count; }
export const constant = 'constant';
export var early = typeof hoisted();
export function hoisted() {}
export default function named() { return named; }
export class Class {}
export { count as 'a string', increment as if };
let hidden = 'hidden';
export { hidden };
export function hide(value) { hidden = value; }
