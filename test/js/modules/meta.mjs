// import.meta belongs to one module.
import { default as other } from './meta-support.mjs';

test('import.meta', () => {
  assertSame(import.meta, import.meta);
  assertSame(null, Object.getPrototypeOf(import.meta));
  assertTrue(/^file:\/\/\/.*\/modules\/meta\.mjs$/.test(import.meta.url));
  assertTrue(import.meta.filename.endsWith('/modules/meta.mjs'));
  assertSame(import.meta.url.replace('meta.mjs', 'meta-support.mjs'), import.meta.resolve('./meta-support.mjs'));
  assertTrue(import.meta.main);
  assertFalse(other.main);
  assertNotEquals(import.meta, other);
  import.meta.mine = 1;
  assertSame(1, import.meta.mine);
});
