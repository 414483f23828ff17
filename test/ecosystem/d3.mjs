// d3's headless parts: scales, statistics, layouts, forces, shapes and projections as numbers and paths.
import { scaleLinear, scaleLog, scaleBand, scaleTime, scaleQuantile, scaleOrdinal, scalePow } from 'd3-scale';
import { bin, extent, median, quantile, rollup, cross, ticks, deviation, group, bisector, leastIndex } from 'd3-array';
import { hierarchy, tree, treemap, pack, partition, cluster, stratify } from 'd3-hierarchy';
import { forceSimulation, forceManyBody, forceLink, forceCenter, forceCollide } from 'd3-force';
import { line, area, arc, pie, stack, curveCatmullRom, curveBasis, curveMonotoneX } from 'd3-shape';
import { format, formatPrefix } from 'd3-format';
import { geoMercator, geoOrthographic, geoPath, geoGraticule, geoArea, geoDistance } from 'd3-geo';

const round = n => Math.round(n * 1000) / 1000;
const data = Array.from({ length: 400 }, (_, i) => ({ n: i, v: (i * 7919 % 1009) / 10, g: 'abcde'[i * i % 5] }));
const x = scaleLinear().domain([0, 400]).range([0, 960]).nice(), log = scaleLog().domain([1, 1000]).range([0, 100]), band = scaleBand('abcde', [0, 500]).padding(0.2);
console.log(x.ticks(7).map(x.tickFormat(7)).join(), log.ticks(5).join(), [...'abcde'].map(band).map(round).join(), scalePow().exponent(0.5)(0.25), scaleQuantile([1, 2, 3, 4, 9], [0, 1]).quantiles().join());
console.log(scaleTime([new Date(Date.UTC(2020, 0)), new Date(Date.UTC(2021, 0))], [0, 1]).ticks(5).map(d => d.toISOString()).join(), scaleOrdinal(['x', 'y'])('q'));
console.log(bin().thresholds(12)(data.map(d => d.v)).map(b => b.length).join(), extent(data, d => d.v).join(), median(data, d => d.v), round(quantile(data, 0.9, d => d.v)), round(deviation(data, d => d.v)));
console.log(JSON.stringify([...rollup(data, list => list.length, d => d.g)]), cross([1, 2], 'ab').join(' '), ticks(0, 1, 5).join(), bisector(d => d.n).left(data, 77), leastIndex(data, d => d.v), group(data, d => d.g, d => d.n % 2).size);
const nested = depth => ({ name: `d${depth}`, value: depth, children: depth ? Array.from({ length: 3 }, () => nested(depth - 1)) : undefined });
const root = hierarchy(nested(5)).sum(d => d.value + 1).sort((a, b) => b.height - a.height || b.value - a.value);
for (const layout of [tree().size([300, 200]), cluster().size([300, 200]), treemap().size([300, 200]).padding(1), pack().size([300, 300]), partition().size([100, 50])]) {
  console.log(layout(root.copy()).descendants().filter((_, i) => i % 17 === 0).map(d => [d.x ?? d.x0, d.y ?? d.y0, d.r ?? 0].map(round).join(',')).join(' '));
}
console.log(stratify().path(d => d)(['a', 'a/b', 'a/b/c', 'd']).descendants().map(d => d.id).join());
const nodes = Array.from({ length: 60 }, (_, index) => ({ index })), links = nodes.slice(1).map((_, i) => ({ source: i + 1, target: (i * 3) % (i + 1) }));
const simulation = forceSimulation(nodes).force('charge', forceManyBody()).force('link', forceLink(links)).force('center', forceCenter(50, 50)).force('collide', forceCollide(5)).stop();
simulation.tick(25);
console.log(nodes.map(node => `${round(node.x)},${round(node.y)}`).join(' '));
const points = data.slice(0, 60).map(d => [d.n, d.v]);
for (const curve of [curveCatmullRom, curveBasis, curveMonotoneX]) console.log(line().curve(curve).digits(2)(points), area().y0(1)(points.slice(0, 3)));
console.log(pie()([1, 2, 3]).map(slice => arc().innerRadius(5).outerRadius(10).cornerRadius(1).digits(2)(slice)).join(' '), JSON.stringify(stack().keys(['n', 'v'])(data.slice(0, 4))));
console.log(['$,.2f', '+.3s', '08b', '.1%', '^20,d', '~g', '#x'].map(f => format(f)(12345.678 | 0)).join('|'), formatPrefix(',.0', 1e-6)(0.00042));
const graticule = geoGraticule().step([20, 20])();
for (const projection of [geoMercator(), geoOrthographic().rotate([20, -30])]) { const path = geoPath(projection.scale(100)).digits(1); console.log(path(graticule).slice(0, 1500), path.bounds(graticule).flat().map(round).join()); }
console.log(round(geoArea({ type: 'Polygon', coordinates: [[[0, 0], [0, 40], [40, 40], [40, 0], [0, 0]]] })), round(geoDistance([0, 0], [90, 45])));
