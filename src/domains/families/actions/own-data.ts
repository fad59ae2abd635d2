import { type Actor, consentDocuments, contactOf, listConsents } from '#access'
import { listOfChild, record } from '#audit'
import { formatPhone } from '#kernel/contacts'
import { formatInstant } from '#kernel/dates'
import { documentKinds, formatDocument, type IdentityDocument } from '#kernel/documents'
import { fullName } from '#kernel/names'
import { formatSnils } from '#kernel/snils'
import type { Tx } from '#platform/db'
import type { Sheet } from '#platform/xlsx'
import { listMunicipalities, regionZone } from '#region'
import { correctedWords } from '../correction.ts'
import { type OwnChild, relationWords } from '../model.ts'
import { listOwnDataParts } from '../own-data.ts'
import { listChildrenOf } from '../queries/child.ts'
import { listCorrections } from '../queries/correction.ts'
import { listRecordsOf } from '../queries/merge.ts'
import type { Vault } from '../vault.ts'
import { unmask } from './look.ts'

const reason = 'Семья скачала свои данные'
const mostRows = 5000

/** Everything that is kept of the family, of every domain; opened documents leave their rows in the journal. */
export async function takeOwnData(tx: Tx, by: Actor, vault: Vault, now: Temporal.Instant): Promise<Sheet[]> {
  const [children, zone] = await Promise.all([listChildrenOf(tx, by.userId), regionZone(tx)])
  const names = new Map(children.map((child) => [child.id as string, fullName(child)]))
  const sheets = [
    await personSheet(tx, by, vault, now),
    await consentSheet(tx, by, zone),
    await childSheet(tx, by, { children, vault }, now),
  ]
  for (const part of listOwnDataParts())
    sheets.push(...(await part.collect(tx, { userId: by.userId, children: names, zone })))
  sheets.push(await correctionSheet(tx, by, { names, vault, zone }), await journalSheet(tx, names, zone))
  await record(tx, by, 'families.own-data-taken', { subjectKind: 'user', subjectId: by.userId }, now)
  return sheets
}

async function personSheet(tx: Tx, by: Actor, vault: Vault, now: Temporal.Instant): Promise<Sheet> {
  const { name, email, phone } = await contactOf(tx, by.userId)
  const { document, address, snils } = await unmask(tx, by, { owner: { userId: by.userId }, vault, reason }, now)
  const rows = [
    ['Фамилия, имя, отчество', fullName(name)],
    ['Электронная почта', email],
    ['Телефон', phone && formatPhone(phone)],
    ['Документ', documentWords(document)],
    ['Адрес', address],
    ['СНИЛС', snils && formatSnils(snils)],
  ]
  return { name: 'О вас', columns: [{ label: 'Что' }, { label: 'Записано', width: 60 }], rows }
}

async function consentSheet(tx: Tx, by: Actor, zone: string): Promise<Sheet> {
  const consents = await listConsents(tx, by.userId)
  return {
    name: 'Согласия',
    columns: [{ label: 'Документ', width: 60 }, { label: 'Редакция' }, { label: 'Когда дано' }],
    rows: consents.map(({ kind, version, givenAt }) => [
      consentDocuments[kind].title,
      version,
      formatInstant(givenAt, zone),
    ]),
  }
}

async function childSheet(
  tx: Tx,
  by: Actor,
  { children, vault }: { children: readonly OwnChild[]; vault: Vault },
  now: Temporal.Instant,
): Promise<Sheet> {
  const places = new Map((await listMunicipalities(tx)).map(({ id, name }) => [id, name]))
  const rows = []
  for (const child of children) {
    const data = await unmask(tx, by, { owner: { childId: child.id }, vault, reason }, now)
    rows.push([
      ...[fullName(child), child.birthOn, relationWords[child.relation], places.get(child.municipalityId) ?? ''],
      ...[data.snils && formatSnils(data.snils), documentWords(data.document), data.address],
    ])
  }
  const columns = [
    { label: 'Ребёнок' },
    { label: 'Дата рождения', kind: 'day' as const },
    ...['Кем вы приходитесь', 'Муниципалитет', 'СНИЛС', 'Документ', 'Адрес'].map((label) => ({ label })),
  ]
  return { name: 'Дети', columns, rows }
}

type Whose = { names: ReadonlyMap<string, string>; vault: Vault; zone: string }

/** S-172: what desks corrected by papers, of the person and of each child. */
async function correctionSheet(tx: Tx, by: Actor, { names, vault, zone }: Whose): Promise<Sheet> {
  const owners = [{ userId: by.userId, whose: 'Вы' }, ...[...names].map(([childId, whose]) => ({ childId, whose }))]
  const rows = []
  for (const { whose, ...owner } of owners)
    for (const { at, reason, place, changes } of await listCorrections(tx, owner, vault))
      for (const { kind, before, after } of changes)
        rows.push([whose, formatInstant(at, zone), correctedWords[kind], before, after, reason, place])
  const labels = ['Чьи данные', 'Когда', 'Что', 'Было', 'Стало', 'Почему', 'Где']
  return { name: 'Исправления', columns: labels.map((label) => ({ label })), rows }
}

async function journalSheet(tx: Tx, children: ReadonlyMap<string, string>, zone: string): Promise<Sheet> {
  const rows = []
  for (const [childId, child] of children)
    for (const { at, sentence, reason: why } of await listOfChild(tx, await listRecordsOf(tx, childId), mostRows))
      rows.push([child, formatInstant(at, zone), sentence, why])
  const labels = ['Ребёнок', 'Когда', 'Что сделали', 'Зачем']
  return { name: 'Журнал', columns: labels.map((label) => ({ label })), rows }
}

function documentWords(document: IdentityDocument | null): string | null {
  return document && `${documentKinds[document.kind]} ${formatDocument(document)}`
}
