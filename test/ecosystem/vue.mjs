// Vue's reactivity, its template compiler's code, and components rendered to strings.
import { createSSRApp, ref, reactive, computed, watch, h, defineComponent, nextTick } from 'vue';
import { renderToString } from 'vue/server-renderer';

const state = reactive({ items: [], filter: 0 });
const visible = computed(() => state.items.filter(item => item.n % 5 >= state.filter));
const total = computed(() => visible.value.reduce((sum, item) => sum + item.n, 0));
const seen = [];
watch(total, (value, old) => seen.push(`${old}->${value}`), { flush: 'sync' });
for (let i = 0; i < 150; i++) { state.items.push({ n: i, text: `item ${i}` }); if (i % 40 === 0) state.filter = i % 3; }
console.log(seen.join(' '));

const Row = defineComponent({
  props: { item: { type: Object, required: true }, index: Number },
  setup(props, { slots }) {
    const wide = computed(() => props.item.n > 20);
    return () => h('tr', { class: ['row', { wide: wide.value, odd: props.index % 2 }], style: { color: 'red', top: `${props.index}px` } },
      [h('td', props.item.text), h('td', slots.default?.({ n: props.item.n }))]);
  },
});
const App = defineComponent({
  setup() {
    const title = ref('<Table & more>');
    return () => h('table', { 'data-title': title.value, onClick() {} }, [
      h('caption', title.value),
      visible.value.map((item, index) => h(Row, { item, index, key: item.n }, { default: ({ n }) => `n = ${n}` })),
    ]);
  },
});
for (let round = 0; round < 4; round++) {
  state.filter = round;
  await nextTick();
  console.log(await renderToString(createSSRApp(App)));
}
