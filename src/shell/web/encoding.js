// Encoding Standard: TextEncoder and TextDecoder, the latter for UTF-8, UTF-16 and windows-1252.
'use strict';

const { bytesOf, encodeUtf8, encodeUtf8Into, unfinishedUtf8, decodeUtf8, decodeUtf16, decodeWindows1252 } = natives;
const { exposeInterface, showAttributes, toDictionary } = load('webidl');

class TextEncoder {
  #isTextEncoder = true;

  get encoding() {
    this.#isTextEncoder;
    return 'utf-8';
  }

  encode(input = '') {
    this.#isTextEncoder;
    return encodeUtf8(`${input}`);
  }

  encodeInto(source, destination) {
    this.#isTextEncoder;
    source = `${source}`;
    if (!(ArrayBuffer.isView(destination) && destination[Symbol.toStringTag] === 'Uint8Array')) {
      throw new TypeError('TextEncoder.encodeInto writes into a Uint8Array');
    }
    return encodeUtf8Into(source, destination);
  }
}

// The labels of https://encoding.spec.whatwg.org/#names-and-labels for what there is.
const labels = {
  'utf-8': 'unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8',
  'utf-16le': 'csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le',
  'utf-16be': 'unicodefffe utf-16be',
  'windows-1252': 'ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 ' +
      'iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252',
};

function encodingOf(label) {
  const name = `${label}`.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, '').toLowerCase();
  for (const encoding of Object.keys(labels)) {
    if (labels[encoding].split(' ').includes(name)) return encoding;
  }
  throw new RangeError(`The encoding '${label}' is not supported`);
}

// How many bytes at the end of a chunk wait for the next one.
function unfinishedUtf16(bytes, isBigEndian) {
  const odd = bytes.length % 2, last = bytes.length - odd - 2;
  const isLead = last >= 0 && (bytes[last + (isBigEndian ? 0 : 1)] & 0xFC) === 0xD8;
  return isLead ? odd + 2 : odd;
}

const noBytes = new Uint8Array(0);

class TextDecoder {
  #encoding;
  #fatal;
  #ignoreBOM;
  #isContinued = false;  // The last call said that more would come.
  #bomSeen = false;
  #pending = noBytes;

  constructor(label = 'utf-8', options = undefined) {
    this.#encoding = encodingOf(label);
    options = toDictionary(options, 'new TextDecoder');
    this.#fatal = Boolean(options.fatal);
    this.#ignoreBOM = Boolean(options.ignoreBOM);
  }

  get encoding() {
    return this.#encoding;
  }

  get fatal() {
    return this.#fatal;
  }

  get ignoreBOM() {
    return this.#ignoreBOM;
  }

  decode(input = noBytes, options = undefined) {
    const encoding = this.#encoding;
    let bytes = bytesOf(input);
    if (bytes === undefined) throw new TypeError('TextDecoder.decode takes an ArrayBuffer or a view on one');
    const stream = Boolean(toDictionary(options, 'TextDecoder.decode').stream);
    if (!this.#isContinued) {
      this.#pending = noBytes;
      this.#bomSeen = false;
    }
    this.#isContinued = stream;
    if (encoding === 'windows-1252') return decodeWindows1252(bytes);

    if (this.#pending.length > 0) {
      const whole = new Uint8Array(this.#pending.length + bytes.length);
      whole.set(this.#pending);
      whole.set(bytes, this.#pending.length);
      bytes = whole;
      this.#pending = noBytes;
    }
    const isBigEndian = encoding === 'utf-16be';
    if (stream) {
      const rest = encoding === 'utf-8' ? unfinishedUtf8(bytes) : unfinishedUtf16(bytes, isBigEndian);
      if (rest > 0) {
        this.#pending = bytes.slice(bytes.length - rest);
        bytes = bytes.subarray(0, bytes.length - rest);
      }
    }
    let text = encoding === 'utf-8' ? decodeUtf8(bytes, this.#fatal) : decodeUtf16(bytes, this.#fatal, isBigEndian);
    if (text === undefined) {
      this.#isContinued = false;
      throw new TypeError(`The encoded data was not valid for encoding ${encoding}`);
    }
    if (!this.#bomSeen && text.length > 0) {
      this.#bomSeen = true;
      if (!this.#ignoreBOM && text.charCodeAt(0) === 0xFEFF) text = text.slice(1);
    }
    return text;
  }
}

showAttributes(TextDecoder, ['encoding', 'fatal', 'ignoreBOM']);
exposeInterface(TextEncoder);
exposeInterface(TextDecoder);
return { TextEncoder, TextDecoder };
