// A list of names chooses properties and their order; names that come again do not count.
assertSame('{"n1":1,"n9":2}', JSON.stringify({ n9: 2, x: 3, n1: 1 }, ['n1', 'absent', 'n9', 'n1']));

// Names that come again in a long list are found in linear time.
const names = (size) => Array.from({ length: size }, (_, i) => 'n' + i % (size / 2));
assertScalesAs((size) => new Set(names(size)), (size) => JSON.stringify({ n1: 1 }, names(size)), 4000);
