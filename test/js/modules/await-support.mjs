globalThis.order.push('dependency begins');
await null;
await null;
globalThis.order.push('dependency ends');
export const value = await Promise.resolve(42);
