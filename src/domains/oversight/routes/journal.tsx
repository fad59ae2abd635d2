import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '#access'
import { type App, show } from '#platform/http'
import { workbookStream, XLSX_TYPE } from '#platform/xlsx'
import { dayOf, regionZone } from '#region'
import { recordSearch } from '../actions.ts'
import { journalFields, journalQueryOf } from '../forms.ts'
import { JournalPage } from '../pages/journal.tsx'
import { readJournal, searchJournal } from '../queries/journal.ts'
import { sheetOfJournal } from '../sheets.ts'

const MOST = 50
const reading = { config: { permission: 'oversight.journal.read' } }
export const entryId = z.string().regex(/^\d{1,18}$/)
const place = z.object({ after: entryId.nullable().catch(null).default(null) })

/** `/region/journal`: the journal of the whole region. */
export function journalRoutes(app: App): void {
  app.get('/region/journal', reading, async (request, reply) => {
    const { fields, query, errors, zone } = await askedOf(request)
    const asked = Object.keys(request.query as object).length > 0
    if (errors.length > 0)
      return show(reply, <JournalPage {...{ fields, zone, errors }} rows={null} next={null} />, { status: 422 })
    if (!asked) return show(reply, <JournalPage {...{ fields, zone }} rows={null} next={null} />)
    const { after } = place.parse(request.query)
    const found = await request.kit.db.transaction(async (tx) => {
      await recordSearch(tx, actorOf(request), { query, exported: false }, request.now)
      return searchJournal(tx, query, { after, most: MOST + 1, zone })
    })
    const rows = found.slice(0, MOST)
    const next = found.length > MOST ? (rows.at(-1)?.id ?? null) : null
    return show(reply, <JournalPage {...{ fields, rows, next, zone }} />)
  })

  app.get('/region/journal.xlsx', reading, async (request, reply) => {
    const { fields, query, errors, zone } = await askedOf(request)
    if (errors.length > 0)
      return show(reply, <JournalPage {...{ fields, zone, errors }} rows={null} next={null} />, { status: 422 })
    const { db } = request.kit
    await db.transaction((tx) => recordSearch(tx, actorOf(request), { query, exported: true }, request.now))
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="journal-${query.from}-${query.to}.xlsx"`)
      .type(XLSX_TYPE)
      .send(workbookStream(sheetOfJournal(readJournal(db.reader, query, zone), zone)))
  })
}

async function askedOf(request: FastifyRequest) {
  const { reader } = request.kit.db
  const [today, zone] = await Promise.all([dayOf(reader, request.now), regionZone(reader)])
  const fields = journalFields.parse(request.query)
  return { fields, zone, ...journalQueryOf(fields, today) }
}
