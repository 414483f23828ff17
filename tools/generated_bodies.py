"""Bodies of functions for generated_programs.py: nested statements with variables, closures, labels and jumps.

What is printed is the order in which things happen: `t(label, value)` notes a value that is passed through, iterators of
`steps` note each call of their methods, and functions of all kinds are driven from outside: called, constructed, resumed,
closed, thrown into.
"""

from generated_choices import Choices

KINDS = ["function", "function", "strict", "arrow", "method", "generator", "generator", "async", "async generator"]
PREFIXES = {"generator": "function*", "async": "async function", "async generator": "async function*"}
SMALL = ["0", "1", "2", "3", "-1", "-0", "0.5", "NaN", "2147483647", "'a'", "'b1'", "''", "null", "undefined", "true", "false", "5n"]
OPERATORS = ["+", "-", "*", "%", "&", "|", "<<", ">>>", "<", ">=", "==", "!==", "??", "&&", "||", ","]
ITERATION_FAULTS = ["", "", "", "", "return throws", "return gives 1", "no return", "next throws", "next gives 1", "done throws",
                    "value throws"]


class Body(Choices):
    def __init__(self, random, kind):
        super().__init__(random)
        self.kind = kind
        self.strict = kind in ("strict", "method") or self.chance(0.2)
        self.names = ["a", "b", "c"]
        self.loops = []  # labels of the statements around; those of loops can be continued
        self.inner = 0  # functions within the function: they cannot yield, await or read its arguments
        self.count = 0
        self.budget = self.number(6, 22)

    def fresh(self, letter):
        self.count += 1
        return f"{letter}{self.count}"

    # --- Expressions

    def name(self):
        return self.pick(self.names)

    def expression(self, depth=2):
        if depth <= 0 or self.chance(0.25):
            return self.name() if self.chance(0.6) else self.pick(SMALL)
        sub = lambda: self.expression(depth - 1)
        inside = lambda: self.inside(depth - 1)
        choices = [
            lambda: f"({sub()} {self.pick(OPERATORS)} {sub()})",
            lambda: f"({sub()} {self.pick(OPERATORS)} {sub()})",
            lambda: f"t({self.number(0, 99)}, {sub()})",
            lambda: f"t({self.number(0, 99)}, {sub()})",
            lambda: f"({self.name()} {self.pick(['=', '+=', '-=', '??=', '||=', '&&=', '*='])} {sub()})",
            lambda: f"{self.name()}{self.pick(['++', '--'])}",
            lambda: f"{self.pick(['++', '--'])}{self.name()}",
            lambda: f"({sub()} ? {sub()} : {sub()})",
            lambda: f"[{sub()}, {self.pick(['', '...[1, 2], ', '...' + self.iterable(1) + ', '])}{sub()}]",
            lambda: f"({{ x: {sub()}, get y() {{ return t('y', {inside()}); }}, [{sub()}]: {sub()}, ...Object({sub()}) }})",
            lambda: f"{self.name()}?.{self.pick(['x', 'y', 'length', '[0]', '[t(0, 1)]', 'x?.y'])}",
            lambda: f"typeof {self.pick([self.name(), 'absent', self.name() + '?.x'])}",
            lambda: f"`${{{sub()}}}-${{{sub()}}}`",
            lambda: f"fs[{self.number(0, 3)}]?.({sub()})",
            lambda: f"(({self.pattern(1)}) => [{self.name()}, p, q])({self.source()})",
            lambda: f"(() => {{ {self.pick(['', 'burn(); '])}return {inside()}; }})()",
            lambda: f"([{self.pattern_names()}] = {self.source()})",
            lambda: f"(function f(n) {{ burn(); return n > 2 ? [n, {self.name()}] : f(n + 1); }})({self.number(0, 3)})",
            lambda: f"(class {{ #v = {inside()}; static s = t('s', {inside()}); get v() {{ return [this.#v, new.target]; }} }}).{self.pick(['s', 'prototype'])}",
            lambda: f"new (class extends K {{ #v = {inside()}; f = t('f', {inside()}); constructor(z) {{ {self.pick(['super(z);', 'const s = () => super(z); s();', 'if (z) super(z);'])} t('v', this.#v); }} m(z) {{ return super.m(z); }} }})({sub()}).{self.pick(['m(1)', 'f', 'constructor.name', 'g'])}",
            lambda: f"String.raw`a${{{sub()}}}b`",
            lambda: f"Math.max(...[{sub()}, {sub()}].map(Number))",
        ]
        if self.inner > 0:
            return self.pick(choices)()
        if self.kind != "arrow":
            choices += [lambda: "arguments.length", lambda: f"arguments[{self.number(0, 3)}]", lambda: "new.target === undefined"]
        if self.kind in ("generator", "async generator"):
            choices += 4 * [lambda: f"(yield {sub()})"] + [lambda: f"(yield* {self.iterable(1)})"]
        if self.kind in ("async", "async generator"):
            choices += 4 * [lambda: f"(await {sub()})", lambda: f"(await later({sub()}))"]
        return self.pick(choices)()

    def inside(self, depth):
        """An expression of a function within the function."""
        self.inner += 1
        text = self.expression(depth)
        self.inner -= 1
        return text

    def pattern_names(self):
        return self.pick(["a, b", "a = t('d', 1), , b", "b, ...c", "a, [b] = [t('d', 2)]", "[...{length: a}], b"])

    def pattern(self, depth):
        """Declares p and q."""
        return self.pick(["[p, q]", "[p = t('d', 1), q = p]", "[, p, ...q]", "{ x: p, y: q }", "{ x: p = t('d', 2), ...q }",
                          "{ x: [p, q] = [1] }", "p, q = t('d', p)", "{ [t('k', 'x')]: p, y: { z: q } = {} }", "[[p], { x: q } = { x: 5 }]"])

    def source(self):
        return self.pick([f"[{self.expression(0)}, {self.expression(0)}]", f"{{ x: {self.expression(0)}, y: {self.expression(0)} }}",
                          self.iterable(1), self.name(), f"[[{self.expression(0)}]]"])

    def iterable(self, depth):
        return self.pick([
            lambda: f"steps('{self.fresh('i')}', {self.number(0, 4)}, '{self.pick(ITERATION_FAULTS)}')",
            lambda: f"steps('{self.fresh('i')}', {self.number(0, 4)}, '{self.pick(ITERATION_FAULTS)}')",
            lambda: f"[{self.expression(depth - 1)}, {self.expression(depth - 1)}, 3]",
            lambda: f"(function*() {{ try {{ yield {self.expression(0)}; yield 2; }} finally {{ t('closed', 0); }} }})()",
            lambda: f"new {self.pick(['Set', 'Map'])}([[1, {self.expression(0)}], [2, 3]])", lambda: "'xyz'", lambda: self.name(),
        ])()

    # --- Statements

    def jump(self):
        inside = [label for label, _ in self.loops]
        continued = [label for label, is_loop in self.loops if is_loop]
        return self.pick([
            f"return {self.expression(1)};", f"throw {self.expression(1)};",
            f"break {self.pick(inside)};" if inside else f"return {self.expression(1)};",
            f"continue {self.pick(continued)};" if continued else "return;",
            f"break {self.pick(inside)};" if inside else "return;",
        ])

    def block(self, depth):
        return "{ " + self.scoped(depth, self.number(1, 4)) + " }"

    def scoped(self, depth, count=1):
        """Statements whose variables are not used after them."""
        before = list(self.names)
        text = " ".join(self.statement(depth) for _ in range(count))
        self.names = before
        return text

    def labelled(self, is_loop, text):
        label = self.fresh("l")
        self.loops.append((label, is_loop))
        result = text()
        self.loops.pop()
        return f"{label}: {result}"

    def declaration(self):
        letter = self.pick(["let", "let", "const", "var"])
        name = self.fresh("v")
        value = self.expression(2)
        self.names.append(name)
        return f"{letter} {name} = {value};"

    def statement(self, depth):
        self.budget -= 1
        e = self.expression
        if depth <= 0 or self.budget < 0 or self.chance(0.3):
            return self.pick([lambda: f"{e(2)};", lambda: f"t({self.number(0, 99)}, {e(2)});", self.declaration,
                              lambda: f"fs.push((z) => [z, {self.inside(1)}]);"])()
        sub = depth - 1
        i = self.fresh("i")
        choices = [
            self.declaration,
            lambda: f"if ({e(1)}) {self.block(sub)}{self.pick(['', ' else ' + self.block(sub)])}",
            lambda: f"if ({e(1)}) {{ {self.jump()} }}",
            lambda: self.labelled(True, lambda: f"for (let {i} = 0; {i} < {self.number(1, 5)}; {i}++) {{ burn(); t('{i}', {i}); {self.scoped(sub)} {self.scoped(sub)} }}"),
            lambda: self.labelled(True, lambda: f"for (let {i} = 0; {i} < 3; {i}++) {{ fs.push(() => {i}{self.pick(['', '++'])}); {self.scoped(sub)} }}"),
            lambda: self.labelled(True, lambda: f"for ({self.pick(['const', 'let', 'var'])} {i} of {self.iterable(1)}) {{ burn(); {self.scoped(sub)} {self.pick([self.jump(), '', ''])} }}"),
            lambda: self.labelled(True, lambda: f"for ({self.pick(['const', 'let'])} {self.pick(['[p, q]', '{ x: p, ...q }', '[p = t(1, 2)]'])} of [{self.iterable(1)}, [1, 2]]) {{ burn(); {self.scoped(sub)} }}"),
            lambda: self.labelled(True, lambda: f"for (const {i} in Object({e(1)})) {{ burn(); t('in', {i}); {self.scoped(sub)} }}"),
            lambda: self.labelled(True, lambda: f"do {{ burn(); {self.scoped(sub)} }} while ((n = n + 1) < 2);"),
            lambda: self.labelled(True, lambda: f"while ((n = n + 1) % 4) {{ burn(); {self.scoped(sub)} {self.scoped(sub)} }}"),
            lambda: self.labelled(False, lambda: self.block(sub)),
            lambda: self.labelled(False, lambda: f"switch ({e(1)}) {{ case {e(1)}: {self.scoped(sub)} case {self.pick(SMALL)}: {{ {self.jump()} }} default: {self.scoped(sub)} case t('case', {e(1)}): let {i} = 1; {self.scoped(sub)} }}"),
            lambda: f"try {self.block(sub)} catch (error) {{ t('caught', error); {self.scoped(sub)} }}",
            lambda: f"try {self.block(sub)} finally {self.block(sub)}",
            lambda: f"try {{ {self.scoped(sub)} {self.jump()} }} catch {self.block(sub)} finally {{ {self.scoped(sub)} {self.pick([self.jump(), '', '', ''])} }}",
            lambda: f"try {{ t('early', {i}); }} catch (error) {{ t('dead zone', error); }} {self.pick([f'let {i} = 1;', f'const {i} = 1;', f'class {i} {{}}'])}",
            lambda: f"{{ t('hoisted', typeof {i}); function {i}(z) {{ burn(); return [z, {self.inside(1)}]; }} fs.push({i}); }}",
            lambda: f"({{ x: {self.name()}, y: [{self.name()} = t('d', 3)] = [] }} = {self.source()});",
            lambda: self.jump(),
            lambda: f"fs = fs.map((f) => {{ burn(); return f(); }}).map((v) => () => v);",
        ]
        if not self.strict:
            choices += [lambda: f"with ({{ a: {e(1)}, x: {e(1)} }}) {{ t('with', [a, typeof x]); a = 1; }}",
                        lambda: f"eval('var {i} = 1; t(\"eval\", a)'); t('var', typeof {i});", lambda: "arguments[0] = 9; t('mapped', a);" if self.kind != "arrow" else ";"]
        if self.kind in ("async", "async generator"):
            choices += 2 * [lambda: self.labelled(True, lambda: f"for await (const {i} of {self.pick([self.iterable(1), '[later(1), 2, later(3)]'])}) {{ burn(); {self.scoped(sub)} {self.pick([self.jump(), ''])} }}")]
        return self.pick(choices)()

    def text(self):
        parameters = self.pick(["a, b, c", "a, b, c", "a, b = t('default', a), ...c", "a, { x: b, y: c } = { x: t('default', 1) }", "a, [b, c] = [1, 2]", "a, b = () => a, c = b()"])
        if parameters != "a, b, c" and self.kind != "method":
            self.strict = False
        directive = "'use strict'; " if self.strict and self.kind != "method" else ""
        statements = " ".join(self.statement(3) for _ in range(self.number(2, 6)))
        body = f"{directive}burn(); let n = 0, fs = []; {statements} return [a, b, fs.length];"
        if self.kind == "arrow":
            return f"(({parameters}) => {{ {body} }})"
        if self.kind == "method":
            return f"(new (class extends K {{ m({parameters}) {{ {body} }} }})).m"
        return f"({PREFIXES.get(self.kind, 'function')}({parameters}) {{ {body} }})"


def drive(random, index, kind, value):
    """A statement that runs function `index` of that kind; `value` makes an argument."""
    arguments = f"{value()}, {value()}"
    if kind == "generator":
        steps = ", ".join(f"['{random.choice(['next', 'next', 'next', 'return', 'throw'])}', {value()}]" for _ in range(random.randint(2, 7)))
        return f"attempt('generator', () => resume(B[{index}]({arguments}), [{steps}]));"
    if kind == "async generator":
        steps = ", ".join(f"['{random.choice(['next', 'next', 'next', 'return', 'throw'])}', {value()}]" for _ in range(random.randint(2, 5)))
        return f"attempt('async generator', () => {{ resumeLater({index}, B[{index}]({arguments}), [{steps}]); }});"
    if kind == "async":
        return f"attempt('async', () => {{ settle({index}, B[{index}]({arguments})); }});"
    return random.choice([
        f"attempt('body', () => B[{index}]({arguments}));",
        f"attempt('body', () => [B[{index}]({arguments}), B[{index}]({value()})]);",
        f"attempt('body', () => B[{index}].call({value()}, ...[{arguments}]));",
        f"attempt('body', () => new B[{index}]({arguments}));",
        f"attempt('body', () => B[{index}].bind({value()}, {value()})({value()}));",
        f"attempt('body', () => many((i) => B[{index}](i, {value()}), 5));",
    ])
