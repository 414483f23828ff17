// HTML: atob and btoa.
'use strict';

const { encodeBase64, decodeBase64 } = natives;
const { requireArguments } = load('webidl');

function invalidCharacter(message) {
  const { DOMException } = load('dom-exception');
  return new DOMException(message, 'InvalidCharacterError');
}

const functions = {
  btoa(data) {
    requireArguments(arguments.length, 1, 'btoa');
    const result = encodeBase64(`${data}`);
    if (result === undefined) throw invalidCharacter('btoa: the string has characters beyond U+00FF');
    return result;
  },

  atob(data) {
    requireArguments(arguments.length, 1, 'atob');
    const result = decodeBase64(`${data}`);
    if (result === undefined) throw invalidCharacter('atob: the string is not correctly encoded');
    return result;
  },
};

return functions;
