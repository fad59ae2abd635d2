/** Everything that can be looked at, from the list of the gallery: closed to nobody, and its words under watch. */
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '#platform/http'
import { renderLetter } from '#platform/mail'
import { closePapers, typeset } from '#platform/pdf'
import { bundleAssets } from '#ui'
import { manifests } from '../../src/app/domains.ts'
import { galleryOf } from '../../src/app/gallery/list.ts'
import { galleryManifest } from '../../src/app/gallery/manifest.ts'
import { placesOf } from '../../src/app/program.ts'
import { buildWeb } from '../../src/app/web.ts'
import { filmRoutes } from '../../src/domains/help/routes/films.ts'
import { aKit } from '../../src/platform/http/testing.ts'
import { readPaper } from '../../src/platform/pdf/testing.ts'
import { checkAccessibility, leaveBrowser, openBrowser, phone, rulesOfLooks } from '../support/browser.ts'

const { pages, letters, papers } = galleryOf(manifests)
const sender = { regionName: 'Озёрная область', publicUrl: new URL('https://kruzhok.example') }
/** Every one of so many pages is also looked at large and white on black. */
const STEP = 6

describe.concurrent('every page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kruzhok-gallery-'))
  let app: App
  let browser: Browser
  let address: string
  beforeAll(async () => {
    const assets = await bundleAssets(folder)
    const kit = aKit({ assets, places: placesOf(manifests), config: { assetsFolder: folder } })
    app = await buildWeb(kit, [galleryManifest, { name: 'films', routes: filmRoutes }])
    await app.listen({ port: 0, host: '127.0.0.1' })
    address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    browser = await openBrowser()
  })
  afterAll(async () => {
    await leaveBrowser()
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test.each(Object.entries(Object.groupBy(pages, ({ area }) => area)))(
    'of %s fits a phone and is closed to nobody',
    async (_, own = []) => {
      const context = await browser.newContext(phone)
      await lookAtAll(await context.newPage(), own)
      await context.close()
    },
  )

  test('of a few fits a phone and is closed to nobody also large and white on black', async () => {
    const context = await browser.newContext(phone)
    await preferSight(context, 'size=150&scheme=white-on-black&spacing=wide')
    const page = await context.newPage()
    await lookAtAll(
      page,
      pages.filter((_, at) => at % STEP === 0),
      rulesOfLooks,
    )
    expect(await page.locator('html').getAttribute('data-scheme')).toBe('white-on-black')
    await context.close()
  })

  async function lookAtAll(page: Page, own: readonly { id: string }[], rules?: string[]): Promise<void> {
    const said: string[] = []
    page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    const found: string[] = []
    for (const { id } of own) {
      await page.goto(`${address}/dev/gallery/page/${encodeURIComponent(id)}`)
      const aside = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (aside > 0) found.push(`${id}: ${aside} px aside of the screen`)
      await checkAccessibility(page, rules).catch((error: { actual?: unknown }) =>
        found.push(`${id}: ${error.actual ?? error}`),
      )
      found.push(...said.splice(0).map((words) => `${id}: ${words}`))
    }
    expect(found).toEqual([])
  }

  async function preferSight(context: BrowserContext, value: string): Promise<void> {
    await context.addCookies([{ name: 'kruzhok-sight', value, url: address }])
  }
})

describe('the words', () => {
  afterAll(closePapers)

  test.each(letters.map((one) => [one.letter.name, one] as const))(
    'of the letter %s are as they were read',
    async (name, { letter, samples }) => {
      const texts = samples.map((sample) => {
        const { subject, text } = renderLetter(letter, letter.samples[sample], sender)
        return `# ${sample}\n\n${subject}\n\n${text.trim()}\n`
      })
      await expect(texts.join('\n\n')).toMatchFileSnapshot(`words/letters/${name}.txt`)
    },
  )

  test.each(papers.map((one) => [one.paper.name, one] as const))(
    'of the paper %s are as they were read',
    async (name, { paper, samples }) => {
      const texts: string[] = []
      for (const sample of samples) {
        const { text, title } = await readPaper(new Uint8Array(await typeset(paper, paper.samples[sample])))
        texts.push(`# ${sample}\n\n${title}\n\n${text.trim()}\n`)
      }
      await expect(texts.join('\n\n')).toMatchFileSnapshot(`words/papers/${name}.txt`)
    },
  )
})
