import { filmTypes } from '../film.ts'
import type { Lesson } from '../model.ts'
import kept from './lessons.json' with { type: 'json' }

/** Filmed on a living town by `npm run videos`, which writes the files and the list. */
export const lessons: readonly Lesson[] = kept as Lesson[]

export const filmsFolder = 'src/domains/help/videos/films'

/** What a file of films may be called, and its kind; anything else is not served. */
export const kindsOfFiles = { webm: 'video/webm', vtt: 'text/vtt; charset=utf-8', webp: 'image/webp' } as const

/** `/videos/registration.webm`; the still of a step is numbered from 1, the poster is 0. */
export function filmAddress({ slug }: Pick<Lesson, 'slug'>, file: 'webm' | 'vtt' | number): string {
  return typeof file === 'number' ? `/videos/${slug}-${file}.webp` : `/videos/${slug}.${file}`
}

export type Sources = { source: string; captions: string; poster: string | null; type: string }

/** Where the film and its captions are, whosever it is. */
export function sourcesOf(lesson: Lesson): Sources {
  const { slug, own } = lesson
  if (!own)
    return {
      ...{ source: filmAddress(lesson, 'webm'), captions: filmAddress(lesson, 'vtt'), poster: filmAddress(lesson, 0) },
      type: 'video/webm; codecs="vp9"',
    }
  const place = `/videos/own/${slug}/${own.hash}`
  return { source: `${place}.${own.kind}`, captions: `${place}.vtt`, poster: null, type: filmTypes[own.kind] }
}

/** «0:32» */
export function lengthOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
