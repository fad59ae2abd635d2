import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#access'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { at, theExample } from '../../../../test/support/studying.ts'
import { aWeb, type Web } from '../../../../test/support/web.ts'
import { manifests } from '../../../app/domains.ts'

let fresh: FreshDatabase
let web: Web
beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, manifests, at('2026-11-02'))
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

test('the payer reads how much of the greatest sum contracts have taken, and answers for the next period beside it', async () => {
  const { town, course } = await fresh.db.transaction((tx) => theExample(tx))
  const payer = web.signIn({ userId: course.staffId, role: 'municipality', scopeId: town.municipalityId } as Actor)
  const { rows } = await sql<{ id: string }>`update providers_agreement set max_kopecks = 250000
    where provider_id = ${course.providerId} and period_id = ${town.periodId} returning id`.execute(fresh.db.reader)
  expect((await web.get(`/municipality/agreements/${rows[0]?.id}`, payer)).text).toContain(
    '2 500 ₽, договорами занято 2 000 ₽, осталось 500 ₽',
  )

  const staff = web.signIn({ userId: course.staffId, role: 'provider', scopeId: course.providerId } as Actor)
  const next = { municipality: town.municipalityId, period: town.nextPeriodId }
  expect((await web.post('/provider/agreements', staff, next)).status).toBe(303)
  const { agreements } = (await web.get('/api/v1/agreements', payer)).json<{
    agreements: { id: string; state: string }[]
  }>()
  const asked = agreements.find(({ state }) => state === 'asked')
  expect((await web.get(`/municipality/agreements/${asked?.id}`, payer)).text).toContain(
    'Сейчас, 2026 год: не больше 2 500 ₽',
  )
})
