import type pg from 'pg'
import { nameKey } from '#kernel/names'
import { bulkId, type Chance, chanceOf } from './chance.ts'
import { type Columns, insertRows, type Row, together } from './insert.ts'
import { aChild, aMother, type Person } from './people.ts'

export type BulkChildren = {
  children: number
  seed: number
  now: Temporal.Instant
  zone: string
  progress: (done: number) => void
}

/** Where children live, and what a certificate there brings in the period of today. */
type Place = {
  id: string
  code: string
  region_code: string
  category_id: string
  nominal_id: string | null
  period_id: string | null
  amount: string | null
  act_id: string | null
}

const portion = 1000
const nominalPercent = 60

/**
 * Invented families: a mother with one or two children, each with a certificate; six of ten with a nominal in the
 * ledger. The vault stays empty: nobody's SNILS is invented. One transaction, the same for the same seed.
 */
export async function bulkChildren(pool: pg.Pool, wishes: BulkChildren): Promise<void> {
  await together(pool, async (client) => {
    const places = await listPlaces(client, wishes)
    if (places.length === 0) throw new Error('В базе нет категорий сертификатов: сначала подготовьте регион.')
    const { rows } = await client.query<{ number: string }>('select number from certificates_certificate')
    const numbers = numbering(wishes.seed, new Set(rows.map(({ number }) => number)))
    for (let from = 0; from < wishes.children; from += portion) {
      const count = Math.min(portion, wishes.children - from)
      await writeFamilies(client, wishes, { from, count, places, numbers })
      wishes.progress(from + count)
    }
  })
  await pool.query(
    'analyze access_user, families_child, families_custody, certificates_certificate, ledger_account, ledger_entry',
  )
}

/** A category of each municipality, with its nominal where no limit stands in the way of inventing holders. */
async function listPlaces(client: pg.ClientBase, { now, zone }: BulkChildren): Promise<Place[]> {
  const today = now.toZonedDateTimeISO(zone).toPlainDate().toString()
  const { rows } = await client.query<Place>(
    `select distinct on (m.id) m.id, m.code, c.id as category_id, n.id as nominal_id, n.period_id, n.amount::text, n.act_id,
       coalesce((select value #>> '{}' from region_setting
         where name = 'certificates.region-code' and municipality_id is null limit 1), '10') as region_code
     from region_municipality m join certificates_category c on c.municipality_id = m.id
       left join (
         funding_nominal n join region_funding_period p on p.id = n.period_id and $1 between p.starts_on and p.ends_on
       ) on n.category_id = c.id and n.unit = 'kopecks' and n.count_limit is null and n.sum_limit is null
         and n.valid_from <= $1 and (n.valid_to is null or n.valid_to > $1)
     order by m.id, n.id nulls last, c.ordinal`,
    [today],
  )
  return rows
}

type Plan = { from: number; count: number; places: Place[]; numbers: Numbering }
type Made = Record<
  'users' | 'roles' | 'children' | 'custodies' | 'statements' | 'certificates' | 'accounts' | 'entries',
  Row[]
>

async function writeFamilies(
  client: pg.ClientBase,
  wishes: BulkChildren,
  { from, count, places, numbers }: Plan,
): Promise<void> {
  const made: Made = {
    users: [],
    roles: [],
    children: [],
    custodies: [],
    statements: [],
    certificates: [],
    accounts: [],
    entries: [],
  }
  const holders = new Map<string, number>()
  for (let at = from; at < from + count; at++) {
    const place = places[motherOf(at) % places.length] as Place
    const nominal = addChild(made, wishes, { at, place, number: numbers(place) })
    if (nominal) holders.set(nominal, (holders.get(nominal) ?? 0) + 1)
  }
  await insertRows(client, 'access_user', userColumns, made.users)
  await insertRows(client, 'access_role', roleColumns, made.roles)
  await insertRows(client, 'families_child', childColumns, made.children)
  await insertRows(client, 'families_custody', custodyColumns, made.custodies)
  await insertRows(client, 'certificates_statement', statementColumns, made.statements)
  await insertRows(client, 'certificates_certificate', certificateColumns, made.certificates)
  await insertRows(client, 'ledger_account', accountColumns, made.accounts)
  await insertRows(client, 'ledger_entry', entryColumns, made.entries)
  for (const [id, number] of holders)
    await client.query(
      'update funding_nominal set holders = holders + $2, granted = granted + $2 * amount where id = $1',
      [id, number],
    )
}

/** Children 0 and 1 have one mother, 2 another, 3 and 4 the next one: five mothers for eight children, about. */
function motherOf(at: number): number {
  return Math.floor((at * 2 + 1) / 3)
}

type ChildFacts = { at: number; place: Place; number: string }

/** Adds the rows of one child; answers the nominal that was granted, if any. */
function addChild(made: Made, { seed, now, zone }: BulkChildren, { at, place, number }: ChildFacts): string | null {
  const mother = motherOf(at)
  const motherName = aMother(chanceOf(seed, 5_000_000 + mother))
  const chance = chanceOf(seed, 9_000_000 + at)
  const userId = bulkId(seed, 'user', mother)
  const childId = bulkId(seed, 'child', at)
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const birthOn = today.subtract({ years: 5 + chance.below(12), days: 1 + chance.below(364) })
  const issuedAt = now.subtract({ hours: 24 * (2 + chance.below(300)) }).toString()
  if (at === 0 || motherOf(at - 1) !== mother) addMother(made, seed, mother, { motherName, place, issuedAt })
  const gender = chance.yes(49) ? 'female' : 'male'
  const name = aChild(chance, motherName, gender)
  made.children.push({
    ...{ id: childId, ...name, name_key: nameKey(name), birth_on: birthOn.toString(), gender },
    ...{ municipality_id: place.id, created_at: issuedAt, created_by: userId, confirmed_at: issuedAt },
  })
  made.custodies.push({
    ...{ id: bulkId(seed, 'custody', at), child_id: childId, user_id: userId, relation: 'mother', holder: true },
    since: issuedAt,
  })
  const certificate = { at, place, number, childId, userId, issuedAt, birthOn, today }
  return addCertificate(made, seed, chance, certificate)
}

type MotherFacts = { motherName: Person; place: Place; issuedAt: string }

function addMother(made: Made, seed: number, mother: number, { motherName, place, issuedAt }: MotherFacts): void {
  const id = bulkId(seed, 'user', mother)
  made.users.push({
    ...{ id, ...motherName, email: `family${seed}-${mother}@region.example`, municipality_id: place.id },
    ...{ phone: `+79${String(100_000_000 + mother)}`, created_at: issuedAt, email_confirmed_at: issuedAt },
  })
  made.roles.push({ id: bulkId(seed, 'role', mother), user_id: id, role: 'family', granted_at: issuedAt })
}

type CertificateFacts = ChildFacts & {
  childId: string
  userId: string
  issuedAt: string
  birthOn: Temporal.PlainDate
  today: Temporal.PlainDate
}

function addCertificate(made: Made, seed: number, chance: Chance, facts: CertificateFacts): string | null {
  const { at, place, number, childId, userId, issuedAt, birthOn, today } = facts
  const statementId = bulkId(seed, 'statement', at)
  const certificateId = bulkId(seed, 'certificate', at)
  const activated = chance.yes(85)
  const nominal = chance.yes(nominalPercent) ? place.nominal_id : null
  const text = '\\x00'
  made.statements.push({
    ...{ id: statementId, number: `З-${today.year}-${seed}-${at}`, child_id: childId, applicant_id: userId },
    ...{
      relation: 'mother',
      category_id: place.category_id,
      way: 'cabinet',
      state: 'approved',
      submitted_at: issuedAt,
    },
    ...{ consent_version: '1', consent_hash: text, consent_at: issuedAt, rules_version: '1', rules_hash: text },
    ...{ rules_at: issuedAt, template_version: '1', documents_due_on: issuedAt.slice(0, 10), calendar_version: '1' },
    ...{ accepted_at: issuedAt, decided_at: issuedAt },
  })
  made.certificates.push({
    ...{ id: certificateId, number },
    ...{ child_id: childId, municipality_id: place.id, category_id: place.category_id, statement_id: statementId },
    ...{
      issued_at: issuedAt,
      valid_from: issuedAt.slice(0, 10),
      valid_to: birthOn.add({ years: 18 }).subtract({ days: 1 }).toString(),
    },
    ...{ activation: activated ? 'activated' : 'not-activated', activated_at: activated ? issuedAt : null },
    ...{ validity: 'valid', funding: nominal ? 'nominal' : 'accounting' },
  })
  if (!nominal) return null
  const accountId = bulkId(seed, 'account', at)
  made.accounts.push({
    ...{
      id: accountId,
      certificate_id: certificateId,
      period_id: place.period_id,
      payer_id: place.id,
      unit: 'kopecks',
    },
  })
  made.entries.push({
    ...{ account_id: accountId, kind: 'grant', from_pot: 'payer', to_pot: 'available', amount: place.amount },
    ...{ cause_kind: 'nominal', cause_id: nominal, act_id: place.act_id, at: issuedAt },
    key: `grant:${certificateId}:${place.period_id}:kopecks`,
  })
  return nominal
}

type Numbering = (place: Place) => string

/** Six digits by a step that visits each number once, so that they are not in a row; those in use are passed over. */
function numbering(seed: number, used: ReadonlySet<string>): Numbering {
  let at = seed * 7919
  return function next(place): string {
    at += 1
    const number = `${place.region_code}${place.code}${String((at * 571_787) % 1_000_000).padStart(6, '0')}`
    return used.has(number) ? next(place) : number
  }
}

const userColumns: Columns = {
  ...{ id: 'uuid', surname: 'text', name: 'text', patronymic: 'text', email: 'text', phone: 'text' },
  ...{ municipality_id: 'uuid', created_at: 'timestamptz', email_confirmed_at: 'timestamptz' },
}
const roleColumns: Columns = { id: 'uuid', user_id: 'uuid', role: 'text', granted_at: 'timestamptz' }
const childColumns: Columns = {
  ...{
    id: 'uuid',
    surname: 'text',
    name: 'text',
    patronymic: 'text',
    name_key: 'text',
    birth_on: 'date',
    gender: 'text',
  },
  ...{ municipality_id: 'uuid', created_at: 'timestamptz', created_by: 'uuid', confirmed_at: 'timestamptz' },
}
const custodyColumns: Columns = {
  ...{ id: 'uuid', child_id: 'uuid', user_id: 'uuid', relation: 'text', holder: 'bool', since: 'timestamptz' },
}
const statementColumns: Columns = {
  ...{ id: 'uuid', number: 'text', child_id: 'uuid', applicant_id: 'uuid', relation: 'text', category_id: 'uuid' },
  ...{ way: 'text', state: 'text', submitted_at: 'timestamptz', consent_version: 'text', consent_hash: 'bytea' },
  ...{ consent_at: 'timestamptz', rules_version: 'text', rules_hash: 'bytea', rules_at: 'timestamptz' },
  ...{ template_version: 'text', documents_due_on: 'date', calendar_version: 'text', accepted_at: 'timestamptz' },
  decided_at: 'timestamptz',
}
const certificateColumns: Columns = {
  ...{
    id: 'uuid',
    number: 'text',
    child_id: 'uuid',
    municipality_id: 'uuid',
    category_id: 'uuid',
    statement_id: 'uuid',
  },
  ...{
    issued_at: 'timestamptz',
    valid_from: 'date',
    valid_to: 'date',
    activation: 'text',
    activated_at: 'timestamptz',
  },
  ...{ validity: 'text', funding: 'text' },
}
const accountColumns: Columns = {
  ...{ id: 'uuid', certificate_id: 'uuid', period_id: 'uuid', payer_id: 'uuid', unit: 'text' },
}
const entryColumns: Columns = {
  ...{ account_id: 'uuid', kind: 'text', from_pot: 'text', to_pot: 'text', amount: 'int8', cause_kind: 'text' },
  ...{ cause_id: 'uuid', act_id: 'uuid', at: 'timestamptz', key: 'text' },
}
