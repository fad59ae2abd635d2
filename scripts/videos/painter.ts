import type { Box, Point } from './lesson.ts'

export type Look = { width: number; height: number; scale: number; title: string }
/** `picture` is a PNG in base64. Without it the title is drawn. */
export type Drawn = {
  label: string
  picture: string | null
  hand: Point | null
  pressed: boolean
  marked: Box | null
}

const ink = '#1d2a5c'
const bright = '#f07a13'
const typeface = '"Golos Text"'

/** Draws a moment: the page between a bar with the step's name and a bar for captions, the mark and the hand over it. */
export class Painter {
  readonly canvas = document.createElement('canvas')
  private readonly pen: CanvasRenderingContext2D
  private readonly look: Look
  private readonly wide: boolean
  private readonly bars: { top: number; bottom: number }

  constructor(look: Look) {
    this.look = look
    this.wide = look.width > 600
    this.bars = { top: 44, bottom: this.wide ? 72 : 84 }
    // Encoders want even sizes.
    const even = (size: number) => 2 * Math.round((size * look.scale) / 2)
    this.canvas.width = even(look.width)
    this.canvas.height = even(look.height + this.bars.top + this.bars.bottom)
    const pen = this.canvas.getContext('2d')
    if (!pen) throw new Error('no canvas')
    this.pen = pen
  }

  async draw({ label, picture, ...over }: Drawn): Promise<void> {
    const { pen, canvas } = this
    pen.setTransform(this.look.scale, 0, 0, this.look.scale, 0, 0)
    pen.fillStyle = ink
    pen.fillRect(0, 0, canvas.width, canvas.height)
    if (picture === null) this.drawTitle()
    else await this.drawPage(label, picture, over)
  }

  get stillHeight(): number {
    return Math.round(this.canvas.height - this.bars.bottom * this.look.scale)
  }

  /** Without the empty bar of the captions. */
  async still(): Promise<Blob> {
    const { canvas } = this
    const still = document.createElement('canvas')
    still.width = canvas.width
    still.height = this.stillHeight
    still.getContext('2d')?.drawImage(canvas, 0, 0)
    const blob = await new Promise<Blob | null>((resolve) => still.toBlob(resolve, 'image/webp', 0.6))
    if (!blob) throw new Error('no picture')
    return blob
  }

  private async drawPage(label: string, picture: string, over: Omit<Drawn, 'label' | 'picture'>): Promise<void> {
    const { pen, look, bars } = this
    const raw = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0))
    const page = await createImageBitmap(new Blob([raw], { type: 'image/png' }))
    pen.drawImage(page, 0, bars.top, look.width, look.height)
    page.close()
    pen.fillStyle = '#fff'
    pen.textBaseline = 'middle'
    pen.font = `600 ${this.wide ? 20 : 17}px ${typeface}`
    pen.fillText(label, 14, bars.top / 2, look.width - 28)
    pen.save()
    pen.beginPath()
    pen.rect(0, bars.top, look.width, look.height)
    pen.clip()
    pen.translate(0, bars.top)
    if (over.marked) this.drawMark(over.marked)
    if (over.hand) this.drawHand(over.hand, over.pressed)
    pen.restore()
  }

  private drawMark({ x, y, width, height }: Box): void {
    const { pen } = this
    pen.strokeStyle = bright
    pen.lineWidth = 3
    pen.beginPath()
    pen.roundRect(x - 5, y - 5, width + 10, height + 10, 9)
    pen.stroke()
  }

  private drawHand({ x, y }: Point, pressed: boolean): void {
    const { pen } = this
    pen.beginPath()
    pen.arc(x, y, pressed ? 11 : 15, 0, 7)
    pen.fillStyle = pressed ? 'rgb(240 122 19 / 0.85)' : 'rgb(240 122 19 / 0.45)'
    pen.fill()
    pen.lineWidth = 2
    pen.strokeStyle = '#fff'
    pen.stroke()
  }

  /** The sign stands where players put theirs, the title above it. */
  private drawTitle(): void {
    const { pen, wide } = this
    const [x, y] = [this.look.width / 2, (this.look.height + this.bars.top + this.bars.bottom) / 2]
    pen.fillStyle = bright
    pen.beginPath()
    pen.arc(x, y, wide ? 48 : 34, 0, 7)
    pen.fill()
    pen.fillStyle = ink
    pen.beginPath()
    pen.moveTo(x - 10, y - 18)
    pen.lineTo(x + 18, y)
    pen.lineTo(x - 10, y + 18)
    pen.fill()
    pen.fillStyle = '#fff'
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    pen.font = `750 ${wide ? 60 : 29}px ${typeface}`
    const [lines, step] = [this.linesOfTitle(), wide ? 72 : 38]
    const last = y - (wide ? 110 : 66)
    for (const [at, line] of lines.entries()) pen.fillText(line, x, last - (lines.length - 1 - at) * step)
    pen.textAlign = 'start'
  }

  private linesOfTitle(): string[] {
    const lines = ['']
    for (const word of this.look.title.split(' ')) {
      const longer = `${lines.at(-1)} ${word}`.trim()
      if (this.pen.measureText(longer).width > this.look.width - 48) lines.push(word)
      else lines[lines.length - 1] = longer
    }
    return lines
  }
}
