// Guesses the language of sentences.
import { franc, francAll } from 'franc';

const sentences = ['The quick brown fox jumps over the lazy dog and runs into the forest', 'Der schnelle braune Fuchs springt über den faulen Hund und läuft in den Wald', 'Le renard brun rapide saute par-dessus le chien paresseux et court dans la forêt', 'El rápido zorro marrón salta sobre el perro perezoso y corre hacia el bosque', 'La volpe marrone veloce salta sopra il cane pigro e corre nella foresta', 'Szybki brązowy lis przeskakuje nad leniwym psem i biegnie do lasu', 'Быстрая коричневая лиса прыгает через ленивую собаку и бежит в лес', 'Η γρήγορη καφετιά αλεπού πηδά πάνω από το τεμπέλικο σκυλί', 'Den snabba bruna räven hoppar över den lata hunden och springer in i skogen', '素早い茶色の狐はのろまな犬を飛び越えて森へ走ります', '敏捷的棕色狐狸跳过了懒狗', '빠른 갈색 여우가 게으른 개를 뛰어넘어 숲으로 달려갑니다', 'الثعلب البني السريع يقفز فوق الكلب الكسول ويركض إلى الغابة', 'तेज़ भूरी लोमड़ी आलसी कुत्ते के ऊपर से कूदती है', 'Alle menslike wesens word vry, met gelyke waardigheid en regte, gebore', 'x', ''];
for (let round = 0; round < 4; round++) {
  for (const sentence of sentences) {
    const all = francAll(sentence);
    if (round === 0) console.log(franc(sentence), all.length, all.slice(0, 5).map(([code, score]) => `${code} ${score.toFixed(6)}`).join(', '));
    else franc(sentence.repeat(round), { minLength: 1 });
  }
}
console.log(franc(sentences[0], { only: ['deu', 'nld'] }), franc(sentences[1], { ignore: ['deu'] }), franc('the', { minLength: 3 }));
