// Flags: --host-262
// %AbstractModuleSource% can be had of the host only, and is there to be inherited from.
const source = $262.AbstractModuleSource;
assertSame('AbstractModuleSource', source.name);
assertSame(0, source.length);
assertThrows(() => source(), TypeError);
assertThrows(() => new source(), TypeError);
assertThrows(() => Reflect.construct(Object, [], source) && new (class extends source {})(), TypeError);
assertSame(source, source.prototype.constructor);
const { get, set } = Object.getOwnPropertyDescriptor(source.prototype, Symbol.toStringTag);
assertSame(undefined, set);
assertSame(undefined, get.call({}));
assertSame('[object Object]', String(Object.create(source.prototype)));
assertFalse('AbstractModuleSource' in globalThis);
