import { type App, notFound, show } from '#platform/http'
import { renderLetter } from '#platform/mail'
import { typeset } from '#platform/pdf'
import { sendLetterHtml } from '../demo/letter-answer.ts'
import { manifests } from '../domains.ts'
import { type Gallery, galleryOf } from './list.ts'
import { GalleryPage } from './page.tsx'

type Named = { Params: { name: string } }
type Sampled = { Params: { name: string; sample: string }; Querystring: { as?: string } }
const open = { permission: 'anyone' }

export function routes(app: App): void {
  const gallery = galleryOf(manifests)
  app.get('/dev/gallery', { config: open }, async (_request, reply) => show(reply, <GalleryPage gallery={gallery} />))

  app.get<Named>('/dev/gallery/page/:name', { config: open }, async ({ params }, reply) => {
    const page = gallery.pages.find(({ id }) => id === params.name) ?? notFound()
    return show(reply, page.render())
  })

  app.get<Sampled>('/dev/gallery/letter/:name/:sample', { config: open }, async (request, reply) => {
    const { letter, facts } = letterOf(gallery, request.params)
    const { regionName, publicUrl } = request.kit.config
    const { html, text, subject } = renderLetter(letter, facts, { regionName, publicUrl })
    if (request.query.as === 'text') return reply.type('text/plain; charset=utf-8').send(`${subject}\n\n${text}`)
    return sendLetterHtml(reply, html)
  })

  app.get<Sampled>('/dev/gallery/paper/:name/:sample.pdf', { config: open }, async ({ params }, reply) => {
    const { paper } = gallery.papers.find((one) => one.paper.name === params.name) ?? notFound()
    if (!Object.hasOwn(paper.samples, params.sample)) notFound()
    const pdf = await typeset(paper, paper.samples[params.sample])
    return reply.type('application/pdf').send(Buffer.from(pdf))
  })
}

function letterOf(gallery: Gallery, { name, sample }: Sampled['Params']) {
  const { letter } = gallery.letters.find((one) => one.letter.name === name) ?? notFound()
  if (!Object.hasOwn(letter.samples, sample)) notFound()
  return { letter, facts: letter.samples[sample] }
}
