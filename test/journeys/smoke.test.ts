/** The door of the town: whoever comes for the first time must come in fast, with any browser. */
import type { Browser, Response } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkAccessibility, desktop, leaveBrowser, openBrowser, phone, takePicture } from '../support/browser.ts'
import { townAddress } from '../support/running-town.ts'

const REQUESTS = 8
const KILOBYTES = 50

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(leaveBrowser)

test.each([
  ['a phone', phone, true],
  ['a phone without scripts', phone, false],
  ['a desk', desktop, true],
] as const)('the home page opens on %s: light, quiet and for everybody', async (name, screen, javaScriptEnabled) => {
  const context = await browser.newContext({ ...screen, javaScriptEnabled })
  const page = await context.newPage()
  const said: string[] = []
  const answers: Response[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  page.on('response', (response) => answers.push(response))

  const opened = await page.goto(townAddress(), { waitUntil: 'networkidle' })
  expect(opened?.status()).toBe(200)
  expect(await page.locator('h1').count()).toBe(1)
  await checkAccessibility(page)
  expect(said).toEqual([])
  await takePicture(page, `home-${name.replaceAll(' ', '-')}`)

  expect(answers.length).toBeLessThanOrEqual(REQUESTS)
  const light = answers.filter((answer) => !answer.url().endsWith('.woff2'))
  const sizes = await Promise.all(light.map(async (answer) => (await answer.request().sizes()).responseBodySize))
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(KILOBYTES * 1024)
  await context.close()
})

test('a page that is not there says so, politely and as light', async () => {
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  const opened = await page.goto(`${townAddress()}/such-a-page-was-never-here`)
  expect(opened?.status()).toBe(404)
  await checkAccessibility(page)
  await context.close()
})

test.each([true, false])('a page that is closed to somebody is found, with scripts: %s', async (javaScriptEnabled) => {
  const context = await browser.newContext({ ...phone, javaScriptEnabled })
  const page = await context.newPage()
  await page.setContent('<main><h1 style="color: #ccc; background: #fff">Кружок</h1><img src="data:,"></main>')
  const found = ['color-contrast: ', 'image-alt: '].map((rule) => expect.stringContaining(rule))
  await expect(checkAccessibility(page)).rejects.toMatchObject({ actual: expect.arrayContaining(found) })
  expect(await page.evaluate(() => matchMedia('(scripting: none)').matches)).toBe(!javaScriptEnabled)
  await context.close()
})
