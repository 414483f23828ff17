// Makes an archive of many files in memory, reads it again.
const JSZip = require('jszip');

(async () => {
  const zip = new JSZip(), date = new Date(Date.UTC(2020, 1, 3, 4, 5, 6));
  let seed = 7;
  const random = n => (seed = (seed * 48271) % 2147483647) % n;
  for (let i = 0; i < 25; i++) {
    const text = Array.from({ length: 60 + random(120) }, () => ['alpha', 'beta', 'gamma', 'delta', '\n'][random(5)] + random(50)).join(' ');
    zip.file(`dir${i % 5}/file ${i} ü.txt`, text, { date, compression: i % 3 ? 'DEFLATE' : 'STORE', compressionOptions: { level: 1 + i % 9 }, comment: `file ${i}` });
  }
  zip.folder('empty', { date }); zip.file('bytes.bin', Uint8Array.from({ length: 5000 }, (_, i) => i * i), { date, createFolders: true }); zip.file('base64', 'SGVsbG8=', { base64: true, date });
  for (const name of Object.keys(zip.files)) zip.files[name].date = date;
  const bytes = await zip.generateAsync({ type: 'uint8array', comment: 'whole', platform: 'UNIX' });
  console.log(bytes.length);
  const again = await JSZip.loadAsync(bytes, { checkCRC32: true });
  console.log(again.comment);
  for (const name of Object.keys(again.files).sort()) {
    const entry = again.file(name);
    if (!entry) { console.log(name, 'directory'); continue; }
    const text = await entry.async(name.endsWith('bin') ? 'binarystring' : 'string');
    console.log(name, entry.comment, entry.date.toISOString(), text.length, text.slice(0, 40).replaceAll('\n', '\\n').replace(/[^ -~]/g, '?'));
  }
  again.remove('dir0');
  console.log((await again.generateAsync({ type: 'base64' })).length, again.filter((path, file) => !file.dir && path.startsWith('dir1')).length);
  for (const bad of ['not a zip', bytes.subarray(0, 100)]) await JSZip.loadAsync(bad).then(() => console.log('loaded'), error => console.log(error.message));
})();
