export let x = 'x';
throw new RangeError('each time');
