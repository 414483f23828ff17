// Deep recursion that is legal.
const depth = (n) => n === 0 ? 0 : 1 + depth(n - 1);
assertSame(5000, depth(5000));
