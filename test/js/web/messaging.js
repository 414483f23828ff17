// MessageChannel, MessagePort, MessageEvent.

const nextMessage = port => new Promise(resolve => port.onmessage = resolve);

test('a message is cloned, and arrives later', () => {
  const { port1, port2 } = new MessageChannel();
  const sent = { a: [1n, new Date(0)], self: null };
  sent.self = sent;
  port1.postMessage(sent);
  sent.a = 'changed';
  let isLater = false;
  const received = nextMessage(port2).then(event => {
    assertTrue(isLater);
    assertTrue(event instanceof MessageEvent && event.target === port2 && event.isTrusted);
    assertEquals('message', event.type);
    assertSame(1n, event.data.a[0]);
    assertSame(event.data, event.data.self);
    port1.close();
  });
  isLater = true;
  return received;
});

test('messages keep their order, and wait for start', () => {
  const { port1, port2 } = new MessageChannel(), log = [];
  for (let i = 0; i < 5; i++) port2.postMessage(i);
  port1.addEventListener('message', ({ data }) => log.push(data));
  return new Promise(resolve => setTimeout(resolve, 5)).then(() => {
    assertEquals([], log);
    port1.start();
    port2.postMessage(5);
    return new Promise(resolve => port1.addEventListener('message', ({ data }) => { if (data === 5) resolve(); }));
  }).then(() => {
    assertEquals([0, 1, 2, 3, 4, 5], log);
    port1.close();
    port2.postMessage('to nobody');
  });
});

test('buffers move over', () => {
  const { port1, port2 } = new MessageChannel(), bytes = new Uint8Array([1, 2, 3]);
  port1.postMessage(bytes, [bytes.buffer]);
  assertEquals(0, bytes.length);
  return nextMessage(port2).then(({ data }) => {
    assertArrayEquals([1, 2, 3], [...data]);
    port2.close();
  });
});

test('ports move over, with what waits in them', () => {
  const outer = new MessageChannel(), inner = new MessageChannel();
  inner.port1.postMessage('early');
  outer.port1.postMessage({ port: inner.port2 }, { transfer: [inner.port2] });
  inner.port1.postMessage('late');
  return nextMessage(outer.port2).then(({ data, ports }) => {
    assertEquals(1, ports.length);
    assertSame(ports[0], data.port);
    assertTrue(data.port instanceof MessagePort);
    const log = [];
    return new Promise(resolve => data.port.onmessage = event => {
      log.push(event.data);
      if (log.length === 2) resolve(log);
    });
  }).then(log => {
    assertEquals(['early', 'late'], log);
    inner.port1.close();
    outer.port1.close();
  });
});

test('what cannot be sent', () => {
  const { port1, port2 } = new MessageChannel(), buffer = new ArrayBuffer(1);
  const dataClone = run => assertEquals('DataCloneError', assertThrows(run, DOMException).name);
  dataClone(() => port1.postMessage(() => {}));
  dataClone(() => port1.postMessage(port2));
  dataClone(() => port1.postMessage(1, [port1]));
  dataClone(() => port1.postMessage(1, [buffer, buffer]));
  dataClone(() => port1.postMessage(1, [{}]));
  assertThrows(() => port1.postMessage(), TypeError);
  port1.postMessage(1, [port2]);
  dataClone(() => structuredClone(port2, { transfer: [port2] }));
});

test('structuredClone transfers ports', () => {
  const { port1, port2 } = new MessageChannel();
  const clone = structuredClone([port2], { transfer: [port2] })[0];
  port1.postMessage('here');
  return nextMessage(clone).then(({ data }) => {
    assertEquals('here', data);
    clone.close();
  });
});

test('interfaces', () => {
  assertThrows(() => new MessagePort(), TypeError);
  assertThrows(() => MessageChannel(), TypeError);
  assertThrows(() => MessagePort.prototype.postMessage.call(new EventTarget(), 1), TypeError);
  const event = new MessageEvent('message', { data: 1, origin: 'o', lastEventId: 'i' });
  assertEquals([1, 'o', 'i', null, 0], [event.data, event.origin, event.lastEventId, event.source, event.ports.length]);
  assertSame(null, new MessageEvent('message').data);
});
