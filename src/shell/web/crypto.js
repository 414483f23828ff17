// Web Cryptography: random numbers.
'use strict';

const { bytesOf, fillRandom } = natives;
const { exposeInterface, requireArguments } = load('webidl');
const { DOMException } = load('dom-exception');

const constructionKey = Symbol('Crypto');
const typeOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;
const maxBytes = 65536;

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

class Crypto {
  #isCrypto = true;

  constructor(key = undefined) {
    if (key !== constructionKey) throw new TypeError('Illegal constructor: `crypto` is the only Crypto');
  }

  getRandomValues(array) {
    this.#isCrypto;
    requireArguments(arguments.length, 1, 'Crypto.getRandomValues');
    if (!/^(?:Big)?(?:Int|Uint)(?:8|16|32|64)(?:Clamped)?Array$/.test(Reflect.apply(typeOf, array, []))) {
      throw new DOMException('Crypto.getRandomValues fills typed arrays of integers', 'TypeMismatchError');
    }
    const bytes = bytesOf(array);
    if (bytes.length > maxBytes) {
      throw new DOMException(`Crypto.getRandomValues fills at most ${maxBytes} bytes, not ${bytes.length}`,
                             'QuotaExceededError');
    }
    fillRandom(bytes);
    return array;
  }

  randomUUID() {
    this.#isCrypto;
    const bytes = new Uint8Array(16);
    fillRandom(bytes);
    bytes[6] = bytes[6] & 0x0F | 0x40;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let text = '';
    for (let i = 0; i < 16; i++) text += (i === 4 || i === 6 || i === 8 || i === 10 ? '-' : '') + hex[bytes[i]];
    return text;
  }
}

exposeInterface(Crypto);
return { Crypto, crypto: new Crypto(constructionKey) };
