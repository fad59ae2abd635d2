import type { Worker } from 'node:worker_threads'
import { askThread, startThread } from './thread.ts'
import type { Delivery, Order } from './worker.ts'

export type TypesetterOptions = {
  /** How long one paper may take, start of the thread included. */
  limitMs?: number
  /** How many papers may wait; one more is refused at once. */
  waiting?: number
  /** Typst keeps what it set in caches that cannot be emptied; above this the thread is changed for a fresh one. */
  memoryBytes?: number
}
export type Typesetter = {
  typeset(order: Order): Promise<Uint8Array>
  /** Ends the thread; papers still waiting fail. */
  close(): Promise<void>
}
type Waiting = { order: Order; resolve(pdf: Uint8Array): void; reject(reason: Error): void }

/** One thread behind a queue: started by the first paper, replaced when it dies, hangs or swells. */
export function openTypesetter(options: TypesetterOptions = {}): Typesetter {
  const { limitMs = 10_000, waiting = 500, memoryBytes = 192 * 2 ** 20 } = options
  const queue: Waiting[] = []
  let busy = false
  let thread: Promise<Worker> | null = null

  async function workThrough(): Promise<void> {
    if (busy) return
    busy = true
    for (let paper = queue.shift(); paper; paper = queue.shift()) {
      await fulfil(paper.order).then(paper.resolve, paper.reject)
    }
    busy = false
  }

  async function fulfil(order: Order): Promise<Uint8Array> {
    const delivery = await withinLimit(ask(order)).catch((reason: Error) => {
      dropThread()
      throw reason
    })
    if (delivery.memoryBytes > memoryBytes) dropThread()
    if ('pdf' in delivery) return delivery.pdf
    throw new Error(`the paper ${order.path} does not compile: ${delivery.complaints.join('; ')}`)
  }

  async function ask(order: Order): Promise<Delivery> {
    const mine = thread ?? startThread(() => forgetThread(mine))
    thread = mine
    return askThread(await mine, order)
  }

  function withinLimit(work: Promise<Delivery>): Promise<Delivery> {
    const { promise, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(() => reject(new Error(`typesetting took longer than ${limitMs} ms`)), limitMs)
    return Promise.race([work, promise]).finally(() => clearTimeout(timer))
  }

  function forgetThread(which: Promise<Worker>): void {
    if (thread === which) thread = null
  }

  async function dropThread(): Promise<void> {
    const old = thread
    thread = null
    await old?.then((worker) => worker.terminate()).catch(() => undefined)
  }

  return {
    typeset(order) {
      if (queue.length >= waiting) return Promise.reject(new Error(`${waiting} papers are waiting to be set already`))
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
      queue.push({ order, resolve, reject })
      void workThrough()
      return promise
    },
    async close() {
      for (const paper of queue.splice(0)) paper.reject(new Error('typesetting is closed'))
      await dropThread()
    },
  }
}
