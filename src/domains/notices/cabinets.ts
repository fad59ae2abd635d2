import type { Cabinets } from '#platform/mail'
import { isKind, whyAlways } from './model.ts'
import { insertNotices } from './queries/notice.ts'
import { listUnwanted } from './queries/refusal.ts'
import { stopToken } from './stop-link.ts'

/** What the post asks of us: to show letters as notices, and who does not want which by mail. */
export function cabinets({ publicUrl, secretKey }: { publicUrl: URL; secretKey: Uint8Array }): Cabinets {
  const mayRefuse = (kind: string) => isKind(kind) && whyAlways(kind) === null
  return {
    show: insertNotices,
    async unwanted(reader, notices) {
      const optional = notices.filter(({ kind }) => mayRefuse(kind))
      return new Set(optional.length > 0 ? await listUnwanted(reader, optional) : [])
    },
    stopLink(cabinet, kind, now) {
      if (!isKind(kind) || whyAlways(kind) !== null) return null
      return new URL(`/letters/stop/${stopToken({ cabinet, kind }, secretKey, now)}`, publicUrl).href
    },
  }
}
