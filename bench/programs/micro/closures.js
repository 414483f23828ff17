// Functions made, kept and called.
section.repeats = 3;

section('counters', () => {
  const counter = () => {
    let count = 0;
    return { up: () => ++count, down: () => --count, get: () => count };
  };
  let sum = 0;
  for (let i = 0; i < 100000; i++) {
    const each = counter();
    each.up();
    each.up();
    each.down();
    sum += each.get();
  }
  return sum;
});

section('adders', () => {
  const add = (a) => (b) => a + b;
  let sum = 0;
  for (let i = 0; i < 800000; i++) sum = (sum + add(i)(1)) | 0;
  return sum;
});

section('captured loop variables', () => {
  let sum = 0;
  for (let round = 0; round < 3000; round++) {
    const functions = [];
    for (let i = 0; i < 100; i++) functions.push(() => i);
    for (const each of functions) sum += each();
  }
  return sum;
});

section('composition', () => {
  const compose = (...steps) => (x) => steps.reduce((value, step) => step(value), x);
  const run = compose((x) => x + 1, (x) => x * 2, (x) => x - 3, (x) => x & 0xffff);
  let sum = 0;
  for (let i = 0; i < 100000; i++) sum += run(i);
  return sum;
});

section('deep captures', () => {
  function outer() {
    let a = 1;
    return () => {
      let b = 2;
      return () => {
        let c = 3;
        return () => { a++; b++; c++; return a + b + c; };
      };
    };
  }
  const inner = outer()()();
  let sum = 0;
  for (let i = 0; i < 1000000; i++) sum = (sum + inner()) | 0;
  return sum;
});

section('recursion', () => {
  const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2));
  return fib(26);
});

section('call, apply, bind, rest, arguments', () => {
  function sum3(a, b, c) {
    return this.base + a + b + c;
  }
  function total() {
    let sum = 0;
    for (let i = 0; i < arguments.length; i++) sum += arguments[i];
    return sum;
  }
  const self = { base: 1 };
  const bound = sum3.bind(self, 1);
  const rest = (...values) => values.length;
  const list = [1, 2, 3];
  let sum = 0;
  for (let i = 0; i < 100000; i++) {
    sum += sum3.call(self, i, 2, 3) + sum3.apply(self, list) + bound(2, 3) + total(i, 1) + rest(1, 2) + rest(...list);
  }
  return sum;
});

section('default parameters', () => {
  const f = (a, b = a + 1, { c = 3 } = {}) => a + b + c;
  let sum = 0;
  for (let i = 0; i < 300000; i++) sum += f(i) + f(i, 1);
  return sum;
});
