// A full-text index: stemming, fields, boosts, wildcards and serialisation.
const lunr = require('lunr');

const words = 'running jumped easily connection connected connecting nationality relational hopeful happily argument cries ponies generously electricity adjustable probate rating ceases controlling rolling sky formality the and of study studies'.split(' ');
const documents = Array.from({ length: 220 }, (_, i) => ({ id: `d${i}`, title: [words[i % 29], words[i * 7 % 28]].join(' '), body: Array.from({ length: 24 }, (_, j) => words[(i * 13 + j * j * 5 + (i ^ j)) % 29]).join(i % 3 ? ' ' : '-') }));
const index = lunr(function () {
  this.ref('id'); this.field('title', { boost: 5 }); this.field('body'); this.metadataWhitelist = ['position']; this.k1(1.3);
  for (const document of documents) this.add(document, { boost: document.id.endsWith('7') ? 2 : 1 });
});
const show = results => `${results.length}: ${results.slice(0, 8).map(r => `${r.ref} ${r.score.toFixed(5)}`).join(', ')}`;
for (const query of ['connect', 'title:running', 'stud*', 'hapily~1', '+sky -rolling', 'argument^10 pony', '*ing', 'the', 'elect* +title:formal*', 'nothing']) console.log(query, show(index.search(query)));
console.log(JSON.stringify(index.search('running')[0].matchData.metadata).slice(0, 600));
console.log(show(index.query(q => { q.term('study', { fields: ['title'], boost: 3 }); q.term('cry', { presence: lunr.Query.presence.PROHIBITED }); })));
console.log(words.map(word => lunr.stemmer(new lunr.Token(word)).toString()).join(' '), lunr.tokenizer('Foo-bar  baz\tQux').map(String).join('|'));
const text = JSON.stringify(index);
console.log(text.length, show(lunr.Index.load(JSON.parse(text)).search('connect title:sky')));
for (const bad of ['foo:bar', 'x~y', '^', 'a:']) { try { console.log(show(index.search(bad))); } catch (error) { console.log(error.name, error.message); } }
