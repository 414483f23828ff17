// English sentences tagged, matched and changed.
import nlp from 'compromise';

const text = 'The tall man quickly walked to the store and bought three hundred apples for $4.50. She has been running since 9am on March 3rd, 2019, but he doesn\'t like it. "Are you coming?" asked Dr. Smith from Berlin. They were children; we\'ll see the cities tomorrow. If I were a rich man, I would have bought the biggest house in New York City! #nlp @spencer visited https://example.org.';
const doc = nlp(text);
for (const sentence of doc.json()) console.log(sentence.text, sentence.terms.map(term => `${term.text}/${term.tags.slice().sort().join('+')}`).join(' '));
const show = (name, view) => console.log(name, JSON.stringify(view.out('array')));
show('nouns', doc.nouns()); show('verbs', doc.verbs()); show('people', doc.people()); show('places', doc.places()); show('numbers', doc.numbers()); show('questions', doc.questions()); show('match', doc.match('#Determiner #Adjective? #Noun')); show('hash', doc.hashTags()); show('clauses', doc.clauses()); show('contractions', doc.contractions());
const copy = () => nlp(text);
const change = (name, edit) => { const d = copy(); edit(d); console.log(name, d.text()); };
change('past', d => d.verbs().toPastTense()); change('future', d => d.verbs().toFutureTense()); change('plural', d => d.nouns().toPlural()); change('negative', d => d.sentences().toNegative()); change('numbers', d => d.numbers().add(1)); change('expand', d => d.contractions().expand()); change('replace', d => d.replace('the [#Adjective] #Noun', 'a thing')); change('case', d => d.match('#Verb').toUpperCase()); change('normal', d => d.normalize({ plurals: true, verbs: true, possessives: true }));
for (const verb of ['walk', 'buy', 'be', 'swim', 'panic']) console.log(JSON.stringify(nlp(`he ${verb}s`).verbs().conjugate()));
console.log(JSON.stringify(doc.terms().out('freq').slice(0, 12)), nlp('twenty two thousand and fifty one').numbers().toNumber().text(), nlp('5').numbers().toText().text());
