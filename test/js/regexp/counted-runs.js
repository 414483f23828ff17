// A run of characters is as long as its quantifier says, whatever it is made of and whatever follows.
const things = { a: 'a', '[ab]': 'b', '[^x]': 'a', '.': 'a', '\\w': 'a', '\\d': '7', '[a-z0-9]': '7', '(?:a)': 'a', '(a)': 'a', 'é': 'é', '\\u{1F600}': '\u{1F600}' };
const followers = { '': '', x: 'x', '$': '', '(?=x)': 'x', '[xyz]': 'y' };
for (const [thing, character] of Object.entries(things)) {
  for (const [follower, behind] of Object.entries(followers)) {
    test(`${thing} before ${follower || 'nothing'}`, () => {
      for (let least = 0; least < 4; least++) {
        for (const most of [least, least + 1, Infinity]) {
          const bounds = most === Infinity ? `{${least},}` : `{${least},${most}}`;
          for (const lazy of ['', '?']) {
            const pattern = new RegExp(`^${thing}${bounds}${lazy}${follower}`, 'u');
            for (let length = 0; length < 6; length++) {
              const match = pattern.exec(character.repeat(length) + behind);
              // Without something that has to follow, a longer run matches in part.
              const matches = length >= least && (follower === '' || length <= most);
              assertSame(matches, match !== null, `${pattern} on ${length}`);
              if (!matches) continue;
              const taken = follower !== '' ? length : lazy ? least : Math.min(length, most);
              const end = taken * character.length + (follower === '[xyz]' || follower === 'x' ? 1 : 0);
              assertSame(end, match[0].length, `${pattern} on ${length}`);
            }
          }
        }
      }
    });
  }
}
