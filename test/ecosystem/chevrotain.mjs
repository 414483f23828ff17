// A parser for JSON-like text with a visitor and recovery from errors.
import { createToken, Lexer, CstParser } from 'chevrotain';

const tokens = Object.fromEntries([['True', /true/], ['False', /false/], ['Null', /null/], ['LCurly', /{/], ['RCurly', /}/], ['LSquare', /\[/], ['RSquare', /]/], ['Comma', /,/], ['Colon', /:/], ['StringLiteral', /"(?:[^\\"]|\\(?:[bfnrtv"\\/]|u[0-9a-fA-F]{4}))*"/], ['NumberLiteral', /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/]].map(([name, pattern]) => [name, createToken({ name, pattern })]));
const space = createToken({ name: 'Space', pattern: /\s+/, group: Lexer.SKIPPED });
const all = [space, ...Object.values(tokens)], lexer = new Lexer(all, { positionTracking: 'full' });
class JsonParser extends CstParser {
  constructor() {
    super(all, { recoveryEnabled: true });
    const t = tokens;
    this.RULE('json', () => this.OR([{ ALT: () => this.SUBRULE(this.object) }, { ALT: () => this.SUBRULE(this.array) }]));
    this.RULE('object', () => { this.CONSUME(t.LCurly); this.MANY_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.item) }); this.CONSUME(t.RCurly); });
    this.RULE('item', () => { this.CONSUME(t.StringLiteral); this.CONSUME(t.Colon); this.SUBRULE(this.value); });
    this.RULE('array', () => { this.CONSUME(t.LSquare); this.MANY_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.value) }); this.CONSUME(t.RSquare); });
    this.RULE('value', () => this.OR([...['StringLiteral', 'NumberLiteral', 'True', 'False', 'Null'].map(name => ({ ALT: () => this.CONSUME(t[name]) })), { ALT: () => this.SUBRULE(this.object) }, { ALT: () => this.SUBRULE(this.array) }]));
    this.performSelfAnalysis();
  }
}
const parser = new JsonParser();
class ToValue extends parser.getBaseCstVisitorConstructor() {
  constructor() { super(); this.validateVisitor(); }
  json(c) { return this.visit(c.object ?? c.array); }
  object(c) { return Object.fromEntries((c.item ?? []).map(item => this.visit(item))); }
  item(c) { return [JSON.parse(c.StringLiteral[0].image), c.value ? this.visit(c.value) : undefined]; }
  array(c) { return (c.value ?? []).map(value => this.visit(value)); }
  value(c) { const name = Object.keys(c).find(key => c[key].length); return name === 'object' || name === 'array' ? this.visit(c[name]) : c[name]?.[0] && !c[name][0].isInsertedInRecovery ? JSON.parse(c[name][0].image) : null; }
}
const visitor = new ToValue();
const read = text => { const { tokens: list, errors } = lexer.tokenize(text); parser.input = list; const cst = parser.json(); return [visitor.visit(cst), [...errors, ...parser.errors].map(error => error.message)]; };
const data = Array.from({ length: 70 }, (_, i) => ({ id: i, name: `n"${i}"`, list: [i, -1.5e3, true, null, [[]], {}], nested: { deep: { x: 'ü\n' } } }));
const text = JSON.stringify(data, null, 1);
const [value, errors] = read(text);
console.log(JSON.stringify(value) === JSON.stringify(data), errors.length, text.length, JSON.stringify(value).slice(0, 300));
for (const bad of ['{"a": 1,, "b": 2}', '[1, 2', '{"a" 1}', '{"a": @}', '[tru]', '{"a": {"b": 1}', '']) { const [partial, messages] = read(bad); console.log(bad, JSON.stringify(partial), messages.join(' | ')); }
console.log(JSON.stringify(parser.getSerializedGastProductions()).length, parser.computeContentAssist('json', lexer.tokenize('{"a":').tokens).map(x => x.nextTokenType.name).join());
