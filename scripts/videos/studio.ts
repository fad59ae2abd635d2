import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { type Shot, type Step, screens } from './lesson.ts'
import type { Drawn } from './painter.ts'
import type { Encoded, Size } from './stage.ts'
import { type Frame, webm } from './webm.ts'

export type Take = { film: Uint8Array; seconds: number; starts: number[]; stills: Buffer[] } & Size
type Script = { title: string; screen: keyof typeof screens; steps: readonly Step[] }

const TITLE_MS = 1800
const MOST_BYTES = 500_000
const MOST_BITRATE = 110_000

/** Makes a film of a lesson: VP9 is encoded by the browser itself, in a page of the town, for its typeface. */
export class Studio {
  private readonly page: Page

  private constructor(page: Page) {
    this.page = page
  }

  /** Encoders work in secure contexts only, and localhost is one. */
  static async open(browser: Browser, address: string): Promise<Studio> {
    const page = await (await browser.newContext({ bypassCSP: true })).newPage()
    await page.goto(`${address}/help`)
    const { outputFiles } = await build({
      entryPoints: ['scripts/videos/stage.ts'],
      ...{ bundle: true, write: false, format: 'iife', target: 'chrome120', logLevel: 'warning' },
    })
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' })
    return new Studio(page)
  }

  async record(script: Script): Promise<Take> {
    const milliseconds = script.steps
      .flatMap(({ shots }) => shots)
      .reduce((sum, shot) => sum + shot.milliseconds, TITLE_MS)
    // The encoder goes over what it is told by a quarter.
    const fitting = Math.floor((MOST_BYTES * 8 * 0.72) / (milliseconds / 1000))
    const take = await this.take(script, Math.min(fitting, MOST_BITRATE))
    if (take.film.length > MOST_BYTES) throw new Error(`«${script.title}»: ${take.film.length} bytes are too many`)
    return take
  }

  private async take({ title, screen, steps }: Script, bitrate: number): Promise<Take> {
    const film = { ...screens[screen], title, bitrate }
    const size = await this.page.evaluate((asked) => window.stage.open(asked), film)
    const reel = { frames: [] as Frame[], stills: [] as Buffer[], starts: [] as number[], clock: 0 }
    const draw = async (drawn: Drawn, milliseconds: number, keep: boolean) => {
      reel.frames.push(...(await this.draw(drawn, reel.clock, milliseconds)))
      if (keep) reel.stills.push(await this.still())
      reel.clock += milliseconds
    }
    await draw({ label: '', picture: null, hand: null, pressed: false, marked: null }, TITLE_MS, true)
    for (const [at, { label, shots }] of steps.entries()) {
      reel.starts.push(reel.clock)
      const telling = tellingOf(shots)
      for (const shot of shots) {
        const { milliseconds, picture, ...over } = shot
        const drawn = { ...over, label: `${at + 1}. ${label}`, picture: picture.toString('base64') }
        await draw(drawn, milliseconds, shot === telling)
      }
    }
    const rest = await this.page.evaluate((at) => window.stage.end(at), reel.clock - 40)
    reel.frames.push(...rest.map(frameOf))
    const { clock, starts, stills } = reel
    return { film: webm(reel.frames, { ...size, milliseconds: clock }), seconds: clock / 1000, starts, stills, ...size }
  }

  private async draw(drawn: Drawn, at: number, milliseconds: number): Promise<Frame[]> {
    const encoded = await this.page.evaluate((asked) => window.stage.draw(...asked), [drawn, at, milliseconds] as const)
    return encoded.map(frameOf)
  }

  private async still(): Promise<Buffer> {
    return Buffer.from(await this.page.evaluate(() => window.stage.still()), 'base64')
  }
}

/** The moment that says most of a step: the last thing pointed at, else how it ends. */
function tellingOf(shots: readonly Shot[]): Shot | undefined {
  return shots.findLast(({ marked }) => marked) ?? shots.at(-1)
}

function frameOf({ milliseconds, key, base64 }: Encoded): Frame {
  return { milliseconds, key, bytes: Buffer.from(base64, 'base64') }
}
