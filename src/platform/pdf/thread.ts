import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Delivery, Order } from './worker.ts'

const workerPath = 'src/platform/pdf/worker.ts'

/** Compiled once for all threads: a fresh thread then starts with code that is already optimised. */
let compiled: Promise<WebAssembly.Module> | null = null

/** A thread with a warm compiler; it does not keep the program alive while it has nothing to do. */
export async function startThread(onExit: () => void): Promise<Worker> {
  const file = join(projectRoot(), workerPath)
  compiled ??= compileOnce(createRequire(file).resolve('@myriaddreamin/typst-ts-web-compiler/wasm'))
  const worker = new Worker(file, { workerData: { module: await compiled }, execArgv: [] })
  // A breakdown is told to whoever is waiting; with nobody waiting it must not take the program down.
  worker.on('error', () => undefined).on('exit', onExit)
  await answerOf(worker)
  worker.unref()
  return worker
}

/** Hands one order to an idle thread and waits for the paper. */
export async function askThread(worker: Worker, order: Order): Promise<Delivery> {
  worker.ref()
  worker.postMessage(order)
  const delivery = await answerOf(worker)
  worker.unref()
  return delivery as Delivery
}

/** The next message of a thread, or the reason why there will be none. */
function answerOf(worker: Worker): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const onError = (cause: unknown) => reject(new Error('the typesetting thread broke', { cause }))
  const onExit = () => reject(new Error('the typesetting thread ended'))
  worker.once('message', resolve).once('error', onError).once('exit', onExit)
  return promise.finally(() => worker.off('message', resolve).off('error', onError).off('exit', onExit))
}

async function compileOnce(path: string): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compile(await readFile(path))
  } catch (cause) {
    compiled = null
    throw new Error(`${path} cannot be compiled`, { cause })
  }
}

/** The bundle lies somewhere under `build/`, the sources under `src/`: the thread's file is found from either. */
function projectRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, workerPath))) {
    if (dirname(folder) === folder) throw new Error(`${workerPath} is not found above ${import.meta.dirname}`)
    folder = dirname(folder)
  }
  return folder
}
