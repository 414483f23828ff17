// Reflection from a .proto text, encoding and decoding of messages in bytes.
const protobuf = require('protobufjs');

const { root } = protobuf.parse(`syntax = "proto3"; package shop;
  message Order {
    uint32 id = 1; string customer = 2; repeated Line lines = 3; map<string, int64> totals = 4; Status status = 5; bytes blob = 6;
    oneof payment { string card = 7; Transfer transfer = 8; } repeated sint32 deltas = 9 [packed = true]; double amount = 10; optional bool paid = 11;
    message Line { string sku = 1; int32 count = 2; float price = 3; fixed64 stamp = 4; Order parent = 5; }
    message Transfer { string iban = 1; } enum Status { NEW = 0; SENT = 1; LOST = 5; } reserved 100 to 110; }
  service Shop { rpc Get (Order) returns (stream Order); }`);
const Order = root.lookupType('shop.Order');
const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
let size = 0, sum = 0;
for (let i = 0; i < 1200; i++) {
  const order = {
    id: i * 7919, customer: `Customer ${i} ü ☃`, lines: Array.from({ length: i % 5 }, (_, n) => ({ sku: `s${n}`, count: -n, price: n * 0.5, stamp: n * 2 ** 33 })),
    totals: { eur: i * 1e10, usd: -i }, status: [0, 1, 5][i % 3], blob: Uint8Array.from([i & 255, 0, 255]), deltas: [i, -i, i * i], amount: i / 3, ...(i % 2 ? { card: '4111' } : { transfer: { iban: `DE${i}` } }), ...(i % 3 ? {} : { paid: i % 2 === 0 }),
  };
  const bytes = Order.encode(Order.fromObject(order)).finish();
  size += bytes.length;
  const back = Order.toObject(Order.decode(bytes), { longs: String, enums: String, bytes: Array, defaults: i % 4 === 0, oneofs: true });
  sum = (sum * 31 + JSON.stringify(back).length) % 1000003;
  if (i < 10) console.log(hex(bytes), JSON.stringify(back));
}
console.log(size, sum, Order.verify({ id: 'x' }), Order.verify({ lines: [{ count: 1.5 }] }));
for (const bad of [[0x08], [0x0a, 5, 1], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1]]) { try { console.log(JSON.stringify(Order.decode(Uint8Array.from(bad)))); } catch (error) { console.log(error.name, error.message); } }
console.log(JSON.stringify(root.toJSON()));
try { protobuf.parse('message A { int32 x = ; }'); } catch (error) { console.log(error.message); }
