import type { VNode } from 'preact'

export type Sample = { name: string; render(): VNode }

export const samples: readonly Sample[] = []
