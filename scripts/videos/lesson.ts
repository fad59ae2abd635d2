import type { Camera } from './camera.ts'

/** What of a lesson the help's pages read (src/domains/help/videos). */
export type Words = { slug: string; title: string; summary: string; audience: string; pages: readonly string[] }

export type Lesson = Words & {
  screen: 'phone' | 'desk'
  /** Who signs in by the demo before the lesson begins; absent where a visitor comes. */
  person?: string
  play(camera: Camera, town: Town): Promise<void>
}

/** What lessons hand on to one another: the papers that the family brings to the desk. */
export type Town = { address: string; statement: string; certificate: string }

/** A moment of a lesson: what the page looks like, and where the hand is. */
export type Shot = {
  picture: Buffer
  milliseconds: number
  hand: Point | null
  pressed: boolean
  marked: Box | null
}
export type Point = { x: number; y: number }
export type Box = Point & { width: number; height: number }
/** One step: a short label above the picture, a sentence for the captions, and its moments. */
export type Step = { label: string; text: string; shots: Shot[] }

export const screens = {
  phone: { width: 360, height: 640, scale: 1.25 },
  desk: { width: 1000, height: 600, scale: 1 },
} as const
