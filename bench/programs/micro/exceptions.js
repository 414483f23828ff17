// Throwing, catching, and passing through.
section.repeats = 10;

section('throw and catch', () => {
  let count = 0;
  for (let i = 0; i < 300000; i++) {
    try {
      throw i;
    } catch (error) {
      if (error === i) count++;
    }
  }
  return count;
});

section('new Error', () => {
  let count = 0;
  for (let i = 0; i < 50000; i++) {
    try {
      throw new Error('failed');
    } catch (error) {
      count += error.message.length;
    }
  }
  return count;
});

section('through frames', () => {
  class Failure extends Error {}
  function down(depth) {
    if (depth === 0) throw new Failure('deep');
    return down(depth - 1) + 1;
  }
  let count = 0;
  for (let i = 0; i < 10000; i++) {
    try {
      down(20);
    } catch (error) {
      if (error instanceof Failure) count++;
    }
  }
  return count;
});

section('TypeError of the engine', () => {
  let count = 0;
  for (let i = 0; i < 30000; i++) {
    try {
      undefined.property;
    } catch (error) {
      if (error instanceof TypeError) count++;
    }
  }
  return count;
});

section('finally', () => {
  let count = 0;
  function guarded(i) {
    try {
      if (i & 1) return 1;
      if (i & 2) throw 2;
      return 3;
    } catch {
      return 4;
    } finally {
      count++;
    }
  }
  let sum = 0;
  for (let i = 0; i < 500000; i++) sum += guarded(i);
  return sum + count;
});

section('nothing thrown', () => {
  let sum = 0;
  for (let i = 0; i < 1500000; i++) {
    try {
      sum += i & 3;
    } catch (error) {
      sum = 0;
    }
  }
  return sum;
});

section('stack', () => {
  let length = 0;
  for (let i = 0; i < 5000; i++) if (typeof new Error('x').stack === 'string') length++;
  return length;
});
