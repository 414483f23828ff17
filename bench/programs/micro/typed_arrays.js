// Typed arrays by index and by method, and DataView.
section.repeats = 8;

section('Uint8Array', () => {
  const bytes = new Uint8Array(4096);
  let sum = 0;
  for (let round = 0; round < 150; round++) {
    for (let i = 0; i < bytes.length; i++) bytes[i] = i * round;
    for (let i = 0; i < bytes.length; i++) sum += bytes[i];
  }
  return sum;
});

section('Float64Array', () => {
  const values = new Float64Array(4096);
  let sum = 0;
  for (let round = 0; round < 100; round++) {
    for (let i = 0; i < values.length; i++) values[i] = values[i] * 0.5 + i;
    sum += values[round];
  }
  return sum;
});

section('Int32Array: sieve', () => {
  let count = 0;
  for (let round = 0; round < 4; round++) {
    const composite = new Int32Array(50000);
    for (let i = 2; i < composite.length; i++) {
      if (composite[i]) continue;
      count++;
      for (let j = i + i; j < composite.length; j += i) composite[j] = 1;
    }
  }
  return count;
});

section('Float32Array: matrices', () => {
  const n = 40;
  const a = new Float32Array(n * n).fill(1.5), b = new Float32Array(n * n).fill(2), c = new Float32Array(n * n);
  for (let round = 0; round < 8; round++) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let k = 0; k < n; k++) sum += a[i * n + k] * b[k * n + j];
        c[i * n + j] = sum;
      }
    }
  }
  return c[5];
});

section('set, subarray, slice, copyWithin, fill', () => {
  const source = new Uint16Array(1000).map((_, i) => i);
  const target = new Uint16Array(3000);
  let sum = 0;
  for (let i = 0; i < 50000; i++) {
    target.set(source, i % 2000);
    sum += target.subarray(10, 20).length + target[i % 3000];
    if (i % 10 === 0) sum += target.slice(5, 500).length + target.fill(i & 255, 0, 100)[50];
    target.copyWithin(0, 100, 200);
  }
  return sum;
});

section('map, reduce, sort, indexOf', () => {
  const values = new Int32Array(2000).map((_, i) => (i * 7919) % 2003);
  let sum = 0;
  for (let i = 0; i < 40; i++) {
    sum += values.map((x) => x + 1).reduce((a, b) => a + b, 0) + values.slice().sort()[1000] + values.indexOf(1500);
  }
  return sum;
});

section('DataView', () => {
  const view = new DataView(new ArrayBuffer(1024));
  let sum = 0;
  for (let i = 0; i < 150000; i++) {
    const at = (i * 8) & 1008;
    view.setUint32(at, i, true);
    view.setFloat32(at + 4, i * 0.5);
    sum += view.getUint16(at, true) + view.getFloat32(at + 4);
  }
  return sum;
});

section('many small ones', () => {
  let sum = 0;
  for (let i = 0; i < 60000; i++) sum += new Uint8Array(16).length + new Float32Array([1, 2, 3])[1];
  return sum;
});
