/** A town of a journey's own, founded on a named day: what happens over its months does not hang on the day of the run. */
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { expect } from 'vitest'
import { leaveBrowser, openBrowser, phone } from '../support/browser.ts'
import { startTown } from '../support/running-town.ts'
import { Walker } from './walker.ts'

export type OwnTown = {
  /** Somebody with a browser of their own, without scripts unless a journey is about them. */
  somebody(device?: BrowserContextOptions): Promise<Walker>
  close(): Promise<void>
}

export async function foundTown(region = 'demo', now?: string): Promise<OwnTown> {
  const [program, browser] = await Promise.all([startTown(region, now), openBrowser()])
  return {
    somebody: async (device = { ...phone, javaScriptEnabled: false }) =>
      Walker.in(await (browser as Browser).newContext(device), program.address),
    close: async () => {
      await leaveBrowser()
      await program.stop()
    },
  }
}

export async function enterAs(walker: Walker, name: string): Promise<void> {
  await walker.open('/demo')
  await walker.press(`Войти за ${name}`)
}

/** To the morning of a day, like everybody of the town: what is due by then is done at once. */
export async function moveClock(walker: Walker, day: string): Promise<void> {
  await walker.open('/demo')
  await walker.page.getByText('Другая дата').click()
  await walker.typeDay(Temporal.PlainDate.from(day))
  await walker.press('Перевести часы')
  await walker.sees('По расписанию сделано')
  expect(await walker.text()).not.toContain('не удалось')
}

/** Opens a page again and again until it says so: the worker is quick, but not instant. */
export async function awaitWords(walker: Walker, path: string, words: string): Promise<void> {
  const read = async () => {
    await walker.page.goto(new URL(path, walker.address).href)
    return walker.text()
  }
  await expect.poll(read, { timeout: 90_000, interval: 500 }).toContain(words)
}

/** The page of the only, or the first, child of who walks. */
export async function childOf(walker: Walker): Promise<string> {
  await walker.open('/my')
  const link = walker.page.locator('main h3 a[href^="/my/children/"]').first()
  return (await link.getAttribute('href')) ?? ''
}

/** Ticks what the family itself confirms and sends the application that it reads. */
export async function sendApplication(walker: Walker): Promise<void> {
  for (const name of ['wants', 'terms', 'pays']) {
    const box = walker.page.locator(`main input[name=${name}]`)
    if ((await box.count()) > 0) await box.check()
  }
  await walker.press('Подать заявку')
  await walker.sees('Заявка подана')
}
