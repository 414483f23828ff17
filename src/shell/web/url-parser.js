// URL Standard: parsing and serializing. The standard's state machine walks through the input once, a code point at a
// time; here each state takes its part of the input as a whole, found by its delimiters.
//
// A URL record has the standard's fields: scheme, username, password, host (serialized, or null), port (a number or
// null), path (a list of segments, or a string where it is opaque), query and fragment (strings or null).
'use strict';

const { domainToASCII } = load('idna');
const { percentDecode } = natives;
const { encodeURIComponent } = globalThis;

const defaultPorts = { __proto__: null, 'ftp': 21, 'file': null, 'http': 80, 'https': 443, 'ws': 80, 'wss': 443 };
const isSpecial = url => url.scheme in defaultPorts;

// ---- Percent encoding

// The percent-encode sets.
const c0ControlSet = /[\x00-\x1F\x7F-\u{10FFFF}]/gu;
const fragmentSet = /[\x00-\x20"<>`\x7F-\u{10FFFF}]/gu;
const querySet = /[\x00-\x20"#<>\x7F-\u{10FFFF}]/gu;
const specialQuerySet = /[\x00-\x20"#'<>\x7F-\u{10FFFF}]/gu;
const pathSet = /[\x00-\x20"#<>?^`{}\x7F-\u{10FFFF}]/gu;
const userinfoSet = /[\x00-\x20"#/:;<=>?@[\\\]^`{|}\x7F-\u{10FFFF}]/gu;

function encodeCharacter(character) {
  const code = character.charCodeAt(0);
  // encodeURIComponent leaves some of ASCII alone.
  return code < 0x80 ? `%${code < 16 ? '0' : ''}${code.toString(16).toUpperCase()}` : encodeURIComponent(character);
}

const percentEncode = (text, set) => text.replace(set, encodeCharacter);

// ---- Hosts

const forbiddenHost = /[\0\t\n\r #/:<>?@[\\\]^|]/;
const forbiddenDomain = /[\0-\x20#%/:<>?@[\\\]^|\x7F]/;

// A part of an IPv4 address: decimal, octal with 0, hexadecimal with 0x. NaN for failure.
function parseIPv4Number(text) {
  if (text === '') return NaN;
  if (/^0[xX]/.test(text)) return /^..[0-9a-fA-F]*$/.test(text) ? parseInt(text.slice(2) || '0', 16) : NaN;
  if (text[0] === '0' && text.length > 1) return /^[0-7]+$/.test(text) ? parseInt(text, 8) : NaN;
  return /^[0-9]+$/.test(text) ? parseInt(text, 10) : NaN;
}

function endsInNumber(domain) {
  const parts = domain.split('.');
  if (parts.at(-1) === '') {
    if (parts.length === 1) return false;
    parts.pop();
  }
  const last = parts.at(-1);
  return /^[0-9]+$/.test(last) || !Number.isNaN(parseIPv4Number(last));
}

// The serialized address, or null for failure.
function parseIPv4(domain) {
  const parts = domain.split('.');
  if (parts.at(-1) === '' && parts.length > 1) parts.pop();
  if (parts.length > 4) return null;
  const numbers = parts.map(parseIPv4Number);
  const last = numbers.pop();
  if (Number.isNaN(last) || last >= 256 ** (4 - numbers.length)) return null;
  if (!numbers.every(number => number <= 255)) return null;
  let address = last;
  numbers.forEach((number, index) => address += number * 256 ** (3 - index));
  return [24, 16, 8, 0].map(shift => Math.floor(address / 2 ** shift) % 256).join('.');
}

// The two pieces of an IPv6 address that a dotted IPv4 address stands for, or null.
function parseEmbeddedIPv4(text) {
  const parts = text.split('.');
  const isByte = part => /^(0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255;
  if (parts.length !== 4 || !parts.every(isByte)) return null;
  const [a, b, c, d] = parts.map(Number);
  return [a * 256 + b, c * 256 + d];
}

// A run of pieces between colons, or null. An IPv4 address may stand at the address's end.
function parseIPv6Pieces(text, isEnd) {
  if (text === '') return [];
  const pieces = [], parts = text.split(':');
  for (let i = 0; i < parts.length; i++) {
    if (isEnd && i === parts.length - 1 && parts[i].includes('.')) {
      const embedded = parseEmbeddedIPv4(parts[i]);
      if (embedded === null) return null;
      pieces.push(...embedded);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(parts[i])) {
      pieces.push(parseInt(parts[i], 16));
    } else {
      return null;
    }
  }
  return pieces;
}

// The eight pieces, or null for failure.
function parseIPv6(text) {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  if (halves.length === 1) {
    const pieces = parseIPv6Pieces(text, true);
    return pieces !== null && pieces.length === 8 ? pieces : null;
  }
  const head = parseIPv6Pieces(halves[0], false), tail = parseIPv6Pieces(halves[1], true);
  if (head === null || tail === null || head.length + tail.length > 7) return null;
  return [...head, ...Array(8 - head.length - tail.length).fill(0), ...tail];
}

// The first of the longest runs of at least two zeros is left out.
function serializeIPv6(pieces) {
  let best = -1, bestLength = 1;
  for (let i = 0; i < 8; i++) {
    let length = 0;
    while (i + length < 8 && pieces[i + length] === 0) length++;
    if (length > bestLength) {
      best = i;
      bestLength = length;
    }
    i += length;
  }
  const serialize = list => list.map(piece => piece.toString(16)).join(':');
  if (best < 0) return serialize(pieces);
  return `${serialize(pieces.slice(0, best))}::${serialize(pieces.slice(best + bestLength))}`;
}

// The serialized host, or null for failure.
function parseHost(input, isOpaque) {
  if (input[0] === '[') {
    const pieces = input.at(-1) === ']' ? parseIPv6(input.slice(1, -1)) : null;
    return pieces === null ? null : `[${serializeIPv6(pieces)}]`;
  }
  if (isOpaque) return forbiddenHost.test(input) ? null : percentEncode(input, c0ControlSet);
  const domain = domainToASCII(input.includes('%') ? percentDecode(input) : input);
  if (domain === null || domain === '' || forbiddenDomain.test(domain)) return null;
  return endsInNumber(domain) ? parseIPv4(domain) : domain;
}

// ---- Paths

const isWindowsDriveLetter = text => /^[A-Za-z][:|]$/.test(text);
const startsWithWindowsDriveLetter = text => /^[A-Za-z][:|](?:[/\\?#]|$)/.test(text);

function shortenPath(url) {
  const path = url.path;
  if (url.scheme === 'file' && path.length === 1 && /^[A-Za-z]:$/.test(path[0])) return;
  path.pop();
}

// The standard's path state; `text` has no query and no fragment.
function parsePath(url, text) {
  const segments = text.split(isSpecial(url) ? /[/\\]/ : '/');
  const last = segments.length - 1;
  for (let i = 0; i <= last; i++) {
    let segment = segments[i];
    if (segment[0] === '.' || segment[0] === '%') {
      const dots = segment.replace(/%2e/gi, '.');
      if (dots === '..') {
        shortenPath(url);
        if (i === last) url.path.push('');
        continue;
      }
      if (dots === '.') {
        if (i === last) url.path.push('');
        continue;
      }
    }
    if (url.scheme === 'file' && url.path.length === 0 && isWindowsDriveLetter(segment)) segment = `${segment[0]}:`;
    url.path.push(percentEncode(segment, pathSet));
  }
}

// The path start state.
function parsePathStart(url, text) {
  if (isSpecial(url)) {
    parsePath(url, /^[/\\]/.test(text) ? text.slice(1) : text);
  } else if (text !== '') {
    parsePath(url, text[0] === '/' ? text.slice(1) : text);
  }
}

// ---- The rest

function parseQuery(url, text) {
  url.query = percentEncode(text, isSpecial(url) ? specialQuerySet : querySet);
}

function parseFragment(url, text) {
  url.fragment = percentEncode(text, fragmentSet);
}

// Where a port begins in `text`: its first colon that is not within brackets, or -1.
function portColon(text) {
  let isInBrackets = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '[') isInBrackets = true;
    else if (c === ']') isInBrackets = false;
    else if (c === ':' && !isInBrackets) return i;
  }
  return -1;
}

// Takes the digits of a port; false where it is too large.
function setPort(url, digits) {
  const port = parseInt(digits, 10);
  if (port > 65535) return false;
  url.port = port === defaultPorts[url.scheme] ? null : port;
  return true;
}

// The authority, host and port states, for all between '//' and the path; false for failure.
function parseAuthority(url, text) {
  const at = text.lastIndexOf('@');
  let host = text;
  if (at >= 0) {
    const credentials = text.slice(0, at), colon = credentials.indexOf(':');
    url.username = percentEncode(colon < 0 ? credentials : credentials.slice(0, colon), userinfoSet);
    if (colon >= 0) url.password = percentEncode(credentials.slice(colon + 1), userinfoSet);
    host = text.slice(at + 1);
    if (host === '') return false;
  }
  const colon = portColon(host);
  if (colon >= 0) {
    const port = host.slice(colon + 1);
    host = host.slice(0, colon);
    if (host === '' || !/^[0-9]*$/.test(port) || (port !== '' && !setPort(url, port))) return false;
  }
  if (host === '' && isSpecial(url)) return false;
  url.host = parseHost(host, !isSpecial(url));
  return url.host !== null;
}

// The part of `text` before its path, and the rest.
function splitAuthority(url, text) {
  const end = text.search(isSpecial(url) ? /[/\\]/ : /\//);
  return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end)];
}

function parseAuthorityAndPath(url, text) {
  const [authority, path] = splitAuthority(url, text);
  if (!parseAuthority(url, authority)) return false;
  parsePathStart(url, path);
  return true;
}

// The file host state; false for failure.
function parseFileHost(url, text) {
  const host = parseHost(text, false);
  if (host === null) return false;
  url.host = host === 'localhost' ? '' : host;
  return true;
}

// The file state. `base` is null when it is no file URL; `hasEnded`: a query or a fragment follows.
function parseFile(url, text, base) {
  url.host = '';
  if (/^[/\\]{2}/.test(text)) {
    const [host, path] = splitAuthority(url, text.slice(2));
    if (isWindowsDriveLetter(host)) {
      parsePath(url, text.slice(2));
      return true;
    }
    if (host !== '' && !parseFileHost(url, host)) return false;
    parsePathStart(url, path);
  } else if (/^[/\\]/.test(text)) {
    const rest = text.slice(1);
    if (base !== null) {
      url.host = base.host;
      if (!startsWithWindowsDriveLetter(rest) && base.path.length > 0 && /^[A-Za-z]:$/.test(base.path[0])) {
        url.path.push(base.path[0]);
      }
    }
    parsePath(url, rest);
  } else if (base !== null) {
    url.host = base.host;
    if (text === '') {
      url.path = [...base.path];
    } else {
      if (!startsWithWindowsDriveLetter(text)) {
        url.path = [...base.path];
        shortenPath(url);
      }
      parsePath(url, text);
    }
  } else {
    parsePath(url, text);
  }
  return true;
}

// The relative state.
function parseRelative(url, text, base) {
  const slashes = isSpecial(url) ? /^[/\\]/ : /^\//;
  if (slashes.test(text)) {
    const rest = text.slice(1);
    if (slashes.test(rest)) {
      return parseAuthorityAndPath(url, isSpecial(url) ? rest.replace(/^[/\\]+/, '') : rest.slice(1));
    }
    copyAuthority(url, base);
    parsePath(url, rest);
    return true;
  }
  copyAuthority(url, base);
  url.path = [...base.path];
  if (text !== '') {
    shortenPath(url);
    parsePath(url, text);
  }
  return true;
}

function copyAuthority(url, base) {
  url.username = base.username;
  url.password = base.password;
  url.host = base.host;
  url.port = base.port;
}

const newRecord = scheme =>
    ({ scheme, username: '', password: '', host: null, port: null, path: [], query: null, fragment: null });

const removeTabsAndNewlines = text => text.replace(/[\t\n\r]+/g, '');

// The basic URL parser without a state override: a record, or null for failure.
function parseURL(input, base = null) {
  let text = removeTabsAndNewlines(input.replace(/^[\0- ]+|[\0- ]+$/g, ''));
  let fragment = null, query = null;
  const hash = text.indexOf('#');
  if (hash >= 0) {
    fragment = text.slice(hash + 1);
    text = text.slice(0, hash);
  }
  const scheme = /^([A-Za-z][A-Za-z0-9+\-.]*):/.exec(text);
  if (scheme === null && base === null) return null;
  const question = text.indexOf('?');
  if (question >= 0) {
    query = text.slice(question + 1);
    text = text.slice(0, question);
  }

  const url = newRecord(scheme === null ? base.scheme : scheme[1].toLowerCase());
  let takesQueryOfBase = false;
  let isParsed = true;
  if (scheme !== null) {
    text = text.slice(scheme[0].length);
    const isOfBase = base !== null && base.scheme === url.scheme;
    if (url.scheme === 'file') {
      takesQueryOfBase = isOfBase && text === '';
      isParsed = parseFile(url, text, isOfBase ? base : null);
    } else if (isSpecial(url) && isOfBase && !text.startsWith('//')) {
      takesQueryOfBase = text === '';
      isParsed = parseRelative(url, text, base);
    } else if (isSpecial(url)) {
      isParsed = parseAuthorityAndPath(url, text.replace(/^[/\\]+/, ''));
    } else if (text.startsWith('//')) {
      isParsed = parseAuthorityAndPath(url, text.slice(2));
    } else if (text[0] === '/') {
      parsePath(url, text.slice(1));
    } else {
      // A space at the end would be lost when the URL is parsed again.
      if (query !== null || fragment !== null) text = text.replace(/ $/, '%20');
      url.path = percentEncode(text, c0ControlSet);
    }
  } else if (typeof base.path === 'string') {
    if (text !== '' || query !== null || fragment === null) return null;
    url.path = base.path;
    takesQueryOfBase = true;
  } else {
    takesQueryOfBase = text === '';
    isParsed = url.scheme === 'file' ? parseFile(url, text, base) : parseRelative(url, text, base);
  }
  if (!isParsed) return null;
  if (query !== null) parseQuery(url, query);
  else if (takesQueryOfBase) url.query = base.query;
  if (fragment !== null) parseFragment(url, fragment);
  return url;
}

function serializePath(url) {
  if (typeof url.path === 'string') return url.path;
  return url.path.length === 0 ? '' : `/${url.path.join('/')}`;
}

function serializeURL(url) {
  let text = `${url.scheme}:`;
  if (url.host !== null) {
    text += '//';
    if (url.username !== '' || url.password !== '') {
      text += url.username;
      if (url.password !== '') text += `:${url.password}`;
      text += '@';
    }
    text += url.host;
    if (url.port !== null) text += `:${url.port}`;
  } else if (typeof url.path !== 'string' && url.path.length > 1 && url.path[0] === '') {
    text += '/.';
  }
  text += serializePath(url);
  if (url.query !== null) text += `?${url.query}`;
  if (url.fragment !== null) text += `#${url.fragment}`;
  return text;
}

// ---- The parser with a state override, for the setters; what fails changes nothing.

function setScheme(url, value) {
  const match = /^([A-Za-z][A-Za-z0-9+\-.]*):/.exec(`${removeTabsAndNewlines(value)}:`);
  if (match === null) return;
  const scheme = match[1].toLowerCase();
  if (isSpecial(url) !== scheme in defaultPorts) return;
  if (scheme === 'file' && (url.username !== '' || url.password !== '' || url.port !== null)) return;
  if (url.scheme === 'file' && url.host === '') return;
  url.scheme = scheme;
  if (url.port === defaultPorts[scheme]) url.port = null;
}

const canHaveCredentials = url => url.host !== null && url.host !== '' && url.scheme !== 'file';

function setUsername(url, value) {
  if (canHaveCredentials(url)) url.username = percentEncode(value, userinfoSet);
}

function setPassword(url, value) {
  if (canHaveCredentials(url)) url.password = percentEncode(value, userinfoSet);
}

// `hasPort`: the value may end in a port.
function setHost(url, value, hasPort) {
  if (typeof url.path === 'string') return;
  let [text] = splitAuthority(url, removeTabsAndNewlines(value));
  text = text.replace(/[?#][^]*/, '');
  if (url.scheme === 'file') {
    if (text === '') url.host = ''; else parseFileHost(url, text);
    return;
  }
  const colon = portColon(text);
  let port = '';
  if (colon >= 0) {
    if (colon === 0 || !hasPort) return;
    port = /^[0-9]*/.exec(text.slice(colon + 1))[0];
    text = text.slice(0, colon);
  }
  if (text === '' && (isSpecial(url) || url.username !== '' || url.password !== '' || url.port !== null)) return;
  const host = parseHost(text, !isSpecial(url));
  if (host === null) return;
  url.host = host;
  if (port !== '') setPort(url, port);
}

function setPortText(url, value) {
  if (!canHaveCredentials(url)) return;
  if (value === '') {
    url.port = null;
  } else {
    const digits = /^[0-9]+/.exec(removeTabsAndNewlines(value));
    if (digits !== null) setPort(url, digits[0]);
  }
}

function setPathname(url, value) {
  if (typeof url.path === 'string') return;
  url.path = [];
  value = removeTabsAndNewlines(value);
  parsePathStart(url, value);
  if (value === '' && url.host === null && !isSpecial(url)) url.path.push('');
}

function setSearch(url, value) {
  if (value === '') url.query = null; else parseQuery(url, removeTabsAndNewlines(value.replace(/^\?/, '')));
}

function setHash(url, value) {
  if (value === '') url.fragment = null; else parseFragment(url, removeTabsAndNewlines(value.replace(/^#/, '')));
}

// The origin, serialized.
function serializeOrigin(url) {
  if (url.scheme === 'blob') {
    const path = parseURL(serializePath(url));
    return path !== null && /^https?$/.test(path.scheme) ? serializeOrigin(path) : 'null';
  }
  if (!isSpecial(url) || url.scheme === 'file') return 'null';
  return `${url.scheme}://${url.host}${url.port === null ? '' : `:${url.port}`}`;
}

return {
  parseURL, serializeURL, serializePath, serializeOrigin,
  setScheme, setUsername, setPassword, setHost, setPortText, setPathname, setSearch, setHash,
};
