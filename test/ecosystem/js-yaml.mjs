// YAML with anchors, block scalars and tags, there and back.
import * as yaml from 'js-yaml';

const part = i => `item${i}:
  name: "quoted \\u263a ${i}"
  plain: some text with spaces # comment
  single: 'it''s'
  numbers: [${i}, -1.5e3, 0x1F, 0o17, .inf, .nan, 1_000]
  flags: {yes: true, no: false, nothing: ~, "k e y": null}
  date: 2001-12-14
  anchor: &a${i}
    deep: {x: 1, y: [2, 3]}
  alias: *a${i}
  merged:
    own: 1
  folded: >-
    folded text
    over lines

    paragraph
  literal: |+
    kept
      as is

  ? complex key
  : - a
    - - b
      - c
    -
      d: e
`;
let text = '';
for (let i = 0; i < 60; i++) text += part(i);
const value = yaml.load(text);
console.log(JSON.stringify(value.item3));
const dumped = yaml.dump(value, { sortKeys: true, lineWidth: 60, noRefs: true });
console.log(dumped.slice(0, 3000), dumped.length);
console.log(JSON.stringify(yaml.load(dumped)) === JSON.stringify(yaml.load(yaml.dump(value, { sortKeys: true, noRefs: true }))));
console.log(yaml.loadAll('a: 1\n---\n- b\n---\nc\n...\n').map(x => JSON.stringify(x)).join(' '));
console.log(yaml.dump({ a: [[], {}, '', 'multi\nline', 'trailing ', '123', 'true', '- x', ': y', new Date(0), -0, 1e21, 'ünï'] }, { flowLevel: 2, indent: 4 }));
for (const bad of ['a: b: c', '[1, 2', '"open', 'a: *unknown', '\tx: 1', 'a: 1\na: 2', '%YAML 3.0\n---\nx', '- a\nb']) {
  try { console.log(JSON.stringify(yaml.load(bad))); } catch (error) { console.log(error.name, error.reason, error.mark?.line, error.mark?.column); }
}
