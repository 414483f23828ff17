// Fuzzy search over made-up titles, with weights and extended patterns.
import Fuse from 'fuse.js';

const words = 'old man sea great gatsby brave new world catcher rye war peace crime punishment pride prejudice lord rings dune foundation'.split(' ');
const books = Array.from({ length: 250 }, (_, i) => ({ id: i, title: [words[i % 20], words[i * 7 % 19], words[i * 3 % 17]].join(' '), author: { first: words[i * 5 % 20], tags: [words[i % 11], `t${i % 6}`] } }));
const show = results => results.slice(0, 6).map(({ item, refIndex, score, matches }) => `${item.title}#${refIndex} ${score?.toFixed(6)} ${matches?.map(m => `${m.key}:${JSON.stringify(m.indices)}`).join(' ')}`).join('\n  ');
const fuse = new Fuse(books, { includeScore: true, includeMatches: true, threshold: 0.4, keys: [{ name: 'title', weight: 2 }, 'author.first', 'author.tags'] });
for (const query of ['gatsby', 'brvae wrold', 'pece', 'prid prejudce', 'zzz', 't3', 'the lord of the rings and more']) { const found = fuse.search(query); console.log(`${query}: ${found.length}\n  ${show(found)}`); }
const extended = new Fuse(books, { useExtendedSearch: true, includeScore: true, keys: ['title', 'author.first'] });
for (const query of ["'dune", '^old', '!war peace$', '=great old war', "crime | 'sea", '!^new .rye$']) { const found = extended.search(query); console.log(`${query}: ${found.length}\n  ${show(found)}`); }
console.log(show(fuse.search({ $and: [{ title: 'war' }, { $or: [{ 'author.first': 'sea' }, { 'author.tags': 't1' }] }] })), show(new Fuse(words, { distance: 10, minMatchCharLength: 3, includeScore: true }).search('prejudice').map(r => ({ ...r, item: { title: r.item } }))));
const index = Fuse.createIndex(['title'], books);
console.log(JSON.stringify(index.toJSON()).length, show(new Fuse(books, { keys: ['title'], includeScore: true }, Fuse.parseIndex(index.toJSON())).search('foundation')));
fuse.remove(book => book.id % 2 === 0); fuse.add({ title: 'gatsby again', author: { first: 'x', tags: [] } });
console.log(show(fuse.search('gatsby')));
