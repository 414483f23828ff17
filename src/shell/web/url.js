// URL Standard: the classes URL and URLSearchParams.
'use strict';

const { percentDecode } = natives;
const { encodeURIComponent } = globalThis;
const {
  exposeInterface, showAttributes, customInspect, requireArguments, toUSVString, makeIteratorClass,
} = load('webidl');
const {
  parseURL, serializeURL, serializePath, serializeOrigin,
  setScheme, setUsername, setPassword, setHost, setPortText, setPathname, setSearch, setHash,
} = load('url-parser');

// ---- application/x-www-form-urlencoded

function decodeFormText(text) {
  if (text.includes('+')) text = text.replaceAll('+', ' ');
  return text.includes('%') ? percentDecode(text) : text;
}

// Names and values, alternating.
function parseForm(text) {
  const list = [];
  for (const part of text.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    list.push(decodeFormText(equals < 0 ? part : part.slice(0, equals)),
              equals < 0 ? '' : decodeFormText(part.slice(equals + 1)));
  }
  return list;
}

// What encodeURIComponent leaves alone, and a form does not.
const formCharacters = { '!': '%21', "'": '%27', '(': '%28', ')': '%29', '~': '%7E', '%20': '+' };
const encodeFormText = text => encodeURIComponent(text).replace(/[!'()~]|%20/g, found => formCharacters[found]);

function serializeForm(list) {
  let text = '';
  for (let i = 0; i < list.length; i += 2) {
    text += `${i === 0 ? '' : '&'}${encodeFormText(list[i])}=${encodeFormText(list[i + 1])}`;
  }
  return text;
}

// The names and values that the argument of the constructor stands for.
function toPairs(init) {
  if ((typeof init !== 'object' && typeof init !== 'function') || init === null) {
    return parseForm(toUSVString(init).replace(/^\?/, ''));
  }
  const list = [];
  const method = init[Symbol.iterator];
  if (method === undefined || method === null) {
    for (const key of Reflect.ownKeys(init)) {
      if (!Object.getOwnPropertyDescriptor(init, key)?.enumerable) continue;
      list.push(toUSVString(key), toUSVString(init[key]));
    }
    return list;
  }
  if (typeof method !== 'function') throw new TypeError('new URLSearchParams: the argument cannot be iterated');
  for (const pair of { [Symbol.iterator]: () => Reflect.apply(method, init, []) }) {
    if (typeof pair !== 'object' && typeof pair !== 'function' || pair === null || !(Symbol.iterator in pair)) {
      throw new TypeError('new URLSearchParams: each element has to be a pair of a name and a value');
    }
    const strings = Array.from(pair, toUSVString);
    if (strings.length !== 2) {
      throw new TypeError('new URLSearchParams: each element has to be a pair of a name and a value');
    }
    list.push(strings[0], strings[1]);
  }
  return list;
}

const makeIterator = makeIteratorClass('URLSearchParams');

// Set while a URL makes the object for its query.
let ownerOfNext = null;
let updateQuery;  // (url, text)
let replaceList;  // (params, query)

class URLSearchParams {
  #list;
  #url = ownerOfNext;

  constructor(init = '') {
    this.#list = toPairs(init);
  }

  static {
    replaceList = (params, query) => params.#list = parseForm(query ?? '');
  }

  #update() {
    if (this.#url !== null) updateQuery(this.#url, serializeForm(this.#list));
  }

  get size() {
    return this.#list.length / 2;
  }

  append(name, value) {
    this.#list;
    requireArguments(arguments.length, 2, 'URLSearchParams.append');
    this.#list.push(toUSVString(name), toUSVString(value));
    this.#update();
  }

  delete(name, value = undefined) {
    this.#list;
    requireArguments(arguments.length, 1, 'URLSearchParams.delete');
    name = toUSVString(name);
    if (value !== undefined) value = toUSVString(value);
    const list = this.#list;
    for (let i = 0; i < list.length;) {
      if (list[i] === name && (value === undefined || list[i + 1] === value)) list.splice(i, 2); else i += 2;
    }
    this.#update();
  }

  get(name) {
    const list = this.#list;
    requireArguments(arguments.length, 1, 'URLSearchParams.get');
    name = toUSVString(name);
    for (let i = 0; i < list.length; i += 2) if (list[i] === name) return list[i + 1];
    return null;
  }

  getAll(name) {
    const list = this.#list;
    requireArguments(arguments.length, 1, 'URLSearchParams.getAll');
    name = toUSVString(name);
    return list.filter((value, index) => index % 2 === 1 && list[index - 1] === name);
  }

  has(name, value = undefined) {
    const list = this.#list;
    requireArguments(arguments.length, 1, 'URLSearchParams.has');
    name = toUSVString(name);
    if (value !== undefined) value = toUSVString(value);
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] === name && (value === undefined || list[i + 1] === value)) return true;
    }
    return false;
  }

  set(name, value) {
    const list = this.#list;
    requireArguments(arguments.length, 2, 'URLSearchParams.set');
    name = toUSVString(name);
    value = toUSVString(value);
    let isSet = false;
    for (let i = 0; i < list.length;) {
      if (list[i] !== name) {
        i += 2;
      } else if (isSet) {
        list.splice(i, 2);
      } else {
        list[i + 1] = value;
        isSet = true;
        i += 2;
      }
    }
    if (!isSet) list.push(name, value);
    this.#update();
  }

  // By the code units of the names; those with equal names keep their order.
  sort() {
    const list = this.#list;
    const pairs = [];
    for (let i = 0; i < list.length; i += 2) pairs.push([list[i], list[i + 1]]);
    pairs.sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
    this.#list = pairs.flat();
    this.#update();
  }

  forEach(callback, thisArgument = undefined) {
    this.#list;
    requireArguments(arguments.length, 1, 'URLSearchParams.forEach');
    if (typeof callback !== 'function') throw new TypeError('URLSearchParams.forEach takes a function');
    for (let i = 0; i < this.#list.length; i += 2) {
      Reflect.apply(callback, thisArgument, [this.#list[i + 1], this.#list[i], this]);
    }
  }

  entries() {
    this.#list;
    return makeIterator(i => 2 * i < this.#list.length ? [this.#list[2 * i], this.#list[2 * i + 1]] : undefined);
  }

  keys() {
    this.#list;
    return makeIterator(i => this.#list[2 * i]);
  }

  values() {
    this.#list;
    return makeIterator(i => this.#list[2 * i + 1]);
  }

  toString() {
    return serializeForm(this.#list);
  }
}

Object.defineProperty(URLSearchParams.prototype, Symbol.iterator,
                      { value: URLSearchParams.prototype.entries, writable: true, configurable: true });

// A record, or null.
function parseWithBase(url, base) {
  url = toUSVString(url);
  if (base === undefined) return parseURL(url);
  const parsedBase = parseURL(toUSVString(base));
  return parsedBase === null ? null : parseURL(url, parsedBase);
}

// What the error of an invalid URL has besides its message, as in node.
function describeInput(url, base) {
  const input = { code: 'ERR_INVALID_URL', input: `${url}` };
  return base === undefined ? input : { ...input, base: `${base}` };
}

// The record that `new URL` is to take instead of parsing.
let recordOfNext = null;

class URL {
  #record;
  #searchParams = null;  // made when it is read

  constructor(url, base = undefined) {
    if (recordOfNext !== null) {
      this.#record = recordOfNext;
      recordOfNext = null;
      return;
    }
    requireArguments(arguments.length, 1, 'new URL');
    const record = parseWithBase(url, base);
    if (record === null) throw Object.assign(new TypeError('Invalid URL'), describeInput(url, base));
    this.#record = record;
  }

  static {
    updateQuery = (url, query) => url.#record.query = query === '' ? null : query;
  }

  static canParse(url, base = undefined) {
    requireArguments(arguments.length, 1, 'URL.canParse');
    return parseWithBase(url, base) !== null;
  }

  static parse(url, base = undefined) {
    requireArguments(arguments.length, 1, 'URL.parse');
    recordOfNext = parseWithBase(url, base);
    return recordOfNext === null ? null : new URL('');
  }

  #updateSearchParams() {
    if (this.#searchParams !== null) replaceList(this.#searchParams, this.#record.query);
  }

  get href() {
    return serializeURL(this.#record);
  }

  set href(value) {
    this.#record;
    const record = parseURL(toUSVString(value));
    if (record === null) throw new TypeError('Invalid URL');
    this.#record = record;
    this.#updateSearchParams();
  }

  get origin() {
    return serializeOrigin(this.#record);
  }

  get protocol() {
    return `${this.#record.scheme}:`;
  }

  set protocol(value) {
    setScheme(this.#record, toUSVString(value));
  }

  get username() {
    return this.#record.username;
  }

  set username(value) {
    setUsername(this.#record, toUSVString(value));
  }

  get password() {
    return this.#record.password;
  }

  set password(value) {
    setPassword(this.#record, toUSVString(value));
  }

  get host() {
    const { host, port } = this.#record;
    if (host === null) return '';
    return port === null ? host : `${host}:${port}`;
  }

  set host(value) {
    setHost(this.#record, toUSVString(value), true);
  }

  get hostname() {
    return this.#record.host ?? '';
  }

  set hostname(value) {
    setHost(this.#record, toUSVString(value), false);
  }

  get port() {
    const { port } = this.#record;
    return port === null ? '' : `${port}`;
  }

  set port(value) {
    setPortText(this.#record, toUSVString(value));
  }

  get pathname() {
    return serializePath(this.#record);
  }

  set pathname(value) {
    setPathname(this.#record, toUSVString(value));
  }

  get search() {
    const { query } = this.#record;
    return query === null || query === '' ? '' : `?${query}`;
  }

  set search(value) {
    setSearch(this.#record, toUSVString(value));
    this.#updateSearchParams();
  }

  get searchParams() {
    this.#record;
    if (this.#searchParams === null) {
      ownerOfNext = this;
      this.#searchParams = new URLSearchParams();
      ownerOfNext = null;
      this.#updateSearchParams();
    }
    return this.#searchParams;
  }

  get hash() {
    const { fragment } = this.#record;
    return fragment === null || fragment === '' ? '' : `#${fragment}`;
  }

  set hash(value) {
    setHash(this.#record, toUSVString(value));
  }

  toString() {
    return serializeURL(this.#record);
  }

  toJSON() {
    return serializeURL(this.#record);
  }
}

// `URLSearchParams { 'a' => '1' }`, as a Map is shown, on lines of their own where they do not fit on one.
Object.defineProperty(URLSearchParams.prototype, customInspect, {
  value(depth, options, inspect) {
    const { name } = this.constructor;
    if (depth < 0) return `[${name}]`;
    const pairs = Array.from(this, ([key, value]) => `${inspect(key, options)} => ${inspect(value, options)}`);
    if (pairs.length === 0) return `${name} {}`;
    const isLong = pairs.join(', ').length > options.breakLength;
    return isLong ? `${name} {\n  ${pairs.join(',\n  ')} }` : `${name} { ${pairs.join(', ')} }`;
  },
  writable: true,
  configurable: true,
});
showAttributes(URL, [
  'href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search',
  'searchParams', 'hash',
]);
exposeInterface(URLSearchParams);
exposeInterface(URL);
return { URL, URLSearchParams };
