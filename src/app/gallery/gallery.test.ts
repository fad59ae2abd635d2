import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '#platform/http'
import type { Manifest } from '#platform/manifest'
import { closePapers } from '#platform/pdf'
import { emptyFrame, renderPage } from '#ui'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aKit } from '../../platform/http/testing.ts'
import { manifests } from '../domains.ts'
import { buildWeb } from '../web.ts'
import { galleryOf } from './list.ts'
import { galleryManifest } from './manifest.ts'

const gallery = galleryOf(manifests)
const address = (...steps: string[]) => `/dev/gallery/${steps.map(encodeURIComponent).join('/')}`
let app: App
let fresh: FreshDatabase

beforeAll(async () => {
  fresh = await freshDatabase()
  app = await buildWeb(aKit({ db: fresh.db, config: { demo: true } }), [...manifests, galleryManifest])
})
afterAll(async () => {
  await app.close()
  await fresh.close()
  await closePapers()
})

describe('every sample can be looked at', () => {
  test.each(gallery.pages.map((page) => [page.id, page] as const))('page %s', (_, page) => {
    const html = renderPage(emptyFrame, page.render())
    expect(html).toMatch(/^<!doctype html><html lang="ru"/)
    expect(html.match(/<h1\b/g)).toHaveLength(1)
    expect(deadLinksOf(html)).toEqual([])
  })

  const letters = gallery.letters.flatMap(({ letter, samples }) =>
    samples.map((sample) => [letter.name, sample] as const),
  )
  test.each(letters)('letter %s: %s', async (name, sample) => {
    const html = await app.inject(address('letter', name, sample))
    expect([html.statusCode, html.body.includes('<!doctype html>')]).toEqual([200, true])
    const text = await app.inject(`${address('letter', name, sample)}?as=text`)
    expect(text.headers['content-type']).toContain('text/plain')
  })

  const papers = gallery.papers.flatMap(({ paper, samples }) => samples.map((sample) => [paper.name, sample] as const))
  test.each(papers)('paper %s: %s', async (name, sample) => {
    const pdf = await app.inject(address('paper', name, `${sample}.pdf`))
    expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  })
})

test('the gallery lists them all, and its links lead somewhere', async () => {
  const { body } = await app.inject('/dev/gallery')
  for (const { id } of gallery.pages) expect(body).toContain(address('page', id))
  const [first] = gallery.pages
  expect((await app.inject(address('page', first?.id ?? ''))).statusCode).toBe(200)
})

test('what is not there is not found', async () => {
  for (const steps of [
    ['page', 'x'],
    ['letter', 'x', 'y'],
    ['letter', 'access.recovery', 'toString'],
    ['paper', 'x', 'y.pdf'],
  ])
    expect((await app.inject(address(...steps))).statusCode, steps.join(' ')).toBe(404)
})

test('two samples of one name stop the start', () => {
  const sample = { name: 'twin', render: () => null as never }
  const twins: Manifest = { name: 'shop', samples: [sample, sample] }
  expect(() => galleryOf([twins])).toThrow(/twin/)
})

/** Links to a place of the page itself, those of error summaries above all, whose place is not there. */
function deadLinksOf(html: string): string[] {
  const ids = new Set(Array.from(html.matchAll(/\sid="([^"]+)"/g), ([, id]) => id))
  return Array.from(html.matchAll(/\shref="#([^"]+)"/g), ([, id]) => id ?? '').filter((id) => !ids.has(id))
}
