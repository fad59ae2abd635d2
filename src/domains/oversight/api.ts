import { z } from 'zod'
import { actorOf } from '#access'
import { refuse } from '#kernel/refusal'
import type { App } from '#platform/http'
import { dayOf, regionZone } from '#region'
import { recordSearch } from './actions.ts'
import { journalQueryOf } from './forms.ts'
import { searchJournal } from './queries/journal.ts'
import { entryId } from './routes/journal.tsx'

const MOST = 50
const reading = { permission: 'oversight.journal.read' }
const rowOut = z.object({
  ...{ id: z.string(), at: z.string(), word: z.string(), sentence: z.string(), actor: z.string().nullable() },
  ...{ role: z.string(), place: z.string().nullable(), certificate: z.string().nullable() },
  ...{ subjectKind: z.string().nullable(), subjectId: z.string().nullable(), reason: z.string().nullable() },
  about: z.object({ called: z.string(), title: z.string() }).nullable(),
  facts: z.record(z.string(), z.unknown()),
})
const text = z.string().trim().max(200).default('')
const asked = z.object({ who: text, about: text, what: text, from: text, to: text, cursor: entryId.optional() })

/** `/journal`: the same search as the operator's page, journalled alike. */
export function api(app: App): void {
  const listing = {
    summary: 'Поиск по журналу действий; каждый поиск записывается в журнал',
    querystring: asked,
    response: { 200: z.object({ entries: z.array(rowOut), cursor: z.string().nullable() }) },
  }
  app.get('/journal', { config: reading, schema: listing }, async (request) => {
    const { reader } = request.kit.db
    const { cursor = null, ...fields } = request.query
    const [today, zone] = await Promise.all([dayOf(reader, request.now), regionZone(reader)])
    const { query, errors } = journalQueryOf(fields, today)
    const [error] = errors
    if (error) refuse('oversight.journal-days', { words: error.message })
    const found = await request.kit.db.transaction(async (tx) => {
      await recordSearch(tx, actorOf(request), { query, exported: false }, request.now)
      return searchJournal(tx, query, { after: cursor, most: MOST + 1, zone })
    })
    const entries = found.slice(0, MOST).map((row) => ({ ...row, at: row.at.toString() }))
    return { entries, cursor: found.length > MOST ? (entries.at(-1)?.id ?? null) : null }
  })
}
