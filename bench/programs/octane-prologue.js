// What zlib and Mandreel expect of a shell; they call neither.
if (typeof read === 'undefined') globalThis.read = function(name) { throw new Error('no file ' + name); };
if (typeof load === 'undefined') globalThis.load = function(name) { throw new Error('no file ' + name); };
