globalThis.order.push('sibling');
