// Flags: --expose-gc --stress-compaction --verify-heap
// Registers that held arguments are dead when a later call lays its shorter run over the first of them. A collection
// during that call does not see the others. The next one, which sees them, must not take what they held for objects.
function take() {}
const collects = { valueOf() { gc(); return 1; } };
function collectBelowDeadRegisters(i) {
  take({ i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i },
       { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i },
       { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i },
       { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i },
       { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i },
       { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i },
       { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i },
       { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i },
       { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i },
       { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i },
       { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i },
       { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i }, { i });
  [0].forEach(() => gc());
  return -collects;
}
for (let i = 0; i < 3; i++) collectBelowDeadRegisters(i);
