// Stands for node's own modules, which the packages import without need.
module.exports = new Proxy(function () {}, {
  get: (target, key) => (key === '__esModule' ? undefined : key === Symbol.toPrimitive ? () => '' : module.exports),
  apply: () => module.exports,
  construct: () => module.exports,
});
