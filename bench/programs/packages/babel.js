// Babel with the transformations of classes, arrow functions, templates and destructuring over a library.
import * as babel from '@babel/core';
import classes from '@babel/plugin-transform-classes';
import arrows from '@babel/plugin-transform-arrow-functions';
import scoping from '@babel/plugin-transform-block-scoping';
import destructuring from '@babel/plugin-transform-destructuring';
import templates from '@babel/plugin-transform-template-literals';
import source from './library.txt';

const { code } = babel.transformSync(source, {
  babelrc: false, configFile: false, compact: false, sourceType: 'script',
  plugins: [classes, arrows, scoping, destructuring, templates],
});
print(code.length);
