// Before each program of this folder: runs a part of it `section.repeats` times, and prints what it computed and how
// long that took. Parts that return promises run one after the other, too.
function section(name, work) {
  const start = Date.now();
  const run = (left) => {
    const value = work();
    if (value instanceof Promise) return value.then((result) => (left > 1 ? run(left - 1) : finish(result)));
    return left > 1 ? run(left - 1) : finish(value);
  };
  const finish = (value) => print(`${name}: ${value}, ${Date.now() - start} ms`);
  return run(section.repeats);
}
