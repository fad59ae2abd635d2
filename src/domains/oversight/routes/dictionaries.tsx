import { z } from 'zod'
import { type App, show } from '#platform/http'
import { listDictionaries } from '../dictionaries.ts'
import { DictionariesPage } from '../pages/dictionaries.tsx'

const reading = { permission: 'oversight.dictionaries.read' }
const entryOut = z.object({ code: z.string().nullable(), words: z.string(), law: z.string().nullable(), used: z.int() })
const dictionaryOut = z.object({
  title: z.string(),
  changed: z.string(),
  rule: z.string().optional(),
  entries: z.array(entryOut),
})

/** `/region/dictionaries` */
export function dictionaryRoutes(app: App): void {
  app.get('/region/dictionaries', { config: reading }, async (request, reply) =>
    show(reply, <DictionariesPage dictionaries={await listDictionaries(request.kit.db.reader, request.now)} />),
  )
}

export function dictionaryApi(app: App): void {
  const schema = {
    summary: 'Справочники региона',
    response: { 200: z.object({ dictionaries: z.array(dictionaryOut) }) },
  }
  app.get('/dictionaries', { config: reading, schema }, async (request) => ({
    dictionaries: (await listDictionaries(request.kit.db.reader, request.now)).map(({ entries, ...dictionary }) => ({
      ...dictionary,
      entries: entries.map(({ code, words, law, used }) => ({ code, words, law, used })),
    })),
  }))
}
