import type { Benchmark } from '../row.ts';

// One benchmark in a process of its own: its memory and its compiled code are those of no other.
const { benchmark } = (await import(process.argv[2] as string)) as { readonly benchmark: Benchmark };
const rows = await benchmark.run();
process.send?.(rows, () => process.disconnect());
