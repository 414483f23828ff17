await null;
throw new RangeError('from the module');
