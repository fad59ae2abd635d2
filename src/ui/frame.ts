import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { SightPreferences } from './sight/preferences.ts'
import { usualSight } from './sight/preferences.ts'

/** A link of a menu; `count` shows how many things wait there, `group` is the word under which it stands with others. */
export type MenuItem = {
  href: string
  label: string
  count?: number
  group?: string
  /** Pages at other addresses that belong to this line. */
  under?: readonly string[]
}

export type Toast = { kind: 'done' | 'note' | 'problem'; text: string }

/** What `bundleAssets` made: addresses with content hashes. */
export type Assets = { styles: string; script: string; preload: readonly string[]; icon: string }

/** Everything about the request that a page needs but its author does not pass. */
export type Frame = {
  csrf: string
  /** Address of this page: path and query. */
  path: string
  signedIn: { name: string; menu: readonly MenuItem[] } | null
  toasts: readonly Toast[]
  sight: SightPreferences
  assets: Assets
  regionName: string
  demo: boolean
  /** Public sections of the header; absent: the catalogue only. */
  sections?: readonly MenuItem[]
  footer?: readonly MenuItem[]
  /** Idempotency key of the next form; absent: a random one. */
  newKey?: () => string
}

export const emptyFrame: Frame = {
  csrf: '',
  path: '/',
  signedIn: null,
  toasts: [],
  sight: usualSight,
  assets: { styles: '', script: '', preload: [], icon: '' },
  regionName: '',
  demo: false,
}

export const FrameContext = createContext<Frame>(emptyFrame)

/** The frame of the page being rendered. */
export function useFrame(): Frame {
  return useContext(FrameContext)
}
