import type { Json } from '#kernel/refusal'

/**
 * A kind of paper. `template` is Typst source that reads the dictionary `data` and uses the prelude; `data` makes that
 * dictionary from business facts and may carry `head` for the top of the first sheet.
 */
export type Paper<F = unknown> = {
  name: string
  /** What the footer calls it; without one only the version stands there. */
  label?: string
  template: string
  /** Printed in the footer; without one it is the fingerprint of the template. */
  version?: string
  title(facts: F): string
  data(facts: F): PaperData
  samples: Record<string, F>
}

type PaperData = { readonly head?: Head; readonly [key: string]: Json | undefined }

/** The top of the first sheet: whose paper it is, to whom, its number and date, and the QR code of the record. */
type Head = {
  readonly number?: string
  readonly date?: string
  readonly issuer?: readonly string[]
  readonly addressee?: readonly string[]
  readonly qr?: QrCode
}

/** A QR code made by `qrCode`: `width` × `width` squares, 0 dark and 255 light. */
export type QrCode = { readonly text: string; readonly width: number; readonly squares: readonly number[] }
