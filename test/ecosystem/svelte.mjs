// Compiles components for the client and the server, then renders markup's syntax tree.
import { compile, parse } from 'svelte/compiler';

const component = index => `<script>
  import { onMount } from 'svelte';
  let { items = [], title = 'none', onselect, ...rest } = $props();
  let count = $state(${index}); let list = $state([]);
  const double = $derived(count * 2);
  $effect(() => { console.log(double); return () => {}; });
  function add(event) { count += 1; list.push({ id: count, done: false }); onselect?.(event); }
</script>
<svelte:head><title>{title}</title></svelte:head>
{#snippet row(item, i)}<li class:done={item.done} style:color={i % 2 ? 'red' : null}>{i}: {item.name}</li>{/snippet}
<h1 {...rest}>{title.toUpperCase()} {@html '<b>x</b>'}</h1>
{#if count > 3}<p>large</p>{:else if count === 3}<p>three</p>{:else}<p>small {double}</p>{/if}
<ul>{#each items as item, i (item.id)}{@render row(item, i)}{:else}<li>nothing</li>{/each}</ul>
{#await Promise.resolve(count)}<i>waiting</i>{:then value}<b>{value}</b>{:catch error}{error.message}{/await}
<input bind:value={title} /><button onclick={add} disabled={count > 10}>add</button>
{#key count}<span>{count}</span>{/key}
<style> h1 { color: blue; } li.done > p, :global(.x) a:hover { margin: 0 } .unused { top: 1px } </style>`;

for (let i = 0; i < 3; i++) {
  for (const generate of ['client', 'server']) {
    const { js, css, warnings } = compile(component(i), { generate, filename: `Component${i}.svelte`, dev: i === 1 });
    console.log(`--- ${generate}\n${js.code}\n${css?.code}\n${warnings.map(w => `${w.code}: ${w.message}`).join('\n')}`);
  }
}
const count = {};
JSON.stringify(parse(component(7), { modern: true }), (key, value) => {
  if (value?.type) count[value.type] = (count[value.type] ?? 0) + 1;
  return value;
});
console.log(JSON.stringify(count));
for (const bad of ['{#if x}', '<p', '{@html}', '<script>let a = </script>', '<div>{/each}</div>']) {
  try { compile(bad, {}); console.log('compiled'); } catch (error) { console.log(`${error.code}: ${error.message}`); }
}
