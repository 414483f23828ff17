import { hoisted, a } from './cycle-a-support.mjs';
export const callA = hoisted();
export let error;
try { a; } catch (e) { error = e; }
export let kind;
try { typeof a; } catch (e) { kind = e; }
export let b = 'b';
export const later = () => a;
