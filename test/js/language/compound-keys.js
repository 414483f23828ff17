// A key that is an object is converted once, however often its reference is used; after the object was looked at.
let conversions = 0;
const key = { toString() { conversions++; return 'k'; } };
const object = { k: 1 };
object[key] += 1;
object[key]++;
--object[key];
object[key] ||= 5;
object[key] &&= 6;
object[key] ??= 7;
object[key] **= 2;
assertEquals(36, object.k);
assertEquals(7, conversions);
const old = object[key]++;
assertEquals([36, 37, 8], [old, object.k, conversions]);
let thrown;
try { null[key] += 1; } catch (e) { thrown = e; }
assertTrue(thrown instanceof TypeError);
assertEquals(8, conversions);
