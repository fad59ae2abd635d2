import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import type { App } from './app.ts'
import type { KitConfig } from './kit.ts'

/** Nothing inline, nothing from other hosts, nobody may frame us. */
export async function secureHeaders(app: App, config: KitConfig): Promise<void> {
  const own = ["'self'"]
  const overTls = config.publicUrl.protocol === 'https:'
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: own,
        styleSrc: own,
        fontSrc: own,
        imgSrc: own,
        connectSrc: own,
        formAction: own,
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Our forms are checked by where they come from, so that must be told, but to us alone.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: overTls && { maxAge: 31_536_000 },
    xFrameOptions: { action: 'deny' },
  })
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=(self), browsing-topics=()')
  })
}

export async function compressAnswers(app: App): Promise<void> {
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: 1024,
    // Pages are made for each visitor: the best compression would cost more time than the line saves.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    zlibOptions: { level: 5 },
  })
}
