"""Statements for generated_programs.py about the library's values: texts, patterns, numbers, bigints, dates, buffers, tables.

Each is one `attempt`, made of nothing but what it says itself.
"""

from generated_choices import Choices

LETTERS = ["a", "b", "c", "A", "0", " ", "é", "ß", "😀", "_", "-", "K", "\\n", "ſ"]
CLASSES = [".", "[a-c]", "[^b]", "\\\\w", "\\\\d", "\\\\s", "\\\\S", "[\\\\w-]", "\\\\b", "^", "$", "[é-ü]", "\\\\u0061", "[^]"]
QUANTIFIERS = ["", "", "", "*", "+", "?", "*?", "+?", "{2}", "{1,2}", "{0,3}?"]
FLAGS = ["", "g", "i", "y", "gi", "m", "s", "u", "gu", "iu", "gy", "d", "v"]
JSON_TEXTS = ["'[1,2,]'", "'{'", "' {\"a\\\\u0041\":-0.0e1} '", "'[1e999, -0, 12345678901234567890]'", "'\"\\\\x\"'", "'nul'", "'[[[]],{}]'",
              "'[01]'", "'{\"a\":1,\"a\":[2]}'", "'\"\\t\"'"]


class Values(Choices):
    def several(self, low, high, make, separator=", "):
        return separator.join(make() for _ in range(self.number(low, high)))

    # --- Literals

    def text(self):
        plain = "'" + self.several(0, 12, lambda: self.pick(LETTERS), "") + "'"
        return self.pick([plain, plain, f"{plain}.repeat({self.number(1, 5)})", f"({plain} + {plain} + 'abcabcabcabc')",
                          f"({plain} + 'a longer text to cut').slice({self.number(0, 5)}, {self.number(5, 30)})"])

    def double(self):
        kind = self.number(0, 5)
        if kind == 0:
            return str(self.number(-10, 10))
        if kind == 1:
            return f"{self.pick(['', '-'])}{2 ** self.number(0, 60)}{self.pick(['', '.5', ' - 1', ' + 1'])}"
        if kind == 2:
            return f"{self.pick(['', '-'])}{self.number(1, 99999)}e{self.number(-330, 310)}"
        if kind == 3:
            return f"{self.pick(['', '-'])}{self.number(0, 10 ** 17)}.{self.number(0, 10 ** 6)}"
        if kind == 4:
            return self.pick(["NaN", "Infinity", "-Infinity", "-0", "5e-324", "1.7976931348623157e308", "0.1", "1e21", "1e-7", "123456789012345680000"])
        return f"{self.number(-2 ** 31 - 2, 2 ** 31 + 1)}"

    def bigint(self):
        return f"{self.pick(['', '-'])}{self.number(0, 2 ** self.pick([3, 31, 63, 64, 65, 130, 700]))}n"

    # --- Regular expressions

    def term(self, depth):
        if depth <= 0 or self.number(0, 2) == 0:
            return self.pick(["a", "b", "c", "é", "ab"] + CLASSES)
        inner = self.several(1, 3, lambda: self.term(depth - 1), self.pick(["", "", "|"]))
        return self.pick(["(%s)", "(?:%s)", "(%s)", "(?=%s)", "(?!%s)", "(?<=%s)", "(?<!%s)", "%s"]) % inner + \
            self.pick(["", "", "", "\\\\1"])

    def regexp(self):
        source = self.several(1, 4, lambda: self.term(2) + self.pick(QUANTIFIERS), "")
        if self.number(0, 4) == 0:
            source += "(?<n>a|b)?\\\\k<n>"
        return f"new RegExp('{source}', '{self.pick(FLAGS)}')"

    def matching(self):
        text, regexp = self.text(), self.regexp()
        replacement = self.pick(["'[$&]'", "'$1-$2'", "'$`|$\\''", "'$<n>$$'", "(...m) => JSON.stringify(m)", "''", "'$10$01'"])
        return self.pick([
            f"r = {regexp}, [r.exec({text}), r.lastIndex, r.exec({text}), r.lastIndex]", f"r = {regexp}, r.lastIndex = {self.number(0, 5)}, [r.test({text}), r.lastIndex]",
            f"{text}.replace({regexp}, {replacement})", f"{text}.match({regexp})", f"{text}.split({regexp}, {self.number(0, 6)})", f"{text}.split({regexp})",
            f"{text}.search({regexp})", f"[...{text}.matchAll(new RegExp({regexp}, 'g'))].map((m) => [m.index, ...m])", f"{text}.replaceAll({self.text()}, {replacement})",
        ])

    # --- Texts

    def texts(self):
        i = lambda: self.pick([str(self.number(-3, 14)), "NaN", "Infinity", "undefined"])
        text = self.text
        return self.pick([
            f"(s = {text()}, n = {text()}, [s.indexOf(n), s.lastIndexOf(n, {i()}), s.includes(n), s.startsWith(n, {i()}), s.endsWith(n, {i()})])",
            f"(s = {text()}, [s.slice({i()}, {i()}), s.substring({i()}, {i()}), s.substr({i()}, {i()}), s.at({i()}), s.charCodeAt({i()})])",
            f"(s = {text()}, [s.trim(), s.padEnd({i()} % 99, 'xy'), s.toUpperCase(), s.toLowerCase(), [...s].reverse().join('')])",
            f"{text()}.split({text()}, {i()})", f"[{text()} < {text()}, {text()} === {text()}, {text()} + {text()} > {text()}]",
            f"(() => {{ let s = {text()}; for (let i = 0; i < {self.number(2, 30)}; i++) s = {self.pick(['s + i', 'i + s', 's.slice(1) + s[0]', 's + s.slice(-3)', '`${s}|`', 's.concat(i, s.length)'])}; return [s.length, s.slice(-30), s.charCodeAt(s.length >> 1)]; }})()",
            f"encodeURIComponent({text()}) + escape({text()}) + unescape('%u0041%' + {text()})", f"decodeURIComponent(encodeURI({text()}))",
            f"[{text()}.isWellFormed(), {text()}.codePointAt({i()}), {text()}.normalize('{self.pick(['NFC', 'NFD', 'NFKC', 'NFKD'])}').length]",
        ])

    # --- Numbers

    def numbers(self):
        d = self.double
        return self.pick([
            f"[{d()}, {d()}].map((x) => x.toString({self.pick(['', '2', '3', '16', '36'])}))".replace("toString()", "toString(10)"),
            f"[({d()}).toFixed({self.number(0, 20)}), ({d()}).toPrecision({self.number(1, 21)}), ({d()}).toExponential({self.number(0, 20)})]",
            f"[Number('{d()}'), parseFloat('{d()}x'), parseInt('{d()}', {self.pick(['10', '16', '2', '0', '36'])}), Number(' {self.number(0, 99)}e-{self.number(0, 9)} ')]",
            f"[{d()}, {d()}, {d()}].map((x) => [Math.trunc(x), Math.round(x), Math.floor(x), Math.ceil(x), Math.sign(x), Math.fround(x), Math.clz32(x), Math.imul(x, 3)])",
            f"[{d()}, {d()}].map((x) => [x | 0, x >>> 0, ~x, x << 3, x >> 1, x % 7, x * 3, x / 3, -x, x ** 2, Object.is(x, -0)])",
            f"[{d()} + {d()}, {d()} - {d()}, ({d()}) * {d()}, ({d()}) / ({d()}), ({d()}) % ({d()}), {d()} < {d()}, {d()} == {d()}]",
            f"(() => {{ let x = {d()}, y = {d()}; for (let i = 0; i < 40; i++) {{ x = {self.pick(['x + y', 'x - i', 'x * 3 | 0', 'x / 2', '(x + i) % 1000', 'x + (y & i)', '-x + 1'])}; y = {self.pick(['y + 1', 'y ^ i', 'x', 'y * 1.5', 'y >>> 1'])}; }} return [x, y]; }})()",
            f"[Math.max({d()}, {d()}), Math.min({d()}, -0, 0), Math.hypot({self.number(0, 9)}, 4), Number.isSafeInteger({d()}), Math.sqrt({d()}), Math.abs({d()})]",
        ])

    def bigints(self):
        b = self.bigint
        return self.pick([
            f"(x = {b()}, y = {b()}, [x + y, x - y, x * y, x & y, x | y, x ^ y, x < y, x == y])", f"(x = {b()}, y = {b()}, [x / y, x % y, -x, ~x])",
            f"({b()}).toString({self.pick(['2', '3', '10', '16', '32', '36'])})", f"[({b()}) << {self.number(0, 200)}n, ({b()}) >> {self.number(0, 200)}n, ({b()}) ** {self.number(0, 9)}n]",
            f"[BigInt.asIntN({self.number(0, 130)}, {b()}), BigInt.asUintN({self.number(0, 130)}, {b()}), BigInt('{self.number(0, 10 ** 40)}'), BigInt('0x{self.number(0, 2 ** 200):x}')]",
            f"[{b()} < {self.double()}, {b()} == {self.double()}, Number({b()}), parseInt('{b()}'), BigInt(Math.floor({self.double()}))]",
        ])

    # --- Others

    def dates(self):
        n = self.number
        fields = f"{n(-2000, 5000)}, {n(-20, 40)}, {n(-40, 70)}, {n(-30, 50)}, {n(-90, 90)}"
        return self.pick([
            f"new Date(Date.UTC({fields})).toISOString()", f"(d = new Date(Date.UTC({fields})), [d.getUTCDay(), d.setUTCMonth({n(-30, 30)}), d.setUTCFullYear({n(1, 3000)}, {n(0, 11)}), d.getUTCDate(), d.toJSON()])",
            f"Date.parse('{n(1, 9999):04}-{n(0, 13):02}-{n(0, 32):02}T{n(0, 25):02}:{n(0, 60):02}Z')", f"new Date({self.double()}).getTime()",
        ])

    def json(self):
        value = self.pick(["{{a: {0}, b: [{1}, undefined, () => 1], c: {{toJSON(k) {{ return k; }}}}}}", "[{0}, , {1}]", "{{[{0}]: {1}, get g() {{ return 1; }}}}", "new Map([[{0}, {1}]])"])
        filled = value.format(self.text(), self.double())
        return self.pick([
            f"JSON.stringify({filled}, {self.pick(['null', '[`a`, `c`]', '(k, v) => typeof v === `number` ? -v : v'])}, {self.pick(['0', '2', '`--`'])})",
            f"JSON.parse(JSON.stringify({filled}), function(k, v) {{ return {self.pick(['v', 'k === `0` ? undefined : v', 'Array.isArray(v) ? v.length : v', '(this.b = 1, v)'])}; }})",
            f"JSON.parse({self.pick(JSON_TEXTS)})",
        ])

    def buffers(self):
        kind = self.pick(["Int8", "Uint8", "Int16", "Uint16", "Int32", "Uint32", "Float32", "Float64"])
        n = self.number
        return self.pick([
            f"(v = new DataView(new ArrayBuffer(24)), v.set{kind}({n(-1, 20)}, {self.double()}, {self.pick(['true', 'false'])}), [...new Uint8Array(v.buffer)].concat(v.get{kind}({n(0, 18)}, {self.pick(['true', 'false'])})))",
            f"(a = new {kind}Array([{self.several(0, 6, self.double)}]), b = new {self.pick(['Int8', 'Uint16', 'Float32', 'Float64', 'Uint8Clamped'])}Array(a), [[...b], [...a.subarray({n(-3, 4)}, {n(-3, 7)})], a.indexOf({self.double()}), [...b.sort()], b.join()])",
            f"(a = new {kind}Array({n(1, 9)}), a.set([{self.several(0, 4, self.double)}], {n(0, 6)}), a.copyWithin({n(-3, 5)}, {n(-3, 5)}, {n(-3, 9)}), a.fill({self.double()}, {n(-3, 5)}, {n(0, 5)}), [...a.reverse(), ...a.slice({n(-4, 4)})])",
        ])

    def tables(self):
        n = self.number
        change = lambda: self.pick([f"m.delete({n(0, 6)})", f"m.delete(k + {n(0, 2)})", f"m.set(k + {n(0, 3)}, k)", f"m.size > 9 && m.clear()", "m.delete(k), m.set(k, 1)"])
        return self.pick([
            f"(() => {{ const m = new Map([{self.several(0, 5, lambda: f'[{n(0, 6)}, {n(0, 9)}]')}]), seen = []; for (const [k, v] of m) {{ burn(); if (seen.push(k, v) > 30) break; {change()}; {change()}; }} return [seen, [...m]]; }})()",
            f"(() => {{ const s = new Set([{self.several(0, 6, self.double)}]), seen = []; s.forEach((k) => {{ burn(); if (seen.push(k) < 20) {{ s.add(-k); s.delete({self.double()}); }} }}); return [seen, [...s.keys()], s.has({self.double()})]; }})()",
            f"[{self.several(3, 40, lambda: str(n(0, 20)))}].{self.pick(['sort((a, b) => a - b)', 'sort((a, b) => b % 5 - a % 5)', 'sort()', 'toSorted()', 'map(String).sort()'])}",
        ])

    def statement(self):
        expression = self.pick([self.matching, self.matching, self.matching, self.texts, self.numbers, self.numbers, self.bigints, self.dates,
                                self.json, self.buffers, self.tables])()
        return f"attempt('library', () => {{ var r, s, n, x, y, d, v, a, b; return {expression}; }});"
