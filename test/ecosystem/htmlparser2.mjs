// Untidy HTML and RSS to a tree and to events.
import { Parser, parseDocument, DomUtils, parseFeed } from 'htmlparser2';

let html = '<!DOCTYPE html><html><head><title>T &amp; &copy; &notit; &#x41;</title><script>if (a < b && "</div>") x();</script><style>p > a {}</style></head><body>';
for (let i = 0; i < 250; i++) html += `<div id=d${i} class='a b${i}' data-x="&lt;${i}" hidden><p>text ${i}<p>second <b>bold <i>both</b> rest</i><br/><img src=x${i}.png><!-- c${i} --><table><tr><td>1<td>2<tr><td>3</table><ul><li>a<li>b</ul><input disabled value=a"b></div>\n`;
html += '<![CDATA[x]]><textarea><p></textarea></body></html>';
const document = parseDocument(html, { withStartIndices: true });
console.log(DomUtils.getOuterHTML(document).slice(0, 3000), DomUtils.getOuterHTML(document).length);
console.log(DomUtils.getElementsByTagName('li', document).length, DomUtils.findAll(e => e.attribs.class?.endsWith('7'), document.children).map(e => `${e.attribs.id}@${e.startIndex}`).join(' '), DomUtils.textContent(DomUtils.getElementById('d3', document)));
const counts = {};
const parser = new Parser({ onopentag(name) { counts[name] = (counts[name] ?? 0) + 1; }, onclosetag(name, implied) { if (implied) counts[`/${name}`] = (counts[`/${name}`] ?? 0) + 1; }, onattribute(name, value) { counts[`@${name}`] = (counts[`@${name}`] ?? 0) + value.length; }, ontext(text) { counts.text = (counts.text ?? 0) + text.length; }, oncomment() { counts.comment = (counts.comment ?? 0) + 1; }, onprocessinginstruction(name) { console.log(name); } });
for (let round = 0; round < 3; round++) { for (let at = 0; at < html.length; at += 777) parser.write(html.slice(at, at + 777)); parser.end(); parser.reset(); }
console.log(JSON.stringify(counts));
const feed = parseFeed('<rss version="2.0"><channel><title>Feed</title><link>http://x.y</link><item><title>One</title><pubDate>Sat, 01 Feb 2020 00:00:00 GMT</pubDate><guid>1</guid></item></channel></rss>');
console.log(JSON.stringify(feed));
console.log(DomUtils.getOuterHTML(parseDocument('<a:b c="1"><D/><e>&apos;</e></a:b>', { xmlMode: true }), { xmlMode: true }));
