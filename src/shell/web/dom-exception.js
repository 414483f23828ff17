// Web IDL: DOMException, an error with a name out of a table.
'use strict';

const { exposeInterface, defineConstants } = load('webidl');

// The names that have codes, in the order of these: https://webidl.spec.whatwg.org/#idl-DOMException-error-names
const codeNames =
    ('INDEX_SIZE DOMSTRING_SIZE HIERARCHY_REQUEST WRONG_DOCUMENT INVALID_CHARACTER NO_DATA_ALLOWED ' +
     'NO_MODIFICATION_ALLOWED NOT_FOUND NOT_SUPPORTED INUSE_ATTRIBUTE INVALID_STATE SYNTAX INVALID_MODIFICATION ' +
     'NAMESPACE INVALID_ACCESS VALIDATION TYPE_MISMATCH SECURITY NETWORK ABORT URL_MISMATCH QUOTA_EXCEEDED TIMEOUT ' +
     'INVALID_NODE_TYPE DATA_CLONE').split(' ');
const codes = { __proto__: null };
const constants = {};
codeNames.forEach((name, index) => {
  constants[`${name}_ERR`] = index + 1;
  if (['DOMSTRING_SIZE', 'NO_DATA_ALLOWED', 'VALIDATION'].includes(name)) return;
  const words = name.split('_').map(word => word === 'URL' ? word : word[0] + word.slice(1).toLowerCase());
  codes[`${words.join('')}Error`] = index + 1;
});
codes.InUseAttributeError = codes.InuseAttributeError;
delete codes.InuseAttributeError;

// Gives an object that somebody else has made private fields.
class State extends function(object) { return object; } {
  #message;
  #name;

  constructor(object, message, name) {
    super(object);
    this.#message = message;
    this.#name = name;
  }

  static messageOf(object) {
    return object.#message;
  }

  static nameOf(object) {
    return object.#name;
  }

  static isOn(object) {
    return #name in object;
  }
}

class DOMException {
  // The object is a real error: it has a stack, and Error.isError holds.
  constructor(message = '', name = 'Error') {
    message = `${message}`;
    name = `${name}`;
    const error = Reflect.construct(Error, [], new.target);
    new State(error, message, name);
    Error.captureStackTrace(error, new.target);
    return error;
  }

  get name() {
    return State.nameOf(this);
  }

  get message() {
    return State.messageOf(this);
  }

  get code() {
    return codes[State.nameOf(this)] ?? 0;
  }
}

Object.setPrototypeOf(DOMException.prototype, Error.prototype);
exposeInterface(DOMException);
defineConstants(DOMException, constants);
return { DOMException };
