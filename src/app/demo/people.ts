import { findUserByEmail } from '#access'
import { findStatementOfChild, getCertificateOfChild } from '#certificates'
import { listChildrenOf } from '#families'
import type { Reader } from '#platform/db'
import { type DemoPerson, listPlaces, peopleOf } from '../../../db/seed/index.ts'

/** Somebody to sign in as, with the numbers that a worker of a reception point would be told. */
export type Inhabitant = DemoPerson & { papers: { child: string; statement: string; certificate: string }[] }

export async function listInhabitants(reader: Reader): Promise<Inhabitant[]> {
  const people = peopleOf(await listPlaces(reader))
  return Promise.all(people.map(async (person) => ({ ...person, papers: await papersOf(reader, person) })))
}

async function papersOf(reader: Reader, { email, role }: DemoPerson): Promise<Inhabitant['papers']> {
  const user = role === 'family' ? await findUserByEmail(reader, email) : null
  const papers: Inhabitant['papers'] = []
  for (const { id, name } of user ? await listChildrenOf(reader, user.id) : []) {
    const [statement, certificate] = await Promise.all([
      findStatementOfChild(reader, id),
      getCertificateOfChild(reader, id),
    ])
    if (statement && certificate && certificate.activation !== 'activated')
      papers.push({ child: name, statement: statement.number, certificate: certificate.number })
  }
  return papers
}

export async function findInhabitant(
  reader: Reader,
  key: string,
): Promise<{ person: DemoPerson; userId: string } | null> {
  const person = peopleOf(await listPlaces(reader)).find((one) => one.key === key)
  const user = person && (await findUserByEmail(reader, person.email))
  return person && user ? { person, userId: user.id } : null
}
