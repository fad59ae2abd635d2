import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, NOW, type Web } from '../../../test/support/web.ts'
import { access } from '../access/manifest.ts'
import { aUser } from '../access/testing.ts'
import { aRegion } from '../region/testing.ts'
import { providers } from './manifest.ts'
import { aProvider } from './testing.ts'

let fresh: FreshDatabase
let web: Web
let payers: string[]
let period: string
let past: string
const tokens: Record<'provider' | 'other' | 'payer' | 'neighbour', string> = {
  provider: '',
  other: '',
  payer: '',
  neighbour: '',
}

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [access, providers])
  await fresh.db.transaction(async (tx) => {
    const { municipalities, periods } = await aRegion(tx)
    payers = Object.values(municipalities)
    period = periods['2026 год'] ?? ''
    past = periods['2025 год'] ?? ''
    const userId = await aUser(tx, { email: 'somebody@mail.ru' })
    const as = (role: string, scopeId: string) => web.signIn({ userId, role, scopeId, grants: [] } as unknown as Actor)
    const [one, two] = [
      await aProvider(tx, { municipalityId: payers[0] ?? '' }),
      await aProvider(tx, { municipalityId: payers[0] ?? '' }),
    ]
    tokens.provider = as('provider', one.id)
    tokens.other = as('provider', two.id)
    tokens.payer = as('municipality', payers[0] ?? '')
    tokens.neighbour = as('municipality', payers[1] ?? '')
  })
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const ask = (token: string, over: Record<string, string> = {}) =>
  web.post('/provider/agreements', token, { municipality: payers[0] ?? '', period, ...over })
const idsOf = async (token: string) =>
  (await web.get('/api/v1/agreements', token)).json<{ agreements: { id: string; state: string }[] }>().agreements
const lastLetter = async () =>
  (
    await sql<{ letter: string }>`select payload->>'letter' as letter from job_plan order by id desc limit 1`.execute(
      fresh.db.reader,
    )
  ).rows[0]?.letter

describe('an agreement of payer and provider', () => {
  test('S-076 is asked for, confirmed with number and date, and both sides see it', async () => {
    expect((await ask(tokens.provider)).status).toBe(303)
    expect(await lastLetter()).toBe('providers.agreement-asked')
    const [asked] = await idsOf(tokens.payer)
    expect((await web.get('/municipality/agreements', tokens.payer)).text).toContain('ждёт ответа')
    const at = `/municipality/agreements/${asked?.id}`
    const signing = {
      number: '14/2026',
      'signedOn.day': '12',
      'signedOn.month': '1',
      'signedOn.year': '2026',
      most: '250 000',
    }
    const ahead = await web.post(`${at}/approval`, tokens.payer, { ...signing, 'signedOn.year': '2027' })
    expect(ahead.text).toContain('Дата соглашения ещё не наступила')
    expect((await web.post(`${at}/approval`, tokens.payer, { ...signing, number: '' })).text).toContain(
      'Введите номер соглашения',
    )
    expect((await web.post(`${at}/approval`, tokens.payer, signing)).status).toBe(303)
    expect(await lastLetter()).toBe('providers.agreement-signed')
    expect((await web.get('/provider/agreements', tokens.provider)).text).toContain(
      '№ 14/2026 от 12 января 2026 года, не больше 250 000 ₽',
    )
    expect((await web.post(`${at}/approval`, tokens.payer, signing)).text).toContain('На запрос уже ответили')
  })

  test('is asked for once for a payer and a period, and not for one that is over', async () => {
    expect((await ask(tokens.provider)).text).toContain('Такое соглашение уже есть')
    expect((await ask(tokens.provider, { period: past })).text).toContain('Этот период уже закончился')
    expect((await ask(tokens.provider, { period: newId() })).text).toContain('Этот период уже закончился')
    expect((await ask(tokens.provider, { municipality: '' })).status).toBe(422)
    const presses = await Promise.all(Array.from({ length: 6 }, () => ask(tokens.other)))
    expect(presses.filter(({ status }) => status === 303)).toHaveLength(1)
  })

  test('is refused with a reason and may be asked for again', async () => {
    const [asked] = await idsOf(tokens.other)
    const at = `/municipality/agreements/${asked?.id}`
    expect((await web.post(`${at}/refusal`, tokens.payer, { reason: 'нет' })).status).toBe(422)
    await web.post(`${at}/refusal`, tokens.payer, { reason: 'Сначала внесите новый адрес в лицензию' })
    expect(await lastLetter()).toBe('providers.agreement-refused')
    expect((await web.get('/provider/agreements', tokens.other)).text).toContain(
      'Сначала внесите новый адрес в лицензию',
    )
    expect((await ask(tokens.other)).status).toBe(303)
  })

  test('ends by the payer from today; only what is in force ends', async () => {
    const all = await idsOf(tokens.provider)
    const active = all.find(({ state }) => state === 'active')
    const ended = await web.post(`/api/v1/agreements/${active?.id}/ending`, tokens.payer, {
      reason: 'По письму организации',
    })
    expect(ended.json()).toMatchObject({
      state: 'ended',
      endedOn: NOW.toZonedDateTimeISO('Europe/Moscow').toPlainDate().toString(),
    })
    const twice = await web.post(`/api/v1/agreements/${active?.id}/ending`, tokens.payer, {
      reason: 'По письму организации',
    })
    expect(twice.status).toBe(409)
    expect(await lastLetter()).toBe('providers.agreement-ended')
  })

  test('another municipality and another organisation see and answer nothing', async () => {
    const [one] = await idsOf(tokens.provider)
    const at = `/municipality/agreements/${one?.id}`
    expect((await web.get(at, tokens.neighbour)).status).toBe(404)
    expect((await web.get(`/municipality/agreements/${newId()}`, tokens.neighbour)).status).toBe(404)
    expect((await web.post(`${at}/ending`, tokens.neighbour, { reason: 'По письму организации' })).status).toBe(404)
    expect((await idsOf(tokens.other)).map(({ id }) => id)).not.toContain(one?.id)
    expect((await web.get('/municipality/agreements', tokens.provider)).status).toBe(404)
  })

  test('a late answer stands marked above the others', async () => {
    await sql`update providers_agreement set due_on = '2026-11-01' where state = 'asked'`.execute(
      fresh.db.reader as never,
    )
    const { text } = await web.get('/municipality/agreements', tokens.payer)
    expect(text).toContain('срок ответа прошёл')
    expect(text.indexOf('срок ответа прошёл')).toBeLessThan(text.indexOf('завершено'))
  })
})

describe('colleagues of an organisation', () => {
  const colleague = {
    ...{ 'person.surname': 'Панин', 'person.name': 'Олег', 'person.noPatronymic': 'yes', email: 'panin@mail.ru' },
    ...{ 'order.number': '13-од', 'order.on.day': '1', 'order.on.month': '9', 'order.on.year': '2026' },
  }

  test('are invited by those who work there, and the invitation can be taken back', async () => {
    expect((await web.post('/provider/staff/invitation', tokens.provider, { ...colleague, email: 'x' })).status).toBe(
      422,
    )
    expect((await web.post('/provider/staff/invitation', tokens.provider, colleague)).status).toBe(303)
    const page = await web.get('/provider/staff', tokens.provider)
    expect(page.text).toContain('panin@mail.ru')
    const id = /invitations\/([\w-]+)\/withdrawal/.exec(page.text)?.[1]
    expect((await web.post(`/provider/invitations/${id}/withdrawal`, tokens.other)).status).toBe(404)
    expect((await web.post(`/provider/invitations/${id}/withdrawal`, tokens.provider)).status).toBe(303)
    expect((await web.get('/provider/staff', tokens.provider)).text).not.toContain('panin@mail.ru')
  })
})
