// Modern regular expressions rewritten for old engines.
const rewrite = require('regexpu-core');

const patterns = [['\\p{Script=Greek}', 'u'], ['[^\\p{L}\\p{N}_]+', 'u'], ['\\u{1F600}-[\\u{1F600}-\\u{1F64F}]', 'u'], ['a.b', 'su'], ['(?<year>\\d{4})-(?<month>\\d\\d)\\k<year>', ''], ['[\\w--[a-f]]', 'v'], ['[\\p{Emoji}&&\\p{ASCII}]', 'v'], ['\\p{Lu}\\P{Lowercase}', 'iu'], ['[^x]', 'u'], ['(?i:ab)c', ''], ['(?<=\\p{Sc})\\d+', 'u'], ['\\w\\W\\b', 'iu'], ['^.$', 'm'], ['[\\q{abc|d}x]', 'v'], ['\\p{RGI_Emoji_Flag_Sequence}', 'v']];
for (const [pattern, flags] of patterns) {
  for (const options of [{ unicodeFlag: 'transform', unicodePropertyEscapes: 'transform', dotAllFlag: 'transform', namedGroups: 'transform', unicodeSetsFlag: flags.includes('v') ? 'transform' : undefined, modifiers: 'transform' }, { unicodePropertyEscapes: 'transform', unicodeSetsFlag: flags.includes('v') ? 'transform' : undefined }]) {
    try { const result = rewrite(pattern, flags, options); console.log(pattern, flags, result.length, result.slice(0, 300)); } catch (error) { console.log(pattern, flags, error.message); }
  }
}
for (const bad of ['(', '[b-a]', '\\p{Nope}', '(?<a>.)(?<a>.)']) { try { console.log(rewrite(bad, 'u', { unicodeFlag: 'transform' })); } catch (error) { console.log(error.message); } }
