// Computed names, names of variables, pairs of getter and setter.
{
  const key = 'k';
  const literal = { [key + 1]: 1, key, get g() { return this.key; }, set g(v) { this.key = v; } };
  literal.g = 'new';
  assertEquals(['new', 1], [literal.g, literal.k1]);
}

// A getter's name.
assertSame('get x', Object.getOwnPropertyDescriptor({ get x() { return 1; } }, 'x').get.name);
