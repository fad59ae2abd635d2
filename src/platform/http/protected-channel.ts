import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Socket } from 'node:net'
import { BlockList, isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import type { App } from './app.ts'

/** How personal data may reach a worker (S-059, S-166); nothing here is what a client says of itself. */
export type ProtectedChannelConfig = {
  /** An own listener, reachable from the protected network only. */
  listener: ListenerConfig | null
  /** Addresses and networks of gateways that the operator trusts: who ends the protected channel. */
  gateways: readonly string[]
  /** The header in which such a gateway, and nobody else, says that a request came by the channel. */
  header: string
}

export type ListenerConfig = {
  port: number
  host: string
  /** Files; absent: plain http inside a tunnel. */
  tls: { key: string; cert: string; clientAuthority: string | null } | null
}

const sockets = new WeakSet<Socket>()

/** Whether a request came by the listener, or from a gateway that says so. */
export function protectedChannel(config: ProtectedChannelConfig): (request: FastifyRequest) => boolean {
  const trusted = networks(config.gateways)
  const header = config.header.toLowerCase()
  return ({ raw }) => {
    if (sockets.has(raw.socket)) return true
    // The address of the connection itself: `X-Forwarded-For` is a word of whoever sent it.
    const address = raw.socket.remoteAddress ?? ''
    return raw.headers[header] === 'yes' && isTrusted(trusted, address)
  }
}

export type ProtectedListener = { port: number; close(): Promise<void> }

/** Opens the own listener: the same web, but every connection that it takes counts as protected. */
export async function openProtectedListener(app: App, { port, host, tls }: ListenerConfig): Promise<ProtectedListener> {
  const server: Server = tls
    ? createTlsServer(
        {
          key: readFileSync(tls.key),
          cert: readFileSync(tls.cert),
          ...(tls.clientAuthority && {
            ca: readFileSync(tls.clientAuthority),
            requestCert: true,
            // Without a certificate of the authority there is not even a page that refuses.
            rejectUnauthorized: true,
          }),
        },
        (request, reply) => app.routing(request, reply),
      )
    : createServer((request, reply) => app.routing(request, reply))
  server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}

function networks(items: readonly string[]): BlockList {
  const list = new BlockList()
  for (const item of items) {
    const [address = '', bits] = item.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}

function isTrusted(list: BlockList, address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  const family = isIP(mapped)
  return family > 0 && list.check(mapped, family === 6 ? 'ipv6' : 'ipv4')
}
