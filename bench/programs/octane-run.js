// Runs the suites loaded before it, in Octane's own way, and prints `name: score` lines.
var BenchmarkFailed = false;
BenchmarkSuite.config.doWarmup = undefined;
BenchmarkSuite.config.doDeterministic = undefined;
BenchmarkSuite.RunSuites({
  NotifyResult: function(name, result) { print('RESULT ' + name + ': ' + result); },
  NotifyError: function(name, error) {
    BenchmarkFailed = true;
    print('ERROR ' + name + ': ' + error);
  },
  NotifyScore: function(score) {}
});
