import * as self from './namespace-members-support.mjs';
export * as inner from './bindings-support.mjs';
export let live = 0;
export const fixed = 'fixed';
export function set(value) { live = value; }
export function call() { return this === undefined ? 'undefined' : typeof this.set; }
// A site that runs before `late` has a value, and after that.
export const readLate = () => self.late;
export const errors = [];
for (let i = 0; i < 50; i++) {
  try {
    readLate();
  } catch (error) {
    errors.push(error);
  }
}
export let late = 'late';
