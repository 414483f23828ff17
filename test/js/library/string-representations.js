// Texts that were put together or cut out of others are as good as any.
let rope = '';
for (let i = 0; i < 1000; i++) rope += i;

// One of many parts.
assertSame(2890, rope.length);
assertSame('9', rope[2889]);
assertSame('0123456789', rope.slice(0, 10));
assertSame(rope, rope.split('').join(''));

// One with parts of one and of two bytes a character.
assertSame(8364, (rope + '€').charCodeAt(2890));

// A part as the name of a property.
{
  const table = {};
  table[rope.slice(0, 20)] = 1;
  assertSame(1, table['01234567891011121314']);
}
