import type { Child } from '../model.ts'

/** Which record stays: the one whose data were compared with papers, else the one that came first. */
export function keptOf<C extends Pick<Child, 'confirmedAt' | 'createdAt'>>(earlier: C, later: C): C {
  if (later.confirmedAt && !earlier.confirmedAt) return later
  return earlier
}
