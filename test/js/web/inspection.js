// What consoles find when they show objects of the web: the hook of node's inspection.

const hook = Symbol.for('nodejs.util.inspect.custom');
const shown = value => Object.entries(value[hook](2, { breakLength: 72 }, JSON.stringify));

test('attributes', () => {
  assertEquals(['href', 'a:b'], shown(new URL('a:b'))[0]);
  assertEquals([['size', 1], ['type', ''], ['name', 'n'], ['lastModified', 1]],
               shown(new File(['a'], 'n', { lastModified: 1 })));
  assertEquals([['aborted', true]], shown(AbortSignal.abort()));
  assertEquals(['type', 'defaultPrevented', 'cancelable', 'timeStamp'],
               shown(new CustomEvent('x')).map(([name]) => name));
  assertArrayEquals([], Object.keys(new URL('a:b')));
});

test('search parameters', () => {
  const show = text => new URLSearchParams(text)[hook](2, { breakLength: 20 }, JSON.stringify);
  assertEquals('URLSearchParams {}', show(''));
  assertEquals('URLSearchParams { "a" => "b" }', show('a=b'));
  assertEquals('URLSearchParams {\n  "a" => "bbbbb",\n  "c" => "ddddd" }', show('a=bbbbb&c=ddddd'));
});
