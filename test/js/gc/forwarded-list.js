// Flags: --gc-stress=2,move --verify-heap
// A list that `apply` hands to `call` is laid out below the caller's registers. The function called is compiled first,
// which may collect: its arguments have to survive that.
function uncompiled() {
  return eval('const f = function() { let sum = 0; for (const each of arguments) sum += each.value; return sum; }; f');
}
const list = [undefined];
for (let i = 0; i < 50; i++) list.push({ value: i });
for (let i = 0; i < 3; i++) assertSame(1225, Function.prototype.call.apply(uncompiled(), list));
