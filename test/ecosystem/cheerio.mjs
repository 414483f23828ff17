// Selectors, traversal and changes on a page, serialised again.
import { load } from 'cheerio/slim';

let html = '<html><body><nav><a href="/">Home</a></nav><table id="t">';
for (let i = 0; i < 120; i++) html += `<tr class="row r${i % 4}" data-id="${i}"><td>Name ${i}</td><td class="price">${(i * 7.77 % 50).toFixed(2)}</td><td><a href="/p/${i}" title="t ${i}">link</a> <em>x</em></td></tr>`;
html += '</table><form><input name="a" value="1"><input type="checkbox" name="b" checked><select name="c"><option value="x">X</option><option selected>Y</option></select><textarea name="d">text</textarea></form></body></html>';
for (let round = 0; round < 2; round++) {
  const $ = load(html);
  for (const selector of ['tr', 'tr.row.r2', 'tr:nth-child(3n+1) > td:first-child', 'a[href^="/p/1"]', 'td.price:contains("7.7")', 'tr:not(.r1):has(em) td + td', '#t tr:last-child a', '[data-id="7"] ~ tr.r0', 'input:checked, option[selected]', 'td:not([class]):only-of-type, nav > a', 'tr:eq(4), tr:even:lt(3)']) {
    try { const found = $(selector); console.log(selector, found.length, found.first().text().trim()); } catch (error) { console.log(selector, error.message); }
  }
  console.log($('.price').map((i, e) => Number($(e).text())).get().filter(n => n > 40).length, $('form').serialize(), JSON.stringify($('form').serializeArray()), $('tr').slice(2, 4).data('id'));
  $('tr.r3').addClass('marked').removeClass('row').find('em').replaceWith((i, e) => `<strong>${i}</strong>`);
  $('tr.r0').each((i, e) => { $(e).attr('title', `n${i}`).css('color', 'red').children().last().remove(); });
  $('table').wrap('<div class="wrap"></div>').before('<h1>Title</h1>').append('<tr><td>end</td></tr>');
  $('nav').prepend($('a').eq(5).clone()).toggleClass('x y');
  console.log($.html().length, $('.wrap').html().slice(0, 1200), $('nav').parent().children().length, $('td').closest('div').attr('class'), $('tr').index($('.marked').first()));
}
