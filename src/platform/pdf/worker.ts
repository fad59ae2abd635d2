/**
 * The thread that holds the Typst compiler. Node starts it straight from this file, whether the program is bundled or
 * not, so it imports only packages and uses only syntax that Node strips by itself.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import loadCompiler, { type TypstCompiler, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler'

/** One paper to set: the file to compile, the sources it is made of, and its data as JSON. */
export type Order = { path: string; sources: Record<string, string>; data: string }
export type Delivery = { memoryBytes: number } & ({ pdf: Uint8Array } | { complaints: string[] })

type Artifact = { result?: Uint8Array; diagnostics?: string[] }

const fonts = [
  '400Regular/PTSerif_400Regular',
  '700Bold/PTSerif_700Bold',
  '400Regular_Italic/PTSerif_400Regular_Italic',
]
const asPdf = 1
const asLines = 2

const { memory } = await loadCompiler({ module_or_path: workerData.module as WebAssembly.Module })
const compiler = await buildCompiler()
const known = new Map<string, string>()

parentPort?.on('message', (order: Order) => {
  const delivery = fulfil(order)
  parentPort?.postMessage(delivery, 'pdf' in delivery ? [delivery.pdf.buffer as ArrayBuffer] : [])
})
parentPort?.postMessage('ready')

/** No network, no packages, no disk: the compiler sees the fonts and the files of the order. */
async function buildCompiler(): Promise<TypstCompiler> {
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  const { resolve } = createRequire(import.meta.url)
  for (const font of fonts) await builder.add_raw_font(readFileSync(resolve(`@expo-google-fonts/pt-serif/${font}.ttf`)))
  return builder.build()
}

function fulfil({ path, sources, data }: Order): Delivery {
  for (const [name, source] of Object.entries(sources)) {
    if (known.get(name) === source) continue
    compiler.add_source(name, source)
    known.set(name, source)
  }
  compiler.map_shadow('/data.json', new TextEncoder().encode(data))
  const world = compiler.snapshot(undefined, path, undefined)
  try {
    const { result, diagnostics = [] }: Artifact = world.get_artifact(asPdf, asLines)
    const memoryBytes = memory.buffer.byteLength
    return result ? { pdf: result, memoryBytes } : { complaints: diagnostics, memoryBytes }
  } finally {
    world.free()
  }
}
