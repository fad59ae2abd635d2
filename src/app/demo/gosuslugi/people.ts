import { findUserByEmail, type UserId } from '#access'
import { consentText, rulesText } from '#certificates'
import { listChildrenOf, openVault, type VaultKind } from '#families'
import type { IdentityDocument } from '#kernel/documents'
import { formatDocument } from '#kernel/documents'
import { fullName, type PersonName } from '#kernel/names'
import { type Reader, sql } from '#platform/db'
import { listPlaces, peopleOf } from '../../../../db/seed/index.ts'

/** Somebody signed in at the pretended Gosuslugi, with children as ЕСИА knows them. */
export type Citizen = {
  key: string
  name: PersonName
  story: string
  person: object
  children: readonly { key: string; title: string; recipient: object }[]
}

const address = 'г. Озёрный, ул. Садовая, д. 8, кв. 3'

/** A newcomer whom nobody knows here, and the families of the town. */
export async function listCitizens(reader: Reader, secretKey: Uint8Array): Promise<Citizen[]> {
  const families = peopleOf(await listPlaces(reader)).filter(({ role }) => role === 'family')
  const known = await Promise.all(families.map((family) => citizenOf(reader, secretKey, family)))
  return [newcomer, ...known.filter(({ children }) => children.length > 0)]
}

export async function findCitizen(reader: Reader, secretKey: Uint8Array, key: string): Promise<Citizen | null> {
  return (await listCitizens(reader, secretKey)).find((one) => one.key === key) ?? null
}

type Family = { key: string; name: PersonName; email: string; story: string }

async function citizenOf(reader: Reader, secretKey: Uint8Array, { key, name, email }: Family): Promise<Citizen> {
  const user = await findUserByEmail(reader, email)
  const own = user ? await listChildrenOf(reader, user.id) : []
  const children = own
    .filter(({ relation }) => relation !== 'self')
    .map(async (child) => {
      const kept = await keptOf(reader, secretKey, child.id)
      const { id, surname, name: first, patronymic, birthOn, gender, relation } = child
      const recipient = {
        ...{ surname, name: first, patronymic, birthOn: birthOn.toString(), gender, relation },
        snils: kept.snils ?? madeUpSnils(id),
        document: kept.document ? textOf(JSON.parse(kept.document)) : birthCertificate(id),
        address: kept.address ?? address,
      }
      return { key: id as string, title: fullName(child), recipient }
    })
  const story = 'Кабинет уже есть: заявление появится в нём.'
  return { key, name, story, person: personOf(user?.id ?? key, name, email), children: await Promise.all(children) }
}

const newcomer: Citizen = {
  key: 'newcomer',
  name: { surname: 'Новикова', name: 'Ирина', patronymic: 'Олеговна' },
  story: 'Здесь её ещё никто не знает, и сертификата у сына нет.',
  person: personOf(
    'newcomer',
    { surname: 'Новикова', name: 'Ирина', patronymic: 'Олеговна' },
    'irina-novikova@semya.example',
  ),
  children: [
    {
      key: 'fedor',
      title: 'Новиков Фёдор Ильич',
      recipient: {
        ...{ surname: 'Новиков', name: 'Фёдор', patronymic: 'Ильич', birthOn: '2017-03-11', gender: 'male' },
        ...{ relation: 'mother', snils: madeUpSnils('fedor'), document: birthCertificate('fedor'), address },
      },
    },
  ],
}

/** What was ticked on the pretended Gosuslugi, by the texts in force. */
export function agreedAt(now: Temporal.Instant) {
  return { personalData: consentText.version, rules: rulesText.version, at: now.toString() }
}

function personOf(seed: UserId | string, { surname, name, patronymic }: PersonName, email: string) {
  return {
    ...{ surname, name, patronymic, birthOn: '1988-04-02', snils: madeUpSnils(`${seed} adult`), address },
    document: { kind: 'passport-rf', number: `4504${String(numberOf(seed) % 1_000_000).padStart(6, '0')}` },
    ...{ email, emailConfirmed: true, phone: '+7 912 345-67-89' },
  }
}

async function keptOf(reader: Reader, secretKey: Uint8Array, childId: string) {
  const { rows } = await sql<{ id: string; kind: VaultKind; sealed: Uint8Array }>`select id, kind, sealed
    from families_vault where child_id = ${childId} and replaced_at is null`.execute(reader)
  const vault = openVault(secretKey)
  const open = ({ id, kind, sealed }: (typeof rows)[number]) =>
    [kind, vault.open({ rowId: id, kind, ownerId: childId }, sealed)] as const
  return Object.fromEntries(rows.map(open)) as Partial<Record<VaultKind, string>>
}

function textOf(document: IdentityDocument) {
  return { kind: document.kind, number: formatDocument(document) }
}

function birthCertificate(seed: string) {
  return { kind: 'birth-certificate-rf', number: `II-АБ ${String(numberOf(seed) % 1_000_000).padStart(6, '0')}` }
}

/** The same number for the same person, with the check digits that it should have. */
function madeUpSnils(seed: string): string {
  const nine = String(200_000_000 + (numberOf(seed) % 700_000_000)).padStart(9, '0')
  const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (9 - at), 0)
  return `${nine}${String((sum % 101) % 100).padStart(2, '0')}`
}

function numberOf(seed: string): number {
  return [...seed].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 2_147_483_647, 7)
}
