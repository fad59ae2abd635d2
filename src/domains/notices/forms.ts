import { z } from 'zod'
import { isKind, type NoticeKind } from './model.ts'

const chosenKinds = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .default([])
  .transform((all): NoticeKind[] => all.filter(isKind))

/** Which kinds come by mail; what is not ticked does not. */
export const choiceForm = z.object({ kinds: chosenKinds })

/** A list is asked for by kind, by child and from where; what nobody knows is not asked for. */
export const noticeQuery = z.object({
  kind: z
    .string()
    .optional()
    .transform((kind): NoticeKind | null => (kind && isKind(kind) ? kind : null)),
  child: z.uuid().nullable().catch(null).default(null),
  after: z.uuid().nullable().catch(null).default(null),
})
export type NoticeQuery = z.output<typeof noticeQuery>
