// File API: Blob and File, without streams.
'use strict';

const { bytesOf, encodeUtf8, decodeUtf8 } = natives;
const { exposeInterface, showAttributes, requireArguments, toUSVString, toDictionary } = load('webidl');

const isBlob = value => typeof value === 'object' && value !== null && bytesOfBlob(value) !== undefined;

let bytesOfBlob;  // undefined for what is no Blob

// A new Uint8Array with what the parts hold, one after the other.
function concatenate(parts, endings) {
  const chunks = [];
  for (const part of parts) {
    const bytes = isBlob(part) ? bytesOfBlob(part) : bytesOf(part);
    if (bytes !== undefined) {
      chunks.push(bytes);
    } else {
      const text = toUSVString(part);
      chunks.push(encodeUtf8(endings === 'native' ? text.replace(/\r\n?/g, '\n') : text));
    }
  }
  let size = 0;
  for (const chunk of chunks) size += chunk.length;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const toType = type => /[^ -~]/.test(type) ? '' : type.toLowerCase();

// A position of slice() from its argument, which counts from the end where it is negative.
function toPosition(value, size, otherwise) {
  if (value === undefined) return otherwise;
  const number = Math.trunc(Number(value)) || 0;
  return number < 0 ? Math.max(size + number, 0) : Math.min(number, size);
}

// The bytes of the Blob that is made next: a slice.
let bytesOfNext = null;

class Blob {
  #bytes;
  #type;

  constructor(parts = undefined, options = undefined) {
    options = toDictionary(options, `new ${new.target.name}`);
    const { endings = 'transparent', type = '' } = options;
    if (!['transparent', 'native'].includes(`${endings}`)) {
      throw new TypeError(`new ${new.target.name}: '${endings}' is no way to treat line endings`);
    }
    this.#type = toType(`${type}`);
    if (bytesOfNext !== null) {
      this.#bytes = bytesOfNext;
      bytesOfNext = null;
      return;
    }
    if (parts !== undefined && typeof parts?.[Symbol.iterator] !== 'function' || typeof parts === 'string') {
      throw new TypeError(`new ${new.target.name} takes an array of parts`);
    }
    this.#bytes = concatenate(parts ?? [], `${endings}`);
  }

  static {
    bytesOfBlob = object => #bytes in object ? object.#bytes : undefined;
  }

  get size() {
    return this.#bytes.length;
  }

  get type() {
    return this.#type;
  }

  slice(start = undefined, end = undefined, contentType = '') {
    const { length } = this.#bytes;
    const from = toPosition(start, length, 0);
    const slice = this.#bytes.subarray(from, Math.max(toPosition(end, length, length), from));
    const type = `${contentType}`;
    bytesOfNext = slice;
    return new Blob([], { type });
  }

  async text() {
    const text = decodeUtf8(this.#bytes, false);
    return text.charCodeAt(0) === 0xFEFF ? text.slice(1) : text;
  }

  async arrayBuffer() {
    return this.#bytes.slice().buffer;
  }

  async bytes() {
    return this.#bytes.slice();
  }
}

class File extends Blob {
  #name;
  #lastModified;

  constructor(parts, name, options = undefined) {
    requireArguments(arguments.length, 2, 'new File');
    super(parts, options);
    this.#name = toUSVString(name);
    const { lastModified } = toDictionary(options, 'new File');
    this.#lastModified = lastModified === undefined ? Date.now() : Math.trunc(Number(lastModified)) || 0;
  }

  get name() {
    return this.#name;
  }

  get lastModified() {
    return this.#lastModified;
  }
}

showAttributes(Blob, ['size', 'type']);
showAttributes(File, ['size', 'type', 'name', 'lastModified']);
exposeInterface(Blob);
exposeInterface(File);
return { Blob, File };
