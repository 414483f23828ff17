// Ranges, comparisons and increments over a grid of versions.
const semver = require('semver');

const versions = [];
for (const major of [0, 1, 2, 10]) for (const minor of [0, 1, 9]) for (const patch of [0, 3, 12]) for (const tail of ['', '-alpha', '-alpha.2', '-beta.11', '+build.5']) versions.push(`${major}.${minor}.${patch}${tail}`);
console.log(semver.sort(versions.slice()).join(' '));
for (const range of ['^1.2', '~1.9.3', '>=1.0.0 <2.0.0', '1.x || >=10', '*', '^0.1.3', '1.0.0 - 2.9', '>1.2.3-alpha', '~2', '=1.1.0', '<=0.0.3 || ^2.9.0-alpha', '', 'not a range']) {
  console.log(range, semver.validRange(range), versions.filter(v => semver.satisfies(v, range)).length, semver.maxSatisfying(versions, range), semver.minSatisfying(versions, range), versions.filter(v => semver.satisfies(v, range, { includePrerelease: true })).length);
}
for (const kind of ['major', 'minor', 'patch', 'premajor', 'preminor', 'prepatch', 'prerelease']) console.log(kind, versions.slice(0, 12).map(v => semver.inc(v, kind, 'rc')).join(' '));
console.log(versions.slice(10, 30).map((v, i) => semver.diff(v, versions[i])).join(' '), semver.coerce('v1.2.3.4 x').version, semver.clean('  =v1.2.3   '), semver.valid('1.2'), JSON.stringify(semver.parse('1.2.3-a.1+b')));
const ranges = ['^1.2', '>=1.0.0 <2.0.0', '1.x || >=10', '~1.9.3', '^0.1.3 || ^2'];
for (const a of ranges) console.log(a, ranges.map(b => `${semver.intersects(a, b)} ${semver.subset(a, b)}`).join(', '), semver.minVersion(a).version, semver.simplifyRange(versions, a), versions.filter(v => semver.gtr(v, a)).length, versions.filter(v => semver.ltr(v, a)).length);
