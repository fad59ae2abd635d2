import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type App, notFound, sendFile } from '#platform/http'
import { filmTypes, partOf } from '../film.ts'
import { findCaptions, readPart, sizeOfFilm } from '../films.ts'
import { libraryOf } from '../shelf.ts'
import { filmsFolder, kindsOfFiles } from '../videos/lessons.ts'

/** Films, captions and stills from our own host; a player asks for the part it needs. */
export function filmRoutes(app: App): void {
  app.get<{ Params: { file: string } }>(
    '/videos/:file',
    { config: { permission: 'anyone', sessionless: true }, schema: { hide: true } },
    (request, reply) => {
      const [, ending = ''] = /^[a-z0-9-]+\.(\w+)$/.exec(request.params.file) ?? []
      if (!Object.hasOwn(kindsOfFiles, ending)) notFound()
      return sendFile(reply, { folder: filmsFolder, name: request.params.file })
    },
  )
  app.get<{ Params: { slug: string; file: string } }>(
    '/videos/own/:slug/:file',
    { config: { permission: 'anyone', sessionless: true }, schema: { hide: true } },
    sendOwn,
  )
}

/** A film of the operator's own, while its lesson is read: one taken down is gone for players too. */
async function sendOwn(request: FastifyRequest<{ Params: { slug: string; file: string } }>, reply: FastifyReply) {
  const { reader } = request.kit.db
  const { slug, file } = request.params
  const [, hash = '', ending = ''] = /^([0-9a-f]{16})\.(mp4|webm|vtt)$/.exec(file) ?? []
  const { lessons } = await libraryOf(reader)
  const own = lessons.find((one) => one.slug === slug)?.own ?? notFound()
  if (own.hash !== hash) notFound()
  // Kept by browsers and asked for each time: one taken down is not played any more, and what is kept is not sent again.
  const tag = `"${hash}"`
  reply.header('cache-control', 'public, no-cache').header('etag', tag).header('x-content-type-options', 'nosniff')
  if (request.headers['if-none-match'] === tag) return reply.status(304).send()
  if (ending === 'vtt') {
    return reply.type('text/vtt; charset=utf-8').send((await findCaptions(reader, { slug, hash })) ?? notFound())
  }
  if (ending !== own.kind) notFound()
  const size = (await sizeOfFilm(reader, { slug, hash })) ?? notFound()
  const part = partOf(request.headers.range, size)
  if (part === 'none') return reply.status(416).header('content-range', `bytes */${size}`).send()
  reply.header('accept-ranges', 'bytes').type(filmTypes[own.kind])
  const { from, to } = part ?? { from: 0, to: size - 1 }
  if (part) reply.status(206).header('content-range', `bytes ${from}-${to}/${size}`)
  reply.header('content-length', to - from + 1)
  // Who asks for the head alone is not read a film.
  const pieces = request.method === 'HEAD' ? [] : readPart(reader, { slug, hash }, { from, to })
  return reply.send(Readable.from(pieces, { objectMode: false }))
}
