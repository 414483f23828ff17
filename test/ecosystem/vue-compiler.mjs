// Compiles single-file components: script setup with types, templates for client and server, scoped styles.
import { parse, compileScript, compileTemplate, compileStyle } from '@vue/compiler-sfc/dist/compiler-sfc.esm-browser.js';

const component = name => `<script setup lang="ts">
import { ref, computed } from 'vue';
import Child from './Child.vue';
interface Props { label?: string; items: Array<{ id: number; name: string }>; size: 'small' | 'large' }
const props = withDefaults(defineProps<Props>(), { label: '${name}', size: 'small' });
const emit = defineEmits<{ (e: 'select', id: number): void; (e: 'close'): void }>();
const model = defineModel<string>();
const count = ref(0), double = computed(() => count.value * 2);
function select(id: number) { count.value++; emit('select', id); }
</script>
<template>
  <section :class="[size, { active: count > 1 }]" :style="{ color: size }" @keydown.enter.prevent="select(1)">
    <h1 v-if="label">{{ label.toUpperCase() }} {{ double }}</h1><h2 v-else-if="count">x</h2><p v-else v-text="count"></p>
    <ul><li v-for="({ id, name }, index) in items" :key="id" @click="select(id)">{{ index }} {{ name }}</li></ul>
    <Child v-model="model" v-bind="$attrs" #default="{ value }"><span v-html="value" v-show="count < 3"></span></Child>
    <input v-model.trim="model" :disabled="!count"><slot name="footer" :count="count">static <b>fallback</b></slot>
  </section>
</template>
<style scoped>.active > li:hover { color: v-bind(size) } :deep(.x) a, h1::before { margin: 0 } @media print { p { top: 0 } }</style>`;

for (const name of ['First', 'Second', 'Third']) {
  const { descriptor, errors } = parse(component(name), { filename: `${name}.vue` });
  const script = compileScript(descriptor, { id: `data-v-${name}` });
  console.log(`${errors.length} errors\n${script.content}\n${JSON.stringify(script.bindings)}`);
  for (const ssr of [false, true]) {
    const template = compileTemplate({ source: descriptor.template.content, filename: `${name}.vue`, id: name, ssr, scoped: true, ssrCssVars: [], compilerOptions: { bindingMetadata: script.bindings } });
    console.log(template.code, template.errors.map(String).join());
  }
  console.log(compileStyle({ source: descriptor.styles[0].content, filename: `${name}.vue`, id: `data-v-${name}`, scoped: true }).code);
}
