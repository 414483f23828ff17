// XML to objects and back, in order and not, and validation.
import { XMLParser, XMLBuilder, XMLValidator } from 'fast-xml-parser';

let xml = '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE catalog [<!ENTITY co "Company &#169;">]><catalog xmlns:x="urn:x">';
for (let i = 0; i < 120; i++) {
  xml += `<x:book id="bk${i}" price='${i}.50' sold><!-- note ${i} --><author>Name &lt;${i}&gt; &amp; co</author><title lang="en">T${i}</title><pages>${i * 10}</pages><hex>0x${i}</hex><empty/><![CDATA[<raw>${i}</raw>]]><p>mixed <b>bold</b> text ${i}</p></x:book>\n`;
}
xml += '</catalog>';
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', allowBooleanAttributes: true, commentPropName: '#comment', cdataPropName: '#cdata', parseAttributeValue: true, isArray: name => name === 'author', removeNSPrefix: true });
const object = parser.parse(xml);
console.log(JSON.stringify(object).slice(0, 3000), JSON.stringify(object).length);
const ordered = new XMLParser({ preserveOrder: true, ignoreAttributes: false, trimValues: false, numberParseOptions: { hex: false, leadingZeros: false } }).parse(xml);
console.log(JSON.stringify(ordered.slice(0, 2)).slice(0, 1500));
const builder = new XMLBuilder({ format: true, ignoreAttributes: false, attributeNamePrefix: '@', commentPropName: '#comment', cdataPropName: '#cdata', suppressEmptyNode: true });
const built = builder.build(object);
console.log(built.slice(0, 2500), built.length);
console.log(new XMLBuilder({ preserveOrder: true, ignoreAttributes: false }).build(ordered).length, JSON.stringify(XMLValidator.validate(xml)));
for (const bad of ['<a><b></a>', '<a b=c></a>', '<a', '<a/><b/>', 'text', '<a b="1" b="2"/>', '<1a/>', '<a>&</a>']) console.log(JSON.stringify(XMLValidator.validate(bad)));
