// The Eclipse Layout Kernel, which GWT translated from Java, laying out a graph in layers.
import { Worker } from 'elkjs/lib/elk-worker.js';
import ELK from 'elkjs/lib/elk-api.js';

const nodes = 60;
let seed = 1;
const random = (n) => (seed = (seed * 16807) % 2147483647) % n;
const graph = {
  id: 'root',
  layoutOptions: { 'elk.algorithm': 'layered' },
  children: Array.from({ length: nodes }, (_, i) => ({ id: 'n' + i, width: 30 + random(40), height: 30 })),
  edges: Array.from({ length: nodes * 2 }, (_, i) => ({
    id: 'e' + i, sources: ['n' + random(nodes)], targets: ['n' + random(nodes)],
  })),
};
const elk = new ELK({ workerFactory: (url) => new Worker(url) });
elk.layout(graph).then((result) => print(Math.round(result.width), Math.round(result.height)));
