// The domains of URLs: Unicode to ASCII, as UTS #46 has it. Its mapping table is NFKC with case folding and a handful
// of exceptions; what is approximated here is which code points it allows: those that Unicode has assigned.
'use strict';

// RFC 3492.
const punycodeBase = 36, tMin = 1, tMax = 26, skew = 38, damp = 700, initialBias = 72, initialN = 128;
const digits = 'abcdefghijklmnopqrstuvwxyz0123456789';

function adapt(delta, points, isFirst) {
  delta = Math.floor(delta / (isFirst ? damp : 2));
  delta += Math.floor(delta / points);
  let k = 0;
  for (; delta > (punycodeBase - tMin) * tMax / 2; k += punycodeBase) delta = Math.floor(delta / (punycodeBase - tMin));
  return k + Math.floor((punycodeBase - tMin + 1) * delta / (delta + skew));
}

const threshold = (k, bias) => Math.min(Math.max(k - bias, tMin), tMax);

function encodePunycode(label) {
  const points = Array.from(label, character => character.codePointAt(0));
  let output = points.filter(point => point < 0x80).map(point => String.fromCharCode(point)).join('');
  const basic = output.length;
  if (basic > 0) output += '-';
  let n = initialN, delta = 0, bias = initialBias;
  for (let handled = basic; handled < points.length; n++) {
    let next = Infinity;
    for (const point of points) if (point >= n && point < next) next = point;
    delta += (next - n) * (handled + 1);
    n = next;
    for (const point of points) {
      if (point < n) delta++;
      if (point !== n) continue;
      let q = delta;
      for (let k = punycodeBase;; k += punycodeBase) {
        const t = threshold(k, bias);
        if (q < t) break;
        output += digits[t + (q - t) % (punycodeBase - t)];
        q = Math.floor((q - t) / (punycodeBase - t));
      }
      output += digits[q];
      bias = adapt(delta, handled + 1, handled === basic);
      delta = 0;
      handled++;
    }
    delta++;
  }
  return output;
}

// The label, or null for failure.
function decodePunycode(text) {
  const dash = text.lastIndexOf('-');
  const points = Array.from(dash > 0 ? text.slice(0, dash) : '', character => character.codePointAt(0));
  let n = initialN, i = 0, bias = initialBias;
  for (let at = dash > 0 ? dash + 1 : 0; at < text.length;) {
    const before = i;
    for (let weight = 1, k = punycodeBase;; k += punycodeBase) {
      const digit = at < text.length ? digits.indexOf(text[at++]) : -1;
      if (digit < 0) return null;
      i += digit * weight;
      const t = threshold(k, bias);
      if (digit < t) break;
      weight *= punycodeBase - t;
      if (weight > 0x7FFFFFFF) return null;
    }
    bias = adapt(i - before, points.length + 1, before === 0);
    n += Math.floor(i / (points.length + 1));
    i %= points.length + 1;
    if (n > 0x10FFFF || (n >= 0xD800 && n <= 0xDFFF)) return null;
    points.splice(i++, 0, n);
  }
  return String.fromCodePoint(...points);
}

// Code points that the mapping drops: soft hyphen, joiners, fillers, variation selectors and the like.
const ignored = new RegExp(
    '[\\xAD\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B\\u2060\\u2064\\u3164\\uFE00-\\uFE0F\\uFEFF' +
    '\\uFFA0\\u{1BCA0}-\\u{1BCA3}\\u{1D173}-\\u{1D17A}\\u{E0100}-\\u{E01EF}]', 'gu');
// Those that NFKC would make full stops of, and which UTS #46 does not take.
const withFullStop = /[\u2024-\u2026\u2488-\u249B\uFE12\uFE19\uFE30\uFE52]/;
// What is unassigned, private, a surrogate, a space, or formats text.
const disallowed = new RegExp(
    '[\\x80-\\x9F\\p{Cn}\\p{Co}\\p{Cs}\\p{Z}\\u061C\\u06DD\\u070F\\u08E2\\u200E\\u200F\\u202A-\\u202E' +
    '\\u2061-\\u206F\\u2FF0-\\u2FFF\\uFFF9-\\uFFFD\\u{E0001}-\\u{E007F}]', 'u');
const marks = /^\p{M}/u;

// Lower case a character at a time: a sigma at a word's end is as any other.
function mapCharacters(text) {
  let mapped = '';
  for (const character of text.normalize('NFKC').replaceAll('\u3002', '.')) mapped += character.toLowerCase();
  return mapped.replace(ignored, '').normalize('NFKC');
}

// Whether UTS #46 takes a label of letters beyond ASCII.
const isValidLabel = label =>
    label === mapCharacters(label) && !disallowed.test(label) && !marks.test(label) && !label.includes('.');

// The domain in ASCII, or null for failure.
function domainToASCII(domain) {
  if (/^[\x00-\x7F]*$/.test(domain)) {
    domain = domain.toLowerCase();
    if (!/(?:^|\.)xn--/.test(domain)) return domain;
  } else {
    if (withFullStop.test(domain)) return null;
    domain = mapCharacters(domain);
  }
  const labels = [];
  for (const label of domain.split('.')) {
    if (label.startsWith('xn--')) {
      const unicode = decodePunycode(label.slice(4));
      if (unicode === null || /^[\x00-\x7F]*$/.test(unicode) || !isValidLabel(unicode)) return null;
      labels.push(label);
    } else if (/^[\x00-\x7F]*$/.test(label)) {
      labels.push(label);
    } else {
      if (!isValidLabel(label)) return null;
      labels.push(`xn--${encodePunycode(label)}`);
    }
  }
  return labels.join('.');
}

return { domainToASCII };
