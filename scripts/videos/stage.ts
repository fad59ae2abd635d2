/** Runs in the browser: draws moments of a lesson and encodes them. The studio speaks to it by `window.stage`. */
import { type Drawn, type Look, Painter } from './painter.ts'

export type Encoded = { milliseconds: number; key: boolean; base64: string }
export type Size = { width: number; height: number; stillHeight: number }
/** `bitrate` is of bits in a second. */
type Film = Look & { bitrate: number }

/** A player finds any place from the last frame that stands alone. */
const KEY_MS = 60_000
/** How often a picture that stays is encoded again. */
const MOMENT_MS = 160

class Stage {
  private painter = new Painter({ width: 2, height: 2, scale: 1, title: '' })
  private encoder: VideoEncoder | null = null
  private ready: Encoded[] = []
  private lastKey = -KEY_MS

  async open(film: Film): Promise<Size> {
    await Promise.all(['600', '750'].map((weight) => document.fonts.load(`${weight} 20px "Golos Text"`, 'Шаг')))
    this.painter = new Painter(film)
    this.ready = []
    this.lastKey = -KEY_MS
    const { width, height } = this.painter.canvas
    this.encoder = new VideoEncoder({
      output: (chunk) => void this.ready.push(encodedOf(chunk)),
      error: (problem) => console.error(problem),
    })
    // Pages are text: told so, the encoder spends a quarter on what moves and keeps letters sharp.
    this.encoder.configure({
      codec: 'vp09.00.31.08',
      width,
      height,
      bitrateMode: 'constant',
      bitrate: film.bitrate,
      framerate: 1000 / MOMENT_MS,
      latencyMode: 'realtime',
      contentHint: 'text',
    } as VideoEncoderConfig)
    return { width, height, stillHeight: this.painter.stillHeight }
  }

  /** Draws a moment and answers what the encoder has ready. A picture that stays grows sharper with every frame. */
  async draw(drawn: Drawn, from: number, milliseconds: number): Promise<Encoded[]> {
    await this.painter.draw(drawn)
    for (let at = from; at === from || at < from + milliseconds - MOMENT_MS / 2; at += MOMENT_MS) await this.encode(at)
    return this.ready.splice(0)
  }

  async still(): Promise<string> {
    return base64Of(new Uint8Array(await (await this.painter.still()).arrayBuffer()))
  }

  /** Players stop at the last frame: it is shown once more at the very end. */
  async end(at: number): Promise<Encoded[]> {
    await this.encode(at)
    await this.encoder?.flush()
    this.encoder?.close()
    return this.ready.splice(0)
  }

  private async encode(at: number): Promise<void> {
    const { encoder } = this
    if (!encoder) throw new Error('the stage is not open')
    const keyFrame = at - this.lastKey >= KEY_MS
    if (keyFrame) this.lastKey = at
    const frame = new VideoFrame(this.painter.canvas, { timestamp: at * 1000 })
    encoder.encode(frame, { keyFrame })
    frame.close()
    while (encoder.encodeQueueSize > 4) await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

function encodedOf(chunk: EncodedVideoChunk): Encoded {
  const bytes = new Uint8Array(chunk.byteLength)
  chunk.copyTo(bytes)
  return { milliseconds: Math.round(chunk.timestamp / 1000), key: chunk.type === 'key', base64: base64Of(bytes) }
}

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

declare global {
  interface Window {
    stage: Stage
  }
}
window.stage = new Stage()
