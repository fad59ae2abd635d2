import type { ComponentChildren } from 'preact'

const short = /(?<=^|[\s(«\u00a0])(в|во|и|с|со|к|ко|о|об|у|а|на|по|за|из|от|до|не|но|для|без|при|или|№) (?=\S)/giu

const amount = /(?<!\d)(\d{1,4}) (?=[\p{L}₽])/gu

/** Keeps a short word with the next one and an amount with its noun, as Russian books do. */
export function tidy(text: ComponentChildren): ComponentChildren {
  if (typeof text !== 'string') return text
  return text.replace(short, '$1\u00a0').replace(amount, '$1\u00a0')
}
