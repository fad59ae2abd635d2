import type { Locator, Page } from 'playwright-core'
import type { Box, Point, Shot, Step } from './lesson.ts'

const TICK_MS = 90
const GLIDE_TICKS = 4
/** Each is nearly a new picture, and costs as much. */
const SCROLL_TICKS = 2

/** A pair of eyes and a slow hand: every act of it is a few moments of the lesson. */
export class Camera {
  readonly steps: Step[] = []
  readonly page: Page
  private hand: Point | null = null

  constructor(page: Page) {
    this.page = page
  }

  /** Begins a step: what it is called, and what a teacher would say. */
  async step(label: string, text: string): Promise<void> {
    this.steps.push({ label, text, shots: [] })
    await this.rest(900)
  }

  /** Holds the picture. */
  async rest(milliseconds: number, more: Partial<Shot> = {}): Promise<void> {
    const picture = await this.page.screenshot({ type: 'png', animations: 'disabled', caret: 'initial' })
    const shot = { picture, milliseconds, hand: this.hand, pressed: false, marked: null, ...more }
    const step = this.steps.at(-1)
    if (!step) throw new Error('a lesson begins with a step')
    step.shots.push(shot)
  }

  /** Shows something without touching it. */
  async show(what: Locator, milliseconds = 2200): Promise<void> {
    await this.bringIntoSight(what)
    await this.rest(milliseconds, { marked: await boxOf(what) })
  }

  async press(what: Locator): Promise<void> {
    const marked = await this.reach(what)
    await this.rest(350, { marked, pressed: true })
    await what.click()
    await this.page.waitForLoadState('load')
    await this.page.evaluate(() => document.fonts.ready)
  }

  /** Presses and waits for the page it leads to. */
  async go(what: Locator): Promise<void> {
    const loaded = this.page.waitForEvent('load')
    await this.press(what)
    await loaded
    await this.rest(700)
  }

  /** Types as fast as one can follow. */
  async type(what: Locator, words: string, letters = 3): Promise<void> {
    const marked = await this.reach(what)
    await what.click()
    await what.fill('')
    for (let at = 0; at < words.length; at += letters) {
      await this.page.keyboard.insertText(words.slice(at, at + letters))
      await this.rest(TICK_MS * 2, { marked })
    }
  }

  async choose(what: Locator, option: string): Promise<void> {
    const marked = await this.reach(what)
    await what.selectOption({ label: option })
    await this.rest(600, { marked })
  }

  async tick(what: Locator): Promise<void> {
    const marked = await this.reach(what)
    await this.rest(200, { marked, pressed: true })
    await what.check()
    await this.rest(450)
  }

  private async reach(what: Locator): Promise<Box> {
    await this.bringIntoSight(what)
    const box = await boxOf(what)
    const to = { x: box.x + Math.min(box.width / 2, 90), y: box.y + box.height / 2 }
    const from = this.hand ?? { x: to.x + 40, y: Math.min(to.y + 160, 600) }
    for (let tick = 1; tick <= GLIDE_TICKS; tick += 1) {
      const part = tick / GLIDE_TICKS
      const eased = part * (2 - part)
      this.hand = { x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased }
      await this.rest(TICK_MS, tick === GLIDE_TICKS ? { marked: box } : {})
    }
    return box
  }

  /** Scrolls in steps: a jump would lose the thread. */
  private async bringIntoSight(what: Locator): Promise<void> {
    await what.waitFor()
    const { height } = this.page.viewportSize() ?? { height: 0 }
    const box = await boxOf(what)
    const [least, most] = [height * 0.12, height * 0.8]
    if (box.y >= least && box.y + Math.min(box.height, height / 2) <= most) return
    const way = box.y - height * 0.3
    for (let tick = 1; tick <= SCROLL_TICKS; tick += 1) {
      await this.page.evaluate((by) => window.scrollBy({ top: by, behavior: 'instant' }), way / SCROLL_TICKS)
      await this.rest(TICK_MS)
    }
  }
}

async function boxOf(what: Locator): Promise<Box> {
  const box = await what.boundingBox()
  if (!box) throw new Error(`nothing to see: ${what}`)
  return box
}
