// Objects made, read, copied and looked through.
section.repeats = 3;

section('points', () => {
  let sum = 0;
  for (let i = 0; i < 1000000; i++) {
    const point = { x: i, y: 1 };
    sum += point.x + point.y;
  }
  return sum;
});

section('nested, kept', () => {
  const kept = [];
  for (let i = 0; i < 100000; i++) kept.push({ id: i, place: { x: i, y: i }, list: [i, i] });
  return kept.length + kept[7].place.x;
});

section('computed names, shorthand, methods', () => {
  let sum = 0;
  const name = 'width';
  for (let i = 0; i < 200000; i++) {
    const box = { [name]: i, height: 2, area() { return this.width * this.height; } };
    sum += box.area();
  }
  return sum;
});

section('spread', () => {
  const defaults = { a: 1, b: 2, c: 3, d: 4 };
  let sum = 0;
  for (let i = 0; i < 200000; i++) {
    const options = { ...defaults, b: i };
    sum += options.b + options.d;
  }
  return sum;
});

section('destructuring', () => {
  const source = { a: 1, b: 2, c: { d: 3 }, e: 4, f: 5 };
  let sum = 0;
  for (let i = 0; i < 300000; i++) {
    const { a, c: { d }, missing = 7 } = source;
    sum += a + d + missing;
  }
  for (let i = 0; i < 60000; i++) {
    const { a, ...rest } = source;
    sum += a + rest.f;
  }
  return sum;
});

section('Object.assign, keys, values, entries', () => {
  const source = { a: 1, b: 2, c: 3, d: 4 };
  let sum = 0;
  for (let i = 0; i < 80000; i++) {
    sum += Object.keys(source).length + Object.values(source)[2] + Object.assign({}, source).d;
    for (const [key, value] of Object.entries(source)) sum += key.length + value;
  }
  return sum;
});

section('for-in', () => {
  const source = { alpha: 1, beta: 2, gamma: 3, delta: 4, epsilon: 5 };
  let sum = 0;
  for (let i = 0; i < 150000; i++) {
    for (const key in source) sum += source[key];
  }
  return sum;
});

section('properties added one by one', () => {
  let sum = 0;
  for (let i = 0; i < 200000; i++) {
    const object = {};
    object.a = i;
    object.b = 1;
    object.c = 2;
    sum += object.a + object.b + object.c;
  }
  return sum;
});

section('delete, hasOwn', () => {
  let sum = 0;
  for (let i = 0; i < 100000; i++) {
    const object = { a: 1, b: 2, c: 3 };
    delete object.b;
    if (!Object.hasOwn(object, 'b')) sum++;
    if ('c' in object) sum++;
  }
  return sum;
});
