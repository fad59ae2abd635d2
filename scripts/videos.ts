/**
 * `npm run videos`: films the video lessons of the help on a living town, one after another, and writes them to
 * src/domains/help/videos/films with captions and stills. `npm run videos -- registration certificate` films only these.
 *
 * Pages are looked at moment by moment and encoded by the browser itself, so nothing else is needed.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../test/support/browser.ts'
import { startProgram } from '../test/support/program.ts'
import { Camera } from './videos/camera.ts'
import { captions } from './videos/captions.ts'
import { type Lesson, screens, type Town, type Words } from './videos/lesson.ts'
import { lessons } from './videos/lessons/list.ts'
import type { Size } from './videos/stage.ts'
import { Studio } from './videos/studio.ts'

const folder = 'src/domains/help/videos/films'
const list = 'src/domains/help/videos/lessons.json'
type Kept = Words & Size & { seconds: number; steps: { label: string; text: string; at: number }[] }

const asked = process.argv.slice(2)
const program = await startProgram({ RATE_LIMITS: 'no' })
const browser = await openBrowser()
try {
  const studio = await Studio.open(browser, program.address)
  const town: Town = { address: program.address, statement: '', certificate: '' }
  // A lesson may stand on one before it, so all are played; only those that were asked for are kept.
  for (const lesson of lessons)
    await film(lesson, { studio, town, kept: asked.length === 0 || asked.includes(lesson.slug) })
  execFileSync('node_modules/.bin/biome', ['format', '--write', list])
} finally {
  await browser.close()
  await program.stop()
}

async function film(
  lesson: Lesson,
  { studio, town, kept }: { studio: Studio; town: Town; kept: boolean },
): Promise<void> {
  const camera = await standIn(browser, lesson, town.address)
  await lesson.play(camera, town)
  await camera.page.context().close()
  if (!kept) return

  const { play: _, person: __, screen: ___, ...words } = lesson
  const take = await studio.record({ ...lesson, steps: camera.steps })
  const steps = camera.steps.map(({ label, text }, at) => ({ label, text, at: take.starts[at] ?? 0 }))
  mkdirSync(folder, { recursive: true })
  const file = (name: string) => join(folder, `${lesson.slug}${name}`)
  writeFileSync(file('.webm'), take.film)
  writeFileSync(file('.vtt'), captions(steps, take.seconds))
  for (const [at, still] of take.stills.entries()) writeFileSync(file(`-${at}.webp`), still)
  const { width, height, stillHeight } = take
  keep({ ...words, width, height, stillHeight, seconds: Math.round(take.seconds), steps })
  console.log(
    `${lesson.slug}: ${Math.round(take.seconds)} s, ${Math.round(take.film.length / 1024)} KiB, ${take.stills.length} stills`,
  )
}

function keep(lesson: Kept): void {
  const before = (JSON.parse(readFileSync(list, 'utf8')) as Kept[]).filter(({ slug }) => slug !== lesson.slug)
  const place = ({ slug }: Words) => lessons.findIndex((one) => one.slug === slug)
  writeFileSync(
    list,
    `${JSON.stringify(
      [...before, lesson].sort((a, b) => place(a) - place(b)),
      null,
      2,
    )}\n`,
  )
}

/** A phone or a desk before the first page; the strip of the demo is none of the lesson's business. */
async function standIn(browser: Browser, { screen, person }: Lesson, address: string): Promise<Camera> {
  const { width, height, scale } = screens[screen]
  const russian = { locale: 'ru-RU', timezoneId: 'Europe/Moscow', colorScheme: 'light' } as const
  const view = { viewport: { width, height }, deviceScaleFactor: scale }
  const context = await browser.newContext({ ...russian, ...view, bypassCSP: true, baseURL: address })
  await context.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      const style = document.createElement('style')
      style.textContent = '.demo { display: none !important } ::-webkit-scrollbar { display: none }'
      document.head.append(style)
    })
  })
  const page = await context.newPage()
  if (person) {
    await page.goto('/demo')
    const button = page.locator(`button[name="person"][value="${person}"]`)
    await Promise.all([page.waitForEvent('load'), button.click()])
  }
  return new Camera(page)
}
