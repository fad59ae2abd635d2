import type { VNode } from 'preact'

/** A page of the gallery; the same list feeds axe and the snapshots. */
export type Sample = { name: string; render(): VNode }
