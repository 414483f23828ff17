// Runs the suites loaded before it a fixed number of times, so that instructions can be counted: each benchmark
// `octaneIterations` times, or the share `octaneShare` of the iterations that Octane itself would do.
for (const suite of BenchmarkSuite.suites) {
  for (const benchmark of suite.benchmarks) {
    BenchmarkSuite.ResetRNG();
    const iterations = Math.max(1, Math.round(benchmark.deterministicIterations * octaneShare));
    benchmark.Setup();
    for (let i = 0; i < iterations; ++i) benchmark.run();
    benchmark.TearDown();
  }
}
