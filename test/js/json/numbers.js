// Numbers of every length are those of the language.
for (let digits = 1; digits < 25; digits++) {
  for (const text of ['1234567890123456789012345'.slice(0, digits), '9'.repeat(digits), '1' + '0'.repeat(digits)]) {
    for (const rest of ['', '.5', '.0', 'e3', 'E-3', 'e+0', '.25e2']) {
      assertSame(Number(text + rest), JSON.parse(text + rest), text + rest);
      assertSame(Number('-' + text + rest), JSON.parse('-' + text + rest), text + rest);
    }
  }
}

// At the ends of the ranges.
for (const number of [2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 2 ** 32, 2 ** 53, 5e-324, Number.MAX_VALUE, 0.1]) {
  assertSame(number, JSON.parse(String(number)));
  assertSame(number, JSON.parse(JSON.stringify([number]))[0]);
}
assertSame(-0, JSON.parse('-0'));
assertSame(-0, JSON.parse('-0.0e1'));
assertSame(Infinity, JSON.parse('1e999'));
assertSame(1e3, JSON.parse(' 1e3 '));

// Forms that the language knows and JSON does not.
for (const text of ['01', '-01', '00', '1.', '.5', '+1', '1e', '1e+', '-', '0x1', '1_0', 'NaN', 'Infinity', '1n']) {
  assertThrows(() => JSON.parse(text), SyntaxError);
  assertThrows(() => JSON.parse('[' + text + ']'), SyntaxError);
}

// Written: what is no finite number is null.
assertSame('[0,-1.5,1e+21,null,null]', JSON.stringify([-0, -1.5, 1e21, NaN, -Infinity]));
assertThrows(() => JSON.stringify(1n), TypeError);
