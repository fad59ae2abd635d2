import type { FastifyReply } from 'fastify'
import { type App, notFound } from '#platform/http'
import { catalogueOf } from '../catalogue/catalogue.ts'
import { directoryOf } from '../organisations/directory.ts'
import { listSitemapParts } from '../sitemap-part.ts'

const open = { config: { permission: 'anyone' } }
/** The protocol allows 50 000 addresses in one file. */
const mostInFile = 40_000

/** What search engines may read: sections, organisations, programmes, and what domains above bring. Nothing of cabinets. */
export function sitemapRoutes(app: App): void {
  const { db, config } = app.kit
  const { origin } = config.publicUrl

  app.get('/robots.txt', open, async (_, reply) => {
    const closed = ['/my', '/demo', '/sign-in', '/register', '/recovery', '/programmes/criteria', '/api/']
    const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), `Sitemap: ${origin}/sitemap.xml`]
    return reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`)
  })

  app.get('/sitemap.xml', open, async (request, reply) => {
    const { length } = await catalogueOf(db).articles(request.now)
    const files = Array.from({ length: Math.ceil(length / mostInFile) }, (_, at) => `/sitemap/programmes-${at + 1}.xml`)
    const above = listSitemapParts().map(({ name }) => `/sitemap/${name}.xml`)
    const parts = ['/sitemap/organisations.xml', ...above, ...files].map(
      (path) => `<sitemap><loc>${origin}${path}</loc></sitemap>`,
    )
    return sendXml(reply, 'sitemapindex', parts)
  })

  app.get('/sitemap/organisations.xml', open, async (request, reply) => {
    const ids = await directoryOf(db).ids(request.now)
    const paths = ['/', '/programmes', '/organisations', ...ids.map((id) => `/organisations/${id}`)]
    return sendXml(reply, 'urlset', addresses(origin, paths))
  })

  for (const { name, paths } of listSitemapParts())
    app.get(`/sitemap/${name}.xml`, open, async (request, reply) =>
      sendXml(reply, 'urlset', addresses(origin, await paths(db.reader, request.now, mostInFile))),
    )

  app.get<{ Params: { part: string } }>('/sitemap/programmes-:part.xml', open, async (request, reply) => {
    const part = /^[1-9]\d{0,3}$/.test(request.params.part) ? Number(request.params.part) : notFound()
    const articles = await catalogueOf(db).articles(request.now)
    const some = articles.subarray((part - 1) * mostInFile, part * mostInFile)
    if (some.length === 0) notFound()
    return sendXml(
      reply,
      'urlset',
      addresses(
        origin,
        Array.from(some, (article) => `/programmes/${article}`),
      ),
    )
  })
}

function addresses(origin: string, paths: readonly string[]): string[] {
  return paths.map((path) => `<url><loc>${origin}${path}</loc></url>`)
}

function sendXml(reply: FastifyReply, root: string, parts: readonly string[]): FastifyReply {
  const name = `${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<${name}>\n${parts.join('\n')}\n</${root}>\n`
  return reply.type('application/xml; charset=utf-8').send(body)
}
