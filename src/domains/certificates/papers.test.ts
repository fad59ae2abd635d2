import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVault } from '#families'
import { closePapers, type Paper, typeset } from '#platform/pdf'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { aWeb, NOW, secretKey, type Web } from '../../../test/support/web.ts'
import { readPaper } from '../../platform/pdf/testing.ts'
import { keepOwnData } from '../families/actions/child.ts'
import { families } from '../families/manifest.ts'
import { aChild, aGuardian } from '../families/testing.ts'
import { aRegion } from '../region/testing.ts'
import { forWhom, printConsent, printStatement } from './actions/papers.ts'
import { printRefusal, printStatusChange } from './actions/papers-of-decision.ts'
import { certificates } from './manifest.ts'
import { consentPaper } from './papers/consent.ts'
import { extractPaper } from './papers/extract.ts'
import { memoPaper } from './papers/memo.ts'
import { refusalPaper } from './papers/refusal.ts'
import { renunciationPaper } from './papers/renunciation.ts'
import { statementPaper } from './papers/statement.ts'
import { statusChangePaper } from './papers/status-change.ts'
import { getCertificate } from './queries/certificate.ts'
import { getStatement } from './queries/statement.ts'
import { aCategory, aCertificate, aPoint } from './testing.ts'

const site = new URL('https://kruzhok.example')
let fresh: FreshDatabase
let web: Web
let mother: string
let stranger: string
let guardian: Awaited<ReturnType<typeof aGuardian>>
let municipalityId: string
let certificateId: string
let statementId: string

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [families, certificates])
  await fresh.db.transaction(async (tx) => {
    const { municipalities } = await aRegion(tx)
    municipalityId = Object.values(municipalities)[0] ?? ''
    const categoryId = await aCategory(tx, { municipalityId })
    await aPoint(tx, { municipalityId })
    guardian = await aGuardian(tx)
    const { userId } = guardian
    mother = web.signIn(guardian)
    stranger = web.signIn(await aGuardian(tx))
    const childId = await aChild(tx, { municipalityId, userId })
    const made = await aCertificate(tx, { childId, userId, municipalityId, categoryId })
    ;[certificateId, statementId] = [made.id, made.statementId]
  })
})
afterAll(async () => {
  await web.app.close()
  await closePapers()
  await fresh.close()
})

async function read(pdf: Uint8Array) {
  const paper = await readPaper(pdf)
  return { ...paper, text: paper.text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ') }
}
async function fetched(url: string, token: string) {
  const headers = token ? { authorization: `Bearer ${token}` } : {}
  const { statusCode, rawPayload } = await web.app.inject({ url, headers })
  return { status: statusCode, pdf: new Uint8Array(rawPayload) }
}

const papers = [
  ...[statementPaper, consentPaper, extractPaper, refusalPaper, renunciationPaper, statusChangePaper, memoPaper],
] as Paper<never>[]
test.each(papers.map((paper) => [paper.label ?? paper.name, paper] as const))(
  'S-174 «%s» is tagged, says its form in Russian with a version, and never its inner name',
  async (label, paper) => {
    const [sample] = Object.values(paper.samples)
    const { tagged, language, text } = await read(await typeset(paper, sample as never))
    expect([tagged, language]).toEqual([true, 'ru'])
    expect(text).toContain(`Форма «${label}», версия ${paper.version}`)
    expect(text).not.toContain(paper.name)
  },
)

test('S-174: the consent has a copy for each side, each with its own heading and signature', async () => {
  const [sample] = Object.values(consentPaper.samples)
  if (!sample) throw new Error('the consent has no sample')
  const { pages, text } = await read(await typeset(consentPaper, sample))
  expect(pages).toBe(2)
  for (const words of ['Экземпляр пункта приёма', 'Экземпляр заявителя']) expect(text).toContain(words)
  expect(text.split('Законный представитель').length - 1).toBeGreaterThanOrEqual(4)
})

test('S-164: the memo of a municipality is open to everybody, on one page, with its points', async () => {
  const { status, pdf } = await fetched(`/papers/memo.pdf?municipality=${municipalityId}`, '')
  expect(status).toBe(200)
  const { pages, text } = await read(pdf)
  expect(pages).toBe(1)
  for (const words of ['Школа № 3', 'пн–чт 9:00–17:00', '7 рабочих дней', 'от 5 до 18 лет'])
    expect(text).toContain(words)
  expect((await read((await fetched('/papers/memo.pdf?municipality=x', '')).pdf)).text).toContain('Пункты приёма')
})

test('S-150: the certificate is an electronic document made out to one child by name, for its family only', async () => {
  const path = `/my/certificates/${certificateId}/extract.pdf`
  const { status, pdf } = await fetched(path, mother)
  expect(status).toBe(200)
  const { text, pages } = await read(pdf)
  const { number } = await rolledBack(fresh.db, (tx) => getCertificate(tx, certificateId))
  expect(pages).toBe(1)
  expect(text.split('Петрова Мария Андреевна').length - 1).toBe(1)
  expect(text).toContain(number)
  for (const words of ['Действует', 'Состояние']) expect(text).toContain(words)
  expect((await fetched(path, stranger)).status).toBe(404)
})

test('S-137: the written renunciation is made from the record, names declined, for its family only', async () => {
  const path = `/my/certificates/${certificateId}/renunciation.pdf`
  const { text } = await read((await fetched(path, mother)).pdf)
  for (const words of ['от Петровой Анны Викторовны', 'на имя Петровой Марии Андреевны']) expect(text).toContain(words)
  expect((await fetched(path, stranger)).status).toBe(404)
})

test('S-139: the statement for a change of status carries its number and the last day of the decision', async () => {
  const facts = await rolledBack(fresh.db, async (tx) => {
    const [submittedOn, dueOn] = ['2026-11-20', '2026-11-27'].map((day) => Temporal.PlainDate.from(day))
    if (!submittedOn || !dueOn) throw new Error('no days')
    const certificate = await getCertificate(tx, certificateId)
    const printing = { certificate, vault: openVault(secretKey), site, number: 'И-2026-000045', submittedOn, dueOn }
    return printStatusChange(tx, guardian, printing, NOW)
  })
  const { text } = await read(await typeset(statusChangePaper, facts))
  // A hyphen of this typesetter may read as a space.
  for (const words of ['000045 от 20 ноября 2026 года', '27 ноября 2026 года']) expect(text).toContain(words)
})

test('S-174: another guardian prints the statement without the passport and address of who filed it', () =>
  rolledBack(fresh.db, async (tx) => {
    const vault = openVault(secretKey)
    const document = { kind: 'passport-rf', series: '1003', number: '654321' } as const
    await keepOwnData(tx, guardian, { vault, document, address: 'ул. Озёрная, 7' }, NOW)
    const printing = { statement: await getStatement(tx, statementId), vault, site }
    const printedBy = async (by: typeof guardian) =>
      JSON.stringify([await printStatement(tx, by, printing, NOW), await printConsent(tx, by, printing, NOW)])
    for (const secret of ['654321', 'ул. Озёрная, 7']) {
      expect(await printedBy(guardian)).toContain(secret)
      expect(await printedBy(await aGuardian(tx))).not.toContain(secret)
    }
  }))

test('S-132…S-135: a notice of refusal names ground, law, way on and appeal; without a refusal there is none', async () => {
  expect((await fetched(`/my/statements/${statementId}/refusal.pdf`, mother)).status).toBe(404)
  const facts = await rolledBack(fresh.db, async (tx) => {
    const statement = await getStatement(tx, statementId)
    const refused = {
      state: 'refused',
      refusalGround: 'wrong-data',
      decisionText: 'Дата рождения другая.',
      decidedAt: NOW,
    }
    return printRefusal(tx, { statement: { ...statement, ...refused } as typeof statement, site })
  })
  expect(facts).toMatchObject({ applicantDative: 'Петровой Анне Викторовне', childDative: 'Петровой Марии Андреевне' })
  const { text } = await read(await typeset(refusalPaper, facts))
  for (const words of ['Дата рождения другая.', facts.ground.words, 'Как обжаловать']) expect(text).toContain(words)
})

test.each([
  ['mother', 'female', 'моей дочери, Петровой Марии Андреевне,'],
  ['guardian', 'female', 'моей подопечной, Петровой Марии Андреевне,'],
  ['self', 'female', 'мне'],
] as const)('a statement asks for whom it is: %s', (relation, gender, words) => {
  const child = { surname: 'Петрова', name: 'Мария', patronymic: 'Андреевна', gender } as Parameters<typeof forWhom>[1]
  expect(forWhom({ relation }, child)).toBe(words)
})
