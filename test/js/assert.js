// What the tests of this folder assert with. A failed assertion throws; the shell then exits with 1.
'use strict';

function AssertionError(message) {
  this.name = 'AssertionError';
  this.message = message;
  this.stack = new Error(message).stack;
}
AssertionError.prototype = Object.create(Error.prototype);
AssertionError.prototype.constructor = AssertionError;

function fail(expected, found, message) {
  throw new AssertionError((message ? message + ': ' : '') + 'expected ' + describe(expected) + ', found ' +
                           describe(found));
}

function describe(value) {
  if (typeof value === 'string') return '"' + value + '"';
  if (typeof value === 'bigint') return String(value) + 'n';
  if (Object.is(value, -0)) return '-0';
  if (Array.isArray(value)) return '[' + value.map(describe).join(', ') + ']';
  if (typeof value === 'object' && value !== null) {
    try {
      return JSON.stringify(value) || String(value);
    } catch (e) {
      return Object.prototype.toString.call(value);
    }
  }
  return String(value);
}

// Same value, or objects of the same kind with the same own enumerable properties.
function deepEquals(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  var kind = Object.prototype.toString.call(a);
  if (kind !== Object.prototype.toString.call(b)) return false;
  if (kind === '[object Date]') return Object.is(a.getTime(), b.getTime());
  if (kind === '[object RegExp]') return String(a) === String(b);
  if (kind === '[object Array]' && a.length !== b.length) return false;
  var keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  for (var i = 0; i < keys.length; i++) {
    if (!Object.prototype.hasOwnProperty.call(b, keys[i])) return false;
    if (!deepEquals(a[keys[i]], b[keys[i]])) return false;
  }
  return true;
}

function assertSame(expected, found, message) {
  if (!Object.is(expected, found)) fail(expected, found, message);
}

function assertEquals(expected, found, message) {
  if (!deepEquals(expected, found)) fail(expected, found, message);
}

function assertNotEquals(unexpected, found, message) {
  if (deepEquals(unexpected, found)) throw new AssertionError((message ? message + ': ' : '') + 'found ' + describe(found));
}

function assertArrayEquals(expected, found, message) {
  if (expected.length !== found.length) fail(expected, found, message);
  for (var i = 0; i < expected.length; i++) {
    if (!deepEquals(expected[i], found[i])) fail(expected, found, message);
  }
}

function assertTrue(found, message) { assertSame(true, found, message); }
function assertFalse(found, message) { assertSame(false, found, message); }

// `code` is a function, or source for indirect eval (for early errors). `pattern` is tested on the message.
function assertThrows(code, type, pattern) {
  try {
    if (typeof code === 'function') code(); else (0, eval)(code);
  } catch (error) {
    if (type && error.constructor !== type) fail(type.name, String(error), 'kind of error from ' + String(code));
    if (pattern && !pattern.test(error.message)) fail(pattern, error.message, 'message');
    return error;
  }
  throw new AssertionError('expected ' + (type ? type.name : 'an error') + ' from ' + String(code));
}

function assertDoesNotThrow(code) {
  return typeof code === 'function' ? code() : (0, eval)(code);
}

function assertUnreachable(message) {
  throw new AssertionError('reached what is unreachable' + (message ? ': ' + message : ''));
}

// A block with a name that says which behaviour it shows. A failure ends the script, and the runner names the block. What
// returns a promise is awaited beside the blocks that follow; the runner checks that all of them came to their end.
function test(name, run) {
  function failed(error) {
    print('FAILED: ' + name);
    throw error;
  }
  var result;
  try {
    result = run();
  } catch (error) {
    failed(error);
  }
  if (typeof result !== 'object' || result === null || typeof result.then !== 'function') return;
  print('ASYNC TEST BEGINS');
  result.then(function() { print('ASYNC TEST ENDS'); }, failed);
}

// A test without a name.
function asyncTest(run) {
  test('asynchronous', run);
}

// What `run(size)` takes grows with the size no faster than what `control(size)` takes, which allocates as much and is
// known to be linear.
function assertScalesAs(control, run, size) {
  var milliseconds = function(callback, n) {
    var best = Infinity;
    for (var i = 0; i < 3; i++) {
      var start = performance.now();
      callback(n);
      best = Math.min(best, performance.now() - start);
    }
    return best;
  };
  var smallControl = milliseconds(control, size);
  // Where collections are forced, their time is all that there is.
  if (smallControl > 60) return;
  var small = milliseconds(run, size) / smallControl;
  var large = milliseconds(run, 8 * size) / milliseconds(control, 8 * size);
  assertTrue(large < 3 * (small + 1), size + ': ' + small + ', ' + 8 * size + ': ' + large);
}
