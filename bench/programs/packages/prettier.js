// Prettier's formatter, with the parser that it uses for JavaScript, over React's development build.
import * as prettier from 'prettier/standalone';
import * as babel from 'prettier/plugins/babel';
import * as estree from 'prettier/plugins/estree';
import source from './library.txt';

prettier.format(source, { parser: 'babel', plugins: [babel, estree] }).then((text) => print(text.length));
