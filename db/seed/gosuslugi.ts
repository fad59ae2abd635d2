import { consentText, rulesText } from '#certificates'
import type { ApplicationId } from '#enrolment'
import { deliverDue, openSecrets, type Parcel, takeWrittenOrder } from '#exchange'
import type { Instant } from '#kernel/dates'
import { formatDocument } from '#kernel/documents'
import { sql } from '#platform/db'
import { studyYearOf } from '#programmes'
import {
  type Answer,
  findPartner,
  insertOrder,
  insertReceived,
  updateSent,
  updateWanted,
} from '../../src/app/demo/gosuslugi/store.ts'
import { aChild } from './acts.ts'
import type { Stage } from './stage.ts'

/** Who applies on Gosuslugi and for whom; nobody knows them here before. */
export type Applied = {
  number: number
  parent: string
  child: string
  surname: readonly [parent: string, child: string]
  gender: 'female' | 'male'
  years: number
  programme: string
}

export const idOf = ({ number }: Pick<Applied, 'number'>) => `EPGU-00004${number}217`

/** The pretended Gosuslugi composes an order, sends it and keeps the answer; here it is an order like any other. */
export async function order(stage: Stage, applied: Applied, at: Instant): Promise<ApplicationId | null> {
  const { tx, town, vault, secretKey } = stage
  const group = await groupOf(stage, applied.programme)
  if (!group) return null
  const externalId = idOf(applied)
  const composed = composedBy(stage, applied, at)
  const { child: _, ...people } = composed
  const wanted = { groupId: group.id, quoteVersion: '', parentKopecks: 1_000_000, startsOn: group.startsOn }
  await insertOrder(tx, { externalId, composed, secretKey }, at)
  await updateWanted(tx, externalId, { ...wanted, title: group.title })

  const written = { orderId: externalId, ...people, ...wanted, startsOn: null, quoteVersion: null }
  const keys = { vault, secrets: openSecrets(secretKey) }
  const place = { partnerId: await partnerOf(stage), municipalityId: town.municipalities[0].id }
  await takeWrittenOrder(tx, { ...place, order: written, keys }, at)
  const answer = await answerTo(stage, externalId)
  await updateSent(tx, externalId, answer, 1)
  return (answer.application?.id ?? null) as ApplicationId | null
}

/** Statuses that are due go to the pretended Gosuslugi, which answers `status`. */
export async function deliver({ tx, secretKey }: Stage, at: Instant, status = 204): Promise<void> {
  const place = { reader: tx, transaction: <T>(work: (same: typeof tx) => Promise<T>) => work(tx) }
  const post = async ({ body }: Parcel) => {
    const { orderId, at: happened, applicationNumber: number, ...rest } = JSON.parse(body)
    if (status < 300)
      await insertReceived(tx, orderId, { ...rest, number, happenedAt: Temporal.Instant.from(happened) }, at)
    return status
  }
  await deliverDue(place, { secrets: openSecrets(secretKey), post }, () => at)
}

export async function partnerOf({ tx }: Stage): Promise<string> {
  const found = await findPartner(tx)
  if (!found) throw new Error('the pretended Gosuslugi has not been connected yet')
  return found.partnerId
}

async function groupOf({ tx, town }: Stage, programme: string) {
  const groupId = town.programmes.programmes[programme]?.groupIds[0] ?? null
  const { rows } = await sql<{ id: string; startsOn: string; title: string }>`
    select g.id, g.starts_on::text as "startsOn", p.name || ', ' || g.name as title from programmes_group g
      join programmes_module m on m.id = g.module_id join programmes_programme p on p.id = m.programme_id
    where g.id = ${groupId}`.execute(tx)
  return rows[0] ?? null
}

function composedBy(stage: Stage, { number, parent, child, surname, gender, years }: Applied, at: Instant) {
  const { town, moments } = stage
  const name = { surname: surname[1], name: child, patronymic: gender === 'male' ? 'Игоревич' : 'Игоревна' }
  const told = { name, gender, relation: 'mother' as const, birthOn: moments.bornYearsAgo(years, 40 + number) }
  const { snils, document, address } = aChild(stage, number, told)
  const mother = aChild(stage, number + 40, { ...told, birthOn: moments.bornYearsAgo(years + 27, 100) })
  const applicant = {
    ...{ surname: surname[0], name: parent, patronymic: 'Андреевна', birthOn: mother.birthOn.toString() },
    ...{ snils: mother.snils, document: written(mother.document), address },
    ...{ email: `epgu-${number}@semya.example`, emailConfirmed: true, phone: `+7 921 555-${number}-17` },
  }
  const recipient = {
    ...{ ...name, birthOn: told.birthOn.toString(), gender, relation: told.relation, snils },
    ...{ document: written(document), address },
  }
  return {
    ...{ municipality: town.municipalities[0].code, child: `${name.surname} ${name.name} ${name.patronymic}` },
    ...{ studyYear: studyYearOf(moments.today), applicant, recipient },
    agreed: { personalData: consentText.version, rules: rulesText.version, at: at.toString() },
  }
}

const written = (document: Parameters<typeof formatDocument>[0]) => ({
  kind: document.kind,
  number: formatDocument(document),
})

async function answerTo({ tx }: Stage, externalId: string): Promise<Answer> {
  const { rows } = await sql<Answer>`
    select o.state, case when a.id is not null then jsonb_build_object('id', a.id, 'number', a.number,
        'answerDueOn', a.answer_due_on) end as application,
      case when o.decline_words is not null then jsonb_build_object('description', o.decline_words) end as decline
    from exchange_order o left join enrolment_application a on a.id = o.application_id
    where o.external_id = ${externalId}`.execute(tx)
  const [answer] = rows
  if (!answer) throw new Error(`the order ${externalId} was not taken`)
  return answer
}
