import fastifyStatic from '@fastify/static'
import type { App } from './app.ts'
import type { Kit } from './kit.ts'
import { notFound } from './not-found.ts'

/** Scripts, styles and fonts. The name holds the hash of the content, so a copy never grows old. */
export async function serveAssets(app: App, kit: Kit): Promise<void> {
  await app.register(fastifyStatic, { root: kit.config.assetsFolder, serve: false })
  app.get<{ Params: { '*': string } }>(
    '/assets/*',
    { config: { permission: 'anyone', sessionless: true }, schema: { hide: true } },
    (request, reply) => {
      const name = request.params['*']
      if (!/^[\w.-]+$/.test(name) || name.startsWith('.')) notFound()
      reply.sendFile(name, { maxAge: '365d', immutable: true, cacheControl: true })
    },
  )
}
