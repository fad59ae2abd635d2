/** A small HTTP/1.1 load over kept-alive loopback sockets; cheap, because it shares two cores with what it measures. */
import { connect, type Socket } from 'node:net'

export type Call = { method: string; path: string; headers?: Record<string, string>; body?: string }
export type Answer = { status: number; ms: number }
/** One question over the connection that the visitor was given. */
export type Ask = (call: Call) => Promise<Heard>
type Heard = { status: number; body: Buffer }

const SEPARATOR = Buffer.from('\r\n\r\n')

class Connection {
  #socket: Socket
  #received: Buffer = Buffer.alloc(0)
  #waiting: { resolve(heard: Heard): void; reject(error: Error): void } | null = null

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('data', (chunk: Buffer) => this.#take(chunk))
    this.#socket.on('error', (error) => this.#waiting?.reject(error))
    this.#socket.on('close', () => this.#waiting?.reject(new Error('the server closed the connection')))
  }

  ask({ method, path, headers = {}, body = '' }: Call): Promise<Heard> {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    const length = body ? `content-length: ${Buffer.byteLength(body)}\r\n` : ''
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#socket.write(`${method} ${path} HTTP/1.1\r\nhost: localhost\r\n${lines.join('')}${length}\r\n${body}`)
    })
  }

  close(): void {
    this.#waiting = null
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length > 0 ? Buffer.concat([this.#received, chunk]) : chunk
    const end = this.#received.indexOf(SEPARATOR)
    if (end < 0) return
    const head = this.#received.subarray(0, end).toString('latin1')
    const whole = end + 4 + bodyLength(head, this.#received.subarray(end + 4))
    if (this.#received.length < whole || Number.isNaN(whole)) return
    const body = this.#received.subarray(end + 4, whole)
    this.#received = this.#received.subarray(whole)
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.resolve({ status: Number(head.slice(9, 12)), body })
  }
}

/** NaN while the last chunk has not come. */
function bodyLength(head: string, rest: Buffer): number {
  const length = /content-length: (\d+)/i.exec(head)?.[1]
  if (length) return Number(length)
  if (!/transfer-encoding: chunked/i.test(head)) return 0
  const last = rest.indexOf('0\r\n\r\n')
  return last < 0 ? Number.NaN : last + 5
}

/** Makes every call once, `connections` at a time, and answers status and time of each. */
export function load(port: number, calls: readonly Call[], connections: number): Promise<Answer[]> {
  const visits = calls.map((call) => async (ask: Ask) => {
    const began = performance.now()
    const { status } = await ask(call)
    return { status, ms: performance.now() - began }
  })
  return receive(port, visits, connections)
}

/** Lets every visitor do what it came for, `connections` at a time; answers in the order in which they were done. */
export async function receive<T>(
  port: number,
  visits: readonly ((ask: Ask) => Promise<T>)[],
  connections: number,
): Promise<T[]> {
  const results: T[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = new Connection(port)
      for (let visit = visits[next++]; visit; visit = visits[next++])
        results.push(await visit((call) => connection.ask(call)))
      connection.close()
    }),
  )
  return results
}

export function percentile(answers: readonly Answer[], share: number): number {
  const sorted = answers.map((answer) => answer.ms).sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
