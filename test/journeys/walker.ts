/** A person before a browser on a phone: reads, fills in, presses; every page they see is looked over for everybody. */
import { createHash } from 'node:crypto'
import type { BrowserContext, ConsoleMessage, Locator, Page, Response } from 'playwright-core'
import { expect } from 'vitest'
import { type PaperReading, readPaper } from '../../src/platform/pdf/testing.ts'
import { checkAccessibility } from '../support/browser.ts'
import { isFirstLook } from '../support/running-town.ts'

/** Journeys share two cores with each other: a page may take long there, and that is no failure. */
const PATIENCE_MS = 90_000

export class Walker {
  readonly page: Page
  readonly address: string
  private readonly said: string[] = []
  private answer: Response | null = null

  constructor(page: Page, address: string) {
    this.page = page
    this.address = address
    page.on('console', (message) => this.hear(message))
    page.on('pageerror', (error) => this.said.push(error.message))
    page.on('response', (response) => {
      if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) this.answer = response
    })
  }

  static async in(context: BrowserContext, address: string): Promise<Walker> {
    context.setDefaultTimeout(PATIENCE_MS)
    return new Walker(await context.newPage(), address)
  }

  async open(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.address).href)
    await this.look()
  }

  /** Presses a button, or a link that looks like one, and looks at the page it leads to. */
  async press(name: string): Promise<void> {
    await this.leave(this.page.locator('main').getByRole('button', { name }).first())
  }

  async follow(name: string | RegExp): Promise<void> {
    await this.leave(this.page.locator('main').getByRole('link', { name }).first())
  }

  async leave(way: Locator): Promise<void> {
    await Promise.all([this.page.waitForEvent('domcontentloaded'), way.click()])
    await this.look()
  }

  /** Types under labels, as they stand on the page. */
  async type(answers: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(answers)) await this.field(label).fill(value)
  }

  field(label: string): Locator {
    return this.page.locator('main').getByLabel(label, { exact: true })
  }

  /** Day, month and year into three fields. */
  async typeDay({ day, month, year }: Temporal.PlainDate): Promise<void> {
    await this.type({ День: String(day), Месяц: String(month), Год: String(year) })
  }

  async choose(label: string, option: string): Promise<void> {
    await this.field(label).selectOption({ label: option })
  }

  async tick(...labels: string[]): Promise<void> {
    for (const label of labels) await this.page.locator('main').getByLabel(label).check()
  }

  /** What stands on the page, with plain spaces. */
  async text(): Promise<string> {
    return (await this.page.locator('main').innerText()).replaceAll('\u00a0', ' ')
  }

  async sees(...words: (string | RegExp)[]): Promise<void> {
    const text = await this.text()
    for (const one of words)
      expect(text).toEqual(typeof one === 'string' ? expect.stringContaining(one) : expect.stringMatching(one))
  }

  /** A part of the text that the pattern's first group matches: a number to write down. */
  async reads(pattern: RegExp): Promise<string> {
    const found = pattern.exec(await this.text())?.[1]
    expect(found, `${pattern} on ${this.page.url()}`).toBeDefined()
    return found ?? ''
  }

  async title(): Promise<string> {
    return this.page.title()
  }

  get path(): string {
    return new URL(this.page.url()).pathname
  }

  get status(): number {
    return this.answer?.status() ?? 0
  }

  /** The paper behind a link of the page. */
  async paper(name: string): Promise<PaperReading> {
    const href = await this.page.locator('main').getByRole('link', { name }).first().getAttribute('href')
    const answer = await this.page.request.get(new URL(href ?? '', this.address).href)
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf'])
    const paper = await readPaper(new Uint8Array(await answer.body()))
    expect(paper).toMatchObject({ tagged: true, language: 'ru' })
    return paper
  }

  /** Nothing aside of the screen, nothing for the console, nothing that a person cannot use. */
  private async look(): Promise<void> {
    await this.page.waitForLoadState('load')
    const { page } = this
    const here = `${page.url()}: «${await page.title()}»`
    const aside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(aside, `aside of the screen, ${here}`).toBeLessThanOrEqual(0)
    if (await this.isNew()) await checkAccessibility(page)
    expect(this.said.splice(0), `console, ${here}`).toEqual([])
  }

  /** The same shape at the same width needs no second look in a run: other words and other ids close it to nobody. */
  private async isNew(): Promise<boolean> {
    const shape = await this.page.evaluate(shapeOfPage)
    const width = this.page.viewportSize()?.width
    return isFirstLook(createHash('sha256').update(`${width} ${shape}`).digest('hex'))
  }

  /** A refused page is told to the console by the browser itself; everything else there is ours. */
  private hear(message: ConsoleMessage): void {
    const aboutPage = message.location().url === this.answer?.url() && this.status >= 400
    if (message.type() === 'error' && !aboutPage) this.said.push(message.text())
  }
}

/** Elements with what accessibility hangs on, without words. Runs in the page; a field may be named `children`. */
function shapeOfPage(): string {
  const values = ['class', 'type', 'role', 'lang']
  const describe = (element: Element) =>
    [...element.attributes]
      .map(({ name, value }) => (values.includes(name) || name.startsWith('data-') ? `${name}=${value}` : name))
      .sort()
      .join(' ')
  const walk = (element: Element): string => {
    const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim())
    return `<${element.tagName} ${describe(element)}${words ? ' …' : ''}>${[...element.querySelectorAll(':scope > *')].map(walk).join('')}</>`
  }
  return document.title.replaceAll(/\d+/g, '') + walk(document.documentElement)
}
