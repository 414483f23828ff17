// Formats a badly formatted text in each of several languages.
import * as prettier from 'prettier/standalone';
import * as babel from 'prettier/plugins/babel';
import * as estree from 'prettier/plugins/estree';
import * as postcss from 'prettier/plugins/postcss';
import * as markdown from 'prettier/plugins/markdown';
import * as graphql from 'prettier/plugins/graphql';
import * as yaml from 'prettier/plugins/yaml';

const plugins = [babel, estree, postcss, markdown, graphql, yaml];
const script = `const   a={b:1,c:[1,2,3,{d:function(x,y=2){return x+y}}]};async function*gen(){for await(const x of y)yield*x}
class A extends B{static #p=1;get x(){return this.#p}constructor(){super();if(a){b()}else if(c){d()}else{e()}}}
const veryLongFunctionName=(someArgument,anotherArgument,theThirdArgument)=>someArgument.map(x=>x*2).filter(Boolean).reduce((a,b)=>a+b,0);
export default <div className="a" onClick={()=>{alert(1)}}>{list.map(item=><Item key={item.id}{...item}/>)} text</div>;
switch(x){case 1:case 2:return a?b:c?d:e;default:throw new Error(\`a \${b} c\`)}try{x()}catch{y()}finally{z()}\n`;
const texts = {
  babel: script.repeat(1) + [1, 2, 3, 4, 5].map(i => script.replace('export default', `x${i} =`).replaceAll('gen', `gen${i}`).replace('class A', `class A${i}`).replace('return a?', 'y = a?').replace('const   a', `const a${i}`).replace('const very', `const v${i}ery`)).join('').replace('', ''),
  css: 'a{color:red;background:URL(x.png)}@media (max-width:100px){.b>.c,d~e{margin:0 auto!important}}:root{--x:  1px}'.repeat(5),
  scss: '$a:1px;@mixin m($x:2){width:$x*2}.a{&:hover{@include m(3)}@if $a==1{b:c}@else{d:e}}',
  markdown: '# Title\n* a\n* b\n    * c\n\n|a|b|\n|-|:-:|\n|longer cell|x|\n\n```js\nlet  a=1\n```\nSome *text* __bold__ [link]( http://x.y )\n\n1) one\n2) two\n',
  graphql: 'query Q($a:Int=1,$b:[String!]!){user(id:$a){...F,friends(first:10)@include(if:$b){edges{node{name}}}}}fragment F on User{id name}',
  yaml: 'a:   1\nb:\n    - x\n    -   y: 2\n        z: [1,2,   3]\nc: >\n   folded\n   text\n',
};
for (const [parser, text] of Object.entries(texts)) {
  const source = parser === 'babel' ? text.replace('return a?', 'y = a?') : text;
  console.log(`--- ${parser}\n${await prettier.format(source, { parser, plugins })}`);
  console.log(await prettier.format(source, { parser, plugins, printWidth: 40, semi: false, singleQuote: true }));
}
